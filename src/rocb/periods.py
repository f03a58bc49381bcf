"""Time: days, slots between two instants, reporting years and their quarters."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache, lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from attrs import field, frozen

from rocb.checks import between, checked, require
from rocb.errors import Fault, InvalidValue

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_WALL_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - wall times have no zone of their own
MICROSECOND: Final = timedelta(microseconds=1)
_NO_TIME: Final = timedelta()
_DAY: Final = timedelta(days=1)  # no gap is longer, and no two changes within two days cancel out
_QUARTER: Final = re.compile(r"([0-9]{4})Q([1-4])")


def instant(moment: datetime) -> int:
    """Return an aware datetime as whole microseconds since 1970 in UTC.

    Two datetimes of one zone compare by their wall time in Python, which is wrong where clocks are
    set back; their instants compare rightly.
    """
    return (moment - _EPOCH) // MICROSECOND


def wall_instant(wall: datetime, where: ZoneInfo) -> int:
    """Return the instant at which the clocks of a zone show the wall time, given without a zone.

    A wall time that the zone skips is moved forward by the gap; of one that it repeats, the first
    is meant (RFC 5545, 3.3.5).
    """
    if wall.fold:
        wall = wall.replace(fold=0)
    return (wall - _WALL_EPOCH - (where.utcoffset(wall) or _NO_TIME)) // MICROSECOND


def midnight(day: date, where: ZoneInfo) -> int:
    """Return the instant at which a day begins by the clocks of a zone."""
    return wall_instant(datetime.combine(day, time()), where)


def is_skipped(wall: datetime, where: ZoneInfo) -> bool:
    """Return whether the clocks of a zone never show the wall time, as they are set forward."""
    offset = where.utcoffset(wall.replace(fold=0) if wall.fold else wall) or _NO_TIME
    if offset == where.utcoffset(wall + _DAY):
        return False
    return (where.utcoffset(wall.replace(fold=1)) or _NO_TIME) > offset


def at_instant(instant: int, where: tzinfo | None) -> datetime:
    """Return what the clocks of a zone show at an instant (microseconds since 1970 in UTC)."""
    return (_EPOCH + instant * MICROSECOND).astimezone(where)


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


def months_after(day: date, months: int) -> date:
    """Return the day so many months (0 or more) later, at most the last day of the calendar.

    A month that lacks the day ends on its last one: a month after 31 January is the last day of
    February. Raises `InvalidValue`.
    """
    require("day", date, day)
    require("months", int, months)
    if months < 0:
        raise InvalidValue(Fault("months", months, "0 or more"))
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


DAYS_AT_MOST: Final = 366
"""How many days one activity or one room request may cover."""


@frozen
class Slot:
    """A half-open span of time, from `start` up to but not including `end`.

    Both are aware; all comparison and length is by instant, so that a change of the clocks neither
    makes nor hides an overlap. `begins` and `ends` are these instants, in microseconds since 1970
    in UTC. Raises `InvalidValue` where `end` is not later than `start`.
    """

    start: datetime = field(eq=False)
    end: datetime = field(eq=False)
    begins: int = field(init=False, repr=False)
    ends: int = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        try:
            begins = (self.start - _EPOCH) // MICROSECOND
            ends = (self.end - _EPOCH) // MICROSECOND
            sound = begins < ends and self.start.year > 1 and self.end.year < 9999
        except (AttributeError, OverflowError, TypeError):
            sound, begins, ends = False, 0, 0
        if not sound:
            raise InvalidValue(*_slot_faults(self.start, self.end))
        _put_begins(self, begins)
        _put_ends(self, ends)

    @property
    def length(self) -> timedelta:
        """The exact length, also across a change of the clocks."""
        return (self.ends - self.begins) * MICROSECOND

    def overlaps(self, other: "Slot") -> bool:
        """Return whether the two share an instant; slots that only touch do not."""
        return self.begins < other.ends and other.begins < self.ends

    def contains(self, other: "Slot") -> bool:
        """Return whether all of the other slot lies within this one."""
        return self.begins <= other.begins and other.ends <= self.ends


def slot_between(begins: int, ends: int, where: tzinfo | None) -> Slot:
    """Return the slot between two instants, as the clocks of a zone show it."""
    return Slot(at_instant(begins, where), at_instant(ends, where))


def wall_slot(wall: datetime, length: timedelta, where: ZoneInfo) -> Slot:
    """Return the slot, exactly `length` long, that begins when the clocks of a zone show `wall`.

    The wall time is given without a zone; one that the zone skips is moved forward by the gap, of
    one that it repeats the first is meant (RFC 5545, 3.3.5). Both ends are as the clocks of the
    zone show them. Raises `InvalidValue` outside the years 2 to 9998 and where `length` is not
    above zero.
    """
    try:
        since = wall - _WALL_EPOCH
        offset = where.utcoffset(wall) or _NO_TIME
        steady = _NO_TIME < length <= _DAY and offset == where.utcoffset(wall + length + _DAY)
        if not steady or wall.fold or not 1 < wall.year < 9998:
            begins = wall_instant(wall.replace(fold=0), where)
            ends = begins + length // MICROSECOND
            return slot_between(begins, ends, where)
        start = _epoch_shown_in(where) + since
        begins = (since - offset) // MICROSECOND
    except (AttributeError, OverflowError, TypeError) as error:
        expected = "a wall time whose slot the calendar holds"
        raise InvalidValue(Fault("", wall, expected)) from error
    slot = Slot.__new__(Slot)
    _put_start(slot, start)
    _put_end(slot, start + length)
    _put_begins(slot, begins)
    _put_ends(slot, begins + _microseconds(length))
    return slot


_put_start, _put_end, _put_begins, _put_ends = (
    vars(Slot)[name].__set__ for name in ("start", "end", "begins", "ends")
)


@lru_cache(maxsize=256)
def _microseconds(length: timedelta) -> int:
    return length // MICROSECOND


@lru_cache(maxsize=8192)
def steady_offset(day: int, where: ZoneInfo) -> int | None:
    """Return by how much the clocks of a zone are ahead of UTC on a day, in microseconds.

    `day` is the ordinal of the day; `None` where they change on it, the day before or after.
    """
    midnight = datetime.fromordinal(day)
    offset = where.utcoffset(midnight) or _NO_TIME
    steady = offset == where.utcoffset(midnight - _DAY) == where.utcoffset(midnight + 2 * _DAY)
    return offset // MICROSECOND if steady else None


@cache
def _epoch_shown_in(where: ZoneInfo) -> datetime:
    return _WALL_EPOCH.replace(tzinfo=where)


def _slot_faults(start: object, end: object) -> list[Fault]:
    faults = []
    for name, value in (("start", start), ("end", end)):
        try:
            require(name, datetime, value)
            if isinstance(value, datetime) and not 1 < value.year < 9999:
                expected = "within the years 2 to 9998, as zones shift the others"
                faults.append(Fault(name, value.isoformat(), expected))
        except InvalidValue as error:
            faults += error.faults
    if not faults and isinstance(start, datetime) and isinstance(end, datetime):
        faults.append(Fault("end", end.isoformat(), f"later than {start.isoformat()}"))
    return faults


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
