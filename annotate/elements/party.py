"""Party: who concludes an agreement, where a common noun names them: the government, the rebels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from annotate.element import Inline
from annotate.elements.name import name_at
from annotate.reading import Reading
from annotate.span import Span, rule
from annotate.structure.parties import Member, PartyWords, parties

if TYPE_CHECKING:
    from annotate.elements import Wording


class Party(Inline, tag="rs", type="party"):
    """A party to an agreement that has no name in the text: "the government", "المعارضة"."""

    kind: Literal["party"] = "party"
    content: tuple[Wording, ...] = ()


def party_at(member: Member) -> str:
    """The id of a party, by its name or by its noun, for the time being."""
    return name_at(member.start) if member.named else f"party@{member.start}"


@rule(Party, words=PartyWords, cert="medium")
def between(reading: Reading, words: PartyWords) -> Iterator[Span]:
    """Behind the noun for an agreement and "between", a noun for a group is a party to it."""
    for found in reading.once(parties):
        for party in found.members:
            if not party.named:
                yield Span(party.start, party.end, evidence=found.evidence, id=party_at(party))
