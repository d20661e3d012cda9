"""Quotation marks of every convention, speech told apart from terms and titles, and who speaks."""

import re
from pathlib import Path

import pytest
from growth import assert_linear

from annotate.pack import load
from annotate.parse import explain, parse
from annotate.quotes.marks import passages
from annotate.reading import Reading
from annotate.source import decode

CLITICS = frozenset({"و", "ب", "ل", "ال", "وال"})
ELIDED = frozenset({"em", "tis"})


def inside(text, language="en"):
    """The words of all passages of a text."""
    reading = Reading(text, load(language))
    found = passages(reading.cased, reading.lines, CLITICS, ELIDED)
    return [reading.cased[p.start : p.end] for p in found]


def spans(text, language, *kinds):
    found = explain(decode(text), language=language).spans
    return [(s.kind, text[s.start : s.end]) for s in found if s.kind in kinds]


def said(text, language="en"):
    """Per piece of speech: the words, the speaker, the cue."""
    found = explain(decode(text), language=language).spans
    place = {s.id: text[s.start : s.end] for s in found if s.id}
    return [
        (text[s.start : s.end], place.get(s.attrs.get("who", "")), place.get(s.attrs.get("cue", "")))
        for s in found
        if s.kind == "said"
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "“yes we can”",
        "”yes we can”",
        "“yes we can“",
        "”yes we can“",
        "«yes we can»",
        "»yes we can«",
        "« yes we can »",
        "„yes we can“",
        "„yes we can”",
        '"yes we can"',
        "''yes we can''",
        "``yes we can''",
        "‘‘yes we can’’",
        "'yes we can'",
        "‘yes we can’",
        "‚yes we can‘",
        "‹yes we can›",
        "<<yes we can>>",
        '“yes we can"',
        "«yes we can”",
        "“ yes we can “",
    ],
)
@pytest.mark.parametrize("frame", ["It was {} again.", "{}", "({})", "{}, they sang.", "They sang: {}."])
def test_marks_of_every_convention_pair(marked, frame):
    assert inside(frame.format(marked)) == ["yes we can"]


@pytest.mark.parametrize(
    "text",
    [
        "I don't know what the boys' father's o'clock is.",
        "Give 'em the '98 plan, it 'tis.",
        "The board is 6' 2\" wide.",
        'A bare " mark.',
        "A stray” one.",
        "f(g(x)) and ((",
        '<a href="page" title="home">',
        "“” « » ''",
    ],
)
def test_apostrophes_inches_and_markup_are_no_marks(text):
    assert inside(text) == []


def test_doubled_brackets_are_marks():
    assert inside("They sang ((yes we can)) again (and (again)).") == ["yes we can"]


def test_marks_nest():
    assert inside("“He said ‘go’ twice,” she said.") == ["He said ‘go’ twice,", "go"]
    assert inside("«a “b” c»") == ["a “b” c", "b"]
    assert inside('"He said “go” and left," she said.') == ["He said “go” and left,", "go"]
    assert inside("« a « b » c »") == ["a « b » c", "b"]
    assert inside("“The workers’ ‘own goal’ hurt,” she said.")[1:] == ["own goal"]


def test_a_mark_on_the_wrong_side_of_its_space_is_put_right():
    assert inside("He says,” we have won it” again.") == ["we have won it"]
    assert inside('The board is 6" wide and 9" long.') == []


def test_clitics_before_a_mark_do_not_hide_it():
    assert inside('لـ”حوار المدن” و«نعم» وال"لا" كبيرة', "ar") == ["حوار المدن", "نعم", "لا"]


def test_a_lost_mark_costs_its_paragraph_only():
    text = "He said “yes and left.\n“No,” she said.\nThey sang “la la” again."
    assert inside(text)[1:] == ["No,", "la la"]


def test_a_single_mark_after_a_halt_closes_a_double_one_that_nothing_else_closes():
    assert inside("“We go.’ She left with “Salt”.") == ["We go.", "Salt"]
    assert inside("“We go.’ She left.") == ["We go."]
    assert inside("“It is the dogs’, not ours.” She left.") == ["It is the dogs’, not ours."]


def test_single_marks_are_those_of_speech_where_a_text_has_no_others():
    words = "‘It was a mess’, says Ann Lee. She called the bridge ‘a wreck’."
    assert [kind for kind, _ in spans(words, "en", "said", "term")] == ["said", "said"]
    words = "“It was a mess”, says Ann Lee. She called the bridge ‘a wreck’."
    assert [kind for kind, _ in spans(words, "en", "said", "term")] == ["said", "term"]


