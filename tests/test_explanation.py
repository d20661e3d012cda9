"""The explanation tells what was found and dropped, and why; no text drives a terminal."""

import json

import pytest

from annotate import check, convert, explanation, formats, genres, parse, revise
from annotate.cli import main
from annotate.explanation import Places, excerpt, sureness
from annotate.identification import Guess
from annotate.parse import Explained
from annotate.span import Drop, Span
from annotate.visible import visible

ROOT = genres.load("news").root
TEXT = "Short head\nAnna said on Friday: we start in May.\n"


def mark(words, kind, **fields):
    start = TEXT.index(words)
    return Span(start, start + len(words), kind, **fields)


def explained(guessed=None, dropped=(), text=TEXT, marks=None):
    first, second = text.index("\n"), len(text.rstrip("\n"))
    blocks = [
        Span(0, first, "headline"),
        Span(first + 1, second, "lead"),
        Span(first + 1, second, "paragraph"),
    ]
    found = [
        mark("Anna", "speaker", rule="quote.subject", cert="medium", id="s1"),
        mark("said", "cue", rule="quote.cue", cert="high", evidence="said"),
        mark(
            "Friday",
            "date",
            attrs={"when": "2025-03-07"},
            rule="date.weekday",
            cert="high",
            evidence="Friday",
        ),
        mark("we start in May", "said", attrs={"who": "s1"}, rule="quote.colon", cert="low"),
        mark("May", "date", attrs={"when": "2025-05"}, rule="date.month", cert="high"),
    ]
    spans = blocks + (found if marks is None else marks)
    known = {"language": "en", "title": "Short head", "published": "2025-03-09"}
    return Explained(ROOT, text, spans, known, list(dropped), guessed)


def lines(*args, **options):
    return explanation.render(*args, **options).splitlines()


def test_what_was_found_is_grouped_by_kind_and_rule():
    told = lines(explained())
    at = next(i for i, line in enumerate(told) if line.startswith("date (2)"))
    assert [line.split()[0] for line in told[at + 1 : at + 7 : 3]] == ["date.weekday", "date.month"]
    assert told[at + 2].split() == ["2:14", "Friday"]
    assert told[at + 3].strip() == "when=2025-03-07; certainty high; evidence: Friday"


def test_a_pointer_is_told_with_the_words_it_leads_to():
    assert "who → Anna; certainty low" in explanation.render(explained())


def test_the_head_says_title_language_date_and_size():
    title, language, published, size = lines(explained(Guess("en", 0.93)))[:4]
    assert title == "Short head"
    assert language == "language   English (en), guessed by script and commonest words: 93 of 100, sure"
    assert published.split() == ["published", "2025-03-09"]
    assert f"{len(TEXT)} characters: 1 headline, 1 lead, 1 paragraph" in size


@pytest.mark.parametrize(
    ("guessed", "words"),
    [(None, "as given"), (0.9, ", sure"), (0.5, "fairly sure"), (0.2, "unsure: give --language")],
)
def test_the_guess_of_the_language_says_how_sure_it_is(guessed, words):
    assert sureness(guessed and Guess("en", guessed)).endswith(words)


def test_a_text_that_looks_like_a_language_without_a_pack_is_told_so():
    assert sureness(Guess("es", 0.2, "Portuguese")).endswith(
        "it looks like Portuguese, which has no language pack"
    )
    told = json.loads(explanation.as_json(explained(Guess("es", 0.2, "Portuguese"))))["language"]
    assert told["guessed"] == 0.2 and told["like"] == "Portuguese"


def test_what_was_dropped_is_told_with_its_reason():
    drop = Drop(mark("Friday: we", "term", rule="quote.marks"), "it crosses the said at 32 to 47")
    told = lines(explained(dropped=[drop]))
    at = told.index("considered and dropped (1)")
    assert told[at + 1].split() == ["2:14", "term", "Friday:", "we"]
    assert told[at + 2].strip() == "quote.marks: it crosses the said at 32 to 47"
    assert lines(explained())[-1] == "Nothing was considered and dropped."


def test_a_span_that_lies_outside_the_text_can_be_told_of():
    drop = Drop(Span(5000, 6000, "date", rule="my.finder"), "it covers no text")
    assert "my.finder: it covers no text" in explanation.render(explained(dropped=[drop]))
    assert json.loads(explanation.as_json(explained(dropped=[drop])))["dropped"][0]["start"] == 5000


def test_blocks_are_told_of_only_when_a_rule_or_an_attribute_is():
    told = explanation.render(explained())
    assert "\nparagraph (" not in told and "\nlead (" not in told


def test_colour_comes_only_when_asked_for_and_changes_no_word():
    plain, painted = (explanation.render(explained(), colour) for colour in (False, True))
    assert "\x1b" not in plain and "\x1b[1m" in painted
    assert explanation.PAINT.sub("", painted) == plain


