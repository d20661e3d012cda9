"""Clauses in prose, in lists and nested, with their labels, numbers and agreement; and what is none."""

from pathlib import Path

import pytest
from growth import assert_linear

from annotate.formats import tei
from annotate.pack import load
from annotate.parse import explain
from annotate.reading import Reading
from annotate.source import decode
from annotate.structure.provision import provisions


def spans(text, language="en"):
    explained = explain(decode(text), language=language)
    assert explained.document.source.bytes == text.encode()
    return explained.spans


def clauses(text, language="en"):
    return [
        (span.attrs["n"], text[span.start : span.end])
        for span in spans(text, language)
        if span.kind == "clause"
    ]


def numbers(text, language="en"):
    return [n for n, _ in clauses(text, language)]


def labels(text, language="en"):
    return [
        (text[span.start : span.end], span.attrs["value"])
        for span in spans(text, language)
        if span.kind == "label"
    ]


def references(text, language="en"):
    found = [span for span in spans(text, language) if span.kind == "reference"]
    return [(text[span.start : span.end], span.attrs["type"], span.attrs["n"]) for span in found]


# The hardest case: introduced one by one in running prose, over two paragraphs, two in one sentence.
INLINE = (
    "أعلن المجلسان المحليان في القريتين التوصل إلى وثيقة من خمسة بنود بعد لقاءات دامت أسبوعاً كاملاً.\n"
    "ويقضي البند الأول بفتح الطريق أمام الجميع. "
    "أما البند الثاني فينص على أنّ «الماء حق لكل بيت. لا يقطع عن أحد».\n"
    "ويشدد البند الثالث على ترميم المدرسة. أما البند الرابع فيسير إلى «توحيد مواعيد الحصاد»، "
    "فيما يؤكد البند الخامس على تشكيل لجنة صلح. ويتطلع المجلسان إلى لقاء آخر."
)


def test_five_clauses_in_prose():
    assert clauses(INLINE, "ar") == [
        ("1", "ويقضي البند الأول بفتح الطريق أمام الجميع."),
        ("2", "أما البند الثاني فينص على أنّ «الماء حق لكل بيت. لا يقطع عن أحد»."),
        ("3", "ويشدد البند الثالث على ترميم المدرسة."),
        ("4", "أما البند الرابع فيسير إلى «توحيد مواعيد الحصاد»"),
        ("5", "فيما يؤكد البند الخامس على تشكيل لجنة صلح."),
    ]
    assert labels(INLINE, "ar")[3:] == [("البند الرابع", "4"), ("البند الخامس", "5")]


def test_what_joins_two_clauses_belongs_to_neither_or_to_the_second():
    text = (
        "قال إن المادة الأولى تعرف المهنة، وإن المادة الثانية تحدد شروطها، "
        "في حين تلزم المادة الثالثة بالتأمين."
    )
    assert [found for _, found in clauses(text, "ar")] == [
        "المادة الأولى تعرف المهنة",
        "المادة الثانية تحدد شروطها",
        "في حين تلزم المادة الثالثة بالتأمين.",
    ]


