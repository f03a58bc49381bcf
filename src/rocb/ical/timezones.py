"""Time zones as VTIMEZONE components (RFC 5545, 3.6.5), made from the IANA data."""

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from attrs import field, frozen

from rocb.checks import checked, matching, require
from rocb.errors import Fault, InvalidValue
from rocb.ical import content
from rocb.periods import Days, at_instant, midnight

_NO_TIME: Final = timedelta()
_SECOND: Final = timedelta(seconds=1)
_DAY: Final = timedelta(days=1)
_STEP: Final = 3 * _DAY  # no zone has ever changed its clocks twice within so few days
_YEAR: Final = 365 * _DAY
_YEARS_BEFORE: Final = 2
_YEARS_AFTER: Final = 11  # by then, a Sunday has fallen on each of the days that a rule gives it
_FIRST_YEAR: Final = 2
_LAST_YEAR: Final = 9998
_TOLD_TO: Final = 2100  # what comes later follows the yearly rules that hold by then
_KEY: Final = re.compile(r"[A-Za-z0-9_+/-]{1,64}")
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@frozen(field_transformer=checked)
class Onset:
    """The instant (in UTC) at which a zone's offset becomes another, and the name of that time.

    `returns` says that it may come again each year: daylight saving time begins or ends, but not
    for good.
    """

    at: datetime
    before: timedelta
    after: timedelta
    name: str = field(validator=matching("[A-Za-z0-9+-]+", "the short name of a time"))
    daylight: bool = False
    returns: bool = False

    @property
    def wall(self) -> datetime:
        """What the clocks would show at the onset if they were not changed, without a zone."""
        return self.at.replace(tzinfo=None) + self.before


@frozen
class Observance:
    """One onset, or those of consecutive years that one rule gives.

    `days` are the parts of a rule, best first, which give these onsets and no others.
    `ends` is `False` where the rule holds in all of the data that were looked at.
    """

    onsets: tuple[Onset, ...]
    days: tuple[str, ...]
    ends: bool


def zone_named(name: str) -> ZoneInfo | None:
    """Return the IANA time zone of this name, or `None` where there is none."""
    return ZoneInfo(name) if name in _names() else None


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones() - {"localtime", "posixrules"})


def vtimezone(where: ZoneInfo, first: date, last: date) -> bytes:
    """Return the component that is right from the day before `first` to the end of `last`.

    Its lines end in CRLF. It holds the changes of whole years, but no change of standard time
    after `last`, as Outlook takes the newest STANDARD for the one in force. Raises `InvalidValue`
    for a zone without a name, and outside the years 2 to 9998.
    """
    require("where", ZoneInfo, where)
    if not isinstance(where.key, str) or not _KEY.fullmatch(where.key):
        raise InvalidValue(Fault("where", where.key, "the name of a zone, such as Asia/Baku"))
    Days(first, last)
    for name, day in (("first", first), ("last", last)):
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise InvalidValue(Fault(name, day, f"within the years {_FIRST_YEAR} to {_LAST_YEAR}"))
    return _component(where, first, last)


@lru_cache(maxsize=1024)
def _component(where: ZoneInfo, first: date, last: date) -> bytes:
    lines = ["BEGIN:VTIMEZONE", f"TZID:{where.key}"]
    for observance in observances(where, first, last):
        lines += _block(observance)
    lines.append("END:VTIMEZONE")
    return content.lines(lines)


def _block(observance: Observance) -> Iterator[str]:
    onset = observance.onsets[0]
    kind = "DAYLIGHT" if onset.daylight else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{_stamp(onset.wall)}"
    yield f"TZOFFSETFROM:{_signed(onset.before)}"
    yield f"TZOFFSETTO:{_signed(onset.after)}"
    yield f"TZNAME:{onset.name}"
    if len(observance.onsets) > 1:
        until = f";UNTIL={_stamp(observance.onsets[-1].at)}Z" if observance.ends else ""
        yield f"RRULE:FREQ=YEARLY;{observance.days[0]}{until}"
    yield f"END:{kind}"


