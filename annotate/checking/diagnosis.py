"""Diagnosis: what a TEI tree has that its document type does not allow, and lacks that it must have.

One fault is one finding. To that end a slip that is understood (``<sed type="clause">``) is mended
in the tree before what stands inside or after it is judged; elements that stand without their
wrapper are one finding for the run of them; and what is missing in one place and stands in
another is one finding about what was moved.
"""

from __future__ import annotations

from lxml import etree

from annotate.checking.arrangement import Placed, arranged
from annotate.checking.findings import Findings
from annotate.checking.homes import Home, Homes
from annotate.checking.phrasing import a, said
from annotate.checking.recognition import TEI, Shape, best, name_of
from annotate.checking.slips import Slips, close
from annotate.checking.strays import Stray, Strays
from annotate.checking.values import Values
from annotate.element import DEEPEST
from annotate.problem import Finding
from annotate.schema import AttributeSpec, ElementSpec, Node, Schema, Slot

DEEP = f"Elements stand {DEEPEST} deep inside one another: remove some of them."


def diagnose(tree: etree._Element, schema: Schema) -> list[Finding]:
    """What is wrong with the shape of a tree; the tree is mended where a slip is understood."""
    diagnosis = _Diagnosis(schema)
    diagnosis.root(tree)
    return diagnosis.findings.all()


class _Diagnosis:
    """One look at one tree."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.findings = Findings()
        self.values = Values(self.findings.say, schema)
        self.homes = Homes(schema, self.values.pool)
        self.slips = Slips(self.findings.say, schema, list(self.homes.wrappers), self.values.slips)
        self.strays = Strays(self.findings, self.homes, self.inside)

    def root(self, tree: etree._Element) -> None:
        spec = self.schema.root
        if tree.tag != f"{TEI}{spec.tag}":
            name, kind = name_of(tree), self.schema.root.kind
            if name == spec.tag:
                self.findings.say(
                    tree,
                    "namespace",
                    f"<{name}> is not in the namespace of TEI.",
                    f'Add xmlns="{TEI[1:-1]}".',
                )
                return
            near = close(name.lower(), spec.tag.lower())
            self.findings.say(
                tree,
                "root",
                f"The root is <{name}>; the root of a {kind} document is <{spec.tag}>.",
                f"Rename it to <{spec.tag}>." if near else "",
                repair=spec.tag if near else None,
            )
            if not near or not str(tree.tag).startswith(TEI):
                return  # what is in another namespace, or in none, is judged when that is mended
        self.node(tree, spec.node, 1, top=True)
        for after in tree.itersiblings():
            self.beside(after)

    def element(self, element: etree._Element, spec: ElementSpec, depth: int) -> None:
        if depth > DEEPEST:
            self.findings.say(element, "depth", DEEP)
        elif spec.mixed is None:
            self.node(element, spec.node, depth, top=True, spec=spec)
        else:
            self.values.attributes(element, spec.node, a(spec.kind), top=True, spec=spec)
            self.mixed(element, spec, spec.mixed, depth)

    def node(
        self, element: etree._Element, node: Node, depth: int, top: bool, spec: ElementSpec | None = None
    ) -> None:
        """Judge an element whose content has an order: attributes, then which part each child is."""
        self.values.attributes(element, node, a(spec.kind) if spec else f"<{node.tag}>", top=top, spec=spec)
        if node.text:
            self.text(element, node, node.text)
            return
        found: list[Placed] = []
        met: set[int] = set()
        run = [Stray(element, words=True)] if said(element.text) else []
        for child in element:
            if not isinstance(child.tag, str):
                self.beside(child)
            else:
                home = self._home(child, node, met, mend=not run)
                if home is None:
                    run.append(Stray(child, words=False))
                else:
                    self.strays.tell(element, run, node, depth)
                    run = []
                    found.append((home.place, child))
                    met.add(home.place)
                    self.inside(child, home.of, depth)
            if said(child.tail):
                run.append(Stray(child, words=True))
        self.strays.tell(element, run, node, depth)
        lacking = arranged(self.findings, element, node, found, self.slips.made)
        empty = not found and len(element) == 0 and not said(element.text)
        if empty and node.parts and not (lacking or top or node.always or node.attributes):
            self.findings.say(element, "empty", f"<{node.tag}> is empty.", "Remove it.")

    def _home(self, child: etree._Element, node: Node, met: set[int], mend: bool) -> Home | None:
        """The part of a node that a child is, or was meant to be."""
        home = self.homes.home(child, node)
        if home is None:
            return self.homes.mended(child, node, met, self.slips) if mend else None
        other = self.homes.instead(child, node, home, met)
        if other is not None:
            self.slips.mend(child, other)
            return self.homes.home(child, node)
        return home

    def inside(self, child: etree._Element, of: Shape, depth: int) -> None:
        """Judge an element as what it is."""
        if isinstance(of, ElementSpec):
            self.element(child, of, depth + 1)
        else:
            self.node(child, of, depth + 1, top=False)

    def text(self, element: etree._Element, node: Node, spec: AttributeSpec) -> None:
        """Judge an element that holds one string and no elements."""
        for child in element:
            if not isinstance(child.tag, str):
                self.beside(child)
            elif not self.strays.elsewhere(child, node.tag, 0, "here may stand words only"):
                self.findings.say(
                    child,
                    "beyond",
                    f"<{name_of(child)}> may not stand in <{node.tag}>, which holds words only.",
                    "Remove the tag.",
                )
        if len(element) == 0:
            self.values.text(element, node.tag, spec)

    def mixed(self, element: etree._Element, spec: ElementSpec, slot: Slot, depth: int) -> None:
        """Judge what stands among the words of an element."""
        for child in element:
            if not isinstance(child.tag, str):
                self.beside(child)
                continue
            found = best(child, slot.kinds.values())
            if found is None or (other := self.slips.disguised(child, found, slot.kinds.values())):
                target = other if found else self.slips.meant(child, list(slot.kinds.values()))
                if isinstance(target, ElementSpec):
                    self.slips.mend(child, target)
                    found = target
            if found is not None:
                self.element(child, found, depth + 1)
            elif depth > DEEPEST:
                self.findings.say(child, "depth", DEEP)
            elif self.strays.among_words(child, spec, slot, depth):
                self.mixed(child, spec, slot, depth + 1)

    def beside(self, node: etree._Element) -> None:
        if isinstance(node, etree._Entity):
            self.findings.say(
                node, "entity", f"The entity {node.text} is not defined.", "Write the character itself."
            )
        else:
            what = "processing instruction" if isinstance(node, etree._ProcessingInstruction) else "comment"
            self.findings.say(
                node, "beside", f"A {what} is not part of the document, and is left out.", "", "warning"
            )
