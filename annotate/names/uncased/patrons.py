"""Patrons: bodies called after somebody, in a script without capitals: جامعة *الملك سعود*, مستشفى *كمال عدوان*."""

from __future__ import annotations

from annotate.names.uncased.chains import Chains
from annotate.names.word import Word


def called_after(chains: Chains, first: Word) -> int:
    """Where the name of somebody ends whom an organisation is called after: جامعة *الملك سعود*; 0 if it is nobody."""
    know = chains.know
    if first.start in chains.roles and chains.roles[first.start].word in know.patrons:
        second = chains.next(chains.roles[first.start].end)
        if second and second.text in know.given:  # جامعة الملك سعود
            return _lineage(chains, second)
    if first.text in know.kin and first.text in know.links:  # جامعة ابن زهر, not of ابن عمه
        second = chains.next(first.end)
        plain = second is None or chains.stopped(second.text) or second.text.endswith(know.pronouns)
        return 0 if second is None or plain or chains.feminine(second.text) else second.end
    return _after_person(chains, first) if first.text in know.given else 0


def _lineage(chains: Chains, first: Word) -> int:
    """The end of a given name with its forefathers': جامعة الأمير محمد *بن فهد*, جامعة الملك عبد *العزيز*."""
    know = chains.know
    end, linked = first.end, first.text in know.links
    for word in chains.after(first.end, 4):
        if not linked and word.text not in know.links and word.text not in know.completions:
            break
        linked = word.text in know.links
        end = end if linked else word.end
    return end


def _after_person(chains: Chains, first: Word) -> int:
    """Where the name of one ends after whom an organisation is called: جامعة محمد الأول, مستشفى كمال عدوان."""
    know = chains.know
    end = 0
    for word in chains.after(first.end, 3):
        part = word.text in know.given or word.text in know.ordinals or word.text in know.completions
        if word.text in know.links:
            continue
        if not part and not know.shapes.surname.match(word.text) and word.start not in chains.persons:
            break
        end = word.end
    second = chains.next(first.end)
    closing = second is not None and alone(chains, second) and second.start not in chains.places
    return end or (second.end if second is not None and closing else 0)  # مستشفى كمال عدوان


def alone(chains: Chains, word: Word) -> bool:
    """Whether a word that may be a town in no list ends a phrase."""
    know, behind = chains.know, chains.next(word.end)
    if len(word.text) < 4 or chains.ordinary(word.text) or know.shapes.adjective.match(word.text):
        return False
    if (
        verb(chains, word.text)
        or know.shapes.verbal.match(word.text)
        or word.text.endswith((*know.plain, know.tanwin))
    ):
        return False
    attached = (
        behind is not None and behind.text[0] in (know.local, know.towards) and behind.text not in know.given
    )
    return behind is None or behind.text in know.stops or attached


def verb(chains: Chains, word: str) -> bool:
    """Whether a word is shaped like a verb: دعت, يهاجم; no plural (نقابات)."""
    know = chains.know
    if know.shapes.imperfect.match(word) and word not in know.fields:
        return True
    return len(word) > 2 and word.endswith(know.past) and not word.endswith(know.plain)
