"""JSON documents have the same rules, with places, and nothing is fetched to judge them."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import faulty
import pytest

from annotate import parse, write
from annotate.check import check
from annotate.checking.jsoncheck import validator
from annotate.checking.jsonplaces import places
from annotate.formats import json as format
from annotate.formats import tei

GOOD = format.write(tei.read(faulty.valid()))


def test_the_document_without_a_fault_has_no_problem():
    assert check(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ('"2024-11-08"', '"2024-13"', "value", "no month 13"),
        ('"quantity"', '"quantty"', "attribute", '"quantity"'),
        ('"kind": "lead"', '"kind": "laed"', "element-unknown", "lead"),
        ('"kind": "measure"', '"kind": "mesure"', "element-unknown", "measure"),
        ('"n": "2254"', '"n": 2254', "value", "quotation marks"),
        ('"language": "en"', '"langage": "en"', "attribute", '"language"'),
        ('"kind": "news"', '"kind": "nwes"', "kind", "news"),
        ('"value": "3"', '"value": "٣"', "value", "Western"),
    ],
)
def test_a_fault_is_one_problem_at_its_place(old, new, code, words):
    text = GOOD.decode()
    assert text.count(old) >= 1
    raw = text.replace(old, new, 1).encode()
    (problem,) = check(raw)
    assert problem.code == code
    assert words in f"{problem.message} {problem.fix}"
    if code != "kind":
        line = raw.decode().split("\n")[problem.line - 1]
        assert line[problem.column - 1 :].startswith(('"', "2254"))
        assert line.strip() in new or line.strip(" ,") in new or new.split(":")[0] in line or new in line


def test_a_required_field_that_is_missing_is_named():
    text = GOOD.decode().replace('"n": "1",\n', "", 1)
    fields = json.loads(GOOD)
    del fields["sections"][1]["content"][1]["content"][0]["n"]
    (problem,) = check(json.dumps(fields, ensure_ascii=False).encode())
    assert (problem.code, problem.fix) == ("attribute-missing", 'Add "n": "2.1".')
    assert text


def test_the_checks_between_elements_hold_for_json_too():
    fields = json.loads(GOOD)
    fields["sections"][1]["content"][1]["content"][2]["n"] = "4"
    assert [problem.code for problem in check(json.dumps(fields).encode())] == ["clause-gap"]


def test_places_are_those_of_the_file():
    text = '{"a": [1, {"b": "x😀\\"y", "c": null}], "d": {}}'
    found = places(text)
    assert text[found["a", 1, "b"][0] :].startswith('"x😀')
    assert text[found["a", 1, "c"][1] :].startswith('"c"')
    assert text[found["d",][0] :] == "{}}"


def test_no_reference_is_ever_fetched():
    asked = []

    class Counting(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Counting)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        place = f"http://127.0.0.1:{server.server_port}/x.json"
        with pytest.raises(Exception, match="Unresolvable"):
            list(validator({"$ref": place}).iter_errors({}))
        check(GOOD.replace(b'"kind"', f'"$schema": "{place}", "$ref": "{place}", "kind"'.encode(), 1))
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []


@pytest.mark.parametrize(
    ("raw", "code", "place"),
    [
        ('{"kind": "news",\n "kind": "news"}', "twice", (2, 2)),
        ('{"kind": "news",\n "language": NaN}', "json", (2, 14)),
        ('{"kind":' + "[" * 100_000, "depth", (1, 408)),
        ("[" * 100_000, "depth", (1, 401)),
    ],
)
def test_hostile_json_is_one_problem_with_its_place(raw, code, place):
    (problem,) = check(raw.encode())
    assert (problem.code, problem.line, problem.column) == (code, *place)


def test_a_number_too_long_for_python_and_very_many_keys_are_told_like_any_others():
    assert "value" in [p.code for p in check(b'{"kind": "news", "published": ' + b"9" * 100_000 + b"}")]
    keys = ",".join(f'"k{i}": 1' for i in range(20_000))
    problems = check(f'{{"kind": "news", {keys}}}'.encode())
    assert sum(p.code == "attribute" for p in problems) == 20_000


def test_what_is_wrong_between_annotations_is_told_at_the_object_it_is_about():
    text = "Talks\n\nThe first clause provides for water.\nThe second clause is on roads. “Yes,” he said.\n"
    raw = write(parse(text, language="en", published="2024-11-09"), "json").decode()
    for old, new, code in (
        ('"n": "2"', '"n": "7"', "clause-gap"),
        ('"who": "', '"who": "x', "pointer-dangling"),
    ):
        assert raw.count(old) == 1
        problem = next(p for p in check(raw.replace(old, new).encode()) if p.code == code)
        line = raw.replace(old, new).split("\n")[problem.line - 1]
        assert line[problem.column - 1 :].startswith(new.partition(": ")[2])
    (altered,) = check(raw.replace("roads", "raods").encode())
    assert altered.code == "text-altered" and altered.line
