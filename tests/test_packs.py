"""The packs: what each covers, and that the linter tells a slow or wrong table from a sound one."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.cli import main
from annotate.examples import examples
from annotate.formats.snippet import spans
from annotate.identification import guess
from annotate.lint import GROWTH, growth, lint, weaknesses
from annotate.pack import PackError, languages, load
from annotate.parse import explain, parse
from annotate.source import decode
from annotate.survey import survey, surveys

CODES = list(languages())


@pytest.fixture
def copied(tmp_path):
    """A copy of the French pack under a code of its own, to be spoilt."""
    folder = tmp_path / "xx"
    shutil.copytree(languages()["fr"], folder)
    yield folder
    load.cache_clear()


def spoil(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load(str(folder))


@pytest.mark.parametrize("code", CODES)
def test_no_pack_has_a_fault(code):
    assert lint(load(code)) == []


@pytest.mark.parametrize("code", CODES)
def test_the_text_of_a_packs_examples_is_known_by_its_language(code):
    text = "\n".join(spans(example.snippet)[0] for example in examples(load(code)))
    assert guess(text)[0] == code


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        (r"\w+ x", "without a bound"),
        (r"a{2,}", "without a bound"),
        (r"(?=.*x)a", "without a bound"),
        (r"(?:b|(?<=x)c*?)d", "without a bound"),
        (r"(a{1,3}){1,5}b", "inside a quantified group"),
        (r"(?:a{1,3}|b){2}c", "inside a quantified group"),
        (r"(?:a|a){0,30}b", "times as long"),
        (r"a{0,2000}a{0,2000}b", "times as long"),
        (r"x?", "matches everything"),
        (r"", "matches everything"),
        (r"a{0,9}", "matches everything"),
    ],
)
def test_patterns_that_are_refused(pattern, says):
    assert any(says in reason for reason in weaknesses(pattern))


@pytest.mark.parametrize(
    "pattern", [r"\w{2,12}y\Z", r"(?:ab?)?c", r"(?!)", r"al\w{2,12}i\Z", r"[a-f]{1,4}-?\d"]
)
def test_patterns_that_are_accepted(pattern):
    assert weaknesses(pattern) == []


def test_a_bounded_pattern_grows_with_its_text():
    assert growth(re.compile(r"\w{2,12}y\Z"), "ay") <= 2 * GROWTH


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("pack.toml", 'brief = ["M", "à"]', 'brief = ["à"]', "'m' is one character"),
        ("outline.toml", '"afp" = ""', '"afp" = ""\n"b" = ""', "'b' is one character"),
        ("outline.toml", '"afp" = ""', '"afp" = ""\n"…" = ""', "holds no letter or digit"),
        ("measure.toml", '"trois" = "3"', '"trois" = "4"', "'trois' is '4' here and '3'"),
        ("pack.toml", "brief =", 'proclitics = ["selon"]\nbrief =', "'selon' is a word of its own"),
        ("pack.toml", "brief =", 'proclitics = ["l\'"]\nbrief =', "is not made of letters"),
        ("pack.toml", 'brief = ["M", "à"]', 'brief = ["ont", "ont"]', "'ont' stands there 2 times"),
        ("pack.toml", 'letters = "[', 'letters = "x[', "is no character class"),
        ("name.toml", "title_inside = true", "title_inside = true\nsurname = '\\w+ski'", "without a bound"),
    ],
)
def test_faults_are_told(copied, name, old, new, says):
    pack = spoil(copied, name, old, new)
    if "…" in new:  # it could not even be scanned for
        pack.__dict__["entries"] = {}
    assert [fault for fault in map(str, lint(pack)) if says in fault]


def test_what_is_no_regular_expression_is_refused_when_loaded(copied):
    with pytest.raises(PackError, match=r"xx/name\.toml: surname: .*no regular expression"):
        spoil(copied, "name.toml", "title_inside = true", "title_inside = true\nsurname = '('")


def test_an_unknown_field_is_told_with_the_nearest_there_is(copied):
    with pytest.raises(
        PackError, match=r"date\.toml: there is no field numerics in this table; did you mean numeric"
    ):
        spoil(copied, "date.toml", "numeric =", "numerics =")


def test_the_small_pack_of_the_page_finds_dates(tmp_path):
    page = (Path(__file__).parents[1] / "docs" / "languages.md").read_text(encoding="utf-8")
    folder = tmp_path / "pt"
    folder.mkdir()
    (folder / "date.toml").write_text(page.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    script = 'name = "Portuguese"\ndirection = "ltr"\ncased = true\nletters = "[a-zà-ú]"\ncommon = ["de"]\n'
    (folder / "pack.toml").write_text(script, encoding="utf-8")
    text = "A ponte abriu ontem e fecha em 12 de março de 2024."
    found = explain(decode(text), language=str(folder), published="2024-11-09").spans
    dates = {text[s.start : s.end]: s.attrs["when"] for s in found if s.kind == "date"}
    assert dates == {"ontem": "2024-11-08", "12 de março de 2024": "2024-03-12"}


def test_a_pack_is_used_from_its_folder(copied):
    text = "Le pont a rouvert le 3 mai 2020."
    document = parse(text, language=str(copied))
    assert document.language == "xx"
    assert load(str(copied)).code == "xx"
    assert "xx" not in languages()


def test_the_survey_counts_what_is_there():
    french = survey(load("fr"))
    rows = {row.name: row for row in french.constructs}
    assert french.sound
    assert rows["date"].words > 100
    assert "date.day_month" in rows["date"].rules
    assert rows["date"].positive > 10
    assert rows["place"].words > 500
    assert not rows["place"].rules


def test_the_survey_tells_what_fails_and_what_is_missing(copied):
    (copied / "reference.txt").write_text(
        '## reference.designation\nLa ville a <reference type="law" n="3">trois</reference> ponts.\n',
        encoding="utf-8",
    )
    told = next(surveys(str(copied)))
    row = next(row for row in told.constructs if row.name == "reference")
    assert not told.sound
    assert "xx/reference.txt:2" in row.failing[0]
    assert "reference.designation: no negative example" in row.missing


def test_the_command_lists_one_language_or_all(capsys):
    assert main(["languages", "es", "--lint"]) == 0
    out = capsys.readouterr().out
    assert "Spanish, written from left to right" in out
    assert "day_month" in out
    assert main(["languages", "--format", "json"]) == 0
    assert [one["code"] for one in json.loads(capsys.readouterr().out)] == CODES


def test_the_command_says_what_is_wrong(capsys, copied, tmp_path):
    spoil(copied, "pack.toml", 'brief = ["M", "à"]', 'brief = ["à"]')
    assert main(["languages", str(copied), "--lint"]) == 1
    assert "xx/name.roles: 'm' is one character" in capsys.readouterr().out
    assert main(["languages", "zz"]) == 2
    assert "there is no language pack 'zz'" in capsys.readouterr().err
    (tmp_path / "packs" / "pt").mkdir(parents=True)
    (tmp_path / "packs" / "pt" / "pack.toml").write_text("")
    assert main(["languages", str(tmp_path / "packs")]) == 2
    assert f"holds no pack.toml: name {tmp_path / 'packs' / 'pt'}" in capsys.readouterr().err


def test_every_pack_says_how_its_language_is_known():
    for code in CODES:
        script = load(code).script
        assert len(script.common) >= 15, code
        assert script.name
        assert guess(" ".join(script.common))[0] == code


FOUND = """
from annotate.examples import examples
from annotate.formats.snippet import spans
from annotate.pack import languages, load
from annotate.parse import explain
from annotate.source import decode
for code in languages():
    for example in examples(load(code)):
        text = decode(spans(example.snippet)[0])
        print(explain(text, language=code, published=example.published).spans)
