"""Evaluation at regular intervals: at which Members one is due, and since when."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.members import Member, is_member
from rocb.periods import months_after
from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind

_MONTHS_AT_MOST: Final = 120


@frozen(field_transformer=checked)
class EvaluationDue:
    """When a Member is to be evaluated next.

    `last` is the id of its newest assessment, made on `last_on`, and `due` the day by which another
    one is to follow; all are `None` where it was never assessed. `overdue` is how many days have
    passed since then: 0 while there is time, `None` where no day is known.
    """

    member: str
    last: str | None
    last_on: date | None
    due: date | None
    overdue: int | None


def evaluations_due(
    members: Iterable[Member],
    assessments: Iterable[Assessment],
    every: int,
    on: date,
    kinds: Iterable[AssessmentKind] = (
        AssessmentKind.DIAGNOSTIC_MISSION,
        AssessmentKind.EVALUATION,
    ),
) -> tuple[EvaluationDue, ...]:
    """Return for each Member when its evaluation is due, as seen on a day.

    Those never assessed come first, then those whose day comes first; equals by code. `every` is
    the interval in months, 1 to 120 (see `months_after`). Only assessments of these `kinds` count,
    and none after `on`; nothing is due at who is no Member then.
    """
    require("every", int, every)
    require("on", date, on)
    if not 1 <= every <= _MONTHS_AT_MOST:
        raise InvalidValue(Fault("every", every, f"between 1 and {_MONTHS_AT_MOST} months"))
    counted = frozenset(listed("kinds", AssessmentKind, kinds))
    newest: dict[str, Assessment] = {}
    for made in sorted(listed("assessments", Assessment, assessments), key=lambda it: it.id):
        held = newest.get(made.member)
        if made.kind in counted and made.on <= on and (held is None or made.on > held.on):
            newest[made.member] = made
    codes = {it.code for it in listed("members", Member, members) if is_member(it, on)}
    found = [_due(code, newest.get(code), every, on) for code in codes]
    return tuple(sorted(found, key=lambda it: (it.due or date.min, it.member)))


def _due(member: str, last: Assessment | None, every: int, on: date) -> EvaluationDue:
    if last is None:
        return EvaluationDue(member, None, None, None, None)
    due = months_after(last.on, every)
    return EvaluationDue(member, last.id, last.on, due, max((on - due).days, 0))
