"""Source: the text of a news item as it came, and the encoding that turns it back into the same bytes."""

from __future__ import annotations

import codecs
import hashlib
import re
from typing import NamedTuple

from annotate.meant import needed
from annotate.regex import regex

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UNHOLDABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters XML 1.0 cannot hold, not even as references (section 2.2, production 2)."""
DIRECTIONS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""The characters that turn the direction of what follows (Unicode Standard Annex 9): kept, and told of."""
WIDE = 200
"""How many bytes show that a text has two a character."""
SIGNS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "an archive (a .docx, .odt or .zip)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office file (a .doc)"),
    (b"\x1f\x8b", "compressed (a .gz)"),
    (b"\x28\xb5\x2f\xfd", "compressed (a .zst)"),
)
"""How the bytes of files begin that are given for a text by mistake, and what they are."""
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_NONCHARACTERS = ("\ufffe", "\uffff")


class SourceError(ValueError):
    """Input that cannot be read as text; ``offset`` says where (bytes, or characters once decoded)."""

    def __init__(self, message: str, offset: int | None = None) -> None:
        super().__init__(message)
        self.offset = offset


class Source(NamedTuple):
    """Decoded text with what is needed to encode it again.

    ``text`` holds every character of the input but the byte order mark; offsets into it are
    code points. ``bom`` tells whether a mark stood before it. ``pictures`` lists the offsets and
    code points of characters that XML cannot hold and for which ``text`` holds a stand-in.
    """

    text: str
    encoding: str = "utf-8"
    bom: bool = False
    pictures: tuple[tuple[int, int], ...] = ()

    @property
    def bytes(self) -> bytes:
        """The input, byte for byte."""
        return encode(self.text, self.encoding, self.bom, self.pictures)

    @property
    def digest(self) -> str:
        """SHA-256 of the input's bytes, in hexadecimal."""
        return hashlib.sha256(self.bytes).hexdigest()

    @property
    def noted(self) -> str:
        """Its control pictures as a header notes them; see :func:`pictured`."""
        return " ".join(f"{at}:{code:X}" for at, code in self.pictures)

    @property
    def newline(self) -> str:
        """The newline convention: ``lf``, ``crlf``, ``cr``, ``mixed`` or ``none``."""
        crlf = self.text.count("\r\n")
        found = {
            "crlf": crlf,
            "cr": self.text.count("\r") - crlf,
            "lf": self.text.count("\n") - crlf,
        }
        used = [name for name, count in found.items() if count]
        return used[0] if len(used) == 1 else "mixed" if used else "none"


def pictured(noted: str) -> tuple[tuple[int, int], ...]:
    """Control pictures as a header notes them, ``12:0 40:1B``: offsets and code points. Raises ValueError."""
    recorded = (item.split(":") for item in noted.split())
    return tuple((int(offset), int(code, 16)) for offset, code in recorded)


def unholdable(text: str) -> re.Match[str] | None:
    """The first character of a text that XML cannot hold.

    Nearly no text has one, and its bytes tell that in a fifth of the time in which each character is looked at.
    """
    try:
        written = text.encode()
    except UnicodeEncodeError:  # half a pair of surrogates
        return UNHOLDABLE.search(text)
    free = len(written.translate(None, _CONTROLS)) == len(written)
    if free and not any(one in text for one in _NONCHARACTERS):
        return None
    return UNHOLDABLE.search(text)


def decode(raw: str | bytes, encoding: str | None = None, *, pictures: bool = False) -> Source:
    """The source of a news item: bytes in the given encoding, that of the byte order mark, or UTF-8.

    With ``pictures``, a character that XML cannot hold is replaced by its control picture
    (U+2400 and following; U+FFFD where there is none) and recorded, so that the bytes still come back.
    Raises SourceError, with the byte offset, for bytes that are not text in that encoding or do
    not come back when encoded again, and, with the character offset, for what XML cannot hold.
    """
    needed("a text", raw, str, bytes)
    needed("an encoding", encoding or "", str)
    source = Source(raw) if isinstance(raw, str) else _decode_bytes(raw, encoding)
    hold = unholdable(source.text)
    if hold is None:
        return source
    if isinstance(raw, bytes) and (hold[0] == "\0" or not pictures) and (sentence := _mistaken(raw)):
        raise SourceError(sentence, 0)
    code = ord(hold[0])
    if not pictures or 0xD800 <= code < 0xE000:
        line = source.text.count("\n", 0, hold.start()) + 1
        raise SourceError(
            f"character U+{code:04X} at offset {hold.start()} (line {line}) cannot stand in XML: "
            + ("remove it" if 0xD800 <= code < 0xE000 else "remove it, or keep it with --control-pictures"),
            hold.start(),
        )
    kept = tuple((m.start(), ord(m[0])) for m in UNHOLDABLE.finditer(source.text))
    text = UNHOLDABLE.sub(lambda m: chr(0x2400 + ord(m[0])) if ord(m[0]) < 0x20 else "\ufffd", source.text)
    return source._replace(text=text, pictures=kept)


