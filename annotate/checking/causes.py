"""Causes: which of the findings on one document are what a fault is, and which only follow from it.

One fault is one problem: where a paragraph was moved, its text is not the one that was converted,
and a pointer into a deleted one leads nowhere; what is told is the paragraph.
"""

from __future__ import annotations

from annotate.checking.spacing import together
from annotate.problem import Finding

MOVED = frozenset(["text", "twice", "order", "misplaced", "outside", "copy", "beyond", "element-unknown"])
"""What is said of something that stands where it may not, or twice."""
EXPLAIN = (MOVED - {"element-unknown"}) | {
    "child-missing",
    "clause-gap",
    "clause-repeat",
    "clause-order",
    "clause-nesting",
    "id-twice",
    "lead-empty",
}
"""What is said of a document when words of it went missing, came twice or were moved."""
GONE = ("text-altered", "empty")
"""What is said where elements went missing with their words, or altogether."""
LONE = frozenset(
    [
        "invisible",
        "presentation-form",
        "look-alike",
        "digits-mixed",
        "bidi-control",
        "marks-unbalanced",
        "beside",
    ]
)
"""Rules of which many findings explain nothing."""
ALSO = " The text, too, is not the one that was converted."


def settled(found: list[Finding]) -> list[Finding]:
    """The findings without those that another explains: one fault is one problem."""
    found = together(found)
    codes = {finding.problem.code for finding in found}
    if len(found) < 2 or codes <= LONE:
        return found
    for step in (_uncopied, _unnumbered, _unmoved, _unaltered):
        found = step(found)
    return found


def _uncopied(found: list[Finding]) -> list[Finding]:
    """Without what is wrong inside a copy of something, and with what an id that is none explains."""
    copies = [finding.element for finding in found if finding.problem.code == "copy"]
    if copies:
        inside = {id(node) for copy in copies if copy is not None for node in copy.iter()}
        found = [
            f for f in found if f.problem.code == "copy" or f.element is None or id(f.element) not in inside
        ]
    unnamed = sum(finding.problem.code == "value" and finding.attribute == "xml:id" for finding in found)
    return _less(found, "pointer-dangling", unnamed)


def _less(found: list[Finding], code: str, count: int) -> list[Finding]:
    """Without the first so many findings of a rule."""
    drop = [id(finding) for finding in found if finding.problem.code == code][:count]
    return [finding for finding in found if id(finding) not in drop] if drop else found


def _unnumbered(found: list[Finding]) -> list[Finding]:
    """Without the numbers missing because an element lost its tag, and pointers to a missing number."""
    parents = {
        id(parent)
        for finding in found
        if finding.problem.code in MOVED and finding.element is not None
        for parent in (finding.element, finding.element.getparent())
    }
    found = [
        f
        for f in found
        if f.element is None
        or (
            (f.problem.code != "clause-gap" or id(f.element.getparent()) not in parents)
            and (f.problem.code != "clause-order" or id(f.element) not in parents)
        )
    ]
    gaps = sum(finding.problem.code == "clause-gap" for finding in found)
    lost = [f for f in found if f.problem.code == "pointer-dangling" and f.attribute == "target"][:gaps]
    return [finding for finding in found if finding not in lost]


def _unmoved(found: list[Finding]) -> list[Finding]:
    """Without the altered text and the emptied lead where something stands in the wrong place."""
    causes = [
        finding for finding in found if finding.problem.code in EXPLAIN and finding.problem.level != "info"
    ]
    altered = [finding for finding in found if finding.problem.code == "text-altered"]
    if altered:
        found = [finding for finding in found if finding.problem.code != "marks-unbalanced"]
    if not causes:
        return found
    first = causes[0]
    if first.problem.code in MOVED:
        found = [finding for finding in found if finding.problem.code not in ("lead-empty", "empty")]
    if altered:
        drop = {
            id(finding) for finding in (altered if first.problem.code in MOVED else altered[: len(causes)])
        }
        told = first._replace(problem=first.problem._replace(message=first.problem.message + ALSO))
        found = [told if finding is first else finding for finding in found if id(finding) not in drop]
    return found


def _unaltered(found: list[Finding]) -> list[Finding]:
    """Without the pointers to what went with the words: "the text was changed, and #c1 is gone"."""
    whole = next((f for f in found if f.problem.code in GONE or f.problem.message.endswith(ALSO)), None)
    lost = [
        f
        for f in found
        if f.problem.code == "pointer-dangling" and not f.problem.fix.startswith("Did you mean")
    ]
    if whole is None or not lost:
        return found
    parts = [finding.problem.message.split(" points to ")[1].split(", which")[0] for finding in lost]
    says = f"{whole.problem.message} What others point to is gone: {', '.join(dict.fromkeys(parts))}."
    named = whole._replace(problem=whole.problem._replace(message=says))
    return [named if finding is whole else finding for finding in found if finding not in lost]
