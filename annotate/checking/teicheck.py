"""The problems of TEI files: well-formed, shape, then across nodes.

A file without faults is proven so in one reading, without a tree; only of a file with a fault a tree
is built, and judged by our own tables, which know its place and what to do. Where the proof stands and only a judge
or the wording has something to say, nothing else of the tree is judged.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

from annotate.checking.causes import settled
from annotate.checking.diagnosis import diagnose
from annotate.checking.layout import Layout
from annotate.checking.placing import numbered, placed, shown
from annotate.checking.proof import prove
from annotate.checking.relations import judgements, relations
from annotate.checking.spacing import together
from annotate.checking.stranger import condensed, losses, strange
from annotate.checking.wording import FIELDS, header, remarks, wording
from annotate.document import Document
from annotate.formats.tei.markup import parse_xml
from annotate.problem import Finding, Problem, ProblemError
from annotate.schema import relaxng, schema_of


def check_tei(raw: bytes, root: type[Document]) -> list[Problem]:
    """The problems of a TEI file."""
    proof = prove(raw, root, FIELDS)
    if proof and proof.silent and not any(remarks(proof.text, proof.known)):
        return []
    try:
        tree = parse_xml(raw)
    except ProblemError as error:
        layout = Layout(raw)
        return [
            shown(problem, layout, layout.offset(problem.line, problem.column)) for problem in error.problems
        ]
    if proof:
        found = judgements(tree, root, proof.known) + wording(tree, root, proof.known)
        return placed(raw, settled(found, root), numbered(tree))
    return placed(raw, *findings(tree, root))


def findings(tree: etree._Element, root: type[Document]) -> tuple[list[Finding], dict[etree._Element, int]]:
    """What is wrong with a tree, and the number of every node as it was before slips in it were mended."""
    order = numbered(tree)
    if strange(tree, schema_of(root)):
        known = header(tree, root)
        found = losses(tree, schema_of(root)) + condensed(relations(tree, root, known))
        return together(found + wording(tree, root, known)), order
    found = _shape(tree, root)
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
    return settled(found, root), order


def _shape(tree: etree._Element, root: type[Document]) -> list[Finding]:
    """What is wrong with the shape of a tree, in our words; where these find nothing, in those of RELAX NG."""
    # Comments are no fault of a file; only conversion, which leaves them out, tells of them.
    found = [finding for finding in diagnose(tree, schema_of(root)) if finding.problem.code != "beside"]
    if not found and not _relaxng(root).validate(tree):
        said = next((error.message for error in _relaxng(root).error_log), "it does not fit")
        found = [Finding(Problem("schema", f"RELAX NG: {said}."), tree)]
    return found


@cache
def _relaxng(root: type[Document]) -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring(relaxng.render(schema_of(root)).encode()))
