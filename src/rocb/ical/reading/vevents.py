"""Events, as they are read from the properties of a VEVENT component (RFC 5545, 3.6.1)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from types import MappingProxyType
from typing import Any, Final

from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.ical.events import EXCEPTIONS_AT_MOST, Event
from rocb.ical.lines import Property, property_of
from rocb.ical.reading import dates, details
from rocb.ical.reading.dates import Clocks, place
from rocb.ical.reading.details import Notes
from rocb.ical.reading.pieces import Piece
from rocb.ical.rules import Steps
from rocb.periods import Days, Slot

LINE_AT_MOST: Final = 64 * 2**10
"""How many octets a line that matters may have, but for lists of times."""

ITEMS_AT_MOST: Final = 10_000
"""How many categories, resources, comments, relations and people an event may have in all."""

Kept = Mapping[str, list[Property]]
"""Properties by name."""

_UID_AT_MOST: Final = 1_000
_NAME: Final = re.compile(rb"[A-Za-z0-9-]{1,60}(?=[;:])")
_LISTS: Final = MappingProxyType({"EXDATE": "removed", "RDATE": "added"})
_ONCE: Final = ("UID", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE")
_STAMPS: Final = MappingProxyType(
    {"DTSTAMP": "stamp", "LAST-MODIFIED": "modified", "CREATED": "created"}
)
_SINGLE: Final[Mapping[str, tuple[str, Callable[[Property, Notes], Any]]]] = MappingProxyType(
    {
        "SEQUENCE": ("sequence", details.sequence),
        "STATUS": ("status", details.status),
        "TRANSP": ("busy", details.busy),
        "SUMMARY": ("summary", details.text),
        "DESCRIPTION": ("description", lambda it, notes: tuple(details.paragraphs(it, notes))),
        "LOCATION": ("location", details.text),
        "GEO": ("coordinates", details.coordinates),
        "URL": ("url", details.address),
        "CONFERENCE": ("conference", details.address),
        "ORGANIZER": ("organiser", details.organiser),
    }
)
"""What an event has one of: its field, and how it is read."""
_SEVERAL: Final[Mapping[str, tuple[str, Callable[[Property, Notes], Iterable[Any]]]]] = (
    MappingProxyType(
        {
            "COMMENT": ("comments", details.remarks),
            "CATEGORIES": ("categories", details.items),
            "RESOURCES": ("resources", details.names),
            "RELATED-TO": ("related", details.relations),
            "ATTENDEE": ("attendees", details.attendees),
        }
    )
)
"""What an event may have several of."""
_WITH_COMMAS: Final = ("CATEGORIES", "RESOURCES")
_KEPT: Final = frozenset((*_ONCE, *_LISTS, *_STAMPS, *_SINGLE, *_SEVERAL, "EXRULE"))


def kept_of(piece: Piece, notes: Notes, faults: list[Fault], names: Set[str] = _KEPT) -> Kept:
    """Return the properties of these names; note the others, and find which cannot be read."""
    found: dict[str, list[Property]] = {}
    for number, line in piece.lines:
        named = _NAME.match(line)
        name = f"line {number}" if named is None else named[0].decode().upper()
        if name not in names:
            notes[name] = None
        elif len(line) > LINE_AT_MOST and name not in _LISTS:
            expected = f"a line of at most {LINE_AT_MOST:,} octets"
            faults.append(Fault(f"{name} on line {number}", f"{len(line):,} octets", expected))
        elif (it := _property(number, line)) is None:
            expected = "a name, parameters and a value in UTF-8"
            faults.append(Fault(f"line {number}", line.decode("utf-8", "replace"), expected))
        else:
            found.setdefault(name, []).append(it)
    return found


def _property(number: int, line: bytes) -> Property | None:
    try:
        return property_of(number, line.decode())
    except UnicodeDecodeError:
        return None


def uid_of(kept: Kept, faults: list[Fault]) -> str:
    """Return the UID, or nothing and find why there is none that can be told."""
    for it in kept.get("UID", ()):
        notes: Notes = {}
        uid = details.line(it, it.value, notes)
        if uid is not None and len(uid) <= _UID_AT_MOST and not notes:
            return uid
        expected = f"a text of 1 to {_UID_AT_MOST:,} characters that can be shown"
        faults.append(Fault(place(it), it.value, expected))
        return ""
    faults.append(Fault("UID", ABSENT, "what identifies the event"))
    return ""


def event_of(
    kept: Kept, uid: str, clocks: Clocks, items: Steps, notes: Notes, faults: list[Fault]
) -> Event:
    """Return what the properties of an event say; note what was left out of them.

    `items` is how many categories, people and the like it may have beside the bound of its own.
    Raises `InvalidValue` with the faults that there are already and those that it finds.
    """
    faults.extend((*_repeated(kept), *_too_many(kept, items)))
    values = _timing(kept, clocks, faults) | _stamps(kept, notes, faults)
    if faults:
        raise InvalidValue(*faults)
    for name, given in kept.items():
        if name in _SINGLE:
            field, read = _SINGLE[name]
            values[field] = read(given[0], notes)
            if len(given) > 1:
                notes[name] = None
        elif name in _SEVERAL:
            field, read_all = _SEVERAL[name]
            values[field] = tuple([value for it in given for value in read_all(it, notes)])
    if "attendees" in values:
        addresses = (it.address for it in values["attendees"])
        values["attendees"] = _distinct("ATTENDEE", values["attendees"], addresses, notes)
    if "related" in values:
        values["related"] = _distinct("RELATED-TO", values["related"], values["related"], notes)
    try:
        return Event(uid=uid, **values)
    except OverflowError as error:
        expected = "one whose starts the calendar holds"
        raise InvalidValue(Fault("RRULE", values.get("rule"), expected)) from error


def _repeated(kept: Kept) -> Iterator[Fault]:
    for name in _ONCE:
        for it in kept.get(name, ())[1:]:
            yield Fault(place(it), it.value, "alone: the event has one already")
    for it in kept.get("EXRULE", ()):
        yield Fault(place(it), it.value, "in the standard any more, which has EXDATE")


def _too_many(kept: Kept, items: Steps) -> Iterator[Fault]:
    """Find whether an event has more items than it may, before any of them is read."""
    given = [it for name in _SEVERAL for it in kept.get(name, ())]
    number = len(given) + sum(it.value.count(",") for it in given if it.name in _WITH_COMMAS)
    first = min(given, key=lambda it: it.number, default=None)
    if first is None:
        return
    if number > ITEMS_AT_MOST:
        expected = f"at most {ITEMS_AT_MOST:,} categories, resources, comments, relations, people"
        yield Fault(place(first), number, expected)
    elif not items.allow(number):
        expected = "within what all events of a stream may have of such, for its size"
        yield Fault(place(first), number, expected)


def _distinct(
    name: str, values: tuple[Any, ...], keys: Iterable[str], notes: Notes
) -> tuple[Any, ...]:
    found: dict[str, Any] = {}
    for key, value in zip(keys, values, strict=True):
        found.setdefault(key, value)
    if len(found) < len(values):
        notes[name] = None
    return tuple(found.values())


def _timing(kept: Kept, clocks: Clocks, faults: list[Fault]) -> dict[str, Any]:
    """Return when an event takes place, by the names of fields."""
    if "DTSTART" not in kept:
        faults.append(Fault("DTSTART", ABSENT, "when the event begins"))
        return {}
    end, lasts = (kept[name][0] if name in kept else None for name in ("DTEND", "DURATION"))
    try:
        when = dates.span(kept["DTSTART"][0], end, lasts, clocks)
    except InvalidValue as error:
        faults.extend(error.faults)
        return {}
    first = when.first if isinstance(when, Days) else when.start
    values: dict[str, Any] = {"when": when}
    for name, field, read in (
        ("RECURRENCE-ID", "original", lambda it: dates.alike(it, when, clocks)),
        ("RRULE", "rule", lambda it: dates.rule(it, first)),
    ):
        try:
            if name in kept:
                values[field] = read(kept[name][0])
        except InvalidValue as error:
            faults.extend(error.faults)
    for name, field in _LISTS.items():
        if name in kept:
            values[field] = _listed(kept[name], when, clocks, faults)
    return values


def _listed(
    given: list[Property], when: Days | Slot, clocks: Clocks, faults: list[Fault]
) -> tuple[Any, ...]:
    """Return all that properties list, if it is not too much."""
    number = sum(it.value.count(",") + 1 for it in given)
    if number > EXCEPTIONS_AT_MOST:
        expected = f"at most {EXCEPTIONS_AT_MOST:,} of them"
        faults.append(Fault(place(given[0]), number, expected))
        return ()
    try:
        return tuple([value for it in given for value in dates.listed(it, when, clocks)])
    except InvalidValue as error:
        faults.extend(error.faults)
        return ()


def _stamps(kept: Kept, notes: Notes, faults: list[Fault]) -> dict[str, Any]:
    """Return when the record was made and changed, by the names of fields."""
    values: dict[str, Any] = {}
    for name, field in _STAMPS.items():
        for it in kept.get(name, ())[1:]:
            notes[it.name] = None
        try:
            if name in kept:
                values[field] = dates.stamp(kept[name][0])
        except InvalidValue:
            notes[name] = None
    if values:
        values.setdefault("stamp", next(iter(values.values())))
    else:
        faults.append(Fault("DTSTAMP", ABSENT, "when the record was made, in UTC"))
    return values
