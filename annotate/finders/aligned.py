"""Aligned: what a language model tagged, carried over to the source, and only where its words agree.

A model asked to tag a text gives the text back, tagged and often altered: spaces and quotation
marks changed, a typo mended, a sentence left out, another invented, a tag never closed. Its text
is never used. Its words are aligned with those of the source, and an annotation stands only where
each of its words, and both its borders, are the source's own; all others are refused, with reasons.
"""

from __future__ import annotations

import html
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, cast

from annotate.element import Cert
from annotate.finders import CERTS, Finder, named
from annotate.finders.sequence import align as pair
from annotate.regex import regex
from annotate.source import Source
from annotate.span import Drop, Span

AGENT = "finder.aligned"
TAG = regex(r"<(/?)([A-Za-z_][\w.-]{0,40})(?![\w.-])([^<>]{0,400})>")
"""What may be a tag; the words of a text that look like one are told apart by the source."""
ATTRIBUTE = regex(r"""\s{0,9}([A-Za-z_][\w.:-]{0,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>]+))""")
ENTITY = regex(r"&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
WORD = regex(rf"[\w{MARKS}]+|[^\w\s{MARKS}]")
"""A word with its accents and vowel signs, or one character that is neither word nor space."""
UNSEEN = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that no one sees, and models leave out: soft hyphens, joiners, marks of direction."""
TYPOGRAPHY = str.maketrans(
    dict.fromkeys("‘’‚‛ʼ′`´‹›", "'") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‐‑–—−", "-")
)
"""Quotation marks, apostrophes and dashes, which models set as they like."""
CERTAIN = 3
"""How many words in a row must agree; fewer may be the same by chance, as "he said" is."""
CANONICAL = 64
"""Up to how many characters a word is brought to one form of its accents (quadratic in longer ones)."""
KEPT = 80
"""How much of a start tag is kept as evidence (characters)."""


class Alignment(NamedTuple):
    """The annotations of a tagged text that the source bears out, and those it does not."""

    spans: list[Span]
    refused: list[Drop]


class _Tagged(NamedTuple):
    """One annotation as the model gave it: code points of its text without tags; ``why`` refuses it."""

    start: int
    end: int
    name: str
    attrs: Mapping[str, str]
    tag: str
    why: str = ""


class _Word(NamedTuple):
    start: int
    end: int
    key: str
    text: str


def finder(
    model: Callable[[str], str],
    kinds: Mapping[str, str] | None = None,
    *,
    rule: str = AGENT,
    cert: Cert = "medium",
) -> Finder:
    """A finder of a model: a function that gives a text back with tags in it; see :func:`align`."""

    def find(source: Source) -> Iterator[Span | Drop]:
        alignment = align(source.text, model(source.text), kinds, rule=rule, cert=cert)
        yield from alignment.spans
        yield from alignment.refused

    return named(find, model)


def align(
    text: str,
    output: str,
    kinds: Mapping[str, str] | None = None,
    *,
    rule: str = AGENT,
    cert: Cert = "medium",
) -> Alignment:
    """The annotations of ``output``, a tagged and perhaps altered copy of ``text``, in its code points.

    ``kinds`` gives the kind for each tag and refuses all others; without it, a tag is named as its kind.
    The attributes ``id`` and ``cert`` of a tag become the span's own. Never raises, whatever the output.
    """
    copy, tagged = _untagged(output, {match[0] for match in TAG.finditer(text)}, set(ENTITY.findall(text)))
    places = _Places(text, copy)
    spans: list[Span] = []
    refused: list[Drop] = []
    for one in sorted(tagged, key=lambda one: (one.start, -one.end)):
        attrs = dict(one.attrs)
        own = attrs.pop("cert", cert)
        sure = cast(Cert, own) if own in CERTS else cert
        kind = one.name.lower() if kinds is None else kinds.get(one.name, kinds.get(one.name.lower(), ""))
        found = places.of(one.start, one.end)
        why = one.why or ("" if kind else f"no kind is given for the tag {one.name}") or found.why
        name = attrs.pop("id", "")
        span = Span(found.start, found.end, kind or one.name, attrs, rule, sure, one.tag[:KEPT], name)
        if why:
            words = " ".join(copy[one.start : min(one.end, one.start + KEPT)].split())
            refused.append(Drop(span, f"{why}: {words!r}" if words else why))
        else:
            spans.append(span)
    return Alignment(spans, refused)


def _untagged(output: str, literal: set[str], entities: set[str]) -> tuple[str, list[_Tagged]]:
    """The words of a tagged text, and its annotations. A tag or entity that the source itself has is text."""
    parts: list[str] = []
    found: list[_Tagged] = []
    opened: dict[str, list[_Tagged]] = {}
    at = size = 0

    def add(piece: str) -> None:
        nonlocal size
        piece = ENTITY.sub(lambda m: m[0] if m[0] in entities else html.unescape(m[0]), piece)
        parts.append(piece)
        size += len(piece)

    for match in TAG.finditer(output):
        if match[0] in literal:
            continue
        add(output[at : match.start()])
        at = match.end()
        closing, name, rest = match[1], match[2], match[3]
        if closing:
            stack = opened.get(name.lower())
            if stack:
                found.append(stack.pop()._replace(end=size))
            else:
                found.append(_Tagged(size, size, name, {}, match[0], "the tag closes what was not opened"))
            continue
        attrs, clear = _attributes(rest.rstrip().removesuffix("/"))
        why = "" if clear else "the attributes of its tag cannot be read"
        one = _Tagged(size, size, name, attrs, match[0], why)
        if rest.rstrip().endswith("/"):
            found.append(one._replace(why="the tag is empty: it covers no words"))
        else:
            opened.setdefault(name.lower(), []).append(one)
    add(output[at:])
    found += [one._replace(why="its tag is never closed") for stack in opened.values() for one in stack]
    return "".join(parts), found


def _attributes(rest: str) -> tuple[dict[str, str], bool]:
    """The attributes of a start tag, and whether all of it could be read."""
    attrs: dict[str, str] = {}
    at = 0
    while match := ATTRIBUTE.match(rest, at):
        attrs.setdefault(match[1], html.unescape(match[2] or match[3] or match[4] or ""))
        at = match.end()
    return attrs, not rest[at:].strip()


def _words(text: str) -> list[_Word]:
    return [
        _Word(match.start(), match.end(), _key(match[0]), match[0])
        for match in WORD.finditer(text)
        if match[0] not in UNSEEN
    ]


def _key(word: str) -> str:
    """A word as it is compared: accents in one form, quotation marks and dashes as typewriters have them."""
    if word.isascii():
        return word
    return (unicodedata.normalize("NFC", word) if len(word) <= CANONICAL else word).translate(TYPOGRAPHY)


class _Found(NamedTuple):
    """Where in the source a stretch of the model's text is, or about where, and why not."""

    start: int
    end: int
    why: str = ""


class _Places:
    """Where the words of a model's text stand in the source."""

    def __init__(self, text: str, copy: str) -> None:
        self.text = text
        self.ours, self.theirs = _words(text), _words(copy)
        self.places = pair([word.key for word in self.ours], [word.key for word in self.theirs])
        self.starts = [word.start for word in self.theirs]
        self.ends = [word.end for word in self.theirs]
        self.runs = self._runs()
        self.prior, self.later = self._neighbours()

    def _runs(self) -> list[tuple[int, int]]:
        """Per word of the copy the run of agreeing words that it stands in: from and to; empty for none."""
        runs: list[tuple[int, int]] = []
        start = 0
        for j, place in enumerate(self.places):
            if place < 0 or j == start or place != self.places[j - 1] + 1:
                runs += [(start, j)] * (j - start)
                start = j
            if place < 0:
                runs.append((j, j))
                start = j + 1
        return runs + [(start, len(self.places))] * (len(self.places) - start)

    def _neighbours(self) -> tuple[list[int], list[int]]:
        """Per word of the copy, and for its end: the last agreeing word before it, the first from it on."""
        size = len(self.places)
        prior, later = [-1] * (size + 1), [size] * (size + 1)
        for j, place in enumerate(self.places):
            prior[j + 1] = j if place >= 0 else prior[j]
        for j in range(size - 1, -1, -1):
            later[j] = j if self.places[j] >= 0 else later[j + 1]
        return prior, later

    def of(self, start: int, end: int) -> _Found:
        """Where a stretch of the copy stands in the source."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end) - 1
        before = self.prior[first]
        near = self.ours[self.places[before]].end if before >= 0 else 0
        if first > last:
            return _Found(near, near, "it covers no words")
        run = self.runs[first]
        if run != self.runs[last] or run[0] == run[1]:
            return _Found(near, near, "its words are not those of the source")
        begin, close = self._border(first, start), self._border(last, end)
        if begin is None or close is None:
            return _Found(near, near, "it begins or ends in a word that the source spells in another way")
        if not self._certain(run):
            return _Found(begin, close, "too few words around it agree with the source to tell its place")
        if self._lacks(first, last):
            return _Found(begin, close, "a word beside it in the source is left out")
        return _Found(begin, close)

    def _border(self, word: int, at: int) -> int | None:
        """A border in the source: an edge of a word, or inside it, as in Arabic "و" and a name."""
        ours, theirs = self.ours[self.places[word]], self.theirs[word]
        if at <= theirs.start:
            return ours.start
        if at >= theirs.end:
            return ours.end
        return ours.start + at - theirs.start if ours.text == theirs.text else None

    def _lacks(self, first: int, last: int) -> bool:
        """Whether the copy leaves out a word right beside a stretch, which may belong to a name in it.

        "Bank of Elland Trust said" is not to become "<org>Bank of Elland</org> said". A word there that is
        spelt in another way does no harm.
        """
        before, after = self.prior[first], self.later[last + 1]
        start = self.places[before] if before >= 0 else -1
        end = self.places[after] if after < len(self.places) else len(self.ours)
        left, right = self.places[first], self.places[last]
        return (left - start > first - before and self._joined(left - 1)) or (
            end - right > after - last and self._joined(right)
        )

    def _joined(self, word: int) -> bool:
        """Whether no mark and no line break stands between a word of the source and the next."""
        one, two = self.ours[word], self.ours[word + 1]
        between = self.text[one.end : two.start]
        return one.text[-1].isalnum() and two.text[0].isalnum() and "\n" not in between

    def _certain(self, run: tuple[int, int]) -> bool:
        """Whether a run is long enough not to be the same by chance, or is all the source has."""
        if run[1] - run[0] >= len(self.ours):
            return True
        words = self.theirs[run[0] : min(run[1], run[0] + 8 * CERTAIN)]
        return sum(word.text[0].isalnum() for word in words) >= CERTAIN
