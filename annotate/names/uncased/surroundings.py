"""Surroundings: what stands around words of a script without capitals and says that they name a person."""

from __future__ import annotations

from annotate.names.uncased.chains import Chains
from annotate.names.word import Word
from annotate.reading import Hit
from annotate.regex import regex

COMMA = regex(r" ?[،,]? ")
LISTED = regex(r" ?[،,] \Z")
CLOSING = regex(r" ?[.،,؛:»”\"\n]|\Z")

LONGEST_OFFICE = 16
"""How many characters before what it is over an office begins."""


def joined(chains: Chains, hit: Hit, ends: set[int]) -> bool:
    """Whether "and" or a comma joins a given name to a name that ends before it: وهنري, ، توفيق."""
    if hit.outer < hit.start:
        if chains.text[hit.outer : hit.start] != chains.know.conjunction:
            return False
        if hit.outer - 1 in ends:
            return True
    match = LISTED.search(chains.text, max(hit.outer - 3, 0), hit.outer)  # ، وعلي الحجار
    return match is not None and match.start() in ends


def held(chains: Chains, end: int) -> bool:
    """Whether an office stands behind a name: نبيل فرحات المدير التنفيذي, نبيل فرحات، رئيس البلدية."""
    match = COMMA.match(chains.text, end)
    if match is None:
        return False
    word = chains.next(match.end() - 1)
    if word is not None and word.text in chains.know.identifying:
        return True  # هبة زقوت، وهي معلمة
    role = chains.roles.get(match.end())
    return role is not None and role.value not in ("title", "peer", "degree", "club")


def quoted(chains: Chains, hit: Hit) -> Word | None:
    """The word before "as saying" where a name stands behind "about": نقلت عن لارسن قوله."""
    word = chains.before(hit.outer)
    if not word:
        return None
    start = chains.text.rfind(word, 0, hit.outer)
    other = chains.before(start)
    if other in chains.know.sources:
        return Word(word, start, start + len(word))
    first = chains.text.rfind(other, 0, start) if other else -1
    if other and chains.before(first) in chains.know.sources:
        return Word(other, first, first + len(other))
    return None


def told(chains: Chains, end: int) -> bool:
    """Whether the clause that tells what was said, or an office, stands behind a name: نبيل فرحات إن."""
    word = chains.next(end)
    if word is None:
        return False
    joint = len(chains.know.conjunction) if word.text.startswith(chains.know.conjunction) else 0
    return (
        word.text in chains.know.clauses or word.start in chains.roles or word.start + joint in chains.roles
    )


def presided(chains: Chains, first: Word, end: int) -> bool:
    """Whether a name that tells something stands behind an office and what it is over: مدير عام الشركة رضا سعد إن."""
    over = chains.before(first.start)
    near = range(max(0, first.start - len(over) - LONGEST_OFFICE), first.start - len(over))
    attached = chains.definite(over) or bool(chains.know.shapes.attached.match(over))
    return attached and told(chains, end) and any(at in chains.roles for at in near)


def mother(chains: Chains, hit: Hit) -> Word | None:
    """The word "mother of" before a given name where a verb before it is of a woman: مسحت *أم* يزن دموعها."""
    know = chains.know
    word = chains.before(hit.start) if hit.outer == hit.start else ""
    if word not in know.mothers:
        return None
    start = chains.text.rfind(word, 0, hit.start)
    verb = chains.before(start)
    told = verb.startswith(know.womanly) or verb.endswith(know.womanly)
    return Word(word, start, start + len(word)) if verb and told else None


def apposed(chains: Chains, first: Word) -> int:
    """Where two to four words end that an office follows behind a comma: قال بارك جي هون، رئيس المعهد; else 0."""
    if chains.definite(first.text) or chains.ordinary(first.text):
        return 0
    end = first.end
    for word in chains.after(first.end, 3):
        if chains.stopped(word.text) or word.text in chains.know.roles or word.text in chains.know.org_heads:
            return 0
        end = word.end
    apart = end > first.end and not chains.next(end)
    return end if apart and held(chains, end) else 0


