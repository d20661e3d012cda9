"""Chain: runs of provisions in prose that a noun numbers: "ويقضي البند الأول بـ… أما البند الثاني فينص على…"."""

from __future__ import annotations

import re
from bisect import bisect_right

from annotate.pack import Pack
from annotate.reading import Reading, first_hit, last_hit
from annotate.regex import regex
from annotate.structure.announcement import acting, speaks
from annotate.structure.belonging import apposed, aside, elsewhere, headed, lasting, part_of, provides
from annotate.structure.labels import LAST, Places
from annotate.structure.leads import BREAKS, EDGE, PAUSES, Leads, back, sentence_start
from annotate.structure.lexis import ClauseWords, lexis
from annotate.structure.listing import listed
from annotate.structure.numbered import Numbered, numbered, ordinals
from annotate.structure.paragraphs import para_at, paragraphs
from annotate.structure.statement import Opening, Provision, holder, opening_of
from annotate.structure.unlisted import unlisted, with_noun
from annotate.structure.warrant import BREAK, Chain, holds

SPOKEN = "outline.spoken"
"""The lexicon of words of people who talk to each other."""
PAIR = ", and "
"""Labels no further apart are named together ("البند الأول والبند الثاني"), and open no statement."""
COUNTED = 24
"""How far before the colon the noun stands that is counted (characters)."""
SAID = 2
"""So many paragraphs may stand between two provisions in which somebody speaks of them."""
INSIDE = 60
"""How far into its sentence the label of a provision may stand that carries on a run (characters)."""


def chains(reading: Reading) -> list[list[Provision]]:
    """Runs labelled with a noun: "البند الأول", "Article 3", and bare ordinals that carry on."""
    words = reading.pack.once(lexis)
    found = [*reading.once(numbered), *unlisted(reading)]
    bare = _bare(reading, found)
    firsts = {item.upto + 1 for item in (*found, *bare) if item.number == 1}
    if not any(item.number in firsts for item in (*found, *bare)):
        return []
    leads = reading.once(Leads)
    chains: dict[str, Chain] = {}
    done: list[Chain] = []
    ordered = _ordered([*found, *bare])
    for at, each in enumerate(ordered):
        item = each if each.number != LAST else _last(chains, each)
        if not item.lemma and item.number == LAST:
            continue
        between = reading.text[item.end : ordered[at + 1].start] if at + 1 < len(ordered) else PAIR * 2
        if len(between) <= len(PAIR) and ":" not in between:
            continue
        para = para_at(reading, item.start)
        if para in reading.once(listed):
            continue
        open_ = chains.values() if not item.lemma else filter(None, [chains.get(item.lemma)])
        before = [m for c in open_ if c.waits(item.number, para) and (m := c.members[-1]).para == para]
        waited = bool(before)
        made = _member(reading, leads, item, para, waited) or _inside(reading, leads, item, waited)
        made = made or _held(reading, leads, item, para)
        if made is None and waited and not item.lemma and (whole := with_noun(reading, item)):
            made = _member(reading, leads, whole, para, waited)
        if made is None:
            continue
        if any(made.start < member.label[1] <= item.start for member in before):
            made.start = min(item.start, item.noun.outer)  # "الأمران: أولهما وقف القتال *وثانيهما* تبادل الأسرى"
        if item.lemma:
            _take(chains, done, item, made, words)
        else:
            _carry(reading, chains, done, made)
    done += chains.values()
    return [chain.members for chain in done if holds(reading, chain)]


def _ordered(items: list[Numbered]) -> list[Numbered]:
    """Labels in order, without those that only say that the one before is the last: "la cuarta, y última"."""
    found: list[Numbered] = []
    for item in sorted(items, key=lambda item: item.start):
        further = not item.lemma and item.number == LAST and found
        if not (further and 0 <= item.start - found[-1].end <= len(PAIR)):
            found.append(item)
    return found


def _bare(reading: Reading, found: list[Numbered]) -> list[Numbered]:
    """Ordinals without a noun: "أما الثاني فينص", "the second provides"."""
    starts = sorted(item.start for item in found)
    ends = {item.start: item.end for item in found}

    def free(one: Numbered) -> bool:
        """Whether no noun has the ordinal for its number."""
        at = bisect_right(starts, one.start) - 1
        return at < 0 or ends[starts[at]] <= one.start

    places = reading.once(Places)
    # "le premier …, le deuxième …, le dernier fixe …"
    last = (
        Numbered(hit.start, hit.end, "", LAST, LAST, hit, True)
        for hit in reading.hits("clause.closing")
        if hit.end not in places.ordinal_ends
        and (
            {hit.end + 1, hit.end + 2} & places.verbs.keys()  # "أما الأخير فيفرض"
            or reading.text[hit.end : hit.end + 1] == ","
        )
    )
    bare = [one for one in (*reading.once(ordinals), *last) if free(one)]
    if not bare or not starts:
        return bare
    # "a third of" is a part of something
    parts = {match.end() for match in reading.pack.once(_fractions).finditer(reading.text)}
    return [one for one in bare if one.end not in parts]


