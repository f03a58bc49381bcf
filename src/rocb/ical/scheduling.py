"""Messages between who invites and who is invited (iTIP: RFC 5546, 3.2)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from attrs import evolve

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.ical.calendars import Method, calendar
from rocb.ical.events import Event, EventStatus, Text, recurs
from rocb.ical.expansion import given_by, start_key
from rocb.ical.people import Attendee, Participation, address_key, attendee_at
from rocb.ical.publishing import NO_ADDRESS
from rocb.periods import Days, Slot, slot_between

ANSWERS: Final = (Participation.ACCEPTED, Participation.DECLINED, Participation.TENTATIVE)
"""What somebody who was asked may answer; to delegate takes another message."""

_NOWHERE: Final = f"{NO_ADDRESS.partition(':')[0]}:"


def invited(events: Iterable[Event], attendees: Iterable[Attendee]) -> tuple[Event, ...]:
    """Return events to which these people are asked, and nobody else. Raises `InvalidValue`."""
    people = listed("attendees", Attendee, attendees)
    return tuple(evolve(it, attendees=people) for it in listed("events", Event, events))


def invitation(events: Event | Iterable[Event]) -> bytes:
    """Return the message that asks people to come to an event, or tells them of its changes.

    The events are of one UID: a series and its changed occurrences, or one alone. Raises
    `InvalidValue` where one lacks a summary, an organiser who can be answered or anybody who is
    asked, where it is cancelled, and where they differ in UID or organiser.
    """
    held = _held(events)
    faults = [*_faults(held)]
    for number, event in enumerate(held):
        if event.summary is None:
            faults.append(Fault(f"events[{number}].summary", None, "known, as people are asked"))
        if event.status is EventStatus.CANCELLED:
            expected = "one to invite to: a cancellation says so"
            faults.append(Fault(f"events[{number}].status", event.status.value, expected))
    if faults:
        raise InvalidValue(*faults)
    return calendar(Method.REQUEST, held)


def cancellation(events: Event | Iterable[Event], *, at: datetime) -> bytes:
    """Return the message that tells all who were asked that events will not take place.

    The events are as they were sent last, and of one UID; the sequence of each grows by one. For
    one occurrence of a series, see `one_of`. Raises `InvalidValue` as `invitation` does.
    """
    require("at", datetime, at)
    held = _held(events)
    faults = tuple(_faults(held))
    if faults:
        raise InvalidValue(*faults)
    cancelled = (
        evolve(it, status=EventStatus.CANCELLED, sequence=it.sequence + 1, stamp=at) for it in held
    )
    return calendar(Method.CANCEL, cancelled)


def reply(
    event: Event,
    address: str,
    participation: Participation,
    *,
    at: datetime,
    comment: Text | None = None,
) -> bytes:
    """Return what somebody who was asked answers to the organiser of an event.

    `address` is the URI by which that was asked. For one occurrence of a series, see `one_of`.
    Raises `UnknownRecord` for who was not asked, `InvalidValue` for what is none of `ANSWERS` and
    where the organiser cannot be answered.
    """
    require("event", Event, event)
    require("address", str, address)
    require("participation", Participation, participation)
    require("at", datetime, at)
    if comment is not None:
        require("comment", Text, comment)
    faults = [it.under("event") for it in _host_faults(event)]
    if participation not in ANSWERS:
        expected = "an answer: accepted, declined or tentative"
        faults.append(Fault("participation", participation.value, expected))
    if faults:
        raise InvalidValue(*faults)
    attendee = attendee_at(address, event.attendees)
    if attendee is None:
        raise UnknownRecord("attendee", address)
    answer = Event(
        uid=event.uid,
        stamp=at,
        when=event.when,
        summary=event.summary,
        sequence=event.sequence,
        status=event.status,
        busy=event.busy,
        original=event.original,
        comments=() if comment is None else (comment,),
        organiser=event.organiser,
        attendees=(evolve(attendee, participation=participation, answer_wanted=False),),
    )
    return calendar(Method.REPLY, (answer,))


def one_of(series: Event, original: datetime | date) -> Event:
    """Return the occurrence of a series that begins at `original`, as an event beside it.

    What is changed of it then, is changed for that occurrence alone. Raises `InvalidValue` where
    the series has none that begins so.
    """
    require("series", Event, series)
    require("original", datetime | date, original)
    one = evolve(series, rule=None, added=(), removed=(), original=original)
    key = start_key(original)
    removed = {start_key(it) for it in series.removed}
    if not recurs(series) or key in removed or not given_by(series, (original,)):
        raise InvalidValue(Fault("original", original.isoformat(), "a start of the series"))
    longer = (it for it in series.added if isinstance(it, Slot) and it.begins == key)
    try:
        return evolve(one, when=next(longer, None) or _as_long(series.when, original))
    except OverflowError as error:
        expected = "a start whose end the calendar holds"
        raise InvalidValue(Fault("original", original.isoformat(), expected)) from error


def _as_long(when: Days | Slot, start: datetime | date) -> Days | Slot:
    if isinstance(when, Days):
        return Days(start, start + (when.last - when.first))
    begins = start_key(start)
    where = when.start.tzinfo
    return slot_between(begins, begins + when.ends - when.begins, where)


def _held(events: Event | Iterable[Event]) -> tuple[Event, ...]:
    return (events,) if isinstance(events, Event) else listed("events", Event, events)


def _faults(events: tuple[Event, ...]) -> Iterator[Fault]:
    """Yield what keeps events from standing in one message to those who are asked."""
    if not events:
        yield Fault("events", events, "one event or more")
    for number, event in enumerate(events):
        place, first = f"events[{number}]", events[0]
        if event.uid != first.uid:
            yield Fault(f"{place}.uid", event.uid, f"{first.uid}, as in the rest of the message")
        yield from (it.under(place) for it in _host_faults(event))
        if event.organiser and first.organiser and _host(event) != _host(first):
            expected = f"{first.organiser.address}, as in the rest of the message"
            yield Fault(f"{place}.organiser.address", event.organiser.address, expected)
        if not event.attendees:
            yield Fault(f"{place}.attendees", event.attendees, "one attendee or more")


def _host(event: Event) -> str:
    return "" if event.organiser is None else address_key(event.organiser.address)


def _host_faults(event: Event) -> Iterator[Fault]:
    if event.organiser is None:
        yield Fault("organiser", None, "known, as answers go there")
    elif _host(event).startswith(_NOWHERE):
        expected = "an address that can be answered, such as mailto:office@example.org"
        yield Fault("organiser.address", event.organiser.address, expected)
