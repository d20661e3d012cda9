"""Notes: what is said of each annotation: its evidence, its values, what it points to, and who made it."""

from __future__ import annotations

from annotate.document import Document
from annotate.element import Annotation, Aside
from annotate.formats.html.spelling import Tongue, escape
from annotate.schema import OWN, ElementSpec, Schema
from annotate.visible import brief
from annotate.walk import walk

SHORT, LONG = 48, 160
"""So many characters of the words of an annotation are shown where another points to it, and in its own note."""


class Notes:
    """The notes on the annotations of a document, which are numbered as they come in its tree."""

    def __init__(self, document: Document, schema: Schema, tongue: Tongue, prefix: str) -> None:
        self.text, self.tongue, self.prefix = document.text, tongue, prefix
        self.agents = {agent.id: agent for agent in document.agents}
        found = [(e, a, b) for e, a, b in walk(document) if isinstance(e, Annotation)]
        self.places = [(a, b) for _, a, b in found]
        """Where each annotation stands in the text."""
        self.numbers = {e.id: i for i, (e, _, _) in enumerate(found) if e.id}
        self.beside = {i: self._label(e, schema) for i, (e, _, _) in enumerate(found) if isinstance(e, Aside)}
        """What stands for the annotations beside the text."""
        self.items: list[str] = []

    def add(self, element: Annotation, spec: ElementSpec, number: int) -> bool:
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
            parts.append(f"<q{self.tongue.turned}>{escape(brief(self.text[start:end], LONG))}</q>")
        if evidence:
            rows.append(("evidence", self.tongue.words(evidence)))
        if rows:
            table = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in rows)
            parts.append(f"<dl>{table}</dl>")
        if resp:
            agent = self.agents.get(resp)
            says = f" {escape(agent.does)}" if agent else ""
            parts.append(f"<p><code>{escape(resp)}</code>{says}</p>")
        self.items.append("".join(parts) + "</li>")
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
        words = self.tongue.words(brief(self.text[start:end], SHORT) or target)
        return f'<a href="#{self.prefix}m{other}">{words}</a>'

    def _label(self, element: Aside, schema: Schema) -> str:
        """What stands for an element beside the text: its name, or its kind."""
        spec = schema.asides[str(element.kind)]  # type: ignore[attr-defined]
        named = (getattr(element, a.field) for a in spec.attributes.values() if a.required and not a.pointing)
        return next((self.tongue.words(name) for name in named if name), spec.kind)
