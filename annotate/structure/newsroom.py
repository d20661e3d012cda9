"""Newsroom: the words by which newsrooms mark what a line is."""

from __future__ import annotations

from annotate.words import NONE, Lexicon, Listed, Words


class OutlineWords(Words, table="outline"):
    """What a language says over, under and between the paragraphs of a news item."""

    agencies: Lexicon
    """News agencies, and the word for them: "رويترز", "وكالات", "AFP"."""
    outlets: Lexicon = NONE
    """Words in the names of papers and stations, which no list has all of: "Tribune", "نيوز"."""
    bylines: Lexicon = NONE
    """What opens the line that names the author: "كتب", "By"; with the value ``name`` where one follows: "From",
    with ``bureau`` where a place does: "مكتب صفاقس", with ``desk`` where it names those who wrote: "إعلام الجامعة",
    and with ``edits`` where it is no credit alone: "تحرير"."""
    sources: Lexicon = NONE
    """What opens a credit: "المصدر", "Source"."""
    contributions: Lexicon = NONE
    """What tells in a last line who else reported, anywhere in it or, with the value ``opens``, at its
    start, with ``ends`` at its end; with ``name`` it opens the line, and a name follows: "Avec Luc Ferrand"."""
    stamps: Lexicon = NONE
    """What opens a line that says when an item appeared: "نشر في", "Updated", or, with the value ``written``, when or
    where it was written: "Fait à"; with the value ``ends`` what ends a
    count of time ("4 min read", "2 hours ago"), with ``counts`` what opens one ("il y a")."""
    captions: Lexicon = NONE
    """What betrays a caption: "صورة", "File photo"."""
    annexes: Lexicon = NONE
    """What stands over the parts behind a text, and is all of its line: "Notes to editors"; with the value ``opens`` it
    opens the line: "About Elin Bridges Ltd"."""
    kickers: Lexicon = NONE
    """What says over the headline what an item is, and is all of its line: "Press release"; with the value ``opens``
    it opens the line: "Embargoed until", with ``release`` a letterhead may stand over it. Elsewhere it may be
    a notice or a stamp as well."""
    contests: Lexicon = NONE
    """What sports, competitions and their rounds are called, of which a line over the headline tells: "Premier League",
    الجولة. With the value ``part`` a word says so beside another alone: "round", دور."""
    notices: Lexicon = NONE
    """What opens a line of the page, no part of the item: "Advertisement"; with the value ``link`` one that leads
    to other items ("Read more"); what is ``alone`` is all of its line, an ``alone link`` has a colon;
    a ``dotted`` one is all of it or ends in dots ("Loading the map …"); one ``with`` has one of the ``media`` or
    a handle behind it: "Follow Elin Courier on Facebook"; one that tells of ``rights`` may be long."""
    media: Lexicon = NONE
    """By what a paper reaches its readers: "newsletter", "WhatsApp"."""
    menus: Lexicon = NONE
    """The entries of menus and the names of sections, each all of its line: "News", "اقتصاد"."""
    letterheads: Lexicon = NONE
    """What stands before a number in a letterhead: "Tel"; with the value ``starts`` at the start of its line alone
    ("Ref."), with ``opens`` there, with a colon and whatever behind it ("Contact:"). A line that opens with an
    ``office`` names one of the sender's ("Press office"), one with a ``street`` and figures is an address."""
    closings: Lexicon = NONE
    """What says on a line of its own that a release ends: "ENDS", "انتهى"."""
    running: Lexicon = NONE
    """First words of sentences, not of heads ("وقال"); a ``joint`` may open a question, a ``turn`` ("Q")
    does so with its mark."""
    spoken: Lexicon = NONE
    """Words of people who talk to each other: "I"; for whom they talk to, ``you``: "your"; ``either``: "كنت"."""
    stopped_towns: bool = False
    """Whether a town with a full stop behind it is a dateline (German): "Karlsruhe. Der Bundesgerichtshof hat"."""
    posts: Listed = frozenset()
    """The last words of a line that says what an author is: "correspondent"."""
    regions: Listed = frozenset()
    """Short forms of states behind a town in a dateline: "Minn.", "TX"."""
    assigning: Listed = frozenset()
    """What stands between a photographer and the paper: "Ann Lee *for* The Courier"."""
    interviews: Lexicon = NONE
    """What announces an interview in its headline, byline or lead: "حوار", "interview"."""
    months: Lexicon = NONE
    """Names of months, as they stand in datelines."""
