"""Element: the base of every construct, and the words in which a class declares how TEI spells it.

A construct is one declared class, of which Pydantic makes a model (:mod:`annotate.declared`). A field
whose type holds elements is *content*, in order of declaration; every other field is an *attribute*, and
attributes are strings (so that ``5`` is never rewritten as ``5.0``). The class line names the tag and the
fixed attributes::

    class Clause(Inline, tag="seg", type="clause"):
        kind: Literal["clause"] = "clause"
        n: Number | None = None
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NamedTuple

from annotate.declared import Field, Mark, Model

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

Cert = Literal["high", "medium", "low", "unknown"]
"""How sure an annotation is: the values of TEI ``teidata.certainty``."""

XML_SPACE = " \t\r\n"
"""The only characters that may stand between blocks: white space as XML 1.0 (2.3) defines it."""

REFUSED = "pattern"
"""What a value is called that is not of its pattern; Pydantic would tell of the expression, which nobody reads."""

DEEPEST = 200
"""How deep elements may nest; beyond it libxml2's own validation is no longer safe."""


class Check(NamedTuple):
    """A rule across nodes: an XPath 1.0 test on the element of its class, true when all is well.

    Prefixes: ``tei``. The sentence ``says`` tells a person what is wrong and what to do; the
    same test is run by :func:`annotate.check` and rendered as a Schematron assert. With ``before``,
    the test may speak of ``$before``: the element of the kind that comes before in the document.
    ``sign`` says what a failure can be a sign of in a document from which something is gone, or in
    which it came twice: then it follows from that, and is not told (see :mod:`annotate.checking.causes`).
    ``why``, and an example that fails (``bad``) and one that passes (``good``), are what
    ``annotate rule`` shows.
    """

    name: str
    test: str
    says: str
    level: Literal["error", "warning", "info"] = "error"
    why: str = ""
    bad: str = ""
    good: str = ""
    before: bool = False
    sign: Literal["", "gap", "repeat", "order", "part", "empty"] = ""


