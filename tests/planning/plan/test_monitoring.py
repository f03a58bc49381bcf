"""What is late on a day, what that puts at risk, and what became of the deadlines."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Activity, InvalidValue, Plan, Status, Step, UnknownRecord
from rocb.planning.plan.activities import in_order
from rocb.planning.plan.critical_path import earliest_days
from rocb.planning.plan.monitoring import (
    DeadlineState,
    LateReason,
    Monitoring,
    ThreatKind,
    blocked_by,
    monitor,
)
from rocb.planning.plan.steps import changed, deadline_met
from tests.offices import YEAR, a_deadline
from tests.planning.plan.pasts import STARTS, a_begun_plan, a_change, a_line, chained, day

BOTH = (LateReason.NOT_BEGUN, LateReason.NOT_ENDED)


def on(text: str, *activities: Activity, **more: Any) -> Monitoring:
    return monitor(Plan(YEAR, activities, **more), day(text))


def threats(found: Monitoring) -> dict[str, list[tuple[ThreatKind, str | None]]]:
    return {
        it.activity.id: [(threat.kind, threat.activity or threat.deadline) for threat in it.threats]
        for it in found.at_risk
    }


@pytest.mark.parametrize(
    ("today", "status", "reasons", "late"),
    [
        ("03-01", Status.PLANNED, (), None),
        ("03-02", Status.PLANNED, (LateReason.NOT_BEGUN,), 1),
        ("03-02", Status.PROPOSED, (LateReason.NOT_BEGUN,), 1),
        ("03-03", Status.PLANNED, (LateReason.NOT_BEGUN,), 2),
        ("03-04", Status.PLANNED, BOTH, 3),
        ("03-03", Status.UNDER_WAY, (), None),
        ("03-04", Status.UNDER_WAY, (LateReason.NOT_ENDED,), 1),
        ("03-10", Status.UNDER_WAY, (LateReason.NOT_ENDED,), 7),
        ("12-31", Status.COMPLETED, (), None),
        ("12-31", Status.POSTPONED, (), None),
        ("12-31", Status.CANCELLED, (), None),
    ],
)
def test_an_activity_is_late_once_the_day_is_over_on_which_it_was_due(today, status, reasons, late):
    found = on(today, a_line("a", "03-01", 3, status=status)).late
    assert [(it.reasons, it.days) for it in found] == ([(reasons, late)] if reasons else [])


def test_a_late_activity_names_those_that_wait_for_it_directly():
    a, b = a_line("a"), a_line("b", "04-01", depends_on=("a",))
    c = a_line("c", "05-01", depends_on=("a", "b"))
    d = a_line("d", "06-01", depends_on=("c",))
    begun = a_line("e", "02-01", depends_on=("a",), status=Status.COMPLETED)
    (late,) = on("03-05", d, c, b, a, begun).late
    assert late.blocks == ("b", "c")


@pytest.mark.parametrize(
    ("first", "kind", "slip"),
    [
        ({"status": Status.CANCELLED}, ThreatKind.CANCELLED, None),
        ({"status": Status.POSTPONED}, ThreatKind.POSTPONED, None),
        ({"status": Status.PLANNED}, ThreatKind.LATE, 3),
        ({"status": Status.UNDER_WAY}, ThreatKind.LATE, 2),
        ({"status": Status.COMPLETED}, None, None),
    ],
)
def test_what_waits_for_something_amiss_is_at_risk(first, kind, slip):
    a, b = a_line("a", "03-01", 2, **first), a_line("b", "03-05", depends_on=("a",))
    found = on("03-06", a, b)
    assert threats(found) == ({"b": [(kind, "a")]} if kind else {})
    assert [it.slip for it in found.at_risk] == ([slip] if kind else [])


def test_what_stands_before_the_end_of_what_it_waits_for_is_at_risk():
    a, b = a_line("a", "03-01", 5), a_line("b", "03-05", 2, depends_on=("a",))
    found = on("02-01", a, b)
    assert threats(found) == {"b": [(ThreatKind.OVERLAPS, "a")]}
    assert found.at_risk[0].slip == 1


def test_a_delay_runs_on_until_a_gap_takes_it_up():
    chain = (
        a_line("a", "03-01"),
        a_line("b", "03-05", depends_on=("a",)),
        a_line("c", "03-06", depends_on=("b",)),
        a_line("d", "05-01", depends_on=("c",)),
        a_line("e", "06-01", depends_on=("d",)),
    )
    found = on("03-05", *chain)
    assert threats(found) == {
        "b": [(ThreatKind.LATE, "a")],
        "c": [(ThreatKind.SLIPS, "b")],
    }
    assert [it.slip for it in found.at_risk] == [1, 1]


def test_what_waits_for_what_waits_for_something_cancelled_has_no_date():
    found = on(
        "01-01",
        a_line("a", status=Status.CANCELLED),
        a_line("b", "04-01", depends_on=("a",)),
        a_line("c", "05-01", depends_on=("b",)),
    )
    assert threats(found) == {
        "b": [(ThreatKind.CANCELLED, "a")],
        "c": [(ThreatKind.AT_RISK, "b")],
    }
    assert [it.slip for it in found.at_risk] == [None, None]


def test_every_threat_is_named():
    found = on(
        "03-04",
        a_line("c", "01-05"),
        a_line("a", status=Status.CANCELLED),
        a_line("b", status=Status.POSTPONED),
        a_line("x", "03-04", depends_on=("c", "b", "a")),
        deadlines=(a_deadline("y", activity="x", due=day("03-03")),),
    )
    assert threats(found) == {
        "x": [
            (ThreatKind.CANCELLED, "a"),
            (ThreatKind.POSTPONED, "b"),
            (ThreatKind.LATE, "c"),
            (ThreatKind.DEADLINE_MISSED, "y"),
        ]
    }
    assert [it.id for it in found.postponed] == ["b"]


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.CANCELLED, Status.POSTPONED])
def test_what_is_over_or_waits_for_dates_is_not_at_risk(status):
    a = a_line("a", status=Status.CANCELLED)
    assert on("06-01", a, a_line("b", status=status, depends_on=("a",))).at_risk == ()


def test_what_is_under_way_waits_for_nothing_that_was_cancelled():
    a = a_line("a", status=Status.CANCELLED)
    b = a_line("b", status=Status.UNDER_WAY, depends_on=("a",))
    assert on("03-01", a, b).at_risk == ()
    missed = (a_deadline("x", activity="b", due=day("02-01")),)
    assert threats(on("03-01", a, b, deadlines=missed)) == {
        "b": [(ThreatKind.DEADLINE_MISSED, "x")]
    }


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (Status.PROPOSED, True),
        (Status.PLANNED, True),
        (Status.UNDER_WAY, True),
        (Status.POSTPONED, True),
        (Status.COMPLETED, False),
        (Status.CANCELLED, False),
    ],
)
def test_what_began_before_what_it_depends_on_has_ended_is_at_risk(first, told):
    a = a_line("a", "09-01", status=first)
    b = a_line("b", "09-20", status=Status.UNDER_WAY, depends_on=("a",))
    c = a_line("c", "10-01", depends_on=("b",))
    found = on("09-02", a, b, c)
    assert threats(found) == ({"b": [(ThreatKind.BEGUN_BEFORE, "a")]} if told else {})
    assert [it.slip for it in found.at_risk] == ([0] if told else [])


def test_what_began_early_does_not_end_late_by_less_than_nothing():
    plan = a_begun_plan(a_line("a", "09-01"), a_line("b", "09-20", 5, depends_on=("a",)))
    (found,) = monitor(changed(plan, a_change("b", Step.START, "08-20")), day("08-21")).at_risk
    assert (found.activity.id, found.slip) == ("b", 0)


def test_what_has_days_to_spare_is_at_risk_for_its_deadlines_alone():
    a, b = a_line("a", "03-01"), a_line("b", "06-01", depends_on=("a",))
    assert on("03-10", a, b).at_risk == ()
    missed = (a_deadline("x", activity="b", due=day("03-05")),)
    assert threats(on("03-10", a, b, deadlines=missed)) == {
        "b": [(ThreatKind.LATE, "a"), (ThreatKind.DEADLINE_MISSED, "x")]
    }


def test_what_began_late_ends_late_and_so_does_what_waits_for_it():
    a, b = a_line("a", "03-01", 10), a_line("b", "03-15", depends_on=("a",))
    plan = changed(a_begun_plan(a, b), a_change("a", Step.START, "03-08"))
    found = monitor(plan, day("03-09"))
    assert found.late == ()
    assert threats(found) == {"b": [(ThreatKind.SLIPS, "a")]}
    assert [it.slip for it in found.at_risk] == [3]
    (late,) = monitor(plan, day("03-11")).late
    assert (late.reasons, late.days) == ((LateReason.NOT_ENDED,), 7)


@pytest.mark.parametrize(
    ("met_on", "today", "state", "days"),
    [
        (None, "06-30", DeadlineState.COMING, 0),
        (None, "06-20", DeadlineState.COMING, -10),
        (None, "07-02", DeadlineState.MISSED, 2),
        ("06-30", "12-31", DeadlineState.MET, 0),
        ("06-25", "12-31", DeadlineState.MET, -5),
        ("07-03", "12-31", DeadlineState.MET_LATE, 3),
        ("07-03", "07-02", DeadlineState.MISSED, 2),
        ("06-25", "06-24", DeadlineState.COMING, -6),
    ],
)
def test_a_deadline_is_coming_met_or_missed(met_on, today, state, days):
    deadline = a_deadline("x", met_on=day(met_on) if met_on else None)
    (found,) = on(today, deadlines=(deadline,)).deadlines
    assert (found.deadline.id, found.state, found.days) == ("x", state, days)


def test_the_deadline_of_what_was_cancelled_is_dropped_unless_it_was_met():
    a = a_line("a", status=Status.CANCELLED)
    plan = Plan(YEAR, (a,), (a_deadline("y", activity="a"), a_deadline("x", activity="a")))
    plan = deadline_met(plan, "x", day("06-01"))
    found = monitor(plan, day("12-31")).deadlines
    assert [(it.deadline.id, it.state) for it in found] == [
        ("x", DeadlineState.MET),
        ("y", DeadlineState.DROPPED),
    ]


def test_deadlines_stand_in_the_order_of_their_days():
    late = a_deadline("a", due=day("07-01"))
    found = on("01-01", deadlines=(late, a_deadline("c"), a_deadline("b"))).deadlines
    assert [it.deadline.id for it in found] == ["b", "c", "a"]


def test_a_day_that_is_past_is_monitored_by_what_was_known_on_it():
    plan = changed(a_begun_plan(a_line("a")), a_change("a", Step.COMPLETE, "03-20"))
    assert [it.activity.id for it in monitor(plan, day("03-19")).late] == ["a"]
    assert monitor(plan, day("03-20")).late == ()


def test_all_that_wait_for_an_activity_are_blocked_but_not_through_what_has_begun():
    a, b = a_line("a", "04-01"), a_line("b", "02-01", depends_on=("a",))
    c, e = a_line("c", "01-05", depends_on=("b",)), a_line("e", depends_on=("d",))
    d = a_line("d", depends_on=("a",), status=Status.UNDER_WAY)
    plan = Plan(YEAR, (a, b, c, d, e))
    assert blocked_by(plan, "a") == (c, b)
    assert blocked_by(plan, "d") == (e,)
    assert blocked_by(plan, "c") == ()
    with pytest.raises(UnknownRecord):
        blocked_by(plan, "x")


class Counted:
    """Who is at risk, and by how many days each slips, worked out one by one by recursion."""

    def __init__(self, activities: tuple[Activity, ...], today: date) -> None:
        self.held = {it.id: it for it in activities}
        self.today = today

    def has_begun(self, id: str) -> bool:
        return self.held[id].status in (Status.UNDER_WAY, Status.COMPLETED)

    def is_out(self, id: str) -> bool:
        return self.held[id].status in (Status.POSTPONED, Status.CANCELLED)

    def ends(self, id: str) -> date | None:
        it = self.held[id]
        if self.is_out(id):
            return None
        if self.has_begun(id):
            return max(it.days.last, self.today) if it.status is Status.UNDER_WAY else it.days.last
        befores = [self.ends(other) for other in it.depends_on]
        dated = [end + timedelta(days=1) for end in befores if end is not None]
        if len(dated) < len(befores):
            return None
        return max([it.days.first, self.today, *dated]) + timedelta(days=len(it.days) - 1)

    def is_late(self, id: str) -> bool:
        it = self.held[id]
        due = it.days.last if it.status is Status.UNDER_WAY else it.days.first
        return not self.is_out(id) and it.status is not Status.COMPLETED and due < self.today

    def endangers(self, id: str, other: Activity) -> bool:
        end = self.ends(id)
        if self.held[id].status is Status.COMPLETED:
            return False
        if end is None or self.is_late(id) or self.is_at_risk(id):
            return True
        return max(end, self.held[id].days.last) >= other.days.first

    def is_at_risk(self, id: str) -> bool:
        it = self.held[id]
        if it.status is Status.UNDER_WAY:
            over = (Status.COMPLETED, Status.CANCELLED)
            return any(self.held[other].status not in over for other in it.depends_on)
        if self.has_begun(id) or self.is_out(id) or self.ends(id) == it.days.last:
            return False
        return any(self.endangers(other, it) for other in it.depends_on)

    def slips(self) -> dict[str, int | None]:
        ends = {id: self.ends(id) for id in self.held if self.is_at_risk(id)}
        return {
            id: None if end is None else (end - self.held[id].days.last).days
            for id, end in ends.items()
        }


@given(chained(), STARTS)
@settings(max_examples=100)
def test_exactly_what_waits_for_something_amiss_is_at_risk(activities, today):
    found = monitor(Plan(YEAR, activities), today)
    assert {it.activity.id: it.slip for it in found.at_risk} == Counted(activities, today).slips()
    assert [it.activity for it in found.at_risk] == list(
        in_order(it.activity for it in found.at_risk)
    )
    held = {it.id: it for it in activities}
    for it in found.at_risk:
        assert {threat.activity for threat in it.threats} <= set(held[it.activity.id].depends_on)


@given(chained(), STARTS)
@settings(max_examples=50)
def test_what_a_late_activity_blocks_is_at_risk_unless_it_has_days_to_spare(activities, today):
    plan = Plan(YEAR, activities)
    found = monitor(plan, today)
    at_risk = {it.activity.id for it in found.at_risk}
    soonest = earliest_days(plan, today)
    in_time = {it.id for it in activities if soonest.get(it.id) == it.days}
    waiting = {it.id for it in activities if it.status in (Status.PROPOSED, Status.PLANNED)}
    for late in found.late:
        blocked = {it.id for it in blocked_by(plan, late.activity.id)}
        assert set(late.blocks) <= blocked
        assert blocked & waiting - in_time <= at_risk
        assert not blocked & waiting & in_time & at_risk


@given(chained(), STARTS, st.randoms())
@settings(max_examples=30)
def test_the_order_of_the_plan_does_not_matter(activities, today, random):
    shuffled = list(activities)
    random.shuffle(shuffled)
    assert monitor(Plan(YEAR, activities), today) == monitor(Plan(YEAR, tuple(shuffled)), today)


@pytest.mark.parametrize(
    "call",
    [
        lambda: monitor(None, day("01-01")),  # type: ignore[arg-type]
        lambda: monitor(Plan(YEAR, ()), "2021-01-01"),  # type: ignore[arg-type]
        lambda: monitor(Plan(YEAR, ()), None),  # type: ignore[arg-type]
        lambda: blocked_by("plan", "a"),  # type: ignore[arg-type]
        lambda: blocked_by(Plan(YEAR, ()), None),  # type: ignore[arg-type]
    ],
)
def test_nonsense_is_refused(call):
    with pytest.raises(InvalidValue):
        call()
