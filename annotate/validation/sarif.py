"""SARIF: the problems as Static Analysis Results Interchange Format 2.1.0, for code scanning."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from annotate.checking.layout import Layout
from annotate.problem import Problem
from annotate.validation.rulebook import rules
from annotate.version import VERSION

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(problems: Sequence[Problem], base: Path) -> str:
    """The problems as one SARIF log; columns in code points, paths relative to ``base``."""
    known = rules()
    used = list(dict.fromkeys(problem.code for problem in problems))
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "annotate",
                "semanticVersion": VERSION,
                "rules": [_rule(code, known) for code in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder the command was run in."}}},
        "results": [_result(problem, used.index(problem.code), base) for problem in problems],
    }
    return (
        json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)
        + "\n"
    )


def _rule(code: str, known: Any) -> dict[str, Any]:
    entry = known.get(code)
    if entry is None:
        return {"id": code}
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in code.split("-")),
        "shortDescription": {"text": entry.name},
        "fullDescription": {"text": entry.why},
        "help": {"text": f"annotate rule {code}"},
        "defaultConfiguration": {"level": LEVELS[entry.level]},
    }


def _result(problem: Problem, index: int, base: Path) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": _artifact(problem.path, base)}
    if problem.line:
        region: dict[str, Any] = {"startLine": problem.line, "startColumn": max(problem.column, 1)}
        if problem.excerpt:
            region["snippet"] = {"text": problem.excerpt}
        location["region"] = region
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": LEVELS[problem.level],
        "message": {"text": f"{problem.message} {problem.fix}".strip()},
        "locations": [{"physicalLocation": location}],
    }
    if problem.edits:
        result["fixes"] = _fixes(problem, base)
    return result


def _fixes(problem: Problem, base: Path) -> list[dict[str, Any]]:
    try:
        layout = Layout(Path(problem.path).read_bytes())
    except OSError:
        return []
    replacements = []
    for edit in problem.edits:
        (line, column), (last, end) = layout.place(edit.start), layout.place(edit.end)
        region = {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}
        replacements.append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    change = {"artifactLocation": _artifact(problem.path, base), "replacements": replacements}
    return [{"description": {"text": problem.fix or "Repair it."}, "artifactChanges": [change]}]


def _artifact(path: str, base: Path) -> dict[str, str]:
    """A path relative to the base where it lies below it, with / between its parts."""
    if "://" in path:
        return {"uri": path}
    full = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed
    if full.is_relative_to(base):
        return {"uri": quote(os.fsencode(full.relative_to(base).as_posix())), "uriBaseId": "ROOT"}
    return {"uri": full.as_uri()}
