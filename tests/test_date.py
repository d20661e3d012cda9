"""Dates: the founding article's kinds, values with and without a publication date, hostile input."""

import datetime
from pathlib import Path

import pytest
from growth import assert_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.dates import calendars, conversion, feasts
from annotate.dates import moments as finding
from annotate.dates.moments import moments
from annotate.dates.shapes import compile_shape
from annotate.dates.vocabulary import DateWords
from annotate.elements.date import Date
from annotate.formats.snippet import spans as tagged
from annotate.pack import languages, load
from annotate.parse import explain
from annotate.reading import Reading
from annotate.source import decode
from annotate.span import rules_of


def dates(text, language, published="2024-11-09"):
    reading = Reading(text, load(language), published)
    found = []
    for span in moments(reading):
        start, end = reading.origin(span.start), reading.origin(span.end)
        found.append((text[start:end], dict(span.attrs), span))
    return found


def one(text, language, published="2024-11-09"):
    found = dates(text, language, published)
    assert len(found) == 1, found
    return found[0][:2]


ARABIC = [
    ("يعقد اللقاء يومي 11 و12 نوفمبر/ تشرين الثاني الحالي", {"from": "2024-11-11", "to": "2024-11-12"}),
    ("قالت في بيان، أمس الجمعة، إن", {"when": "2024-11-08"}),
    ("أعلنت في 9 الشهر الماضي (أكتوبر/ تشرين الأول)، أنها", {"when": "2024-10-09"}),
    ("عقدت في 25 يناير/ كانون الثاني الماضي، بمشاركة", {"when": "2024-01-25"}),
    ("بدأ مطلع عام 2017، وخلال", {"notBefore": "2017-01-01", "notAfter": "2017-04-30"}),
    ("في مايو/ أيار 2017، في", {"when": "2017-05"}),
    ("أكبر خرق عام 2020 حيث", {"when": "2020"}),
    ("في 5 مارس/ آذار 2020.", {"when": "2020-03-05"}),
]


@pytest.mark.parametrize(("text", "attrs"), ARABIC)
def test_the_kinds_of_the_founding_article(text, attrs):
    assert one(text, "ar")[1] == attrs


@pytest.mark.parametrize(
    "text",
    [
        "خلال 21 جولة عقدت",
        "الجولة 21 من هذا المسار",
        "القرار 2254 وضمان تطبيقه",
        "قبل أيام قليلة من المفاوضات",
        "في اليوم الأول، على أن تستمر في اليوم التالي",
        "بشكل يومي",
        "مارس حقه في الرد",
    ],
)
def test_what_only_looks_like_a_date_in_arabic(text):
    assert dates(text, "ar") == []


@pytest.mark.parametrize(
    ("levant", "gulf", "maghreb", "month"),
    [
        ("كانون الثاني", "يناير", "جانفي", "01"),
        ("شباط", "فبراير", "فيفري", "02"),
        ("آذار", "مارس", "مارس", "03"),
        ("نيسان", "أبريل", "أفريل", "04"),
        ("أيار", "مايو", "ماي", "05"),
        ("حزيران", "يونيو", "جوان", "06"),
        ("تموز", "يوليو", "جويلية", "07"),
        ("آب", "أغسطس", "أوت", "08"),
        ("أيلول", "سبتمبر", "شتنبر", "09"),
        ("تشرين الأول", "أكتوبر", "أكتوبر", "10"),
        ("تشرين الثاني", "نوفمبر", "نونبر", "11"),
        ("كانون الأول", "ديسمبر", "دجنبر", "12"),
    ],
)
def test_the_month_names_of_the_arab_regions(levant, gulf, maghreb, month):
    for name in (levant, gulf, maghreb, f"{gulf}/ {levant}", f"{levant} / {gulf}"):
        assert one(f"وصل في 7 {name} 2019 إلى", "ar") == (f"7 {name} 2019", {"when": f"2019-{month}-07"})


