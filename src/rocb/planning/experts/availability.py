"""Availability: on which days an expert can be sent, and on which not."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from attrs import evolve

from rocb.checks import listed, require
from rocb.periods import Days
from rocb.planning.experts.experts import Expert

_DAY: Final = timedelta(days=1)
_ALWAYS: Final = Days(date.min, date.max)


def merged_days(spans: Iterable[Days]) -> tuple[Days, ...]:
    """Return the days that spans cover, in order, those that overlap or touch as one.

    Raises `InvalidValue`.
    """
    found: list[Days] = []
    for span in sorted(listed("spans", Days, spans), key=lambda it: it.first):
        held = found[-1] if found else None
        if held is None or (span.first - held.last).days > 1:
            found.append(span)
        elif span.last > held.last:
            found[-1] = Days(held.first, span.last)
    return tuple(found)


def absent_days(expert: Expert) -> tuple[Days, ...]:
    """Return all days of the calendar on which an expert cannot be sent, in order.

    They are the unavailable ones, all but the available ones where there are any, and those since
    the expert left the pool. Raises `InvalidValue`.
    """
    require("expert", Expert, expert)
    away = list(expert.unavailable)
    if expert.available:
        away += _without(_ALWAYS, merged_days(expert.available))
    if expert.left_on is not None:
        away.append(Days(expert.left_on, date.max))
    return merged_days(away)


def free_days(expert: Expert, period: Days) -> tuple[Days, ...]:
    """Return the days of a period on which an expert can be sent, in order.

    What the expert is sent to already is not known here. Raises `InvalidValue`.
    """
    require("period", Days, period)
    return _without(period, absent_days(expert))


def with_absences(expert: Expert, days: Iterable[Days]) -> Expert:
    """Return the expert as unavailable on further days; spans that overlap or touch become one.

    Raises `InvalidValue`.
    """
    require("expert", Expert, expert)
    further = listed("days", Days, days)
    return evolve(expert, unavailable=merged_days((*expert.unavailable, *further)))


def _without(period: Days, taken: tuple[Days, ...]) -> tuple[Days, ...]:
    """Return what is left of a period without some days, which are merged."""
    left: list[Days] = []
    first: date | None = period.first
    for span in taken:
        if first is None or span.first > period.last:
            break
        if span.first > first:
            left.append(Days(first, span.first - _DAY))
        if span.last >= first:
            first = None if span.last == date.max else span.last + _DAY
    if first is not None and first <= period.last:
        left.append(Days(first, period.last))
    return tuple(left)
