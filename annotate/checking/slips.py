"""Slips: what an element was meant to be whose name or type is a slip of the pen; it is said, and mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from lxml import etree

from annotate.checking import vocabulary
from annotate.checking.phrasing import a, has, tag_of
from annotate.checking.recognition import TEI, Shape, best, meets, name_of, plain, qualified
from annotate.checking.refusal import refusal
from annotate.problem import Finding, Problem
from annotate.schema import ElementSpec, Node, Schema, Slot
from annotate.schema.relaxng import needed


class Slips:
    """The judge of names in one tree; ``say`` takes what it finds, ``made`` holds the elements it mended."""

    def __init__(
        self, say: Callable[..., None], schema: Schema, wrappers: Sequence[str], made: set[etree._Element]
    ) -> None:
        self.say = say
        self.classes = list(schema.values())
        self.made = made
        self.tags = {spec.tag for spec in self.classes} | set(wrappers)
        self.likely: dict[Any, Shape | None] = {}

    def meant(
        self,
        child: etree._Element,
        options: Sequence[Shape],
        absent: Sequence[Shape] = (),
    ) -> Shape | None:
        """The class or wrapper whose name or fixed attributes a child nearly has."""
        words = (child.text or "")[:80] if any(isinstance(option, Node) for option in options) else ""
        key = (child.tag, tuple(child.items())[:6], words, tuple(map(id, options)), tuple(map(id, absent)))
        if key not in self.likely:
            self.likely[key] = self._meant(child, options, absent)
        return self.likely[key]

    def _meant(
        self,
        child: etree._Element,
        options: Sequence[Shape],
        absent: Sequence[Shape],
    ) -> Shape | None:
        name = name_of(child)
        foreign = not str(child.tag).startswith(TEI)
        same = [o for o in options if o.tag == name]
        if same:
            return (
                max(same, key=lambda o: (likeness(child, o), o in absent))
                if foreign or any(o.fixed for o in same)
                else None
            )
        fixed = [o for o in options if o.fixed and meets(child, o.fixed.items())]
        own = best(child, self.classes)
        if fixed and (
            own is None or not fixed[0].fixed.keys() <= own.node.attributes.keys() | own.fixed.keys()
        ):
            return fixed[0]
        if len(absent) == 1 and _must_be(absent[0]) and (name in self.tags or name in vocabulary.elements()):
            # What holds what the missing element holds is that element by another name.
            return absent[0] if likeness(child, absent[0])[2] > 0 else None
        if name in self.tags:
            return None
        # The name of another element of TEI is no slip, unless what it is near to is missing.
        likely = absent if name in vocabulary.elements() else [*absent, *options]
        near = get_close_matches(name, dict.fromkeys(o.tag for o in likely), 1, 0.7 if len(name) > 3 else 0.6)
        if near:
            return max(
                (o for o in options if o.tag == near[0]), key=lambda o: (likeness(child, o), o in absent)
            )
        if len(absent) == 1 and name not in vocabulary.elements() and _must_be(absent[0]):
            return absent[0]
        # Among the items of a list, what is no item was meant to be one.
        if len(options) == 1 and isinstance(options[0], ElementSpec) and name not in vocabulary.elements():
            return options[0]
        return None

    def disguised(
        self, child: etree._Element, found: ElementSpec, options: Iterable[ElementSpec]
    ) -> ElementSpec | None:
        """The class that an element's attributes tell of, where it has the name of another: <title type="cue">."""
        if found.fixed or found.node.attributes.keys() >= set(map(plain, map(str, child.keys()))):
            return None
        telling = (spec for spec in options if spec.fixed and meets(child, spec.fixed.items()))
        return next((s for s in telling if not s.fixed.keys() & found.node.attributes.keys()), None)

    def mend(self, child: etree._Element, target: Shape) -> None:
        """Say what a child was meant to be, and make it so in the tree."""
        name, should = name_of(child), tag_of(target)
        if not str(child.tag).startswith(TEI) and name == target.tag:
            self.say(child, "namespace", f"<{name}> is not in the namespace of TEI.", "Remove its xmlns.")
            for inner in child.iter(etree.Element):
                inner.tag = f"{TEI}{name_of(inner)}"
        elif name != target.tag:
            exact = meets(child, target.fixed.items())
            narrower = _narrower(name, target.tag)
            given = _defaults(child, target) if narrower else {}
            added = "".join(f' {key}="{value}"' for key, value in given.items())
            self.say(
                child,
                "element-unknown",
                f"{has(child, name, target)} is not known here.",
                f"Did you mean {should[:-1]}{added}>?",
                repair=target.tag if exact and (narrower or close(name, target.tag)) else None,
                also=tuple(
                    Finding(Problem("attribute-missing", ""), child, attribute=key, repair=value)
                    for key, value in given.items()
                ),
            )
            for key, value in given.items():
                child.set(key, value)
            child.tag = f"{TEI}{target.tag}"
        else:
            self._fixed(child, target)
        self.made.add(child)
        for key, value in target.fixed.items():
            child.set(qualified(key), value)

    def _fixed(self, child: etree._Element, target: Shape) -> None:
        """Say which of the attributes that make an element what it is is wrong or missing."""
        key, value = next((k, v) for k, v in target.fixed.items() if child.get(qualified(k)) != v)
        what = a(target.kind) if isinstance(target, ElementSpec) else f"<{target.tag}>"
        given = child.get(qualified(key))
        slips = [n for n, v in child.items() if plain(n) != key and (v == value or close(plain(n), key))]
        slip = (
            next((n for n in slips if plain(n) not in target.node.attributes), None)
            if isinstance(target, ElementSpec)
            else next(iter(slips), None)
        )
        if given is not None:
            self.say(
                child,
                "value",
                f'{key}="{given}" is no {key} of <{target.tag}> here; {what} has {key}="{value}".',
                f'Write {key}="{value}".',
                attribute=key,
                repair=value if close(given, value) else None,
            )
        elif slip:
            self.say(
                child,
                "attribute",
                f'<{target.tag}> has no attribute {plain(slip)}; {what} has {key}="{value}".',
                f"Write {key}.",
                attribute=plain(slip),
                repair=key,
                rename=True,
            )
            del child.attrib[slip]
        else:
            self.say(
                child,
                "attribute-missing",
                f'<{target.tag}> lacks {key}="{value}", which makes it {what}.',
                f'Add {key}="{value}".',
            )


