"""Provision: numbered provisions in running prose, and where each of them starts and ends.

"ويقضي البند الأول بـ… أما البند الثاني فينص على…" are two. A single "المادة الخامسة" is a mention. So a
run is needed, from one upwards; each label must open a statement of its own; and a verb, a
connective or an announced agreement must speak for it.

A provision starts with the words that bring it in (أما, the verb, "The") and ends with its sentence,
the full stop included, or where the next one starts; the comma between two belongs to neither.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from annotate.reading import Reading
from annotate.structure.labels import ClauseWords, Numbered, numbered
from annotate.structure.listing import announces, last_hit
from annotate.structure.paragraphs import Para, paragraphs, sentence_end
from annotate.structure.statement import BREAKS, EDGE, PAUSES, Opening, Statements, back, opening_of

FAR = 5
"""How many paragraphs may lie between two provisions of one run."""
PAIR = ", and "
"""Labels no further apart are named together ("البند الأول والبند الثاني"), and open no statement."""
NEAR = 700
"""How far before its first provision an agreement may be named (characters)."""


@dataclass
class Provision:
    """One provision in prose: its extent, its label, its number, and what brought it in."""

    start: int
    end: int
    label: tuple[int, int]
    number: int
    para: int
    evidence: str
    sure: bool


class _Chain(NamedTuple):
    family: str
    members: list[Provision]
    strong: bool


def provisions(reading: Reading) -> list[list[Provision]]:
    """The runs of provisions in prose; call it as ``reading.once(provisions)``."""
    words = reading.pack.words(ClauseWords)
    if words is None:
        return []
    found = [*_nouns(reading, words), *_adverbs(reading, words), *_signs(reading, words)]
    starts = sorted(member.start for chain in found for member in chain)
    for chain in found:
        _extend(reading, words, chain, starts)
    return found


def _nouns(reading: Reading, words: ClauseWords) -> list[list[Provision]]:
    """Runs labelled with a noun: "البند الأول", "Article 3", and bare ordinals that carry on."""
    found = reading.once(numbered)
    bare = _bare(reading, words, found) if found or reading.hits("clause.plurals") else []
    if len(found) + len(bare) < 2:
        return []
    near = reading.once(Statements)
    chains: dict[str, _Chain] = {}
    done: list[_Chain] = []
    ordered = sorted([*found, *bare], key=lambda item: item.start)
    for at, item in enumerate(ordered):
        if at + 1 < len(ordered) and ordered[at + 1].start - item.end <= len(PAIR):
            continue
        para = near.para(item.start)
        if para in near.listed:
            continue
        made = _member(reading, words, near, item, para)
        if made is None:
            continue
        if item.lemma:
            _take(chains, done, item.lemma, made, words)
        else:
            _carry(chains, done, made)
    done += chains.values()
    return [chain.members for chain in done if _holds(reading, words, chain)]


def _bare(reading: Reading, words: ClauseWords, found: list[Numbered]) -> list[Numbered]:
    """Ordinals without a noun: "أما الثاني فينص", "the second provides"."""
    taken = {offset for item in found for offset in (item.start, item.end)}
    return [
        Numbered(hit.start, hit.end, "", int(hit.value), hit, True)
        for hit in reading.hits("clause.ordinals")
        if hit.end not in taken and hit.start not in taken
    ]


def _member(
    reading: Reading, words: ClauseWords, near: Statements, item: Numbered, para: int
) -> Provision | None:
    floor = near.paras[para].start
    noun = item.noun
    clitic = (
        reading.text[noun.outer : noun.start] if noun.outer < item.start or noun.start == item.start else ""
    )
    if clitic in words.attached and clitic:
        return None
    start = min(item.start, noun.outer)
    followed = near.verb_within(item.end, item.end + 41)
    opening = opening_of(reading, near, start, floor, followed=followed)
    if opening is None and clitic:
        stop = back(reading.text, start, floor, EDGE)
        if stop <= floor or reading.text[stop - 1] in PAUSES + BREAKS:
            opening = Opening(start, False, True)
    if opening is None:
        return None
    verb = opening.verb or followed
    colon = reading.text[item.end : item.end + 2].lstrip()[:1] in (":", "،", "–", "-")
    if not item.lemma and not verb and not opening.joined:
        return None
    evidence = " ".join(reading.cased[opening.start : item.end].split())
    sure = verb or opening.joined or colon
    return Provision(opening.start, item.end, (item.start, item.end), item.number, para, evidence, sure)


def _take(
    chains: dict[str, _Chain], done: list[_Chain], lemma: str, made: Provision, words: ClauseWords
) -> None:
    """Add a provision to the chain of its noun, or start one with the first."""
    chain = chains.get(lemma)
    if chain and made.number == chain.members[-1].number + 1 and made.para - chain.members[-1].para <= FAR:
        chain.members.append(made)
    elif made.number == 1 and not (
        chain and len(chain.members) == 1 and chain.members[0].sure and not made.sure
    ):
        if chain:
            done.append(chain)
        chains[lemma] = _Chain(lemma, [made], lemma not in words.weak)


def _carry(chains: dict[str, _Chain], done: list[_Chain], made: Provision) -> None:
    """A bare ordinal carries on the chain that waits for its number, or starts one after "three points"."""
    waiting = [
        chain
        for chain in chains.values()
        if chain.members[-1].number + 1 == made.number and made.para - chain.members[-1].para <= 1
    ]
    if waiting:
        max(waiting, key=lambda chain: chain.members[-1].start).members.append(made)
    elif made.number == 1 and made.sure:
        if "" in chains:
            done.append(chains[""])
        chains[""] = _Chain("", [made], False)


def _holds(reading: Reading, words: ClauseWords, chain: _Chain) -> bool:
    """Whether a run of labels is one of provisions: enough of them, and enough that speaks for them."""
    members = chain.members
    if len(members) < 2:
        return False
    first = members[0]
    sure = sum(member.sure for member in members)
    if not chain.family:
        return last_hit(reading, "clause.plurals", first.start - 160, first.label[1]) is not None
    agreed = last_hit(reading, "clause.agreements", first.start - NEAR, first.label[1] + 40)
    if chain.strong:
        return bool(agreed) or 2 * sure >= len(members)
    return bool(agreed) and 2 * sure >= len(members)


def _adverbs(reading: Reading, words: ClauseWords) -> list[list[Provision]]:
    """Runs labelled with adverbs after a colon: "اتفقا على ما يلي: أولاً وقف القتال، ثانياً…"."""
    hits = reading.hits("clause.adverbs")
    if len(hits) < 2:
        return []
    labels = [(hit.outer, hit.start, hit.end, int(hit.value)) for hit in hits]
    return _announced(reading, labels, loose=False)


_BODY = re.compile(r"[ ]?[\w\"'“«]")
_DASHED = re.compile(r"[:،؛,;][ ]([^\W\d_])[-–](?=[ ]?\w)")
_CLOSED = re.compile(r"[ ]?[)\-–./](?=\s?[^\W\d])")


def _signs(reading: Reading, words: ClauseWords) -> list[list[Provision]]:
    """Runs labelled with digits or letters after a colon: "agreed: (1) to free … (2) to pay …"."""
    if not reading.hits("clause.agreements"):
        return []
    text = reading.text
    labels: list[tuple[int, int, int, int]] = []
    for start, end in reading.numbers:
        if end - start > 2:
            continue
        close = _CLOSED.match(text, end, end + 4)
        opened = start > 0 and text[start - 1] == "("
        if close and (opened == (")" in close[0]) or ")" in close[0]):
            begin = start - opened
            labels.append((begin, begin, close.end(), int(text[start:end])))
    found = _announced(reading, labels, loose=True)
    lettered = sorted(_lettered(reading))
    for order in words.letters if lettered else ():
        labels = [
            (start, start, end, order.index(sign) + 1) for start, end, sign in lettered if sign in order
        ]
        taken = {chain[0].start for chain in found}
        more = _announced(reading, labels, loose=True)
        found += [chain for chain in more if chain[0].start not in taken]
    return found


def _lettered(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Single letters in brackets, with a closing one, or with a dash: "(a)", "b)", "أ-"."""
    text = reading.text
    for dashed in _DASHED.finditer(text):
        yield dashed.start(1), dashed.end(), dashed[1]
    close = text.find(")")
    while close >= 0:
        start = close - 1
        if start > 0 and text[start].isalpha() and text[start - 1] in "( :،؛,;\n":
            begin = start - (text[start - 1] == "(")
            if text[close + 1 : close + 2].isspace() or (
                begin < start and text[close + 1 : close + 2].isalpha()
            ):
                yield begin, close + 1, text[start]
        close = text.find(")", close + 1)


