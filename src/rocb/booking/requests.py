"""Requests: who wishes to use which spaces, when and what for."""

from enum import Enum
from functools import cached_property

from attrs import field, frozen

from rocb.booking.premises import SpaceKind
from rocb.booking.series import Occurrence, Series, occurrences
from rocb.checks import at_least, checked, distinct, each, identifier
from rocb.errors import Fault, InvalidValue
from rocb.members import Organisation
from rocb.periods import DAYS_AT_MOST, Slot
from rocb.sources import Source
from rocb.texts import LocalizedText


class Purpose(Enum):
    """What premises are lent for."""

    CONFERENCE = "conference"
    SEMINAR = "seminar"
    TRAINING = "training"
    BUSINESS_MEETING = "business_meeting"


@frozen(field_transformer=checked)
class Use:
    """What is asked of one space; without `space`, of any space that fits.

    `kinds` says which kinds come into question; without them, those in which people meet, and with
    `places` only pools. `headcount` is `None` where it was not
    stated; it is then held against no capacity. `places` is a number of places of a pooled space;
    `None` stands for all of it.
    """

    space: str | None = None
    headcount: int | None = field(default=None, validator=at_least(1))
    layout: str | None = None
    equipment: tuple[str, ...] = field(default=(), validator=each(identifier))
    places: int | None = field(default=None, validator=at_least(1))
    kinds: tuple[SpaceKind, ...] = field(default=(), validator=distinct)

    def __attrs_post_init__(self) -> None:
        if self.space is not None and self.kinds:
            raise InvalidValue(Fault("kinds", self.kinds, "empty, as the space is named"))


@frozen(field_transformer=checked)
class Request:
    """A wish to use spaces, all at the same time, in one or more slots or in a series.

    `activity` is the id of the activity it is for, if any; `extras` are ids that the tariff of the
    premises knows. Raises `InvalidValue` where slots overlap, where two uses name one space, and
    where more than one use leaves the space open.
    """

    id: str = field(validator=identifier)
    uses: tuple[Use, ...]
    when: tuple[Slot, ...] | Series
    title: LocalizedText
    source: Source
    organisation: Organisation | None = None
    activity: str | None = None
    purpose: Purpose | None = None
    extras: tuple[str, ...] = field(default=(), validator=each(identifier))

    def __attrs_post_init__(self) -> None:
        faults = [*_use_faults(self.uses), *_slot_faults(self.when)]
        if faults:
            raise InvalidValue(*faults)

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """When the spaces are wanted, in order of time."""
        if isinstance(self.when, Series):
            return occurrences(self.when)
        ordered = sorted(self.when, key=lambda slot: slot.begins)
        return tuple(Occurrence(slot.start, slot) for slot in ordered)


def _use_faults(uses: tuple[Use, ...]) -> list[Fault]:
    if not uses:
        return [Fault("uses", uses, "one space or more")]
    faults = []
    seen: set[str | None] = set()
    for number, use in enumerate(uses):
        if use.space in seen:
            expected = "another space than those before it"
            if use.space is None:
                expected = "a space, as one use before it leaves the space open"
            faults.append(Fault(f"uses[{number}].space", use.space, expected))
        seen.add(use.space)
    return faults


def _slot_faults(when: tuple[Slot, ...] | Series) -> list[Fault]:
    if isinstance(when, Series):
        slots = {"when.first": when.first}
        slots |= {f"when.moved[{n}].slot": it.slot for n, it in enumerate(when.moved)}
    else:
        slots = {f"when[{number}]": slot for number, slot in enumerate(when)}
    if not slots:
        return [Fault("when", when, "one slot or more")]
    faults = [
        Fault(place, str(slot.length), f"at most {DAYS_AT_MOST} days long")
        for place, slot in slots.items()
        if slot.length.days > DAYS_AT_MOST
    ]
    if isinstance(when, Series):
        return faults
    latest: tuple[str, Slot] | None = None
    for place, slot in sorted(slots.items(), key=lambda it: it[1].begins):
        if latest is not None and slot.begins < latest[1].ends:
            expected = f"after the end of {latest[0]}"
            faults.append(Fault(place, slot.start.isoformat(), expected))
        if latest is None or slot.ends > latest[1].ends:
            latest = (place, slot)
    return faults
