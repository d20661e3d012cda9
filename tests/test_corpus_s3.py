"""Addresses: a server that speaks the S3 protocol on loopback, read from and written to."""

import io
import json
import re
from pathlib import Path

import boto3
import fsspec
import pytest
from corpora import convert, digests, folder, jsonl, records, text
from moto.server import ThreadedMotoServer
from pyarrow import parquet

from annotate import read


@pytest.fixture(scope="module")
def s3():
    patch = pytest.MonkeyPatch()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        patch.setenv(name, value)
    from annotate.corpus import template

    template.close()  # what it is forked from knows the environment it was started in
    client = boto3.client("s3")
    client.create_bucket(Bucket="news")
    yield client
    client.close()
    template.close()
    server.stop()
    patch.undo()


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def upload(s3, path, prefix):
    for file in sorted(path.rglob("*")):
        if file.is_file():
            s3.put_object(Bucket="news", Key=f"{prefix}/{file.relative_to(path)}", Body=file.read_bytes())


def test_a_folder_a_pattern_and_a_file_of_many_are_read_from_s3(here, s3):
    upload(s3, folder(here / "in", 5), "in")
    jsonl(here / "rows.jsonl", records(3))
    s3.put_object(Bucket="news", Key="rows.jsonl", Body=(here / "rows.jsonl").read_bytes())
    assert convert("in", "-o", "near").code == 0
    assert convert("s3://news/in", "-o", "far").code == 0
    assert digests("near") == digests("far") and len(digests("far")) == 5
    assert convert("s3://news/in/item*.txt", "s3://news/rows.jsonl", "-o", "both").code == 0
    assert sorted(digests("both")) == ["item0001.xml", "item0002.xml", "item0004.xml",
                                       "item_0000.xml", "item_0001.xml", "item_0002.xml"]  # fmt: skip
    assert "5 were done before" in convert("s3://news/in", "-o", "far").said


def test_a_folder_and_files_of_many_are_written_to_s3(here, s3):
    folder(here / "in", 5)
    for output in ("out", "out.jsonl.zst", "out.parquet"):
        assert convert("in", "-o", f"near/{output}" if "." in output else "near").code == 0
        done = convert("in", "-o", f"s3://news/far/{output}")
        assert done.code == 0, done.said
    bodies = {
        entry["Key"]: s3.get_object(Bucket="news", Key=entry["Key"])["Body"].read()
        for entry in s3.list_objects_v2(Bucket="news", Prefix="far/")["Contents"]
    }
    assert bodies["far/out/inner/item0003.xml"] == Path("near/inner/item0003.xml").read_bytes()
    for name in ("out.jsonl.zst", "out.parquet", "out.spans.parquet"):
        assert bodies[f"far/{name}"] == Path("near", name).read_bytes()
    assert len(parquet.read_table(io.BytesIO(bodies["far/out.parquet"]))) == 5
    assert "up to date" in convert("in", "-o", "s3://news/far/out.parquet").said
    assert "5 were done before" in convert("in", "-o", "s3://news/far/out").said


def test_an_address_that_leads_nowhere_is_said(here, s3):
    for address, word in (
        ("s3://news/none.jsonl", "none.jsonl"),
        ("s3://nobucket/x", "nobucket"),
        ("nope://a/b", "nope"),
    ):
        done = convert(address, "-o", "out")
        assert done.code == 3 and word in done.said and "Traceback" not in done.said
    s3.put_object(Bucket="news", Key="bad/a.txt", Body=b"\xff")
    done = convert("s3://news/bad", "-o", "out2")
    assert done.code == 3 and re.search("s3://news/bad/a.txt: byte 0xFF", done.said)


def test_any_file_system_that_fsspec_knows_is_read(here):
    with fsspec.open("memory://rows.jsonl", "w") as file:
        file.write(json.dumps({"id": "a", "text": text(1)}) + "\n")
    assert convert("memory://rows.jsonl", "-o", "out").code == 0
    assert read("out/a.xml").text == text(1)


@pytest.mark.parametrize("output", ["again.parquet", "again.jsonl.zst"])
def test_what_has_not_changed_is_taken_from_the_file_in_s3(here, s3, output):
    rows = records(40)
    convert(jsonl(here / "in.jsonl", rows), "-o", f"s3://news/{output}")
    rows[20] |= {"text": text(77)}
    done = convert(jsonl(here / "in.jsonl", rows), "-o", f"s3://news/{output}")
    assert done.code == 0 and int(re.findall(r"(\d+) were done before", done.said)[0]) > 24
    convert("in.jsonl", "-o", output)
    for name in [output, *(p.name for p in here.glob("*.spans.parquet"))]:
        assert s3.get_object(Bucket="news", Key=name)["Body"].read() == Path(name).read_bytes()


def test_files_of_shards_that_are_no_more_are_taken_away_in_s3(here, s3):
    folder(here / "in", 9)
    convert("in", "-o", "s3://news/parts", "-t", "jsonl")
    for n in range(1, 7):
        (next((here / "in").rglob(f"item{n:04}.txt"))).unlink()
    assert (
        "2 files of an earlier run taken away" in convert("in", "-o", "s3://news/parts", "-t", "jsonl").said
    )
    assert len(s3.list_objects_v2(Bucket="news", Prefix="parts/")["Contents"]) == 1


@pytest.mark.parametrize("target", ["tei", "jsonl"])
def test_what_was_taken_away_at_an_address_is_done_again(here, s3, target):
    folder(here / "in", 5)
    run = "in", "-o", f"s3://news/gone-{target}", "-t", target, "--shard-size", "2"
    convert(*run)

    def bodies():
        there = s3.list_objects_v2(Bucket="news", Prefix=f"gone-{target}/").get("Contents", [])
        return {e["Key"]: s3.get_object(Bucket="news", Key=e["Key"])["Body"].read() for e in there}

    before = bodies()
    lost = sorted(before)[1]
    s3.delete_object(Bucket="news", Key=lost)
    done = convert(*run)
    assert bodies() == before and "were done before" in done.said
    assert "0 documents converted" not in done.said
    for key in before:
        s3.delete_object(Bucket="news", Key=key)
    assert "5 documents converted" in convert(*run).said and bodies() == before
    assert "0 documents converted" in convert(*run).said