def _stamp(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat().replace("-", "").replace(":", "")


def _signed(offset: timedelta) -> str:
    minutes, seconds = divmod(abs(offset) // _SECOND, 60)
    sign = "-" if offset < _NO_TIME else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")


def observances(where: ZoneInfo, first: date, last: date) -> tuple[Observance, ...]:
    """Return what has to be stated of a zone for the days from `first` to `last`, in order."""
    last_year = min(last.year, max(first.year, _TOLD_TO))
    onsets = _onsets(where, first.year, _last_seen(last_year))
    begun = max(it.at for it in onsets if it.at <= max(_eve(first.year), onsets[0].at))
    year_ends = _eve(last_year + 1) + 4 * _DAY
    ends = at_instant(midnight(last + _DAY, where), UTC)
    needed = set(_steady([it for it in onsets if begun <= it.at < year_ends], ends))
    return tuple(
        found
        for found in _grouped(onsets, _last_seen(last_year))
        if any(it.at in needed for it in found.onsets)
    )


def _steady(onsets: list[Onset], ends: datetime) -> Iterator[datetime]:
    """Yield the instants of onsets, those from `ends` on while standard time remains what it is."""
    standard: timedelta | None = None
    for it in onsets:
        if it.at < ends:
            standard = None if it.daylight else it.after
        elif not it.daylight:
            if standard not in (None, it.after):
                return
            standard = it.after
        yield it.at


def is_standard(offset: timedelta, where: ZoneInfo, at: datetime) -> bool:
    """Return whether an offset counts as standard time on the day of an instant, given in UTC.

    It does where the IANA data say so, and where `vtimezone` does (see `_onsets`): then it is the
    one in force or, amid daylight saving time, the one before or after it.
    """
    tomorrow = at.astimezone(where).date() + _DAY
    ends = at_instant(midnight(tomorrow, where), UTC) - _SECOND
    return any(offset in _standard(where, it) for it in (at, ends))


def _standard(where: ZoneInfo, at: datetime) -> Iterator[timedelta]:
    yield _offset(at, where) - _saving(at, where)
    onsets = _onsets(where, at.year, min(at.year + _YEARS_BEFORE, _LAST_YEAR))
    place = max(bisect_right(onsets, at, key=lambda it: it.at) - 1, 0)
    now, *later = onsets[place : place + 2]
    yield from (now.before, *(it.after for it in later)) if now.daylight else (now.after,)


def _grouped(onsets: tuple[Onset, ...], last_seen: int) -> Iterator[Observance]:
    """Yield the onsets, those of consecutive years together that one rule gives, in order.

    No rule outlasts a change of standard time, so that the newest STANDARD is the one in force.
    """
    runs: list[list[Onset]] = []
    rules: list[tuple[str, ...]] = []
    newest: dict[tuple[object, ...], int] = {}
    for it in onsets:
        wall = it.wall
        days = _days(wall.date()) if it.returns else ()
        if not it.returns:
            newest.clear()
        kind = (it.daylight, it.before, it.after, it.name, wall.month, wall.time())
        run = newest.get(kind)
        if run is not None and runs[run][-1].wall.year + 1 == wall.year:
            shared = tuple(part for part in rules[run] if part in days)
            if shared:
                runs[run].append(it)
                rules[run] = shared
                continue
        newest[kind] = len(runs)
        runs.append([it])
        rules.append(days)
    for found, days in zip(runs, rules, strict=True):
        yield Observance(tuple(found), days, ends=found[-1].wall.year < last_seen)


@lru_cache(maxsize=4096)
def _days(day: date) -> tuple[str, ...]:
    """Return the parts of yearly rules that give this day of its year alone, best first."""
    weekday, length = _WEEKDAYS[day.weekday()], monthrange(day.year, day.month)[1]
    found = []
    if day.day > length - 7:
        found.append(f"BYDAY=-1{weekday}")
    if day.day <= 28:
        found.append(f"BYDAY={(day.day + 6) // 7}{weekday}")
    for begin in range(max(1, day.day - 6), min(day.day, length - 6) + 1):
        week = ",".join(map(str, range(begin, begin + 7)))
        found.append(f"BYMONTHDAY={week};BYDAY={weekday}")
    found.append(f"BYMONTHDAY={day.day}")
    return tuple(f"BYMONTH={day.month};{part}" for part in found)


def _eve(year: int) -> datetime:
    """Return an instant at which the last day before a year has begun nowhere."""
    return datetime(year, 1, 1, tzinfo=UTC) - 2 * _DAY


def _last_seen(year: int) -> int:
    return min(year + _YEARS_AFTER, _LAST_YEAR)


@lru_cache(maxsize=256)
def _onsets(where: ZoneInfo, first_year: int, last_seen: int) -> tuple[Onset, ...]:
    """Return a zone's changes from some years before the first to the end of the last, in order.

    The first of them stands for the offset at the beginning. Daylight saving time is what is ahead
    of standard time for less than a year; where clocks are set back for winter or Ramadan (Ireland,
    Morocco), it is the rest of the year. A change of standard time amid it is one to STANDARD.
    """
    begin = datetime(max(first_year - _YEARS_BEFORE, _FIRST_YEAR), 1, 2, tzinfo=UTC)
    end = datetime(last_seen + 1, 1, 1, tzinfo=UTC)
    spans = list(pairwise((begin, *_changes(where, begin, end - _SECOND), end)))
    savings = [min(_saving(since, where), _saving(till - _SECOND, where)) for since, till in spans]
    before = _offset(begin, where)
    onsets: list[Onset] = []
    was_ahead = False
    for number, (since, till) in enumerate(spans):
        after, brief = _offset(since, where), till - since < _YEAR
        beside = min(savings[max(number - 1, 0) : number + 2])
        is_ahead = brief and (savings[number] > _NO_TIME or beside < _NO_TIME == savings[number])
        named = max(since, min(_eve(first_year), till - _SECOND))
        onsets.append(
            Onset(
                since if number else begin - _DAY - before,
                before,
                after,
                named.astimezone(where).tzname() or "",
                daylight=number > 0 and is_ahead and not was_ahead,
                returns=number > 0 and brief and is_ahead != was_ahead,
            )
        )
        before, was_ahead = after, is_ahead
    return tuple(onsets)


def _changes(where: ZoneInfo, begin: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the instants up to `last` at which the offset of a zone becomes another."""
    offset = _offset(begin, where)
    while begin < last:
        end = min(begin + _STEP, last)
        after = end.astimezone(where).utcoffset() or _NO_TIME
        if after != offset:
            yield begin + _SECOND * _seconds_of(offset, begin, where)
        begin, offset = end, after


def _seconds_of(offset: timedelta, begin: datetime, where: ZoneInfo) -> int:
    """Return after how many seconds a zone no longer has an offset."""
    return bisect_left(
        range(_STEP // _SECOND), 1, key=lambda it: _offset(begin + it * _SECOND, where) != offset
    )


def _offset(at: datetime, where: ZoneInfo) -> timedelta:
    return at.astimezone(where).utcoffset() or _NO_TIME


def _saving(at: datetime, where: ZoneInfo) -> timedelta:
    return at.astimezone(where).dst() or _NO_TIME
