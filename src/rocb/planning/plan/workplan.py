"""The plan in the columns in which it is published, under the goals of the strategy."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.plan.activities import Activity, Status, in_order
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.publications import Publication
from rocb.planning.strategy.strategies import Goal, Strategy, strategy_on
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class WorkplanRow:
    """An activity (by id) in the columns of the published work plan, in their order.

    `number` is the published one, or the next of its goal; no other row of the plan has it. It is
    `None` for an activity without a goal that nobody gave a number. Where `stakeholders` is empty,
    `organisations` and `members` are the ids of those who take part. What nobody stated is `None`
    or empty.
    """

    activity: str
    number: str | None
    title: LocalizedText
    stakeholders: tuple[LocalizedText, ...]
    action: LocalizedText | None
    status: Status
    indicator: LocalizedText | None
    outcome: LocalizedText | None
    progress: tuple[LocalizedText, ...]
    organisations: tuple[str, ...]
    members: tuple[str, ...]
    source: Source


@frozen(field_transformer=checked)
class WorkplanGroup:
    """The rows under one goal (perhaps none), or under none where `goal` is `None`."""

    goal: Goal | None
    rows: tuple[WorkplanRow, ...]


def published_goals(plan: Plan, strategies: Iterable[Strategy]) -> tuple[Goal, ...]:
    """Return the goals under which a plan is published, in the order of the strategies.

    They are those of the strategy in force at the end of its year, and any other that one of its
    activities refers to.
    """
    require("plan", Plan, plan)
    known = listed("strategies", Strategy, strategies)
    in_force = strategy_on(known, plan.year.days.last)
    asked = {id for activity in plan.activities for id in activity.goals}
    return tuple(goal for it in known for goal in it.goals if it is in_force or goal.id in asked)


def workplan_rows(plan: Plan, goals: Iterable[Goal]) -> tuple[WorkplanGroup, ...]:
    """Return a plan as it is published: under each goal in the order of their numbers, then others.

    Every activity stands once: under that of its goals which its published number begins with, or,
    where it has no such number, under the first of them. It then gets the next number of the goal,
    after the greatest that is taken, in the order of their days. Raises `InvalidValue` where a goal
    is not given, and where a published number belongs to none of the goals of its activity.
    """
    require("plan", Plan, plan)
    ordered = sorted(listed("goals", Goal, goals), key=lambda goal: (goal.number, goal.id))
    known = {goal.id: goal for goal in ordered}
    faults = tuple(_goal_faults(plan, known))
    if faults:
        raise InvalidValue(*faults)
    taken = _greatest_numbers(plan)
    rows: dict[str | None, list[WorkplanRow]] = {goal.id: [] for goal in ordered}
    for activity in in_order(plan.activities):
        goal = _goal_of(activity, known)
        number = activity.published.number if activity.published else None
        if number is None and goal is not None:
            taken[goal.number] = taken.get(goal.number, 0) + 1
            number = f"{goal.number}.{taken[goal.number]}"
        rows.setdefault(goal.id if goal else None, []).append(_row(activity, number))
    return tuple(
        WorkplanGroup(known[id] if id is not None else None, tuple(sorted(found, key=_place)))
        for id, found in rows.items()
    )


def _row(activity: Activity, number: str | None) -> WorkplanRow:
    said = activity.published or Publication()
    partners = activity.brief.partners if activity.brief else ()
    host = () if activity.host is None else (activity.host,)
    involved = (*host, *activity.organisers, *activity.sponsors, *partners)
    return WorkplanRow(
        activity=activity.id,
        number=number,
        title=activity.title,
        stakeholders=said.stakeholders,
        action=said.action,
        status=activity.status,
        indicator=said.indicator,
        outcome=said.outcome,
        progress=said.progress,
        organisations=tuple(dict.fromkeys(involved)),
        members=activity.members,
        source=activity.source,
    )


def _stated_number(activity: Activity) -> tuple[int, ...]:
    """Return the parts of the published number of an activity; none where it has none."""
    return _parts(activity.published.number if activity.published else None)


def _parts(number: str | None) -> tuple[int, ...]:
    return tuple(map(int, number.split("."))) if number is not None else ()


def _place(row: WorkplanRow) -> tuple[bool, tuple[int, ...]]:
    return row.number is None, _parts(row.number)


def _greatest_numbers(plan: Plan) -> dict[int, int]:
    """Return the greatest number that is stated under each goal, by the number of the goal."""
    taken: dict[int, int] = {}
    for activity in plan.activities:
        match _stated_number(activity):
            case goal, number, *_:
                taken[goal] = max(taken.get(goal, 0), number)
    return taken


def _goal_of(activity: Activity, known: dict[str, Goal]) -> Goal | None:
    goals = sorted((known[id] for id in activity.goals), key=lambda it: (it.number, it.id))
    stated = _stated_number(activity)[:1]
    numbered = (goal for goal in goals if stated == (goal.number,))
    return next(numbered, None) or next(iter(goals), None)


def _goal_faults(plan: Plan, known: dict[str, Goal]) -> Iterator[Fault]:
    numbers = {id: goal.number for id, goal in known.items()}
    for index, activity in enumerate(plan.activities):
        for place, id in enumerate(activity.goals):
            if id not in known:
                path = f"plan.activities[{index}].goals[{place}]"
                yield Fault(path, id, "the id of one of the goals given")
        stated = _stated_number(activity)
        own = [numbers[id] for id in activity.goals if id in numbers]
        if stated and own and stated[0] not in own:
            path = f"plan.activities[{index}].published.number"
            expected = f"a number of its goal, such as {min(own)}.1"
            yield Fault(path, ".".join(map(str, stated)), expected)
