"""Localities: places in no list, by the words beside them: in *Karambani* on Sunday, habitants de *Kervalan*.

A capital behind a preposition of place may be anything; it is a place where no list knows it as something else, no word
before says so, and no noun follows that it would only describe.
"""

from __future__ import annotations

from annotate.names.cased.capitals import Capitals
from annotate.names.cased.persons import headed
from annotate.names.mention import Ground, Named
from annotate.names.settle import again
from annotate.reading import Hit
from annotate.regex import regex

WORD = regex(r"(?:[^\W\d_]['’])?[^\W\d_][^\W\d_A-ZÀ-Þ]+(?:['’-](?:[^\W\d_]['’])?[^\W\d_]{1,20}){0,4}")
"""A word of a locality: no initials, no capital inside but behind a hyphen or an apostrophe."""
OPENING = ("", ".", "!", "?", "»", "”", '"', "«", "“", ":")
"""What a sentence begins behind."""
CLOSING = tuple(".,;:!?)»”\"'’")
LONGEST = 3
"""How many words a locality may have."""
SHORTEST = 3
"""No locality of so few letters is believed."""
LISTED = 4
"""How many localities "and" and commas may join."""
MOST = 12
"""How many times a name is looked for where it may stand behind a noun."""
BEFORE = 4_000
"""How far before where a name is told it is looked for, in characters."""


def find(capitals: Capitals) -> None:
    """Propose the localities of a reading."""
    Localities(capitals).find()


