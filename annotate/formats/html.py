"""HTML: a preview page: the text as it stands, and every annotation in it seen, counted and explained.

The page is one file that fetches nothing: its content security policy admits its own style sheet
and its own script, by their digests, and no more. What the pointer or the keyboard rests on is
explained by a note; without the script the notes stand as a list. The text content of the element
``.text`` is the text of the document.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from functools import cache
from html import escape as plain
from pathlib import Path

from annotate.document import Document
from annotate.element import Annotation, Aside, Block, Element
from annotate.pack import PackError, load
from annotate.palette import palette
from annotate.schema import ElementSpec, schema_of
from annotate.source import UNHOLDABLE
from annotate.tree import OWN, walk

SUFFIXES = (".html", ".htm")
LAYERS = 4
"""How many marks inside one another the style sheet draws apart."""
NEAR = 80
"""Within how many characters two elements may begin on one line of the page."""
OFF = "background:none;border:0;padding:0;outline:0;&::before,&::after{content:none}"
"""How a mark looks whose kind is switched off."""
CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Controls that can turn the order of letters around; they stay in the text, and are mentioned."""


def write(document: Document) -> bytes:
    """The preview page, in UTF-8."""
    page = _Page(document)
    style = page.style()
    own = f"style-src {_digest(style)}; script-src {_digest(_part('js'))}"
    policy = f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="{attribute(document.software)} {attribute(document.version)}">\n'
        f"<title>{escape(document.title or 'Untitled')}</title>\n<style>{style}</style>\n</head>\n"
        f'<body class="annotate">\n{page.body()}\n<script>{_part("js")}</script>\n</body>\n</html>\n'
    ).encode()


def fragment(document: Document) -> str:
    """The preview as a part of another page, for notebooks; its styles reach nothing outside it."""
    digest = hashlib.sha256(document.model_dump_json().encode()).hexdigest()
    page = _Page(document, f"a{digest[:8]}-")
    body = f"<style>{page.style()}</style>{page.body()}"
    return f'<div class="annotate">{body}</div><script>{_part("js")}</script>'


def escape(text: str) -> str:
    """Text for HTML; a carriage return is written as a reference, or parsers would make it a line feed."""
    return plain(_hold(text), quote=False).replace("\r", "&#13;")


def attribute(value: str) -> str:
    """A value for between double quotes."""
    return plain(_hold(value)).replace("\r", "&#13;").replace("\n", "&#10;")


def _hold(text: str) -> str:
    """The text with stand-ins for what neither XML nor HTML can hold; TEI and plain text never have it."""
    return UNHOLDABLE.sub("\ufffd", text) if UNHOLDABLE.search(text) else text


