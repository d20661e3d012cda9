"""Schema: the tables compiled once from the fields that element classes declare.

Writers, readers, the tree builder and every rendered schema language walk these tables and know
no construct by name. What lies in this folder is what ``annotate schema`` can render.
"""

from __future__ import annotations

import contextlib
import importlib
import pickle
import re
import sys
import types
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotate import kept
from annotate.declared import MISSING, After, Declaration, declared, default, fields
from annotate.element import At, Counted, Element, Pattern, Pointing, Pooled
from annotate.meant import instead
from annotate.regex import regex
from annotate.registry import modules
from annotate.schema._tables import OWN, AttributeSpec, ElementSpec, Node, Slot
from annotate.schema._type import Schema, predicates

__all__ = [
    "OWN", "TEI_NAMESPACE", "AttributeSpec", "ElementSpec", "Node", "Schema", "SchemaError", "Slot", "load",
    "predicates", "renderers", "schema_of",
]  # fmt: skip

_PACKAGE = Path(__file__).parents[1]
TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"


def renderers() -> list[str]:
    """The names of the schema languages there are."""
    return modules(__path__)


def load(name: str) -> types.ModuleType:
    """The module of a schema language: ``render(schema) -> str``, and the ``SUFFIX`` of its files.

    Raises KeyError, with a sentence, where there is none.
    """
    if name not in renderers():
        raise KeyError(f"there is no schema language {name!r}: {instead(name, renderers())}")
    return importlib.import_module(f"{__name__}.{name}")


class SchemaError(TypeError):
    """Element classes that contradict each other; raised at import, with the classes named."""


def schema_of(root: type[Element]) -> Schema:
    """The tables of a document class and of every class its content can hold.

    Raises SchemaError when two classes cannot be told apart where they stand side by side.
    """
    return _schema(declared(root))


@cache
def _schema(root: type[Element]) -> Schema:
    """The same, kept beside the module of the document class where that is one of this package."""
    module = Path(sys.modules[root.__module__].__file__ or "")
    if not module.is_relative_to(_PACKAGE):
        return _compiled(root)
    found = kept.read(module)
    if found is not None:
        with contextlib.suppress(pickle.UnpicklingError, AttributeError, EOFError, ImportError, KeyError):
            schema: Schema = pickle.loads(found[root.__name__])
            return schema
    schema = _compiled(root)
    kept.write(module, {root.__name__: pickle.dumps(schema)})
    return schema


def _compiled(root: type[Element]) -> Schema:
    specs: dict[str, ElementSpec] = {}
    compiled = _compile(root, specs)
    schema = Schema(compiled, specs)
    attributes = (attribute for spec in specs.values() for attribute in spec.attributes.values())
    for pooled in dict.fromkeys(a.pooled for a in attributes if a.pooled):
        _place(compiled.node, pooled.path).pool = pooled
    for spec in specs.values():
        for slot in spec.slots.values():
            _distinguish(spec, slot)
    return schema


def _compile(cls: type[Element], specs: dict[str, ElementSpec]) -> ElementSpec:
    if cls.__name__ in specs:
        return specs[cls.__name__]
    kind = str(default(cls, "kind"))
    spec = ElementSpec(cls, kind, _doc(cls), Node(cls.tag, dict(cls.fixed)))
    specs[cls.__name__] = spec
    for name, field in fields(cls).items():
        if name == "kind" or name in cls.spacing:
            continue
        at = next((m.paths for m in field.marks if isinstance(m, At)), None)
        public, doc, needed = (
            field.told("alias") or name,
            field.told("description") or "",
            field.default is MISSING,
        )
        kinds, text, many = _content(field.type)
        if kinds:
            slot = Slot(
                name, public, {}, text, many, bool(field.told("min_length")) or (needed and not many), doc
            )
            spec.slots[name] = slot
            for child in kinds:
                child_spec = _compile(child, specs)
                slot.kinds[child_spec.kind] = child_spec
            _place(spec.node, at[0] if at else "").parts.append(slot)
        elif text and many:
            spec.slots[name] = slot = Slot(name, public, {}, True, True, needed, doc)
            spec.node.parts.append(slot)
        else:
            attribute = _attribute(name, public, field, doc)
            spec.attributes[name] = attribute
            for path in (f"@{public}",) if at is None else at:
                if match := _ATTRIBUTE.fullmatch(path):
                    _place(spec.node, match["path"] or "").attributes[match["name"]] = attribute
                else:
                    _place(spec.node, path).text = attribute
    return spec


