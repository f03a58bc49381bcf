"""Series: rules, exceptions, and occurrences that were changed (RFC 5545, 3.8.5)."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice, takewhile
from typing import Final, NamedTuple

from rocb.booking.recurrence import wall_starts
from rocb.ical.conformance import demands
from rocb.ical.conformance.demands import Demand
from rocb.ical.conformance.entries import EXCEPTIONS, Entry, Time
from rocb.ical.conformance.finding import Finding, at
from rocb.ical.conformance.moments import Kind, Moment, instant_of, read_moment
from rocb.ical.conformance.recur import (
    begins_with,
    endless,
    is_within_bounds,
    missed_by,
    rule_parts,
    spend,
)
from rocb.ical.conformance.tree import Component
from rocb.periods import MICROSECOND

_MONTH: Final = timedelta(days=31) // MICROSECOND


def series_findings(entry: Entry, steps: Iterator[int]) -> Iterator[Finding]:
    """Yield what is wrong with the rules and exceptions of an entry, taken for itself.

    What it costs to look at the rule is taken from `steps`.
    """
    component, start = entry.component, entry.moment("DTSTART")
    yield from (at(it, demands.EXRULE) for it in component.all("EXRULE"))
    if component.first("RECURRENCE-ID") is None:
        rules = component.all("RRULE")
        yield from (at(it, demands.RULE_ONCE) for it in rules[1:])
        for it in rules[:1]:
            yield from (at(it, demand) for demand in _missed(it.value, start, steps))
    else:
        yield from _of_override(component)
    if start is not None:
        for time in entry.all(*EXCEPTIONS):
            yield from _exception(time, start)


def _of_override(component: Component) -> Iterator[Finding]:
    """Yield what a changed occurrence may not have."""
    for it in component.all("RECURRENCE-ID"):
        if "RANGE" in it.parameters:
            yield at(it, demands.RANGE)
    for name in ("RRULE", *EXCEPTIONS):
        yield from (at(it, demands.OVERRIDE_SERIES) for it in component.all(name))


def _missed(text: str, start: Moment | None, steps: Iterator[int]) -> Iterator[Demand]:
    parts = rule_parts(text)
    if parts is None:
        yield demands.RULE
        return
    missed = tuple(missed_by(parts, start))
    yield from missed
    if not missed and not is_within_bounds(parts, text, start):
        yield demands.RULE_BOUNDS
    rule = None if missed else endless(text)
    if rule is not None and start is not None and not begins_with(rule, start.wall, steps):
        yield demands.RULE_START


def _exception(it: Time, start: Moment) -> Iterator[Finding]:
    if it.moment is None:
        return
    if (it.moment.kind is Kind.DATE) is not (start.kind is Kind.DATE):
        yield at(it.property, demands.EXCEPTION_TYPE, it.text)
    elif it.moment.zone != start.zone and Kind.FLOATING not in (it.moment.kind, start.kind):
        yield at(it.property, demands.EXCEPTION_ZONE, it.text)


class Series(NamedTuple):
    """An entry that returns, and its occurrences that were changed."""

    master: Entry
    overrides: tuple[Entry, ...]


def series_of(entries: Iterable[Entry]) -> list[Series]:
    """Return the series of a calendar, by UID, where the entry that returns is in it."""
    masters, overrides = dict[str, Entry](), dict[str, list[Entry]]()
    for it in entries:
        if it.times.get("RECURRENCE-ID"):
            overrides.setdefault(it.uid, []).append(it)
        else:
            masters.setdefault(it.uid, it)
    return [Series(it, tuple(overrides.get(uid, ()))) for uid, it in masters.items() if uid]


class _Exception(NamedTuple):
    time: Time
    place: int
    demand: Demand


def exception_findings(series: Series, steps: Iterator[int]) -> Iterator[Finding]:
    """Yield the changed and removed occurrences that the series does not have.

    No more starts of the rule are looked at than there are `steps`; what lies beyond is not judged.
    """
    master, start = series.master, series.master.moment("DTSTART")
    if start is None:
        return
    overrides = [time for it in series.overrides for time in it.all("RECURRENCE-ID")]
    for it in overrides:
        if it.moment is not None and (it.moment.kind is Kind.DATE) is not (start.kind is Kind.DATE):
            yield at(it.property, demands.OVERRIDE_TYPE, it.text)
    if place_of(start) is None:
        return
    changed = list(_placed(overrides, start, demands.OVERRIDE_START))
    removed = list(_placed(master.all("EXDATE"), start, demands.EXDATE_START))
    yield from _removed_again(removed, {it.place for it in changed})
    named = changed + removed
    added = {it.place for it in _placed(master.all("RDATE"), start, demands.OVERRIDE_START)}
    wanted = {it.place for it in named} - added - {place_of(start)}
    absent = _absent(wanted, master, start, steps) if wanted else set()
    yield from (at(it.time.property, it.demand, it.time.text) for it in named if it.place in absent)


def _removed_again(removed: list[_Exception], changed: set[int]) -> Iterator[Finding]:
    """Yield the starts that a series removes twice, or that are changed as well."""
    seen = set[int]()
    for it in removed:
        if it.place in seen:
            yield at(it.time.property, demands.EXDATE_ONCE, it.time.text)
        elif it.place in changed:
            yield at(it.time.property, demands.EXDATE_OVERRIDE, it.time.text)
        seen.add(it.place)


def place_of(moment: Moment) -> int | None:
    """Return a moment as an instant in microseconds since 1970, a day as its midnight in UTC.

    `None` where it is floating or in a zone that nobody knows.
    """
    return instant_of(moment._replace(kind=Kind.UTC) if moment.kind is Kind.DATE else moment)


def _placed(times: Iterable[Time], start: Moment, demand: Demand) -> Iterator[_Exception]:
    """Yield the times that are days where the start is one, and else instants."""
    for it in times:
        if it.moment is None or (it.moment.kind is Kind.DATE) is not (start.kind is Kind.DATE):
            continue
        place = place_of(it.moment)
        if place is not None:
            yield _Exception(it, place, demand)


def _absent(wanted: set[int], master: Entry, start: Moment, steps: Iterator[int]) -> set[int]:
    """Return which of these places the rule of a series surely does not give."""
    left, last = set(wanted), max(wanted)
    rule = master.component.first("RRULE")
    if rule is None:
        return left
    starts = _starts(rule.value, start)
    if starts is None:
        return set()
    seen = last_place = place_of(start) or 0
    for seen in starts:
        left.discard(seen)
        if seen >= last:
            return left
        if not spend(steps, 1 + (seen - last_place) // _MONTH):
            return {it for it in left if it <= seen}
        last_place = seen
    ended = "COUNT=" in rule.value.upper() or "UNTIL=" in rule.value.upper()
    return left if ended else {it for it in left if it <= seen}


def _starts(text: str, start: Moment) -> Iterator[int] | None:
    """Return the places that a rule gives, or `None` where it is not one that can be walked."""
    parts = rule_parts(text)
    rule = None if parts is None else endless(text)
    if parts is None or rule is None or any(missed_by(parts, start)):
        return None
    count = int(parts["COUNT"]) if "COUNT" in parts else None
    walls = islice(wall_starts(rule, start.wall), count)
    places = (place_of(start._replace(wall=wall)) or 0 for wall in walls)
    until = read_moment(parts["UNTIL"]) if "UNTIL" in parts else None
    end = None if until is None else place_of(until)
    return places if end is None else takewhile(lambda it: it <= end, places)


def occurrence_key(entry: Entry) -> tuple[object, ...]:
    """Return what an entry may not share with another: its kind, its UID, and which start it is."""
    times = entry.times.get("RECURRENCE-ID")
    which: object = None
    if times:
        which = times[0].text if times[0].moment is None else times[0].moment
        if times[0].moment is not None and place_of(times[0].moment) is not None:
            which = place_of(times[0].moment)
    return entry.component.name, entry.uid, which
