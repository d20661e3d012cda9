"""News: a news item: headline, lead, sections with heads, and the credit at its end."""

from __future__ import annotations

from typing import Annotated, Literal

from annotate.declared import Field
from annotate.document import Document
from annotate.element import At
from annotate.elements.byline import Byline, Credit, Dateline
from annotate.elements.clause import Agreement
from annotate.elements.entity import OrgEntity, PersonEntity, PlaceEntity
from annotate.elements.furniture import Footer, Furniture
from annotate.elements.head import Deck, Headline, Kicker
from annotate.elements.section import Lead, Section

BODY = "text[@xml:space='preserve']/body!"


class News(Document, tag="TEI"):
    """A news item."""

    kind: Literal["news"] = "news"
    top: Annotated[
        tuple[
            Annotated[Headline | Kicker | Deck | Byline | Dateline | Furniture, Field(discriminator="kind")],
            ...,
        ],
        At(BODY),
    ] = ()
    lead: Annotated[Lead, At(BODY)]
    sections: Annotated[tuple[Section, ...], At(BODY)] = ()
    credit: Annotated[Credit | None, At(BODY)] = None
    under: Annotated[tuple[Footer, ...], At(BODY)] = ()
    agreements: Annotated[tuple[Agreement, ...], At("standOff")] = ()
    persons: Annotated[tuple[PersonEntity, ...], At("standOff/listPerson")] = ()
    orgs: Annotated[tuple[OrgEntity, ...], At("standOff/listOrg")] = ()
    places: Annotated[tuple[PlaceEntity, ...], At("standOff/listPlace")] = ()


ROOT = News