def short(text: str, most: int = 110) -> str:
    """The words of a passage on one line, cut between words when there are many."""
    words = " ".join(text[: 4 * most].split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


@cache
def _part(suffix: str) -> str:
    """The style sheet (``css``) or the script (``js``) of every page."""
    return Path(__file__).with_suffix(f".{suffix}").read_text(encoding="utf-8")


def _digest(part: str) -> str:
    """A part of the page as a source expression of its content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"


def _kind(element: Element) -> str:
    return str(element.kind)  # type: ignore[attr-defined]


class _Page:
    """One preview: the text with its marks, the notes on them, and which belong together."""

    def __init__(self, document: Document, prefix: str = "") -> None:
        self.document, self.prefix = document, prefix
        self.schema = schema_of(type(document))
        self.text = document.text
        self.agents = {agent.id: agent for agent in document.agents}
        try:
            script = load(document.language).script
            self.direction, self.language = script.direction, script.name
        except PackError:
            self.direction, self.language = "auto", document.language
        found = [(e, a, b) for e, a, b in walk(document) if isinstance(e, Annotation)]
        self.places = [(a, b) for _, a, b in found]
        self.beside = {i: self._label(e) for i, (e, _, _) in enumerate(found) if isinstance(e, Aside)}
        self.numbers = {e.id: i for i, (e, _, _) in enumerate(found) if e.id}
        self.parts: list[str] = []
        self.notes: list[str] = []
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
        noted = self._note(element, spec, number)
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
            classes.append(self._column(self.places[number][0]))
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

    # The notes.

    def _note(self, element: Annotation, spec: ElementSpec, number: int) -> bool:
        """Write what is to be said of an element; whether there was anything."""
        rows = self._rows(element, spec)
        cert, evidence, resp = element.cert, element.evidence, element.resp
        if not (spec.inline or spec.aside or rows or resp):
            return False
        link = "" if spec.aside else f' href="#{self.prefix}m{number}"'
        parts = [
            f'<li class="note kind-{spec.kind}{" aside" if spec.aside else ""}" id="{self.prefix}n{number}">'
            f"<h3><a{link}>{spec.kind}</a>{f'<small>certainty {cert}</small>' if cert else ''}</h3>"
        ]
        start, end = self.places[number]
        if spec.inline and end > start:
            parts.append(f"<q{self._tongue()}>{escape(short(self.text[start:end], 160))}</q>")
        if evidence:
            rows.append(("evidence", self._bdi(evidence)))
        if rows:
            table = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in rows)
            parts.append(f"<dl>{table}</dl>")
        if resp:
            agent = self.agents.get(resp)
            says = f" {escape(agent.does)}" if agent else ""
            parts.append(f"<p><code>{escape(resp)}</code>{says}</p>")
        self.notes.append("".join(parts) + "</li>")
        return True

    def _rows(self, element: Annotation, spec: ElementSpec) -> list[tuple[str, str]]:
        """The attributes of an element; a pointer is a link that shows the words it leads to."""
        rows = []
        for given in spec.attributes.values():
            value = getattr(element, given.field)
            if given.field in OWN or value is None:
                continue
            if given.pointing:
                rows.append((given.name, "".join(self._pointer(target) for target in value.split())))
            else:
                rows.append((given.name, f"<bdi>{escape(value)}</bdi>"))
        return rows

    def _pointer(self, target: str) -> str:
        other = self.numbers.get(target)
        if other is None:
            return f"<code>{escape(target)}</code>"
        if other in self.beside:
            return f'<a href="#{self.prefix}n{other}">{self.beside[other]}</a>'
        start, end = self.places[other]
        return f'<a href="#{self.prefix}m{other}">{self._bdi(short(self.text[start:end], 48) or target)}</a>'

    def _label(self, element: Aside) -> str:
        """What stands for an element beside the text: its name, or its kind."""
        spec = self.schema.asides[_kind(element)]
        named = (getattr(element, a.field) for a in spec.attributes.values() if a.required and not a.pointing)
        return next((self._bdi(name) for name in named if name), spec.kind)

    def _tongue(self) -> str:
        return f' lang="{attribute(self.document.language)}" dir="{self.direction}"'

    def _bdi(self, words: str) -> str:
        return f'<bdi lang="{attribute(self.document.language)}">{escape(words)}</bdi>'

    def _asides(self) -> None:
        for slot in self.schema.root.slots.values():
            for child in getattr(self.document, slot.field) if slot.many else ():
                if isinstance(child, Aside):
                    spec = slot.kinds[_kind(child)]
                    self.counts[spec.kind] += 1
                    self._note(child, spec, self.next)
                    self.next += 1

    # The page.

    def body(self) -> str:
        """The header, the key, the text and the notes."""
        return (
            f'<header>{self._about()}</header>\n<div class="desk">\n{self._key()}\n'
            f'<article class="text"{self._tongue()}>{"".join(self.parts)}</article>\n'
            '<section class="notes"><h2>Explained</h2><label><input type="checkbox" class="every">'
            "Point at a passage, click to hold it, or list all</label>\n"
            f"<ol>{chr(10).join(self.notes)}</ol></section>\n</div>"
        )

    def _about(self) -> str:
        known = self.document
        turns = len(CONTROLS.findall(self.text))
        size = f"{len(self.text):,} characters, {known.encoding}"
        by = " · ".join(filter(None, (known.published, known.publisher)))
        source = " · ".join(filter(None, (known.filename, known.url)))
        rows = [
            ("Title", f"<b>{self._bdi(known.title)}</b>" if known.title else ""),
            ("Language", f"{escape(self.language)} ({escape(known.language)})"),
            ("Published", escape(by)),
            ("Source", f"<bdi>{escape(source)}</bdi>" if source else ""),
            ("Text", escape(size + (f", lines end in {known.newline}" if known.newline else ""))),
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
        return f"{_part('css')}.annotate{{{day}{dark}}}\n.annotate{{{hide}}}"
