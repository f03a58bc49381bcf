"""The plan of the year: how sample activities came into it, and what all of them are linked to."""

from collections.abc import Container
from datetime import timedelta
from typing import Final

from attrs import evolve

from rocb.office import Office
from rocb.planning.plan.activities import Activity, is_completed
from rocb.planning.plan.costs import Cost
from rocb.planning.plan.deadlines import Deadline
from rocb.planning.plan.deviations import adopted, baseline_of
from rocb.planning.plan.participants import Headcount, Participation
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import added, changed
from rocb.planning.programme import Programme
from rocb.texts import LocalizedText
from samples.activities import changes, planned_activities
from samples.briefs import brief_of
from samples.cells import CELLS
from samples.histories import stated_history
from samples.outlines import ACCREDITATION, DATABASE, OUTLINES, PROJECT, SURVEY
from samples.portfolio import PILOT
from samples.sampler import Sampler

_PLANNED: Final = -40
_ADOPTED: Final = -20
_UNCOUNTED: Final = 3
"""How many people at a sample activity nobody counted by Member."""

_SAMPLED: Final = frozenset(outline.id for outline in OUTLINES)


def with_activities(sampler: Sampler, details: Sampler, office: Office, plan: Plan) -> Plan:
    """Return the plan with sample activities, the history of all, and the plan as first adopted.

    The last of the stated activities were not foreseen then.
    """
    on, by = sampler.day(_PLANNED), office.id
    plan = evolve(plan, history=stated_history(details, plan.activities))
    for activity in planned_activities(sampler, office):
        plan = added(plan, activity, on, by)
    name = LocalizedText("The plan as it was adopted", "План в утверждённом виде")
    baseline = baseline_of(plan, name, sampler.day(_ADOPTED), by, sampler.source)
    plan = changed(adopted(plan, baseline), *changes(sampler, by))
    return evolve(plan, history=tuple(sorted(plan.history, key=lambda change: change.on)))


def linked(sampler: Sampler, programme: Programme, plan: Plan, partners: Container[str]) -> Plan:
    """Return the plan with its goals, briefs and milestones, and the sample activities as they
    were published, paid and attended.
    """
    goals = (goal for strategy in programme.strategies for goal in strategy.goals)
    aims = {theme: goal.id for goal in goals for theme in goal.themes}
    goals_of = {it.id: (aims[it.theme],) for it in plan.activities}
    activities = (
        evolve(it, goals=goals_of[it.id], brief=brief_of(it, programme, partners))
        for it in plan.activities
    )
    return evolve(
        plan,
        activities=tuple(_told(sampler, it) if it.id in _SAMPLED else it for it in activities),
        deadlines=(*plan.deadlines, *_milestones(sampler, plan)),
        baselines=tuple(
            evolve(held, lines=tuple(evolve(it, goals=goals_of[it.activity]) for it in held.lines))
            for held in plan.baselines
        ),
    )


def _told(sampler: Sampler, activity: Activity) -> Activity:
    activity = evolve(
        activity,
        published=CELLS.get(activity.id),
        project=PILOT if activity.id == PROJECT else None,
    )
    if not is_completed(activity):
        return activity
    costs = tuple(_paid(sampler, cost) for cost in activity.costs)
    rows = tuple(
        Participation(member, women=sampler.rng.randint(1, 4), men=sampler.rng.randint(1, 4))
        for member in activity.members
    )
    people = Headcount(sum(row.number for row in rows) + _UNCOUNTED) if rows else None
    return evolve(activity, costs=costs, participation=rows, participants=people)


def _paid(sampler: Sampler, cost: Cost) -> Cost:
    spent = cost.amount.amount * sampler.rng.choice((80, 90, 100)) / 100
    return evolve(cost, committed=cost.amount.amount, spent=spent)


def _milestones(sampler: Sampler, plan: Plan) -> tuple[Deadline, ...]:
    """Return a milestone that was met in time, one met late, one missed and one of no activity."""
    days = {it.id: it.days for it in plan.activities}
    return (
        Deadline(
            "milestone-survey",
            LocalizedText("Answers of the survey analysed", "Ответы на опрос изучены"),
            days[SURVEY].last + timedelta(days=20),
            sampler.source,
            activity=SURVEY,
            met_on=days[SURVEY].last + timedelta(days=27),
        ),
        Deadline(
            "milestone-accreditation",
            LocalizedText("Candidates chosen", "Кандидаты отобраны"),
            days[ACCREDITATION].first - timedelta(days=14),
            sampler.source,
            activity=ACCREDITATION,
            met_on=days[ACCREDITATION].first - timedelta(days=15),
        ),
        Deadline(
            "milestone-database",
            LocalizedText("Database open to Members", "База данных открыта для членов"),
            days[DATABASE].last,
            sampler.source,
            activity=DATABASE,
        ),
        Deadline(
            "milestone-next-plan",
            LocalizedText("Plan of the next year drafted", "Проект плана на следующий год"),
            sampler.monday(345),
            sampler.source,
            met_on=sampler.monday(345),
        ),
    )
