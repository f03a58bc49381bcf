"""Alarms of events and tasks (RFC 5545, 3.6.6)."""

from collections.abc import Iterator
from typing import Final

from rocb.ical.conformance import demands
from rocb.ical.conformance.finding import Finding, about, at
from rocb.ical.conformance.moments import (
    Kind,
    is_length,
    kind_of_value,
    read_duration,
    read_moment,
)
from rocb.ical.conformance.shapes import whole_number
from rocb.ical.conformance.tree import Component
from rocb.ical.lines import Property

_REPEATS_AT_MOST: Final = 24
_NEEDED: Final = {"DISPLAY": ("DESCRIPTION",), "EMAIL": ("DESCRIPTION", "SUMMARY", "ATTENDEE")}


def alarm_findings(alarm: Component) -> Iterator[Finding]:
    """Yield what is wrong with an alarm."""
    action, trigger, repeat = map(alarm.first, ("ACTION", "TRIGGER", "REPEAT"))
    if action is None:
        yield about(alarm, demands.ALARM_ACTION)
    elif not all(map(alarm.all, _NEEDED.get(action.value.upper(), ()))):
        yield about(alarm, demands.ALARM_PARTS)
    if trigger is None:
        yield about(alarm, demands.ALARM_TRIGGER)
    elif not _is_trigger(trigger):
        yield at(trigger, demands.ALARM_TRIGGER)
    if (repeat is None) is not (alarm.first("DURATION") is None):
        yield about(alarm, demands.ALARM_PAIR)
    if repeat is not None and not _is_bearable(repeat):
        yield at(repeat, demands.ALARM_REPEAT)
    for it in alarm.all("DURATION"):
        if not is_length(it.value):
            yield at(it, demands.DURATION)


def _is_trigger(it: Property) -> bool:
    if kind_of_value(it) == "DATE-TIME":
        found = read_moment(it.value)
        return found is not None and found.kind is Kind.UTC
    return kind_of_value(it) in ("", "DURATION") and read_duration(it.value) is not None


def _is_bearable(it: Property) -> bool:
    number = whole_number(it.value)
    return number is not None and number <= _REPEATS_AT_MOST
