"""A case: everything that bears on a request for certain spaces, whatever the time."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from rocb.booking.book import Book
from rocb.booking.charging import Charging, charging_of
from rocb.booking.claims import Claim, claims_of, layout_of
from rocb.booking.hours import Closure, Hours
from rocb.booking.ledger import organisation_key
from rocb.booking.limits import Quota
from rocb.booking.premises import (
    FOR_PEOPLE,
    Premises,
    Space,
    SpaceKind,
    binding,
    closures_of,
    hours_of,
    limits_of,
    space_of,
)
from rocb.booking.reasons import (
    CapacityUnknown,
    HoursUnknown,
    MissingEquipment,
    MissingLayout,
    OrganisationUnknown,
    PlacesUnknown,
    Reason,
    TooFewPlaces,
    TooManyPeople,
)
from rocb.booking.requests import Request, Use
from rocb.booking.series import Series
from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.members import Organisation
from rocb.periods import MICROSECOND, Slot, instant

_NONE: Final = timedelta()
_LATEST: Final = instant(datetime(9998, 12, 31, tzinfo=UTC))


@frozen
class Case:
    """What bears on a request for certain spaces, worked out once for all of its occurrences.

    `standing` are the reasons that hold at whatever time. Instants are in microseconds, as
    is `reach`: how long after the beginning of one occurrence another is clear of it at most.
    """

    book: Book
    request: Request
    uses: tuple[Use, ...]
    where: ZoneInfo
    now: datetime
    ignoring: Collection[str]
    claims: tuple[Claim, ...]
    asked_for: Mapping[str, str]
    units: Mapping[str, tuple[str, ...]]
    standing: tuple[Reason, ...]
    hours: tuple[tuple[str, Hours], ...]
    closures: tuple[tuple[str, Closure], ...]
    earliest: int
    latest: int | None
    limited: bool
    shortest: timedelta | None
    longest: timedelta | None
    reach: int
    quotas: tuple[tuple[str | None, Quota], ...]
    charging: Charging | None


def case_of(
    premises: Premises,
    book: Book,
    request: Request,
    uses: tuple[Use, ...],
    *,
    where: ZoneInfo,
    now: datetime,
    ignoring: Collection[str] = (),
) -> Case:
    """Return the case of a request in the spaces that `uses` name. Raises `UnknownRecord`."""
    named = [(use, space_of(premises, use.space)) for use in uses if use.space is not None]
    spaces = [space for _, space in named]
    claims = claims_of(premises, uses)
    bound = [it for space in spaces for it in binding(premises, space)]
    limits = [limits for space in bound if (limits := limits_of(premises, space)) is not None]
    notice = max((it.notice or _NONE for it in limits), default=_NONE)
    horizon = min((it.horizon for it in limits if it.horizon is not None), default=None)
    quotas = _quotas(premises, bound, request.organisation)
    standing = [reason for use, space in named for reason in _standing(use, space)]
    standing += [HoursUnknown(it.id) for it in spaces if hours_of(premises, it) is None]
    if quotas and request.organisation is None:
        standing.append(OrganisationUnknown())
    begins = instant(now)
    return Case(
        book=book,
        request=request,
        uses=uses,
        where=where,
        now=now,
        ignoring=ignoring,
        claims=claims,
        asked_for={unit: it.id for it in spaces for unit in premises.units(it.id)},
        units={it.id: premises.units(it.id) for it in bound if it.limits is not None},
        standing=tuple(standing),
        hours=_distinct_hours(premises, bound),
        closures=tuple((it.id, closure) for it in spaces for closure in closures_of(premises, it)),
        earliest=min(_LATEST, begins + notice // MICROSECOND),
        latest=None if horizon is None else min(_LATEST, begins + horizon // MICROSECOND),
        limited=bool(limits),
        shortest=max((it.shortest for it in limits if it.shortest is not None), default=None),
        longest=min((it.longest for it in limits if it.longest is not None), default=None),
        reach=reach_of(claims, _lengths(request)),
        quotas=quotas if request.organisation is not None else (),
        charging=charging_of(premises.terms, named, request),
    )


def choices(
    premises: Premises, uses: tuple[Use, ...], fits: Callable[[Space], bool]
) -> Iterator[tuple[Use, ...]]:
    """Yield the uses with a space in each, in as many ways as there are spaces for an open one.

    The smallest space comes first; those that do not fit are left out.
    """
    place = next((number for number, use in enumerate(uses) if use.space is None), None)
    if place is None:
        yield uses
        return
    named = (space_of(premises, use.space) for use in uses if use.space is not None)
    taken = {unit for space in named for unit in premises.units(space.id)}
    kinds = uses[place].kinds or FOR_PEOPLE
    for space in premises.by_size:
        apart = not taken or taken.isdisjoint(premises.units(space.id))
        poolable = uses[place].places is None or space.pooled
        if apart and poolable and space.kind in kinds and fits(space):
            use = evolve(uses[place], space=space.id, kinds=())
            yield (*uses[:place], use, *uses[place + 1 :])


def keys_of(case: Case) -> Iterator[str]:
    """Yield what a decision on the case rests on, by the keys of the Book's versions."""
    yield from (claim.space for claim in case.claims)
    allowance = case.charging is not None and case.charging.allowance is not None
    if case.request.organisation is not None and (case.quotas or allowance):
        yield organisation_key(case.request.organisation.id)