@pytest.mark.parametrize(("opening", "closing"), ["‘’", "''"])
def test_a_quotation_in_single_marks_runs_on_too(opening, closing):
    text = (
        "{0}We tried,{1} said Ann Lee. {0}We called the parents{1} union.\n{0}Nobody came.\n{0}So we left.{1}"
    )
    text = text.format(opening, closing)
    assert [words for words, *_ in said(text)] == [
        "We tried,",
        f"We called the parents{closing} union.",
        "Nobody came.",
        "So we left.",
    ]
    assert {who for _, who, _ in said(text)} == {"Ann Lee"}


def test_a_paragraph_in_single_marks_leaves_the_one_before_it_alone():
    assert inside("He promised ‘jobs’ and growth.\n‘We need both,’ he said.") == ["jobs", "We need both,"]
    assert inside("It was the boys' idea.\n'We need both,' he said.") == ["We need both,"]


def test_single_marks_may_open_with_a_number_or_a_sign():
    assert inside("‘500 people came,’ she said. It was ‘£5 a head’ in '98.") == [
        "500 people came,",
        "£5 a head",
    ]
    assert inside("'20 people came,' she said in the '90s.") == ["20 people came,"]


def test_straight_marks_nest_at_the_end_of_others():
    assert inside("'He said \"wait,\"' Lee recalled.") == ['He said "wait,"', "wait,"]


def test_a_quotation_runs_on_over_paragraphs_whose_marks_are_repeated():
    text = "“First we wait.\n“Then we walk,” said Ann Lee."
    found = [s for s in explain(decode(text), language="en").spans if s.kind == "said"]
    assert [text[s.start : s.end] for s in found] == ["First we wait.", "Then we walk,"]
    assert found[0].attrs["next"] == found[1].id and found[1].attrs["prev"] == found[0].id
    assert found[0].attrs["who"] == found[1].attrs["who"]


def test_a_quotation_runs_on_over_paragraphs_whose_marks_are_not_repeated():
    text = "Ann Lee said: “First we wait.\nThen we walk.\nThen we rest.” She left."
    assert [words for words, *_ in said(text)] == ["First we wait.", "Then we walk.", "Then we rest."]
    assert {who for _, who, _ in said(text)} == {"Ann Lee"}


def test_an_unclosed_quotation_ends_with_its_paragraph_and_is_unsure():
    text = "Ann Lee said: “First we wait.\nShe left."
    found = [s for s in explain(decode(text), language="en").spans if s.kind == "said"]
    assert [(text[s.start : s.end], s.cert) for s in found] == [("First we wait.", "low")]


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ("“We won,” said Ann Lee.", "Ann Lee", "said"),
        ("“We won,” Ann Lee said.", "Ann Lee", "said"),
        ("Ann Lee said: “We won.”", "Ann Lee", "said"),
        ("Ann Lee, the mayor of Hill, later told us, “We won.”", "Ann Lee, the mayor of Hill", "later told"),
        ("“We won,” Ann Lee, 52, said on Monday.", "Ann Lee", "said"),
        ("“We won,” said Gov. Ann Lee (D-Hill Town) on Monday.", "Gov. Ann Lee (D-Hill Town)", "said"),
        ("In a letter on Friday, Ann Lee wrote that “we have won the vote.”", "Ann Lee", "wrote"),
        ("Ann Lee left the room, adding: “We won.”", "Ann Lee", "adding"),
        ("According to Ann Lee, “we have won the vote.”", "Ann Lee", "According to"),
        ("“We have won the vote,” according to Ann Lee.", "Ann Lee", "according to"),
        ("ANN LEE: “We won.”", "ANN LEE", None),
        ("Ann Lee and Bo Chan said: “We won.”", "Ann Lee and Bo Chan", "said"),
        ("Ann Lee has also said: “We won.”", "Ann Lee", "has also said"),
        ("“Very happy” about the vote, said Ann Lee.", "Ann Lee", "said"),
        ("Bo Chan was asked by Ann Lee, “Who has won?”", "Ann Lee", "was asked"),
        ("Bo Chan was asked, “Who has won?”", None, "was asked"),
        (
            "According to a guard who said he saw the vote, “we won by far.”",
            "a guard who said he saw the vote",
            "According to",
        ),
        ("Ann Lee told “Morning in Hill Town” that “we have won the vote.”", "Ann Lee", "told"),
    ],
)
def test_english_speakers_stand_where_news_puts_them(text, who, cue):
    assert [(speaker, verb) for _, speaker, verb in said(text)] == [(who, cue)]


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ("وقال وزير المياه سامي حداد: «فزنا اليوم».", "وزير المياه سامي حداد", "قال"),
        ("وقال وزير المياه سامي حداد إن «الوفد غادر المدينة».", "وزير المياه سامي حداد", "قال"),
        ("وأضاف المتحدث، في بيان، أن «الوفد غادر المدينة».", "المتحدث", "أضاف"),
        ("«الوفد غادر المدينة»، وفق المتحدث.", "المتحدث", "وفق"),
        ("وأعلن المتحدث أن الوفد وصل. وقال: «اللقاء غدا».", "المتحدث", "قال"),
        ("ونقلت الصحيفة عن المتحدث قوله: «اللقاء غدا».", "المتحدث", "قوله"),
        ("وقال علي كريم علي: «اللقاء غدا».", "علي كريم علي", "قال"),
    ],
)
def test_arabic_speakers_follow_their_verb_or_are_carried_over(text, who, cue):
    assert [(speaker, verb) for _, speaker, verb in said(text, "ar")] == [(who, cue)]


