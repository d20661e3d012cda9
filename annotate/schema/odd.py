"""ODD: a document type as a customisation of TEI: its modules, its elements, their constraints.

Each element is given whole (``mode="replace"``), so no attribute or content of TEI is left over.
Where one TEI element is several things (``head`` is a headline or a head), its content and
attributes are those of all of them, and Schematron constraints tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from annotate.schema import TEI_NAMESPACE, Schema
from annotate.schema._descriptions import of_attributes, of_tags
from annotate.schema._modules import module_of
from annotate.schema._places import Attribute, Model, Place, Value, places
from annotate.schema.relaxng import define_of
from annotate.schema.schematron import PLACE, SCH, Assertion, assertions

SUFFIX = "odd"


def render(schema: Schema) -> str:
    """The ODD of a document type: a TEI document."""
    return etree.tostring(_Odd(schema).document(), encoding="unicode", pretty_print=True)


class _Odd:
    """One rendering: the places of every tag, what is said of attributes, and the datatypes made."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.tags: dict[str, list[Place]] = {}
        self.places: dict[str, Place] = {}
        for place in places(schema):
            self.tags.setdefault(place.tag, []).append(place)
            self.places[place.key] = place
        self.docs = {tag: list(docs) for tag, docs in of_tags(schema).items()}
        self.attributes = of_attributes(schema)
        self.types: dict[tuple[Value, ...], str] = {}

    def document(self) -> etree._Element:
        kind = self.schema.root.kind
        top = etree.Element(f"{{{TEI_NAMESPACE}}}TEI", nsmap={None: TEI_NAMESPACE, "sch": SCH})
        top.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
        file = _add(_add(top, "teiHeader"), "fileDesc")
        _add(_add(file, "titleStmt"), "title", f"A customisation of TEI for {kind} documents")
        _add(_add(file, "publicationStmt"), "p", "Rendered from the classes of annotate; do not edit.")
        _add(_add(file, "sourceDesc"), "p", "Born digital.")
        body = _add(_add(top, "text"), "body")
        _add(body, "head", f"The TEI of {kind} documents")
        _add(body, "p", " ".join(self.schema.root.doc.split()))
        spec = _add(body, "schemaSpec", ident=f"annotate_{kind}", start=self.schema.root.tag, docLang="en")
        modules: dict[str, list[str]] = {}
        for tag in self.tags:
            modules.setdefault(module_of(tag), []).append(tag)
        _add(spec, "moduleRef", key="tei")
        for module, tags in sorted(modules.items()):
            _add(spec, "moduleRef", key=module, include=" ".join(sorted(tags)))
        elements = [self._element(tag) for tag in self.tags]
        for values, ident in self.types.items():
            self._datatype(spec, ident, values)
        spec.extend(elements)
        return top

    def _element(self, tag: str) -> etree._Element:
        same = self.tags[tag]
        spec = etree.Element(
            f"{{{TEI_NAMESPACE}}}elementSpec", ident=tag, module=module_of(tag), mode="replace"
        )
        _add(spec, "desc", " ".join(self.docs[tag]))
        content = _add(spec, "content")
        _model(content, self._content(same))
        if tag == self.schema.root.tag:
            _namespace(spec)
        _constraints(spec, self._constraints(tag))
        names = dict.fromkeys(name for place in same for name in place.attributes)
        if names:
            attributes = _add(spec, "attList")
            for name in names:
                self._attribute(attributes, tag, name, _union(same, name))
        return spec

    def _content(self, same: list[Place]) -> Model:
        """What the element may hold in any of its places."""
        models = list(dict.fromkeys(place.content.plain() for place in same))
        if len(models) == 1:
            return models[0]
        if any(model.text for model in models):
            tags = dict.fromkeys(m.tag for model in models for m in model.elements())
            members = (Model("text"), *(Model("element", tag) for tag in tags))
            return Model("choice", of=members, least=0, most=None) if tags else Model("text")
        return Model("choice", of=tuple(models))

    def _attribute(self, parent: etree._Element, tag: str, name: str, attribute: Attribute) -> None:
        definition = _add(parent, "attDef", ident=name, usage="req" if attribute.required else "opt")
        if doc := self.attributes.get((tag, name)):
            _add(definition, "desc", doc)
        datatype = _add(definition, "datatype")
        words = [value[1] for value in attribute.values if value[0] == "value"]
        if not attribute.values:
            _add(datatype, "dataRef", key="teidata.text")
        elif words:
            _add(datatype, "dataRef", key="teidata.enumerated")
            values = _add(definition, "valList", type="closed")
            for word in words:
                _add(values, "valItem", ident=word)
        elif len(attribute.values) == 1:
            _add(datatype, "dataRef", name=attribute.values[0][1], restriction=attribute.values[0][2])
        else:
            ident = self.types.setdefault(attribute.values, f"annotate.{tag}.{name}".replace(":", "."))
            _add(datatype, "dataRef", key=ident)

    def _datatype(self, parent: etree._Element, ident: str, values: tuple[Value, ...]) -> None:
        spec = _add(parent, "dataSpec", ident=ident, mode="add")
        _add(spec, "desc", "One of several datatypes, each with its pattern.")
        choice = _add(_add(spec, "content"), "alternate")
        for _, datatype, regex in values:
            _add(choice, "dataRef", name=datatype, restriction=regex)

    def _constraints(self, tag: str) -> Iterator[Assertion]:
        """The checks of the element, and what is narrower in one place than its specification."""
        classes = {define_of(spec, self.schema): spec.tag for spec in self.schema.values()}
        for made in assertions(self.schema):
            if classes.get(made.pattern, self.schema.root.tag) == tag:
                yield made
        same = self.tags[tag]
        for place in same:
            tests = dict.fromkeys([*self._narrower(place, same), *_siblings(place, self.places)])
            for number, (test, says) in enumerate(tests, 1):
                name = place.key if place.top else f"{place.spec.kind}-{tag}-{same.index(place) + 1}"
                yield Assertion("", place.context, f"{name}-{number}", test, says)

    def _narrower(self, place: Place, same: list[Place]) -> Iterator[tuple[str, str]]:
        """What this place admits less than the specification of its tag, as tests and sentences."""
        tag = place.tag
        own = sorted(place.attributes)
        yield (
            f"count(@*) = count({' | '.join(f'@{name}' for name in own)})" if own else "not(@*)",
            f"<{tag}> has {'no attributes but ' if own else 'no attributes'}{', '.join(own)} here.",
        )
        for name, here in place.attributes.items():
            union = _union(same, name)
            if here.required and not union.required:
                yield f"@{name}", f"<{tag}> needs the attribute {name} here."
            if here.values != union.values and f"[@{name}=" not in place.context:
                test = _among(f"@{name}", here.values)
                yield f"not(@{name}) or {test}", f"This value of {name} may not stand here."
        union_content = self._content(same)
        content = place.content
        if union_content.text and not content.text:
            yield "not(text()[normalize-space()])", f"<{tag}> holds no text here."
        if place.text:
            yield _among("string()", place.text), f"This text may not stand in <{tag}> here."
        yield from self._others(place, union_content)
        if content.plain() != union_content:
            yield from _counts(place.parts, {key: other.step for key, other in self.places.items()})

    def _others(self, place: Place, union: Model) -> Iterator[tuple[str, str]]:
        """The elements that its tag may hold in other places."""
        admitted = {model.place: model.tag for model in place.content.elements()}
        tags = dict.fromkeys(admitted.values())
        if any(model.tag not in tags for model in union.elements()):
            others = f"*[not({' or '.join(f'self::tei:{tag}' for tag in tags)})]" if tags else "*"
            yield f"not({others})", f"<{place.tag}> holds nothing but {', '.join(tags) or 'text'} here."
        for tag in tags:
            # A part of the header is known by where it stands; only classes must be told apart.
            if all(other.top for other in self.tags[tag] if other.key in admitted):
                for other in self.tags[tag]:
                    if other.top and other.key not in admitted:
                        yield f"not({other.step})", f"<{place.tag}> holds no {other.spec.kind} here."


