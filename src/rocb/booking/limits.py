"""Limits on what may be booked: how early, how late, how long, and how much by whom."""

from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo

from attrs import field, frozen

from rocb.checks import at_least, checked, identifier, rule
from rocb.errors import Fault, InvalidValue
from rocb.periods import Slot, moment

LONGEST: Final = timedelta(days=36_525)
"""The longest length of time that a rule may state."""

not_negative: Final = rule(
    lambda length: timedelta() <= length <= LONGEST and not length.microseconds,
    "a length of time in whole seconds, from zero to 100 years",
)
positive: Final = rule(
    lambda length: timedelta() < length <= LONGEST and not length.microseconds,
    "a length of time in whole seconds, above zero, of at most 100 years",
)


class Period(Enum):
    """A stretch of the calendar; weeks begin on Monday, quarters with January."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def period_around(period: Period, moment_: datetime, where: ZoneInfo) -> Slot:
    """Return the day, week, month … that the clocks of a zone show at a moment, as a slot."""
    first = _first_day(period, moment_.astimezone(where).date())
    after = _first_day(period, first + timedelta(days=_LONGER_THAN[period]))
    return Slot(moment(first, time(), where), moment(after, time(), where))


_LONGER_THAN = {
    Period.DAY: 1,
    Period.WEEK: 7,
    Period.MONTH: 31,
    Period.QUARTER: 92,
    Period.YEAR: 366,
}


def _first_day(period: Period, day: date) -> date:
    match period:
        case Period.DAY:
            return day
        case Period.WEEK:
            return day - timedelta(days=day.weekday())
        case Period.MONTH:
            return day.replace(day=1)
        case Period.QUARTER:
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case Period.YEAR:
            return day.replace(month=1, day=1)


@frozen(field_transformer=checked)
class Quota:
    """How much one organisation may hold in each period: hours, bookings, or both.

    `organisation` is its id; `None` stands for every organisation that has no quota of its own
    for the same period.
    """

    id: str = field(validator=identifier)
    period: Period
    organisation: str | None = None
    length: timedelta | None = field(default=None, validator=not_negative)
    bookings: int | None = field(default=None, validator=at_least(0))

    def __attrs_post_init__(self) -> None:
        if self.length is None and self.bookings is None:
            raise InvalidValue(Fault("length", None, "known, or the number of bookings is"))


@frozen(field_transformer=checked)
class Limits:
    """What a request has to keep to; `None` is no limit.

    A slot has to begin at least `notice` and at most `horizon` after the request is decided, and
    to be from `shortest` to `longest` long.
    """

    notice: timedelta | None = field(default=None, validator=not_negative)
    horizon: timedelta | None = field(default=None, validator=positive)
    shortest: timedelta | None = field(default=None, validator=positive)
    longest: timedelta | None = field(default=None, validator=positive)
    quotas: tuple[Quota, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = []
        seen: set[str] = set()
        for number, quota in enumerate(self.quotas):
            if quota.id in seen:
                place = f"quotas[{number}].id"
                faults.append(Fault(place, quota.id, "an id that no other of the quotas has"))
            seen.add(quota.id)
        if self.notice is not None and self.horizon is not None and self.horizon < self.notice:
            faults.append(Fault("horizon", str(self.horizon), f"{self.notice} or more"))
        if self.shortest is not None and self.longest is not None and self.longest < self.shortest:
            faults.append(Fault("longest", str(self.longest), f"{self.shortest} or more"))
        if faults:
            raise InvalidValue(*faults)