def _announced(
    reading: Reading, labels: list[tuple[int, int, int, int]], *, loose: bool
) -> list[list[Provision]]:
    """Runs among labels ``(outer, start, end, number)`` that an agreement and a colon announce.

    With ``loose``, a further label needs no punctuation before it: "1- رفع الحصار 2- إدخال المساعدات".
    """
    if len(labels) < 2:
        return []
    near = reading.once(Statements)
    text = reading.text
    done: list[list[Provision]] = []
    run: list[Provision] = []
    for outer, start, end, value in labels:
        if run and value != run[-1].number + 1 and value != 1:
            continue
        if loose and not _BODY.match(text, end, end + 3):
            continue
        para = near.para(start)
        if para < 0 or para in near.listed:
            continue
        floor = near.paras[para].start
        stop = back(text, outer, floor, EDGE)
        joint, sort = near.word(text, stop, floor)
        if sort == "and" and text[outer] != "(":
            stop = back(text, joint, floor, EDGE)
        breaks = stop <= floor or text[stop - 1] in BREAKS + PAUSES
        made = Provision(outer, end, (start, end), value, para, reading.cased[start:end], True)
        if run and value == run[-1].number + 1 and para == run[-1].para:
            if breaks or loose:
                run.append(made)
        elif value == 1 and _introduced(reading, near, outer, stop, para):
            done.append(run)
            run = [made]
    done.append(run)
    return [chain for chain in done if len(chain) > 1]


