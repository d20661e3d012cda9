"""Name: persons, organisations, places, and the roles people hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from annotate.declared import Field
from annotate.element import At, Counted, Inline, Pointer, Pointing
from annotate.elements.entity import entry
from annotate.names import mentions
from annotate.names.identity import bearers
from annotate.names.mention import Ground
from annotate.names.vocabulary import NameWords
from annotate.reading import Reading
from annotate.span import Span, rule

if TYPE_CHECKING:
    from annotate.elements import Wording


class Person(Inline, tag="persName"):
    """The name of a person."""

    kind: Literal["person"] = "person"
    ref: Annotated[
        Pointer | None,
        Pointing(to=("person-entity",)),
        At("@ref"),
        Counted("People", same=True, without=("role",)),
        Field(description="The entry of the person, where several names mean it."),
    ] = None
    content: tuple[Wording, ...] = ()


class Org(Inline, tag="orgName"):
    """The name of an organisation."""

    kind: Literal["org"] = "org"
    ref: Annotated[
        Pointer | None,
        Pointing(to=("org-entity",)),
        At("@ref"),
        Counted("Organisations", same=True),
        Field(description="The entry of the organisation, where several names mean it."),
    ] = None
    content: tuple[Wording, ...] = ()


class Place(Inline, tag="placeName"):
    """The name of a place."""

    kind: Literal["place"] = "place"
    ref: Annotated[
        Pointer | None,
        Pointing(to=("place-entity",)),
        At("@ref"),
        Counted("Places", same=True),
        Field(description="The entry of the place, where several names mean it."),
    ] = None
    content: tuple[Wording, ...] = ()


class Role(Inline, tag="roleName"):
    """The role or office a person holds."""

    kind: Literal["role"] = "role"
    content: tuple[Wording, ...] = ()


def name_at(start: int) -> str:
    """The id of the name that starts at an offset, for the time being."""
    return f"name@{start}"


def _spans(reading: Reading, ground: Ground) -> Iterator[Span]:
    """The names that a rule of this module has the ground for, each with the entry it leads to."""
    identity = reading.once(bearers)
    for m in reading.once(mentions).get(ground, ()):
        one = identity.get(m)
        attrs = {"ref": entry(one)} if one else {}
        yield Span(m.start, m.end, attrs=attrs, evidence=m.evidence, id=name_at(m.start))


@rule(Place, words=NameWords)
def known_place(reading: Reading, words: NameWords) -> Iterator[Span]:
    """A country, region, city, sea or river that the gazetteer knows."""
    return _spans(reading, Ground.KNOWN_PLACE)


@rule(Place, words=NameWords, cert="medium")
def place_head(reading: Reading, words: NameWords) -> Iterator[Span]:
    """The name behind a noun of place such as town or river; in Arabic also before the nation that it lies in."""
    return _spans(reading, Ground.PLACE_HEAD)


@rule(Place, words=NameWords, cert="medium")
def filed(reading: Reading, words: NameWords) -> Iterator[Span]:
    """What a dateline names first is the place it was filed from, in the gazetteer or not."""
    return _spans(reading, Ground.FILED)


@rule(Org, words=NameWords)
def known_org(reading: Reading, words: NameWords) -> Iterator[Span]:
    """A well-known organisation, by its name or abbreviation."""
    return _spans(reading, Ground.KNOWN_ORG)


@rule(Org, words=NameWords, cert="medium")
def org_head(reading: Reading, words: NameWords) -> Iterator[Span]:
    """A noun such as ministry, party or university, with the words that make a name of it."""
    return _spans(reading, Ground.ORG_HEAD)


@rule(Org, words=NameWords)
def org_in_marks(reading: Reading, words: NameWords) -> Iterator[Span]:
    """Words in quotation marks that a noun such as company or society says are an organisation's name."""
    return _spans(reading, Ground.ORG_IN_MARKS)


@rule(Org, words=NameWords, cert="medium")
def abbreviation(reading: Reading, words: NameWords) -> Iterator[Span]:
    """The short form of an organisation named in full before: in brackets behind it, or without its Ltd."""
    return _spans(reading, Ground.ABBREVIATION)


@rule(Person, words=NameWords)
def titled_person(reading: Reading, words: NameWords) -> Iterator[Span]:
    """A name behind a title or an office."""
    return _spans(reading, Ground.TITLED_PERSON)


@rule(Person, words=NameWords)
def given_name(reading: Reading, words: NameWords) -> Iterator[Span]:
    """A given name with the names that follow it."""
    return _spans(reading, Ground.GIVEN_NAME)


@rule(Person, words=NameWords, cert="medium")
def reported_person(reading: Reading, words: NameWords) -> Iterator[Span]:
    """A name beside a reporting verb."""
    return _spans(reading, Ground.REPORTED_PERSON)


@rule(Person, words=NameWords)
def known_person(reading: Reading, words: NameWords) -> Iterator[Span]:
    """A person whom news calls by the family name alone."""
    return _spans(reading, Ground.KNOWN_PERSON)


@rule(Person, words=NameWords, cert="medium")
def signed(reading: Reading, words: NameWords) -> Iterator[Span]:
    """Whom a byline or the credit names, in the lists of names or not."""
    return _spans(reading, Ground.SIGNED)


@rule(Person, words=NameWords, cert="medium")
def short_form(reading: Reading, words: NameWords) -> Iterator[Span]:
    """The family name of a person who was named in full before."""
    return _spans(reading, Ground.SHORT_FORM)


@rule(Role, words=NameWords)
def office(reading: Reading, words: NameWords) -> Iterator[Span]:
    """An office or profession, with the organisation or place it is held in."""
    for m in reading.once(mentions).get(Ground.OFFICE, ()):
        yield Span(m.start, m.end, evidence=m.evidence)