def before(chains: Chains, hit: Hit) -> tuple[Word | None, int]:
    """The two words that a comma parts from an office, if they look like a name: بديعة الراضي، رئيسة الرابطة."""
    text, know = chains.text, chains.know
    match = LISTED.search(text, max(hit.outer - 3, 0), hit.outer)
    if match is None or hit.value in ("title", "peer", "degree"):
        return None, 0
    end = match.start()
    start = text.rfind(" ", max(end - 24, 0), end) + 1
    last, first = text[start:end], chains.before(start)
    family = know.shapes.surname.match(last) and not chains.nation(last) and last not in know.stops
    plain = chains.definite(first) or chains.ordinary(first) if first else True
    if not start or plain or not (family or last in know.given) or len(first) < 3:
        return None, 0
    at = text.rfind(first, 0, start)
    if (
        at in chains.places
        or at in chains.orgs
        or know.shapes.adjective.match(first)
        or know.shapes.verbal.match(first)
    ):
        return None, 0
    return Word(first, at, at + len(first)), end


def closed(chains: Chains, first: Word, second: Word | None) -> int:
    """Where two words behind a full office end which a clause or a stop closes: وزير النفط حيان السواد إن; else 0."""
    know = chains.know
    if (
        second is None
        or len(first.text) < 3
        or know.shapes.adjective.match(first.text)
        or first.text in know.near_places
    ):
        return 0
    if first.text.endswith((*know.plain, know.tanwin)) or first.text[0] == know.conjunction:
        return 0
    if chains.stopped(second.text) or chains.nation(second.text) or second.text in know.roles:
        return 0
    if second.start in chains.places or second.start in chains.orgs or second.text in know.org_heads:
        return 0
    behind = chains.next(second.end)
    if behind is not None:
        definite = second.text.endswith((*know.plain, *know.pronouns))  # مكتبه, "his office"
        related = behind.text in know.relatives and not definite  # السفير معصوم مرزوق الذي
        # قائلا
        related = related or (second.text in know.given and bool(know.shapes.manner.match(behind.text)))
        return second.end if behind.text in know.clauses or related else 0
    transcribed = know.shapes.foreign.match(second.text) and not know.shapes.verbal.match(second.text)
    told = second.text in know.given or transcribed  # تفقد المدير العام سير العمل
    return second.end if told and CLOSING.match(chains.text, second.end) else 0


def family(chains: Chains, first: Word, second: Word) -> bool:
    """Whether two words behind a degree are a name in no list and a family's: الدكتورة نجاح العطار وزيرة الثقافة."""
    know = chains.know
    if len(first.text) < 3 or chains.definite(first.text) or chains.ordinary(first.text):
        return False
    if first.text.endswith((*know.plain, know.tanwin)) or know.shapes.adjective.match(first.text):
        return False
    plain = chains.ordinary(second.text) or second.text in know.adjectives or second.text in know.generic
    if not chains.articled(second) or plain or second.text.endswith(know.plain):
        return False
    behind = chains.next(second.end)
    if behind is None or behind.start in chains.roles:
        return True
    return behind.text in know.clauses or behind.text in know.relatives


def last(chains: Chains, word: Word, known: int) -> bool:
    """Whether an unknown word may go on a name though the sentence goes on behind it; not نصر الله *يهاجم*."""
    know, text = chains.know, word.text
    if know.shapes.imperfect.match(text) and not know.shapes.foreign.match(text):
        return False
    if text[0] in know.single and know.shapes.verbal.match(chains.bare(text[1:])):
        return False  # أبو حميد *باتصالين*
    if known < 2:
        return True
    if text.endswith(know.tanwin):
        return False  # مها أحمد *برنامجا*
    behind = chains.next(word.end)
    # هاني عبادة *إداري* الفريق: what the next word defines is no name
    return (
        behind is None
        or not chains.definite(behind.text)
        or behind.start in chains.roles
        or behind.text in know.relatives
        or chains.nation(behind.text)
    )


def descended(chains: Chains, word: Word) -> bool:
    """Whether a word with the article ends the name of who speaks, behind a forefather's: بن إبراهيم *الحمر* إن."""
    know = chains.know
    if not told(chains, word.end):
        return False  # رعى الأمير فيصل بن بندر الحفل
    plain = word.text.removeprefix(know.article) in know.stops or know.shapes.passive.match(word.text)
    forefather = chains.before(word.start)
    start = chains.text.rfind(forefather, 0, word.start) if forefather else 0
    return not plain and start > 0 and chains.before(start) in know.links


def called(chains: Chains, word: Word) -> bool:
    """Whether a title behind a given name is a family's: هشام الشيخ, before a stop or what he says; زاهر الفقيه أن."""
    role = chains.roles.get(word.start)
    if role is None or role.end != word.end:
        return False
    if role.value != "title":
        behind = chains.next(word.end)
        return role.value in ("rank", "degree") and behind is not None and behind.text in chains.know.clauses
    return CLOSING.match(chains.text, word.end) is not None or told(chains, word.end)
