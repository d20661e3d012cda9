"""The outline: what a newsroom would call each line, in any line convention, and nothing invented."""

import textwrap
from pathlib import Path

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from annotate import check, read, write
from annotate.pack import load
from annotate.parse import explain, parse
from annotate.reading import Reading
from annotate.revision import revise
from annotate.source import decode
from annotate.structure.outline import outline

BLOCKS = {"headline", "byline", "dateline", "credit", "head", "clauses", "paragraph", "lead", "section"}


def blocks(text, language="en", kinds=BLOCKS - {"lead", "section"}):
    explained = explain(decode(text), language=language)
    assert explained.document.source.bytes == text.encode()
    return [(span.kind, text[span.start : span.end]) for span in explained.spans if span.kind in kinds]


def of(kind, text, language="en"):
    return [found for _, found in blocks(text, language, {kind})]


PROSE = (
    "The harbour took in its first ship in four months on Monday, after crews had broken the ice.",
    "Dock workers cheered as the vessel came in, and the mayor said the town had feared for its bakeries.",
    "Trade will need weeks to recover, because the roads to the south are closed and the railway is slow.",
)
NEWS = f"""Harbour reopens after long winter
By Nora Whitfield

PORT ELIN, Feb 3 (Reuters) - {PROSE[0]}

{PROSE[1]}

Slow recovery
{PROSE[2]}

{PROSE[1]}

(Reuters)
"""


def test_the_parts_of_an_item():
    assert blocks(NEWS) == [
        ("headline", "Harbour reopens after long winter"),
        ("byline", "By Nora Whitfield"),
        ("dateline", "PORT ELIN, Feb 3 (Reuters) -"),
        ("paragraph", PROSE[0]),
        ("paragraph", PROSE[1]),
        ("head", "Slow recovery"),
        ("paragraph", PROSE[2]),
        ("paragraph", PROSE[1]),
        ("credit", "(Reuters)"),
    ]
    assert of("lead", NEWS) == [PROSE[0]]
    first, second = of("section", NEWS)
    assert first == PROSE[1] and second.startswith("Slow recovery") and second.endswith(PROSE[1])


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("between", [1, 2, 3])
def test_any_line_convention_has_the_same_parts(newline, between):
    lines = ["Harbour reopens after long winter", PROSE[0], PROSE[1], "Slow recovery", PROSE[2], PROSE[1]]
    text = (newline * between).join(lines)
    assert [kind for kind, _ in blocks(text)] == [
        "headline",
        "paragraph",
        "paragraph",
        "head",
        "paragraph",
        "paragraph",
    ]


WRAPPED = """The council of the upper valley voted on Friday to build a new bridge
over the gorge, ending a quarrel that had split the two villages for
more than ten years.

The cost
The bridge will carry a single lane and a footpath, and it is to open
before the autumn fair, according to the engineers who drew the plans
last year.
"""


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph():
    found = blocks(WRAPPED)
    assert [kind for kind, _ in found] == ["paragraph", "head", "paragraph"]
    assert found[0][1].count("\n") == 2 and found[2][1].endswith("last year.")


WIRED = (
    "BRIDGE OVER THE GORGE WINS VOTE",
    "ALTEN, March 3 - The council of the upper valley voted on Friday to build a new bridge over the gorge, ending a "
    "quarrel that had split two villages for ten years, officials said.",
    '"Nobody who waited at the ferry will miss it," the mayor, C. Bernstein, told reporters. The bridge was first '
    "drawn 18 months ago and is to cost 3.9 mln crowns, of which the valley will pay 4.5 pct, he added.",
    "Work on it begins in early April.",
)


def wire(width, newline="\n"):
    """The item as agencies sent it: lines of one width, each paragraph indented, the agency at the end."""
    body = [textwrap.fill(p, width, initial_indent="    ", break_on_hyphens=False) for p in WIRED[1:]]
    return "\n".join([WIRED[0], "", *body, " Reuter", ""]).replace("\n", newline)


