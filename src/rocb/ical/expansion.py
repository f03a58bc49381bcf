"""When the events of a calendar take place within a period, series and all (RFC 5545, 3.8.5)."""

from collections.abc import Iterable, Iterator, Set
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from attrs import frozen

from rocb.booking.recurrence import Rule, last_year, wall_starts
from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.ical.events import Event, EventStatus
from rocb.ical.rules import bounded
from rocb.periods import (
    Days,
    Slot,
    at_instant,
    instant,
    midnight,
    slot_between,
    wall_instant,
    wall_slot,
)

AT_MOST: Final = 10_000
"""How many times one event may take place within a period."""

IN_ALL: Final = 100_000
"""How many times all events together may."""

_UTC: Final = ZoneInfo("UTC")
_DAY: Final = timedelta(days=1)
_NO_TIME: Final = timedelta()
_STEPS: Final = {"DAILY": _DAY, "WEEKLY": 7 * _DAY}
_END_OF_TIME: Final = datetime(9998, 12, 30, tzinfo=UTC)
_END: Final = instant(_END_OF_TIME)
_NOTHING: Final[Set[int]] = frozenset()


class Occurrence(NamedTuple):
    """One time that an event takes place; `original` is the start that the series gives it.

    Of a changed occurrence, `event` is what it was changed to.
    """

    slot: Slot
    event: Event
    original: datetime | date


class Unexpanded(NamedTuple):
    """An event whose occurrences cannot be told, and why."""

    event: Event
    reason: str


@frozen(field_transformer=checked)
class Expansion:
    """The occurrences of events, in order of time, and the events that have none for a reason."""

    occurrences: tuple[Occurrence, ...]
    refused: tuple[Unexpanded, ...]


def occurrences(
    events: Iterable[Event],
    period: Slot,
    *,
    where: ZoneInfo | None = None,
    at_most: int = AT_MOST,
    in_all: int = IN_ALL,
) -> Expansion:
    """Return when events take place within `period`, but for those that are cancelled.

    Days last from midnight to midnight by the clocks of `where`, which they need. A series begins
    with its first slot, also where its rule does not give that, and keeps the wall time of its
    zone; each occurrence is exactly as long as the first. A wall time that the zone skips is moved
    forward by the gap; of one that it repeats, the first is meant (RFC 5545, 3.3.5). A series
    without an end goes on for 100 years at most. A changed occurrence, which has its `original`,
    stands in place of that of its series, or alone where there is none.

    An event is refused where it takes place more than `at_most` times within the period, or more
    than what those before it leave of `in_all`. Raises `InvalidValue`.
    """
    given = listed("events", Event, events)
    require("period", Slot, period)
    require("where", ZoneInfo | None, where)
    require("at_most", int, at_most)
    require("in_all", int, in_all)
    moved = _moved(given)
    found: list[Occurrence] = []
    refused: list[Unexpanded] = []
    for event in given:
        if event.status is EventStatus.CANCELLED:
            continue
        elsewhere = moved.get(event.uid, _NOTHING) if event.original is None else _NOTHING
        try:
            times = _times(event, period, where, elsewhere, at_most)
            if len(found) + len(times) > in_all:
                expected = f"within the {in_all:,} times that all events may take place"
                raise InvalidValue(Fault("", f"time {len(found) + len(times):,}", expected))
        except InvalidValue as error:
            refused.append(Unexpanded(event, "; ".join(map(str, error.faults))))
        else:
            found += times
    found.sort(key=lambda it: (it.slot.begins, it.slot.ends))
    return Expansion(tuple(found), tuple(refused))


def given_by(event: Event, starts: Iterable[datetime | date]) -> frozenset[int]:
    """Return the keys of those of `starts` that an event gives, whether it removes them or not."""
    first, days = _first(event), isinstance(event.when, Days)
    asked = {start_key(it) for it in starts if isinstance(it, datetime) is not days}
    found = asked & {start_key(first), *(_key(it) for it in event.added)}
    left = asked - found
    if left and event.rule is not None:
        rule = bounded(event.rule, _END_OF_TIME.date())
        last = max(left)
        until = last if rule.until is None else min(last, instant(rule.until))
        zone, wall = _zone(first), _wall(first)
        near = at_instant(min(left), UTC).replace(tzinfo=None) - 2 * _DAY
        walls = _walls(rule, wall, near)
        begins: Iterator[int] = (wall_instant(it, zone) for it in walls)
        reached = takewhile(lambda it: it <= until, begins)
        found |= left.intersection(reached)
    return frozenset(found)


def start_key(start: datetime | date) -> int:
    """Return the number by which the starts of one series compare: of a time, its instant."""
    return instant(start) if isinstance(start, datetime) else midnight(start, _UTC)