def _union(same: list[Place], name: str) -> Attribute:
    """An attribute as it may be in any of the places of a tag."""
    having = [place.attributes.get(name) for place in same]
    there = [attribute for attribute in having if attribute]
    values = dict.fromkeys(value for attribute in there for value in attribute.values)
    anything = any(not attribute.values for attribute in there)
    required = len(there) == len(having) and all(attribute.required for attribute in there)
    return Attribute(required, () if anything else tuple(values))


def _among(path: str, values: tuple[Value, ...]) -> str:
    """The test that a string is one of the values of a place."""
    tests = [f"{path} = '{v[1]}'" if v[0] == "value" else f"matches({path}, '^({v[2]})$')" for v in values]
    return " or ".join(dict.fromkeys(tests))


def _counts(parts: Iterable[Model], steps: dict[str, str]) -> Iterator[tuple[str, str]]:
    """How often each part may stand."""
    for part in parts:
        if part.what != "element":
            continue
        step = steps[part.place]
        if part.least:
            yield step, f"A <{part.tag}> is missing here."
        if part.most == 1:
            yield f"count({step}) <= 1", f"There may be one <{part.tag}> here."


def _siblings(place: Place, known: dict[str, Place]) -> Iterator[tuple[str, str]]:
    """Number and order of parts that share a tag, which a content model cannot tell apart."""
    parts = [part for part in place.parts if part.what == "element"]
    for i, part in enumerate(parts):
        twins = [other for other in parts if other.tag == part.tag]
        if len(twins) < 2:
            continue
        yield from _counts([part], {part.place: known[part.place].step})
        for later in parts[i + 1 :]:
            if later in twins:
                first, then = known[part.place].step, known[later.place].step
                yield (
                    f"not({then}/following-sibling::{first})",
                    f"<{part.tag}> stands too late: {first} goes first.",
                )


