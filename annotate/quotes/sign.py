"""Sign: one quotation mark, told from an apostrophe: its family, the direction of its shape, the side of its words."""

from __future__ import annotations

from typing import NamedTuple

from annotate.regex import regex

SIGN = regex(
    "[«»“”„‟\"〝〞‹›'’‘‚`<>()](?:(?<=')'|(?<=’)’|(?<=‘)‘|(?<=`)`|(?<=<)<|(?<=>)>|(?<=\\()\\(|(?<=\\))\\))?"
)
"""What may be a mark: one sign, or a doubled one. It starts with a class, which makes the search fast."""
ONLY_DOUBLED = frozenset("`<>()")
APOSTROPHES = frozenset("'’‘‚")
FAMILY = dict.fromkeys('"“”„‟〝〞', "double") | dict.fromkeys(["''", "’’", "‘‘", "``"], "double")
FAMILY |= dict.fromkeys(["«", "»", "<<", ">>"], "angle") | dict.fromkeys(["((", "))"], "round")
FAMILY |= dict.fromkeys("'‘’‚‹›", "single")
PLAIN = ("double", "angle")
"""The families that hold speech over several sentences; others never stay open."""
SHAPE = dict.fromkeys(["“", "„", "«", "<<", "((", "``", "‘‘", "‘", "‚", "‹", "〝"], 1)
SHAPE |= dict.fromkeys(["”", "»", ">>", "))", "’’", "’", "›", "〞"], -1)
STANDS_BEFORE = frozenset("([{<:/=–—-،,…")
STANDS_AFTER = frozenset(".,;:!?)]}>…–—-/،؛؟%")
OPENS_WORD = frozenset('[($…“"«#@£€')
CLOSES_WORD = frozenset(".,!?…;)]'’‘_")
BINDS_WORD = frozenset("'’_")
ENDS_WORD = frozenset('.,!?…)]”"_')
YEAR = regex(r"\d\ds?")
"""What is left of a year behind an apostrophe: since '98, in the '90s; not '500 people came,' she said."""
DASHES = frozenset("–—")
"""The dashes that part what is said; a hyphen joins."""
BULLETS = DASHES | frozenset("*•-")
"""What opens a line of a list, or parts the place of a dateline from its text."""
ANY_MARK = frozenset("«»“”„‟\"'‘’‚‹›`")


class Mark(NamedTuple):
    """One mark: its place and family, the direction of its shape, and the side on which words stand."""

    start: int
    end: int
    family: str
    shape: int
    side: int

    @property
    def opens(self) -> int:
        """Above zero for an opening mark, below for a closing one, zero when nothing tells."""
        return 2 * self.side + self.shape


def told(
    text: str, start: int, end: int, line: tuple[int, int], clitics: frozenset[str], elided: frozenset[str]
) -> Mark | None:
    """One mark with its side: what stands left and right of it, other marks passed over; none for an apostrophe.

    ``clitics`` and ``elided`` as for ``passages``.
    """
    sign = text[start:end]
    if sign in ONLY_DOUBLED or (sign in APOSTROPHES and not _quotes(text, start, sign)):
        return None
    a, b = start - 1, end
    while a >= line[0] and start - a < 4 and text[a] in ANY_MARK:
        a -= 1
    while b < line[1] and b - end < 3 and text[b] in ANY_MARK:
        b += 1
    before = text[a] if a >= line[0] else " "
    after = text[b] if b < line[1] else " "
    free = before.isspace() or before in STANDS_BEFORE
    done = after.isspace() or after in STANDS_AFTER
    side = free - done
    if not side and not free and before.isalpha() and after.isalpha():
        # Arabic لـ”مسار أستانة”: the preposition is written together with the mark
        first = a
        while first > line[0] and a - first < 4 and text[first - 1].isalpha():
            first -= 1
        side = int(text[first : a + 1] in clitics)
    elif free and done and not before.isspace():
        side = -1 if after.isspace() and before != ":" else 0
    elif free and done and not after.isspace():
        side = 1 if after in "…-–—" else -1
    family = FAMILY[sign]
    if family == "single" and side > 0:
        stop = end
        while stop < line[1] and stop - end < 6 and text[stop].isalnum():
            stop += 1
        if (start > line[0] and YEAR.fullmatch(text, end, stop)) or text[end:stop].lower() in elided:
            return None
    return Mark(start, end, family, SHAPE.get(sign, 0), side)


def _quotes(text: str, at: int, sign: str) -> bool:
    """Whether an apostrophe stands as a mark, at the edge of a word: in 'so', but not in don't."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before == '"' and sign == "'":
        return True  # 'He said "wait,"' Lee recalled
    if sign != "’" and not (before.isalnum() or before in CLOSES_WORD):
        return after.isalnum() or after in OPENS_WORD
    if sign != "‚" and (before.isalnum() or before in ENDS_WORD):
        return not (after.isalnum() or after in BINDS_WORD)
    return False
