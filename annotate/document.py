"""Document: the root of every genre: what is known about a text, in the places where a TEI header keeps it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotate.declared import After, Field, default
from annotate.element import NAME, At, Element, Id, Pattern, Space
from annotate.prolog import Prolog
from annotate.source import Source, pictured
from annotate.walk import text_of

_MONTH, _DAY = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
_LONGEST = {"02": 29, "04": 30, "06": 30, "09": 30, "11": 30}


def _real(value: str) -> str:
    """Refuse a day its month does not have; XML Schema's dates do the same."""
    month, day = value[-5:-3], value[-2:]
    if value.count("-") < 2 or value.startswith("---") or not month.isdigit() or value[-6:-5] != "-":
        return value
    longest = _LONGEST.get(month, 31)
    year = value[:-6]
    if month == "02" and year.lstrip("-").isdigit() and len(year) >= 4:
        number = int(year)
        longest = 29 if number % 4 == 0 and (number % 100 or number % 400 == 0) else 28
    if int(day) > longest:
        raise ValueError(f"{value} is no date: month {month} has {longest} days")
    return value


Day = Annotated[
    str,
    Pattern(
        f"[0-9]{{3}}[1-9]-{_MONTH}-{_DAY}|[0-9]{{2}}[1-9]0-{_MONTH}-{_DAY}|[0-9][1-9]00-{_MONTH}-{_DAY}|[1-9]000-{_MONTH}-{_DAY}",
        "a day, YYYY-MM-DD",
        "2024-11-09",
        ("date",),
    ),
    After(_real),
]
_YEAR = "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
Calendar = Annotated[
    str,
    Pattern(
        f"-?{_YEAR}(-{_MONTH}(-{_DAY})?)?|--{_MONTH}(-{_DAY})?|---{_DAY}",
        "a date: YYYY, YYYY-MM, YYYY-MM-DD, --MM, --MM-DD or ---DD",
        "2024-11",
        ("date", "gYearMonth", "gYear", "gMonthDay", "gMonth", "gDay"),
    ),
    After(_real),
]
_FILE = "teiHeader/fileDesc/sourceDesc!/bibl!"


class Agent(Element, tag="respStmt"):
    """Who made annotations: a rule, a finder plugged in, or a person."""

    kind: Literal["agent"] = "agent"
    id: Annotated[Id, At("@xml:id")]
    does: Annotated[str, At("resp!"), Field(description="What the agent is responsible for.")]
    name: Annotated[str, At("name!")]
    type: Annotated[Literal["rule", "finder", "person"], At("name/@type")] = "person"

    @classmethod
    def mapping(cls, name: str, does: str, type: Literal["rule", "finder"]) -> dict[str, str]:
        """An agent that is called as it is named, as JSON has it: a document is made of such before it is validated."""
        return {
            "kind": default(cls, "kind"),
            "id": name,
            "does": does,
            "name": name,
            "type": type,
        }


