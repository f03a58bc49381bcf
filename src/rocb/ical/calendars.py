"""Calendars: events and the time zones that they need, as one stream (RFC 5545, 3.4)."""

import re
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.ical.content import lines
from rocb.ical.events import Event, Zone
from rocb.ical.expansion import place_of
from rocb.ical.timezones import vtimezone

PRODUCT: Final = "-//rocb//rocb//EN"

_PROPERTY: Final = re.compile("[A-Za-z0-9-]+[:;][^\x00-\x1f\x7f\ud800-\udfff]*")
_ANY_DAY: Final = date(2020, 1, 1)
_END: Final = b"END:VCALENDAR\r\n"


class Method(Enum):
    """What a calendar is sent for (RFC 5546, 1.4)."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    REPLY = "REPLY"
    CANCEL = "CANCEL"


def calendar(
    method: Method,
    events: Iterable[Event],
    *,
    head: Iterable[str] = (),
    also: bytes = b"",
    where: ZoneInfo | None = None,
) -> bytes:
    """Return a calendar with events, in their order, and every time zone that they name.

    `head` are further properties of the calendar, `also` components that are written already.
    One without either holds the zone `where`, as a calendar may not be empty (RFC 5545, 3.6).
    Raises `InvalidValue` where two events are one: by UID and, for changed occurrences, `original`.
    """
    require("method", Method, method)
    require("also", bytes, also)
    properties = tuple(head)
    for number, line in enumerate(properties):
        if not isinstance(line, str) or not _PROPERTY.fullmatch(line):
            raise InvalidValue(Fault(f"head[{number}]", line, "a property, such as COLOR:navy"))
    held = listed("events", Event, events)
    _refuse_twins(held)
    begin = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", f"METHOD:{method.value}")
    needed = _zones(held)
    if where is not None and not held and not also:
        needed = [Zone(where, _ANY_DAY, _ANY_DAY)]
    zones = (vtimezone(*it) for it in needed)
    return b"".join(
        (lines((*begin, *properties)), *zones, *[it.content for it in held], also, _END)
    )


def _refuse_twins(events: Sequence[Event]) -> None:
    if len({place_of(it.uid, it.original) for it in events}) == len(events):
        return
    seen: dict[Hashable, int] = {}
    faults = []
    for number, event in enumerate(events):
        first = seen.setdefault(place_of(event.uid, event.original), number)
        if first != number:
            expected = f"new: events[{first}] has it already"
            faults.append(Fault(f"events[{number}].uid", event.uid, expected))
    raise InvalidValue(*faults)


def _zones(events: Iterable[Event]) -> list[Zone]:
    """Return the zones that events name, by name, with the first and the last day of their use."""
    found: dict[str, Zone] = {}
    for where, first, last in {zone for event in events for zone in event.zones}:
        known = found.get(where.key, Zone(where, first, last))
        found[where.key] = Zone(where, min(first, known.first), max(last, known.last))
    return [found[key] for key in sorted(found)]
