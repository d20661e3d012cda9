"""Name: persons, organisations, places, and the roles people hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from annotate.element import At, Inline, Pointer

if TYPE_CHECKING:
    from annotate.elements import Wording


class Person(Inline, tag="persName"):
    """The name of a person."""

    kind: Literal["person"] = "person"
    ref: Annotated[Pointer | None, At("@ref")] = None
    content: tuple[Wording, ...] = ()


class Org(Inline, tag="orgName"):
    """The name of an organisation."""

    kind: Literal["org"] = "org"
    ref: Annotated[Pointer | None, At("@ref")] = None
    content: tuple[Wording, ...] = ()


class Place(Inline, tag="placeName"):
    """The name of a place."""

    kind: Literal["place"] = "place"
    ref: Annotated[Pointer | None, At("@ref")] = None
    content: tuple[Wording, ...] = ()


class Role(Inline, tag="roleName"):
    """The role or office a person holds."""

    kind: Literal["role"] = "role"
    content: tuple[Wording, ...] = ()
