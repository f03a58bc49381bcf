"""The one predicate: what speaks against using spaces at a certain time.

Decisions, remedies and search all ask it, so that what one offers the other accepts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from rocb.booking.bookings import Booking
from rocb.booking.case import Case
from rocb.booking.charging import Charging, charge
from rocb.booking.claims import Claim, gap_between
from rocb.booking.hours import Hours, is_open, spans_of
from rocb.booking.limits import Quota, period_around
from rocb.booking.occupancy import room_for
from rocb.booking.quotes import NoEntitlement, NoTariff, Quote
from rocb.booking.reasons import (
    Closed,
    Conflict,
    OutsideHours,
    PlacesTaken,
    QuotaExceeded,
    Reason,
    TooFar,
    TooLong,
    TooShort,
    TooSoon,
)
from rocb.booking.series import Occurrence
from rocb.booking.verdicts import Verdict
from rocb.periods import MICROSECOND, Slot, at_instant, slot_between

_NONE: Final = timedelta()

Charge = Quote | tuple[NoEntitlement | NoTariff, ...]
"""What is said of a charge: the quote, or why there is none."""


def all_of(case: Case) -> Iterator[tuple[Case, str, Occurrence]]:
    """Yield the occurrences of the request of a case, each with the id of its booking."""
    for number, occurrence in enumerate(case.request.occurrences, 1):
        yield case, f"{case.request.id}-{number}", occurrence


def verdicts_on(wanted: Iterable[tuple[Case, str, Occurrence]]) -> list[Verdict]:
    """Return the verdicts on the occurrences of a request, each with the id of its booking.

    They come in order of time; what is accepted of the earlier ones counts against the later.
    """
    verdicts: list[Verdict] = []
    accepted: list[Booking] = []
    charges: dict[int, Charge] = {}
    for case, id_, occurrence in wanted:
        verdict = verdict_on(case, id_, occurrence, accepted, charges)
        verdicts.append(verdict)
        if not verdict.reasons:
            accepted.append(verdict.booking)
    return verdicts


def verdict_on(
    case: Case,
    id: str,
    occurrence: Occurrence,
    earlier: Sequence[Booking],
    charges: dict[int, Charge],
) -> Verdict:
    """Return the verdict on one occurrence, after those of `earlier` were accepted.

    `charges` keeps what was found for a length, where nothing but the length matters.
    """
    original, slot = occurrence
    reasons = reasons_against(case, slot, earlier)
    quoted = None
    if case.charging is not None:
        charged = _charge(case, case.charging, slot, earlier, charges)
        if isinstance(charged, Quote):
            quoted = charged
        else:
            reasons += charged
    booking = Booking(id, slot, case.request, case.uses, case.claims, quoted, original)
    return Verdict(booking, tuple(reasons))


def reasons_against(case: Case, slot: Slot, earlier: Sequence[Booking]) -> list[Reason]:
    """Return everything that speaks against a slot, but for what is said of its charge.

    `earlier` are the bookings of the same request that were accepted before, in order of time.
    """
    reasons = list(case.standing)
    if earlier and earlier[-1].slot.begins + case.reach > slot.begins:
        reasons += _own_conflicts(case, slot, earlier)
    for claim in case.claims:
        if not case.book.is_free(claim, slot):
            reasons += _conflicts(case, claim, slot, reasons)
    for space, hours in case.hours:
        if not is_open(hours, slot, case.where):
            reasons.append(OutsideHours(space, _opened(hours, slot, case.where)))
    if case.closures:
        reasons += _closures(case, slot)
    if slot.begins < case.earliest or case.limited:
        reasons += _beyond_limits(case, slot)
    for within, quota in case.quotas:
        reasons += _over_quota(case, within, quota, slot, earlier)
    return reasons


def _beyond_limits(case: Case, slot: Slot) -> Iterator[Reason]:
    if slot.begins < case.earliest:
        yield TooSoon(at_instant(case.earliest, case.where))
    if case.latest is not None and slot.begins > case.latest:
        yield TooFar(at_instant(case.latest, case.where))
    if case.shortest is not None and slot.length < case.shortest:
        yield TooShort(slot.length, case.shortest)
    if case.longest is not None and slot.length > case.longest:
        yield TooLong(slot.length, case.longest)


def _own_conflicts(
    case: Case, slot: Slot, earlier: Sequence[Booking]
) -> Iterator[Conflict | PlacesTaken]:
    """Yield what earlier slots of the request leave no room for."""
    first = bisect_right(earlier, slot.begins - case.reach, key=_begins)
    near = earlier[first : bisect_left(earlier, slot.ends + case.reach, lo=first, key=_begins)]
    for claim in case.claims:
        beside = [it for it in near if any(held.space == claim.space for held in it.claims)]
        space = case.asked_for[claim.space]
        if not claim.pooled:
            yield from (
                Conflict(space, it.slot, it) for it in beside if _too_close(claim, slot, it)
            )
        elif beside:
            yield from _own_places(case, claim, slot, beside)


def _own_places(
    case: Case, claim: Claim, slot: Slot, beside: Sequence[Booking]
) -> Iterator[Conflict | PlacesTaken]:
    space = case.asked_for[claim.space]
    taken = case.book.places_taken(claim, slot, case.ignoring, beside)
    if taken > room_for(claim) and claim.places is None:
        yield from (Conflict(space, it.slot, it) for it in beside)
    elif taken > room_for(claim):
        free = max(0, (claim.limit or 0) - taken)
        yield PlacesTaken(space, claim.places or 0, free, tuple(beside))


def _begins(booking: Booking) -> int:
    return booking.slot.begins


def _too_close(claim: Claim, slot: Slot, other: Booking) -> bool:
    """Return whether a booking overlaps a slot in the space of a claim, or leaves it no gap."""
    held = next(it for it in other.claims if it.space == claim.space)
    if other.slot.begins < slot.begins:
        gap = gap_between(held, claim) // MICROSECOND
        return other.slot.ends + gap > slot.begins
    return slot.ends + gap_between(claim, held) // MICROSECOND > other.slot.begins


def _conflicts(
    case: Case, claim: Claim, slot: Slot, known: Sequence[Reason]
) -> list[Conflict | PlacesTaken]:
    """Return what stands against a claim; a booking that is known already is not named again."""
    found = case.book.conflicts(claim, slot, case.ignoring)
    space = case.asked_for[claim.space]
    if found and claim.places is not None and claim.limit is not None:
        free = claim.limit - case.book.places_taken(claim, slot, case.ignoring)
        return [PlacesTaken(space, claim.places, max(0, free), found)]
    named = {it.booking.id for it in known if isinstance(it, Conflict) and it.booking is not None}
    return [Conflict(space, it.slot, it) for it in found if it.id not in named]


def _opened(hours: Hours, slot: Slot, where: ZoneInfo) -> tuple[Slot, ...]:
    """Return when it is open on the day on which a slot begins."""
    day = slot.start.astimezone(where).date()
    spans = spans_of(hours, day, where)
    return tuple(slot_between(begins, ends, where) for begins, ends in spans)


def _closures(case: Case, slot: Slot) -> Iterator[Reason]:
    ends = slot.start, at_instant(slot.ends - 1, case.where)
    day, last = sorted(it.astimezone(case.where).date() for it in ends)
    days = [day + timedelta(days=number) for number in range((last - day).days + 1)]
    for space, closure in case.closures:
        if any(closure.covers(day) for day in days):
            yield Closed(space, closure)


def _over_quota(
    case: Case, space: str | None, quota: Quota, slot: Slot, earlier: Sequence[Booking]
) -> Iterator[Reason]:
    period = period_around(quota.period, slot.start, case.where)
    held = held_in(case, period, earlier)
    if space is not None:
        units = case.units[space]
        held = [it for it in held if any(claim.space in units for claim in it.claims)]
    length = sum((it.slot.length for it in held), slot.length)
    over = quota.length is not None and length > quota.length
    over |= quota.bookings is not None and len(held) + 1 > quota.bookings
    if over:
        yield QuotaExceeded(quota, period, length, len(held) + 1)


def held_in(case: Case, period: Slot, earlier: Sequence[Booking]) -> list[Booking]:
    """Return what the organisation holds in a period, with the earlier slots of the request."""
    if case.request.organisation is None:
        return []
    held = case.book.of_organisation(case.request.organisation.id, period)
    found = [it for it in held if it.id not in case.ignoring]
    first = bisect_left(earlier, period.begins, key=_begins)
    return [*found, *earlier[first : bisect_left(earlier, period.ends, lo=first, key=_begins)]]


def _charge(
    case: Case,
    charging: Charging,
    slot: Slot,
    earlier: Sequence[Booking],
    charges: dict[int, Charge],
) -> Charge:
    if charging.allowance is not None:
        period = period_around(charging.allowance.period, slot.start, case.where)
        quotes = (it.quote for it in held_in(case, period, earlier))
        used = sum((it.free for it in quotes if it is not None), _NONE)
        return charge(charging, slot.length, used)
    length = slot.ends - slot.begins
    if length not in charges:
        charges[length] = charge(charging, slot.length, _NONE)
    return charges[length]
