"""Reference: resolutions, laws and provisions that a text mentions by number."""

from __future__ import annotations

from typing import Annotated, Literal

from annotate.element import At, Inline, Pattern

Designation = Annotated[str, Pattern("[0-9A-Za-z]+([./-][0-9A-Za-z]+)*", "a number, with dots, dashes or slashes", "2254")]


class Reference(Inline, tag="ref"):
    """A mention of a numbered text: "القرار 2254", "Resolution 1701", "article 5 of the treaty"."""

    kind: Literal["reference"] = "reference"
    type: Annotated[Literal["resolution", "law", "provision"], At("@type")] = "resolution"
    n: Annotated[Designation | None, At("@n")] = None
    content: tuple[str, ...] = ()
