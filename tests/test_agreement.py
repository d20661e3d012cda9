"""Agreement: coefficients against values worked out by hand and against their definitions."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.cli import main
from annotate.scoring import score, scoreboard
from annotate.scoring.agreement import ALL, Agreement, agreement, disagreement, expectation, outermost
from annotate.scoring.sample import Pair, Sample
from annotate.span import Span


def pair(length, ours, theirs, kind="date"):
    sides = [Sample("x" * length, [Span(a, b, kind) for a, b in side], "en") for side in (ours, theirs)]
    return Pair("one", *sides)


def on(length, ours, theirs) -> Agreement:
    return agreement([pair(length, ours, theirs)])["date"]


def test_kappa_by_hand():
    """Ten characters; the one marks 2 to 5, the other 3 to 6: 2 both, 1 and 1 alone, 6 neither.

    Observed 8/10; by chance 3/10 x 3/10 + 7/10 x 7/10 = 0.58; kappa (0.8 - 0.58) / 0.42.
    """
    found = on(10, [(2, 5)], [(3, 6)])
    assert found.observed == 0.8
    assert found.chance == pytest.approx(0.58)
    assert found.kappa == pytest.approx(0.22 / 0.42)


def test_kappa_of_the_textbook_square():
    """The square 20, 5, 10, 15 (both, first only, second only, neither): po 0.7, pe 0.5, kappa 0.4."""
    found = on(50, [(0, 25)], [(0, 20), (25, 35)])
    assert found.observed == pytest.approx(0.7)
    assert found.chance == pytest.approx(0.5)
    assert found.kappa == pytest.approx(0.4)


def test_alpha_by_hand():
    """The same ten characters. Both ends are one apart: (1 + 1) / 100 = 0.02 observed.

    Expected: two units of three, each (2 - 1) / 3 x (54 - 27 + 3) = 10, and 9 x (3 + 1 + 2) for the
    gaps of 5, 3 and 4 characters in which it could lie: 64 each. 2 / 10 x 128 / (20 x 19 - 12) =
    25.6 / 368. Alpha is 1 - 0.02 x 368 / 25.6 = 0.7125.
    """
    found = on(10, [(2, 5)], [(3, 6)])
    assert found.disagreement == pytest.approx(0.02)
    assert found.expected == pytest.approx(25.6 / 368)
    assert found.alpha == pytest.approx(0.7125)


def test_alpha_of_a_unit_only_one_found():
    """One unit of two in ten characters, the other nothing: 4 / 100 observed.

    Expected: no other unit; 4 x (1 + 6 + 1) for gaps of 2 and 6 and 4 x 9 for the one of 10, but the
    first gap: the unit is 2 to 4, so gaps 2, 6 and 10 give 4 x (1 + 5 + 9) = 60; 0.2 x 60 / (380 - 2).
    """
    found = on(10, [(2, 4)], [])
    assert found.disagreement == pytest.approx(0.04)
    assert found.expected == pytest.approx(12 / 378)
    assert found.alpha == pytest.approx(1 - 0.04 * 378 / 12)
    assert found.alpha < 0


units = st.lists(st.integers(0, 24), unique=True, max_size=8).map(
    lambda edges: [(a, b) for a, b in zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)]
)


def sections(length, side):
    """Units and gaps of an annotator, in order."""
    found, at = [], 0
    for start, end in side:
        found += [(at, start, 0)] * (at < start) + [(start, end, 1)]
        at = end
    return found + [(at, length, 0)] * (at < length)


def distance(one, other):
    """Krippendorff's difference of two sections, as it is defined (1995; 2004)."""
    (a, b, unit), (c, d, also) = one, other
    if unit and also and -(b - a) < a - c < d - c:
        return (a - c) ** 2 + (b - d) ** 2
    if unit and not also and (d - c) - (b - a) >= a - c >= 0:
        return (b - a) ** 2
    if also and not unit and (d - c) - (b - a) <= a - c <= 0:
        return (d - c) ** 2
    return 0


@given(units, units)
def test_alpha_is_what_its_definition_says(ours, theirs):
    length = 25
    sides = [sections(length, ours), sections(length, theirs)]
    total = sum(distance(one, other) for i in (0, 1) for one in sides[i] for other in sides[1 - i])
    assert disagreement(length, ours, theirs) == pytest.approx(total / (2 * length**2))
    sizes = [b - a for a, b in ours + theirs]
    gaps = [b - a for side in sides for a, b, unit in side if not unit]
    others = len(sizes) - 1
    summed = sum(
        others / 3 * (2 * n**3 - 3 * n**2 + n) + n**2 * sum(g - n + 1 for g in gaps if g >= n) for n in sizes
    )
    placed = 2 * length * (2 * length - 1) - sum(n * (n - 1) for n in sizes)
    assert expectation(length, ours, theirs) == pytest.approx(2 / length * summed / placed)


