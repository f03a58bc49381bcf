"""A plan takes steps, keeps them all, and can be asked how it stood on any day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rocb import (
    Activity,
    Days,
    InvalidValue,
    Plan,
    Programme,
    ReportingYear,
    Status,
    Step,
    Theme,
    UnknownRecord,
    documents,
    replayed,
)
from rocb.planning.plan.changes import ACTIVITY_TRANSITIONS, Change, by_activity
from rocb.planning.plan.deviations import adopted, baseline_of
from rocb.planning.plan.steps import (
    added,
    begun,
    carried_over,
    changed,
    deadline_met,
    plan_at,
    postponed,
)
from tests.offices import STATED, YEAR, a_deadline, a_member, an_activity, an_office, both
from tests.planning.plan.pasts import (
    NEW_YEAR,
    STATES,
    WHY,
    a_begun_plan,
    a_change,
    a_line,
    day,
    days,
    drawn_past,
)

NEXT = Plan(ReportingYear(2022), ())


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def by_id(plan: Plan) -> dict[str, Activity]:
    return {it.id: it for it in plan.activities}


@pytest.mark.parametrize("status", [Status.PROPOSED, Status.PLANNED])
def test_an_activity_is_added_as_a_proposal_or_as_planned(status):
    plan = added(Plan(YEAR, ()), a_line("a", status=status), day("01-10"), "the planner")
    assert [it.status for it in plan.activities] == [status]
    (first,) = plan.history
    assert (first.on, first.by, first.days) == (day("01-10"), "the planner", days("03-01"))
    assert replayed(plan.history) is not None


def test_what_cannot_be_added_is_refused_with_all_faults():
    plan = Plan(YEAR, (a_line("a"),))
    late = a_line("a", status=Status.COMPLETED, days=Days(date(2022, 1, 1), date(2022, 1, 1)))
    with pytest.raises(InvalidValue) as caught:
        added(plan, late, day("01-10"), "the planner")
    assert paths(caught.value) == ["activity.days.first", "activity.status", "activity.id"]


@pytest.mark.parametrize("status", Status)
def test_a_plan_kept_elsewhere_is_taken_up_as_it_stands(status):
    plan = begun(Plan(YEAR, (a_line("a", status=status),)), day("03-01"), "the planner", WHY)
    standing = replayed(plan.history)
    assert standing is not None
    assert (standing.status, standing.first) == (status, days("03-01"))


def test_what_is_completed_is_not_taken_up_before_its_first_day():
    plan = Plan(YEAR, (a_line("a", "03-02", status=Status.COMPLETED),))
    with pytest.raises(InvalidValue) as caught:
        begun(plan, day("03-01"), "the planner", WHY)
    assert paths(caught.value) == ["history[0].on"]


def test_a_history_begins_once():
    plan = a_begun_plan(a_line("a"))
    assert begun(plan, day("02-01"), "somebody", WHY) == plan


def test_changes_are_made_in_their_order_and_kept():
    plan = a_begun_plan(a_line("a"), a_line("b"))
    start, move = a_change("b", Step.START), a_change("a", Step.RESCHEDULE, days=days("05-01"))
    done = a_change("b", Step.COMPLETE, "03-01")
    after = changed(plan, start, move, done)
    assert [(it.status, it.days) for it in after.activities] == [
        (Status.PLANNED, days("05-01")),
        (Status.COMPLETED, days("03-01")),
    ]
    assert after.history == (*plan.history, start, move, done)
    assert after == changed(changed(changed(plan, start), move), done)


def test_all_changes_that_are_not_possible_are_named_and_none_is_made():
    plan = a_begun_plan(a_line("a"), a_line("b"), a_line("c", "01-01", status=Status.COMPLETED))
    beyond = Days(date(2022, 1, 1), date(2022, 1, 1))
    with pytest.raises(InvalidValue) as caught:
        changed(
            plan,
            a_change("a", Step.START),
            a_change("c", Step.RESCHEDULE, days=beyond),
            a_change("a", Step.START),
            a_change("b", Step.RESCHEDULE, days=beyond),
            a_change("a", Step.PROPOSE),
        )
    assert paths(caught.value) == [
        "changes[1].step",
        "changes[1].days.first",
        "changes[2].step",
        "changes[3].days.first",
    ]


def test_a_change_of_an_activity_that_is_not_there_is_a_question_about_nothing():
    with pytest.raises(UnknownRecord):
        changed(a_begun_plan(), a_change("a", Step.START))


def test_a_change_of_an_activity_without_a_history_is_refused():
    with pytest.raises(InvalidValue) as caught:
        changed(Plan(YEAR, (a_line("a"),)), a_change("a", Step.START))
    assert paths(caught.value) == ["changes[0].activity"]


def test_an_activity_is_put_off_without_dates_or_to_others():
    plan = a_begun_plan(a_line("a"))
    waiting = postponed(plan, "a", day("02-01"), "the planner", WHY)
    assert by_id(waiting)["a"].status is Status.POSTPONED
    assert by_id(waiting)["a"].days == days("03-01")
    moved = postponed(plan, "a", day("02-01"), "the planner", WHY, to=days("09-01", 2))
    assert by_id(moved)["a"].status is Status.PLANNED
    assert by_id(moved)["a"].days == days("09-01", 2)
    assert [it.step for it in moved.history[1:]] == [Step.POSTPONE, Step.RESCHEDULE]


def test_an_activity_is_not_put_off_beyond_the_year_but_carried_over():
    plan = a_begun_plan(a_line("a", depends_on=("b", "c")), a_line("b"), a_line("c"))
    to = Days(date(2022, 2, 1), date(2022, 2, 3))
    with pytest.raises(InvalidValue) as caught:
        postponed(plan, "a", day("06-01"), "the planner", WHY, to)
    assert str(caught.value) == (
        'changes[1].days.first: "2022-02-01" is not within the year of the plan, '
        "2021-01-01 to 2021-12-31"
    )
    waiting = changed(plan, *(a_change(id, Step.POSTPONE, "06-01") for id in ("a", "b")))
    moves = [a_change(id, Step.RESCHEDULE, "12-01", days=to) for id in ("a", "b")]
    following = carried_over(waiting, NEXT, *moves)
    assert [(it.id, it.status, it.days) for it in following.activities] == [
        ("a", Status.PLANNED, to),
        ("b", Status.PLANNED, to),
    ]
    assert by_id(following)["a"].depends_on == ("b",)
    standing = replayed(it for it in following.history if it.activity == "a")
    assert standing is not None
    assert standing.first == days("03-01")
    assert plan_at(following, day("11-30")).activities == ()
    assert plan_at(following, day("11-30")).history == ()
    assert plan_at(following, day("12-01")) == following


def test_only_what_is_postponed_and_new_there_is_carried_over():
    plan = a_begun_plan(a_line("a"), a_line("b", status=Status.POSTPONED))
    there = Plan(YEAR, (a_line("b"),))
    with pytest.raises(InvalidValue) as caught:
        carried_over(plan, there, a_change("a", Step.START), a_change("b", Step.RESCHEDULE))
    assert paths(caught.value) == ["changes[0].activity", "changes[0].step", "changes[1].activity"]
    with pytest.raises(InvalidValue) as caught:
        carried_over(plan, NEXT, a_change("b", Step.RESCHEDULE))
    assert paths(caught.value) == ["changes[0].days.first"]
    with pytest.raises(UnknownRecord):
        carried_over(plan, NEXT, a_change("c", Step.RESCHEDULE))


def test_a_deadline_is_met_on_a_day_and_open_before_it():
    plan = Plan(YEAR, (), (a_deadline("x"), a_deadline("y")))
    met = deadline_met(plan, "y", day("06-15"))
    assert [it.met_on for it in met.deadlines] == [None, day("06-15")]
    assert plan_at(met, day("06-14")) == plan
    assert plan_at(met, day("06-15")) == met
    with pytest.raises(InvalidValue) as caught:
        deadline_met(met, "y", day("06-16"))
    assert paths(caught.value) == ["deadline"]
    with pytest.raises(UnknownRecord):
        deadline_met(plan, "z", day("06-16"))


def test_what_was_added_later_is_left_out_with_what_belongs_to_it():
    plan = a_begun_plan(a_line("a"), deadlines=(a_deadline("y"),))
    later = added(plan, a_line("b"), day("02-01"), "the planner")
    first, second = later.activities
    later = evolve(later, activities=(evolve(first, depends_on=("b",)), second))
    later = evolve(later, deadlines=(a_deadline("x", activity="b"), *later.deadlines))
    before = plan_at(later, day("01-31"))
    assert before.activities == (first,)
    assert [it.id for it in before.deadlines] == ["y"]
    assert before.history == plan.history


def test_what_was_put_down_late_is_known_from_that_day_on():
    plan = a_begun_plan(a_line("a"))
    told = changed(plan, a_change(step=Step.START, on="03-01", entered=day("04-12")))
    assert plan_at(told, day("04-11")) == plan
    assert plan_at(told, day("04-12")) == told


def test_a_baseline_adopted_later_is_left_out():
    plan = a_begun_plan(a_line("a"))
    adopted_later = adopted(plan, baseline_of(plan, both("Plan"), day("02-01"), "Chair", STATED))
    assert plan_at(adopted_later, day("01-31")) == plan
    assert plan_at(adopted_later, day("02-01")) == adopted_later


PLAN = a_begun_plan(a_line("a"))


@pytest.mark.parametrize(
    "call",
    [
        lambda: added(None, a_line("a"), NEW_YEAR, "x"),  # type: ignore[arg-type]
        lambda: added(PLAN, "a", NEW_YEAR, "x"),  # type: ignore[arg-type]
        lambda: added(PLAN, a_line("b"), "2021-01-01", "x"),  # type: ignore[arg-type]
        lambda: added(PLAN, a_line("b"), NEW_YEAR, ""),
        lambda: begun(PLAN, NEW_YEAR, "x", "why"),  # type: ignore[arg-type]
        lambda: begun(Plan(YEAR, (a_line("a"),)), 7, "x", WHY),  # type: ignore[arg-type]
        lambda: begun(PLAN, None, "x", WHY),  # type: ignore[arg-type]
        lambda: changed(7, a_change()),  # type: ignore[arg-type]
        lambda: changed(PLAN, None),  # type: ignore[arg-type]
        lambda: postponed(PLAN, 7, NEW_YEAR, "x", WHY),  # type: ignore[arg-type]
        lambda: postponed(PLAN, "a", NEW_YEAR, "x", None),  # type: ignore[arg-type]
        lambda: carried_over(PLAN, None, a_change()),  # type: ignore[arg-type]
        lambda: deadline_met(PLAN, "x", "2021-01-01"),  # type: ignore[arg-type]
        lambda: deadline_met(PLAN, None, NEW_YEAR),  # type: ignore[arg-type]
        lambda: plan_at(PLAN, "2021-01-01"),  # type: ignore[arg-type]
        lambda: plan_at(None, NEW_YEAR),  # type: ignore[arg-type]
    ],
)
def test_nonsense_is_refused(call):
    with pytest.raises(InvalidValue):
        call()


@given(st.data())
@settings(max_examples=50)
def test_a_plan_with_a_past_stands_in_a_document_and_is_read_back(data):
    lines = tuple(a_line(id, status=data.draw(STATES)) for id in ("a", "b"))
    plan = data.draw(drawn_past(Plan(YEAR, lines, (a_deadline("x", activity="a"),))))
    themes = (Theme("valuation", both("Valuation")),)
    office = an_office(members=(a_member("AZ"),), planning=Programme(themes=themes, plan=plan))
    assert documents.loads(documents.dumps(office)) == office


IDS = st.sampled_from(["a", "b", "c", "d"])
MOMENTS = st.integers(0, 400).map(lambda number: NEW_YEAR + timedelta(days=number))


class LifeOfAPlan(RuleBasedStateMachine):
    """A plan that anything is tried with, against notes on every day of it."""

    def __init__(self) -> None:
        super().__init__()
        kept_elsewhere = (
            a_line("a", status=Status.UNDER_WAY),
            an_activity("b", days=days("01-01")),
        )
        self.plan = Plan(YEAR, kept_elsewhere, (a_deadline("x"), a_deadline("y", activity="a")))
        self.today = NEW_YEAR
        self.snapshots = {self.today: self.plan}
        self.firsts: dict[str, Days] = {}

    def attempt(self, action: Callable[[Plan], Plan]) -> bool:
        """Try it; whatever cannot be done leaves no trace."""
        before = self.plan
        copy = evolve(before)
        try:
            self.plan = action(self.plan)
        except (InvalidValue, UnknownRecord):
            assert self.plan is before
            assert before == copy
            return False
        self.snapshots[self.today] = self.plan
        return True

    @rule(id=IDS, status=st.sampled_from(Status), first=MOMENTS)
    def add(self, id, status, first):
        activity = a_line(id, status=status, days=Days(first, first + timedelta(days=1)))
        there = id in by_id(self.plan)
        possible = status in (Status.PROPOSED, Status.PLANNED) and first in YEAR.days and not there
        assert self.attempt(lambda plan: added(plan, activity, self.today, "x")) is possible
        if possible:
            self.firsts[id] = activity.days

    @rule()
    def begin(self):
        known = {it.activity for it in self.plan.history}
        new = {it.id: it.days for it in self.plan.activities if it.id not in known}
        assert self.attempt(lambda plan: begun(plan, self.today, "x", WHY))
        self.firsts |= new
        for on, plan in self.snapshots.items():
            if on < self.today:
                left = tuple(it for it in plan.activities if it.id not in new)
                rest = tuple(it for it in plan.deadlines if it.activity not in new)
                self.snapshots[on] = evolve(plan, activities=left, deadlines=rest)

    @rule(id=IDS, step=st.sampled_from(Step), first=MOMENTS, dated=st.booleans())
    def take_a_step(self, id, step, first, dated):
        must = step in (Step.PROPOSE, Step.RESCHEDULE)
        given = Days(first, first) if must or (dated and step is Step.PLAN) else None
        found = by_id(self.plan).get(id)
        possible = (
            found is not None
            and id in self.firsts
            and found.status in ACTIVITY_TRANSITIONS[step]
            and (given is None or first in YEAR.days)
            and (step is not Step.COMPLETE or self.today >= found.days.first)
        )
        change = Change(id, self.today, "x", step, WHY, given)
        assert self.attempt(lambda plan: changed(plan, change)) is possible
        if possible and found is not None:
            now = by_id(self.plan)[id]
            assert now.status is ACTIVITY_TRANSITIONS[step][found.status]
            assert now.days == (given or found.days)

    @rule(id=st.sampled_from(["x", "y"]))
    def meet_a_deadline(self, id):
        still_open = {it.id for it in self.plan.deadlines if it.met_on is None}
        assert self.attempt(lambda plan: deadline_met(plan, id, self.today)) is (id in still_open)

    @precondition(lambda self: len(self.plan.baselines) < 2)
    @rule()
    def adopt(self):
        self.attempt(lambda plan: adopted(plan, baseline_of(plan, WHY, self.today, "x", STATED)))

    @rule(number=st.integers(1, 30))
    def let_days_pass(self, number):
        self.today += timedelta(days=number)

    @invariant()
    def the_history_replays_to_the_present_state(self):
        for id, changes in by_activity(self.plan.history).items():
            standing = replayed(changes)
            activity = by_id(self.plan)[id]
            assert standing is not None
            assert (standing.status, standing.days) == (activity.status, activity.days)
            assert standing.first == self.firsts[id]

    @invariant()
    def the_plan_of_every_day_is_the_one_that_was_there(self):
        for on, plan in self.snapshots.items():
            assert plan_at(self.plan, on) == plan
        assert plan_at(self.plan, self.today) == self.plan


LifeOfAPlan.TestCase.settings = settings(max_examples=50, stateful_step_count=15)
TestLifeOfAPlan = LifeOfAPlan.TestCase
