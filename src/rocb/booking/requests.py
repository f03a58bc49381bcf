"""Requests for a space, and the bookings that come of them."""

from attrs import field, frozen

from rocb.checks import at_least, checked, identifier
from rocb.errors import Fault, InvalidValue
from rocb.periods import Slot, instant
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Request:
    """A wish to have one space in one or more slots.

    `headcount` is `None` where it was not stated; it is then held against no capacity.
    `organisation` is the id of the organisation that asks, `activity` that of the activity it is
    for.
    """

    id: str = field(validator=identifier)
    space: str
    slots: tuple[Slot, ...]
    headcount: int | None = field(validator=at_least(1))
    organisation: str | None
    activity: str | None
    purpose: LocalizedText
    source: Source

    def __attrs_post_init__(self) -> None:
        if not self.slots:
            raise InvalidValue(Fault("slots", self.slots, "one slot or more"))
        faults = []
        latest, end = 0, None
        for place, slot in sorted(enumerate(self.slots), key=lambda it: instant(it[1].start)):
            if end is not None and instant(slot.start) < end:
                expected = f"after the end of slots[{latest}]"
                faults.append(Fault(f"slots[{place}]", slot.start.isoformat(), expected))
            if end is None or instant(slot.end) > end:
                latest, end = place, instant(slot.end)
        if faults:
            raise InvalidValue(*faults)


@frozen(field_transformer=checked)
class Booking:
    """A space that is taken for a slot; `id` is that of the request with the slot's number."""

    id: str
    slot: Slot
    request: Request

    @property
    def space(self) -> str:
        """The id of the space."""
        return self.request.space
