"""Which spaces are taken when: the index that answers the questions about conflicts."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from attrs import define, field

from rocb.booking.bookings import Booking
from rocb.booking.claims import Claim, gap_between
from rocb.booking.pool import Pool
from rocb.booking.timeline import Timeline
from rocb.periods import MICROSECOND, Slot

NEVER_TAKEN: Final[Timeline[str]] = Timeline()
"""The timeline of a room that nobody has booked yet."""

_WHOLE: Final = 2**40
"""More places than any pool has: what a booking of all of it takes."""


@define(eq=False)
class Occupancy:
    """The bookings that take spaces, by id and, for each undivided space, by time.

    `plain` has the timelines of rooms, and `None` for a space in which gaps or places matter.
    `take` and `release` may be repeated: the outcome is the same.
    """

    bookings: dict[str, Booking] = field(factory=dict, init=False)
    rooms: dict[str, Timeline[str]] = field(factory=dict, init=False)
    _pools: dict[str, Pool[str]] = field(factory=dict, init=False)
    _spaced: set[str] = field(factory=set, init=False)
    plain: dict[str, Timeline[str] | None] = field(factory=dict, init=False)

    def is_free(self, claim: Claim, slot: Slot) -> bool:
        """Return whether nothing stands against a claim."""
        plain = self.plain.get(claim.space)
        if plain is not None and not claim.spaced and not claim.pooled:
            return plain.is_free(slot.begins, slot.ends)
        most = room_for(claim)
        pool = self._pools.get(claim.space)
        if most < 0 or (pool is not None and pool.peak(*occupied(claim, slot)) > most):
            return False
        return next(self._in_room(claim, slot, ()), None) is None

    def conflicts(self, claim: Claim, slot: Slot, ignoring: Collection[str]) -> list[Booking]:
        """Return the bookings that stand against a claim, in order of time."""
        found = [
            self.bookings[id_]
            for id_ in self._in_room(claim, slot, ignoring)
            if id_ not in ignoring
        ]
        pool = self._pools.get(claim.space)
        if pool is not None and self.places_taken(claim, slot, ignoring) > room_for(claim):
            overlapping = pool.overlapping(*occupied(claim, slot))
            found += [self.bookings[id_] for id_ in overlapping if id_ not in ignoring]
        return sorted(found, key=lambda booking: (booking.slot.begins, booking.id))

    def places_taken(
        self,
        claim: Claim,
        slot: Slot,
        ignoring: Collection[str],
        beside: Sequence[Booking] = (),
    ) -> int:
        """Return how many places of a pool are taken at most at any instant of the slot.

        `beside` are bookings that count as well, though they are not here yet.
        """
        begins, ends = occupied(claim, slot)
        pool = self._pools.get(claim.space)
        if not ignoring and not beside:
            return pool.peak(begins, ends) if pool is not None else 0
        ids = pool.overlapping(begins, ends) if pool is not None else []
        steps: list[tuple[int, int]] = []
        for booking in (*(self.bookings[id_] for id_ in ids if id_ not in ignoring), *beside):
            held = _claim_on(booking, claim.space)
            first, after = occupied(held, booking.slot)
            if first < ends and begins < after:
                steps += [(max(first, begins), _places(held)), (after, -_places(held))]
        peak = level = 0
        for _, change in sorted(steps):
            level += change
            peak = max(peak, level)
        return peak

    def free_spans(self, claim: Claim, begins: int, ends: int) -> Iterator[tuple[int, int]]:
        """Yield the longest spans within two instants in which nothing stands against a claim."""
        if room_for(claim) < 0:
            return
        room, pool = self.rooms.get(claim.space), self._pools.get(claim.space)
        spans: Iterable[tuple[int, int]] = ((begins, ends),)
        if pool is not None:
            before = (claim.before + claim.setup) // MICROSECOND
            after = (claim.after + claim.teardown) // MICROSECOND
            spans = (
                (max(begins, first + before), min(ends, last - after))
                for first, last in _with_places(pool, begins - before, ends + after, claim)
            )
        for first, last in spans:
            free = ((first, last),) if room is None else room.free(first, last)
            for span in free:
                begun, ended = self._clear(claim, *span)
                if begun < ended:
                    yield begun, ended

    def _clear(self, claim: Claim, begins: int, ends: int) -> tuple[int, int]:
        """Return what is left of a free span when the gaps to its neighbours are kept."""
        room = self.rooms.get(claim.space)
        if room is None or not (claim.spaced or claim.space in self._spaced):
            return begins, ends
        before, after = room.before(begins), room.after(ends)
        if before is not None:
            earlier = _claim_on(self.bookings[before[1]], claim.space)
            begins = max(begins, before[0] + gap_between(earlier, claim) // MICROSECOND)
        if after is not None:
            later = _claim_on(self.bookings[after[1]], claim.space)
            ends = min(ends, after[0] - gap_between(claim, later) // MICROSECOND)
        return begins, ends

    def take(self, booking: Booking) -> None:
        """Put a booking in."""
        if booking.id in self.bookings:
            self.release(booking)
        self.bookings[booking.id] = booking
        for claim in booking.claims:
            if claim.pooled:
                pool = self._pools.setdefault(claim.space, Pool())
                self.plain[claim.space] = None
                pool.insert(*occupied(claim, booking.slot), _places(claim), booking.id)
            else:
                room = self.rooms.get(claim.space)
                if room is None:
                    room = self._opened(claim.space)
                room.insert(booking.slot.begins, booking.slot.ends, booking.id)
                if claim.spaced and claim.space not in self._spaced:
                    self._spaced.add(claim.space)
                    self.plain[claim.space] = None

    def _opened(self, space: str) -> Timeline[str]:
        """Return a new timeline, plain as long as neither gaps nor places are asked for."""
        room = self.rooms[space] = Timeline[str]()
        if space not in self._pools:
            self.plain[space] = room
        return room

    def release(self, booking: Booking) -> None:
        """Take a booking out, if it is in."""
        held = self.bookings.get(booking.id)
        if held is None:
            return
        for claim in held.claims:
            if claim.pooled:
                if pool := self._pools.get(claim.space):
                    pool.discard(occupied(claim, held.slot)[0], held.id)
            elif room := self.rooms.get(claim.space):
                room.discard(held.slot.begins, held.id)
        self.bookings.pop(held.id, None)

    def _in_room(self, claim: Claim, slot: Slot, ignoring: Collection[str]) -> Iterator[str]:
        room = self.rooms.get(claim.space)
        if room is None:
            return
        yield from room.overlapping(slot.begins, slot.ends)
        if not claim.spaced and claim.space not in self._spaced:
            return
        yield from self._too_close(claim, slot, ignoring, earlier=True)
        yield from self._too_close(claim, slot, ignoring, earlier=False)

    def _too_close(
        self, claim: Claim, slot: Slot, ignoring: Collection[str], *, earlier: bool
    ) -> Iterator[str]:
        """Yield the neighbours on one side that leave too little time, the nearest first."""
        step = self.rooms[claim.space].before if earlier else self.rooms[claim.space].after
        found = step(slot.begins if earlier else slot.ends)
        while found is not None:
            neighbour = self.bookings[found[1]]
            other = _claim_on(neighbour, claim.space)
            gap = gap_between(other, claim) if earlier else gap_between(claim, other)
            apart = slot.begins - found[0] if earlier else found[0] - slot.ends
            if found[1] not in ignoring:
                if apart * MICROSECOND >= gap:
                    return
                yield found[1]
            found = step(neighbour.slot.begins if earlier else neighbour.slot.ends)


def occupied(claim: Claim, slot: Slot) -> tuple[int, int]:
    """Return from when to when a claim keeps others out of a pool."""
    before, after = claim.before + claim.setup, claim.after + claim.teardown
    return slot.begins - before // MICROSECOND, slot.ends + after // MICROSECOND


def _places(claim: Claim) -> int:
    return _WHOLE if claim.places is None else claim.places


def room_for(claim: Claim) -> int:
    """Return how many places others may have taken for the claim still to fit."""
    if claim.places is None or claim.limit is None:
        return 0
    return claim.limit - claim.places


def _claim_on(booking: Booking, space: str) -> Claim:
    return next(claim for claim in booking.claims if claim.space == space)


def _with_places(
    pool: Pool[str], begins: int, ends: int, claim: Claim
) -> Iterator[tuple[int, int]]:
    """Yield the spans in which a pool has as many places as a claim takes."""
    most, first = room_for(claim), None
    for start, _, level in pool.levels(begins, ends):
        if level > most and first is not None:
            yield first, start
            first = None
        elif level <= most and first is None:
            first = start
    if first is not None:
        yield first, ends
