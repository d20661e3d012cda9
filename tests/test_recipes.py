"""The recipes of the docs, followed to the letter in a copy of the package."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import annotate

PAGE = Path(__file__).parents[1] / "docs" / "recipes.md"
RECIPES = dict(re.findall(r"^## (.+)\n((?:(?!^## ).*\n)*)", PAGE.read_text(encoding="utf-8"), re.M))
BLOCK = re.compile(r"^```(?P<kind>\w+) ?(?P<rest>[^\n]*)\n(?P<body>.*?)^```$", re.M | re.S)


def follow(recipe, root):
    """Carry out a recipe in a copy of the package; returns the script that proves it, and the files touched."""
    script, touched = "", set()
    for block in BLOCK.finditer(recipe):
        title = re.fullmatch(r'title="(.+)"', block["rest"])
        if title:
            path = root / title[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            assert not path.exists()
            path.write_text(block["body"], encoding="utf-8")
            touched.add(title[1])
        elif block["kind"] == "edit":
            path = root / block["rest"]
            old, new = block["body"].split("---\n")
            text = path.read_text(encoding="utf-8")
            assert text.count(old) == 1, (block["rest"], old)
            path.write_text(text.replace(old, new), encoding="utf-8")
            touched.add(block["rest"])
        else:
            script += block["body"]
    return script, touched


TOUCHES = {
    "An inline element": {"annotate/elements/email.py", "annotate/elements/__init__.py"},
    "A language": {"annotate/languages/it/pack.toml"},
    "An output format": {"annotate/formats/outline.py"},
    "A check": {"annotate/elements/section.py"},
    "A genre": {"annotate/genres/release.py"},
}


def test_there_are_five_recipes():
    assert list(RECIPES) == list(TOUCHES)


@pytest.mark.parametrize("title", TOUCHES)
def test_a_recipe_does_what_it_says_and_touches_one_place(title, tmp_path):
    package = Path(annotate.__file__).parent
    shutil.copytree(package, tmp_path / "annotate", ignore=shutil.ignore_patterns("__pycache__"))
    script, touched = follow(RECIPES[title], tmp_path)
    assert touched == TOUCHES[title]
    assert script
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
