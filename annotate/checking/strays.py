"""Strays: words and elements that stand where none of them may, told once for those that belong together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from lxml import etree

from annotate.checking import vocabulary
from annotate.checking.findings import Findings
from annotate.checking.homes import Homes, shapes
from annotate.checking.phrasing import a, series, tag_of
from annotate.checking.recognition import TEI, Shape, best, meets, name_of
from annotate.checking.refusal import refusal
from annotate.element import XML_SPACE
from annotate.problem import Level
from annotate.schema import ElementSpec, Node, Slot
from annotate.schema.relaxng import needed

UNLIKE = 1
"""How much of an element may be unlike what its name says."""


class Stray(NamedTuple):
    """An element, or (``words``) the words in an element's beginning or after it, that may not stand there."""

    element: etree._Element
    words: bool


class Strays:
    """The judge of what is out of place in one tree; ``judge`` judges an element as what it is elsewhere."""

    def __init__(
        self, findings: Findings, homes: Homes, judge: Callable[[etree._Element, Shape, int], None]
    ) -> None:
        self.findings, self.homes, self.judge = findings, homes, judge
        self.schema = homes.schema
        self.bare: dict[etree._Element | None, Shape] = {}
        """The elements among words that lack a wrapper, with it."""

    def tell(self, parent: etree._Element, run: Sequence[Stray], node: Node, depth: int) -> None:
        """Tell of what stands side by side in an element, once for what one wrapper would hold."""
        options: list[Shape] = []
        for part in sorted(node.parts, key=lambda part: isinstance(part, Slot) and not part.many):
            options += shapes(part)
        options.sort(key=lambda option: not self._absent(parent, option))
        while run:
            around = next((option for option in options if self._fits(run[0], option)), None)
            count = 1
            while around is not None and count < len(run) and self._fits(run[count], around):
                count += 1
            while around is None and count < len(run) and run[count].words:
                count += 1  # what stood after an element went with it
            if isinstance(around, Node) and run[0].words and not self._absent(parent, around):
                around = None
            self._told(parent, run[0], node, around)
            for stray in run[:count]:
                self._judged(stray, parent, around, node, depth)
            run = run[count:]

    def _fits(self, stray: Stray, around: Shape) -> bool:
        return self.homes.unwrapped(None if stray.words else stray.element, [around]) is not None

    def _told(self, parent: etree._Element, first: Stray, node: Node, around: Shape | None) -> None:
        """Tell of a run by its first, where it is known what belongs around it or where it is words."""
        name, here = name_of(first.element), name_of(parent)
        if first.words:
            self._words(parent, first.element, node, around)
        elif isinstance(around, Node) and not self._absent(parent, around):
            says = f"<{name}> stands in <{here}>; it belongs in {tag_of(around)}."
            self.findings.say(first.element, "misplaced", says, f"Move it into {tag_of(around)}.")
        elif around is not None:
            says = f"<{name}> stands in <{here}> without {tag_of(around)} around it."
            self.findings.say(first.element, "outside", says, f"Put it into {tag_of(around)}.")

    def _judged(
        self, stray: Stray, parent: etree._Element, around: Shape | None, node: Node, depth: int
    ) -> None:
        if stray.words:
            if isinstance(around, Node):
                self.findings.displace(around)
        elif around is not None:
            self._within(stray.element, around, depth)
        else:
            self._misfit(stray.element, parent, node, depth)

    def _absent(self, parent: etree._Element, option: Shape) -> bool:
        """Whether an element lacks a child that it must have."""
        must = needed(option) if isinstance(option, Node) else self._required(option)
        return must and not any(
            child.tag == f"{TEI}{option.tag}" and meets(child, option.fixed.items()) for child in parent
        )

    def _required(self, spec: ElementSpec) -> bool:
        return any(slot.required and spec.kind in slot.kinds for slot in self.schema.root.slots.values())

    def _within(self, element: etree._Element, around: Shape, depth: int) -> None:
        """Judge an element as if its wrapper stood around it."""
        node = around.node if isinstance(around, ElementSpec) else around
        home = self.homes.home(element, node)
        mixed = around.mixed if isinstance(around, ElementSpec) else None
        of = home.of if home else best(element, mixed.kinds.values()) if mixed else None
        if home:
            self.findings.displace(home.of)
        if of:
            self.judge(element, of, depth + 1)
        if isinstance(around, Node) or self._required(around):
            self.findings.displace(around)

    def _words(
        self, parent: etree._Element, element: etree._Element, node: Node, around: Shape | None
    ) -> None:
        text = (element.text if element is parent else element.tail) or ""
        blank = len(text) - len(text.lstrip(XML_SPACE))
        where: dict[str, Any] = {"inside": blank} if element is parent else {"after": blank}
        words = " ".join(text.split())
        words = words if len(words) <= 40 else words[:40].rsplit(" ", 1)[0] + " …"
        held = [part for part in node.parts if isinstance(part, Node)]
        free = series(tag_of(part) for part in held if part.text and not refusal(part.text, words))
        fix = f"Put them into {free}, or remove them." if free else "Remove them."
        if around is not None:
            fix = f"Put them into {a(around.kind) if isinstance(around, ElementSpec) else tag_of(around)}."
        elif self.homes.flows_at(parent):
            fix = "Put them into a paragraph."
        says = f"The words “{words}” stand in <{name_of(parent)}>, where no words may stand."
        self.findings.say(element, "text", says, fix, **where)

    def _misfit(self, child: etree._Element, parent: etree._Element, node: Node, depth: int) -> None:
        """Tell that an element may not stand in a node, and judge it by what it is elsewhere."""
        allowed = self.homes.allowed(node)
        if self.elsewhere(child, name_of(parent), depth, allowed):
            return
        name = name_of(child)
        level: Level = "warning" if name in vocabulary.elements() and not node.flows else "error"
        says = f"<{name}> is not part of a {self.schema.root.kind} document; {allowed}."
        self.findings.say(child, "beyond", says, "Remove it, or keep what it says elsewhere.", level)

    def elsewhere(self, child: etree._Element, where: str, depth: int, allowed: str) -> bool:
        """Whether a child is known elsewhere; if so that is told, and it is judged as what it is there.

        With little in common with that but the name, it is not judged.
        """
        target = self.homes.anywhere(child)
        if target is None:
            return False
        tag = f"<{name_of(child)}>"
        what = f"{a(target.kind)} ({tag})" if isinstance(target, ElementSpec) else tag
        places = series(self.homes.places(target))
        self.findings.say(
            child,
            "misplaced",
            f"{what[0].upper()}{what[1:]} may not stand in <{where}>; {allowed}.",
            f"Move it into {places}, or remove the tag." if places else "Remove it.",
        )
        self.findings.displace(target)
        if self.homes.misfits(child, target) <= UNLIKE:
            self.judge(child, target, depth)
        return True

    def among_words(self, child: etree._Element, spec: ElementSpec, slot: Slot, depth: int) -> bool:
        """Tell that an element may not stand among these words; whether its own are to be judged as if it did not."""
        name = name_of(child)
        around = self.homes.unwrapped(
            child, [option for option in slot.kinds.values() if option.mixed is None]
        )
        held = f", {series(map(tag_of, slot.kinds.values()))}" if slot.kinds else " only"
        allowed = f"here may stand words{held}"
        if around is not None:
            if self.bare.get(child.getprevious()) is not around:  # else it is told of the one before
                says = f"<{name}> stands in {a(spec.kind)} without {tag_of(around)} around it."
                self.findings.say(child, "outside", says, f"Put it into {tag_of(around)}.")
            self.bare[child] = around
            self._within(child, around, depth)
            return False
        if self.elsewhere(child, spec.tag, depth, allowed):
            return False
        legal = name in vocabulary.elements() and child.tag == f"{TEI}{name}"
        what = "is not part of this document type" if legal else "is no element of TEI"
        self.findings.say(
            child,
            "beyond",
            f"<{name}> {what}; in {a(spec.kind)} may stand words{held}.",
            "Its words are kept, its tag is not." if legal else "Rename it, or remove the tag.",
            "warning" if legal else "error",
        )
        return True