def test_one_agreement_joins_them():
    found = spans(INLINE, "ar")
    agreement = next(span for span in found if span.kind == "agreement")
    members = [span for span in found if span.kind == "clause"]
    assert agreement.attrs["clauses"].split() == [span.id for span in members]
    assert {span.attrs["agreement"] for span in members} == {agreement.id}
    assert all(span.rule == "clause.inline" and span.evidence for span in members)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "تنص المادة 1 على الهدنة. وتنص المادة ٢ على التبادل. وتنص المادة ۳ على الرقابة.",
            "ar",
            ["1", "2", "3"],
        ),
        ("قال إن البند الأول ينص على وقف النار، والبند الثاني على فتح المعابر.", "ar", ["1", "2"]),
        ("وافق المجلس على ما يلي: أ- زيادة الرواتب، ب- خفض الضرائب، ج- دعم الخبز.", "ar", ["1", "2", "3"]),
        ("اتفقا على ما يأتي: أولاً - الهدنة؛ ثانياً - الرقابة؛ ثالثاً - العودة.", "ar", ["1", "2", "3"]),
        ("خلصوا إلى بيان من نقطتين، الأولى تتعلق بالماء، أما الثانية فتتناول الطريق.", "ar", ["1", "2"]),
        ("Article I provides for peace. Article II provides for trade.", "en", ["1", "2"]),
        ("They agreed: firstly, to rest; secondly, to eat.", "en", ["1", "2"]),
        ("The pact has three points: the first sets a line, the second a toll.", "en", ["1", "2"]),
        ("It is a long story with three points: the first sets a line, the second a toll.", "en", []),
        ("The pact has three points: the first sets a line, the second bans tolls.", "en", ["1", "2"]),
        ("Under the deal they pledged to (i) leave and (ii) pay.", "en", ["1", "2"]),
        ("The first three articles set up a bank. Article 4 bans tolls.", "en", ["1-3", "4"]),
        ("Les deux premiers articles fixent la frontière. L'article 3 crée une banque.", "fr", ["1-2", "3"]),
        ("The plan says: a) all go home, b) all stay calm.", "en", ["1", "2"]),
        ("L'article 1er prévoit la paix. L'article 2 prévoit un péage.", "fr", ["1", "2"]),
        # one label for several
        (
            "ينص البندان الأول والثاني على الهدنة. ويقضي البند الثالث والرابع بفتح الطريق.",
            "ar",
            ["1-2", "3-4"],
        ),
        ("ينص البند الأول على الهدنة. وينص البند الثاني والبند الثالث على الرقابة.", "ar", ["1", "2-3"]),
        ("تنص المادة 1 على الهدنة. وتتناول المواد 2 و3 و4 عودة النازحين.", "ar", ["1", "2-4"]),
        ("Article 1 bans tolls. Articles II, III and IV provide for a bank.", "en", ["1", "2-4"]),
        ("Article 1 bans tolls. Articles 2 to 5 provide for a bank.", "en", ["1", "2-5"]),
        ("The first and second clauses ban tolls. The third clause sets a fee.", "en", ["1-2", "3"]),
        ("Clause one bans tolls. Clause two and clause three provide for a bank.", "en", ["1", "2-3"]),
        ("Article 1 bans tolls. Articles 2 and 9 provide for a bank.", "en", []),
        (
            "L'article 1er interdit la pêche. Les deuxième et troisième articles fixent l'amende.",
            "fr",
            ["1", "2-3"],
        ),
    ],
)
def test_numbers_in_prose(text, language, expected):
    assert numbers(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("وفقاً للمادة 24 يرفع المشروع.", "ar"),
        ("ينص البند الأول على الهدنة.", "ar"),
        ("البند الأول والبند الثاني من الاتفاق لم ينفذا. أما البند الثاني فصعب.", "ar"),
        ("أثار الفصل الخامس جدلا حول فقرتين (أولا) و(ثانيا) من القرار.", "ar"),
        ("نصت المادتان الأولى والثانية من الدستور على ذلك.", "ar"),
        ("Articles 1 and 2 provide for a bank.", "en"),
        ("Articles 1 to 900 provide for a bank. Article 901 bans tolls.", "en"),
        ("He cited the agreement (1) and the law (2).", "en"),
        ("عانوا عنفاً أولاً وتهميشاً ثانياً.", "ar"),
        ("سجل الهدف الأول، فيما سجل زميله الهدف الثاني.", "ar"),
        ("وصل أولاً أحمد، وثانياً سعيد.", "ar"),
        ("Article 33 of the 1951 Convention protects them.", "en"),
        ("The second clause provides for peace. The third clause sets a toll.", "en"),
        ("The first point went to Italy; the second point went to Spain.", "en"),
        ("First, she closed the door. Second, she wept.", "en"),
        ("They were: 1) Anna Brandt, 2) Louis Maron.", "en"),
        ("L'article 58-1 du code, puis l'article 2.", "fr"),
    ],
)
def test_what_is_no_clause_in_prose(text, language):
    assert clauses(text, language) == []


def listed(*items, before="The two sides agreed on the following:", after="They will meet again in spring."):
    return "\n".join([before, *items, after])


