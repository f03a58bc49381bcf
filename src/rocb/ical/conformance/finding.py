"""What the conformance check finds: a place in a calendar, and the demand that it misses."""

from typing import Final

from attrs import frozen

from rocb.errors import Fault
from rocb.ical.conformance.demands import Demand
from rocb.ical.conformance.tree import Component
from rocb.ical.lines import Property

_VALUE_AT_MOST: Final = 80


@frozen
class Finding:
    """What stands on a line, from 1, and the demand that it misses.

    `property` is the name of the property, or `None` where a component, which `value` then names,
    or the stream is meant. `value` is cut. `str()` of it is one line that is safe to print.
    """

    line: int
    property: str | None
    value: str
    demand: Demand

    def __str__(self) -> str:
        fault = Fault(self.property or "", self.value, self.demand.text)
        kind = "advice; " if self.demand.advice else ""
        return f"{self.line}: {fault} [{kind}{self.demand.id}; {self.demand.source}]"


def on_line(number: int, text: str, demand: Demand) -> Finding:
    """Return a finding of the stream."""
    return Finding(number, None, text[:_VALUE_AT_MOST], demand)


def about(component: Component, demand: Demand) -> Finding:
    """Return a finding of a component, at its BEGIN."""
    return Finding(component.number, None, component.name[:_VALUE_AT_MOST], demand)


def at(found: Property, demand: Demand, value: str | None = None) -> Finding:
    """Return a finding of a property, of all its value or of the part that is given."""
    text = found.value if value is None else value
    return Finding(found.number, found.name, text[:_VALUE_AT_MOST], demand)
