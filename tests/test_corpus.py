"""Corpora: inputs, outputs and names; the same bytes however the work is shared; what was written is read back."""

import io
import json
import os
import re
import shlex
import unicodedata
from pathlib import Path

import duckdb
import pytest
import zstandard
from corpora import convert, digests, folder, jsonl, records, text
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pyarrow import parquet
from test_schema import TEI_ALL, jing, needs_java, needs_tei

from annotate import formats, parse, read
from annotate.cli import main
from annotate.corpus import cutting, inventory, shard
from annotate.corpus.naming import LONGEST, Names, safe
from annotate.corpus.progress import Progress, duration
from annotate.corpus.work import Job, Result
from annotate.formats import teicorpus

OUTPUTS = ("out", "out.jsonl.zst", "out.jsonl", "out.parquet", "out.teicorpus.xml")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_mirrored_and_every_text_comes_back(here):
    folder(here / "in", 9)
    (here / "in" / "picture.jpg").write_bytes(b"no text")
    (here / "in" / ".hidden.txt").write_text("hidden")
    (here / "in" / "link.txt").symlink_to(here / "in" / "item0001.txt")
    done = convert("in", "-o", "out", "--published", "2024-03-14")
    assert done.code == 0 and "9 documents converted to out" in done.said
    assert "1 file was passed over" in done.said
    assert sorted(digests("out")) == sorted(
        f"{'inner/' if n % 3 == 0 else ''}item{n:04}.xml" for n in range(9)
    )
    for n in range(9):
        document = read(next(here.glob(f"out/**/item{n:04}.xml")))
        assert document.text == text(n) and document.filename == f"item{n:04}.txt"
        assert document.published == "2024-03-14"


def test_one_worker_two_workers_and_shares_write_the_same_bytes(here):
    folder(here / "in", 10)
    jsonl(here / "more.jsonl", records(9))
    for output in OUTPUTS:
        (here / "one").mkdir(exist_ok=True)
        (here / "two").mkdir(exist_ok=True)
        inputs = ("in", "more.jsonl")
        assert convert(*inputs, "-o", f"one/{output}", jobs=1).code == 0
        shares = (("--shard", "1/2"), ("--shard", "2/2"), ()) if output != "out.jsonl" else ((),)
        for share in shares:
            assert convert(*inputs, "-o", f"two/{output}", *share).code == 0
        assert digests(f"one/{output}") == digests(f"two/{output}") != {}
    assert len(digests("one/out")) == 19 and len(digests("one/out.parquet")) == 2


@pytest.mark.parametrize("output", OUTPUTS[1:])
def test_what_is_written_is_read_back(here, output):
    rows = jsonl(here / "in.jsonl", records(6))
    assert convert(rows, "-o", "direct").code == 0
    assert convert(rows, "-o", output).code == 0
    assert convert(output, "-o", "again").code == 0
    assert digests("direct") == digests("again") and len(digests("again")) == 6


def test_the_fields_of_a_record_stand_in_the_header(here):
    assert convert(jsonl(here / "in.jsonl", records(2)), "-o", "out").code == 0
    document = read("out/item_0001.xml")
    assert (document.language, document.published, document.title) == ("ar", "2024-03-14", "Item 1")
    assert (document.filename, document.url) == ("item/0001", "https://news.example/1?a=1&b=2")


def test_columns_of_other_names_are_named(here):
    rows = [{"key": 7, "body": text(1), "lang": "ar", "when": "2024-03-14T10:00:00Z"}]
    jsonl(here / "in.jsonl", rows)
    assert convert("in.jsonl", "-o", "x", "--column", "text=body").code == 0
    columns = ("id=key", "text=body", "published=when")
    done = convert("in.jsonl", "-o", "out", *(f"--column={column}" for column in columns))
    assert done.code == 0 and read("out/7.xml").published == "2024-03-14"


