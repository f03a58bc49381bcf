"""The sheets of the region: its calendar, the mandate, its needs."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from rocb import Days, InvalidValue, Language, Office, Status
from rocb.mandate import CLAUSES
from rocb.members import Membership, MembershipStatus
from rocb.planning.plan.activities import takes_place
from rocb.profiles import example_year
from rocb.reporting.pages import Page
from rocb.reporting.sheets.calendar import regional_calendar
from rocb.reporting.sheets.calendar_page import calendar_page
from rocb.reporting.sheets.mandate import mandate_sheet
from rocb.reporting.sheets.mandate_page import RECORDS_NAMED, mandate_page
from rocb.reporting.sheets.region_needs import region_needs
from rocb.reporting.sheets.region_needs_page import region_needs_page
from tests.offices import STATED, a_member, a_need, a_plan, an_activity
from tests.planning.an_office import the_office
from tests.planning.network.builders import a_centre, a_course
from tests.reporting.sheets.drawn import MEMBERS, assert_sound, count, drawn_offices, text_on

MADE: tuple[tuple[Callable[..., Any], Callable[..., Page]], ...] = (
    (regional_calendar, calendar_page),
    (mandate_sheet, mandate_page),
    (region_needs, region_needs_page),
)


def with_planning(**changes: Any) -> Office:
    office = the_office()
    return evolve(office, planning=evolve(office.planning, **changes))


@given(drawn_offices())
@settings(max_examples=6)
def test_every_activity_stands_once_in_the_month_in_which_it_begins(office):
    calendar = regional_calendar(office)
    held = {it.id: it for it in office.planning.plan.activities}
    named = [id for month in calendar.months for id in month.activity_count.records]
    assert sorted(named) == sorted(held)
    assert count(calendar.activities) == sum(count(it.activity_count) for it in calendar.months)
    for month in calendar.months:
        assert all(it.days.first.month == month.first.month for it in month.activities)


def test_courses_of_the_centres_stand_beside_the_activities():
    office = the_office()
    network = evolve(office.planning.network, centres=(a_centre(),), courses=(a_course(),))
    calendar = regional_calendar(with_planning(network=network))
    months = {it.first.month: it for it in calendar.months}
    assert [it.id for it in months[3].courses] == ["course"]
    assert calendar.courses.value == 1
    assert "Course" in text_on(calendar_page(calendar, Language.EN))


def test_a_calendar_of_some_days_has_only_their_months():
    days = Days(date(2021, 2, 10), date(2021, 3, 2))
    calendar = regional_calendar(the_office(), days)
    assert [it.first for it in calendar.months] == [date(2021, 2, 10), date(2021, 3, 1)]
    assert [it.id for it in calendar.months[1].activities] == ["activity"]


@given(drawn_offices())
@settings(max_examples=6)
def test_each_clause_names_just_the_activities_that_serve_it(office):
    sheet = mandate_sheet(office)
    assert [it.clause for it in sheet.clauses] == list(CLAUSES)
    assert count(sheet.served) + count(sheet.unserved) == len(CLAUSES)
    for it in sheet.clauses:
        named = {one.id for one in (*it.activities, *it.others)}
        assert named == {
            one.id
            for one in office.planning.plan.activities
            if it.clause.id in one.clauses and takes_place(one)
        }


def test_what_nothing_serves_is_said_plainly():
    sheet = mandate_sheet(with_planning(plan=a_plan(an_activity(status=Status.CANCELLED))))
    unserved = [it for it in sheet.clauses if not it.is_served]
    assert len(unserved) == count(sheet.unserved) > 0
    said = text_on(mandate_page(sheet, Language.EN))
    assert said.count("Nothing serves this clause.") == len(unserved)


def test_many_records_of_a_clause_are_named_up_to_a_number_and_the_others_counted():
    needs = tuple(a_need(f"need-{number}", current=1) for number in range(RECORDS_NAMED + 7))
    sheet = mandate_sheet(with_planning(needs=(a_need(), *needs)))
    assert "and 8 more" in text_on(mandate_page(sheet, Language.EN))


@given(drawn_offices())
@settings(max_examples=6)
def test_a_member_stands_in_each_theme_as_its_latest_needs_say(office):
    told = region_needs(office)
    assert {it.member for it in told.members} | set(told.silent) == set(MEMBERS)
    for row in told.members:
        for theme, standing in zip(told.themes, row.themes, strict=True):
            own = [
                it for it in office.planning.needs if it.member == row.member and it.theme == theme
            ]
            assert (standing is None) == (not own)
            if standing is not None:
                newest = max(it.found_on for it in own)
                assert {it.id for it in standing.needs} == {
                    it.id for it in own if it.found_on == newest
                }


def test_who_was_not_assessed_is_named_and_not_taken_to_need_nothing():
    told = region_needs(the_office())
    assert told.silent == ("GE", "KZ")
    assert "their needs are not known" in text_on(region_needs_page(told, Language.EN))


@pytest.mark.parametrize("nonsense", [None, 7, True])
def test_nonsense_is_refused(nonsense):
    for make, page in MADE:
        with pytest.raises(InvalidValue):
            make(nonsense)
        with pytest.raises(InvalidValue):
            page(nonsense, Language.EN)


def test_the_pages_say_the_same_in_both_languages():
    office = example_year()
    for make, page in MADE:
        sheet = make(office)
        assert_sound(tuple(page(sheet, it) for it in Language), sheet.basis)


def test_an_office_of_which_little_is_known_has_pages_all_the_same():
    office = with_planning(needs=(), plan=a_plan())
    for make, page in MADE:
        sheet = make(office)
        assert all(page(sheet, it).sections for it in Language)


def test_who_joins_later_is_no_silent_member_of_the_region_before():
    office = the_office()
    joining = Membership(MembershipStatus.MEMBER, date(2021, 7, 1), None, STATED)
    members = (*office.members, a_member("PL", memberships=(joining,)))
    office = evolve(office, members=members)
    june, july = (Days(date(2021, 1, 1), date(2021, month, 1)) for month in (6, 7))
    assert "PL" not in region_needs(office, june).silent
    assert "PL" in region_needs(office, july).silent
