"""A second run: what has not changed is taken from the output that is there, and the bytes are those of a first."""

import errno
import json
import os
import re
import shutil
from pathlib import Path

import duckdb
import pytest
from corpora import convert, digests, folder, jsonl, records, text
from hypothesis import given
from hypothesis import strategies as st

from annotate.cli import main
from annotate.corpus import cutting, run
from annotate.corpus.inventory import Inventory
from annotate.corpus.work import Item


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fresh(said):
    """How many documents a run has converted."""
    found = re.search(r"([\d,]+) documents? converted", said)
    return int(found[1].replace(",", "")) if found else 0


def altered(rows, change):
    """Rows with one changed, one more, one less, or all of these."""
    rows, middle = list(rows), len(rows) // 2
    if change in ("changed", "all"):
        rows[middle] |= {"text": text(900)}
    if change in ("added", "all"):
        rows.insert(middle - 9, {"id": "new", "text": text(901)})
    if change in ("removed", "all"):
        del rows[middle + 9]
    return rows


@pytest.mark.parametrize(
    ("output", "changes"),
    [
        ("out.jsonl.zst", ("changed", "added", "removed")),
        ("out.jsonl", ("all",)),
        ("out.parquet", ("all",)),
        ("out.teicorpus.xml", ("all",)),
    ],
)
def test_one_input_more_or_less_or_changed_costs_its_shard_alone(here, output, changes):
    rows = records(60)
    jsonl(here / "in.jsonl", rows)
    assert convert("in.jsonl", "-o", output).code == 0
    for change in changes:
        rows = altered(rows, change)
        jsonl(here / "in.jsonl", rows)
        done = convert("in.jsonl", "-o", output)
        assert done.code == 0 and 0 < fresh(done.said) <= (32 if change == "all" else 16), done.said
        calm = f"{change}.{output.partition('.')[2]}"
        convert("in.jsonl", "-o", calm)
        assert list(digests(output).values()) == list(digests(calm).values())
        assert f"{output} is up to date: {len(rows)} documents" in convert("in.jsonl", "-o", output).said
    assert not list(here.glob(f".{output}.annotate/parts/*"))


def test_a_file_more_or_less_costs_its_shard_alone(here):
    folder(here / "in", 60)
    convert("in", "-o", "out.jsonl.zst")
    (here / "in" / "item0031a.txt").write_text(text(77))
    (here / "in" / "inner" / "item0030.txt").unlink()
    done = convert("in", "-o", "out.jsonl.zst")
    assert done.code == 0 and 0 < fresh(done.said) <= 24, done.said
    convert("in", "-o", "calm.jsonl.zst")
    assert list(digests("out.jsonl.zst").values()) == list(digests("calm.jsonl.zst").values())


def test_records_without_ids_are_called_by_their_number_and_so_done_again(here):
    rows = [{"text": text(n)} for n in range(24)]
    jsonl(here / "in.jsonl", rows)
    convert("in.jsonl", "-o", "out.jsonl")
    jsonl(here / "in.jsonl", [{"text": text(99)}, *rows])
    convert("in.jsonl", "-o", "out.jsonl")
    ids = [json.loads(line)["id"] for line in Path("out.jsonl").read_text().splitlines()]
    assert ids == [f"in-{n:06}" for n in range(1, 26)]


def test_a_file_of_many_more_leaves_the_others_as_they_are(here):
    for name in ("b", "c"):
        jsonl(here / f"{name}.jsonl", [row | {"id": f"{name}{row['id']}"} for row in records(12)])
    convert("b.jsonl", "c.jsonl", "-o", "out.parquet")
    jsonl(here / "a.jsonl", records(5))
    done = convert("a.jsonl", "b.jsonl", "c.jsonl", "-o", "out.parquet")
    assert fresh(done.said) == 5 and "24 were done before" in done.said
    convert("a.jsonl", "b.jsonl", "c.jsonl", "-o", "calm.parquet")
    assert list(digests("out.parquet").values()) == list(digests("calm.parquet").values())
    joined = "SELECT count(*), count(DISTINCT d.document), max(d.document) FROM 'out.parquet' d"
    assert duckdb.sql(joined).fetchall() == [(29, 29, 29)]