def _must_be(option: Shape) -> bool:
    return isinstance(option, ElementSpec) or needed(option)


def likeness(child: etree._Element, option: Shape) -> tuple[int, int, float]:
    """How much an element is like a class: fixed attributes met, attributes known, values nearly met."""
    node = option.node if isinstance(option, ElementSpec) else option
    near = sum(close(child.get(qualified(k)) or "", v) for k, v in option.fixed.items())
    loose = sum(value in option.fixed.values() for value in child.attrib.values())
    known = sum(plain(key) in node.attributes for key in child.attrib)
    known -= sum(spec.required and child.get(qualified(key)) is None for key, spec in node.attributes.items())
    home = sum(_holds(node, grandchild) for grandchild in list(child)[:3])
    if node.text and len(child) == 0 and not refusal(node.text, child.text or ""):
        home += 3 if node.text.values else 2 if node.text.pattern else 1
    return near + loose, known, home


def _holds(node: Node, child: etree._Element) -> bool:
    return any(
        best(child, part.kinds.values()) if isinstance(part, Slot) else child.tag == f"{TEI}{part.tag}"
        for part in node.parts
    )


def _narrower(name: str, other: str) -> bool:
    """Whether an element of TEI says more exactly what another says: a ``persName`` is a ``name``."""
    return name in vocabulary.elements() and name.lower().endswith(other.lower())


def _defaults(child: etree._Element, target: Shape) -> dict[str, str]:
    """The attributes that an element lacks and that have a value where they are left out."""
    node = target.node if isinstance(target, ElementSpec) else target
    lacking = {key: spec for key, spec in node.attributes.items() if child.get(qualified(key)) is None}
    return {key: spec.default for key, spec in lacking.items() if spec.default is not None}


def close(name: str, other: str) -> bool:
    """Whether two names differ by a slip: two letters swapped, or one or two added, left out or changed."""
    return bool(get_close_matches(name, [other], 1, 0.6))
