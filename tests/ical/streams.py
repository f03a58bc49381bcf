"""Calendars for the tests of reading: put together by hand, or drawn by Hypothesis."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from rocb.coordinates import Coordinates
from rocb.ical.events import Event, EventStatus, Text
from rocb.ical.people import Attendee, Organiser, Part, Participation
from rocb.ical.reading import Calendar, Outcome, read_calendar
from rocb.periods import Days, Slot
from tests.offices import BAKU, BERLIN

HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\n"
TAIL = b"END:VCALENDAR\r\n"
STAMP = datetime(2026, 1, 1, tzinfo=UTC)
ZONES = (BAKU, BERLIN, ZoneInfo("Europe/Kyiv"), ZoneInfo("America/New_York"), UTC)
DAY = timedelta(days=1)


def wrapped(*parts: bytes) -> bytes:
    """The parts of a calendar between its head and its end."""
    return b"".join((HEAD, *parts, TAIL))


def written(events: Iterable[Event]) -> bytes:
    """Events as our own writer puts them."""
    return wrapped(*(it.content for it in events))


def vevent(*lines: str, uid: str | None = "a@example.org", stamp: bool = True) -> bytes:
    """A VEVENT with these lines, UID and DTSTAMP being there unless they are not wanted."""
    head = [f"UID:{uid}"] if uid is not None else []
    head += ["DTSTAMP:20260101T000000Z"] if stamp else []
    rows = ["BEGIN:VEVENT", *head, *lines, "END:VEVENT"]
    return b"".join(row.encode("utf-8", "surrogatepass") + b"\r\n" for row in rows)


def read(*parts: bytes, **how: Any) -> Calendar:
    """What is read of these parts."""
    return read_calendar(wrapped(*parts), **how)


def outcomes(calendar: Calendar, component: str = "VEVENT") -> list[Outcome]:
    """What became of the components of one name."""
    return [it for it in calendar.outcomes if it.component == component]


# What Hypothesis draws

NASTY = st.sampled_from(
    [
        "a\\nb",
        "\\",
        "\\\\n",
        ";,:",
        '"^n^',
        "N\\N",
        "BEGIN:VEVENT",
        "зал",
        "文",
        "🏛️",
        "\u200d",
        "\u00a0x",
    ]
)
LINES = st.one_of(
    NASTY,
    st.text(
        st.characters(
            exclude_categories=["Cc", "Cs", "Zl", "Zp"],
            exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        ),
        min_size=1,
        max_size=90,
    ).filter(str.strip),
)
TAGS = st.sampled_from([None, "en", "ru", "pt-BR"])
TEXTS = st.builds(Text, LINES, TAGS)
URIS = st.sampled_from(["https://example.org/a;b,c?d=%20", "urn:x:1", "mailto:hall@example.org"])
ADDRESSES = st.integers(0, 50).map(lambda number: f"mailto:person{number}@example.org")
MOMENTS = st.builds(
    lambda day, second: datetime.combine(day, time()) + timedelta(seconds=second),
    st.dates(date(1971, 1, 1), date(2037, 1, 1)),
    st.integers(0, 86_399),
)
STAMPS = MOMENTS.map(lambda it: it.replace(tzinfo=UTC))
LENGTHS = st.integers(1, 3 * 86400).map(lambda seconds: timedelta(seconds=seconds))
DATES = st.dates(date(1971, 1, 1), date(2037, 1, 1))
ENDS = st.sampled_from(["", ";COUNT=3", ";COUNT=40", ";UNTIL=20380101T000000Z"])
RULES = st.builds(
    "{}{}".format,
    st.sampled_from(
        [
            "FREQ=DAILY",
            "FREQ=DAILY;INTERVAL=3;BYDAY=MO,TU,WE",
            "FREQ=WEEKLY",
            "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,WE,FR",
            "FREQ=MONTHLY;BYMONTHDAY=31",
            "FREQ=MONTHLY;BYDAY=-1FR",
            "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
            "FREQ=YEARLY",
        ]
    ),
    ENDS,
)


def ended_for(when: Days | Slot, rule: str) -> str:
    """A rule whose UNTIL is of the type that the event has."""
    return rule.replace("T000000Z", "") if isinstance(when, Days) else rule


@st.composite
def slots(draw: st.DrawFn, where: Any) -> Slot:
    start = draw(MOMENTS).replace(tzinfo=where)
    end = (start.astimezone(UTC) + draw(LENGTHS)).astimezone(where)
    return Slot(start, end)


def details() -> dict[str, st.SearchStrategy[Any]]:
    """The fields that every event may have."""
    maybe = st.none()
    return {
        "stamp": STAMPS,
        "summary": maybe | TEXTS,
        "sequence": st.integers(0, 2**31),
        "status": st.sampled_from(EventStatus),
        "busy": st.booleans(),
        "created": maybe | STAMPS,
        "modified": maybe | STAMPS,
        "description": st.builds(
            lambda lines, tag: tuple(Text(it, tag) for it in lines),
            st.lists(LINES, max_size=3),
            TAGS,
        ),
        "comments": st.lists(TEXTS, max_size=2).map(tuple),
        "categories": st.lists(TEXTS, max_size=3).map(tuple),
        "location": maybe | TEXTS,
        "resources": st.lists(LINES, max_size=3).map(tuple),
        "coordinates": maybe
        | st.builds(
            Coordinates,
            st.decimals(-90, 90, places=6).map(Decimal),
            st.decimals(-180, 180, places=9).map(Decimal),
        ),
        "url": maybe | URIS,
        "conference": maybe | URIS,
        "related": st.lists(LINES, max_size=3, unique=True).map(tuple),
        "organiser": maybe | st.builds(Organiser, ADDRESSES, maybe | LINES),
        "attendees": st.lists(
            st.builds(
                Attendee,
                ADDRESSES,
                maybe | LINES,
                st.sampled_from(Participation),
                st.sampled_from(Part),
                st.booleans(),
            ),
            max_size=3,
            unique_by=lambda it: it.address,
        ).map(tuple),
    }


@st.composite
def series_of(draw: st.DrawFn, uid: str) -> list[Event]:
    """One event, perhaps a series, perhaps with its first occurrence changed."""
    fields = {name: draw(strategy) for name, strategy in details().items()}
    starts: Any
    if draw(st.booleans()):
        first = draw(DATES)
        when: Days | Slot = Days(first, first + draw(st.integers(0, 9)) * DAY)
        starts = DATES
        start: Any = first
    else:
        where = draw(st.sampled_from(ZONES))
        when = draw(slots(where))
        start = when.start
        starts = MOMENTS.map(lambda it: it.replace(tzinfo=where))
    if not draw(st.booleans()):
        return [Event(uid=uid, when=when, **fields)]
    added: Any = st.lists(starts, max_size=2)
    if isinstance(when, Slot):
        added = st.lists(starts | slots(UTC), max_size=2)
    found = [
        Event(
            uid=uid,
            when=when,
            rule=draw(st.none() | RULES.map(lambda rule: ended_for(when, rule))),
            added=tuple(draw(added)),
            removed=tuple(draw(st.lists(starts, max_size=2))),
            **fields,
        )
    ]
    if draw(st.booleans()):
        moved = when if isinstance(when, Days) else draw(slots(UTC))
        others = {name: draw(strategy) for name, strategy in details().items()}
        found.append(Event(uid=uid, when=moved, original=start, **others))
    return found


@st.composite
def calendars(draw: st.DrawFn) -> list[Event]:
    """Events with UIDs of their own."""
    uids = draw(st.lists(LINES, max_size=3, unique=True))
    return [event for uid in uids for event in draw(series_of(uid))]
