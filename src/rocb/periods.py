"""Time: days, slots between two instants, reporting years and their quarters."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from attrs import field, frozen

from rocb.checks import between, checked, rule
from rocb.errors import Fault, InvalidValue

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_QUARTER: Final = re.compile(r"([0-9]{4})Q([1-4])")


def instant(moment: datetime) -> int:
    """Return an aware datetime as whole microseconds since 1970 in UTC.

    Two datetimes of one zone compare by their wall time in Python, which is wrong where clocks are
    set back; their instants compare rightly.
    """
    return (moment - _EPOCH) // _MICROSECOND


@frozen(field_transformer=checked)
class Days:
    """A span of calendar days, the first and the last included. Raises `InvalidValue`."""

    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidValue(Fault("last", self.last.isoformat(), f"{self.first} or later"))

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=number) for number in range(len(self)))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlaps(self, other: "Days") -> bool:
        """Return whether the two spans share a day."""
        return self.first <= other.last and other.first <= self.last


DAYS_AT_MOST: Final = 366
"""How many days one activity or one room request may cover."""

_within_calendar: Final = rule(
    lambda moment: 1 < moment.year < 9999, "within the years 2 to 9998, as zones shift the others"
)


@frozen(field_transformer=checked)
class Slot:
    """A half-open span of time, from `start` up to but not including `end`.

    Both are aware; all comparison and length is by instant, so that a change of the clocks neither
    makes nor hides an overlap. Raises `InvalidValue` where `end` is not later than `start`.
    """

    start: datetime = field(eq=instant, validator=_within_calendar)
    end: datetime = field(eq=instant, validator=_within_calendar)

    def __attrs_post_init__(self) -> None:
        if instant(self.end) <= instant(self.start):
            raise InvalidValue(
                Fault("end", self.end.isoformat(), f"later than {self.start.isoformat()}")
            )

    @property
    def length(self) -> timedelta:
        """The exact length, also across a change of the clocks."""
        return (instant(self.end) - instant(self.start)) * _MICROSECOND

    def overlaps(self, other: "Slot") -> bool:
        """Return whether the two share an instant; slots that only touch do not."""
        return instant(self.start) < instant(other.end) and instant(other.start) < instant(self.end)

    def contains(self, other: "Slot") -> bool:
        """Return whether all of the other slot lies within this one."""
        return instant(self.start) <= instant(other.start) and instant(other.end) <= instant(
            self.end
        )


def zone(name: str) -> ZoneInfo:
    """Return the IANA time zone of this name. Raises `InvalidValue` where there is none."""
    try:
        return ZoneInfo(name)
    except (LookupError, OSError, TypeError, ValueError) as error:
        raise InvalidValue(Fault("", name, "an IANA time zone, such as Asia/Baku")) from error


def moment(day: date, clock: time, where: ZoneInfo) -> datetime:
    """Return the instant at which the clocks of a zone show `clock` on `day`.

    A wall time that the zone skips is moved forward by the gap; of one that it repeats, the first
    is meant (RFC 5545, 3.3.5).
    """
    wall = datetime.combine(day, clock.replace(fold=0), where)
    try:
        return wall.astimezone(UTC).astimezone(where)
    except OverflowError as error:
        expected = "a day whose instants the calendar holds"
        raise InvalidValue(Fault("", day.isoformat(), expected)) from error


def day_slot(day: date, starts: time, ends: time, where: ZoneInfo) -> Slot | None:
    """Return the slot between two wall times of one day.

    `None` where the clocks skip both times, or where nothing is left between the two when one of
    them has been moved (see `moment`).
    """
    start, end = moment(day, starts, where), moment(day, ends, where)
    skipped = not _shows(start, day, starts) and not _shows(end, day, ends)
    return None if skipped or instant(end) <= instant(start) else Slot(start, end)


def _shows(moment: datetime, day: date, clock: time) -> bool:
    return moment.date() == day and moment.time() == clock


@frozen(field_transformer=checked)
class ReportingYear:
    """Twelve months from the first day of `first_month` of the calendar year `year`."""

    year: int = field(validator=between(1, 9998))
    first_month: int = field(default=1, validator=between(1, 12))

    @property
    def days(self) -> Days:
        """The days of the year."""
        after = date(self.year + 1, self.first_month, 1)
        return Days(date(self.year, self.first_month, 1), after - timedelta(days=1))

    @property
    def quarters(self) -> "tuple[Quarter, ...]":
        """The four quarters, in order."""
        return tuple(Quarter(self, number) for number in range(1, 5))

    def __str__(self) -> str:
        if self.first_month == 1:
            return f"{self.year:04}"
        return f"{self.year:04}/{(self.year + 1) % 100:02}"


@frozen(field_transformer=checked)
class Quarter:
    """One of the four quarters of a reporting year; `str()` of it is such as `2021Q2`."""

    year: ReportingYear
    number: int = field(validator=between(1, 4))

    @property
    def days(self) -> Days:
        """The days of the quarter."""
        begins = self.year.first_month - 1 + 3 * (self.number - 1)
        ends = begins + 3
        first = date(self.year.year + begins // 12, begins % 12 + 1, 1)
        after = date(self.year.year + ends // 12, ends % 12 + 1, 1)
        return Days(first, after - timedelta(days=1))

    @property
    def next(self) -> "Quarter":
        """The quarter after this one."""
        if self.number < 4:
            return Quarter(self.year, self.number + 1)
        return Quarter(ReportingYear(self.year.year + 1, self.year.first_month), 1)

    def __str__(self) -> str:
        return f"{self.year.year:04}Q{self.number}"


def parse_quarter(text: str, first_month: int = 1) -> Quarter:
    """Return the quarter that `text` names, such as `2021Q2`. Raises `InvalidValue`.

    The number is that of the reporting year which begins in `first_month` of the year named: with
    July as the first month, `2021Q2` is October to December 2021.
    """
    found = _QUARTER.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise InvalidValue(Fault("", text, "a quarter, such as 2021Q2"))
    return Quarter(ReportingYear(int(found[1]), first_month), int(found[2]))
