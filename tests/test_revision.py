"""A corrected document keeps what a person did when its rules run again."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import languages, news

from annotate import check, parse
from annotate.cli import main
from annotate.convert import Options, read, update, write
from annotate.document import Agent
from annotate.genres.news import News
from annotate.problem import ProblemError
from annotate.revision import revise
from annotate.schema import schema_of
from annotate.span import Span
from annotate.tree import fold, unfold
from annotate.validation.repair import repair

PERSON = Agent(id="mona", does="corrected the annotation", name="Mona", type="person")
TEXT = (
    "قال الوزير، أمس الجمعة، إنّ «الاتفاق قائم». وعقد اللقاء في 5 مارس/ آذار 2020.\n\n"
    "وقال الوزير: «نعم، سنعود إلى المفاوضات غداً».\n"
)


def document():
    return parse(TEXT, language="ar", published="2024-11-09")


def changed(original, spans):
    """The document with other spans, as a person's editor would leave it."""
    known = {
        name: getattr(original, name)
        for name in ("title", "language", "published", "digest", "ledger", "version")
    }
    return fold(News, original.text, spans, agents=[*original.agents, PERSON], **known)


def marks(doc, kind):
    return [span for span in unfold(doc)[1] if span.kind == kind]


def test_an_untouched_document_comes_back_byte_for_byte():
    assert write(revise(document())) == write(document())


def test_what_a_person_removed_does_not_come_back():
    spans = unfold(document())[1]
    gone = next(span for span in spans if span.kind == "date")
    revised = revise(changed(document(), [span for span in spans if span is not gone]))
    assert len(marks(revised, "date")) == len(marks(document(), "date")) - 1
    assert not [s for s in marks(revised, "date") if s.start == gone.start]
    assert write(revise(revised)) == write(revised)


def test_what_a_person_added_stays_and_wins_over_the_rules():
    spans = unfold(document())[1]
    date = next(span for span in spans if span.kind == "date")
    mine = Span(date.start, date.start + 3, "date", {"when": "2024-11-07"}, "mona", "high")
    others = [s for s in spans if s is not date]
    revised = revise(changed(document(), [*others, mine]))
    assert [s for s in marks(revised, "date") if s.rule == "mona"] == [mine]
    assert not [s for s in marks(revised, "date") if s.rule != "mona" and s.start == date.start]
    assert "mona" in [agent.id for agent in revised.agents]
    assert write(revise(revised)) == write(revised)


def test_a_value_a_person_corrected_stays_even_unsigned():
    spans = unfold(document())[1]
    date = next(span for span in spans if span.kind == "date" and "when" in span.attrs)
    mine = date._replace(attrs={"when": "1999-01-01"})
    revised = revise(changed(document(), [mine if span is date else span for span in spans]))
    assert mine in marks(revised, "date")


def test_a_block_a_person_changed_keeps_all_blocks():
    spans = unfold(document())[1]
    section = next(span for span in spans if span.kind == "section")
    longer = [s._replace(end=section.end) if s.kind == "lead" else s for s in spans if s is not section]
    revised = revise(changed(document(), longer))
    assert not marks(revised, "section")
    assert marks(revised, "lead")[0].end == section.end
    assert revised.text == TEXT


def test_a_persons_pointer_follows_the_rules_annotation():
    spans = unfold(document())[1]
    speaker = next((span for span in spans if span.kind == "speaker" and span.id), None)
    if speaker is None:
        pytest.skip("no speaker was found")
    start = TEXT.index("سنعود")
    mine = Span(start, start + 5, "said", {"who": speaker.id}, "mona", "high", "", "m1")
    others = [
        s
        for s in spans
        if not (s.kind in ("said", "quote", "term") and s.start < start + 5 and s.end > start)
    ]
    revised = revise(changed(document(), [*others, mine]))
    said = next(s for s in marks(revised, "said") if s.rule == "mona")
    target = next(s for s in unfold(revised)[1] if s.id == said.attrs["who"])
    assert (target.start, target.end, target.kind) == (speaker.start, speaker.end, "speaker")


@settings(max_examples=40)
@given(text=news, language=languages, data=st.data())
def test_any_removal_stays_and_revising_twice_changes_nothing_more(text, language, data):
    original = parse(text, language=language, published="2024-11-09")
    spans = unfold(original)[1]
    pointed = {t for s in spans for v in s.attrs.values() for t in v.split()}
    inline = set(schema_of(News).inner) - {"clause"}
    free = [s for s in spans if s.kind in inline and not s.id and s.id not in pointed]
    if not free:
        return
    gone = data.draw(st.sampled_from(free))
    revised = revise(changed(original, [s for s in spans if s is not gone]))
    assert revised.text == text
    assert not [
        s for s in unfold(revised)[1] if (s.start, s.end, s.kind) == (gone.start, gone.end, gone.kind)
    ]
    assert write(revise(revised)) == write(revised)


