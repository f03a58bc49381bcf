"""Deviations: the plan as it was adopted against the plan as it stands."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from attrs import evolve, frozen

from rocb.checks import checked, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.plan.actuals import actual_days
from rocb.planning.plan.baselines import Baseline, BaselineLine, DonorBudget
from rocb.planning.plan.budgets import budget_lines
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import plan_at
from rocb.sources import Source
from rocb.texts import LocalizedText


class DeviationKind(Enum):
    """In what an activity deviates from the plan as it was adopted."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    STATE = "state"
    MOVED = "moved"
    LENGTH = "length"
    BUDGET = "budget"
    MEMBERS = "members"
    GOALS = "goals"


@frozen(field_transformer=checked)
class Deviation:
    """An activity, by its id, as the baseline has it and as it stands, where the two differ.

    What has begun stands on its actual days.
    `before` is `None` for what was added since, `after` for what was removed.
    """

    activity: str
    before: BaselineLine | None
    after: BaselineLine | None

    @property
    def moved(self) -> int | None:
        """By how many days it begins later (below zero: earlier); `None` if added or removed."""
        if self.before is None or self.after is None:
            return None
        return (self.after.days.first - self.before.days.first).days

    @property
    def longer(self) -> int | None:
        """By how many days it lasts longer (below zero: shorter); `None` if added or removed."""
        if self.before is None or self.after is None:
            return None
        return len(self.after.days) - len(self.before.days)

    @property
    def kinds(self) -> tuple[DeviationKind, ...]:
        """In what the two differ."""
        if self.before is None:
            return (DeviationKind.ADDED,)
        if self.after is None:
            return (DeviationKind.REMOVED,)
        differs = {
            DeviationKind.RENAMED: self.before.title != self.after.title,
            DeviationKind.STATE: self.before.status is not self.after.status,
            DeviationKind.MOVED: self.moved != 0,
            DeviationKind.LENGTH: self.longer != 0,
            DeviationKind.BUDGET: set(self.before.budget) != set(self.after.budget),
            DeviationKind.MEMBERS: set(self.before.members) != set(self.after.members),
            DeviationKind.GOALS: set(self.before.goals) != set(self.after.goals),
        }
        return tuple(kind for kind, holds in differs.items() if holds)


def baseline_of(plan: Plan, name: LocalizedText, on: date, by: str, source: Source) -> Baseline:
    """Return the plan as it was known at the end of a day, as a baseline that `by` adopted then.

    What its history does not tell is that of today (see `plan_at`). Raises `InvalidValue` for a day
    on which none of the activities was in the plan yet.
    """
    require("plan", Plan, plan)
    require("on", date, on)
    stood = plan_at(plan, on)
    if plan.activities and not stood.activities:
        expected = "a day on which an activity was in the plan: the history begins later"
        raise InvalidValue(Fault("on", on.isoformat(), expected))
    return Baseline(name, on, by, source, tuple(_lines(stood)))


def adopted(plan: Plan, baseline: Baseline) -> Plan:
    """Return the plan with one more baseline. Raises `InvalidValue` before that of the last one."""
    require("plan", Plan, plan)
    require("baseline", Baseline, baseline)
    last = max((it.adopted_on for it in plan.baselines), default=date.min)
    if baseline.adopted_on < last:
        day = baseline.adopted_on.isoformat()
        raise InvalidValue(Fault("baseline.adopted_on", day, f"{last} or later"))
    return evolve(plan, baselines=(*plan.baselines, baseline))


def deviations(plan: Plan, baseline: Baseline) -> tuple[Deviation, ...]:
    """Return where the plan deviates from a baseline, by the ids of the activities."""
    require("plan", Plan, plan)
    require("baseline", Baseline, baseline)
    before = {line.activity: line for line in baseline.lines}
    after = {line.activity: line for line in _lines(plan)}
    compared = (
        Deviation(id, before.get(id), after.get(id)) for id in sorted(before.keys() | after.keys())
    )
    return tuple(deviation for deviation in compared if deviation.kinds)


def _lines(plan: Plan) -> Iterator[BaselineLine]:
    actual = actual_days(plan)
    for it in plan.activities:
        yield BaselineLine(
            activity=it.id,
            title=it.title,
            status=it.status,
            days=actual.get(it.id, it.days),
            budget=tuple(DonorBudget(row.donor, row.planned) for row in budget_lines((it,))),
            members=it.members,
            goals=it.goals,
        )
