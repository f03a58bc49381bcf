from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rocb import (
    Activity,
    Cost,
    Days,
    Governance,
    Headcount,
    InvalidValue,
    LocalizedText,
    Member,
    Money,
    OfficeYear,
    Organisation,
    OrganisationKind,
    Quarter,
    ReportingYear,
    RoomSchedule,
    Status,
    Theme,
    Use,
    run_year,
)
from rocb.planning.programme import Programme
from rocb.reporting.report import Figure, QuarterlyReport, quarterly_report, space_use
from tests.offices import (
    STATED,
    YEAR,
    a_booking,
    a_need,
    a_plan,
    a_role,
    a_room_request,
    a_slot,
    a_space,
    an_activity,
    an_expert,
    an_office,
    both,
    some_premises,
)
from tests.reporting.full_year import bare_year, full_year, the_example

EUROS = Money(Decimal("100.10"), "EUR")
DOLLARS = Money(Decimal("20.05"), "USD")
DONORS = tuple(
    Organisation(id_, both(id_), OrganisationKind.DONOR, STATED) for id_ in ("jica", "seco")
)


def a_cost(amount: Money = EUROS, donor: str | None = "jica") -> Cost:
    return Cost(amount, donor, STATED)


def a_year(*activities: Activity, year: ReportingYear = YEAR, **changes: Any) -> OfficeYear:
    planning = Programme(
        themes=(Theme("valuation", both("Valuation")),),
        needs=(a_need("need"), a_need("other")),
        experts=(an_expert(),),
        plan=a_plan(*activities, year=year),
    )
    return run_year(an_office(planning=planning, organisations=DONORS, **changes))


def reported(*activities: Activity, number: int = 1, **changes: Any) -> QuarterlyReport:
    """The report on a quarter of 2021 with these activities."""
    return quarterly_report(a_year(*activities, **changes), Quarter(YEAR, number))


def reports(year: OfficeYear) -> tuple[QuarterlyReport, ...]:
    """The reports on all quarters of a year."""
    return tuple(quarterly_report(year, quarter) for quarter in year.plan.year.quarters)


def in_march(day: int, length: int = 1) -> Days:
    return Days(date(2021, 3, day), date(2021, 3, day + length - 1))


def codes(members: Iterable[Member]) -> list[str]:
    return [member.code for member in members]


def paid(costs: Iterable[Cost]) -> dict[tuple[str | None, str], Decimal]:
    """What each donor pays in each currency."""
    sums: dict[tuple[str | None, str], Decimal] = defaultdict(Decimal)
    for cost in costs:
        sums[cost.donor, cost.amount.currency] += cost.amount.amount
    return sums


@st.composite
def years(draw: st.DrawFn) -> OfficeYear:
    """A year, of any first month, with activities that say more or less about themselves."""
    year = ReportingYear(draw(st.integers(2019, 2025)), draw(st.integers(1, 12)))
    amounts = st.builds(
        Money,
        st.decimals(0, 10_000, places=2, allow_nan=False, allow_infinity=False),
        st.sampled_from(("EUR", "USD")),
    )
    costs = st.builds(Cost, amounts, st.sampled_from((None, "jica", "seco")), st.just(STATED))
    count = draw(st.integers(0, 8))
    activities = []
    for number in range(count):
        first = draw(st.dates(year.days.first, year.days.last))
        length = draw(st.integers(0, 120))
        heads = st.builds(Headcount, st.integers(0, 500), st.booleans())
        activities.append(
            an_activity(
                f"activity-{number}",
                days=Days(first, first + timedelta(days=length)),
                status=draw(st.sampled_from(Status)),
                members=tuple(draw(st.sets(st.sampled_from(("AZ", "GE", "KZ"))))),
                participants=draw(st.none() | heads),
                costs=tuple(draw(st.lists(costs, max_size=3))),
                clauses=tuple(draw(st.sets(st.sampled_from(("plan.1", "plan.2", "duty.4"))))),
                needs=tuple(draw(st.sets(st.sampled_from(("need", "other"))))),
                roles=(a_role(f"role-{number}", seats=draw(st.integers(1, 2))),),
            )
        )
    return a_year(*activities, year=year)


ALL_YEARS = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def check_figures(report: QuarterlyReport) -> None:
    """Every figure has to be the number of the records that it names, or the sum over them."""
    known = {activity.id: activity for activity in report.plan.activities}
    counts = [report.count, report.participants.silent]
    counts += chain.from_iterable((it.quarter, it.year) for it in report.services)
    assert all(figure.value == len(figure.records) for figure in counts)
    assert all(set(figure.records) <= set(known) for figure in counts)
    heads = [known[id_].participants for id_ in report.participants.stated.records]
    assert report.participants.stated.value == sum(it.number for it in heads if it is not None)
    assert None not in heads


