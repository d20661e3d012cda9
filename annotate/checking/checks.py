"""Checks: the tests of the classes and their judges, on what the tag and the words of an element tell.

Most tests ask for attributes only (``not(@when and (@from or @to))``). Their answer for the same
attributes is the same, so it is asked of libxml2 once and kept. Of a test such as
``normalize-space(.) or not(following-sibling::*)`` only the part that needs no neighbours is asked:
where it is true, so is the whole.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, Protocol

from lxml import etree

from annotate.checking.recognition import TEI, qualified, xpath
from annotate.document import Document
from annotate.problem import Problem
from annotate.regex import regex
from annotate.schema import ElementSpec, schema_of

MOST = 50_000
"""How many answers of one test are remembered."""
Judge = Callable[[Mapping[str, str], str, dict[str, str]], Iterator[Problem]]
_LITERAL = regex(r"'[^']*'|\"[^\"]*\"")
_ATTRIBUTE = regex(r"(\$before/)?@([\w:]+)")
_ALONE = regex(
    r"(?:\s|(?:not|string|number|boolean|concat|substring|substring-before|substring-after|translate|starts-with"
    r"|contains|string-length|normalize-space|floor|ceiling|round)\((?=\s*[^)\s])"
    r"|(?:true|false)\(\)|(?:and|or)\b|[\x00(),+=<>-]|!=|(?<!\.)\.(?!\.))*"
)
"""What asks for nothing around an element, its attributes, literals and numbers written as NUL."""
_DECIMAL = regex(r"\b[0-9]+(?:\.[0-9]+)?")


class _Answers:
    """Checks that are asked together, and the attributes for which all of them hold."""

    def __init__(self, tests: Sequence[str], before: bool, words: bool, tag: str) -> None:
        self.before, self.words, self.tag = before, words, f"{TEI}{tag}"
        whole = " and ".join(f"({test})" for test in tests)
        self.asks = xpath(f"boolean({whole})")
        found = _ATTRIBUTE.findall(_LITERAL.sub("''", whole))
        self.own = tuple(dict.fromkeys(name for other, name in found if not other))
        self.other = tuple(dict.fromkeys(name for other, name in found if other))
        self.good: set[tuple[str | None, ...]] = set()

    def good_for(self, one: Told, before: Told | None) -> bool:
        """Whether the checks hold for an element, for all that is known of it."""
        get = one.attributes.get
        key = tuple([get(name) for name in self.own])
        if before:
            key += tuple(map(before.attributes.get, self.other))
        if key in self.good and not self.words:
            return True
        variables = {"before": [_made(self.tag, before)]} if before else {}
        if not self.asks(_made(self.tag, one), **variables):
            return False
        if len(self.good) < MOST:
            self.good.add(key)
        return True


def _grouped(spec: ElementSpec) -> Iterator[_Answers]:
    """The checks of a class by what they ask for."""
    groups: dict[tuple[bool, bool], list[str]] = {}
    for check in spec.checks:
        asked = " or ".join(part for part in _parts(check.test) if _alone(part)) or "false()"
        groups.setdefault((check.before, "." in _bare(asked)), []).append(asked)
    for (before, words), tests in groups.items():
        yield _Answers(tests, before, words, spec.tag)


class Told(Protocol):
    """What is told of an element: the name of its class, its attributes and its words."""

    name: str
    attributes: dict[str, str]
    text: str


class _Class(NamedTuple):
    """What is asked of the elements of one class."""

    kind: str
    answers: tuple[_Answers, ...]
    judges: tuple[Judge, ...]


class Checks:
    """The checks of a document type."""

    def __init__(self, specs: Iterable[ElementSpec]) -> None:
        self.classes = {spec.name: _Class(spec.kind, tuple(_grouped(spec)), judges(spec)) for spec in specs}

    def hold(self, told: Iterable[Told]) -> bool:
        """Whether all checks hold, of elements in document order; False where that cannot be known."""
        last: dict[str, Told] = {}
        for one in told:
            kind, answers, _ = self.classes[one.name]
            before = last.get(kind)
            for answer in answers:
                if not answer.before:
                    if not answer.good_for(one, None):
                        return False
                elif before is not None and not answer.good_for(one, before):
                    return False
            last[kind] = one
        return True

    def silent(self, told: Iterable[Told], known: dict[str, str]) -> bool:
        """Whether the judges have nothing to say of any element."""
        return not any(
            problem
            for one in told
            for judge in self.classes[one.name].judges
            for problem in judge(one.attributes, one.text, known)
        )


@cache
def checks(root: type[Document]) -> Checks:
    """The checks of a genre, compiled once."""
    return Checks(schema_of(root).values())


def judges(spec: ElementSpec) -> tuple[Judge, ...]:
    """The judges a class names as ``module:function``."""
    named = (name.partition(":") for name in spec.cls.judges)
    return tuple(getattr(importlib.import_module(module), function) for module, _, function in named)


def _made(tag: str, told: Told) -> etree._Element:
    """An element that stands alone, for an XPath to look at."""
    made = etree.Element(tag, {qualified(name): value for name, value in told.attributes.items()})
    made.text = told.text
    return made


def _parts(test: str) -> Iterator[str]:
    """The parts of a test of which one must be true."""
    depth, begin = 0, 0
    for match in re.finditer(r"'[^']*'|\"[^\"]*\"|[(\[]|[)\]]|\sor\s", test):
        if match[0] in "([":
            depth += 1
        elif match[0] in ")]":
            depth -= 1
        elif match[0].strip() == "or" and not depth:
            yield test[begin : match.start()]
            begin = match.end()
    yield test[begin:]


def _alone(test: str) -> bool:
    """Whether a test asks for nothing but attributes and words."""
    return bool(_ALONE.fullmatch(_bare(test)))


def _bare(test: str) -> str:
    """A test with NUL for its attributes, literals and decimals; a dot left in it stands for the words."""
    return _DECIMAL.sub("\x00", _ATTRIBUTE.sub("\x00", _LITERAL.sub("\x00", test)))
