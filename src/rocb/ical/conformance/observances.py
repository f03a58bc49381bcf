"""What the VTIMEZONEs of a file say: which offset is in force when (RFC 5545, 3.6.5)."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Final, NamedTuple

from rocb.booking.recurrence import Rule, wall_starts
from rocb.ical.conformance.moments import Kind, read_moment, read_offset
from rocb.ical.conformance.recur import endless, rule_parts
from rocb.ical.conformance.tree import Component

YEARS_AHEAD: Final = 90
"""How many years after the first date of a zone its blocks are followed."""

_ONSETS_AT_MOST: Final = 1_000
_MONTHLY: Final = frozenset(
    ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYDAY", "BYMONTHDAY")
)
_SLACK: Final = 2


class Observance(NamedTuple):
    """A STANDARD or DAYLIGHT block: its first onset by the clocks before it, and its offsets.

    `until` is in UTC, without a zone.
    """

    standard: bool
    first: datetime
    before: timedelta
    after: timedelta
    rule: Rule | None
    times: int | None
    until: datetime | None


def observance_of(block: Component) -> Observance | None:
    """Return what a block says, or `None` where that cannot be told."""
    start, before, after = map(block.first, ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"))
    if start is None or before is None or after is None:
        return None
    first, rule = read_moment(start.value), block.first("RRULE")
    offsets = read_offset(before.value), read_offset(after.value)
    if first is None or first.kind is not Kind.FLOATING or offsets[0] is None or offsets[1] is None:
        return None
    plain = Observance(
        block.name == "STANDARD", first.wall, offsets[0], offsets[1], None, None, None
    )
    return plain if rule is None else _ruled(plain, rule.value)


def _ruled(plain: Observance, text: str) -> Observance | None:
    parts = rule_parts(text)
    rule = None if parts is None else endless(text)
    if parts is None or rule is None or not _MONTHLY.issuperset(parts) or rule.freq != "YEARLY":
        return None
    until = read_moment(parts["UNTIL"]) if "UNTIL" in parts else None
    if "UNTIL" in parts and (until is None or until.kind is not Kind.UTC):
        return None
    return plain._replace(
        rule=rule,
        times=int(parts["COUNT"]) if "COUNT" in parts else None,
        until=None if until is None else until.wall,
    )


class Offsets(NamedTuple):
    """Onsets in UTC, without a zone, in order, and the offset in force from each of them on."""

    onsets: tuple[datetime, ...]
    offsets: tuple[timedelta, ...]
    earliest: timedelta

    def at(self, moment: datetime) -> timedelta:
        """Return the offset in force at a moment in UTC, given without a zone."""
        place = bisect_right(self.onsets, moment)
        return self.offsets[place - 1] if place else self.earliest


def offsets_of(blocks: list[Observance], first: datetime, last: datetime) -> Offsets:
    """Return the offsets that blocks, of which there is one, put in force between two moments."""
    found = sorted((onset, it.after) for it in blocks for onset in _onsets(it, first, last))
    earliest = min(blocks, key=lambda it: it.first).before
    onsets, offsets = (tuple(them) for them in zip(*found, strict=True)) if found else ((), ())
    return Offsets(onsets, offsets, earliest)


def _onsets(it: Observance, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the onsets of a block in UTC, those long before the first moment left out."""
    begin = _begin(it, first)
    walls = iter((it.first,)) if it.rule is None else wall_starts(it.rule, begin)
    try:
        for wall in islice(walls, it.times or _ONSETS_AT_MOST):
            onset = wall - it.before
            if onset > last or (it.until is not None and onset > it.until):
                return
            yield onset
    except OverflowError:
        return


def _begin(it: Observance, first: datetime) -> datetime:
    """Return the wall time from which a rule is walked, a later one than its own where it can."""
    if it.rule is None or it.rule.interval != 1 or it.times is not None:
        return it.first
    year = min(first.year, first.year if it.until is None else it.until.year) - _SLACK
    if year <= it.first.year:
        return it.first
    return it.first.replace(year=year, day=min(it.first.day, 28))
