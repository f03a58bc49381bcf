"""The joint model: the best days, rooms and experts, and what the two stages lose against it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.periods import Days
from rocb.planning.assignment.objectives import MOVING, AssignmentObjective, Sense
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.fitting import impediments_beside
from rocb.planning.scheduling.joint import schedule_jointly
from rocb.planning.scheduling.objectives import SEATED
from rocb.planning.scheduling.options import Hindrance
from rocb.planning.scheduling.schedules import YearSchedule
from rocb.planning.scheduling.staging import schedule
from rocb.planning.scheduling.verification import schedule_breaches
from tests.offices import a_role, an_expert
from tests.planning.scheduling.builders import a_year, march, planned
from tests.planning.scheduling.enumeration import best_of

WANTED = (SEATED, MOVING)


def values(found: YearSchedule) -> dict[str, int]:
    proofs = (*found.proofs, *found.staffing.proofs)
    return {proof.objective: proof.value for proof in proofs}


@st.composite
def tiny_years(draw: st.DrawFn) -> YearCase:
    """Up to four activities in a fortnight, two rooms, and two experts with little time."""
    activities, rooms = [], {}
    for number in range(draw(st.integers(1, 4))):
        id = f"a{number}"
        days = march(first := draw(st.sampled_from((2, 3, 9))), first + draw(st.integers(0, 1)))
        slack = timedelta(days=draw(st.integers(0, 1)))
        before = tuple(f"a{it}" for it in range(number) if draw(st.integers(0, 4)) == 0)
        roles = tuple(a_role(f"{id}-{it}") for it in range(draw(st.integers(0, 1))))
        activities.append(
            planned(
                id,
                days,
                Days(days.first - slack, days.last + slack),
                depends_on=before,
                roles=roles,
                members=draw(st.sampled_from(((), ("AZ",), ("AZ", "GE")))),
            )
        )
        if draw(st.booleans()):
            rooms[id] = draw(st.sampled_from((("hall",), ("hall", "lab"))))
    experts = tuple(
        an_expert(
            id,
            administration="KZ",
            days_per_year=draw(st.sampled_from((None, 2, 3))),
            unavailable=draw(st.sampled_from(((), (march(3),), (march(9, 10),)))),
        )
        for id in ("anna", "boris")[: draw(st.integers(1, 2))]
    )
    weights = {it.id: draw(st.integers(1, 5)) for it in activities}
    apart = draw(st.booleans())
    return a_year(*activities, experts=experts, rooms=rooms, weights=weights, members_apart=apart)


@settings(max_examples=40)
@given(tiny_years())
def test_the_joint_answer_is_the_best_of_all_that_there_are(case):
    found = schedule_jointly(case, WANTED, seconds=20)
    assert schedule_breaches(case, found.joint) == ()
    assert schedule_breaches(case, found.staged) == ()
    reached = values(found.joint)
    best = best_of(case)
    waiting = any(it.depends_on for it in case.plan.activities)
    if not waiting or found.losses[0].bound == best[0]:
        assert (reached["placed"], reached["cover"], reached["moving"]) == best
        assert all(loss.bound == loss.joint for loss in found.losses)
    proof = found.staged.proofs[0]
    assert proof.bound is not None
    assert proof.value <= best[0] <= proof.bound
    placed, covered, _ = found.losses
    assert placed.bound is not None
    assert placed.bound >= best[0]
    assert placed.loss >= 0
    if placed.loss == 0:
        assert covered.loss >= 0


@settings(max_examples=40)
@given(tiny_years())
def test_whatever_has_no_place_has_a_reason_against_each_of_its_options(case):
    found = schedule(case)
    assert schedule_breaches(case, found) == ()
    for left in found.unplaced:
        known = {(it.days, it.spaces) for it in case.options if it.activity == left.activity.id}
        assert {(it.days, it.spaces) for it in left.barred} == known
        for option in left.barred:
            against = {(it.hindrance, id) for it in option.impediments for id in it.by}
            assert against
            assert any((it.hindrance, *it.by) in against for it in left.reasons)
        nearest = left.nearest
        assert nearest is not None
        in_the_way = {id for it in nearest.impediments for id in it.by}
        others = tuple(it for it in found.chosen if it.activity not in in_the_way)
        met = impediments_beside(case, others, left.activity, nearest.days)
        assert all(it.hindrance is Hindrance.WAITS for it in met)


def test_what_the_two_stages_lose_is_told_for_each_objective():
    case = a_year(planned("a", march(2), march(1, 5), roles=(a_role(),)), experts=(an_expert(),))
    found = schedule_jointly(case)
    assert [it.objective for it in found.losses] == ["placed", "cover", "moving", "cost"]
    assert [it.loss for it in found.losses] == [0, 0, 0, 0]
    assert [it.loss_at_most for it in found.losses] == [0, 0, 0, 0]
    assert not found.stopped


def test_the_joint_model_begins_from_the_schedule_that_is_given():
    case = a_year(planned("a", march(2), march(1, 5)), planned("b", march(2)))
    start = schedule(case)
    assert schedule_jointly(case, start=start).staged is start


def test_an_expert_who_is_pinned_is_sent_on_the_days_that_are_chosen():
    activities = (
        planned("a", march(2), march(1, 5), roles=(a_role("one", pinned=("anna",)),)),
        planned("b", march(2), roles=(a_role("two", pinned=("anna",)),)),
    )
    case = a_year(*activities, experts=(an_expert("anna"), an_expert("boris")))
    found = schedule_jointly(case).joint
    assert schedule_breaches(case, found) == ()
    assert {it.expert.id for it in found.staffing.assignments} == {"anna"}
    assert len(found.staffing.assignments) == 2


def test_who_comes_only_beside_a_lead_comes_on_the_days_of_the_lead():
    lead, guest = a_role("lead", lead=True), a_role("guest", escorted=True)
    case = a_year(
        planned("a", march(2), march(1, 5), roles=(lead, guest)),
        experts=(an_expert("anna", unavailable=(march(1, 3),)), an_expert("new", awards=())),
    )
    found = schedule_jointly(case).joint
    assert schedule_breaches(case, found) == ()
    assert {(it.role.id, it.expert.id) for it in found.staffing.assignments} == {
        ("lead", "anna"),
        ("guest", "new"),
    }


def test_a_lead_who_is_away_bars_the_days_of_an_expert_who_is_pinned():
    lead, guest = a_role("lead", lead=True), a_role("guest", escorted=True, pinned=("new",))
    case = a_year(
        planned("a", march(5), march(4, 6), roles=(lead, guest)),
        experts=(an_expert("anna", unavailable=(march(5),)), an_expert("new", awards=())),
    )
    found = schedule_jointly(case).joint
    assert schedule_breaches(case, found) == ()
    assert len(found.staffing.assignments) == 2


def test_pins_that_cannot_all_be_kept_leave_the_answer_of_the_two_stages():
    activities = (
        planned(id, march(day), roles=(a_role(id, pinned=("anna",)),))
        for id, day in (("a", 4), ("b", 9))
    )
    case = a_year(*activities, experts=(an_expert("anna", days_per_year=1),))
    found = schedule_jointly(case)
    assert schedule_breaches(case, found.joint) == ()
    assert [it.id for it in found.joint.chosen] == [it.id for it in found.staged.chosen]


def test_an_answer_that_uses_the_slack_of_an_objective_is_kept():
    activities = (planned(id, march(day), roles=(a_role(id),)) for id, day in (("a", 4), ("b", 9)))
    case = a_year(*activities, experts=(an_expert("anna"),))
    easy = evolve(SEATED, slack=Decimal("0.5"))
    work = AssignmentObjective("work", Sense.LEAST, choice=lambda _task, _candidate: 10)
    found = schedule_jointly(case, (easy, work))
    assert len(found.joint.staffing.assignments) == 1
    assert [(it.staged, it.joint) for it in found.losses] == [(2, 2), (2, 1), (20, 10)]
    assert [it.value for it in found.joint.staffing.proofs] == [1, 10]


def test_what_waits_for_something_without_a_place_is_not_held():
    case = a_year(
        planned("fair", march(2)),
        planned("mission", march(2)),
        planned("workshop", march(9), depends_on=("mission",)),
        rooms={"fair": ("hall",), "mission": ("hall",)},
        weights={"fair": 9},
    )
    found = schedule_jointly(case).joint
    assert [it.activity for it in found.chosen] == ["fair"]
    assert schedule_breaches(case, found) == ()


@pytest.mark.parametrize("wrong", [None, "7", True, float("nan")])
def test_nonsense_is_refused(wrong):
    with pytest.raises(InvalidValue):
        schedule_jointly(wrong)
    with pytest.raises(InvalidValue):
        schedule_jointly(a_year(), seconds=wrong)
    with pytest.raises(InvalidValue):
        schedule_jointly(a_year(), wrong)
