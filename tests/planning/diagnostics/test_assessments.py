"""What was found, where it ends and what remains unknown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue
from rocb.planning.diagnostics.assessments import AssessmentKind, gap_of
from tests.planning.diagnostics.builders import a_finding, an_assessment
from tests.planning.needs.builders import possible_gaps

LEVELS = st.none() | st.integers(0, 5)


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def test_what_was_not_assessed_stays_unknown():
    finding = a_finding(level=None, target=None, importance=None)
    assert gap_of(finding) is None


@given(LEVELS, LEVELS)
@settings(max_examples=50)
def test_the_gap_of_a_finding_is_known_where_no_levels_can_give_another(level, target):
    gaps = possible_gaps(level, target)
    expected = max(gaps) if len(gaps) == 1 else None
    assert gap_of(a_finding(level=level, target=target)) == expected


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"level": 6}, "level"),
        ({"level": -1}, "level"),
        ({"level": True}, "level"),
        ({"target": 6}, "target"),
        ({"importance": 0}, "importance"),
        ({"importance": 6}, "importance"),
        ({"note": "bare"}, "note"),
        ({"id": "a b"}, "id"),
    ],
)
def test_a_finding_refuses_what_is_beyond_its_scale(changes, path):
    with pytest.raises(InvalidValue) as caught:
        a_finding(**changes)
    assert paths(caught.value) == [path]


def test_an_area_is_found_once_in_an_assessment():
    with pytest.raises(InvalidValue) as caught:
        an_assessment("x", a_finding("a"), a_finding("b", area="ict"), a_finding("c"))
    assert paths(caught.value) == ["findings[2].area"]


def test_missions_and_evaluations_are_made_by_others_than_the_member():
    assert [kind for kind in AssessmentKind if kind.independent] == [
        AssessmentKind.DIAGNOSTIC_MISSION,
        AssessmentKind.EVALUATION,
    ]


@pytest.mark.parametrize("wrong", [None, 7, "finding", True, float("nan")])
def test_only_a_finding_has_a_gap(wrong):
    with pytest.raises(InvalidValue):
        gap_of(wrong)
