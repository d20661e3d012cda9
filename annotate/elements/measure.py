"""Measure: quantities with a unit, and bare numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from annotate.element import At, Inline, Pattern

if TYPE_CHECKING:
    from annotate.elements import Wording

Decimal = Annotated[str, Pattern("-?[0-9]+([.][0-9]+)?", "a number in Western digits", "12.5")]
Unit = Annotated[str, Pattern(r"[A-Za-z0-9%°_.\-À-ÖØ-öø-ÿء-غف-يٱ-ۓ]+", "a unit, one word", "percent")]


class Measure(Inline, tag="measure"):
    """A quantity of something: "21 جولة", "40 percent"."""

    kind: Literal["measure"] = "measure"
    quantity: Annotated[Decimal | None, At("@quantity")] = None
    unit: Annotated[Unit | None, At("@unit")] = None
    content: tuple[Wording, ...] = ()


class Number(Inline, tag="num"):
    """A number."""

    kind: Literal["number"] = "number"
    value: Annotated[Decimal | None, At("@value")] = None
    content: tuple[str, ...] = ()
