"""Texts that try to become lines of a calendar, put into every field that bears text.

Fields are found by walking through whole values, so that none that is new can be forgotten. Run as
a program, this prints what became of every payload in every field as one digest.
"""

import hashlib
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Final, get_args, get_origin

import attrs
from attrs import evolve

from rocb import (
    Booking,
    Coordinates,
    InvalidValue,
    Language,
    LocalizedText,
    Mode,
    Office,
    Organisation,
    OrganisationKind,
    Place,
    Purpose,
    Source,
    run_year,
)
from rocb.ical.booking_events import booking_events
from rocb.ical.calendars import Method, calendar
from rocb.ical.events import Event, Text
from rocb.ical.feed import feed
from rocb.ical.people import Attendee, Organiser
from rocb.ical.publishing import Publisher, publish, redacted
from rocb.ical.selections import OfSpace
from rocb.periods import Days
from tests.ical.plain import shape, told
from tests.offices import (
    BAKU,
    SAMPLE,
    STATED,
    YEAR,
    a_booking,
    a_deadline,
    a_slot,
    a_space,
    both,
    some_premises,
)
from tests.reporting.full_year import full_office

PAYLOADS: Final = {
    "crlf": "a\r\nBEGIN:VEVENT\r\nUID:b",
    "lf": "a\nATTENDEE:mailto:b@example.org",
    "cr": "a\rX-A:b",
    "next line": "a\x85X-A:b",
    "line separator": "a\u2028X-A:b",
    "vertical tab": "a\x0bX-A:b\x0cX-A:c\x1eX-A:d",
    "nul": "a\x00b",
    "tab and line feed": "a\t\nX-A:b",
    "tab": "a\tb",
    "fold": "a\r\n b\r\n\tX-A:c",
    "surrogate": "a\ud800b",
    "overridden direction": "a\u202eb",
    "too long": "Ж" * 20_000,
    "literal escapes": "a\\nBEGIN:VEVENT\\N\\\\n\\",
    "begin": "BEGIN:VEVENT",
    "end": "END:VCALENDAR",
    "quotes": 'a" ;CN="b":mailto:c@example.org',
    "separators": "a;X=b:c,d=e;TZID=f",
    "carets": "^n^'^^n",
    "long": "Ж;" * 600,
    "address": 'mailto:a@example.org";X=b:c',
    "address with lines": "mailto:a@example.org\r\nBEGIN:VEVENT",
    "language": "en:BEGIN;X=b",
    "rule": "FREQ=DAILY;COUNT=2\r\nBEGIN:VEVENT",
    "domain": "office@b\\,;",
}
TWINS: Final = ("tab", "end", "carets", "address", "language", "domain")
"""Payloads that do what others do; `digest` tries them also in an office, whose feeds take long."""
HARMLESS: Final = ("harmless", "harmless:harmless", "FREQ=WEEKLY;COUNT=9")
"""What any field takes; the first that it takes is put there to compare with."""

STAMP: Final = datetime(2026, 1, 1, tzinfo=UTC)

Show = Callable[[Any], bytes]
Step = str | int
Path = tuple[Step, ...]


def the_event() -> Event:
    """An event that has all there is."""
    return Event(
        uid="event@office",
        stamp=STAMP,
        when=a_slot("2026-03-02 10:00", "2026-03-02 12:00"),
        summary=Text("Summary", "en"),
        rule="FREQ=DAILY;COUNT=3",
        added=(datetime(2026, 4, 1, 10, tzinfo=BAKU),),
        removed=(datetime(2026, 3, 3, 10, tzinfo=BAKU),),
        created=STAMP,
        modified=STAMP,
        description=(Text("One", "en"), Text("Two", "en")),
        comments=(Text("Comment", "en"), Text("Another")),
        categories=(Text("Category", "en"), Text("Another")),
        location=Text("Location", "en"),
        resources=("room",),
        coordinates=Coordinates(Decimal("40.4"), Decimal("49.9")),
        url="https://example.org/",
        conference="https://example.org/meet",
        related=("other@office",),
        organiser=Organiser("mailto:office@example.org", "Office"),
        attendees=(Attendee("mailto:a@example.org", "A"), Attendee("mailto:b@example.org")),
    )


def the_publisher() -> Publisher:
    return Publisher("office", both("Office"), Language.EN, STAMP, 0, "mailto:a@example.org")


def the_booking() -> Booking:
    """A booking that has all that an event tells of one."""
    return a_booking(
        "booking",
        organisation=Organisation("host", both("Host"), OrganisationKind.DONOR, SAMPLE, "AZ"),
        activity="activity",
        purpose=Purpose.TRAINING,
        extras=("beamer",),
        source=Source("somebody", sample=True),
        layout="rows",
        equipment=("board",),
    )


def the_office() -> Office:
    """An office that shows all that feeds tell of one."""
    office = full_office()
    plan = office.planning.plan
    assert plan is not None
    first, second, *rest = plan.activities
    somewhere = Coordinates(Decimal("40.4"), Decimal("49.9"))
    first = evolve(
        first,
        conference="https://example.org/meet",
        place=Place(both("city"), "GE", somewhere),
        host="host",
        traced=STATED,
    )
    second = evolve(second, mode=Mode.ONLINE, place=None)
    deadlines = (a_deadline("due", activity="first"), a_deadline("due-too", source=SAMPLE))
    return evolve(
        office,
        planning=evolve(
            office.planning,
            plan=evolve(plan, activities=(first, second, *rest), deadlines=deadlines),
        ),
    )