LISTED = (
    "A truce in Elin\n\nThe mayor Anna Brown spoke on Friday.\n\nWhat comes next\n"
    "“We agreed,” said Anna Brown, the mayor of Elin, on 8 November 2024. The agreement provides for:\n"
    "1. a truce in the port;\n2. the exchange of prisoners.\nJohn Smith, the director of the bank, said: “We go on.”\n"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"<head (resp=.#head.short_line.[^>]*>[^<]*)</head>", r"<p \1</p>"),
        (r"<head resp=.#head.short_line.[^>]*>([^<]*)</head>\n<p [^>]*>", r"<p>\1\n"),
        (r" The agreement provides", "</p> <p>The agreement provides"),
        (r'n="2" corresp', 'n="3" corresp'),
        (r'resp="#clause.listed"( [^>]* n="2")', r'resp="#mona"\1'),
    ],
)
def test_a_block_that_a_person_changed_stays_and_so_does_what_the_rules_say_of_the_others(old, new):
    raw = write(parse(LISTED, language="en", published="2024-11-09")).decode()
    who = (
        '<respStmt xml:id="mona"><resp>corrected</resp><name type="person">Mona</name></respStmt></titleStmt>'
    )
    edited = re.sub(old, new, raw.replace("</titleStmt>", who), count=1)
    document = read(edited.encode())
    assert document.agreements and document.text == LISTED
    revised = revise(document)
    assert [s._replace(evidence="") for s in unfold(revised)[1]] == [
        s._replace(evidence="") for s in unfold(document)[1]
    ]
    assert write(revise(revised)) == write(revised)


def test_a_comment_is_not_silently_lost(tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes(write(document()).replace(b"<p>", b"<p><!-- look here -->", 1))
    with pytest.raises(ProblemError, match="comment"):
        update(path, Options())
    assert update(path, Options(), lossy=True)[0] == document()


@pytest.mark.parametrize("aside", ["<!-- here -->", "<?look here?>"])
def test_a_comment_in_the_header_takes_no_word_of_it_along(tmp_path, aside):
    path = tmp_path / "a.xml"
    raw = write(document()).decode()
    path.write_text(
        re.sub(r"(<title>|<resp>|<name type=.rule.>)(\w)", rf"\1\2{aside}", raw), encoding="utf-8"
    )
    assert path.read_text(encoding="utf-8").count(aside) > 2
    assert update(path, Options(), lossy=True)[0] == document()


def marked_up(words):
    """The document as TEI, with a word of its body as it is given."""
    return words.join(write(document()).decode().rsplit("وعقد", 1))


@pytest.mark.parametrize("target", ["tei", "json", "standoff", "snippet", "text"])
def test_what_a_conversion_leaves_out_is_told(tmp_path, capsys, target):
    path = tmp_path / "a.xml"
    path.write_text(marked_up("<!-- look here --><hi>وعقد</hi>"), encoding="utf-8")
    assert main(["convert", str(path), "-t", target, "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().err
    whole = target == "text"  # every word is there, and nothing else was asked for
    assert ("A comment is not part" in said, "<hi> is not part" in said) == (not whole, not whole)
    assert ("without the 2 things named above" in said) is not whole


def test_a_run_tells_how_many_documents_were_written_without_something(tmp_path, capfd):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "whole.xml").write_text(marked_up("وعقد"), encoding="utf-8")
    (tmp_path / "in" / "hi.xml").write_text(marked_up("<hi>وعقد</hi>"), encoding="utf-8")
    assert main(["convert", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 0
    assert "1 document was written without comments or elements" in capfd.readouterr().err


SIGNED = re.search(r"```xml\n(<respStmt.*)\n…\n<date (.*?)>", Path("README.md").read_text(encoding="utf-8"))


def signed(name):
    """The document with what the README says to add, the name of the person as it is given."""
    agent = re.sub("<name.*</name>", name, SIGNED[1])
    raw = write(document()).decode().replace("<respStmt", f"{agent}<respStmt", 1)
    return raw.replace('resp="#date.day_month"', SIGNED[2].partition(" ")[2], 1)


def test_a_correction_is_signed_as_the_readme_says(tmp_path):
    raw = signed(re.search("<name.*</name>", SIGNED[1])[0])
    assert raw.count('resp="#mona"') == 1 and check(raw.encode()) == []
    path = tmp_path / "a.xml"
    path.write_text(raw, encoding="utf-8")
    revised, left = update(path, Options())
    assert left == [] and revised.agents[0].type == "person"
    assert [span.rule for span in marks(revised, "date")] == ["date.relative", "mona", "date.relative"]


def test_who_signs_is_taken_for_no_rule():
    (problem,) = check(signed("<name>Mona</name>").encode())
    assert problem.fix == 'Add type="person".'


@pytest.mark.parametrize("name", ["persName", "orgName"])
def test_who_signs_with_a_narrower_name_of_tei_is_told_the_right_one(name):
    raw = signed(f"<{name}>Mona</{name}>").encode()
    (problem,) = check(raw)
    assert problem.fix == 'Did you mean <name type="person">?'
    assert b'<name type="person">Mona</name>' in (mended := repair(raw).raw) and check(mended) == []


def test_a_document_survives_its_rules_being_renamed():
    raw = write(document()).replace(b"date.", b"oldname.")
    assert read(raw, "tei").text == TEXT
    assert revise(read(raw, "tei")).text == TEXT


def test_what_hinders_reading_is_told_where_it_stands(tmp_path):
    """A file that is no such document is told of by conversion as by validation: with line and column."""
    raw = write(parse("It rained.\n", language="en"))
    broken = raw.replace(b"<p ", b"<hut ").replace(b"</p></div>", b"</hut></div>")
    assert broken != raw
    with pytest.raises(ProblemError) as told:
        read(broken)
    assert [(p.code, p.line > 10, p.column > 1) for p in told.value.problems] == [("beyond", True, True)]
    commented = tmp_path / "item.xml"
    commented.write_bytes(raw.replace(b"<p ", b"<!-- mine --><p "))
    with pytest.raises(ProblemError) as told:
        update(commented, Options())
    assert [(p.code, p.line > 10) for p in told.value.problems] == [("beside", True), ("left-out", False)]
