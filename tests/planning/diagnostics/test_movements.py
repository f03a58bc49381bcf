"""What moved between two assessments, and how far the comparison can be trusted."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue, UnknownRecord
from rocb.planning.diagnostics.assessments import (
    Assessment,
    AssessmentKind,
    Finding,
    gap_of,
)
from rocb.planning.diagnostics.frameworks import (
    WCO_DIAGNOSTIC,
    WCO_DIAGNOSTIC_2005,
    Framework,
)
from rocb.planning.diagnostics.movements import (
    Confidence,
    FurtherGap,
    Reservation,
    further_gaps,
    latest_movements,
    movement,
)
from tests.planning.diagnostics.builders import (
    DAY,
    NEW,
    OLD,
    a_finding,
    a_framework,
    an_area,
    an_assessment,
)
from tests.planning.needs.builders import possible_gaps

BOTH = (OLD, NEW)
LATER = DAY + timedelta(days=365)


def then(*findings: Finding, **changes: Any) -> Assessment:
    return an_assessment("then", *findings, **changes)


def now(*findings: Finding, **changes: Any) -> Assessment:
    return an_assessment("now", *findings, **{"on": LATER, **changes})


def new(*findings: Finding, **changes: Any) -> Assessment:
    return now(*findings, framework="new", **changes)


def rows(
    earlier: Assessment, later: Assessment, frameworks: tuple[Framework, ...] = BOTH
) -> list[tuple[int | None, Confidence, tuple[Reservation, ...]]]:
    found = movement(earlier, later, frameworks).areas
    return [(it.change, it.confidence, it.reservations) for it in found]


def test_like_is_compared_with_like_in_full_confidence():
    made = then(a_finding("a", level=1)), now(a_finding("b", level=3))
    assert rows(*made) == [(2, Confidence.HIGH, ())]


def test_a_level_may_fall():
    assert rows(then(a_finding(level=4)), now(a_finding(level=1)))[0][0] == -3


def test_an_area_that_continues_in_a_new_version_is_compared_with_less_confidence():
    made = then(a_finding(level=1)), new(a_finding(area="new-law", level=2))
    assert rows(*made) == [(1, Confidence.MODERATE, (Reservation.VERSION_CHANGED,))]


def test_a_later_assessment_by_the_older_version_is_compared_too():
    made = then(a_finding(area="new-law", level=1), framework="new"), now(a_finding(level=2))
    assert rows(*made) == [(1, Confidence.MODERATE, (Reservation.VERSION_CHANGED,))]


@pytest.mark.parametrize("kind", AssessmentKind)
def test_confidence_is_lower_where_others_assessed_than_before(kind):
    (row,) = rows(then(a_finding()), now(a_finding(), kind=kind))
    if kind in (AssessmentKind.SELF_ASSESSMENT, AssessmentKind.SURVEY):
        assert row == (0, Confidence.MODERATE, (Reservation.ASSESSOR_CHANGED,))
    else:
        assert row == (0, Confidence.HIGH, ())


def test_two_reservations_leave_low_confidence():
    later = new(a_finding(area="new-law"), kind=AssessmentKind.SURVEY)
    (row,) = rows(then(a_finding()), later)
    reasons = (Reservation.VERSION_CHANGED, Reservation.ASSESSOR_CHANGED)
    assert row == (0, Confidence.LOW, reasons)


def test_an_area_that_only_one_version_has_is_not_compared():
    earlier = then(a_finding("a", area="ethics"), a_finding("b"))
    later = new(a_finding("c", area="governance"), a_finding("d", area="new-law"))
    changed = Reservation.VERSION_CHANGED
    assert rows(earlier, later) == [
        (None, Confidence.NONE, (changed, Reservation.AREA_NEW)),
        (0, Confidence.MODERATE, (changed,)),
        (None, Confidence.NONE, (changed, Reservation.AREA_DROPPED)),
    ]


def test_an_area_that_was_looked_at_once_only_is_not_compared():
    earlier = then(a_finding("a"), a_finding("b", area="ict"))
    later = now(a_finding("c", area="ethics"), a_finding("d", area="ict", level=None))
    assert rows(earlier, later) == [
        (None, Confidence.NONE, (Reservation.NOT_ASSESSED_BEFORE,)),
        (None, Confidence.NONE, (Reservation.NOT_ASSESSED_NOW,)),
        (None, Confidence.NONE, (Reservation.NOT_ASSESSED_NOW,)),
    ]
    unknown = then(a_finding(level=None)), now(a_finding())
    assert rows(*unknown) == [(None, Confidence.NONE, (Reservation.NOT_ASSESSED_BEFORE,))]


def test_the_parts_of_a_divided_area_are_each_compared_with_the_whole():
    parts = (an_area("a", continues="law"), an_area("b", continues="law"))
    divided = a_framework("parts", *parts, replaces="old")
    both = (a_finding("a", area="a", level=2), a_finding("b", area="b", level=5))
    whole = a_finding(level=1)
    found = movement(then(whole), now(*both, framework="parts"), (OLD, divided)).areas
    assert [(it.earlier, it.later, it.change) for it in found] == [
        (whole, both[0], 1),
        (whole, both[1], 4),
    ]
    back = movement(then(*both, framework="parts"), now(whole), (OLD, divided)).areas
    assert [(it.earlier, it.change) for it in back] == [(both[0], -1), (both[1], -4)]


def test_integrity_is_not_compared_with_governance():
    earlier = then(a_finding(area="wco-2005.integrity"), framework=WCO_DIAGNOSTIC_2005.id)
    later = now(a_finding(area="wco.governance"), framework=WCO_DIAGNOSTIC.id)
    found = movement(earlier, later, (WCO_DIAGNOSTIC, WCO_DIAGNOSTIC_2005)).areas
    assert [it.confidence for it in found] == [Confidence.NONE, Confidence.NONE]


def test_a_version_between_the_two_has_to_be_given():
    third = a_framework("third", an_area("newest", continues="new-law"), replaces="new")
    made = then(a_finding()), now(a_finding(area="newest"), framework="third")
    for compared in (made, (then(a_finding(area="newest"), framework="third"), now(a_finding()))):
        with pytest.raises(UnknownRecord) as caught:
            movement(*compared, (OLD, third))
        assert caught.value.id == "new"
    assert rows(*made, (OLD, NEW, third))[0][1] is Confidence.MODERATE


def test_assessments_by_one_version_need_no_other():
    made = (a_finding(area="new-law"),)
    assert rows(then(*made, framework="new"), new(*made), (NEW,)) == [(0, Confidence.HIGH, ())]


def test_what_two_frameworks_of_no_common_line_found_is_not_compared():
    other = a_framework("other", an_area("x"))
    found = rows(then(a_finding()), now(a_finding(area="x"), framework="other"), (OLD, other))
    assert [(change, confidence) for change, confidence, _ in found] == [
        (None, Confidence.NONE),
        (None, Confidence.NONE),
    ]


def test_findings_in_an_area_of_neither_framework_are_not_compared():
    found = rows(then(a_finding(area="nowhere")), now(a_finding(area="nowhere", level=3)))
    assert [(change, confidence) for change, confidence, _ in found] == [(None, Confidence.NONE)]


def test_assessments_of_two_members_or_in_the_wrong_order_are_refused_together():
    with pytest.raises(InvalidValue) as caught:
        movement(then(), now(member="GE", on=DAY - timedelta(days=1)), BOTH)
    assert [fault.path for fault in caught.value.faults] == ["later.member", "later.on"]


def test_a_framework_that_is_not_given_is_an_unknown_record():
    with pytest.raises(UnknownRecord) as caught:
        movement(then(), new(), (OLD,))
    assert (caught.value.kind, caught.value.id) == ("framework", "new")


def test_the_two_newest_days_of_each_member_are_compared():
    days = [DAY + timedelta(days=number) for number in range(3)]
    made = [an_assessment(f"a{number}", on=day) for number, day in enumerate(days)]
    made += [an_assessment("g0", member="GE"), an_assessment("g1", member="GE", on=LATER)]
    once = [an_assessment("k", member="KZ"), an_assessment("k2", member="KZ")]
    found = latest_movements([*made[::-1], *once], BOTH)
    assert [(it.earlier.id, it.later.id) for it in found] == [("a1", "a2"), ("g0", "g1")]


def test_each_line_of_frameworks_is_compared_with_itself():
    other = a_framework("other", an_area("x"))
    days = [DAY + timedelta(days=number) for number in range(3)]
    made = [
        an_assessment("a", on=days[0]),
        an_assessment("b", framework="other", on=days[1]),
        an_assessment("c", framework="new", on=days[2]),
        an_assessment("d", framework="other", on=days[2]),
    ]
    found = latest_movements(made, (*BOTH, other))
    assert [(it.earlier.id, it.later.id) for it in found] == [("a", "c"), ("b", "d")]
    assert latest_movements(made[::-1], (other, *BOTH)) == found


def test_only_the_kinds_that_count_are_compared_and_surveys_do_not_unless_asked_for():
    survey = an_assessment("s", kind=AssessmentKind.SURVEY, on=LATER + timedelta(days=1))
    made = [then(), now(), survey]
    assert [it.later.id for it in latest_movements(made, BOTH)] == ["now"]
    assert [it.later.id for it in latest_movements(made, BOTH, AssessmentKind)] == ["s"]


@pytest.mark.parametrize("given_", [(OLD,), (NEW,)])
def test_the_versions_of_what_was_assessed_have_to_be_given(given_):
    with pytest.raises(UnknownRecord):
        latest_movements([then(), new()], given_)


def test_of_one_day_the_best_evidence_stands_for_it():
    own = an_assessment("a", kind=AssessmentKind.SELF_ASSESSMENT)
    mission, twin = an_assessment("b"), an_assessment("c")
    (found,) = latest_movements([twin, own, mission, now()], BOTH)
    assert found.earlier == mission


def test_an_evaluation_brings_gaps_to_light():
    earlier = then(
        a_finding("law", level=2, target=4),
        a_finding("ict", area="ict", level=4, target=4),
    )
    later = now(
        fell := a_finding("x", area="law", level=1, target=4),
        rose := a_finding("y", area="ict", level=4, target=5),
        first := a_finding("z", area="ethics", level=1, target=2),
    )
    assert further_gaps(movement(earlier, later, BOTH)) == (
        FurtherGap(fell, gap=3, before=2),
        FurtherGap(rose, gap=1, before=0),
        FurtherGap(first, gap=1, before=None),
    )


@pytest.mark.parametrize(
    ("before", "after", "further"),
    [
        ((None, 5), (4, 5), None),
        ((None, 2), (1, 4), (3, None)),
        ((3, None), (0, 5), (5, None)),
        ((None, None), (1, 4), (3, None)),
        ((3, 4), (None, 5), None),
        ((5, None), (4, 5), (1, 0)),
    ],
)
def test_a_gap_is_further_only_where_that_is_certain(before, after, further):
    made = [a_finding(level=level, target=target) for level, target in (before, after)]
    found = further_gaps(movement(then(made[0]), now(made[1]), BOTH))
    assert [(it.gap, it.before) for it in found] == ([] if further is None else [further])


def test_a_gap_that_was_known_or_that_nobody_knows_asks_for_nothing_further():
    earlier = then(a_finding("a"), a_finding("b", area="ict", level=None, target=None))
    later = now(a_finding("c"), a_finding("d", area="ict", level=None))
    assert further_gaps(movement(earlier, later, BOTH)) == ()


LEVELS = st.none() | st.integers(0, 5)
FOUND = st.dictionaries(st.sampled_from(["law", "ict", "ethics"]), st.tuples(LEVELS, LEVELS))


def findings(prefix: str, found: dict[str, tuple[Any, Any]]) -> list[Finding]:
    return [
        a_finding(f"{prefix}.{area}", area=area, level=level, target=target)
        for area, (level, target) in found.items()
    ]


@given(FOUND, FOUND)
@settings(max_examples=50)
def test_every_finding_stands_in_a_row_and_changes_add_up(before, after):
    found = movement(then(*findings("a", before)), now(*findings("b", after)), BOTH)
    assert {it.earlier.area for it in found.areas if it.earlier} == set(before)
    assert [it.later.area for it in found.areas if it.later] == list(after)
    for row in found.areas:
        if row.earlier and row.later:
            assert row.earlier.area == row.later.area
            then_and_now = before[row.later.area][0], after[row.later.area][0]
            if None not in then_and_now:
                assert row.change == then_and_now[1] - then_and_now[0]
        assert (row.change is None) is (row.confidence is Confidence.NONE)
    back = movement(now(*findings("b", after), on=DAY), then(*findings("a", before)), BOTH)
    assert sorted(it.change for it in back.areas if it.change) == sorted(
        -it.change for it in found.areas if it.change
    )


@given(FOUND, FOUND)
@settings(max_examples=50)
def test_a_further_gap_is_wider_than_what_was_known(before, after):
    old, fresh = findings("a", before), findings("b", after)
    looked_at = {it.area: it for it in old if (it.level, it.target) != (None, None)}
    expected = [
        it
        for it in fresh
        if (gap := gap_of(it))
        and all(
            gap > possible
            for then_ in [looked_at.get(it.area)]
            if then_
            for possible in possible_gaps(then_.level, then_.target)
        )
    ]
    found = further_gaps(movement(then(*old), now(*fresh), BOTH))
    assert [it.finding for it in found] == expected


@pytest.mark.parametrize("wrong", [None, 7, "x", True, [None]])
def test_nonsense_does_not_move(wrong):
    for call in (
        lambda: movement(wrong, now(), BOTH),
        lambda: movement(then(), wrong, BOTH),
        lambda: movement(then(), now(), wrong),
        lambda: latest_movements(wrong, BOTH),
        lambda: latest_movements([], wrong),
        lambda: latest_movements([], BOTH, wrong),
        lambda: further_gaps(wrong),
    ):
        with pytest.raises(InvalidValue):
            call()
