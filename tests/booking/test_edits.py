"""Edits concern this booking, those that follow or all; the past is never rewritten."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Action,
    Book,
    Booking,
    BookingStatus,
    Conflict,
    Decision,
    Edit,
    InvalidValue,
    Layout,
    Moved,
    OutsideHours,
    Premises,
    Request,
    RocbError,
    Scope,
    Series,
    Slot,
    StaleDecision,
    TooSoon,
    UnknownRecord,
    Use,
    decide,
    decide_edit,
    in_scope,
)
from tests.booking.test_decisions import ALWAYS
from tests.offices import BAKU, BERLIN, a_booking, a_request, a_slot, a_space, both, some_premises

NOW = datetime(2021, 2, 1, 9, tzinfo=BAKU)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FIRST = a_slot("2021-03-01 10:00", "2021-03-01 12:00")
PREMISES = some_premises(a_space("room"), a_space("other"))


def weekly(count: int = 4, id: str = "course", **changes: Any) -> Request:
    return a_request(id, when=Series(FIRST, f"FREQ=WEEKLY;COUNT={count}"), **changes)


def booked(
    request: Request,
    premises: Premises = PREMISES,
    book: Book | None = None,
    now: datetime = NOW,
    **changes: Any,
) -> Book:
    book = Book() if book is None else book
    decision = decide(premises, book, request, where=BAKU, now=now)
    book.apply(decision, by="colleague", at=now, **changes)
    return book


def edited(
    book: Book, edit: Edit, premises: Premises = PREMISES, now: datetime = NOW, **changes: Any
) -> Decision:
    """The decision on an edit, after it was applied."""
    decision = decide_edit(premises, book, edit, where=BAKU, now=now)
    book.apply(decision, by="colleague", at=now, why="a new plan", **changes)
    return decision


def starts(book: Book, *ids: str) -> list[str]:
    """When bookings begin by the clock, those given or all that stand."""
    held = [book.find(id_) for id_ in ids] if ids else list(book)
    return [f"{it.slot.start:%m-%d %H:%M}" for it in held]


def agrees(book: Book, request: Request) -> bool:
    """Whether a request, expanded, is what the Book holds of it."""
    held = [(it.slot, it.original) for it in book.of_request(request.id)]
    return held == [(it.slot, it.original) for it in request.occurrences]


# Which bookings an edit concerns.


def test_a_scope_is_this_one_those_that_follow_or_all():
    book = booked(weekly())
    for scope, expected in (
        (Scope.THIS, ["course-2"]),
        (Scope.FOLLOWING, ["course-2", "course-3", "course-4"]),
        (Scope.ALL, ["course-1", "course-2", "course-3", "course-4"]),
    ):
        assert [it.id for it in in_scope(book, "course-2", scope, NOW)] == expected


def test_what_has_begun_is_in_no_scope():
    book, now = booked(weekly()), FIRST.start + 7 * DAY
    assert [it.id for it in in_scope(book, "course-1", Scope.ALL, now)] == ["course-3", "course-4"]
    assert in_scope(book, "course-1", Scope.THIS, now) == ()
    early = now - timedelta(seconds=1)
    assert len(in_scope(book, "course-1", Scope.ALL, early)) == 3


def test_what_was_given_up_is_in_no_scope():
    book = booked(weekly())
    book.cancel("course-2", by="colleague", at=NOW)
    found = in_scope(book, "course-2", Scope.FOLLOWING, NOW)
    assert [it.id for it in found] == ["course-3", "course-4"]


def test_a_hold_that_has_lapsed_is_in_no_scope():
    book = booked(weekly(), status=BookingStatus.HELD, expires=NOW + HOUR)
    assert len(in_scope(book, "course-1", Scope.ALL, NOW)) == 4
    assert in_scope(book, "course-1", Scope.ALL, NOW + HOUR) == ()


def test_all_that_follow_are_cancelled_by_their_scope():
    book = booked(weekly())
    following = in_scope(book, "course-3", Scope.FOLLOWING, NOW)
    book.cancel(*(it.id for it in following), by="colleague", at=NOW)
    assert starts(book) == ["03-01 10:00", "03-08 10:00"]


def test_other_requests_are_in_no_scope():
    book = booked(weekly(id="another", space="other"), book=booked(weekly()))
    assert {it.request.id for it in in_scope(book, "course-1", Scope.ALL, NOW)} == {"course"}


# Single bookings.


def test_this_one_is_moved_and_no_other():
    book = booked(weekly())
    edited(book, Edit("course-2", Scope.THIS, shift=DAY + HOUR))
    assert starts(book) == ["03-01 10:00", "03-09 11:00", "03-15 10:00", "03-22 10:00"]
    moved = book.find("course-2")
    assert moved.request.id == "course"
    assert moved.original == FIRST.start + 7 * DAY


def test_deciding_on_an_edit_changes_nothing():
    book = booked(weekly())
    before = list(book), book.entries
    edit = Edit("course-2", Scope.ALL, shift=HOUR)
    decision = decide_edit(PREMISES, book, edit, where=BAKU, now=NOW)
    assert (list(book), book.entries) == before
    assert decision.replaces == ("course-1", "course-2", "course-3", "course-4")


def test_a_move_is_told_in_the_history():
    book = booked(weekly())
    edited(book, Edit("course-2", Scope.FOLLOWING, shift=HOUR))
    assert [it.action for it in book.history("course-1")] == [Action.BOOK]
    for id_ in ("course-2", "course-3", "course-4"):
        first, last = book.history(id_)
        assert (first.action, last.action) == (Action.BOOK, Action.MOVE)
        assert (last.by, last.at, last.why) == ("colleague", NOW, "a new plan")
        assert last.booking.slot.begins - first.booking.slot.begins == 3_600_000_000
        assert first.booking.slot.start.hour == 10


def test_a_booking_that_is_moved_keeps_its_state():
    expires = NOW + DAY
    book = booked(weekly(), status=BookingStatus.HELD, expires=expires)
    edited(book, Edit("course-2", Scope.ALL, shift=HOUR))
    assert {(it.status, it.expires) for it in book} == {(BookingStatus.HELD, expires)}


def test_a_booking_may_be_moved_to_where_it_overlaps_itself():
    book = booked(weekly(1))
    assert edited(book, Edit("course-1", Scope.THIS, shift=HOUR)).refused == ()


def test_a_booking_may_get_another_length_and_another_room():
    book = booked(weekly())
    edit = Edit("course-2", Scope.THIS, length=HOUR, uses=(Use("other"),))
    edited(book, edit)
    moved = book.find("course-2")
    assert (moved.slot.length, moved.spaces) == (HOUR, ("other",))
    assert [it.space for it in moved.claims] == ["other"]
    free = a_request("free", moved.slot)
    assert decide(PREMISES, book, free, where=BAKU, now=NOW).refused == ()


def test_an_edit_is_refused_with_its_reasons():
    book = booked(weekly())
    taken = a_slot("2021-03-08 13:00", "2021-03-08 14:00")
    booked(a_request("held", taken), book=book)
    edit = Edit("course-2", Scope.FOLLOWING, shift=2 * HOUR)
    decision = decide_edit(PREMISES, book, edit, where=BAKU, now=NOW)
    assert [it.booking.id for it in decision.refused] == ["course-2"]
    assert decision.refused[0].reasons == (Conflict("room", taken, book.find("held-1")),)
    late = Edit("course-2", Scope.THIS, shift=7 * HOUR)
    decision = decide_edit(PREMISES, book, late, where=BAKU, now=NOW)
    assert {type(it) for it in decision.refused[0].reasons} == {OutsideHours}


def test_nothing_is_moved_into_the_past():
    book = booked(weekly())
    now = FIRST.start + DAY
    edit = Edit("course-2", Scope.THIS, shift=-7 * DAY)
    decision = decide_edit(PREMISES, book, edit, where=BAKU, now=now)
    assert {type(it) for it in decision.refused[0].reasons} == {TooSoon, Conflict}


def test_a_part_of_an_edit_may_be_made():
    book = booked(weekly())
    booked(a_request("held", a_slot("2021-03-08 13:00", "2021-03-08 14:00")), book=book)
    edited(book, Edit("course-1", Scope.ALL, shift=2 * HOUR), partly=True)
    held = ("course-1", "course-2", "course-3", "course-4")
    assert starts(book, *held) == ["03-01 12:00", "03-08 10:00", "03-15 12:00", "03-22 12:00"]


def test_what_stays_where_it_is_stands_in_the_way_of_a_part_of_an_edit():
    slots = (
        a_slot("2021-03-01 10:00", "2021-03-01 12:00"),
        a_slot("2021-03-01 12:00", "2021-03-01 14:00"),
    )
    book = booked(a_request("course", *slots))
    booked(a_request("held", a_slot("2021-03-01 15:00", "2021-03-01 16:00")), book=book)
    edit = Edit("course-1", Scope.ALL, shift=2 * HOUR)
    decision = decide_edit(PREMISES, book, edit, where=BAKU, now=NOW)
    # the second cannot leave, and so the first cannot come
    assert [it.accepted for it in decision.verdicts] == [False, False]


def test_a_stale_edit_is_refused():
    book = booked(weekly())
    edit = Edit("course-2", Scope.THIS, uses=(Use("other"),))
    decision = decide_edit(PREMISES, book, edit, where=BAKU, now=NOW)
    edited(book, Edit("course-2", Scope.THIS, shift=HOUR))
    with pytest.raises(StaleDecision):
        book.apply(decision, by="colleague", at=NOW)


def test_an_edit_of_what_has_begun_is_refused():
    book = booked(weekly(1))
    edit = Edit("course-1", Scope.ALL, shift=HOUR)
    with pytest.raises(InvalidValue) as caught:
        decide_edit(PREMISES, book, edit, where=BAKU, now=FIRST.start)
    assert [it.path for it in caught.value.faults] == ["booking"]


# Series.


def test_all_are_moved_and_their_series_with_them():
    book = booked(weekly())
    request = edited(book, Edit("course-3", Scope.ALL, shift=HOUR)).request
    assert starts(book) == ["03-01 11:00", "03-08 11:00", "03-15 11:00", "03-22 11:00"]
    assert request.id == "course"
    assert isinstance(request.when, Series)
    assert agrees(book, request)
    assert {it.request.id for it in book} == {"course"}


def test_those_that_follow_become_a_series_of_their_own():
    book = booked(weekly())
    request = edited(book, Edit("course-3", Scope.FOLLOWING, shift=HOUR)).request
    assert starts(book) == ["03-01 10:00", "03-08 10:00", "03-15 11:00", "03-22 11:00"]
    assert request.id != "course"
    assert isinstance(request.when, Series)
    assert agrees(book, request)
    assert [it.id for it in book.of_request("course")] == ["course-1", "course-2"]
    assert [it.id for it in book.of_request(request.id)] == ["course-3", "course-4"]


def test_the_past_is_not_rewritten():
    book, now = booked(weekly()), FIRST.start + 7 * DAY
    past = book.find("course-1"), book.find("course-2")
    request = edited(book, Edit("course-1", Scope.ALL, shift=HOUR), now=now).request
    assert (book.find("course-1"), book.find("course-2")) == past
    assert starts(book) == ["03-01 10:00", "03-08 10:00", "03-15 11:00", "03-22 11:00"]
    assert agrees(book, request)


def test_a_shift_by_a_day_leaves_a_rule_of_weekdays_for_single_slots():
    series = Series(FIRST, "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4")
    book = booked(a_request("course", when=series))
    request = edited(book, Edit("course-1", Scope.ALL, shift=DAY)).request
    assert starts(book) == ["03-02 10:00", "03-04 10:00", "03-09 10:00", "03-11 10:00"]
    assert agrees(book, request)
    edited(book, Edit("course-1", Scope.ALL, shift=-DAY))
    assert starts(book) == ["03-01 10:00", "03-03 10:00", "03-08 10:00", "03-10 10:00"]


def test_one_that_was_moved_before_gets_its_start_from_the_single_slots():
    series = Series(FIRST, "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4")
    book = booked(a_request("course", when=series))
    edited(book, Edit("course-2", Scope.THIS, shift=HOUR))
    request = edited(book, Edit("course-1", Scope.ALL, shift=DAY)).request
    assert starts(book) == ["03-02 10:00", "03-04 11:00", "03-09 10:00", "03-11 10:00"]
    assert agrees(book, request)


def test_a_rule_with_until_keeps_its_occurrences():
    series = Series(FIRST, "FREQ=WEEKLY;UNTIL=20210322T060000Z")
    book = booked(a_request("course", when=series))
    request = edited(book, Edit("course-2", Scope.FOLLOWING, shift=3 * HOUR)).request
    assert isinstance(request.when, Series)
    assert len(request.occurrences) == 3
    assert agrees(book, request)


def test_another_room_for_those_that_follow_is_that_of_their_request():
    book = booked(weekly())
    request = edited(book, Edit("course-2", Scope.FOLLOWING, uses=(Use("other"),))).request
    assert request.uses == (Use("other"),)
    assert [it.spaces for it in book] == [("room",), ("other",), ("other",), ("other",)]
    assert agrees(book, request)


def test_another_length_is_that_of_the_series():
    book = booked(weekly())
    request = edited(book, Edit("course-1", Scope.ALL, length=3 * HOUR)).request
    assert isinstance(request.when, Series)
    assert request.when.first.length == 3 * HOUR
    assert {it.slot.length for it in book} == {3 * HOUR}
    assert agrees(book, request)


def test_one_that_was_moved_before_keeps_its_distance():
    book = booked(weekly())
    edited(book, Edit("course-2", Scope.THIS, shift=DAY))
    request = edited(book, Edit("course-1", Scope.ALL, shift=HOUR)).request
    assert starts(book) == ["03-01 11:00", "03-09 11:00", "03-15 11:00", "03-22 11:00"]
    assert isinstance(request.when, Series)
    assert [it.original.day for it in request.when.moved] == [8]
    assert agrees(book, request)


def test_a_rule_survives_one_that_was_moved_behind_the_next():
    book = booked(weekly())
    edited(book, Edit("course-1", Scope.THIS, shift=8 * DAY))
    request = edited(book, Edit("course-2", Scope.ALL, shift=HOUR)).request
    assert starts(book) == ["03-08 11:00", "03-09 11:00", "03-15 11:00", "03-22 11:00"]
    assert agrees(book, request)
    assert isinstance(request.when, Series)


def test_one_that_was_cancelled_is_left_out_of_the_series():
    book = booked(weekly())
    book.cancel("course-3", by="colleague", at=NOW)
    request = edited(book, Edit("course-1", Scope.ALL, shift=HOUR)).request
    assert starts(book) == ["03-01 11:00", "03-08 11:00", "03-22 11:00"]
    assert isinstance(request.when, Series)
    assert len(request.when.removed) == 1
    assert agrees(book, request)
    assert starts(book, "course-3") == ["03-15 10:00"]


def test_added_and_removed_and_moved_occurrences_go_with_the_series():
    added, removed, moved = FIRST.start + 2 * DAY, FIRST.start + 7 * DAY, FIRST.start + 14 * DAY
    to = a_slot("2021-03-16 14:00", "2021-03-16 15:00")
    series = Series(
        FIRST,
        "FREQ=WEEKLY;COUNT=4",
        added=(added,),
        removed=(removed,),
        moved=(Moved(moved, to),),
    )
    book = booked(a_request("course", when=series))
    assert starts(book) == ["03-01 10:00", "03-03 10:00", "03-16 14:00", "03-22 10:00"]
    request = edited(book, Edit("course-1", Scope.ALL, shift=HOUR)).request
    assert starts(book) == ["03-01 11:00", "03-03 11:00", "03-16 15:00", "03-22 11:00"]
    assert isinstance(request.when, Series)
    assert agrees(book, request)


def test_single_slots_are_edited_together():
    slots = (a_slot("2021-03-04 10:00", "2021-03-04 11:00"), FIRST)
    book = booked(a_request("course", *slots))
    request = edited(book, Edit("course-1", Scope.ALL, shift=HOUR)).request
    assert starts(book) == ["03-01 11:00", "03-04 11:00"]
    assert agrees(book, request)


def test_slots_of_an_edit_that_would_overlap_stay_all_of_them_where_they_are():
    slots = (FIRST, a_slot("2021-03-01 12:00", "2021-03-01 13:00"))
    book = booked(a_request("course", *slots))
    edit = Edit("course-1", Scope.ALL, length=3 * HOUR)
    decision = decide_edit(PREMISES, book, edit, where=BAKU, now=NOW)
    assert [it.accepted for it in decision.verdicts] == [False, False]
    assert {type(it) for verdict in decision.refused for it in verdict.reasons} == {Conflict}


def test_an_edit_keeps_the_time_by_the_clock_when_the_clocks_change():
    first = a_slot("2026-03-16 10:00", "2026-03-16 12:00", BERLIN)
    request = a_request("course", when=Series(first, "FREQ=WEEKLY;COUNT=4"))
    premises, book, now = some_premises(), Book(), datetime(2026, 3, 1, tzinfo=UTC)
    decision = decide(premises, book, request, where=BERLIN, now=now)
    book.apply(decision, by="colleague", at=now)
    edit = Edit("course-1", Scope.ALL, shift=7 * DAY + HOUR)
    decision = decide_edit(premises, book, edit, where=BERLIN, now=now)
    book.apply(decision, by="colleague", at=now)
    assert starts(book) == ["03-23 11:00", "03-30 11:00", "04-06 11:00", "04-13 11:00"]
    assert [it.slot.start.astimezone(UTC).hour for it in book] == [10, 9, 9, 9]
    assert agrees(book, decision.request)


def test_bookings_in_several_rooms_are_not_held_against_each_other():
    premises = some_premises(a_space("room"), a_space("other"))
    book = booked(weekly(2), premises)
    edit = Edit("course-2", Scope.THIS, shift=-7 * DAY, uses=(Use("other"),))
    edited(book, edit, premises)
    assert starts(book) == ["03-01 10:00", "03-01 10:00"]
    edited(book, Edit("course-1", Scope.ALL, shift=HOUR), premises)
    assert starts(book) == ["03-01 11:00", "03-01 11:00"]


def test_gaps_between_layouts_are_kept_within_an_edit():
    layouts = (Layout("rows", both("Rows"), setup=HOUR), Layout("round", both("Round"), setup=HOUR))
    premises = some_premises(a_space(layouts=layouts))
    slots = (FIRST, a_slot("2021-03-01 13:00", "2021-03-01 14:00"))
    book = booked(a_request("course", *slots, layout="rows"), premises)
    edited(book, Edit("course-2", Scope.THIS, uses=(Use("room", layout="round"),)), premises)
    edit = Edit("course-1", Scope.ALL, length=timedelta(hours=2, minutes=30))
    decision = decide_edit(premises, book, edit, where=BAKU, now=NOW)
    assert [it.accepted for it in decision.verdicts] == [False, False]


def test_those_that_follow_may_be_edited_again_and_again():
    book = booked(weekly(70), some_premises(hours=ALWAYS))
    premises = some_premises(hours=ALWAYS)
    for number in range(1, 70):
        edit = Edit(f"course-{number}", Scope.FOLLOWING, shift=timedelta(minutes=1))
        edited(book, edit, premises)
    assert starts(book, "course-70") == [f"{FIRST.start + 69 * 7 * DAY:%m-%d} 11:09"]


def test_a_request_with_a_long_id_may_be_edited():
    book = booked(weekly(id="x" * 100))
    edited(book, Edit("x" * 100 + "-2", Scope.FOLLOWING, shift=HOUR))
    assert starts(book) == ["03-01 10:00", "03-08 11:00", "03-15 11:00", "03-22 11:00"]


# A model: what a Book holds after some edits, told by hand.

SHIFTS = st.sampled_from((HOUR, -HOUR, DAY, -DAY, 7 * DAY, 2 * DAY + HOUR, timedelta()))
LENGTHS = st.sampled_from((None, None, HOUR, 3 * HOUR))
ROOMS = st.sampled_from((None, None, (Use("room"),), (Use("other"),)))
RULES = ("FREQ=WEEKLY;COUNT=5", "FREQ=DAILY;COUNT=5", "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=5")


@st.composite
def edits(draw: Any) -> Edit | int:
    """An edit of one of five bookings, or the number of the one to cancel."""
    number = draw(st.integers(1, 5))
    shift, length, uses = draw(SHIFTS), draw(LENGTHS), draw(ROOMS)
    if not shift and length is None and uses is None:
        return int(number)
    scope = draw(st.sampled_from(Scope))
    return Edit(f"course-{number}", scope, shift=shift, length=length, uses=uses)


def shifted(slot: Slot, edit: Edit) -> Slot:
    start = slot.start.replace(tzinfo=None, fold=0) + edit.shift
    begins = start.replace(tzinfo=BERLIN).astimezone(UTC)
    end = begins + (edit.length or slot.length)
    return Slot(begins.astimezone(BERLIN), end.astimezone(BERLIN))


@given(
    st.sampled_from(RULES),
    st.lists(edits(), min_size=1, max_size=4),
    st.integers(0, 20),
)
@settings(deadline=None, max_examples=80)
def test_after_any_edits_the_book_holds_what_was_asked_for(rule, wanted, days):
    first = a_slot(
        "2026-10-19 10:00", "2026-10-19 12:00", BERLIN
    )  # the clocks change on 25 October
    premises = some_premises(a_space("room"), a_space("other"), hours=ALWAYS)
    book, now = Book(), datetime(2026, 10, 1, tzinfo=BERLIN)
    request = a_request("course", when=Series(first, rule))
    book.apply(decide(premises, book, request, where=BERLIN, now=now), by="colleague", at=now)
    model = {it.id: (it.slot, it.spaces) for it in book}
    family = dict.fromkeys(model, "course")
    now = datetime(2026, 10, 12, 11, tzinfo=BERLIN) + days * DAY
    for edit in wanted:
        if isinstance(edit, int):
            id_ = f"course-{edit}"
            if id_ in model and model[id_][0].start > now:
                book.cancel(id_, by="colleague", at=now)
                del model[id_]
            continue
        named = book.find(edit.booking)
        concerned = [
            id_
            for id_, (slot, _) in model.items()
            if slot.begins > Slot(now, now + HOUR).begins
            and (
                id_ == edit.booking
                if edit.scope is Scope.THIS
                else family[id_] == family[edit.booking]
                and (edit.scope is Scope.ALL or slot.begins >= named.slot.begins)
            )
        ]
        if not concerned:
            with pytest.raises(InvalidValue):
                decide_edit(premises, book, edit, where=BERLIN, now=now)
            continue
        after = dict(model)
        for id_ in concerned:
            slot, spaces = model[id_]
            after[id_] = shifted(slot, edit), (edit.uses[0].space,) if edit.uses else spaces
        clash = any(
            one != other and after[one][1] == after[other][1] and after[one][0].overlaps(slot)
            for one in concerned
            for other, (slot, _) in after.items()
        ) or any(after[id_][0].start < now for id_ in concerned)
        decision = decide_edit(premises, book, edit, where=BERLIN, now=now)
        assert bool(decision.refused) is clash
        if clash:
            continue
        book.apply(decision, by="colleague", at=now)
        model = after
        if edit.scope is not Scope.THIS:
            family |= dict.fromkeys(concerned, decision.request.id)
            expanded = [it.slot.begins for it in decision.request.occurrences]
            assert expanded == sorted(model[id_][0].begins for id_ in concerned)
        assert {it.id: (it.slot, it.spaces) for it in book} == model
        assert {it.id: it.request.id for it in book} == {id_: family[id_] for id_ in model}


# Bad inputs.


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"shift": None},
        {"shift": 3},
        {"shift": timedelta.max},
        {"shift": timedelta.min},
        {"shift": timedelta(days=366 * 101)},
        {"shift": timedelta(microseconds=1)},
        {"length": timedelta(days=36_000)},
        {"length": timedelta()},
        {"length": -HOUR},
        {"uses": ()},
        {"uses": (Use(),)},
        {"uses": [Use("room")]},
        {"scope": "all", "shift": HOUR},
        {"booking": 3, "shift": HOUR},
    ],
    ids=repr,
)
def test_an_edit_says_what_it_changes(changes):
    given_: dict[str, Any] = {"booking": "course-1", "scope": Scope.ALL, **changes}
    with pytest.raises(InvalidValue):
        Edit(**given_)


@pytest.mark.parametrize(
    "edit",
    [
        Edit("course-9", Scope.THIS, shift=HOUR),
        Edit("course-1", Scope.THIS, uses=(Use("cellar"),)),
        Edit("course-1", Scope.ALL, uses=(Use("room"), Use("room"))),
        Edit("course-1", Scope.THIS, uses=(Use("room"), Use("room"))),
        None,
        "edit",
    ],
    ids=repr,
)
def test_an_edit_of_what_cannot_be_is_refused(edit):
    with pytest.raises(RocbError):
        decide_edit(PREMISES, booked(weekly()), edit, where=BAKU, now=NOW)


@pytest.mark.parametrize(
    "arguments",
    [
        (None, "course-1", Scope.ALL, NOW),
        ("book", "course-1", Scope.ALL, NOW),
        (..., "course-1", "this", NOW),
        (..., "course-1", None, NOW),
        (..., "course-1", Scope.ALL, date(2021, 2, 1)),
        (..., "course-1", Scope.ALL, datetime(2021, 2, 1)),  # noqa: DTZ001
        (..., ["course-1"], Scope.ALL, NOW),
        (..., None, Scope.ALL, NOW),
    ],
    ids=repr,
)
def test_a_scope_of_what_cannot_be_is_refused(arguments):
    book, *others = arguments
    with pytest.raises(RocbError):
        in_scope(booked(weekly()) if book is ... else book, *others)


def test_a_booking_that_is_not_there_is_unknown():
    with pytest.raises(UnknownRecord):
        in_scope(Book(), "course-1", Scope.ALL, NOW)
    edit = Edit("course-1", Scope.ALL, shift=HOUR)
    with pytest.raises(UnknownRecord):
        decide_edit(PREMISES, Book(), edit, where=BAKU, now=NOW)


def test_a_booking_with_an_offset_in_place_of_a_zone_is_edited_by_its_offset():
    slot = Slot(FIRST.start.astimezone(UTC), FIRST.end.astimezone(UTC))
    held: Booking = a_booking("held", slot)
    book = Book()
    book.add([held], by="colleague", at=NOW)
    edited(book, Edit("held", Scope.THIS, shift=HOUR))
    assert book.find("held").slot.begins == slot.begins + 3_600_000_000
