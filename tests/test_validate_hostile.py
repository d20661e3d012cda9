"""Whatever stands around a document that is validated, nothing else is read, nobody asked, nothing hangs."""

import hashlib
import http.server
import os
import resource
import threading

import faulty
import pytest
import sieges
from test_hostile import run

from annotate.cli import main
from annotate.version import build

WRONG = faulty.valid().replace(b'n="2254"', b'm="2254"')


@pytest.fixture(scope="module")
def asked():
    """The address of a server, and what was asked of it."""
    seen = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            """Say nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/x", seen
    server.shutdown()
    server.server_close()


def validate(*arguments):
    """The command in a child; Java and Saxon reserve more addresses than they use."""
    return run("validate", "--no-cache", "--format", "concise", *arguments, memory=resource.RLIM_INFINITY)


@pytest.mark.parametrize("name", sieges.SCHEMAS)
def test_a_schema_reaches_nothing(name, asked, tmp_path):
    address, seen = asked
    file, held = sieges.SCHEMAS[name]
    (tmp_path / file).write_text(held.replace("{address}", address))
    (tmp_path / "a.xml").write_bytes(WRONG)
    done = validate(tmp_path / "a.xml", "--schema", tmp_path / file)
    said = done.stderr.decode()
    assert (done.returncode in (2, 3), done.stdout, seen) == (True, b"", [])
    assert "Traceback" not in said and "root:" not in said and len(said.splitlines()) <= 2


@pytest.mark.parametrize("name", sieges.SETTINGS)
def test_settings_that_cannot_be_meant_are_one_sentence(name, tmp_path):
    (tmp_path / "annotate.toml").write_text(sieges.SETTINGS[name])
    (tmp_path / "a.xml").write_bytes(WRONG)
    done = validate(tmp_path / "a.xml", "--config", tmp_path / "annotate.toml")
    assert done.returncode in (2, 3) and len(done.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize("held", ["tool = 3", "[tool]\nannotate = 3"])
def test_a_pyproject_of_the_wrong_shape_is_no_traceback(held, tmp_path):
    (tmp_path / "pyproject.toml").write_text(held)
    (tmp_path / "a.xml").write_bytes(WRONG)
    done = validate(tmp_path / "a.xml", "--config", tmp_path / "pyproject.toml")
    assert done.returncode == (2 if "annotate" in held else 1) and b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", [*sieges.CACHES, "a cache that is a pipe"])
def test_a_cache_that_is_none_of_ours_is_passed_over(name, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.xml").write_bytes(WRONG)
    (tmp_path / ".annotate_cache").mkdir()
    store = tmp_path / ".annotate_cache" / "validate.json"
    if name in sieges.CACHES:
        key = hashlib.blake2b(WRONG, digest_size=16).hexdigest() + ".xml"
        store.write_text(sieges.CACHES[name].replace("V", build()).replace("K", key))
    else:
        os.mkfifo(store)
    assert main(["validate", "a.xml", "--format", "concise"]) == 1
    assert "m" in capsys.readouterr().out


@pytest.mark.parametrize("name", sieges.FILES)
def test_what_is_no_file_is_one_line(name, tmp_path):
    path = tmp_path / sieges.FILES[name](tmp_path)
    sound = tmp_path / "a.xml"
    sound.write_bytes(WRONG)
    named = ((sound, "--baseline", path), (sound, "--config", path), (sound, "--schema", path))
    for arguments in ((path,), (path, "--fix"), *named):
        done = validate(*arguments)
        said = done.stderr.decode()
        assert (done.returncode, done.stdout, len(said.splitlines())) == (3, b"", 1), said


def test_odd_names_of_files_mislead_nobody(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in sieges.NAMES:
        (tmp_path / name).write_bytes(WRONG)
    told = []
    for format in ("json", "sarif", "junit", "concise"):
        assert main(["validate", ".", "--no-cache", "--format", format]) == 1
        told.append(capsys.readouterr().out)
    read = sieges.understood(*told)
    assert sorted(read.json) == sorted(read.sarif) == sorted(sieges.NAMES)
    assert read.junit == len(read.lines) == len(sieges.NAMES)
    assert all(line.isprintable() for line in read.lines) and any(
        "bidi<U+202E>gnp.xml:" in line for line in read.lines
    )
    assert main(["validate", ".", "--no-cache", "--write-baseline", "known.json"]) == 0
    assert main(["validate", ".", "--no-cache", "--baseline", "known.json"]) == 0
