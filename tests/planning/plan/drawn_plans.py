"""Plans drawn by Hypothesis: activities with every field, what depends on what, and their past."""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import strategies as st

from rocb import Change, Deadline, Headcount, Plan, Status, Step
from rocb.periods import Days
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.baselines import Baseline, BaselineLine, DonorBudget
from rocb.planning.plan.changes import ACTIVITY_TRANSITIONS
from tests.drawn import DATES, IDS, LINES, SOURCES, TEXTS, some
from tests.offices import YEAR, an_activity
from tests.planning.experts.drawn import drawn_roles
from tests.planning.plan.drawn import (
    PUBLICATIONS,
    drawn_briefs,
    drawn_costs,
    drawn_participation,
)
from tests.planning.refs import Refs


@st.composite
def drawn_plans(draw: st.DrawFn, refs: Refs) -> Plan:
    """Draw a plan for 2021 whose references lead somewhere; `activity` is always one of it."""
    ids = ("activity", *draw(st.lists(IDS.filter("activity".__ne__), max_size=2, unique=True)))
    activities = [draw(drawn_activities(id, refs, ids[:place])) for place, id in enumerate(ids)]
    history: list[Change] = []
    for place, activity in enumerate(activities):
        changes, activities[place] = draw(drawn_histories(activity))
        history += changes
    lines = tuple(
        BaselineLine(
            it.id,
            it.title,
            it.status,
            it.days,
            tuple(DonorBudget(cost.donor, cost.amount) for cost in it.costs[:1]),
            it.members,
            it.goals,
        )
        for it in activities
    )
    baselines = st.builds(Baseline, TEXTS, DATES, LINES, SOURCES, st.just(lines))
    deadline = st.builds(
        Deadline, st.just("due"), TEXTS, DATES, SOURCES, st.sampled_from(ids), st.none() | DATES
    )
    return Plan(
        YEAR,
        tuple(activities),
        draw(st.lists(deadline, max_size=1).map(tuple)),
        tuple(history),
        draw(st.lists(baselines, max_size=1).map(tuple)),
    )


@st.composite
def drawn_activities(draw: st.DrawFn, id: str, refs: Refs, before: tuple[str, ...]) -> Activity:
    """Draw an activity that may depend on those before it."""
    members = draw(refs.some("members"))
    participation = draw(drawn_participation(members))
    counted = sum(row.number for row in participation)
    stated = st.builds(Headcount, st.integers(counted, counted + 9), st.booleans())
    return an_activity(
        id,
        status=draw(st.sampled_from(Status)),
        members=members,
        participation=participation,
        participants=draw(st.none() | stated),
        needs=draw(refs.some("needs")),
        goals=draw(refs.some("goals")),
        project=draw(refs.perhaps("projects")),
        depends_on=draw(Refs({"before": before}).some("before")),
        costs=draw(some(drawn_costs(refs))),
        brief=draw(st.none() | drawn_briefs(refs)),
        published=None if before else draw(st.none() | PUBLICATIONS),
        window=draw(st.none() | st.just(Days(date(2021, 2, 20), date(2021, 3, 20)))),
        roles=tuple(
            draw(drawn_roles(f"{id}.{number}", refs, pins=not before and not number))
            for number in range(draw(st.integers(0, 2)))
        ),
    )


@st.composite
def drawn_histories(draw: st.DrawFn, activity: Activity) -> tuple[list[Change], Activity]:
    """Draw some steps of an activity, and return it as they leave it; without any, as it is."""
    changes: list[Change] = []
    status, days = None, activity.days
    day = known = draw(DATES)
    for _ in range(draw(st.integers(0, 4))):
        possible = [step for step, row in ACTIVITY_TRANSITIONS.items() if status in row]
        if not possible:
            break
        step = draw(st.sampled_from(possible))
        dated = status is None or step in (Step.PROPOSE, Step.RESCHEDULE)
        if dated:
            first = YEAR.days.first + timedelta(days=draw(st.integers(0, 300)))
            days = Days(first, first + timedelta(days=draw(st.integers(0, 9))))
        why = draw(TEXTS)
        day += timedelta(days=draw(st.integers(0, 30)))
        if step is Step.COMPLETE:
            day = max(day, days.first)
        known = max(known, day) + timedelta(days=draw(st.sampled_from([0, 0, 40])))
        given = days if dated else None
        entered = None if known == day else known
        changes.append(Change(activity.id, day, draw(LINES), step, why, given, entered))
        status = ACTIVITY_TRANSITIONS[step][status]
    before, after = timedelta(days=draw(st.integers(0, 9))), timedelta(days=draw(st.integers(0, 9)))
    window = draw(st.none() | st.just(Days(days.first - before, days.last + after)))
    status = status or activity.status
    return changes, evolve(activity, status=status, days=days, window=window)
