"""What a booking costs, as part of its decision: the terms held against one request."""

from collections.abc import Sequence
from datetime import timedelta

from attrs import frozen

from rocb.booking.premises import Space
from rocb.booking.quotes import Item, NoEntitlement, NoTariff, Quote, entitlement_of, quote
from rocb.booking.requests import Request, Use
from rocb.booking.terms import Allowance, Terms
from rocb.members import Organisation


@frozen
class Charging:
    """The terms of the premises for one organisation and the spaces that it asks for.

    `unpriced` are pools that are asked for as a whole although nobody knows how many places they
    have: what all of them cost cannot be told.
    """

    terms: Terms
    organisation: Organisation | None
    items: tuple[Item, ...]
    extras: tuple[str, ...]
    allowance: Allowance | None
    unpriced: tuple[str, ...]


def charging_of(
    terms: Terms | None, named: Sequence[tuple[Use, Space]], request: Request
) -> Charging | None:
    """Return how a request is charged, or `None` where the premises have no terms."""
    if terms is None:
        return None
    entitlement = entitlement_of(terms, request.organisation)
    whole = [space for use, space in named if space.pooled and use.places is None]
    return Charging(
        terms=terms,
        organisation=request.organisation,
        items=tuple(Item(space.id, _places(use, space)) for use, space in named),
        extras=request.extras,
        allowance=entitlement.allowance if entitlement is not None else None,
        unpriced=tuple(space.id for space in whole if space.capacity is None),
    )


def charge(
    charging: Charging, length: timedelta, used: timedelta
) -> Quote | tuple[NoEntitlement | NoTariff, ...]:
    """Return the quote for a length, or every reason why there is none.

    `used` is how much of its allowance the organisation has used in the period.
    """
    quoted = quote(
        charging.terms, charging.organisation, charging.items, charging.extras, length, used
    )
    if isinstance(quoted, Quote) and quoted.charged and charging.unpriced:
        return tuple(NoTariff(space) for space in charging.unpriced)
    return quoted


def _places(use: Use, space: Space) -> int:
    """Return for how many places a space is charged: a room counts as one."""
    if not space.pooled:
        return 1
    return use.places or space.capacity or 1
