"""The premises: spaces, what they are part of, and the rules under which they are lent."""

from collections.abc import Mapping
from datetime import timedelta
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from rocb.booking.hours import Closure, Hours
from rocb.booking.limits import Limits, not_negative
from rocb.booking.terms import Terms
from rocb.checks import at_least, checked, distinct, each, identifier
from rocb.coordinates import Coordinates
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.references import names, reference_faults, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText

NO_TIME = timedelta()


class SpaceKind(Enum):
    """What a space is."""

    CONFERENCE_HALL = "conference_hall"
    COMPUTER_LABORATORY = "computer_laboratory"
    CLASSROOM = "classroom"
    CAFETERIA = "cafeteria"
    KITCHEN = "kitchen"
    PARKING = "parking"


FOR_PEOPLE: Final = (
    SpaceKind.CONFERENCE_HALL,
    SpaceKind.COMPUTER_LABORATORY,
    SpaceKind.CLASSROOM,
)
"""The kinds of spaces in which people meet."""


@frozen(field_transformer=checked)
class Layout:
    """A way to furnish a space, with the capacity that it then has (`None` where not stated).

    `setup` and `teardown` are needed before and after, unless the layout stays from one booking
    to the next.
    """

    id: str = field(validator=identifier)
    name: LocalizedText
    capacity: int | None = field(default=None, validator=at_least(1))
    setup: timedelta = field(default=NO_TIME, validator=not_negative)
    teardown: timedelta = field(default=NO_TIME, validator=not_negative)


@frozen(field_transformer=checked)
class Space:
    """A space that can be booked; `capacity` is `None` where nobody stated it.

    Of a `pooled` space (a car park, the seats of a laboratory) places are lent one by one as well
    as all together; its capacity is their number. A space with `parts` (a divisible hall) is taken
    when one of them is, and the reverse. `setup` and `teardown` are kept free around every booking,
    beside those of its layout. `equipment` lists what is stated to be there. `hours` and `limits`
    are the space's own, in place of those of the premises.
    """

    id: str = field(validator=identifier, metadata=names("spaces"))
    name: LocalizedText
    kind: SpaceKind
    capacity: int | None = field(validator=at_least(1))
    source: Source
    note: LocalizedText | None = None
    pooled: bool = False
    parts: tuple[str, ...] = field(default=(), validator=distinct, metadata=refers_to("spaces"))
    layouts: tuple[Layout, ...] = ()
    equipment: tuple[str, ...] = field(default=(), validator=each(identifier))
    setup: timedelta = field(default=NO_TIME, validator=not_negative)
    teardown: timedelta = field(default=NO_TIME, validator=not_negative)
    hours: Hours | None = None
    limits: Limits | None = None

    def __attrs_post_init__(self) -> None:
        faults = []
        if self.pooled and self.parts:
            faults.append(Fault("parts", self.parts, "empty: a pool has places, not parts"))
        if self.pooled and self.layouts:
            faults.append(Fault("layouts", self.layouts, "empty: a pool has no layouts"))
        seen: set[str] = set()
        for number, layout in enumerate(self.layouts):
            if layout.id in seen:
                place = f"layouts[{number}].id"
                faults.append(Fault(place, layout.id, "an id that no other of the layouts has"))
            seen.add(layout.id)
        if faults:
            raise InvalidValue(*faults)


