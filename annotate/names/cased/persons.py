"""Persons: names behind titles, beside reporting verbs, and those that given names or initials open."""

from __future__ import annotations

from annotate.names.cased.capitals import Capitals
from annotate.names.mention import Ground
from annotate.names.word import Word
from annotate.reading import Hit, longest
from annotate.regex import regex

LISTED = regex(r"(?:,|[ ]{1,2}([^\W\d_]{1,3})) ")
MOST_LISTED = 12
DOUBLED = regex(r"(?<![\w-])[^\W\d_]{2,15}-\Z")
HELD = regex(r"(?:[ '’][^\W\d_][\w’'-]{0,24}){1,9}(?=, )")
CLOSED = regex(r"[,.;:]|$")
BEFORE = regex(r", (?:([^\W\d_]{1,4})[ '’]|([^\W\d_][\w ]{1,24}['’]\w{1,3}) )?\Z")
AGE = regex(r", (?:([a-z]{2,3}) )?([1-9][0-9]?)(?=[, ])")
OPENING = ("", ".", "!", "?", "»", "”", '"')
SAID = tuple("\"'”’»,—–")
"""What stands between words and the verb that reports them."""
NICKNAME = regex(
    r" (?:“[^“”\n]{1,24}”|\"[^\"\n]{1,24}\"|‘[^‘’\n]{1,24}’|'[^'\n]{1,24}'|« ?[^«»\n]{1,24} ?») "
)
AFTER = 2
"""From how many words on behind a given and a family name a headline goes on there."""
SIGNED = 40
"""How far behind the comma after a name the last of its bearer's offices may begin, in characters."""
LINK = 3
"""How long a word may be that is written small in an office with capitals: Secretary of State."""
ANY = ("any", "post")
"""Offices that may be written small; a ``post`` is never part of the name."""


def find(capitals: Capitals) -> None:
    """Propose the persons of a reading."""
    for hit in capitals.roles.values():
        _titled(capitals, hit)
    for hit in capitals.given.values():
        _given(capitals, hit)
    for hit in capitals.roles.values():
        if hit.value != "title":
            _called(capitals, hit)
    _aged(capitals)
    for hit in longest(capitals.reading.hits("name.initials")).values():
        _initials(capitals, hit)
    for hit in capitals.persons.values():
        if hit.start not in capitals.ends:
            capitals.add(Ground.KNOWN_PERSON, hit.start, hit.end, hit.word)
    for hit in capitals.reading.hits("name.verbs"):
        word = capitals.next(hit.end)
        if word is None or not capitals.proper(word) or not (hit.value or _inverted(capitals, hit)):
            continue
        if word.start in capitals.places or word.start in capitals.orgs:
            continue
        if capitals.text[word.start : word.end] in capitals.know.nations:
            continue  # she told Dutch television
        _, end = _nicknamed(capitals, capitals.run(hit.end))
        if not headed(capitals, end):
            capitals.add(Ground.REPORTED_PERSON, word.start, end, hit.word)


def _inverted(capitals: Capitals, hit: Hit) -> bool:
    """Whether a verb of saying stands before its subject: “Late,” said Lee; not He says Lee is late."""
    before = capitals.cased[max(hit.start - 3, 0) : hit.start].rstrip()
    return before[-1:] in SAID


