"""Finders: functions from outside that propose spans, and what becomes of what they propose.

A finder gets the source and yields spans in code points of its text. It can change nothing: the
text is not its to give, and each span is judged here before :func:`annotate.resolve.resolve` sees it.
What is refused is dropped with its reason; a finder that fails is a :class:`FinderError`.
"""

from __future__ import annotations

import importlib
import operator
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from annotate.element import Cert
from annotate.schema import TEI_NAMESPACE, AttributeSpec, ElementSpec, Schema
from annotate.source import UNHOLDABLE, Source
from annotate.span import Drop, Resolved, Span

if TYPE_CHECKING:
    from lxml import etree

Finder = Callable[[Source], Iterable[Span | Drop]]
"""A function that proposes spans; a Drop among them is what it considered and refused itself."""

AGENT = "finder."
"""What the names of all finders begin with, so that none can pass for a rule or a person."""
CERTS = get_args(Cert)
RESERVED = ("id", "resp", "cert", "evidence", "next", "prev")
"""The fields that are no attributes of a finder's span: it has its own, and resolve chains pieces."""
LONGEST = 400
"""How much of a foreign string is kept in a reason or as evidence (code points)."""


class FinderError(RuntimeError):
    """A finder that failed; ``finder`` is its name, and the cause is what it raised."""

    def __init__(self, finder: str, cause: BaseException) -> None:
        try:
            said = _line(str(cause))
        except Exception:
            said = ""
        super().__init__(f"the finder {finder} failed: {type(cause).__name__}{': ' if said else ''}{said}")
        self.finder = finder


class FinderNameError(ValueError):
    """A name under which there is no finder."""


def called(name: str) -> Finder:
    """The function that ``MODULE:FUNCTION`` names; modules may lie in the current folder.

    Raises FinderNameError where there is none.
    """
    module, _, function = name.partition(":")
    if "" not in sys.path:
        sys.path.insert(0, "")
    try:
        found = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError, ValueError) as error:
        raise FinderNameError(f"--finder {name}: {error}; write MODULE:FUNCTION") from None
    except (Exception, SystemExit) as error:  # a module that ends the program must not end ours
        said = f"{type(error).__name__}: {error}"
        raise FinderNameError(f"--finder {name}: {module} cannot be imported: {said}") from None
    if not callable(found):
        raise FinderNameError(f"--finder {name}: it is no function; write MODULE:FUNCTION")
    chosen: Finder = found
    return chosen


def propose(source: Source, finders: Sequence[Finder], schema: Schema) -> Resolved:
    """What finders propose for a source, and what of it is refused, and why.

    The spans fit their classes; whether they fit each other is for resolve to decide.
    Raises FinderError when a finder does.
    """
    spans: list[Span] = []
    dropped: list[Drop] = []
    for number, finder in enumerate(finders):
        judge = _Judge(source.text, schema, agent(re.split("[.:]", _name(finder))[-1]), f"{AGENT}{number}@")
        for item in _items(finder, source):
            judge.hear(item)
        spans += judge.pointed()
        dropped += judge.dropped
    return Resolved(spans, dropped)


def agent(name: str) -> str:
    """The id of a finder in the header: its name after ``finder.``, in the letters an id may have."""
    name = re.sub(r"[^A-Za-z0-9_.-]+", "_", name[:80].removeprefix(AGENT)).strip("_")
    return AGENT + (name or "unnamed")


def _name(finder: Finder) -> str:
    """A finder as a person would name it: its module and its function, or its class."""
    named: Any = finder if hasattr(finder, "__qualname__") else type(finder)
    name = _line(str(named.__qualname__)).replace(".<locals>", "")
    return f"{named.__module__}:{name}"


def named(find: Finder, after: Any) -> Finder:
    """A finder that bears the name of the model it asks, so that an error names the model."""
    named = after if hasattr(after, "__qualname__") else type(after)
    find.__module__, find.__qualname__ = named.__module__, named.__qualname__
    return find


