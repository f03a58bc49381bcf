"""Bookings of a calendar: of a feed of our own, or of one in which rooms are booked elsewhere."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import count
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from rocb.booking.bookings import Booking, BookingStatus
from rocb.booking.claims import claims_of
from rocb.booking.premises import Premises
from rocb.booking.requests import Purpose, Request, Use
from rocb.booking.series import Moved, Series
from rocb.checks import checked, require
from rocb.errors import ABSENT, Fault, InvalidValue, UnknownRecord
from rocb.ical.booking_events import ACTIVITY_UID, BOOKING_UID
from rocb.ical.events import Event, EventStatus, days_of, recurs
from rocb.ical.reading import Calendar, Outcome
from rocb.ical.records import id_of, reported, source_of, taken_events, title_of
from rocb.ical.rules import ends
from rocb.periods import Slot, instant, midnight, slot_between
from rocb.sources import Source
from rocb.texts import LocalizedText
from rocb.vocabulary import KINDS

_STATUS: Final[Mapping[EventStatus, BookingStatus]] = MappingProxyType(
    {
        EventStatus.TENTATIVE: BookingStatus.REQUESTED,
        EventStatus.CONFIRMED: BookingStatus.CONFIRMED,
        EventStatus.CANCELLED: BookingStatus.CANCELLED,
    }
)
_NUMBERED: Final = re.compile(r"(.+)-([0-9]{1,5})")


@frozen(field_transformer=checked)
class BookingsRead:
    """The bookings that a calendar holds, and the report on each of its components.

    They are as the calendar has them: nobody has held them against each other, or against the
    premises. `Book.add` takes them as they are; their requests can be decided in place of that.
    """

    bookings: tuple[Booking, ...]
    outcomes: tuple[Outcome, ...]

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
    space: str | None = None,
    until: date | None = None,
) -> BookingsRead:
    """Return the bookings that a calendar holds, in order of time.

    The spaces are those whose ids are the resources of an event, else the one whose name is its
    location, else `space`. A series without an end goes on to the day `until`; without that, it is
    refused. Whole days last from midnight to midnight by the clocks of `where`.
    A feed of our own comes back as what it told; only the bookings of a series, which a calendar
    does not name one by one, are numbered anew. Raises `InvalidValue`.
    """
    require("calendar", Calendar, calendar)
    require("premises", Premises, premises)
    require("where", ZoneInfo, where)
    require("source", Source, source)
    require("space", str | None, space)
    require("until", date | None, until)
    desk = _Desk(premises, where, source, space, until)
    lines: dict[str, list[int]] = {}
    groups: dict[str, list[Event]] = {}
    for line, event in taken_events(calendar):
        key = _request_id(event)
        groups.setdefault(key, []).append(event)
        lines.setdefault(key, []).append(line)
    found: list[Booking] = []
    reasons: dict[int, str] = {}
    for key, events in groups.items():
        try:
            found += _of_request(key, events, desk)
        except (InvalidValue, UnknownRecord) as error:
            reasons |= dict.fromkeys(lines[key], str(error).replace("\n", "; "))
    found.sort(key=lambda it: (it.slot.begins, it.id))
    return BookingsRead(tuple(found), reported(calendar, reasons))


@frozen
class _Desk:
    """What is known beside the calendar."""

    premises: Premises
    where: ZoneInfo
    source: Source
    space: str | None
    until: date | None


def _request_id(event: Event) -> str:
    """Return the id of the request that an event is of, which our bookings have before a number."""
    found = id_of(event.uid)
    numbered = _NUMBERED.fullmatch(found)
    return numbered[1] if numbered and event.uid.startswith(BOOKING_UID) else found


def _of_request(id: str, events: Sequence[Event], desk: _Desk) -> Iterator[Booking]:
    """Yield the bookings of one request. Raises `InvalidValue` and `UnknownRecord`."""
    ordered = sorted(events, key=lambda it: _slot(it, desk.where).begins)
    series = next(filter(recurs, ordered), None)
    if series is None:
        request = _request(id, ordered[0], tuple(_slot(it, desk.where) for it in ordered), desk)
        for number, event in enumerate(ordered, 1):
            yield _booking(_booking_id(event, f"{id}-{number}"), event, request, desk)
        return
    alone = [it for it in ordered if it is not series and it.original is None]
    ids = {_booking_id(event, id): event for event in alone}
    yield from _of_series(id, series, [it for it in ordered if it.original is not None], ids, desk)
    for own, event in ids.items():
        request = _request(own, event, (_slot(event, desk.where),), desk)
        yield _booking(own, event, request, desk)


def _of_series(
    id: str, series: Event, changed: Iterable[Event], taken: Collection[str], desk: _Desk
) -> Iterator[Booking]:
    changes = {instant(it.original): it for it in changed if isinstance(it.original, datetime)}
    request = _request(id, series, _series(series, changes.values(), desk.until), desk)
    free = (f"{id}-{number}" for number in count(1))
    ids = (it for it in free if it not in taken)
    for own, (original, slot) in zip(ids, request.occurrences, strict=False):
        booking = _booking(own, changes.get(instant(original), series), request, desk)
        yield evolve(booking, slot=slot, original=original)


def _booking_id(event: Event, otherwise: str) -> str:
    return id_of(event.uid) if event.uid.startswith(BOOKING_UID) else otherwise


def _slot(event: Event, where: ZoneInfo) -> Slot:
    if isinstance(event.when, Slot):
        return event.when
    first, after = days_of(event.when)
    return slot_between(midnight(first, where), midnight(after, where), where)


def _series(event: Event, changes: Iterable[Event], until: date | None) -> Series:
    if not isinstance(event.when, Slot):
        raise InvalidValue(
            Fault("DTSTART", str(event.when.first), "a time, as rooms recur by time")
        )
    for start in event.added:
        if isinstance(start, Slot):
            raise InvalidValue(Fault("RDATE", str(start.start), "a start, as all are as long"))
    return Series(
        first=event.when,
        rule=_ending(event.rule or "FREQ=DAILY;COUNT=1", until),
        added=tuple(it for it in event.added if isinstance(it, datetime)),
        removed=tuple(it for it in event.removed if isinstance(it, datetime)),
        moved=tuple(
            Moved(it.original, it.when)
            for it in changes
            if isinstance(it.original, datetime) and isinstance(it.when, Slot)
        ),
    )


def _ending(rule: str, until: date | None) -> str:
    last = "" if until is None else until.isoformat().replace("-", "")
    return rule if ends(rule) or until is None else f"{rule};UNTIL={last}T235959Z"


def _request(id: str, event: Event, when: tuple[Slot, ...] | Series, desk: _Desk) -> Request:
    activities = (id_of(it) for it in event.related if it.startswith(ACTIVITY_UID))
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
    known = [it for it in event.resources if it in by_id]
    if not known and event.location is not None:
        words = event.location.words
        known = [it.id for it in by_id.values() if words in (it.name.en, it.name.ru)]
    if not known and desk.space is not None:
        known = [desk.space]
    if not known:
        shown = ABSENT if event.location is None else event.location.words
        raise InvalidValue(Fault("LOCATION", shown, "the name of a space, or say which is meant"))
    return tuple(map(Use, known))