@given(years())
@ALL_YEARS
def test_every_figure_is_the_count_or_the_sum_of_the_records_it_names(year):
    for report in reports(year):
        check_figures(report)


def test_every_figure_of_the_example_leads_back_to_its_records():
    for report in reports(the_example()):
        check_figures(report)


@given(years())
@ALL_YEARS
def test_the_activities_of_four_quarters_are_those_of_the_year(year):
    counted = [activity.id for report in reports(year) for activity in report.activities]
    assert sorted(counted) == sorted(activity.id for activity in year.plan.activities)


@given(years())
@ALL_YEARS
def test_each_completed_activity_is_either_counted_or_silent_about_its_participants(year):
    for report in reports(year):
        known = report.participants
        held = [it.id for it in report.activities if it.status is Status.COMPLETED]
        assert sorted(known.stated.records + known.silent.records) == sorted(held)


def test_what_is_only_planned_has_reached_nobody_yet():
    report = reported(an_activity(status=Status.PLANNED, participants=Headcount(9)), number=1)
    assert report.participants.stated == Figure(0, ())
    assert report.reach.now == ()
    assert [member.code for member in report.reach.expected] == ["AZ"]


def test_what_was_cancelled_is_expected_by_nobody():
    report = reported(an_activity(status=Status.CANCELLED, participants=Headcount(9)), number=1)
    assert report.participants.stated == report.participants.silent == Figure(0, ())
    assert report.reach.expected == ()


@given(years())
@ALL_YEARS
def test_the_costs_of_four_quarters_add_up_to_those_of_the_year(year):
    fell_through = (Status.CANCELLED, Status.POSTPONED)
    of_the_year = (a.costs for a in year.plan.activities if a.status not in fell_through)
    spent = [it for report in reports(year) for it in report.spending]
    listed = paid(cost for it in spent for cost in it.costs)
    summed: dict[tuple[str | None, str], Decimal] = defaultdict(Decimal)
    for it in spent:
        for amount in it.sums:
            summed[it.donor.id if it.donor else None, amount.currency] += amount.amount
    assert paid(chain.from_iterable(of_the_year)) == listed == summed


@given(years())
@ALL_YEARS
def test_the_seats_of_four_quarters_are_those_of_the_staffing(year):
    found = reports(year)
    assert sum(report.seats for report in found) == year.staffing.seats
    assigned = sum(len(report.assignments) for report in found)
    assert assigned == len(year.staffing.assignments)


@given(years())
@ALL_YEARS
def test_each_member_is_reached_now_or_earlier_or_not_yet_and_only_once(year):
    for report in reports(year):
        groups = codes((*report.reach.now, *report.reach.earlier, *report.reach.not_yet))
        assert sorted(groups) == sorted(codes(year.office.members))


@given(years())
@ALL_YEARS
def test_a_member_once_reached_stays_reached_for_the_rest_of_the_year(year):
    so_far: set[str] = set()
    for report in reports(year):
        reached = set(codes((*report.reach.now, *report.reach.earlier)))
        assert so_far <= reached
        so_far = reached


@given(years())
@ALL_YEARS
def test_the_services_of_four_quarters_are_those_of_the_year(year):
    for services in zip(*(report.services for report in reports(year)), strict=True):
        records = [id_ for it in services for id_ in it.quarter.records]
        assert sorted(records) == sorted(services[0].year.records)


def test_the_bookings_and_refusals_of_four_quarters_are_those_of_the_year():
    year = the_example()
    booked = [booking for report in reports(year) for booking in report.bookings]
    assert booked == list(year.rooms.bookings)
    refused = [verdict.booking.id for report in reports(year) for verdict in report.refusals]
    decided = (it for decision in year.rooms.decisions for it in decision.refused)
    assert sorted(refused) == sorted(verdict.booking.id for verdict in decided)


def test_a_report_is_the_same_each_time():
    year = the_example()
    quarter = year.plan.year.quarters[1]
    assert quarterly_report(year, quarter) == quarterly_report(year, quarter)


@pytest.mark.parametrize("year", [ReportingYear(2020), ReportingYear(2022), ReportingYear(2021, 7)])
def test_a_quarter_of_another_year_is_refused(year):
    with pytest.raises(InvalidValue, match="quarter of the plan's year, 2021Q1 to Q4"):
        quarterly_report(a_year(), Quarter(year, 1))


def test_the_refusal_names_the_quarters_as_one_types_them_also_in_a_year_from_july():
    with pytest.raises(InvalidValue, match=", 2021Q1 to Q4"):
        quarterly_report(a_year(year=ReportingYear(2021, 7)), Quarter(ReportingYear(2022, 7), 1))