@pytest.mark.parametrize(
    ("language", "text", "words", "attrs"),
    [
        ("ar", "توفي في 10 رمضان 1393 هـ بعيدا", "10 رمضان 1393 هـ", {"when": "1973-10-06"}),
        ("ar", "الموافق 15 محرم 1446هـ، وقد", "15 محرم 1446هـ", {"when": "2024-07-21"}),
        ("en", "dated 9 Ramadan 1445.", "9 Ramadan 1445", {"when": "2024-03-19"}),
        ("fr", "daté du 9 ramadan 1445.", "9 ramadan 1445", {"when": "2024-03-19"}),
    ],
)
def test_hijri_dates_have_gregorian_values(language, text, words, attrs):
    pytest.importorskip("hijridate")
    assert one(text, language) == (words, attrs | {"calendar": "Hijri (Umm al-Qura)"})


@pytest.mark.parametrize(
    ("language", "text", "words", "attrs"),
    [
        ("en", "The day before yesterday it rained.", "The day before yesterday", {"when": "2024-11-07"}),
        ("en", "It fell last month.", "last month", {"when": "2024-10"}),
        (
            "en",
            "It fell in the third quarter.",
            "the third quarter",
            {"from": "2024-07-01", "to": "2024-09-30"},
        ),
        ("en", "The '80s were loud.", "The '80s", {"from": "1980", "to": "1989"}),
        (
            "en",
            "They met on July 28-August 1, 2024.",
            "July 28-August 1, 2024",
            {"from": "2024-07-28", "to": "2024-08-01"},
        ),
        ("en", "It is set for March 4.", "March 4", {"when": "2025-03-04"}),
        (
            "en",
            "He left on the second Sunday of May 2024.",
            "the second Sunday of May 2024",
            {"when": "2024-05-12"},
        ),
        ("en", "He stayed for two weeks.", "two weeks", {"dur": "P14D"}),
        ("fr", "Il est parti mardi dernier.", "mardi dernier", {"when": "2024-11-05"}),
        ("fr", "Il reviendra le 1er mars.", "le 1er mars", {"when": "2025-03-01"}),
        ("fr", "Il est venu avant-hier.", "avant-hier", {"when": "2024-11-07"}),
        ("fr", "Il chante depuis les années 80.", "les années 80", {"from": "1980", "to": "1989"}),
        ("fr", "Le pont date du XIXe siècle.", "XIXe siècle", {"from": "1800", "to": "1899"}),
        ("ar", "ستعقد القمة الثلاثاء في عمان", "الثلاثاء", {"when": "2024-11-12"}),
        ("ar", "عقدت القمة الثلاثاء في عمان", "الثلاثاء", {"when": "2024-11-05"}),
        ("ar", "عاش في ثمانينيات القرن الماضي", "ثمانينيات القرن الماضي", {"from": "1980", "to": "1989"}),
    ],
)
def test_values(language, text, words, attrs):
    assert one(text, language) == (words, attrs)


def test_a_weekday_that_disagrees_with_the_calendar_is_told():
    ((_, attrs, span),) = dates("It opened on Monday, 8 November 2024.", "en")
    assert attrs == {"when": "2024-11-08"}
    assert span.cert == "low"
    assert "monday disagrees with 2024-11-08" in span.evidence


def test_a_weekday_decides_the_year():
    assert one("It closed on Wednesday, 8 November.", "en")[1] == {"when": "2023-11-08"}


@pytest.mark.parametrize(
    ("language", "text", "attrs"),
    [
        ("ar", "أعلنت أمس عن خطتها", {}),
        ("ar", "وصل في 9 نوفمبر إلى", {"when": "--11-09"}),
        ("ar", "وصل عام 2020 إلى", {"when": "2020"}),
        ("en", "It fell last month.", {}),
        ("en", "It fell on July 14.", {"when": "--07-14"}),
        ("fr", "Il est parti mardi.", {}),
    ],
)
def test_without_a_publication_date_only_what_the_text_tells_has_a_value(language, text, attrs):
    ((_, found, span),) = dates(text, language, None)
    assert found == attrs
    assert attrs.get("when") == "2020" or "open: no publication date" in span.evidence


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        (
            "en",
            "New bridge links both banks\n\nPublished: 4 March 2024, 06:15 GMT\n\n"
            "The town will open a new bridge on Thursday, after three years of work and a long quarrel.",
            "Thursday",
            "2024-03-07",
        ),
        (
            "ar",
            "القاهرة - 7 مارس 2024 - رويترز - افتتحت البلدية أمس جسراً جديداً فوق الوادي بعد ثلاثة أعوام من العمل.",
            "أمس",
            "2024-03-06",
        ),
    ],
)
def test_where_nobody_says_when_it_was_published_the_dateline_does(language, text, words, value):
    (span,) = [s for s in explain(decode(text), language=language).spans if text[s.start : s.end] == words]
    assert span.attrs == {"when": value} and "; dateline 2024-03-0" in span.evidence
    (span,) = [
        s
        for s in explain(decode(text), language=language, published="2020-01-01").spans
        if text[s.start : s.end] == words
    ]
    assert span.evidence.startswith(f"{words}; published 2020-01-01")


