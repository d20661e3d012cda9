"""Settle: of names that overlap, which one stays; and a person's family name found again later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotate.names.mention import Mention, Named, order

RANK = {Named.ORG: 0, Named.PERSON: 1, Named.PLACE: 2, Named.OFFICE: 3}
"""Of names with one extent the first of these stays."""
REACH = 50_000
"""How far behind a full name its short form is looked for, in characters: a long item, not a book."""
LEAD = 4_000
"""How far before it: a headline and the first sentences may call somebody by the family name alone."""
MOST = 64
"""How many persons of a text are looked for again."""


def settle(found: Sequence[Mention]) -> list[Mention]:
    """Names that do not overlap: the one that begins first stays, of two the longer; offices may hold names."""
    kept: list[Mention] = []
    offices: list[Mention] = []
    orgs: set[tuple[int, int]] = set()
    at = within = 0
    for mention in sorted(dict.fromkeys(found), key=lambda m: (m.start, -m.end, RANK[m.ground.what])):
        what = mention.what
        if what is Named.ORG:
            orgs.add(mention.extent)
        if what is Named.OFFICE:
            if mention.extent in orgs or mention.end <= within:
                continue  # صحيفة «السفير» is no ambassador, جسر الملك حسين no king
            if not offices or offices[-1].end <= mention.start:
                offices.append(mention)
        elif mention.start >= at:
            kept.append(mention)
            at = mention.end
            within = within if what is Named.PERSON else at
    return sorted([*kept, *offices], key=order)


def again(text: str, short: dict[str, int], letters: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where short forms stand as words of their own behind the offset from which each is known.

    ``letters`` may be written together with a word that follows them (Arabic w-, l-).
    """
    joined = frozenset(letters)
    for name, since in list(short.items())[:MOST]:
        at = text.find(name, since, since + REACH)
        while at >= 0:
            end = at + len(name)
            if not text[end : end + 1].isalnum() and _begins(text, at, joined):
                yield at, end
            at = text.find(name, end, since + REACH)


def early(short: dict[str, int]) -> dict[str, int]:
    """Of short forms, with the offset from which each is known, those of a text's beginning."""
    return {name: since for name, since in list(short.items())[:MOST] if since < LEAD}


def ahead(text: str, short: dict[str, int], letters: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where short forms stand before the offset from which each is known."""
    for name, since in short.items():
        yield from again(text[:since], {name: 0}, letters)


def _begins(text: str, at: int, joined: frozenset[str]) -> bool:
    before = text[max(at - 2, 0) : at]
    if not before[-1:].isalnum():
        return True
    return before[-1] in joined and not before[:-1].isalnum()
