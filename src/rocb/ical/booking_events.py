"""Bookings as events: one for each slot, or one for a series with what was changed of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, Final, NamedTuple

from attrs import frozen

from rocb.booking.book import Book
from rocb.booking.bookings import OCCUPYING, Booking, BookingStatus, Entry
from rocb.booking.premises import Premises, space_of
from rocb.booking.recurrence import counted, read_rule, wall_starts
from rocb.booking.requests import Use
from rocb.booking.series import Occurrence, Series
from rocb.checks import listed, require
from rocb.ical.content import told_by_clocks
from rocb.ical.events import Event, EventStatus, Text
from rocb.ical.publishing import Publisher, in_others, shortened, worded
from rocb.ical.uids import ACTIVITY, BOOKING, REQUEST, uid_of
from rocb.periods import Slot, instant, slot_between
from rocb.texts import LocalizedText
from rocb.vocabulary.kinds import KINDS

BOOKED: Final = LocalizedText("booking", "бронирование")

_TENTATIVE: Final = frozenset((BookingStatus.REQUESTED, BookingStatus.HELD))


class _Revision(NamedTuple):
    """How often records were changed since they were made, and when first and last."""

    changes: int
    created: datetime
    modified: datetime


@frozen
class _Desk:
    """What all events of a feed need: who publishes it, which spaces there are, what happened."""

    publisher: Publisher
    premises: Premises
    revisions: Mapping[tuple[str, str], _Revision]


def booking_events(
    bookings: Iterable[Booking],
    publisher: Publisher,
    premises: Premises,
    entries: Iterable[Entry] = (),
) -> tuple[Event, ...]:
    """Return the events of bookings, in whatever state they are, by time and UID.

    Each slot is an event of its own, and so is each series, with its rule: what is not among the
    bookings is removed from it, and what was changed is an event beside it. The given-up stay,
    as cancelled, unless others of their series are left. `entries` are the changes of the
    bookings, from which the sequence and the stamps come; without them, both are the publisher's.
    """
    require("publisher", Publisher, publisher)
    require("premises", Premises, premises)
    held = sorted(listed("bookings", Booking, bookings), key=_by_request)
    desk = _Desk(publisher, premises, _revisions(listed("entries", Entry, entries)))
    found: list[tuple[Event, ...]] = []
    for _, group in groupby(held, key=attrgetter("request.id")):
        found += _of_request(tuple(group), desk)
    found.sort(key=lambda events: (_begins(events[0]), events[0].uid))
    return tuple(chain.from_iterable(found))


def book_events(
    book: Book, publisher: Publisher, premises: Premises, space: str | None = None
) -> tuple[Event, ...]:
    """Return the events of the bookings of a Book, past and given up among them.

    With `space`, of those alone that take it, a part of it, or what it is a part of. Raises
    `UnknownRecord` where there is no such space.
    """
    require("book", Book, book)
    require("premises", Premises, premises)
    require("space", str | None, space)
    with book.held_still():
        bookings, entries = book.all, book.entries
    if space is not None:
        bookings = tuple(touching(bookings, premises, space))
    return booking_events(bookings, publisher, premises, entries)


def touching(bookings: Iterable[Booking], premises: Premises, space: str) -> Iterator[Booking]:
    """Return the bookings that take a space, a part of it, or what it is a part of."""
    units = set(premises.units(space_of(premises, space).id))
    return (it for it in bookings if not units.isdisjoint(claim.space for claim in it.claims))


def resource_of(use: Use) -> str:
    """Return what a use takes as a resource: the id of the space, and how many places of a pool."""
    return f"{use.space}" if use.places is None else f"{use.space} ({use.places})"


def event_status(booking: Booking) -> EventStatus:
    """Return how certain a booking is, as calendars know it."""
    if booking.status in _TENTATIVE:
        return EventStatus.TENTATIVE
    return EventStatus.CONFIRMED if booking.status in OCCUPYING else EventStatus.CANCELLED


def _by_request(booking: Booking) -> tuple[str, int, str]:
    return booking.request.id, instant(booking.original), booking.id


def _begins(event: Event) -> int:
    return event.when.begins if isinstance(event.when, Slot) else 0


def _of_request(bookings: Sequence[Booking], desk: _Desk) -> Iterator[tuple[Event, ...]]:
    """Yield the events of a request, those together that are of one series."""
    series = _usual_series(bookings)
    told: dict[int, Booking] = {}
    if series is not None:
        given = _given(series)
        for it in sorted(bookings, key=lambda it: it.status not in OCCUPYING):
            original = instant(it.original)
            when = it.request.when
            if original in given and (when is series or when == series):
                told.setdefault(original, it)
        yield tuple(_series(series, given, tuple(told.values()), desk))
    for it in bookings:
        if told.get(instant(it.original)) is not it:
            yield (_single(it, desk),)


def _usual_series(bookings: Iterable[Booking]) -> Series | None:
    """Return the series of most bookings of a request; edits may have left others behind."""
    found: list[tuple[Series, list[Booking]]] = []
    for booking in bookings:
        when = booking.request.when
        if isinstance(when, Series):
            alike = next((them for it, them in found if it is when or it == when), None)
            if alike is None:
                found.append((when, [booking]))
            else:
                alike.append(booking)
    return max(found, key=lambda it: len(it[1]))[0] if found else None


def _given(series: Series) -> dict[int, Occurrence]:
    """Return what the rule and the additions of a series give, by the instant of their start.

    The originals are as the rule has them, also where the clocks skip what they show. An addition
    that readers would confuse with something else is left out.
    """
    first, where = series.first, series.first.start.tzinfo
    walls = wall_starts(read_rule(series.rule), first.start.replace(tzinfo=None))
    ruled = zip(walls, Series(first, series.rule).occurrences, strict=False)
    given = [Occurrence(wall.replace(tzinfo=where), it.slot) for wall, it in ruled]
    taken = {face for it in given for face in _faces(it)} if series.added else set()
    for start in sorted(series.added, key=instant):
        begins = instant(start)
        slot = slot_between(begins, begins + first.ends - first.begins, where)
        occurrence = Occurrence(slot.start, slot)
        if taken.isdisjoint(_faces(occurrence)):
            taken |= _faces(occurrence)
            given.append(occurrence)
    return {it.slot.begins: it for it in given}


def _faces(occurrence: Occurrence) -> set[datetime]:
    """Return what the clocks of its zone and those of UTC show when an occurrence begins.

    Some readers know the occurrences of a series by either, and lose one of two with one face.
    """
    original = occurrence.original
    return {original.replace(tzinfo=None), original.astimezone(UTC).replace(tzinfo=None)}


def _series(
    series: Series, given: Mapping[int, Occurrence], bookings: Sequence[Booking], desk: _Desk
) -> Iterator[Event]:
    """Yield the event of a series, and one for each booking that is not as the series says.

    A rule ends with the last start that is left: some readers do not go through the many that
    would be removed at its end.
    """
    standing = [it for it in bookings if it.status in OCCUPYING] or bookings
    by_original = {instant(it.original): it for it in standing}
    (look, _), *_ = Counter(map(_look, standing)).most_common(1)
    usual = next(it for it in standing if _look(it) == look)
    added = set(map(instant, series.added))
    ruled = [begins for begins in given if begins not in added]
    left = ruled[:]
    while len(left) > 1 and left[-1] not in by_original:
        left.pop()
    revised = (REQUEST, usual.request.id)
    uid = uid_of(REQUEST, usual.request.id, desk.publisher.domain)
    yield Event(
        uid=uid,
        when=series.first,
        rule=series.rule.upper() if left == ruled else counted(series.rule.upper(), len(left)),
        added=tuple(it.original for at, it in given.items() if at in added and at in by_original),
        removed=tuple(given[at].original for at in left if at not in by_original),
        **_said(usual, revised, desk),
    )
    for begins, booking in by_original.items():
        occurrence = given[begins]
        as_given = booking.slot == occurrence.slot and _look(booking) == look
        if not as_given or not _told_by_all(occurrence):
            said = _said(booking, revised, desk)
            yield Event(uid=uid, when=booking.slot, original=occurrence.original, **said)


def _single(booking: Booking, desk: _Desk) -> Event:
    domain = desk.publisher.domain
    said = _said(booking, (BOOKING, booking.id), desk)
    said["related"] += (uid_of(REQUEST, booking.request.id, domain),)
    return Event(uid=uid_of(BOOKING, booking.id, domain), when=booking.slot, **said)


def _look(booking: Booking) -> tuple[object, ...]:
    return booking.uses, event_status(booking)


def _told_by_all(occurrence: Occurrence) -> bool:
    """Return whether every reader expands a rule to this very slot.

    Some add lengths by the wall clock, and they differ on what the clocks skip or show twice.
    """
    original, slot = occurrence
    shown = slot.end.replace(tzinfo=None) - slot.start.replace(tzinfo=None)
    as_shown = original.replace(tzinfo=None) == slot.start.replace(tzinfo=None, fold=0)
    steady = told_by_clocks(slot.start) and told_by_clocks(slot.end)
    whole = not slot.start.microsecond and not slot.end.microsecond
    return as_shown and steady and whole and shown == slot.length


def _said(booking: Booking, revised: tuple[str, str], desk: _Desk) -> dict[str, Any]:
    """Return what an event says of a booking beside its time."""
    request, publisher = booking.request, desk.publisher
    language = publisher.language
    spaces = [desk.premises.by_id[id_] for id_ in booking.spaces if id_ in desk.premises.by_id]
    names = [worded(it.name, language, it.source) for it in spaces]
    revision = desk.revisions.get(revised)
    said: dict[str, Any] = {
        "stamp": publisher.stamp,
        "sequence": publisher.sequence,
        "summary": worded(request.title, language, request.source),
        "status": event_status(booking),
        "categories": (worded(BOOKED, language),),
        "related": (),
        "resources": tuple(resource_of(it) for it in booking.uses if it.space is not None),
        "coordinates": desk.premises.coordinates,
        "organiser": publisher.organiser,
        "comments": in_others(request.title, language, request.source),
    }
    if names:
        words = shortened(", ".join(it.words for it in names))
        said["location"] = Text(words, names[0].language)
    if request.purpose is not None:
        said["categories"] += (worded(KINDS[request.purpose], language),)
    if request.organisation is not None:
        organisation = request.organisation
        said["description"] = (worded(organisation.name, language, organisation.source),)
    if request.activity is not None:
        said["related"] = (uid_of(ACTIVITY, request.activity, publisher.domain),)
    if revision is not None:
        said["stamp"] = said["modified"] = revision.modified
        said["created"] = revision.created
        said["sequence"] += revision.changes
    return said


def _revisions(entries: Iterable[Entry]) -> dict[tuple[str, str], _Revision]:
    """Return how often each booking and each request was changed, by what it is and its id.

    A request is changed as well when a booking leaves it for another.
    """
    changes: dict[tuple[str, str], dict[int, datetime]] = {}
    requests: dict[str, str] = {}
    for entry in entries:
        id_, request = entry.booking.id, entry.booking.request.id
        left = requests.get(id_, request)
        for changed in ((BOOKING, id_), (REQUEST, request), (REQUEST, left)):
            changes.setdefault(changed, {})[entry.change] = entry.at
        requests[id_] = request
    return {changed: _revision(tuple(made.values())) for changed, made in changes.items()}


def _revision(moments: Sequence[datetime]) -> _Revision:
    ordered = sorted(moments, key=instant)
    return _Revision(len(ordered) - 1, ordered[0], ordered[-1])
