"""A plan holds the activities that begin in its year, and says what they serve."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Cost,
    Days,
    Headcount,
    InvalidValue,
    Money,
    Place,
    Plan,
    ReportingYear,
    Status,
)
from rocb.planning.plan.activities import in_order, takes_place
from rocb.planning.plan.plans import beginning
from tests.offices import STATED, YEAR, a_deadline, a_plan, a_role, an_activity, asked, spoken
from tests.planning.plan.pasts import a_change
from tests.planning.plan.pasts import days as planned_days

JULY = ReportingYear(2021, first_month=7)


def days(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last))


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def test_an_activity_may_begin_on_the_first_and_on_the_last_day_of_the_year():
    first = an_activity("a", days=days("2021-01-01", "2021-01-01"))
    last = an_activity("b", days=days("2021-12-31", "2021-12-31"))
    assert a_plan(first, last).activities == (first, last)


def test_an_activity_may_end_after_the_year():
    activity = an_activity(days=days("2021-12-30", "2022-01-03"))
    assert a_plan(activity).activities == (activity,)


def test_an_activity_may_last_as_long_as_a_leap_year():
    assert len(an_activity(days=days("2021-01-01", "2022-01-01")).days) == 366


@pytest.mark.parametrize("day", ["2020-12-31", "2022-01-01"])
def test_an_activity_that_begins_outside_the_year_is_refused(day):
    with pytest.raises(InvalidValue) as caught:
        a_plan(an_activity(days=days(day, day)))
    assert str(caught.value) == (
        f'activities[0].days.first: "{day}" is not within the year of the plan, '
        "2021-01-01 to 2021-12-31"
    )


def test_all_activities_outside_the_year_are_named_at_once():
    early = an_activity("a", days=days("2020-12-31", "2021-01-05"))
    late = an_activity("c", days=days("2022-01-01", "2022-01-05"))
    with pytest.raises(InvalidValue) as caught:
        a_plan(early, an_activity("b"), late)
    assert paths(caught.value) == ["activities[0].days.first", "activities[2].days.first"]


def test_what_leads_to_no_activity_of_the_plan_is_named_at_once():
    change = a_change("ghost", days=planned_days("03-01"))
    with pytest.raises(InvalidValue) as caught:
        Plan(
            YEAR,
            (an_activity("a", depends_on=("ghost",)),),
            (a_deadline("x"), a_deadline("y", activity="ghost"), a_deadline("x")),
            (change,),
        )
    assert [(it.path, it.value) for it in caught.value.faults] == [
        ("deadlines[2].id", "x"),
        ("activities[0].depends_on[0]", "ghost"),
        ("deadlines[1].activity", "ghost"),
        ("history[0].activity", "ghost"),
    ]


def test_two_activities_with_one_id_are_refused():
    with pytest.raises(InvalidValue) as caught:
        a_plan(an_activity("a"), an_activity("b"), an_activity("a"))
    assert paths(caught.value) == ["activities[2].id"]


def test_nothing_is_said_of_references_while_an_id_is_not_known():
    rule = Plan.__attrs_post_init__
    nameless = SimpleNamespace(depends_on=("ghost",))
    rule(SimpleNamespace(activities=(nameless, SimpleNamespace(id="a", depends_on=("b",)))))  # type: ignore[arg-type]
    rule(SimpleNamespace(deadlines=(a_deadline("x", activity="ghost"),)))  # type: ignore[arg-type]


def test_the_year_of_a_plan_may_begin_in_july():
    activity = an_activity(days=days("2022-06-30", "2022-06-30"))
    assert a_plan(activity, year=JULY).activities == (activity,)
    with pytest.raises(InvalidValue):
        a_plan(an_activity(days=days("2021-06-30", "2021-07-02")), year=JULY)


def test_a_list_of_activities_is_refused():
    with pytest.raises(InvalidValue) as caught:
        Plan(YEAR, [an_activity()])  # type: ignore[arg-type]
    assert paths(caught.value) == ["activities"]


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (Status.PROPOSED, True),
        (Status.PLANNED, True),
        (Status.COMPLETED, True),
        (Status.POSTPONED, False),
        (Status.CANCELLED, False),
    ],
)
def test_an_activity_takes_place_unless_postponed_or_cancelled(status, answer):
    assert takes_place(an_activity(status=status)) is answer


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2021-03-01", "2021-03-01", True),
        ("2021-02-01", "2021-03-01", True),
        ("2021-03-01", "2021-12-31", True),
        ("2021-02-01", "2021-02-28", False),
        ("2021-03-02", "2021-03-03", False),
    ],
)
def test_an_activity_belongs_to_the_days_on_which_it_begins(first, last, found):
    activity = an_activity(days=days("2021-03-01", "2021-03-03"))
    assert beginning(a_plan(activity), days(first, last)) == ((activity,) if found else ())


def test_activities_stand_in_the_order_of_their_first_day_then_of_their_id():
    late = an_activity("a", days=days("2021-03-02", "2021-03-02"))
    second = an_activity("c", days=days("2021-03-01", "2021-03-05"))
    first = an_activity("b", days=days("2021-03-01", "2021-03-09"))
    assert in_order([late, second, first]) == (first, second, late)
    assert beginning(a_plan(late, second, first), YEAR.days) == (first, second, late)


STARTS = st.dates(YEAR.days.first, YEAR.days.last)


@given(st.lists(STARTS, max_size=8), st.integers(1, 12))
@settings(deadline=None, max_examples=60)
def test_every_activity_begins_in_exactly_one_quarter_of_its_year(firsts, first_month):
    year = ReportingYear(2021, first_month)
    inside = [day if day in year.days else day.replace(year=2022) for day in firsts]
    plan = Plan(
        year, tuple(an_activity(f"a{n}", days=Days(day, day)) for n, day in enumerate(inside))
    )
    found = [activity for quarter in year.quarters for activity in beginning(plan, quarter.days)]
    assert tuple(found) == in_order(plan.activities)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"clauses": ("plan.99",)}, "clauses[0]"),
        ({"clauses": ("plan.1", "plan.1")}, "clauses[1]"),
        ({"clauses": ["plan.1"]}, "clauses"),
        ({"guests": ("az",)}, "guests[0]"),
        ({"guests": ("JP", "JP")}, "guests[1]"),
        ({"administrations": -1}, "administrations"),
        ({"administrations": True}, "administrations"),
        ({"participants": 12}, "participants"),
        ({"status": "planned"}, "status"),
        ({"kind": "workshop"}, "kind"),
        ({"days": date(2021, 3, 1)}, "days"),
        ({"days": days("2021-01-01", "2022-01-02")}, "days"),
        ({"id": "a/b"}, "id"),
        ({"title": "a bare text"}, "title"),
    ],
)
def test_an_activity_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        an_activity(**changes)
    assert paths(caught.value) == [path]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"seats": 0}, "seats"),
        ({"seats": True}, "seats"),
        ({"languages": ("en",)}, "languages[0]"),
        ({"languages": spoken("en", "en")}, "languages[1].language"),
        ({"team_languages": spoken("en", "ru", "en")}, "team_languages[2].language"),
        ({"skills": asked("valuation", "valuation")}, "skills[1]"),
        ({"preparation": -1}, "preparation"),
        ({"travel": 367}, "travel"),
        ({"pinned": ("anna", "anna")}, "pinned[1]"),
        ({"pinned": ("anna", "boris")}, "pinned"),
        ({"pinned": ("anna",), "forbidden": ("boris", "anna")}, "pinned[0]"),
        ({"excluded": ("AZ", "AZ")}, "excluded[1]"),
        ({"donor": 7}, "donor"),
        ({"independent": 1}, "independent"),
        ({"accreditation": None}, "accreditation"),
    ],
)
def test_a_role_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        a_role(**changes)
    assert paths(caught.value) == [path]


def test_a_place_may_be_unknown_in_part_but_not_made_up():
    assert Place(None, "AZ").city is None
    with pytest.raises(InvalidValue) as caught:
        Place(None, "Azerbaijan")
    assert paths(caught.value) == ["country"]


@pytest.mark.parametrize("number", [-1, True, "20", 20.0])
def test_a_headcount_is_a_whole_number_of_people(number):
    with pytest.raises(InvalidValue) as caught:
        Headcount(number)
    assert paths(caught.value) == ["number"]


def test_a_headcount_of_nobody_is_known_not_unknown():
    assert Headcount(0).number == 0


def test_a_cost_is_money_and_its_donor_may_be_unknown():
    assert Cost(Money(Decimal("10.50"), "EUR"), None, STATED).donor is None
    with pytest.raises(InvalidValue) as caught:
        Cost(Decimal("10.50"), None, STATED)  # type: ignore[arg-type]
    assert paths(caught.value) == ["amount"]