def test_an_indented_line_of_wrapped_text_opens_a_paragraph():
    found = blocks(wire(60))
    assert [kind for kind, _ in found] == ["headline", "dateline", *["paragraph"] * 3, "credit"]
    assert [shown.count("\n") for kind, shown in found if kind == "paragraph"] == [3, 3, 0]


def test_an_item_that_goes_on_under_its_first_word_is_one_clause():
    text = (
        "Board keeps the school open\n\nThe board voted on Tuesday to keep the school open, its head said.\n\n"
        "The resolution directs that:\n\n1. The school shall stay open through the\n   2026-27 year and\n"
        "   Mr. Lee shall be its head.\n\n2. No bond shall be put before the voters\n   until a check is complete.\n\n"
        "3. Fares stay as they are:\n   the driver is paid.\n\nThe head, who voted no, said nothing\nof his plans.\n"
    )
    clauses = of("clause", text)
    assert [shown.count("\n") for shown in clauses] == [2, 1, 0]


@pytest.mark.parametrize(
    ("signed", "parted"),
    [
        ("By Ann Lee", True),
        ("Words and pictures by Ann Lee", True),
        ("by the mayor and her deputy at the quay", False),
    ],
)
def test_who_wrote_a_wrapped_text_is_no_part_of_its_headline(signed, parted):
    headline = "A bridge that nobody had asked for is to be named after noon\n"
    assert blocks(f"{headline}{signed}\n{wire(60)}")[0][1] == (
        headline[:-1] if parted else f"{headline}{signed}"
    )


@pytest.mark.parametrize("width", range(48, 80))
@pytest.mark.parametrize("newline", ["\n", "\r\n", " \n"])
def test_a_break_made_by_the_width_is_a_space_to_every_rule(width, newline):
    told = []
    for text in ("\n\n".join([*WIRED, "Reuter"]), wire(width, newline)):
        found = explain(decode(text), language="en", published="2024-03-04")
        assert found.document.source.bytes == text.encode()
        told.append(
            [(s.kind, s.attrs.get("when"), " ".join(text[s.start : s.end].split())) for s in found.spans]
        )
    assert told[0] == told[1]


def test_wrapped_text_that_nobody_touched_comes_back_from_the_rules_as_it_was():
    document = parse(wire(60), language="en", published="2024-03-04")
    assert revise(document) == document


def test_wrapped_text_is_read_in_linear_time():
    paragraph = "\n".join(wire(60).splitlines()[2:-1]) + "\n"
    assert_linear(lambda size: lambda: explain(decode(paragraph * size), language="en"), 60)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("هدوء في الشرق الأوسط", "ar"),
        ("في انتظار صورة أوضح", "ar"),
        ("The bigger picture", "en"),
        ("What the BBC knew", "en"),
        ("Une image à refaire", "fr"),
    ],
)
def test_a_head_may_hold_words_of_captions_and_agencies(line, language):
    assert of("head", "\n".join([PROSE[0], line, PROSE[1] * 2]), language) == [line]


def test_short_lines_that_are_no_wrapped_text_stay_apart():
    poem = "\n".join(["The river rose", "and the bridge fell", "so we walked home", "along the other bank"])
    assert len(of("paragraph", poem)) == 4


def test_markdown_heads_need_no_long_paragraph():
    text = (
        f"# Bridge opens\n\n{PROSE[0]}\n\n## Long wait\n\nIt took years.\n\n**The cost**\n\nNobody would say."
    )
    assert of("headline", text) == ["# Bridge opens"]
    assert of("head", text) == ["## Long wait", "**The cost**"]


def test_numbered_heads_are_heads_when_prose_stands_under_each():
    text = "\n".join(["Three things", *PROSE[:1], "1. The bridge", PROSE[1], "2. The school", PROSE[2]])
    assert of("head", text) == ["1. The bridge", "2. The school"]


