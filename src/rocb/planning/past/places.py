"""Where the records that can be corrected stand in a programme."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from attrs import evolve

from rocb.errors import InvalidValue
from rocb.planning.corrections import RecordKind
from rocb.planning.plan.plans import Plan
from rocb.planning.programme import Programme
from rocb.planning.strategy.strategies import Goal

PLACES: Final[Mapping[RecordKind, tuple[str, ...]]] = {
    RecordKind.NEED: ("needs",),
    RecordKind.EXPERT: ("experts",),
    RecordKind.EVALUATION: ("evaluations",),
    RecordKind.PROJECT: ("portfolio", "projects"),
    RecordKind.LESSON: ("portfolio", "lessons"),
    RecordKind.PLEDGE: ("partnerships", "pledges"),
    RecordKind.POLICY_GAP: ("network", "policy_gaps"),
    RecordKind.TRANSLATION: ("network", "translations"),
    RecordKind.COURSE: ("network", "courses"),
    RecordKind.REPRESENTATION: ("network", "representations"),
    RecordKind.TRAINING_EVALUATION: ("training_evaluations",),
}
"""The fields that lead to the records of a kind; activities stand in plans, indicators in goals."""


def records_at(holder: Any, place: Sequence[str]) -> tuple[Any, ...]:
    """Return the records that stand at a place of a value."""
    for name in place:
        holder = getattr(holder, name)
    found: tuple[Any, ...] = holder
    return found


def with_records_at(holder: Any, place: Sequence[str], records: tuple[Any, ...]) -> Any:
    """Return a value with these records at a place. Raises `InvalidValue`."""
    if not place:
        return records
    name, *rest = place
    return evolve(holder, **{name: with_records_at(getattr(holder, name), rest, records)})


@contextmanager
def faults_under(path: str) -> Iterator[None]:
    """Raise `InvalidValue` again with its faults as seen from what holds `path`."""
    try:
        yield
    except InvalidValue as error:
        raise InvalidValue(*(fault.under(path) for fault in error.faults)) from None


def plans_of(programme: Programme) -> tuple[Plan, ...]:
    """Return all plans of a programme, the oldest first."""
    return programme.former if programme.plan is None else (*programme.former, programme.plan)


def plan_paths(programme: Programme) -> tuple[str, ...]:
    """Return the paths of `plans_of`."""
    former = tuple(f"former[{number}]" for number in range(len(programme.former)))
    return former if programme.plan is None else (*former, "plan")


def goals_of_indicators(programme: Programme) -> Mapping[str, str]:
    """Return the ids of the goals that the indicators belong to, by the ids of those."""
    return {indicator.id: goal.id for goal in _goals(programme) for indicator in goal.indicators}


def _goals(programme: Programme) -> Iterator[Goal]:
    return (goal for strategy in programme.strategies for goal in strategy.goals)


def held(programme: Programme, kind: RecordKind, id: str) -> tuple[Any, ...]:
    """Return the records of a kind that have an id: one a plan of an activity, else one or none."""
    records: Iterable[Any]
    if kind is RecordKind.ACTIVITY:
        records = (it for plan in plans_of(programme) for it in plan.activities)
    elif kind is RecordKind.INDICATOR:
        records = (it for goal in _goals(programme) for it in goal.indicators)
    else:
        records = records_at(programme, PLACES[kind])
    return tuple(it for it in records if it.id == id)
