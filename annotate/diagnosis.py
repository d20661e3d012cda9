"""Diagnosis: what a TEI tree has that its document type does not allow, and lacks that it must have.

One fault is one finding. To that end a slip that is understood (``<sed type="clause">``) is mended
in the tree before what stands inside or after it is judged; elements that stand without their
wrapper are one finding for the run of them; and what is missing in one place and stands in
another is one finding about what was moved.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from lxml import etree

from annotate import vocabulary
from annotate.element import XML_SPACE
from annotate.problem import Finding, Level, Problem
from annotate.recognition import TEI, best, flows, meets, name_of, plain, qualified, wrapper
from annotate.schema import AttributeSpec, ElementSpec, Node, Schema, Slot
from annotate.schema.relaxng import demanded, needed
from annotate.values import Values, refusal

DEEPEST = 200
"""How deep elements may nest; beyond it libxml2's own validation is no longer safe."""
DEEP = f"Elements stand {DEEPEST} deep inside one another: remove some of them."


def diagnose(tree: etree._Element, schema: Schema) -> list[Finding]:
    """What is wrong with the shape of a tree; the tree is mended where a slip is understood."""
    diagnosis = _Diagnosis(schema, tree)
    diagnosis.root(tree)
    return diagnosis.settled()


class _Home(NamedTuple):
    """A part of a node that an element can be: its place among the parts, the slot, and the class or wrapper."""

    index: int
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
        self.slips = self.values.slips
        self.likely: dict[Any, ElementSpec | Node | None] = {}
        self.wrappers = {node.tag: node for node in _inner(schema.root.node)}

    def say(
        self, element: etree._Element, code: str, message: str, fix: str = "", level: Level = "error", **where: Any
    ) -> None:
        problem = Problem(code, message, level, element.sourceline or 0, fix=fix)
        self.findings.append(Finding(problem, element, **where))

    def settled(self) -> list[Finding]:
        """The findings, where what is missing here and stands elsewhere is told once."""
        moved = [target for _, target, _ in self.misplaced]
        for missing in self.missing:
            parts = [missing.part, *missing.part.kinds.values()] if isinstance(missing.part, Slot) else [missing.part]
            if any(target is part for target in moved for part in parts):
                continue
            self.findings.append(missing.finding)
        return self.findings

    def root(self, tree: etree._Element) -> None:
        spec = self.schema.root
        if tree.tag != f"{TEI}{spec.tag}":
            name, kind = name_of(tree), self.schema.root.kind
            if name == spec.tag:
                self.say(tree, "namespace", f"<{name}> is not in the namespace of TEI.", f'Add xmlns="{TEI[1:-1]}".')
                return
            near = get_close_matches(name, [spec.tag], 1)
            self.say(tree, "root", f"The root is <{name}>; the root of a {kind} document is <{spec.tag}>.",
                     f"Rename it to <{spec.tag}>." if near else "", repair=spec.tag if near else None)  # fmt: skip
            if not near:
                return
        self.node(tree, spec.node, spec.kind, 1, top=True)

    def element(self, element: etree._Element, spec: ElementSpec, depth: int) -> None:
        if depth > DEEPEST:
            self.say(element, "depth", DEEP)
        elif spec.mixed is None:
            self.node(element, spec.node, f"<{spec.tag}>", depth, top=True, spec=spec)
        else:
            self.values.attributes(element, spec.node, _a(spec.kind), top=True, spec=spec)
            self.mixed(element, spec, spec.mixed, depth)

    def node(
        self, element: etree._Element, node: Node, kind: str, depth: int, top: bool, spec: ElementSpec | None = None
    ) -> None:
        """Judge an element whose content has an order: attributes, then which part each child is."""
        self.values.attributes(element, node, _a(spec.kind) if spec else f"<{node.tag}>", top=top, spec=spec)
        if node.text:
            self.text(element, node, node.text)
            return
        found: list[tuple[int, etree._Element]] = []
        run: list[tuple[etree._Element, bool]] = [(element, True)] if _said(element.text) else []
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
                    found.append((home.index, child))
                    self.inside(child, home.of, depth)
            if _said(child.tail):
                run.append((child, True))
        self.stray(element, run, node, depth)
        self.arranged(element, node, found, kind, empty=not found and not self._touched(element), top=top)

    def _touched(self, element: etree._Element) -> bool:
        return len(element) > 0 or _said(element.text)

    def inside(self, child: etree._Element, of: ElementSpec | Node, depth: int) -> None:
        if isinstance(of, ElementSpec):
            self.element(child, of, depth + 1)
        else:
            self.node(child, of, f"<{of.tag}>", depth + 1, top=False)

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
            if i not in met and _must(part) and not self._later(child, part):
                absent += list(part.kinds.values())[:1] if isinstance(part, Slot) else [part]
        free = [p for i, p in enumerate(node.parts) if isinstance(p, Node) and i not in met and not self._later(child, p)]
        target = self.meant(child, options, absent or free)
        if target is None or (self.unwrapped(child, options) and not _likeness(child, target)[0]):
            target = self._typed(child, options)
        if target is None:
            return None
        self.mend(child, target)
        return self.home(child, node)

    def _typed(self, child: etree._Element, options: Sequence[ElementSpec | Node]) -> ElementSpec | Node | None:
        """The one class of a child's name, where the child has the attribute that makes it one, with another value."""
        same = [
            o for o in options if o.tag == name_of(child) and any(child.get(qualified(k)) is not None for k in o.fixed)
        ]
        return same[0] if len(same) == 1 else None

    def _later(self, child: etree._Element, part: Slot | Node) -> bool:
        """Whether a part stands among the elements after a child."""
        options = list(part.kinds.values()) if isinstance(part, Slot) else []
        for other in child.itersiblings(tag=etree.Element):
            if best(other, options) or (isinstance(part, Node) and other.tag == f"{TEI}{part.tag}"):
                return True
        return False

    def meant(
        self, child: etree._Element, options: Sequence[ElementSpec | Node], absent: Sequence[ElementSpec | Node] = ()
    ) -> ElementSpec | Node | None:
        """The class or wrapper whose name or fixed attributes a child nearly has."""
        words = (child.text or "")[:80] if any(isinstance(option, Node) for option in options) else ""
        key = (child.tag, tuple(child.items())[:6], words, tuple(map(id, options)), tuple(map(id, absent)))
        if key not in self.likely:
            self.likely[key] = self._meant(child, options, absent)
        return self.likely[key]

    def _meant(
        self, child: etree._Element, options: Sequence[ElementSpec | Node], absent: Sequence[ElementSpec | Node]
    ) -> ElementSpec | Node | None:
        name = name_of(child)
        foreign = etree.QName(child).namespace != TEI[1:-1]
        same = [o for o in options if o.tag == name]
        if same:
            return max(same, key=lambda o: (_likeness(child, o), o in absent)) if foreign or any(o.fixed for o in same) else None
        fixed = [o for o in options if o.fixed and meets(child, o.fixed.items())]
        if fixed and not best(child, self.schema.values()):
            return fixed[0]
        if name in self.tags:
            return None
        near = get_close_matches(name, dict.fromkeys(o.tag for o in [*absent, *options]), 1, 0.7 if len(name) > 3 else 0.6)
        if near:
            return max((o for o in options if o.tag == near[0]), key=lambda o: (_likeness(child, o), o in absent))
        if len(absent) == 1 and name not in vocabulary.elements() and _must_be(absent[0]):
            return absent[0]
        # Among the items of a list, what is no item was meant to be one.
        if len(options) == 1 and isinstance(options[0], ElementSpec) and name not in vocabulary.elements():
            return options[0]
        return None

    @property
    def tags(self) -> set[str]:
        """The names of all elements of the document type."""
        return {spec.tag for spec in self.schema.values()} | set(self.wrappers)

    def mend(self, child: etree._Element, target: ElementSpec | Node) -> None:
        """Say what a child was meant to be, and make it so in the tree."""
        name, should = name_of(child), _tag(target)
        if etree.QName(child).namespace != TEI[1:-1] and name == target.tag:
            self.say(child, "namespace", f"<{name}> is not in the namespace of TEI.", "Remove its xmlns.")
            for inner in child.iter(etree.Element):
                inner.tag = f"{TEI}{name_of(inner)}"
        elif name != target.tag:
            exact = meets(child, target.fixed.items())
            self.say(child, "element-unknown", f"{_has(child, name, target)} is not known here.",
                     f"Did you mean {should}?", repair=target.tag if exact and _close(name, target.tag) else None)  # fmt: skip
            child.tag = f"{TEI}{target.tag}"
        else:
            self._fixed(child, target)
        self.slips.add(child)
        for key, value in target.fixed.items():
            child.set(qualified(key), value)

    def _fixed(self, child: etree._Element, target: ElementSpec | Node) -> None:
        """Say which of the attributes that make an element what it is is wrong or missing."""
        key, value = next((k, v) for k, v in target.fixed.items() if child.get(qualified(k)) != v)
        what = _a(target.kind) if isinstance(target, ElementSpec) else f"<{target.tag}>"
        given = child.get(qualified(key))
        slips = [n for n, v in child.items() if plain(n) != key and (v == value or _close(plain(n), key))]
        slip = next((n for n in slips if plain(n) not in target.node.attributes), None) if isinstance(target, ElementSpec) else next(iter(slips), None)  # fmt: skip
        if given is not None:
            self.say(child, "value", f'{key}="{given}" is no {key} of <{target.tag}> here; {what} has {key}="{value}".',
                     f'Write {key}="{value}".', attribute=key, repair=value if _close(given, value) else None)  # fmt: skip
        elif slip:
            self.say(child, "attribute", f"<{target.tag}> has no attribute {plain(slip)}; {what} has {key}=\"{value}\".",
                     f"Write {key}.", attribute=plain(slip), repair=key, rename=True)  # fmt: skip
            del child.attrib[slip]
        else:
            self.say(child, "attribute-missing", f'<{target.tag}> lacks {key}="{value}", which makes it {what}.', f'Add {key}="{value}".')  # fmt: skip

    def unwrapped(self, item: etree._Element | None, options: Iterable[ElementSpec | Node]) -> ElementSpec | Node | None:
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

    def stray(self, parent: etree._Element, run: list[tuple[etree._Element, bool]], node: Node, depth: int) -> None:
        """Say that words and elements stand where none of them may: once for those that belong together."""
        options: list[ElementSpec | Node] = []
        for part in sorted(node.parts, key=lambda part: isinstance(part, Slot) and not part.many):
            options += part.kinds.values() if isinstance(part, Slot) else [part]
        options.sort(key=lambda o: not self._absent(parent, o))
        while run:
            element, is_text = run[0]
            around = next(
                (o for o in options if self.unwrapped(None if is_text else element, [o])), None
            )
            count = 1
            while around and count < len(run) and self.unwrapped(None if run[count][1] else run[count][0], [around]):
                count += 1
            if isinstance(around, Node) and is_text and not self._absent(parent, around):
                around = None
            if around is not None and not is_text and isinstance(around, Node) and not self._absent(parent, around):
                self.say(element, "misplaced", f"<{name_of(element)}> stands in <{name_of(parent)}>; it belongs in {_tag(around)}.",
                         f"Move it into {_tag(around)}.")  # fmt: skip
            elif around is not None and not is_text:
                self.say(element, "outside", f"<{name_of(element)}> stands in <{name_of(parent)}> without {_tag(around)} around it.",
                         f"Put it into {_tag(around)}.")  # fmt: skip
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
        must = needed(option) if isinstance(option, Node) else any(
            isinstance(part, Slot) and part.required and option.kind in part.kinds for part in self.schema.root.slots.values()
        )
        return must and not any(child.tag == f"{TEI}{option.tag}" and meets(child, option.fixed.items()) for child in parent)

    def _within(self, element: etree._Element, around: ElementSpec | Node, depth: int) -> None:
        """Judge an element as if its wrapper stood around it."""
        node = around.node if isinstance(around, ElementSpec) else around
        home = self.home(element, node)
        spec = around.mixed and best(element, around.mixed.kinds.values()) if isinstance(around, ElementSpec) else None
        if home:
            self.misplaced.append((element, home.of, depth))
        if home or spec:
            self.inside(element, home.of if home else spec, depth + 1)  # type: ignore[arg-type]
        if isinstance(around, Node) or any(s.required and around.kind in s.kinds for s in self.schema.root.slots.values()):
            self.misplaced.append((element, around, depth))

    def _words(self, parent: etree._Element, element: etree._Element, around: ElementSpec | Node | None) -> None:
        text = (element.text if element is parent else element.tail) or ""
        blank = len(text) - len(text.lstrip(XML_SPACE))
        where: dict[str, Any] = {"inside": blank} if element is parent else {"after": blank}
        words = " ".join(text.split())
        words = words if len(words) <= 40 else words[:40].rsplit(" ", 1)[0] + " …"
        into = "a paragraph" if flows_at(self.schema, parent) else "an element"
        if around is not None:
            into = _a(around.kind) if isinstance(around, ElementSpec) else _tag(around)
        self.say(element, "text", f"The words “{words}” stand in <{name_of(parent)}>, where no words may stand.",
                 f"Put them into {into}.", **where)  # fmt: skip

    def misfit(self, child: etree._Element, parent: etree._Element, node: Node, depth: int) -> None:
        """Say that an element may not stand in a node, and judge it by what it is elsewhere."""
        allowed = [_tag(o) for part in node.parts for o in (part.kinds.values() if isinstance(part, Slot) else [part])]
        flow = flows(node)
        if self.elsewhere(child, name_of(parent), depth, _series(allowed)):
            return
        name = name_of(child)
        level: Level = "warning" if name in vocabulary.elements() and not flow else "error"
        self.say(child, "beyond", f"<{name}> is not part of a {self.schema.root.kind} document; here may stand {_series(allowed)}.",
                 "Remove it, or keep what it says elsewhere.", level)  # fmt: skip

    def elsewhere(self, child: etree._Element, where: str, depth: int, allowed: str) -> bool:
        """Whether a child is known in another place; if so that is said, and it is judged as what it is there."""
        target: ElementSpec | Node | None = best(child, self.schema.values())
        if target is None and child.tag in {f"{TEI}{tag}" for tag in self.wrappers}:
            target = self.wrappers[name_of(child)]
        if target is None:
            return False
        what = _a(target.kind) if isinstance(target, ElementSpec) else f"<{target.tag}>"
        places = _series(self.places(target))
        self.say(child, "misplaced", f"{what[0].upper()}{what[1:]} (<{name_of(child)}>) may not stand in <{where}>; here may stand {allowed}.",
                 f"Move it into {places}, or remove the tag." if places else "Remove it.")  # fmt: skip
        self.misplaced.append((child, target, depth))
        self.inside(child, target, depth)
        return True

    def places(self, target: ElementSpec | Node) -> list[str]:
        """The tags of the elements that may hold a class or wrapper."""
        if isinstance(target, Node):
            return [f"<{n.tag}>" for n in [self.schema.root.node, *_inner(self.schema.root.node)] if any(p is target for p in n.parts)]
        found = []
        for spec in self.schema.values():
            for node in [spec.node, *_inner(spec.node)]:
                if any(isinstance(part, Slot) and any(k is target for k in part.kinds.values()) for part in node.parts):
                    found.append(_tag(spec) if node is spec.node else f"<{node.tag}>")
        return list(dict.fromkeys(found))

    def text(self, element: etree._Element, node: Node, spec: AttributeSpec) -> None:
        """Judge an element that holds one string and no elements."""
        for child in element:
            if not isinstance(child.tag, str):
                self.beside(child)
            elif not self.elsewhere(child, node.tag, 0, "words only"):
                self.say(child, "beyond", f"<{name_of(child)}> may not stand in <{node.tag}>, which holds words only.", "Remove the tag.")
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
                target = self.meant(child, list(slot.kinds.values()))
                if isinstance(target, ElementSpec):
                    self.mend(child, target)
                    found = target
            if found is not None:
                self.element(child, found, depth + 1)
            elif depth > DEEPEST:
                self.say(child, "depth", DEEP)
            else:
                self.odd(child, spec, slot, depth)

    def odd(self, child: etree._Element, spec: ElementSpec, slot: Slot, depth: int) -> None:
        """Say that an element may not stand among these words; its own words are judged as if it were not there."""
        name = name_of(child)
        around = self.unwrapped(child, [o for o in slot.kinds.values() if o.mixed is None])
        allowed = "words" + (f", {_series(_tag(o) for o in slot.kinds.values())}" if slot.kinds else " only")
        if around is not None:
            self.say(child, "outside", f"<{name}> stands in {_a(spec.kind)} without {_tag(around)} around it.",
                     f"Put it into {_tag(around)}.")  # fmt: skip
            self._within(child, around, depth)
        elif not self.elsewhere(child, name_of(child.getparent() if child.getparent() is not None else child), depth, allowed):
            legal = name in vocabulary.elements() and child.tag == f"{TEI}{name}"
            what = "is not part of this document type" if legal else "is no element of TEI"
            self.say(child, "beyond", f"<{name}> {what}; in {_a(spec.kind)} may stand {allowed}.",
                     "Its words are kept, its tag is not." if legal else "Rename it, or remove the tag.",
                     "warning" if legal else "error")  # fmt: skip
            self.mixed(child, spec, slot, depth + 1)

    def beside(self, node: etree._Element) -> None:
        if isinstance(node, etree._Entity):
            self.say(node, "entity", f"The entity {node.text} is not defined.", "Write the character itself.")
        else:
            what = "processing instruction" if isinstance(node, etree._ProcessingInstruction) else "comment"
            self.say(node, "beside", f"A {what} is not part of the document, and is left out.", "", "warning")

    def arranged(
        self, element: etree._Element, node: Node, found: list[tuple[int, etree._Element]], kind: str, empty: bool, top: bool
    ) -> None:
        """Say which children come once too often, stand out of order, or are missing."""
        first: dict[int, etree._Element] = {}
        ordered = []
        for index, child in found:
            part = node.parts[index] if index < len(node.parts) else None
            if index in first and (isinstance(part, Node) or (isinstance(part, Slot) and not part.many)):
                self.say(child, "twice", f"There is already <{name_of(child)}> in <{name_of(element)}>, which has one.",
                         "Remove one of the two.")  # fmt: skip
            else:
                first.setdefault(index, child)
                ordered.append((index, child))
        for child, before, other in _disorder(ordered):
            self.say(child, "order", f"<{name_of(child)}> stands {'before' if before else 'after'} <{name_of(other)}>; it belongs {'after' if before else 'before'} it.",
                     f"Move it {'after' if before else 'before'} <{name_of(other)}>.")  # fmt: skip
        slips = {child.tag for _, child in found if child in self.slips}
        lacking = [
            (i, part)
            for i, part in enumerate(node.parts)
            if i not in first and _must(part) and not any(f"{TEI}{tag}" in slips for tag in _tags_of(part))
        ]
        if empty and not (top or node.always or node.attributes) and not lacking and node.parts:
            self.say(element, "empty", f"<{node.tag}> is empty.", "Remove it.")
        for _, part in lacking:
            what = _series(map(_tag, part.kinds.values()), "or") if isinstance(part, Slot) else _tag(part)
            problem = Problem("child-missing", f"<{name_of(element)}> lacks {what}.", "error", element.sourceline or 0, fix=f"Add {what}.")
            self.missing.append(_Missing(element, part, Finding(problem, element)))


