"""Stylesheet: a Schematron schema with XPath 2 or 3 as a stylesheet of XSLT 3, which tells every failed assertion.

ISO/IEC 19757-3: in each pattern, a node is judged by the first rule whose context it matches. What
the stylesheet writes is one ``fault`` for each failed assertion, with the path of its node. Parts of
a schema that would read or write other files are refused; abstract patterns and rules, ``let``,
``diagnostics``, the default phase, and keys and functions of XSLT are carried over.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

SCH = "{http://purl.oclc.org/dsdl/schematron}"
_XSLT = "http://www.w3.org/1999/XSL/Transform"
XSL = f"{{{_XSLT}}}"
_REFUSED = ("import", "include", "use-package", "result-document", "evaluate", "source-document", "message")
"""Instructions of XSLT that reach beyond the document, or that nobody would see."""


class StylesheetError(ValueError):
    """A schema that cannot be run, and why."""


def compiled(schema: Path) -> str:
    """The stylesheet of a schema. Raises StylesheetError, and lxml's errors where it is no XML."""
    return etree.tostring(_Compiler(_whole(schema)).stylesheet(), encoding="unicode")


def _whole(schema: Path) -> Any:
    """The root of a schema, with the files it includes in their places."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)

    def read(path: Path, above: tuple[Path, ...] = ()) -> Any:
        if path in above:
            raise StylesheetError(f"{path.name} includes itself")
        root: Any = etree.fromstring(path.read_bytes(), parser)
        for node in list(root.iter(f"{SCH}include")):
            node.getparent().replace(node, read(path.parent / node.get("href", ""), (*above, path)))
        return root

    return read(schema.resolve())


class _Compiler:
    """One schema on its way to a stylesheet."""

    def __init__(self, root: Any) -> None:
        if root.tag != f"{SCH}schema":
            raise StylesheetError("it is no Schematron: its root is not <schema>")
        for node in root.iter(f"{XSL}*"):
            if etree.QName(node).localname in _REFUSED:
                raise StylesheetError(f"it has <xsl:{etree.QName(node).localname}>, which is not run here")
        self.root = root
        self.abstract = {
            rule.get("id"): rule for rule in root.iter(f"{SCH}rule") if rule.get("abstract") == "true"
        }
        self.diagnostics = {node.get("id"): node for node in root.iter(f"{SCH}diagnostic")}

    def stylesheet(self) -> Any:
        """The whole stylesheet."""
        spaces = {node.get("prefix"): node.get("uri") for node in self.root.iter(f"{SCH}ns")}
        made = etree.Element(f"{XSL}stylesheet", nsmap={**spaces, "xsl": _XSLT}, version="3.0")
        made.extend(copy.deepcopy(node) for node in self.root.iter(f"{XSL}key", f"{XSL}function"))
        for let in self.root.iterchildren(f"{SCH}let"):
            made.append(_variable(let, let.get("value")))
        start = etree.SubElement(made, f"{XSL}template", match="/")
        faults = etree.SubElement(start, "faults")
        for i, pattern in enumerate(self._patterns()):
            etree.SubElement(made, f"{XSL}mode", name=f"pattern{i}", attrib={"on-no-match": "shallow-skip"})
            etree.SubElement(faults, f"{XSL}apply-templates", select="/", mode=f"pattern{i}")
            made.extend(self._templates(pattern, f"pattern{i}"))
        return made

    def _patterns(self) -> Iterator[Any]:
        """The patterns that are run: those of the default phase, or all; abstract ones filled in."""
        phase = self.root.get("defaultPhase", "#ALL")
        active = None
        if phase != "#ALL":
            found = [node for node in self.root.iterchildren(f"{SCH}phase") if node.get("id") == phase]
            if not found:
                raise StylesheetError(f"its default phase {phase} is not there")
            active = {node.get("pattern") for node in found[0].iterchildren(f"{SCH}active")}
        every = list(self.root.iterchildren(f"{SCH}pattern"))
        abstract = {node.get("id"): node for node in every if node.get("abstract") == "true"}
        for pattern in every:
            if pattern.get("documents"):
                raise StylesheetError("a pattern of it is about other documents, and they are not read")
            if pattern.get("abstract") == "true" or (active is not None and pattern.get("id") not in active):
                continue
            yield _filled(pattern, abstract) if pattern.get("is-a") else pattern

    def _templates(self, pattern: Any, mode: str) -> Iterator[Any]:
        """The rules of a pattern: of those that match a node, the first has the highest priority."""
        rules = [rule for rule in pattern.iterchildren(f"{SCH}rule") if rule.get("abstract") != "true"]
        lets = list(pattern.iterchildren(f"{SCH}let"))
        for i, rule in enumerate(rules):
            made = etree.Element(
                f"{XSL}template", match=_said(rule, "context"), mode=mode, priority=str(len(rules) - i)
            )
            for let in lets:
                value = let.get("value")
                made.append(_variable(let, value and f"root(.)/({value})"))
            for part in self._parts(rule, ()):
                made.append(
                    _variable(part, part.get("value")) if part.tag == f"{SCH}let" else self._test(part)
                )
            etree.SubElement(made, f"{XSL}apply-templates", select="@*, node()", mode=mode)
            yield made

    def _parts(self, rule: Any, above: tuple[Any, ...]) -> Iterator[Any]:
        """What a rule declares and tests, its own and that of the abstract rules it extends."""
        for part in rule.iterchildren(f"{SCH}let", f"{SCH}assert", f"{SCH}report", f"{SCH}extends"):
            if part.tag != f"{SCH}extends":
                yield part
                continue
            name = part.get("rule")
            if name not in self.abstract or name in above:
                raise StylesheetError(
                    f"a rule of it extends {name or part.get('href')}, which is no abstract rule in it"
                )
            yield from self._parts(self.abstract[name], (*above, name))

    def _test(self, part: Any) -> Any:
        """An assertion: where it fails, a fault with the path of the node and the words for people."""
        test = _said(part, "test")
        made = etree.Element(f"{XSL}if", test=f"not({test}\n)" if part.tag == f"{SCH}assert" else test)
        role = part.get("role") or part.getparent().get("role") or ""
        fault = etree.SubElement(made, "fault", role=role.replace("{", "{{").replace("}", "}}"))
        subject = part.get("subject") or part.getparent().get("subject") or "."
        etree.SubElement(fault, f"{XSL}attribute", name="path", select=f"path(({subject}, .)[1])")
        fault.extend(_words(part))
        for name in (part.get("diagnostics") or "").split():
            if name in self.diagnostics:
                fault.extend([_text(" "), *_words(self.diagnostics[name])])
        return made


def _said(node: Any, name: str) -> str:
    """An attribute that must be there."""
    value = node.get(name)
    if value is None:
        raise StylesheetError(f"a <{etree.QName(node).localname}> of it has no {name}")
    return str(value)


def _variable(let: Any, value: str | None) -> Any:
    """A ``let`` as a variable: its value, or else its content."""
    made = etree.Element(f"{XSL}variable", name=_said(let, "name"))
    if value is not None:
        made.set("select", value)
    else:
        made.extend([_text(let.text or ""), *(copy.deepcopy(node) for node in let)])
    return made


def _words(node: Any) -> Iterable[Any]:
    """The words of an assertion or diagnostic, with what is to be looked up in them."""
    found = [_text(node.text or "")]
    for child in node:
        if child.tag == f"{SCH}value-of":
            found.append(etree.Element(f"{XSL}value-of", select=_said(child, "select")))
        elif child.tag == f"{SCH}name":
            found.append(etree.Element(f"{XSL}value-of", select=f"name({child.get('path', '.')})"))
        elif isinstance(child.tag, str):
            found += _words(child)
        found.append(_text(child.tail or ""))
    return found


def _text(words: str) -> Any:
    made = etree.Element(f"{XSL}text")
    made.text = words
    return made


def _filled(pattern: Any, abstract: dict[str | None, Any]) -> Any:
    """The abstract pattern that a pattern is an instance of, with its parameters in place of ``$name``."""
    whole = abstract.get(pattern.get("is-a"))
    if whole is None:
        raise StylesheetError(
            f"a pattern of it is a {pattern.get('is-a')}, which is no abstract pattern in it"
        )
    given = {str(node.get("name")): str(node.get("value")) for node in pattern.iterchildren(f"{SCH}param")}
    made = copy.deepcopy(whole)
    if given:
        named = re.compile(
            r"\$(" + "|".join(sorted(map(re.escape, given), key=len, reverse=True)) + r")(?![\w.-])"
        )
        for node in made.iter("*"):
            for name, value in node.attrib.items():
                node.set(name, named.sub(lambda match: given[match[1]], value))
    return made
