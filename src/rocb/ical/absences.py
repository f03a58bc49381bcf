"""Absences: the days on which somebody is away, told by the events of their calendar."""

from collections.abc import Iterable
from datetime import UTC, date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from attrs import frozen

from rocb.checks import checked, require
from rocb.errors import Fault, InvalidValue
from rocb.ical.busy import busy_times
from rocb.ical.events import Event
from rocb.ical.expansion import AT_MOST, IN_ALL, Unexpanded
from rocb.periods import Days, Slot, at_instant, midnight, slot_between
from rocb.planning.experts.availability import merged_days

_DAY: Final = timedelta(days=1)
_YEARS: Final = Days(date(2, 1, 2), date(9998, 12, 29))


@frozen(field_transformer=checked)
class Absences:
    """The days of absence, in order, and the events whose times cannot be told."""

    days: tuple[Days, ...]
    refused: tuple[Unexpanded, ...]


def absences(
    events: Iterable[Event],
    period: Days,
    where: ZoneInfo,
    *,
    tentative: bool = True,
    at_most: int = AT_MOST,
    in_all: int = IN_ALL,
) -> Absences:
    """Return the days of a period on which somebody is away, by the events of their calendar.

    Each day counts on which a busy time falls by the clocks of `where`, be it for an hour, and days
    that touch are one span. What is only `tentative` counts unless told otherwise. Bounds are as
    for `occurrences`, and what that refuses is handed on: the days of such an event are not known.
    `with_absences` gives the days to an expert. Raises `InvalidValue`.
    """
    require("period", Days, period)
    require("where", ZoneInfo, where)
    require("tentative", bool, tentative)
    if period.first not in _YEARS or period.last not in _YEARS:
        expected = f"days between {_YEARS.first} and {_YEARS.last}"
        raise InvalidValue(Fault("period", str(period), expected))
    within = slot_between(midnight(period.first, where), midnight(period.last + _DAY, where), UTC)
    busy = busy_times(events, within, where=where, at_most=at_most, in_all=in_all)
    away = (_days(it.slot, period, where) for it in busy.times if tentative or not it.tentative)
    return Absences(merged_days(away), busy.refused)


def _days(slot: Slot, period: Days, where: ZoneInfo) -> Days:
    """Return the days of a period on which a slot falls, which ends before the instant `ends`."""
    first, last = at_instant(slot.begins, where).date(), at_instant(slot.ends - 1, where).date()
    return Days(max(first, period.first), min(last, period.last))
