"""What a refusal offers instead is accepted when it is taken."""

from datetime import datetime, time, timedelta
from time import perf_counter
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Book,
    Limits,
    OtherSpace,
    Period,
    Premises,
    Quota,
    Request,
    Series,
    Shift,
    Skip,
    Slot,
    SpaceKind,
    Terms,
    Use,
    Verdict,
    decide,
)
from rocb.booking.premises import FOR_PEOPLE
from tests.booking.test_decisions import (
    ALWAYS,
    ANYWHERE,
    EARLY,
    HOUR,
    USES,
    an_organisation,
    books,
    filled,
    some_requests,
    some_worlds,
)
from tests.offices import (
    BAKU,
    BERLIN,
    a_booking,
    a_request,
    a_slot,
    a_space,
    some_premises,
    weekday_hours,
)

NOW = datetime(2021, 2, 1, 9, tzinfo=BAKU)
DAYS = tuple(a_slot(f"2021-03-0{day} 10:00", f"2021-03-0{day} 12:00") for day in (1, 2, 3))


def a_book(*taken: Slot, space: str = "room") -> Book:
    book = Book()
    for number, slot in enumerate(taken):
        book.add([a_booking(f"{space}{number}", slot, space=space)], by="colleague", at=NOW)
    return book


def remedies_for(
    request: Request, premises: Premises | None = None, book: Book | None = None, **changes: Any
) -> list[tuple[Any, ...]]:
    """The remedies for each occurrence of a request that is refused."""
    decision = decide(
        some_premises() if premises is None else premises,
        Book() if book is None else book,
        request,
        where=BAKU,
        now=NOW,
        **changes,
    )
    return [verdict.remedies for verdict in decision.refused]


def other(start: str, end: str) -> Shift:
    return Shift(a_slot(f"2021-03-01 {start}", f"2021-03-01 {end}"))


def test_what_is_accepted_has_no_remedies():
    decision = decide(some_premises(), Book(), a_request(), where=BAKU, now=NOW)
    assert decision.verdicts[0].remedies == ()


def test_another_space_of_the_kind_comes_before_another_time():
    premises = some_premises(
        a_space("room"), a_space("twin"), a_space("cafe", kind=SpaceKind.CAFETERIA)
    )
    found = remedies_for(a_request("asked", DAYS[0]), premises, a_book(DAYS[0]))
    assert found == [(OtherSpace("twin", "room"), other("12:00", "14:00"))]


def test_where_people_were_counted_a_space_of_another_kind_for_people_will_do():
    spaces = (
        a_space("room"),
        a_space("small", capacity=8),
        a_space("cafe", kind=SpaceKind.CAFETERIA, capacity=10),
        a_space("hall", kind=SpaceKind.CONFERENCE_HALL, capacity=90),
        a_space("lab", capacity=45),
        a_space("unknown", capacity=None),
    )
    request = a_request("asked", DAYS[0], headcount=9)
    (found,) = remedies_for(request, some_premises(*spaces), a_book(DAYS[0]), remedies=9)
    assert [it.space for it in found[:-1]] == ["lab", "hall"]


def test_a_part_of_what_is_asked_for_may_do_instead():
    spaces = (
        a_space("hall", parts=("left", "right")),
        a_space("left"),
        a_space("right"),
        a_space("room"),
    )
    book = a_book(DAYS[0], space="left")
    (found,) = remedies_for(a_request("asked", DAYS[0], space="left"), some_premises(*spaces), book)
    assert [it.space for it in found[:-1]] == ["right", "room"]
    (found,) = remedies_for(a_request("asked", DAYS[0], space="hall"), some_premises(*spaces), book)
    assert [it.space for it in found[:-1]] == ["right", "room"]


def test_the_nearest_other_time_of_the_day_is_offered():
    request = a_request("asked", a_slot("2021-03-01 11:00", "2021-03-01 13:00"))
    taken = a_slot("2021-03-01 12:30", "2021-03-01 16:00")
    assert remedies_for(request, book=a_book(taken)) == [(other("10:30", "12:30"),)]


def test_no_other_time_is_offered_where_it_would_not_help():
    request = a_request("asked", DAYS[0], headcount=31)
    assert remedies_for(request) == [()]
    full = a_slot("2021-03-01 09:00", "2021-03-01 18:00")
    assert remedies_for(a_request("asked", DAYS[0]), book=a_book(full)) == [()]


def test_a_shift_keeps_to_notice_and_to_the_day():
    premises = some_premises(limits=Limits(notice=timedelta(days=28, hours=3)))  # 1 March, 12:00
    assert remedies_for(a_request("asked", DAYS[0]), premises) == [(other("12:00", "14:00"),)]
    premises = some_premises(limits=Limits(notice=timedelta(days=29)))
    assert remedies_for(a_request("asked", DAYS[0]), premises) == [()]


def test_what_is_refused_may_be_left_out_where_something_else_is_accepted():
    found = remedies_for(a_request("asked", *DAYS), book=a_book(DAYS[1]))
    (offered,) = found
    assert offered[-1] == Skip()
    found = remedies_for(a_request("asked", DAYS[1]), book=a_book(DAYS[1]))
    assert Skip() not in found[0]