def _titled(capitals: Capitals, hit: Hit) -> None:
    """A title or an office with the name behind it, other titles between: M. le général Campenon."""
    know = capitals.know
    if not capitals.cased[hit.start].isupper() and hit.value not in ANY and not _full(capitals, hit):
        return
    at = hit.end
    if capitals.cased[at : at + 1] == "." and hit.value == "title":
        at += 1
    for _ in range(2):
        word = capitals.next(at)
        if word and capitals.text[word.start : word.end].rstrip("'’") in know.articles:
            word = capitals.next(word.end)
        role = capitals.roles.get(word.start) if word else None
        if role is None or capitals.surname(hit, role):  # Mr Baker
            break
        at = role.end
        if capitals.cased[at : at + 1] == "." and role.value == "title":
            at += 1
    at = capitals.qualified(at) if hit.value in ANY else at
    behind = at
    if hit.value in (*ANY, "full") and not _signed(capitals, hit):
        at = _apposed(capitals, at)  # its lawyer, Niamh Tierney,
    end = capitals.run(at)
    if end == at or headed(capitals, end):
        return
    _, end = _nicknamed(capitals, end)
    first = capitals.next(at)
    if first is None or (hit.value != "title" and not (capitals.proper(first) or capitals.articled(first))):
        return
    place = capitals.places.get(first.start)
    placed = place is not None and hit.value != "title" and place.word not in know.ambiguous
    if (
        first.start in capitals.orgs
        or placed
        or (hit.value != "title" and _common(capitals, hit, first, end))
    ):
        return
    small = hit.value == "post" or (know.capital_titles and _small(capitals, hit))
    inside = know.title_inside and not small and at == behind
    start = hit.start if hit.value == "title" or inside else first.start
    capitals.add(Ground.TITLED_PERSON, start, end, hit.word)
    if hit.value == "title" and hit.word in know.plural:
        _listed(capitals, end, hit.word)


def _common(capitals: Capitals, hit: Hit, word: Word, end: int) -> bool:
    """Whether one word behind an office with its article may be any noun, where all have capitals: der Minister *Geld*.

    Or what somebody new belongs to: un développeur *Debian*. Without an article it is a name: *Präsident Biden*; so
    are two, and one that a list knows.
    """
    know = capitals.know
    if end > word.end or word.start in capitals.given:
        return False
    before = capitals.last(hit.start)
    article = before.text.lower().rstrip("'’") if before is not None else ""
    return article in know.indefinite or (know.capital_nouns and article in know.determiners | know.articles)


def _small(capitals: Capitals, hit: Hit) -> bool:
    """Whether an office is written small, though a sentence opens with it: *Police spokesman* Kwesi Ofori."""
    first, *others = capitals.cased[hit.start : hit.end].split(" ")
    return not first[0].isupper() or any(word[0].islower() and len(word) > LINK for word in others)


def _full(capitals: Capitals, hit: Hit) -> bool:
    """Whether two capitalised words or more follow an office written small, or a comma: president Alberto Quispe."""
    first = capitals.next(_apposed(capitals, hit.end)) if hit.value == "full" else None
    second = capitals.next(first.end) if first is not None and capitals.proper(first) else None
    return second is not None and capitals.proper(second)


def _signed(capitals: Capitals, hit: Hit) -> bool:
    """Whether who holds an office stands before it, and its body behind: Ann Lee, president and *CEO*, Acme Widgets."""
    comma = capitals.cased.rfind(", ", max(hit.start - SIGNED, 0), hit.start)
    if comma <= 0:
        return False
    leading = capitals.know.determiners | capitals.know.owning
    between = capitals.cased[comma + 2 : hit.start].split()
    plain = all(word.islower() and word not in leading for word in between)
    return plain and capitals.back(comma, 3) < comma


def _apposed(capitals: Capitals, at: int) -> int:
    """Past the comma behind an office and where it is held, if two capitalised words follow, the first no place."""
    comma = max(at, behind(capitals, at) - 2)
    if capitals.cased[comma : comma + 2] != ", ":
        return at
    first = capitals.next(comma + 1)
    if first is None or not capitals.proper(first) or first.start in capitals.places:
        return at
    second = capitals.next(first.end)
    if second is None or not (capitals.proper(second) or second.text.lower() in capitals.know.links):
        return at
    closed = comma == at or CLOSED.match(capitals.cased, capitals.run(comma + 1))
    return comma + 1 if closed and first.start not in capitals.orgs else at


