"""The office joins planning and booking: references hold, dates become slots, a year is run."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rocb import (
    Activity,
    Conflict,
    Cost,
    Days,
    Entitlement,
    Governance,
    HoursUnknown,
    InvalidValue,
    Milestone,
    MissingLayout,
    Money,
    NoEntitlement,
    NoTariff,
    Office,
    Organisation,
    OrganisationKind,
    OtherSpace,
    OutsideHours,
    PlacesTaken,
    Premises,
    Programme,
    Purpose,
    Quote,
    ReportingYear,
    Request,
    RoomRequest,
    RoomSchedule,
    Shift,
    Skip,
    SpaceKind,
    Status,
    Terms,
    Theme,
    TooManyPeople,
    TooSoon,
    Use,
    book_rooms,
    draft_plan,
    rank_needs,
    run_year,
    staff,
)
from rocb.office import slot_request
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.pricing import Pricing
from tests.offices import (
    BAKU,
    BERLIN,
    STATED,
    YEAR,
    a_member,
    a_need,
    a_plan,
    a_role,
    a_room_request,
    a_slot,
    a_space,
    an_activity,
    an_expert,
    an_office,
    asked,
    awarded,
    both,
    skilled,
    some_premises,
    weekday_hours,
)
from tests.planning.experts.builders import a_donor_rule, a_fee, an_evaluation

VALUATION = (Theme("valuation", both("Valuation")),)
ALWAYS = Premises((a_space(),), None)


def planning(*activities: Activity, **changes: Any) -> Programme:
    """A programme with these activities as its plan."""
    return Programme(**{"themes": VALUATION, "plan": a_plan(*activities), **changes})


def days(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last))


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def rooms_of(
    *wishes: RoomRequest,
    activities: tuple[Activity, ...] = (),
    year: ReportingYear = YEAR,
    **changes: Any,
):
    """The schedule of these room requests, in an office in Baku that is open on weekdays."""
    programme = planning(plan=a_plan(*activities, year=year))
    office = an_office(planning=programme, room_requests=wishes, **changes)
    return run_year(office).rooms


def request_of(
    wish: RoomRequest,
    *activities: Activity,
    organisations: tuple[Organisation, ...] = (),
    where: ZoneInfo = BAKU,
) -> Request | None:
    """The request that a room request comes to, where the plan has these activities."""
    by_id = {activity.id: activity for activity in activities}
    return slot_request(wish, by_id, {it.id: it for it in organisations}, where)


def times(schedule: RoomSchedule) -> list[str]:
    """The bookings by their wall times."""
    return [f"{it.slot.start:%d %H:%M}-{it.slot.end:%d %H:%M}" for it in schedule.bookings]


# What an office refuses.


def test_an_office_may_know_almost_nothing():
    office = an_office(time_zone=None, members=(), premises=None, planning=Programme())
    assert (office.members, office.room_requests, office.premises) == ((), (), None)


def test_every_dangling_reference_is_named_with_its_path():
    activity = an_activity(
        theme="transit",
        host="nobody",
        organisers=("nobody",),
        sponsors=("someone",),
        members=("AZ", "JP"),
        needs=("need",),
        roles=(
            a_role(skills=asked("origin"), excluded=("JP",), pinned=("anna",), donor="someone"),
        ),
        costs=(Cost(Money(Decimal(1), "EUR"), "someone", STATED),),
    )
    programme = planning(
        activity,
        needs=(a_need("other", member="FR", theme="origin"),),
        experts=(
            an_expert(
                administration="DE",
                skills=skilled("valuation", "transit"),
                awards=awarded(Accreditation.ACCREDITED, activity="mission"),
                fees=(a_fee("someone"),),
            ),
        ),
        pricing=Pricing("EUR", (a_donor_rule(donor="someone"),)),
        evaluations=(an_evaluation(expert="anna", activity="mission"),),
    )
    wish = a_room_request(space="cellar", activity="gone", organisation="nobody")
    with pytest.raises(InvalidValue) as caught:
        an_office(
            governance=Governance(("wco",), ("wco",), "host", source=STATED),
            planning=programme,
            room_requests=(wish,),
        )
    assert sorted(paths(caught.value)) == sorted(
        [
            "governance.supervised_by[0]",
            "governance.reports_to[0]",
            "governance.host",
            "planning.needs[0].member",
            "planning.needs[0].theme",
            "planning.experts[0].administration",
            "planning.experts[0].skills[1].theme",
            "planning.experts[0].awards[0].activity",
            "planning.experts[0].fees[0].donor",
            "planning.pricing.rules[0].donor",
            "planning.evaluations[0].expert",
            "planning.evaluations[0].activity",
            "planning.plan.activities[0].theme",
            "planning.plan.activities[0].host",
            "planning.plan.activities[0].organisers[0]",
            "planning.plan.activities[0].sponsors[0]",
            "planning.plan.activities[0].members[1]",
            "planning.plan.activities[0].needs[0]",
            "planning.plan.activities[0].roles[0].skills[0].theme",
            "planning.plan.activities[0].roles[0].excluded[0]",
            "planning.plan.activities[0].roles[0].pinned[0]",
            "planning.plan.activities[0].roles[0].donor",
            "planning.plan.activities[0].costs[0].donor",
            "room_requests[0].space",
            "room_requests[0].activity",
            "room_requests[0].organisation",
        ]
    )


def test_every_id_that_stands_twice_is_named_with_its_path():
    organisation = Organisation("wco", both("WCO"), None, STATED)
    role = a_role()
    programme = Programme(
        themes=VALUATION * 2,
        needs=(a_need(), a_need()),
        experts=(an_expert(), an_expert()),
        plan=a_plan(an_activity("one", roles=(role,)), an_activity("two", roles=(role,))),
    )
    with pytest.raises(InvalidValue) as caught:
        an_office(
            members=(a_member("AZ"), a_member("GE"), a_member("AZ")),
            organisations=(organisation, organisation),
            planning=programme,
            room_requests=(a_room_request(), a_room_request()),
        )
    found = {fault.path: fault.expected for fault in caught.value.faults}
    assert sorted(found) == sorted(
        [
            "members[2].code",
            "organisations[1].id",
            "planning.themes[1].id",
            "planning.needs[1].id",
            "planning.experts[1].id",
            "planning.plan.activities[1].roles[0].id",
            "room_requests[1].id",
        ]
    )
    assert found["members[2].code"] == "an id that no other of the members has"
    assert found["planning.plan.activities[1].roles[0].id"].endswith("no other of the roles has")


def test_the_same_id_may_name_records_of_two_kinds():
    programme = planning(an_activity("valuation"), needs=(a_need("valuation"),))
    assert an_office(planning=programme).planning == programme


def test_room_requests_without_a_zone_are_refused():
    with pytest.raises(InvalidValue) as caught:
        an_office(time_zone=None, room_requests=(a_room_request(),))
    assert paths(caught.value) == ["time_zone"]


def test_a_missing_zone_is_reported_beside_other_faults():
    with pytest.raises(InvalidValue) as caught:
        an_office(time_zone=None, room_requests=(a_room_request(space="cellar"),))
    assert paths(caught.value) == ["room_requests[0].space", "time_zone"]


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../../etc/passwd", "Europe", "Baku\x00", 4])
def test_a_zone_that_iana_does_not_know_is_refused(name):
    with pytest.raises(InvalidValue) as caught:
        an_office(time_zone=name)
    assert paths(caught.value) == ["time_zone"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"focus": ("focus.99",)}, "focus[0]"),
        ({"focus": ("focus.1", "focus.1")}, "focus[1]"),
        ({"region": "europe"}, "region"),
        ({"as_of": datetime(2021, 12, 31, tzinfo=UTC)}, "as_of"),
        ({"members": [a_member()]}, "members"),
        ({"languages": ("en",)}, "languages[0]"),
        ({"id": "an office"}, "id"),
        ({"planning": None}, "planning"),
    ],
)
def test_an_office_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        an_office(**changes)
    assert paths(caught.value) == [path]


# Milestones.


@pytest.mark.parametrize(("month", "day"), [(None, None), (2, None), (2, 29), (12, 31)])
def test_a_milestone_is_dated_as_precisely_as_its_source(month, day):
    milestone = Milestone(2020, month, day, both("Opened"), STATED)
    assert (milestone.month, milestone.day) == (month, day)


@pytest.mark.parametrize(("month", "day"), [(2, 31), (2, 29), (4, 31)])
def test_a_day_that_its_month_lacks_is_refused(month, day):
    with pytest.raises(InvalidValue) as caught:
        Milestone(2021, month, day, both("Opened"), STATED)
    assert str(caught.value) == f"day: {day} is not a day of that month"


def test_a_day_without_a_month_is_refused():
    with pytest.raises(InvalidValue) as caught:
        Milestone(2021, None, 5, both("Opened"), STATED)
    assert paths(caught.value) == ["month"]


@pytest.mark.parametrize(
    ("year", "month", "day", "path"),
    [
        (1951, 1, 1, "year"),
        (10_000, 1, 1, "year"),
        (2021, 0, 1, "month"),
        (2021, 13, 1, "month"),
        (2021, 1, 0, "day"),
        (2021, 1, 32, "day"),
        (2021, True, 1, "month"),
        ("2021", 1, 1, "year"),
    ],
)
def test_a_date_of_no_calendar_is_refused(year, month, day, path):
    with pytest.raises(InvalidValue) as caught:
        Milestone(year, month, day, both("Opened"), STATED)
    assert paths(caught.value) == [path]


# Room requests.


@pytest.mark.parametrize("ends", [time(9), time(10)])
def test_a_room_request_that_ends_before_it_starts_is_refused(ends):
    with pytest.raises(InvalidValue) as caught:
        a_room_request(starts=time(10), ends=ends)
    assert paths(caught.value) == ["ends"]


def test_a_room_request_needs_days_or_an_activity():
    with pytest.raises(InvalidValue) as caught:
        a_room_request(days=None, activity=None)
    assert paths(caught.value) == ["days"]
    assert a_room_request(days=None, activity="activity").days is None


def test_a_room_request_covers_at_most_a_leap_year():
    assert a_room_request(days=days("2024-01-01", "2024-12-31")).days is not None
    with pytest.raises(InvalidValue) as caught:
        a_room_request(days=days("2024-01-01", "2025-01-01"))
    assert str(caught.value) == "days: 367 is not at most 366 days long"


def test_all_faults_of_a_room_request_come_at_once():
    with pytest.raises(InvalidValue) as caught:
        a_room_request(starts=time(10), ends=time(9), days=days("2021-01-01", "2031-01-01"))
    assert paths(caught.value) == ["ends", "days"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"headcount": 0}, "headcount"),
        ({"headcount": True}, "headcount"),
        ({"places": 0}, "places"),
        ({"places": True}, "places"),
        ({"layout": ""}, "layout"),
        ({"purpose": "training"}, "purpose"),
        ({"title": "Training"}, "title"),
        ({"starts": "10:00"}, "starts"),
        ({"starts": time(10, tzinfo=UTC)}, "starts"),
        ({"days": date(2021, 3, 1)}, "days"),
        ({"id": "a wish"}, "id"),
    ],
)
def test_a_room_request_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        a_room_request(**changes)
    assert paths(caught.value) == [path]


# From days to slots.


def test_every_day_of_a_room_request_becomes_a_slot_of_the_wall_clock():
    request = request_of(a_room_request())
    assert request is not None
    assert request.when == (
        a_slot("2021-03-01 10:00", "2021-03-01 12:00"),
        a_slot("2021-03-02 10:00", "2021-03-02 12:00"),
    )


def test_a_request_says_what_the_room_request_said():
    wco = Organisation("wco", both("WCO"), OrganisationKind.WCO_BODY, STATED)
    wish = a_room_request(
        headcount=12,
        layout="theatre",
        places=3,
        organisation="wco",
        activity="activity",
        purpose=Purpose.SEMINAR,
    )
    request = request_of(wish, an_activity(), organisations=(wco,))
    assert request is not None
    assert (request.id, request.title, request.source) == ("wish", wish.title, wish.source)
    assert request.uses == (Use("room", headcount=12, layout="theatre", places=3),)
    assert (request.organisation, request.activity) == (wco, "activity")
    assert (request.purpose, request.extras) == (Purpose.SEMINAR, ())


def test_what_a_room_request_leaves_open_its_request_leaves_open():
    request = request_of(a_room_request())
    assert request is not None
    assert request.uses == (Use("room"),)
    assert (request.organisation, request.activity, request.purpose) == (None, None, None)


def test_without_days_those_of_the_activity_are_meant():
    activity = an_activity(days=days("2021-03-04", "2021-03-05"))
    request = request_of(a_room_request(days=None, activity="activity"), activity)
    assert request is not None
    assert [it.slot.start.day for it in request.occurrences] == [4, 5]


def test_with_days_the_activity_may_have_the_room_on_other_days():
    activity = an_activity(days=days("2021-03-04", "2021-03-05"))
    wish = a_room_request(days=days("2021-03-03", "2021-03-03"), activity="activity")
    request = request_of(wish, activity)
    assert request is not None
    assert [it.slot.start.day for it in request.occurrences] == [3]


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_for_what_does_not_take_place_there_is_no_request(status):
    assert request_of(a_room_request(activity="activity"), an_activity(status=status)) is None


def test_for_an_activity_of_another_plan_there_is_no_request():
    assert request_of(a_room_request(activity="activity")) is None


def test_hours_that_the_clocks_skip_make_no_request():
    sunday = days("2026-03-29", "2026-03-29")
    wish = a_room_request(days=sunday, starts=time(2, 30), ends=time(3))
    assert request_of(wish, where=BERLIN) is None


def test_only_the_day_on_which_the_clocks_skip_the_hours_falls_out():
    weekend = days("2026-03-28", "2026-03-30")
    wish = a_room_request(days=weekend, starts=time(2, 30), ends=time(3))
    request = request_of(wish, where=BERLIN)
    assert request is not None
    assert [it.slot.start.day for it in request.occurrences] == [28, 30]


def test_each_day_keeps_the_wall_time_across_a_change_of_clocks():
    weekend = days("2026-10-24", "2026-10-26")
    wish = a_room_request(days=weekend, starts=time(1), ends=time(4))
    request = request_of(wish, where=BERLIN)
    assert request is not None
    assert [it.slot.start.hour for it in request.occurrences] == [1, 1, 1]
    assert [it.slot.length // timedelta(hours=1) for it in request.occurrences] == [3, 4, 3]


def test_a_day_that_the_clocks_skip_altogether_falls_out():
    """Samoa had no 30 December 2011: it crossed the date line."""
    wish = a_room_request(days=days("2011-12-29", "2011-12-31"))
    request = request_of(wish, where=ZoneInfo("Pacific/Apia"))
    assert request is not None
    assert [it.slot.start.day for it in request.occurrences] == [29, 31]


# The schedule of rooms.


def test_an_activity_of_several_days_books_the_hours_of_each_and_not_the_nights():
    wish = a_room_request(days=None, activity="activity")
    schedule = rooms_of(wish, activities=(an_activity(),))
    assert times(schedule) == ["01 10:00-01 12:00", "02 10:00-02 12:00", "03 10:00-03 12:00"]
    assert [it.id for it in schedule.bookings] == ["wish-1", "wish-2", "wish-3"]


def test_the_night_between_two_days_of_an_activity_is_free_for_others():
    course = a_room_request("course", starts=time(14), ends=time(18))
    night = a_room_request("night", starts=time(9), ends=time(14))
    schedule = rooms_of(course, night)
    assert all(decision.refused == () for decision in schedule.decisions)
    assert len(schedule.bookings) == 4


def test_the_first_room_request_gets_the_room():
    first, second = a_room_request("first"), a_room_request("second", starts=time(11))
    schedule = rooms_of(first, second)
    assert [it.id for it in schedule.bookings] == ["first-1", "first-2"]
    refused = schedule.decisions[1].refused
    taken = [(Conflict("room", it.slot, it),) for it in schedule.bookings]
    assert [it.reasons for it in refused] == taken


def test_a_request_is_booked_in_part_and_the_rest_has_its_reasons():
    weekend = a_room_request(days=days("2021-03-05", "2021-03-08"))
    schedule = rooms_of(weekend)
    assert [it.id for it in schedule.bookings] == ["wish-1", "wish-4"]
    (decision,) = schedule.decisions
    assert [it.reasons for it in decision.refused] == [(OutsideHours("room", ()),)] * 2


def test_too_many_people_are_refused_every_day():
    schedule = rooms_of(a_room_request(headcount=31))
    assert schedule.bookings == ()
    (decision,) = schedule.decisions
    assert [it.reasons for it in decision.verdicts] == [(TooManyPeople("room", 31, 30),)] * 2


def test_without_known_hours_nothing_is_booked():
    schedule = rooms_of(a_room_request(), premises=ALWAYS)
    assert schedule.bookings == ()
    assert [it.reasons for it in schedule.decisions[0].verdicts] == [(HoursUnknown("room"),)] * 2


def test_room_requests_are_decided_as_of_the_first_moment_of_the_year():
    wish = a_room_request(starts=time(9), days=days("2020-12-31", "2021-01-01"))
    schedule = rooms_of(wish)
    (decision,) = schedule.decisions
    assert decision.now == datetime(2021, 1, 1, tzinfo=BAKU)
    assert [it.reasons for it in decision.refused] == [(TooSoon(decision.now),)]
    assert [it.id for it in schedule.bookings] == ["wish-2"]


def test_what_is_refused_comes_with_what_would_be_possible():
    premises = some_premises(a_space(), a_space("other"))
    early = a_room_request("early", days=days("2021-03-01", "2021-03-01"))
    schedule = rooms_of(early, a_room_request(), premises=premises)
    (refused,) = schedule.decisions[1].refused
    later = a_slot("2021-03-01 12:00", "2021-03-01 14:00")
    assert refused.remedies == (OtherSpace("other", "room"), Shift(later), Skip())


def test_places_of_a_pool_are_lent_to_several_on_the_same_day():
    lot = a_space("lot", kind=SpaceKind.PARKING, capacity=5, pooled=True)
    asked = {"space": "lot", "days": days("2021-03-01", "2021-03-01")}
    first, second, third = (
        a_room_request(id, places=places, **asked)
        for id, places in (("first", 3), ("second", 2), ("third", 1))
    )
    schedule = rooms_of(first, second, third, premises=some_premises(lot))
    assert [it.id for it in schedule.bookings] == ["first-1", "second-1"]
    (refused,) = schedule.decisions[2].refused
    assert refused.reasons == (PlacesTaken("lot", 1, 0, schedule.bookings),)


def test_a_layout_that_the_space_lacks_is_a_reason():
    (decision,) = rooms_of(a_room_request(layout="theatre")).decisions
    assert {it.reasons for it in decision.verdicts} == {(MissingLayout("room", "theatre"),)}


def test_whom_the_terms_entitle_pays_nothing_and_others_are_refused():
    """There is no tariff, so that nothing can be charged."""
    free = Entitlement("free", both("Free"), STATED, kinds=(OrganisationKind.WCO_BODY,))
    wco = Organisation("wco", both("WCO"), OrganisationKind.WCO_BODY, STATED)
    firm = Organisation("firm", both("Firm"), OrganisationKind.BUSINESS, STATED)
    monday = days("2021-03-01", "2021-03-01")
    schedule = rooms_of(
        a_room_request("paying", organisation="firm", days=monday),
        a_room_request("unknown", days=monday),
        a_room_request("entitled", organisation="wco", days=monday),
        organisations=(wco, firm),
        premises=some_premises(terms=Terms((free,))),
    )
    (booking,) = schedule.bookings
    assert booking.id == "entitled-1"
    assert booking.quote == Quote(("free",), (), timedelta(hours=2), timedelta())
    refused = [decision.verdicts[0].reasons for decision in schedule.decisions[:2]]
    assert refused == [
        (NoEntitlement("firm"), NoTariff("room")),
        (NoEntitlement(None), NoTariff("room")),
    ]


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_the_request_of_what_does_not_take_place_is_idle(status):
    wish = a_room_request(activity="activity")
    schedule = rooms_of(wish, activities=(an_activity(status=status),))
    assert schedule == RoomSchedule((), (), (wish,))


def test_a_request_whose_hours_the_clocks_skip_is_idle():
    wish = a_room_request(days=days("2026-03-29", "2026-03-29"), starts=time(2, 30), ends=time(3))
    assert rooms_of(wish, time_zone="Europe/Berlin").idle == (wish,)


def test_bookings_come_by_their_start_whatever_the_order_of_requests():
    late = a_room_request("late", starts=time(16), ends=time(17))
    early = a_room_request("early", starts=time(9), ends=time(10))
    assert [it.id for it in rooms_of(late, early).bookings] == [
        "early-1",
        "late-1",
        "early-2",
        "late-2",
    ]


def test_an_office_without_premises_books_nothing():
    assert rooms_of(premises=None) == RoomSchedule((), (), ())


def test_an_office_without_a_zone_books_nothing():
    assert rooms_of(time_zone=None) == RoomSchedule((), (), ())


def test_a_request_through_the_day_that_samoa_skipped_is_booked_around_it():
    wish = a_room_request(days=days("2011-12-29", "2011-12-31"))
    hours = weekday_hours()
    schedule = rooms_of(
        wish,
        year=ReportingYear(2011),
        time_zone="Pacific/Apia",
        premises=some_premises(hours=hours),
    )
    assert times(schedule) == ["29 10:00-29 12:00"]


@pytest.mark.parametrize(
    ("day", "name"), [("0001-01-01", "Asia/Baku"), ("9999-12-31", "America/New_York")]
)
def test_days_at_the_end_of_the_calendar_are_refused_as_invalid(day, name):
    with pytest.raises(InvalidValue):
        rooms_of(a_room_request(days=days(day, day), starts=time(0), ends=time(23)), time_zone=name)


def test_a_room_for_the_days_of_an_activity_is_for_at_most_a_leap_year_too():
    wish = a_room_request(days=None, activity="activity")
    year = an_activity(days=days("2021-01-01", "2022-01-01"))
    (decision,) = rooms_of(wish, activities=(year,)).decisions
    assert len(decision.verdicts) == 366
    with pytest.raises(InvalidValue):
        rooms_of(wish, activities=(an_activity(days=days("2021-01-01", "2121-01-01")),))


# A year of the office.


def test_the_plan_of_the_office_is_run():
    office = an_office(planning=planning(an_activity()))
    assert run_year(office).plan == office.planning.plan


def test_the_plan_of_the_office_comes_before_a_draft_for_another_year():
    office = an_office(planning=planning(an_activity()))
    assert run_year(office, ReportingYear(2030)) == run_year(office)


def test_without_a_plan_one_is_drafted_for_the_year():
    office = an_office(planning=Programme(themes=VALUATION, needs=(a_need(),)))
    plan = run_year(office, ReportingYear(2022, first_month=7)).plan
    assert plan.year == ReportingYear(2022, first_month=7)
    assert [it.needs for it in plan.activities] == [("need",)]


def test_without_a_plan_a_year_is_needed():
    with pytest.raises(InvalidValue) as caught:
        run_year(an_office())
    assert paths(caught.value) == ["year"]


def test_an_office_that_knows_nothing_has_an_empty_year():
    office = an_office(time_zone=None, members=(), premises=None, planning=Programme())
    year = run_year(office, YEAR)
    assert (year.plan.activities, year.staffing.seats) == ((), 0)
    assert (year.ranking.ranked, year.rooms.bookings) == ((), ())


def a_busy_office(**changes: Any) -> Office:
    programme = planning(
        an_activity("first", roles=(a_role("one", seats=2),), needs=("need",)),
        an_activity("second", roles=(a_role("two"),), days=days("2021-03-03", "2021-03-08")),
        needs=(a_need(), a_need("unknown", current=None)),
        experts=(an_expert("anna"), an_expert("boris")),
    )
    wishes = (
        a_room_request("first-room", days=None, activity="first"),
        a_room_request("second-room", days=None, activity="second", headcount=20),
    )
    return an_office(**{"planning": programme, "room_requests": wishes, **changes})


def test_every_arrow_of_the_flow_can_be_called_alone():
    office = a_busy_office()
    year = run_year(office)
    assert year.ranking == rank_needs(office.planning.needs)
    assert year.staffing == staff(StaffingCase(year.plan, office.planning.experts, year.ranking))
    assert year.rooms == book_rooms(office, year.plan)


def test_the_draft_can_be_made_alone():
    office = an_office(planning=Programme(themes=VALUATION, needs=(a_need(),)))
    ranking = rank_needs(office.planning.needs)
    drafted = draft_plan(ranking, office.planning.themes, YEAR)
    assert run_year(office, YEAR).plan == drafted


def test_the_steps_of_a_year_fit_together():
    year = run_year(a_busy_office())
    assert [it.expert.id for it in year.staffing.assignments] == ["anna", "boris"]
    assert [it.role.id for it in year.staffing.unfilled] == ["two"]
    assert len(year.rooms.decisions[0].accepted) == 3
    booked = [it.booking.id for it in year.rooms.decisions[1].accepted]
    assert booked == ["second-room-2", "second-room-3", "second-room-6"]


def test_a_year_run_twice_is_the_same():
    assert run_year(a_busy_office()) == run_year(a_busy_office())


def test_running_a_year_leaves_the_office_as_it_was():
    office = a_busy_office()
    run_year(office)
    assert office == a_busy_office()


def test_rooms_can_be_booked_for_another_plan_and_what_it_lacks_is_idle():
    office = a_busy_office()
    schedule = book_rooms(office, a_plan(an_activity("second")))
    assert [it.id for it in schedule.idle] == ["first-room"]
    assert [it.request.id for it in schedule.decisions] == ["second-room"]
