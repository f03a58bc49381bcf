"""What is put right in the past keeps what was said before, and can be undone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Days,
    InvalidValue,
    Plan,
    Programme,
    ReportingYear,
    Status,
    Step,
    UnknownRecord,
    carried_over,
    changed,
    documents,
    plan_at,
    postponed,
    year_turned,
)
from rocb.planning.corrections import CorrectionKind, RecordKind
from rocb.planning.past.correcting import (
    corrected,
    corrections_between,
    entered_late,
    late_changes_between,
    steps_between,
    struck_out,
)
from rocb.planning.past.places import held
from rocb.planning.past.undoing import undone
from rocb.planning.plan.changes import Change
from tests.offices import a_need, a_role, an_activity, both
from tests.planning.corrections.builders import OFFICE, SECONDS, WHY, day, put_right
from tests.planning.projects.builders import an_objective

PLANNING = OFFICE.planning
ON = day("05-10")
KINDS = pytest.mark.parametrize("kind", RecordKind)


def anew(kind: RecordKind, id: str = "third") -> Any:
    return evolve(SECONDS[kind], id=id)


def goal_of(kind: RecordKind) -> str | None:
    return "goal" if kind is RecordKind.INDICATOR else None


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def without_order(programme: Programme) -> dict[str, object]:
    """A programme whose records that can be corrected are told by id, in whatever order."""
    found: dict[str, object] = {}
    for kind in RecordKind:
        for id in ("activity", "second", "third"):
            found[f"{kind.value} {id}"] = held(programme, kind, id)
    assert programme.plan is not None
    found["history"] = sorted(map(repr, programme.plan.history))
    found["deadlines"] = set(programme.plan.deadlines)
    return found


@KINDS
def test_a_record_is_corrected_and_what_it_was_is_kept(kind):
    now = put_right(SECONDS[kind])
    planning = corrected(PLANNING, now, ON, "Officer", WHY)
    assert held(planning, kind, "second") == (now,)
    (made,) = planning.corrections
    assert (made.how, made.kind, made.id) == (CorrectionKind.CORRECTED, kind, "second")
    assert (made.on, made.by, made.why, made.before) == (ON, "Officer", WHY, SECONDS[kind])
    assert undone(planning, day("05-09")) == PLANNING
    assert undone(planning, ON) == planning


@KINDS
def test_what_was_entered_late_was_not_there_before(kind):
    planning = entered_late(PLANNING, anew(kind), ON, "Officer", WHY, goal_of(kind))
    assert held(planning, kind, "third") == (anew(kind),)
    (made,) = planning.corrections
    assert (made.how, made.kind, made.id) == (CorrectionKind.ENTERED_LATE, kind, "third")
    assert made.before is None
    assert undone(planning, day("05-09")) == PLANNING


@KINDS
def test_what_was_struck_out_can_be_brought_back(kind):
    planning = struck_out(PLANNING, kind, "second", ON, "Officer", WHY)
    assert held(planning, kind, "second") == ()
    (made,) = planning.corrections
    assert (made.how, made.before) == (CorrectionKind.STRUCK_OUT, SECONDS[kind])
    assert without_order(undone(planning, day("05-09"))) == without_order(PLANNING)


@KINDS
def test_what_was_put_right_survives_a_document(kind):
    planning = struck_out(PLANNING, kind, "second", ON, "Officer", WHY)
    planning = entered_late(planning, anew(kind), ON, "Officer", WHY, goal_of(kind))
    office = evolve(OFFICE, planning=planning)
    assert documents.loads(documents.dumps(office)) == office


def test_an_activity_that_was_struck_out_takes_its_history_and_its_deadlines_along():
    planning = struck_out(PLANNING, RecordKind.ACTIVITY, "second", ON, "Officer", WHY)
    assert planning.plan is not None
    assert [it.activity for it in planning.plan.history] == ["activity"]
    assert planning.plan.deadlines == ()
    back = undone(planning, day("05-09")).plan
    assert back is not None
    assert [it.activity for it in back.history] == ["activity", "second"]
    assert [it.activity for it in back.deadlines] == ["second"]


def test_an_activity_that_was_entered_late_is_taken_up_as_it_stands():
    done = an_activity("third")
    planning = entered_late(PLANNING, done, ON, "Officer", WHY)
    assert planning.plan is not None
    assert planning.plan.history[-1] == Change(
        "third", done.days.last, "Officer", Step.COMPLETE, WHY, done.days, ON
    )
    assert len(plan_at(planning.plan, day("05-09")).activities) == 2


def test_what_happened_after_a_correction_stays_in_the_history():
    planning = corrected(PLANNING, put_right(SECONDS[RecordKind.ACTIVITY]), ON, "Officer", WHY)
    assert planning.plan is not None
    plan = changed(planning.plan, Change("second", day("06-01"), "Officer", Step.START))
    back = undone(evolve(planning, plan=plan), day("05-09")).plan
    assert back is not None
    assert back.activities[1] == evolve(SECONDS[RecordKind.ACTIVITY], status=Status.UNDER_WAY)
    assert back.history == plan.history


def test_state_and_dates_follow_from_the_history():
    moved = an_activity("second", days=Days(day("03-02"), day("03-02")))
    with pytest.raises(InvalidValue) as caught:
        corrected(PLANNING, moved, ON, "Officer", WHY)
    assert paths(caught.value) == ["record.status", "record.days"]
    assert PLANNING.plan is not None
    untold = evolve(PLANNING, plan=evolve(PLANNING.plan, history=()))
    planning = corrected(untold, moved, ON, "Officer", WHY)
    assert held(planning, RecordKind.ACTIVITY, "second") == (moved,)
    assert undone(planning, day("05-09")) == untold


@pytest.mark.parametrize("first", ["2020-12-31", "2022-01-01"])
def test_an_activity_stays_in_the_year_of_its_plan(first):
    days = Days(day(first), day(first))
    with pytest.raises(InvalidValue) as caught:
        corrected(PLANNING, an_activity("second", days=days), ON, "Officer", WHY)
    assert paths(caught.value) == ["record.days.first"]
    with pytest.raises(InvalidValue) as caught:
        entered_late(PLANNING, an_activity("third", days=days), ON, "Officer", WHY)
    assert paths(caught.value) == ["record.days.first"]


def two_years() -> Programme:
    """The activity called `second` was put off to 2022, where it has its place in the plan."""
    assert PLANNING.plan is not None
    plan = postponed(PLANNING.plan, "second", day("02-01"), "Officer", WHY)
    days = Days(date(2022, 3, 1), date(2022, 3, 2))
    anew = Change("second", day("12-01"), "Officer", Step.RESCHEDULE, days=days)
    following = carried_over(plan, Plan(ReportingYear(2022), ()), anew)
    return year_turned(evolve(PLANNING, plan=plan), following)


def test_of_an_activity_that_was_carried_over_each_year_is_corrected_by_itself():
    planning = two_years()
    old, new = held(planning, RecordKind.ACTIVITY, "second")
    both_years = corrected(
        corrected(planning, put_right(old), ON, "Officer", WHY), put_right(new), ON, "Officer", WHY
    )
    found = held(both_years, RecordKind.ACTIVITY, "second")
    assert found == (put_right(old), put_right(new))
    assert undone(both_years, day("05-09")) == planning


def test_an_activity_that_was_carried_over_is_not_struck_out():
    with pytest.raises(InvalidValue) as caught:
        struck_out(two_years(), RecordKind.ACTIVITY, "second", ON, "Officer", WHY)
    assert paths(caught.value) == ["id"]


def test_an_activity_of_a_former_year_can_be_entered_late_and_struck_out():
    planning = entered_late(two_years(), an_activity("third"), date(2022, 2, 1), "Officer", WHY)
    assert [it.id for it in planning.former[0].activities] == ["activity", "second", "third"]
    assert undone(planning, date(2022, 1, 31)) == two_years()
    gone = struck_out(planning, RecordKind.ACTIVITY, "third", date(2022, 2, 2), "Officer", WHY)
    assert gone.former == two_years().former
    assert undone(gone, date(2022, 2, 1)) == planning


def test_what_others_refer_to_is_not_struck_out():
    serving = evolve(SECONDS[RecordKind.ACTIVITY], needs=("second",))
    planning = corrected(PLANNING, serving, ON, "Officer", WHY)
    with pytest.raises(InvalidValue) as caught:
        struck_out(planning, RecordKind.NEED, "second", ON, "Officer", WHY)
    assert paths(caught.value) == ["plan.activities[1].needs[0]"]
    freed = corrected(planning, SECONDS[RecordKind.ACTIVITY], ON, "Officer", WHY)
    gone = struck_out(freed, RecordKind.NEED, "second", ON, "Officer", WHY)
    assert without_order(undone(gone, day("05-09"))) == without_order(PLANNING)


def test_what_waits_for_an_activity_keeps_it_from_being_struck_out():
    waiting = evolve(held(PLANNING, RecordKind.ACTIVITY, "activity")[0], depends_on=("second",))
    planning = corrected(PLANNING, waiting, ON, "Officer", WHY)
    with pytest.raises(InvalidValue) as caught:
        struck_out(planning, RecordKind.ACTIVITY, "second", ON, "Officer", WHY)
    assert paths(caught.value) == ["plan.activities[0].depends_on[0]"]


def test_a_role_stands_in_one_activity():
    twice = evolve(SECONDS[RecordKind.ACTIVITY], roles=(a_role("one"), a_role("one")))
    with pytest.raises(InvalidValue) as caught:
        corrected(PLANNING, twice, ON, "Officer", WHY)
    assert paths(caught.value) == ["plan.activities[1].roles[1].id"]


def test_a_record_that_contradicts_others_is_told_with_its_place():
    late = evolve(SECONDS[RecordKind.PLEDGE], conference="conference", pledged_on=day("01-01"))
    with pytest.raises(InvalidValue) as caught:
        corrected(PLANNING, late, ON, "Officer", WHY)
    assert paths(caught.value) == ["partnerships.pledges[1].pledged_on"]
    indicator = SECONDS[RecordKind.INDICATOR]
    beyond = evolve(indicator.targets[0], due=date(2030, 1, 1))
    with pytest.raises(InvalidValue) as caught:
        corrected(PLANNING, evolve(indicator, targets=(beyond,)), ON, "Officer", WHY)
    assert paths(caught.value) == ["strategies[0].goals[0].indicators[1].targets[0].due"]


@KINDS
def test_what_is_not_there_cannot_be_corrected_nor_struck_out(kind):
    with pytest.raises(UnknownRecord) as caught:
        corrected(PLANNING, anew(kind), ON, "Officer", WHY)
    assert (caught.value.kind, caught.value.id) == (kind.value, "third")
    with pytest.raises(UnknownRecord):
        struck_out(PLANNING, kind, "third", ON, "Officer", WHY)


@KINDS
def test_a_correction_changes_something(kind):
    with pytest.raises(InvalidValue) as caught:
        corrected(PLANNING, SECONDS[kind], ON, "Officer", WHY)
    assert paths(caught.value) == ["record"]
    with pytest.raises(InvalidValue) as caught:
        entered_late(PLANNING, put_right(SECONDS[kind]), ON, "Officer", WHY, goal_of(kind))
    assert paths(caught.value) == ["record.id"]


def test_an_indicator_is_entered_with_its_goal_and_nothing_else_is():
    with pytest.raises(InvalidValue) as caught:
        entered_late(PLANNING, anew(RecordKind.INDICATOR), ON, "Officer", WHY)
    assert paths(caught.value) == ["goal"]
    with pytest.raises(UnknownRecord):
        entered_late(PLANNING, anew(RecordKind.INDICATOR), ON, "Officer", WHY, "nothing")
    with pytest.raises(InvalidValue) as caught:
        entered_late(PLANNING, a_need("third"), ON, "Officer", WHY, "goal")
    assert paths(caught.value) == ["goal"]


def test_corrections_are_made_one_after_the_other():
    planning = corrected(PLANNING, put_right(a_need()), ON, "Officer", WHY)
    late_calls: list[Callable[[], Programme]] = [
        lambda: corrected(planning, a_need(), day("05-09"), "Officer", WHY),
        lambda: entered_late(planning, a_need("third"), day("05-09"), "Officer", WHY),
        lambda: struck_out(planning, RecordKind.NEED, "second", day("05-09"), "Officer", WHY),
    ]
    for late in late_calls:
        with pytest.raises(InvalidValue) as caught:
            late()
        assert paths(caught.value) == ["on"]


NONSENSE = pytest.mark.parametrize("nonsense", [None, "7", 7, True, (), {}, float("nan")])


@NONSENSE
def test_nonsense_is_refused_by_its_name(nonsense):
    need = put_right(a_need())
    calls: dict[str, list[Callable[[], object]]] = {
        "record": [
            lambda: corrected(PLANNING, nonsense, ON, "Officer", WHY),
            lambda: entered_late(PLANNING, nonsense, ON, "Officer", WHY),
        ],
        "programme": [
            lambda: corrected(nonsense, need, ON, "Officer", WHY),
            lambda: entered_late(nonsense, need, ON, "Officer", WHY),
            lambda: struck_out(nonsense, RecordKind.NEED, "second", ON, "Officer", WHY),
            lambda: corrections_between(nonsense, ON, ON),
            lambda: late_changes_between(nonsense, ON, ON),
            lambda: steps_between(nonsense, ON, ON),
        ],
        "on": [
            lambda: corrected(PLANNING, need, nonsense, "Officer", WHY),
            lambda: struck_out(PLANNING, RecordKind.NEED, "second", nonsense, "Officer", WHY),
        ],
        "why": [lambda: corrected(PLANNING, need, ON, "Officer", nonsense)],
        "kind": [lambda: struck_out(PLANNING, nonsense, "second", ON, "Officer", WHY)],
        "after": [
            lambda: corrections_between(PLANNING, nonsense, ON),
            lambda: late_changes_between(PLANNING, nonsense, ON),
        ],
        "until": [
            lambda: corrections_between(PLANNING, ON, nonsense),
            lambda: late_changes_between(PLANNING, ON, nonsense),
        ],
    }
    for name, asked in calls.items():
        for call in asked:
            with pytest.raises(InvalidValue) as caught:
                call()
            assert paths(caught.value) == [name]


@pytest.mark.parametrize("nonsense", [None, "", "\n", 7, True])
def test_somebody_makes_a_correction_of_something(nonsense):
    with pytest.raises(InvalidValue) as caught:
        corrected(PLANNING, put_right(a_need()), ON, nonsense, WHY)
    assert paths(caught.value) == ["by"]
    with pytest.raises(InvalidValue) as caught:
        struck_out(PLANNING, RecordKind.NEED, nonsense, ON, "Officer", WHY)
    assert paths(caught.value) == ["id"]


def test_what_was_put_down_in_a_span_of_days_is_told():
    one = corrected(PLANNING, put_right(a_need()), ON, "Officer", WHY)
    two = struck_out(one, RecordKind.NEED, "second", day("07-01"), "Officer", WHY)
    first, second = two.corrections
    assert corrections_between(two, day("05-09"), day("07-01")) == (first, second)
    assert corrections_between(two, ON, day("07-01")) == (second,)
    assert corrections_between(two, day("05-09"), day("06-30")) == (first,)
    assert corrections_between(two, ON, ON) == ()
    with pytest.raises(InvalidValue) as caught:
        corrections_between(two, ON, day("05-09"))
    assert paths(caught.value) == ["until"]


def test_steps_that_were_told_late_are_found_in_the_span_in_which_they_were_put_down():
    assert PLANNING.plan is not None
    late = Change("second", day("03-01"), "Officer", Step.START, entered=day("04-12"))
    prompt = Change("activity", day("04-10"), "Officer", Step.START)
    planning = evolve(PLANNING, plan=changed(PLANNING.plan, late, prompt))
    assert late_changes_between(planning, day("03-31"), day("06-30")) == (late,)
    assert late_changes_between(planning, day("04-12"), day("06-30")) == ()
    assert late_changes_between(planning, day("03-31"), day("04-11")) == ()
    assert late_changes_between(planning, day("02-28"), day("06-30")) == ()
    assert steps_between(planning, day("02-28"), day("06-30")) == (prompt, late)


def test_a_step_of_two_plans_is_told_once():
    planning = two_years()
    former = planning.former[0]
    late = Change("activity", day("12-30"), "Officer", Step.START, entered=date(2022, 1, 20))
    told = evolve(planning, former=(changed(former, late),))
    assert late_changes_between(told, day("12-31"), date(2022, 3, 31)) == (late,)


@settings(max_examples=40)
@given(data=st.data())
def test_many_corrections_are_undone_one_after_the_other(data):
    planning, stood = PLANNING, {ON: PLANNING}
    on = ON
    for number in range(data.draw(st.integers(1, 4))):
        kind = data.draw(st.sampled_from([RecordKind.ACTIVITY, RecordKind.INDICATOR, *RecordKind]))
        on += data.draw(st.sampled_from([day("05-11") - ON, day("05-13") - ON]))
        if not held(planning, kind, "second"):
            planning = entered_late(planning, SECONDS[kind], on, "Officer", WHY, goal_of(kind))
        elif data.draw(st.booleans()):
            planning = struck_out(planning, kind, "second", on, "Officer", WHY)
        else:
            before = held(planning, kind, "second")[0]
            planning = corrected(planning, put_right(before, f"No. {number}"), on, "Officer", WHY)
        stood[on] = planning
    for then, programme in stood.items():
        assert without_order(undone(planning, then)) == without_order(programme)
        assert undone(planning, then).corrections == programme.corrections


def test_a_correction_that_contradicts_what_is_known_by_now_is_passed_over():
    before = evolve(a_need(), member="GE")
    soundly = corrected(PLANNING, put_right(SECONDS[RecordKind.LESSON]), ON, "Officer", WHY)
    planning = corrected(
        evolve(soundly, needs=(before, *PLANNING.needs[1:])), a_need(), ON, "Officer", WHY
    )
    planning = corrected(planning, put_right(a_need("second")), ON, "Officer", both("Again"))
    project = planning.portfolio.projects[0]
    serving = evolve(project, objectives=(an_objective("need"),))
    later = evolve(
        planning,
        portfolio=evolve(planning.portfolio, projects=(serving, *planning.portfolio.projects[1:])),
    )
    back = undone(later, day("05-09"))
    assert back.needs == (a_need(), PLANNING.needs[1])
    assert back.portfolio.lessons == PLANNING.portfolio.lessons
    assert back.corrections == ()