def test_questions_of_an_interview_are_no_heads():
    questions = ["Why did you come back?", "Will you sing again?", "And the new record?", "What is next?"]
    text = "\n\n".join([PROSE[0], *(line for q in questions for line in (q, PROSE[1]))])
    assert of("head", text) == []
    assert of("head", "\n\n".join([PROSE[0], questions[1], PROSE[1]])) == ["Will you sing again?"]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: visitors at the northern gate",
        "The northern gate on Monday (AFP)",
        "The northern gate (file photo)",
        "Elin - Reuters",
        "- Nobody slept that night",
        "• Nobody slept that night",
        '"Not even before the war."',
        "He left early.",
        "among them three children",
        "Read more about the weather",
        "3. Cheese",
        "The guests were:",
        "* * *",
        "12 : 4",
        "See also: the weather",
        "...",
    ],
)
def test_a_short_line_is_not_a_head_for_being_short(line):
    assert of("head", "\n".join([PROSE[0], line, PROSE[1]])) == []


def test_lines_of_a_list_are_no_heads():
    assert of("head", "\n".join([PROSE[0], "Honey", "Bread", "Cheese", PROSE[1]])) == []
    assert of("head", "\n".join([PROSE[0], "1. Honey", "2. Bread", "3. Cheese", PROSE[1]])) == []
    assert of("head", "\n".join(["They brought these things:", "Honey", "Bread", PROSE[1]])) == []


def test_a_short_last_line_is_no_head():
    assert of("head", "\n".join([PROSE[0], PROSE[1], "See you there"])) == []
    assert of("headline", "See you there") == []


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        (f"GENEVA — {PROSE[0]}", "GENEVA —"),
        (f"NEW YORK (AP) -- {PROSE[0]}", "NEW YORK (AP) --"),
        (f"Port Elin, Feb. 3 (Reuters) – {PROSE[0]}", "Port Elin, Feb. 3 (Reuters) –"),
        (PROSE[0], None),
        (f"The gate - the only one - was shut. {PROSE[0]}", None),
    ],
)
def test_a_dateline_opens_the_text(line, dateline):
    assert of("dateline", f"{line}\n{PROSE[1]}") == ([dateline] if dateline else [])


def test_a_known_place_before_a_dash_is_a_dateline():
    text = "دمشق – سانا: عاد الضخ إلى أحياء المدينة كلها بعد إصلاح العطل الذي أصاب المحطة الرئيسية قبل يومين."
    assert of("dateline", text, "ar") == ["دمشق – سانا:"]
    text = "بيروت - عاد الضخ إلى أحياء المدينة كلها بعد إصلاح العطل الذي أصاب المحطة الرئيسية قبل يومين."
    assert of("dateline", text, "ar") == ["بيروت -"]
    text = "الخبز - وهو قوت الناس - عاد إلى أسواق المدينة كلها بعد إصلاح العطل الذي أصاب الفرن قبل يومين."
    assert of("dateline", text, "ar") == []


@pytest.mark.parametrize(
    ("end", "credit"),
    [
        ("\n(Reuters, AFP)", "(Reuters, AFP)"),
        (" (AFP)", "(AFP)"),
        ("\nSource: Reuters", "Source: Reuters"),
        ("\nReuters", "Reuters"),
        (" (in the rain)", None),
        ("\nReuters saw the crowd.", None),
    ],
)
def test_the_credit_is_an_agency_at_the_end(end, credit):
    assert of("credit", PROSE[0] + end) == ([credit] if credit else [])


ARABIC = """تفاهم بين بلدتين على تقاسم مياه النبع
نوى ـ وكالات
وقّع ممثلو البلدتين، مساء الخميس، تفاهماً ينهي خلافاً استمر عاماً كاملاً حول مياه النبع، بحسب مصدر حضر الاجتماع.
وقال المصدر إنّ اللقاء عُقد في بيت أحد الوجهاء، واستمر حتى ساعة متأخرة من الليل، وحضره عدد من كبار المزارعين.
ماذا بعد التوقيع؟
وستبدأ لجنة مشتركة عملها مطلع الأسبوع المقبل، على أن ترفع تقريراً أول إلى المجلسين خلال ثلاثين يوماً من تاريخه.
صورة لأحد الحقول
وأكد المزارعون أنهم سيلتزمون بما جرى الاتفاق عليه، وأنّ الموسم المقبل سيكون أفضل من المواسم التي سبقته.
(رويترز، فرانس برس)"""


