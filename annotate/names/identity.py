"""Identity: which names of a text mean one person, organisation or place.

No identity rather than a wrong one: a family name that two persons of the text bear, or that stands
behind both Mr. and Mrs., leads to neither of them. A common noun that takes up a name ("the
organisation", المنظمة) is no name and has no part in this.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotate.names import mentions
from annotate.names.lexis import Lexis, lexis
from annotate.names.mention import Mention, Named, order
from annotate.names.vocabulary import NameWords
from annotate.reading import Reading
from annotate.regex import regex

NAMESAKES = 8
"""How many persons of one family name are told apart; of more, none is."""
TITLE = 16
"""No title that stands before a name has more characters, with the space."""
PART = regex(r"\S+")
BRACKET = regex(r"[ ]?[(\[][\"“«]?")
CLOSED = regex(r"[\"”»]?[)\]](?!\s?[-–—])")
"""The end of an abbreviation in brackets; before a dash it is the agency that filed: UNITED NATIONS (Reuters) —."""


_Key = tuple[Named, str]
"""What a name is of, and the name as it is compared."""


class Identity(NamedTuple):
    """One of whom or of which several names speak: the fullest name, and the names in their order."""

    name: str
    names: tuple[Mention, ...]

    @property
    def what(self) -> Named:
        """What all its names are of."""
        return self.names[0].what


class _Called(NamedTuple):
    """A person's name in parts, as it is compared: titles off, what is written apart joined."""

    mention: Mention
    parts: tuple[str, ...]
    start: int
    sex: str

    @property
    def length(self) -> tuple[int, int]:
        """How full it is: by parts, then by letters."""
        return len(self.parts), sum(map(len, self.parts))


class _Person:
    """A person under construction: the names so far, and the fullest of them."""

    def __init__(self, called: _Called, *more: _Called) -> None:
        self.called = [called, *more]
        self.full = called
        self.sex = called.sex

    def suits(self, other: _Called) -> bool:
        """Whether a name is not that of a woman where this is a man, or the other way round."""
        return not (self.sex and other.sex and self.sex != other.sex)

    def fits(self, other: _Called) -> bool:
        """Whether a full name may be another form of this one's."""
        mine, theirs = self.full.parts, other.parts
        if not self.suits(other):
            return False
        short = min(len(mine), len(theirs))
        if mine[:short] == theirs[:short]:
            return True
        first, second = mine[0].rstrip("."), theirs[0].rstrip(".")
        initial = min(len(first), len(second)) == 1 and first[:1] == second[:1]
        return mine[-1] == theirs[-1] and (first == second or initial)

    def add(self, called: _Called) -> None:
        self.called.append(called)
        self.sex = self.sex or called.sex
        if called.length > self.full.length:
            self.full = called


def identities(reading: Reading) -> list[Identity]:
    """Who and what is named more than once, in order of the first name; to be asked for with ``reading.once``."""
    if reading.pack.words(NameWords) is None:
        return []
    know = reading.pack.once(lexis)
    found = sorted([mention for group in reading.once(mentions).values() for mention in group], key=order)
    groups = [*_persons(reading, know, found), *_named(reading, know, found)]
    made = []
    for called, full, start in groups:
        if len(called) > 1:
            name = " ".join(reading.cased[start : full.end].split())
            made.append(Identity(name, tuple(called)))
    return sorted(made, key=lambda identity: identity.names[0].start)


def bearers(reading: Reading) -> dict[Mention, Identity]:
    """The identity of every name that has one; to be asked for with ``reading.once``."""
    return {name: one for one in reading.once(identities) for name in one.names}


def _persons(
    reading: Reading, know: Lexis, found: Sequence[Mention]
) -> Iterator[tuple[list[Mention], Mention, int]]:
    """The persons of a text: full names first, then the short ones that only one of them can mean."""
    called = [_called(reading, know, mention) for mention in found if mention.what is Named.PERSON]
    people: list[_Person] = []
    by_name: dict[str, list[_Person]] = defaultdict(list)
    for one in called:
        if len(one.parts) < 2:
            continue
        near = _distinct([*by_name[one.parts[-1]], *by_name[one.parts[0]]])
        fits = [person for person in near[: NAMESAKES + 1] if person.fits(one)]
        if len(fits) == 1 and len(near) <= NAMESAKES:
            fits[0].add(one)
        elif not fits:
            person = _Person(one)
            people.append(person)
            for part in {one.parts[0], one.parts[-1]}:
                if len(by_name[part]) <= NAMESAKES:
                    by_name[part].append(person)
    people += _short([one for one in called if len(one.parts) == 1], by_name)
    for person in people:
        names = sorted((one.mention for one in person.called), key=order)
        yield names, person.full.mention, person.full.start