def _items(finder: Finder, source: Source) -> Iterable[object]:
    """What a finder yields, one by one, but no more than a text can hold of it."""
    most = 1000 + 2 * len(source.text)
    try:
        for count, item in enumerate(finder(source)):
            if count == most:
                says = f"the finder proposes more than {most} spans; the rest was not read"
                yield Drop(Span(0, 0, "more"), says)
                return
            yield item
    except (Exception, SystemExit) as error:  # a finder may call what ends a program of its own
        raise FinderError(_name(finder), error) from error


class _Judge:
    """What one finder said of one text: the spans that fit their classes, and the rest with reasons."""

    def __init__(self, text: str, schema: Schema, agent: str, prefix: str) -> None:
        self.text, self.schema, self.agent, self.prefix = text, schema, agent, prefix
        self.spans: list[Span] = []
        self.dropped: list[Drop] = []
        self.ids: dict[str, str] = {}

    def hear(self, item: object) -> None:
        """Take one thing that the finder yielded for what it is."""
        if isinstance(item, Drop) and isinstance(item.span, Span):
            self.dropped.append(Drop(self.harmless(item.span), _said(item.why)))
        elif isinstance(item, Span):
            span = self.harmless(item)
            why = self.refuses(item, span.kind) or self.misfit(span)
            if why:
                self.dropped.append(Drop(span, why))
            else:
                self.accept(span)
        else:
            name = type(item).__name__
            self.dropped.append(Drop(Span(0, 0, name, rule=self.agent), f"it is no Span but {name}"))

    def accept(self, span: Span) -> None:
        """Keep a span; its id is made one that no rule and no other finder gives."""
        if span.id:
            self.ids[span.id] = span.kind
            span = span._replace(id=self.prefix + span.id)
        self.spans.append(span)

    def harmless(self, span: Span) -> Span:
        """The span in the types its fields should have, with nothing that XML cannot hold."""
        size = len(self.text)
        start = min(max(_integer(span.start) or 0, 0), size)
        attrs = span.attrs.items() if isinstance(span.attrs, Mapping) else ()
        return Span(
            start,
            min(max(_integer(span.end) or 0, start), size),
            _said(span.kind),
            {_said(name): _said(value) for name, value in attrs},
            agent(span.rule) if isinstance(span.rule, str) and span.rule else self.agent,
            span.cert if isinstance(span.cert, str) and span.cert in CERTS else None,
            _line(span.evidence) if isinstance(span.evidence, str) else "",
            _line(span.id) if isinstance(span.id, str) else "",
        )

    def refuses(self, span: Span, kind: str) -> str:
        """Why a span is none: its fields are not of their types, or it covers no words of the text."""
        start, end = _integer(span.start), _integer(span.end)
        if start is None or end is None:
            return "its offsets are no whole numbers"
        if kind not in self.schema.asides:
            if not 0 <= start < end <= len(self.text):
                return f"it covers no text: {start} to {end} of {len(self.text)} code points"
            if not self.text[start:end].strip():
                return "it covers nothing but white space"
        if not isinstance(span.attrs, Mapping):
            return f"its attributes are no mapping but {type(span.attrs).__name__}"
        for name, value in span.attrs.items():
            if not isinstance(value, str):
                return f"its attribute {_said(name)} is no string but {type(value).__name__}"
            if value != _line(value):
                return f"its attribute {_said(name)} is too long, or has characters that no attribute has"
        if span.cert is not None and span.cert not in CERTS:
            return f"its certainty {_said(span.cert)} is none of {', '.join(CERTS)}"
        return ""

    def misfit(self, span: Span) -> str:
        """Why the class of a span does not take it, or nothing."""
        spec = self.schema.inner.get(span.kind) or self.schema.asides.get(span.kind)
        if spec is None:
            known = ", ".join([*self.schema.inner, *self.schema.asides])
            return f"{span.kind!r} is not a kind that a finder can propose: there are {known}"
        if span.id and (span.id in self.ids or span.id.split() != [span.id]):
            return f"its id {span.id!r} is {'given twice' if span.id in self.ids else 'no single word'}"
        public = {a.name: a for a in spec.attributes.values() if a.field not in RESERVED}
        for name, value in span.attrs.items():
            if name not in public:
                return f"a {span.kind} has no attribute {name!r}: it has {', '.join(public) or 'none'}"
            if why := _value(public[name], value):
                return why
        missing = [name for name, a in public.items() if a.required and name not in span.attrs]
        if missing:
            return f"a {span.kind} needs the attribute {missing[0]}"
        return _unsound(span, spec, self.text)

    def pointed(self) -> list[Span]:
        """The spans that stay, each pointing only at others of its finder, of the kinds it may point at.

        A pointer to what is not there is left out by resolve.
        """
        stay = []
        for span in self.spans:
            spec = self.schema.inner.get(span.kind) or self.schema.asides[span.kind]
            pointing = [a for a in spec.attributes.values() if a.pointing and a.name in span.attrs]
            why = next(filter(None, (self.astray(span, attribute) for attribute in pointing)), "")
            if why:
                self.dropped.append(Drop(span, why))
                continue
            attrs = dict(span.attrs)
            for a in pointing:
                attrs[a.name] = " ".join(self.prefix + target for target in attrs[a.name].split())
            stay.append(span._replace(attrs=attrs))
        return stay

    def astray(self, span: Span, attribute: AttributeSpec) -> str:
        """Why an attribute of a span may not lead where it leads, or nothing."""
        kinds = attribute.pointing.to if attribute.pointing else ()
        for target in span.attrs[attribute.name].split():
            kind = self.ids.get(target)
            if kind and kinds and kind not in kinds:
                return f"its {attribute.name} leads to a {kind}; it may lead to {', '.join(kinds)}"
            if self.prefix + target == span.id:
                return f"its {attribute.name} leads to itself"
        return ""