def test_the_founding_sentences():
    text = (
        "وقال بيان مشترك للبلدين إنه “سيعاد فتح المعبر في الربيع”. "
        "أما البند الثاني فينص على أنّ “المعبر مفتوح للجميع”."
    )
    found = spans(text, "ar", "said", "quote", "speaker", "cue", "term")
    assert found == [
        ("cue", "قال"),
        ("speaker", "بيان مشترك للبلدين"),
        ("said", "سيعاد فتح المعبر في الربيع"),
        ("cue", "ينص"),
        ("quote", "المعبر مفتوح للجميع"),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("وقال الوزير إن الحكم «سياسي بامتياز».", ["said"]),
        ("وقال الوزير إن الحكومة «الشرعية» عادت.", ["term"]),
        ("وقال الوزير إنه «غير راض» عن السير.", ["said"]),
        ("وقال الوزير إن «جيش الشرق» انسحب.", ["term"]),
        ("وأضاف الوزير أن المشفى «يفتقر إلى الدم».", ["said"]),
        ("ووصف الوزير القرار بـ«المهزلة».", ["said"]),
        ("وتعرف المنطقة بـ«المهزلة».", ["term"]),
        ("وأكد الوزير أن الحركة «سلمت ردها إلى الوسطاء».", ["said"]),
    ],
)
def test_a_predicate_in_marks_is_speech_and_a_noun_phrase_a_name(text, kinds):
    found = explain(decode(text), language="ar").spans
    at = text.index("«") + 1
    assert [s.kind for s in found if s.start == at and s.rule.startswith("quote.")] == kinds


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وأدان المجلس الهجوم بشدة، معتبرا أنه «عمل جبان لا مبرر له».", "المجلس"),
        (
            "وبينما قال النائب إن «الاتفاق جاهز تماما اليوم»، نفى السفير ذلك، واصفا إياه بأنه «محض خيال».",
            "السفير",
        ),
        ("ورفض المدرب تحميل اللاعبين المسؤولية، قائلا: «أنا من اختار التشكيلة».", "المدرب"),
        ("ونقلت الصحيفة عن مسؤول رفيع أن «العملية قد تستغرق أسابيع».", "مسؤول رفيع"),
        ("وبعد ساعات، أصدرت الوزارة بيانا قالت فيه إن «الخبر عار من الصحة».", "الوزارة"),
    ],
)
def test_arabic_words_have_the_speaker_of_the_verb_they_go_with(text, who):
    assert said(text, "ar")[-1][1] == who


BODY = "وصل الوفد إلى المدينة صباح الأحد وبدأ لقاءاته مع ممثلي السكان في قاعة البلدية الكبيرة."


def test_no_voice_is_carried_over_a_head_nor_against_its_gender():
    told = f"{BODY} وقال الوزير: «نحن مستعدون للحوار معهم»."
    after = "وأضاف: «سنعود في الربيع المقبل جميعا». وغادر الوفد المدينة في المساء عائدا إلى العاصمة من جديد."
    assert [who for _, who, _ in said(f"{told}\n{after}", "ar")] == ["الوزير", "الوزير"]
    assert [who for _, who, _ in said(f"{told}\nردود متباينة\n{after}", "ar")] == ["الوزير", None]
    she = after.replace("وأضاف", "وأضافت")
    assert [who for _, who, _ in said(f"{told}\n{she}", "ar")] == ["الوزير", None]


