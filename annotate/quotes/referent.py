"""Referent: what a mention is of: a person, a place, a provision; a man or a woman; whom a pronoun means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from weakref import ref

from annotate.names import mentions
from annotate.names.mention import Named
from annotate.quotes.lexis import lexis
from annotate.quotes.prose import COMMAS, LONGEST_WORD, Extent, Prose, Token
from annotate.quotes.sign import ANY_MARK
from annotate.reading import Hit, Reading
from annotate.structure.provision import provisions

MOST = 6
"""How many speakers, or words for persons, are looked at backwards from a place."""


class Referents:
    """What is known of those who are mentioned in one reading."""

    def __init__(self, reading: Reading) -> None:
        self.prose, self.lexis = reading.once(Prose), reading.pack.once(lexis)
        self.text, self.cased = reading.text, reading.cased
        self._roles = reading.hits("name.roles")
        self._borne = [*self._roles, *reading.hits("name.given", "name.persons", "quote.collectives")]
        self._reading = ref(reading)
        """Asked for its names when they are needed; not held, since it remembers this and would never be let go."""

    @cached_property
    def _humans(self) -> list[Hit]:
        """The words that only persons bear: offices, given names, kin, without what is written before them."""
        return [
            hit for hit in sorted(self._borne) if hit.outer == hit.start and hit.word not in self.lexis.titled
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [hit.start for hit in self._humans]

    @cached_property
    def _extents(self) -> dict[Named, list[Extent]]:
        """Per kind, where its names stand."""
        reading = self._reading()
        found: dict[Named, list[Extent]] = {what: [] for what in Named}
        for ground, some in reading.once(mentions).items() if reading else ():
            found[ground.what] += [(mention.start, mention.end) for mention in some]
        return found

    @cached_property
    def _persons(self) -> list[Extent]:
        return sorted(self._extents[Named.PERSON])

    def human(self, start: int) -> Hit | None:
        """The word that only a person bears, if one stands at an offset."""
        return self._human.get(start)

    @cached_property
    def _human(self) -> dict[int, Hit]:
        return {hit.start: hit for hit in reversed(self._humans)}

    def humans(self, end: int) -> list[Hit]:
        """The last few such words, and names of persons, before an offset, in order of the text."""
        at, after = bisect_left(self._starts, end), bisect_left(self._persons, (end, 0))
        known = self._humans[max(0, at - MOST) : at]
        named = self._persons[max(0, after - MOST) : after] if self.lexis.definite else []
        starts = {hit.start for hit in known}
        known += [Hit(a, b, self.text[a:b], "", a) for a, b in named if a not in starts]  # أم زهراء
        return sorted(known)[-MOST:]

    def named(self, start: int, end: int) -> int:
        """Where the first name of a person in a stretch ends, or 0."""
        at = bisect_left(self._persons, (start, 0))
        return self._persons[at][1] if at < len(self._persons) and self._persons[at][1] <= end else 0

    def closes(self, end: int) -> bool:
        """Whether the name of a person, of two words or more, ends at an offset."""
        return end in self._closes

    @cached_property
    def _closes(self) -> frozenset[int]:
        return frozenset(end for start, end in self._persons if " " in self.text[start:end])

    def borne(self, start: int, stop: int = 0) -> int:
        """Where the name of a person ends that begins at an offset, or from there up to another; or 0."""
        at = bisect_left(self._persons, (start, 0))
        near = at < len(self._persons) and self._persons[at][0] <= max(start, stop)
        return self._persons[at][1] if near else 0

    def within(self, token: Token) -> bool:
        """Whether a word is inside the name of a person, and does not open it."""
        at = bisect_left(self._persons, (token.start, 0)) - 1
        return at >= 0 and token.end <= self._persons[at][1]

    def called(self, start: int) -> bool:
        """Whether a name of any kind begins at an offset."""
        return start in self._called

    @cached_property
    def _called(self) -> frozenset[int]:
        return frozenset(start for some in self._extents.values() for start, _ in some)

    def sited(self, token: Token) -> bool:
        """Whether a word belongs to a name, or says with its preposition where: بلدية *بيروت*, *بمدينة* صور."""
        at = bisect_right(self._names, (token.start, len(self.text))) - 1
        return (at >= 0 and self._names[at][1] >= token.end) or token.start in self.sites

    @cached_property
    def _names(self) -> list[Extent]:
        return sorted(one for what, some in self._extents.items() if what is not Named.OFFICE for one in some)

    def inside(self, token: Token, since: int) -> bool:
        """Whether the name of a body, or an office, goes on with a word that began before it, from a place on."""
        at = bisect_right(self._wholes, (token.start, 0)) - 1
        return at >= 0 and since <= self._wholes[at][0] and token.end <= self._wholes[at][1]

    @cached_property
    def _wholes(self) -> list[Extent]:
        """The names of bodies and offices in order, those that overlap as one."""
        wholes: list[Extent] = []
        for start, end in sorted(self._extents[Named.ORG] + self._extents[Named.OFFICE]):
            if wholes and start < wholes[-1][1]:
                wholes[-1] = wholes[-1][0], max(end, wholes[-1][1])
            else:
                wholes.append((start, end))
        return wholes

    @cached_property
    def sites(self) -> frozenset[int]:
        """Where the words stand that places begin with, a preposition before them or none: *بمدينة* صور."""
        reading = self._reading()
        return frozenset(hit.outer for hit in reading.hits("name.place_heads")) if reading else frozenset()

    def place(self, mention: Extent) -> bool:
        """Whether a mention is the name of a place."""
        return mention in self._places

    @cached_property
    def _places(self) -> frozenset[Extent]:
        return frozenset(self._extents[Named.PLACE])

    def sits(self, start: int) -> int:
        """Where the name of a place that begins at an offset ends, or 0."""
        return self._place_ends.get(start, 0)

    @cached_property
    def _place_ends(self) -> dict[int, int]:
        return dict(sorted(self._places))

    def body(self, mention: Extent) -> bool:
        """Whether a mention is the name of an organisation."""
        return mention in self._bodies

    def whole(self, mention: Extent) -> Extent:
        """A mention with all of a body's name that "and" parts: selon *le ministère du Travail* et de l'Emploi.

        Its article belongs to it: *La* Comisión de los Mercados y la Competencia. Or with all of a person's name
        that marks part: *Roy “Bo”* Lee.
        """
        start, end = mention
        prose, lexis = self.prose, self.lexis
        behind = prose.first(end, min(len(self.text), end + LONGEST_WORD)).word
        before = prose.last_word(max(0, start - LONGEST_WORD), start)
        cased = self.cased
        then = end + (behind == "." and cased[end - 2 : end - 1] == " ")  # Robert *K.* “Bo” Hanlow
        if then > end:
            behind = prose.first(then, min(len(self.text), then + LONGEST_WORD)).word
        called = cased[then + 2 : then + 3].isupper() and cased[then : then + 1] == " " and behind in ANY_MARK
        if called or (before in ANY_MARK and cased[max(0, start - 3) : start - 2].isalpha()):
            near = bisect_left(self._persons, (end, 0))
            crossed = ((a, b) for a, b in self._persons[max(0, near - 1) : near] if b > start)
            for begins, ends in crossed:
                start, end = min(start, begins), max(end, ends)
        if behind not in lexis.conjunctions and before not in lexis.conjunctions:
            return start, end
        for begins, ends in self._bodies:
            if begins < end and start < ends and not (start <= begins and ends <= end):
                article = prose.last_word(max(0, begins - LONGEST_WORD), begins)
                led = len(article) + 1 if article in lexis.articles else 0
                start, end = min(start, begins - led), max(end, ends)
        return start, end

    def ends(self, start: int) -> int:
        """Where the name of an organisation that begins at an offset ends, or 0."""
        return self._body_ends.get(start, 0)

    @cached_property
    def _bodies(self) -> frozenset[Extent]:
        return frozenset(self._extents[Named.ORG])

    @cached_property
    def _body_ends(self) -> dict[int, int]:
        return dict(sorted(self._bodies))

    def person(self, mention: Extent) -> bool:
        """Whether a mention is of a person: it holds an office, a given name or a title."""
        at = bisect_left(self._starts, mention[0])
        if at < len(self._starts) and self._starts[at] < mention[1]:
            return True
        return bool(self._gender(mention)) and not self.lexis.feminine

    def pronoun(self, mention: Extent) -> bool:
        """Whether a mention is a pronoun."""
        word, lexis = self.text[slice(*mention)], self.lexis
        return word in lexis.pronouns or (bool(lexis.reflexives) and word in lexis.objects)

    def somebody(self, mention: Extent) -> bool:
        """Whether a mention is of a person, a pronoun, a name or a body that speaks."""
        if self.pronoun(mention) or self.person(mention):
            return True
        tokens = self.prose.tokens(*mention)[:4]
        names = any(self.cased[t.start].isupper() for t in tokens[1:])
        return names or any(t.word in self.lexis.organisations for t in tokens[:2])

    def _anybody(self, mention: Extent) -> bool:
        """Whether a mention is of a person without a name: *a doctor*; not a bank, a study."""
        lexis, words = self.lexis, [token.word for token in self.prose.tokens(*mention)]
        if not lexis.analytic or words[0] not in lexis.determiners or words[0] in lexis.articles:
            return False
        other = (k for k in range(1, len(words)) if words[k] in lexis.small or words[k] in COMMAS)
        head = words[next(other, len(words)) - 1]  # *a nurse* from the group; *one nurse*, Ann Lee
        return head in lexis.bodies and not (head in lexis.things or head.endswith(lexis.plurals))

    def document(self, speaker: Extent) -> bool:
        """Whether a mention is of a provision or a text, which is quoted rather than heard."""
        lexis = self.lexis
        found = counts = False
        for match in self.prose.places(*speaker):
            word = self.text[match.start() : match.end()]
            if found and lexis.analytic and self._acting(match.start(), speaker[1]):
                return False  # a law enforcement *official*
            if found:
                # the second clause says; but a law professor, the law officer says; حيثيات *الحكم* are no referee's
                return word not in lexis.offices and not (lexis.subject_first and self.human(match.start()))
            if word in lexis.ordinals:
                counts = True
            elif word not in lexis.small and word not in lexis.determiners:
                found = word in lexis.documents and not self._titles(match.start(), match.end())
                if not found:
                    break
        return found or (counts and self._labelled(speaker))

    def _titles(self, start: int, end: int) -> bool:
        """Whether a noun of documents is a title where it stands, a name behind it: *الحاجة* نعمات السيد."""
        lexis = self.lexis
        if not lexis.definite or self.human(start) is None:
            return False
        after = self.prose.first(end, min(len(self.text), end + LONGEST_WORD)).word
        return after[:1].isalpha() and not after.startswith(lexis.definite) and after not in lexis.grammar

    def _acting(self, start: int, end: int) -> bool:
        """Whether somebody who tells things ends what goes on behind a noun of documents, up to a preposition."""
        lexis, last = self.lexis, ""
        for match in self.prose.places(start, end):
            word = self.text[match.start() : match.end()]
            if word in lexis.small or word in COMMAS:
                break
            last = word
        return lexis.teller(last)

    def _labelled(self, speaker: Extent) -> bool:
        """Whether a mention holds the label of a provision: *Le premier* reconnaît ...; فيما يعترف *الثاني* بأن ..."""
        reading = self._reading()
        runs = reading.once(provisions) if reading else []
        return any(speaker[0] <= member.label[0] < speaker[1] for run in runs for member in run)

    def agrees(self, word: str, mention: Extent) -> bool:
        """Whether a verb or a pronoun can mean somebody: their genders do not differ."""
        one = self.lexis.genders.get(word)
        return one is None or self._gender(mention) in ("", one)

    def _gender(self, mention: Extent) -> str:
        """The gender that the words of a mention show, or nothing."""
        lexis = self.lexis
        end = min(mention[1], mention[0] + 80)
        places = [m.span() for m in self.prose.places(mention[0], end)]
        words = [self.text[slice(*place)] for place in places]
        owner = lexis.appositions if len(words) > 1 else ()  # her editor, Paul Brandt
        other = (*owner, *lexis.titled, *lexis.names)
        if lexis.feminine and words[0] not in lexis.genders and self._womanly(places[0]):
            return "" if self.borne(mention[0]) else "f"  # شحاتة, حمزة: names tell it by themselves
        known = (lexis.genders[w] for w in words if w in lexis.genders and w not in other)
        found = next(known, "")
        if found or not lexis.feminine:
            return found
        if self.cased[slice(*places[0])].endswith(lexis.masculine):
            return "m"
        return "m" if words[0] in self._offices and self.human(mention[0]) else ""

    def single(self, mention: Extent) -> bool:
        """Whether a mention is surely of one, by the ending of its noun: *المؤسسة*, with no second one joined."""
        words = [m.span() for m in self.prose.places(*mention)]
        joined = any(self.text[start] in self.lexis.conjunctions for start, _ in words[1:])
        return bool(self.lexis.feminine) and self._womanly(words[0]) and not joined

    def _womanly(self, place: Extent) -> bool:
        """Whether a noun has the feminine ending: وزيرة."""
        return self.cased[slice(*place)].endswith(self.lexis.feminine)

    @cached_property
    def _offices(self) -> frozenset[str]:
        """The words of the reading that name an office."""
        return frozenset(hit.word.split()[0] for hit in self._roles)

    def means(self, pronoun: Extent, speakers: list[Extent], since: int) -> Extent | None:
        """The last of some speakers whom a pronoun can mean, none from before a place."""
        word = self.text[slice(*pronoun)]
        if word in self.lexis.appositions:  # the mayor, who added: ...
            near = next((m for m in reversed(speakers[-MOST:]) if m[1] <= pronoun[0]), None)
            return near if near and self.text[near[1] : pronoun[0]].strip() in COMMAS else None
        if word not in self.lexis.genders:
            return None  # "they", "who", "one"
        for mention in reversed(speakers[-MOST:]):
            if mention[0] < since:
                return None
            known = self.person(mention) or self.borne(mention[0]) == mention[1]  # *Lee* said; he added
            if known and self.agrees(word, mention):
                return mention
            if not known and self._anybody(mention):
                return None  # said *a doctor*; he explained
        return None