def _of_an_event(event: Event) -> bytes:
    return calendar(Method.REQUEST, (event,))


def _of_a_publisher(publisher: Publisher) -> bytes:
    held = booking_events((the_booking(),), publisher, some_premises())
    return publish(held, publisher)


def _of_a_booking(booking: Booking) -> bytes:
    held = booking_events((booking,), the_publisher(), some_premises(a_space(source=SAMPLE)))
    return publish(held, the_publisher())


def _of_an_office(office: Office) -> bytes:
    """A feed of everything, one of a room in the other language, and one for the public."""
    year = run_year(office, YEAR)
    return b"".join(
        (
            feed(year, Language.EN),
            feed(year, Language.RU, about=OfSpace("room")),
            feed(year, Language.RU, public=True),
        )
    )


def _of_days(event: Event) -> bytes:
    days = Days(date(2026, 3, 2), date(2026, 3, 4))
    plain = evolve(event, when=days, added=(), removed=(), rule="FREQ=DAILY;COUNT=3")
    changed = evolve(plain, rule=None, original=days.first + timedelta(days=1))
    return publish(redacted((plain, changed), Language.EN), the_publisher())


ROOTS: Final[dict[str, tuple[Callable[[], Any], Show]]] = {
    "event": (the_event, _of_an_event),
    "hidden event": (the_event, _of_days),
    "publisher": (the_publisher, _of_a_publisher),
    "booking": (the_booking, _of_a_booking),
    "office": (the_office, _of_an_office),
}
"""Whole values, and how each of them becomes a calendar."""


def bears_text(kind: Any) -> bool:
    """Whether a field of this type holds text itself."""
    options = (kind, *get_args(kind))
    return any(it in (str, Text, LocalizedText) for it in options)


def fields_of(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every place within a value where text may stand, with its type."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from fields_of(item, (*path, number))
    elif attrs.has(type(value)):
        for attribute in attrs.fields(type(value)):
            if not attribute.init:
                continue
            place = (*path, attribute.name)
            if bears_text(attribute.type):
                yield place, attribute.type
            yield from fields_of(getattr(value, attribute.name), place)


def put(value: Any, path: Path, new: Any) -> Any:
    """Return a value with something else at one place."""
    if not path:
        return new
    first, *rest = path
    if isinstance(first, int):
        return (*value[:first], put(value[first], tuple(rest), new), *value[first + 1 :])
    return evolve(value, **{first.removeprefix("_"): put(getattr(value, first), tuple(rest), new)})


def filled(kind: Any, words: str) -> Any:
    """Return a value of a type, made of these words."""
    if get_origin(kind) is tuple:
        return (filled(get_args(kind)[0], words),)
    if kind is str or str in get_args(kind):
        return words
    if Text in (kind, *get_args(kind)):
        return Text(words)
    return LocalizedText(words, words)


def named(path: Path) -> str:
    """The place that a path leads to, whichever of several records it is of."""
    return ".".join(step for step in path if isinstance(step, str))


@cache
def whole(root: str) -> Any:
    """The whole value that is changed in one field at a time."""
    return ROOTS[root][0]()


@cache
def places(root: str) -> dict[str, tuple[Path, Any]]:
    """The first place of every field that bears text within a whole value, by name."""
    found: dict[str, tuple[Path, Any]] = {}
    for path, kind in fields_of(whole(root)):
        found.setdefault(named(path), (path, kind))
    return found


PLACES: Final = tuple((root, name) for root in ROOTS for name in places(root))


def shown(root: str, name: str, words: str) -> bytes | None:
    """The calendar of a whole value with these words in a field, or `None` where it is refused."""
    _, show = ROOTS[root]
    path, kind = places(root)[name]
    try:
        return show(put(whole(root), path, filled(kind, words)))
    except InvalidValue:
        return None


@cache
def plain(root: str, name: str) -> tuple[str, bytes]:
    """Something harmless that a field takes, and the calendar with it."""
    found = ((it, shown(root, name, it)) for it in HARMLESS)
    return next((words, content) for words, content in found if content is not None)


def outcome(root: str, name: str, payload: str) -> str:
    """What became of a payload in a field: refused, or shown and read back as it was meant."""
    content = shown(root, name, payload)
    if content is None:
        return "refused"
    harmless, beside = plain(root, name)
    if content != beside and shape(content) != shape(beside):
        return "injected"
    if content != beside and sorted(_told(content)) != sorted(
        it.replace(harmless, payload) for it in _told(beside)
    ):
        return "changed"
    return f"as meant {hashlib.sha256(content).hexdigest()}"


def _told(content: bytes) -> list[str]:
    return [it for it in told(content) if not it.endswith("@busy")]


def digest() -> str:
    """What became of every payload in every field."""
    found = hashlib.sha256()
    for root, name in PLACES:
        for key, payload in PAYLOADS.items():
            found.update(f"{root} {name} {key}: {outcome(root, name, payload)}\n".encode())
    return found.hexdigest()


if __name__ == "__main__":
    sys.stdout.write(f"{digest()} {sys.flags.optimize}\n")
