"""Scheduled years: days, rooms and experts of a whole year, booked through the Book."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.booking.book import Book
from rocb.booking.decisions import decide
from rocb.booking.limits import Limits, Period, Quota
from rocb.booking.premises import SpaceKind
from rocb.errors import InvalidValue
from rocb.members import Organisation, OrganisationKind
from rocb.office import Office, RoomRequest, book_rooms, run_year, slot_request
from rocb.periods import Days, ReportingYear, instant
from rocb.planning.plan.activities import Activity, Status
from rocb.planning.plan.steps import begun
from rocb.planning.programme import Programme
from rocb.planning.scheduling.joint import schedule_jointly
from rocb.planning.scheduling.options import Hindrance, Impediment
from rocb.planning.scheduling.staging import schedule
from rocb.planning.scheduling.verification import schedule_breaches
from rocb.planning.themes import Theme
from rocb.scheduled_years import ScheduledYear, schedule_year
from rocb.year_rooms import the_space_alone
from tests.offices import (
    BAKU,
    STATED,
    a_need,
    a_plan,
    a_role,
    a_room_request,
    a_slot,
    a_space,
    an_expert,
    an_office,
    both,
    some_premises,
)
from tests.planning.scheduling.builders import march, planned

VALUATION = (Theme("valuation", both("Valuation")),)


def wish_for(activity: str, **changes: Any) -> RoomRequest:
    values = {"space": "hall", "activity": activity, "days": None, **changes}
    return a_room_request(f"{activity}-wish", **values)


def office_of(*activities: Activity, **changes: Any) -> Office:
    """An office with a hall, in which each of these activities wants to be held."""
    values: dict[str, Any] = {
        "planning": Programme(
            themes=VALUATION, plan=a_plan(*activities), experts=changes.pop("experts", ())
        ),
        "premises": some_premises(a_space("hall")),
        "room_requests": tuple(wish_for(it.id) for it in activities),
    }
    return an_office(**{**values, **changes})


def held(year: ScheduledYear) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {it.activity: (it.days.first.day, it.spaces) for it in year.schedule.chosen}


def booked(year: ScheduledYear) -> list[str]:
    return [f"{it.id} {it.slot.start:%d} {it.spaces[0]}" for it in year.year.rooms.bookings]


def scheduled(office: Office, **how: Any) -> ScheduledYear:
    """A scheduled year that keeps every rule: told from the records, and by booking it anew."""
    found = schedule_year(office, **how)
    assert schedule_breaches(found.case, found.schedule) == ()
    if how.get("book") is None:
        again = book_rooms(found.year.office, found.year.plan)
        chosen = {room.request for it in found.schedule.chosen for room in it.rooms}
        assert not any(it.request.id in chosen for it in again.decisions if it.refused)
        times = {(it.id, it.slot.start, it.spaces) for it in again.bookings}
        assert {(it.id, it.slot.start, it.spaces) for it in found.year.rooms.bookings} == times
    return found


def test_two_activities_that_want_one_hall_are_held_one_after_the_other():
    office = office_of(planned("a", march(2), march(1, 5)), planned("b", march(2)))
    year = scheduled(office)
    assert held(year)["b"] == (2, ("hall",))
    assert held(year)["a"][0] in (1, 3)
    assert len(year.year.rooms.bookings) == 2


def test_another_room_of_the_kind_is_booked_and_stands_in_the_request():
    premises = some_premises(a_space("hall"), a_space("other"))
    year = scheduled(office_of(planned("a", march(2)), planned("b", march(2)), premises=premises))
    assert sorted(it[1] for it in held(year).values()) == [("hall",), ("other",)]
    assert {it.space for it in year.year.office.room_requests} == {"hall", "other"}


def test_where_the_space_alone_will_do_no_other_is_taken():
    premises = some_premises(a_space("hall"), a_space("other"))
    office = office_of(planned("a", march(2)), planned("b", march(2)), premises=premises)
    year = scheduled(office, spaces=the_space_alone)
    assert held(year) == {"a": (2, ("hall",))}
    (left,) = year.schedule.unplaced
    assert left.reasons == (Impediment(Hindrance.CONTESTED, ("a",)),)


def test_what_has_no_place_is_told_what_would_help():
    premises = some_premises(a_space("hall"), a_space("lab", kind=SpaceKind.COMPUTER_LABORATORY))
    office = office_of(planned("a", march(2, 5)), planned("b", march(3)), premises=premises)
    year = scheduled(office)
    (left,) = year.schedule.unplaced
    assert left.activity.id == "b"
    (help_,) = year.helps
    assert help_.wider is not None
    assert help_.wider.days == march(1)
    assert help_.elsewhere is not None
    assert (help_.elsewhere.days, help_.elsewhere.spaces) == (march(3), ("lab",))


def test_what_is_told_to_help_does_help():
    office = office_of(planned("a", march(2, 5)), planned("b", march(3)))
    (help_,) = scheduled(office).helps
    assert help_.wider is not None
    assert help_.elsewhere is None
    wider = planned("b", march(3), Days(help_.wider.days.first, march(3).last))
    assert scheduled(office_of(planned("a", march(2, 5)), wider)).schedule.unplaced == ()


def test_requests_for_days_of_their_own_are_booked_first_and_activities_make_way():
    guest = a_room_request("guest", space="hall", days=march(2))
    activity = planned("a", march(2), march(1, 5))
    year = scheduled(office_of(activity, room_requests=(wish_for("a"), guest)))
    assert held(year)["a"][0] != 2
    assert "guest-1 02 hall" in booked(year)


def test_a_fixed_activity_whose_room_is_taken_has_no_place_and_knows_by_whom():
    guest = a_room_request("guest", space="hall", days=march(2))
    year = scheduled(office_of(planned("a", march(2)), room_requests=(wish_for("a"), guest)))
    (left,) = year.schedule.unplaced
    assert left.reasons == (Impediment(Hindrance.TAKEN, ("guest-1",)),)
    assert year.year.rooms.idle == (wish_for("a"),)
    assert year.year.plan.activities[0].status is Status.POSTPONED


def test_what_stands_in_the_book_stays_and_the_book_is_not_changed():
    office = office_of(planned("a", march(2), march(1, 5)))
    book = Book()
    assert office.premises is not None
    request = slot_request(a_room_request("old", space="hall", days=march(2)), {}, {}, BAKU)
    assert request is not None
    now = a_slot("2021-01-01 09:00", "2021-01-01 10:00").start
    book.apply(decide(office.premises, book, request, where=BAKU, now=now), by="host", at=now)
    year = scheduled(office, book=book)
    assert held(year)["a"][0] != 2
    assert len(book) == 1
    assert [it.request.id for it in year.year.rooms.bookings] == ["a-wish"]


def test_an_activity_whose_room_is_booked_already_keeps_its_days():
    office = office_of(planned("a", march(2), march(1, 5)), planned("b", march(2), march(1, 5)))
    book = Book()
    assert office.premises is not None
    activities = (
        {it.id: it for it in office.planning.plan.activities} if office.planning.plan else {}
    )
    request = slot_request(wish_for("a"), activities, {}, BAKU)
    assert request is not None
    now = a_slot("2021-01-01 09:00", "2021-01-01 10:00").start
    book.apply(decide(office.premises, book, request, where=BAKU, now=now), by="host", at=now)
    year = scheduled(office, book=book)
    assert held(year)["a"] == (2, ())
    assert held(year)["b"][0] != 2


def test_what_has_begun_is_booked_as_it_stands_even_in_part():
    done = planned("a", march(5, 8), status=Status.COMPLETED)
    year = scheduled(office_of(done, planned("b", march(5), march(4, 5))))
    assert held(year) == {"a": (5, ()), "b": (4, ("hall",))}
    assert booked(year) == ["b-wish-1 04 hall", "a-wish-1 05 hall", "a-wish-4 08 hall"]


def test_places_of_a_pool_are_left_to_the_booking_and_the_rest_is_scheduled_again():
    lot = a_space("hall", kind=SpaceKind.PARKING, capacity=5, pooled=True)
    activities = [planned(it, march(2), march(2, 3)) for it in "abc"]
    wishes = tuple(wish_for(it.id, places=2) for it in activities)
    year = scheduled(office_of(*activities, premises=some_premises(lot), room_requests=wishes))
    assert sorted(first for first, _ in held(year).values()) == [2, 2, 3]
    assert year.schedule.unplaced == ()


@pytest.mark.parametrize("ids", ["ab", "ba"])
def test_of_two_that_want_too_many_places_the_one_with_a_window_makes_way(ids):
    lot = a_space("hall", kind=SpaceKind.PARKING, capacity=10, pooled=True)
    known = {"a": planned("a", march(3), march(3, 4)), "b": planned("b", march(3))}
    year = scheduled(
        office_of(
            *(known[it] for it in ids),
            premises=some_premises(lot),
            room_requests=tuple(wish_for(it, places=6) for it in ids),
        )
    )
    assert held(year) == {"a": (4, ("hall",)), "b": (3, ("hall",))}
    assert (year.schedule.proofs[0].value, year.schedule.proofs[0].bound) == (2, 2)


def test_of_two_that_want_too_many_places_on_fixed_days_one_has_none_which_is_proven():
    lot = a_space("hall", kind=SpaceKind.PARKING, capacity=10, pooled=True)
    year = scheduled(
        office_of(
            *(planned(it, march(3)) for it in "ab"),
            premises=some_premises(lot),
            room_requests=tuple(wish_for(it, places=6) for it in "ab"),
        )
    )
    (left,) = year.schedule.unplaced
    (held_,) = year.schedule.chosen
    assert left.reasons == (Impediment(Hindrance.CONTESTED, (held_.activity,)),)
    assert year.schedule.proofs[0].is_proven


def test_where_three_are_in_each_others_way_the_one_with_a_window_moves_and_no_bound_is_told():
    lot = a_space("hall", kind=SpaceKind.PARKING, capacity=10, pooled=True)
    activities = (
        planned("a", march(3), march(3, 4)),
        planned("b", march(3)),
        planned("c", march(3)),
    )
    year = scheduled(
        office_of(
            *activities,
            premises=some_premises(lot),
            room_requests=tuple(wish_for(it, places=4) for it in "abc"),
        )
    )
    assert {id: first for id, (first, _) in held(year).items()} == {"a": 4, "b": 3, "c": 3}
    assert all(it.bound is None for it in year.schedule.proofs)


def test_a_quota_bars_what_the_booking_refuses():
    firm = Organisation("firm", both("Firm"), OrganisationKind.BUSINESS, STATED)
    limits = Limits(quotas=(Quota("one", Period.WEEK, bookings=1),))
    activities = [planned(it, march(day), march(day, 9)) for it, day in (("a", 2), ("b", 3))]
    wishes = tuple(wish_for(it.id, organisation="firm") for it in activities)
    year = scheduled(
        office_of(
            *activities,
            premises=some_premises(a_space("hall"), limits=limits),
            organisations=(firm,),
            room_requests=wishes,
        )
    )
    assert year.schedule.unplaced == ()
    weeks = {it.days.first.isocalendar().week for it in year.schedule.chosen}
    assert len(weeks) == 2


def test_experts_are_sent_on_the_days_that_were_found():
    activities = (
        planned("a", march(2), march(1, 5), roles=(a_role("one"),)),
        planned("b", march(2), roles=(a_role("two"),)),
    )
    year = scheduled(office_of(*activities, experts=(an_expert("anna"),)))
    assert [it.expert.id for it in year.year.staffing.assignments] == ["anna", "anna"]
    assert [it.activity.days for it in year.year.staffing.assignments] == [
        it.days for it in year.schedule.chosen
    ]


def test_nothing_begins_before_the_day_that_is_named():
    office = office_of(planned("a", march(2), march(1, 12)))
    year = scheduled(office, not_before=date(2021, 3, 4))
    assert held(year)["a"][0] == 4


def test_an_office_without_premises_is_scheduled_without_rooms():
    office = office_of(planned("a", march(2)), premises=None, room_requests=())
    year = scheduled(office)
    assert held(year) == {"a": (2, ())}
    assert year.year.rooms == book_rooms(office, a_plan())


def test_a_year_without_a_plan_is_drafted_as_run_year_drafts_it():
    office = an_office(planning=Programme(themes=VALUATION, needs=(a_need(),)))
    year = ReportingYear(2022)
    assert schedule_year(office, year).year.plan == run_year(office, year).plan
    with pytest.raises(InvalidValue):
        schedule_year(office)


def test_the_changes_of_what_is_moved_leave_the_history_and_others_stay():
    plan = a_plan(planned("a", march(2), march(1, 5)), planned("b", march(2)))
    told = begun(plan, date(2021, 1, 1), "office", both("as published"))
    office = office_of(*plan.activities)
    office = an_office(
        planning=Programme(themes=VALUATION, plan=told),
        premises=office.premises,
        room_requests=office.room_requests,
    )
    year = scheduled(office)
    assert [it.activity for it in year.year.plan.history] == ["b"]


def test_the_joint_model_can_be_asked_in_place_of_the_two_stages():
    office = office_of(planned("a", march(2), march(1, 5)), planned("b", march(2)))
    year = scheduled(office, by=lambda case: schedule_jointly(case, seconds=20).joint)
    assert len(year.schedule.chosen) == 2
    assert all(proof.is_proven for proof in year.schedule.proofs)


def test_a_year_scheduled_twice_is_the_same():
    office = office_of(*(planned(it, march(2), march(1, 9)) for it in "abcd"))
    one, other = (schedule_year(office, by=partial(schedule, steps=50)) for _ in range(2))
    assert one.schedule == other.schedule
    assert one.year.rooms == other.year.rooms


@pytest.mark.parametrize("wrong", ["7", True, float("nan"), [1]])
def test_nonsense_is_refused(wrong):
    office = office_of()
    for arguments in ({"book": wrong}, {"not_before": wrong}, {"year": wrong}):
        with pytest.raises(InvalidValue):
            schedule_year(an_office(), **arguments)
    with pytest.raises(InvalidValue):
        schedule_year(wrong)
    if wrong is not True:
        with pytest.raises(InvalidValue):
            schedule_year(office, members_apart=wrong)


@st.composite
def some_years(draw: st.DrawFn) -> Office:
    """A few activities in two weeks of March, and two rooms of which one is set up for a while."""

    def activities() -> Iterator[Activity]:
        for number in range(draw(st.integers(1, 5))):
            first = date(2021, 3, 1) + timedelta(days=draw(st.integers(0, 9)))
            days = Days(first, first + timedelta(days=draw(st.integers(0, 2))))
            slack = draw(st.integers(0, 3))
            window = Days(days.first - timedelta(days=slack), days.last + timedelta(days=slack))
            before = tuple(f"a{it}" for it in range(number) if draw(st.integers(0, 3)) == 0)
            yield planned(f"a{number}", days, window, depends_on=before)

    held = tuple(activities())
    spaces = (a_space("hall", setup=timedelta(minutes=30)), a_space("other", capacity=12))
    wishes = tuple(
        wish_for(
            it.id,
            space=draw(st.sampled_from(("hall", "other"))),
            headcount=draw(st.sampled_from((None, 20))),
        )
        for it in held
        if draw(st.booleans())
    )
    guest = a_room_request("guest", space="hall", days=march(3, 4))
    return office_of(*held, premises=some_premises(*spaces), room_requests=(*wishes, guest))


@settings(max_examples=25)
@given(some_years())
def test_no_two_bookings_of_a_room_overlap_and_every_rule_is_kept(office):
    year = scheduled(office)
    for one in year.year.rooms.bookings:
        for other in year.year.rooms.bookings:
            if one is not other and one.spaces == other.spaces:
                apart = instant(one.slot.end) <= instant(other.slot.start)
                assert apart or instant(other.slot.end) <= instant(one.slot.start)
    asked = {it.activity for it in office.room_requests}
    for option in year.schedule.chosen:
        assert bool(option.rooms) == (option.activity in asked)
