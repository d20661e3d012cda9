"""Vocabulary: the words by which a language reports speech, as its pack lists them."""

from __future__ import annotations

from annotate.quotes.hearer import HearerWords
from annotate.quotes.inflection import Inflections
from annotate.words import NONE, Affixes, Governed, Lexicon, Listed, Looked, Paired, Written


class QuoteWords(HearerWords, Inflections, table="quote"):
    """What a language says when it quotes.

    The value of a verb tells what is special about it:

    - ``participle``: its subject is that of the clause before it (", adding");
    - ``later``: such an infinitive, which reports only behind one of ``postponing`` (avant d'*ajouter*);
    - ``addressed``: a hearer follows it, never its subject ("told");
    - ``weak``: it reports only right at the words ("called");
    - ``parted``: it reports only with one of ``particles`` at the end of its clause (hielt ihm *vor*);
    - ``document``: only texts do it ("stipulates");
    - ``bound``: a participle that reports only with its auxiliary (French "déclaré");
    - ``opinion``: with one of the prepositions ``opinions`` it gives an opinion (وصفه *بـ*«المهزلة»);
    - ``relayed``: a medium is its subject, and who speaks stands after a preposition (نقلت الصحيفة عن ...);
    - ``learnt``: its subject hears, and who speaks stands after a preposition (علمت الصحيفة *من* مصدر أن ...);
    - ``none``: it reports nothing, and hides the verb in it ("think tank");
    - ``filler``: it counts only where its sentence has no other ("رد الوزير بالقول" reports with its verb);
    - ``leading``: so it does with its own preposition in ``nominal`` (أعرب عن «بالغ قلقه»);
    - ``governing``: a word that is no verb reads like it, so it must open its clause and its preposition in
      ``nominal`` must follow (عبّر الوزير *عن*, not عبر حسابه);
    - ``concluding``: only what its preposition in ``nominal`` and a complementizer lead up to (ذهب *إلى أن* ...);
    - ``verbal``: a noun or a preposition reads like it, so it must open its clause (وعقّب, not بعد *عقب*);
    - ``headed``: it reports nothing after one of the ``relatives`` (ما ورد في البيان);
    - ``spelled``: its last letter counts, as another word is folded like it (يدعي claims, يدعى is called);
    - ``written``: it counts only where its hamza is written, as another word is folded like it (هنأ, not هنا);
    - ``own``: its subject is in its form (قلت, *I* said);
    - ``quoting``: it reports words in marks alone (قيل لي: «...», not قيل إن);
    - ``showing``: it reports what one of the ``evidence`` shows, and nothing of anybody (une *étude* montre que);
    - ``active``: behind a verb of ``passives`` it reports nothing (the cash is *considered* “lost”);
    - ``viewing``: it reports with one of these prepositions alone (they *see* him *as* a “fighter”);
    - ``authoring``: right before capitals it makes a work (she *wrote* “The Salt Road”);
    - ``judging``: what it judges may stand between it and the words (juge l'idée « folle »);
    - ``turning``: behind a verb of saying it tells to whom or of what (قال *مخاطبا* النواب: «...»);
    - ``preceded``: its subject stands before it, whatever the order of the language ("عن الوزير قوله").

    The value of a word of ``according`` may be ``carried``: it points back to who spoke before
    ("على حد قوله"); ``joined``: a preposition is written together with who is named (وفقا *ل*تقرير); ``relayed``
    as for a verb (بحسب ما نقلته الصحيفة *عن* الوزير); ``evidenced``: only one of the nouns of ``evidence`` may
    follow (استنادا إلى *أرقام* النقابة); ``sourced``: what can tell something must (selon *la mairie*, not la taille);
    ``viewpoint``: who follows must be able to hold a view (من وجهة نظر *المعارضة*, not من وجهة نظر أمنية);
    ``handed``: who speaks does so for the subject of the verb before it (قالت الحركة *على لسان* ناطقها);
    ``closing``: it belongs to words in marks alone («...»، *والكلام* للوزير), or, where subjects come first, behind
    a comma to what it closes (the bridge is old, *so* Müller); or
    ``opening``: it tells whose opinion it is at the head of its sentence alone (*Pour* le maire, « … »).
    """

    verbs: Lexicon
    according: Lexicon
    few: int = 3
    """Up to so many words in marks are a term even in a sentence that reports something."""
    complementizers: Looked
    """What opens reported words: that, que, أن."""
    filled: Listed = frozenset()
    """Complementizers that hold their subject (أنه): what follows is no subject."""
    opinions: Listed = frozenset()
    """Prepositions after which a verb marked ``opinion`` gives one: parle *d'*« un gâchis »."""
    sources: Listed = frozenset()
    """What names the speaker of a ``relayed`` verb."""
    nominal: Paired = NONE
    """Verbs that report with a preposition and a noun as well, and the preposition (أشار إلى), or several of them."""
    objective: Listed = frozenset()
    """Verbs whose bare object tells what is reported as well: أعلن الوزير *بدء العمل*."""
    judged: Governed = NONE
    """Participles by which an agent judges something, per preposition before the words, or "-" for none.

    *jugé* « inutile » par les élus; *described* as “calm” by police.
    """
    told: Governed = NONE
    """What tells without marks, where subjects come first, and the verbs behind which it does.

    ``noun``: an object (they demanded *an inquiry*); ``utterance``: one of the ``utterances`` near the verb (rejected
    the union's *claims*); else a word right behind the verb (called *for* calm, asked *why* ...), or, with "… " before
    it, behind the hearer (told the crew *to* wait); with "-", the ending of a word (recalled grow*ing* up).
    The verbs of ``verdict`` tell nothing where ``courts`` are their subjects: the court rejected the appeal.
    """
    subject_first: bool = True
    """Whether the subject stands before its verb."""
    subject_dropped: bool = False
    """Whether a verb without a subject means that of the sentence before (Spanish)."""
    analytic: bool = False
    """Whether few words show by their form what they are, so that places tell it: English *plans*; German."""
    verb_second: bool = False
    """Whether the subject follows its verb where anything else opens the sentence (German): am Montag sagte *sie*: …"""
    particles: Listed = frozenset()
    """What a verb may have at the end of its clause, and with it is another one: teilte die Polizei *mit* (German)."""
    aiming: Written = ""
    """What stands before an infinitive, or in it behind such a particle: die Steuer *zu* senken, ab*zu*kochen."""
    hearing: Listed = frozenset()
    """Such verbs that hold whom it is told: *rief* ihre Anhänger *auf*, zur Wahl zu gehen."""
    oblique: Listed = frozenset()
    """Articles that no subject has: sagte *dem* Sender."""
    conjunctive: Listed = frozenset()
    """Forms of verbs that tell what somebody said, in a sentence of their own, too (German): Er *sei* müde."""
    comma_clauses: bool = False
    """Whether a comma opens every clause (German): sie sagte*,* dass …; er sagte*,* der Plan sei tot."""
    capital_nouns: bool = False
    """Whether every noun has a capital (German), so that capitals show no title, and who speaks has one."""
    adjectival: Affixes = ()
    """The endings of adjectives before their nouns, in such a language: laut ört*lichen* Behörden."""
    undivided: Listed = frozenset()
    """Nouns that only read like such a compound: Mitglied is no Lied, Verband no Band."""
    genitives: Listed = frozenset()
    """The small words by which a noun or a name there goes on: der Sprecher *des* Vereins, Ida *de* Wit."""
    incised: bool = False
    """Whether a report may stand inside the marks (« Je pars, dit le maire, … »)."""
    open_relatives: bool = True
    """Whether a relative clause that goes on to the end of the sentence belongs to a mention: Lee, who left."""
    bare_appositions: bool = False
    """Whether an apposition may open with any noun, no article or relative before it."""
    clausal: Listed = frozenset()
    """Verbs whose clause needs no complementizer: *said* fares would rise."""
    turned: Listed = frozenset()
    """Verbs that stand before any subject where they close a sentence: two boats were lost, *said* police."""
    hollow: Listed = frozenset()
    """Words after which a complementizer reports nothing (Arabic بعد أن), and no noun does: *after* he urged calm."""
    pronouns: Listed = frozenset()
    anybody: Listed = frozenset()
    """Those of them that mean nobody in particular: *one* could say."""
    adverbs: Listed = frozenset()
    """What may stand between subject and verb."""
    auxiliaries: Listed = frozenset()
    """Verbs that serve another verb: before its subject (كانت ... قد أعلنت) or before it (a ... déclaré)."""
    grouped: Listed = frozenset()
    """What belongs to the cue when it stands right before its verb (*has also* said)."""
    interposed: Affixes = ()
    """What may part an auxiliary from its participle, adverbs passed over, or a verb, its subject and what is told:
    a *de nouveau* clamé; قال الكاتب *ذات مرة* إن ..."""
    passives: Listed = frozenset()
    """Verbs that turn another round: the subject of "was told" hears, and says nothing."""
    agents: Listed = frozenset()
    """What names the speaker of such a verb (was asked *by* Lee)."""
    rubrics: Listed = frozenset()
    """What heads a piece and is no speaker before a colon: Q&A, Analysis, مقابلة."""
    camps: Affixes = ()
    """What leads to those among whom something is felt: même colère *chez* les élus, *du côté de* la CGT."""
    years: Listed = frozenset()
    """What an age is counted in: Odile, 71 *ans*."""
    crediting: Affixes = ()
    """What says behind words in marks whose they are, before a preposition: « Un fiasco » : *le mot est* du maire."""
    replies: Listed = frozenset()
    """Nouns that stand alone before the colon of what somebody else answers: *Réponse* : « … »."""
    absolutes: Listed = frozenset()
    """What sets a subject right before its participle (*with* Lee adding)."""
    gerundial: Listed = frozenset()
    """What stands before a participle that opens its sentence, another word before it or none: *tout en* saluant …"""
    opposing: Affixes = ()
    """What sets one report against another, before its subject: *alors que* la défense demande la relaxe."""
    counting: Affixes = ()
    """What opens a number and no time or place: *at least* six people, *près de* cent arbres."""
    openers: Listed = frozenset()
    """What opens a sentence and is no part of a mention."""
    conjunctions: Listed = frozenset()
    answering: Listed = frozenset()
    """What is written together with a verb behind the topic set before it: أما الوزير *ف*عد أن ..."""
    stops: Listed = frozenset()
    """Words before which a mention after its verb ends."""
    serving: Listed = frozenset()
    """Prepositions of an office (السفير *لدى* الأمم المتحدة), unless a noun with its owner follows."""
    holding: Listed = frozenset()
    """Prepositions right behind an office that tell of it, where articles are words: an analyst *at* the bank."""
    seats: Listed = frozenset()
    """Prepositions between an office and the organisation it is held in: كبير الباحثين *في* معهد السلام."""
    holders: Listed = frozenset()
    """Nouns of an office after which marks hold what it is held in: رئيس «التيار الحر» سامي حداد."""
    makers: Listed = frozenset()
    """Nouns of who made a work, whose title stands in marks right behind them: صاحبة *«دفتر أزرق»*."""
    regards: Listed = frozenset()
    """Nouns that a demonstrative makes an adverb of: بهذا *الشأن*."""
    hosting: Listed = frozenset()
    """Verbs with the occasion for their object that was just named: في ورشة *نظمتها* الجمعية."""
    contesting: Listed = frozenset()
    """Verbs that deny what is said elsewhere: *نفى* النادي وجود «أزمة»."""
    deeming: Listed = frozenset()
    """Verbs of what somebody holds a thing to be: اعتبر *ذلك* خطوة مهمة."""
    saying: tuple[str, ...] = ()
    """The letters of the "that" that verbs of saying alone have (قال الوزير ... *إ*ن), and as it is often written."""
    ranks: Listed = frozenset()
    """Adjectives of somebody unnamed: مسؤول *كبير*."""
    deeds: Listed = frozenset()
    """Nouns of what is announced, which no mention holds without an article: أكد مصدر طبي *وفاة* المصاب."""
    late: Listed = frozenset()
    """Words before which even its apposition ends."""
    bounds: Listed = frozenset()
    """Words that open a clause: a mention before its verb begins after them."""
    appositions: Listed = frozenset()
    preterites: Listed = frozenset()
    """Forms of verbs that no such ending shows and that are no nouns: *left*, *met*; *attend*, *craint*."""
    reflexives: Listed = frozenset()
    """What may stand before a verb turned round: « ... », *se* plaint la maire; «...», *le* espetó el juez."""
    oneself: Affixes = ()
    """Which of them turn a verb on its subject: les discussions *se* poursuivaient."""
    impersonal: Listed = frozenset()
    """Verbs with a pronoun that mean nobody: *est-il* écrit dans la lettre, *il faut* que ..."""
    telling: Listed = frozenset()
    """What stands before an infinitive that tells what was done: Et *d'*ajouter, Et le maire *de* conclure."""
    postponing: Affixes = ()
    """What sets an infinitive after the clause that its subject is of: a-t-il dit, *avant d'*ajouter ..."""
    governors: Listed = frozenset()
    """What stands right before an infinitive: promet *de* « tout faire », veut « tout faire »;
    or between one of the ``utterances`` and the marks: her pledge *to* “put boats first”."""
    clitics: Listed = frozenset()
    """What is written together with the next word, a mark too."""
    elided: Listed = frozenset()
    """Words that begin with an apostrophe."""
    abbreviations: Listed = frozenset()
    numbering: Listed = frozenset()
    """Those of the abbreviations that stand before a number alone: *No.* 5; not "she said no."."""
    documents: Listed = frozenset()
    """Nouns of provisions and texts: their words are quoted, not said."""
    criteria: Listed = frozenset()
    """Nouns of what something is done by, and nobody says: according to their *size*, to the *rules*."""
    mute: Listed = frozenset()
    """Nouns and pronouns of things that show or do something and tell nobody anything: the *button* asks for a name."""
    parts: Listed = frozenset()
    """Nouns of the parts of a work, which have a number and a title: *Chapter* 3, “The Flood”."""
    bearers: Listed = frozenset()
    """Nouns of what words are written on: une *banderole* « Respectez le muguet »."""
    regulating: Looked = NONE
    """Verbs by which a text forbids, requires or grants something: the treaty *bans* “any hostile act”."""
    offices: Listed = frozenset()
    """Nouns that a preposition may follow inside a mention (الباحث في مركز السلام)."""
    works: Listed = frozenset()
    """Nouns after which marks hold a title."""
    wrought: Listed = frozenset()
    """Participles of what becomes of a work, behind the comma that follows its title: “Salt”, *written* in 1912, …"""
    wordings: Listed = frozenset()
    """Nouns of words, behind which ``exemplifying`` leads to some of them: *terms* such as “natural”."""
    exemplifying: Affixes = ()
    """What leads from a noun to some examples: words *such as* “believes”, des mots *comme* « pur »."""
    bearing: Listed = frozenset()
    """Nouns of what has a name and is no work or body, right before the marks with it: خدمة *«أمان»*."""
    enumerating: Listed = frozenset()
    """Words that open a list of some that were just spoken of: روايات *منها* «ظل السفينة»."""
    appraising: Listed = frozenset()
    """Adjectives that judge what they are said of, and close no name: رحب بـ«الخطوة *الإيجابية*»."""
    reproaching: Listed = frozenset()
    """Nouns that judge what they are said of, and open no name: لن نرضخ لـ«*الابتزاز*»."""
    needing: Listed = frozenset()
    """Nouns that say a deed must be done: شدد على *ضرورة* «محاسبة المسؤولين»."""
    partnering: Listed = frozenset()
    """Nouns of what bodies agree on, behind which one of ``receivers`` names a body: الاندماج *مع* «الأفق»."""
    organisations: Listed = frozenset()
    """Nouns that head the name of an organisation."""
    portfolios: Listed = frozenset()
    """Fields of government that in marks are those who govern them: *«الصحة»* تنفي, *«الداخلية»*: ..."""
    names: frozenset[str] = frozenset()
    """Names that read like another word once folded (علي, not على)."""
    small: Listed = frozenset()
    """Words that stay in lower case in a title."""
    articles: Listed = frozenset()
    """The definite ones: "called the “grey zone”" gives a name, "called a “crook”" an opinion."""
    bodies: Listed = frozenset()
    """Nouns of bodies and persons who tell something and are no one's office: the *union*, a *survivor*."""
    traits: Listed = frozenset()
    """Nouns of what somebody looks or sounds like when speaking, behind an article: said Lee, her *eyes* wet."""
    courts: Listed = frozenset()
    """Nouns of those who decide by a ruling."""
    rulings: Listed = frozenset()
    """Nouns of what they decide."""
    collectives: Looked = NONE
    """Nouns of those who speak and hold no office: l'opposition, ابنته."""
    ancestral: Listed = frozenset()
    """What stands inside a name before another: علي بن *أبي* طالب, who demands nothing."""
    determiners: Listed = frozenset()
    """What stands before a noun and never before a verb: in *a* tweet, *one* sailor."""
    prepositions: Listed = frozenset()
    """Words, and what is written together with a word, before a noun and never before a verb: عن *تفشي* الوباء."""
    ordinals: Listed = frozenset()
    """Words that number a provision before its noun (the *second* clause)."""
    topics: Affixes = ()
    """What sets a subject before its verb where it follows else (Arabic أما ... ف)."""
    definite: Affixes = ()
    """The article written together with its noun (Arabic ال)."""
    copulas: Listed = frozenset()
    """Verbs that lead up to a predicate: in a report, the plan *was* “a mess” gives somebody's word."""
    defining: Listed = frozenset()
    """What opens the clause in which something has its name: a chamber *that* engineers call “the lung”."""
    relatives: Listed = frozenset()
    replying: Listed = frozenset()
    """Verbs that so joined report for whom the verb before them is done to: واجه القاضي *المتهم*، *فرد*: «...»."""
    likening: Listed = frozenset()
    """What joins on a report with its verb first: « … », *comme* l'a rappelé la maire."""
    announcing: Listed = frozenset()
    """What may stand before what is announced (Arabic عن)."""
    powers: Listed = frozenset()
    """Nouns of those who govern, which announce and deny: جيش, حكومة."""
    partitive: Listed = frozenset()
    """What says of whom or where one is (Arabic من; Ann Lee, *of* the Mill)."""
    selves: Listed = frozenset()
    """What says that somebody is the same as before (Arabic نفسه)."""
    ones: Listed = frozenset()
    """What says of somebody that he is one of many (Arabic أحد)."""
    counts: Listed = frozenset()
    """What says how many of some speak (Arabic عدد *من* النواب)."""
    attributive: Listed = frozenset()
    """What tells more of somebody by its preposition, and so goes on a mention: مصدر *مقرب* من الوفد."""
    whole: Listed = frozenset()
    """Nouns that begin like a preposition or an article written together with a noun (Arabic بيان, التزام)."""
    formerly: Listed = frozenset()
    """Verbs that set who did something before behind a preposition: *سبق* للوزير أن أعلن ذلك."""
    evidence: Listed = frozenset()
    """Nouns of what an ``evidenced`` word of ``according`` may name: استنادا إلى *أرقام* النقابة."""
    varying: Listed = frozenset()
    """Words behind which "according to" names ``criteria`` alone: les prix *varient* selon les communes."""
    timing: Listed = frozenset()
    """Words after which a complementizer and a verb tell a time: بعد *أن* ذكر."""
    recalling: Listed = frozenset()
    """What stands for what was told, before the subject of its verb: وأكد *ذلك* مصدر."""
    pointing: Listed = frozenset()
    """Words by which a clause points back to what was told: *هو* ما نفته الوزارة."""
    negations: Listed = frozenset()
    """What denies the verb behind it or leaves it open, so that no noun is told: *لم* يرحب أحد بشيء, *would* urge."""
    supposing: Listed = frozenset()
    """Words that open a clause of what is only supposed (Arabic إذا)."""
    bidding: Listed = frozenset()
    """Verbs spelt like their imperative: *لاحظ* أن is said to the reader where it opens a sentence."""
    linking: Listed = frozenset()
    """Words right after which a clause opens with its verb (Arabic حتى, بعدما)."""
    utterances: Listed = frozenset()
    """Nouns of what somebody says or means to do, which with their owner report: her *pledge* to “put boats first”."""
    perceiving: Listed = frozenset()
    """Words behind which somebody stands who is heard or made to speak: *heard* a man shout, *despite* Lee saying."""
    regarding: Listed = frozenset()
    """What opens a sentence before whoever holds what it says: *for* the mayor, it was “a gift”."""
    views: Listed = frozenset()
    """Nouns by which a sentence is somebody's before a comma: in the mayor's *words*, it was “a long night”."""
    owners: Listed = frozenset()
    """The pronouns of such owners: *her* pledge."""
    tellings: Listed = frozenset()
    """Nouns of what is said to a medium: في *تصريح* لـ«صوت المدينة»."""
    statements: Listed = frozenset()
    """Nouns of texts and speeches in which it is said: رأت اللجنة في *بيانها* أن ..."""
    titled: Affixes = ()
    """What carries on a title: الناطق *باسم* الشركة; what is only the start of a word does so after its adjective."""
    presiding: Listed = frozenset()
    """Adjectives of an office over a body, which goes on behind them: الأمين *العام* لحزب النجم."""
    attached: Affixes = ()
    """Prepositions written together with the article of the next word; no name begins so."""
    naming: Paired = NONE
    """Words that give a name (dubbed, ما يسمى): what stands in marks right after them is a term.

    The value ``article`` asks for an article between: called the “grey zone”, not called it “a joke”;
    ``noun`` allows a comma between: its motto, “First come”;
    ``thing`` that its subject cannot speak, and a verb follows: le quota dit « vert » passera;
    ``alone`` that it reports nothing: un projet qualifié de « fou », not il a qualifié de « fou »;
    ``denied`` that the report is one of ``contesting``, so that others say it: نفى *وجود* «أزمة»;
    ``charge`` that the words may be many: une enquête pour « mise en danger de la vie d'autrui ».
    """
    genders: Paired = NONE
    """Words that show the gender of whom they mean: pronouns, verb forms, titles, given names."""
    resumed: Paired = NONE
    """Relatives, and the pronoun of a verb that has them for its object: المادة *التي* يصف*ها* صحفيون."""
    lands: Listed = frozenset()
    """Names of places that are masculine, without the article, where others are feminine (لبنان)."""
    joining: Affixes = ()
    """"And" and the article, written together: no subject begins so."""
    seeking: Paired = NONE
    """Nouns of deeds, and the preposition of what is done to: المركز الوطني *للوقاية من* الأمراض."""
    doing: Paired = NONE
    """Nouns and verbs of deeds, and what follows who does them: *دخول «النور» إلى* السوق, *هجوم «النور» على* القرية.

    With "-" that is the object of a verb: *التقت* «النور» *مدير* المركز.
    """
    circumstances: Listed = frozenset()
    """Words that say what somebody does meanwhile: ظهر القائد *وهو* يقول: «...»."""
    turns: Listed = frozenset()
    """Nouns that turn to another matter behind a preposition: *في المقابل* عبر الوزير عن أسفه."""
    labels: Listed = frozenset()
    """Nouns of names, whose owner may part them from the marks: *اسم* الراحلة «صونيا»."""
    refusing: Listed = frozenset()
    """Verbs behind which a deed stands that is spelt like a verb that reports: رفضت *وصف* القرار بأنه «...»."""
    hours: Listed = frozenset()
    """Nouns that a time opens with, which part a verb and its object: أعلنت الوزارة *صباح* اليوم بدء العمل."""
    manners: Listed = frozenset()
    """Words that open how something is said, a word behind them: أدانت الدولة *بأشد العبارات* الهجوم."""
    demonstratives: Listed = frozenset()
    """Words that stand before a noun with its article, as an object has them: عزا المصرف *هذه* الخسارة إلى ..."""
    thus: Listed = frozenset()
    """Words that point back to the words in marks: «…». *هكذا* وصف الشاهد ما رآه."""
