"""A small compiler of the ODD we write, independent of our other renderers: grammar and constraints.

It knows the part of the TEI specification language that ``annotate.schema.odd`` uses, and refuses
the rest, so that the verdicts of the ODD can be compared with those of our RELAX NG.
"""

from __future__ import annotations

import re

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
SCH = "http://purl.oclc.org/dsdl/schematron"
RNG = "http://relaxng.org/ns/structure/1.0"
NS = {"tei": TEI, "sch": SCH}
_OFTEN = {("0", "1"): "optional", ("0", "unbounded"): "zeroOrMore", ("1", "unbounded"): "oneOrMore"}


def _new(tag, *children, text=None, **attributes):
    element = etree.Element(f"{{{RNG}}}{tag}", attributes)
    element.extend(children)
    element.text = text
    return element


class Compiled:
    """An ODD made ready to judge documents."""

    def __init__(self, odd: str) -> None:
        self.spec = etree.fromstring(odd.encode()).find(".//{*}schemaSpec")
        self.relaxng = etree.RelaxNG(self._grammar())
        self.rules = [
            (etree.XPath(f"//{rule.get('context')}", namespaces=NS), test, rule.findall("sch:let", NS))
            for rule in self.spec.iter(f"{{{SCH}}}rule")
            for test in rule.findall("sch:assert", NS)
        ]

    def valid(self, tree: etree._Element) -> bool:
        return self.relaxng.validate(tree) and not self.errors(tree)

    def errors(self, tree: etree._Element) -> list[str]:
        """The tests of constraints that fail."""
        found = []
        for context, test, lets in self.rules:
            for node in context(tree):
                extensions = {
                    (None, "current"): lambda _, node=node: [node],
                    (None, "matches"): lambda _, value, regex: bool(re.search(regex, _string(value))),
                }
                known = {let.get("name"): node.xpath(let.get("value"), namespaces=NS) for let in lets}
                said = f"boolean({test.get('test')})"
                if (
                    not node.xpath(said, namespaces=NS, extensions=extensions, **known)
                    and test.get("role") == "error"
                ):
                    found.append(f"{node.tag}: {test.get('test')}")
        return found

    def _grammar(self) -> etree._Element:
        grammar = _new("grammar", ns=TEI, datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes")
        grammar.append(_new("start", _new("ref", name=self.spec.get("start"))))
        for data in self.spec.iterfind("tei:dataSpec", NS):
            grammar.append(
                _new("define", *map(self._model, data.find("tei:content", NS)), name=data.get("ident"))
            )
        included = {
            tag
            for module in self.spec.iterfind("tei:moduleRef[@include]", NS)
            for tag in module.get("include").split()
        }
        specified = {element.get("ident") for element in self.spec.iterfind("tei:elementSpec", NS)}
        assert included == specified
        for element in self.spec.iterfind("tei:elementSpec", NS):
            inside = [self._attribute(a) for a in element.iterfind("tei:attList/tei:attDef", NS)]
            inside += map(self._model, element.find("tei:content", NS))
            grammar.append(
                _new("define", _new("element", *inside, name=element.get("ident")), name=element.get("ident"))
            )
        return grammar

    def _attribute(self, definition):
        words = [
            item.get("ident") for item in definition.iterfind("tei:valList[@type='closed']/tei:valItem", NS)
        ]
        value = (
            _new("choice", *(_new("value", text=word) for word in words))
            if words
            else self._model(definition.find("tei:datatype", NS)[0])
        )
        attribute = _new("attribute", value, name=definition.get("ident"))
        return attribute if definition.get("usage") == "req" else _new("optional", attribute)

    def _model(self, model):
        inside = [self._model(child) for child in model]
        match etree.QName(model).localname:
            case "textNode":
                made = _new("text")
            case "empty":
                made = _new("empty")
            case "elementRef":
                made = _new("ref", name=model.get("key"))
            case "sequence":
                made = _new("group", *inside)
            case "alternate":
                made = _new("choice", *inside)
            case "dataRef" if model.get("name"):
                made = _new(
                    "data",
                    _new("param", text=model.get("restriction"), name="pattern"),
                    type=model.get("name"),
                )
            case "dataRef":
                made = (
                    _new("text") if model.get("key") == "teidata.text" else _new("ref", name=model.get("key"))
                )
            case other:
                raise AssertionError(f"the compiler does not know <{other}>")
        often = model.get("minOccurs", "1"), model.get("maxOccurs", "1")
        return made if often == ("1", "1") else _new(_OFTEN[often], made)


def _string(value) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return value if isinstance(value, str) else "".join(value.itertext())