def test_the_parts_of_an_arabic_item():
    kinds = [kind for kind, _ in blocks(ARABIC, "ar")]
    assert kinds == [
        "headline",
        "dateline",
        "paragraph",
        "paragraph",
        "head",
        "paragraph",
        "paragraph",
        "paragraph",
        "credit",
    ]
    assert of("head", ARABIC, "ar") == ["ماذا بعد التوقيع؟"]
    assert of("dateline", ARABIC, "ar") == ["نوى ـ وكالات"]


def test_a_paper_that_sets_no_full_stops():
    text = "\n\n".join(
        ["Harbour reopens", PROSE[0][:-1], PROSE[1][:-1] * 2, "Slow recovery", PROSE[2][:-1] * 2, "End"]
    )
    assert of("head", text) == ["Slow recovery"]


def test_lines_above_the_text_in_any_order():
    text = "\n".join(["9 November 2024", "Harbour reopens after winter", "By Ada Moor", "Elin - AFP", *PROSE])
    assert [kind for kind, _ in blocks(text)][:4] == ["dateline", "headline", "byline", "dateline"]


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u202b", "\u2067", "\ufeff", "\u00a0\u00a0"])
@pytest.mark.parametrize("newline", ["\n", "\r\n\r\n", "\r"])
def test_what_opens_a_line_unseen_opens_its_block(mark, newline):
    """The mark at the end of a line stays there; one that opens a line is no part of the paragraph above."""
    lines = [
        f"{mark}The council of Vienna met to talk about the new budget on Friday evening{n}." for n in "abc"
    ]
    text = newline.join([*lines[:2], f"{lines[2]}{mark}", ""])
    assert of("paragraph", text) == [*lines[:2], f"{lines[2]}{mark}"]


def test_a_text_of_nothing_has_an_empty_lead():
    for text in ("", " ", "\n\n"):
        assert of("lead", text) == [""]


@pytest.mark.parametrize(
    ("last", "item", "credit"),
    [
        (
            "Article 2: The sides free prisoners. (Reuters)",
            "Article 2: The sides free prisoners.",
            ["(Reuters)"],
        ),
        ("Article 2: (Reuters)", "Article 2:", ["(Reuters)"]),
        ("Article 2\nReuters", "Article 2", ["Reuters"]),
        (
            "Article 2: The sides free prisoners.\n(Reuters)",
            "Article 2: The sides free prisoners.",
            ["(Reuters)"],
        ),
        ("Article 2 - Reuters", "Article 2 - Reuters", []),
    ],
)
def test_a_credit_is_no_part_of_the_last_provision(last, item, credit):
    text = f"{PROSE[0]}\nArticle 1: The sides stop fighting.\n{last}"
    assert of("clause", text)[-1] == item and of("credit", text) == credit
    assert not check(write(parse(text, language="en")))


def test_a_provision_that_names_an_agency_is_no_dateline():
    text = "Article 1 - AFP\nArticle 2: The sides free prisoners.\n"
    assert of("clause", text) == text.splitlines() and not of("dateline", text)


LINES = (
    "Photo: AFP", "Reuters", "By Ann Lee", "9 November 2024", "ELIN, Nov 9 (AFP) -",
    "Article 1: The sides stop fighting.",
    "Article 2", "Article 2: They go home. (Reuters)", "2. They go home.", "2.1. They stay.", "3. AFP", "Read more",
    "What comes next", "The two sides agreed on the following:", "“We are glad,” she said.", "ENDS", *PROSE,
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=9))
def test_lines_in_any_order_have_an_outline(lines):
    text = "\n".join(lines)
    written = write(parse(text, language="en"))
    assert write(read(written), "text") == text.encode()
    assert not [problem for problem in check(written) if problem.level == "error"]


