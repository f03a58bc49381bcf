"""The ledger: what the Book holds, and how a change of it is made as a whole or not at all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from attrs import define, field, frozen

from rocb.booking.bookings import OCCUPYING, Booking, BookingStatus, Entry
from rocb.booking.occupancy import Occupancy
from rocb.booking.requests import Request
from rocb.errors import BookingRefused, UnknownRecord
from rocb.periods import Slot, instant

_DAY: Final = 86_400_000_000


@frozen
class Waiting:
    """A request that waits for spaces to become free: since when, and who put it there."""

    request: Request
    since: datetime
    by: str


@define(eq=False)
class Ledger:
    """The tables behind a Book, which makes sure that one thread at a time is in them.

    `holds` has the instants at which holds expire, `versions` counts the changes by space and by
    organisation, `requests` has the ids of the bookings of each.
    """

    occupancy: Occupancy = field(factory=Occupancy, init=False)
    histories: dict[str, tuple[Entry, ...]] = field(factory=dict, init=False)
    entries: list[Entry] = field(factory=list, init=False)
    versions: dict[str, int] = field(factory=dict, init=False)
    holds: dict[str, int] = field(factory=dict, init=False)
    requests: dict[str, dict[str, str]] = field(factory=dict, init=False)
    waiting: dict[str, Waiting] = field(factory=dict, init=False)
    _organisations: dict[tuple[str, int], dict[str, None]] = field(factory=dict, init=False)

    def history(self, id: str) -> tuple[Entry, ...]:
        """Return every change of a booking, in order. Raises `UnknownRecord`."""
        if id not in self.histories:
            raise UnknownRecord("booking", id)
        return self.histories[id]

    def find(self, id: str) -> Booking:
        """Return a booking in the state that it is in. Raises `UnknownRecord`."""
        return self.history(id)[-1].booking

    def of_organisation(self, id: str, period: Slot) -> list[Booking]:
        """Return the bookings that an organisation holds and that begin in a period."""
        found = (
            self.occupancy.bookings[booking]
            for day in range(period.begins // _DAY, (period.ends - 1) // _DAY + 1)
            for booking in self._organisations.get((id, day), ())
        )
        return [it for it in found if period.begins <= it.slot.begins < period.ends]

    @property
    def changes(self) -> int:
        """How many changes were made: the number of the next one."""
        return self.entries[-1].change + 1 if self.entries else 0

    def write(self, entries: Sequence[Entry], waited: str | None = None) -> None:
        """Make all of these changes, or none: whatever goes wrong, what was done is undone.

        Raises `BookingRefused`.
        """
        journal = _Journal(len(self.entries), self.waiting)
        refusal = None
        try:
            refusal = self._make(entries, waited, journal)
            if refusal is not None:
                self._undo(journal)
        except BaseException:
            self._undo(journal)
            raise
        if refusal is not None:
            raise refusal

    def _make(
        self, entries: Sequence[Entry], waited: str | None, journal: "_Journal"
    ) -> BookingRefused | None:
        held = self.occupancy.bookings
        for entry in entries:
            before = held.get(entry.booking.id)
            if before is not None:
                journal.released.append(before)
                self._release(before)
        for entry in entries:
            if entry.booking.status in OCCUPYING:
                conflicts = self._conflicts(entry.booking)
                if conflicts:
                    return BookingRefused(entry.booking.id, conflicts)
                journal.taken.append(entry.booking)
                self._take(entry.booking)
        self._record(entries, journal)
        if waited in self.waiting:
            self.waiting = {id_: it for id_, it in self.waiting.items() if id_ != waited}
        return None

    def _undo(self, journal: "_Journal") -> None:
        """Bring back what was there before; to do so twice does no harm."""
        for booking in journal.taken:
            self._release(booking)
        for booking in journal.released:
            self._take(booking)
        for table, key, value in reversed(journal.changed):
            if value is None:
                table.pop(key, None)
            else:
                table[key] = value
        del self.entries[journal.count :]
        self.waiting = journal.waiting

    def _conflicts(self, booking: Booking) -> tuple[str, ...]:
        if booking.id in self.occupancy.bookings:
            return (booking.id,)
        for claim in booking.claims:
            if not self.occupancy.is_free(claim, booking.slot):
                found = self.occupancy.conflicts(claim, booking.slot, ())
                return tuple(it.id for it in found)
        return ()

    def _take(self, booking: Booking) -> None:
        self.occupancy.take(booking)
        if booking.request.organisation is not None:
            key = (booking.request.organisation.id, booking.slot.begins // _DAY)
            self._organisations.setdefault(key, {})[booking.id] = None

    def _release(self, booking: Booking) -> None:
        self.occupancy.release(booking)
        if booking.request.organisation is not None:
            key = (booking.request.organisation.id, booking.slot.begins // _DAY)
            self._organisations.get(key, {}).pop(booking.id, None)

    def _record(self, entries: Sequence[Entry], journal: "_Journal") -> None:
        self.entries += entries
        touched: set[str] = set()
        for entry in entries:
            booking = entry.booking
            history = self.histories.get(booking.id, ())
            journal.put(self.histories, booking.id, (*history, entry))
            self._file(booking, history, journal)
            if booking.status is BookingStatus.HELD and booking.expires is not None:
                journal.put(self.holds, booking.id, instant(booking.expires))
            elif booking.id in self.holds:
                journal.put(self.holds, booking.id, None)
            _touch(touched, booking)
            if history:
                _touch(touched, history[-1].booking)
        for key in touched:
            journal.put(self.versions, key, self.versions.get(key, 0) + 1)

    def _file(self, booking: Booking, history: tuple[Entry, ...], journal: "_Journal") -> None:
        """Keep the booking under its request, and no longer under the one it had before."""
        id_ = booking.request.id
        if history and history[-1].booking.request.id != id_:
            journal.put(self.requests[history[-1].booking.request.id], booking.id, None)
        if id_ not in self.requests:
            journal.put(self.requests, id_, {})
        filed = self.requests[id_]
        if booking.id not in filed:
            journal.put(filed, booking.id, booking.id)


@define
class _Journal:
    """What a change has done so far: bookings taken and released, and values replaced in tables."""

    count: int
    waiting: dict[str, Waiting]
    taken: list[Booking] = field(factory=list)
    released: list[Booking] = field(factory=list)
    changed: list[tuple[dict[Any, Any], str, Any]] = field(factory=list)

    def put(self, table: dict[Any, Any], key: str, value: object) -> None:
        """Put a value into a table, or take it out (`None`), and remember what was there."""
        self.changed.append((table, key, table.get(key)))
        if value is None:
            del table[key]
        else:
            table[key] = value


def _touch(keys: set[str], booking: Booking) -> None:
    """Add the keys of what a change of the booking touches."""
    for claim in booking.claims:
        keys.add(claim.space)
    if booking.request.organisation is not None:
        keys.add(organisation_key(booking.request.organisation.id))


def organisation_key(id: str) -> str:
    """Return the key under which the Book counts the changes of what an organisation holds."""
    return f"organisation {id}"
