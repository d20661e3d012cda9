"""Page: the text with its marks, the key to them, what is known of the document, and the notes."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from annotate.document import Document
from annotate.element import Annotation, Aside, Block, Element
from annotate.formats.html.notes import Notes
from annotate.formats.html.spelling import Tongue, attribute, escape
from annotate.pack import PackError, load
from annotate.palette import palette
from annotate.regex import regex
from annotate.schema import ElementSpec, schema_of

LAYERS = 4
"""How many marks inside one another the style sheet draws apart."""
NEAR = 80
"""Within how many characters two elements may begin on one line of the page."""
OFF = "background:none;border:0;padding:0;outline:0;&::before,&::after{content:none}"
"""How a mark looks whose kind is switched off."""
CONTROLS = regex("[\u202a-\u202e\u2066-\u2069]")
"""Controls that can turn the order of letters around; they stay in the text, and are mentioned."""


@cache
def part(suffix: str) -> str:
    """The style sheet (``css``) or the script (``js``) of every page."""
    return Path(__file__).with_suffix(f".{suffix}").read_text(encoding="utf-8")


def _kind(element: Element) -> str:
    return str(element.kind)  # type: ignore[attr-defined]


class Page:
    """One preview; its ids begin with a prefix, so that several can stand in one page."""

    def __init__(self, document: Document, prefix: str = "") -> None:
        self.document, self.prefix = document, prefix
        self.schema = schema_of(type(document))
        try:
            script = load(document.language).script
            direction, self.language = script.direction, script.name
        except PackError:
            direction, self.language = "auto", document.language
        self.tongue = Tongue(document.language, direction)
        self.notes = Notes(document, self.schema, self.tongue, prefix)
        self.parts: list[str] = []
        self.counts: Counter[str] = Counter()
        self.next = 0
        self.badges = {"margin": -NEAR, "beside": -NEAR}
        self._children(document, self.schema.root)
        self._asides()

    # The text.

    def _children(self, element: Element, spec: ElementSpec) -> int:
        """Write what an element holds; how many layers of marks that is."""
        layers = 0
        for slot in spec.slots.values():
            value = getattr(element, slot.field)
            for child in value if slot.many else (value,) if value is not None else ():
                if isinstance(child, str):
                    self.parts.append(escape(child))
                elif isinstance(child, Annotation) and not isinstance(child, Aside):
                    layers = max(layers, self._element(child, slot.kinds[_kind(child)]))
        if isinstance(element, Document) and element.end:
            self._gap(element.end)
        return layers

    def _gap(self, gap: str) -> None:
        self.parts.append(f'<span class="gap">{escape(gap)}</span>')

    def _element(self, element: Annotation, spec: ElementSpec) -> int:
        number = self.next
        self.next += 1
        if isinstance(element, Block) and element.gap:
            self._gap(element.gap)
        if not getattr(element, "prev", None):
            self.counts[spec.kind] += 1
        noted = self.notes.add(element, spec, number)
        at = len(self.parts)
        self.parts.append("")
        layers = self._children(element, spec)
        name = "mark" if spec.inline else "div"
        self.parts[at] = f"<{name}{self._opening(element, spec, number, layers, noted)}>"
        self.parts.append(f"</{name}>")
        return layers + spec.inline

    def _opening(self, element: Annotation, spec: ElementSpec, number: int, layers: int, noted: bool) -> str:
        classes = [f"kind-{spec.kind}", f"tei-{spec.tag}", *spec.fixed.values()]
        given = {"id": f"{self.prefix}m{number}"}
        if spec.inline:
            classes += [f"h{min(layers, LAYERS)}"] * bool(layers) + [element.cert or "high"]
            given |= {f"data-{link}": "" for link in ("prev", "next") if getattr(element, link, None)}
        badge = "" if "data-prev" in given else self._badge(element, spec)
        if badge:
            given["data-n"] = badge
            classes.append(self._column(self.notes.places[number][0]))
        if spec.block:
            classes.append("block")
            if not spec.mixed or (spec.tag != "p" and not badge):
                classes.append("named" if spec.mixed else "rail")
                given["data-kind"] = spec.kind
            if spec.tag == "head":
                given |= {"role": "heading", "aria-level": "2" if spec.fixed else "3"}
        if noted:
            given |= {"tabindex": "0", "aria-describedby": f"{self.prefix}n{number}"}
        given["class"] = " ".join(classes)
        return "".join(f' {n}="{attribute(value)}"' if value else f" {n}" for n, value in given.items())

    def _badge(self, element: Element, spec: ElementSpec) -> str:
        """What stands in the margin: the number of an element whose class demands one."""
        numbered = spec.node.attributes.get("n")
        return (getattr(element, numbered.field) or "") if numbered and numbered.required else ""

    def _column(self, start: int) -> str:
        """Where a number stands: in the margin, beside the number of the same line, or in the line itself."""
        for column, last in self.badges.items():
            if start - last >= NEAR:
                self.badges[column] = start
                return column
        return "within"

    def _asides(self) -> None:
        for slot in self.schema.root.slots.values():
            for child in getattr(self.document, slot.field) if slot.many else ():
                if isinstance(child, Aside):
                    spec = slot.kinds[_kind(child)]
                    self.counts[spec.kind] += 1
                    self.notes.add(child, spec, self.next)
                    self.next += 1

    # The page.

    def body(self) -> str:
        """The header, the key, the text and the notes."""
        return (
            f'<header>{self._about()}</header>\n<div class="desk">\n{self._key()}\n'
            f'<article class="text"{self.tongue.turned}>{"".join(self.parts)}</article>\n'
            '<section class="notes"><h2>Explained</h2><label><input type="checkbox" class="every">'
            "Point at a passage, click to hold it, or list all</label>\n"
            f"<ol>{chr(10).join(self.notes.items)}</ol></section>\n</div>"
        )

    def _about(self) -> str:
        known = self.document
        text = known.text
        turns = len(CONTROLS.findall(text))
        size = f"{len(text):,} characters, {known.encoding}"
        by = " · ".join(filter(None, (known.published, known.publisher)))
        source = " · ".join(filter(None, (known.filename, known.url)))
        rows = [
            ("Title", f"<b>{self.tongue.words(known.title)}</b>" if known.title else ""),
            ("Language", f"{escape(self.language)} ({escape(known.language)})"),
            ("Published", escape(by)),
            ("Source", f"<bdi>{escape(source)}</bdi>" if source else ""),
            (
                "Text",
                escape(
                    size + (f", lines end in {known.newline}" if known.newline not in (None, "none") else "")
                ),
            ),
            ("Hidden", f"{turns} characters that turn the direction of writing, kept" if turns else ""),
            ("SHA-256", f"<code>{known.digest}</code>" if known.digest else ""),
        ]
        lines = [f'<tr><th scope="row">{name}</th><td>{value}</td></tr>' for name, value in rows if value]
        return f'<table class="about">{"".join(lines)}</table>'

    def _key(self) -> str:
        inner, counts = self.schema.inner, self.counts
        kinds = [kind for kind in self.schema.rank if kind in counts]
        items = "".join(
            f'<li><label class="kind-{kind}" title="{attribute(self._says(kind))}">'
            f'<input type="checkbox" class="show-{kind}" checked><b>{kind}</b>'
            f"<small>{counts[kind]}</small></label></li>"
            for kind in kinds
            if kind in inner
        )
        sure = 'Certainty: <i>high</i> · <i class="medium">medium</i> · <i class="low">low</i>'
        blocks = " · ".join(f"{counts[kind]}&nbsp;{kind}" for kind in kinds if kind not in inner)
        below = f"<p>{sure}</p><p>{blocks}</p>"
        return f'<section class="key"><h2>Annotations</h2><ul>{items}</ul>{below}</section>'

    def _says(self, kind: str) -> str:
        """The sentence that says what a kind is."""
        return self.schema.inner[kind].doc.splitlines()[0].replace("``", "")

    def style(self) -> str:
        """The one sheet for all pages, then the colours and the switches of this one's kinds."""
        there = {kind: c for kind, c in palette(type(self.document)).items() if kind in self.counts}
        day = "".join(f".kind-{kind}{{--c:{colour.day}}}" for kind, colour in there.items())
        night = "".join(f".kind-{kind}{{--c:{colour.night}}}" for kind, colour in there.items())
        inner = [kind for kind in there if kind in self.schema.inner]
        switch = {kind: f".key:has(.show-{kind}:not(:checked))~" for kind in inner}
        marks = ",".join(f"{off}.text mark.kind-{kind}" for kind, off in switch.items())
        notes = ",".join(f"{off}.notes .note.kind-{kind}" for kind, off in switch.items())
        hide = f"{marks}{{{OFF}}}{notes}{{display:none!important}}" if switch else ""
        dark = f"@media screen and (prefers-color-scheme:dark){{{night}}}"
        return f"{part('css')}.annotate{{{day}{dark}}}\n.annotate{{{hide}}}"
