"""Whatever is done with a Book, it stays what a sweep over plain records says, quarter by quarter.

The model knows no index and none of the code under test: what spaces consist of, how much is kept
free around them and which state follows which stands here once more, as plain tables.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from itertools import combinations
from typing import Any, NamedTuple

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rocb import (
    Book,
    Booking,
    BookingRefused,
    BookingStatus,
    Claim,
    Decision,
    DecisionRefused,
    Edit,
    Hours,
    InvalidValue,
    Layout,
    OpeningHours,
    Organisation,
    Request,
    Scope,
    Slot,
    SpaceKind,
    StaleDecision,
    TransitionRefused,
    UnknownRecord,
    Use,
    claims_of,
    decide,
    decide_edit,
    decide_waiting,
    replay,
)
from tests.offices import BAKU, BERLIN, STATED, a_request, a_space, both, some_premises

START = datetime(2026, 10, 24, 18, tzinfo=UTC)
"""Seven hours before the clocks of Berlin go back."""
STEP = timedelta(minutes=15)
MICROSECONDS = STEP // timedelta(microseconds=1)
END = 40

UNITS = {
    "room": ("room",),
    "hall": ("east-1", "east-2", "west"),
    "east": ("east-1", "east-2"),
    "east-1": ("east-1",),
    "west": ("west",),
    "studio": ("studio",),
    "seats": ("seats",),
    "parking": ("parking",),
}
PLACES = {"seats": 4, "parking": 3}
AROUND = {"hall": (1, 0), "studio": (1, 2), "parking": (1, 1)}
FURNISHED = {("hall", "banquet"): (1, 1), ("studio", "rows"): (2, 1), ("studio", "ring"): (1, 0)}
NEXT = {
    "approve": {"requested": "confirmed", "held": "confirmed"},
    "decline": {"requested": "declined", "held": "declined"},
    "cancel": {"requested": "cancelled", "held": "cancelled", "confirmed": "cancelled"},
    "check_in": {"confirmed": "checked_in"},
    "complete": {"confirmed": "completed", "checked_in": "completed"},
    "no_show": {"confirmed": "no_show"},
}
STANDING = {"requested", "held", "confirmed", "checked_in", "completed"}
MOVABLE = {"requested", "held", "confirmed"}


def a_layout(space: str, id: str) -> Layout:
    setup, teardown = FURNISHED[space, id]
    return Layout(id, both(id), setup=setup * STEP, teardown=teardown * STEP)


def kept_free(space: str) -> dict[str, timedelta]:
    before, after = AROUND[space]
    return {"setup": before * STEP, "teardown": after * STEP}


PREMISES = some_premises(
    a_space("room"),
    a_space(
        "hall", parts=("west", "east"), layouts=(a_layout("hall", "banquet"),), **kept_free("hall")
    ),
    a_space("east", parts=("east-1", "east-2")),
    a_space("east-1"),
    a_space("east-2"),
    a_space("west"),
    a_space(
        "studio",
        layouts=(a_layout("studio", "rows"), a_layout("studio", "ring")),
        **kept_free("studio"),
    ),
    a_space("seats", pooled=True, capacity=PLACES["seats"]),
    a_space(
        "parking",
        pooled=True,
        capacity=PLACES["parking"],
        kind=SpaceKind.PARKING,
        **kept_free("parking"),
    ),
    hours=Hours(
        tuple(OpeningHours(day, time(), time(), overnight=True) for day in range(1, 8)), STATED
    ),
)
ORGANISATIONS = [None, *(Organisation(it, both(it), None, STATED) for it in ("guest", "customs"))]

Span = tuple[int, int]


class Taking(NamedTuple):
    """What one use takes of one undivided space; `places` is `None` for all of it."""

    unit: str
    places: int | None
    before: int
    after: int
    furniture: tuple[str, str] | None
    setup: int
    teardown: int


@dataclass(frozen=True)
class Held:
    """A booking as the model keeps it, in steps since the start."""

    id: str
    request: str
    organisation: str | None
    span: Span
    takings: tuple[Taking, ...]
    status: str
    expires: int | None = None


def takings(uses: Iterable[Use]) -> tuple[Taking, ...]:
    found: list[Taking] = []
    for use in uses:
        space = str(use.space)
        furniture = (space, use.layout) if use.layout else None
        setup, teardown = FURNISHED[furniture] if furniture else (0, 0)
        before, after = AROUND.get(space, (0, 0))
        found += [
            Taking(unit, use.places, before, after, furniture, setup, teardown)
            for unit in UNITS[space]
        ]
    return tuple(sorted(found, key=lambda it: it.unit))


def gap(earlier: Taking, later: Taking) -> int:
    """How many steps have to pass from one taking of a space to the next."""
    stays = earlier.furniture is not None and earlier.furniture == later.furniture
    return earlier.after + later.before + (0 if stays else earlier.teardown + later.setup)


def clash(one: Taking, first: Span, other: Taking, second: Span) -> bool:
    """Whether two takings of one undivided space share a step or come too close."""
    if set(range(*first)) & set(range(*second)):
        return True
    if first > second:
        one, first, other, second = other, second, one, first
    return len(range(first[1], second[0])) < gap(one, other)


def swept(taking: Taking, span: Span) -> range:
    """The steps in which a taking keeps others out of a pool."""
    return range(span[0] - taking.before, span[1] + taking.after)


def against(
    held: Iterable[Held], taking: Taking, span: Span, ignoring: Iterable[str] = ()
) -> set[str]:
    """The ids of all bookings that stand against a taking."""
    of_unit = [
        (it.id, its, it.span)
        for it in held
        if it.id not in ignoring
        for its in it.takings
        if its.unit == taking.unit
    ]
    if taking.unit not in PLACES:
        return {id_ for id_, its, other in of_unit if clash(its, other, taking, span)}
    wanted = PLACES[taking.unit] if taking.places is None else taking.places
    steps = set(swept(taking, span))
    near = [(id_, its, other) for id_, its, other in of_unit if steps & set(swept(its, other))]
    for step in steps:
        there = [its.places for _, its, other in near if step in swept(its, other)]
        taken = sum(PLACES[taking.unit] if it is None else it for it in there)
        if there and taken + wanted > PLACES[taking.unit]:
            return {id_ for id_, _, _ in near}
    return set()


def level(held: Iterable[Held], taking: Taking, span: Span, ignoring: Iterable[str] = ()) -> int:
    """How many places are taken at most, where more than the pool has stand for all of it."""
    counts = [
        sum(
            99 if its.places is None else its.places
            for it in held
            if it.id not in ignoring
            for its in it.takings
            if its.unit == taking.unit and step in swept(its, it.span)
        )
        for step in swept(taking, span)
    ]
    return max(counts)


def moment(step: int, where: Any = UTC) -> datetime:
    return (START + step * STEP).astimezone(where)


def steps_of(slot: Slot) -> Span:
    first, last = ((it - START) // STEP for it in (slot.start, slot.end))
    return first, last


ZONES = st.sampled_from((UTC, BAKU))
SLOTS = st.builds(
    lambda start, length, begins, ends: Slot(
        moment(start, begins), moment(min(start + length, END), ends)
    ),
    st.integers(0, END - 2),
    st.integers(1, 10),
    ZONES,
    st.sampled_from((UTC, BERLIN, BAKU)),
)
ONE_USE = st.one_of(
    st.builds(Use, st.sampled_from(("room", "east", "east-1", "west"))),
    st.builds(Use, st.just("hall"), layout=st.sampled_from((None, "banquet"))),
    st.builds(Use, st.just("studio"), layout=st.sampled_from((None, "rows", "ring"))),
    st.builds(Use, st.just("seats"), places=st.none() | st.integers(1, PLACES["seats"])),
    st.builds(Use, st.just("parking"), places=st.none() | st.integers(1, PLACES["parking"])),
)


def disjoint(uses: Iterable[Use]) -> bool:
    units = [it.unit for it in takings(uses)]
    return len(set(units)) == len(units)


USES = st.lists(ONE_USE, min_size=1, max_size=2).filter(disjoint).map(tuple)


def apart(slots: list[Slot]) -> bool:
    return not any(one.overlaps(other) for one, other in combinations(slots, 2))


WHEN = st.lists(SLOTS, min_size=1, max_size=3).filter(apart)
BEGINNINGS = st.sampled_from((BookingStatus.CONFIRMED, BookingStatus.REQUESTED, BookingStatus.HELD))


class BookMachine(RuleBasedStateMachine):
    """A Book beside a dict of plain records that is searched from end to end."""

    def __init__(self):
        super().__init__()
        self.book = Book()
        self.held: dict[str, Held] = {}
        self.asked: dict[str, Request] = {}
        self.waiting: list[Request] = []
        self.changes: dict[str, int] = {}
        self.pending: list[tuple[Decision, dict[str, int]]] = []
        self.now = 0
        self.number = 0
        self.count = 0

    @initialize(now=st.integers(0, 4))
    def begin(self, now):
        self.now = now

    # The model

    def standing(self) -> list[Held]:
        return [it for it in self.held.values() if it.status in STANDING]

    def lapsed(self) -> set[str]:
        return {
            it.id
            for it in self.held.values()
            if it.status == "held" and it.expires is not None and it.expires <= self.now
        }

    def put(self, *changed: Held) -> None:
        for it in changed:
            before = self.held.get(it.id)
            for its in (*it.takings, *(before.takings if before else ())):
                self.changes[its.unit] = self.changes.get(its.unit, 0) + 1
            self.held[it.id] = it
            self.count += 1

    def expire_in_model(self, units: Iterable[str] = (*UNITS, "east-2")) -> None:
        """Let the holds expire that are due and take any of these undivided spaces."""
        due = [self.held[it] for it in self.lapsed()]
        self.put(
            *(
                replace(held, status="expired")
                for held in due
                if {it.unit for it in held.takings} & set(units)
            )
        )

    def fits(self, held: Iterable[Held], wanted: Held) -> bool:
        held = list(held)
        return not any(against(held, it, wanted.span) for it in wanted.takings)

    def of(self, booking: Booking, status: str, expires: int | None = None) -> Held:
        request = booking.request
        organisation = request.organisation.id if request.organisation else None
        span, taken = steps_of(booking.slot), takings(booking.uses)
        return Held(booking.id, request.id, organisation, span, taken, status, expires)

    def a_request(self, uses: tuple[Use, ...], slots: list[Slot], organisation: Any) -> Request:
        """Ask for one slot of the parking only; test_book.py asks for several."""
        self.number += 1
        id_ = f"request-{self.number}"
        slots = slots[:1] if "parking" in [it.space for it in uses] else slots
        request = a_request(id_, *slots, uses=uses, organisation=organisation)
        self.asked[id_] = request
        return request

    # What can be asked

    def observed(self) -> tuple[Any, ...]:
        """Everything that can be asked of the Book, but for histories and versions."""
        claims = [it for space in UNITS for it in claims_of(PREMISES, (Use(space),))]
        whole = Slot(moment(-8), moment(END + 8))
        return (
            list(self.book),
            len(self.book),
            self.book.waiting,
            self.book.lapsed(moment(END)),
            [sorted(it.id for it in self.book.conflicts(claim, whole)) for claim in claims],
            [self.book.free_spans(claim, whole.begins, whole.ends) for claim in claims],
            [
                self.book.places_taken(claim, Slot(moment(step), moment(step + 1)))
                for claim in claims
                for step in range(0, END, 8)
            ],
            [
                sorted(it.id for it in self.book.of_organisation(str(one.id), whole))
                for one in ORGANISATIONS
                if one
            ],
        )

    def everything(self) -> tuple[Any, ...]:
        histories = [self.book.history(it.id) for it in self.book.all]
        return (*self.observed(), self.book.entries, histories, self.book.versions(UNITS))

    def refused(self, error: type[Exception], call: Callable[[], object]) -> Any:
        """Check that a call is refused and leaves no trace, and return the error."""
        before = self.everything()
        with pytest.raises(error) as caught:
            call()
        assert self.everything() == before
        return caught.value

    # What can be done

    @rule(steps=st.integers(1, 4))
    def time_passes(self, steps):
        self.now = min(self.now + steps, END)

    @rule(
        uses=USES,
        slots=WHEN,
        organisation=st.sampled_from(ORGANISATIONS),
        status=BEGINNINGS,
        partly=st.booleans(),
        lasts=st.integers(1, 6),
    )
    def ask(self, uses, slots, organisation, status, partly, lasts):
        request = self.a_request(uses, slots, organisation)
        decision = self.decided(request)
        self.apply(decision, status, partly=partly, lasts=lasts)

    def decided(self, request: Request) -> Decision:
        """Decide, and check the verdicts: each as if those before it stood in the Book."""
        before = self.book.entries, self.book.versions(UNITS), self.book.waiting
        where = {"where": BERLIN, "now": moment(self.now)}
        decision = decide(PREMISES, self.book, request, remedies=0, **where)  # type: ignore[arg-type]
        assert (self.book.entries, self.book.versions(UNITS), self.book.waiting) == before
        lapsed = self.lapsed()
        there = [it for it in self.standing() if it.id not in lapsed]
        for verdict in decision.verdicts:
            wanted = self.of(verdict.booking, "confirmed")
            free = self.fits(there, wanted)
            assert verdict.accepted == (free and wanted.span[0] >= self.now)
            if verdict.accepted:
                there.append(wanted)
        return decision

    def apply(
        self, decision: Decision, status: BookingStatus, *, partly: bool = False, lasts: int = 1
    ) -> None:
        expires = self.now + lasts if status is BookingStatus.HELD else None
        call = self.applying(decision, status, partly=partly, expires=expires)
        if decision.refused and not (partly and decision.accepted):
            error = self.refused(DecisionRefused, call)
            assert error.refused == tuple(it.booking.id for it in decision.refused)
            return
        made = call()
        units = {it.unit for booking in decision.bookings for it in takings(booking.uses)}
        self.expire_in_model(units)
        self.put(*(self.of(it, status.value, expires) for it in decision.bookings))
        self.waiting = [it for it in self.waiting if it.id != decision.request.id]
        assert [it.id for it in made] == [it.id for it in decision.bookings]
        assert all(it.status is status for it in made)

    def applying(
        self, decision: Decision, status: BookingStatus, *, partly: bool, expires: int | None
    ) -> Callable[[], tuple[Booking, ...]]:
        return lambda: self.book.apply(
            decision,
            by="desk",
            at=moment(self.now),
            partly=partly,
            status=status,
            expires=None if expires is None else moment(expires, BAKU),
        )

    @rule(uses=USES, slots=WHEN)
    def decide_now_and_apply_later(self, uses, slots):
        decision = self.decided(self.a_request(uses, slots, None))
        if not decision.refused:
            seen = {it.unit: self.changes.get(it.unit, 0) for it in takings(uses)}
            self.pending.append((decision, seen))

    @precondition(lambda self: self.pending)
    @rule()
    def apply_what_was_decided_before(self):
        decision, seen = self.pending.pop(0)
        changed = {unit for unit, count in seen.items() if self.changes.get(unit, 0) != count}
        if any(steps_of(it.slot)[0] < self.now for it in decision.bookings):
            changed.add("time")
        if changed:
            call = self.applying(decision, BookingStatus.CONFIRMED, partly=False, expires=None)
            assert set(self.refused(StaleDecision, call).changed) == changed
        else:
            self.apply(decision, BookingStatus.CONFIRMED)

    @rule(batch=st.lists(st.tuples(USES, SLOTS, BEGINNINGS), min_size=1, max_size=3))
    def add(self, batch):
        bookings = []
        for uses, slot, status in batch:
            request = self.a_request(uses, [slot], None)
            expires = moment(self.now + 2) if status is BookingStatus.HELD else None
            claims = claims_of(PREMISES, uses)
            id_ = f"{request.id}-1"
            bookings.append(
                Booking(id_, slot, request, uses, claims, None, slot.start, status, expires)
            )
        there = self.standing()
        for booking in bookings:
            wanted = self.of(booking, booking.status.value, self.now + 2)
            if not self.fits(there, wanted):
                call = partial(self.book.add, bookings, by="desk", at=moment(self.now))
                error = self.refused(BookingRefused, call)
                assert error.booking == booking.id
                assert set(error.conflicts) in [
                    against(there, it, wanted.span) for it in wanted.takings
                ]
                return
            there.append(wanted)
        self.book.add(iter(bookings), by="desk", at=moment(self.now))
        self.put(*(self.of(it, it.status.value, self.now + 2) for it in bookings))

    @precondition(lambda self: self.held)
    @rule(action=st.sampled_from(sorted(NEXT)), data=st.data())
    def act(self, action, data):
        ids = data.draw(st.lists(st.sampled_from(sorted(self.held)), min_size=1, max_size=2))
        found = [self.held[it] for it in dict.fromkeys(ids)]
        method = getattr(self.book, action)
        call = partial(method, *ids, by="desk", at=moment(self.now), why="so")
        if all(self.allows(action, it) for it in found):
            call()
            self.put(*(replace(it, status=NEXT[action][it.status]) for it in found))
        else:
            error = self.refused(TransitionRefused, call)
            assert error.booking == next(it.id for it in found if not self.allows(action, it))
            assert error.action == action

    def allows(self, action: str, held: Held) -> bool:
        begun = held.span[0] <= self.now
        if held.status not in NEXT[action] or held.id in self.lapsed():
            return False
        return begun if action in ("complete", "no_show") else not (action == "cancel" and begun)

    @rule()
    def expire(self):
        lapsed = self.lapsed()
        expired = self.book.expire(by="clock", at=moment(self.now))
        assert [it.id for it in expired] == sorted(lapsed)
        assert {it.status for it in expired} <= {BookingStatus.EXPIRED}
        self.expire_in_model()

    @precondition(lambda self: self.held)
    @rule(
        shift=st.integers(-6, 6),
        length=st.none() | st.integers(1, 6),
        uses=st.none() | USES,
        data=st.data(),
    )
    def move(self, shift, length, uses, data):
        found = self.held[data.draw(st.sampled_from(sorted(self.held)))]
        if not (shift or length or uses):
            return
        last = found.span[0] + shift + (length or found.span[1] - found.span[0])
        if last > END or found.span[0] + shift < -6:
            return
        edit = Edit(found.id, Scope.THIS, shift * STEP, length and length * STEP, uses)
        now = moment(self.now)
        decided = partial(decide_edit, PREMISES, self.book, edit, where=BERLIN, now=now)
        given_up = found.status not in MOVABLE or found.id in self.lapsed()
        if given_up or found.span[0] <= self.now:
            with pytest.raises(InvalidValue, match="not a booking that has not begun"):
                decided()
            return
        decision = decided()
        taken = found.takings if uses is None else takings(uses)
        moved = replace(found, span=(found.span[0] + shift, last), takings=taken)
        others = [it for it in self.standing() if it.id not in {found.id, *self.lapsed()}]
        accepted = self.fits(others, moved) and moved.span[0] >= self.now
        assert decision.verdicts[0].accepted == accepted
        call = self.applying(decision, BookingStatus.CONFIRMED, partly=False, expires=None)
        if accepted:
            (made,) = call()
            self.expire_in_model({it.unit for it in (*taken, *found.takings)})
            self.put(moved)
            assert (made.id, made.status.value) == (found.id, found.status)
        else:
            self.refused(DecisionRefused, call)

    @rule(uses=USES, slots=WHEN)
    def wait(self, uses, slots):
        request = self.a_request(uses, slots, None)
        self.book.wait(request, by="desk", at=moment(self.now))
        self.waiting.append(request)
        again = partial(self.book.wait, request, by="desk", at=moment(self.now))
        assert self.refused(BookingRefused, again).booking == request.id

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def withdraw(self, data):
        request = self.waiting.pop(data.draw(st.integers(0, len(self.waiting) - 1)))
        assert self.book.withdraw(request.id).request == request
        again = partial(self.book.withdraw, request.id)
        assert self.refused(UnknownRecord, again).id == request.id

    @precondition(lambda self: self.waiting)
    @rule()
    def book_the_first_that_waits_and_can_be_had(self):
        decisions = decide_waiting(PREMISES, self.book, where=BERLIN, now=moment(self.now))
        assert [it.request for it in decisions] == self.waiting
        for decision in decisions:
            assert decision.verdicts == self.decided(decision.request).verdicts
            if not decision.refused:
                self.apply(decision, BookingStatus.CONFIRMED)
                assert decision.request not in [it.request for it in self.book.waiting]
                return

    @rule(uses=USES, slots=WHEN, organisation=st.sampled_from(ORGANISATIONS))
    def cancel_undoes_apply(self, uses, slots, organisation):
        self.expire()
        before = self.observed()
        decision = self.decided(self.a_request(uses, slots, organisation))
        if decision.refused or any(it.slot.begins <= 0 for it in decision.bookings):
            return
        if any(steps_of(it.slot)[0] <= self.now for it in decision.bookings):
            return
        self.apply(decision, BookingStatus.CONFIRMED)
        assert self.observed() != before
        ids = [it.id for it in decision.bookings]
        self.book.cancel(*ids, by="desk", at=moment(self.now))
        self.put(*(replace(self.held[it], status="cancelled") for it in ids))
        assert self.observed() == before

    # What has to hold

    @rule(use=ONE_USE, slot=SLOTS, data=st.data())
    def answers_are_those_of_a_sweep(self, use, slot, data):
        ids = st.sets(st.sampled_from(sorted(self.held))) if self.held else st.just(set())
        ignoring = data.draw(ids)
        span, held = steps_of(slot), self.standing()
        for claim, taking in zip(claims_of(PREMISES, (use,)), takings((use,)), strict=True):
            wrong = self.book.conflicts(claim, slot, ignoring)
            assert {it.id for it in wrong} == against(held, taking, span, ignoring)
            assert len({it.id for it in wrong}) == len(wrong)
            assert [it.slot.begins for it in wrong] == sorted(it.slot.begins for it in wrong)
            assert self.book.is_free(claim, slot) == (not against(held, taking, span))
            if taking.unit in PLACES:
                taken = self.book.places_taken(claim, slot, ignoring)
                expected = level(held, taking, span, ignoring)
                assert taken == expected or min(taken, expected) > PLACES[taking.unit]
            self.free_spans_are_those_of_a_sweep(claim, taking, span)

    def free_spans_are_those_of_a_sweep(self, claim: Claim, taking: Taking, near: Span) -> None:
        window = max(0, near[0] - 6), min(END, near[1] + 6)
        held = self.standing()
        free = [
            (first, last)
            for first in range(*window)
            for last in range(first + 1, window[1] + 1)
            if not against(held, taking, (first, last))
        ]
        longest = [
            (first, last)
            for first, last in free
            if (first - 1, last) not in free and (first, last + 1) not in free
        ]
        begins, ends = (START + it * STEP for it in window)
        whole = Slot(begins, ends)
        found = self.book.free_spans(claim, whole.begins, whole.ends)
        zero = Slot(START, START + STEP).begins
        assert [
            ((first - zero) / MICROSECONDS, (last - zero) / MICROSECONDS) for first, last in found
        ] == longest

    @invariant()
    def no_two_bookings_stand_against_one_another(self):
        for one, other in combinations(self.book, 2):
            for its in takings(one.uses):
                for it in takings(other.uses):
                    if its.unit == it.unit and its.unit not in PLACES:
                        assert not clash(its, steps_of(one.slot), it, steps_of(other.slot))

    @invariant()
    def no_pool_is_ever_over_its_places(self):
        for pool, places in PLACES.items():
            taken = [0] * (END + 40)
            for booking in self.book:
                for it in takings(booking.uses):
                    if it.unit == pool:
                        for step in swept(it, steps_of(booking.slot)):
                            taken[step + 20] += places if it.places is None else it.places
            assert max(taken) <= places

    @invariant()
    def the_book_holds_what_the_model_holds(self):
        held = sorted(self.standing(), key=lambda it: (it.span[0], self.spaces_of(it), it.id))
        listed = list(self.book)
        assert [it.id for it in listed] == [it.id for it in held]
        assert [self.of(it, it.status.value).span for it in listed] == [it.span for it in held]
        assert [it.status.value for it in listed] == [it.status for it in held]
        assert len(self.book) == len(held)
        assert self.book.lapsed(moment(self.now)) == self.lapsed()
        assert [it.request for it in self.book.waiting] == self.waiting

    def spaces_of(self, held: Held) -> tuple[str, ...]:
        return self.book.find(held.id).spaces

    @invariant()
    def organisations_hold_what_the_model_says(self):
        for organisation in ORGANISATIONS:
            if organisation is not None:
                span = (self.number % 16, 16 + self.number % 24)
                found = self.book.of_organisation(
                    organisation.id, Slot(moment(span[0]), moment(span[1]))
                )
                assert {it.id for it in found} == {
                    it.id
                    for it in self.standing()
                    if it.organisation == organisation.id and it.span[0] in range(*span)
                }

    def teardown(self):
        assert len(self.book.entries) == self.count
        assert {it.id: it.status.value for it in self.book.all} == {
            it.id: it.status for it in self.held.values()
        }
        again = Book.of(self.book.entries)
        assert (again.entries, again.all) == (self.book.entries, self.book.all)
        assert list(again) == list(self.book)
        assert again.lapsed(moment(END)) == self.book.lapsed(moment(END))
        for held in self.held.values():
            history = self.book.history(held.id)
            assert replay(history) == self.book.find(held.id)
            assert history == tuple(it for it in self.book.entries if it.booking.id == held.id)
            for number, entry in enumerate(history):
                later = [it for it in history[number:] if it.at == entry.at]
                assert replay(history, entry.at) == later[-1].booking
        for id_ in self.asked:
            assert {it.id for it in self.book.of_request(id_)} == {
                it.id for it in self.held.values() if it.request == id_
            }


TestBook = BookMachine.TestCase
TestBook.settings = settings(deadline=None, max_examples=100, stateful_step_count=20)
