"""A draft answers the greatest needs, theme by theme, on Mondays spread over the year."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    ActivityKind,
    DraftRules,
    InvalidValue,
    LocalizedText,
    Need,
    Plan,
    ReportingYear,
    Status,
    Theme,
    draft_plan,
    rank_needs,
)
from rocb.planning.drafting import DRAFTED
from tests.offices import SAMPLE, YEAR, a_need, asked, both

THEMES = tuple(Theme(id_, both(id_.title())) for id_ in ("valuation", "origin", "transit"))
MANY = tuple(Theme(f"theme-{number:02}", both(f"Theme {number}")) for number in range(30))


def drafted(*needs: Need, **rules: int) -> Plan:
    return draft_plan(rank_needs(needs), THEMES, YEAR, DraftRules(**rules))


def drafted_of(number: int, year: ReportingYear) -> Plan:
    """A draft of exactly so many activities."""
    needs = [a_need(theme.id, theme=theme.id) for theme in MANY[:number]]
    return draft_plan(rank_needs(needs), MANY, year, DraftRules(activities=26))


def starts(plan: Plan) -> list[date]:
    return [activity.days.first for activity in plan.activities]


def test_no_needs_give_an_empty_plan():
    assert drafted() == Plan(YEAR, ())


def test_the_themes_come_in_the_order_of_their_greatest_need():
    plan = drafted(
        a_need("a", theme="origin", importance=2),
        a_need("b", theme="valuation", importance=1),
        a_need("c", theme="valuation", importance=5),
        a_need("d", theme="transit", importance=3),
    )
    assert [it.theme for it in plan.activities] == ["valuation", "transit", "origin"]


def test_needs_of_one_theme_are_answered_together_the_greatest_first():
    plan = drafted(a_need("a", importance=1), a_need("b", importance=5), a_need("c", importance=3))
    assert [it.needs for it in plan.activities] == [("b", "c", "a")]


def test_a_theme_that_several_members_share_becomes_a_seminar():
    (activity,) = drafted(a_need("a", member="AZ"), a_need("b", member="GE")).activities
    assert activity.kind is ActivityKind.SEMINAR
    assert activity.title == LocalizedText("Seminar: Valuation", "Семинар: — Valuation")
    assert activity.clauses == ("operation.4", "plan.2")


def test_a_theme_that_one_member_has_becomes_a_workshop():
    (activity,) = drafted(a_need("a", member="AZ")).activities
    assert activity.kind is ActivityKind.WORKSHOP
    assert activity.title == LocalizedText("Workshop: Valuation", "Рабочий семинар: — Valuation")
    assert activity.clauses == ("operation.4",)


def test_two_needs_of_one_member_do_not_make_a_seminar():
    (activity,) = drafted(a_need("a", member="AZ"), a_need("b", member="AZ")).activities
    assert activity.kind is ActivityKind.WORKSHOP
    assert activity.members == ("AZ",)


def test_the_members_of_a_seminar_stand_in_the_order_of_their_needs():
    (activity,) = drafted(
        a_need("a", member="AZ", importance=1),
        a_need("b", member="KZ", importance=3),
        a_need("c", member="GE", importance=2),
    ).activities
    assert (activity.members, activity.administrations) == (("KZ", "GE", "AZ"), 3)


def test_a_need_whose_target_is_met_is_not_answered():
    plan = drafted(a_need("a"), a_need("b", member="GE", current=5))
    assert [it.needs for it in plan.activities] == [("a",)]


def test_only_met_targets_give_an_empty_plan():
    assert drafted(a_need(current=4, target=4)).activities == ()


def test_an_unassessed_need_is_not_answered():
    assert drafted(a_need(importance=None)).activities == ()


def test_at_most_so_many_activities_are_drafted():
    needs = [
        a_need("a", theme="origin", importance=2),
        a_need("b", theme="transit", importance=3),
        a_need("c", theme="valuation", importance=1),
    ]
    plan = drafted(*needs, activities=2)
    assert [it.theme for it in plan.activities] == ["transit", "origin"]


@pytest.mark.parametrize("days", range(1, 6))
def test_an_activity_lasts_as_long_as_the_rules_say_and_no_weekend(days):
    (activity,) = drafted(a_need(), days=days).activities
    assert len(activity.days) == days
    assert all(day.isoweekday() <= 5 for day in activity.days)


def test_an_activity_asks_for_as_many_experts_as_the_rules_say():
    (activity,) = drafted(a_need(), experts=3).activities
    (role,) = activity.roles
    assert (role.seats, role.skills, role.independent) == (3, asked("valuation"), False)


def test_a_draft_is_a_proposal_of_which_nothing_else_is_known():
    (activity,) = drafted(a_need()).activities
    assert activity.status is Status.PROPOSED
    assert (activity.source.text, activity.source.sample) == (DRAFTED, False)
    assert (activity.mode, activity.place, activity.host, activity.participants) == (None,) * 4


def test_a_title_is_missing_where_the_name_of_the_theme_is():
    themes = (Theme("valuation", LocalizedText(ru="Стоимость")),)
    (activity,) = draft_plan(rank_needs([a_need()]), themes, YEAR).activities
    assert activity.title == LocalizedText(ru="Рабочий семинар: Стоимость")


def test_ids_of_activities_and_roles_are_new():
    plan = drafted_of(26, YEAR)
    assert len({it.id for it in plan.activities}) == 26
    assert len({role.id for it in plan.activities for role in it.roles}) == 26


def test_a_need_of_an_unknown_theme_is_refused_as_invalid():
    with pytest.raises(InvalidValue):
        draft_plan(rank_needs([a_need(theme="origin")]), (THEMES[0],), YEAR)


@pytest.mark.parametrize("first_month", range(1, 13))
def test_any_number_of_activities_begins_on_mondays_within_the_year(first_month):
    year = ReportingYear(2021, first_month)
    for number in range(1, 27):
        begun = starts(drafted_of(number, year))
        assert len(set(begun)) == number
        assert all(day.weekday() == 0 and day in year.days for day in begun)


@given(st.integers(1, 9998), st.integers(1, 12), st.integers(1, 26))
@settings(deadline=None, max_examples=60)
def test_starts_are_mondays_within_any_year(year, first_month, number):
    reporting = ReportingYear(year, first_month)
    begun = starts(drafted_of(number, reporting))
    assert begun == sorted(set(begun))
    assert all(day.weekday() == 0 and day in reporting.days for day in begun)


@pytest.mark.parametrize("year", range(2018, 2025))
def test_starts_are_mondays_whatever_weekday_the_year_begins_on(year):
    reporting = ReportingYear(year)
    begun = starts(drafted_of(26, reporting))
    assert all(day.weekday() == 0 and day in reporting.days for day in begun)


@given(st.integers(2, 26), st.integers(1, 12))
@settings(deadline=None, max_examples=40)
def test_starts_are_spread_evenly(number, first_month):
    begun = starts(drafted_of(number, ReportingYear(2021, first_month)))
    gaps = [(later - earlier).days for earlier, later in pairwise(begun)]
    assert max(gaps) - min(gaps) <= 7
    assert abs(365 / number - sum(gaps) / len(gaps)) <= 7


def test_a_single_activity_begins_in_the_middle_of_the_year():
    (day,) = starts(drafted_of(1, YEAR))
    assert date(2021, 7, 2) <= day < date(2021, 7, 2) + timedelta(days=7)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("activities", 0),
        ("activities", 27),
        ("activities", True),
        ("days", 0),
        ("days", 6),
        ("days", "3"),
        ("experts", 0),
        ("experts", None),
    ],
)
def test_a_rule_that_makes_no_draft_is_refused_by_name(rule, value):
    with pytest.raises(InvalidValue) as caught:
        DraftRules(**{rule: value})
    assert [fault.path for fault in caught.value.faults] == [rule]


def test_a_draft_from_a_sample_is_a_sample():
    (activity,) = drafted(a_need(), a_need("other", member="GE", source=SAMPLE)).activities
    assert activity.source.sample
    assert activity.roles[0].source.sample


def test_themes_may_come_from_an_iterator():
    assert draft_plan(rank_needs([a_need()]), iter(THEMES), YEAR) == drafted(a_need())


@pytest.mark.parametrize("nonsense", [None, 7, "7", True, [None]])
@pytest.mark.parametrize("place", range(4))
def test_nonsense_makes_no_draft(place, nonsense):
    arguments: list[Any] = [rank_needs([a_need()]), THEMES, YEAR, DraftRules()]
    arguments[place] = nonsense
    with pytest.raises(InvalidValue) as caught:
        draft_plan(*arguments)
    name = ("ranking", "themes", "year", "rules")[place]
    assert all(fault.path.startswith(name) for fault in caught.value.faults)