@given(units, units)
def test_coefficients_are_one_for_the_same_and_never_more(ours, theirs):
    found = agreement([pair(25, ours, theirs)]).get("date")
    if found is None:
        return
    back = agreement([pair(25, theirs, ours)])["date"]
    assert (found.kappa, found.alpha) == (pytest.approx(back.kappa), pytest.approx(back.alpha))
    for value in (found.kappa, found.alpha):
        assert value is None or value <= 1
    if ours == theirs:
        assert found.observed == 1
        assert found.alpha in (None, 1)
        assert found.kappa is None or found.kappa == pytest.approx(1)


def test_where_chance_explains_all_there_is_no_coefficient():
    assert on(10, [(0, 10)], [(0, 10)]).kappa is None
    assert agreement([pair(10, [], [])]) == {}


def test_texts_are_laid_end_to_end():
    apart = agreement([pair(10, [(2, 5)], [(3, 6)]), pair(10, [(1, 2)], [(1, 2)])])["date"]
    assert apart == on(20, [(2, 5), (11, 12)], [(3, 6), (11, 12)])


def test_of_nested_units_the_outer_one_counts():
    assert outermost([(0, 10), (2, 5), (8, 14), (20, 21)]) == [(0, 10), (10, 14), (20, 21)]


def test_all_kinds_together_by_hand():
    """Ten characters: the one says date at 0 to 4, the other date at 0 to 2 and place at 2 to 4.

    Alike on 2 + 6; by chance 4/10 x 2/10 + 6/10 x 6/10 = 0.44; kappa (0.8 - 0.44) / 0.56.
    """
    ours = [Span(0, 4, "date")]
    theirs = [Span(0, 2, "date"), Span(2, 4, "place")]
    found = agreement([Pair("one", Sample("x" * 10, ours, "en"), Sample("x" * 10, theirs, "en"))])
    assert found[ALL].observed == 0.8
    assert found[ALL].kappa == pytest.approx(0.36 / 0.56)
    both = found["date"], found["place"]
    expected = 1 - sum(a.disagreement for a in both) / sum(a.expected for a in both)
    assert found[ALL].alpha == pytest.approx(expected)
    assert found[ALL].units == (1, 2)


def test_blocks_that_one_annotator_left_out_are_not_compared():
    ours = Sample("x" * 10, [Span(0, 10, "lead"), Span(0, 10, "paragraph"), Span(0, 2, "date")], "en")
    theirs = Sample("x" * 10, [Span(0, 2, "date")], "en")
    for one, other in ((ours, theirs), (theirs, ours)):
        assert set(agreement([Pair("one", one, other)])) == {"date", ALL}
        assert set(score.score([Pair("one", one, other)], mutual=True).kinds) == {"date"}


def test_the_command_lists_what_to_adjudicate(tmp_path, capfdbinary):
    (tmp_path / "a.snippet").write_text("On <date>Friday</date> in <place>Rome</place>.")
    (tmp_path / "b.snippet").write_text("<date>On Friday</date> in Rome.")
    sides = [str(tmp_path / "a.snippet"), str(tmp_path / "b.snippet")]
    assert main(["score", *sides, "--agreement"]) == 0
    said = capfdbinary.readouterr().out.decode()
    assert "To adjudicate (2)" in said
    assert "first only: place" in said
    assert main(["score", *sides, "--agreement", "--format", "json"]) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert found["agreement"]["place"]["units"] == [1, 0]
    assert found["agreement"]["place"]["kappa"] == 0
    assert len(found["differences"]) == 2


def test_a_pair_with_one_side_is_left_out_and_said(tmp_path, capfd):
    for side, names in (("one", ("a", "b")), ("two", ("a",))):
        (tmp_path / side).mkdir()
        for name in names:
            (tmp_path / side / f"{name}.snippet").write_text("<date>Friday</date>")
    assert main(["score", str(tmp_path / "one"), str(tmp_path / "two"), "--agreement"]) == 3
    captured = capfd.readouterr()
    assert "b: no prediction" in captured.err
    assert "1 text compared" in captured.out


def test_the_table_shows_a_dash_where_nothing_can_be_said():
    pairs = [pair(10, [(0, 10)], [(0, 10)])]
    said = scoreboard.text(score.score(pairs, mutual=True), agreement(pairs))
    assert "–" in said