def test_no_text_and_no_evidence_can_drive_the_terminal():
    hostile = "\x9b31mred\u202e\x07"
    text = f"Head\nA {hostile} b\n"
    marks = [Span(7, 7 + len(hostile), "term", {}, "quote.marks", "low", hostile)]
    drop = Drop(Span(7, 9, hostile, {hostile: hostile}, hostile), hostile)
    told = explanation.render(explained(None, [drop], text, marks))
    assert not {c for c in told if not c.isprintable()} - {"\n"}
    assert "<U+009B>31mred<U+202E><U+0007>" in told


def test_json_holds_places_words_rules_and_reasons():
    drop = Drop(mark("Friday", "term", rule="quote.marks"), "why not")
    told = json.loads(explanation.as_json(explained(Guess("en", 0.5), [drop])))
    assert told["language"] == {"code": "en", "name": "English", "guessed": 0.5}
    counts = {"headline": 1, "lead": 1, "paragraph": 1, "said": 1, "speaker": 1, "cue": 1, "date": 2}
    assert told["counts"] == counts
    (row,) = [row for row in told["found"] if row.get("rule") == "date.weekday"]
    assert (row["line"], row["column"], row["text"]) == (2, 14, "Friday")
    assert row["attrs"] == {"when": "2025-03-07"}
    assert (row["cert"], row["evidence"]) == ("high", "Friday")
    assert told["dropped"][0]["why"] == "why not"
    assert "text" not in told["found"][0]


def test_places_count_lines_as_any_editor_does():
    places = Places("a\r\nbc\rd\n\ne")
    assert [places(i) for i in (0, 3, 4, 6, 8, 9)] == [(1, 1), (2, 1), (2, 2), (3, 1), (4, 1), (5, 1)]


def test_a_long_passage_is_cut_between_words():
    assert excerpt("word " * 100, Span(0, 500, "said"), 20) == "word word word …"
    assert excerpt("x" * 500, Span(0, 500, "said"), 20) == "x" * 19 + " …"
    assert visible("a\tb") == "a<U+0009>b"


def test_nothing_found_is_said_too():
    assert "no language pack" in explanation.render(_of("tlh"))
    named = _of("tlh")._replace(named="Klingon")  # by the pack in a folder that was asked
    assert "Klingon (tlh)" in explanation.render(named)
    assert "relative dates need --published" in explanation.render(_of("en"))


def _of(language):
    made = explained(marks=[])
    return made._replace(known={"language": language, "title": "", "published": None})


@pytest.mark.parametrize("target", ["tei", "json", "standoff"])
def test_a_document_is_explained_by_what_it_says_of_itself(tmp_path, capsys, target):
    source, made = tmp_path / "a.txt", tmp_path / f"a.{'xml' if target == 'tei' else target + '.json'}"
    source.write_text(TEXT, encoding="utf-8")
    assert main(["convert", str(source), "-t", target, "-o", str(made), "--published", "2025-03-09"]) == 0
    told = {}
    for path in (source, made):
        assert main(["explain", str(path), "--format", "json", "--published", "2025-03-09"]) == 0
        told[path] = json.loads(capsys.readouterr().out)
    assert "dropped" in told[source]
    assert "dropped" not in told[made]
    assert told[made]["found"] == told[source]["found"]
    assert main(["explain", str(made)]) == 0
    assert "What was considered and dropped is not kept in a file" in capsys.readouterr().out


FILED = """Council meets today

VIENNA, March 5, 2024 (Reuters) - The council met on Monday and will meet again tomorrow, officials said.
"""


@pytest.mark.parametrize("target", ["tei", "json", "standoff", "snippet"])
def test_the_day_of_a_dateline_is_told_wherever_dates_are_seen_from_it(tmp_path, capsys, target):
    source, made = tmp_path / "a.txt", tmp_path / f"a{formats.suffix(target)}"
    source.write_text(FILED, encoding="utf-8")
    assert main(["convert", str(source), "-t", target, "-o", str(made)]) == 0
    for path in (source, made):
        assert main(["explain", str(path)]) == 0
        said = "published  not given: relative dates are seen from 2024-03-05, the day of the dateline"
        assert said in capsys.readouterr().out.splitlines()
    document = convert.read(made)
    assert (document.published, document.filed) == (None, "2024-03-05")
    assert main(["explain", str(source), "--published", "2024-03-05"]) == 0
    assert "published  2024-03-05" in capsys.readouterr().out.splitlines()


def test_the_day_of_a_dateline_gives_way_to_a_day_that_is_given():
    document = parse(FILED, language="en")
    assert revise(document) == document
    assert revise(document.model_copy(update={"published": "2024-03-06"})).filed is None
    assert check(document) == []
