"""Bookings of a calendar: of a feed of our own, or of one in which rooms are booked elsewhere."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import count, pairwise
from types import MappingProxyType
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from rocb.booking.bookings import OCCUPYING, Booking, BookingStatus
from rocb.booking.claims import claims_of
from rocb.booking.premises import Premises, space_of
from rocb.booking.requests import Purpose, Request, Use
from rocb.booking.series import Moved, Series
from rocb.checks import checked, require
from rocb.errors import ABSENT, Fault, InvalidValue, UnknownRecord
from rocb.ical.content import moment
from rocb.ical.events import Event, EventStatus, days_of, recurs
from rocb.ical.reading import Calendar, Outcome
from rocb.ical.records import made_id, reported, source_of, taken_events, title_of
from rocb.ical.rules import ends
from rocb.ical.uids import ACTIVITY, BOOKING, REQUEST, record_of
from rocb.periods import Slot, instant, midnight, slot_between
from rocb.sources import Source
from rocb.texts import LocalizedText
from rocb.vocabulary.kinds import KINDS

BOOKINGS_AT_MOST: Final = 50_000
"""How many bookings may be read of one calendar."""

_STATUS: Final[Mapping[EventStatus, BookingStatus]] = MappingProxyType(
    {
        EventStatus.TENTATIVE: BookingStatus.REQUESTED,
        EventStatus.CONFIRMED: BookingStatus.CONFIRMED,
        EventStatus.CANCELLED: BookingStatus.CANCELLED,
    }
)
_RESOURCE: Final = re.compile(r"(.+?)(?: \(([0-9]{1,9})\))?")


@frozen(field_transformer=checked)
class BookingsRead:
    """The bookings that a calendar holds, and the report on each of its components.

    They are as the calendar has them: nobody has held them against each other, or against the
    premises. `Book.add` takes those that are `standing`; `requests` can be decided in place of it.
    """

    bookings: tuple[Booking, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def standing(self) -> tuple[Booking, ...]:
        """The bookings that take their spaces; the others were cancelled."""
        return tuple(it for it in self.bookings if it.status in OCCUPYING)

    @property
    def requests(self) -> tuple[Request, ...]:
        """The requests of the bookings, each once, in order."""
        return tuple({it.request.id: it.request for it in self.bookings}.values())


def bookings_in(
    calendar: Calendar,
    premises: Premises,
    *,
    where: ZoneInfo,
    source: Source,
    domain: str | None = None,
    space: str | None = None,
    until: date | None = None,
) -> BookingsRead:
    """Return the bookings that a calendar holds, in order of time.

    The spaces are those whose ids are the resources of an event, else the one whose name is its
    location, else `space`. A series without an end goes on to the day `until`; without that, it is
    refused, as is an event that takes no time. Whole days last from midnight to midnight by the
    clocks of `where`. Ids are those in the UIDs of `domain`, and made of all others: a feed of our
    own comes back as what it told. The bookings of a series, which a calendar does not name one by
    one, are numbered anew. Raises `InvalidValue`, and `UnknownRecord` for a `space` that is not.
    """
    require("calendar", Calendar, calendar)
    require("premises", Premises, premises)
    require("where", ZoneInfo, where)
    require("source", Source, source)
    require("domain", str | None, domain)
    require("space", str | None, space)
    require("until", date | None, until)
    if space is not None:
        space_of(premises, space)
    desk = _Desk(premises, where, source, domain, space, until)
    groups: dict[str, list[_Line]] = {}
    for number, event in taken_events(calendar):
        groups.setdefault(_request_id(event, domain), []).append(_Line(number, event))
    found: list[Booking] = []
    reasons: dict[int, str] = {}
    notes: dict[int, set[str]] = {}
    for id_, lines in groups.items():
        try:
            if len(found) >= BOOKINGS_AT_MOST:
                expected = f"within the {BOOKINGS_AT_MOST:,} bookings that a calendar may hold"
                raise InvalidValue(Fault("", id_, expected))
            found += list(_of_request(id_, lines, desk, reasons, notes))
        except (InvalidValue, UnknownRecord) as error:
            reasons |= dict.fromkeys((it.number for it in lines), _one_line(error))
    found.sort(key=lambda it: (it.slot.begins, it.id))
    return BookingsRead(tuple(found), reported(calendar, reasons, notes))


class _Line(NamedTuple):
    """An event, and the line on which it begins."""

    number: int
    event: Event


@frozen
class _Desk:
    """What is known beside the calendar."""

    premises: Premises
    where: ZoneInfo
    source: Source
    domain: str | None
    space: str | None
    until: date | None


_Reasons = dict[int, str]
_Notes = dict[int, set[str]]


def _one_line(error: Exception) -> str:
    return str(error).replace("\n", "; ")


def _request_id(event: Event, domain: str | None) -> str:
    """Return the id of the request that an event is of."""
    record = record_of(event.uid, domain)
    if record is None or record.kind not in (BOOKING, REQUEST):
        return made_id(event.uid)
    told = (record_of(it, domain) for it in event.related)
    requests = (it.id for it in told if it is not None and it.kind == REQUEST)
    return record.id if record.kind == REQUEST else next(requests, record.id)


def _own_id(event: Event, domain: str | None) -> str | None:
    """Return the id of the booking that an event of ours is of alone."""
    record = record_of(event.uid, domain)
    return record.id if record is not None and record.kind == BOOKING else None


def _of_request(
    id: str, lines: Sequence[_Line], desk: _Desk, reasons: _Reasons, notes: _Notes
) -> Iterator[Booking]:
    """Yield the bookings of one request. Raises `InvalidValue` and `UnknownRecord`."""
    for number, event in lines:
        if not event.busy:
            raise InvalidValue(Fault("TRANSP", "TRANSPARENT", "OPAQUE: it would take no space"))
        _note(notes, number, "RESOURCES", _unknown(event, desk.premises))
    ordered = sorted(lines, key=lambda it: _slot(it.event, desk.where).begins)
    series = next((it for it in ordered if recurs(it.event)), None)
    if series is None:
        yield from _of_slots(id, [it.event for it in ordered], desk)
        return
    changed = [it for it in ordered if it.event.original is not None]
    alone = [it.event for it in ordered if it is not series and it.event.original is None]
    ids = {_own_id(event, desk.domain) or id: event for event in alone}
    yield from _of_series(id, series, changed, ids, desk, reasons, notes)
    for own, event in ids.items():
        yield from _of_slots(own, [event], desk)


def _of_slots(id: str, events: Sequence[Event], desk: _Desk) -> Iterator[Booking]:
    """Yield bookings of single slots: of one request, or of one each where they overlap."""
    slots = tuple(_slot(it, desk.where) for it in events)
    together = all(one.ends <= other.begins for one, other in pairwise(slots))
    request = _request(id, events[0], slots, desk) if together else None
    for number, (event, slot) in enumerate(zip(events, slots, strict=True), 1):
        own = _own_id(event, desk.domain) or f"{id}-{number}"
        yield _booking(own, event, request or _request(own, event, (slot,), desk), desk)


def _of_series(
    id: str,
    series: _Line,
    changed: Sequence[_Line],
    taken: Collection[str],
    desk: _Desk,
    reasons: _Reasons,
    notes: _Notes,
) -> Iterator[Booking]:
    given = _given(series.event, desk.until)
    starts = {instant(it.original) for it in given.occurrences}
    changes: dict[int, Event] = {}
    for number, event in changed:
        begins = instant(event.original) if isinstance(event.original, datetime) else None
        if begins in starts:
            changes[begins] = _as_its_series(event, series.event)
            _note(notes, number, "SUMMARY", event.summary != series.event.summary)
        else:
            reasons[number] = f"RECURRENCE-ID: {event.original} is not a start of what was taken"
    moved = tuple(
        Moved(it.original, it.when)
        for it in changes.values()
        if isinstance(it.original, datetime) and isinstance(it.when, Slot)
    )
    removed = {instant(it): it for it in series.event.removed if isinstance(it, datetime)}
    left = tuple(it for begins, it in removed.items() if begins in starts - changes.keys())
    _note(notes, series.number, "EXDATE", len(left) < len(series.event.removed))
    when = evolve(given, removed=left, moved=moved)
    request = _request(id, series.event, when, desk)
    ids = (it for it in (f"{id}-{number}" for number in count(1)) if it not in taken)
    for own, (original, slot) in zip(ids, request.occurrences, strict=False):
        booking = _booking(own, changes.get(instant(original), series.event), request, desk)
        yield evolve(booking, slot=slot, original=original)


def _as_its_series(changed: Event, series: Event) -> Event:
    """Return a changed occurrence where its series is, if it does not say where it is itself."""
    if changed.resources or changed.location is not None:
        return changed
    return evolve(changed, resources=series.resources, location=series.location)


def _note(notes: _Notes, line: int, name: str, left_out: object) -> None:
    if left_out:
        notes.setdefault(line, set()).add(name)


def _slot(event: Event, where: ZoneInfo) -> Slot:
    if isinstance(event.when, Slot):
        return event.when
    first, after = days_of(event.when)
    return slot_between(midnight(first, where), midnight(after, where), where)


def _given(event: Event, until: date | None) -> Series:
    """Return the series of an event, without exceptions. Raises `InvalidValue`."""
    if not isinstance(event.when, Slot):
        raise InvalidValue(
            Fault("DTSTART", str(event.when.first), "a time, as rooms recur by time")
        )
    for start in event.added:
        if isinstance(start, Slot):
            raise InvalidValue(Fault("RDATE", str(start.start), "a start, as all are as long"))
    rule = event.rule or "FREQ=DAILY;COUNT=1"
    if until is not None and not ends(rule):
        last = datetime.combine(until, time(23, 59, 59), event.when.start.tzinfo)
        rule = f"{rule};UNTIL={moment(last)}"
    elif not ends(rule):
        raise InvalidValue(
            Fault("RRULE", rule, "a rule that ends: say `until` for those that do not")
        )
    plain = Series(event.when, rule)
    known = {instant(it.original) for it in plain.occurrences}
    added = {instant(it): it for it in event.added if isinstance(it, datetime)}
    return evolve(plain, added=tuple(it for begins, it in added.items() if begins not in known))


def _request(id: str, event: Event, when: tuple[Slot, ...] | Series, desk: _Desk) -> Request:
    told = (record_of(it, desk.domain) for it in event.related)
    activities = (it.id for it in told if it is not None and it.kind == ACTIVITY)
    words = {it.words for it in event.categories}
    return Request(
        id=id,
        uses=_uses(event, desk),
        when=when,
        title=title_of(event) or LocalizedText(id),
        source=source_of(event, desk.source),
        activity=next(activities, None),
        purpose=next((it for it in Purpose if words & {KINDS[it].en, KINDS[it].ru}), None),
    )


def _booking(id: str, event: Event, request: Request, desk: _Desk) -> Booking:
    uses, slot = _uses(event, desk), _slot(event, desk.where)
    claims, status = claims_of(desk.premises, uses), _STATUS[event.status]
    return Booking(id, slot, request, uses, claims, None, slot.start, status)


def _uses(event: Event, desk: _Desk) -> tuple[Use, ...]:
    """Return the spaces that an event takes. Raises `InvalidValue` where nobody knows them."""
    by_id = desk.premises.by_id
    known = [it for it in map(_use, event.resources) if it.space in by_id]
    if not known and event.location is not None:
        words = event.location.words.strip().casefold()
        named = (it for it in by_id.values() if words in _names(it.name))
        known = [Use(it.id) for it in named]
    if not known and desk.space is not None:
        known = [Use(desk.space)]
    if not known:
        shown = ABSENT if event.location is None else event.location.words
        expected = "the name of a space: say `space` for events that name none"
        raise InvalidValue(Fault("LOCATION", shown, expected))
    return tuple(known)


def _names(name: LocalizedText) -> set[str]:
    return {words.casefold() for words in (name.en, name.ru) if words is not None}


def _use(resource: str) -> Use:
    """Return what a resource names, as `resource_of` in `booking_events` writes it."""
    found = _RESOURCE.fullmatch(resource)
    places = None if found is None or found[2] is None else int(found[2]) or None
    return Use(resource if found is None or places is None else found[1], places=places)


def _unknown(event: Event, premises: Premises) -> bool:
    return any(_use(it).space not in premises.by_id for it in event.resources)
