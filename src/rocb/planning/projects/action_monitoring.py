"""How the actions of a Member come on after a diagnostic (Columbus phase 2)."""

from datetime import date

from attrs import frozen

from rocb.checks import checked, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.diagnostics.assessments import Assessment, Finding, gap_of
from rocb.planning.projects.action_plans import ActionPlan, PlannedAction


@frozen(field_transformer=checked)
class LateAction:
    """An action that was due before the day asked about and not done, and by how many days."""

    action: PlannedAction
    days: int


@frozen(field_transformer=checked)
class WaitingAction:
    """An action that cannot begin yet, and the ids of those that have to be done first."""

    action: PlannedAction
    waits_for: tuple[str, ...]


@frozen(field_transformer=checked)
class ActionMonitoring:
    """An action plan at the end of a day.

    Each action is one of `done`, `late`, `due_soon`, due `later` or `undated`; those that wait for
    others are in `waiting` as well. `unanswered` are the findings below their target, or of which
    that is not known, for which there is no action; `None` where the assessment was not given.
    """

    plan: ActionPlan
    on: date
    done: tuple[PlannedAction, ...]
    late: tuple[LateAction, ...]
    due_soon: tuple[PlannedAction, ...]
    later: tuple[PlannedAction, ...]
    undated: tuple[PlannedAction, ...]
    waiting: tuple[WaitingAction, ...]
    unanswered: tuple[Finding, ...] | None


def monitor_actions(
    plan: ActionPlan, on: date, assessment: Assessment | None = None, soon: int = 30
) -> ActionMonitoring:
    """Return how far an action plan was at the end of a day.

    What is due within `soon` days is due soon. What is late is ordered by its days, the most first;
    what is due by its day; all else as in the plan. Raises `InvalidValue` for an assessment other
    than that of the plan, and for a day before it was drawn up.
    """
    require("plan", ActionPlan, plan)
    require("on", date, on)
    require("soon", int, soon)
    require("assessment", Assessment | None, assessment)
    faults = []
    if on < plan.drawn_up_on:
        faults.append(Fault("on", on.isoformat(), f"{plan.drawn_up_on} or later"))
    if assessment is not None and assessment.id != plan.assessment:
        expected = f"{plan.assessment}, which the plan follows" if plan.assessment else "left out"
        faults.append(Fault("assessment", assessment.id, expected))
    if soon < 0:
        faults.append(Fault("soon", soon, "0 or more"))
    if faults:
        raise InvalidValue(*faults)
    done = tuple(it for it in plan.actions if it.done_on is not None and it.done_on <= on)
    finished = {action.id for action in done}
    left = [action for action in plan.actions if action.id not in finished]
    dated = [((it.due - on).days, it) for it in left if it.due is not None]
    dated.sort(key=lambda pair: (pair[0], pair[1].id))
    waiting = ((it, tuple(o for o in it.depends_on if o not in finished)) for it in left)
    return ActionMonitoring(
        plan=plan,
        on=on,
        done=done,
        late=tuple(LateAction(it, -days) for days, it in dated if days < 0),
        due_soon=tuple(it for days, it in dated if 0 <= days <= soon),
        later=tuple(it for days, it in dated if days > soon),
        undated=tuple(it for it in left if it.due is None),
        waiting=tuple(WaitingAction(it, others) for it, others in waiting if others),
        unanswered=None if assessment is None else _unanswered(plan, assessment),
    )


def _unanswered(plan: ActionPlan, assessment: Assessment) -> tuple[Finding, ...]:
    answered = {action.finding for action in plan.actions}
    return tuple(it for it in assessment.findings if gap_of(it) != 0 and it.id not in answered)