"""


def test_what_is_found_does_not_hang_on_the_order_of_a_set():
    runs = {
        subprocess.run(
            [sys.executable, "-c", FOUND],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


@pytest.mark.parametrize("text", ["ama wazir kala ina zo.", 'kala wazir: "zo bo".\n\nama lo, kala "za".'])
def test_a_young_pack_of_verbs_and_topics_alone_raises_nothing(tmp_path, text):
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "pack.toml").write_text("name = 'X'\nletters = '[a-z]'\ncased = false\n")
    (folder / "quote.toml").write_text(
        'subject_first = false\ntopics = ["ama"]\nverbs = ["kala"]\naccording = []\ncomplementizers = ["ina"]\n'
    )
    assert parse(text, language=str(folder)).text == text


def test_the_folder_of_a_pack_is_called_by_a_language(tmp_path):
    (tmp_path / "my_pack").mkdir()
    (tmp_path / "my_pack" / "pack.toml").write_text('name = "X"\nletters = "[a-z]"\n')
    with pytest.raises(PackError, match=r"my_pack.* such as pt: rename the folder"):
        parse("zo", language=str(tmp_path / "my_pack"))


@pytest.mark.parametrize("text", ["Ministers resign", "Storm shuts schools", "Trump wins Iowa"])
def test_a_text_with_none_of_the_commonest_words_is_of_the_usual_language_of_its_letters(text):
    assert guess(text)[0] == "en"
