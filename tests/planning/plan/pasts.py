"""Plans with a past: changes, baselines and chains of activities, by hand and drawn."""

from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from rocb import Activity, Change, Days, Deadline, Plan, Status, Step
from rocb.planning.plan.changes import ACTIVITY_TRANSITIONS, replayed
from rocb.planning.plan.deviations import adopted, baseline_of
from rocb.planning.plan.steps import begun, changed
from tests.drawn import DATES, LINES, SOURCES, TEXTS
from tests.offices import YEAR, an_activity, both

NEW_YEAR = date(2021, 1, 1)
WHY = both("The host cannot receive anybody")


def day(text: str) -> date:
    """A day of 2021, such as "03-01"."""
    return date.fromisoformat(f"2021-{text}")


def days(first: str, length: int = 1) -> Days:
    """So many days of 2021 from one such as "03-01" on."""
    return Days(day(first), day(first) + timedelta(days=length - 1))


def a_line(id: str, first: str = "03-01", length: int = 1, **changes: Any) -> Activity:
    """A planned activity of so many days."""
    return an_activity(id, **{"status": Status.PLANNED, "days": days(first, length), **changes})


def a_change(activity: str = "a", step: Step = Step.PLAN, on: str = "01-10", **rest: Any) -> Change:
    """A change with the reason and the dates that its step needs."""
    values: dict[str, Any] = {
        "activity": activity,
        "on": day(on),
        "by": "the planner",
        "step": step,
    }
    if step in (Step.POSTPONE, Step.CANCEL, Step.REINSTATE):
        values["why"] = WHY
    if step in (Step.PROPOSE, Step.RESCHEDULE):
        values["days"] = days("03-01")
    return Change(**{**values, **rest})


def a_begun_plan(*activities: Activity, deadlines: tuple[Deadline, ...] = ()) -> Plan:
    """A plan whose history begins with the year."""
    return begun(Plan(YEAR, activities, deadlines), NEW_YEAR, "the planner", both("As published"))


STARTS = st.integers(0, 40).map(lambda number: NEW_YEAR + timedelta(days=number))
LENGTHS = st.integers(1, 9)
STATES = st.sampled_from([*Status, Status.PLANNED, Status.PLANNED])


@st.composite
def chained(draw: st.DrawFn, most: int = 6) -> tuple[Activity, ...]:
    """Draw activities in any state, each of which may depend on some of those with lower numbers.

    They stand in any order.
    """
    made = []
    for number in range(draw(st.integers(0, most))):
        first = draw(STARTS)
        before = draw(st.lists(st.sampled_from(range(number)), unique=True)) if number else []
        made.append(
            an_activity(
                f"a{number}",
                status=draw(STATES),
                days=Days(first, first + timedelta(days=draw(LENGTHS) - 1)),
                depends_on=tuple(f"a{it}" for it in before),
            )
        )
    return tuple(draw(st.permutations(made)))


def drawn_past(plan: Plan) -> st.SearchStrategy[Plan]:
    """Draw what may have become of a plan without a history: changes and baselines."""
    return st.just(plan) | _lived(plan)


@st.composite
def _lived(draw: st.DrawFn, plan: Plan) -> Plan:
    over = (it.days.first for it in plan.activities if it.status is Status.COMPLETED)
    on = max([draw(DATES), *over])
    plan = begun(plan, on, draw(LINES), draw(TEXTS))
    for _ in range(draw(st.integers(0, 3)) if plan.activities else 0):
        on += timedelta(days=draw(st.integers(0, 9)))
        plan = changed(plan, draw(_possible(plan, on)))
    for _ in range(draw(st.integers(0, 2))):
        baseline = baseline_of(plan, draw(TEXTS), on, draw(LINES), draw(SOURCES))
        plan = adopted(plan, baseline)
    met = st.none() | st.just(on)
    return evolve(plan, deadlines=tuple(evolve(it, met_on=draw(met)) for it in plan.deadlines))


@st.composite
def _possible(draw: st.DrawFn, plan: Plan, on: date) -> Change:
    activity = draw(st.sampled_from(plan.activities))
    standing = replayed(it for it in plan.history if it.activity == activity.id)
    assert standing is not None
    steps = [step for step in Step if standing.status in ACTIVITY_TRANSITIONS[step]]
    if on < standing.days.first and Step.COMPLETE in steps:
        steps.remove(Step.COMPLETE)
    if not steps:
        return draw(_possible(plan, on))
    step = draw(st.sampled_from(steps))
    first = plan.year.days.first + timedelta(days=draw(st.integers(0, 300)))
    moved = Days(first, first + timedelta(days=draw(LENGTHS)))
    return Change(
        activity.id,
        on,
        draw(LINES),
        step,
        draw(TEXTS),
        moved if step in (Step.PROPOSE, Step.RESCHEDULE) else None,
    )
