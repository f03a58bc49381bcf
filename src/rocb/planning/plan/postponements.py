"""Postponements: what was put off or moved, from which dates to which, how often and why."""

from collections.abc import Mapping

from attrs import frozen

from rocb.checks import checked, require
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, Status, in_order
from rocb.planning.plan.changes import Change, Step, by_activity, replayed
from rocb.planning.plan.plans import Plan
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Postponement:
    """An activity that was put off or moved, and every change that did so, in order.

    `first` are the dates that it was first given, `None` where it has no history. `latest` are
    those that it has now, `None` while it is postponed and nobody has given it others.
    """

    activity: Activity
    first: Days | None
    latest: Days | None
    moves: tuple[Change, ...]

    @property
    def times(self) -> int:
        """How often: to put off and then to give new dates is once."""
        put_off = Step.POSTPONE
        return sum(
            move.step is put_off or before is None or before.step is not put_off
            for before, move in zip((None, *self.moves), self.moves, strict=False)
        )

    @property
    def by(self) -> int | None:
        """By how many days it begins later than at first; `None` while one of the two is unknown.

        Below zero where it was brought forward.
        """
        if self.first is None or self.latest is None:
            return None
        return (self.latest.first - self.first.first).days

    @property
    def reasons(self) -> tuple[LocalizedText, ...]:
        """Why, each reason once, the first one first."""
        return tuple(dict.fromkeys(move.why for move in self.moves if move.why is not None))


def first_days(plan: Plan) -> Mapping[str, Days]:
    """Return the dates that each activity with a history was first given, by its id."""
    require("plan", Plan, plan)
    standings = ((id, replayed(changes)) for id, changes in by_activity(plan.history).items())
    return {id: standing.first for id, standing in standings if standing is not None}


def days_held(plan: Plan, days: Days) -> Mapping[str, tuple[Days, ...]]:
    """Return the dates that activities with a history had on these days, as then known, by id.

    First come those that an activity had on the eve, then each that it was given on these days.
    """
    require("plan", Plan, plan)
    require("days", Days, days)
    found: dict[str, tuple[Days, ...]] = {}
    for change in plan.history:
        if change.days is not None and change.known_on <= days.last:
            before = found.get(change.activity, ()) if change.known_on in days else ()
            found[change.activity] = (*before, change.days)
    return found


def postponements(plan: Plan) -> tuple[Postponement, ...]:
    """Return what is postponed or was put off or moved before, by first day, then by id."""
    require("plan", Plan, plan)
    firsts = first_days(plan)
    moves = by_activity(it for it in plan.history if it.step in (Step.POSTPONE, Step.RESCHEDULE))
    return tuple(
        Postponement(
            activity,
            firsts.get(activity.id),
            None if activity.status is Status.POSTPONED else activity.days,
            moves.get(activity.id, ()),
        )
        for activity in in_order(plan.activities)
        if activity.status is Status.POSTPONED or activity.id in moves
    )