def _introduced(reading: Reading, near: Statements, start: int, stop: int, para: int) -> bool:
    """Whether a colon stands before the first label, and an agreement that announces provisions before it."""
    text, floor = reading.text, near.paras[para].start
    if stop > floor:
        bracket = text[start] == "("
        if text[stop - 1] != ":" and not bracket:
            return False
        lower = max(floor, start - 240)
    else:
        if para == 0 or text[near.paras[para - 1].end - 1] != ":":
            return False
        lower = near.paras[para - 1].end - 240
    return announces(reading, lower, start)


_TRIM = " \t\n\r,،;؛-–—"


def _extend(reading: Reading, words: ClauseWords, chain: list[Provision], starts: list[int]) -> None:
    """Set where each provision of a run ends: before the next, or with its sentence."""
    paras: list[Para] = reading.once(paragraphs)
    text = reading.text
    for at, member in enumerate(chain):
        after = chain[at + 1] if at + 1 < len(chain) else None
        close = paras[member.para].end
        if after and after.para == member.para:
            end = after.start
            end = _trim(text, end, member.label[1])
            joint, value = reading.once(Statements).word(text, end, member.label[1])
            if value in ("and", "that"):
                end = _trim(text, joint, member.label[1])
        elif after:
            end = close
        else:
            following = bisect_right(starts, member.label[1])
            if following < len(starts):
                close = min(close, starts[following])
            end = _trim(
                text, sentence_end(reading, member.label[1], close, words.abbreviations), member.label[1]
            )
        member.end = max(end, member.label[1])


def _trim(text: str, end: int, floor: int) -> int:
    """The offset before the white space, commas and dashes that stand between two provisions."""
    while end > floor and text[end - 1] in _TRIM:
        end -= 1
    return end