def _disorder(found: list[tuple[int, etree._Element]]) -> list[tuple[etree._Element, bool, etree._Element]]:
    """The fewest children that must move for the rest to be in order: each with one it stands wrongly before or after."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for i, (index, _) in enumerate(found):
        at = bisect_right(tails, index)
        previous.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(index)
            ends.append(i)
        else:
            tails[at], ends[at] = index, i
    stay: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        stay.add(at)
        at = previous[at]
    kept = sorted(stay)
    wrong = []
    for i, (index, child) in enumerate(found):
        if i in stay:
            continue
        before = next((k for k in reversed(kept[: bisect_right(kept, i)]) if found[k][0] > index), None) if len(found) < 2000 else None
        after = next((k for k in kept[bisect_right(kept, i) :] if found[k][0] < index), None) if before is None else None
        other = before if before is not None else after
        wrong.append((child, before is None, found[other if other is not None else kept[0]][1]))
    return wrong


def _inner(node: Node) -> list[Node]:
    """The nodes below a node."""
    return [n for part in node.parts if isinstance(part, Node) for n in (part, *_inner(part))]


def flows_at(schema: Schema, element: etree._Element) -> bool:
    """Whether an element of the root's structure holds the text of the document."""
    return any(node.tag == name_of(element) and flows(node) for node in _inner(schema.root.node))


