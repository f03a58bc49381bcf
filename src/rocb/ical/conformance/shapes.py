"""What single properties look like, whatever stands beside them (RFC 5545, 3.8)."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from attrs import fields

from rocb.checks import faults_of
from rocb.ical.conformance import demands
from rocb.ical.conformance.demands import Demand
from rocb.ical.conformance.finding import Finding, at
from rocb.ical.conformance.moments import kind_of_value, parameter
from rocb.ical.conformance.tree import Component
from rocb.ical.events import Event
from rocb.ical.lines import Property

_URI: Final = fields(Event).url
_DEGREES: Final = r"([+-]?[0-9]{1,3}(?:\.[0-9]{1,30})?)"
_PLACES: Final = 9
_GEO: Final = re.compile(f"{_DEGREES};{_DEGREES}")
_DIGITS: Final = re.compile(r"\+?([0-9]{1,10})")
_BARE: Final = re.compile(r"(?<!\\)[,;]")
_BARE_IN_LIST: Final = re.compile(r"(?<!\\);")
_BACKSLASH: Final = re.compile(r"\\(?![;,nN])")

_STATUSES: Final = {
    "VEVENT": {"TENTATIVE", "CONFIRMED", "CANCELLED"},
    "VTODO": {"NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"},
    "VJOURNAL": {"DRAFT", "FINAL", "CANCELLED"},
}
_ANSWERS: Final = {"NEEDS-ACTION", "ACCEPTED", "DECLINED"}
_PARTSTATS: Final = {
    "VEVENT": _ANSWERS | {"TENTATIVE", "DELEGATED"},
    "VTODO": _ANSWERS | {"TENTATIVE", "DELEGATED", "COMPLETED", "IN-PROCESS"},
    "VJOURNAL": _ANSWERS,
}
_ROLES: Final = {"CHAIR", "REQ-PARTICIPANT", "OPT-PARTICIPANT", "NON-PARTICIPANT"}
_CUTYPES: Final = {"INDIVIDUAL", "GROUP", "RESOURCE", "ROOM", "UNKNOWN"}
_SINGLE: Final = (
    *("CLASS", "CREATED", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "DUE", "DURATION", "GEO"),
    *("LAST-MODIFIED", "LOCATION", "ORGANIZER", "PERCENT-COMPLETE", "PRIORITY", "RECURRENCE-ID"),
    *("SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "UID", "URL", "COLOR", "COMPLETED"),
)
_ONCE: Final[dict[str, tuple[str, ...]]] = {
    "VCALENDAR": (
        *("CALSCALE", "COLOR", "LAST-MODIFIED", "METHOD", "PRODID", "REFRESH-INTERVAL", "SOURCE"),
        *("UID", "URL", "VERSION", "X-PUBLISHED-TTL", "X-WR-CALNAME", "X-WR-TIMEZONE"),
    ),
    "VEVENT": _SINGLE,
    "VTODO": _SINGLE,
    "VJOURNAL": tuple(name for name in _SINGLE if name != "DESCRIPTION"),
    "VFREEBUSY": _SINGLE,
    "VALARM": ("ACTION", "DESCRIPTION", "DURATION", "REPEAT", "SUMMARY", "TRIGGER", "UID"),
    "VTIMEZONE": ("LAST-MODIFIED", "TZID", "TZURL"),
    "STANDARD": ("DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO"),
    "DAYLIGHT": ("DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO"),
}


def shape_findings(component: Component) -> Iterator[Finding]:
    """Yield what is wrong with single properties of a component that is known."""
    once = _ONCE.get(component.name)
    if once is None:
        return
    for name, properties in component.properties.items():
        if len(properties) > 1 and name in once:
            yield from (at(it, demands.ONCE) for it in properties[1:])
        for holds, demand in _SHAPES.get(name, ()):
            yield from (at(it, demand) for it in properties if not holds(component.name, it))
    yield from _twice_invited(component)


def is_uri(text: str) -> bool:
    """Return whether a text is a URI (RFC 3986), such as an event may have."""
    return not faults_of(_URI, text)


def whole_number(text: str) -> int | None:
    """Return the whole number that a text is, or `None` where it is none, or a huge one."""
    found = _DIGITS.fullmatch(text)
    return None if found is None else int(found[1])


def _twice_invited(component: Component) -> Iterator[Finding]:
    seen = set[str]()
    for it in component.all("ATTENDEE"):
        address = it.value.lower()
        if address in seen:
            yield at(it, demands.ATTENDEE_ONCE)
        seen.add(address)


_Shape = Callable[[str, Property], bool]


def _number(most: int) -> _Shape:
    def holds(_: str, it: Property) -> bool:
        number = whole_number(it.value)
        return number is not None and number <= most

    return holds


def _word(known: set[str]) -> _Shape:
    return lambda _, it: _is_one_of(it.value, known)


def _word_of_parameter(name: str, known: set[str]) -> _Shape:
    return lambda _, it: _is_one_of(parameter(it, name), known)


def _is_one_of(word: str | None, known: set[str]) -> bool:
    return word is None or word.upper() in known or word.upper().startswith("X-")


def _status(component: str, it: Property) -> bool:
    return it.value.upper() in _STATUSES.get(component, {it.value.upper()})


def _partstat(component: str, it: Property) -> bool:
    return _is_one_of(parameter(it, "PARTSTAT"), _PARTSTATS.get(component, _PARTSTATS["VEVENT"]))


def _geo(_: str, it: Property) -> bool:
    found = _GEO.fullmatch(it.value)
    if found is None:
        return False
    latitude, longitude = (abs(round(Decimal(degrees), _PLACES)) for degrees in found.groups())
    return latitude <= 90 and longitude <= 180


def _uri(_: str, it: Property) -> bool:
    return kind_of_value(it) not in ("", "URI", "CAL-ADDRESS") or is_uri(it.value)


def _says_uri(_: str, it: Property) -> bool:
    return kind_of_value(it) == "URI"


def _escaped(bare: re.Pattern[str]) -> _Shape:
    return lambda _, it: not bare.search(it.value.replace("\\\\", ""))


_TEXT: Final = (
    (_escaped(_BARE), demands.TEXT_ESCAPE),
    (_escaped(_BACKSLASH), demands.TEXT_BACKSLASH),
)
_TEXTS: Final = (
    (_escaped(_BARE_IN_LIST), demands.TEXT_ESCAPE),
    (_escaped(_BACKSLASH), demands.TEXT_BACKSLASH),
)
_SHAPES: Final[dict[str, tuple[tuple[_Shape, Demand], ...]]] = {
    "ATTENDEE": (
        (_uri, demands.URI),
        (_partstat, demands.PARTSTAT),
        (_word_of_parameter("ROLE", _ROLES), demands.ROLE),
        (_word_of_parameter("CUTYPE", _CUTYPES), demands.CUTYPE),
        (_word_of_parameter("RSVP", {"TRUE", "FALSE"}), demands.RSVP),
    ),
    "CALSCALE": ((_word({"GREGORIAN"}), demands.CALSCALE),),
    "CATEGORIES": _TEXTS,
    "CLASS": ((_word({"PUBLIC", "PRIVATE", "CONFIDENTIAL"}), demands.CLASS),),
    "COMMENT": _TEXT,
    "CONFERENCE": ((_uri, demands.URI), (_says_uri, demands.CONFERENCE)),
    "CONTACT": _TEXT,
    "DESCRIPTION": _TEXT,
    "GEO": ((_geo, demands.GEO),),
    "LOCATION": _TEXT,
    "NAME": _TEXT,
    "ORGANIZER": ((_uri, demands.URI),),
    "PERCENT-COMPLETE": ((_number(100), demands.PERCENT),),
    "PRIORITY": ((_number(9), demands.PRIORITY),),
    "RESOURCES": _TEXTS,
    "SEQUENCE": ((_number(2**31 - 1), demands.SEQUENCE_NUMBER),),
    "SOURCE": ((_uri, demands.URI),),
    "STATUS": ((_status, demands.STATUS),),
    "SUMMARY": _TEXT,
    "TRANSP": ((_word({"OPAQUE", "TRANSPARENT"}), demands.TRANSP),),
    "TZURL": ((_uri, demands.URI),),
    "URL": ((_uri, demands.URI),),
}
