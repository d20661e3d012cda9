"""The house: modules import one another in one direction, and what is worked out of a text names no kind of element."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import annotate

PACKAGE = Path(annotate.__file__).parent
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def imports(name):
    """The modules of the package that one asks at any time; what it asks for types alone is left out."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    typing = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node not in typing:
            for alias in node.names:
                for asked in (f"{node.module}.{alias.name}", node.module):
                    if asked in MODULES and asked != name:
                        yield asked
                        break


def test_no_import_goes_in_a_circle():
    TopologicalSorter({name: set(imports(name)) for name in MODULES}).prepare()


def test_only_rules_make_spans_of_what_is_worked_out_of_a_text():
    for folder in ("structure", "quotes", "dates", "names"):
        for path in (PACKAGE / folder).glob("*.py"):
            asked = set(imports(f"annotate.{folder}.{path.stem}".removesuffix(".__init__")))
            assert "annotate.span" not in asked, path
            assert not any(name.startswith("annotate.elements") for name in asked), path
