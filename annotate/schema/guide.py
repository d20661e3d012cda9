"""Guide: the annotation guidelines, in Markdown: per kind what it is, how TEI spells it, what finds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from annotate.declared import fields
from annotate.element import Check, Inline
from annotate.schema import AttributeSpec, ElementSpec, Node, Schema, Slot, predicates
from annotate.schema.schematron import PLACE
from annotate.span import rules_of

SUFFIX = "md"
FILE = "guide.md"

_INTRODUCTION = """\
# How to annotate {a} {kind} document

{doc}

This guide is for people who write or correct annotations. It is rendered from the same classes
that write the files and check them, so it says what the program does.

* **The text is untouched.** Tags are added; no character is changed, moved or left out, not even
  white space. Quotation marks stay in the text, outside the element that they mark.
* **An annotation can be named and explained.** `xml:id` names it, so that others can point to it;
  `resp` says who made it (a rule, or you), `cert` how sure that is, `ana` the words that were the
  evidence. What you correct, sign with your own `resp`: it will not be overwritten.
* **Pointers** begin with `#` and lead to an `xml:id` in the same file.

## The kinds
"""


def render(schema: Schema) -> str:
    """The guide of a document type, in Markdown."""
    kind = schema.root.kind
    article = "an" if kind[0] in "aeiou" else "a"
    parts = [_INTRODUCTION.format(a=article, kind=kind, doc=_prose(schema.root.doc))]
    parts.append(_table(["kind", "TEI", "what it is"], _overview(schema)))
    order = sorted(schema.kinds, key=lambda kind: schema.rank.get(kind, len(schema.rank)))
    inline = ", ".join(_link(spec, schema) for spec in schema.inner.values())
    parts.append(f"\nA {kind} document holds: {_content(schema.root, schema)}.\n")
    parts.append(f"In a line of text stand: {inline}.\n")
    parts.append(_common(schema))
    parts += [_kind(name, schema) for name in order if name != kind]
    parts.append(_header(schema))
    return "\n".join(parts).rstrip() + "\n"


def _overview(schema: Schema) -> Iterator[list[str]]:
    for kind, specs in sorted(schema.kinds.items(), key=lambda item: schema.rank.get(item[0], 99)):
        if schema.root not in specs:
            yield [
                f"[{kind}](#{kind})",
                ", ".join(f"`{_opening(spec)}`" for spec in specs),
                _prose(specs[0].doc),
            ]


def _kind(kind: str, schema: Schema) -> str:
    """What a person needs to know of one kind."""
    lines = [f"\n## {kind}\n"]
    for spec in schema.kinds[kind]:
        if len(schema.kinds[kind]) > 1:
            lines.append(f"### `{_opening(spec)}`\n")
        lines += [_prose(spec.doc), "", "```xml", _example(spec), "```", ""]
        around = [other for other in schema.values() if spec in _children(other)]
        if around:
            lines += [f"Stands in: {', '.join(dict.fromkeys(_link(other, schema) for other in around))}.", ""]
        lines += [f"Holds: {_content(spec, schema)}.", ""]
        own = {name: a for name, a in spec.node.attributes.items() if a.field not in _COMMON}
        if own:
            lines += [_table(_HEADER, _attributes(own)), ""]
        if spec.across == "split":
            lines += [
                "One that goes over the end of a block is written in pieces, joined by `next` and `prev`.",
                "",
            ]
        if spec.checks:
            lines += ["Checked:", "", *map(_check, spec.checks), ""]
        if rules := rules_of(spec.cls):
            rows = ([f"`{rule.id}`", rule.says, rule.cert] for rule in rules)
            lines += ["Found by:", "", _table(["rule", "what it finds", "certainty"], rows), ""]
    return "\n".join(lines).rstrip() + "\n"


def _check(check: Check) -> str:
    """A check as an item of a list: what is said when it fails, why it is there, and what it tells apart."""
    says = PLACE.sub("…", check.says)
    lines = [f"* `{check.name}` ({check.level}): {says} {check.why}".rstrip()]
    for sign, snippet in (("Right", check.good), ("Wrong", check.bad)):
        shown = " ".join(snippet.split())
        if shown:
            lines.append(f"  {sign}: `` {shown if len(shown) <= 200 else f'{shown[:80]} … {shown[-80:]}'} ``")
    return "  \n".join(lines)


def _common(schema: Schema) -> str:
    """What every annotation may say, told once."""
    found = {
        name: attribute
        for spec in schema.values()
        if issubclass(spec.cls, Inline)
        for name, attribute in spec.node.attributes.items()
        if attribute.field in _COMMON
    }
    return f"\n## What every annotation may say\n\n{_table(_HEADER, _attributes(found))}\n"


_COMMON = frozenset(fields(Inline))
_HEADER = ["attribute", "name in JSON", "needed", "may be", "what it says"]


def _prose(doc: str) -> str:
    """A docstring as Markdown."""
    return "\n\n".join(" ".join(part.split()) for part in doc.replace("``", "`").split("\n\n"))


def _opening(spec: ElementSpec) -> str:
    return f"<{spec.tag}{''.join(f' {name}={quoteattr(value)}' for name, value in spec.fixed.items())}>"


def _link(spec: ElementSpec, schema: Schema) -> str:
    return spec.kind if spec is schema.root else f"[{spec.kind}](#{spec.kind})"


def _children(spec: ElementSpec) -> list[ElementSpec]:
    return [child for slot in spec.slots.values() for child in slot.kinds.values()]


def _example(spec: ElementSpec) -> str:
    """The element with what it needs and one thing more, in the values its patterns give as examples."""
    told = [(name, a) for name, a in spec.node.attributes.items() if a.field not in _COMMON]
    optional = [name for name, a in told if not a.required][:1]
    own = [(name, a.example or "…") for name, a in told if a.required or name in optional]
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in [*spec.fixed.items(), *own])
    inside = _inside(spec.node, spec)
    return f"<{spec.tag}{attributes}>{inside}</{spec.tag}>" if inside else f"<{spec.tag}{attributes}/>"


def _inside(node: Node, spec: ElementSpec) -> str:
    if node.text:
        return "…"
    inside = ""
    for part in node.parts:
        if isinstance(part, Node):
            written = _inside(part, spec)
            attributes = "".join(
                f" {name}={quoteattr(a.example or '…')}" for name, a in part.attributes.items()
            )
            inside += (
                f"<{part.tag}{attributes}>{written}</{part.tag}>" if written else f"<{part.tag}{attributes}/>"
            )
        elif part.text:
            inside += "…"
        else:
            child = next((c for c in part.kinds.values() if c.mixed), next(iter(part.kinds.values())))
            inside += f"{_opening(child)}…</{child.tag}>"
    return inside


def _content(spec: ElementSpec, schema: Schema) -> str:
    if not spec.slots:
        return "nothing" if not any(_text(part) for part in spec.node.parts) else "what the example shows"
    parts = []
    for slot in spec.slots.values():
        kinds = ", ".join(_link(child, schema) for child in slot.kinds.values())
        if set(slot.kinds) == set(schema.inner):
            kinds = "whatever stands in a line"
        if slot.text:
            parts.append(f"text, and in it {kinds}" if kinds else "text")
        else:
            parts.append(_often(slot, kinds))
    return "; then ".join(parts)


def _text(part: Slot | Node) -> bool:
    return isinstance(part, Node) and (part.text is not None or any(_text(inner) for inner in part.parts))


def _often(slot: Slot, kinds: str) -> str:
    if slot.many:
        return f"{'one or more' if slot.required else 'any number'} of {kinds}"
    return f"one {kinds}" if slot.required else f"one {kinds}, or none"


def _attributes(attributes: dict[str, AttributeSpec]) -> Iterator[list[str]]:
    for name, attribute in attributes.items():
        json = attribute.name if attribute.name != name else ""
        needed = "yes" if attribute.required else ""
        yield [f"`{name}`", f"`{json}`" if json else "", needed, _values(attribute), attribute.doc]


def _values(attribute: AttributeSpec) -> str:
    if attribute.values:
        words = ", ".join(f"`{value}`" for value in attribute.values)
        return (
            f"{words} (if left out: `{attribute.default}`)"
            if attribute.default and attribute.values[1:]
            else words
        )
    if attribute.pooled:
        return f"a pointer to a text, `#{attribute.pooled.prefix}1`"
    if attribute.pointing:
        least, most = attribute.pointing.least, attribute.pointing.most
        links = [f"[{kind}](#{kind})" for kind in attribute.pointing.to]
        kinds = " or ".join(filter(None, [", ".join(links[:-1]), *links[-1:]]))
        many = "a pointer" if most == 1 else f"{'two or more' if least > 1 else 'one or more'} pointers"
        return f"{many} to {kinds}" if kinds else many
    return f"{attribute.pattern.doc}, as `{attribute.pattern.example}`" if attribute.pattern else "any text"


def _header(schema: Schema) -> str:
    """Where the file keeps what is known of the document itself."""
    places: dict[str, list[str]] = {}
    outside = ["before the root element"]
    for path, attribute in _places(schema.root.node, ""):
        places.setdefault(attribute.field, []).append(f"`{path}`")
    rows = (
        [a.name, "yes" if a.required else "", _values(a), a.doc, "; ".join(places.get(a.field, outside))]
        for a in schema.root.attributes.values()
    )
    table = _table(["name in JSON", "needed", "may be", "what it says", "where TEI keeps it"], rows)
    return f"\n## What is known of the document\n\n{table}\n"


def _places(node: Node, steps: str) -> Iterator[tuple[str, AttributeSpec]]:
    yield from ((f"{steps}@{name}", attribute) for name, attribute in node.attributes.items())
    if node.text:
        yield steps.rstrip("/"), node.text
    for part in node.parts:
        if isinstance(part, Node):
            yield from _places(part, f"{steps}{part.tag}{predicates(part.fixed)}/")


def _table(header: list[str], rows: Iterable[list[str]]) -> str:
    """A Markdown table; bars and line breaks in cells are made harmless."""
    cells = [[" ".join(cell.replace("|", "\\|").split()) for cell in row] for row in rows]
    used = [i for i in range(len(header)) if any(row[i] for row in cells)]
    lines = [[header[i] for i in used], ["---"] * len(used), *([row[i] for i in used] for row in cells)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