@pytest.mark.parametrize(
    ("published", "value"),
    [("2024-03-06", "2024-03-05"), ("2024-03-05", "2024-03-05"), ("2024-04-20", "2024-04-20")],
)
def test_an_item_tells_of_the_day_of_its_dateline_where_it_was_printed_soon_after(published, value):
    text = (
        "Port of Varna closes\n\nSOFIA, March 5 (Reuters) - The port of Varna closed today, its owner said.\n"
    )
    spans = explain(decode(text), language="en", published=published).spans
    (span,) = [s for s in spans if text[s.start : s.end] == "today"]
    assert span.attrs == {"when": value}


def test_evidence_names_the_words_and_the_day_they_were_resolved_against():
    ((_, _, span),) = dates("قالت أمس الجمعة إن", "ar")
    assert span.evidence == "أمس الجمعة; published 2024-11-09"
    assert span.rule == "relative"


@pytest.mark.parametrize(
    "text",
    [
        "It cost $2024 and 1,975 people paid 2002%.",
        "Flight 1999 left at 12:30 with 2000 people and 2,010 bags; the score was 3-2.",
        "They may march.",
        "Resolution 1701 and Route 66.",
        "IP 10.11.12.2024 or 12-11-2024-5.",
        "30 February 2024",
    ],
)
def test_numbers_that_are_no_dates(text):
    assert dates(text, "en") == []


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "nonsense", "2024-13-40", "1200-01-01"])
@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_no_publication_date_breaks_it(language, published):
    text = (
        "yesterday tomorrow next century last Friday two decades ago next winter May 5 the 90s Ramadan. "
        "hier demain le siècle dernier mardi il y a cent ans l'hiver prochain le 5 mai ramadan. "
        "أمس غدا القرن الماضي الجمعة قبل عشر سنوات الشتاء المقبل 5 أيار شهر رمضان المقبل"
    )
    for _, attrs, _ in dates(text, language, published):
        Date.model_validate(attrs)


NUMBERS = [
    "1",
    "5",
    "31",
    "99",
    "2024",
    "1990",
    "1445",
    "600",
    "0",
    "00",
    "0000",
    "2020s",
    "'98",
    "1er",
    "9th",
    "1446هـ",
]


def atoms(language):
    words = load(language).words(DateWords)
    return [*NUMBERS, *words.gaps, "(", ")", "\n", *sorted({w for _, some in words.lexicons() for w in some})]


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
@given(data=st.data())
@settings(max_examples=250, deadline=None)
def test_any_order_of_time_words_yields_valid_dates_in_order(language, data):
    text = " ".join(data.draw(st.lists(st.sampled_from(atoms(language)), max_size=12)))
    published = data.draw(st.sampled_from(["2024-02-29", None]))
    last = 0
    for span in moments(Reading(text, load(language), published)):
        assert last <= span.start < span.end <= len(text)
        last = span.end
        Date.model_validate(dict(span.attrs))
        if {"from", "to"} <= set(span.attrs):
            assert span.attrs["from"] <= span.attrs["to"]


@pytest.mark.parametrize(
    "piece", ["1", "5 ", "1990-", "Friday (", "last ", "Nov 5, ", "5 and ", "the year of ", "99999 ", "مطلع "]
)
def test_hostile_text_costs_linear_time(piece):
    def finding(count):
        reading = Reading(piece * count, load("en"), "2024-11-09")
        reading.hits("date.months")
        return lambda: moments(reading)

    assert_linear(finding, 4000)


