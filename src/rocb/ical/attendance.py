"""Who comes: the answers of those who were asked, held against what they were asked to."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from datetime import date, datetime
from typing import NamedTuple

from attrs import evolve, frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.ical.events import Event, recurs
from rocb.ical.expansion import given_by, place_of, start_key
from rocb.ical.people import Attendee, Participation, address_key, attendee_at
from rocb.ical.replies import Reply
from rocb.periods import Slot, instant


class Unheard(NamedTuple):
    """A reply that does not count, and why."""

    reply: Reply
    reason: str


@frozen(field_transformer=checked)
class Attendance:
    """Events with what their attendees answered, the replies that count, and those that do not.

    `answers` may concern occurrences of a series that no event of its own stands for.
    """

    events: tuple[Event, ...]
    answers: tuple[Reply, ...]
    refused: tuple[Unheard, ...]


@frozen(field_transformer=checked)
class Turnout:
    """Those who were asked, by their answers; who sent somebody else instead is `absent`."""

    coming: tuple[Attendee, ...]
    unsure: tuple[Attendee, ...]
    absent: tuple[Attendee, ...]
    silent: tuple[Attendee, ...]


def attendance(events: Iterable[Event], replies: Iterable[Reply]) -> Attendance:
    """Return who comes to events, as they were sent last, by all replies that were received.

    Of each attendee, the newest answer to an occurrence counts, by sequence and stamp. That to a
    series holds for the occurrences to which the attendee gave none, but not for one that was
    changed since. Refused are replies to what is not among the events, of people who were not
    asked, and to what was changed since. Whether a reply comes from whom it names is for the host
    to find out (RFC 5546, 6.1.1). Raises `InvalidValue` where two events are one.
    """
    received = listed("replies", Reply, replies)
    named = ((it.uid, it.original) for it in received)
    sent = _sent(listed("events", Event, events), named)
    newest: dict[Hashable, int] = {}
    reasons: dict[int, Fault] = {}
    for number, reply in enumerate(received):
        fault = _fault(reply, sent)
        if fault is not None:
            reasons[number] = fault
            continue
        key = _key(reply)
        last = newest.get(key)
        if last is None or _age(received[last]) <= _age(reply):
            newest[key] = number
        if last is not None:
            older = last if newest[key] == number else number
            expected = "the stamp of the newest answer of this attendee"
            reasons[older] = Fault("stamp", received[older].stamp, expected)
    answers = {key: received[number] for key, number in newest.items()}
    return Attendance(
        events=tuple(_answered(event, answers) for event in sent.events.values()),
        answers=tuple(it for number, it in enumerate(received) if number not in reasons),
        refused=tuple(Unheard(received[it], str(reasons[it])) for it in sorted(reasons)),
    )


def turnout(attendance: Attendance, uid: str, original: datetime | date | None = None) -> Turnout:
    """Return who comes to an event, or to the occurrence of a series that begins at `original`.

    Raises `UnknownRecord` where there is no such event or occurrence.
    """
    require("attendance", Attendance, attendance)
    require("uid", str, uid)
    require("original", datetime | date | None, original)
    by_answer: dict[Participation, list[Attendee]] = {it: [] for it in Participation}
    for attendee in _attendees(attendance, uid, original):
        by_answer[attendee.participation].append(attendee)
    return Turnout(
        coming=tuple(by_answer[Participation.ACCEPTED]),
        unsure=tuple(by_answer[Participation.TENTATIVE]),
        absent=(*by_answer[Participation.DECLINED], *by_answer[Participation.DELEGATED]),
        silent=tuple(by_answer[Participation.NEEDS_ACTION]),
    )


class _Sent(NamedTuple):
    """Events by what they are for, and what series give of the starts that were asked about."""

    events: Mapping[Hashable, Event]
    uids: Set[str]
    given: Set[Hashable]

    def subject(self, uid: str, original: datetime | date | None) -> Event | None:
        """Return the event that stands for an occurrence: its own, or the series that gives it."""
        place = place_of(uid, original)
        return self.events.get(place) or (self.events.get(uid) if place in self.given else None)


def _sent(events: Iterable[Event], named: Iterable[tuple[str, datetime | date | None]]) -> _Sent:
    """Return events, ready for questions. Raises `InvalidValue` where two are for the same."""
    found: dict[Hashable, Event] = {}
    faults = []
    for number, event in enumerate(events):
        place = place_of(event.uid, event.original)
        if place in found:
            expected = "new: an event before it is for the same occurrence"
            faults.append(Fault(f"events[{number}].uid", event.uid, expected))
        found[place] = event
    if faults:
        raise InvalidValue(*faults)
    originals: dict[str, list[datetime | date]] = {}
    for uid, original in named:
        if original is not None:
            originals.setdefault(uid, []).append(original)
    given = (_given(found.get(uid), starts) for uid, starts in originals.items())
    return _Sent(found, {it.uid for it in found.values()}, set().union(*given))


def _given(series: Event | None, starts: Iterable[datetime | date]) -> set[Hashable]:
    """Return the places of those of these starts that a series gives and does not remove."""
    if series is None or not recurs(series):
        return set()
    removed = {start_key(it) for it in series.removed}
    timed = isinstance(series.when, Slot)
    return {(series.uid, timed, it) for it in given_by(series, starts) - removed}


def _key(reply: Reply) -> Hashable:
    return place_of(reply.uid, reply.original), address_key(reply.attendee.address)


def _fault(reply: Reply, sent: _Sent) -> Fault | None:
    """Return why a reply does not count, or `None` where it does."""
    if reply.uid not in sent.uids:
        return Fault("uid", reply.uid, "the UID of an event that was sent")
    event = sent.subject(reply.uid, reply.original)
    if event is None:
        return Fault("original", reply.original, "the start of an occurrence that was sent")
    if attendee_at(reply.attendee.address, event.attendees) is None:
        return Fault("attendee.address", reply.attendee.address, "of one who was asked")
    if reply.sequence < event.sequence:
        expected = f"{event.sequence} or more, as the event was changed since"
        return Fault("sequence", reply.sequence, expected)
    return None


def _age(reply: Reply) -> tuple[int, int]:
    return reply.sequence, instant(reply.stamp)


def _answered(event: Event, answers: Mapping[Hashable, Reply]) -> Event:
    """Return an event with the answers to it, and those to its series that still hold for it."""
    own, of_series = place_of(event.uid, event.original), event.uid
    attendees = []
    for attendee in event.attendees:
        key = address_key(attendee.address)
        answer, general = answers.get((own, key)), answers.get((of_series, key))
        if answer is None and general is not None and general.sequence >= event.sequence:
            answer = general
        attendees.append(_told(attendee, answer))
    return evolve(event, attendees=tuple(attendees))


def _told(attendee: Attendee, answer: Reply | None) -> Attendee:
    if answer is None:
        return attendee
    return evolve(attendee, participation=answer.attendee.participation)


def _attendees(found: Attendance, uid: str, original: datetime | date | None) -> Iterator[Attendee]:
    event = _sent(found.events, ((uid, original),)).subject(uid, original)
    if event is None:
        raise UnknownRecord("event", uid if original is None else f"{uid} at {original}")
    answers = {_key(it): it for it in found.answers}
    place = place_of(uid, original)
    for attendee in event.attendees:
        yield _told(attendee, answers.get((place, address_key(attendee.address))))
