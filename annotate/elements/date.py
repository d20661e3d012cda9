"""Date: calendar expressions and their values."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from annotate.document import Calendar
from annotate.element import At, Inline, Pattern, Pooled

_TIME = "T([0-9]+H([0-9]+M)?([0-9]+S)?|[0-9]+M([0-9]+S)?|[0-9]+S)"
Duration = Annotated[
    str,
    Pattern(
        f"P(([0-9]+Y([0-9]+M)?([0-9]+D)?|[0-9]+M([0-9]+D)?|[0-9]+D)({_TIME})?|{_TIME})",
        "a duration as XML Schema writes it: P2Y, P3M, P10D, PT5H",
        "P10D",
        ("duration",),
    ),
]


class Date(Inline, tag="date"):
    """A calendar expression, with its value on the Gregorian calendar."""

    kind: Literal["date"] = "date"
    when: Annotated[Calendar | None, At("@when")] = None
    from_: Annotated[Calendar | None, At("@from"), Field(alias="from")] = None
    to: Annotated[Calendar | None, At("@to")] = None
    not_before: Annotated[Calendar | None, At("@notBefore"), Field(alias="notBefore")] = None
    not_after: Annotated[Calendar | None, At("@notAfter"), Field(alias="notAfter")] = None
    dur: Annotated[Duration | None, At("@dur")] = None
    calendar: Annotated[
        Annotated[str, Pooled("teiHeader/profileDesc/calendarDesc", "calendar", "calendar.", "p")] | None,
        At("@calendar"),
        Field(description="The calendar the words use, where it is not the Gregorian."),
    ] = None
    content: tuple[str, ...] = ()
