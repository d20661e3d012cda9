"""Markup: hostile markup, addresses not to be followed, and broken JSON, as rows of the table of reliability."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

from trial import Row, first, refused, run

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


def tei(body: str) -> str:
    """A TEI file with a body."""
    header = (
        "<teiHeader><fileDesc><titleStmt><title>t</title></titleStmt><publicationStmt><p/></publicationStmt>"
    )
    header += "<sourceDesc><bibl/></sourceDesc></fileDesc></teiHeader>"
    return f'{TEI}{header}<text xml:space="preserve" xml:lang="en"><body>{body}</body></text></TEI>'


def section(inner: str) -> str:
    """A TEI file with a lead and a section."""
    return tei(f'<div type="lead"><p>x</p></div><div type="section">{inner}</div>')


DOCTYPES = {
    "a DOCTYPE with an entity": '<!DOCTYPE TEI [<!ENTITY a "x">]>' + TEI + "<text>&a;</text></TEI>",
    "a DOCTYPE of another file": '<!DOCTYPE TEI SYSTEM "file:///etc/passwd">' + TEI + "</TEI>",
    "a billion laughs": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + TEI + "&b;</TEI>",
}
MARKUP = {
    "100,000 elements in one another": section(
        "<p>" + "<quote>" * 100_000 + "x" + "</quote>" * 100_000 + "</p>"
    ),
    "10⁵ attributes": section("<p " + " ".join(f'a{i}=""' for i in range(100_000)) + ">x</p>"),
    "a text node of 12 MB": section("<p>" + "x " * 6_000_000 + "</p>"),
    "100,000 paragraphs": section("<p>x</p>" * 100_000),
    "100,000 unknown elements": section("<p>" + "<x/>" * 100_000 + "</p>"),
    "a namespace with a brace": section('<p><x xmlns="a}b">x</x></p>'),
    "half a file": section("<p>x</p>")[:-20],
}


def markup(folder: Path) -> Iterator[Row]:
    """Hostile markup is refused or validated, and never crashes or hangs."""
    for name, content in DOCTYPES.items():
        path = folder / "in.xml"
        path.write_text(content)
        done = run("convert", path, "-t", "json")
        good = refused(done) and "DOCTYPE" in done.err
        yield Row("Markup", name, "exit 3, refused", first(done.err), done.seconds, done.peak, good)
    for name, content in MARKUP.items():
        path = folder / "in.xml"
        path.write_text(content)
        done = run("validate", "--no-cache", "--format", "concise", path)
        read = run("convert", path, "-t", "text")
        good = done.code in (0, 1) and read.code in (0, 3) and "Traceback" not in done.err + read.err
        happened = f"validate {done.code}, convert {read.code}: {first(read.err or done.out.decode())}"
        must = "is told in sentences, no crash"
        seconds, peak = max(done.seconds, read.seconds), max(done.peak, read.peak)
        yield Row("Markup", name, must, happened.replace(str(folder), "…"), seconds, peak, good)


def network(folder: Path) -> Iterator[Row]:
    """What names an address is not followed: a server on this machine counts who comes."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        came: list[object] = []

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    came.append(server.accept())

        threading.Thread(target=serve, daemon=True).start()
        url = f"http://127.0.0.1:{port}/x"
        cases = {
            "XInclude of an address": tei(
                f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{url}"/>'
            ),
            "a stylesheet instruction": f'<?xml-stylesheet href="{url}"?>' + section("<p>x</p>"),
            "an xml-model instruction": f'<?xml-model href="{url}"?>' + section("<p>x</p>"),
            "a schema location": section("<p>x</p>").replace(
                "<TEI ",
                f'<TEI xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a {url}" ',
            ),
        }
        for name, content in cases.items():
            path = folder / "in.xml"
            path.write_text(content)
            done = run("validate", "--no-cache", path)
            run("convert", path, "-t", "html")
            good = not came and done.code in (0, 1)
            happened = "nobody came" if not came else "a connection was made"
            yield Row("Network", name, "is not followed", happened, done.seconds, done.peak, good)
            came.clear()
        schema = folder / "remote.json"
        schema.write_text(json.dumps({"$ref": url}))
        item = folder / "item.json"
        item.write_text("{}")
        done = run("validate", "--no-cache", "--schema", schema, item)
        happened = "nobody came" if not came else "a connection was made"
        yield Row("Network", "a remote $ref in a JSON Schema", "is not fetched", happened, done.seconds, done.peak,
                  not came and "Traceback" not in done.err)  # fmt: skip


JSONS = {
    "200,000 open brackets": b"[" * 200_000,
    "100,000 objects in one another": b'{"a":' * 100_000,
    "half an object": b"{",
    "a byte that is no UTF-8": b"\xff",
    "spans that cross": json.dumps(
        {
            "text": "0123456789",
            "spans": [{"start": 0, "end": 5, "kind": "quote"}, {"start": 3, "end": 8, "kind": "date"}],
        }
    ).encode(),
    "a span outside the text": b'{"text": "a", "spans": [{"start": 0, "end": 9, "kind": "date"}]}',
    "a language that is a path": b'{"text": "a", "language": "../fr", "spans": []}',
}


def jsons(folder: Path) -> Iterator[Row]:
    """Broken JSON and standoff are refused in a sentence."""
    for name, raw in JSONS.items():
        done = run("convert", "-", "-f", "standoff", stdin=raw)
        yield Row(
            "JSON", name, "exit 3, one sentence", first(done.err), done.seconds, done.peak, refused(done)
        )
