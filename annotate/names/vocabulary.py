"""Vocabulary: the words by which a language's names are known."""

from __future__ import annotations

from typing import Any

from annotate.names.gazetteer import contract, respelled
from annotate.words import NONE, Lexicon, Regex, Words


class NameWords(Words, table="name"):
    """The words of names: lexicons to scan for, and lists to look up around what the scan found."""

    places: Lexicon = NONE
    towns: Lexicon = NONE
    """Places whose names are words: believed only behind a noun of place."""
    place_heads: Lexicon = NONE
    states: Lexicon = NONE
    """Short names of states, which stand behind a town and a comma: Greensboro, N.C."""
    orgs: Lexicon = NONE
    org_heads: Lexicon = NONE
    teams: Lexicon = NONE
    """Clubs that a text about sport names; ``word`` is a usual word, too, and needs one of ``clubs`` before it."""
    sports: Lexicon = NONE
    """Words of which a text about sport has several."""
    roles: Lexicon = NONE
    given: Lexicon = NONE
    descents: Lexicon = NONE
    initials: Lexicon = NONE
    persons: Lexicon = NONE
    verbs: Lexicon = NONE
    relating: Lexicon = NONE
    """What opens a clause that, behind a comma, tells something of a person: who."""
    appointing: Lexicon = NONE
    """Verbs behind which whoever is given an office stands before it: named (Roh Tae-moon co-chief executive)."""
    joining: tuple[str, ...] = ()
    """What joins whoever is given an office to it: as."""
    sayings: Lexicon = NONE
    """Nouns that say whose words follow: قوله."""
    nationals: Lexicon = NONE
    """The adjectives of nations as they stand before a name; worked out from ``nations`` and the article."""
    regions: tuple[str, ...] = ()
    """Those of the adjectives of nations that are said of things more than of people: دولي."""
    sources: tuple[str, ...] = ()
    """What stands before the name of one who is quoted: عن in نقلت عن لارسن قوله."""
    kin: tuple[str, ...] = ()
    """Nouns of kin: behind them, as behind an office, a comma sets off the name of who speaks: والدة."""
    fathers: tuple[str, ...] = ()
    """What opens the name of a man called after his child: أبو عبيدة."""
    mothers: tuple[str, ...] = ()
    """What opens the name of a woman called after her child: أم."""
    womanly: str = ""
    """The letter that a verb told of a woman begins or ends with."""
    demonyms: tuple[str, ...] = ()
    """Endings of the adjectives of towns, that clubs are called by: Stade renn*ais*."""
    identifying: tuple[str, ...] = ()
    """What opens the words that say who somebody is: وهو."""
    clauses: tuple[str, ...] = ()
    """What opens the clause that tells what was said: إن."""
    governing: tuple[str, ...] = ()
    """Reporting verbs behind which a noun is their subject, as what they tell is joined by a preposition: رحب (ب)."""
    addressing: tuple[str, ...] = ()
    """Reporting verbs whose object is who is told: أخبر."""
    seated: tuple[str, ...] = ()
    """What joins an office to where or for whom it is held: في, باسم."""
    tanwin: str = ""
    """The letter that ends an adverb: ردا."""
    article: str = ""
    """The article that is written together with its noun (Arabic ``ال``)."""
    spellings: dict[str, str] = NONE
    """Letters that other countries write otherwise, with what they write (Arabic ``غ``, ``ج``)."""
    contracted: str = ""
    """What is left of the article after a proclitic that swallows part of it (``لل``)."""
    feminine: str = ""
    """The ending that makes an adjective feminine."""
    vowels: str = ""
    """The letters that stand for long vowels: before one of them the conjunction's letter opens a word (``وايت``)."""
    conjunction: str = ""
    """The proclitic that joins two words of a name (``العدالة والتنمية``)."""
    towards: str = ""
    """The proclitic that says what an organisation is for (``المرصد السوري لحقوق الإنسان``)."""
    past: tuple[str, ...] = ()
    """The endings of verbs in the past, in Arabic of those told of something feminine: شهدت; elected."""
    several: tuple[str, ...] = ()
    """The endings that make an adjective plural: ين."""
    local: str = ""
    """Proclitics that make a place of an ambiguous word (``ب`` in ``بعمان``)."""
    plain: tuple[str, ...] = ()
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
    relatives: tuple[str, ...] = ()
    """Relative pronouns: what stands before them is definite, as names are: الذي."""
    passive: Regex = "(?!)"
    """A word shaped like this is a participle that may stand between an office and a name: المخلوع."""
    ordinals: tuple[str, ...] = ()
    """What a monarch is counted by: عبد الله الثاني."""
    patrons: tuple[str, ...] = ()
    """Titles of those after whom universities, hospitals and dioceses are named: جامعة الملك سعود, Saint."""
    objects: tuple[str, ...] = ()
    """Verbs behind which an object stands as often as a subject: كشف, قدم."""
    staff: tuple[str, ...] = ()
    """Offices whose field is followed by the body that they are held in: مديرة الإعلام في الأونروا."""
    grades: tuple[str, ...] = ()
    """What stands before an office and says its rank or its field: *senior political* analyst."""
    terms: tuple[str, ...] = ()
    """What says of an office when it is held: الوزير *السابق*."""
    posted: tuple[str, ...] = ()
    """Offices that say where they are held: مبعوث الأمم المتحدة إلى ليبيا."""
    postings: tuple[str, ...] = ()
    """The prepositions that say so."""
    clubs: tuple[str, ...] = ()
    """Words behind which a place is its football club: مدرب ليفربول."""
    contests: tuple[str, ...] = ()
    """Words behind which a club called like a word is meant in a text about sport: خسر النصر أمام الاتحاد."""
    papers: tuple[str, ...] = ()
    """Places that newspapers are called by: alone in marks the paper is meant, قال ل«الخليج»."""
    meetings: tuple[str, ...] = ()
    """What joins two clubs that play: فاز الهلال *على* النصر."""
    homes: tuple[str, ...] = ()
    """The places that clubs are called by."""
    ambiguous: tuple[str, ...] = ()
    weak_given: tuple[str, ...] = ()
    title_inside: bool = False
    """Whether an office before a name is part of it, as an honorific is."""
    capital_titles: bool = False
    """Whether only an office written with a capital is part of the name."""
    bylines: tuple[str, ...] = ()
    """Words before which an initial opens a name: by."""
    aims: tuple[str, ...] = ()
    """What organisations work for, behind one of ``ends`` and an article: Agence pour *l'emploi*."""
    ends: tuple[str, ...] = ()
    """What joins that to their names: pour."""
    plurals: tuple[str, ...] = ()
    """Endings that only adjectives in the plural have: pays exportat*eurs*."""
    several_ends: tuple[str, ...] = ()
    """Endings of the plural: Painter*s*."""
    complement_needs_link: bool = False
    """Whether nothing completes an organisation's noun without a preposition."""
    near: tuple[str, ...] = ()
    """What joins a noun to its complement: of, the; de, la, l'."""
    elisions: tuple[str, ...] = ()
    """What an apostrophe joins to the next word: l', d'."""
    possessives: tuple[str, ...] = ()
    """What an apostrophe joins to a name: 's."""
    abbreviated: tuple[str, ...] = ()
    """Words of a name that are written with a full stop: St."""
    plural: tuple[str, ...] = ()
    """Titles of several persons: MM."""
    conjunctions: tuple[str, ...] = ()
    """What joins the last of several names: et."""
    articles: tuple[str, ...] = ()
    aged: tuple[str, ...] = ()
    """What follows the number of an age: ans."""
    determiners: tuple[str, ...] = ()
    """What may stand between a name's comma and an office: the, a; le, son."""
    links: tuple[str, ...] = ()
    completions: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    """The link before the name of a house, which ends a person's name: آل."""
    nations: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    ministers: tuple[str, ...] = ()
    """Offices whose field may be two things: وزير التربية والتعليم."""
    common: tuple[str, ...] = ()
    """Complements that make no name: هيئة الدفاع is the counsel for the defence."""
    adjectives: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    adjectival: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    """Nouns whose complement is spelt like a place and names something else: مسار أستانة."""
    not_before: tuple[str, ...] = ()
    """Nouns that make something else of an ambiguous word before them: مسقط رأسه, his birthplace."""
    women: tuple[str, ...] = ()
    """Titles of women only: Mrs."""
    men: tuple[str, ...] = ()
    """Titles of men only: Mr."""
    units: tuple[str, ...] = ()
    """What a part of a firm is called behind the firm's name: BBC *Sport*, Microsoft *Research*."""
    wares: tuple[str, ...] = ()
    """What a firm's wares are called behind its name, which is then not meant: Google *Maps*."""
    purposes: tuple[str, ...] = ()
    """What says behind an organisation's noun what it is for: for, of."""
    bodies: tuple[str, ...] = ()
    """Nouns of bodies that an office is held in: الوزارة."""
    fields: tuple[str, ...] = ()
    """What offices and companies deal with: الصحة in مديرية الصحة, التأمين in شركة الراجحي للتأمين."""
    trades: tuple[str, ...] = ()
    """What companies deal in: نفط in شركة نفط الكويت."""
    governed: tuple[str, ...] = ()
    """Offices held over a place: محافظ."""
    seats: tuple[str, ...] = ()
    """Nouns of organisations that take the name of a place with them: court (of Kenya)."""
    attributive: tuple[str, ...] = ()
    """What ends a word that says something of the name behind it: Paris-based."""
    communal: tuple[str, ...] = ()
    """Adjectives of a council that is called by its town: المجلس *الجماعي* لأكادير."""
    pointing: tuple[str, ...] = ()
    """What points at a body that was named before, and gives it no name: *هذا* المجمع العلمي."""
    models: tuple[str, ...] = ()
    """Nouns of kind: a maker's name behind one is its ware's: من *طراز* بوينغ."""
    voices: tuple[str, ...] = ()
    """Nouns that open the name of a medium before its town: إذاعة *صوت* مقديشو."""
    owning: tuple[str, ...] = ()
    """What says whose office a person holds who was named: Carl Hagan, *its* mayor."""
    municipal: tuple[str, ...] = ()
    """Nouns of bodies that each town has: they take its name even where no list has it: *بلدية* عين الحجل."""
    members: tuple[str, ...] = ()
    """Whose unions and associations are named: نقابة *عمال* النسيج."""
    stages: tuple[str, ...] = ()
    """Adjectives that say what school one is, and end its name: مدرسة كفرحيال *الرسمية*."""
    representing: tuple[str, ...] = ()
    """Offices that a field completes behind "for": *الممثل* الأعلى للسياسة الخارجية."""
    schools: tuple[str, ...] = ()
    """Nouns whose name may be any word that ends a phrase: *جامعة* فودان في شنغهاي."""
    twofold: tuple[str, ...] = ()
    """Nouns of organisations whose field may be two things: ministry (of Food and Agriculture)."""
    companies: tuple[str, ...] = ()
    """What says that a name is a company's and is left out later: Ltd."""
    aliases: dict[str, str] = NONE
    """Other names and spellings, each with the one that stands for all: UN, United Nations."""
    place_openers: tuple[str, ...] = ()
    """Words that open the name of a town and take the next one with them: كفر كلا; Santa (Rosa), Ksar (Tazoult)."""
    towned: Regex = "(?!)"
    """What follows a preposition and is shaped like this is a town: Saint-Nectaire, Villers-sur-Mer."""
    clans: tuple[str, ...] = ()
    """Openers of towns that are no usual words: بني."""
    place_openings: Lexicon = NONE
    """Foreign words that open the name of a town wherever they stand: سيوداد."""
    particles: tuple[str, ...] = ()
    """What joins two words in the name of a town: ديل."""
    near_places: tuple[str, ...] = ()
    """Words before which, or behind which, an ambiguous word is a place (``in``, ``شمال``)."""
    directions: tuple[str, ...] = ()
    """What makes another place of one, with its capital: West (Sumatra)."""
    locatives: tuple[str, ...] = ()
    """Prepositions behind which a name that may be anything is a place (``in``, ``à``)."""
    indefinite: tuple[str, ...] = ()
    """Articles behind which a noun written small opens no name: *un* collège de Rodez."""
    placing: Lexicon = NONE
    """What stands before a place in no list: *in* Karambani.

    Others leave no doubt: ``sure`` (south of), ``of`` with one of ``linking`` (habitants de), ``water`` with an
    article, too (rives de la). With ``opening`` a sentence has to open, and a comma to stand behind the place
    (At Glenshane, …), and with ``pair`` a listed place is joined to it (between Qalat Sanjar and Herat).
    """
    pairing: tuple[str, ...] = ()
    """What joins a further place to one: and, to."""
    linking: tuple[str, ...] = ()
    """What joins a place to such a noun: de; of, from."""
    apposed: Lexicon = NONE
    """What is said of a place behind a comma: Tal Abyan, *a town of* 12,000 people."""
    placeless: tuple[str, ...] = ()
    """Words with a capital that are no place behind ``in``: English, Parliament, Ramadan."""
    onward: tuple[str, ...] = ()
    """What may follow a place in no list, besides ``stops``: to, killing."""
    openers: str = '\u00ab\u201c\u201e"'
    closers: str = '\u00bb\u201d\u201c"'

    @classmethod
    def prepared(cls, table: dict[str, Any]) -> dict[str, Any]:
        """The same with the other forms of its words."""
        data = dict(table)
        if "weak_given" in data:  # they are looked for too, and believed only beside another name
            data["given"] = [*data.get("given", ()), *data["weak_given"]]
        data = respelled(data, ("places", "persons", "given"))
        article, feminine = data.get("article"), data.get("feminine", "")
        if article and "nations" in data:
            own = [nation for nation in data["nations"] if nation not in data.get("regions", ())]
            definite = [article + nation for nation in own if " " not in nation]
            data["nationals"] = [*definite, *(nation + feminine for nation in definite)]
        return contract(data, ("places", "orgs", "persons", "roles"))
