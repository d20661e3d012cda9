"""Masthead: what stands over the text of an item: headline with kicker and deck, byline, dateline.

Each is claimed only on evidence: words of newsrooms ("By", "Reuters"), a date, a dash after a place,
the shape of the line and of what follows it.
"""

from __future__ import annotations

from annotate.reading import Reading
from annotate.regex import regex
from annotate.structure.contest import Contests
from annotate.structure.decks import ALL, LONGEST_DECK, LONGEST_POST
from annotate.structure.headline import Headlines
from annotate.structure.lines import PROSE
from annotate.structure.locality import named
from annotate.structure.page import aside
from annotate.structure.paragraphs import FINAL, Para, final, last, paragraphs
from annotate.structure.top import Line, Over, Top

MOST = 8
"""How many lines may stand over the text."""
MOST_OVER, MOST_CAPITALS = 3, 4
"""How many words a line over the headline may have, where a deck stands under that, and where it is all capitals."""
_SLUG = regex(r"(?=.*[0-9])(?:[a-z0-9]{1,6} ){0,3}[A-Z]{2,}(?:[-/][A-Z]{2,})+(?: [\w-]{1,16}){0,4}")
_STROKED = regex(r"[^\s/]{0,6}[0-9]{1,4} ?(?:/ ?[^/\n]{2,16}){2,5}")
LONGEST_NOTE = 480
"""A note on the item over its text is no longer (characters)."""
PARTING = "-–—/.:"
"""What ends a dateline on a line of its own, where the line alone does not tell."""
WIRED = 6
"""So far behind the headline the text begins (paragraphs)."""
_WIRE = regex(r"[^()\n]{0,48}(\([^()\n]{2,30}\))\s?(?:[-–—]{1,2}|:)\s")
_TOWN = regex(r"[A-Z][A-Z .'-]{2,24}(?:, [^()\d\n,]{2,28})? \([A-Z][A-Z./ -]{1,16}\)(?:\s?[-–—]{1,2})?")
_NOTE = regex(r"\([^()\n]{12,236}\)\.?|\[[^\[\]\n]{12,236}\]\.?")
_STOP = regex(r"\w{2}[.?!؟][ ][^\W\d_]")


def masthead(reading: Reading) -> Top:
    """The masthead of an item, which a later stretch of it has not; to be asked for with ``reading.once``."""
    paras = reading.once(paragraphs)
    if not reading.first or not paras:
        return Top([], 0, paras[0].start if paras else len(reading.text))
    return _Masthead(reading).top()