def test_a_table_of_rows_is_read_and_dates_are_days(here):
    duckdb.sql(
        "COPY (SELECT 'n' || i AS id, 'Mr. Brown said on Friday: no.' AS text, "
        "TIMESTAMP '2024-03-14 10:00:00' AS date, i AS other FROM range(5) t(i)) TO 'in.parquet'"
    )
    assert convert("in.parquet", "-o", "out").code == 0
    assert read("out/n4.xml").published == "2024-03-14"


def test_a_record_that_cannot_be_used_is_set_aside_with_its_reason(here):
    rows = [
        {"id": "good", "text": text(1)},
        {"id": "day", "text": text(1), "date": "14/03/2024"},
        {"id": "language", "text": text(1), "language": "xx"},
        {"id": "nothing"},
        {"id": "control", "text": "a\x00b"},
        {"id": "half", "text": "\ud800"},
        [],
    ]
    file = jsonl(here / "in.jsonl", [])
    file.write_text(
        "".join(json.dumps(row) + "\n" for row in rows) + '{"text": "a", "text": "b"}\n' + "{no json\n"
    )
    done = convert("in.jsonl", "-o", "out")
    assert done.code == 3 and list(digests("out")) == ["good.xml"]
    faults = [json.loads(line) for line in Path("out.quarantine.jsonl").read_text().splitlines()]
    said = {fault["place"]: fault["reason"] for fault in faults}
    assert list(said) == [f"in.jsonl, record {n}" for n in range(2, 10)]
    wanted = ("YYYY-MM-DD", "xx", "--column", "U+0000", "U+D800", "object", "twice", "JSON")
    assert all(word in reason for word, reason in zip(wanted, said.values(), strict=True))
    assert "in.jsonl, record 2: its date '14/03/2024' is no day" in done.said
    rows[1:] = [{"id": "mended", "text": text(3)}]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = convert("in.jsonl", "-o", "out")
    assert done.code == 0 and "1 document converted" in done.said and "1 was done before" in done.said
    assert not Path("out.quarantine.jsonl").exists()


@pytest.mark.parametrize("output", ["out", "out.parquet"])
def test_what_is_set_aside_has_its_own_id_and_the_number_of_its_line(here, output):
    good, bad = ({"id": f"story/{n}", "text": words} for n, words in ((1, text(1)), (77, "a\x00b")))
    Path("in.jsonl").write_text(f"{json.dumps(good)}\n\n  \n{json.dumps(bad)}\n")
    assert convert("in.jsonl", "-o", output, jobs=1).code == 3
    (fault,) = map(json.loads, Path(f"{output}.quarantine.jsonl").read_text().splitlines())
    assert (fault["place"], fault["id"]) == ("in.jsonl, record 4", "story/77")


