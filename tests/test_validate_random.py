"""What hands and programs do to converted documents, at random: one problem for one fault, two for two."""

import random
from pathlib import Path

import pytest
from lxml import etree
from mutations import mutate

from annotate import parse, write
from annotate.check import check

EXAMPLES = Path(__file__).parents[1] / "examples"
SPANISH = """El puerto firma un acuerdo

Madrid, 14 de marzo.- El ministro de Transporte, Juan Pérez, dijo el viernes: «No volveremos atrás».

Qué dice el acuerdo
Artículo 1: La huelga termina.
Artículo 2: La empresa paga los salarios.
"""


@pytest.fixture(scope="module", params=["harbour.ar", "harbour.en", "bridge.fr", "es"])
def tree(request):
    spanish = request.param == "es"
    text = SPANISH.encode() if spanish else (EXAMPLES / f"{request.param}.txt").read_bytes()
    made = write(parse(text, published="2024-03-14", language=request.param[-2:]), "tei")
    assert check(made) == []
    return etree.fromstring(made)


def test_a_fault_made_at_random_is_told_once(tree):
    chance = random.Random(5)
    told = []
    for _ in range(150):
        what, wrong = mutate(tree, chance)
        problems = check(etree.tostring(wrong, encoding="utf-8"))
        told.append((len(problems), what, [str(p) for p in problems]))
    assert sum(count > 0 for count, _, _ in told) > 90
    cascades = [one for one in told if one[0] > 1]
    assert len(cascades) <= 5, cascades


def _renamed(tree, path, name):
    tree.find(path).tag = f"{{http://www.tei-c.org/ns/1.0}}{name}"


def _lost(tree, path, name):
    del tree.find(path).attrib[name]


ID = "{http://www.w3.org/XML/1998/namespace}id"
FAULTS = {
    "a step of the header with a wrong name": (
        lambda t: _renamed(t, ".//{*}resp", "ress"),
        "element-unknown",
    ),
    "an id that others point to, gone": (lambda t: _lost(t, ".//{*}respStmt", ID), "attribute-missing"),
    "a value that is none": (lambda t: t.find(".//{*}p[@cert]").set("cert", "sure"), "value"),
    "words in the header": (lambda t: setattr(t.find(".//{*}fileDesc"), "text", "words"), "text"),
    "a word of the text": (
        lambda t: setattr(t.find(".//{*}div/{*}p"), "text", "Other words "),
        "text-altered",
    ),
    "an unknown attribute": (lambda t: t.find(".//{*}langUsage").set("rend", "x"), "attribute"),
    "a part of the header, gone": (
        lambda t: t.find(".//{*}encodingDesc").remove(t.find(".//{*}editorialDecl")),
        "child-missing",
    ),
}


@pytest.mark.parametrize("first", FAULTS)
def test_two_faults_are_two_problems(tree, first):
    for second in list(FAULTS)[list(FAULTS).index(first) + 1 :]:
        twice = etree.fromstring(etree.tostring(tree))
        for fault in (first, second):
            FAULTS[fault][0](twice)
        codes = [problem.code for problem in check(etree.tostring(twice)) if problem.level != "info"]
        assert sorted(codes) == sorted([FAULTS[first][1], FAULTS[second][1]]), (first, second)


@pytest.mark.parametrize(
    ("path", "name", "meant"),
    [
        (".//{*}respStmt", "placeName", "<respStmt>"),
        (".//{*}resp", "seg", "<resp>"),
        (".//{*}interp", "respStmt", "<interp>"),
        (".//{*}sourceDesc", "respStmt", "<sourceDesc>"),
        (".//{*}titleStmt/{*}title", "respStmt", "<title>"),
        (".//{*}rs[@type]", "title", "<rs type="),
    ],
)
def test_what_has_the_name_of_something_else_is_known_by_what_is_in_it(tree, path, name, meant):
    wrong = etree.fromstring(etree.tostring(tree))
    _renamed(wrong, path, name)
    (problem,) = check(etree.tostring(wrong))
    assert problem.code == "element-unknown" and problem.fix.startswith(f"Did you mean {meant}")