class _Masthead(Headlines, Contests):
    """Finds what stands over one text, the lines of its page aside."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        page = reading.once(aside)
        self.whole, self.kept = self.paras, [at for at in range(len(self.paras)) if at not in page]
        if page:
            self.only(self.kept)

    def top(self) -> Top:
        """Headline, byline and dateline, each only on evidence."""
        over: list[Line] = []
        at, titled = 0, False
        while at < min(len(self.paras) - 1, ALL) and at not in self.listed:
            what = self._what(at, over, titled=titled)
            if what is None or sum(one.what is not Over.FURNITURE for one in over) == MOST:
                break
            titled = titled or what is Over.HEADLINE
            over.append(Line(*self.paras[at][:2], what))
            at += 1
        if titled and (wired := self._wired(at)):
            heading = over[-1].what.heading
            what = Over.DECK if heading else Over.FURNITURE
            over += [Line(*one[:2], what) for one in self.paras[at:wired]]
            at = wired
        line, first = self.paras[at], self.kept[at]
        over += [
            Line(*self.whole[page][:2], Over.FURNITURE) for page in sorted(set(range(first)) - set(self.kept))
        ]
        over.sort()
        start = self.dateline(line) if at not in self.listed else 0
        if not start:
            return Top(over, first, line.start)
        over.append(Line(line.start, start, Over.DATELINE))
        while self.text[start : start + 1].isspace():
            start += 1
        return Top(over, first, start)

    def _wired(self, at: int) -> int:
        """The paragraph behind some of the page that opens with an agency's dateline: there the text begins; or 0.

        "New bridge opens / Send us your pictures of it! / ELIN (AP) — The town …", but not the first of several briefs.
        """
        near = range(at, min(at + WIRED, len(self.paras)))
        found = [one for one in near if self._agency_opens(self.paras[one])]
        if (
            len(found) != 1
            or found[0] == at
            or any(self.paras[one].length > LONGEST_DECK for one in near[: found[0] - at])
        ):
            return 0
        return found[0] if self.dateline(self.paras[found[0]]) else 0

    def _agency_opens(self, line: Para) -> bool:
        """Whether an agency in brackets, with a dash behind it, stands near the start of a paragraph."""
        opening = _WIRE.match(self.text, line.start, line.end)
        return opening is not None and self.only_agencies(
            line._replace(start=opening.start(1), end=opening.end(1))
        )

    def _what(self, at: int, over: list[Line], *, titled: bool) -> Over | None:
        """What a line is under those of which that is known, or nothing where the text begins."""
        line = self.paras[at]
        told = "|" in self.text[line.start : line.end] or self.opens("bylines", line) is not None
        menu = self.menu(line)
        calls = not titled and self.calls(line)
        notice = self.notice(line) and not calls
        page = notice or self.linked(at) or self.pictured(line) or (menu and not told)
        if page or (not titled and self._slug(line)):
            return Over.FURNITURE
        what = None if calls else self.filed(line, titled=titled)
        if titled and what in (None, Over.BYLINE) and self._town_alone(at):
            return Over.DATELINE
        if titled and (
            self._affiliated(at, over, what)
            or (what is None and (self._unlisted(at, over) or self._post_alone(at, over)))
        ):
            return Over.BYLINE
        caption = titled and line.length < PROSE and self.furniture(at)
        if what is None and (menu or self.repeats(at) or caption):
            return Over.FURNITURE
        if what is None and titled and (self._noted(line) or (line.length < PROSE and self.repeats(at + 1))):
            return Over.FURNITURE  # what stands over the headline set again is none of the text
        if what is None and titled and self._sums_up(at):
            return Over.DECK
        if titled and what in (None, Over.BYLINE) and self._opens_below(at):
            return Over.DATELINE
        return what or self._heading(at, over, titled=titled)

    def _town_alone(self, at: int) -> bool:
        """Whether a town in capitals, known or not, stands over prose with whoever reports: "SUVA, Fiji (PACNEWS)"."""
        line, below = self.paras[at : at + 2]
        return below.length >= PROSE and _TOWN.fullmatch(self.reading.cased, *line[:2]) is not None

    def _opens_below(self, at: int) -> bool:
        """Whether a line is the whole dateline that would open the paragraph below it: "LILLE (Nord) -"."""
        line, below = self.paras[at : at + 2]
        if line.length > LONGEST_POST or below.length < PROSE or self.text[line.end - 1] not in PARTING:
            return False
        return self.dateline(line._replace(end=below.end)) == line.end

    def _sums_up(self, at: int) -> bool:
        """Whether a long line that no stop ends stands over the headline set again."""
        line = self.paras[at]
        return PROSE <= line.length <= LONGEST_DECK and self.plain(line) and self.repeats(at + 1)

    def _noted(self, line: Para) -> bool:
        """Whether a line over the text is a note on it: "(Corrects the date)", "This story first appeared in …"."""
        told = self.within("contributions", line.start, line.start + 1)
        if told and told.value == "opens":
            return line.length <= LONGEST_NOTE
        annex = self.opens("annexes", line)
        if (
            annex
            and annex.value != "opens"
            and " " in annex.word
            and self.text.startswith((":", " :"), annex.end)
        ):
            return line.length <= LONGEST_NOTE  # "Editor's note: Ann Lee is a nurse in Elin."
        return _NOTE.fullmatch(self.text, line.start, line.end) is not None

    def _heading(self, at: int, over: list[Line], *, titled: bool) -> Over | None:
        """Whether a line is the headline, stands over it and says what the item is, or goes on with it."""
        if titled:
            # the headline set again does not part it from its deck
            above = next(one.what for one in reversed(over) if one.what is not Over.FURNITURE)
            return Over.DECK if above.heading and self.under(at) else None
        if not self.headline(at):
            return None
        if not self._over(at):
            return Over.HEADLINE
        # "Home / News / Sport / Football": of the lines of a menu the last one is what the item belongs to
        paged = self.kept[at] > (self.kept[at - 1] + 1 if at else 0)
        listed = (
            not self.calls(self.paras[at])
            and (paged or (bool(over) and over[-1].what is Over.FURNITURE))
            and self.headline(at + 1)
            and self._over(at + 1)
        )
        return Over.FURNITURE if listed else Over.KICKER

    def _names_paper(self, at: int) -> bool:
        """Whether a word or two stand over a day and a headline below that: "The Courier / 3 March 2020 / …"."""
        words, below = self.text[slice(*self.paras[at][:2])].split(), at + 1
        while below < min(len(self.paras) - 2, at + MOST) and self.filed_on(below):
            below += 1
        longer = self.paras[below].length > self.paras[at].length
        return len(words) < MOST_OVER and below > at + 1 and longer and self.headline(below)

    def _slug(self, line: Para) -> bool:
        """Whether a line is the name of an item in a wire: "a0412 int QUAKE-ISLANDS 2ndld-writethru 340"."""
        slug = _SLUG if self.reading.pack.script.cased else _STROKED
        return line.length <= LONGEST_POST and slug.fullmatch(self.reading.cased, *line[:2]) is not None

    def _series(self, line: Para) -> bool:
        """Whether a line is a kind of item with its article: "The Saturday interview", "Le grand entretien"."""
        words = self.reading.cased[line.start : line.end].split()
        hits = [hit for hit in self.hits["kickers"] if line.start < hit.start and hit.end == line.end]
        article = len(words[0]) < 4 and not words[0].isupper()
        return bool(hits) and len(words) <= MOST_CAPITALS and article and self.reading.pack.script.cased

    def _over(self, at: int) -> bool:
        """Whether a line is what the headline below it belongs to: "Press release", "حوار", "ÉDUCATION"."""
        line, below = self.paras[at : at + 2]
        if self.calls(line):
            return True
        if self._names_paper(at):
            return True
        if len(self.paras) < at + 3 or self.filed(below, titled=True) or not self.headline(at + 1):
            return False
        if self.broken(at + 1) or self._sentences(below):
            return False
        if self._series(line) or (self.contests(line) and line.length < below.length):
            return True
        words = self.reading.cased[line.start : line.end]
        many = sum(word[0].isalnum() for word in words.split())
        if words.isupper() and not self.reading.cased[below.start : below.end].isupper():
            return many <= MOST_CAPITALS
        return many <= MOST_OVER - (not self.under(at + 2))

    def _sentences(self, line: Para) -> bool:
        """Whether a line is sentences to their end, as a deck is: "The lamps went out in 1990. Who climbs up now?"."""
        return final(self.text, line.start, line.end) and bool(
            _STOP.search(self.text, line.start, line.end - 1)
        )

    def _unlisted(self, at: int, over: list[Line]) -> bool:
        """Whether a line is a name that no list has: two words under the headline, or over what its bearer is."""
        return self._signed(at) if self.reading.pack.script.cased else self._bare(at, over)

    def _post_alone(self, at: int, over: list[Line]) -> bool:
        """Whether a line between headline and text is all that tells of its author: "Court reporter".

        But "Édition spéciale" tells of none: a word that stands for a person is the last or the first of it.
        """
        line, below = self.paras[at : at + 2]
        cased, words = self.reading.cased[line.start : line.end], self.text[line.start : line.end].split()
        if not (1 < len(words) <= MOST_CAPITALS and cased[0].isupper() and self.plain(line)):
            return False
        if words[0] in self.commonest or not self.tells(below) or not final(self.text, *below[:2]):
            return False  # "The columnist"
        ends = {words[0]: line.start, words[-1]: line.end - len(words[-1])}
        named = (word in self.posts and self.starting("name.roles", at) for word, at in ends.items())
        heading = [one for one in over if one.what not in (Over.FURNITURE, Over.STAMP)][-1:]
        return bool(heading) and heading[0].what.heading and any(named)

    def _bare(self, at: int, over: list[Line]) -> bool:
        """Whether a word and one with an article stand between headline and text or day: "فخر العزب"."""
        below = self.paras[at + 1]
        above = next(
            (one.what for one in reversed(over) if one.what not in (Over.FURNITURE, Over.STAMP)), None
        )
        if above is None or not above.heading or not self.unlisted(at):
            return False
        return (self.tells(below) and final(self.text, *below[:2])) or self.filed_on(at + 1)

    def _signed(self, at: int) -> bool:
        """Whether a name, known or not, stands over a line that says what its bearer is: "AP Writer"."""
        line, below = self.paras[at : at + 2]
        words = self.reading.cased[line.start : line.end]
        name = words.isupper() and 2 <= len(words.split()) <= 3
        if not (name or named(words)) or below.length > LONGEST_POST:
            return False
        return self.text[below.start : below.end].split()[-1] in self.posts

    def _affiliated(self, at: int, over: list[Line], what: Over | None) -> bool:
        """Whether a line under a byline tells whom its author is with: "Special to the Courier", "The Elin Times".

        An agency alone would be filed as a dateline where it is the first to be named: "Associated Press".
        """
        line = self.paras[at]
        if what:
            return what is Over.DATELINE and over[-1].what is Over.BYLINE and self.only_agencies(line)
        if over[-1].what is not Over.BYLINE or at in self.marks or line.length > LONGEST_POST:
            return False
        if self.opens("captions", line):
            return False  # "Courtesy Elin Museum"
        parts = self.text[line.start : line.end].split(",")
        if any(self.posts.intersection(part.split()[-1:]) for part in parts):
            return True  # "Health correspondent, BBC News"
        opens = self.posts.intersection(parts[0].split()[:1])
        if opens and not line.apart and not final(self.text, line.start, line.end):
            return True  # "Rédacteur en chef"
        words = self.reading.cased[line.start : line.end].split()
        proper = sum(word[0].isupper() for word in words if len(word) > 3)
        return (
            self.reading.pack.script.cased
            and last(self.text, line.start, line.end) not in f"{FINAL}:;,"
            and ": " not in self.text[line.start : line.end]
            and len(words) <= 7
            and proper == sum(len(word) > 3 for word in words)
        )
