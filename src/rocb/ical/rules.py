"""Recurrence rules of events, which, unlike those of bookings, need not end (RFC 5545, 3.3.10)."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final, NamedTuple

from attrs import define, evolve

from rocb.booking.recurrence import (
    LAST_YEAR,
    Rule,
    last_year,
    only_steps,
    read_rule,
    wall_starts,
)
from rocb.errors import Fault, InvalidValue

_FORESEEN: Final = timedelta(days=5 * 366)
_UNTIL_DAY: Final = re.compile("(?<=UNTIL=)([0-9]{8})(?=;|$)")
_LAST: Final = date(LAST_YEAR, 12, 31)
_DAYS: Final = {"DAILY": 1, "WEEKLY": 7}
_WALL: Final = 4


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


@define
class Steps:
    """How many steps one call may still take; of rules, one is about half a microsecond."""

    left: int

    def allow(self, number: int) -> bool:
        """Take so many steps, and return whether there were as many left."""
        self.left -= number
        return self.left >= 0

    def spend(self, number: int, rule: str) -> None:
        """Take so many steps for a rule. Raises `InvalidValue` where fewer were left."""
        if not self.allow(number):
            expected = "told within the steps that all rules together may take"
            raise InvalidValue(Fault("rule", rule, expected))


def walls(rule: Rule, first: datetime, begin: datetime, steps: Steps) -> Iterator[datetime]:
    """Yield the wall times from `begin` on that a rule gives after `first`, which counts as one.

    What comes before is not walked, but for a rule with COUNT that gives more than every so many
    days or weeks. Raises `InvalidValue` where that takes too many steps.
    """
    ahead = _ahead(rule, first, begin)
    last, place, quick = last_year(first), ahead.begin, only_steps(rule, first)
    number = max(ahead.number, 1)
    if place.year > last or number == rule.count:
        return
    steps.spend(_WALL, rule.freq)
    each, over = 1 if rule.freq == "YEARLY" else 2, 1 if rule.freq == "DAILY" else rule.interval
    for found in wall_starts(ahead.rule, place):
        steps.spend(_WALL if quick else _WALL + each * (found - place).days // over, rule.freq)
        place = found
        if found.year > last:
            return
        if found == first:
            continue
        if found >= begin:
            yield found
        number += 1
        if number == rule.count:
            return
    if not quick:
        steps.spend(each * 366 * (last_year(ahead.begin) + 1 - place.year) // over, rule.freq)


class _Ahead(NamedTuple):
    """Where a walk may begin, by which rule, and how many starts are left out if they count."""

    rule: Rule
    begin: datetime
    number: int = 0


def _ahead(rule: Rule, first: datetime, begin: datetime) -> _Ahead:
    """Return the last multiple of the interval before `begin`, in days, weeks, months or years.

    A month or a year is walked from its first day, and so the rule is told the day and the month
    that it otherwise takes from where it begins.
    """
    quick = only_steps(rule, first)
    if begin <= first or (rule.count is not None and not quick):
        return _Ahead(rule, first)
    if rule.freq in _DAYS:
        step = timedelta(days=_DAYS[rule.freq] * rule.interval)
        number = (begin - first) // step
        if rule.count is not None:
            number = min(number, rule.count)
        return _Ahead(rule, first + number * step, number)
    if rule.freq == "MONTHLY":
        months = 12 * (begin.year - first.year) + begin.month - first.month
        months -= months % rule.interval
        if not rule.byday and not rule.bymonthday:
            rule = evolve(rule, bymonthday=(first.day,))
        year, month = divmod(12 * first.year + first.month - 1 + months, 12)
        near = first.replace(year=year, month=month + 1, day=1)
        return _Ahead(rule, near) if months else _Ahead(rule, first)
    years = begin.year - first.year
    years -= years % rule.interval
    if not (rule.byday or rule.bymonthday or rule.byyearday or rule.byweekno):
        rule = evolve(rule, bymonth=rule.bymonth or (first.month,), bymonthday=(first.day,))
    near = first.replace(year=first.year + years, month=1, day=1)
    return _Ahead(rule, near) if years else _Ahead(rule, first)
