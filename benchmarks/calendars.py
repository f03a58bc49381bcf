"""Calendars: what it costs to write, read and expand them, beside the libraries of the field."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

import recurring_ical_events  # type: ignore[import-untyped]
from attrs import evolve
from dateutil.rrule import FR, MO, TH, TU, WE, WEEKLY, rrule
from icalendar import Calendar

from benchmarks.filled import BERLIN, TEXT, kind_of, premises_of, slot_of, spans_in_a_room
from benchmarks.meetings import (
    FIRST,
    STAMP,
    Meeting,
    bare_event,
    bare_feed,
    by_ical,
    by_ics,
    by_vobject,
    event_of,
    folded,
    joined,
    meetings,
    of_icalendar,
)
from benchmarks.rows import Row, row_of
from benchmarks.turns import Work, in_turns
from rocb import Booking, Language, LocalizedText, Premises, Slot
from rocb.ical.booking_events import booking_events
from rocb.ical.calendars import Method, calendar
from rocb.ical.events import Event
from rocb.ical.expansion import Occurrence, occurrences
from rocb.ical.publishing import Publisher
from rocb.ical.reading import read_calendar

_BOUNDS: Final = {"icalendar": 1 / 15, "bare string writer": 2.0}
_DAYS: Final = (MO, TU, WE, TH, FR)
_COMPARED: Final = 500


def rows(
    number: int = 10_000,
    others: int = 1_000,
    read: int = 5_000,
    series: int = 10_000,
    turns: int = 3,
) -> list[Row]:
    """Return the rows on calendars; libraries that have no bound write only `others` events."""
    return [
        *_written(number, others, turns),
        *_read(read, turns),
        *_expanded(series, turns),
    ]


def _written(number: int, others: int, turns: int) -> list[Row]:
    """Return the rows on writing; the events of every turn are new, as they keep what is written.

    The values and the objects of the libraries are made before.
    """
    held = meetings(number)
    fresh = [list(map(event_of, held)) for _ in range(turns + 1)]
    again = list(map(event_of, held))
    content = calendar(Method.REQUEST, again)
    head = content[: content.index(b"BEGIN:VEVENT")]
    kept, fold = list(map(bare_event, held)), cache(folded)
    if not content == bare_feed(held, head) == joined(head, kept):
        raise AssertionError("the bare writer writes something else")
    _compare(held[:_COMPARED])
    peers = {
        "bare string writer": _doing(lambda _: bare_feed(held, head), number),
        "icalendar": _writing(of_icalendar(held).to_ical, number),
        "ical": _writing(by_ical(held[:others]), min(others, number)),
        "ics": _writing(by_ics(held[:others]), min(others, number)),
        "vobject": _writing(by_vobject(held[:others]), min(others, number)),
    }
    kept_peers = {
        "bare string writer, lines kept": _doing(lambda _: bare_feed(held, head, fold), number),
        "bare join of kept events": _doing(lambda _: joined(head, kept), number),
    }
    ours = {
        "first": _doing(lambda turn: calendar(Method.REQUEST, fresh[turn]), number),
        "again": _doing(lambda _: calendar(Method.REQUEST, again), number),
        "made": _making(number),
    }
    seconds = in_turns(ours | peers | kept_peers, turns)
    first, again_ours, made = (seconds[it] for it in ours)
    name = f"an event of {number:,} written"
    return [
        *(row_of(name, "s", first, it, seconds[it], _BOUNDS.get(it)) for it in peers),
        row_of(f"{name} again", "s", again_ours, "the first time", first),
        *(row_of(f"{name} again", "s", again_ours, it, seconds[it]) for it in kept_peers),
        row_of(f"an event of {number:,} made of a booking", "s", made, "written", first),
    ]


def _doing(do: Callable[[int], object], number: int) -> Work:
    def work(turn: int) -> int:
        do(turn)
        return number

    return work


def _writing(write: Callable[[], object], number: int) -> Work:
    return _doing(lambda _: write(), number)


def _compare(held: list[Meeting]) -> None:
    """Raise where icalendar reads in what it wrote something else than in what we wrote."""
    contents = (of_icalendar(held).to_ical(), calendar(Method.REQUEST, map(event_of, held)))
    theirs, ours = (Calendar.from_ical(it).walk("VEVENT") for it in contents)
    if theirs != ours or len(ours) != len(held):
        raise AssertionError("icalendar writes something else")


def _making(number: int) -> Work:
    premises = premises_of("room")
    bookings = list(_bookings(number, premises))
    publisher = Publisher("office.example.org", TEXT, Language.RU, STAMP)
    return _doing(lambda _: booking_events(bookings, publisher, premises), number)


def _bookings(number: int, premises: Premises) -> Iterator[Booking]:
    """Yield bookings that do not overlap, each of a request of its own."""
    kind = kind_of(premises, "room")
    for at, span in enumerate(spans_in_a_room(number)):
        slot, title = slot_of(span), LocalizedText(f"Training {at}", f"Обучение {at}")
        request = evolve(kind.request, id=f"request-{at}", when=(slot,), title=title)
        yield evolve(kind, request=request).booking(at, slot)


def _read(number: int, turns: int) -> list[Row]:
    """Return the row on reading what was written."""
    held = tuple(map(event_of, meetings(number)))
    content = calendar(Method.REQUEST, held)
    if read_calendar(content).events != held:
        raise AssertionError("something else is read than was written")
    works = {
        "ours": _doing(lambda _: read_calendar(content), number),
        "theirs": _doing(lambda _: Calendar.from_ical(content), number),
    }
    seconds = in_turns(works, turns)
    name = f"an event of {number:,} read"
    return [row_of(name, "s", seconds["ours"], "bare from_ical", seconds["theirs"], 1.25)]


def _expanded(number: int, turns: int) -> list[Row]:
    """Return the rows on a series on five days a week, which begins later in every turn."""
    start = FIRST.replace(tzinfo=BERLIN)
    starts = [start + turn * timedelta(weeks=1) for turn in range(turns + 1)]
    period = Slot(start, start + timedelta(weeks=number // len(_DAYS) + turns + 2))
    rule = f"FREQ=WEEKLY;BYDAY={','.join(map(str, _DAYS))};COUNT={number}"
    events = [Event("series", STAMP, Slot(it, it + timedelta(hours=2)), rule=rule) for it in starts]
    calendars = [Calendar.from_ical(calendar(Method.PUBLISH, (it,))) for it in events]

    def bare(turn: int) -> Sequence[datetime]:
        first = starts[turn].replace(tzinfo=None)
        return list(rrule(WEEKLY, dtstart=first, byweekday=_DAYS, count=number))

    def ours(turn: int) -> Sequence[Occurrence]:
        return occurrences((events[turn],), period).occurrences

    def theirs(turn: int) -> Sequence[Any]:
        query = recurring_ical_events.of(calendars[turn])
        return list(query.between(period.start, period.end))

    walls = [it.replace(tzinfo=BERLIN) for it in bare(0)]
    if not walls == [it.slot.start for it in ours(0)] == sorted(map(_begins, theirs(0))):
        raise AssertionError("not all find the same occurrences")
    works = {"ours": ours, "bare dateutil.rrule": bare, "recurring-ical-events": theirs}
    seconds = in_turns({name: _doing(it, number) for name, it in works.items()}, turns)
    name = f"an occurrence of {number:,} in a series"
    peers = ("bare dateutil.rrule", "recurring-ical-events")
    return [row_of(name, "s", seconds["ours"], it, seconds[it]) for it in peers]


def _begins(event: Any) -> datetime:
    begins: datetime = event["DTSTART"].dt
    return begins
