"""Meetings: one and the same record for every library that writes calendars, and their writers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import ics  # type: ignore[import-untyped]
import vobject  # type: ignore[import-untyped]
from attrs import frozen
from dateutil.tz import gettz, tzutc
from ical.calendar import Calendar as IcalCalendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event as IcalEvent
from ical.event import EventStatus as IcalStatus
from ical.types import CalAddress, Uri
from icalendar import Calendar, vCalAddress, vText
from icalendar import Event as IcalendarEvent

from benchmarks.filled import BAKU
from rocb import Slot
from rocb.ical.events import Event, Text
from rocb.ical.people import Attendee, Organiser, Participation

FIRST: Final = datetime(2020, 1, 6, 9, tzinfo=BAKU)
STAMP: Final = datetime(2020, 1, 1, 8, 30, tzinfo=UTC)
OFFICE: Final = ("mailto:office@example.org", "Региональное бюро, Баку")
LANGUAGE: Final = "ru"

_OCTETS: Final = 75
_END: Final = b"END:VCALENDAR\r\n"
_ANSWERS: Final = ("NEEDS-ACTION", "ACCEPTED", "DECLINED")
_SURNAMES: Final = ("Алиева", "Гончаренко", "Иванов", "Мамедов", "Шевчук", "Юсупова")
_THEMES: Final = ("таможенная стоимость", "происхождение товаров", "анализ рисков; пост-аудит")


@frozen
class Meeting:
    """What a calendar says of one meeting; `people` are addresses, names and answers."""

    uid: str
    sequence: int
    start: datetime
    end: datetime
    title: str
    about: str
    kind: str
    place: str
    people: tuple[tuple[str, str, str], ...]


def meetings(number: int) -> list[Meeting]:
    """Return so many meetings of two hours in Baku, with texts in Cyrillic and three people each.

    No text is that of another meeting, but for kinds and places.
    """
    return [_meeting(at) for at in range(number)]


def _meeting(number: int) -> Meeting:
    start = FIRST + timedelta(days=number // 5, hours=2 * (number % 5))
    theme = _THEMES[number % len(_THEMES)]
    return Meeting(
        uid=f"booking.{number}@office.example.org",
        sequence=number % 4,
        start=start,
        end=start + timedelta(hours=2),
        title=f"Семинар № {number}: {theme}",
        about=f"Обучение сотрудников таможенных служб, группа {number}: {theme}, "
        "практические занятия и обмен опытом.",
        kind="обучение",
        place="Учебный класс, Баку",
        people=tuple(
            (
                f"mailto:person-{number}-{place}@customs.example.org",
                f"{_SURNAMES[(number + place) % len(_SURNAMES)]} {number}, эксперт",
                _ANSWERS[place],
            )
            for place in range(3)
        ),
    )


def event_of(meeting: Meeting) -> Event:
    """Return a meeting as an event of ours."""
    return Event(
        uid=meeting.uid,
        stamp=STAMP,
        when=Slot(meeting.start, meeting.end),
        summary=Text(meeting.title, LANGUAGE),
        sequence=meeting.sequence,
        description=(Text(meeting.about, LANGUAGE),),
        categories=(Text(meeting.kind, LANGUAGE),),
        location=Text(meeting.place, LANGUAGE),
        organiser=Organiser(*OFFICE),
        attendees=tuple(
            Attendee(address, name, Participation(answer))
            for address, name, answer in meeting.people
        ),
    )


def bare_feed(
    meetings: Iterable[Meeting], head: bytes, fold: Callable[[str], bytes] | None = None
) -> bytes:
    """Return a feed as f-strings write it, without any check; `head` is all before the events."""
    fold = fold or folded
    parts = [head]
    for meeting in meetings:
        parts += map(fold, _bare_lines(meeting))
    parts.append(_END)
    return b"".join(parts)


def bare_event(meeting: Meeting) -> bytes:
    """Return one event of such a feed."""
    return b"".join(map(folded, _bare_lines(meeting)))


def joined(head: bytes, events: Sequence[bytes]) -> bytes:
    """Return a feed of events that are written already."""
    return b"".join((head, *events, _END))


def folded(line: str) -> bytes:
    """Return a line with its end, cut into lines of at most 75 octets, never within a character."""
    octets = line.encode()
    if len(octets) <= _OCTETS:
        return octets + b"\r\n"
    parts, begin, end = list[bytes](), 0, _OCTETS - 1
    while end < len(octets):
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(octets[begin:end])
        begin, end = end, end + _OCTETS - 1
    parts.append(octets[begin:])
    return b"\r\n ".join(parts) + b"\r\n"


def _bare_lines(it: Meeting) -> list[str]:
    office, office_name = OFFICE
    return [
        "BEGIN:VEVENT",
        f"DTSTAMP:{_clock(STAMP)}Z",
        f"SEQUENCE:{it.sequence}",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        f"UID:{_escaped(it.uid)}",
        f"DTSTART;TZID=Asia/Baku:{_clock(it.start)}",
        f"DTEND;TZID=Asia/Baku:{_clock(it.end)}",
        f"SUMMARY;LANGUAGE={LANGUAGE}:{_escaped(it.title)}",
        f"DESCRIPTION;LANGUAGE={LANGUAGE}:{_escaped(it.about)}",
        f"CATEGORIES;LANGUAGE={LANGUAGE}:{_escaped(it.kind)}",
        f"LOCATION;LANGUAGE={LANGUAGE}:{_escaped(it.place)}",
        f"ORGANIZER;CN={_quoted(office_name)}:{office}",
        *[
            f"ATTENDEE;CN={_quoted(name)};ROLE=REQ-PARTICIPANT"
            f";PARTSTAT={answer};RSVP=TRUE:{address}"
            for address, name, answer in it.people
        ],
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _quoted(name: str) -> str:
    return '"' + name.replace("^", "^^").replace("\n", "^n").replace('"', "^'") + '"'


def _clock(moment: datetime) -> str:
    return moment.isoformat()[:19].replace("-", "").replace(":", "")


def of_icalendar(meetings: Iterable[Meeting]) -> Calendar:
    """Return a calendar of icalendar with the same properties, but for the VTIMEZONE."""
    found = Calendar()
    found.add("version", "2.0")
    found.add("prodid", "-//rocb//rocb//EN")
    found.add("method", "REQUEST")
    for it in meetings:
        found.add_component(_of_icalendar(it))
    return found


def _of_icalendar(it: Meeting) -> IcalendarEvent:
    event = IcalendarEvent()
    event.add("uid", it.uid)
    event.add("dtstamp", STAMP)
    event.add("sequence", it.sequence)
    event.add("dtstart", it.start)
    event.add("dtend", it.end)
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    spoken = {"LANGUAGE": LANGUAGE}
    event.add("summary", it.title, spoken)
    event.add("description", it.about, spoken)
    event.add("categories", [it.kind], spoken)
    event.add("location", it.place, spoken)
    office, office_name = OFFICE
    event.add("organizer", vCalAddress(office), {"CN": vText(office_name)})
    for address, name, answer in it.people:
        asked = {"CN": name, "ROLE": "REQ-PARTICIPANT", "PARTSTAT": answer, "RSVP": "TRUE"}
        event.add("attendee", vCalAddress(address), asked)
    return event


def by_ical(meetings: Iterable[Meeting]) -> Callable[[], str]:
    """Return what writes the meetings by ical, which has no languages."""
    found = IcalCalendar()
    office, office_name = OFFICE
    for it in meetings:
        found.events.append(
            IcalEvent(
                uid=it.uid,
                dtstamp=STAMP,
                sequence=it.sequence,
                start=it.start,
                end=it.end,
                status=IcalStatus.CONFIRMED,
                transparency="OPAQUE",
                summary=it.title,
                description=it.about,
                categories=[it.kind],
                location=it.place,
                organizer=CalAddress(value=Uri(office), CN=office_name),
                attendees=[
                    CalAddress(
                        value=Uri(address),
                        CN=name,
                        ROLE="REQ-PARTICIPANT",
                        PARTSTAT=answer,
                        RSVP=True,
                    )
                    for address, name, answer in it.people
                ],
            )
        )
    return lambda: IcsCalendarStream.calendar_to_ics(found)


def by_ics(meetings: Iterable[Meeting]) -> Callable[[], str]:
    """Return what writes the meetings by ics, which has no languages, zones and sequences."""
    office, office_name = OFFICE
    found = ics.Calendar(
        events=[
            ics.Event(
                uid=it.uid,
                created=STAMP,
                begin=it.start,
                end=it.end,
                status="CONFIRMED",
                transparent=False,
                name=it.title,
                description=it.about,
                categories=[it.kind],
                location=it.place,
                organizer=ics.Organizer(_bare_address(office), office_name),
                attendees=[
                    ics.Attendee(
                        _bare_address(address),
                        name,
                        rsvp="TRUE",
                        role="REQ-PARTICIPANT",
                        partstat=answer,
                    )
                    for address, name, answer in it.people
                ],
            )
            for it in meetings
        ]
    )
    return lambda: str(found.serialize())


def _bare_address(uri: str) -> str:
    return uri.removeprefix("mailto:")


def by_vobject(meetings: Iterable[Meeting]) -> Callable[[], str]:
    """Return what writes the meetings by vobject, which takes the zones of dateutil alone."""
    found = vobject.iCalendar()
    found.add("method").value = "REQUEST"
    for it in meetings:
        event = found.add("vevent")
        for name, value, parameters in _for_vobject(it):
            line = event.add(name)
            line.value = value
            line.params |= parameters
    return lambda: str(found.serialize())


def _for_vobject(it: Meeting) -> Iterator[tuple[str, Any, dict[str, list[str]]]]:
    spoken, where = {"LANGUAGE": [LANGUAGE]}, gettz(BAKU.key)
    office, office_name = OFFICE
    yield "uid", it.uid, {}
    yield "dtstamp", STAMP.replace(tzinfo=tzutc()), {}
    yield "sequence", str(it.sequence), {}
    yield "dtstart", it.start.replace(tzinfo=where), {}
    yield "dtend", it.end.replace(tzinfo=where), {}
    yield "status", "CONFIRMED", {}
    yield "transp", "OPAQUE", {}
    yield "summary", it.title, spoken
    yield "description", it.about, spoken
    yield "categories", [it.kind], spoken
    yield "location", it.place, spoken
    yield "organizer", office, {"CN": [office_name]}
    for address, name, answer in it.people:
        asked = {"CN": [name], "ROLE": ["REQ-PARTICIPANT"], "PARTSTAT": [answer], "RSVP": ["TRUE"]}
        yield "attendee", address, asked
