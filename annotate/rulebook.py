"""Rulebook: every rule of validation and of annotation, with its reason and an example that breaks it.

The rules that are one line on an element class come from the classes; those about the shape of a
file, its ids and its text are told here.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from annotate import genres
from annotate.problem import Level
from annotate.schema import schema_of


class Entry(NamedTuple):
    """A rule of validation. ``good`` and ``bad`` are parts of a TEI document, see :func:`example`."""

    code: str
    name: str
    level: Level
    why: str
    bad: str = ""
    good: str = ""


_P = "<p>The talks resumed on <date when=\"2024-11-08\">8 November</date>.</p>"
SHAPE = (
    Entry("xml", "not well-formed", "error", "A file that is no XML can be read by no tool.", "<p>Bread & salt</p>", "<p>Bread &amp; salt</p>"),
    Entry("doctype", "a DOCTYPE", "error", "A DOCTYPE can hide text and make a reader open other files; no document needs one.", "<!DOCTYPE TEI>", _P),
    Entry("root", "the wrong root", "error", "The root element says what the file is.", "<news/>", _P),
    Entry("namespace", "outside TEI", "error", "An element belongs to TEI by its namespace, not by its name.", '<p xmlns="">Words.</p>', "<p>Words.</p>"),
    Entry("element-unknown", "an unknown element", "error", "A misspelt name is read by no tool as what was meant.", '<p><sed type="clause" n="1">a</sed></p>', '<p><seg type="clause" n="1">a</seg></p>'),
    Entry("beyond", "beyond the document type", "error", "What the document type does not know would be lost in every other format. Legal TEI is a warning: its words are kept.", "<p><blurb>Words.</blurb></p>", "<p>Words.</p>"),
    Entry("misplaced", "in the wrong place", "error", "An element means something in its place only: a paragraph in a paragraph has no end.", "<p>One <p>two</p></p>", "<p>One</p><p>two</p>"),
    Entry("outside", "without its wrapper", "error", "An element that stands without the one that belongs around it is part of nothing.", '<item n="1">Water</item>', '<list type="clauses"><item n="1">Water</item></list>'),
    Entry("text", "words outside", "error", "Words between paragraphs would be lost, or read as part of what they are not.", '<div type="section">Stray words<p>Words.</p></div>', '<div type="section"><p>Stray words</p><p>Words.</p></div>'),
    Entry("order", "out of order", "error", "The parts of a document have an order, and readers count on it.", '<div type="section"><p>Words.</p><head>Head</head></div>', '<div type="section"><head>Head</head><p>Words.</p></div>'),
    Entry("twice", "once too often", "error", "Of two heads of one section a reader would drop one.", '<div type="section"><head>One</head><head>Two</head><p>Words.</p></div>', '<div type="section"><head>One</head><p>Words.</p></div>'),
    Entry("child-missing", "an element missing", "error", "What must be there is what every reader counts on: the lead, the language, the title.", '<list type="clauses"/>', '<list type="clauses"><item n="1">Water</item></list>'),
    Entry("empty", "an empty element", "error", "An element that is written only when it holds something says something by being empty that is not so.", "<standOff/>", _P),
    Entry("attribute", "an unknown attribute", "error", "A misspelt attribute is read by no tool as what was meant. A legal attribute that the document type does not know is a warning.", '<p><date whne="2024-11-08">8 November</date></p>', _P),
    Entry("attribute-missing", "an attribute missing", "error", "Without it the element does not say what it stands for: a clause without its number.", '<p><seg type="clause">a</seg></p>', '<p><seg type="clause" n="1">a</seg></p>'),
    Entry("value", "a value that is none", "error", "A value of another form is read wrongly or not at all; digits are Western, so that numbers can be compared.", '<p><seg type="clause" n="٢">a</seg></p>', '<p><seg type="clause" n="2">a</seg></p>'),
    Entry("date-impossible", "an impossible date", "error", "There is no 30 February; the value is a slip, and no calendar can place it.", '<p><date when="2024-02-30">30 February</date></p>', '<p><date when="2024-02-29">29 February</date></p>'),
    Entry("pointer", "no pointer", "error", "A pointer is # and an id; anything else leads nowhere, or out of the file.", '<p><rs type="speaker" xml:id="s1">He</rs> spoke: <said who="s1">a</said></p>', '<p><rs type="speaker" xml:id="s1">He</rs> spoke: <said who="#s1">a</said></p>'),
    Entry("depth", "too deep", "error", "Elements that stand hundreds deep in one another are no text, and bring readers down."),
    Entry("schema", "refused by RELAX NG", "error", "The second opinion: the rendered schema refuses what our own tables would take."),
    Entry("beside", "a comment", "warning", "Comments and instructions are no part of the document; conversion leaves them out."),
    Entry("entity", "an entity", "error", "An entity that is not defined hides text."),
)  # fmt: skip
RELATIONS = (
    Entry("id-twice", "an id given twice", "error", "A pointer to it would mean two elements.", '<p><date xml:id="a" when="2024">2024</date> <date xml:id="a" when="2023">2023</date></p>', '<p><date xml:id="a" when="2024">2024</date> <date xml:id="b" when="2023">2023</date></p>'),
    Entry("copy", "a copy", "error", "All of an element is there twice, most often by a slip in pasting.", '<p><date xml:id="a" when="2024">2024</date> <date xml:id="a" when="2024">2024</date></p>', '<p><date xml:id="a" when="2024">2024</date></p>'),
    Entry("pointer-dangling", "a pointer to nothing", "error", "What it meant is gone or was renamed; a reader cannot know who speaks.", '<p><said who="#s1">a</said></p>', '<p><rs type="speaker" xml:id="s1">He</rs>: <said who="#s1">a</said></p>'),
    Entry("pointer-kind", "a pointer to the wrong thing", "error", "Only somebody can say something: who leads to a speaker or a name, and to no clause.", '<p><date xml:id="d" when="2024">2024</date> <said who="#d">a</said></p>', '<p><rs type="speaker" xml:id="s1">He</rs>: <said who="#s1">a</said></p>'),
    Entry("chain", "pieces that do not join", "error", "The pieces of a split quotation are one only when both say so.", '<p><said xml:id="a" next="#b">a</said> <said xml:id="b">b</said></p>', '<p><said xml:id="a" next="#b">a</said> <said xml:id="b" prev="#a">b</said></p>'),
    Entry("date-text", "a value against its words", "warning", "A date whose words name another month, year or day than its value has the wrong value, or the wrong words.", '<p><date when="2024-10-09">9 November 2024</date></p>', '<p><date when="2024-11-09">9 November 2024</date></p>'),
    Entry("date-weekday", "the wrong weekday", "warning", "Either the day or the weekday is wrong: 8 November 2024 was a Friday.", '<p><date when="2024-11-09">Friday, 9 November 2024</date></p>', '<p><date when="2024-11-08">Friday, 8 November 2024</date></p>'),
    Entry("date-published", "against the day of publication", "warning", "“Yesterday” is the day before the item was published.", '<p><date when="2024-11-05">yesterday</date></p>', '<p><date when="2024-11-08">yesterday</date></p>'),
)  # fmt: skip
TEXT = (
    Entry("text-altered", "the text was altered", "error", "The text of a converted file is that of its source, character for character; a correction belongs into the source, so that the two agree."),
    Entry("digest", "the header was altered", "error", "The checksums tell whether the text is that of the source; one that was changed can tell nothing."),
    Entry("newline", "another newline", "error", "The header says how lines end, so that the source comes back byte for byte."),
    Entry("bidi-control", "a bidirectional control", "warning", "It can make a text look other than it is.", "<p>one \u202etwo\u202c</p>".replace("\u202c", ""), "<p>one two</p>"),
    Entry("invisible", "an invisible character", "info", "It parts words for every search, and no reader sees it.", "<p>soft\u00adhyphen</p>", "<p>soft hyphen</p>"),
    Entry("presentation-form", "a presentation form", "info", "The shape of an Arabic letter stands where the letter belongs; searches miss the word.", "<p>\ufee1</p>", "<p>\u0645</p>"),
    Entry("digits-mixed", "mixed digits", "warning", "A number in two systems of digits is a slip, and is read wrongly.", "<p>1٢</p>", "<p>12 ١٢</p>"),
    Entry("look-alike", "a look-alike letter", "warning", "A Latin letter in a Cyrillic word, or the other way round, deceives every search.", "<p>Mоscow</p>", "<p>Moscow</p>"),
    Entry("marks-unbalanced", "an odd quotation mark", "info", "An opening mark without its closing mark leaves open where a quotation ends. It is often so in the source, and then stays.", "<p>«Yes, he said.</p>", "<p>«Yes», he said.</p>"),
)  # fmt: skip
JSON = (
    Entry("json", "no JSON", "error", "A file that is no JSON can be read by no tool."),
    Entry("kind", "no kind", "error", "The kind of a document says which schema it is judged by."),
    Entry("shape", "against the JSON Schema", "error", "The JSON form holds the same model, and has the same rules."),
    Entry("character", "a character XML cannot hold", "error", "The document could not be written as TEI."),
    Entry("foreign", "against a schema given", "error", "The schema given with --schema refuses the file."),
    Entry("ignored", "an ignore without effect", "warning", "An instruction to ignore a rule needs a known rule, a reason, and a problem to ignore."),
)  # fmt: skip


@cache
def rules(genre: str = "news") -> dict[str, Entry]:
    """Every rule of validation by its code: the checks of the classes, then all others."""
    found = {}
    for spec in schema_of(genres.load(genre).root).values():
        for check in spec.checks:
            name = check.name.replace("-", " ")
            found[check.name] = Entry(check.name, name, check.level, check.why or check.says, check.bad, check.good)
    for entry in (*SHAPE, *RELATIONS, *TEXT, *JSON):
        found[entry.code] = entry
    return found


def example(part: str) -> bytes:
    """A whole document around the part that an example shows."""
    from annotate.formats import tei

    if part.startswith(("<!DOCTYPE", "<news")):
        return part.encode() if part.startswith("<news") else f"{part}<TEI/>".encode()
    document = genres.load("news").root.model_validate(
        {"kind": "news", "language": "en", "published": "2024-11-09", "lead": {"kind": "lead", "content": []}}
    )
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


def page(code: str) -> str:
    """What there is to know of a rule, as text. Raises KeyError, with the nearest name, where there is none."""
    known = rules()
    if code in known:
        entry = known[code]
        lines = [f"{entry.code}: {entry.name} ({entry.level})", "", entry.why]
        if entry.bad:
            lines += ["", "Wrong:", f"    {_visible(entry.bad)}", "Right:", f"    {_visible(entry.good)}"]
        return "\n".join(lines) + "\n"
    says = dict(_annotation())
    if code in says:
        return f"{code}: a rule of annotation\n\n{says[code]}\n"
    raise KeyError(f"there is no rule {code!r}{nearest(code, [*known, *says])}")


def nearest(name: str, names: list[str]) -> str:
    """"; did you mean ...?" where one of the names is near, else nothing."""
    near = difflib.get_close_matches(name, names, 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def summary() -> str:
    """All rules, one a line."""
    lines = [f"{entry.code:20} {entry.level:8} {entry.name}" for entry in rules().values()]
    return "\n".join([*lines, *(f"{name:20} {'marks up':8} {says}" for name, says in _annotation())]) + "\n"


def _annotation() -> Iterator[tuple[str, str]]:
    from annotate.span import RULES

    rules()
    for name, rule in sorted(RULES.items()):
        yield name, rule.says


def _visible(part: str) -> str:
    """An example with the characters that show nothing written out."""
    return "".join(f"&#x{ord(c):X};" if not c.isprintable() and c not in "\n " else c for c in part)