def test_thirds_quarters_weeks_and_centuries():
    at = datetime.date(2024, 11, 9)
    assert calendars.attributes(calendars.third(calendars.month(2024, 2), "late")) == {
        "notBefore": "2024-02-21",
        "notAfter": "2024-02-29",
    }
    assert calendars.attributes(calendars.around("week", at)) == {"from": "2024-11-04", "to": "2024-11-10"}
    assert calendars.attributes(calendars.around("quarter", at, -4)) == {
        "from": "2023-10-01",
        "to": "2023-12-31",
    }
    assert calendars.attributes(calendars.around("century", at, -1)) == {"from": "1900", "to": "1999"}
    assert calendars.attributes(calendars.season(2024, "winter")) == {
        "notBefore": "2024-12-01",
        "notAfter": "2025-02-28",
    }


def test_a_shape_with_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match="names 'moon'"):
        compile_shape("month", "day moon")


@pytest.mark.parametrize("language", [code for code in languages() if load(code).words(DateWords)])
def test_every_pack_names_rules_gaps_and_lexicons_that_exist(language):
    words = load(language).words(DateWords)
    rules = {made.id.removeprefix("date.") for made in rules_of(Date)}
    assert set(words.shapes) <= rules
    names = (
        {name.removeprefix("date.") for name, _ in words.lexicons()}
        | rules
        | {"days", "nths", "years", "yy", "shy", "unit"}
    )
    for table in (words.needs_before, words.never_before, words.never_after, words.openers):
        assert set(table) <= names


def test_a_language_is_data_alone(tmp_path):
    """Spanish, from a few lines of words: nothing of it stands in the code."""
    from annotate.pack import Pack, Script

    table = DateWords.model_validate(
        {
            "months": {"marzo": "3", "mayo": "5"},
            "weekdays": {"viernes": "5"},
            "relatives": {"ayer": "-1 day"},
            "units": {"mes": "month"},
            "whiches": {"pasado": "-1"},
            "gaps": {"de": "of", "y": "and", ",": "comma"},
            "openers": {"days": ["el"], "units": ["el"]},
            "shapes": {
                "day_month": ["weekday? comma? day of month ( of year )?"],
                "span": ["day and day of month ( of year )?"],
                "relative": ["relative", "unit which"],
                "weekday": ["weekday which?"],
            },
        }
    )
    pack = Pack("es", tmp_path, Script(name="Spanish"), {"date": table})
    reading = Reading(
        "Ayer, el 5 de mayo de 2023, el 7 y 8 de marzo de 2020 y el mes pasado.", pack, "2024-11-09"
    )
    assert [(reading.cased[s.start : s.end], dict(s.attrs)) for s in moments(reading)] == [
        ("Ayer", {"when": "2024-11-08"}),
        ("el 5 de mayo de 2023", {"when": "2023-05-05"}),
        ("el 7 y 8 de marzo de 2020", {"from": "2020-03-07", "to": "2020-03-08"}),
        ("el mes pasado", {"when": "2024-10"}),
    ]


@pytest.mark.parametrize(
    ("language", "text", "words", "attrs"),
    [
        ("en", "It fell in 44 BC.", "44 BC", {"when": "-0044"}),
        ("en", "It fell in 300 AD.", "300 AD", {"when": "0300"}),
        ("en", "It rose in fiscal 2023.", "fiscal 2023", {"when": "2023"}),
        ("en", "He left a few weeks ago.", "a few weeks ago", {}),
        ("en", "It opens at Christmas.", "Christmas", {"when": "2024-12-25"}),
        ("ar", "في سنة2006 زاد الإنتاج", "سنة2006", {"when": "2006"}),
        (
            "ar",
            "في الرابع والخامس من يوليو 2006",
            "الرابع والخامس من يوليو 2006",
            {"from": "2006-07-04", "to": "2006-07-05"},
        ),
        ("ar", "بعد أحداث 11 سبتمبر بقليل", "11 سبتمبر", {"when": "--09-11"}),
        ("ar", "وقع الانفجار يوم الأربعاء 6، وفق", "يوم الأربعاء 6", {"when": "2024-11-06"}),
        ("ar", "توفي سنة 300 ق.م تقريبا", "سنة 300 ق.م", {"when": "-0300"}),
    ],
)
def test_rarer_forms(language, text, words, attrs):
    assert one(text, language) == (words, attrs)


def test_the_next_day_is_that_of_the_day_told_of():
    (_, first, _), (_, second, span) = dates("It sank on 3 May 2020; the next day it was found.", "en")
    assert (first, second) == ({"when": "2020-05-03"}, {"when": "2020-05-04"})
    assert (span.cert, span.evidence) == ("low", "the next day; told: 2020-05-03")


