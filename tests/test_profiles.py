"""The packaged offices: Europe in full, five in outline, and the example year."""

from datetime import timedelta

import pytest

from rocb import (
    Activity,
    InvalidValue,
    Language,
    MemberKind,
    MembershipStatus,
    NoEntitlement,
    NoTariff,
    Office,
    Organisation,
    OrganisationKind,
    Plan,
    Region,
    ReportingYear,
    Space,
    SpaceKind,
    Status,
    Terms,
    documents,
    run_year,
    translation_queue,
)
from rocb.booking.quotes import entitlement_of
from rocb.planning.plan.activities import takes_place
from rocb.profiles import (
    EXAMPLE_YEARS,
    WINDOW,
    example_document,
    example_year,
    example_year_ahead,
    profile,
)
from tests.offices import STATED, both

STATES = """
    AL AD AM AT AZ BY BE BA BG HR CY CZ DK EE FI FR GE DE GR HU IS IE IL IT KZ KG LV LT LU MT MD ME
    NL MK NO PL PT RO RU RS SK SI ES SE CH TJ TR TM UA GB UZ
""".split()  # noqa: SIM905 - one code a line would be long
OUTLINES = [region for region in Region if region is not Region.EUROPE]

EUROPE = profile(Region.EUROPE)
EXAMPLE = example_year()


def spaces(kind: SpaceKind) -> list[Space]:
    assert EUROPE.premises is not None
    return [space for space in EUROPE.premises.spaces if space.kind is kind]


def terms_of(office: Office) -> Terms:
    assert office.premises is not None
    assert office.premises.terms is not None
    return office.premises.terms


def plan_of_the_example() -> Plan:
    assert EXAMPLE.planning.plan is not None
    return EXAMPLE.planning.plan


def stated_activities() -> list[Activity]:
    return [it for it in plan_of_the_example().activities if not it.source.sample]


# Europe


def test_europe_has_51_states_and_the_european_union():
    assert len(STATES) == 51
    assert [member.code for member in EUROPE.members] == [*STATES, "EU"]


def test_the_european_union_is_the_only_union():
    assert [it.code for it in EUROPE.members if it.kind is MemberKind.UNION] == ["EU"]


def test_every_member_of_europe_is_named_in_both_languages():
    assert all(member.name.missing == () for member in EUROPE.members)


def test_members_of_europe_have_names_of_their_own():
    for language in Language:
        assert len({member.name.within(language) for member in EUROPE.members}) == 52


def test_memberships_are_stated_and_their_dates_are_not_invented():
    stated = [it for member in EUROPE.members for it in member.memberships]
    assert len(stated) == 52
    assert {(it.status, it.since, it.until, it.source.sample) for it in stated} == {
        (MembershipStatus.MEMBER, None, None, False)
    }


def test_the_office_of_europe_keeps_the_time_of_baku_and_writes_in_both_languages():
    assert EUROPE.time_zone == "Asia/Baku"
    assert set(EUROPE.languages) == set(Language)


def test_nobody_stated_how_many_people_the_conference_hall_holds():
    assert [space.capacity for space in spaces(SpaceKind.CONFERENCE_HALL)] == [None]


def test_the_computer_laboratory_holds_twenty():
    assert [space.capacity for space in spaces(SpaceKind.COMPUTER_LABORATORY)] == [20]


def test_two_classrooms_hold_thirty_each():
    assert [space.capacity for space in spaces(SpaceKind.CLASSROOM)] == [30, 30]


@pytest.mark.parametrize("kind", [SpaceKind.CAFETERIA, SpaceKind.KITCHEN, SpaceKind.PARKING])
def test_there_is_one_of_each_other_space_of_unstated_capacity(kind):
    assert [space.capacity for space in spaces(kind)] == [None]


def test_nobody_stated_when_the_premises_are_open():
    assert EUROPE.premises is not None
    assert EUROPE.premises.hours is None


def test_the_classrooms_have_boards():
    assert [space.equipment for space in spaces(SpaceKind.CLASSROOM)] == [("board",)] * 2


def test_places_of_the_parking_lot_are_lent_one_by_one_and_of_no_other_space():
    assert EUROPE.premises is not None
    assert [it.kind for it in EUROPE.premises.spaces if it.pooled] == [SpaceKind.PARKING]