def test_a_damaged_file_of_many_gives_what_comes_before_the_damage(here):
    rows = "".join(json.dumps(row) + "\n" for row in records(400)).encode()
    whole = zstandard.ZstdCompressor().compress(rows)
    Path("in.jsonl.zst").write_bytes(whole[: len(whole) // 2])
    done = convert("in.jsonl.zst", "-o", "out.jsonl.zst", size=64)
    assert done.code == 3 and "in.jsonl.zst" in done.said
    Path("in.parquet").write_bytes(b"PAR1 no")
    done = convert("in.parquet", "-o", "out")
    assert done.code == 3 and "no sound Parquet" in done.said
    for raw, word in (
        (b"<!DOCTYPE a><teiCorpus/>", "DOCTYPE"),
        (b"<teiCorpus><TEI></teiCorpus>", "well-formed"),
        (b"<html><TEI/></html>", "its root is <html>"),
    ):
        Path("in.teicorpus.xml").write_bytes(raw)
        done = convert("in.teicorpus.xml", "-o", "out")
        assert done.code == 3 and word in done.said


HOSTILE = [
    "../../../escape", "/etc/passwd", "a/b", "a\\b", "A/B", "..", ".hidden", "CON", "é" * 300, "é" * 299, "e\u0301",
    "é", "x\x00y", "x\ny", "", " ", "Item", "item", "ITEM", "item-2", "\u202ex", "a:b", "\ud800",
]  # fmt: skip


def test_names_cannot_leave_the_folder_nor_meet(here):
    rows = [{"id": name, "text": text(n)} for n, name in enumerate(HOSTILE)]
    Path("in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = convert("in.jsonl", "-o", "deep/out", "-t", "text")
    assert done.code == 0, done.said
    found = [path for path in here.rglob("*.txt") if ".annotate" not in path.parts]
    assert {path.parent for path in found} == {here / "deep" / "out"}
    assert sorted(path.read_text() for path in found) == sorted(map(text, range(len(HOSTILE))))
    first = digests("deep/out")
    assert convert("in.jsonl", "-o", "deep/out2", "-t", "text", jobs=1).code == 0
    assert digests("deep/out2") == first


def test_a_file_name_may_be_no_text(here):
    (here / "in").mkdir()
    for name in (b"bad\xffname.txt", b"new\nline.txt"):
        Path(os.fsdecode(b"in/" + name)).write_text(text(1))
    for output in OUTPUTS:
        done = convert("in", "-o", output)
        assert done.code == 0, done.said
    assert parquet.read_table("out.parquet")["id"].to_pylist() == ["bad\ufffdname", "new\nline"]


def test_a_document_that_cannot_stand_in_a_table_is_set_aside(here, monkeypatch):
    whole = shard.formats.load("parquet").bind

    def bind(entries, *more):
        if any("2003" in entry.document["text"] for entry in entries):
            raise ValueError("no")
        return whole(entries, *more)

    monkeypatch.setattr("annotate.formats.parquet.bind", bind)
    request = jsonl(here / "in.jsonl", records(5))
    stock = inventory.Inventory([str(request)], None)
    job = Job(
        {"genre": "news"}, (), {}, "parquet", str(here), ".parquet", False, ".parquet", str(here), "stamp"
    )
    (one,) = cutting.shards(stock, 32, {}, None, [])
    result = shard.carry_out(job, one, {})
    assert result.documents == 4 and result.digest == ""
    assert [fault.place for fault in result.faults] == [f"{request}, record 4"]
    assert len(parquet.read_table(here / f"{one.key}.parquet")) == 4


@given(st.lists(st.text(max_size=12) | st.sampled_from(HOSTILE), max_size=30))
def test_names_are_distinct_on_any_file_system(wanted):
    names = Names(".xml")
    given_ = [names.give(name) for name in wanted]
    folded = [unicodedata.normalize("NFC", name).casefold() for name in given_]
    assert len(set(folded)) == len(folded)
    for name in given_:
        for part in name.split("/"):
            assert part and not part.startswith(".")
            assert safe(part) == part or len(part.encode()) > LONGEST
            assert len(f"{part}.xml".encode()) <= 255


def test_a_link_in_the_output_is_not_followed(here):
    folder(here / "in", 4)
    (here / "elsewhere").mkdir()
    (here / "out").mkdir()
    (here / "out" / "inner").symlink_to(here / "elsewhere")
    (here / "out" / "item0001.xml").symlink_to(here / "elsewhere" / "target.xml")
    done = convert("in", "-o", "out")
    assert done.code == 3 and "symbolic link" in done.said and "out/inner" in done.said
    assert list((here / "elsewhere").iterdir()) == []
    (here / "out" / "inner").unlink()
    assert convert("in", "-o", "out").code == 0
    assert list((here / "elsewhere").iterdir()) == [] and not (here / "out" / "item0001.xml").is_symlink()


def test_the_second_run_does_what_is_missing(here):
    folder(here / "in", 9)
    for output in ("out", "out.jsonl.zst"):
        convert("in", "-o", output)
        before = digests(output)
        done = convert("in", "-o", output)
        assert done.code == 0 and digests(output) == before
        assert "up to date" in done.said or "9 were done before" in done.said
    (here / "out" / "item0002.xml").unlink()
    (here / "in" / "item0001.txt").write_text(text(77))
    (here / "in" / "new.txt").write_text(text(78))
    stamp = (here / "out" / "item0004.xml").stat().st_mtime_ns
    done = convert("in", "-o", "out")
    assert "3 documents converted" in done.said and "7 were done before" in done.said
    assert (here / "out" / "item0004.xml").stat().st_mtime_ns == stamp
    assert "10 documents converted" in convert("in", "-o", "out", "--published", "2024-01-01").said
    convert("in", "-o", "out.jsonl.zst")
    lines = zstandard.ZstdDecompressor().stream_reader(
        Path("out.jsonl.zst").read_bytes(), read_across_frames=True
    )
    assert len(lines.read().splitlines()) == 10


def test_a_share_that_is_done_again_is_put_together_again(here):
    folder(here / "in", 9)
    assert convert("in", "-o", "out.jsonl").code == 0
    (here / "in" / "item0001.txt").write_text(text(77))
    for share in ("1/2", "2/2"):
        assert convert("in", "-o", "out.jsonl", "--shard", share).code == 0
    assert "up to date" not in convert("in", "-o", "out.jsonl").said
    assert json.loads(Path("out.jsonl").read_text().splitlines()[0])["text"] == text(77)
    assert "up to date" in convert("in", "-o", "out.jsonl").said


def test_the_output_in_the_input_is_passed_over(here):
    folder(here, 3)
    for output in ("out", "out.jsonl.zst"):
        for _ in range(2):
            assert convert(".", "-o", output).code == 0
    assert len([name for name in digests("out") if "item" in name]) == 3
    assert len(digests("out")) == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("in", "-o", "in"),
        ("in", "-o", "link"),
        ("in/*", "-o", "in"),
        ("in/item0001.txt", "in/item0001.xml", "-o", "in"),
        ("in", "-o", "in", "-t", "jsonl"),
        ("in/item0001.txt", "in/all.jsonl", "-o", "in/all.jsonl"),
    ],
)
def test_an_output_that_is_its_own_input_is_refused(here, arguments):
    folder(here / "in", 2)
    (here / "link").symlink_to("in")
    jsonl(here / "in" / "all.jsonl", records(1))
    assert convert("in/*.txt", "-o", "in").code == 0
    before = digests("in")
    done = convert(*arguments)
    assert done.code == 2 and "is read and written to" in done.said
    assert digests("in") == before and "item0001-2.xml" not in before


def test_what_runs_wrote_into_a_folder_they_read_is_known_by_any_name(here):
    folder(here / "in", 2)
    (here / "link").symlink_to("in")
    for output in ("in/../in/out", "link/out"):
        assert convert("in", "-o", output).code == 0
    assert len(digests("in/out")) == 2
    (here / "in" / "other.jsonl.quarantine.jsonl").write_text('{"place": "a", "id": "b", "reason": "c"}\n')
    assert convert("in", "-o", "elsewhere").code == 0


def test_patterns_single_files_and_standard_input_go_together(here, monkeypatch):
    folder(here / "in", 6)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text(9).encode())))
    done = convert("in/**/item000[0-3].txt", "in/item0004.txt", "-", "nowhere.txt", "no*.txt", "-o", "out")
    assert (
        done.code == 3 and "nowhere.txt: No such file" in done.said and "no*.txt: no file fits" in done.said
    )
    assert sorted(digests("out")) == [
        "inner/item0000.xml", "inner/item0003.xml", "item0001.xml", "item0002.xml", "item0004.xml", "stdin.xml",
    ]  # fmt: skip


