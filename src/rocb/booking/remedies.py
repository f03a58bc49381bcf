"""Remedies: what would be accepted in place of what was refused."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from attrs import evolve

from rocb.booking.bookings import Booking
from rocb.booking.case import Case, case_of
from rocb.booking.limits import Period
from rocb.booking.openings import DAY, starts
from rocb.booking.premises import FOR_PEOPLE, Premises, Space
from rocb.booking.quotes import NoEntitlement, NoTariff
from rocb.booking.reasons import Closed, QuotaExceeded, Reason, TooLong, TooShort
from rocb.booking.requests import Use
from rocb.booking.rules import verdict_on
from rocb.booking.series import Occurrence
from rocb.booking.verdicts import OtherSpace, Remedy, Shift, Skip, Verdict
from rocb.periods import slot_between

_STEP: Final = 15 * 60 * 1_000_000
"""Times are offered in steps of a quarter of an hour."""

Alternative = tuple[OtherSpace, Case]


def alternatives(premises: Premises, case: Case) -> list[Alternative]:
    """Return the case with one space replaced by another, those that fit best first.

    Another space is of the same kind, or holds as many people as were counted.
    """
    found: list[tuple[tuple[bool, int], Alternative]] = []
    for number, use in enumerate(case.uses):
        if use.space is None:
            continue
        named = premises.by_id[use.space]
        others = {
            unit
            for it in case.uses
            if it.space is not None and it is not use
            for unit in premises.units(it.space)
        }
        for space in premises.spaces:
            apart = space is not named and others.isdisjoint(premises.units(space.id))
            if not apart or not _alike(space, named, use):
                continue
            uses = (*case.uses[:number], evolve(use, space=space.id), *case.uses[number + 1 :])
            other = case_of(
                premises,
                case.book,
                case.request,
                uses,
                where=case.where,
                now=case.now,
                ignoring=case.ignoring,
            )
            if not other.standing:
                rank = (space.kind is not named.kind, space.capacity or 0)
                other = evolve(other, reach=max(case.reach, other.reach))
                found.append((rank, (OtherSpace(space.id, use.space), other)))
    return [alternative for _, alternative in sorted(found, key=lambda it: it[0])]


def remedies_for(
    case: Case,
    verdict: Verdict,
    others: Sequence[Alternative],
    accepted: Sequence[Booking],
) -> Iterator[Remedy]:
    """Yield what would be accepted in place of a refused occurrence, the best first.

    Another space at the same time comes before another time of the day, the nearest first; to do
    without comes last, where any other occurrence is accepted (`accepted`, in order of time).
    """
    booking = verdict.booking
    occurrence = Occurrence(booking.original, booking.slot)
    for remedy, other in others:
        if verdict_on(other, booking.id, occurrence, accepted, {}).accepted:
            yield remedy
    yield from islice(_shifts(case, verdict, accepted), 1)
    if accepted:
        yield Skip()


def _shifts(case: Case, verdict: Verdict, earlier: Sequence[Booking]) -> Iterator[Shift]:
    if case.standing or any(_lasts(reason) for reason in verdict.reasons):
        return
    booking = verdict.booking
    slot = booking.slot
    length = slot.ends - slot.begins
    near = starts(case, slot.begins - DAY, slot.ends + DAY, length, _STEP)
    day = slot.start.astimezone(case.where).date()
    for start in sorted(near, key=lambda it: abs(it - slot.begins)):
        moved = slot_between(start, start + length, case.where)
        if moved.start.date() == day and moved != slot:
            occurrence = Occurrence(booking.original, moved)
            if verdict_on(case, booking.id, occurrence, earlier, {}).accepted:
                yield Shift(moved)


def _lasts(reason: Reason) -> bool:
    """Return whether another time of the day would not help."""
    match reason:
        case QuotaExceeded(quota):
            return quota.period is not Period.DAY
        case Closed() | TooShort() | TooLong() | NoEntitlement() | NoTariff():
            return True
    return False


def _alike(space: Space, named: Space, use: Use) -> bool:
    if space.kind is named.kind:
        return True
    people = space.kind in FOR_PEOPLE and use.headcount is not None
    return people and space.capacity is not None and space.capacity >= (use.headcount or 0)