class Document(Element, tag="TEI"):
    """What is known about a text: its title, language and date, its source, and who annotated it."""

    spacing: ClassVar[tuple[str, ...]] = ("end",)

    kind: str
    prolog: Annotated[
        Prolog,
        At(),
        Field(description="The instructions and comments before the root element, one a line."),
    ] = ""
    title: Annotated[
        str, At("teiHeader/fileDesc/titleStmt!/title!"), Field(description="What lists of documents show.")
    ] = ""
    agents: Annotated[
        tuple[Agent, ...],
        At("teiHeader/fileDesc/titleStmt"),
        Field(description="The rules, finders and people who made the annotations."),
    ] = ()
    published: Annotated[
        Day | None,
        At("teiHeader/fileDesc/publicationStmt!/p!/date/@when"),
        Field(description="The day of publication; relative dates are resolved against it."),
    ] = None
    publisher: Annotated[str | None, At(f"{_FILE}/publisher"), Field(description="Who published it.")] = None
    filename: Annotated[
        str | None, At(f"{_FILE}/idno[@type='filename']"), Field(description="The name of the source file.")
    ] = None
    url: Annotated[
        str | None, At(f"{_FILE}/idno[@type='URI']"), Field(description="Where it was found on the web.")
    ] = None
    digest: Annotated[
        Annotated[str, Pattern("[0-9a-f]{64}", "a SHA-256 in hexadecimal", "0" * 64)] | None,
        At(f"{_FILE}/idno[@type='sha256']"),
        Field(description="SHA-256 of the bytes of the source."),
    ] = None
    lines: Annotated[
        Annotated[
            str,
            Pattern("[A-Za-z0-9_-]{4}( [A-Za-z0-9_-]{4})*", "four letters per line, one space apart", "aZ09"),
        ]
        | None,
        At(f"{_FILE}/note[@type='lines']"),
        Field(
            description="A checksum of every line of the text, so that what was altered is found where it stands."
        ),
    ] = None
    encoding: Annotated[
        Annotated[str, Pattern("[A-Za-z0-9_.-]+", "the name of an encoding", "utf-8")],
        At(f"{_FILE}/note[@type='encoding']"),
        Field(description="The encoding of the source."),
    ] = "utf-8"
    bom: Annotated[
        Literal["yes"] | None,
        At(f"{_FILE}/note[@type='byteOrderMark']"),
        Field(description="Whether a byte order mark stood before the text."),
    ] = None
    newline: Annotated[
        Literal["lf", "crlf", "cr", "mixed", "none"] | None,
        At(f"{_FILE}/note[@type='newline']"),
        Field(description="How lines end in the source."),
    ] = None
    pictures: Annotated[
        Annotated[
            str, Pattern("[0-9]+:[0-9A-F]+( [0-9]+:[0-9A-F]+)*", "offset:code point, one space apart", "12:0")
        ]
        | None,
        At(f"{_FILE}/note[@type='controlPictures']"),
        Field(
            description="Offsets and code points of characters that XML cannot hold; the text shows a stand-in."
        ),
    ] = None
    marks: Annotated[
        Literal["all"],
        At("teiHeader/encodingDesc/editorialDecl/quotation/@marks"),
        Field(description="All quotation marks are kept in the text."),
    ] = "all"
    software: Annotated[
        Annotated[str, Pattern(NAME, "a name", "annotate")],
        At("teiHeader/encodingDesc/appInfo/application/@ident"),
        Field(description="The program that wrote the file."),
    ] = "annotate"
    version: Annotated[
        Annotated[
            str, Pattern("[0-9]+[a-z]*[0-9]*([.][0-9]+[a-z]*[0-9]*){0,3}", "a version number", "0.1.0")
        ],
        At("teiHeader/encodingDesc/appInfo/application/@version"),
        Field(description="Its version."),
    ] = "0"
    application: Annotated[
        Literal["annotate: rules that mark up news text without changing it"],
        At("teiHeader/encodingDesc/appInfo/application/label"),
        Field(description="What the program does."),
    ] = "annotate: rules that mark up news text without changing it"
    filed: Annotated[
        Day | None,
        At("teiHeader/profileDesc/creation/date/@when"),
        Field(
            description="The day that the dateline tells; where no day of publication is known, relative dates are "
            "resolved against it."
        ),
    ] = None
    language: Annotated[
        Annotated[str, Pattern("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag (BCP 47)", "ar")],
        At("teiHeader/profileDesc/langUsage/language/@ident", "text[@xml:space='preserve']/@xml:lang"),
        Field(description="The language of the text."),
    ]
    ledger: Annotated[
        Annotated[str, Pattern("[A-Za-z0-9_-]+( [A-Za-z0-9_-]+)*", "fingerprints, one space apart", "aZ09")]
        | None,
        At("teiHeader/xenoData[@type='ledger']"),
        Field(
            description="Fingerprints of what the rules annotated, so that what a person removed stays removed."
        ),
    ] = None
    end: Space = ""

    @property
    def text(self) -> str:
        """The text, every character of the source but a byte order mark."""
        return text_of(self)

    @property
    def source(self) -> Source:
        """The text with what turns it back into the bytes it came from."""
        return Source(self.text, self.encoding, self.bom == "yes", pictured(self.pictures or ""))

    def _repr_html_(self) -> str:
        """The preview, for notebooks."""
        from annotate import formats

        return str(formats.load("html").fragment(self))
