"""The Book: who has which space, and when, and how that came about."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from threading import RLock
from typing import Any, Final
from zoneinfo import ZoneInfo

from attrs import define, evolve, field

from rocb.booking.admission import (
    require_asked,
    require_beginning,
    require_change,
    sound_bookings,
    sound_entries,
)
from rocb.booking.bookings import (
    BEGINNINGS,
    TRANSITIONS,
    Action,
    Booking,
    BookingStatus,
    Entry,
    leap,
)
from rocb.booking.claims import Claim
from rocb.booking.gaps import GapIndex
from rocb.booking.ledger import Ledger, Waiting
from rocb.booking.occupancy import NEVER_TAKEN
from rocb.booking.premises import Premises
from rocb.booking.requests import Request
from rocb.booking.verdicts import Decision, Version
from rocb.checks import listed, require
from rocb.display import html_of_records
from rocb.errors import (
    BookingRefused,
    DecisionRefused,
    Fault,
    InvalidValue,
    StaleDecision,
    TransitionRefused,
    UnknownRecord,
)
from rocb.periods import Slot, instant

_BEGUN: Final = frozenset((Action.COMPLETE, Action.NO_SHOW))
_NOT_BEGUN: Final = frozenset((Action.MOVE, Action.CANCEL))


@define(eq=False)
class Book:
    """The bookings of all spaces, and their history: the only part of the library that changes.

    In an undivided space no two bookings overlap or come too close; of a pool never more places
    are taken than it has. A change is made as a whole or not at all, whatever goes wrong, and
    says when (`at`), by whom and why. Threads may share a Book; processes may not.
    """

    _ledger: Ledger = field(factory=Ledger, init=False, repr=False)
    _gaps: GapIndex = field(factory=GapIndex, init=False, repr=False)
    _lock: Any = field(factory=RLock, init=False, repr=False)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Book":
        """Return the Book that these changes make, in their order; the wait-list is empty.

        Raises `InvalidValue` for changes that no Book can have seen, and `BookingRefused`.
        """
        book = cls()
        found = sound_entries(entries)
        for _, change in groupby(found, key=attrgetter("change")):
            book._replay(list(change))
        return book

    def _replay(self, change: list[Entry]) -> None:
        last: dict[str, Entry | None] = {}
        for entry in change:
            id_ = entry.booking.id
            before = last.get(id_) or self._ledger.histories.get(id_, (None,))[-1]
            fault = leap(before, entry)
            last[id_] = entry
            if fault is not None:
                raise InvalidValue(fault.under(f"entries of {entry.booking.id}"))
        self._ledger.write(change)

    @contextmanager
    def held_still(self) -> Iterator[None]:
        """Keep other threads from changing the Book within this context."""
        with self._lock:
            yield

    def __iter__(self) -> Iterator[Booking]:
        """Yield the bookings that take their spaces, by their start, then by spaces and id."""
        with self._lock:
            held = list(self._ledger.occupancy.bookings.values())
        yield from sorted(held, key=lambda it: (it.slot.begins, it.spaces, it.id))

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self._ledger.occupancy.bookings)

    def find(self, id: str) -> Booking:
        """Return the booking with this id, in whatever state it is. Raises `UnknownRecord`."""
        require("id", str, id)
        with self._lock:
            return self._ledger.find(id)

    def history(self, id: str) -> tuple[Entry, ...]:
        """Return every change of a booking, in order. Raises `UnknownRecord`."""
        require("id", str, id)
        with self._lock:
            return self._ledger.history(id)

    @property
    def all(self) -> tuple[Booking, ...]:
        """Every booking there ever was, in the state that it is in, by its start and id."""
        with self._lock:
            held = [history[-1].booking for history in self._ledger.histories.values()]
        return tuple(sorted(held, key=lambda it: (it.slot.begins, it.id)))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every change of every booking, in the order in which they were made."""
        with self._lock:
            return tuple(self._ledger.entries)

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """The wait-list, in the order in which the requests came."""
        with self._lock:
            return tuple(self._ledger.waiting.values())

    def of_request(self, id: str) -> tuple[Booking, ...]:
        """Return the bookings that came of a request, in order of time, whatever their state."""
        require("id", str, id)
        with self._lock:
            found = [self.find(booking) for booking in self._ledger.requests.get(id, ())]
        return tuple(sorted(found, key=lambda it: (it.slot.begins, it.id)))

    def of_organisation(self, id: str, period: Slot) -> tuple[Booking, ...]:
        """Return the bookings that an organisation holds and that begin in a period."""
        require("id", str, id)
        require("period", Slot, period)
        with self._lock:
            return tuple(self._ledger.of_organisation(id, period))

    def is_free(self, claim: Claim, slot: Slot) -> bool:
        """Return whether nothing stands against a claim: no booking, and no gap to be kept."""
        if type(claim) is not Claim or type(slot) is not Slot:
            require_asked(claim, slot)
        if not claim.spaced and not claim.pooled:
            room = self._ledger.occupancy.plain.get(claim.space, NEVER_TAKEN)
            if room is not None:
                return room.is_free(slot.begins, slot.ends)
        with self._lock:
            return self._ledger.occupancy.is_free(claim, slot)

    def conflicts(
        self, claim: Claim, slot: Slot, ignoring: Collection[str] = ()
    ) -> tuple[Booking, ...]:
        """Return the bookings that stand against a claim, in order of time.

        They overlap the slot or are too close to it; of a pool they are all that overlap, if
        together they leave too few places. `ignoring` are ids of bookings that do not count.
        """
        require_asked(claim, slot)
        with self._lock:
            return tuple(self._ledger.occupancy.conflicts(claim, slot, ignoring))

    def places_taken(
        self,
        claim: Claim,
        slot: Slot,
        ignoring: Collection[str] = (),
        beside: Sequence[Booking] = (),
    ) -> int:
        """Return how many places of a pool are taken at most at any instant of the slot.

        More than the pool has mean that somebody has all of it. `beside` are bookings that count
        as well, though they are not in the Book.
        """
        require_asked(claim, slot)
        with self._lock:
            return self._ledger.occupancy.places_taken(claim, slot, ignoring, beside)

    def free_spans(self, claim: Claim, begins: int, ends: int) -> tuple[tuple[int, int], ...]:
        """Return the longest spans within two instants in which nothing stands against a claim."""
        with self._lock:
            return tuple(self._ledger.occupancy.free_spans(claim, begins, ends))

    def longest_gaps(
        self, premises: Premises, where: ZoneInfo, first: int, last: int
    ) -> Mapping[str, int]:
        """Return how long each undivided room is open and free at a stretch, at most.

        The lengths are in microseconds, of spans that touch a day from the first to the last (their
        ordinals, by the clocks of `where`). Pools and rooms whose hours nobody stated are left out.
        """
        with self._lock:
            rooms, versions = self._ledger.occupancy.rooms, self._ledger.versions
            return self._gaps.longest(premises, rooms, versions, where, first, last)

    def versions(self, keys: Iterable[str]) -> tuple[Version, ...]:
        """Return how often each space, or what an organisation holds, has changed."""
        wanted = listed("keys", str, keys)
        with self._lock:
            return tuple(Version(key, self._ledger.versions.get(key, 0)) for key in wanted)

    def lapsed(self, now: datetime) -> frozenset[str]:
        """Return the ids of the holds that have expired by now and still stand."""
        require("now", datetime, now)
        if not self._ledger.holds:
            return frozenset()
        with self._lock:
            due = instant(now)
            holds = self._ledger.holds.items()
            return frozenset(id_ for id_, expires in holds if expires <= due)

    def add(
        self, bookings: Iterable[Booking], *, by: str, at: datetime, why: str | None = None
    ) -> None:
        """Take all of these bookings as they are, or none of them: they were decided elsewhere.

        Raises `BookingRefused` where one collides or has an id that stands in the Book already.
        """
        require_change(by, at, why)
        wanted = sound_bookings(bookings)
        with self._lock:
            self._ledger.write([self._beginning(it, by, at, why) for it in wanted])

    def apply(
        self,
        decision: Decision,
        *,
        by: str,
        at: datetime,
        why: str | None = None,
        partly: bool = False,
        status: BookingStatus = BookingStatus.CONFIRMED,
        expires: datetime | None = None,
    ) -> tuple[Booking, ...]:
        """Book what a decision accepts, and return the bookings.

        With `partly`, what it refuses is left out; without, any refusal keeps all of it from being
        booked. New bookings are confirmed, or requested, or held until they `expire`; those that
        the decision moves keep their state. Holds of these spaces that have expired make way.

        Raises `DecisionRefused`, `StaleDecision` where the Book has changed since in what the
        decision rests on, or a slot has begun by `at`, and `InvalidValue`.
        """
        require("decision", Decision, decision)
        require_change(by, at, why)
        require_beginning(status, expires, at)
        refused = tuple(verdict.booking.id for verdict in decision.refused)
        if refused and (not partly or len(refused) == len(decision.verdicts)):
            raise DecisionRefused(decision.request.id, refused)
        with self._lock:
            self._require_fresh(decision, at)
            made = decision.bookings
            if status is not BookingStatus.CONFIRMED:
                made = tuple(evolve(it, status=status, expires=expires) for it in made)
            lapsing = self._lapsing(at, by, decision.locks)
            replacing = self._replacing(decision, {it.booking.id for it in lapsing}, by, at, why)
            moved = {it.booking.id for it in replacing}
            beginning = [self._beginning(it, by, at, why) for it in made if it.id not in moved]
            self._ledger.write([*lapsing, *replacing, *beginning], waited=decision.request.id)
            return tuple(self.find(it.id) for it in made)

    def approve(self, *ids: str, by: str, at: datetime, why: str | None = None) -> None:
        """Confirm bookings that are requested or held. Raises `TransitionRefused`."""
        self._act(Action.APPROVE, ids, by, at, why)

    def decline(self, *ids: str, by: str, at: datetime, why: str | None = None) -> None:
        """Decline bookings that are requested or held. Raises `TransitionRefused`."""
        self._act(Action.DECLINE, ids, by, at, why)

    def cancel(self, *ids: str, by: str, at: datetime, why: str | None = None) -> None:
        """Cancel bookings that have not begun. Raises `TransitionRefused`."""
        self._act(Action.CANCEL, ids, by, at, why)

    def check_in(self, *ids: str, by: str, at: datetime, why: str | None = None) -> None:
        """Note that the people of these bookings are there. Raises `TransitionRefused`."""
        self._act(Action.CHECK_IN, ids, by, at, why)

    def complete(self, *ids: str, by: str, at: datetime, why: str | None = None) -> None:
        """Note that bookings took place. Raises `TransitionRefused`."""
        self._act(Action.COMPLETE, ids, by, at, why)

    def no_show(self, *ids: str, by: str, at: datetime, why: str | None = None) -> None:
        """Note that nobody came, and give the spaces free. Raises `TransitionRefused`."""
        self._act(Action.NO_SHOW, ids, by, at, why)

    def expire(self, *, by: str, at: datetime) -> tuple[Booking, ...]:
        """Give the spaces of holds free that have expired, and return these bookings."""
        require_change(by, at, None)
        with self._lock:
            entries = self._lapsing(at, by)
            self._ledger.write(entries)
        return tuple(entry.booking for entry in entries)

    def wait(self, request: Request, *, by: str, at: datetime) -> None:
        """Put a request on the wait-list; applying a decision on it takes it off.

        Raises `BookingRefused` where a request with its id is there already.
        """
        require("request", Request, request)
        require_change(by, at, None)
        with self._lock:
            if request.id in self._ledger.waiting:
                raise BookingRefused(request.id, (request.id,))
            self._ledger.waiting[request.id] = Waiting(request, at, by)

    def withdraw(self, request: str) -> Waiting:
        """Take a request off the wait-list and return what stood there. Raises `UnknownRecord`."""
        require("request", str, request)
        with self._lock:
            if request not in self._ledger.waiting:
                raise UnknownRecord("waiting request", request)
            return self._ledger.waiting.pop(request)

    def _act(
        self, action: Action, ids: tuple[str, ...], by: str, at: datetime, why: str | None
    ) -> None:
        require_change(by, at, why)
        listed("ids", str, ids)
        with self._lock:
            self._ledger.write(
                [self._change(id_, action, by, at, why) for id_ in dict.fromkeys(ids)]
            )

    def _require_fresh(self, decision: Decision, at: datetime) -> None:
        versions = self._ledger.versions
        changed = [key for key, seen in decision.seen if versions.get(key, 0) != seen]
        since, now = instant(decision.now), instant(at)
        if any(since <= booking.slot.begins < now for booking in decision.bookings):
            changed.append("time")
        if changed:
            raise StaleDecision(decision.request.id, tuple(changed))

    def _replacing(
        self, decision: Decision, gone: Collection[str], by: str, at: datetime, why: str | None
    ) -> list[Entry]:
        """Return the changes of what a decision replaces: moved where it says whither.

        What it refuses to move stays as it is; what it does not speak of is cancelled.
        """
        accepted = {booking.id: booking for booking in decision.bookings}
        named = {verdict.booking.id for verdict in decision.verdicts}
        entries = []
        for id_ in dict.fromkeys(decision.replaces):
            if id_ in accepted and id_ in gone:
                raise TransitionRefused(id_, Action.MOVE.value, "has expired")
            if id_ in accepted:
                held = self.find(id_)
                moved = evolve(accepted[id_], status=held.status, expires=held.expires)
                entries.append(self._change(id_, Action.MOVE, by, at, why, moved))
            elif id_ not in named and id_ not in gone:
                entries.append(self._change(id_, Action.CANCEL, by, at, why))
        return entries

    def _beginning(self, booking: Booking, by: str, at: datetime, why: str | None) -> Entry:
        if booking.id in self._ledger.histories:
            raise BookingRefused(booking.id, (booking.id,))
        action = BEGINNINGS.get(booking.status)
        if action is None:
            raise TransitionRefused(booking.id, "begin", f"is {booking.status.value} already")
        return Entry(self._ledger.changes, at, by, action, why, booking)

    def _change(
        self,
        id: str,
        action: Action,
        by: str,
        at: datetime,
        why: str | None,
        moved: Booking | None = None,
    ) -> Entry:
        held = self.find(id)
        status = TRANSITIONS[action].get(held.status)
        begun = held.slot.begins <= instant(at)
        if status is None:
            raise TransitionRefused(id, action.value, f"is {held.status.value}")
        if action is not Action.EXPIRE and _has_lapsed(held, at):
            raise TransitionRefused(id, action.value, "has expired")
        if action in _NOT_BEGUN and begun:
            raise TransitionRefused(id, action.value, "has begun")
        if action in _BEGUN and not begun:
            raise TransitionRefused(id, action.value, "has not begun")
        if instant(at) < instant(self._ledger.histories[id][-1].at):
            changed = self._ledger.histories[id][-1].at.isoformat()
            raise InvalidValue(Fault("at", at.isoformat(), f"{changed} or later"))
        booking = moved or evolve(held, status=status, expires=None)
        return Entry(self._ledger.changes, at, by, action, why, booking)

    def _lapsing(self, at: datetime, by: str, spaces: Collection[str] | None = None) -> list[Entry]:
        """Return the changes by which holds expire, all of them or those of some spaces."""
        lapsed = sorted(self.lapsed(at))
        if spaces is not None:
            taken = {id_: {it.space for it in self.find(id_).claims} for id_ in lapsed}
            lapsed = [id_ for id_ in lapsed if not taken[id_].isdisjoint(spaces)]
        return [self._change(id_, Action.EXPIRE, by, at, None) for id_ in lapsed]

    def _repr_html_(self) -> str:
        return html_of_records(tuple(self), "Book")


def _has_lapsed(booking: Booking, at: datetime) -> bool:
    return booking.expires is not None and instant(booking.expires) <= instant(at)
