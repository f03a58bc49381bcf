"""The times of an event, as they are read from its properties (RFC 5545, 3.3.4 to 3.3.10).

Days, times, periods and lengths are read by icalendar, after their shape has been checked and
without their zones, which are put to them here.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from attrs import evolve
from icalendar import vDDDTypes, vDuration

from rocb.errors import Fault, InvalidValue
from rocb.ical import content
from rocb.ical.lines import Property
from rocb.ical.reading.named_zones import Finder
from rocb.ical.rules import bounded
from rocb.periods import MICROSECOND, Days, Slot, at_instant, instant

_SHAPE: Final = re.compile(r"([0-9]{8})(?:(T[0-9]{6})(Z?))?")
_LENGTH: Final = re.compile(r"\+?(P(?:[0-9]{1,9}[WD]){0,2})(T(?:[0-9]{1,9}[HMS]){1,3})?")
_DAY: Final = timedelta(days=1)
_NO_TIME: Final = timedelta()
_RULE_AT_MOST: Final = 500
_ANY_END: Final = date(9000, 1, 1)

_read: Final[Callable[[str], date | datetime]] = vDDDTypes.from_ical
_read_length: Final[Callable[[str], timedelta]] = vDuration.from_ical


class Clocks(NamedTuple):
    """What times without a zone are in, if anything, and how the zones of others are found."""

    where: ZoneInfo | None
    find: Finder


def place(it: Property) -> str:
    """Return where a property stands, for a `Fault`."""
    return f"{it.name} on line {it.number}"


def moment(it: Property, clocks: Clocks) -> datetime | date:
    """Return the day or the time that a property states. Raises `InvalidValue`."""
    return _moment(it, it.value, clocks)


def alike(it: Property, when: Days | Slot, clocks: Clocks) -> datetime | date:
    """Return the same, of the kind that the event itself is of. Raises `InvalidValue`."""
    found = moment(it, clocks)
    _require_kind(it, it.value, found, when)
    return found


def listed(it: Property, when: Days | Slot, clocks: Clocks) -> Iterator[datetime | date | Slot]:
    """Yield the days, or the times and periods, that a property lists. Raises `InvalidValue`."""
    for value in it.value.split(",") if it.value else ():
        found = (
            period(it, value, clocks)
            if "/" in value and it.name == "RDATE"
            else _moment(it, value, clocks)
        )
        _require_kind(it, value, found, when)
        yield found


def _require_kind(
    it: Property, value: str, found: datetime | date | Slot, when: Days | Slot
) -> None:
    if isinstance(found, (datetime, Slot)) is isinstance(when, Days):
        expected = "a day, as DTSTART is" if isinstance(when, Days) else "a time, as DTSTART is"
        raise InvalidValue(Fault(place(it), value, expected))


def stamp(it: Property) -> datetime:
    """Return the time that a property states in UTC, which need not be said. Raises likewise."""
    found = _moment(it, it.value, Clocks(ZoneInfo("UTC"), lambda _: None))
    if not isinstance(found, datetime):
        raise InvalidValue(Fault(place(it), it.value, "a time in UTC"))
    return found.astimezone(UTC)


def _moment(it: Property, value: str, clocks: Clocks) -> datetime | date:
    found = _SHAPE.fullmatch(value) if value.isascii() else None
    kind = _kind(it)
    if found is None or kind not in ("", "DATE" if found[2] is None else "DATE-TIME", "PERIOD"):
        expected = "a date" if kind == "DATE" else "a time" if kind == "DATE-TIME" else _EXPECTED
        raise InvalidValue(Fault(place(it), value, expected))
    try:
        read = _read(found[1] + (found[2] or ""))
    except ValueError as error:
        raise InvalidValue(Fault(place(it), value, "in the calendar")) from error
    if not 1 < read.year < 9999:
        expected = "within the years 2 to 9998, as zones shift the others"
        raise InvalidValue(Fault(place(it), value, expected))
    if not isinstance(read, datetime):
        return read
    return read.replace(tzinfo=UTC if found[3] else _zone(it, value, clocks))


_EXPECTED: Final = "a date, such as 20260131, or a time, such as 20260131T090000Z"


def _kind(it: Property) -> str:
    found = it.parameters.get("VALUE")
    return found[0].upper() if found else ""


def _zone(it: Property, value: str, clocks: Clocks) -> ZoneInfo:
    names = it.parameters.get("TZID")
    if names is None:
        if clocks.where is None:
            expected = "a time in a zone: say where, as it floats"
            raise InvalidValue(Fault(place(it), value, expected))
        return clocks.where
    found = clocks.find(names[0]) if len(names) == 1 else None
    if found is None:
        expected = "a zone that is known: a name of IANA or of Windows, or one of those given"
        raise InvalidValue(Fault(f"TZID of {place(it)}", ",".join(names), expected))
    return found


def length(it: Property, value: str) -> tuple[timedelta, timedelta]:
    """Return the days of a DURATION, which clocks tell, and the exact rest of it.

    Raises `InvalidValue`, also where it is not longer than nothing.
    """
    found = _LENGTH.fullmatch(value) if value.isascii() else None
    try:
        if found is None:
            raise ValueError(value)
        days = _NO_TIME if found[1] == "P" else _read_length(found[1])
        rest = _NO_TIME if found[2] is None else _read_length(f"P{found[2]}")
    except (OverflowError, ValueError) as error:
        expected = "a length of time above zero, such as PT90M or P1D"
        raise InvalidValue(Fault(place(it), value, expected)) from error
    if days + rest <= _NO_TIME:
        raise InvalidValue(Fault(place(it), value, "longer than nothing"))
    return days, rest


def period(it: Property, value: str, clocks: Clocks) -> Slot:
    """Return the slot of a PERIOD, by its end or its length. Raises `InvalidValue`."""
    first, _, last = value.partition("/")
    start = _moment(it, first, clocks)
    if not isinstance(start, datetime):
        raise InvalidValue(Fault(place(it), value, "a period between two times"))
    end = (
        _later(it, start, *length(it, last))
        if last[:1] in ("P", "+")
        else _moment(it, last, clocks)
    )
    return _slot(it, start, end)


def _slot(it: Property, start: datetime, end: datetime | date) -> Slot:
    if not isinstance(end, datetime) or instant(end) <= instant(start):
        raise InvalidValue(Fault(place(it), it.value, f"a time later than {start.isoformat()}"))
    return Slot(start, end)


def _later(it: Property, start: datetime, days: timedelta, rest: timedelta) -> datetime:
    """Return the end of what starts at `start`; of days, the clocks show the same time.

    RFC 5545, 3.8.2.5.
    """
    try:
        moved = (start.replace(tzinfo=None) + days).replace(tzinfo=start.tzinfo)
        found = at_instant(instant(moved) + rest // MICROSECOND, start.tzinfo)
    except OverflowError as error:
        raise InvalidValue(
            Fault(place(it), it.value, "a length that the calendar holds")
        ) from error
    if found.year >= 9999:
        raise InvalidValue(Fault(place(it), it.value, "a length that ends by the year 9998"))
    return found if rest else moved


def span(
    start: Property, end: Property | None, lasts: Property | None, clocks: Clocks
) -> Days | Slot:
    """Return what DTSTART and DTEND or DURATION make. Raises `InvalidValue`."""
    first = moment(start, clocks)
    if end is not None and lasts is not None:
        raise InvalidValue(Fault(place(lasts), lasts.value, "alone: the event has DTEND as well"))
    if isinstance(first, datetime):
        if lasts is not None:
            return Slot(first, _later(lasts, first, *length(lasts, lasts.value)))
        if end is not None:
            return _slot(end, first, moment(end, clocks))
        expected = "a start with an end: the event takes no time, as it has no end"
        raise InvalidValue(Fault(place(start), start.value, expected))
    if lasts is not None:
        return Days(first, _last_day(lasts, first))
    if end is None:
        return Days(first, first)
    after = moment(end, clocks)
    if isinstance(after, datetime) or after <= first:
        raise InvalidValue(Fault(place(end), end.value, f"a day later than {first}"))
    return Days(first, after - _DAY)


def _last_day(it: Property, first: date) -> date:
    days, rest = length(it, it.value)
    if rest:
        raise InvalidValue(Fault(place(it), it.value, "a number of whole days"))
    try:
        last = first + days - _DAY
    except OverflowError:
        last = date.max
    if last.year >= 9999:
        raise InvalidValue(Fault(place(it), it.value, "a length that ends by the year 9998"))
    return last


def rule(it: Property, first: datetime | date) -> str:
    """Return a rule in capitals, its UNTIL in UTC, or a day for days. Raises `InvalidValue`.

    An UNTIL that is a day means, for times, the end of it by the clocks of the first start.
    """
    if len(it.value) > _RULE_AT_MOST or not it.value.isascii():
        expected = f"a rule of at most {_RULE_AT_MOST} characters"
        raise InvalidValue(Fault(place(it), it.value, expected))
    parts = [part for part in it.value.upper().split(";") if part]
    text = ";".join(_ended(it, part, first) if part[:6] == "UNTIL=" else part for part in parts)
    try:
        bounded(text, _ANY_END)
    except InvalidValue as error:
        faults = (evolve(fault, path=place(it), value=text) for fault in error.faults)
        raise InvalidValue(*dict.fromkeys(faults)) from error
    return text


def _ended(it: Property, part: str, first: datetime | date) -> str:
    value = part.removeprefix("UNTIL=")
    found = _SHAPE.fullmatch(value)
    if found is not None and not isinstance(first, datetime):
        return f"UNTIL={found[1]}"
    if found is None or found[3] or not isinstance(first, datetime):
        return part
    last = _moment(Property(it.number, it.name, {}, value), value, Clocks(ZoneInfo("UTC"), _none))
    if not isinstance(last, datetime):
        last = datetime.combine(last, time(23, 59, 59))
    return f"UNTIL={content.moment(last.replace(tzinfo=first.tzinfo))}"


def _none(_name: str) -> None:
    return None
