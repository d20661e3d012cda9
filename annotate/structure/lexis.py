"""Lexis: the words by which a language numbers, announces and tells the provisions of an agreement."""

from __future__ import annotations

from annotate.pack import Pack
from annotate.words import NONE, Affixes, Lexicon, Listed, Paired, Regex, Words


class ClauseWords(Words, table="clause"):
    """How a language numbers and introduces the provisions of an agreement."""

    nouns: Lexicon
    """What a provision is called, each with its lemma: "البند", "المادة"; "clause", "article"."""
    plurals: Lexicon = NONE
    """The same in the plural, which announce provisions: "ثلاثة بنود"."""
    several: Lexicon = NONE
    """The same where one label names more than one, each with its lemma: "المادتان", "articles"."""
    joints: Affixes = ()
    """What joins the numbers of such a label: "و", "and"."""
    ranges: Affixes = ()
    """What stands between its first and its last number: "إلى", "to"."""
    weak: tuple[str, ...] = ()
    """Lemmas that more often name something else ("point", "term"): they need more evidence."""
    staged: tuple[str, ...] = ()
    """Lemmas of what takes time ("phase"): provisions only where a plan is said to have them, or to be theirs."""
    mentioned: tuple[str, ...] = ()
    """Lemmas whose numbered mention refers to a text ("article 5 of the treaty")."""
    ordinals: Lexicon
    further: Lexicon = NONE
    """Ordinals without the article, which number only the noun before them: "وينص بند رابع على"."""
    qualities: Lexicon = NONE
    """What may stand between a number and its noun: "the first main point"."""
    closing: Lexicon = NONE
    """What says that a provision is the last, and so what its number is: "الأخير", "final"."""
    cardinals: Lexicon = NONE
    numbering: Lexicon = NONE
    """What may stand between a noun and its number: "رقم", "No."."""
    adverbs: Lexicon = NONE
    """Words that number by themselves: "أولا", "firstly"."""
    concluding: Lexicon = NONE
    """Such words that only say that what they open is the last: "أخيرا", "finally"."""
    stages: Lexicon = NONE
    """Phrases that number what is done in turn, wherever they stand: "in a first step", "dans un premier temps"."""
    sequence: Lexicon = NONE
    """Words that follow one another behind what provides: ``first`` "d'abord", ``then`` "ensuite", ``last`` "enfin"."""
    verbs: Lexicon
    """What provisions do: "ينص", "provides"; a ``bare`` one may as well tell of the
    text's past, and does not make a weak noun's label one: "The first proposal was tabled in 2016"."""
    linking: Listed = frozenset()
    """Those of the ``verbs`` that by themselves say nothing of what is provided: "is", "will"."""
    shaped: Regex = "(?!)"
    """What a verb that no list has looks like right after its label: "The second hands an arbitrator …"."""
    due: Regex = "(?!)"
    """What tells, wherever it stands in a sentence, that something is to be done: "will", "must", "devra", يجب."""
    opening: Regex = "(?!)"
    """What the words right after a label open with where they tell what is to be done: "to raise", فتسمح."""
    lasting: Regex = "(?!)"
    """What a verb looks like there that tells what is so for good, and may as well tell a tale: Arabic فيروي."""
    told: Regex = "(?!)"
    """What tells of what was done, or was so: "had missed", "a été renvoyé", كان."""
    past: Regex = "(?!)"
    """What a verb of the past looks like right after a label: "followed"; one of the ``verbs`` is none."""
    dual: Regex = "(?!)"
    """What a noun looks like that says of itself that it is two: قسمين."""
    fraction: Regex = "(?!)"
    """An ordinal that is a part of something, with the word before it: "a third of"."""
    before: Paired
    """What may stand before a label in its clause: ``and`` (أما), ``the``, ``under`` (وفق), ``that`` (أن),
    ``its`` ("in its first clause"), ``next`` ("followed by a second phase", where a run waits for that number)."""
    continuing: Lexicon = NONE
    """What opens a further sentence of a provision, before its verb: "كما", "it"."""
    turning: Lexicon = NONE
    """What opens a sentence about something else: "أما كلفة الخطة", "as for the cost"."""
    parts: tuple[str, ...] = ()
    """Words after a label that say what it is a part of: "من", "of"."""
    asking: tuple[str, ...] = ()
    """Verbs of whose object such a word tells who is asked: "تطلب الفقرة الثالثة من الأمين العام"."""
    verb_first: bool = False
    """Whether the verb stands before its subject, so that a word before a label may be a verb not listed."""
    owned: Listed = frozenset()
    """Nouns that say whose they are: "بنده" (its clause)."""
    single_romans: bool = False
    """Whether one Roman letter numbers a noun with no verb behind it: French "titre I"; not "the article I read"."""
    attached: tuple[str, ...] = ()
    """Proclitics that make a label the object of a preposition: a mere mention."""
    agreements: Lexicon
    """What announces provisions: an agreement, a statement, a decision, "the following points".
    A value tells that it may be a building, too, whose phases are no provisions: "le projet"."""
    announcing: Lexicon = NONE
    """Verbs that announce provisions right before a colon only: "the strikers called for:".
    The value ``signs`` tells that they announce what signs number alone, and no "first, … second": "the letter";
    ``acts`` that they announce provisions only where these open with what is to be done: "ما يلي: 1- رفع الأجور"."""
    acts: Affixes = ()
    """Nouns of what is to be done, with which provisions open (رفع): words, or shapes with ``?`` for a letter."""
    articles: Affixes = ()
    """What may be written together with such a noun: *ال*موافقة."""
    courts: Lexicon = NONE
    """Who judges by the articles of a law, which are no provisions where they tell of them: "the court"."""
    dealing: Lexicon = NONE
    """What those do who come to terms, "talks", "strike": none announces provisions alone, but they add up.
    The value ``end`` tells that it came to something: "settled"."""
    binding: Regex = "(?!)"
    """What binds, wherever it stands in a sentence, more surely than a tense does: "shall", "must"."""
    person: Regex = "(?!)"
    """Right behind a label, one of whom a tale is told, or who speaks: "she", "I"."""
    following: Lexicon = NONE
    """What points to what comes next, where a full stop takes the place of a colon: "the following"."""
    asked: Regex = "(?!)"
    """A question that leads to what is agreed as a colon does: "What does it say?", but not "Why did it fail?"."""
    leading: Lexicon = NONE
    """What leads from who agrees to what is agreed: "على", "to"."""
    aside: Lexicon = NONE
    """What stands before a number that counts no provisions: "a contract for two films", "with two players"."""
    things: Lexicon = NONE
    """What announces a list of other things: names, prices, tips, "the best ten". The value ``people`` tells of whom
    a list may name and who may also agree: "the signatories"; ``speech`` that somebody says "the following:"."""
    counted: Lexicon = NONE
    """What may be counted and then numbered, and is no provision: "reasons", "charges", "goals"."""
    agendas: Lexicon = NONE
    """What a meeting talks about, in items that are no provisions: "agenda"."""
    discussed: tuple[str, ...] = ()
    """Lemmas that number such items, too: "item", but not "article"."""
    existing: Lexicon = NONE
    """What tells that there are some things, not that they are agreed: "there are"."""
    beginning: Lexicon = NONE
    """What says before a noun that it is the first: "opening"."""
    guides: Lexicon = NONE
    """What a headline calls advice, "tips": what is numbered under it is no provision, whatever else is agreed."""
    letters: tuple[str, ...] = ("abcdefghijklmnopqrstuvwxyz",)
    """The orders in which letters number."""
    signs: tuple[str, ...] = ("§",)
    """Signs and letters that stand for a noun before the number of a line: "§ 1", "م1-"."""
    abbreviations: tuple[str, ...] = ()
    """Words whose full stop ends no sentence."""


def lexis(pack: Pack) -> ClauseWords:
    """The words of a pack; empty ones for a language without the table. To be asked for with ``pack.once``."""
    found = pack.words(ClauseWords)
    return found or ClauseWords(nouns={}, ordinals={}, verbs={}, before={}, agreements={}, letters=("",))
