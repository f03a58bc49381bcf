"""The calendar around its components: a feed or a message (RFC 5546, RFC 7986)."""

from collections.abc import Iterable, Iterator
from typing import Final

from rocb.ical.conformance import demands
from rocb.ical.conformance.entries import ENTRIES
from rocb.ical.conformance.finding import Finding, about, at
from rocb.ical.conformance.moments import is_length, kind_of_value, parameter
from rocb.ical.conformance.tree import Component
from rocb.ical.lines import Property

PUBLISH: Final = "PUBLISH"

_METHODS: Final = frozenset(
    (PUBLISH, "REQUEST", "REPLY", "ADD", "CANCEL", "REFRESH", "COUNTER", "DECLINECOUNTER")
)
_TITLED: Final = frozenset((PUBLISH, "REQUEST", "ADD", "COUNTER"))
_DATED: Final = _TITLED | {""}
_NUMBERED: Final = _DATED | {"CANCEL"}
_FEED_ONLY: Final = ("X-WR-CALNAME", "X-PUBLISHED-TTL", "REFRESH-INTERVAL")
_HINTS: Final = (
    ("X-WR-CALNAME", demands.CALENDAR_NAME),
    ("REFRESH-INTERVAL", demands.REFRESH_INTERVAL),
    ("X-PUBLISHED-TTL", demands.PUBLISHED_TTL),
)


def method_of(calendar: Component) -> str:
    """Return the method of a calendar, empty where it has none."""
    found = calendar.first("METHOD")
    return "" if found is None else found.value.upper()


def envelope_findings(calendar: Component) -> Iterator[Finding]:
    """Yield what is wrong with the properties of a calendar, and with what it has to hold."""
    version, method = calendar.first("VERSION"), calendar.first("METHOD")
    if version is None:
        yield about(calendar, demands.VERSION)
    elif version.value != "2.0":
        yield at(version, demands.VERSION)
    if not calendar.has("PRODID"):
        yield about(calendar, demands.PRODID)
    if method is None:
        yield about(calendar, demands.FEED_METHOD)
    elif method.value.upper() not in _METHODS:
        yield at(method, demands.METHOD)
    if not calendar.parts:
        yield about(calendar, demands.EMPTY_CALENDAR)
    yield from _hints(calendar)
    if method_of(calendar) in ("", PUBLISH):
        yield from _feed(calendar)
    elif method_of(calendar) in _METHODS:
        yield from _message(calendar)


def _hints(calendar: Component) -> Iterator[Finding]:
    """Yield what is wrong with how often a feed wants to be read."""
    for it in calendar.all("REFRESH-INTERVAL"):
        if kind_of_value(it) != "DURATION":
            yield at(it, demands.REFRESH_VALUE)
    for it in (*calendar.all("REFRESH-INTERVAL"), *calendar.all("X-PUBLISHED-TTL")):
        if not is_length(it.value):
            yield at(it, demands.REFRESH_LENGTH)


def _feed(calendar: Component) -> Iterator[Finding]:
    if any(it.name in ENTRIES - {"VFREEBUSY"} for it in calendar.parts):
        yield from (about(calendar, demand) for name, demand in _HINTS if not calendar.has(name))


def _message(calendar: Component) -> Iterator[Finding]:
    yield from (at(it, demands.NAMED_MESSAGE) for name in _FEED_ONLY for it in calendar.all(name))
    uids = (it.first("UID") for it in calendar.parts if it.name in ENTRIES)
    yield from _others([it for it in uids if it is not None])


def _others(uids: list[Property]) -> Iterator[Finding]:
    yield from (at(it, demands.ONE_UID) for it in uids[1:] if it.value != uids[0].value)


def part_findings(method: str, entry: Component) -> Iterator[Finding]:
    """Yield what a component of a calendar with this method lacks, or should not have.

    What iTIP asks for is asked for where there is a method.
    """
    for name, demand in (("UID", demands.UID), ("DTSTAMP", demands.DTSTAMP)):
        if not entry.has(name):
            yield about(entry, demand)
    if not entry.has("ORGANIZER") and method in _METHODS:
        yield about(entry, demands.ORGANIZER)
    if entry.name == "VEVENT" and method in _DATED and not entry.has("DTSTART"):
        yield about(entry, demands.DTSTART)
    if entry.name == "VEVENT" and method in _TITLED and not entry.all("SUMMARY"):
        yield about(entry, demands.SUMMARY)
    if entry.name != "VFREEBUSY" and method in _NUMBERED and not entry.all("SEQUENCE"):
        yield about(entry, demands.SEQUENCE)
    yield from _attendance(method, entry)


def _attendance(method: str, entry: Component) -> Iterator[Finding]:
    attendees = entry.all("ATTENDEE")
    if method == PUBLISH:
        yield from (at(it, demands.FEED_ATTENDEE) for it in attendees)
    elif method == "REQUEST" and not attendees:
        yield about(entry, demands.REQUEST_ATTENDEE)
    elif method == "REPLY" and not _is_one_answer(entry, attendees):
        yield about(entry, demands.REPLY_ATTENDEE)
    elif method == "CANCEL" and not _says_what_is_cancelled(entry):
        yield about(entry, demands.CANCEL_STATUS)


def _is_one_answer(entry: Component, attendees: tuple[Property, ...]) -> bool:
    if len(attendees) != 1:
        return False
    return entry.name == "VFREEBUSY" or parameter(attendees[0], "PARTSTAT") is not None


def _says_what_is_cancelled(entry: Component) -> bool:
    status = entry.first("STATUS")
    if status is None:
        return bool(entry.all("ATTENDEE"))
    return status.value.upper() == "CANCELLED"


def twin_findings(keyed: Iterable[tuple[object, Property]]) -> Iterator[Finding]:
    """Yield the UIDs that stand in a calendar again, for the same occurrence."""
    seen = set[object]()
    for key, it in keyed:
        if key in seen:
            yield at(it, demands.UID_ONCE)
        seen.add(key)
