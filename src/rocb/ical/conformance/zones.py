"""Time zones: every one that is used is defined, and says what the IANA data say."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from rocb.ical.conformance import demands
from rocb.ical.conformance.entries import TIMES, Entry, Time
from rocb.ical.conformance.finding import Finding, about, at
from rocb.ical.conformance.moments import (
    Kind,
    instant_of,
    parameter,
    read_moment,
    read_offset,
)
from rocb.ical.conformance.observances import YEARS_AHEAD, Observance, observance_of, offsets_of
from rocb.ical.conformance.recur import rule_parts, spend
from rocb.ical.conformance.tree import Component
from rocb.ical.lines import Property
from rocb.ical.timezones import is_standard, zone_named
from rocb.periods import at_instant

_DATES_AT_MOST: Final = 1_000
_YEARS: Final = (1970, 2100)
_SLOW: Final = 300
_MONTHS: Final = range(30, 370, 30)
_BLOCKS: Final = ("STANDARD", "DAYLIGHT")

Uses = Mapping[str, tuple[Time, ...]]


def uses_of(entries: Iterable[Entry]) -> Uses:
    """Return the times that are told by a zone, by its TZID, those of series ahead among them."""
    found = dict[str, list[Time]]()
    for entry in entries:
        for it in (*entry.all(*TIMES), *_ahead(entry)):
            name = parameter(it.property, "TZID")
            if name is not None:
                found.setdefault(name, []).append(it)
    return {name: tuple(times) for name, times in found.items()}


def _ahead(entry: Entry) -> Iterator[Time]:
    """Yield times of the months after the first start of a series, up to its UNTIL."""
    rule, start = entry.component.first("RRULE"), entry.moment("DTSTART")
    parts = None if rule is None else rule_parts(rule.value)
    if parts is None or start is None or start.kind is not Kind.ZONED or "COUNT" in parts:
        return
    until = read_moment(parts.get("UNTIL", ""))
    (first, *_) = entry.times["DTSTART"]
    for days in _MONTHS if start.wall.year < _YEARS[1] else ():
        wall = start.wall + timedelta(days=days)
        if until is None or wall < until.wall:
            yield first._replace(moment=start._replace(wall=wall))


def zone_findings(calendar: Component, uses: Uses, steps: Iterator[int]) -> Iterator[Finding]:
    """Yield what is wrong with the zones of a calendar, and with which of them it names.

    What it costs to follow their rules is taken from `steps`; what lies beyond is not judged.
    """
    zones = [it for it in calendar.parts if it.name == "VTIMEZONE"]
    alone = len(zones) == len(calendar.parts)
    named = dict[str, Component]()
    for zone in zones:
        name = zone.first("TZID")
        if name is None:
            yield from (about(it, demands.TIMEZONE_ID) for it in (zone,) if it.closed)
        elif name.value in named:
            yield at(name, demands.TIMEZONE_ONCE)
        else:
            named[name.value] = zone
            if name.value not in uses and not alone:
                yield at(name, demands.TIMEZONE_USED)
            yield from _definition(zone, name, uses, steps)
    for tzid, (first, *_) in uses.items():
        if tzid not in named:
            yield at(first.property, demands.TZID_DEFINED, tzid)
            if zone_named(tzid) is None:
                yield at(first.property, demands.TZID_IANA, tzid)


def _definition(
    zone: Component, name: Property, uses: Uses, steps: Iterator[int]
) -> Iterator[Finding]:
    if zone_named(name.value) is None:
        yield at(name, demands.TZID_IANA)
    if zone.closed and not any(it.name == "STANDARD" for it in zone.parts):
        yield about(zone, demands.TIMEZONE_BLOCKS)
    blocks = [observance_of(it) for it in zone.parts if it.name in _BLOCKS]
    known = [it for it in blocks if it is not None]
    where = zone_named(name.value)
    if where is not None and known and len(known) == len(blocks) and _may_follow(known, steps):
        dates = sorted(_instants(uses.get(name.value, ())))
        yield from _held_against(where, name, known, dates)


def _may_follow(blocks: list[Observance], steps: Iterator[int]) -> bool:
    """Take the steps that it costs to follow blocks, a rule by days of the month being slow."""
    costs = (_SLOW if it.rule is not None and it.rule.bymonthday else 1 for it in blocks)
    return spend(steps, sum(costs))


def _instants(times: Iterable[Time]) -> set[int]:
    """Return the instants of times, as far as the IANA data are to be relied on."""
    moments = {it.moment for it in times if it.moment is not None}
    near = (it for it in moments if _YEARS[0] < it.wall.year < _YEARS[1] and it.kind is Kind.ZONED)
    return {it for it in map(instant_of, near) if it is not None}


def _held_against(
    where: ZoneInfo, name: Property, blocks: list[Observance], dates: list[int]
) -> Iterator[Finding]:
    """Yield where blocks differ from the IANA data of the same name."""
    if not dates:
        return
    moments = [at_instant(it, UTC) for it in (*dates[:_DATES_AT_MOST], dates[-1])]
    plain = [it.replace(tzinfo=None) for it in moments]
    offsets = offsets_of(blocks, plain[0], plain[-1])
    for moment, at_utc in zip(moments, plain, strict=True):
        right = where.utcoffset(moment.astimezone(where))
        if at_utc.year < plain[0].year + YEARS_AHEAD and offsets.at(at_utc) != right:
            value = f"{name.value}, which is not {right} ahead of UTC at {at_utc:%Y%m%dT%H%M%SZ}"
            yield at(name, demands.TIMEZONE_OFFSETS, value)
            break
    newest = max((it for it in blocks if it.standard), key=lambda it: it.first, default=None)
    if newest is not None and not is_standard(newest.after, where, moments[-1]):
        yield at(name, demands.TIMEZONE_STANDARD)


def block_findings(block: Component) -> Iterator[Finding]:
    """Yield what is wrong with a STANDARD or DAYLIGHT block, taken for itself."""
    start = block.first("DTSTART")
    if start is None:
        yield about(block, demands.BLOCK_START)
    elif not _is_local(start):
        yield at(start, demands.BLOCK_START)
    for name in ("TZOFFSETFROM", "TZOFFSETTO"):
        offset = block.first(name)
        if offset is None:
            yield about(block, demands.BLOCK_OFFSETS)
        elif read_offset(offset.value) is None:
            yield at(offset, demands.BLOCK_OFFSETS)
    yield from (at(it, demands.BLOCK_RDATE) for it in block.all("RDATE"))
    for it in block.all("RRULE"):
        parts = rule_parts(it.value)
        if parts is None:
            yield at(it, demands.RULE)
        elif not parts.get("UNTIL", "Z").endswith("Z"):
            yield at(it, demands.BLOCK_UNTIL)


def _is_local(it: Property) -> bool:
    found = read_moment(it.value, parameter(it, "TZID"))
    return found is not None and found.kind is Kind.FLOATING
