"""Recurrence rules of events, which, unlike those of bookings, need not end (RFC 5545, 3.3.10)."""

import re
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final

from rocb.booking.recurrence import LAST_YEAR, Rule, read_rule, wall_starts

_FORESEEN: Final = timedelta(days=5 * 366)
_UNTIL_DAY: Final = re.compile("(?<=UNTIL=)([0-9]{8})(?=;|$)")
_LAST: Final = date(LAST_YEAR, 12, 31)


def ends(rule: str) -> bool:
    """Return whether a rule says when it ends."""
    return any(part.startswith(("COUNT=", "UNTIL=")) for part in rule.split(";"))


def ends_on_day(rule: str) -> bool:
    """Return whether a rule says on which day it ends, and at no time of it."""
    return _UNTIL_DAY.search(rule) is not None


def bounded(rule: str, until: date) -> Rule:
    """Return what a rule says, with an end on the day `until` where it has none.

    A day on which it ends lasts to its last second in UTC. Raises `InvalidValue`.
    """
    asked = rule if ends(rule) else f"{rule};UNTIL={until.isoformat().replace('-', '')}"
    return read_rule(_UNTIL_DAY.sub(r"\1T235959Z", asked))


def last_day(rule: str, first: datetime | date) -> date:
    """Return the last day on which a rule may give a start, or one years ahead without an end."""
    day = first.date() if isinstance(first, datetime) else first
    far = day + _FORESEEN if day.year < LAST_YEAR - 10 else _LAST
    read = bounded(rule, far)
    if read.until is not None:
        return min(read.until.date(), _LAST - timedelta(days=1)) + timedelta(days=1)
    wall = datetime.combine(day, time())
    *_, last = (wall, *islice(wall_starts(read, wall), read.count))
    return last.date()
