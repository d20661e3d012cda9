"""Rulebook: every rule of validation and of annotation, with its reason and an example that breaks it.

The rules that are one line on an element class come from the classes; those about the shape of a
file, its ids and its text stand in ``rulebook.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from annotate import genres
from annotate.meant import perhaps
from annotate.problem import Level
from annotate.schema import TEI_NAMESPACE, schema_of

LONG = 200
"""How many characters of an example a page shows."""


class Entry(NamedTuple):
    """A rule of validation. ``good`` and ``bad`` are parts of a TEI document, see :func:`example`."""

    code: str
    name: str
    level: Level
    why: str
    bad: str = ""
    good: str = ""


@cache
def rules(genre: str = genres.USUAL) -> dict[str, Entry]:
    """Every rule of validation by its code: the checks of the classes, then all others."""
    found = {}
    for spec in schema_of(genres.load(genre).root).values():
        for check in spec.checks:
            name = check.name.replace("-", " ")
            found[check.name] = Entry(
                check.name, name, check.level, check.why or check.says, check.bad, check.good
            )
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    for code, entry in told.items():
        found[code] = Entry(code, **entry)
    return found


def example(part: str) -> bytes:
    """A whole document around the part that an example shows."""
    from annotate.formats import tei

    if part.startswith(("<!DOCTYPE", "<news")):
        return part.encode() if part.startswith("<news") else f"{part}<TEI/>".encode()
    if part.startswith("<TEI"):
        return part.replace("<TEI", f'<TEI xmlns="{TEI_NAMESPACE}"', 1).encode()
    document = genres.load().root.model_validate(
        {"kind": "news", "language": "en", "published": "2024-11-09", "lead": {"kind": "lead", "content": []}}
    )
    if part.startswith("<text"):
        return re.sub("<text [^>]*>", part, tei.write(document).decode()).encode()
    lead, head, aside = '<div type="lead"><p>A lead.</p></div>', "", ""
    if part.startswith("<standOff"):
        part, aside = "", part
    elif part.startswith("<head"):
        part, head = "", part
    elif part.startswith('<div type="lead"'):
        lead, part = part, ""
    elif not part.startswith("<div"):
        part = f'<div type="section">{part}</div>'
    if '<div type="lead"/>' in lead and "</div>" in lead:
        lead, part = '<div type="lead"/>', lead.removeprefix('<div type="lead"/>')
    written = tei.write(document).decode()
    start, end = written.index("<body>") + 6, written.index("</body>")
    whole = written[:start] + head + lead + part + written[end:]
    return whole.replace("</TEI>", f"{aside}</TEI>").encode()


def page(name: str) -> str:
    """What there is to know of a rule, or the rules of a family, as text. Raises KeyError, with the nearest name."""
    known, says = rules(), dict(_annotation())
    if name in known:
        entry = known[name]
        lines = [f"{entry.code}: {entry.name} ({entry.level})", "", entry.why]
        if entry.bad:
            lines += ["", "Wrong:", f"    {_visible(entry.bad)}", "Right:", f"    {_visible(entry.good)}"]
        return "\n".join(lines) + "\n"
    if name in says:
        return "\n".join([f"{name}: a rule of annotation", "", says[name], *_shown(name)]) + "\n"
    if family := summary(name):
        return family
    raise KeyError(
        f"there is no rule {name!r}{perhaps(name.lower(), [*known, *says]) or '; annotate rule names them all'}"
    )


def summary(family: str = "") -> str:
    """All rules, or those of a family, one a line: of ``clause`` those of validation and those that mark up clauses."""
    checking = [(entry.code, str(entry.level), entry.name) for entry in rules().values()]
    told = [*checking, *((name, "marks up", says) for name, says in _annotation())]
    of = (f"{family}-", f"{family}.") if family else ""
    return "".join(f"{name:20} {does:8} {says}\n" for name, does, says in told if name.startswith(of))


def _annotation() -> Iterator[tuple[str, str]]:
    from annotate.span import RULES

    rules()
    for name, rule in sorted(RULES.items()):
        yield name, rule.says


def _shown(code: str) -> Iterator[str]:
    """For each language the first lines of its pack that show what a rule finds, and what it passes over."""
    from annotate.examples import examples
    from annotate.pack import languages, load

    for language in sorted(languages()):
        pack = load(language)
        about = [found for found in examples(pack) if found.rule == code]
        for head, positive in (("Found", True), ("Not found", False)):
            if one := next((found for found in about if found.positive is positive), None):
                yield from ("", f"{head} ({pack.script.name}):", f"    {_visible(one.snippet)}")


def _visible(part: str) -> str:
    """An example with the characters that show nothing written out; of a long one, both ends."""
    part = part if len(part) <= LONG else f"{part[: LONG // 2]} … {part[-LONG // 2 :]}"
    return "".join(f"&#x{ord(c):X};" if not c.isprintable() and c not in "\n " else c for c in part)
