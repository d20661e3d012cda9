"""Place: what one TEI element may be in one place: a paragraph, or the ``p`` of a ``publicationStmt``.

A grammar tells the two apart by where they stand. An ODD describes an element once, so it needs
all places of a tag side by side: what they have in common is its specification, and what tells
them apart becomes constraints. The places are read from the RELAX NG, which is exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from annotate.schema import ElementSpec, Schema, predicates
from annotate.schema.relaxng import RNG, define_of, grammar

Value = tuple[str, ...]
"""One thing a string may be: ``("value", word)`` or ``("data", datatype, regular expression)``."""


class Model(NamedTuple):
    """A content model: ``text``, ``empty``, an ``element``, a ``choice`` or ``group``; and how often."""

    what: str
    tag: str = ""
    place: str = ""
    """Of an element: the define or the context that says which of the places of its tag it is."""
    of: tuple[Model, ...] = ()
    least: int = 1
    most: int | None = 1

    def elements(self) -> Iterator[Model]:
        """The elements in it, in order."""
        if self.what == "element":
            yield self
        for model in self.of:
            yield from model.elements()

    @property
    def text(self) -> bool:
        """Whether text may stand in it."""
        return self.what == "text" or any(model.text for model in self.of)

    def plain(self) -> Model:
        """The same without places, as an ODD says it."""
        return self._replace(place="", of=tuple(model.plain() for model in self.of))


class Attribute(NamedTuple):
    """An attribute in a place: whether it must stand there, and what it may be (nothing: any text)."""

    required: bool
    values: tuple[Value, ...]


@dataclass
class Place:
    """One element of the grammar: its class, or the class in whose header it stands; ``step`` leads to it."""

    spec: ElementSpec
    tag: str
    key: str
    step: str
    context: str
    attributes: dict[str, Attribute] = field(default_factory=dict)
    parts: tuple[Model, ...] = ()
    text: tuple[Value, ...] = ()
    """What its text may be, where a pattern says so."""

    @property
    def top(self) -> bool:
        """Whether it is the element of its class, and not a part of one."""
        return self.spec.tag == self.tag and not self.key.startswith("tei:")

    @property
    def content(self) -> Model:
        """Its content as one model."""
        if self.text:
            return Model("text")
        return (
            self.parts[0]
            if len(self.parts) == 1
            else Model("group" if self.parts else "empty", of=self.parts)
        )


def places(schema: Schema) -> list[Place]:
    """Every place of a document type, in the order of its classes."""
    exact = grammar(schema, united=False)
    defines = {define.get("name", ""): define for define in exact.iter(f"{{{RNG}}}define")}
    found: dict[str, Place] = {}
    for spec in schema.values():
        key = define_of(spec, schema)
        element = next(iter(defines[key].iterchildren(f"{{{RNG}}}element")))
        top = Place(spec, spec.tag, key, schema.step(spec), schema.context(spec))
        _Reader(defines, found).read(element, top)
    return list(found.values())


class _Reader:
    """Reads the patterns of a grammar; the places it meets are kept by their keys."""

    def __init__(self, defines: dict[str, etree._Element], found: dict[str, Place]) -> None:
        self.defines, self.found = defines, found

    def read(self, element: etree._Element, place: Place) -> None:
        self.found[place.key] = place
        parts: list[Model] = []
        for pattern in element.iterchildren(f"{{{RNG}}}*"):
            optional = _name(pattern) == "optional"
            attribute = self._attribute(pattern[0] if optional else pattern)
            if attribute is not None:
                place.attributes[attribute.get("name", "")] = Attribute(not optional, _values(attribute))
            elif values := _values([pattern]):
                place.text = values
            else:
                parts.append(self._model(pattern, place))
        place.parts = tuple(part for part in parts if part.what != "empty")

    def _attribute(self, pattern: etree._Element) -> etree._Element | None:
        """The attribute that a pattern is or refers to."""
        if _name(pattern) == "ref":
            return self._attribute(self.defines[pattern.get("name", "")][-1])
        return pattern if _name(pattern) == "attribute" else None

    def _model(self, pattern: etree._Element, place: Place) -> Model:
        name = _name(pattern)
        if name == "ref":
            key = pattern.get("name", "")
            target = self.defines[key][-1]
            if _name(target) == "element":
                return Model("element", target.get("name", ""), key)
            return self._model(target, place)
        if name == "element":
            return self._inner(pattern, place)
        of = tuple(self._model(child, place) for child in pattern.iterchildren(f"{{{RNG}}}*"))
        if name in ("optional", "zeroOrMore", "oneOrMore"):
            model = of[0] if len(of) == 1 else Model("group", of=of)
            return model._replace(least=int(name == "oneOrMore"), most=1 if name == "optional" else None)
        return Model(name, of=of)

    def _inner(self, element: etree._Element, place: Place) -> Model:
        tag = element.get("name", "")
        fixed = {
            a.get("name", ""): a[0].text or ""
            for a in element.iterchildren(f"{{{RNG}}}attribute")
            if len(a) and _name(a[0]) == "value"
        }
        step = f"tei:{tag}{predicates(fixed)}"
        context = f"{place.context}/{step}"
        if context not in self.found:
            self.read(element, Place(place.spec, tag, context, step, context))
        return Model("element", tag, context)


def _name(pattern: etree._Element) -> str:
    return etree.QName(pattern).localname


def _values(patterns: etree._Element | list[etree._Element]) -> tuple[Value, ...]:
    """What a string may be by these patterns; nothing where they are not about a string."""
    found: list[Value] = []
    for pattern in patterns:
        if _name(pattern) == "value":
            found.append(("value", pattern.text or ""))
        elif _name(pattern) == "data":
            found.append(("data", pattern.get("type", ""), pattern[0].text or ""))
        elif _name(pattern) == "choice":
            found += _values(list(pattern))
    return tuple(found)
