from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest
from attrs import evolve

from rocb import Activity, Days, InvalidValue, Language, Office, Status, UnknownRecord
from rocb.planning.experts.evaluations import Evaluation
from rocb.profiles import example_year
from rocb.reporting.pages import Page
from rocb.reporting.sheets.calendar import regional_calendar
from rocb.reporting.sheets.calendar_page import calendar_page
from rocb.reporting.sheets.expert import ExpertSheet, expert_sheet
from rocb.reporting.sheets.expert_page import expert_page
from rocb.reporting.sheets.mandate import mandate_sheet
from rocb.reporting.sheets.mandate_page import mandate_page
from rocb.reporting.sheets.member import member_sheet
from rocb.reporting.sheets.member_page import member_page
from tests.offices import a_plan, a_role, an_activity, an_expert, both
from tests.planning.an_office import the_office
from tests.planning.experts.builders import a_rating, an_evaluation
from tests.reporting.sheets.drawn import assert_sound, text_on

MARCH = Days(date(2021, 3, 1), date(2021, 3, 31))
OTHER_PAGES: tuple[Callable[[Office, Language], Page], ...] = (
    lambda office, language: expert_page(expert_sheet(office, "other"), language),
    lambda office, language: member_page(member_sheet(office, "GE"), language),
    lambda office, language: mandate_page(mandate_sheet(office), language),
    lambda office, language: calendar_page(regional_calendar(office), language),
)
REMARK = "Shouted at the trainees"


def an_office_with(
    *activities: Activity, evaluations: tuple[Evaluation, ...] = (), **expert: Any
) -> Office:
    office = the_office()
    planning = evolve(
        office.planning,
        experts=(an_expert(**expert), an_expert("other", skills=())),
        plan=a_plan(*(activities or (an_activity(),))),
        evaluations=evaluations,
    )
    return evolve(office, planning=planning)


def sent(id: str, first: tuple[int, int], last: tuple[int, int]) -> Activity:
    return an_activity(
        id,
        status=Status.PLANNED,
        days=Days(date(2021, *first), date(2021, *last)),
        members=("AZ",),
        roles=(a_role(f"{id}-role"),),
    )


@cache
def of_the_example(id: str) -> ExpertSheet:
    return expert_sheet(example_year(), id)


def test_days_count_in_the_period_and_against_the_limit_of_the_year():
    office = an_office_with(
        sent("one", (2, 26), (3, 2)), sent("two", (5, 3), (5, 4)), days_per_year=12
    )
    sheet = expert_sheet(office, "expert", MARCH)
    assert [it.activity.id for it in sheet.missions] == ["one"]
    assert sheet.days.value == 2
    assert sheet.year_days.value == 7
    assert (sheet.limit.value, sheet.left.value) == (12, 5)
    assert sheet.year_days.records == ("one", "two")


def test_a_limit_that_nobody_stated_is_not_known():
    sheet = expert_sheet(an_office_with(), "expert")
    assert sheet.limit.value is None
    assert sheet.left.value is None


@pytest.mark.parametrize("id", ["expert-15", "expert-05", "expert-04", "expert-08"])
def test_days_are_those_of_the_missions_that_are_named(id):
    sheet = of_the_example(id)
    days = {day for it in sheet.missions for day in it.post.days if day in sheet.basis.days}
    assert sheet.days.value == len(days)
    assert set(sheet.days.records) == {it.activity.id for it in sheet.missions}


def test_evaluations_stand_on_the_expert_s_own_sheet_and_on_no_other():
    told = an_evaluation("told", a_rating("Tact", 1), on=date(2021, 6, 1), remarks=both(REMARK))
    office, silent = an_office_with(evaluations=(told,)), an_office_with()
    assert REMARK in text_on(expert_page(expert_sheet(office, "expert"), Language.EN))
    for language in Language:
        for make in OTHER_PAGES:
            assert make(office, language) == make(silent, language)


def test_an_evaluation_of_a_later_day_is_not_known_yet():
    later = an_evaluation("later", a_rating("Tact", 1), on=date(2021, 6, 1))
    office = an_office_with(evaluations=(later,))
    assert expert_sheet(office, "expert", MARCH).evaluations == ()
    assert len(expert_sheet(office, "expert").evaluations) == 1


def test_absences_of_the_year_are_told():
    away = (Days(date(2020, 1, 1), date(2020, 2, 1)), Days(date(2021, 7, 1), date(2021, 7, 9)))
    sheet = expert_sheet(an_office_with(unavailable=away), "expert")
    assert sheet.absences == away[1:]


def test_who_is_no_expert_is_unknown():
    with pytest.raises(UnknownRecord):
        expert_sheet(the_office(), "nobody")


@pytest.mark.parametrize("nonsense", [None, 7, True])
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InvalidValue):
        expert_sheet(nonsense, "expert")
    with pytest.raises(InvalidValue):
        expert_sheet(the_office(), nonsense)
    with pytest.raises(InvalidValue):
        expert_page(nonsense, Language.EN)


@pytest.mark.parametrize("id", ["expert-15", "expert-05"])
def test_the_page_says_the_same_in_both_languages(id):
    sheet = of_the_example(id)
    assert_sound(tuple(expert_page(sheet, it) for it in Language), sheet.basis)