def _key(start: datetime | date | Slot) -> int:
    return start.begins if isinstance(start, Slot) else start_key(start)


def _moved(events: Iterable[Event]) -> dict[str, set[int]]:
    """Return the keys of the starts that are changed, by UID."""
    found: dict[str, set[int]] = {}
    for event in events:
        if event.original is not None:
            found.setdefault(event.uid, set()).add(start_key(event.original))
    return found


def _times(
    event: Event, period: Slot, where: ZoneInfo | None, moved: Set[int], at_most: int
) -> list[Occurrence]:
    """Return when one event takes place within a period, in any order. Raises `InvalidValue`."""
    if isinstance(event.when, Days) and where is None:
        expected = "a time in a zone: say where, as the event has days"
        raise InvalidValue(Fault("when", str(event.when.first), expected))
    removed = {start_key(it) for it in event.removed}
    found: dict[int, Slot] = {}
    for key, slot in _starts(event, period, where or _UTC):
        if slot.overlaps(period) and key not in removed and key not in moved:
            found[key] = slot
            if len(found) > at_most:
                expected = f"within the {at_most:,} times that an event may take place"
                raise InvalidValue(Fault("", f"time {len(found):,}", expected))
    if event.original is not None:
        return [Occurrence(slot, event, event.original) for slot in found.values()]
    if isinstance(event.when, Days):
        return [Occurrence(it, event, at_instant(key, UTC).date()) for key, it in found.items()]
    return [Occurrence(slot, event, slot.start) for slot in found.values()]


def _starts(event: Event, period: Slot, where: ZoneInfo) -> Iterator[tuple[int, Slot]]:
    """Yield the slots of an event beside the keys of their starts, up to the end of a period.

    Days that the zone skips have none.
    """
    first = _first(event)
    if isinstance(event.when, Slot):
        yield event.when.begins, event.when
    else:
        yield from _day_slots(event, (first,), where)
    if event.rule is not None:
        yield from _ruled(event, event.rule, period, where)
    for start in event.added:
        if isinstance(start, Slot):
            yield start.begins, start
        elif isinstance(start, datetime) and isinstance(event.when, Slot):
            begins = instant(start)
            ends = begins + event.when.ends - event.when.begins
            yield begins, slot_between(begins, ends, start.tzinfo)
        else:
            yield from _day_slots(event, (start,), where)


def _ruled(event: Event, rule: str, period: Slot, where: ZoneInfo) -> Iterator[tuple[int, Slot]]:
    first, length = _first(event), _length(event)
    wall = _wall(first)
    read = bounded(rule, (period.end + 2 * _DAY).date())
    until = _END if read.until is None else instant(read.until)
    walls = _walls(read, wall, period.start.replace(tzinfo=None) - length - 2 * _DAY)
    slots: Iterator[tuple[int, Slot]]
    if isinstance(first, datetime):
        zone = _zone(first)
        slots = ((slot.begins, slot) for slot in (wall_slot(it, length, zone) for it in walls))
    else:
        slots = _day_slots(event, (it.date() for it in walls), where)
    return takewhile(lambda it: it[0] <= until and it[1].begins < period.ends, slots)


def _day_slots(event: Event, days: Iterable[date], where: ZoneInfo) -> Iterator[tuple[int, Slot]]:
    length = _length(event)
    for day in days:
        begins, ends = midnight(day, where), midnight(day + length, where)
        if begins < ends:
            yield start_key(day), slot_between(begins, ends, where)


def _walls(rule: Rule, first: datetime, begin: datetime) -> Iterator[datetime]:
    """Yield what a rule gives after `first`, which counts as one; it may leave out the rest.

    The rest is what comes before `begin`.
    """
    if rule.count is not None:
        return islice((it for it in wall_starts(rule, first) if it != first), rule.count - 1)
    last, begun = last_year(first), first
    step = _STEPS.get(rule.freq, _NO_TIME) * rule.interval
    if step and begin > first:
        begun += (begin - first) // step * step
    return takewhile(
        lambda it: it.year <= last, (it for it in wall_starts(rule, begun) if it != first)
    )


def _first(event: Event) -> datetime | date:
    return event.when.first if isinstance(event.when, Days) else event.when.start


def _length(event: Event) -> timedelta:
    return len(event.when) * _DAY if isinstance(event.when, Days) else event.when.length


def _wall(first: datetime | date) -> datetime:
    if isinstance(first, datetime):
        return first.replace(tzinfo=None, fold=0)
    return datetime.combine(first, time())


def _zone(first: datetime | date) -> ZoneInfo:
    where = first.tzinfo if isinstance(first, datetime) else None
    return where if isinstance(where, ZoneInfo) else _UTC