def _model(parent: etree._Element, model: Model) -> None:
    """Write a content model."""
    how: dict[str, str] = {}
    if model.least != 1 or model.most != 1:
        how = {
            "minOccurs": str(model.least),
            "maxOccurs": "unbounded" if model.most is None else str(model.most),
        }
    if model.what == "text":
        _add(parent, "textNode")
    elif model.what == "empty":
        _add(parent, "empty")
    elif model.what == "element":
        _add(parent, "elementRef", key=model.tag, **how)
    else:
        inner = _add(parent, "alternate" if model.what == "choice" else "sequence", **how)
        for child in model.of:
            _model(inner, child)


def _namespace(parent: etree._Element) -> None:
    """Declare the prefix of the constraints, which is taken over into the Schematron made from the ODD."""
    spec = _add(parent, "constraintSpec", ident="namespace", scheme="schematron", mode="add")
    _add(spec, "desc", "The prefix of TEI in constraints.")
    etree.SubElement(_add(spec, "constraint"), f"{{{SCH}}}ns", prefix="tei", uri=TEI_NAMESPACE)


def _constraints(parent: etree._Element, made: Iterable[Assertion]) -> None:
    for assertion in made:
        spec = _add(
            parent, "constraintSpec", ident=assertion.name.replace(".", "-"), scheme="schematron", mode="add"
        )
        _add(spec, "desc", PLACE.sub("…", assertion.says))
        rule = etree.SubElement(_add(spec, "constraint"), f"{{{SCH}}}rule", context=assertion.context)
        assertion.write(rule)


def _add(parent: etree._Element, tag: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{TEI_NAMESPACE}}}{tag}", attributes)
    child.text = text
    return child
