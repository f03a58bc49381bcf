"""Values of time as a calendar has them: DATE, DATE-TIME, PERIOD, DURATION, UTC-OFFSET."""

import re
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from rocb.ical.lines import Property
from rocb.ical.timezones import zone_named
from rocb.periods import wall_instant

_MOMENT: Final = re.compile(
    r"[0-9]{8}(?:T(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9]|(60))(Z)?)?", re.ASCII
)
_DURATION: Final = re.compile(
    r"([+-])?P(?:([0-9]{1,7})W|(?=.)(?:([0-9]{1,7})D)?"
    r"(?:T(?=.)(?:([0-9]{1,7})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,7})S)?)?)"
)
_LEAPS: Final = (re.compile("[0-9]{2}(?:14|29|44|59)"), re.compile("2359"))
_OFFSET: Final = re.compile(r"([+-])([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])?")
_UTC: Final = ZoneInfo("UTC")


class Kind(Enum):
    """What a moment is told by."""

    DATE = "date"
    FLOATING = "floating"
    UTC = "utc"
    ZONED = "zoned"


class Moment(NamedTuple):
    """A day, at midnight, or what the clocks show, in a zone where there is one.

    `leaps` where it was told by a leap second; it then is the second before that.
    """

    wall: datetime
    kind: Kind
    zone: str | None = None
    leaps: bool = False


def read_moment(text: str, zone: str | None = None) -> Moment | None:
    """Return what a DATE or DATE-TIME value says, or `None` where it is neither.

    Leap seconds end a day in UTC (RFC 5545, 3.3.12), and elsewhere an hour or a part of it.
    """
    found = _MOMENT.fullmatch(text)
    if found is None or (found[1] and not _LEAPS[found[2] is not None].fullmatch(text, 9, 13)):
        return None
    try:
        wall = datetime.fromisoformat(f"{text[:13]}59" if found[1] else text[:15])
    except ValueError:
        return None
    if len(text) == 8:
        return Moment(wall, Kind.DATE)
    kind = Kind.UTC if found[2] else Kind.FLOATING if zone is None else Kind.ZONED
    return Moment(wall, kind, zone if kind is Kind.ZONED else None, found[1] is not None)


def read_duration(text: str) -> timedelta | None:
    """Return what a DURATION value says, or `None` where it is none (RFC 5545, 3.3.6)."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return None
    weeks, days, hours, minutes, seconds = (int(it or 0) for it in found.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if found[1] == "-" else length


def is_length(text: str) -> bool:
    """Return whether a text is a DURATION above zero."""
    length = read_duration(text)
    return length is not None and length > timedelta()


def read_offset(text: str) -> timedelta | None:
    """Return what a UTC-OFFSET value says, or `None` where it is none (RFC 5545, 3.3.14)."""
    found = _OFFSET.fullmatch(text)
    if found is None or (found[1] == "-" and not text.strip("-0")):
        return None
    hours, minutes, seconds = (int(it or 0) for it in found.groups()[1:])
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -offset if found[1] == "-" else offset


def parameter(it: Property, name: str) -> str | None:
    """Return the first value of a parameter, or `None` where there is none."""
    found = it.parameters.get(name)
    return found[0] if found else None


def kind_of_value(it: Property) -> str:
    """Return the VALUE of a property in capitals, empty where it has none."""
    return (parameter(it, "VALUE") or "").upper()


def reads_period(text: str, zone: str | None = None) -> bool:
    """Return whether a text is a PERIOD, by its end or its length, that is longer than nothing."""
    start, _, rest = text.partition("/")
    first, last = read_moment(start, zone), read_moment(rest, zone)
    if first is None or first.kind is Kind.DATE:
        return False
    if last is not None:
        return last.kind is first.kind and last.wall > first.wall
    return is_length(rest)


def instant_of(moment: Moment) -> int | None:
    """Return the instant that is meant, in microseconds since 1970, where zones tell it."""
    if moment.kind is Kind.UTC:
        return wall_instant(moment.wall, _UTC)
    where = None if moment.zone is None else zone_named(moment.zone)
    return None if where is None else wall_instant(moment.wall, where)