def _integer(value: object) -> int | None:
    """An offset as an int, also where a model gives its own kind of whole number; None for all else."""
    try:
        return None if isinstance(value, bool) else operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        return None


def _line(words: str) -> str:
    """Foreign words on one line, at a bounded length, without characters that XML cannot hold."""
    return " ".join(UNHOLDABLE.sub("\ufffd", words[: 2 * LONGEST]).split())[:LONGEST]


def _said(value: object) -> str:
    """A foreign string on one line; of what is no string, only its type, for its own words may fail."""
    return _line(value) if isinstance(value, str) else f"<{type(value).__name__}>"


def _value(attribute: AttributeSpec, value: str) -> str:
    """Why an attribute does not take a value, or nothing."""
    if attribute.values is not None and value not in attribute.values:
        return f"{attribute.name}={value!r} is none of {', '.join(attribute.values)}"
    if attribute.refuses(value):
        says = attribute.pattern.doc if attribute.pattern else "what its class takes"
        example = f", such as {attribute.pattern.example}" if attribute.pattern else ""
        return f"{attribute.name}={value!r} is not {says}{example}"
    return ""


def _unsound(span: Span, spec: ElementSpec, text: str) -> str:
    """Which check of its class a span breaks by itself, such as a date that has ``when`` and ``from``."""
    checks = [check for check in spec.checks if not check.before and check.level == "error"]
    if not checks or spec.aside:
        return ""
    from lxml import etree

    element = etree.Element(f"{{{TEI_NAMESPACE}}}{spec.tag}", dict(spec.fixed))
    element.text = _line(text[span.start : span.end])
    for name, attribute in spec.node.attributes.items():
        if attribute.name in span.attrs:
            element.set(name, span.attrs[attribute.name])
    broken = next((check.name for check in checks if not _test(check.test)(element)), None)
    return f"its attributes break the rule {broken}" if broken else ""


@cache
def _test(test: str) -> etree.XPath:
    from annotate.checking.recognition import xpath

    return xpath(f"boolean({test})")