class Localities:
    """The places in no list of one reading."""

    def __init__(self, capitals: Capitals) -> None:
        self.capitals, self.know = capitals, capitals.know
        self.ends = set(capitals.ends.values())
        self.known = _known(capitals)
        sited = capitals.reading.hits("name.placing", "name.place_heads")
        self.sited = frozenset(hit.start for hit in sited)
        """Where nouns of places stand, behind which their names may: le hameau *Kervalan*."""
        self.found: dict[str, int] = {}
        """The names found, each with where it stands first."""

    def find(self) -> None:
        """Propose them: behind prepositions and nouns, behind offices, before appositions, and once more later."""
        capitals, know = self.capitals, self.know
        for hit in capitals.reading.hits("name.placing"):
            self._placed(hit)
        for role in capitals.roles.values():
            if role.word in know.governed and (at := self._linked(role.end, article=False)):
                self._name(at, firm=True)
        for hit in capitals.reading.hits("name.apposed"):
            if capitals.cased[hit.start - 2 : hit.start] == ", ":
                self._before(hit.start - 2)
        for start, end in again(capitals.cased, self.found, ()):
            words = (capitals.last(start), capitals.next(end))
            joined = "-" in (capitals.cased[start - 1 : start], capitals.cased[end : end + 1])
            if start not in capitals.ends and not joined and not any(map(capitals.proper, words)):
                capitals.add(Ground.PLACE_HEAD, start, end, capitals.cased[start:end])

    def _placed(self, hit: Hit) -> None:
        """The names behind a preposition or a noun of place."""
        at, opens = hit.end, self._opens(hit.start)
        bare = hit.value in ("", "opening", "pair")
        if (hit.value == "opening" and not opens) or (bare and not opens and self._governed(hit)):
            return
        if hit.value in ("of", "water"):
            at = self._linked(at, hit.value == "water")
            if not at:
                return
        named = hit.value != "pair" or self._paired(at)
        end = self._name(at, firm=opens or not bare) if named else 0
        if end and hit.value == "opening" and self.capitals.cased[end : end + 1] != ",":
            return
        person = self.capitals.proper(self.capitals.last(hit.start))
        self._joined(end or self._listed(at), commas=not opens, named=person)

    def _linked(self, at: int, article: bool) -> int:
        """Past the link behind a noun, and past an ``article`` behind that: habitants *de* Kervalan; 0 without."""
        know, link = self.know, self.capitals.next(at)
        if link is None or self.capitals.text[link.start : link.end].rstrip("'’") not in know.linking:
            return 0
        word = self.capitals.next(link.end)
        if article and word is not None and word.text.rstrip("'’") in know.articles | know.determiners:
            return word.end
        return link.end

    def _opens(self, at: int) -> bool:
        """Whether a sentence opens there with a capital."""
        cased = self.capitals.cased
        return cased[at].isupper() and cased[max(at - 2, 0) : at].strip(" ") in OPENING

    def _governed(self, hit: Hit) -> bool:
        """Whether a word before a preposition says that no place follows (believe *in*), or stands in a headline."""
        word = self.capitals.last(hit.start)
        if word is None:
            return False
        if word.text[0].isupper() and word.end not in self.ends and not self._opens(word.start):
            return True
        return self.capitals.text[word.start : word.end] in self.know.not_after

    def _listed(self, at: int) -> int:
        """The end of the listed place behind an offset, or 0."""
        word = self.capitals.next(at)
        place = self.capitals.places.get(word.start) if word is not None else None
        return place.end if place is not None else 0

    def _paired(self, at: int) -> bool:
        """Whether "and" and a listed place stand behind a name: between *Qalat Sanjar* and Herat."""
        link = self.capitals.next(self.capitals.run(at, LONGEST))
        return link is not None and link.text in self.know.conjunctions and self._listed(link.end) > 0

    def _joined(self, end: int, commas: bool, named: bool) -> None:
        """Propose the localities joined to a place: in Harrow Springs, *Fennick* and *Cedar Gulch*.

        Where somebody ``named`` stands before the first, somebody else may be joined to that one.
        """
        know = self.know
        for _ in range(LISTED):
            if not end:
                return
            word = self.capitals.next(end)
            at = end + 1
            if word is not None and word.text in know.pairing:
                at = word.end
                behind = self.capitals.next(at)
                if behind is not None and behind.text.lower().rstrip("'’") in know.locatives:
                    at = behind.end
                elif named and self._sited(at):
                    return
            elif not commas or self.capitals.cased[end : end + 2] != ", " or not self._enumerated(at):
                return
            end = self._name(at, firm=False) or self._listed(at)

    def _sited(self, at: int) -> bool:
        """Whether a name is of somebody who is at a listed place: Ann Lee in London and *Mei Chong* in Delhi."""
        link = self.capitals.next(self.capitals.run(at, LONGEST))
        sited = link is not None and link.text.lower().rstrip("'’") in self.know.locatives
        return link is not None and sited and self._listed(link.end) > 0

    def _enumerated(self, at: int) -> bool:
        """Whether a conjunction and a capital stand behind a name: in Ikorodu, *Badore and Falomo*."""
        link = self.capitals.next(self.capitals.run(at, LONGEST))
        return (
            link is not None
            and link.text in self.know.conjunctions
            and self.capitals.proper(self.capitals.next(link.end))
        )

    def _name(self, at: int, firm: bool) -> int:
        """Propose the words behind an offset as a locality; where they end, or 0 if they may be anything else."""
        capitals, know = self.capitals, self.know
        first = capitals.next(at)
        titled = None
        if first is not None and first.text[0].isupper() and first.text.lower() in know.articles:
            titled, first = first, capitals.next(first.end)  # le hameau de *La Chaulme*
        if first is None or not capitals.proper(first) or first.end - first.start < SHORTEST:
            return 0
        end = capitals.run(first.start, LONGEST)
        opener = capitals.text[first.start : first.end] in know.place_openers and end > first.end
        listed = capitals.places.get(first.start)
        if listed is not None and (listed.end >= end or not (firm or opener or self._hyphened(listed, end))):
            return 0
        there = capitals.ends.get(first.start, 0)
        taken = not opener and not titled and there > (listed.end if listed else 0)
        if taken or first.start in capitals.regions or headed(capitals, end):
            return 0
        if not self._closed(end, sure=firm and not listed) or not self._plain(first.start, end, opener):
            return 0
        start = titled.start if titled else first.start
        self._add(start, end)
        return end

    def _hyphened(self, listed: Hit, end: int) -> bool:
        """Whether a listed place is joined to what is none: *Adré-Koufroun*, not Paris-Nice."""
        cased = self.capitals.cased
        return (
            cased[listed.end] == "-"
            and " " not in cased[listed.end : end]
            and listed.end + 1 not in self.capitals.places
        )

    def _before(self, end: int) -> None:
        """Propose the words before a comma and what places are called: to *Tal Abyan*, a town of 12,000 people."""
        capitals = self.capitals
        start = capitals.back(end, LONGEST)
        if (
            start < end
            and start not in capitals.ends
            and start not in capitals.places
            and self._plain(start, end)
        ):
            self._add(start, end)

    def _add(self, start: int, end: int) -> None:
        """Propose a locality."""
        words = self.capitals.cased[start:end]
        self.capitals.add(Ground.PLACE_HEAD, start, end, words)
        self.found.setdefault(words, max(start - BEFORE, 0))

    def _plain(self, start: int, end: int, opener: bool = False) -> bool:
        """Whether words have the form of a locality, and none is known as part of something else.

        What the text spells without its capital, too, is no name: in *Testing*, beside *testing*.
        """
        capitals, know = self.capitals, self.know
        if f" {capitals.text[start:end]} " in capitals.cased or self._describes(capitals.cased[start:end]):
            return False
        others = (capitals.given, capitals.orgs, capitals.roles, capitals.persons)
        at = start
        for part in capitals.cased[start:end].split(" "):
            low = capitals.text[at : at + len(part)]
            linked = low in know.links or low in know.articles
            if not linked and (WORD.fullmatch(part) is None or low in know.placeless):
                return False
            if not opener and (part in self.known or any(at in other for other in others)):
                return False
            inner = at > start and at in capitals.places  # in Nazi Germany
            if low in know.nations or low in know.org_heads or (inner and not opener):
                return False
            at += len(part) + 1
        return True

    def _describes(self, words: str) -> bool:
        """Whether a name somewhere tells of what kind a noun is, behind which it stands: le projet *Debian*."""
        capitals, know, at = self.capitals, self.know, -1
        for _ in range(0 if capitals.possessives else MOST):
            at = capitals.cased.find(f" {words}", at + 1)
            if at < 0:
                return False
            noun = capitals.last(at)
            if noun is None or noun.end < at:
                continue
            before = capitals.last(noun.start) if noun.text[0].islower() else None
            led = before is not None and before.text.lower().rstrip("'’") in know.determiners | know.articles
            whole = not capitals.cased[at + 1 + len(words) : at + 2 + len(words)].isalnum()
            if led and whole and noun.start not in self.sited and noun.start not in capitals.roles:
                return True
        return False

    def _closed(self, end: int, sure: bool) -> bool:
        """Whether a name ends what it stands in, so that it describes nothing behind it: in *Windows* computers."""
        capitals, know = self.capitals, self.know
        mark = capitals.cased[end : end + 1]
        if mark in CLOSING:
            return not capitals.cased.startswith(tuple(capitals.possessives), end)
        word = capitals.next(end)
        if word is None:
            return (mark != "\n" or sure) and not capitals.cased[end + 1 : end + 2].isdigit()
        if not word.text[0].islower():
            return False
        low = capitals.text[word.start : word.end].rstrip("'’")
        if low in know.conjunctions:  # in Tausug and English
            other = capitals.next(word.end)
            shown = capitals.text[other.start : other.end] if other is not None else ""
            return shown not in know.nations and shown not in know.placeless
        return low in know.onward or low in know.stops or low.endswith(know.past)


def _known(capitals: Capitals) -> set[str]:
    """The words of the persons found, and the organisations of one word."""
    names = [capitals.cased[m.start : m.end].split() for m in capitals.found if m.what is Named.PERSON]
    orgs = [capitals.cased[m.start : m.end] for m in capitals.found if m.what is Named.ORG]
    return {word for name in names for word in name} | set(orgs)