@pytest.mark.parametrize("harm", ["touched", "taken", "other"])
def test_an_output_that_is_not_as_it_was_written_is_made_anew(here, harm):
    folder(here / "in", 9)
    convert("in", "-o", "out.parquet")
    before = digests("out.parquet")
    if harm == "touched":
        os.utime("out.parquet", (1, 1))
    elif harm == "taken":
        Path("out.spans.parquet").unlink()
    else:
        Path("out.parquet").write_bytes(b"mine")
    done = convert("in", "-o", "out.parquet")
    assert fresh(done.said) == 9 and digests("out.parquet") == before


def test_what_was_set_aside_is_tried_again_and_the_rest_is_taken_from_the_output(here):
    rows = records(40)
    rows[20]["text"] = "a\x00b"
    jsonl(here / "in.jsonl", rows)
    assert convert("in.jsonl", "-o", "out.jsonl.zst").code == 3
    done = convert("in.jsonl", "-o", "out.jsonl.zst")
    assert done.code == 3 and fresh(done.said) < 8
    rows[20]["text"] = text(20)
    jsonl(here / "in.jsonl", rows)
    assert convert("in.jsonl", "-o", "out.jsonl.zst").code == 0
    convert("in.jsonl", "-o", "calm.jsonl.zst")
    assert list(digests("out.jsonl.zst").values()) == list(digests("calm.jsonl.zst").values())


def test_a_disk_that_is_full_before_the_run_begins_is_told_with_the_output(here, monkeypatch):
    folder(here / "in", 2)
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr(run.Manifest, "begin", lambda self: (_ for _ in ()).throw(full))
    done = convert("in", "-o", "out")
    assert (done.code, done.said) == (3, "out: No space left on device\n")


def test_files_that_are_written_over_are_told_of(here):
    for name in ("a", "b"):
        folder(here / name, 1)
        (here / name / "same.txt").write_text(f"{name} {text(1)}", encoding="utf-8")
        shutil.rmtree(here / name / "inner")
    assert "written over" not in convert("a", "b", "-o", "both").said
    assert {path.name for path in (here / "both").glob("*.xml")} == {"same.xml", "same-2.xml"}
    assert "written over" not in convert("a", "-o", "one").said
    assert "written over 1 file" in convert("b", "-o", "one").said
    assert "written over" not in convert("b", "-o", "one").said


def test_the_same_text_many_times_is_many_documents(here):
    jsonl(here / "in.jsonl", [{"id": "one", "text": text(1)}] * 40)
    assert convert("in.jsonl", "-o", "out.teicorpus.xml", size=2).code == 0
    assert main(["validate", "out.teicorpus.xml"]) == 0
    assert Path("out.teicorpus.xml").read_bytes().count(b"<TEI ") == 40


def test_a_shorter_input_leaves_no_files_of_shards_that_are_no_more(here):
    folder(here / "in", 12)
    convert("in", "-o", "out", "-t", "parquet", size=3)
    Path("out/mine.txt").write_text("mine")
    Path("in/item0001.txt").unlink()
    for size in (3, 6):
        if size == 3:
            for file in sorted(here.glob("in/inner/*"))[:3]:
                file.unlink()
        assert convert("in", "-o", "out", "-t", "parquet", size=size).code == 0
        assert duckdb.sql("SELECT count(*) FROM 'out/*[0-9].parquet'").fetchall() == [(8,)]
    assert Path("out/mine.txt").exists()
    done = convert("in", "nowhere", "-o", "out", "-t", "parquet", size=2)
    assert done.code == 3 and len(list(here.glob("out/*[0-9].parquet"))) == 4