def test_a_folder_may_hold_files_of_many(here):
    folder(here / "in", 6)
    done = convert("in", "-o", "out", "-t", "parquet", size=4)
    assert done.code == 0
    assert sorted(digests("out")) == [
        "000000-00000000.parquet", "000000-00000000.spans.parquet",
        "000000-00000001.parquet", "000000-00000001.spans.parquet",
    ]  # fmt: skip
    assert duckdb.sql("SELECT count(*) FROM 'out/*[0-9].parquet'").fetchall() == [(6,)]
    before = digests("out")
    assert "6 were done before" in convert("in", "-o", "out", "-t", "parquet", size=4).said
    assert digests("out") == before


def test_files_name_their_schemas_wherever_they_lie(here):
    folder(here / "in", 2)
    for arguments, above in ((), ""), (("--schemas", "rules"), "../"):
        convert("in", "-o", "out", *arguments)
        folder_ = arguments[1] if arguments else "schemas"
        for name, deeper in (("item0001.xml", ""), ("inner/item0000.xml", "../")):
            assert f'href="{above}{deeper}{folder_}/news.rng"' in Path("out", name).read_text()
    convert("in", "-o", "deep/out.teicorpus.xml", "--schemas", "rules")
    assert Path("deep/out.teicorpus.xml").read_text().count('href="../rules/news.rng"') == 2


