"""When entries begin and end, and how their times are told (RFC 5545, 3.8.2)."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Final

from rocb.ical.conformance import demands
from rocb.ical.conformance.entries import EXCEPTIONS, READ_AT_MOST, TIMES, Entry, Time, values_of
from rocb.ical.conformance.finding import Finding, about, at
from rocb.ical.conformance.moments import (
    Kind,
    Moment,
    instant_of,
    is_length,
    kind_of_value,
    parameter,
    read_duration,
    read_moment,
    reads_period,
)
from rocb.ical.lines import Property

_STAMPS: Final = ("DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED")
_ENDS: Final = frozenset(("DTEND", "DUE", "DURATION"))
_DAY: Final = timedelta(days=1)


def extent_findings(entry: Entry) -> Iterator[Finding]:
    """Yield what is wrong with the times of an entry, one by one and beside each other."""
    given = entry.component.properties
    for name in _STAMPS:
        if name in given:
            yield from _stamps(given[name])
    yield from _times(entry)
    if entry.component.name == "VFREEBUSY":
        yield from _free_times(entry)
    if not _ENDS.isdisjoint(given):
        yield from _ends(entry)
    for name in (*EXCEPTIONS, "FREEBUSY"):
        if name in given:
            beyond = islice(values_of(given[name]), READ_AT_MOST, READ_AT_MOST + 1)
            yield from (at(found, demands.EXCEPTIONS) for found, _ in beyond)


def _times(entry: Entry) -> Iterator[Finding]:
    for it in entry.all(*TIMES):
        if it.moment is None:
            yield at(it.property, demands.DATE_TIME, it.text)
            continue
        if it.moment.leaps:
            yield at(it.property, demands.LEAP_SECOND, it.text)
        if entry.component.name != "VFREEBUSY":
            yield from _told(it, it.moment)


def _stamps(properties: tuple[Property, ...]) -> Iterator[Finding]:
    for it in properties:
        found = read_moment(it.value)
        if found is None:
            yield at(it, demands.DATE_TIME)
        elif found.kind is not Kind.UTC:
            yield at(it, demands.STAMP_UTC)
        elif found.leaps:
            yield at(it, demands.LEAP_SECOND)


def _told(it: Time, moment: Moment) -> Iterator[Finding]:
    """Yield what is wrong with how a moment is told."""
    if moment.kind is Kind.FLOATING:
        yield at(it.property, demands.NOT_FLOATING, it.text)
    if moment.kind is Kind.DATE and kind_of_value(it.property) != "DATE":
        yield at(it.property, demands.VALUE_DATE, it.text)
    if moment.kind is not Kind.ZONED and parameter(it.property, "TZID") is not None:
        yield at(it.property, demands.TZID_PLACE, it.text)


def _free_times(entry: Entry) -> Iterator[Finding]:
    if entry.component.closed and not all(map(entry.times.get, ("DTSTART", "DTEND"))):
        yield about(entry.component, demands.FREEBUSY_WINDOW)
    for it in entry.all("DTSTART", "DTEND"):
        if it.moment is not None and it.moment.kind is not Kind.UTC:
            yield at(it.property, demands.FREEBUSY_WINDOW)
    periods = values_of(entry.component.all("FREEBUSY"))
    for found, text in islice(periods, READ_AT_MOST):
        if not (reads_period(text) and text.partition("/")[0].endswith("Z")):
            yield at(found, demands.FREEBUSY_PERIOD, text)


def _ends(entry: Entry) -> Iterator[Finding]:
    start, ends = entry.moment("DTSTART"), list(entry.all("DTEND", "DUE"))
    durations = entry.component.all("DURATION")
    if ends:
        yield from (at(it, demands.END_ONCE) for it in durations)
    for it in durations:
        if not is_length(it.value):
            yield at(it, demands.DURATION)
        elif start is not None and start.kind is Kind.DATE and not _in_days(it.value):
            yield at(it, demands.ALL_DAY_DURATION)
    for end in ends:
        if start is not None and end.moment is not None:
            yield from _end(start, end, end.moment)


def _in_days(text: str) -> bool:
    return (read_duration(text) or _DAY) % _DAY == timedelta() and "T" not in text


def _end(start: Moment, it: Time, end: Moment) -> Iterator[Finding]:
    if (start.kind is Kind.DATE) is not (end.kind is Kind.DATE):
        yield at(it.property, demands.END_TYPE)
    elif start.kind is Kind.DATE and start.wall == end.wall:
        yield at(it.property, demands.ALL_DAY_END)
    elif not _is_later(end, start):
        yield at(it.property, demands.END_LATER)


def _is_later(end: Moment, start: Moment) -> bool:
    """Return whether a moment is later than another, as far as their zones tell."""
    ends, begins = instant_of(end), instant_of(start)
    if ends is not None and begins is not None:
        return ends > begins
    return end.zone != start.zone or end.wall > start.wall
