"""Deadlines and milestones: days by which something has to be done."""

from datetime import date

from attrs import field, frozen

from rocb.checks import checked, identifier, rule
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Deadline:
    """The last day for something; `activity` is what it belongs to, if anything.

    A milestone is a deadline that somebody watches: `met_on` is the day on which it was reached,
    `None` until then.
    """

    id: str = field(validator=identifier, metadata=names("deadlines"))
    title: LocalizedText
    due: date = field(validator=rule(lambda due: due < date.max, "before the calendar ends"))
    source: Source
    activity: str | None = field(default=None, metadata=refers_to("activities"))
    met_on: date | None = None
