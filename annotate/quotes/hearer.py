"""Hearer: the words by which a language says whom something is told, or of whom."""

from __future__ import annotations

from annotate.words import Affixes, Listed, Words


class HearerWords(Words):
    """Who stands behind a verb and does not speak."""

    nominative: Listed = frozenset()
    """Pronouns that are a subject in any case: 35 Euro verlangt *er* für einen Korb."""
    objects: Listed = frozenset()
    """Pronouns that are no subject: accused *him* of ignoring repeated warnings."""
    transitive: Listed = frozenset()
    """Verbs whose object follows the subject at once: وصف *الوزير* الخطة بأنها ..."""
    accusing: Listed = frozenset()
    """Verbs that name whom they are told of or to: without an object they are passive (*اتهم* بالقتل)."""
    audiences: Listed = frozenset()
    """Nouns of those who are spoken to, which are no subject of the verb before: خاطب *الحضور* قائلا."""
    addressees: Listed = frozenset()
    """Such nouns, without the article, that speak as well where no preposition precedes: قال *لأعضاء* اللجنة."""
    pluralities: Listed = frozenset()
    """Nouns of several bodies, which need a feminine verb: behind حذر, *الدول* are warned."""
    hearers: Affixes = ()
    """Prepositions written together with whom the speaker tells it: *ل*موقعنا."""
    receivers: Listed = frozenset()
    """Prepositions before the medium it is said to: في حديث *إلى* «صوت المدينة»."""
    media: Listed = frozenset()
    """Nouns of media, which are told even there: قال الأمين العام *لصحيفة* محلية."""
