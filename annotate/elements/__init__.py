"""The constructs, one module each, and ``Phrase``: what may stand in a line of text.

The order of ``Phrase`` is precedence: of two crossing annotations the earlier kind stays, and of
two with the same extent it stands outside.
"""

from __future__ import annotations

import sys
from typing import Annotated

from annotate.declared import Field
from annotate.elements import byline, furniture, head, paragraph, section
from annotate.elements.clause import Clause, Label
from annotate.elements.date import Date
from annotate.elements.measure import Measure, Number
from annotate.elements.name import Org, Person, Place, Role
from annotate.elements.party import Party
from annotate.elements.quote import Cue, Quote, Said, Speaker, Term, Title
from annotate.elements.reference import Reference

Phrase = (
    str
    | Annotated[
        Clause
        | Said
        | Quote
        | Title
        | Term
        | Speaker
        | Party
        | Label
        | Cue
        | Reference
        | Date
        | Role
        | Person
        | Org
        | Place
        | Measure
        | Number,
        Field(discriminator="kind"),
    ]
)

Wording = (
    str
    | Annotated[
        Title | Term | Speaker | Cue | Reference | Date | Role | Person | Org | Place | Measure | Number,
        Field(discriminator="kind"),
    ]
)
"""What may stand in a name, a term, a measure or a line about the author.

TEI admits no quotation and no label there (``macro.phraseSeq``), and a clause would make no sense.
"""

__all__ = ["Phrase", "Wording", "byline", "furniture", "head", "paragraph", "section"]

for _module in [m for name, m in sys.modules.items() if name.startswith(f"{__name__}.")]:
    # Every element's content may hold every other, and so is known only now.
    _module.Phrase = Phrase  # type: ignore[attr-defined]
    _module.Wording = Wording  # type: ignore[attr-defined]
