"""Recurrence rules as any calendar may have them (RFC 5545, 3.3.10), also those without an end."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Final

from rocb.booking.recurrence import (
    OCCURRENCES_AT_MOST,
    YEARS_AT_MOST,
    Rule,
    counted,
    may_begin,
    read_rule,
    wall_starts,
)
from rocb.errors import InvalidValue
from rocb.ical.conformance import demands
from rocb.ical.conformance.demands import Demand
from rocb.ical.conformance.moments import Kind, Moment, instant_of, read_moment

_LENGTH_AT_MOST: Final = 2_000
_DAYS: Final = "(?:MO|TU|WE|TH|FR|SA|SU)"


def _list(item: str) -> re.Pattern[str]:
    return re.compile(f"{item}(?:,{item})*")


def _numbers(pattern: str, sign: str = "[+-]?") -> re.Pattern[str]:
    return _list(f"{sign}0*(?:{pattern})")


_TO_366: Final = "[1-9]|[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-6]"
_PARTS: Final[dict[str, re.Pattern[str]]] = {
    "FREQ": re.compile("SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile("0*[1-9][0-9]{0,5}"),
    "COUNT": re.compile("0*[1-9][0-9]{0,5}"),
    "UNTIL": re.compile("[0-9]{8}(?:T[0-9]{6}Z?)?"),
    "WKST": re.compile(_DAYS),
    "BYSECOND": _numbers("[0-5]?[0-9]|60", sign=""),
    "BYMINUTE": _numbers("[0-5]?[0-9]", sign=""),
    "BYHOUR": _numbers("1?[0-9]|2[0-3]", sign=""),
    "BYDAY": _list(f"(?:[+-]?0?(?:[1-9]|[1-4][0-9]|5[0-3]))?{_DAYS}"),
    "BYMONTHDAY": _numbers("[1-9]|[12][0-9]|3[01]"),
    "BYYEARDAY": _numbers(_TO_366),
    "BYWEEKNO": _numbers("[1-9]|[1-4][0-9]|5[0-3]"),
    "BYMONTH": _numbers("[1-9]|1[0-2]", sign=""),
    "BYSETPOS": _numbers(_TO_366),
    "RSCALE": re.compile("[A-Z0-9-]+"),
    "SKIP": re.compile("OMIT|BACKWARD|FORWARD"),
}
_STEPS_AT_LEAST: Final = 50_000
_STEPS_EACH: Final = 100
_TAKEN_AT_MOST: Final = 500
_DAYS_OF: Final = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
_WALK: Final = 4_000
_QUICK: Final = ("SECONDLY", "MINUTELY", "HOURLY")
_CLOCKS: Final = ("BYSECOND", "BYMINUTE", "BYHOUR")
_NUMBERED: Final = re.compile("[0-9]")


def rule_parts(text: str) -> Mapping[str, str] | None:
    """Return the parts of a RECUR value, or `None` where it is none."""
    parts = dict[str, str]()
    if len(text) > _LENGTH_AT_MOST:
        return None
    for part in text.upper().split(";"):
        name, _, value = part.partition("=")
        if name in parts or name not in _PARTS or not _PARTS[name].fullmatch(value):
            return None
        parts[name] = value
    return parts if "FREQ" in parts else None


def missed_by(parts: Mapping[str, str], start: Moment | None) -> Iterator[Demand]:
    """Yield the demands that a rule misses whose series begins at `start`."""
    if parts["FREQ"] in _QUICK:
        yield demands.RULE_FREQUENCY
    if "COUNT" in parts and "UNTIL" in parts:
        yield demands.RULE_END
    if any(_clashes(parts, start)):
        yield demands.RULE_PARTS
    if start is not None and "UNTIL" in parts:
        yield from _missed_by_until(parts["UNTIL"], start)


def is_within_bounds(parts: Mapping[str, str], text: str, start: Moment | None) -> bool:
    """Return whether imports take a rule in which nothing is wrong.

    How far one with COUNT reaches is told where it has no BY parts.
    """
    count, interval = (int(parts.get(name, "1")) for name in ("COUNT", "INTERVAL"))
    if len(text) > _TAKEN_AT_MOST or count > OCCURRENCES_AT_MOST or endless(text) is None:
        return False
    if start is None:
        return True
    if "UNTIL" in parts:
        return int(parts["UNTIL"][:4]) <= start.wall.year + YEARS_AT_MOST
    if any(name.startswith("BY") for name in parts):
        return True
    return (count - 1) * interval * _DAYS_OF[parts["FREQ"]] <= YEARS_AT_MOST * 366


def _clashes(parts: Mapping[str, str], start: Moment | None) -> Iterator[bool]:
    """Yield which rules of the table of RFC 5545, 3.3.10, are broken."""
    freq, numbered = parts["FREQ"], _NUMBERED.search(parts.get("BYDAY", "")) is not None
    yield "BYWEEKNO" in parts and (freq != "YEARLY" or numbered)
    yield "BYYEARDAY" in parts and freq in ("DAILY", "WEEKLY", "MONTHLY")
    yield "BYMONTHDAY" in parts and freq == "WEEKLY"
    yield numbered and freq not in ("MONTHLY", "YEARLY")
    yield "BYSETPOS" in parts and not any(
        name.startswith("BY") and name != "BYSETPOS" for name in parts
    )
    yield start is not None and start.kind is Kind.DATE and any(map(parts.__contains__, _CLOCKS))


def _missed_by_until(text: str, start: Moment) -> Iterator[Demand]:
    until = read_moment(text)
    if until is None:
        yield demands.RULE
    elif (until.kind is Kind.DATE) is not (start.kind is Kind.DATE):
        yield demands.UNTIL_TYPE
    elif until.kind is Kind.FLOATING and start.kind is not Kind.FLOATING:
        yield demands.UNTIL_UTC
    elif _is_before(until, start):
        yield demands.UNTIL_LATER


def _is_before(until: Moment, start: Moment) -> bool:
    if until.kind is not Kind.UTC:
        return until.wall < start.wall
    ends, begins = instant_of(until), instant_of(start)
    return ends is not None and begins is not None and ends < begins


@lru_cache(maxsize=1024)
def endless(text: str) -> Rule | None:
    """Return a rule without its end, or `None` where it is not one that can be walked."""
    try:
        return read_rule(counted(text, 1))
    except InvalidValue:
        return None


def begins_with(rule: Rule, wall: datetime, steps: Iterator[int]) -> bool:
    """Return whether the first time that a rule gives is the one at which a series begins.

    Where `steps` do not allow to look, it is taken to be so.
    """
    if not may_begin(rule, wall.date()):
        return False
    numbered = any(number for number, _ in rule.byday)
    if not (numbered or rule.byyearday or rule.byweekno or rule.bysetpos):
        return True
    if not spend(steps, 1) or _first(rule, wall) == wall:
        return True
    spend(steps, _WALK)
    return False


@lru_cache(maxsize=4096)
def _first(rule: Rule, wall: datetime) -> datetime | None:
    return next(wall_starts(rule, wall), None)


def steps_for(entries: int) -> Iterator[int]:
    """Return how many starts may be looked at in a calendar, one by one."""
    return iter(range(_STEPS_AT_LEAST + _STEPS_EACH * entries))


def spend(steps: Iterator[int], number: int) -> bool:
    """Take so many steps, and return whether there were any left."""
    return next(islice(steps, number - 1, None), None) is not None