def _called(capitals: Capitals, hit: Hit) -> None:
    """Two capitalised words or more before a comma and an office: Rune Halvors, the spokesman for the port."""
    if (comma := comma_before(capitals, hit)) > 0:
        before(capitals, comma, hit.word, led=False)


def comma_before(capitals: Capitals, hit: Hit, known: bool = False) -> int:
    """The comma before an office and its article, or -1; behind a ``known`` person also before its owner.

    Carl Hagan, *its* mayor; Carl Hagan, *the town's* mayor; but Acme Widgets, its owner said.
    """
    start = hit.start
    if "," not in capitals.cased[max(start - 32, 0) : start]:
        return -1
    word = capitals.last(start)
    if known and word is not None and word.text in capitals.know.terms:
        start = word.start  # Tom Vilsack, the former agriculture secretary
    match = BEFORE.search(capitals.cased, max(start - 32, 0), start)
    articles = capitals.know.determiners | (capitals.know.owning if known else frozenset())
    if match is None or (match[1] and match[1].lower() not in articles):
        return -1
    owner = match[2]
    owned = not owner or (owner.endswith(capitals.possessives) and (known or owner[0].isupper()))
    return match.start() if owned else -1


def behind(capitals: Capitals, at: int) -> int:
    """Where a word stands behind an office, where that is held, and a comma; or -1."""
    word = capitals.next(at)
    if word is None or capitals.text[word.start : word.end].rstrip("'’") not in capitals.know.near:
        return -1
    match = HELD.match(capitals.cased, at)  # the spokesman for the port, Rune Halvors,
    first = capitals.next(match.end() + 1) if match else None
    return first.start if first is not None else -1


def _aged(capitals: Capitals) -> None:
    """Two capitalised words or more before an age: Tove Lind, 43, a nurse; Odile Roy, 51 ans; Luis Peña, de 9 años."""
    for match in AGE.finditer(capitals.cased):
        word = capitals.next(match.end())
        years = word is not None and word.text in capitals.know.aged
        bare = match[1] is None and capitals.cased[match.end()] == ","
        if bare or (years and (match[1] is None or match[1] in capitals.know.links)):
            before(capitals, match.start(), match[2])


def before(capitals: Capitals, end: int, evidence: str, led: bool = True) -> None:
    """Propose the capitalised words before a comma as a person, if nothing says that they are something else."""
    start = capitals.back(end, 3)
    second = capitals.cased.find(" ", start, end) + 1
    if not second or start in capitals.ends or headed(capitals, end) or _led(capitals, start, led):
        return
    if {start, second}.isdisjoint({*capitals.places, *capitals.orgs}):
        capitals.add(Ground.TITLED_PERSON, start, end, evidence)


def _led(capitals: Capitals, start: int, placed: bool) -> bool:
    """Whether words before a run of capitals say that it names no person: the Second World War, in Zurich West."""
    word = capitals.last(start)
    if word is None:
        return capitals.cased[start - 1 : start] == "-"
    low = word.text.lower()
    if placed and low in capitals.know.bylines:
        return False  # prayers for Keyshawn Tate, 17,
    if low in capitals.know.near or (placed and low in capitals.know.locatives):
        return True
    opens = word.start == 0 or capitals.cased[word.start - 2 : word.start].strip() in OPENING
    return word.text[0].isupper() and not opens


def _listed(capitals: Capitals, at: int, evidence: str) -> None:
    """The further names behind a title in the plural: MM. Moréa, Minot et Delisle."""
    for _ in range(MOST_LISTED):
        match = LISTED.match(capitals.text, at)
        if match is None or (match[1] and match[1] not in capitals.know.conjunctions):
            return
        word = capitals.next(match.end() - 1)
        if word is None or not capitals.proper(word):
            return
        if word.start in capitals.roles or word.start in capitals.places:
            return
        at = capitals.run(match.end() - 1)
        capitals.add(Ground.TITLED_PERSON, word.start, at, evidence)


