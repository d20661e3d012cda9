"""The house: modules import one another in one direction, and what is worked out of a text names no kind of element."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import annotate
from annotate import genres, pack
from annotate.schema import schema_of

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


def under(*folders):
    """The modules that lie in some folders of the package, at any depth."""
    return [
        name for name in MODULES if f"{name}.".startswith(tuple(f"annotate.{folder}." for folder in folders))
    ]


def test_no_import_goes_in_a_circle():
    TopologicalSorter({name: set(imports(name)) for name in MODULES}).prepare()


def test_only_rules_make_spans_of_what_is_worked_out_of_a_text():
    for name in under("structure", "quotes", "dates", "names"):
        asked = set(imports(name))
        assert "annotate.span" not in asked, name
        assert not any(one.startswith("annotate.elements") for one in asked), name


def test_what_is_worked_out_of_a_text_carries_no_kind_no_rule_and_no_id():
    kinds = set(schema_of(genres.load("news").root).kinds)
    tables = [table for language in pack.languages() for table in pack.load(language).tables.values()]
    values = {value for table in tables for _, words in table.lexicons() for value in words.values()}
    for name in under("structure", "quotes", "names"):
        tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
        besides = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr | ast.keyword)}
        for node in ast.walk(tree):
            where = f"{name}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in besides:
                # what a list says of its words is no kind: "title" of "Mr"
                assert node.value not in kinds - values, where
                assert not node.value[:-1].isalpha() or node.value[-1] != "@", where
            elif isinstance(node, ast.Attribute):
                assert node.attr not in ("kind", "rule"), where
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                assert node.target.id not in ("kind", "rule", "id"), where


def test_the_map_of_a_folder_names_its_modules_in_the_order_in_which_they_ask_one_another():
    for folder in ("structure", "quotes", "names", "names.cased", "names.uncased"):
        package = f"annotate.{folder}"
        tree = ast.parse(MODULES[package].read_text(encoding="utf-8"))
        rows = [line for line in (ast.get_docstring(tree) or "").splitlines() if line.startswith("``")]
        order = [
            f"{package}.{name}" for row in rows for name in re.findall("``(\\w+)``", row.partition("   ")[0])
        ]
        inside = {name for name in MODULES if name.rpartition(".")[0] == package}
        assert sorted(order) == sorted(inside), package
        for at, name in enumerate(order):
            below = set(order[at + 1 :]) & set(imports(name))
            assert not below, f"{name} stands over {below}"


def test_no_module_compiles_a_pattern_when_it_is_imported():
    """``regex`` compiles it when a text first meets it."""
    for name, path in MODULES.items():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            made = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
            assert not (isinstance(made, ast.Call) and ast.unparse(made.func) == "re.compile"), (
                name,
                node.lineno,
            )