def _fractions(pack: Pack) -> re.Pattern[str]:
    """The pattern of a part of something, up to its ordinal."""
    return regex(pack.once(lexis).fraction)


def _last(chains: dict[str, Chain], item: Numbered) -> Numbered:
    """A label that only says it is the last, with the number that the run of its noun has come to.

    Two before it make a run: "the first article she read … the last article she wrote" are none.
    """
    chain = chains.get(item.lemma) or chains.get("")
    if not item.lemma:
        chain = max(chains.values(), key=lambda one: one.members[-1].start, default=None)
    number = chain.members[-1].upto + 1 if chain and len(chain.members) > 1 else LAST
    return item._replace(number=number, upto=number)


def _member(reading: Reading, leads: Leads, item: Numbered, para: int, waited: bool) -> Provision | None:
    """The provision that a label opens in prose, or None where the label is only mentioned."""
    floor = reading.once(paragraphs)[para].start
    noun = item.noun
    clitic = (
        reading.text[noun.outer : noun.start] if noun.outer < item.start or noun.start == item.start else ""
    )
    start = min(item.start, noun.outer)
    if _mentioned(reading, leads, item, start, floor, clitic):
        return None
    bare = item.end + 1 in leads.bare_verbs
    followed = _followed(reading, leads, item) or (
        bare and bool(item.lemma) and item.lemma not in reading.pack.once(lexis).weak
    )
    owned = bool(item.lemma) and noun.word in leads.owned
    bare_number = not item.lemma and item.noun.value.isdecimal()  # but "Point 9, the last, promises"
    subject = apposed(reading, start, item.end, floor) if bare_number else -1
    opening = opening_of(reading, leads, start, floor, followed=followed, owned=owned, waited=waited)
    if subject >= 0:
        opening, followed = Opening(subject, False, False), True
    if opening is None and clitic:
        stop = back(reading.text, start, floor, EDGE)
        if stop <= floor or reading.text[stop - 1] in PAUSES + BREAKS:
            opening = Opening(start, False, True)
    if opening is None:
        return None
    if clitic in reading.pack.script.conjunctions:
        opening = opening._replace(joined=True)  # "والثانية على إجراء انتخابات"
    verb = opening.verb or followed
    colon = reading.text[item.end : item.end + 2].lstrip()[:1] in (":", "،", "–", "-")
    if reading.text.startswith(",", item.end):
        # "Third, the nurses want", but "Le deuxième, elle ne l'a jamais oublié"
        colon = item.start in reading.once(Places).adverbs
    counted = not item.lemma and _counted(reading, opening.start)
    evidence = " ".join(reading.cased[opening.start : item.end].split())
    sure = verb or opening.joined or colon or counted
    label = (item.start, item.end)
    made = Provision(opening.start, item.end, label, item.number, item.upto, para, evidence, sure)
    made.verb, made.bare, made.joined = verb, bare, opening.joined
    return made


def _mentioned(reading: Reading, leads: Leads, item: Numbered, start: int, floor: int, clitic: str) -> bool:
    """Whether a label is of another text, heads a list, stands in an aside, or is what somebody talks of."""
    # "ووفقا للبند الأول، تنسحب القوات"
    legal = leads.word(reading.text, back(reading.text, start, floor), floor)[1] == "under"
    if (clitic in reading.pack.once(lexis).attached and clitic and not legal) or elsewhere(reading, item):
        return True
    if reading.text.startswith(",", item.end) and first_hit(reading, SPOKEN, item.end, item.end + 3):
        return True  # "La première règle, on ne la dit jamais"
    return headed(reading, item) or aside(reading, leads, start, item.end, floor)


def _followed(reading: Reading, leads: Leads, item: Numbered) -> bool:
    """Whether a verb comes after a label, or an act where the verb comes first: "، الأولى زيادة السعر"."""
    ending = BREAK.search(reading.text, item.end, item.end + 41)
    if leads.verb_within(item.end, ending.start() if ending else item.end + 41):
        return True
    if leads.verb_first and not item.lemma and item.start in reading.once(Places).adverbs:
        return True  # "على ثلاث مراحل، أولاها دفع الرواتب"
    acts = leads.verb_first and not item.lemma and acting(reading, [item.end])
    return acts or provides(reading, item.end)


def _counted(reading: Reading, start: int) -> bool:
    """Whether provisions are counted right before an ordinal: "من أربع نقاط: الأولى وقف إطلاق النار"."""
    if reading.text[max(0, start - 2) : start].strip() not in (":", "؛"):
        return False
    hit = last_hit(reading, "clause.plurals", start - COUNTED, start)
    return hit is not None


