"""Check: every problem of a document, in the words of its type: well-formed, shape, then across nodes.

A file without faults is proven so in one reading, without a tree; only of a file with a fault a tree
is built, and judged by our own tables, which know its place and what to do.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

from annotate import genres
from annotate.checking.diagnosis import diagnose
from annotate.checking.layout import Layout
from annotate.checking.proof import prove
from annotate.checking.relations import relations
from annotate.checking.wording import FIELDS, header, remarks, wording
from annotate.document import Document
from annotate.formats import tei
from annotate.problem import Edit, Finding, Problem, ProblemError
from annotate.schema import relaxng, schema_of

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


def check(document: Document | bytes | Path, genre: str = "news") -> list[Problem]:
    """Everything that is wrong with a document, in document order.

    Bytes and files may be TEI or JSON. Raises OSError when a file cannot be read; text and
    markup never raise.
    """
    if isinstance(document, Document):
        return check_tei(tei.write(document), type(document))
    raw, path = (document.read_bytes(), str(document)) if isinstance(document, Path) else (document, "")
    root = genres.load(genre).root
    if raw.lstrip()[:1] in (b"{", b"["):
        from annotate.checking.jsoncheck import check_json

        problems = check_json(raw)
    else:
        problems = check_tei(raw, root)
    return [problem._replace(path=path) for problem in problems] if path else problems


def check_tei(raw: bytes, root: type[Document]) -> list[Problem]:
    """The problems of a TEI file."""
    proof = prove(raw, root, FIELDS)
    if proof and not any(remarks(proof.text, proof.known)):
        return []
    try:
        tree = tei.parse_xml(raw)
    except ProblemError as error:
        layout = Layout(raw)
        return [
            _shown(problem, layout, layout.offset(problem.line, problem.column)) for problem in error.problems
        ]
    if proof:
        return placed(raw, tree, _settled(wording(tree, root, proof.known)), _numbered(tree))
    return placed(raw, tree, *findings(tree, root))


def findings(tree: etree._Element, root: type[Document]) -> tuple[list[Finding], dict[etree._Element, int]]:
    """What is wrong with a tree, and the number of every node as it was before slips in it were mended."""
    order = _numbered(tree)
    # Comments are no fault of a file; only conversion, which leaves them out, tells of them.
    found = [finding for finding in diagnose(tree, schema_of(root)) if finding.problem.code != "beside"]
    if not found and not _relaxng(root).validate(tree):
        said = next((error.message for error in _relaxng(root).error_log), "it does not fit")
        found = [Finding(Problem("schema", f"RELAX NG: {said}."), tree)]
    known = header(tree, root)
    # What an element says is judged only where its attributes are what they may be.
    faulty = {f.element for f in found if f.attribute or f.problem.code == "attribute-missing"}
    broken = any(f.problem.code == "pointer" and f.attribute in ("next", "prev") for f in found)
    found += [
        finding
        for finding in relations(tree, root, known)
        if finding.element not in faulty and not (broken and finding.problem.code == "chain")
    ]
    found += wording(tree, root, known)
    return _settled(found), order


@cache
def _relaxng(root: type[Document]) -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring(relaxng.render(schema_of(root)).encode()))


def _numbered(tree: etree._Element) -> dict[etree._Element, int]:
    return {node: i for i, node in enumerate(tree.iter())}


def _settled(found: list[Finding]) -> list[Finding]:
    """The findings without those that another explains: one fault is one problem."""
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


def placed(
    raw: bytes, tree: etree._Element, found: list[Finding], order: dict[etree._Element, int]
) -> list[Problem]:
    """The problems of findings: each with line and column of its node, in document order."""
    if not found:
        return []
    layout = Layout(raw)
    problems = []
    for i, finding in enumerate(found):
        number = order.get(finding.element, 0) if finding.element is not None else 0
        at = _offset(layout, number, finding)
        problem = finding.problem._replace(edits=_edits(layout, number, finding))
        problems.append((at, i, _shown(problem, layout, at)))
    return [problem for _, _, problem in sorted(problems, key=lambda item: item[:2])]


def _offset(layout: Layout, number: int, finding: Finding) -> int:
    if finding.inside is not None:
        return layout.character(layout.opened(number), finding.inside)
    if finding.after is not None:
        return layout.character(layout.closed(number), finding.after)
    if finding.attribute and (place := layout.attribute(number, finding.attribute)):
        return place[0]
    return layout.node(number)


def _edits(layout: Layout, number: int, finding: Finding) -> tuple[Edit, ...]:
    """The repair of a finding in the file."""
    if finding.repair is None:
        return ()
    if finding.attribute:
        place = layout.attribute(number, finding.attribute)
        if place is None:
            return ()
        return (Edit(*(place[:2] if finding.rename else place[2:]), finding.repair),)
    closing = layout.closing(number)
    return (
        Edit(*layout.name(number), finding.repair),
        *((Edit(*closing, finding.repair),) if closing else ()),
    )


def _shown(problem: Problem, layout: Layout, at: int) -> Problem:
    """A problem with its place and the part of the line around it."""
    line, column = layout.place(at)
    excerpt, before = layout.excerpt(at)
    return problem._replace(line=line, column=column, excerpt=excerpt, before=before)
