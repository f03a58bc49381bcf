"""Claims: what a booking takes of which spaces, and how much room neighbours leave each other."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from attrs import field, frozen

from rocb.booking.premises import Layout, Premises, Space, space_of
from rocb.booking.requests import Use
from rocb.checks import at_least, checked
from rocb.errors import Fault, InvalidValue

_NONE: Final = timedelta()


@frozen(field_transformer=checked)
class Claim:
    """What a booking takes of one space that has no parts.

    `places` is a number of places of a pool that has `limit` of them, `None` all of the space.
    `before` and `after` are kept free in any case; `setup` and `teardown` only where the
    neighbour's `layout` is another. `spaced` says that any of these is not zero.
    """

    space: str
    pooled: bool = False
    places: int | None = field(default=None, validator=at_least(1))
    limit: int | None = field(default=None, validator=at_least(1))
    before: timedelta = _NONE
    after: timedelta = _NONE
    layout: str | None = None
    setup: timedelta = _NONE
    teardown: timedelta = _NONE
    spaced: bool = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        spaced = bool(self.before or self.after or self.setup or self.teardown)
        object.__setattr__(self, "spaced", spaced)


def gap_between(earlier: Claim, later: Claim) -> timedelta:
    """Return how long a space has to be free between two bookings of it."""
    gap = earlier.after + later.before
    if earlier.layout is None or earlier.layout != later.layout:
        gap += earlier.teardown + later.setup
    return gap


def claims_of(premises: Premises, uses: tuple[Use, ...]) -> tuple[Claim, ...]:
    """Return what uses of named spaces take, by the ids of the undivided spaces: lock them so.

    Raises `UnknownRecord` for a space that is not there, `InvalidValue` where two uses share a
    part.
    """
    claims: dict[str, Claim] = {}
    faults = []
    for number, use in enumerate(uses):
        if use.space is None:
            continue
        for claim in _claims(premises, use, space_of(premises, use.space)):
            if claim.space in claims:
                expected = "a space that shares no part with the others"
                faults.append(Fault(f"uses[{number}].space", use.space, expected))
                break
            claims[claim.space] = claim
    if faults:
        raise InvalidValue(*faults)
    return tuple(claims[space] for space in sorted(claims))


def layout_of(space: Space, id: str | None) -> Layout | None:
    """Return the layout of a space with this id, or `None` where it has no such layout."""
    return next((layout for layout in space.layouts if layout.id == id), None)


def _claims(premises: Premises, use: Use, space: Space) -> Iterator[Claim]:
    layout = layout_of(space, use.layout)
    for unit in premises.units(space.id):
        pooled = premises.by_id[unit].pooled
        yield Claim(
            space=unit,
            pooled=pooled,
            places=use.places if space.pooled else None,
            limit=premises.by_id[unit].capacity if pooled else None,
            before=max(space.setup, premises.by_id[unit].setup),
            after=max(space.teardown, premises.by_id[unit].teardown),
            layout=f"{space.id}/{layout.id}" if layout else None,
            setup=layout.setup if layout else _NONE,
            teardown=layout.teardown if layout else _NONE,
        )