@pytest.mark.parametrize(
    "form",
    ["{}. ", "{}) ", "({}) ", "{}- ", "{} - ", "{}-", "0{} - ", "{}/ ", "{}.- ", "{}° ", "**{}. ", "[{}] "],
)
def test_forms_of_list_labels(form):
    text = listed(*(form.format(n) + "the army leaves the valley at once" for n in (1, 2, 3)))
    assert numbers(text) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "signs",
    [
        ("a)", "b)", "c)"),
        ("(a)", "(b)", "(c)"),
        ("A.", "B.", "C."),
        ("(i)", "(ii)", "(iii)"),
        ("I.", "II.", "III."),
        ("Article 1:", "Article 2:", "Article 3:"),
        ("Article One.", "Article Two.", "Article Three."),
        ("Clause 1 -", "Clause 2 -", "Clause 3 -"),
        ("Sec. 1.", "Sec. 2.", "Sec. 3."),
        ("§ 1", "§ 2", "§ 3"),
        ("First:", "Second:", "Third:"),
    ],
)
def test_styles_of_list_labels(signs):
    assert numbers(listed(*(f"{sign} the army leaves the valley at once." for sign in signs))) == [
        "1",
        "2",
        "3",
    ]


@pytest.mark.parametrize(
    "signs",
    [
        ("1-", "2-", "3-"),
        ("١-", "٢-", "٣-"),
        ("۱.", "۲.", "۳."),
        ("أ-", "ب-", "ج-"),
        ("أ)", "ب)", "ج)"),
        ("أ.", "ب.", "ت."),
        ("أولاً:", "ثانياً:", "ثالثاً:"),
        ("أولا :", "ثانيا:-", "ثالثًا،"),
        ("**  أولا:", "**  ثانيا:", "**  ثالثا:"),
        ("البند الأول:", "البند الثاني:", "البند الثالث:"),
        ("المادة 1 -", "المادة 2 -", "المادة 3 -"),
        ("المادة (1)", "المادة (2)", "المادة (3)"),
    ],
)
def test_styles_of_arabic_list_labels(signs):
    lines = [f"{sign} وقف القتال في الوادي" for sign in signs]
    if signs[0] == "المادة (1)":
        lines = [part for sign in signs for part in (sign, "يتوقف القتال في الوادي.")]
    text = listed(*lines, before="ونص الاتفاق على ما يلي:", after="ختاما: شكر المجتمعون المضيف.")
    assert numbers(text, "ar") == ["1", "2", "3"]


def test_a_list_is_a_block_and_its_items_end_with_it():
    text = listed("1. The army leaves.", "2. The road opens.")
    found = [span for span in spans(text) if span.kind in ("clauses", "clause")]
    assert [text[span.start : span.end] for span in found] == [
        "1. The army leaves.\n2. The road opens.",
        "1. The army leaves.",
        "2. The road opens.",
    ]
    assert labels(text) == [("1.", "1"), ("2.", "2")]
    assert tei.read(tei.write(explain(decode(text), language="en").document)).text == text


def test_a_paragraph_in_which_somebody_speaks_stands_between_two_items():
    text = listed(
        "1. The army leaves.", "The mayor said it was late.", "2. The road opens.", "3. All go home."
    )
    assert [found for _, found in clauses(text)] == [
        "1. The army leaves.",
        "2. The road opens.",
        "3. All go home.",
    ]
    found = spans(text)
    lists = [text[s.start : s.end] for s in found if s.kind == "clauses"]
    assert lists == ["1. The army leaves.", "2. The road opens.\n3. All go home."]
    agreement = next(s for s in found if s.kind == "agreement")
    assert len(agreement.attrs["clauses"].split()) == 3
    assert tei.read(tei.write(explain(decode(text), language="en").document)).text == text


def test_labels_of_any_noun_where_an_agreement_announces_them():
    items = [f"Commitment {n}: the army leaves the valley at once." for n in (1, 2)]
    assert labels(listed(*items)) == [("Commitment 1", "1"), ("Commitment 2", "2")]
    assert clauses(listed(*items, before="The week was a busy one for the town:")) == []


NESTED = listed(
    "1. The army leaves the valley.",
    "2. Trade resumes:",
    "a) in food at once;",
    "b) in fuel after a month:",
    "(i) by rail;",
    "(ii) by road.",
    "3. A committee meets monthly.",
)


def test_nested_lists_have_dotted_numbers():
    assert numbers(NESTED) == ["1", "2", "2.1", "2.2", "2.2.1", "2.2.2", "3"]
    agreement = [span for span in spans(NESTED) if span.kind == "agreement"]
    assert len(agreement) == 1 and len(agreement[0].attrs["clauses"].split()) == 3