def test_the_last_quarter_of_the_last_year_has_a_report():
    year = ReportingYear(9998)
    assert quarterly_report(a_year(year=year), Quarter(year, 4)).upcoming == ()


def test_an_activity_belongs_to_the_quarter_in_which_it_begins():
    over_the_border = an_activity(days=Days(date(2021, 3, 31), date(2021, 4, 2)))
    assert reported(over_the_border, number=1).activities == (over_the_border,)
    assert reported(over_the_border, number=2).activities == ()


def test_activities_stand_in_the_order_of_their_days_then_of_their_ids():
    later, b, a = (
        an_activity("later", days=in_march(9)),
        an_activity("b", days=in_march(2)),
        an_activity("a", days=in_march(2)),
    )
    assert reported(later, b, a).activities == (a, b, later)


def test_what_begins_in_the_next_quarter_is_upcoming():
    next_quarter = an_activity(days=Days(date(2021, 4, 1), date(2021, 4, 1)))
    assert reported(next_quarter, number=1).upcoming == (next_quarter,)
    assert reported(next_quarter, number=2).upcoming == ()


def test_the_third_quarter_looks_ahead_to_the_fourth():
    last = an_activity(days=Days(date(2021, 12, 31), date(2021, 12, 31)))
    assert reported(last, number=3).upcoming == (last,)


def test_after_the_fourth_quarter_the_plan_of_the_year_knows_nothing():
    assert reported(an_activity(days=in_march(1)), number=4).upcoming == ()


def test_unknown_participants_are_silent_and_not_zero():
    known = reported(
        an_activity("silent"), an_activity("nobody", participants=Headcount(0))
    ).participants
    assert known.silent.records == ("silent",)
    assert known.stated.records == ("nobody",)
    assert known.stated.value == 0


def test_a_sum_with_one_number_that_was_about_is_approximate():
    exact = an_activity("exact", participants=Headcount(10))
    about = an_activity("about", participants=Headcount(20, approximate=True))
    known = reported(exact, about).participants
    assert (known.stated.value, known.approximate) == (30, True)
    assert not reported(exact).participants.approximate


def test_members_are_reached_now_earlier_or_not_yet():
    earlier = an_activity("earlier", members=("AZ",))
    now = an_activity("now", days=Days(date(2021, 4, 1), date(2021, 4, 1)), members=("GE",))
    reach = reported(earlier, now, number=2).reach
    assert [codes(group) for group in (reach.now, reach.earlier, reach.not_yet)] == [
        ["GE"],
        ["AZ"],
        ["KZ"],
    ]


def test_a_member_reached_now_and_earlier_counts_as_now():
    earlier = an_activity("earlier", members=("AZ",))
    now = an_activity("now", days=Days(date(2021, 4, 1), date(2021, 4, 1)), members=("AZ",))
    reach = reported(earlier, now, number=2).reach
    assert (codes(reach.now), codes(reach.earlier)) == (["AZ"], [])


def test_a_later_quarter_reaches_nobody_yet():
    later = an_activity(days=Days(date(2021, 7, 1), date(2021, 7, 1)), members=("AZ",))
    assert codes(reported(later, number=2).reach.not_yet) == ["AZ", "GE", "KZ"]


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_what_does_not_take_place_reaches_nobody_costs_nothing_and_answers_no_need(status):
    activity = an_activity(
        status=status, members=("AZ",), needs=("need",), costs=(a_cost(),), roles=(a_role(),)
    )
    report = reported(activity)
    assert report.reach.now == ()
    assert report.spending == ()
    assert report.answered == ()
    assert report.seats == 0
    assert report.count.records == (activity.id,)


def test_what_was_cancelled_earlier_in_the_year_reached_nobody_either():
    cancelled = an_activity(status=Status.CANCELLED, members=("AZ",))
    assert reported(cancelled, number=2).reach.earlier == ()


def test_the_needs_that_the_quarter_answers_stand_in_order_of_priority():
    report = reported(an_activity(needs=("other",)))
    assert [ranked.need.id for ranked in report.answered] == ["other"]
    assert len(report.ranking.ranked) == 2


def test_two_currencies_of_one_donor_give_two_sums():
    activity = an_activity(costs=(a_cost(), a_cost(DOLLARS), a_cost(EUROS)))
    (spending,) = reported(activity).spending
    assert spending.sums == (Money(Decimal("200.20"), "EUR"), DOLLARS)
    assert spending.donor == DONORS[0]


def test_donors_stand_in_the_order_of_their_ids_and_the_unknown_one_last():
    costs = (a_cost(donor=None), a_cost(donor="seco"), a_cost(donor="jica"))
    spending = reported(an_activity(costs=costs)).spending
    assert [it.donor and it.donor.id for it in spending] == ["jica", "seco", None]


