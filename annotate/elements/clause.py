"""Clause: the numbered provisions of an agreement, in running prose or as lines of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from annotate.element import Aside, At, Block, Check, Inline, Pattern, Pointer, Pointers, Pointing
from annotate.elements.paragraph import Paragraph

if TYPE_CHECKING:
    from annotate.elements import Phrase

Number = Annotated[
    str, Pattern("[0-9]+([.][0-9]+)*", "a number in Western digits, dotted when nested (2.1)", "2.1")
]


class Label(Inline, tag="label"):
    """The words that number a clause: "البند الأول", "Article 3", "2)"."""

    kind: Literal["label"] = "label"
    value: Annotated[Number | None, At("@n")] = None
    content: tuple[str, ...] = ()


class Clause(Inline, tag="seg", type="clause"):
    """One numbered provision, in running prose."""

    kind: Literal["clause"] = "clause"
    across: ClassVar[Literal["split", "drop"]] = "split"
    n: Annotated[Number, At("@n")]
    agreement: Annotated[Pointer | None, At("@corresp")] = None
    content: tuple[Phrase, ...] = ()


class ClauseItem(Block, tag="item"):
    """One numbered provision that is a line of a list, with the lists nested in it."""

    kind: Literal["clause"] = "clause"
    n: Annotated[Number, At("@n")]
    agreement: Annotated[Pointer | None, At("@corresp")] = None
    content: tuple[Phrase | ClauseList | Paragraph, ...] = ()


class ClauseList(Block, tag="list", type="clauses"):
    """Provisions set as lines of a list."""

    kind: Literal["clauses"] = "clauses"
    content: Annotated[tuple[ClauseItem, ...], Field(min_length=1)]


class Agreement(Aside, tag="join", result="list"):
    """The clauses that belong together, also across paragraphs, and the parties to them."""

    kind: Literal["agreement"] = "agreement"
    clauses: Annotated[Pointers, Pointing(2, None), At("@target")]
    parties: Annotated[Pointers | None, At("@corresp")] = None
    checks = (
        Check(
            "agreement-clauses",
            "not(substring-after(@target, ' ') = '')",
            "An agreement joins two clauses or more: add their ids to target.",
        ),
    )
