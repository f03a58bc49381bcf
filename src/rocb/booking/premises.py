"""The office's premises: spaces, and when they are open."""

from collections.abc import Iterator
from datetime import date, time
from enum import Enum
from zoneinfo import ZoneInfo

from attrs import field, frozen

from rocb.checks import at_least, between, checked, identifier
from rocb.errors import Fault, InvalidValue
from rocb.periods import Days, Slot, day_slot, instant
from rocb.references import names
from rocb.sources import Source
from rocb.texts import LocalizedText


class SpaceKind(Enum):
    """What a space is."""

    CONFERENCE_HALL = "conference_hall"
    COMPUTER_LABORATORY = "computer_laboratory"
    CLASSROOM = "classroom"
    CAFETERIA = "cafeteria"
    KITCHEN = "kitchen"
    PARKING = "parking"


@frozen(field_transformer=checked)
class Space:
    """A space that can be booked; `capacity` is `None` where nobody stated it."""

    id: str = field(validator=identifier, metadata=names("spaces"))
    name: LocalizedText
    kind: SpaceKind
    capacity: int | None = field(validator=at_least(1))
    source: Source
    note: LocalizedText | None = None


@frozen(field_transformer=checked)
class OpeningHours:
    """The premises are open from `opens` to `closes` on a weekday (1 is Monday, 7 is Sunday)."""

    weekday: int = field(validator=between(1, 7))
    opens: time
    closes: time

    def __attrs_post_init__(self) -> None:
        if self.closes <= self.opens:
            raise InvalidValue(Fault("closes", self.closes.isoformat(), f"later than {self.opens}"))


@frozen(field_transformer=checked)
class Hours:
    """The weekly opening hours, the closed days, and who says so."""

    weekly: tuple[OpeningHours, ...]
    closed: tuple[Days, ...]
    source: Source


@frozen(field_transformer=checked)
class Premises:
    """Spaces under one roof; `hours` is `None` where nobody stated when they are open."""

    spaces: tuple[Space, ...]
    hours: Hours | None


def open_slots(hours: Hours, day: date, where: ZoneInfo) -> Iterator[Slot]:
    """Yield the slots in which the premises are open on `day`, in order, touching ones joined."""
    if any(day in closed for closed in hours.closed):
        return
    spans = (it for it in hours.weekly if it.weekday == day.isoweekday())
    found = (day_slot(day, span.opens, span.closes, where) for span in spans)
    joined: Slot | None = None
    for slot in sorted(filter(None, found), key=lambda slot: instant(slot.start)):
        if joined is None:
            joined = slot
        elif instant(slot.start) <= instant(joined.end):
            joined = Slot(joined.start, max(joined.end, slot.end, key=instant))
        else:
            yield joined
            joined = slot
    if joined is not None:
        yield joined
