"""Entity: whom or what several names of a text mean, told once beside the text; each name points to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from annotate.declared import Field
from annotate.element import Aside, At
from annotate.names.identity import Identity, identities
from annotate.names.mention import Named
from annotate.names.vocabulary import NameWords
from annotate.reading import Reading
from annotate.span import Span, rule

URI, SAYS = At("idno[@type='URI']"), "Where an authority file tells of it; for a person to add."


class PersonEntity(Aside, tag="person"):
    """A person whom several names in the text mean."""

    kind: Literal["person-entity"] = "person-entity"
    name: Annotated[str, At("persName"), Field(description="The fullest of the names, without titles.")]
    uri: Annotated[str | None, URI, Field(description=SAYS)] = None


class OrgEntity(Aside, tag="org"):
    """An organisation that several names in the text mean, abbreviations among them."""

    kind: Literal["org-entity"] = "org-entity"
    name: Annotated[str, At("orgName"), Field(description="The fullest of the names.")]
    uri: Annotated[str | None, URI, Field(description=SAYS)] = None


class PlaceEntity(Aside, tag="place"):
    """A place that several names in the text mean."""

    kind: Literal["place-entity"] = "place-entity"
    name: Annotated[str, At("placeName"), Field(description="The fullest of the names.")]
    uri: Annotated[str | None, URI, Field(description=SAYS)] = None


def entry(identity: Identity) -> str:
    """The id of the entry of an identity, for the time being."""
    return f"entry@{identity.names[0].start}"


def _entries(reading: Reading, of: Named) -> Iterator[Span]:
    for identity in reading.once(identities):
        if identity.what is of:
            yield Span(0, 0, attrs={"name": identity.name}, id=entry(identity))


@rule(PersonEntity, words=NameWords, cert="medium")
def same_person(reading: Reading, words: NameWords) -> Iterator[Span]:
    """Names that agree, and a family name that only one person of the text has, mean one person."""
    return _entries(reading, Named.PERSON)


@rule(OrgEntity, words=NameWords, cert="medium")
def same_org(reading: Reading, words: NameWords) -> Iterator[Span]:
    """One name, or a name and the abbreviation that stands in brackets behind it, mean one organisation."""
    return _entries(reading, Named.ORG)


@rule(PlaceEntity, words=NameWords)
def same_place(reading: Reading, words: NameWords) -> Iterator[Span]:
    """One name, in whatever spelling, means one place."""
    return _entries(reading, Named.PLACE)