class Pattern(Mark):
    """A string that matches a regular expression in full, in Pydantic, RELAX NG and JSON Schema alike.

    ``regex`` keeps to what the three dialects share: explicit classes such as ``[0-9]`` (``\\d``
    would admit Arabic-Indic digits in two of them), no anchors, no look-around, no lazy quantifiers.
    """

    def __init__(self, regex: str, doc: str, example: str, datatypes: tuple[str, ...] = ()) -> None:
        for foreign in ("\\d", "\\w", "\\s", "\\b", "(?", "^", "$"):
            if foreign in regex.replace("[^", "["):
                raise ValueError(
                    f"pattern {regex!r} uses {foreign!r}, which the schema languages read differently"
                )
        self.regex = regex
        self.doc = doc
        self.example = example
        self.datatypes = datatypes
        """The XML Schema datatypes that say the same more exactly; RELAX NG uses them instead."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        inner = core_schema.str_schema(pattern=f"\\A(?:{self.regex})\\z", strict=True)
        says = f"is not {self.doc}, such as {self.example}"
        return core_schema.custom_error_schema(inner, REFUSED, custom_error_message=says)


class Pointing(Mark):
    """Marks a string of ids (``s1`` or ``c1 c2``) that TEI writes as pointers (``#c1 #c2``)."""

    def __init__(self, least: int = 1, most: int | None = 1, to: tuple[str, ...] = ()) -> None:
        self.least = least
        self.most = most
        self.to = to
        """The kinds it may lead to; none named: any."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        inner = handler(source)
        return core_schema.no_info_after_validator_function(self.enough, inner) if self.least > 1 else inner

    def enough(self, value: str) -> str:
        """The value. Raises ValueError where it leads to too few."""
        if value.count(" ") + 1 < self.least:
            raise ValueError(f"it leads to {self.least} elements or more")
        return value


class Counted(Mark):
    """Marks a pointer whose targets statistics count, and the title under which they do.

    What is counted is called by the words of the target; by those of a ``name`` in it where there
    is one, and always without the words of the kinds ``without``. Of a target that has no words
    (an agreement), how many point to one is counted instead.
    """

    def __init__(
        self, title: str = "", same: bool = False, name: tuple[str, ...] = (), without: tuple[str, ...] = ()
    ) -> None:
        self.title = title
        """None (""): the pointer is followed from elsewhere, and its own kind is not listed."""
        self.same = same
        """It leads to another mention of the same thing; an element without it stands for itself."""
        self.name = name
        self.without = without


class Pooled(Mark):
    """Marks a text that TEI keeps once and points to.

    The texts stand at ``path`` (from the root), each in an element ``tag`` (and ``inner`` in it)
    whose id is ``prefix`` and a number.
    """

    def __init__(self, path: str, tag: str, prefix: str, inner: str = "") -> None:
        self.path = path
        self.tag = tag
        self.prefix = prefix
        self.inner = inner


class At(Mark):
    """Says where TEI keeps a field: an attribute name, or a path below the element.

    ``At("@corresp")`` is an attribute of the element itself, ``At("a/b")`` the text of a
    descendant, ``At("a/b/@c")`` its attribute; for content, the wrapper in which it stands. A
    step may carry fixed attributes (``idno[@type='sha256']``) and ``!`` when it is always written.
    Several paths: the value is written to each and read from the first that is there; none: it
    stands before the root element.
    """

    def __init__(self, *paths: str) -> None:
        self.paths = paths


NAME = r"[A-Za-z_][A-Za-z0-9_.\-]*"
Id = Annotated[str, Pattern(NAME, "an identifier: a letter, then letters, digits, '.', '-' or '_'", "c1")]
Pointer = Annotated[str, Pattern(NAME, "the identifier of one element", "c1"), Pointing()]
Pointers = Annotated[
    str, Pattern(f"{NAME}( {NAME})*", "identifiers, one space apart", "s1 s2"), Pointing(1, None)
]
Evidence = Annotated[str, Pooled("standOff/interpGrp[@type='evidence']", "interp", "evidence.")]
Space = Annotated[str, Pattern(r"[ \t\r\n]*", "white space: space, tab, carriage return, line feed", " ")]


class Element(Model):
    """Whatever has a tag in TEI. Frozen: a tree is a value."""

    model_config: ClassVar = {
        "frozen": True,
        "extra": "forbid",
        "populate_by_name": True,
        "defer_build": True,
    }

    tag: ClassVar[str] = ""
    fixed: ClassVar[Mapping[str, str]] = {}
    checks: ClassVar[tuple[Check, ...]] = ()
    judges: ClassVar[tuple[str, ...]] = ()
    """Checks that XPath cannot tell, as ``module:function`` of the attributes, the words and what the header
    says; see :mod:`annotate.checking.almanac`."""
    spacing: ClassVar[tuple[str, ...]] = ()
    """The fields that hold the white space around the element; it is text, and no tag shows it."""

    def __init_subclass__(cls, *, tag: str = "", **fixed: str) -> None:
        super().__init_subclass__()
        if tag:
            cls.tag, cls.fixed = tag, dict(fixed)


class Annotation(Element):
    """An element that stands for something in the text: it can be named, and says who made it."""

    id: Annotated[Id | None, At("@xml:id"), Field(description="What pointers call it.")] = None
    resp: Annotated[
        Pointer | None,
        At("@resp"),
        Field(description="Who made it: a rule, a finder or a person, named in the header."),
    ] = None
    cert: Annotated[Cert | None, At("@cert"), Field(description="How sure it is.")] = None
    evidence: Annotated[
        Evidence | None, At("@ana"), Field(description="The words that made its rule fire.")
    ] = None


class Inline(Annotation):
    """An annotation inside a line of text. ``across`` says what happens at a border it crosses."""

    across: ClassVar[Literal["split", "drop"]] = "drop"
    next: Annotated[
        Pointer | None,
        At("@next"),
        Field(description="The piece that follows, of what is written in pieces."),
    ] = None
    prev: Annotated[
        Pointer | None, At("@prev"), Field(description="The piece before, of what is written in pieces.")
    ] = None


class Block(Annotation):
    """An annotation that holds whole lines. ``gap`` is the white space that stands before it."""

    spacing: ClassVar[tuple[str, ...]] = ("gap",)
    titles: ClassVar[bool] = False
    """Whether its words are the title of the document."""
    gap: Space = ""


class Aside(Annotation):
    """An annotation beside the text: it points at elements and holds no words itself."""
