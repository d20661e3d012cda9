"""Every rule has a reason and examples, and its examples do what they say."""

import pytest

from annotate.check import check
from annotate.cli import main
from annotate.validation import rulebook

WITH = [entry for entry in rulebook.rules().values() if entry.bad]


@pytest.mark.parametrize("entry", WITH, ids=lambda entry: entry.code)
def test_the_bad_example_breaks_the_rule_and_no_other(entry):
    assert [p.code for p in check(rulebook.example(entry.bad))] == [entry.code]


@pytest.mark.parametrize("entry", WITH, ids=lambda entry: entry.code)
def test_the_good_example_has_no_problem(entry):
    assert check(rulebook.example(entry.good)) == []


def test_every_rule_has_a_reason_and_a_page(capsys):
    for code, entry in rulebook.rules().items():
        assert entry.why.endswith((".", "?")), code
        assert entry.level in ("error", "warning", "info")
        assert main(["rule", code]) == 0
        assert entry.why in capsys.readouterr().out
    assert main(["rule"]) == 0
    shown = capsys.readouterr().out
    assert "clause-gap" in shown and "date.day_month" in shown
    assert main(["rule", "date.day_month"]) == 0
    assert main(["rule", "clause-gop"]) == 2
    assert "clause-gap" in capsys.readouterr().err


def test_every_code_in_the_table_of_faults_is_in_the_book():
    from pathlib import Path

    lines = Path(__file__).with_name("faults.txt").read_text(encoding="utf-8").splitlines()
    assert {line.split(" | ")[1] for line in lines} <= set(rulebook.rules())