@pytest.mark.parametrize("language", ["ar", "en", "fr", "es"])
@pytest.mark.parametrize(
    "line",
    [
        ".",
        ". -",
        "-.-",
        ").-",
        "/",
        "/ /",
        "|",
        "—",
        "#",
        "> >",
        "\t\t",
        "©",
        "…",
        "« »",
        "- –",
        "( )",
        ", ,",
    ],
)
def test_a_line_of_marks_is_a_line(line, language):
    for text in (
        f"{line} {PROSE[0]}",
        f"{line}\n{PROSE[0]}",
        f"{PROSE[0]}\n{line}",
        f"Elin\n{line}\n{PROSE[0]}\n{line}",
    ):
        written = write(parse(text, language=language))
        assert write(read(written), "text") == text.encode()
        assert not [problem for problem in check(written) if problem.level == "error"]


def outlining(text):
    reading = Reading(text, load("en"))
    assert reading.hits("outline.agencies") is not None and reading.lines is not None
    return lambda: outline(reading)


@pytest.mark.parametrize(
    "piece",
    [
        "Short line\n",
        "(a) text\n",
        "Article 1\n",
        "## head\n",
        "(",
        "(Reuters) ",
        " - ",
        "x" + " " * 50,
        "word " * 14 + "\n",
    ],
)
def test_time_is_linear(piece):
    assert_linear(lambda size: outlining(piece * size), 8000)


TOLD = {
    "ar": (
        "الهدوء يعود إلى المدينة القديمة",
        "عاد الهدوء إلى المدينة صباح اليوم بعد ليلة من الاشتباكات التي أوقعت عشرات الجرحى وألحقت أضراراً بالسوق القديم.",
        "وقال شهود إن المحال فتحت أبوابها تدريجياً، فيما انتشرت الشرطة في الشوارع الرئيسة تحسباً لأي طارئ.",
    ),
    "en": (
        "Calm returns to old city",
        "Calm returned to the city on Tuesday after a night of clashes that left dozens hurt and a market in ruins.",
        "Witnesses said that shops were opening again, while police took up positions along the main streets.",
    ),
    "fr": (
        "Le calme revient dans la vieille ville",
        "Le calme est revenu mardi dans la ville après une nuit d'affrontements qui ont dévasté le vieux marché.",
        "Selon des témoins, les boutiques rouvraient peu à peu tandis que la police prenait position en nombre.",
    ),
    "es": (
        "La calma vuelve al casco viejo de la ciudad",
        "La calma volvió el martes al casco viejo tras una noche de choques que dejó decenas de heridos.",
        "Según los testigos, las tiendas reabrían poco a poco mientras la policía tomaba posiciones en las calles.",
    ),
}
WHERE = {
    "top": "{head}\n{line}\n{one}\n{two}\n",
    "first": "{head}\n{line} {one}\n{two}\n",
    "mid": "{head}\n{one}\n{two}\n{line}\n{one}\n{two}\n",
    "end": "{head}\n{one}\n{two}\n{line}\n",
}
LINES = [
    line.split(" | ", 3)
    for line in (Path(__file__).parent / "lines.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("where", "language", "kind", "line"), LINES, ids=[f"{at}-{n[0]}" for at, n in enumerate(LINES)]
)
def test_lines_around_a_text(where, language, kind, line):
    head, one, two = TOLD[language]
    text = WHERE[where].format(head=head, line=line, one=one, two=two)
    wanted = [("headline", head)] + [(kind, line)] * (kind != "-")
    found = blocks(text, language, {"kicker", "headline", "deck", "byline", "dateline", "head", "credit"})
    assert sorted(found) == sorted(wanted)
