"""How the stated activities came to take place: made up, up to the days that they really had."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from rocb.periods import Days
from rocb.planning.plan.activities import Activity, in_order
from rocb.planning.plan.changes import Change, Step
from rocb.texts import LocalizedText
from samples.sampler import Sampler

BY: Final = "Sample officer"
"""Who made every change of a stated activity, so that each is seen to be a sample."""

LATECOMERS: Final = 2
"""How many of the stated activities, the last ones, nobody foresaw when the plan was adopted."""

_PROPOSED: Final = -75
_PLANNED: Final = -40
_SETTLED: Final = 60
"""From which day of the year on one activity in so many was put off, by a few weeks."""

_EVERY: Final = 8
_SHIFT: Final = timedelta(days=28)
_NOTICE: Final = timedelta(days=12)
_AFTERTHOUGHT: Final = timedelta(days=25)

_PUT_OFF: Final = (
    LocalizedText("Sample: the speaker fell ill", "Условный пример: докладчик заболел"),
    LocalizedText("Sample: the date clashed with a holiday", "Условный пример: срок пал на отпуск"),
)
_MOVED: Final = (
    LocalizedText("Sample: the host asked for it", "Условный пример: попросили хозяева"),
    LocalizedText("Sample: a room was free only then", "Условный пример: зал был свободен тогда"),
)


def stated_history(sampler: Sampler, stated: Iterable[Activity]) -> tuple[Change, ...]:
    """Return how each of these activities was proposed, planned, begun and completed.

    Some were put off or moved on the way. The first days of each and its last are the stated ones.
    """
    held = in_order(stated)
    latest = {activity.id for activity in held[-LATECOMERS:]}
    changes = [
        change
        for place, activity in enumerate(held)
        for change in _history(sampler, place, activity, foreseen=activity.id not in latest)
    ]
    return tuple(sorted(changes, key=lambda change: change.on))


def _history(
    sampler: Sampler, place: int, activity: Activity, *, foreseen: bool
) -> Iterator[Change]:
    id, days = activity.id, activity.days
    if not foreseen:
        yield Change(id, days.first - _AFTERTHOUGHT, BY, Step.PLAN, days=days)
    elif place % _EVERY == _EVERY - 1 and days.first >= sampler.day(_SETTLED):
        before = Days(days.first - _SHIFT, days.last - _SHIFT)
        yield Change(id, sampler.day(_PROPOSED + place), BY, Step.PROPOSE, days=before)
        yield Change(id, sampler.day(_PLANNED), BY, Step.PLAN)
        yield from _moves(id, place // _EVERY, before, days)
    else:
        yield Change(id, sampler.day(_PROPOSED + place), BY, Step.PROPOSE, days=days)
        yield Change(id, sampler.day(_PLANNED), BY, Step.PLAN)
    yield Change(id, days.first, BY, Step.START)
    yield Change(id, days.last, BY, Step.COMPLETE)


def _moves(id: str, number: int, before: Days, days: Days) -> Iterator[Change]:
    """Yield how an activity was put off and then given new days, or given these at once."""
    on, why = before.first - _NOTICE, number // 2 % len(_MOVED)
    if number % 2:
        yield Change(id, on, BY, Step.RESCHEDULE, _MOVED[why], days)
    else:
        yield Change(id, on, BY, Step.POSTPONE, _PUT_OFF[why])
        yield Change(id, on + _NOTICE, BY, Step.RESCHEDULE, days=days)
