"""Declared: classes that are written now, and become Pydantic models once something is validated.

A text becomes TEI without one model, and to import Pydantic and build them takes longer than to annotate a
news item. So a class statement only keeps its fields; the model is made from it when it is first called or
asked for what models have (``model_validate``, ``model_fields``). The model is a subclass of the class under
the same name: ``isinstance`` and ``issubclass`` hold, and what the class defines its instances have.
"""

from __future__ import annotations

import sys
import threading
import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NamedTuple, TypeVar, Union, get_args, get_origin

if TYPE_CHECKING:
    from pydantic import BaseModel, GetCoreSchemaHandler
    from pydantic_core import CoreSchema

__all__ = [
    "MISSING",
    "After",
    "Before",
    "Declaration",
    "Field",
    "Mark",
    "Model",
    "declared",
    "default",
    "fields",
    "plain",
]

M = TypeVar("M", bound="Model")

MISSING: Any = object()
"""The default of a field that must be given."""
_MAKING = threading.RLock()


class Mark:
    """What stands on a type: the same as another of its class that says the same.

    ``typing`` gives one type for annotations whose marks are the same, so no mark may pass for one of another
    class, as a tuple would.
    """

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"
        )


class Field(Mark):
    """What a field says of itself beside its type; ``discriminator`` is the field by which classes are told apart."""

    def __init__(
        self,
        description: str = "",
        alias: str | None = None,
        min_length: int | None = None,
        discriminator: str | None = None,
    ) -> None:
        self.description = description
        self.alias = alias
        self.min_length = min_length
        self.discriminator = discriminator


class After(Mark):
    """Marks a type whose values a function refuses (ValueError) or replaces, once they are of that type."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.function, handler(source))


class Before(Mark):
    """Marks a type whose values a function turns into that type."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.function, handler(source))


class Declaration(NamedTuple):
    """A field as its class declares it: its type, with what is marked on it, and its default."""

    hint: Any
    default: Any

    @property
    def type(self) -> Any:
        """The type without the marks on it."""
        return get_args(self.hint)[0] if get_origin(self.hint) is Annotated else self.hint

    @property
    def marks(self) -> tuple[Any, ...]:
        """What is marked on the type, innermost first."""
        return get_args(self.hint)[1:] if get_origin(self.hint) is Annotated else ()

    def told(self, what: str) -> Any:
        """What the field says of itself: its ``description``, ``alias`` and so on; None where it does not."""
        return next((told for mark in self.marks if (told := getattr(mark, what, None))), None)


class _Declared(type):
    """The class of declared classes: keeps the fields of each, and makes its model when it is asked for."""

    def __new__(
        meta, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **keywords: Any
    ) -> _Declared:
        if "__declaration__" not in namespace:  # else it is a model
            fields = {n: a for n, a in namespace.pop("__annotations__", {}).items() if not _of_class(a)}
            namespace["__declared__"] = {
                n: Declaration(a, namespace.pop(n, MISSING)) for n, a in fields.items()
            }
        return super().__new__(meta, name, bases, namespace, **keywords)

    def __call__(cls, *arguments: Any, **fields: Any) -> Any:
        return cls.made(*arguments, **fields)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("model_"):
            return getattr(cls.made, name)
        raise AttributeError(f"{cls.__name__} has no attribute {name!r}")

    @property
    def made(cls) -> type[BaseModel]:
        """The model; models are pickled as this attribute of their class."""
        with _MAKING:
            if "__made__" not in vars(cls):
                cls.__made__ = _model(cls)
            made: type[BaseModel] = cls.__made__
            return made


def _of_class(annotation: Any) -> bool:
    """Whether a class, not its instances, has what is annotated so."""
    if isinstance(annotation, str):
        return annotation.startswith("ClassVar")
    return get_origin(annotation) is ClassVar


if TYPE_CHECKING:
    from pydantic import BaseModel as Model
else:

    class Model(metaclass=_Declared):
        """The base of declared classes; its own model is Pydantic's base of models."""

        @classmethod
        def __get_pydantic_core_schema__(cls, source, handler):
            return handler.generate_schema(cls.made)


def declared(cls: type[M]) -> type[M]:
    """The class that a model was made from; of any other, itself."""
    found: type[M] = vars(cls).get("__declaration__", cls)
    return found


@cache
def fields(cls: type[Model]) -> Mapping[str, Declaration]:
    """The fields of a declared class by name, those of its bases first."""
    found: dict[str, Declaration] = {}
    for base in reversed(cls.__mro__):
        own: Mapping[str, Declaration] = vars(base).get("__declared__", {})
        if own:
            found |= {name: Declaration(hint, own[name].default) for name, hint in _hints(base).items()}
    return found


def default(cls: type[Model], name: str) -> Any:
    """The default of a field, without a look at any type."""
    return next(
        own[name].default for base in cls.__mro__ if name in (own := vars(base).get("__declared__", ()))
    )


def plain(cls: type[M], values: Mapping[str, Any]) -> M:
    """An instance of a declared class, no model, with values that have been validated before."""
    made = object.__new__(cls)
    vars(made).update(values)
    return made


def _hints(cls: type) -> dict[str, Any]:
    """The types of the fields that a class itself declares, with what could not be known yet then: ``Phrase``."""
    from typing import get_type_hints

    told = types.SimpleNamespace(
        __annotations__={name: f.hint for name, f in vars(cls)["__declared__"].items()}
    )
    return get_type_hints(told, vars(sys.modules[cls.__module__]), include_extras=True)


def _model(cls: _Declared) -> type[BaseModel]:
    """The model of a declared class."""
    from pydantic import BaseModel

    if cls is Model:
        return BaseModel

    own: Mapping[str, Declaration] = vars(cls)["__declared__"]
    namespace = {
        "__module__": cls.__module__,
        "__qualname__": f"{cls.__qualname__}.made",
        "__doc__": cls.__doc__,
        "__declaration__": cls,
        "__annotations__": {name: _pydantic(hint) for name, hint in _hints(cls).items()},
        "__get_pydantic_core_schema__": vars(BaseModel)["__get_pydantic_core_schema__"],
        **{name: field.default for name, field in own.items() if field.default is not MISSING},
    }
    bases: tuple[type, ...] = (cls, *(base.made for base in cls.__bases__ if isinstance(base, _Declared)))
    made: type[BaseModel] = _metaclass()(cls.__name__, bases, namespace)
    made.__made__ = made  # type: ignore[attr-defined]
    return made


@cache
def _metaclass() -> Callable[..., type[BaseModel]]:
    """The class of models, which are both: Pydantic's, and declared."""
    from pydantic import BaseModel

    class Made(type(BaseModel), _Declared):  # type: ignore[misc]
        __call__ = type.__call__

    return Made


def _pydantic(hint: Any) -> Any:
    """A type with what Pydantic understands in place of :class:`Field`."""
    import pydantic

    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        said = [pydantic.Field(**_given(m)) if isinstance(m, Field) else m for m in arguments[1:]]
        return Annotated[(_pydantic(arguments[0]), *said)]
    if origin in (Union, types.UnionType):
        return Union[tuple(map(_pydantic, arguments))]  # noqa: UP007
    return types.GenericAlias(tuple, tuple(map(_pydantic, arguments))) if origin is tuple else hint


def _given(field: Field) -> dict[str, Any]:
    return {name: value for name, value in vars(field).items() if value}
