"""How values are written in iCalendar: text, parameters, times, and lines that are folded."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from rocb.periods import Slot, at_instant, instant, steady_offset

OCTETS_AT_MOST: Final = 75
"""How long a line may be, without its line end (RFC 5545, 3.1)."""

_SECOND: Final = 1_000_000
_KEY: Final = re.compile("[A-Za-z0-9_+/-]{1,40}")  # any other is put in UTC
_PIECES: Final = re.compile(rb"(?s).{1,74}(?![\x80-\xbf])")
_NAMES_OF_UTC: Final = frozenset((None, "UTC", "Etc/UTC"))


def text(words: str) -> str:
    """Return a TEXT value (RFC 5545, 3.3.11)."""
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def parameter(value: str) -> str:
    """Return a parameter's value, quoted, with carets for what may not be quoted (RFC 6868)."""
    plain = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return f'"{plain}"'


def day(value: date) -> str:
    """Return a DATE value."""
    return value.isoformat().replace("-", "")


def moment(value: datetime) -> str:
    """Return a DATE-TIME value in UTC, cut to whole seconds."""
    return f"{clock(value if value.tzinfo is UTC else value.astimezone(UTC))}Z"


def clock(value: datetime) -> str:
    """Return what the clocks show at a moment as a DATE-TIME value without a zone."""
    return f"{_day(value.toordinal())}T{_time(value.hour, value.minute, value.second)}"


@lru_cache(maxsize=4096)
def _day(ordinal: int) -> str:
    return day(date.fromordinal(ordinal))


@lru_cache(maxsize=4096)
def _time(hour: int, minute: int, second: int) -> str:
    return f"{hour:02}{minute:02}{second:02}"


def at(name: str, value: datetime | date) -> str:
    """Return a property with a day, or with a moment as the clocks of its zone show it.

    Where they show it twice, clocks tell the first (RFC 5545, 3.3.5); the second is put in UTC.
    """
    if not isinstance(value, datetime):
        return f"{name};VALUE=DATE:{day(value)}"
    where = named_zone(value)
    if where is None:
        return f"{name}:{moment(value)}"
    return f"{name};TZID={where.key}:{clock(value)}"


def is_named(where: tzinfo | None) -> bool:
    """Return whether calendars have a name for a zone."""
    key = where.key if isinstance(where, ZoneInfo) else None
    return where is UTC or (key is not None and _KEY.fullmatch(key) is not None)


def named_zone(value: datetime) -> ZoneInfo | None:
    """Return the zone by whose clocks a moment is written, or `None` where it is put in UTC."""
    where = value.tzinfo
    if not isinstance(where, ZoneInfo) or where.key in _NAMES_OF_UTC:
        return None
    if not _KEY.fullmatch(where.key):
        return None
    return None if value.fold and not told_by_clocks(value) else where


def steady_zone(slot: Slot) -> ZoneInfo | None:
    """Return the zone whose clocks tell a slot beyond doubt, or `None` where more has to be asked.

    It is of whole seconds within one day, near which they do not change.
    """
    start, end = slot.start, slot.end
    day, where = start.toordinal(), start.tzinfo
    if (
        where is not end.tzinfo
        or day != end.toordinal()
        or start.microsecond
        or end.microsecond
        or not isinstance(where, ZoneInfo)
        or where.key in _NAMES_OF_UTC
        or not _KEY.fullmatch(where.key)
    ):
        return None
    return None if steady_offset(day, where) is None else where


def ends(slot: Slot) -> tuple[datetime, datetime]:
    """Return the start and the end of a slot as they are written, widened to whole seconds.

    Where the clocks skip one of them, or show it twice, both are in UTC, as readers disagree.
    """
    start, end = slot.start, slot.end
    if slot.begins % _SECOND or slot.ends % _SECOND:
        start = at_instant(slot.begins // _SECOND * _SECOND, start.tzinfo)
        end = at_instant(-(-slot.ends // _SECOND) * _SECOND, end.tzinfo)
    if told_by_clocks(start) and told_by_clocks(end):
        return start, end
    return start.astimezone(UTC), end.astimezone(UTC)


def recurring_ends(slot: Slot) -> tuple[datetime, ...]:
    """Return the start and the end of the first slot of a series, by the clocks of its zone.

    Where these change within the slot, or it is not of whole seconds, there is no end, as it would
    tell readers another length for the others: they are exactly as long.
    """
    start = slot.start
    end = start + slot.length
    whole = not start.microsecond and not end.microsecond
    told = told_by_clocks(start) and told_by_clocks(end) and instant(end) == slot.ends
    return (start, end) if told and whole else (start,)


def period(name: str, slot: Slot) -> str:
    """Return a property with a PERIOD value, widened to whole seconds."""
    start, end = ends(slot)
    return f"{name};VALUE=PERIOD:{moment(start)}/{moment(end)}"


def told_by_clocks(value: datetime) -> bool:
    """Return whether every reader takes what the clocks show for this very moment.

    What they skip or show twice is read in several ways.
    """
    return value.utcoffset() == value.replace(fold=1 - value.fold).utcoffset()


def length(value: timedelta) -> str:
    """Return a DURATION value of whole seconds, at least one."""
    seconds = -(-value // timedelta(seconds=1))
    hours, rest = divmod(seconds, 3600)
    parts = ((hours, "H"), (rest // 60, "M"), (rest % 60, "S"))
    return f"PT{''.join(f'{number}{unit}' for number, unit in parts if number) or '0S'}"


def lines(rows: Iterable[str], before: str = "", after: bytes = b"") -> bytes:
    """Return lines with their ends; those of more than 75 octets are folded.

    What comes `before` them and `after` them is left as it is.
    """
    fit = [
        row.encode() if len(row) <= OCTETS_AT_MOST and row.isascii() else _folded(row.encode())
        for row in rows
    ]
    return b"%b%b\r\n%b" % (before.encode(), b"\r\n".join(fit), after)


def _folded(octets: bytes) -> bytes:
    """Return a line cut into lines of at most 75 octets, never within a character."""
    if len(octets) <= OCTETS_AT_MOST:
        return octets
    return b"\r\n ".join(_PIECES.findall(octets))