def test_documents_of_one_name_in_two_folders_keep_their_places_in_one_file(here):
    for name in ("a", "b", 'c & "d'):
        (here / "in" / name).mkdir(parents=True)
        (here / "in" / name / "x.txt").write_text(f"They met in {name}.\n")
    for n, output in enumerate(OUTPUTS[1:]):
        assert convert("in", "-o", output, "--language", "en", jobs=1).code == 0
        assert convert(output, "-o", f"again{n}", jobs=1).code == 0
        names = sorted(digests(f"again{n}"))
        assert names == ["a_x.xml", "b_x.xml", "c & _d_x.xml"]
        for name in names:
            document = read(here / f"again{n}" / name)
            assert document.filename == "x.txt" and document.text[12] == name[0]
    assert main(["validate", "out.teicorpus.xml", "--no-cache"]) == 0


def test_files_of_one_name_that_are_named_keep_their_folders(here):
    for name in ("a", "b"):
        (here / name).mkdir()
        (here / name / "x.txt").write_text(f"They met in {name}.\n")
    files = ("a/x.txt", str(here / "b" / ".." / "b" / "x.txt"), "a/x.txt")
    assert convert(*files, "-o", "out.jsonl", "--language", "en", jobs=1).code == 0
    first, second, third = (json.loads(line)["id"] for line in Path("out.jsonl").read_text().splitlines())
    assert first == third == "a/x" and second.endswith("b/x")
    assert convert("a/x.txt", "b/x.txt", "-o", "out", "--language", "en", jobs=1).code == 0
    assert sorted(digests("out")) == ["a/x.xml", "b/x.xml"]


@needs_java
@needs_tei
def test_a_corpus_is_valid_tei(here):
    folder(here / "in", 5)
    assert convert("in", "-o", "out.teicorpus.xml", "--published", "2024-03-14").code == 0
    assert jing(TEI_ALL, [here / "out.teicorpus.xml"]) == []
    tree = etree.parse("out.teicorpus.xml")
    ids = tree.xpath("//@xml:id")
    assert len(ids) == len(set(ids)) > 50
    named = set(ids)
    pointed = [
        p[1:]
        for name in ("who", "resp", "ana", "target")
        for v in tree.xpath(f"//@{name}")
        for p in v.split()
    ]
    assert pointed and named.issuperset(pointed)


