"""Names: Arabic news as CoNLL, and historical newspapers."""

from __future__ import annotations

import argparse
from typing import Any

from sets import annotated
from sets.figures import prf, table
from sets.given import keyed, scorer

ARGUMENTS = (
    ("--names-ar", "PATH", "CoNLL file or folder, Arabic"),
    ("--names-hipe", "LANG=FILE", "HIPE-2022 file or folder; repeatable"),
)
TYPES = {"person": "persName", "org": "orgName", "place": "placeName", "role": "roleName"}
PROCLITICS = "وفبلكـ"


def section(args: argparse.Namespace) -> str:
    docs: list[tuple[str, Any]] = []
    if args.names_ar or args.names_hipe:
        tool = scorer(args.scorers, "eval_names")
        if args.names_ar:
            docs.append(("Arabic news (CoNLL)", tool.load_conll(args.names_ar, "ar")))
        for given in args.names_hipe:
            language, path = keyed(given)
            docs.append((f"historical newspapers, {language} (HIPE)", tool.load_hipe(path, language)))
    rows = []
    for label, texts in docs:
        readings = [(label, names), (f"{label}, whole words", tokens)]
        for shown, predictor in readings[: 1 + (texts[0].lang == "ar")]:
            found = tool.score(texts, predictor)
            for kind, figures in [("all", found), *found["per_kind"].items()]:
                gold = figures.get("gold", sum(k["gold"] for k in found["per_kind"].values()))
                rows.append([shown, kind, gold, prf(figures["strict"]), prf(figures["relaxed"])])
    head = ["set", "kind", "gold", "strict P / R / F1", "relaxed P / R / F1"]
    says = (
        "Names are written without the proclitics before them (و<place>مصر</place>); the Arabic set counts words "
        "between spaces, and so is scored twice: as written, and with the proclitics taken in."
    )
    return "## Names\n\n" + table(head, rows) + (f"\n\n{says}" if args.names_ar else "") if rows else ""


def names(text: str, language: str) -> list[dict[str, Any]]:
    """The names of a text, as the scorer of names wants them."""
    found = annotated(text, language)
    return [{"start": s.start, "end": s.end, "type": TYPES[s.kind]} for s in found if s.kind in TYPES]


def tokens(text: str, language: str) -> list[dict[str, Any]]:
    """The same, widened to whole words between spaces, as sets count that do not part proclitics from names."""
    found = names(text, language)
    for name in found:
        before = text[: name["start"]]
        name["start"] -= len(before) - len(before.rstrip(PROCLITICS))
    return found
