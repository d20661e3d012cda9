"""Aims: what an organisation is for, behind its noun: Institute *for Soil Research*, Tribunal *pour le Rwanda*."""

from __future__ import annotations

from annotate.names.cased.capitals import Capitals
from annotate.names.word import Word
from annotate.reading import Hit


def purpose(capitals: Capitals, hit: Hit) -> int:
    """The end with what an organisation is for, or where it sits: Institute for Soil Research, High Court of Kenya."""
    link = capitals.next(hit.end)
    if link is None or link.text not in capitals.know.purposes:
        return hit.end
    word = capitals.next(link.end)
    if word is None or not capitals.proper(word):
        return hit.end
    if word.start in capitals.places and hit.word not in capitals.know.seats:
        return hit.end
    return hit.end if held(capitals, word) else capitals.run(link.end)


def held(capitals: Capitals, word: Word) -> bool:
    """Whether a word behind "of" begins who leads an organisation: the Workers' Party *of Prime Minister* Ana Prat."""
    role = capitals.roles.get(word.start)
    if role is not None and capitals.proper(capitals.next(role.end)):
        return role.word not in capitals.know.patrons  # the Diocese of Saint Mungo
    return word.start in capitals.given and capitals.proper(capitals.next(word.end))


def aim(capitals: Capitals, head: int, at: int) -> int:
    """The end with what an organisation works for: Tribunal pénal international *pour le Rwanda*.

    What has a name of its own behind its head works for no other: left FC Metz *pour le Standard*.
    """
    know = capitals.know
    link = capitals.next(at)
    if link is None or not know.aims or capitals.text[link.start : link.end] not in know.ends:
        return at
    article = capitals.next(link.end)
    if article is None or capitals.text[article.start : article.end].rstrip("'’") not in know.articles:
        return at
    word = capitals.next(article.end)
    if word is None:
        return at
    if capitals.proper(word):
        named = any(map(str.isupper, capitals.cased[head:at]))
        return at if named else capitals.run(article.end, 2)
    return _aimed(capitals, word.end) if capitals.text[word.start : word.end] in know.aims else at


def _aimed(capitals: Capitals, at: int) -> int:
    """The end with what is to be kept or freed: pour la sauvegarde *de la patrie*, pour la libération *du Kivu*."""
    know = capitals.know
    word = capitals.next(at)
    linked = False
    for _ in range(2):
        if (
            word is None
            or capitals.text[word.start : word.end].rstrip("'’") not in know.purposes | know.articles
        ):
            break
        linked, word = True, capitals.next(word.end)
    if word is None or not linked:
        return at
    if capitals.proper(word):
        return at if held(capitals, word) else capitals.run(word.start, 2)
    return word.end if capitals.text[word.start : word.end] in know.aims else at