@frozen(field_transformer=checked)
class Premises:
    """Spaces under one roof; `hours` is `None` where nobody stated when they are open.

    `limits` and `terms` are `None` where none are set: anything may then be asked for, and nothing
    is said of charges. Raises `InvalidValue` for an id that stands twice, for a part that is not
    there, and for a space that would be a part of itself.
    """

    spaces: tuple[Space, ...]
    hours: Hours | None
    closures: tuple[Closure, ...] = ()
    limits: Limits | None = None
    terms: Terms | None = None
    coordinates: Coordinates | None = None

    def __attrs_post_init__(self) -> None:
        faults = [*reference_faults(Premises, self)]
        circular = _circular({space.id: space for space in self.spaces})
        for number, space in enumerate(self.spaces):
            if space.id in circular:
                faults.append(Fault(f"spaces[{number}].parts", space.id, "outside its own parts"))
        if faults:
            raise InvalidValue(*faults)

    @cached_property
    def by_id(self) -> Mapping[str, Space]:
        """The spaces by their ids."""
        return MappingProxyType({space.id: space for space in self.spaces})

    @cached_property
    def rooms(self) -> tuple[Space, ...]:
        """The undivided spaces that are lent as a whole."""
        return tuple(space for space in self.spaces if not space.parts and not space.pooled)

    @cached_property
    def by_size(self) -> tuple[Space, ...]:
        """The spaces from the smallest to the largest, those of unknown capacity last."""
        return tuple(sorted(self.spaces, key=lambda it: (it.capacity is None, it.capacity or 0)))

    @cached_property
    def _units(self) -> dict[str, tuple[str, ...]]:
        return {}

    def parts(self, id: str) -> tuple[Space, ...]:
        """Return all spaces that a space consists of, parts of parts among them."""
        found, waiting = dict[str, Space](), list(self.by_id[id].parts)
        while waiting:
            space = self.by_id[waiting.pop()]
            if space.id not in found:
                found[space.id] = space
                waiting += space.parts
        return tuple(found.values())

    def units(self, id: str) -> tuple[str, ...]:
        """Return the sorted ids of the undivided spaces of which a space consists."""
        if id not in self._units:
            found, seen, waiting = list[str](), {id}, [id]
            while waiting:
                space = self.by_id[waiting.pop()]
                ahead = [part for part in space.parts if part not in seen]
                seen.update(ahead)
                waiting += ahead
                if not space.parts:
                    found.append(space.id)
            self._units[id] = tuple(sorted(found))
        return self._units[id]


def space_of(premises: Premises, id: str) -> Space:
    """Return the space with this id. Raises `UnknownRecord`."""
    space = premises.by_id.get(id)
    if space is None:
        raise UnknownRecord("space", id)
    return space


def hours_of(premises: Premises, space: Space) -> Hours | None:
    """Return the hours of a space: its own, or those of the premises."""
    return space.hours or premises.hours


def limits_of(premises: Premises, space: Space) -> Limits | None:
    """Return the limits on a space: its own, or those of the premises."""
    return space.limits or premises.limits


def binding(premises: Premises, space: Space) -> tuple[Space, ...]:
    """Return the spaces whose hours and limits hold for a space: it, and parts with their own."""
    if not space.parts:
        return (space,)
    parts = premises.parts(space.id)
    return (space, *(it for it in parts if it.hours is not None or it.limits is not None))


def known_hours(premises: Premises, space: Space) -> list[Hours] | None:
    """Return all hours that hold for a space, or `None` where nobody stated some of them."""
    found = [hours_of(premises, it) for it in binding(premises, space)]
    known = [it for it in found if it is not None]
    return known if len(known) == len(found) else None


def closures_of(premises: Premises, space: Space) -> tuple[Closure, ...]:
    """Return the closures that concern a space, one of its parts or what it is part of."""
    units = set(premises.units(space.id))
    return tuple(
        closure
        for closure in premises.closures
        if not closure.spaces
        or any(not units.isdisjoint(premises.units(closed)) for closed in closure.spaces)
    )


def _circular(by_id: Mapping[str, Space]) -> set[str]:
    """Return ids at which parts lead back to their whole, one or more of each circle."""
    begun, done, circular = set[str](), set[str](), set[str]()
    for root in by_id:
        waiting = [root]
        while waiting:
            id_ = waiting[-1]
            if id_ in begun:
                done.add(waiting.pop())
                continue
            begun.add(id_)
            parts = [part for part in by_id[id_].parts if part in by_id and part not in done]
            circular.update(part for part in parts if part in begun)
            waiting += [part for part in parts if part not in begun]
    return circular
