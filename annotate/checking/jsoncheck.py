"""The problems of JSON documents: against the JSON Schema, in the words of the document type, then as TEI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from lxml import etree

from annotate import declared
from annotate.checking.jsonplaces import Path, places
from annotate.checking.layout import Layout
from annotate.checking.recognition import xpath
from annotate.checking.refusal import refusal
from annotate.checking.teicheck import findings
from annotate.document import Document
from annotate.formats import json, tei
from annotate.meant import nearest
from annotate.problem import Finding, Problem, ProblemError
from annotate.schema import AttributeSpec, ElementSpec, Schema, schema_of
from annotate.source import UNHOLDABLE, SourceError

_Told = tuple[Path, bool, Problem]
"""A problem of the field at a path, and whether its name is meant rather than its value."""


def check_json(raw: bytes) -> list[Problem]:
    """The problems of a JSON document, those of its shape with their places."""
    try:
        fields = json.load(raw)
        root = json.genre(fields).root
    except ProblemError as error:
        return error.problems
    errors = list(_validator(root).iter_errors(fields))
    if errors:
        return _placed(raw, (told for error in errors for told in _told(error, fields, schema_of(root))))
    try:
        tree = tei.parse_xml(tei.write(json.read(raw)))
        return _placed(raw, _led_back(findings(tree, root)[0], tree, fields, root))
    except ProblemError as error:
        return error.problems
    except SourceError as error:
        path = next((path for path, words in _strings(fields) if UNHOLDABLE.search(words)), ())
        return _placed(raw, [(path, False, Problem("character", f"{error}."))])


def _led_back(
    found: list[Finding], tree: etree._Element, fields: Any, root: type[Document]
) -> Iterator[_Told]:
    """Findings about the TEI of a document, each at the object of the JSON that it is about."""
    homes = _homes(tree, fields, schema_of(root)) if found else {}
    for finding in found:
        node = finding.element
        while node is not None and node not in homes:
            node = node.getparent()
        path: Path = ()
        if node is not None:
            path, spec = homes[node]
            attribute = spec.node.attributes.get(finding.attribute)
            path = (*path, attribute.name) if attribute and node is finding.element else path
        yield path, False, finding.problem


def _homes(
    tree: etree._Element, fields: Any, schema: Schema
) -> dict[etree._Element, tuple[Path, ElementSpec]]:
    """Per element of the TEI of a document, the path of its object and its class; nothing where they do not match."""
    elements = xpath(" | ".join(f"//{schema.context(spec)}" for spec in schema.values()))(tree)
    objects = list(_objects(fields, schema.root, ()))
    return dict(zip(elements, objects, strict=True)) if len(elements) == len(objects) else {}


def _strings(held: Any) -> Iterator[tuple[Path, str]]:
    """Every string of a JSON document, with its path."""
    waiting: list[tuple[Path, Any]] = [((), held)]
    while waiting:
        path, held = waiting.pop()
        if isinstance(held, str):
            yield path, held
        elif isinstance(held, (dict, list)):
            items = held.items() if isinstance(held, dict) else enumerate(held)
            waiting += [((*path, key), value) for key, value in items]


def _objects(fields: Any, spec: ElementSpec, path: Path) -> Iterator[tuple[Path, ElementSpec]]:
    """The objects of a JSON document that are elements in TEI, in the order in which they stand there."""
    yield path, spec
    for slot in spec.node.slots():
        held = fields.get(slot.name)
        for i, child in enumerate(held if isinstance(held, list) else []):
            if isinstance(child, dict):
                yield from _objects(child, slot.kinds[child["kind"]], (*path, slot.name, i))
        if isinstance(held, dict):
            yield from _objects(held, slot.kinds[held["kind"]], (*path, slot.name))


@cache
def _validator(root: type[Document]) -> Any:
    """A validator of our own schema; with an empty registry, so that no reference is ever fetched."""
    import json as standard

    from annotate.schema import jsonschema

    return validator(standard.loads(jsonschema.render(schema_of(root))))


def validator(schema: Any) -> Any:
    """A validator of a JSON Schema that reads no file and opens no connection for a ``$ref``."""
    from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
    from referencing import Registry

    return Draft202012Validator(schema, registry=Registry())


def _placed(raw: bytes, told: Iterable[_Told]) -> list[Problem]:
    """Problems with the place of the value, or of the key, that each is about."""
    layout = Layout(raw)
    where = places(layout.text)
    found = []
    for path, at_key, problem in told:
        value, key = where.get(path, (0, 0))
        offset = key if at_key else value
        line, column = layout.place(offset)
        excerpt, before = layout.excerpt(offset)
        found.append((offset, problem._replace(line=line, column=column, excerpt=excerpt, before=before)))
    return [problem for _, problem in sorted(found, key=lambda item: item[0])]


def _told(error: Any, fields: Any, schema: Schema) -> Iterator[_Told]:
    """An error of the JSON Schema in the words of the document type."""
    path = tuple(error.absolute_path)
    owner, name = _owner(path, fields)
    own = _spec(error.instance, schema) if isinstance(error.instance, dict) else None
    if error.validator == "additionalProperties" and own:
        yield from _unknown(path, error.instance, own)
    elif error.validator == "required" and isinstance(error.instance, dict):
        yield from _missing(path, error, own)
    elif name == "kind" and error.validator in ("const", "enum"):
        allowed = _allowed(path[:-1], fields, schema)
        near = nearest(str(error.instance), allowed)
        says = f'There is no kind "{error.instance}" here; there are {", ".join(allowed[:12])}.'
        yield path, False, Problem("element-unknown", says, fix=f'Did you mean "{near}"?' if near else "")
    else:
        spec = _spec(owner, schema)
        attribute = next((a for a in spec.attributes.values() if a.name == name), None) if spec else None
        yield path, False, _wrong(path, name, error, attribute)


def _unknown(path: Path, instance: dict[str, Any], spec: ElementSpec) -> Iterator[_Told]:
    """The fields of an object that its kind does not have."""
    known = _names(spec)
    for key in instance:
        if key not in known:
            near = nearest(key, (name for name in known if name not in instance))
            says = f'A {spec.kind} has no field "{key}"; it can have {", ".join(known)}.'
            fix = f'Did you mean "{near}"?' if near else "Remove it."
            yield (*path, key), True, Problem("attribute", says, fix=fix)


def _missing(path: Path, error: Any, spec: ElementSpec | None) -> Iterator[_Told]:
    """The field that an object needs, unless it is there misspelt, which is told of."""
    there = error.instance
    key = next(name for name in error.validator_value if name not in there and f"'{name}'" in error.message)
    strange = [name for name in there if name not in _names(spec)] if spec else []
    if nearest(key, strange):
        return
    attribute = next((a for a in spec.attributes.values() if a.name == key), None) if spec else None
    example = attribute.example.replace("#", "") if attribute else ""
    says = f'A {spec.kind if spec else "object"} needs "{key}".'
    yield path, False, Problem("attribute-missing", says, fix=f'Add "{key}": "{example}".' if example else "")


def _wrong(path: Path, name: str, error: Any, attribute: AttributeSpec | None) -> Problem:
    """A value that cannot stand where it does."""
    value = error.instance
    if attribute and isinstance(value, str) and not attribute.pointing and not attribute.pooled:
        pattern = f"is not {attribute.pattern.doc}" if attribute.pattern else "cannot stand"
        says = f'{name} "{value[:60]}" {refusal(attribute, value) or pattern}.'
        return Problem("value", says, fix=f'Such as "{attribute.example}".')
    if error.validator == "type":
        want = error.validator_value if isinstance(error.validator_value, str) else error.validator_value[0]
        want = {"string": "words in quotation marks", "array": "a list", "object": "an object"}.get(
            want, want
        )
        return Problem("value", f'"{name}" is to be {want}.')
    return Problem("shape", f"/{'/'.join(map(str, path))}: {error.message[:200]}.")


def _owner(path: Path, fields: Any) -> tuple[Any, str]:
    """The object a path leads into last, and the field of it."""
    owner, name, value = fields, "", fields
    for step in path:
        if isinstance(value, dict):
            owner, name = value, str(step)
        value = value[step]
    return owner, name


def _spec(value: Any, schema: Schema) -> ElementSpec | None:
    kind = value.get("kind") if isinstance(value, dict) else None
    found = schema.kinds.get(kind) if isinstance(kind, str) else None
    return found[-1] if found else None


def _names(spec: ElementSpec) -> list[str]:
    """The names of all fields of a class in JSON."""
    return [field.told("alias") or name for name, field in declared.fields(spec.cls).items()]


def _allowed(path: Path, fields: Any, schema: Schema) -> list[str]:
    """The kinds that may stand at a path."""
    owner, name = _owner(path, fields)
    spec = _spec(owner, schema)
    slot = next((slot for slot in spec.slots.values() if slot.name == name), None) if spec else None
    return list(slot.kinds) if slot else list(schema.kinds)
