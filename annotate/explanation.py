"""Explanation: what was found in a text, by which rule, on what evidence, and what was dropped and why.

For people as lines on a terminal, for programs as JSON; both in the order of the schema's kinds.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from annotate.identification import FAIR, Guess
from annotate.pack import PackError, load
from annotate.parse import Explained
from annotate.regex import regex
from annotate.schema import schema_of
from annotate.span import RULES, Span
from annotate.visible import brief, visible

BREAKS = regex(r"\r\n?|\n")
SURE = 0.75
"""From which guess on a language counts as known."""
BOLD, FAINT, CYAN, YELLOW, RESET = "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[33m", "\x1b[0m"
PAINT = regex("\x1b\\[[0-9]{1,2}m")


class Places:
    """Where the offsets of a text are: line and column, both from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in BREAKS.finditer(text))]

    def __call__(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def excerpt(text: str, span: Span, most: int = 72) -> str:
    """The words of a span on one line, in full or cut between words, with nothing a terminal obeys."""
    return visible(brief(text[span.start : span.end], most))


def sureness(guessed: Guess | None) -> str:
    """How the language is known, in words."""
    if guessed is None:
        return "as given"
    sure = guessed.sure
    word = "sure" if sure >= SURE else "fairly sure" if sure >= FAIR else "unsure: give --language"
    like = f"; it looks like {guessed.like}, which has no language pack" if guessed.like else ""
    return f"guessed by script and commonest words: {round(100 * sure)} of 100, {word}{like}"


def render(explained: Explained, colour: bool = False) -> str:
    """The explanation as lines for a terminal, with escape sequences only when ``colour`` is asked for."""
    account = _Account(explained)
    out = "\n".join([*account.head(), "", *account.found(), *account.dropped()])
    return out if colour else PAINT.sub("", out)


def as_json(explained: Explained) -> str:
    """The explanation as JSON: what is known, and the rows ``found`` and ``dropped``, each with its place."""
    account = _Account(explained)
    known, schema, guessed = explained.known, account.schema, explained.guessed
    out = {
        "title": known["title"],
        "genre": schema.root.kind,
        "language": {
            "code": known["language"],
            "name": _language(explained),
            "guessed": guessed and guessed.sure,
            **({"like": guessed.like} if guessed and guessed.like else {}),
        },
        "published": known["published"],
        "filed": known.get("filed"),
        "characters": len(explained.text),
        "counts": {kind: len(spans) for kind, spans in account.kinds.items()},
        "found": [account.row(span) for span in explained.spans],
    }
    if explained.dropped is not None:
        out["dropped"] = [{**account.row(drop.span), "why": drop.why} for drop in explained.dropped]
    return json.dumps(out, ensure_ascii=False, indent=1)


def _language(explained: Explained) -> str:
    """What the language of a text is called; a pack that is being written lies where its code does not tell."""
    try:
        return explained.named or load(explained.known["language"]).script.name
    except PackError:
        return "no language pack"


def _says(rule: str) -> str:
    """The sentence of a rule, or where else a span comes from."""
    return RULES[rule].says if rule in RULES else "No rule of this version: a finder, or a person."


class _Account:
    """One explained text, as it is told: spans by kind, and where everything is."""

    def __init__(self, explained: Explained) -> None:
        self.explained, self.text = explained, explained.text
        self.schema = schema_of(explained.root)
        self.places = Places(self.text)
        self.names = {span.id: span for span in explained.spans if span.id}
        groups: dict[str, list[Span]] = {kind: [] for kind in self.schema.rank}
        for span in explained.spans:
            groups.setdefault(span.kind, []).append(span)
        self.kinds = {kind: spans for kind, spans in groups.items() if spans}

    def head(self) -> Iterator[str]:
        """What is known about the text as a whole."""
        known, schema = self.explained.known, self.schema
        sure = sureness(self.explained.guessed)
        published = known["published"] or (
            f"not given: relative dates are seen from {known['filed']}, the day of the dateline"
            if known.get("filed")
            else "not known: relative dates need --published, or a dateline with its day"
        )
        blocks = [f"{len(spans)} {kind}" for kind, spans in self.kinds.items() if kind not in schema.inner]
        language = known["language"]
        yield f"{BOLD}{visible(known['title'] or 'Untitled')}{RESET}"
        yield f"language   {_language(self.explained)} ({language}), {sure}"
        yield f"published  {published}"
        yield f"text       {len(self.text):,} characters: {', '.join(blocks) or 'no blocks'}"

    def found(self) -> Iterator[str]:
        """What was found, by kind and by rule. A block is told of only when a rule or an attribute is."""
        for kind, spans in self.kinds.items():
            block = kind not in self.schema.inner and kind not in self.schema.asides
            told = [span for span in spans if not block or span.rule or span.attrs]
            if not told:
                continue
            doc = (self.schema.inner.get(kind) or self.schema.kinds[kind][0]).doc
            says = doc.splitlines()[0].replace("``", "")
            yield f"{BOLD}{kind}{RESET} ({len(told)})  {FAINT}{says}{RESET}"
            for rule in dict.fromkeys(span.rule for span in told):
                if rule:
                    yield f"  {CYAN}{visible(rule)}{RESET}  {FAINT}{_says(rule)}{RESET}"
                for span in told:
                    if span.rule == rule:
                        yield from self.span(span)
            yield ""

    def span(self, span: Span) -> Iterator[str]:
        """One annotation: its place and words; below them its attributes, certainty and evidence."""
        if span.kind not in self.schema.asides:
            yield f"    {self.place(span)}  {excerpt(self.text, span)}"
        told = [*self.attributes(span)]
        if span.cert:
            told.append(f"certainty {span.cert}")
        if span.evidence:
            told.append(f"evidence: {visible(span.evidence)}")
        if told:
            yield f"{'':14}{FAINT}{'; '.join(told)}{RESET}"

    def place(self, span: Span) -> str:
        """Line and column of a span, set flush right."""
        return "{}:{}".format(*self.places(min(max(span.start, 0), len(self.text)))).rjust(8)

    def attributes(self, span: Span) -> Iterator[str]:
        """The attributes of a span, a pointer with the words it leads to."""
        pointers = self.schema.pointers.get(span.kind, ())
        for name, value in span.attrs.items():
            if name in pointers:
                yield f"{name} \u2192 {' | '.join(map(self.target, value.split()))}"
            else:
                yield f"{name}={visible(value)}"

    def target(self, name: str) -> str:
        """What a pointer leads to: the words there, or the name of what stands beside the text."""
        span = self.names.get(name)
        if span is None:
            return visible(name)
        if span.kind not in self.schema.asides:
            return excerpt(self.text, span, 32)
        required = (
            a for a in self.schema.asides[span.kind].attributes.values() if a.required and not a.pointing
        )
        return visible(next((span.attrs[a.name] for a in required if a.name in span.attrs), name))

    def dropped(self) -> Iterator[str]:
        """What was considered and did not stay, in order of the text, and why."""
        if self.explained.dropped is None:
            yield f"{FAINT}What was considered and dropped is not kept in a file: explain its text to see it.{RESET}"
            return
        dropped = sorted(self.explained.dropped, key=lambda drop: drop.span.start)
        if not dropped:
            yield f"{FAINT}Nothing was considered and dropped.{RESET}"
            return
        yield f"{BOLD}considered and dropped{RESET} ({len(dropped)})"
        for span, why in dropped:
            words = excerpt(self.text, span)
            yield f"    {self.place(span)}  {YELLOW}{visible(span.kind)}{RESET}  {words}"
            yield f"{'':14}{FAINT}{visible(span.rule) or 'no rule named'}: {visible(why)}{RESET}"

    def row(self, span: Span) -> dict[str, Any]:
        """A span for JSON; what is empty is left out, and so are the words of a block."""
        line, column = self.places(min(max(span.start, 0), len(self.text)))
        inside = span.kind in self.schema.inner or span.kind not in self.schema.kinds
        fields: dict[str, Any] = {
            "kind": span.kind,
            "start": span.start,
            "end": span.end,
            "line": line,
            "column": column,
            "text": self.text[span.start : span.end] if inside else "",
            "id": span.id,
            "attrs": dict(span.attrs),
            "rule": span.rule,
            "says": _says(span.rule) if span.rule else "",
            "cert": span.cert or "",
            "evidence": span.evidence,
        }
        return {name: value for name, value in fields.items() if value not in ("", {})}
