"""Vocabulary: the words by which a language's names are known."""

from __future__ import annotations

from typing import Any

from annotate.names.gazetteer import contract, respelled
from annotate.words import NONE, Affixes, Lexicon, Listed, Looked, Paired, Regex, Words, Written


class NameWords(Words, table="name"):
    """The words of names: lexicons to scan for, and lists to look up around what the scan found."""

    places: Lexicon = NONE
    towns: Lexicon = NONE
    """Places whose names are words: believed only behind a noun of place."""
    place_heads: Lexicon = NONE
    states: Looked = NONE
    """Short names of states, which stand behind a town and a comma: Greensboro, N.C."""
    orgs: Lexicon = NONE
    org_heads: Looked = NONE
    teams: Lexicon = NONE
    """Clubs that a text about sport names; ``word`` is a usual word, too, and needs one of ``clubs`` before it."""
    sports: Lexicon = NONE
    """Words of which a text about sport has several."""
    roles: Looked = NONE
    given: Looked = NONE
    descents: Lexicon = NONE
    initials: Lexicon = NONE
    persons: Looked = NONE
    verbs: Lexicon = NONE
    relating: Lexicon = NONE
    """What opens a clause that, behind a comma, tells something of a person: who."""
    appointing: Lexicon = NONE
    """Verbs behind which whoever is given an office stands before it: named (Roh Tae-moon co-chief executive)."""
    joining: Listed = frozenset()
    """What joins whoever is given an office to it: as."""
    sayings: Lexicon = NONE
    """Nouns that say whose words follow: قوله."""
    nationals: Lexicon = NONE
    """The adjectives of nations as they stand before a name; worked out from ``nations`` and the article."""
    regions: Listed = frozenset()
    """Those of the adjectives of nations that are said of things more than of people: دولي."""
    sources: Listed = frozenset()
    """What stands before the name of one who is quoted: عن in نقلت عن لارسن قوله."""
    kin: Listed = frozenset()
    """Nouns of kin: behind them, as behind an office, a comma sets off the name of who speaks: والدة."""
    fathers: Listed = frozenset()
    """What opens the name of a man called after his child: أبو عبيدة."""
    mothers: Listed = frozenset()
    """What opens the name of a woman called after her child: أم."""
    womanly: str = ""
    """The letter that a verb told of a woman begins or ends with."""
    demonyms: Affixes = ()
    """Endings of the adjectives of towns, that clubs are called by: Stade renn*ais*."""
    identifying: Listed = frozenset()
    """What opens the words that say who somebody is: وهو."""
    clauses: Listed = frozenset()
    """What opens the clause that tells what was said: إن."""
    governing: Listed = frozenset()
    """Reporting verbs behind which a noun is their subject, as what they tell is joined by a preposition: رحب (ب)."""
    addressing: Listed = frozenset()
    """Reporting verbs whose object is who is told: أخبر."""
    seated: Listed = frozenset()
    """What joins an office to where or for whom it is held: في, باسم."""
    tanwin: str = ""
    """The letter that ends an adverb: ردا."""
    article: str = ""
    """The article that is written together with its noun (Arabic ``ال``)."""
    spellings: dict[str, str] = NONE
    """Letters that other countries write otherwise, with what they write (Arabic ``غ``, ``ج``)."""
    contracted: str = ""
    """What is left of the article after a proclitic that swallows part of it (``لل``)."""
    feminine: Written = ""
    """The ending that makes an adjective feminine."""
    womanish: str = ""
    """The same as it is written, where folding makes another letter of it: ة."""
    vowels: str = ""
    """The letters that stand for long vowels: before one of them the conjunction's letter opens a word (``وايت``)."""
    conjunction: str = ""
    """The proclitic that joins two words of a name (``العدالة والتنمية``)."""
    towards: str = ""
    """The proclitic that says what an organisation is for (``المرصد السوري لحقوق الإنسان``)."""
    past: Affixes = ()
    """The endings of verbs in the past, in Arabic of those told of something feminine: شهدت; elected."""
    several: tuple[str, ...] = ()
    """The endings that make an adjective plural: ين."""
    local: str = ""
    """Proclitics that make a place of an ambiguous word (``ب`` in ``بعمان``)."""
    plain: Affixes = ()
    """Endings that no family name has."""
    foreign: Regex = "(?!)"
    """A word shaped like this is a transcribed name."""
    adjective: Regex = "(?!)"
    """A word shaped like this is an adjective without the article, and opens no name."""
    verbal: Regex = "(?!)"
    """A word shaped like this is a verbal noun, and no transcribed name: إنتاج."""
    manner: Regex = "(?!)"
    """A word shaped like this, alone behind an office, is an adverb or an object: ضاحكا."""
    attached: Regex = "(?!)"
    """A word shaped like this may be a noun with a preposition before it: بوقوع, لراديو; not بوصوفة."""
    participle: Regex = "(?!)"
    """A word shaped like this tells how somebody speaks: متجاهلة."""
    brief: Regex = "(?!)"
    """A word shaped like this is a name though it ends as an adverb: هانا."""
    surname: Regex = "(?!)"
    """A word shaped like this is a family name when it stands behind a given name."""
    tribal: Regex = "(?!)"
    """A word shaped like this is the name of a family behind a given name: النواصرة."""
    imperfect: Regex = "(?!)"
    """A word shaped like this may be a verb in the present: يهاجم."""
    relatives: Listed = frozenset()
    """Relative pronouns: what stands before them is definite, as names are: الذي."""
    passive: Regex = "(?!)"
    """A word shaped like this is a participle that may stand between an office and a name: المخلوع."""
    ordinals: Listed = frozenset()
    """What a monarch is counted by: عبد الله الثاني."""
    patrons: Listed = frozenset()
    """Titles of those after whom universities, hospitals and dioceses are named: جامعة الملك سعود, Saint."""
    objects: Listed = frozenset()
    """Verbs behind which an object stands as often as a subject: كشف, قدم."""
    staff: Listed = frozenset()
    """Offices whose field is followed by the body that they are held in: مديرة الإعلام في الأونروا."""
    grades: Listed = frozenset()
    """What stands before an office and says its rank or its field: *senior political* analyst."""
    terms: Listed = frozenset()
    """What says of an office when it is held: الوزير *السابق*."""
    posted: Listed = frozenset()
    """Offices that say where they are held: مبعوث الأمم المتحدة إلى ليبيا."""
    postings: Listed = frozenset()
    """The prepositions that say so."""
    clubs: Listed = frozenset()
    """Words behind which a place is its football club: مدرب ليفربول."""
    contests: Listed = frozenset()
    """Words behind which a club called like a word is meant in a text about sport: خسر النصر أمام الاتحاد."""
    papers: Lexicon = NONE
    """Papers called like words or places, believed in marks or behind a town: قال ل«السفير», الدوحة - الراية.

    Of a ``channel`` it is said without marks, too, where what was said to it follows: قال للجزيرة إن.
    """
    meetings: Listed = frozenset()
    """What joins two clubs that play: فاز الهلال *على* النصر."""
    homes: Listed = frozenset()
    """The places that clubs are called by."""
    ambiguous: Listed = frozenset()
    weak_given: Listed = frozenset()
    title_inside: bool = False
    """Whether an office before a name is part of it, as an honorific is."""
    capital_nouns: bool = False
    """Whether every noun has a capital (German), so a name ends with its family name, and no compound is one."""
    capital_titles: bool = False
    """Whether only an office written with a capital is part of the name."""
    bylines: Listed = frozenset()
    """Words before which an initial opens a name: by."""
    aims: Listed = frozenset()
    """What organisations work for, behind one of ``ends`` and an article: Agence pour *l'emploi*."""
    ends: Listed = frozenset()
    """What joins that to their names: pour."""
    plurals: Affixes = ()
    """Endings that only adjectives in the plural have: pays exportat*eurs*."""
    several_ends: Affixes = ()
    """Endings of the plural: Painter*s*."""
    complement_needs_link: bool = False
    """Whether nothing completes an organisation's noun without a preposition."""
    near: Listed = frozenset()
    """What joins a noun to its complement: of, the; de, la, l'."""
    elisions: Listed = frozenset()
    """What an apostrophe joins to the next word: l', d'."""
    possessives: Listed = frozenset()
    """What an apostrophe joins to a name: 's."""
    abbreviated: Listed = frozenset()
    """Words of a name that are written with a full stop: St."""
    plural: Listed = frozenset()
    """Titles of several persons: MM."""
    conjunctions: Listed = frozenset()
    """What joins the last of several names: et."""
    articles: Listed = frozenset()
    aged: Listed = frozenset()
    """What follows the number of an age: ans."""
    determiners: Listed = frozenset()
    """What may stand between a name's comma and an office: the, a; le, son."""
    links: Listed = frozenset()
    completions: Listed = frozenset()
    houses: Listed = frozenset()
    """The link before the name of a house, which ends a person's name: آل."""
    nations: Listed = frozenset()
    stops: Listed = frozenset()
    tails: Listed = frozenset()
    ministers: Listed = frozenset()
    """Offices whose field may be two things: وزير التربية والتعليم."""
    common: Listed = frozenset()
    """Complements that make no name: هيئة الدفاع is the counsel for the defence."""
    adjectives: Listed = frozenset()
    generic: Listed = frozenset()
    never: Listed = frozenset()
    adjectival: Listed = frozenset()
    quantifiers: Listed = frozenset()
    """What stands before a noun and never before a name: لكل *فرد*."""
    exact: frozenset[str] = frozenset()
    doubtful: Listed = frozenset()
    """The same as a reading has them; worked out from ``exact``."""
    undotted: frozenset[str] = frozenset()
    """Words that show a text to write two letters as one, so that one of ``exact`` may be a name in it: فى."""
    pronouns: Affixes = ()
    not_after: Listed = frozenset()
    """Nouns whose complement is spelt like a place and names something else: مسار أستانة."""
    not_before: Listed = frozenset()
    """Nouns that make something else of an ambiguous word before them: مسقط رأسه, his birthplace."""
    women: Listed = frozenset()
    """Titles of women only: Mrs."""
    men: Listed = frozenset()
    """Titles of men only: Mr."""
    female: Listed = frozenset()
    """Given names of women only, and well known as such: Mary."""
    male: Listed = frozenset()
    """Given names of men only: John."""
    units: frozenset[str] = frozenset()
    """What a part of a firm is called behind the firm's name: BBC *Sport*, Microsoft *Research*."""
    wares: frozenset[str] = frozenset()
    """What a firm's wares are called behind its name, which is then not meant: Google *Maps*."""
    purposes: Listed = frozenset()
    """What says behind an organisation's noun what it is for: for, of."""
    bodies: Listed = frozenset()
    """Nouns of bodies that an office is held in: الوزارة."""
    fields: Listed = frozenset()
    """What offices and companies deal with: الصحة in مديرية الصحة, التأمين in شركة الراجحي للتأمين."""
    trades: Listed = frozenset()
    """What companies deal in: نفط in شركة نفط الكويت."""
    governed: Listed = frozenset()
    """Offices held over a place: محافظ."""
    seats: Listed = frozenset()
    """Nouns of organisations that take the name of a place with them: court (of Kenya)."""
    attributive: Affixes = ()
    """What ends a word that says something of the name behind it: Paris-based."""
    communal: Listed = frozenset()
    """Adjectives of a council that is called by its town: المجلس *الجماعي* لأكادير."""
    pointing: Listed = frozenset()
    """What points at a body that was named before, and gives it no name: *هذا* المجمع العلمي."""
    models: Listed = frozenset()
    """Nouns of kind: a maker's name behind one is its ware's: من *طراز* بوينغ."""
    voices: Listed = frozenset()
    """Nouns that open the name of a medium before its town: إذاعة *صوت* مقديشو."""
    owning: Listed = frozenset()
    """What says whose office a person holds who was named: Carl Hagan, *its* mayor."""
    municipal: Listed = frozenset()
    """Nouns of bodies that each town has: they take its name even where no list has it: *بلدية* عين الحجل."""
    members: Listed = frozenset()
    """Whose unions and associations are named: نقابة *عمال* النسيج."""
    stages: Listed = frozenset()
    """Adjectives that say what school one is, and end its name: مدرسة كفرحيال *الرسمية*."""
    representing: Listed = frozenset()
    """Offices that a field completes behind "for": *الممثل* الأعلى للسياسة الخارجية."""
    schools: Listed = frozenset()
    """Nouns whose name may be any word that ends a phrase: *جامعة* فودان في شنغهاي."""
    twofold: Listed = frozenset()
    """Nouns of organisations whose field may be two things: ministry (of Food and Agriculture)."""
    companies: Listed = frozenset()
    """What says that a name is a company's and is left out later: Ltd."""
    aliases: Paired = NONE
    """Other names and spellings, each with the one that stands for all: UN, United Nations."""
    place_openers: Listed = frozenset()
    """Words that open the name of a town and take the next one with them: كفر كلا; Santa (Rosa), Ksar (Tazoult)."""
    towned: Regex = "(?!)"
    """What follows a preposition and is shaped like this is a town: Saint-Nectaire, Villers-sur-Mer."""
    clans: Listed = frozenset()
    """Openers of towns that are no usual words: بني."""
    place_openings: Lexicon = NONE
    """Foreign words that open the name of a town wherever they stand: سيوداد."""
    particles: Listed = frozenset()
    """What joins two words in the name of a town: ديل."""
    near_places: Listed = frozenset()
    """Words before which, or behind which, an ambiguous word is a place (``in``, ``شمال``)."""
    directions: frozenset[str] = frozenset()
    """What makes another place of one, with its capital: West (Sumatra)."""
    locatives: Listed = frozenset()
    """Prepositions behind which a name that may be anything is a place (``in``, ``à``)."""
    indefinite: Listed = frozenset()
    """Articles behind which a noun written small opens no name (*un* collège de Rodez).

    Behind an office with one of them a single word names no holder: un élu *Horizons*.
    """
    placing: Lexicon = NONE
    """What stands before a place in no list: *in* Karambani.

    Others leave no doubt: ``sure`` (south of), ``of`` with one of ``linking`` (habitants de), ``water`` with an
    article, too (rives de la). With ``opening`` a sentence has to open, and a comma to stand behind the place
    (At Glenshane, …), and with ``pair`` a listed place is joined to it (between Qalat Sanjar and Herat).
    """
    pairing: Listed = frozenset()
    """What joins a further place to one: and, to."""
    linking: Listed = frozenset()
    """What joins a place to such a noun: de; of, from."""
    apposed: Lexicon = NONE
    """What is said of a place behind a comma: Tal Abyan, *a town of* 12,000 people."""
    placeless: Listed = frozenset()
    """Words with a capital that are no place behind ``in``: English, Parliament, Ramadan."""
    onward: Listed = frozenset()
    """What may follow a place in no list, besides ``stops``: to, killing."""
    openers: str = '\u00ab\u201c\u201e"'
    closers: str = '\u00bb\u201d\u201c"'

    @classmethod
    def prepared(cls, table: dict[str, Any]) -> dict[str, Any]:
        """The same with the other forms of its words."""
        data = dict(table)
        data["doubtful"], data["womanish"] = data.get("exact", ()), data.get("feminine", "")
        data["stops"] = [*data.get("stops", ()), *data.get("tails", ())]
        data["companies"] = [word.rstrip(".") for word in data.get("companies", ())]
        if "weak_given" in data:  # they are looked for too, and believed only beside another name
            data["given"] = [*data.get("given", ()), *data["weak_given"]]
        data = respelled(data, ("places", "persons", "given"))
        article, feminine = data.get("article"), data.get("feminine", "")
        if article and "nations" in data:
            own = [nation for nation in data["nations"] if nation not in data.get("regions", ())]
            definite = [article + nation for nation in own if " " not in nation]
            data["nationals"] = [*definite, *(nation + feminine for nation in definite)]
        data = contract(data, ("places", "orgs", "papers", "persons", "roles", "ambiguous", "never"))
        return data | {name: [*data.get(name, ())] for name in ("ambiguous", "never")}
