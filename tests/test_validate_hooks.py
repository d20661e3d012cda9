"""What CI reads: the pre-commit hooks and the GitHub action name options that the command has."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import faulty
import pytest
import yaml

from annotate.cli import main

ROOT = Path(__file__).parents[1]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
MENDABLE = faulty.valid().decode().replace('n="2254"', 'n="٢٢٥٤"')


@pytest.fixture
def commands(tmp_path, monkeypatch):
    """A folder with a faulty file, and the command on the path, as after installation."""
    bin = tmp_path / "bin"
    bin.mkdir()
    (bin / "annotate").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m annotate "$@"\n')
    (bin / "annotate").chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin}:{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a b.xml").write_bytes(faulty.valid())
    (tmp_path / "c.tei").write_text(MENDABLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["a.xml", "corpus/b.tei"])
@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_hooks_are_given_tei_whatever_its_suffix(hook, name):
    """pre-commit knows no type "xml" for .tei files: only the pattern may choose."""
    assert re.search(hook["files"], name) and not re.search(hook["files"], "a.xml.py")
    assert hook.get("types") == ["text"] and "types_or" not in hook


def test_hooks_judge_and_mend_the_files_they_are_given(commands):
    def run(hook, *names):
        return subprocess.run(
            [*shlex.split(HOOKS[hook]["entry"]), *names], capture_output=True, text=True, check=False
        )

    assert run("annotate-validate", "a b.xml").returncode == 0
    done = run("annotate-validate", "a b.xml", "c.tei")
    assert done.returncode == 1 and "c.tei:16:" in done.stdout
    assert run("annotate-fix", "a b.xml", "c.tei").returncode == 0
    assert (commands / "c.tei").read_bytes() == faulty.valid()


def action(**given):
    """Run the last step of the action as GitHub does."""
    step = ACTION["runs"]["steps"][-1]
    inputs = {name: given.get(name, spec["default"]) for name, spec in ACTION["inputs"].items()}
    filled = {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: inputs[match[1]], value)
        for name, value in step["env"].items()
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, env={**os.environ, **filled}, capture_output=True, text=True, check=False)


def test_the_action_tells_pull_requests_and_writes_reports(commands):
    done = action()
    assert done.returncode == 1 and done.stdout.startswith("::error file=c.tei,line=16,col=")
    assert action(paths="*.xml", arguments="--no-cache").returncode == 0, "a b.xml is sound"
    assert action(paths="*.tie", arguments="--no-cache").returncode == 3, "nothing fits the pattern"
    done = action(format="sarif", output="out.sarif", arguments="--exit-zero")
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((commands / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_what_is_given_to_the_action_is_never_run(commands):
    for given in ({"paths": "c.tei; touch run"}, {"arguments": "$(touch run)"}, {"output": "$(touch run)"}):
        action(**given)
    assert not (commands / "run").exists()
    every = " ".join(step.get("run", "") for step in ACTION["runs"]["steps"])
    assert "${{" not in every, "inputs reach the script by its environment only"


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