def _initials(capitals: Capitals, hit: Hit) -> None:
    """Two initials or more and a family name, or one initial where a name may begin: F. P. Greene."""
    if not capitals.cased[hit.start].isupper() or hit.start in capitals.ends:
        return
    if capitals.proper(capitals.last(hit.start)):
        return
    low = capitals.cased[max(hit.start - 2, 0) : hit.start]
    first = capitals.next(hit.end)
    if low[-1:] in (".", "-", "'") or first is None or not capitals.proper(first):
        return
    end = capitals.run(hit.end, 2)
    word = capitals.cased[capitals.cased.rfind(" ", hit.start, end) + 1 : end]
    before = low.strip()
    word_before = capitals.last(hit.start)
    by = word_before is not None and word_before.text.lower() in capitals.know.bylines
    if not first.text.endswith(".") and before and before not in ",;(:" and not by:
        return
    if len(word) < 3 or word[-1] == "." or headed(capitals, end):
        return
    capitals.add(Ground.GIVEN_NAME, hit.start, end, hit.word)


def headed(capitals: Capitals, end: int) -> bool:
    """Whether a run of capitals ends in the noun of an organisation: John Deere Company."""
    low = capitals.text.rfind(" ", max(end - 32, 0), end) + 1
    return capitals.text[low:end] in capitals.know.org_heads


def _given(capitals: Capitals, hit: Hit) -> None:
    """A given name with initials and a family name."""
    start = _doubled(capitals, hit.start)
    if start in capitals.ends or start in capitals.regions:
        return
    family, end = _nicknamed(capitals, hit.end)
    if end == hit.end:
        _, end = _nicknamed(capitals, capitals.run(hit.end, 3))
    first = capitals.next(family)
    if first is not None and capitals.places.get(start) and capitals.roles.get(first.start):
        return  # Virginia Attorney General Ken Cole
    if first is None or end == hit.end or headed(capitals, end) or capitals.held(first.start, end):
        return
    word = capitals.last(start)
    if hit.word in capitals.know.weak and (first.start in capitals.places or capitals.proper(word)):
        return
    end = _family(capitals, first.end, end) if capitals.know.capital_nouns else _cut(capitals, first.end, end)
    capitals.add(Ground.GIVEN_NAME, start, end, hit.word)


def _family(capitals: Capitals, at: int, end: int) -> int:
    """Where a name ends with its family name where every noun has a capital: Alois Reindl *Körbe*; Ida de Wit."""
    know = capitals.know
    word = capitals.last(at)
    while word is not None and at < end:
        low = capitals.text[word.start : word.end]
        if low not in know.given and low not in know.links and not low.endswith("."):
            break
        word = capitals.next(at)
        at = word.end if word is not None else at
    return at


def _cut(capitals: Capitals, family: int, end: int) -> int:
    """Where a name ends in a headline whose words all have capitals: Ann Lee *Leaves Acme*; not Ann van der Lee."""
    more = capitals.cased[family:end].split()
    whole = (
        len(more) < AFTER or capitals.cased[family - 1] == "." or not all(word[0].isupper() for word in more)
    )
    linked = capitals.text[:family].rpartition(" ")[2] in capitals.know.links
    return end if whole or linked or not capitals.titled(family) else family


def _nicknamed(capitals: Capitals, at: int) -> tuple[int, int]:
    """Where the family name starts and ends that stands behind what its bearer is called: Roy “Bo” *Lee*; or ``at``."""
    marks = NICKNAME.match(capitals.cased, at)
    start = marks.end() - 1 if marks else at
    family = capitals.next(start) if marks else None
    return (at, at) if family is None or not capitals.proper(family) else (start, capitals.run(start, 2))


def _doubled(capitals: Capitals, start: int) -> int:
    """Where a given name starts that a hyphen joins to the one before it: Anne-Marie Kok."""
    match = DOUBLED.search(capitals.cased, max(start - 20, 0), start)
    return match.start() if match and match[0][0].isupper() else start
