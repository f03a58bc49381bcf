"""Whatever is added and removed, the Book stays what a plain list of its bookings says."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rocb import Book, Booking, BookingRefused, Slot, UnknownRecord
from tests.offices import BAKU, BERLIN, a_request

CLOCKS_BACK = datetime(2026, 10, 24, 22, tzinfo=UTC)
"""Two hours before the clocks of Berlin go back."""
STEP = timedelta(minutes=15)
SPACES = ("hall", "room")
EVERYTHING = Slot(CLOCKS_BACK, CLOCKS_BACK + 64 * STEP)

SLOTS = st.builds(
    lambda start, length, begins, ends: Slot(
        (CLOCKS_BACK + start * STEP).astimezone(begins),
        (CLOCKS_BACK + (start + length) * STEP).astimezone(ends),
    ),
    st.integers(0, 40),
    st.integers(1, 8),
    st.sampled_from((UTC, BERLIN, BAKU)),
    st.sampled_from((UTC, BERLIN, BAKU)),
)
IDS = st.integers(0, 30).map(lambda number: f"booking-{number}")
BOOKINGS = st.builds(
    lambda id, space, slot: Booking(id, slot, a_request("request", slot, space=space)),
    IDS,
    st.sampled_from(SPACES),
    SLOTS,
)


def steps(slot: Slot) -> set[int]:
    """The steps of a slot, counted from a fixed instant."""
    first, last = (round((it - CLOCKS_BACK) / STEP) for it in (slot.start, slot.end))
    return set(range(first, last))


def clash(one: Booking, other: Booking) -> bool:
    return one.space == other.space and bool(steps(one.slot) & steps(other.slot))


def may_stand(held: list[Booking]) -> bool:
    return not any(one.id == other.id or clash(one, other) for one, other in combinations(held, 2))


class BookMachine(RuleBasedStateMachine):
    """A Book beside a plain list that is searched from end to end."""

    def __init__(self):
        super().__init__()
        self.book = Book()
        self.held: list[Booking] = []

    def contents(self) -> tuple[list[Booking], int, list[tuple[Booking, ...]]]:
        """Everything that can be asked of the Book."""
        listed = list(self.book)
        return listed, len(self.book), [self.book.conflicts(s, EVERYTHING) for s in SPACES]

    @rule(batch=st.lists(BOOKINGS, min_size=1, max_size=4))
    def add(self, batch):
        before = self.contents()
        try:
            self.book.add(iter(batch))
        except BookingRefused as error:
            assert not may_stand(self.held + batch)
            assert self.contents() == before
            self.explains(error, batch)
        else:
            self.held += batch
            assert may_stand(self.held)

    def explains(self, error: BookingRefused, batch: list[Booking]) -> None:
        """Judge the refusal of the first booking of a batch that does not fit."""
        refused = next(n for n in range(len(batch)) if not may_stand(self.held + batch[: n + 1]))
        before, booking = self.held + batch[:refused], batch[refused]
        assert error.booking == booking.id
        if any(it.id == booking.id for it in before):
            assert error.conflicts == (booking.id,)
        else:
            assert set(error.conflicts) == {it.id for it in before if clash(it, booking)}

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def remove(self, data):
        booking = data.draw(st.sampled_from(self.held))
        assert self.book.remove(booking.id) == booking
        self.held.remove(booking)

    @rule(id=IDS)
    def remove_what_is_not_there(self, id):
        if id not in {it.id for it in self.held}:
            before = self.contents()
            with pytest.raises(UnknownRecord) as caught:
                self.book.remove(id)
            assert caught.value.id == id
            assert self.contents() == before

    @rule(booking=BOOKINGS)
    def remove_undoes_add(self, booking):
        if may_stand([*self.held, booking]):
            before = self.contents()
            self.book.add([booking])
            assert self.contents() != before
            self.book.remove(booking.id)
            assert self.contents() == before

    @rule(space=st.sampled_from(SPACES), slot=SLOTS)
    def conflicts_are_what_a_search_of_the_list_finds(self, space, slot):
        found = [it for it in self.held if it.space == space and steps(it.slot) & steps(slot)]
        found.sort(key=lambda it: min(steps(it.slot)))
        assert self.book.conflicts(space, slot) == tuple(found)

    @invariant()
    def no_two_bookings_of_a_space_overlap(self):
        assert may_stand(list(self.book))

    @invariant()
    def the_book_holds_what_was_added_and_not_removed_in_order(self):
        ordered = sorted(self.held, key=lambda it: (min(steps(it.slot)), it.space))
        assert list(self.book) == ordered
        assert len(self.book) == len(ordered)


TestBook = BookMachine.TestCase
TestBook.settings = settings(deadline=None, max_examples=100, stateful_step_count=30)
