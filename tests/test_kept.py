"""What is kept of a pack's tables is what reading them anew gives, and counts only while they are the same."""

import os
import re
import shutil
import sys
from functools import cache
from types import SimpleNamespace

import pytest

from annotate import compiled, kept, pack, schema
from annotate.genres.news import News


@pytest.fixture
def cached(monkeypatch, tmp_path):
    """A folder for what is kept, whatever the environment says."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def english(tmp_path):
    """A copy of the English pack."""
    pack.load("en")  # the classes of its tables are known from now on
    return shutil.copytree(pack.languages()["en"], tmp_path / "en")


def load(folder):
    return pack.load.__wrapped__(str(folder))


def words(found):
    return (
        {name: vars(table) for name, table in found.tables.items()},
        vars(found.script),
        found.entries.own,
        found.openings.phrases,
    )


@pytest.mark.parametrize("code", sorted(pack.languages()))
def test_a_pack_is_the_same_from_what_was_kept(cached, code, monkeypatch):
    fresh = words(load(code))
    assert list(cached.rglob("*.table"))
    monkeypatch.setattr(pack.Words, "model_validate", None)  # it is not asked again
    again = load(code)
    assert words(again) == fresh
    assert [type(table) for table in again.tables.values()] == [
        pack.Words.tables[name] for name in again.tables
    ]


def test_a_table_that_changes_is_read_again(cached, english):
    before = load(english)
    table = english / "outline.toml"
    table.write_text(table.read_text(encoding="utf-8").replace('"afp"', '"elin wire"'), encoding="utf-8")
    after = load(english)
    assert "elin wire" not in before.tables["outline"].agencies
    assert "elin wire" in after.tables["outline"].agencies
    assert ("elin wire" in before.entries.own, "elin wire" in after.entries.own) == (False, True)
    table.write_text("agencies = 5", encoding="utf-8")
    with pytest.raises(pack.PackError, match=r"outline\.toml: agencies"):
        load(english)


def test_a_table_of_the_same_size_and_another_time_is_read_again(cached, english):
    load(english)
    table = english / "outline.toml"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace('"afp"', '"apf"'), encoding="utf-8")
    os.utime(table, ns=(1, 1))
    assert "apf" in load(english).tables["outline"].agencies


def test_what_is_kept_of_other_modules_does_not_count(cached, english, monkeypatch):
    load(english)
    table, files = english / "date.toml", (english / "date.toml", english / "pack.toml")
    assert kept.read(table, kept.state(*files))
    monkeypatch.setattr(kept, "_modules", lambda: 1)
    assert kept.read(table, kept.state(*files)) is None


def test_a_table_is_read_again_when_the_script_of_its_pack_changes(cached, english):
    before = load(english).tables["quote"].pronouns
    script = english / "pack.toml"
    script.write_text(script.read_text(encoding="utf-8") + '\n[fold]\nh = "k"\n', encoding="utf-8")
    assert ("he" in before, "ke" in load(english).tables["quote"].pronouns) == (True, True)


@pytest.mark.parametrize("rubbish", [b"", b"\0", b"x" * 100, b"\xff" * 9])
def test_rubbish_is_made_anew(cached, english, rubbish):
    fresh = words(load(english))
    for place in cached.rglob("*.table"):
        place.write_bytes(rubbish)
    assert words(load(english)) == fresh


def test_nothing_is_written_where_python_writes_no_byte_code(english, cached, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    load(english)
    assert not cached.exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    cached.write_text("a file where the folder should be")
    load(english)
    assert cached.is_file()


def test_the_tables_of_a_document_type_are_the_same_from_what_was_kept(cached, monkeypatch):
    fresh = schema._schema.__wrapped__(News)
    assert [place.name.partition(".")[0] for place in cached.rglob("*.table")] == ["news"]
    monkeypatch.setattr(schema, "_compiled", None)  # it is not asked again
    again = schema._schema.__wrapped__(News)
    assert repr(again) == repr(fresh) and again.root.cls is News
    assert [spec.cls for spec in again.values()] == [spec.cls for spec in fresh.values()]


def test_a_pack_with_other_tables_takes_nothing_from_what_was_kept(cached, english):
    found = load(english)
    assert "elin wire" not in found.entries.own
    other = pack.Pack(found.code, found.folder, found.script, {"date": found.tables["date"]})
    assert set(other.entries.own) < set(found.entries.own)


def test_a_pattern_from_what_was_kept_is_the_one_re_compiles(cached, monkeypatch):
    monkeypatch.setattr(compiled, "_codes", cache(compiled._codes.__wrapped__))
    asked = {
        (r"(?P<day>\d{1,2})[./](?P<month>\d+)", re.ASCII),
        (r"[ء-ي]+|\w", 0),
        (rb"<[a-z]+", re.IGNORECASE),
    }
    fresh = {key: compiled.compiled(*key) for key in asked}
    compiled._codes().keep()
    compiled._codes.cache_clear()
    monkeypatch.setattr(compiled._codes(), "add", None)  # it is not asked again
    for (text, flags), pattern in fresh.items():
        assert compiled.compiled(text, flags) == pattern == re.compile(text, flags)
        assert compiled.compiled(text, flags).groupindex == re.compile(text, flags).groupindex


@pytest.mark.parametrize("other", [None, lambda *_: [], lambda: []])
def test_patterns_are_compiled_as_ever_where_re_takes_other_steps(monkeypatch, other):
    monkeypatch.setattr(compiled, "_compiler", SimpleNamespace(_code=other) if other else other)
    monkeypatch.setattr(compiled, "_codes", cache(compiled._codes.__wrapped__))
    assert compiled.compiled("a|b", re.ASCII) is re.compile("a|b", re.ASCII)
