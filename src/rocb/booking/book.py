"""The Book: who has which space, and when."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator

from attrs import define, field

from rocb.booking.requests import Booking
from rocb.errors import BookingRefused, Fault, InvalidValue, UnknownRecord
from rocb.periods import Slot, instant


@define
class Book:
    """The bookings of all spaces; in one space no two of them overlap.

    It is the only part of the library that changes, and it belongs to one thread.
    """

    _bookings: dict[str, Booking] = field(factory=dict, init=False)
    _by_space: dict[str, list[tuple[int, int, str]]] = field(factory=dict, init=False)

    def __iter__(self) -> Iterator[Booking]:
        """Yield the bookings by their start, then by space."""
        yield from sorted(self._bookings.values(), key=lambda b: (instant(b.slot.start), b.space))

    def __len__(self) -> int:
        return len(self._bookings)

    def conflicts(self, space: str, slot: Slot) -> tuple[Booking, ...]:
        """Return the bookings of a space that overlap the slot, in order of time."""
        return tuple(
            self._bookings[id_]
            for _, _, id_ in _overlapping(
                self._by_space.get(space, []), instant(slot.start), instant(slot.end)
            )
        )

    def add(self, bookings: Iterable[Booking]) -> None:
        """Take all of these bookings, or none of them.

        Raises `BookingRefused` where one overlaps a booking of its space or has an id that stands
        in the Book already.
        """
        wanted = tuple(bookings)
        faults = [
            Fault(f"[{place}]", it, "a Booking")
            for place, it in enumerate(wanted)
            if not isinstance(it, Booking)
        ]
        if faults:
            raise InvalidValue(*faults)
        added: list[Booking] = []
        try:
            for booking in wanted:
                self._add(booking)
                added.append(booking)
        except BookingRefused:
            for booking in added:
                self.remove(booking.id)
            raise

    def remove(self, id: str) -> Booking:
        """Take a booking out of the Book and return it. Raises `UnknownRecord`."""
        if id not in self._bookings:
            raise UnknownRecord("booking", id)
        booking = self._bookings.pop(id)
        held = self._by_space[booking.space]
        del held[bisect_left(held, _entry(booking))]
        if not held:
            del self._by_space[booking.space]
        return booking

    def _add(self, booking: Booking) -> None:
        conflicts = self.conflicts(booking.space, booking.slot)
        if booking.id in self._bookings:
            conflicts = (self._bookings[booking.id],)
        if conflicts:
            raise BookingRefused(booking.id, tuple(it.id for it in conflicts))
        self._bookings[booking.id] = booking
        insort(self._by_space.setdefault(booking.space, []), _entry(booking))


def _entry(booking: Booking) -> tuple[int, int, str]:
    return instant(booking.slot.start), instant(booking.slot.end), booking.id


def _overlapping(
    held: list[tuple[int, int, str]], start: int, end: int
) -> list[tuple[int, int, str]]:
    first = bisect_right(held, (start,))
    if first and held[first - 1][1] > start:
        first -= 1
    return held[first : bisect_left(held, (end,), lo=first)]
