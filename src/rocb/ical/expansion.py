"""When the events of a calendar take place within a period, series and all (RFC 5545, 3.8.5)."""

from collections.abc import Hashable, Iterable, Iterator, Set
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.ical.events import Event, EventStatus
from rocb.ical.rules import Steps, bounded, walls
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

_STEPS_AT_LEAST: Final = 2_000_000
_STEPS_EACH: Final = 400
_STEPS_A_TIME: Final = 25
_STEPS_ALONE: Final = 2_000_000
_SLOT: Final = 8
_LONG_SLOT: Final = 20
_UTC: Final = ZoneInfo("UTC")
_DAY: Final = timedelta(days=1)
_EARLIEST: Final = datetime.combine(date.min, time())
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
    than what those before it leave of `in_all`, where the rules before it have taken all the steps
    that there are, for about a second, and where a time of it is outside of the calendar. Raises
    `InvalidValue`.
    """
    given = listed("events", Event, events)
    require("period", Slot, period)
    require("where", ZoneInfo | None, where)
    require("at_most", int, at_most)
    require("in_all", int, in_all)
    moved = _moved(given)
    steps = Steps(max(_STEPS_AT_LEAST, _STEPS_A_TIME * in_all) + _STEPS_EACH * len(given))
    view = _View(period, where, steps, at_most, in_all)
    found: list[Occurrence] = []
    refused: list[Unexpanded] = []
    for event in given:
        if event.status is EventStatus.CANCELLED:
            continue
        elsewhere = moved.get(event.uid, _NOTHING) if event.original is None else _NOTHING
        try:
            found += _times(event, view, elsewhere, len(found))
        except InvalidValue as error:
            refused.append(Unexpanded(event, "; ".join(map(str, error.faults))))
        except OverflowError:
            fault = Fault("when", str(_first(event)), "one whose times the calendar holds")
            refused.append(Unexpanded(event, str(fault)))
    found.sort(key=lambda it: (it.slot.begins, it.slot.ends))
    return Expansion(tuple(found), tuple(refused))


class _View(NamedTuple):
    """What is looked at: a period, by the clocks of a zone, within bounds."""

    period: Slot
    where: ZoneInfo | None
    steps: Steps
    at_most: int
    in_all: int


def given_by(
    event: Event, starts: Iterable[datetime | date], steps: Steps | None = None
) -> frozenset[int]:
    """Return the keys of those of `starts` that an event gives, whether it removes them or not.

    Raises `InvalidValue` where its rule takes more than the `steps`, if they are given.
    """
    first, days = _first(event), isinstance(event.when, Days)
    asked = {start_key(it) for it in starts if isinstance(it, datetime) is not days}
    found = asked & {start_key(first), *(_key(it) for it in event.added)}
    left = asked - found
    if left and event.rule is not None:
        rule = bounded(event.rule, _END_OF_TIME.date())
        last = max(left)
        until = last if rule.until is None else min(last, instant(rule.until))
        zone, wall = _zone(first), _wall(first)
        near = _before(at_instant(min(left), UTC), 2 * _DAY)
        given = walls(rule, wall, near, steps or Steps(_STEPS_ALONE))
        begins: Iterator[int] = (wall_instant(it, zone) for it in given)
        reached = takewhile(lambda it: it <= until, begins)
        found |= left.intersection(reached)
    return frozenset(found)


def start_key(start: datetime | date) -> int:
    """Return the number by which the starts of one series compare: of a time, its instant."""
    return instant(start) if isinstance(start, datetime) else midnight(start, _UTC)


def place_of(uid: str, original: datetime | date | None) -> Hashable:
    """Return what tells an event, or an occurrence, from all others; days are never times."""
    if original is None:
        return uid
    return uid, isinstance(original, datetime), start_key(original)


def _key(start: datetime | date | Slot) -> int:
    return start.begins if isinstance(start, Slot) else start_key(start)


def _moved(events: Iterable[Event]) -> dict[str, set[int]]:
    """Return the keys of the starts that are changed, by UID."""
    found: dict[str, set[int]] = {}
    for event in events:
        if event.original is not None:
            found.setdefault(event.uid, set()).add(start_key(event.original))
    return found


def _times(event: Event, view: _View, moved: Set[int], before: int) -> list[Occurrence]:
    """Return when one event takes place, in any order, after so many times of others.

    Raises `InvalidValue`, and `OverflowError` where the calendar ends.
    """
    if isinstance(event.when, Days) and view.where is None:
        expected = "a time in a zone: say where, as the event has days"
        raise InvalidValue(Fault("when", str(event.when.first), expected))
    removed = {start_key(it) for it in event.removed}
    found: dict[int, Slot] = {}
    for key, slot in _starts(event, view):
        if slot.overlaps(view.period) and key not in removed and key not in moved:
            found[key] = slot
            _require_room(len(found), before, view)
    if event.original is not None:
        return [Occurrence(slot, event, event.original) for slot in found.values()]
    if isinstance(event.when, Days):
        return [Occurrence(it, event, at_instant(key, UTC).date()) for key, it in found.items()]
    return [Occurrence(slot, event, slot.start) for slot in found.values()]


def _require_room(number: int, before: int, view: _View) -> None:
    if number > view.at_most:
        expected = f"within the {view.at_most:,} times that an event may take place"
        raise InvalidValue(Fault("", f"time {number:,}", expected))
    if number + before > view.in_all:
        expected = f"within the {view.in_all:,} times that all events may take place"
        raise InvalidValue(Fault("", f"time {number + before:,}", expected))


def _starts(event: Event, view: _View) -> Iterator[tuple[int, Slot]]:
    """Yield the slots of an event beside the keys of their starts, up to the end of a period.

    Days that the zone skips have none.
    """
    first, where = _first(event), view.where or _UTC
    if isinstance(event.when, Slot):
        yield event.when.begins, event.when
    else:
        yield from _day_slots(event, (first,), where)
    if event.rule is not None:
        yield from _ruled(event, event.rule, view)
    for start in event.added:
        if isinstance(start, Slot):
            yield start.begins, start
        elif isinstance(start, datetime) and isinstance(event.when, Slot):
            begins = instant(start)
            ends = begins + event.when.ends - event.when.begins
            yield begins, slot_between(begins, ends, start.tzinfo)
        else:
            yield from _day_slots(event, (start,), where)


def _ruled(event: Event, rule: str, view: _View) -> Iterator[tuple[int, Slot]]:
    first, length = _first(event), _length(event)
    period, steps = view.period, view.steps
    read = bounded(rule, (period.end + 2 * _DAY).date())
    until = _END if read.until is None else instant(read.until)
    given = walls(read, _wall(first), _before(period.start, length + 2 * _DAY), steps)
    slots: Iterator[tuple[int, Slot]]
    if isinstance(first, datetime):
        zone, cost = _zone(first), _SLOT if length <= _DAY else _LONG_SLOT
        slots = ((slot.begins, slot) for slot in (wall_slot(it, length, zone) for it in given))
    else:
        cost = _LONG_SLOT
        slots = _day_slots(event, (it.date() for it in given), view.where or _UTC)
    for key, slot in slots:
        if key > until or slot.begins >= period.ends:
            return
        steps.spend(cost, read.freq)
        yield key, slot


def _before(moment: datetime, length: timedelta) -> datetime:
    """Return what clocks show so long before a moment, or the first time of the calendar."""
    wall = moment.replace(tzinfo=None)
    return wall - length if wall - _EARLIEST > length else _EARLIEST


def _day_slots(event: Event, days: Iterable[date], where: ZoneInfo) -> Iterator[tuple[int, Slot]]:
    length = _length(event)
    for day in days:
        begins, ends = midnight(day, where), midnight(day + length, where)
        if begins < ends:
            yield start_key(day), slot_between(begins, ends, where)


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