def _short(short: Iterable[_Called], by_name: dict[str, list[_Person]]) -> Iterator[_Person]:
    """Give short names to the persons they mean; gives those who are never named in full."""
    groups: dict[str, list[_Called]] = defaultdict(list)
    for one in short:
        groups[one.parts[0]].append(one)
    for part, group in groups.items():
        near = by_name.get(part, [])
        family = [person for person in near if person.full.parts[-1] == part]
        meant = family or near
        sexes = ({one.sex for one in group} | {person.sex for person in meant}) - {""}
        others = [one for one in group if one.sex and not any(person.suits(one) for person in meant)]
        if not meant and len(sexes) < 2:
            yield _Person(*group)
        elif meant and len({one.sex for one in others}) == 1:
            yield _Person(*others)  # "Mary Kelly won. Mr Kelly clapped."
        for one in group:
            fits = [person for person in meant if person.suits(one)]
            unsure = len(sexes) > 1 and not (one.sex and fits and fits[0].sex)
            if len(fits) == 1 and len(meant) <= NAMESAKES and not unsure:
                fits[0].called.append(one)


def _distinct(people: Iterable[_Person]) -> list[_Person]:
    return list({id(person): person for person in people}.values())


def _called(reading: Reading, know: Lexis, mention: Mention) -> _Called:
    """A person's name without titles, its links and completions joined: عبد العزيز | بن سلمان, von der Leyen."""
    tokens = list(PART.finditer(reading.text, mention.start, mention.end))
    first, sex = 0, ""
    while know.title_inside and first < len(tokens) - 1:
        ends = range(len(tokens) - 1, first, -1)
        end = next((end for end in ends if _title(tokens[first:end]) in know.roles), 0)
        if not end and tokens[first][0] not in know.articles:
            break
        end = end or first + 1
        title = _title(tokens[first:end])
        sex = sex or _sex(know, title)
        first = end
    parts: list[str] = []
    linked = False
    for token in tokens[first:]:
        word = token[0].strip(",")
        if parts and (linked or word in know.completions):
            parts[-1] += word
        else:
            parts.append(word)
        linked = word in know.links
    if not sex:
        # "السيدة العلي", the title outside
        before = reading.text[max(0, mention.start - TITLE) : mention.start].rpartition("\n")[2].split()
        sex = _sex(know, before[-1].rstrip(".") if before else "")
    if not sex and len(parts) > 1:
        sex = "f" if parts[0] in know.female else "m" if parts[0] in know.male else ""
    return _Called(mention, tuple(parts), tokens[first].start() if tokens else mention.start, sex)


def _sex(know: Lexis, title: str) -> str:
    """The sex of whom a title is given to, or nothing: "f" behind Mrs."""
    return "f" if title in know.women else "m" if title in know.men else ""


def _title(words: Sequence[re.Match[str]]) -> str:
    return " ".join(word[0] for word in words).rstrip(".")


def _named(
    reading: Reading, know: Lexis, found: Sequence[Mention]
) -> Iterator[tuple[list[Mention], Mention, int]]:
    """The organisations and places of a text, by their names; an abbreviation is known from its brackets."""
    text = reading.text
    known = {(m.what, text[m.start : m.end]) for m in found}
    groups: dict[_Key, list[Mention]] = defaultdict(list)
    same: dict[_Key, _Key] = {}
    before: Mention | None = None
    for mention in found:
        what = mention.what
        if what not in (Named.ORG, Named.PLACE):
            continue
        key = _key(text, know, mention, known)
        groups[key].append(mention)
        if what is Named.ORG:
            if before is not None and _abbreviates(text, before, mention):
                same.setdefault(key, _key(text, know, before, known))
            before = mention
    for short, long in same.items():
        if short != long and short in groups and long in groups and long not in same:
            groups[long] += groups.pop(short)
    for names in groups.values():
        names.sort(key=order)
        full = max(names, key=lambda mention: mention.end - mention.start)
        yield names, full, full.start


def _abbreviates(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a name is one word that stands in brackets behind another: World Health Organization (WHO)."""
    if " " in text[mention.start : mention.end] or not CLOSED.match(text, mention.end):
        return False
    return bool(BRACKET.fullmatch(text, before.end, mention.start))


def _key(text: str, know: Lexis, mention: Mention, known: set[_Key]) -> _Key:
    """A name as it is compared: the article whole again, without its Ltd, one spelling for several."""
    name = text[mention.start : mention.end]
    if (
        know.contracted
        and name.startswith(know.contracted)
        and text[mention.start - 1 : mention.start] == know.towards
    ):
        whole = know.article + name[len(know.contracted) :]  # للأمم المتحدة
        if (mention.what, whole) in known or whole in know.aliases:
            name = whole
    if mention.what is Named.ORG:
        rest, _, last = name.rpartition(" ")
        name = rest if rest and last.rstrip(".") in know.companies else name
    return mention.what, know.aliases.get(name, name)