def require_now(now: datetime) -> None:
    """Raise `InvalidValue` where `now` is no moment from which limits can be counted."""
    require("now", datetime, now)
    if not 1 < now.year < 9999:
        raise InvalidValue(Fault("now", now.isoformat(), "within the years 2 to 9998"))


def _lengths(request: Request) -> Iterable[Slot]:
    """Return slots of a request, among them the longest: those of a series are alike."""
    if isinstance(request.when, Series):
        return (request.when.first, *(it.slot for it in request.when.moved))
    return request.when


def reach_of(claims: Iterable[Claim], slots: Iterable[Slot]) -> int:
    """Return how long after the beginning of one of these slots another is clear of it at most."""
    before, after = _NONE, _NONE
    for claim in claims:
        before = max(before, claim.before + claim.setup)
        after = max(after, claim.after + claim.teardown)
    longest = max((slot.ends - slot.begins for slot in slots), default=0)
    return longest + (before + after) // MICROSECOND


def _standing(use: Use, space: Space) -> Iterator[Reason]:
    capacity = space.capacity
    if use.layout is not None:
        layout = layout_of(space, use.layout)
        if layout is None:
            yield MissingLayout(space.id, use.layout)
        else:
            capacity = layout.capacity
    if use.places is not None and space.pooled and space.kind is not SpaceKind.PARKING:
        capacity = use.places
    if use.headcount is not None and capacity is None:
        yield CapacityUnknown(space.id, use.headcount)
    elif use.headcount is not None and capacity is not None and use.headcount > capacity:
        yield TooManyPeople(space.id, use.headcount, capacity)
    if use.places is not None and (not space.pooled or space.capacity is None):
        yield PlacesUnknown(space.id, use.places)
    elif use.places is not None and space.capacity is not None and use.places > space.capacity:
        yield TooFewPlaces(space.id, use.places, space.capacity)
    missing = tuple(it for it in use.equipment if it not in space.equipment)
    if missing:
        yield MissingEquipment(space.id, missing)


def _distinct_hours(premises: Premises, spaces: Sequence[Space]) -> tuple[tuple[str, Hours], ...]:
    """Return the known hours of the spaces, those that several share only once."""
    found: list[tuple[str, Hours]] = []
    for space in spaces:
        hours = hours_of(premises, space)
        if hours is not None and all(hours is not held for _, held in found):
            found.append((space.id, hours))
    return tuple(found)


def _quotas(
    premises: Premises, spaces: Sequence[Space], organisation: Organisation | None
) -> tuple[tuple[str | None, Quota], ...]:
    """Return the quotas that hold for an organisation, or all of them where it is not known.

    One of a space's own limits comes with the id of the space, and counts what is held of it.
    """
    found: dict[tuple[str | None, Quota], None] = {}
    for space in spaces:
        limits = limits_of(premises, space)
        place = space.id if space.limits is not None else None
        found |= {(place, quota): None for quota in (limits.quotas if limits else ())}
    if organisation is None:
        return tuple(found)
    own = [it for it in found if it[1].organisation == organisation.id]
    settled = {(place, quota.period) for place, quota in own}
    general = [it for it in found if it[1].organisation is None]
    return (*own, *(it for it in general if (it[0], it[1].period) not in settled))