def _mistaken(raw: bytes) -> str:
    """What bytes are that are no text as they were to be read, as a sentence; nothing where that does not show."""
    if sign := next((told for begins, told in SIGNS if raw.startswith(begins)), ""):
        return f"it is {sign}, not a text: save what it says as a text"
    wide = _wide(raw)
    return f"the bytes are {wide} without a byte order mark: name it, --encoding {wide}" if wide else ""


def _wide(raw: bytes) -> str:
    """The encoding of two bytes a character in which a text may be, where every second byte of its start is a control.

    It is the one that tells the script: 0 of Latin, 4 of Cyrillic, 6 of Arabic letters.
    """
    start = raw[:WIDE]
    even, odd = (sum(byte in _CONTROLS for byte in start[at::2]) for at in (0, 1))
    most = len(start) // 3
    return "utf-16-le" if odd > most > even else "utf-16-be" if even > most > odd else ""


def _decode_bytes(raw: bytes, encoding: str | None) -> Source:
    name, mark = _named(raw, encoding)
    body = raw[len(mark) :]
    try:
        text = body.decode(name)
    except UnicodeDecodeError as error:
        if not mark and (sentence := _mistaken(raw)):
            raise SourceError(sentence, 0) from None
        at = error.start + len(mark)
        says = "name the encoding with --encoding (Arabic text is often cp1256, that in Latin letters cp1252)"
        if mark:
            says = "its byte order mark says that it is, so it is damaged, or a part is missing"
        raise SourceError(f"byte 0x{raw[at]:02X} at offset {at} is not {name}: {says}", at) from None
    except (UnicodeError, LookupError, TypeError, AssertionError) as error:
        raise SourceError(f"the input cannot be read as {name}: {error}") from None
    if not isinstance(text, str):
        raise SourceError(f"{name!r} is no text encoding: try utf-8")
    if name != "utf-8" and (lost := _lost(text, body, name)) >= 0:
        raise SourceError(
            f"the bytes from offset {lost + len(mark)} on would not come back the same from {name}: "
            "convert the file to utf-8 first",
            lost + len(mark),
        )
    return Source(text, name, bool(mark))


def called(name: str) -> str:
    """An encoding as Python calls it. Raises SourceError for one that it does not know."""
    try:
        " ".encode(name)  # base64 and the like encode no text
        return codecs.lookup(name).name
    except (LookupError, ValueError):  # a name may hold a NUL
        raise SourceError(
            f"{name!r} is not an encoding that Python knows: try utf-8, cp1256, iso8859-6 or latin-1"
        ) from None


def _named(raw: bytes, encoding: str | None) -> tuple[str, bytes]:
    """The encoding of some bytes as Python calls it, and the byte order mark that they open with."""
    found = next(((mark, name) for mark, name in BOMS if raw.startswith(mark)), None)
    name = called(encoding or (found[1] if found else "utf-8"))
    if name == "utf-8-sig":
        name = "utf-8"
    if name in ("utf-16", "utf-32"):
        if not found or not found[1].startswith(name):
            raise SourceError(f"{name} needs a byte order mark at offset 0: name {name}-le or {name}-be", 0)
        name = found[1]
    return name, found[0] if found and found[1] == name else b""


def _lost(text: str, body: bytes, name: str) -> int:
    """The first byte that encoding a text does not bring back, or -1."""
    try:
        back = text.encode(name)
    except UnicodeError:
        back = b""
    if back == body:
        return -1
    pairs = enumerate(zip(body, back, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(body), len(back)))


def encode(
    text: str, encoding: str = "utf-8", bom: bool = False, pictures: tuple[tuple[int, int], ...] = ()
) -> bytes:
    """The bytes that :func:`decode` read. Raises SourceError for text the encoding cannot hold."""
    if pictures:
        letters = list(text)
        for offset, code in pictures:
            if offset >= len(letters):
                raise SourceError(
                    f"a control picture is recorded at offset {offset}, after the end of the text", offset
                )
            letters[offset] = chr(code)
        text = "".join(letters)
    try:
        body = text.encode(encoding)
    except UnicodeEncodeError as error:
        raise SourceError(
            f"the text holds U+{ord(text[error.start]):04X} at offset {error.start}, which {encoding} cannot write: "
            "choose --encoding utf-8",
            error.start,
        ) from None
    mark = next((mark for mark, name in BOMS if name == encoding), b"") if bom else b""
    return mark + body
