"""What a plan does for each Member, theme and quarter, and for whom it does nothing."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Days, InvalidValue, Plan, ReportingYear, Status, Theme
from rocb.planning.plan.activities import takes_place
from rocb.planning.plan.coverage import RegionalCell, UnnamedMembers, regional_coverage
from tests.offices import YEAR, a_member, a_plan, an_activity, both

Q1, Q2, Q3, Q4 = YEAR.quarters
MEMBERS = tuple(map(a_member, ("KZ", "AZ", "GE")))
THEMES = (Theme("valuation", both("Valuation")), Theme("origin", both("Origin")))


def on(day: str, id: str = "activity", **changes: Any):
    first = date.fromisoformat(day)
    return an_activity(id, days=Days(first, first + timedelta(days=40)), **changes)


def test_an_activity_counts_for_each_of_its_members_in_the_quarter_in_which_it_begins():
    plan = a_plan(on("2021-03-31", "late", members=("AZ", "GE")), on("2021-01-01", "early"))
    assert regional_coverage(plan, MEMBERS).cells == (
        RegionalCell("AZ", "valuation", Q1, ("early", "late")),
        RegionalCell("GE", "valuation", Q1, ("late",)),
    )


def test_cells_stand_in_the_order_of_the_members_given_then_of_themes_and_quarters():
    late, early = on("2021-04-01", "a", members=("AZ", "KZ")), on("2021-01-01", "b")
    other = on("2021-01-01", "c", theme="origin")
    found = regional_coverage(a_plan(late, early, other), MEMBERS).cells
    assert [(it.member, it.theme, it.quarter.number) for it in found] == [
        ("KZ", "valuation", 2),
        ("AZ", "origin", 1),
        ("AZ", "valuation", 1),
        ("AZ", "valuation", 2),
    ]


def test_an_activity_of_several_members_stands_once_in_each_total():
    found = regional_coverage(a_plan(on("2021-04-01", members=("AZ", "GE"))), MEMBERS)
    assert [it.activities for it in found.members] == [(), ("activity",), ("activity",)]
    assert [it.activities for it in found.themes] == [("activity",)]
    assert [it.activities for it in found.quarters] == [(), ("activity",), (), ()]


def test_what_nothing_covers_is_named():
    found = regional_coverage(a_plan(on("2021-04-01")), MEMBERS, THEMES)
    assert found.uncovered_members == ("KZ", "GE")
    assert found.uncovered_themes == ("origin",)
    assert found.uncovered_quarters == (Q1, Q3, Q4)


def test_an_activity_whose_members_are_unknown_covers_its_theme_and_quarter_but_no_member():
    plan = a_plan(on("2021-04-01", members=(), administrations=29))
    found = regional_coverage(plan, MEMBERS)
    assert found.cells == ()
    assert found.uncovered_members == ("KZ", "AZ", "GE")
    assert found.uncovered_themes == ()
    assert found.uncovered_quarters == (Q1, Q3, Q4)
    assert found.unnamed == (UnnamedMembers("activity", 0, 29),)


@pytest.mark.parametrize(
    ("stated", "found"),
    [(None, ()), (2, ()), (1, ()), (3, (UnnamedMembers("activity", 2, 3),))],
)
def test_members_are_not_all_known_where_more_administrations_are_stated_than_named(stated, found):
    activity = on("2021-04-01", members=("AZ",), guests=("JP",), administrations=stated)
    assert regional_coverage(a_plan(activity), MEMBERS).unnamed == found


def test_guests_alone_name_no_member_of_the_region():
    plan = a_plan(on("2021-04-01", members=(), guests=("JP",)))
    assert regional_coverage(plan, MEMBERS).unnamed == (UnnamedMembers("activity", 1, None),)


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_what_does_not_take_place_covers_nothing(status):
    found = regional_coverage(a_plan(on("2021-04-01", status=status)), MEMBERS)
    assert found.cells == ()
    assert found.uncovered_quarters == (Q1, Q2, Q3, Q4)


@pytest.mark.parametrize(
    ("day", "number"),
    [("2021-07-01", 1), ("2021-12-31", 2), ("2022-01-01", 3), ("2022-06-30", 4)],
)
def test_quarters_are_those_of_a_year_that_begins_in_july(day, number):
    july = ReportingYear(2021, first_month=7)
    (cell,) = regional_coverage(a_plan(on(day), year=july), MEMBERS).cells
    assert cell.quarter.number == number


def test_every_unknown_member_is_named_at_once():
    plan = a_plan(
        on("2021-04-01", "a", members=("AZ", "FR")), on("2021-04-01", "b", members=("X",))
    )
    with pytest.raises(InvalidValue) as caught:
        regional_coverage(plan, MEMBERS)
    assert [fault.path for fault in caught.value.faults] == [
        "plan.activities[0].members[1]",
        "plan.activities[1].members[0]",
    ]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of a few Members, themes and days."""
    year = ReportingYear(2021, draw(st.integers(1, 12)))
    parts = st.tuples(
        st.sampled_from(["valuation", "origin"]),
        st.lists(st.sampled_from(["KZ", "AZ", "GE"]), unique=True).map(tuple),
        st.integers(0, 364),
        st.sampled_from(Status),
    )
    activities = []
    for number, (theme, members, days, status) in enumerate(draw(st.lists(parts, max_size=6))):
        day = year.days.first + timedelta(days=days)
        changes: dict[str, Any] = {"theme": theme, "members": members, "status": status}
        activities.append(an_activity(f"a{number}", days=Days(day, day), **changes))
    return a_plan(*activities, year=year)


@settings(max_examples=50)
@given(plans())
def test_the_cube_is_what_counting_one_cell_after_another_gives(plan):
    found = regional_coverage(plan, MEMBERS, THEMES)
    expected = {
        (member.code, theme.id, quarter): {
            it.id
            for it in plan.activities
            if takes_place(it)
            and member.code in it.members
            and it.theme == theme.id
            and it.days.first in quarter.days
        }
        for member in MEMBERS
        for theme in THEMES
        for quarter in plan.year.quarters
    }
    cells = {(it.member, it.theme, it.quarter): set(it.activities) for it in found.cells}
    assert cells == {key: ids for key, ids in expected.items() if ids}
    for total in found.members:
        own = [ids for (member, _, _), ids in expected.items() if member == total.member]
        assert set(total.activities) == set().union(*own)
    held = [it for it in plan.activities if takes_place(it)]
    for theme in found.themes:
        assert set(theme.activities) == {it.id for it in held if it.theme == theme.theme}
    counted = Counter(id for it in found.quarters for id in it.activities)
    assert counted == Counter(it.id for it in held)


@settings(max_examples=50)
@given(plans())
def test_the_order_of_the_activities_does_not_matter(plan):
    backwards = evolve(plan, activities=plan.activities[::-1])
    assert regional_coverage(backwards, MEMBERS) == regional_coverage(plan, MEMBERS)


@pytest.mark.parametrize("nonsense", [None, "7", True, (None,)])
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InvalidValue):
        regional_coverage(nonsense, MEMBERS)
    with pytest.raises(InvalidValue):
        regional_coverage(a_plan(), nonsense)
    with pytest.raises(InvalidValue):
        regional_coverage(a_plan(), MEMBERS, nonsense)
