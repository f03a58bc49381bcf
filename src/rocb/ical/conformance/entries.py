"""Entries of a calendar: events, tasks, journals and free and busy times, their times read."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final, NamedTuple

from rocb.booking.recurrence import OCCURRENCES_AT_MOST
from rocb.ical.conformance.moments import (
    Moment,
    kind_of_value,
    parameter,
    read_moment,
    reads_period,
)
from rocb.ical.conformance.tree import Component
from rocb.ical.lines import Property

ENTRIES: Final = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"})
TIMES: Final = ("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "RDATE", "EXDATE")
EXCEPTIONS: Final = ("RDATE", "EXDATE")

READ_AT_MOST: Final = OCCURRENCES_AT_MOST
"""How many values of one property of an entry are looked at."""


class Time(NamedTuple):
    """One value of time of a property; `moment` is `None` where it cannot be read.

    Of a period, it is the start.
    """

    property: Property
    text: str
    moment: Moment | None


class Entry(NamedTuple):
    """A component, and its times by the names of their properties."""

    component: Component
    times: Mapping[str, tuple[Time, ...]]

    def all(self, *names: str) -> Iterator[Time]:
        """Yield the times of properties."""
        return (it for name in names for it in self.times.get(name, ()))

    def moment(self, name: str) -> Moment | None:
        """Return the moment of the first property of this name, where it can be read."""
        found = self.times.get(name)
        return found[0].moment if found else None

    @property
    def uid(self) -> str:
        """The UID, empty where there is none."""
        found = self.component.first("UID")
        return found.value if found else ""


def entry_of(component: Component) -> Entry:
    """Return a component with its times read, of each property the first 10,000."""
    times = {
        name: tuple(islice(_times(component.all(name), several=name in EXCEPTIONS), READ_AT_MOST))
        for name in TIMES
        if name in component.properties
    }
    return Entry(component, MappingProxyType(times))


def _times(properties: Iterable[Property], *, several: bool) -> Iterator[Time]:
    for it, text in values_of(properties) if several else ((it, it.value) for it in properties):
        yield Time(it, text, _moment(text, parameter(it, "TZID"), kind_of_value(it)))


def _moment(text: str, zone: str | None, kind: str) -> Moment | None:
    if kind == "PERIOD":
        text = text.partition("/")[0] if reads_period(text, zone) else ""
    found = read_moment(text, zone)
    misses = kind == "DATE" and found is not None and len(text) != 8
    return None if misses else found


def values_of(properties: Iterable[Property]) -> Iterator[tuple[Property, str]]:
    """Yield the values between the commas of properties."""
    return ((it, text) for it in properties for text in it.value.split(","))