def test_the_costs_of_one_donor_are_added_over_the_activities():
    one, two = (an_activity(id_, costs=(a_cost(),)) for id_ in ("one", "two"))
    (spending,) = reported(one, two).spending
    assert spending.sums == (Money(Decimal("200.20"), "EUR"),)
    assert len(spending.costs) == 2


def test_a_slot_belongs_to_the_quarter_that_the_clocks_of_the_office_show():
    night = a_room_request(
        days=Days(date(2021, 4, 1), date(2021, 4, 1)), starts=time(1), ends=time(2)
    )
    found = reports(a_year(room_requests=(night,)))
    assert [len(report.refusals) for report in found] == [0, 1, 0, 0]


def test_a_slot_in_another_zone_counts_by_the_clocks_of_the_office_too():
    year = a_year()
    slot = a_slot("2021-03-31 20:30", "2021-03-31 22:00", ZoneInfo("UTC"))
    booking = a_booking("night", slot)
    held = evolve(year, rooms=RoomSchedule((), (booking,), ()))
    assert [len(report.bookings) for report in reports(held)] == [0, 1, 0, 0]


def test_a_space_is_used_for_as_long_as_it_was_booked():
    report = reported(room_requests=(a_room_request(),), premises=some_premises())
    (use,) = report.space_use
    assert use.length == timedelta(hours=4)
    assert use.bookings == report.bookings
    assert len(report.bookings) == 2


def test_a_booking_of_two_spaces_counts_for_both():
    uses = (Use("room"), Use("hall"))
    booking = a_booking("both", a_slot("2021-03-01 10:00", "2021-03-01 11:00"))
    held = evolve(booking, request=evolve(booking.request, uses=uses), uses=uses)
    office = an_office(premises=some_premises(a_space("room"), a_space("hall"), a_space("other")))
    found = {use.space.id: (use.length, use.bookings) for use in space_use(office, (held,))}
    hour = timedelta(hours=1)
    assert found == {
        "room": (hour, (held,)),
        "hall": (hour, (held,)),
        "other": (timedelta(), ()),
    }


def test_a_space_that_nobody_booked_was_used_for_no_time():
    (use,) = reported().space_use
    assert (use.length, use.bookings) == (timedelta(), ())


def test_an_office_without_premises_uses_no_space():
    assert space_use(an_office(premises=None), ()) == ()


def test_the_report_goes_to_those_to_whom_the_office_reports_in_their_order():
    governance = Governance((), ("seco", "jica"), None, source=STATED)
    assert reported(governance=governance).addressees == (DONORS[1], DONORS[0])
    assert reported().addressees == ()


def test_a_clause_is_served_by_the_activities_that_name_it():
    now = an_activity("now", clauses=("plan.2",))
    later = an_activity("later", clauses=("plan.2",), days=Days(date(2021, 9, 1), date(2021, 9, 1)))
    (service,) = (it for it in reported(now, later).services if it.clause.id == "plan.2")
    assert service.quarter.records == ("now",)
    assert service.year.records == ("now", "later")


def test_texts_of_the_quarter_without_a_translation_are_listed():
    activity = an_activity(title=LocalizedText("Only English"), note=LocalizedText(ru="Только так"))
    missing = reported(activity).untranslated
    assert [(it.text.en or it.text.ru, it.language.value) for it in missing] == [
        ("Only English", "ru"),
        ("Только так", "en"),
    ]


def test_texts_of_other_quarters_wait_for_their_own_report():
    later = an_activity(title=LocalizedText("Later"), days=Days(date(2021, 9, 1), date(2021, 9, 1)))
    assert reported(later).untranslated == ()


def test_an_office_of_which_nothing_is_known_has_an_empty_report():
    for report in reports(bare_year()):
        assert report.count.value == report.seats == report.participants.stated.value == 0
        empty = (report.bookings, report.refusals, report.spending, report.upcoming)
        assert empty == ((), (), (), ())
        assert report.reach.now == report.reach.earlier == report.reach.not_yet == ()


def test_the_example_reports_what_its_sources_state():
    last = reports(the_example())[3]
    assert last.participants.stated.records == (
        "hs-europe-virtual-2021",
        "environment-khmelnytskyi-2021",
    )
    assert last.participants.stated.value == 75


def test_the_full_year_refuses_for_every_kind_of_reason():
    report = reports(full_year())[0]
    reasons = [[type(reason).__name__ for reason in it.reasons] for it in report.refusals]
    assert reasons == [
        ["TooManyPeople", "Conflict"],
        ["OutsideHours"],
        ["CapacityUnknown", "OutsideHours"],
    ]
