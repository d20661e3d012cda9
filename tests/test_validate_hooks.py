"""What CI reads: the pre-commit hooks and the GitHub action name options that the command has."""

import re
from pathlib import Path

import pytest

from annotate.cli import main

ROOT = Path(__file__).parents[1]


def test_the_hooks_and_the_action_use_options_that_there_are(capsys):
    with pytest.raises(SystemExit):
        main(["validate", "--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    written = (ROOT / ".pre-commit-hooks.yaml").read_text() + (ROOT / "action.yml").read_text()
    used = set(re.findall(r"annotate validate.*", written))
    assert used
    asked = {option for line in used for option in re.findall(r"(--[a-z-]+)", line)}
    assert asked <= known


def test_the_page_on_validation_names_rules_and_options_that_there_are(capsys):
    from annotate.validation.rulebook import rules

    with pytest.raises(SystemExit):
        main(["validate", "--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    page = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    assert set(re.findall(r"--[a-z-]{3,}", page)) <= known
    assert set(re.findall(r"annotate rule ([a-z-]+-[a-z-]+)", page)) <= set(rules())
