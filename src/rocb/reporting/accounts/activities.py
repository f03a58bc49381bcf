"""Activities: what was planned for a period, and what became of it."""

from collections.abc import Iterable
from enum import Enum

from attrs import frozen

from rocb.checks import require
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, Status, in_order, is_completed
from rocb.planning.plan.changes import Change, Step, by_activity
from rocb.planning.plan.participation import people_of
from rocb.planning.plan.postponements import days_held, first_days
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, counted
from rocb.texts import LocalizedText


class Outcome(Enum):
    """What became of an activity by the end of a period.

    What is delayed was put off, or moved beyond the period, or has not begun on its day; what was
    brought forward was moved to before the period; what is ahead has still to begin, in time.
    """

    DONE = "done"
    UNDER_WAY = "under_way"
    AHEAD = "ahead"
    DELAYED = "delayed"
    BROUGHT_FORWARD = "brought_forward"
    CANCELLED = "cancelled"


@frozen
class ActivityOutcome:
    """An activity of a period, what became of it, and why it was moved, put off or cancelled.

    `first` are the dates that it was first given, `None` where it has no history. It is `planned`
    where these lie in the period (without a history: where its dates do), and else joined the
    period later, even if it was moved on again. `people` is how many took part, not known where it
    is not completed.
    """

    activity: Activity
    outcome: Outcome
    first: Days | None
    planned: bool
    people: Figure
    reasons: tuple[LocalizedText, ...]


@frozen
class OutcomeCount:
    """How many activities of a period came to an outcome."""

    outcome: Outcome
    activities: Figure


@frozen
class ActivityAccount:
    """The activities that were ever to begin in a period, by first day, then by id.

    These are the ones that do begin in it, that were first planned for it, and that stood in it on
    its eve or at any time in it: what was announced for a period is accounted for there. The
    outcomes add up to all of them, and so do those `planned` for it and those that `joined` it
    later: added, or moved into it.
    """

    all: Figure
    planned: Figure
    joined: Figure
    outcomes: tuple[OutcomeCount, ...]
    activities: tuple[ActivityOutcome, ...]


def activity_account(basis: Basis) -> ActivityAccount:
    """Return what was planned for a period, and what became of it by its end."""
    require("basis", Basis, basis)
    firsts, held = first_days(basis.plan), days_held(basis.plan, basis.days)
    changes = by_activity(basis.plan.history)
    found = tuple(
        _outcome(basis, it, firsts.get(it.id), changes.get(it.id, ()))
        for it in in_order(basis.plan.activities)
        if _is_of(basis, (it.days, firsts.get(it.id, it.days), *held.get(it.id, ())))
    )
    return ActivityAccount(
        all=_count(found),
        planned=_count(it for it in found if it.planned),
        joined=_count(it for it in found if not it.planned),
        outcomes=tuple(
            OutcomeCount(outcome, _count(it for it in found if it.outcome is outcome))
            for outcome in Outcome
        ),
        activities=found,
    )


def _is_of(basis: Basis, held: Iterable[Days]) -> bool:
    """Return whether an activity that had these dates was ever to begin in the period."""
    return any(it.first in basis.days for it in held)


def _count(found: Iterable[ActivityOutcome]) -> Figure:
    return counted("activities", (it.activity for it in found))


def _outcome(
    basis: Basis, activity: Activity, first: Days | None, changes: tuple[Change, ...]
) -> ActivityOutcome:
    told = (it.why for it in changes if it.why is not None and it.step in _MOVING)
    return ActivityOutcome(
        activity=activity,
        outcome=_outcome_of(basis, activity),
        first=first,
        planned=(first or activity.days).first in basis.days,
        people=_people(activity),
        reasons=tuple(dict.fromkeys(told)),
    )


def _people(activity: Activity) -> Figure:
    rows = people_of(activity) if is_completed(activity) else ()
    if not rows:
        return Figure(None, "activities", (activity.id,), activity.source.sample)
    sampled = any((row.source or activity.source).sample for row in rows)
    return Figure(sum(row.number for row in rows), "activities", (activity.id,), sampled)


_MOVING = (Step.RESCHEDULE, Step.POSTPONE, Step.CANCEL)


def _outcome_of(basis: Basis, activity: Activity) -> Outcome:
    first = activity.days.first
    if activity.status is Status.CANCELLED:
        return Outcome.CANCELLED
    if activity.status is Status.POSTPONED or first > basis.days.last:
        return Outcome.DELAYED
    if first < basis.days.first:
        return Outcome.BROUGHT_FORWARD
    if activity.status is Status.COMPLETED:
        return Outcome.DONE
    if activity.status is Status.UNDER_WAY:
        return Outcome.UNDER_WAY
    return Outcome.DELAYED if first < basis.on else Outcome.AHEAD