def test_each_file_of_a_folder_of_corpora_stands_alone(here):
    folder(here / "in", 7)
    convert("in", "-o", "out", "-t", "teicorpus", size=3)
    assert main(["validate", "out"]) == 0
    assert convert("out", "-o", "again").code == 0 and len(digests("again")) == 7


def test_a_share_writes_only_its_own_notes(here):
    folder(here / "in", 40)
    for turn in range(2):
        for share in ("1/2", "2/2"):
            convert("in", "-o", "out", "--shard", share)
        sizes = [path.stat().st_size for path in here.glob("out/.annotate/manifest*.jsonl")]
        assert len(sizes) == 2
        if turn == 0:
            first = max(sizes)
    assert max(sizes) < first + 200
    assert "40 were done before" in convert("in", "-o", "out").said


@given(st.lists(st.binary(min_size=1, max_size=3), max_size=60), st.integers(1, 8), st.data())
def test_one_document_more_changes_the_shard_it_is_in_and_no_other(marks, documents, data):
    def cut(names):
        found = (cutting.Found(Item("", "", ""), 1, 1, cutting._mark(name)) for name in names)
        return [(shard.key, len(shard.items)) for shard in cutting._lasting("", found, documents)]

    before = cut(marks)
    assert sum(count for _, count in before) == len(marks)
    assert len({key for key, _ in before}) == len(before)
    assert all(count <= 2 * documents for _, count in before)
    at = data.draw(st.integers(0, len(marks)))
    more = cut([*marks[:at], b"more than three", *marks[at:]])
    begins = [
        i for i, mark in enumerate(marks) if int.from_bytes(cutting._mark(mark), "big") % documents == 0
    ]
    behind = next((i for i in begins if i >= at), len(marks))
    kept = sum(count for _, count in before) - behind
    tail = []
    for shard in reversed(more):
        if sum(count for _, count in tail) + shard[1] > kept:
            break
        tail.append(shard)
    assert tail == list(reversed(before))[: len(tail)] and sum(count for _, count in tail) == kept


def test_listing_keeps_no_list(here):
    folder(here / "in", 30)
    stock = Inventory(["in"], None)
    assert stock.many == [] and stock.weight == sum(p.stat().st_size for p in Path("in").rglob("*.txt"))
    listed = stock.singles([])
    next(listed)
    assert sum(1 for _ in listed) == 29


def test_shards_that_are_called_alike_by_chance_are_told_apart(here, monkeypatch):
    folder(here / "in", 30)
    convert("in", "-o", "calm.teicorpus.xml")
    cut = cutting._shard
    monkeypatch.setattr(cutting, "_shard", lambda key, found: cut("a" * 8, found))
    for share in ("1/2", "2/2"):
        assert convert("in", "-o", "out.teicorpus.xml", "--shard", share).code == 0
    assert convert("in", "-o", "out.teicorpus.xml").code == 0
    assert main(["validate", "out.teicorpus.xml"]) == 0
    assert convert("out.teicorpus.xml", "-o", "out").code == 0
    assert convert("calm.teicorpus.xml", "-o", "calm").code == 0
    assert digests("out") == digests("calm") and len(digests("out")) == 30


def test_an_output_that_is_changed_under_a_run_is_not_taken_from(here, monkeypatch):
    rows = records(40)
    convert(jsonl(here / "in.jsonl", rows), "-o", "out.jsonl")
    jsonl(here / "in.jsonl", altered(rows, "changed"))
    end = run._Run._end
    monkeypatch.setattr(run._Run, "_end", lambda self: (Path("out.jsonl").write_text("mine\n"), end(self))[1])
    done = convert("in.jsonl", "-o", "out.jsonl")
    assert done.code == 3 and "out.jsonl was changed while" in done.said
    assert Path("out.jsonl").read_text() == "mine\n"
    monkeypatch.undo()
    monkeypatch.chdir(here)
    assert convert("in.jsonl", "-o", "out.jsonl").code == 0
    assert Path("out.jsonl").read_bytes().count(b"\n") == 40
