"""Vocabulary: the words by which a language tells time, as its pack lists them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from annotate.dates.shapes import GAPS, compile_shape
from annotate.declared import After
from annotate.words import NONE, Affixes, Lexicon, Listed, Numerals, Paired, Words, valued


def _compiled(shapes: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    for name, texts in shapes.items():
        for text in texts:
            compile_shape(name, text)
    return shapes


def _known(gaps: dict[str, str]) -> dict[str, str]:
    for gap, name in gaps.items():
        if name not in GAPS:
            raise ValueError(f"{gap!r} is a gap of the kind {name!r}; there are {', '.join(GAPS)}")
    return gaps


class DateWords(Words, table="date"):
    """What a language says about time: its words, and the order in which it puts them."""

    months: Annotated[Lexicon, valued("[1-9]|1[0-2]", "the number of a month")] = NONE
    """Names of Gregorian months, in every regional family: their number."""
    foreign: Annotated[
        Lexicon,
        valued(
            "(islamic|persian|hebrew) ([1-9]|1[0-3])( [0-9]{1,2})?",
            "a calendar and the number of a month: islamic 9",
        ),
    ] = NONE
    """Names of months of other calendars: ``islamic 9``, ``persian 1``, ``hebrew 7``; of a feast, its
    month and day: ``islamic 10 1``."""
    weekdays: Annotated[Lexicon, valued("[1-7]", "1 for Monday, to 7")] = NONE
    """Monday is 1."""
    relatives: Annotated[
        Lexicon,
        valued(
            "open|P[1-9][0-9]?[DMY]|-?[0-9]{1,4} [a-z]+( told| early| mid| late)?",
            "a number and a unit, such as -1 day",
        ),
    ] = NONE
    """Words for a time seen from the day of publication: "yesterday" is ``-1 day``; from the
    day last told of, "the next day" is ``1 day told``; a part of it, "midyear" is
    ``0 year mid``; ``P10Y`` is how long it lasts ("the past decade"); ``open`` is what has no value ("now")."""
    units: Lexicon = NONE
    """Names of units: ``day``, ``days`` (plural), ``2 days`` (dual), and so on."""
    whiches: Annotated[
        Lexicon,
        valued("-?[0-9]{1,3}|same|its|following|then|prior", "-1, 0, 1, same, its, following, then or prior"),
    ] = NONE
    """"last" is -1, "this" 0, "next" 1; ``same`` is that of the date before ("the same year"), ``its`` likewise
    of what has a part or a day named beside it ("18 منه"), ``following``
    the one after it, ``prior`` the one before it ("the previous year"), or before the publication; ``then`` is that
    after a past year told of, else the next ("the next year")."""
    parts: Lexicon = NONE
    """``early``, ``mid``, ``late``; ``earlier``, ``later`` ("earlier this year", which may be all of it; of a count
    and seen from the date told of: "two days later")."""
    seasons: Lexicon = NONE
    decades: Annotated[Lexicon, valued("[0-9]0", "the first year of a decade in its century, such as 90")] = (
        NONE
    )
    """Words for decades ("nineties"): the first year in the century, 90."""
    feasts: Annotated[
        Lexicon,
        valued(
            "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|([1-9]|1[0-2]) [1-7] ([1-5]|-1)|easter -?[0-9]{1,2}",
            "month and day: 12-25; month, weekday and which of them: 11 4 4; or days from Easter: easter -2",
        ),
    ] = NONE
    """Days with a name: their month and day, 12-25; Thanksgiving, the fourth Thursday of November, is ``11 4 4``,
    the last Monday of May ``5 1 -1``, Good Friday ``easter -2``."""
    shares: Annotated[Lexicon, valued("[1-9][0-9]? [1-9][0-9]?", "months and number, such as 3 1")] = NONE
    """"Q1" is ``3 1``: of stretches of three months, the first."""
    agos: Annotated[Lexicon, valued("-?1( told| first)?", "-1 or 1, -1 told or -1 first")] = NONE
    """"ago" is -1, "from now" 1; seen from the date told of, "two days before." is ``-1 told``; what stands only before
    its count, "il y a", is ``-1 first``."""
    numerals: Numerals = NONE
    ordinals: Annotated[Lexicon, valued("-1|[0-9]{1,15}", "a number in digits, or -1 for the last")] = NONE
    phrases: Lexicon = NONE
    """Turns with a word of time in them that tell none: "*now* and then"; ``idle`` is all there is to say of them."""
    eras: Lexicon = NONE
    """``common``, or the name of another calendar."""

    shapes: Annotated[dict[str, tuple[str, ...]], After(_compiled)] = NONE
    """Per rule, the orders of words it knows, in roles and gaps (see :mod:`annotate.dates.shapes`)."""
    gaps: Annotated[dict[str, str], After(_known)] = NONE
    """What may stand between two words of a date, and what kind of gap it is."""
    suffixes: Paired = NONE
    """Letters that digits may end in: ``ordinal`` (9th), ``decade`` (1990s), or an era."""
    glued: Affixes = ()
    """What may stand before digits without a space: Arabic wa-, al-; ``*`` is any letter."""
    numeric: Literal["dmy", "mdy"] = "dmy"
    """How 9/11/2024 is read when both readings are dates."""
    clipped: bool = False
    """Whether two digits after an apostrophe are a year: '47."""
    decade_after: Listed = frozenset()
    """Words before "1990's" that make it a decade and not what belongs to the year; none where it always is one."""
    grouping: str = ""
    """What stands before the next three digits of a count: 2,500 years ago."""
    apart: bool = False
    """Whether the ends of a range are dates of their own, as TimeML has it; the TEI Guidelines make it one
    ("28 May through 1 June 1863", from and to)."""
    openers: dict[str, tuple[str, ...]] = NONE
    """Per lexicon of the first word, the articles that belong to the date when they stand before it."""
    needs_before: dict[str, tuple[str, ...]] = NONE
    """Per lexicon, the words of which one must stand before a date that is one such word alone."""
    never_before: dict[str, tuple[str, ...]] = NONE
    """Per lexicon of the first word (or per rule), the words after which there is no date."""
    never_after: dict[str, tuple[str, ...]] = NONE
    """Per lexicon of the last word (or per rule), the words before which there is no date; ``unit`` is one alone:
    "for the year to March"."""
    shy: Listed = frozenset()
    """Words that mean something else as often ("May"): alone, they need a word of ``needs_before.shy``."""
    given: Listed = frozenset()
    """Words that are given names, too: before a word with a capital they need what ``shy`` words need."""
    proper: Listed = frozenset()
    """Words that with a small letter are other words ("may", "march")."""
    named: tuple[str, ...] = ()
    """Words that make a day without a year a name: "the revolution of 25 January"."""
    leading: Listed = frozenset()
    """Words among ``whiches`` that never stand last: "this"."""
    nouns: Listed = frozenset()
    """Words among ``leading`` that are a time by themselves where the sentence pauses: "in the past."."""
    loose: Listed = frozenset()
    """Gaps that join no rank to a month: "the second in December"."""
    linked: Listed = frozenset()
    """Words among ``parts`` that need "of" after them: "beginning March 29" is no beginning of March."""
    onward: Listed = frozenset()
    """Words among ``parts`` that with "of" are no part but a preposition, "from then on": بداية من يناير."""
    yearly: tuple[str, ...] = ()
    """What follows a day that comes again: "of each year"."""
    events: tuple[str, ...] = ()
    """What is held in a year that ends its name: "Olympics", "قمة"."""
    mishaps: Listed = frozenset()
    """What nobody plans, right behind a day: "the September 11 *attacks*" have happened."""
    games: Listed = frozenset()
    """Words near which a half or a quarter is one of a game ("scored"), and the seventies are a measure ("degrees")."""
    infinitive: Listed = frozenset()
    """Words after which a participle tells no past: "will be published"."""
    purpose: Listed = frozenset()
    """Words before such a word that tell what lies ahead: "a book *to* be published in May"."""
    unreal: Listed = frozenset()
    """Words among ``future`` that before a perfect tell of what has passed, or has not: "*would* have closed"."""
    hence: tuple[str, ...] = ()
    """Words before a count that is told from the publication on: "will meet *in* three weeks"."""
    records: Listed = frozenset()
    """Words with which such a count is looked back on: "will be the *first* in three weeks"."""
    between: tuple[str, ...] = ()
    """Words that make "and" between two days the ends of a range."""
    counted: Listed = frozenset()
    """Words that make a number before them a count and no year: people, dollars."""
    streets: Listed = frozenset()
    """What ends an address that the number of a house opens: 2010 Main *Street*."""
    bare_after: Listed = frozenset()
    """Words that may follow the day of a month that is a number alone: "on the 16th *in* Rome"."""
    bare_never: Listed = frozenset()
    """Words before whose article a number alone is no day: "*dans* le 13", "*appelez* le 15"."""
    compounds: tuple[str, ...] = ()
    """Words that a hyphen joins to a year: "the 1931-*built* bridge"."""
    compared: Listed = frozenset()
    """Words that set a figure against one of another time: "from $1.4 billion a year ago"."""
    asides: tuple[str, ...] = ()
    """Words before a date that is told by the way; "a year earlier" is not seen from it: "the least since 1984"."""
    rounded: tuple[str, ...] = ()
    """Words before a count that belong to the date: "about two years ago"."""
    than: Listed = frozenset()
    """Words after "earlier", "later" and their like that name the other date: "two days later than planned"."""
    pausing: Listed = frozenset()
    """Words among ``agos`` that are seen from the date told of only where the sentence pauses: "two days before."."""
    pending: Listed = frozenset()
    """Words right after a month that lies ahead: "March delivery"."""
    future: tuple[str, ...] = ()
    """Words that show that what is told lies ahead."""
    deadline: tuple[str, ...] = ()
    """Words right before a date that lies ahead: "by Friday"."""
    perfect: tuple[str, ...] = ()
    """Auxiliaries of what was over by then: "*had* gathered names by Friday"."""
    upto: tuple[str, ...] = ()
    """Words between two days of which the second ends what the first begins: "from Monday *until* Friday"."""
    summons: tuple[str, ...] = ()
    """Verbs that call for what lies ahead, behind one of ``summoning``: دعا (إلى جلسة الخميس)."""
    summoning: tuple[str, ...] = ()
    bidding: tuple[str, ...] = ()
    """Words that begin a clause which bids or invites, so that its day lies ahead: "*See* you on Friday"."""
    during: Listed = frozenset()
    """Words between a participle of the past and the month in which that happened: "released *in* May"."""
    obliging: tuple[str, ...] = ()
    """Words that make a count of days before something a rule and no date: يجب الإخطار قبل عشرة أيام."""
    awaiting: Listed = frozenset()
    """Words before what somebody makes ready for: his team *for* Saturday's match, *pour* le match de samedi."""
    fixtures: Listed = frozenset()
    """Nouns of what is held on a day that was fixed: match, vote."""
    onset: tuple[str, ...] = ()
    """Words right before a date that lies ahead where no tense is shown: "six boats *from* 1 November"."""
    future_prefixes: tuple[str, ...] = ()
    future_suffixes: tuple[str, ...] = ()
    not_future: tuple[str, ...] = ()
    """Words with such a beginning or end that are no verbs in the future; ``سياس*`` begins some, ``*ات`` ends some."""
    past: tuple[str, ...] = ()
    """Words that show that what is told has happened."""
    past_suffixes: tuple[str, ...] = ()
    not_past: tuple[str, ...] = ()
    """Words with such an end that are no verbs, and ends and beginnings of words that are none: "*ات", "ال*"."""
    idioms: Listed = frozenset()
    """Words behind an auxiliary that is no auxiliary then, and tells no past: "la vente a *lieu* samedi"."""
    present: tuple[str, ...] = ()
    """Words that show the present: where nothing tells of the past beside them, a weekday lies ahead."""

    def patterns(self) -> Iterator[tuple[str, str]]:
        """The shapes, each as the regular expression that it is compiled to."""
        for name, shapes in self.shapes.items():
            yield from (
                (f"{self.table}.shapes.{name}", compile_shape(name, shape).pattern.pattern)
                for shape in shapes
            )