def test_the_person_acting_in_the_clause_before_speaks():
    text = "وقال بيان للوزارة: «فتحنا الطريق». واستقبلت رئيسة البلدية ليلى منصور الوفد، وقالت: «أهلا بكم»."
    assert [who for _, who, _ in said(text, "ar")][1] == "رئيسة البلدية ليلى منصور"


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("“No,” said Mr. Lee. “Yes,” said Mrs. Park. He added: “We shall see.”", "Mr. Lee"),
        ("“No,” said Mr. Lee. “Yes,” said Mrs. Park. She added: “We shall see.”", "Mrs. Park"),
        ("“No,” said Mr. Lee. They added: “We shall see.”", None),
        ("“No,” said her uncle, Mr. Lee. She added: “We shall see.”", None),
        ("“No,” said the ministry. He added: “We shall see.”", None),
    ],
)
def test_a_pronoun_refers_to_the_last_speaker_of_its_gender(text, whom):
    found = explain(decode(text), language="en").spans
    place = {s.id: text[s.start : s.end] for s in found if s.id}
    pronoun = [s for s in found if s.kind == "speaker"][-1]
    assert place.get(pronoun.attrs.get("ref", "")) == whom
    assert pronoun.cert == ("medium" if whom else "high")


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("Critics oppose what officials called the “grey zone of the north” again.", "en", ["term"]),
        ("Les élus visitent la zone baptisée « jardin des quatre vents » au nord.", "fr", ["term"]),
        ("ووصل الخبراء إلى ما يسمى «المنطقة الرمادية بين المدينتين» في الشمال.", "ar", ["term"]),
        # who spoke of it is told, too
        ("وتحدث الخبراء عما يسمى «المنطقة الرمادية بين المدينتين» في التقرير.", "ar", ["speaker", "term"]),
    ],
)
def test_what_a_naming_verb_names_is_a_term(text, language, kinds):
    found = spans(text, language, "said", "quote", "title", "term", "speaker")
    assert [kind for kind, _ in found] == kinds


def test_few_words_inside_a_sentence_are_a_term_and_capitals_a_title():
    text = "On the radio show “Morning in Hill Town,” Ann Lee came from the “quiet zone” again."
    assert spans(text, "en", "said", "quote", "term", "title") == [
        ("title", "Morning in Hill Town,"),
        ("term", "quiet zone"),
    ]


def test_a_language_without_words_has_no_quotations_and_no_failure():
    assert parse("Sie sagte: „Ja.“", language="en").text == "Sie sagte: „Ja.“"


def test_the_page_on_quotations_tells_who_said_what(capsys):
    page = (Path(__file__).parents[1] / "docs" / "quotations.md").read_text(encoding="utf-8")
    code, says = re.search(r"```python\n(.*?)```\n\n```\n(.*?)```", page, re.S).groups()
    exec(compile(code, "quotations.md", "exec"), {})
    assert capsys.readouterr().out == says


FLOODS = [
    "“",
    "«كلمة ",
    '"a ',
    "“a\n",
    "“a, said b” ",
    "قال ",
    "وفق ",
    '“‘«"a ',
    "said, ",
    "«قال «",
    "وصف حركة «",
    "“a” b, said c ",
    "نقل عن، وهو يقول «",
]


@pytest.mark.parametrize("unit", FLOODS)
@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_floods_of_marks_and_verbs_take_linear_time(unit, language):
    from annotate.quotes.attribution import attribution

    def attributing(count):
        reading = Reading(unit * count, load(language))
        return lambda: attribution(reading)

    assert_linear(attributing, 3000)


def test_in_quotes_answers_flow_one_way_as_the_package_says():
    import annotate.quotes as package

    rows = re.findall(r"^((?:``\w+`` ?)+) {2,}\S", package.__doc__, re.M)
    level = {name: at for at, row in enumerate(rows) for name in re.findall(r"\w+", row)}
    folder = Path(package.__file__).parent
    assert level.keys() == {path.stem for path in folder.glob("*.py")} - {"__init__"}
    for path in folder.glob("[!_]*.py"):
        for asked in re.findall(
            r"^from annotate\.quotes\.(\w+) import", path.read_text(encoding="utf-8"), re.M
        ):
            assert level[asked] <= level[path.stem], f"{path.stem} asks {asked}, which stands below it"


def test_a_reading_whose_quotations_are_known_is_let_go_at_once():
    import gc
    import weakref

    from annotate.quotes.attribution import attribution, meant

    reading = Reading("قال الوزير سامي حداد: «نعود غدا».\nوأضافت الناطقة أن «الوقت ضيق».", load("ar"))
    assert len(reading.once(attribution).verdicts) == 2 and reading.once(meant) == {}
    held = weakref.ref(reading)
    gc.disable()
    try:
        del reading
        assert held() is None, (
            "what it remembers holds it: it waits for the collector, which costs a tenth of the time"
        )
    finally:
        gc.enable()