@pytest.mark.parametrize(
    "text, heads, wanted",
    [
        pytest.param(
            "They signed an accord:\n\nTitle I. Housing\n\nArticle 1. Nobody sleeps in a tent.\n\n"
            "Title II. Heat\n\nArticle 2. Breaks are paid:\n(a) at noon;\n(b) at four.\n\nArticle 3. A medic stays.",
            ["Title I. Housing", "Title II. Heat"],
            ["1", "2", "2.1", "2.2", "3"],
            id="a title with a number, under which the articles go on",
        ),
        pytest.param(
            "They signed an accord:\n\nChapter 1: Housing\n\nArticle 1. Nobody sleeps in a tent.\n\n"
            "Article 2. Rent is fixed.\n\nChapter 2: Heat\n\nArticle 3. Breaks are paid.\n\nArticle 4. A medic stays.",
            ["Chapter 1: Housing", "Chapter 2: Heat"],
            ["1", "2", "3", "4"],
            id="a chapter, whose noun labels provisions elsewhere",
        ),
        pytest.param(
            "They signed an accord:\n\nChapter 1\n\nHousing\n\nArticle 1\n\nNobody sleeps in a tent.\n\n"
            "Article 2\n\nRent is fixed.\n\nIt is paid late.\n\nChapter 2\n\nHeat\n\nArticle 3\n\nBreaks are paid.",
            ["Chapter 1", "Housing", "Chapter 2", "Heat"],
            ["1", "2", "3"],
            id="labels and titles with a line of their own",
        ),
        pytest.param(
            "They signed an accord:\n\nHousing\n\nArticle 1\n\nNobody sleeps in a tent.\n\n"
            "Article 2\n\nRent is fixed.\n\nHeat\n\nArticle 3\n\nBreaks are paid.",
            ["Housing", "Heat"],
            ["1", "2", "3"],
            id="a line alone over labels with a line of their own",
        ),
        pytest.param(
            "They signed an accord:\n\nHousing\n\nArticle 1. Nobody sleeps in a tent.\n\nArticle 2. Rent is fixed.\n\n"
            "Heat\n\nArticle 3. Breaks are paid.",
            ["Housing", "Heat"],
            ["1", "2", "3"],
            id="a line alone, as over the first",
        ),
        pytest.param(
            "They signed an accord:\n\nChapter 1: Housing\n\nArticle 1. Nobody sleeps in a tent.\n\n"
            "Article 2. Rent is fixed.\n\nChapter 2: Heat\n\nArticle 1. Breaks are paid.\n\nArticle 2. A medic stays.",
            [],
            ["1", "1.1", "1.2", "2", "2.1", "2.2"],
            id="chapters that count anew",
        ),
        pytest.param(
            "They signed an accord:\n\nArticle 1. Nobody sleeps in a tent.\n\nArticle 2. Rent is fixed.\n\n"
            "Heat\n\nArticle 3. Breaks are paid.",
            [],
            ["1", "2", "3"],
            id="a line over the third alone",
        ),
    ],
)
def test_what_heads_some_of_the_articles(text, heads, wanted):
    assert numbers(text) == wanted
    assert [text[span.start : span.end] for span in spans(text) if span.kind == "head"] == heads
    assert all(head not in whole for _, whole in clauses(text) for head in heads)


def test_dotted_labels_nest():
    text = listed(
        "1. The army leaves.",
        "1.1 By land.",
        "1.2 By sea.",
        "2. The road opens.",
        "2.1 For food.",
        "2.2 For all.",
    )
    assert numbers(text) == ["1", "1.1", "1.2", "2", "2.1", "2.2"]


CHARTER = """Charter of the river towns

Article 1

Every town on the river keeps its own council.

Article 2

The towns share the upkeep of the locks.

They meet once a year.

Article 3

1. No town may close the river.
2. Disputes go to the elders.

Article 4

This charter lasts for thirty years.
"""


