"""Quote: words in quotation marks: speech, quotation, coined terms and titles; who speaks, and the reporting verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from annotate.element import At, Inline, Pointer, Pointers

if TYPE_CHECKING:
    from annotate.elements import Phrase, Wording


class Said(Inline, tag="said"):
    """Words given as a speaker's own. The quotation marks stand outside the element."""

    kind: Literal["said"] = "said"
    across: ClassVar[Literal["split", "drop"]] = "split"
    who: Annotated[Pointers | None, At("@who")] = None
    cue: Annotated[Pointer | None, At("@corresp")] = None
    content: tuple[Phrase, ...] = ()


class Quote(Inline, tag="quote"):
    """Words quoted from a document, or with no speaker in the text."""

    kind: Literal["quote"] = "quote"
    across: ClassVar[Literal["split", "drop"]] = "split"
    source: Annotated[Pointers | None, At("@source")] = None
    cue: Annotated[Pointer | None, At("@corresp")] = None
    content: tuple[Phrase, ...] = ()


class Title(Inline, tag="title"):
    """The title of a work, in marks."""

    kind: Literal["title"] = "title"
    content: tuple[Phrase, ...] = ()


class Term(Inline, tag="soCalled"):
    """Words in marks that nobody said: a coined term, a scare quote."""

    kind: Literal["term"] = "term"
    content: tuple[Wording, ...] = ()


class Speaker(Inline, tag="rs", type="speaker"):
    """Who speaks, as the text names them: with title and apposition, or a pronoun (``ref`` is whom it means)."""

    kind: Literal["speaker"] = "speaker"
    ref: Annotated[Pointer | None, At("@ref")] = None
    content: tuple[Wording, ...] = ()


class Cue(Inline, tag="seg", type="cue"):
    """The reporting verb, or "according to"."""

    kind: Literal["cue"] = "cue"
    content: tuple[str, ...] = ()
