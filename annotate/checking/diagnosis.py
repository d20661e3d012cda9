"""Diagnosis: what a TEI tree has that its document type does not allow, and lacks that it must have.

One fault is one finding. To that end a slip that is understood (``<sed type="clause">``) is mended
in the tree before what stands inside or after it is judged; elements that stand without their
wrapper are one finding for the run of them; and what is missing in one place and stands in
another is one finding about what was moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from lxml import etree

from annotate.checking import vocabulary
from annotate.checking.arrangement import disorder
from annotate.checking.phrasing import a, must, said, series, tag_of, tags_of
from annotate.checking.recognition import TEI, best, meets, name_of, qualified, wrapper
from annotate.checking.slips import Slips, likeness
from annotate.checking.values import Values
from annotate.element import DEEPEST, XML_SPACE
from annotate.problem import Finding, Level, Problem
from annotate.schema import AttributeSpec, ElementSpec, Node, Schema, Slot
from annotate.schema.relaxng import needed

DEEP = f"Elements stand {DEEPEST} deep inside one another: remove some of them."


def diagnose(tree: etree._Element, schema: Schema) -> list[Finding]:
    """What is wrong with the shape of a tree; the tree is mended where a slip is understood."""
    diagnosis = _Diagnosis(schema, tree)
    diagnosis.root(tree)
    return diagnosis.settled()


class _Home(NamedTuple):
    """A part of a node that an element can be: its place among the parts, its slot, its class or wrapper."""

    place: int
    slot: Slot | None
    of: ElementSpec | Node


class _Missing(NamedTuple):
    """A part that must stand in an element and does not."""

    parent: etree._Element
    part: Slot | Node
    finding: Finding


class _Diagnosis:
    """One look at one tree."""

    def __init__(self, schema: Schema, tree: etree._Element) -> None:
        self.schema = schema
        self.findings: list[Finding] = []
        self.missing: list[_Missing] = []
        self.misplaced: list[tuple[etree._Element, ElementSpec | Node, int]] = []
        self.values = Values(self.say, schema)
        self.wrappers = {node.tag: node for node in inner(schema.root.node)}
        self.slips = Slips(self.say, schema, list(self.wrappers), self.values.slips)

    def say(
        self,
        element: etree._Element,
        code: str,
        message: str,
        fix: str = "",
        level: Level = "error",
        **where: Any,
    ) -> None:
        problem = Problem(code, message, level, element.sourceline or 0, fix=fix)
        self.findings.append(Finding(problem, element, **where))

    def settled(self) -> list[Finding]:
        """The findings, where what is missing here and stands elsewhere is told once."""
        moved = [target for _, target, _ in self.misplaced]
        for missing in self.missing:
            parts = (
                [missing.part, *missing.part.kinds.values()]
                if isinstance(missing.part, Slot)
                else [missing.part]
            )
            if any(target is part for target in moved for part in parts):
                continue
            self.findings.append(missing.finding)
        return self.findings

    def root(self, tree: etree._Element) -> None:
        spec = self.schema.root
        if tree.tag != f"{TEI}{spec.tag}":
            name, kind = name_of(tree), self.schema.root.kind
            if name == spec.tag:
                self.say(
                    tree,
                    "namespace",
                    f"<{name}> is not in the namespace of TEI.",
                    f'Add xmlns="{TEI[1:-1]}".',
                )
                return
            near = get_close_matches(name, [spec.tag], 1)
            self.say(
                tree,
                "root",
                f"The root is <{name}>; the root of a {kind} document is <{spec.tag}>.",
                f"Rename it to <{spec.tag}>." if near else "",
                repair=spec.tag if near else None,
            )
            if not near:
                return
        self.node(tree, spec.node, 1, top=True)
        for after in tree.itersiblings():
            self.beside(after)

    def element(self, element: etree._Element, spec: ElementSpec, depth: int) -> None:
        if depth > DEEPEST:
            self.say(element, "depth", DEEP)
        elif spec.mixed is None:
            self.node(element, spec.node, depth, top=True, spec=spec)
        else:
            self.values.attributes(element, spec.node, a(spec.kind), top=True, spec=spec)
            self.mixed(element, spec, spec.mixed, depth)

    def node(
        self,
        element: etree._Element,
        node: Node,
        depth: int,
        top: bool,
        spec: ElementSpec | None = None,
    ) -> None:
        """Judge an element whose content has an order: attributes, then which part each child is."""
        self.values.attributes(element, node, a(spec.kind) if spec else f"<{node.tag}>", top=top, spec=spec)
        if node.text:
            self.text(element, node, node.text)
            return
        found: list[tuple[int, etree._Element]] = []
        run: list[tuple[etree._Element, bool]] = [(element, True)] if said(element.text) else []
        for child in element:
            if not isinstance(child.tag, str):
                self.beside(child)
            else:
                home = self.home(child, node)
                if home is None and not run:
                    home = self.mended(child, node, found)
                if home is None:
                    run.append((child, False))
                else:
                    self.stray(element, run, node, depth)
                    run = []
                    found.append((home.place, child))
                    self.inside(child, home.of, depth)
            if said(child.tail):
                run.append((child, True))
        self.stray(element, run, node, depth)
        self.arranged(element, node, found, empty=not found and not self._touched(element), top=top)

    def _touched(self, element: etree._Element) -> bool:
        return len(element) > 0 or said(element.text)

    def inside(self, child: etree._Element, of: ElementSpec | Node, depth: int) -> None:
        if isinstance(of, ElementSpec):
            self.element(child, of, depth + 1)
        else:
            self.node(child, of, depth + 1, top=False)

    def home(self, child: etree._Element, node: Node) -> _Home | None:
        """The part of a node that a child is, or None."""
        for i, part in enumerate(node.parts):
            if isinstance(part, Slot) and (spec := best(child, part.kinds.values())):
                return _Home(i, part, spec)
        inner = wrapper(child, node)
        if inner is not None:
            return _Home(next(i for i, part in enumerate(node.parts) if part is inner), None, inner)
        if node.pool and child.tag == f"{TEI}{node.pool.tag}":
            return _Home(len(node.parts), None, self.values.pool(node.pool))
        return None

    def mended(self, child: etree._Element, node: Node, found: Sequence[tuple[int, Any]]) -> _Home | None:
        """The part a child was meant to be, where that can be told; the slip is said and mended."""
        options: list[ElementSpec | Node] = []
        for part in node.parts:
            options += part.kinds.values() if isinstance(part, Slot) else [part]
        met = {index for index, _ in found}
        absent: list[ElementSpec | Node] = []
        for i, part in enumerate(node.parts):
            if i not in met and must(part) and not self._later(child, part):
                absent += list(part.kinds.values())[:1] if isinstance(part, Slot) else [part]
        free = [
            p
            for i, p in enumerate(node.parts)
            if isinstance(p, Node) and i not in met and not self._later(child, p)
        ]
        target = self.slips.meant(child, options, absent or free)
        if target is None or (self.unwrapped(child, options) and not likeness(child, target)[0]):
            target = self._typed(child, options)
        if target is None:
            return None
        self.slips.mend(child, target)
        return self.home(child, node)

    def _typed(
        self, child: etree._Element, options: Sequence[ElementSpec | Node]
    ) -> ElementSpec | Node | None:
        """The one class of a child's name, where the child has the attribute that makes it one."""
        same = [
            o
            for o in options
            if o.tag == name_of(child) and any(child.get(qualified(k)) is not None for k in o.fixed)
        ]
        return same[0] if len(same) == 1 else None

    def _later(self, child: etree._Element, part: Slot | Node) -> bool:
        """Whether a part stands among the elements after a child."""
        options = list(part.kinds.values()) if isinstance(part, Slot) else []
        for other in child.itersiblings(tag=etree.Element):
            if best(other, options) or (isinstance(part, Node) and other.tag == f"{TEI}{part.tag}"):
                return True
        return False

    def unwrapped(
        self, item: etree._Element | None, options: Iterable[ElementSpec | Node]
    ) -> ElementSpec | Node | None:
        """The part that holds an element (None: text) that stands without it."""
        for option in options:
            node = option.node if isinstance(option, ElementSpec) else option
            if item is None:
                if option.mixed if isinstance(option, ElementSpec) else option.text and needed(option):
                    return option
            elif self.home(item, node) or (
                isinstance(option, ElementSpec) and option.mixed and best(item, option.mixed.kinds.values())
            ):
                return option
        return None

    def stray(
        self, parent: etree._Element, run: list[tuple[etree._Element, bool]], node: Node, depth: int
    ) -> None:
        """Say that words and elements stand where none of them may: once for those that belong together."""
        options: list[ElementSpec | Node] = []
        for part in sorted(node.parts, key=lambda part: isinstance(part, Slot) and not part.many):
            options += part.kinds.values() if isinstance(part, Slot) else [part]
        options.sort(key=lambda o: not self._absent(parent, o))
        while run:
            element, is_text = run[0]
            around = next((o for o in options if self.unwrapped(None if is_text else element, [o])), None)
            count = 1
            while (
                around
                and count < len(run)
                and self.unwrapped(None if run[count][1] else run[count][0], [around])
            ):
                count += 1
            if isinstance(around, Node) and is_text and not self._absent(parent, around):
                around = None
            if (
                around is not None
                and not is_text
                and isinstance(around, Node)
                and not self._absent(parent, around)
            ):
                self.say(
                    element,
                    "misplaced",
                    f"<{name_of(element)}> stands in <{name_of(parent)}>; it belongs in {tag_of(around)}.",
                    f"Move it into {tag_of(around)}.",
                )
            elif around is not None and not is_text:
                self.say(
                    element,
                    "outside",
                    f"<{name_of(element)}> stands in <{name_of(parent)}> without {tag_of(around)} around it.",
                    f"Put it into {tag_of(around)}.",
                )
            elif is_text:
                self._words(parent, element, around)
            for inner, words in run[:count]:
                if words:
                    if isinstance(around, Node):
                        self.misplaced.append((inner, around, depth))
                    continue
                if around is not None:
                    self._within(inner, around, depth)
                else:
                    self.misfit(inner, parent, node, depth)
            run = run[count:]

    def _absent(self, parent: etree._Element, option: ElementSpec | Node) -> bool:
        must = (
            needed(option)
            if isinstance(option, Node)
            else any(
                isinstance(part, Slot) and part.required and option.kind in part.kinds
                for part in self.schema.root.slots.values()
            )
        )
        return must and not any(
            child.tag == f"{TEI}{option.tag}" and meets(child, option.fixed.items()) for child in parent
        )

    def _within(self, element: etree._Element, around: ElementSpec | Node, depth: int) -> None:
        """Judge an element as if its wrapper stood around it."""
        node = around.node if isinstance(around, ElementSpec) else around
        home = self.home(element, node)
        spec = (
            around.mixed and best(element, around.mixed.kinds.values())
            if isinstance(around, ElementSpec)
            else None
        )
        if home:
            self.misplaced.append((element, home.of, depth))
        if home or spec:
            self.inside(element, home.of if home else spec, depth + 1)  # type: ignore[arg-type]
        if isinstance(around, Node) or any(
            s.required and around.kind in s.kinds for s in self.schema.root.slots.values()
        ):
            self.misplaced.append((element, around, depth))

    def _words(
        self, parent: etree._Element, element: etree._Element, around: ElementSpec | Node | None
    ) -> None:
        text = (element.text if element is parent else element.tail) or ""
        blank = len(text) - len(text.lstrip(XML_SPACE))
        where: dict[str, Any] = {"inside": blank} if element is parent else {"after": blank}
        words = " ".join(text.split())
        words = words if len(words) <= 40 else words[:40].rsplit(" ", 1)[0] + " …"
        into = "a paragraph" if flows_at(self.schema, parent) else "an element"
        if around is not None:
            into = a(around.kind) if isinstance(around, ElementSpec) else tag_of(around)
        self.say(
            element,
            "text",
            f"The words “{words}” stand in <{name_of(parent)}>, where no words may stand.",
            f"Put them into {into}.",
            **where,
        )

    def misfit(self, child: etree._Element, parent: etree._Element, node: Node, depth: int) -> None:
        """Say that an element may not stand in a node, and judge it by what it is elsewhere."""
        allowed = [
            tag_of(o)
            for part in node.parts
            for o in (part.kinds.values() if isinstance(part, Slot) else [part])
        ]
        flow = node.flows
        if self.elsewhere(child, name_of(parent), depth, series(allowed)):
            return
        name = name_of(child)
        level: Level = "warning" if name in vocabulary.elements() and not flow else "error"
        self.say(
            child,
            "beyond",
            f"<{name}> is not part of a {self.schema.root.kind} document; here may stand {series(allowed)}.",
            "Remove it, or keep what it says elsewhere.",
            level,
        )

    def elsewhere(self, child: etree._Element, where: str, depth: int, allowed: str) -> bool:
        """Whether a child is known elsewhere; if so that is said, and it is judged as what it is there."""
        target: ElementSpec | Node | None = best(child, self.schema.values())
        if target is None and child.tag in {f"{TEI}{tag}" for tag in self.wrappers}:
            target = self.wrappers[name_of(child)]
        if target is None:
            return False
        what = a(target.kind) if isinstance(target, ElementSpec) else f"<{target.tag}>"
        places = series(self.places(target))
        self.say(
            child,
            "misplaced",
            f"{what[0].upper()}{what[1:]} (<{name_of(child)}>) may not stand in <{where}>; "
            f"here may stand {allowed}.",
            f"Move it into {places}, or remove the tag." if places else "Remove it.",
        )
        self.misplaced.append((child, target, depth))
        self.inside(child, target, depth)
        return True

    def places(self, target: ElementSpec | Node) -> list[str]:
        """The tags of the elements that may hold a class or wrapper."""
        if isinstance(target, Node):
            return [
                f"<{n.tag}>"
                for n in [self.schema.root.node, *inner(self.schema.root.node)]
                if any(p is target for p in n.parts)
            ]
        found = []
        for spec in self.schema.values():
            for node in [spec.node, *inner(spec.node)]:
                if any(
                    isinstance(part, Slot) and any(k is target for k in part.kinds.values())
                    for part in node.parts
                ):
                    found.append(tag_of(spec) if node is spec.node else f"<{node.tag}>")
        return list(dict.fromkeys(found))

    def text(self, element: etree._Element, node: Node, spec: AttributeSpec) -> None:
        """Judge an element that holds one string and no elements."""
        for child in element:
            if not isinstance(child.tag, str):
                self.beside(child)
            elif not self.elsewhere(child, node.tag, 0, "words only"):
                self.say(
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
            if found is None:
                target = self.slips.meant(child, list(slot.kinds.values()))
                if isinstance(target, ElementSpec):
                    self.slips.mend(child, target)
                    found = target
            if found is not None:
                self.element(child, found, depth + 1)
            elif depth > DEEPEST:
                self.say(child, "depth", DEEP)
            else:
                self.odd(child, spec, slot, depth)

    def odd(self, child: etree._Element, spec: ElementSpec, slot: Slot, depth: int) -> None:
        """Say that an element may not stand among these words; its own are judged as if it were not there."""
        name = name_of(child)
        around = self.unwrapped(child, [o for o in slot.kinds.values() if o.mixed is None])
        allowed = "words" + (f", {series(tag_of(o) for o in slot.kinds.values())}" if slot.kinds else " only")
        if around is not None:
            self.say(
                child,
                "outside",
                f"<{name}> stands in {a(spec.kind)} without {tag_of(around)} around it.",
                f"Put it into {tag_of(around)}.",
            )
            self._within(child, around, depth)
        elif not self.elsewhere(child, spec.tag, depth, allowed):
            legal = name in vocabulary.elements() and child.tag == f"{TEI}{name}"
            what = "is not part of this document type" if legal else "is no element of TEI"
            self.say(
                child,
                "beyond",
                f"<{name}> {what}; in {a(spec.kind)} may stand {allowed}.",
                "Its words are kept, its tag is not." if legal else "Rename it, or remove the tag.",
                "warning" if legal else "error",
            )
            self.mixed(child, spec, slot, depth + 1)

    def beside(self, node: etree._Element) -> None:
        if isinstance(node, etree._Entity):
            self.say(node, "entity", f"The entity {node.text} is not defined.", "Write the character itself.")
        else:
            what = "processing instruction" if isinstance(node, etree._ProcessingInstruction) else "comment"
            self.say(node, "beside", f"A {what} is not part of the document, and is left out.", "", "warning")

    def arranged(
        self,
        element: etree._Element,
        node: Node,
        found: list[tuple[int, etree._Element]],
        empty: bool,
        top: bool,
    ) -> None:
        """Say which children come once too often, stand out of order, or are missing."""
        first: dict[int, etree._Element] = {}
        ordered = []
        for index, child in found:
            part = node.parts[index] if index < len(node.parts) else None
            if index in first and (isinstance(part, Node) or (isinstance(part, Slot) and not part.many)):
                self.say(
                    child,
                    "twice",
                    f"There is already <{name_of(child)}> in <{name_of(element)}>, which has one.",
                    "Remove one of the two.",
                )
            else:
                first.setdefault(index, child)
                ordered.append((index, child))
        for child, before, other in disorder(ordered):
            self.say(
                child,
                "order",
                f"<{name_of(child)}> stands {'before' if before else 'after'} <{name_of(other)}>; "
                f"it belongs {'after' if before else 'before'} it.",
                f"Move it {'after' if before else 'before'} <{name_of(other)}>.",
            )
        slips = {child.tag for _, child in found if child in self.slips.made}
        lacking = [
            (i, part)
            for i, part in enumerate(node.parts)
            if i not in first and must(part) and not any(f"{TEI}{tag}" in slips for tag in tags_of(part))
        ]
        if empty and not (top or node.always or node.attributes) and not lacking and node.parts:
            self.say(element, "empty", f"<{node.tag}> is empty.", "Remove it.")
        for _, part in lacking:
            what = series(map(tag_of, part.kinds.values()), "or") if isinstance(part, Slot) else tag_of(part)
            problem = Problem(
                "child-missing",
                f"<{name_of(element)}> lacks {what}.",
                "error",
                element.sourceline or 0,
                fix=f"Add {what}.",
            )
            self.missing.append(_Missing(element, part, Finding(problem, element)))


def inner(node: Node) -> list[Node]:
    """The nodes below a node."""
    return [n for part in node.parts if isinstance(part, Node) for n in (part, *inner(part))]


def flows_at(schema: Schema, element: etree._Element) -> bool:
    """Whether an element of the root's structure holds the text of the document."""
    return any(node.tag == name_of(element) and node.flows for node in inner(schema.root.node))