def test_nobody_stated_layouts_parts_closures_or_limits():
    assert EUROPE.premises is not None
    assert (EUROPE.premises.closures, EUROPE.premises.limits) == ((), None)
    for space in EUROPE.premises.spaces:
        assert (space.layouts, space.parts, space.hours, space.limits) == ((), (), None, None)
        assert space.setup == space.teardown == timedelta()


def test_the_terms_of_europe_are_stated_by_the_page_that_states_the_spaces():
    assert EUROPE.premises is not None
    (stated,) = {it.source for it in EUROPE.premises.spaces}
    assert {it.source for it in terms_of(EUROPE).entitlements} == {stated}


def test_nobody_stated_what_the_premises_of_europe_cost():
    assert terms_of(EUROPE).tariff is None
    assert {it.allowance for it in terms_of(EUROPE).entitlements} == {None}


@pytest.mark.parametrize("country", ["AZ", "BE", "DE", None])
@pytest.mark.parametrize("kind", [*OrganisationKind, None])
def test_the_wco_customs_services_and_the_government_of_azerbaijan_pay_nothing(kind, country):
    asking = Organisation("asking", both("Asking"), kind, STATED, country)
    entitled = entitlement_of(terms_of(EUROPE), asking)
    expected = {
        OrganisationKind.WCO_BODY: "free-wco",
        OrganisationKind.CUSTOMS_ADMINISTRATION: "free-customs",
        OrganisationKind.GOVERNMENT: "free-government" if country == "AZ" else None,
    }.get(kind)
    assert (entitled and entitled.id) == expected


def test_who_is_not_known_has_no_premises_free_of_charge():
    assert entitlement_of(terms_of(EUROPE), None) is None


def test_only_organisations_of_azerbaijan_have_a_country_that_was_stated():
    stated = {it.id: it.country for it in EUROPE.organisations if it.country is not None}
    assert stated == {"government-azerbaijan": "AZ", "scc-azerbaijan": "AZ"}


def test_the_host_of_europe_pays_nothing():
    assert EUROPE.governance is not None
    (host,) = (it for it in EUROPE.organisations if it.id == EUROPE.governance.host)
    assert entitlement_of(terms_of(EUROPE), host) is not None


def test_europe_has_five_sister_offices():
    assert len({office.en for office in EUROPE.sister_offices}) == 5
    assert EUROPE.name.en not in {office.en for office in EUROPE.sister_offices}


def test_europe_has_the_eight_focus_areas():
    assert EUROPE.focus == tuple(f"focus.{number}" for number in range(1, 9))


def test_everything_in_the_profile_of_europe_is_translated():
    assert translation_queue(EUROPE) == ()


def test_the_profile_of_europe_plans_nothing_and_invents_nothing():
    assert EUROPE.planning.plan is None
    assert (EUROPE.planning.needs, EUROPE.planning.experts, EUROPE.room_requests) == ((), (), ())
    assert b"sample" not in documents.dumps(EUROPE)


# The other regions


@pytest.mark.parametrize("region", Region)
def test_every_region_has_an_office_of_its_own(region):
    office = profile(region)
    assert office.region is region
    assert office.name.missing == ()


def test_every_office_has_an_id_of_its_own():
    assert len({profile(region).id for region in Region}) == len(Region)


@pytest.mark.parametrize("region", OUTLINES)
def test_an_outline_is_silent_about_what_is_not_known(region):
    office = profile(region)
    assert office.members == ()
    assert office.premises is None
    assert office.time_zone is None
    assert office.planning.plan is None


@pytest.mark.parametrize("region", Region)
def test_every_office_has_the_five_others_as_sisters(region):
    others = {profile(it).name for it in Region if it is not region}
    assert set(profile(region).sister_offices) == others


# The example year


def test_the_example_is_the_year_2021_of_europe():
    assert EXAMPLE.region is Region.EUROPE
    assert plan_of_the_example().year == ReportingYear(2021)


@pytest.mark.parametrize("year", EXAMPLE_YEARS)
def test_an_example_is_read_from_its_document(year):
    assert documents.loads(example_document(year)) == example_year(year)


def test_without_a_year_that_of_2021_is_meant():
    assert example_year(2021) == EXAMPLE
    assert example_document(2021) == example_document()


def test_the_other_example_is_the_year_2022_of_europe():
    office = example_year(2022)
    assert office.region is Region.EUROPE
    assert office.planning.plan is not None
    assert office.planning.plan.year == ReportingYear(2022)
    stated = [it for it in office.planning.plan.activities if not it.source.sample]
    assert {it.status for it in stated} == {Status.COMPLETED}
    assert len(stated) == 14


