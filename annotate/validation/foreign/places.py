"""Places: line and column of the nodes of one document, for engines that tell which node is at fault."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from annotate.checking.layout import Layout
from annotate.regex import regex

_STEP = regex(r"/(?:Q\{([^}]*)\})?([^/\[]+)\[(\d+)\]")
_ATTRIBUTE = regex(r"/@(?:Q\{([^}]*)\})?([^/]+)$")


class Places:
    """The places of the nodes of one document."""

    def __init__(self, root: Any, raw: bytes) -> None:
        self.root = root
        self.layout = Layout(raw)

    @cached_property
    def _numbers(self) -> dict[Any, int]:
        return {node: i for i, node in enumerate(self.root.iter())}

    @cached_property
    def _paths(self) -> dict[str, Any]:
        """Every element by the path that XPath 3 gives for it."""
        paths: dict[str, Any] = {}
        counted: dict[Any, dict[str, int]] = {}
        named: dict[Any, str] = {}
        for node in self.root.iter("*"):
            parent = node.getparent()
            counts = counted.setdefault(parent, {})
            counts[node.tag] = counts.get(node.tag, 0) + 1
            space, _, name = node.tag.rpartition("}")
            path = f"{named.get(parent, '')}/Q{{{space[1:]}}}{name}[{counts[node.tag]}]"
            paths[path] = node
            named[node] = path
        return paths

    def of(self, node: Any, attribute: str = "") -> tuple[int, int]:
        """Line and column of an element, or of one of its attributes; of an attribute's value, its element."""
        if node is not None and not hasattr(node, "tag"):
            node = node.getparent() if hasattr(node, "getparent") else None
        number = self._numbers.get(node, 0)
        place = self.layout.attribute(number, attribute) if attribute else None
        return self.layout.place(place[0] if place else self.layout.node(number))

    def at(self, path: str) -> tuple[int, int]:
        """Line and column of what a path leads to; of what is no element or attribute, of the element around it."""
        steps = "".join(match[0] for match in _STEP.finditer(path) if "(" not in match[2])
        attribute = _ATTRIBUTE.search(path)
        name = ""
        if attribute:
            prefixes = {uri: prefix for prefix, uri in self.root.nsmap.items() if prefix}
            prefixes["http://www.w3.org/XML/1998/namespace"] = "xml"
            prefix = prefixes.get(attribute[1] or "", "")
            name = f"{prefix}:{attribute[2]}" if prefix else attribute[2]
        return self.of(self._paths.get(steps), name)
