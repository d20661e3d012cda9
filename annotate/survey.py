"""Survey: what the packs cover, told from their folders: words, rules, examples, and whether these hold."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from annotate.examples import asked, examples, fails, rules_in
from annotate.lint import lint
from annotate.pack import Pack, languages, load


@dataclass
class Construct:
    """What a pack has for one construct: its words, the rules that run, its examples."""

    name: str
    words: int = 0
    rules: list[str] = field(default_factory=list)
    positive: int = 0
    negative: int = 0
    missing: list[str] = field(default_factory=list)
    """The rules without an example of a sign: "date.ago: no negative example"."""
    failing: list[str] = field(default_factory=list)
    """The examples that do not hold, each with its place and what was found instead."""


@dataclass
class Survey:
    """A pack on one page."""

    code: str
    name: str
    direction: str
    folder: str
    constructs: list[Construct]
    faults: list[str]
    """What the linter found; empty as well when it was not asked."""

    @property
    def sound(self) -> bool:
        """Whether nothing is missing, failing or at fault."""
        return not self.faults and not any(c.missing or c.failing for c in self.constructs)


def surveys(code: str | None = None, *, linted: bool = False) -> Iterator[Survey]:
    """The survey of every pack, or of one: a code, or the path of a folder.

    Raises PackError for a pack that is not there or does not load.
    """
    for name in [code] if code else languages():
        yield survey(load(name), linted=linted)


def survey(pack: Pack, *, linted: bool = False) -> Survey:
    """What a pack covers; its examples are run."""
    found: dict[str, Construct] = {}

    def construct(name: str) -> Construct:
        return found.setdefault(name, Construct(name))

    for table in pack.tables.values():
        construct(table.table).words = sum(len(words) for _, words in table.lexicons())
    shown: Counter[tuple[str, bool]] = Counter()
    language = pack.code if languages().get(pack.code) == pack.folder else str(pack.folder)
    for example in examples(pack):
        own = construct(example.construct)
        shown[example.rule, example.positive] += 1
        own.positive += example.positive
        own.negative += not example.positive
        if says := fails(example, language):
            own.failing.append(f"{pack.code}/{example.path.name}:{example.line}: {says}")
    for rule in rules_in(pack):
        own = construct(rule.id.partition(".")[0])
        own.rules.append(rule.id)
        for sign, name in asked(rule):
            if not shown[rule.id, sign]:
                own.missing.append(f"{rule.id}: no {name} example")
    return Survey(
        pack.code,
        pack.script.name,
        pack.script.direction,
        str(pack.folder),
        [found[name] for name in sorted(found)],
        [str(fault) for fault in lint(pack)] if linted else [],
    )


def render(surveyed: list[Survey], format: str = "text", *, full: bool = False) -> str:
    """The surveys for people, with the rules by name when ``full``; or as JSON."""
    if format == "json":
        return json.dumps([asdict(one) for one in surveyed], ensure_ascii=False, indent=1) + "\n"
    return "\n".join("\n".join(_lines(one, full)) + "\n" for one in surveyed)


def _lines(one: Survey, full: bool) -> Iterator[str]:
    script = "written from right to left" if one.direction == "rtl" else "written from left to right"
    yield f"{one.code}  {one.name}, {script}"
    yield f"    {'construct':<12}{'words':>7}{'rules':>7}{'positive':>10}{'negative':>10}  examples"
    for row in one.constructs:
        if not (row.words or row.rules or row.positive or row.negative):
            continue
        count = row.positive + row.negative
        state = f"{len(row.failing)} of {count} fail" if row.failing else ("all hold" if count else "none")
        numbers = f"{row.words:>7}{len(row.rules):>7}{row.positive:>10}{row.negative:>10}"
        yield f"    {row.name:<12}{numbers}  {state}"
        if full and row.rules:
            yield f"        {', '.join(rule.partition('.')[2] for rule in row.rules)}"
        yield from (f"        {says}" for says in (*row.missing, *row.failing))
    yield from (f"    {fault}" for fault in one.faults)