@pytest.mark.parametrize("year", [None, 2020, 2023, True, "2021", 2021.0])
def test_of_another_year_there_is_no_example(year):
    for function in (example_year, example_document):
        with pytest.raises(InvalidValue) as caught:
            function(year)
        assert [fault.path for fault in caught.value.faults] == ["year"]


def test_the_example_has_the_members_of_the_profile():
    assert EXAMPLE.members == EUROPE.members


def test_the_example_has_24_activities_that_took_place():
    assert len(stated_activities()) == 24
    assert {activity.status for activity in stated_activities()} == {Status.COMPLETED}


def test_every_activity_of_the_example_names_its_source_or_is_a_sample_by_its_id():
    assert all("." in activity.source.text for activity in stated_activities())
    samples = [it for it in plan_of_the_example().activities if it.source.sample]
    assert [it.id for it in samples if not it.id.startswith("sample-")] == []
    assert len(samples) == 10


@pytest.mark.parametrize(
    ("kind", "records"),
    [
        ("needs", EXAMPLE.planning.needs),
        ("experts", EXAMPLE.planning.experts),
        ("roles", [role for it in plan_of_the_example().activities for role in it.roles]),
        ("costs", [cost for it in plan_of_the_example().activities for cost in it.costs]),
        ("room requests", EXAMPLE.room_requests),
        ("hours", [EXAMPLE.premises and EXAMPLE.premises.hours]),
    ],
)
def test_what_no_page_states_is_a_sample(kind, records):
    assert len(records) > 0
    assert all(record.source.sample for record in records)


def test_the_spaces_of_the_example_are_no_samples():
    assert EXAMPLE.premises is not None
    assert EUROPE.premises is not None
    assert EXAMPLE.premises.spaces == EUROPE.premises.spaces


def test_the_example_has_the_terms_of_the_profile_and_prices_that_nobody_stated():
    terms = terms_of(EXAMPLE)
    assert terms.entitlements == terms_of(EUROPE).entitlements
    assert terms.tariff is not None
    assert terms.tariff.source.sample


@pytest.mark.parametrize("year", EXAMPLE_YEARS)
def test_every_booking_of_an_example_costs_nothing_but_those_of_a_company(year):
    """The office, its host, the Secretariat and the customs service are entitled to the rooms."""
    office = example_year(year)
    paying = [it.id for it in office.room_requests if it.organisation == "sample-broker"]
    bookings = run_year(office).rooms.bookings
    assert len(paying) == 4
    for booking in bookings:
        assert booking.quote is not None
        if booking.request.id in paying:
            assert booking.quote.lines
            assert booking.quote.charged == booking.slot.length
        else:
            assert (booking.quote.lines, booking.quote.charged) == ((), timedelta())
            assert booking.quote.free == booking.slot.length
    assert {it.request.id for it in bookings} >= set(paying)


def test_no_room_request_of_the_example_is_refused_for_want_of_a_tariff():
    decisions = run_year(EXAMPLE).rooms.decisions
    reasons = [reason for it in decisions for verdict in it.refused for reason in verdict.reasons]
    assert reasons
    assert not any(isinstance(reason, NoEntitlement | NoTariff) for reason in reasons)


def test_the_example_itself_is_no_sample():
    assert not EXAMPLE.source.sample


def test_in_the_year_ahead_everything_is_still_to_come_and_says_that_it_is_a_sample():
    ahead = example_year_ahead()
    plan, real = ahead.planning.plan, plan_of_the_example()
    assert plan is not None
    assert ahead.as_of < plan.year.days.first
    assert [it.days for it in plan.activities] == [it.days for it in real.activities]
    withdrawn = [it for it in real.activities if not takes_place(it)]
    assert [it for it in plan.activities if not takes_place(it)] == withdrawn
    for it in filter(takes_place, plan.activities):
        assert it.status is Status.PLANNED
        assert it.participation == ()
        assert {cost.spent for cost in it.costs} <= {None}
        assert it.source.sample
        assert it.note is not None
        assert not it.note.missing
        assert it.window is not None
        assert it.window.first >= plan.year.days.first
        assert (it.days.first - it.window.first).days <= WINDOW
        assert (it.window.last - it.days.last).days <= WINDOW


def test_the_year_ahead_can_be_written_and_read():
    ahead = example_year_ahead()
    assert documents.loads(documents.dumps(ahead)) == ahead