def _must(part: Slot | Node) -> bool:
    return part.required if isinstance(part, Slot) else needed(part)


def _tags_of(part: Slot | Node) -> set[str]:
    return {spec.tag for spec in part.kinds.values()} if isinstance(part, Slot) else {part.tag}


def _must_be(option: ElementSpec | Node) -> bool:
    return isinstance(option, ElementSpec) or needed(option)


def _said(text: str | None) -> bool:
    return bool(text and text.strip(XML_SPACE))


def _tag(of: ElementSpec | Node) -> str:
    """The start tag of a class or wrapper, with the attributes that make it what it is."""
    return f"<{of.tag}{''.join(f' {key}={value!r}' for key, value in of.fixed.items())}>".replace("'", '"')


def _has(child: etree._Element, name: str, target: ElementSpec | Node) -> str:
    """The start tag of an element, with the attributes of its that matter."""
    return f"<{name}{''.join(f' {plain(k)}={v!r}' for k, v in child.items() if plain(k) in target.fixed)}>".replace("'", '"')


def _likeness(child: etree._Element, option: ElementSpec | Node) -> tuple[int, int, float]:
    """How much an element is like a class: fixed attributes met, attributes known, values nearly met."""
    node = option.node if isinstance(option, ElementSpec) else option
    near = sum(
        bool(get_close_matches(child.get(qualified(k)) or "", [v], 1, 0.5)) for k, v in option.fixed.items()
    )
    loose = sum(value in option.fixed.values() for value in child.attrib.values())
    known = sum(plain(key) in node.attributes for key in child.attrib)
    known -= sum(spec.required and child.get(qualified(key)) is None for key, spec in node.attributes.items())
    home = sum(_holds(node, grandchild) for grandchild in list(child)[:3])
    if node.text and len(child) == 0 and not refusal(node.text, child.text or ""):
        home += 3 if node.text.values else 2 if node.text.pattern else 1
    return near + loose, known, home


def _holds(node: Node, child: etree._Element) -> bool:
    return any(isinstance(part, Slot) and best(child, part.kinds.values()) for part in node.parts)


def _close(name: str, other: str) -> bool:
    """Whether two names differ by a slip: two letters swapped, or one or two added, left out or changed."""
    return bool(get_close_matches(name, [other], 1, 0.6))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[:1] in "aeio" else f"a {kind}"


def _series(names: Iterable[str], last: str = "or", most: int = 8) -> str:
    """Names in a row; of many, the first, and how many more."""
    known = list(dict.fromkeys(names))
    if len(known) > most:
        return f"{', '.join(known[: most - 2])} and {len(known) - most + 2} more"
    return f"{', '.join(known[:-1])} {last} {known[-1]}" if len(known) > 1 else "".join(known)