def test_no_more_remedies_come_than_are_asked_for():
    premises = some_premises(*(a_space(id_) for id_ in ("room", "a", "b", "c", "d")))
    request = a_request("asked", *DAYS)
    for number in (0, 1, 3, 5, 6):
        (found,) = remedies_for(request, premises, a_book(DAYS[1]), remedies=number)
        assert len(found) == number
    (found,) = remedies_for(request, premises, a_book(DAYS[1]), remedies=99)
    assert len(found) == 6


def test_a_space_that_nobody_can_price_is_no_remedy():
    premises = some_premises(a_space("room"), a_space("twin"), terms=Terms())
    assert remedies_for(a_request("asked", DAYS[0]), premises) == [()]


def test_a_quota_is_not_passed_by_a_remedy():
    quotas = (Quota("quota", Period.DAY, bookings=1),)
    premises = some_premises(a_space("room"), a_space("twin"), limits=Limits(quotas=quotas))
    slots = (DAYS[0], a_slot("2021-03-01 14:00", "2021-03-01 16:00"))
    request = a_request("asked", *slots, organisation=an_organisation())
    assert remedies_for(request, premises) == [(Skip(),)]


@pytest.mark.timed
def test_a_series_that_conflicts_everywhere_gets_its_remedies_within_seconds():
    first = a_slot("2021-03-01 10:00", "2021-03-01 12:00")
    daily = Series(first, "FREQ=DAILY;COUNT=1000")
    premises = some_premises(a_space("room"), a_space("twin"), hours=ALWAYS)
    book = Book()
    for space in ("room", "twin"):
        decision = decide(
            premises, book, a_request(space, when=daily, space=space), where=BAKU, now=NOW
        )
        book.apply(decision, by="colleague", at=NOW)
    began = perf_counter()
    found = remedies_for(a_request("asked", when=daily), premises, book)
    assert len(found) == 1000
    assert perf_counter() - began < 3


def test_a_remedy_is_found_in_hours_over_midnight():
    premises = some_premises(hours=weekday_hours(time(9), time(23)))
    late = a_slot("2021-03-01 22:30", "2021-03-02 00:30")
    assert remedies_for(a_request("asked", late), premises) == [(other("21:00", "23:00"),)]


def taken(request: Request, verdict: Verdict, remedy: Any) -> Request | None:
    """The request for one refused occurrence, with its remedy followed; `None` for a skip."""
    if isinstance(remedy, Skip):
        return None
    uses, slot = verdict.booking.uses, verdict.booking.slot
    if isinstance(remedy, Shift):
        slot = remedy.slot
    else:
        uses = tuple(
            evolve(use, space=remedy.space) if use.space == remedy.instead_of else use
            for use in uses
        )
    return evolve(request, id="instead", uses=uses, when=(slot,))


@given(
    some_worlds(),
    books(),
    some_requests("asked", USES | ANYWHERE),
    st.sampled_from((EARLY, EARLY + HOUR)),
)
@settings(deadline=None, max_examples=60)
def test_every_remedy_is_accepted_when_it_is_taken(premises, held, request, now):
    book = filled(premises, held)
    given_: dict[str, Any] = {"where": BERLIN, "now": now}
    decision = decide(premises, book, request, remedies=9, **given_)
    if decision.accepted:
        book.apply(decision, by="colleague", at=now, partly=True)
    for verdict in decision.refused:
        assert len(set(verdict.remedies)) == len(verdict.remedies)
        for remedy in verdict.remedies:
            instead = taken(request, verdict, remedy)
            if instead is None:
                assert decision.accepted
                continue
            again = decide(premises, book, instead, **given_)
            assert again.refused == ()
            if isinstance(remedy, Shift):
                day = verdict.booking.slot.start.astimezone(BERLIN).date()
                assert remedy.slot.start.astimezone(BERLIN).date() == day
                assert remedy.slot.length == verdict.booking.slot.length


@given(some_worlds(), books(), some_requests("asked", USES), st.sampled_from((EARLY, EARLY + HOUR)))
@settings(deadline=None, max_examples=40)
def test_another_space_that_is_accepted_is_offered(premises, held, request, now):
    request = evolve(request, when=(request.occurrences[0].slot,))
    book = filled(premises, held)
    given_: dict[str, Any] = {"where": BERLIN, "now": now}
    (verdict,) = decide(premises, book, request, remedies=9, **given_).verdicts
    offered = {it.space for it in verdict.remedies if isinstance(it, OtherSpace)}
    use = request.uses[0]
    if verdict.accepted or len(request.uses) > 1:
        return
    named = premises.by_id[use.space or ""]
    for space in premises.spaces:
        fits = space.kind is named.kind
        if not fits and space.kind in FOR_PEOPLE and use.headcount is not None:
            fits = space.capacity is not None and space.capacity >= use.headcount
        shared = space.id == named.id
        instead = evolve(request, uses=(evolve(use, space=space.id),))
        accepted = not decide(premises, book, instead, remedies=0, **given_).refused
        assert (space.id in offered) is (fits and not shared and accepted)


def test_a_use_of_any_space_is_remedied_by_the_space_it_was_given():
    premises = some_premises(a_space("room"), a_space("twin"))
    request = evolve(a_request("asked", *DAYS), uses=(Use(),))
    book = a_book(DAYS[1])
    book.add([a_booking("more", DAYS[2], space="twin")], by="colleague", at=NOW)
    (found,) = remedies_for(request, premises, book)
    assert found[0] == OtherSpace("twin", "room")
