"""Settle: of names that overlap, which one stays; and a person's family name found again later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotate.names.vocabulary import Mention

RANK = {"org": 0, "person": 1, "place": 2}
REACH = 20_000
"""How far behind a full name its short form is looked for, in characters: an item, not a book."""
MOST = 64
"""How many persons of a text are looked for again."""


def settle(found: Sequence[Mention]) -> list[Mention]:
    """Names that do not overlap: the one that begins first stays, of two the longer; roles may hold names."""
    kept: list[Mention] = []
    orgs = {(m.start, m.end) for m in found if m.kind == "org"}
    roles: list[Mention] = []
    at = within = 0
    for mention in sorted(dict.fromkeys(found), key=lambda m: (m.start, -m.end, RANK.get(m.kind, 3))):
        if mention.kind == "role":
            if (mention.start, mention.end) in orgs or mention.end <= within:
                continue  # صحيفة «السفير» is no ambassador, جسر الملك حسين no king
            if not roles or roles[-1].end <= mention.start:
                roles.append(mention)
        elif mention.start >= at:
            kept.append(mention)
            at = mention.end
            within = within if mention.kind == "person" else at
    return sorted([*kept, *roles])


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


def _begins(text: str, at: int, joined: frozenset[str]) -> bool:
    before = text[max(at - 2, 0) : at]
    if not before[-1:].isalnum():
        return True
    return before[-1] in joined and not before[:-1].isalnum()