def test_labels_on_lines_of_their_own():
    found = clauses(CHARTER)
    assert [n for n, _ in found] == ["1", "2", "3", "3.1", "3.2", "4"]
    assert found[1][1] == "Article 2\n\nThe towns share the upkeep of the locks.\n\nThey meet once a year."
    assert found[-1][1] == "Article 4\n\nThis charter lasts for thirty years."
    assert labels(CHARTER)[:2] == [("Article 1", "1"), ("Article 2", "2")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            listed("1. Anna Brandt", "2. Louis Maron", "3. Ida Holm", before="The agreement was signed by:"),
            "en",
        ),
        (listed("1. Anna Brandt", "2. Louis Maron", "3. Ida Holm", before="They agreed on a jury:"), "en"),
        (listed("1. Close the shutters", "2. Lower the boiler", before="Five tips for a warm house:"), "en"),
        (listed("1. Gold: 350", "2. Silver: 40", "3. Copper: 7", before="The statement said:"), "en"),
        (listed("1. The army leaves.", before="They agreed:"), "en"),
        (listed("2. The army leaves.", "3. The road opens.", before="They agreed:"), "en"),
        (listed("• The army leaves.", "• The road opens.", before="They agreed:"), "en"),
        (listed("1- سامر العلي", "2- هدى منصور", before="وقع الاتفاق كل من:"), "ar"),
        (listed("1- أغلق النوافذ", "2- اخفض الحرارة", before="خمس نصائح لشتاء دافئ:"), "ar"),
        (listed("1- الطماطم: 300 ليرة", "2- البطاطا: 250 ليرة", before="وجاء في البيان:"), "ar"),
    ],
)
def test_what_is_no_list_of_clauses(text, language):
    assert clauses(text, language) == []


def test_a_mention_is_a_reference():
    text = "وفقاً للمادة (66) من القانون رقم 10، وتطبيقاً لقرار مجلس الأمن 2254 والقرارين 1701 و1559."
    assert references(text, "ar") == [
        ("مادة (66)", "provision", "66"),
        ("القانون رقم 10", "law", "10"),
        ("قرار مجلس الأمن 2254", "resolution", "2254"),
        ("القرارين 1701", "resolution", "1701"),
        ("1559", "resolution", "1559"),
    ]
    assert references("It cites Article 5 of the treaty and Resolution 1701.") == [
        ("Article 5", "provision", "5"),
        ("Resolution 1701", "resolution", "1701"),
    ]


def test_a_mention_of_several_is_one_reference():
    assert references("It cites Articles 5 and 6 of the treaty.") == [
        ("Articles 5 and 6", "provision", "5-6")
    ]
    assert references("بين المادتين 103 و104 من القانون", "ar") == [
        ("المادتين 103 و104", "provision", "103-104")
    ]


def test_a_label_is_no_reference():
    assert references("Article 1 sets a line. Article 2 sets a toll.") == []


def test_measures_only_where_sure():
    def measures(text, language="ar"):
        found = [span for span in spans(text, language) if span.kind == "measure"]
        return [(text[span.start : span.end], span.attrs["quantity"], span.attrs["unit"]) for span in found]

    assert measures("وخلال 21 جولة عقدت") == [("21 جولة", "21", "جولة")]
    assert measures("وعُقدت الجولة 21 من هذا المسار") == []
    assert measures("على مساحة 30 ألف متر مربع") == [("30 ألف متر مربع", "30000", "m2")]
    assert measures("نحو 5ر1 مليار شخص") == []
    assert measures("أنفق ٥٫٥ ملايين دولار") == [("٥٫٥ ملايين دولار", "5500000", "دولار")]
    assert measures("It cost $4.5 million, or 40 percent.", "en") == [
        ("$4.5 million", "4500000", "dollar"),
        ("40 percent", "40", "%"),
    ]
    assert measures("Il coûte 1 234,5 euros.", "fr") == [("1 234,5 euros", "1234.5", "euro")]


FORMS = [
    [part.strip() for part in line.split("|")]
    for line in (Path(__file__).parent / "clauses.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("language", "wanted", "text"), FORMS, ids=[f"{f[0]}-{i}" for i, f in enumerate(FORMS, 1)]
)
def test_forms_that_news_uses(language, wanted, text):
    assert numbers(text.replace("\\n", "\n"), language) == wanted.split()


def finding(text):
    reading = Reading(text, load("en"))
    assert reading.hits("clause.nouns") is not None and reading.numbers is not None
    return lambda: reading.once(provisions)


@pytest.mark.parametrize(
    "piece",
    [
        "(a) text\n",
        "agreed: (a) text (b) text ",
        "agreed: first, second, third; ",
        "The first clause provides “",
        "((((",
        "1.1.1.1",
        "Article 1 ",
        "and the first ",
    ],
)
def test_time_is_linear(piece):
    assert_linear(lambda size: finding(piece * size), 4000)
