"""Spacing: the white space of a text as it was converted, found again after an editor wrapped or indented it.

The words are all there, and the header keeps a checksum of every line: so the lines are found by
laying word to word until the checksum fits, with the white space that an editor is likely to have
met there. Whether what is found is right takes no judgement: the digest of the source tells.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations
from typing import Literal, NamedTuple

from lxml import etree

from annotate.problem import Finding, Problem
from annotate.regex import regex

_WORD = regex("[^ \t\n\r]+")
_OPENS, _CLOSES = tuple("“«‘„‹([{"), tuple("”»’›)]}.,;:!?،؛؟…")
LEADS = ("", *(" " * i for i in range(1, 9)), "\t", "\t\t")
"""What is tried before the first word of a line, besides what stands there."""
TRAILS = ("", " ", "  ", "\t")
"""What is tried after the last word of a line."""
CODE = "white-space"
FIX = 'Restore it (--fix does), and edit with what heeds xml:space="preserve".'
BUDGET = 100_000
"""How many words may be laid in vain; so many take some 20 milliseconds."""
LONGEST = 400
"""Up to how many words of a line are laid again with other white space than the likely one."""
DOUBTFUL = 24
"""Of how many gaps in a line two at a time may be other than likely."""


Manner = Literal["kept", "dropped", "added"]
MANNERS: tuple[Manner, ...] = ("kept", "dropped", "added")
"""Whether an editor kept the blanks between elements, left them out, or put tags on lines of their own."""


class Part(NamedTuple):
    """White space, perhaps none, in the text of an element (or after it), and what the tags beside it do."""

    element: etree._Element
    after: bool
    start: int
    end: int
    text: str
    depth: int
    opened: bool
    """Whether it stands at the beginning of an element."""
    closed: bool
    """Whether it stands at the end of an element."""


class Respaced(NamedTuple):
    """A text as it seems to have been, and the parts of its white space that were other, with what they were."""

    text: str
    parts: list[tuple[Part, str]]


class Gap:
    """What stands between two words: white space in one or more parts, with tags between these."""

    def __init__(self) -> None:
        self.parts: list[Part] = []

    @cached_property
    def text(self) -> str:
        """All of its white space."""
        return "".join(part.text for part in self.parts)

    def likely(self, before: str, behind: str, manner: Manner) -> str:
        """What stood between two words of a line, by what an editor is taken to have done."""
        if manner == "added":
            return (
                "".join(map(_before_indenting, self.parts)) if len(self.parts) > 1 else _likely(self.parts[0])
            )
        found = "".join(map(_likely, self.parts))
        tight = before.endswith(_OPENS) or behind.startswith(_CLOSES)
        if manner == "dropped" and not self.text and not tight:
            return " " if any(not part.opened and not part.closed for part in self.parts) else ""
        return "" if tight and found == " " != self.text else found

    @property
    def doubtful(self) -> bool:
        """Whether an editor may have added all of it, or taken it away."""
        return len(self.parts) > 1 or "\n" in self.text


def _likely(part: Part) -> str:
    """What stood there before lines were wrapped."""
    if "\n" not in part.text:
        return part.text
    return "" if part.opened or part.closed else " "


def _before_indenting(part: Part) -> str:
    """What stood there before every tag got a line of its own, indented by an even number of blanks, or tabs."""
    first, *lines = part.text.split("\n")
    return first or " " * (len(lines[0].strip("\t")) % 2 if lines else 0)


def respaced(flow: etree._Element, recorded: str, crlf: bool) -> Respaced | None:
    """A text with the white space that the checksums of its lines ask for; None where none is found.

    Whether it is right is for the digest to say. ``crlf``: lines of the source end so.
    """
    try:
        sums = [int.from_bytes(base64.urlsafe_b64decode(one), "big") for one in recorded.split()]
    except (binascii.Error, ValueError):
        return None
    gaps, words = _split(flow)
    laid = _Laying(gaps, words, "\r" if crlf else "").lines(sums)
    if laid is None:
        return None
    text = laid[0] + "".join(word.decode() + gap for word, gap in zip(words, laid[1:], strict=True))
    return Respaced(text, list(_changed(gaps, laid)))


def _changed(gaps: Sequence[Gap], laid: Sequence[str]) -> Iterator[tuple[Part, str]]:
    for gap, was in zip(gaps, laid, strict=True):
        if gap.text == was:
            continue
        # It stands between blocks rather than in them, and beside an annotation rather than in it.
        home = min(gap.parts, key=lambda part: (part.depth, not part.text))
        for part in gap.parts:
            now = was if part is home else ""
            if now != part.text:
                yield part, now


def findings(parts: Sequence[tuple[Part, str]]) -> list[Finding]:
    """White space that was changed and nothing else, each with what it was."""
    return [
        Finding(
            Problem(CODE, ""),
            part.element,
            inside=None if part.after else part.start,
            after=part.start if part.after else None,
            length=part.end - part.start,
            repair=was,
        )
        for part, was in parts
    ]


def together(found: list[Finding]) -> list[Finding]:
    """Findings with all that are about white space as one: one editor did it, in one go."""
    spaces = [finding for finding in found if finding.problem.code == CODE]
    if not spaces:
        return found
    first, *others = spaces
    count = sum(1 + len(finding.also) for finding in spaces)
    where = f"in {count} places, from here on," if count > 1 else "here"
    says = f"What was changed {where} is white space and nothing else, as by an editor that wraps or indents."
    problem = first.problem._replace(message=says, fix=FIX)
    told = first._replace(
        problem=problem, also=(*first.also, *(f for one in others for f in (one, *one.also)))
    )
    return [told if one is first else one for one in found if one is first or one.problem.code != CODE]


def _split(flow: etree._Element) -> tuple[list[Gap], list[bytes]]:
    """The words of a text and what stands between them, a gap more than words."""
    gaps, words = [Gap()], []
    depth = 0
    for event, node in etree.iterwalk(flow, events=("start", "end", "comment", "pi")):
        after = event != "start"
        depth += (event == "start") - (event == "end")
        if after and node is flow:
            break
        text = str((node.tail if after else node.text) or "")
        last = node.getnext() is None if after else len(node) == 0
        at = 0
        for match in [*_WORD.finditer(text), None]:
            end = match.start() if match else len(text)
            opened, closed = not after and at == 0, last and end == len(text)
            gaps[-1].parts.append(Part(node, after, at, end, text[at:end], depth, opened, closed))
            if match:
                words.append(match[0].encode("utf-8", "surrogatepass"))
                gaps.append(Gap())
                at = match.end()
    return gaps, words


class _Laying:
    """Words laid to lines; ``ending`` is what stands at the end of each line but the last."""

    def __init__(self, gaps: Sequence[Gap], words: Sequence[bytes], ending: str) -> None:
        self.gaps, self.words, self.ending = gaps, words, ending
        self.budget = BUDGET + 10 * len(words)
        texts = ["", *(word.decode("utf-8", "surrogatepass") for word in words), ""]
        self.likely = [
            [gap.likely(texts[i], texts[i + 1], manner) for i, gap in enumerate(gaps)] for manner in MANNERS
        ]
        self.blank = {_sum(text.encode()): text for lead in reversed(LEADS) for text in (lead, lead + ending)}

    def lines(self, sums: Sequence[int]) -> list[str] | None:
        """What stands in every gap when the lines have these checksums."""
        laid = [""] * len(self.gaps)
        at = 0
        for number, target in enumerate(sums):
            if number:
                laid[at] += "\n"
            self.last = number == len(sums) - 1
            if target in self.blank and (at == len(self.words) or target != _sum(self.words[at])):
                laid[at] += self.blank[target]
                continue
            found = self._line(target, at)
            if found is None:
                return None
            lead, inner, trail = found
            laid[at] += lead
            laid[at + 1 : at + 1 + len(inner)] = inner
            at += len(inner) + 1
            laid[at] = trail
        return laid if at == len(self.words) else None

    def _line(self, target: int, at: int) -> tuple[str, list[str], str] | None:
        """What stands before, in and behind the line that begins with the word ``at``."""
        here = self.gaps[at].text.rpartition("\n")[2]
        leads = (
            dict.fromkeys((here, *LEADS)) if "\n" in self.gaps[at].text else dict.fromkeys(("", here, *LEADS))
        )
        ending = "" if self.last else self.ending
        for likely in self.likely:
            for lead in leads:
                count = self._fits(target, at, likely, lead, ending)
                if count:
                    return lead, likely[at + 1 : at + count], ending
        for trail in TRAILS[1:]:
            count = self._fits(target, at, self.likely[0], "", trail + ending)
            if count:
                return "", self.likely[0][at + 1 : at + count], trail + ending
        return self._otherwise(target, at, ending)

    def _otherwise(self, target: int, at: int, ending: str) -> tuple[str, list[str], str] | None:
        """The line, where one or two of its gaps held something else than is likely."""
        stop = min(len(self.words), at + LONGEST)
        doubtful = [i for i in range(at + 1, stop) if self.gaps[i].doubtful][:DOUBTFUL]
        every = [*((i,) for i in range(at + 1, stop)), *combinations(doubtful, 2)]
        for likely in self.likely:
            for changed in every:
                other = likely[: stop + 1]
                for i in changed:
                    other[i] = "" if likely[i] == " " and i in doubtful else "  " if likely[i] == " " else " "
                count = self._fits(target, at, other, "", ending, stop)
                if count:
                    return "", other[at + 1 : at + count], ending
                if self.budget < 0:
                    return None
        return None

    def _fits(
        self, target: int, at: int, between: Sequence[str], lead: str, trail: str, stop: int | None = None
    ) -> int:
        """How many words from ``at`` on make a line of this checksum; 0 where no number does."""
        crc = zlib.crc32(lead.encode())
        behind = trail.encode()
        for i in range(at, len(self.words) if stop is None else stop):
            crc = zlib.crc32(self.words[i], crc)
            if (zlib.crc32(behind, crc) if behind else crc) & 0xFFFFFF == target:
                return i + 1 - at
            crc = zlib.crc32(between[i + 1].encode(), crc)
            self.budget -= 1
            if self.budget < 0:
                break
        return 0


def _sum(line: bytes) -> int:
    return zlib.crc32(line) & 0xFFFFFF