def test_other_calendars_have_values_where_their_library_is_there():
    assert calendars.attributes(conversion.islamic(1446, 1, 15)) == {"when": "2024-07-21"}
    assert conversion.islamic(1800, 1, 1) is None
    assert conversion.islamic(1319) == (datetime.date(1901, 4, 20), datetime.date(1902, 4, 9), "span")
    pytest.importorskip("persiantools", reason="the Solar Hijri calendar is an extra")
    assert calendars.attributes(conversion.persian(1403, 1, 1)) == {"when": "2024-03-20"}
    assert conversion.persian(1403, 12).last == datetime.date(2025, 3, 20)


def test_the_hebrew_calendar_has_values_where_its_library_is_there():
    pytest.importorskip("pyluach", reason="the Hebrew calendar is an extra")
    assert calendars.attributes(conversion.hebrew(5785, 7, 1)) == {"when": "2024-10-03"}
    assert conversion.hebrew(5785, 7).last == datetime.date(2024, 11, 1)
    assert conversion.hebrew(5785).last == datetime.date(2025, 9, 22)


SENTENCES = sorted((Path(__file__).parent / "dates").glob("*.txt"))


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: path.stem)
def test_the_dates_of_news_sentences_are_what_a_person_saw(path):
    published, wrong = None, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@published"):
            published = line.partition(" ")[2] or None
        elif line and not line.startswith("#"):
            text, wanted = tagged(line)
            want = {(text[s.start : s.end], *sorted(s.attrs.items())) for s in wanted}
            found = {
                (words, *sorted((name, value) for name, value in attrs.items() if name != "calendar"))
                for words, attrs, _ in dates(text, path.stem, published)
                if set(attrs) != {"dur"} or any(s.attrs.keys() == {"dur"} for s in wanted)
            }
            if want != found:
                wrong.append((number, text, sorted(want ^ found)))
    assert not wrong
    assert published


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: path.stem)
def test_read_for_its_dates_alone_a_text_has_the_same_dates(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join(tagged(line)[0] for line in lines if line and line[0] not in "@#")
    pack = load(path.stem)
    reading = Reading(text, pack, "2024-11-09")
    whole = [(reading.origin(s.start), reading.origin(s.end), s.attrs, s.rule) for s in moments(reading)]
    assert [(s.start, s.end, s.attrs, s.rule) for s in finding.dates(text, pack, "2024-11-09")] == whole


@pytest.mark.parametrize(
    ("year", "rule", "day"),
    [
        (1818, "easter 0", "1818-03-22"),
        (1943, "easter 0", "1943-04-25"),
        (2024, "easter -2", "2024-03-29"),
        (2025, "easter 49", "2025-06-08"),
        (2012, "11 4 4", "2012-11-22"),
        (2021, "5 1 -1", "2021-05-31"),
        (2023, "9 1 1", "2023-09-04"),
        (2000, "02-29", "2000-02-29"),
    ],
)
def test_feasts_that_move_have_their_day(year, rule, day):
    assert feasts.feast(year, rule).first.isoformat() == day


def test_a_year_without_the_day_of_a_feast_has_no_such_feast():
    with pytest.raises(ValueError, match="day is out of range"):
        feasts.feast(2023, "02-29")
    with pytest.raises(ValueError, match="day is out of range"):
        feasts.feast(2023, "2 1 5")


def test_what_is_seen_from_a_date_told_of_stays_open_without_one():
    ((_, attrs, span),) = dates("Two days later it sank.", "en")
    assert (attrs, span.cert) == ({}, "low")
    assert span.evidence == "Two days later; open: of a date that is not told"


@pytest.mark.parametrize("time", ["أول من أمس", "أول أمس", "أمس الأول", "اليوم الثلاثاء"])
def test_a_time_after_a_verb_of_speech_is_a_date_and_no_speaker(time):
    text = f"أعلن {time} الوزير سامي حداد أن الخطة جاهزة.\n"
    found = explain(decode(text), language="ar", published="2021-09-14").spans
    assert [(s.kind, text[s.start : s.end]) for s in found if s.kind in ("date", "speaker")] == [
        ("date", time),
        ("speaker", "الوزير سامي حداد"),
    ]