def test_a_corpus_from_elsewhere_is_split_where_it_is(here):
    one = formats.load("tei").write(read(text(1).encode()))
    element = one[one.index(b"<TEI") :].replace(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"', b"<TEI")
    corpus = (
        b'<?xml version="1.0"?>\n<!-- <TEI> --><teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>'
    )
    Path("other.xml").write_bytes(corpus + element + b"<teiCorpus>" + element + b"</teiCorpus></teiCorpus>")
    assert convert("other.xml", "-o", "out", "-t", "text").code == 0
    assert [Path("out", name).read_text() for name in sorted(digests("out"))] == [text(1)] * 2


def test_spans_are_in_the_table_as_in_the_document(here):
    convert(jsonl(here / "in.jsonl", records(3)), "-o", "out.parquet")
    rows = parquet.read_table("out.spans.parquet").to_pylist()
    texts = {row["document"]: row["text"] for row in parquet.read_table("out.parquet").to_pylist()}
    assert len(texts) == 3 and {row["document"] for row in rows} == set(texts)
    for row in rows:
        assert row["text"] in (None, texts[row["document"]][row["start"] : row["end"]])
    assert any(row["kind"] == "date" and dict(row["attributes"]).get("when") for row in rows)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["a.txt", "b.txt"], "-o"),
        (["."], "-o"),
        (["a.txt", "b.txt", "-o", "a.txt"], "is a file"),
        (["a.txt", "b.txt", "-o", "new.xml"], "looks like a file"),
        (["a.txt", "b.txt", "-o", "out", "--update"], "--update"),
        (["a.txt", "b.txt", "-o", "out", "-t", "parqet"], "parquet"),
        (["a.txt", "b.txt", "-o", "out", "-f", "parqet"], "parquet"),
        (["a.txt", "b.txt", "-o", "out", "--language", "xx"], "xx"),
        (["a.txt", "b.txt", "-o", "out", "--genre", "nws"], "news"),
        (["a.txt", "b.txt", "-o", "out", "--finder", "no:one"], "--finder"),
    ],
)
def test_what_cannot_be_meant_is_said(here, capsys, arguments, word):
    for name in ("a.txt", "b.txt"):
        (here / name).write_text(text(1))
    assert main(["convert", *arguments]) == 2
    said = capsys.readouterr().err
    assert word in said and "Traceback" not in said
    assert sorted(p.name for p in here.iterdir()) == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    "arguments",
    [["--shard", "0/4"], ["--shard", "5/4"], ["--jobs", "0"], ["--column", "body=x"], ["--timeout", "0"]],
)
def test_a_number_that_is_none_is_said(here, capsys, arguments):
    with pytest.raises(SystemExit) as error:
        main(["convert", "in", "-o", "out", *arguments])
    assert error.value.code == 2 and repr(arguments[1]) in capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_tells_rate_time_left_and_findings():
    out = Terminal()
    progress = Progress(1_000, out)
    progress.add(Result("0", 2, annotations=30, weight=250))
    assert re.fullmatch(r"\r2 documents, 25%, [\d,]+/s, 0 s left, 30 annotations\x1b\[K", out.getvalue())
    assert progress.line(10.0) == "2 documents, 25%, 0/s, 30 s left, 30 annotations"
    assert duration(3_905) == "1 h 5 min"
    piped = io.StringIO()
    Progress(1_000, piped).add(Result("0", 1))
    assert piped.getvalue() == ""


def test_the_queries_of_the_documents_run_as_they_stand(here):
    page = (Path(__file__).parents[1] / "docs" / "corpora.md").read_text(encoding="utf-8")
    queries = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    rows = [row | {"date": "2024-11-09"} for row in records(8)]
    assert convert(jsonl(here / "in.jsonl", rows), "-o", "corpus.parquet").code == 0
    months, speakers, days = (duckdb.sql(query).fetchall() for query in queries)
    assert [row[:3] for row in months] == [("ar", "2024-11", 4), ("en", "2024-11", 4)]
    assert months[1][3] > 100 and months[1][4] == 4
    assert ("Transport minister Samir Haddad", 4, 16.0) in speakers
    assert ("2024-11-09", "2024-11-08", "أمس الجمعة") in {row[:3] for row in days}