def _inside(reading: Reading, leads: Leads, item: Numbered, waited: bool) -> Provision | None:
    """A provision named inside its sentence: "يتعهد الطرفان في البند الرابع بفتح المعبر"; a run has to bear it out."""
    para, noun = para_at(reading, item.start), item.noun
    start, floor = min(item.start, noun.outer), reading.once(paragraphs)[para].start
    clitic = reading.text[noun.outer : noun.start]
    if not item.lemma or clitic in reading.pack.once(lexis).attached:
        return None
    joint, value = leads.word(reading.text, back(reading.text, start, floor), 0)
    article = value == "the" and leads.word(reading.text, back(reading.text, joint, floor), 0)[1]
    carried = waited and "next" in (value, article)  # "It is followed by a second phase"
    begin = sentence_start(reading.text, joint, floor)
    if not carried and (value not in ("in", "under") or part_of(reading, item.end)):
        return None
    pause = max(reading.text.rfind(mark, begin, joint) for mark in ",،")
    if (
        reading.text[pause + 1 : joint].strip()
        and pause > begin
        and leads.word(reading.text, pause, begin)[1] != "and"
    ):
        # "According to the text, Iran is bound by article 1", but "Finally, both pledge in article 4"
        begin = pause + 2
    if start - begin > INSIDE or (not waited and speaks(reading, begin, start)):
        return None
    evidence = " ".join(reading.cased[begin : item.end].split())
    label = (item.start, item.end)
    return Provision(
        begin, item.end, label, item.number, item.upto, para, evidence, sure=carried, inside=not carried
    )


def _held(reading: Reading, leads: Leads, item: Numbered, para: int) -> Provision | None:
    """The first provision as what an agreement holds: "The deal provides for a first phase of six weeks"."""
    start, floor = min(item.start, item.noun.outer), reading.once(paragraphs)[para].start
    if not item.lemma or item.number != 1 or (elsewhere(reading, item) and not lasting(reading, item.end)):
        return None
    begin, value = leads.word(reading.text, back(reading.text, start, floor), floor)
    begin = begin if value == "the" else start
    if holder(reading, leads, begin, floor) is None:
        return None
    label, evidence = (item.start, item.end), " ".join(reading.cased[begin : item.end].split())
    return Provision(begin, item.end, label, 1, item.upto, para, evidence, sure=True, verb=True, held=True)


def _take(
    chains: dict[str, Chain], done: list[Chain], item: Numbered, made: Provision, words: ClauseWords
) -> None:
    """Add a provision to the chain of its noun, or one of bare ordinals, or start one with the first."""
    lemma, listed = item.lemma, bool(item.noun.value)
    chain, bare = chains.get(lemma), chains.get("")
    apart = made.para - chain.members[-1].para if chain else 0
    if chain and chain.waits(made.number, made.para) and not (made.inside and apart > 1):
        chain.members.append(made)
    elif bare and bare.waits(made.number, made.para) and not made.inside:
        bare.members.append(made)  # "The first opens … The second limits … The third article fixes …"
    elif made.number == 1 and not (chain and _stronger(chain, made)):
        if chain:
            done.append(chain)
        chains[lemma] = Chain(lemma, [made], listed and lemma not in words.weak, listed)


def _stronger(chain: Chain, made: Provision) -> bool:
    """Whether a run has begun on better evidence than a further first, a mention: "قال إن البند الأول جيد"."""
    first = chain.members[0]
    return (first.verb and not made.verb) or (len(chain.members) == 1 and first.sure and not made.sure)


def _alike(reading: Reading, last: Provision, made: Provision) -> bool:
    """Whether two statements open with the same words that lead in: "As a first condition, … As a second, …"."""
    leads = [reading.once(Leads).leading(reading.text, one.start, one.label[0]) for one in (last, made)]
    return bool(leads[0]) and leads[0] == leads[1]


def _close(reading: Reading, last: int, para: int) -> bool:
    """Whether nothing but what somebody says of it stands between the paragraphs of two provisions."""
    paras = reading.once(paragraphs)
    return para - last <= 1 + SAID and all(speaks(reading, *paras[at][:2]) for at in range(last + 1, para))


def _carry(reading: Reading, chains: dict[str, Chain], done: list[Chain], made: Provision) -> None:
    """A bare ordinal carries on the chain that waits for its number, or starts one after "three points".

    Behind a label with its noun it needs a verb, or the same sentence: "le premier point prévoit …, le deuxième …".
    """
    waiting = [
        chain
        for chain in chains.values()
        if chain.waits(made.number, made.para)
        and _close(reading, chain.members[-1].para, made.para)
        and (
            made.sure
            or not chain.family
            or (made.bare and chain.strong)
            or _alike(reading, chain.members[-1], made)
            or not BREAK.search(reading.text, chain.members[-1].start, made.start)
        )
    ]
    if waiting:
        max(waiting, key=lambda chain: chain.members[-1].start).members.append(made)
    elif made.number == 1 and not ("" in chains and _stronger(chains[""], made)):
        if "" in chains:
            done.append(chains[""])
        chains[""] = Chain("", [made], False)