def _doc(cls: type[Element]) -> str:
    import inspect

    return inspect.cleandoc(cls.__doc__ or "")


_ATTRIBUTE = regex(r"(?:(?P<path>.*)/)?@(?P<name>[\w:]+)")
_STEP = regex(r"(?P<tag>[\w:]+)(?P<fixed>(?:\[@[\w:]+='[^']*'\])*)(?P<always>!?)")


def _place(node: Node, path: str) -> Node:
    """The node at a path, made on the way where it is not there yet."""
    for step in filter(None, _split(path)):
        match = _STEP.fullmatch(step)
        if not match:
            raise SchemaError(f"the path step {step!r} is not of the form name[@attribute='value']!")
        fixed = dict(re.findall(r"\[@([\w:]+)='([^']*)'\]", match["fixed"]))
        for part in node.parts:
            if isinstance(part, Node) and part.tag == match["tag"] and part.fixed == fixed:
                node = part
                break
        else:
            inner = Node(match["tag"], fixed)
            node.parts.append(inner)
            node = inner
        node.always |= bool(match["always"])
    return node


def _split(path: str) -> list[str]:
    return re.findall(r"(?:[^/\[]|\[[^\]]*\])+", path)


def _content(annotation: Any) -> tuple[list[type[Element]], bool, bool]:
    """The element classes a type holds, whether text stands among them, and whether it repeats."""
    origin = get_origin(annotation)
    if origin is tuple:
        kinds, text, _ = _content(get_args(annotation)[0])
        return kinds, text, True
    if origin is Annotated:
        return _content(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        kinds, text = [], False
        for option in get_args(annotation):
            more, also_text, _ = _content(option)
            kinds += [k for k in more if k not in kinds]
            text |= also_text
        return kinds, text, False
    if annotation is str:
        return [], True, False
    if isinstance(annotation, type) and issubclass(annotation, Element):
        return [annotation], False, False
    return [], False, False


def _attribute(name: str, public: str, field: Declaration, doc: str) -> AttributeSpec:
    values: tuple[str, ...] | None = None
    found: dict[type, Any] = {}
    further: list[Callable[[str], object]] = []
    stack, seen = [field.type, *field.marks], []
    while stack:
        item = stack.pop()
        if get_origin(item) in (Annotated, Union, types.UnionType):
            stack += get_args(item)
        elif get_origin(item) is Literal:
            values = tuple(str(v) for v in get_args(item))
        elif isinstance(item, (Counted, Pattern, Pointing, Pooled)):
            found.setdefault(type(item), item)  # the outermost comes first, and refines the inner ones
            further += [item.enough] if isinstance(item, Pointing) and item.least > 1 else []
        elif isinstance(item, After):
            further.append(item.function)
        elif item not in (str, type(None)) and isinstance(item, type):
            seen.append(item)
    if seen:
        wrong = seen[0].__name__
        raise SchemaError(f"the attribute {public!r} is {wrong}; attributes are strings or literals")
    required = field.default is MISSING or (
        values is not None and len(values) == 1 and field.default in values
    )
    return AttributeSpec(
        name,
        public,
        required,
        doc,
        values,
        found.get(Pattern),
        found.get(Pointing),
        found.get(Pooled),
        found.get(Counted),
        field.default if isinstance(field.default, str) else None,
        tuple(further),
    )


def _distinguish(parent: ElementSpec, slot: Slot) -> None:
    """Refuse two classes of one slot that have the same tag and the same fixed attributes."""
    seen: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}
    for spec in slot.kinds.values():
        key = (spec.tag, tuple(sorted(spec.fixed.items())))
        if key in seen:
            raise SchemaError(
                f"{seen[key]} and {spec.name} are both <{spec.tag}> with the same fixed attributes inside "
                f"{parent.name}: give one of them an attribute that tells them apart"
            )
        seen[key] = spec.name