def test_the_recipe_of_a_job_array_runs_as_it_stands(here, monkeypatch):
    page = (Path(__file__).parents[1] / "docs" / "corpora.md").read_text(encoding="utf-8")
    share, rest = re.findall(r"#SBATCH (.*)\nannotate (convert .*)\n", page)
    for n in range(3):
        duckdb.sql(
            f"COPY (SELECT 'n' || i AS id, 'Mr. Brown said on Friday: no.' AS text FROM range({9 * n + 1}) t(i)) "
            f"TO '{here}/{n}.parquet'"
        )
    monkeypatch.setenv("SLURM_CPUS_PER_TASK", "1")

    def run(command):
        told = os.path.expandvars(command).replace("/16", "/4")
        words = shlex.split(told.replace("/data/items/", "./").replace("/data", "out"))
        given = [
            str(path) for word in words for path in (sorted(here.glob(word[2:])) if "*" in word else [word])
        ]
        return main(given)

    assert share[0].split()[0] == "--array=1-16" and "/16" in share[1]
    for n in range(1, 5):
        monkeypatch.setenv("SLURM_ARRAY_TASK_ID", str(n))
        assert run(share[1]) == 0
        assert not Path("out/corpus.parquet").exists()
    assert run(rest[1]) == 0
    assert convert(*sorted(here.glob("*.parquet")), "-o", "calm.parquet", jobs=1, size=32).code == 0
    assert list(digests("out/corpus.parquet").values()) == list(digests("calm.parquet").values())


def test_what_a_record_has_in_place_of_a_text_is_said_and_an_empty_text_is_one(here):
    values = {"null": None, "a number": 3, "a list": ["a"], "an object": {}, "true or false": True}
    jsonl(here / "in.jsonl", [{"id": "empty", "text": ""}, *({"text": value} for value in values.values())])
    done = convert("in.jsonl", "-o", "out")
    assert done.code == 3 and list(digests("out")) == ["empty.xml"] and read("out/empty.xml").text == ""
    assert all(f"record {n}: its 'text' is {what}," in done.said for n, what in enumerate(values, 2))
    (here / "in.jsonl").write_text(json.dumps([{"text": "a"}], indent=1))
    assert "a record is one line" in convert("in.jsonl", "-o", "out2").said


def test_a_table_without_a_text_is_told_once_with_the_columns_it_has(here):
    duckdb.sql("COPY (SELECT i AS id, 'a' AS body FROM range(90) t(i)) TO 'in.parquet'")
    done = convert("in.parquet", "-o", "out")
    assert done.code == 3 and done.said.count("it has no 'text' with a text; it has id, body: name one") == 1
    assert "documents were read before" not in done.said
    assert convert("in.parquet", "-o", "out", "--column", "text=body").code == 0


def test_what_is_told_of_a_file_drives_no_terminal(here):
    (here / "in").mkdir()
    for name in ("a\x1b[31m\nb.txt", "\u202etxt.a.txt"):
        (here / "in" / name).write_bytes(b"a\x00")
    done = convert("in", "-o", "out")
    assert (
        done.code == 3
        and "in/a<U+001B>[31m<U+000A>b.txt: " in done.said
        and "in/<U+202E>txt.a.txt: " in done.said
    )


def test_nothing_done_is_not_said_to_be_put_together(here):
    done = convert("nowhere.jsonl", "-o", "out.parquet")
    assert done.code == 3 and "0 documents converted" in done.said and "together" not in done.said


def test_a_corpus_is_cut_alike_wherever_the_pieces_it_is_read_in_end(monkeypatch):
    corpus = (
        teicorpus.HEAD
        + b"".join(teicorpus.entry("", parse(text(n)), "a", n) for n in range(3))
        + teicorpus.TAIL
    )
    whole = list(teicorpus.placed(io.BytesIO(corpus)))
    assert len(whole) == 3
    for size in (*range(1, 160), 1_000, 3_000):
        monkeypatch.setattr(teicorpus, "PIECE", size)
        assert list(teicorpus.placed(io.BytesIO(corpus))) == whole
