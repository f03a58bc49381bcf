from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from rocb import Days, InvalidValue, Language, Office, Status, UnknownRecord
from rocb.planning.projects.lessons import Delivery
from rocb.profiles import example_year
from rocb.reporting.sheets.member import member_sheet
from rocb.reporting.sheets.member_page import member_page
from tests.offices import YEAR, a_need, an_expert
from tests.planning.an_office import the_office
from tests.reporting.sheets.drawn import MEMBERS, assert_sound, count, drawn_offices, text_on

SPRING = Days(date(2021, 4, 1), date(2021, 6, 30))


def with_planning(**changes: Any) -> Office:
    office = the_office()
    return evolve(office, planning=evolve(office.planning, **changes))


@given(drawn_offices())
@settings(max_examples=8)
def test_what_a_member_did_is_the_sum_of_the_activities_that_are_named(office):
    held = {it.id: it for it in office.planning.plan.activities}
    for code in MEMBERS:
        told = member_sheet(office, code).activities
        done = [it for it in held.values() if code in it.members and it.status is Status.COMPLETED]
        assert set(told.count.records) == {it.id for it in done}
        assert told.count.value == len(done)
        rows = [row for it in done for row in it.participation if row.member == code]
        assert (told.people is None) == (not rows)
        if told.people is not None:
            assert told.people.women.value == sum(row.women for row in rows)
            assert told.people.men.value == sum(row.men for row in rows)
        left = {it.id for it in held.values() if code in it.members} - {it.id for it in done}
        assert {*told.ahead_count.records, *told.off_count.records} == left


@given(drawn_offices())
@settings(max_examples=8)
def test_the_open_needs_are_those_that_the_turnover_leaves(office):
    for code in MEMBERS:
        told = member_sheet(office, code).needs
        assert {it.need.id for it in told.open} == set(told.turnover.closing.records)
        scores = [it.ranked.score for it in told.open if it.ranked]
        assert scores == sorted(scores, reverse=True)
        assert all(it.need.member == code for it in told.open)
        serving = {
            need: {it.id for it in office.planning.plan.activities if need in it.needs}
            for need in (it.need.id for it in told.open)
        }
        for it in told.open:
            assert {activity.id for activity in it.activities} <= serving[it.need.id]


def test_needs_are_ranked_among_those_of_the_member_alone():
    needs = (a_need("great", current=0, target=5, importance=5), a_need("small", member="GE"))
    sheet = member_sheet(with_planning(needs=(a_need(), *needs)), "GE")
    assert [(it.need.id, it.ranked.rank) for it in sheet.needs.open if it.ranked] == [("small", 1)]


def test_of_experts_only_its_own_are_named():
    pool = (an_expert("expert"), an_expert("other", administration="AZ"))
    sheet = member_sheet(with_planning(experts=pool), "AZ")
    assert [it.expert.id for it in sheet.pool.experts] == ["other"]
    assert sum(count(it) for _, it in sheet.pool.steps) == sheet.pool.all.value == 1


def test_a_lesson_counts_in_the_days_in_which_it_was_sent():
    office = example_year()
    lesson = next(it for it in office.planning.portfolio.lessons if it.deliveries)
    (sent, *_) = lesson.deliveries
    assert isinstance(sent, Delivery)
    day = Days(sent.on, sent.on)
    assert lesson.id in member_sheet(office, sent.member, day).received.lesson_count.records


def test_a_sheet_holds_for_days_within_the_year_alone():
    office = the_office()
    assert member_sheet(office, "AZ").basis.days == YEAR.days
    assert member_sheet(office, "AZ", SPRING).basis.days == SPRING
    for days in (
        Days(date(2020, 12, 1), date(2021, 2, 1)),
        Days(date(2021, 12, 1), date(2022, 1, 1)),
    ):
        with pytest.raises(InvalidValue) as caught:
            member_sheet(office, "AZ", days)
        assert [it.path for it in caught.value.faults] in (["days"], ["year"])


def test_an_office_without_a_plan_has_no_sheets():
    office = the_office()
    bare = evolve(office, planning=evolve(office.planning, plan=None))
    with pytest.raises(InvalidValue) as caught:
        member_sheet(bare, "AZ")
    assert [it.path for it in caught.value.faults] == ["office.planning.plan"]


def test_who_is_no_member_is_unknown():
    with pytest.raises(UnknownRecord):
        member_sheet(the_office(), "FR")


@pytest.mark.parametrize("nonsense", [None, 7, True, ["AZ"]])
def test_nonsense_is_refused(nonsense):
    office = the_office()
    with pytest.raises(InvalidValue):
        member_sheet(nonsense, "AZ")
    with pytest.raises(InvalidValue):
        member_sheet(office, nonsense)
    with pytest.raises(InvalidValue):
        member_page(nonsense, Language.EN)
    if nonsense is not None:
        with pytest.raises(InvalidValue):
            member_sheet(office, "AZ", nonsense)


@pytest.mark.parametrize("code", ["GE", "UA", "TJ"])
def test_the_page_says_the_same_in_both_languages(code):
    sheet = member_sheet(example_year(), code)
    assert_sound(tuple(member_page(sheet, it) for it in Language), sheet.basis)


def test_a_member_of_which_nothing_is_known_has_a_sheet_all_the_same():
    sheet = member_sheet(with_planning(benchmarks=()), "KZ")
    said = text_on(member_page(sheet, Language.EN))
    assert "No need is known to be open." in said
