"""Inflection: how the forms of a language end and begin, by which a word is told that no list holds."""

from __future__ import annotations

from annotate.words import Affixes, Listed, Words


class Inflections(Words):
    """Endings and beginnings of the words that report, of those who do, and of what stands about them."""

    adverbial: Affixes = ()
    """Endings of adverbs, which belong to the cue: Lee *strongly suggested*; not the *family* said."""
    endings: Affixes = ()
    """Endings of verb forms: such a word ends a mention and opens no apposition."""
    enclitics: Affixes = ()
    """Subjects hung on to the verb (French -t-il)."""
    infinitives: Affixes = ()
    """Endings of infinitives, where words in marks may carry on a sentence with one: promet de « tout fai*re* »."""
    participles: Affixes = ()
    """Endings of the participles that open a sentence before its subject: Averti*e* par des voisines, la gardienne …"""
    gerunds: Affixes = ()
    """Endings of participles that go with the subject of their sentence: il est parti en exclu*ant* « tout retour »."""
    agentive: Affixes = ()
    """Endings of nouns for what somebody does: after a name such a word opens its apposition (Luc Roy, pêch*eur*)."""
    finite: Affixes = ()
    """Endings by which a verb tells its person, so that it needs no subject (Spanish zanj*ó*)."""
    plurals: Affixes = ()
    """Endings of many things: such a word opens a sentence with a capital and is no name (*Prices* rose)."""
    crowds: Affixes = ()
    """Endings of nouns for many persons: campaign*ers*, syndical*istes*."""
    present: Affixes = ()
    """Endings of a verb in the present of which somebody else is the subject: she *deadpans*."""
    several: Affixes = ()
    """The endings of many behind a word of ``partitive``: سيدة من المتضرر*ين*."""
    owned: tuple[str, ...] = ()
    """Endings of nouns with their owner (في ختام*ها*): with a preposition such a word parts verb and subject."""
    ours: Affixes = ()
    """Those of them that mean whoever speaks; behind an office a name ends so: المتحدثة كاتاري*نا* بيلك."""
    relational: Affixes = ()
    """Endings of adjectives made from nouns (الفرنسي): after a definite noun such a word belongs to it."""
    substantive: Listed = frozenset()
    """Nouns that only end like them, and so are no adjective of the noun before: وصف الناقد *الرواية* بأنها ..."""
    verbal: Affixes = ()
    """What verb forms begin with and names seldom (Arabic ي)."""
    past: Affixes = ()
    """What forms of the past end with and names seldom (دمرت)."""
    agreeing: Affixes = ()
    """What verbs end with that agree with a subject before them, so that none stands behind (*حضوا*)."""
    governed: tuple[str, ...] = ()
    """What nouns with their owner end with where they are no subject, which is spelled otherwise (عملا*ءها*)."""
    accusative: Affixes = ()
    """The ending of indefinite adjectives in a sentence (متوترا)."""
    participial: Affixes = ()
    """What participles begin with that tell how something was said, besides the ``accusative`` (*م*تضرعا)."""
    imperfects: Affixes = ()
    """What verbs begin with before which a clitic may stand: ل*ي*قول; another form is a noun there: ل*نقل* الركاب."""
    futures: Affixes = ()
    """What verbs begin with that tell what will be, and nouns behind their article seldom: وفق المنظمين *سي*نتقل."""
    feminine: tuple[str, ...] = ()
    """Endings of nouns for women (وزيرة)."""
    masculine: Affixes = ()
    """Endings of nouns for men, several of them (محتجون)."""
