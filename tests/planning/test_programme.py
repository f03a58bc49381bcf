"""A programme is all that an office knows for its planning, and may be empty."""

from datetime import date

import pytest
from attrs import evolve

from rocb import (
    Change,
    Days,
    InvalidValue,
    LocalizedText,
    Office,
    Plan,
    Programme,
    ReportingYear,
    Step,
    Theme,
    begun,
    carried_over,
    documents,
    first_days,
    postponed,
    year_turned,
)
from tests.offices import YEAR, a_need, a_plan, an_activity, an_expert, both
from tests.planning.an_office import the_office
from tests.planning.benchmarking.builders import a_benchmark
from tests.planning.strategy.builders import a_strategy


def test_a_programme_may_know_nothing_yet():
    empty = Programme()
    assert (empty.themes, empty.needs, empty.experts, empty.plan) == ((), (), (), None)


def test_no_plan_is_not_an_empty_plan():
    assert Programme(plan=None) != Programme(plan=a_plan())


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"themes": [Theme("valuation", both("Valuation"))]}, "themes"),
        ({"needs": (a_need(), an_expert())}, "needs[1]"),
        ({"experts": (a_need(), a_need())}, "experts[0] experts[1]"),
        ({"experts": None}, "experts"),
        ({"plan": YEAR}, "plan"),
    ],
)
def test_a_programme_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        Programme(**changes)
    assert [fault.path for fault in caught.value.faults] == path.split()


@pytest.mark.parametrize("id", ["", "two words", "../etc", "x" * 101, "тема", None])
def test_a_theme_has_an_id_that_is_safe_anywhere(id):
    with pytest.raises(InvalidValue) as caught:
        Theme(id, LocalizedText("A theme"))
    assert [fault.path for fault in caught.value.faults] == ["id"]


OFFICE = the_office()
NEXT = ReportingYear(2022)


def put_off(office: Office) -> Plan:
    """The plan of an office with its activity begun and put off, as nobody knows when."""
    plan = office.planning.plan
    assert plan is not None
    begun_plan = begun(plan, date(2021, 1, 4), "the office", both("Kept elsewhere so far"))
    return postponed(begun_plan, "activity", date(2021, 2, 1), "the office", both("Borders closed"))


def test_the_year_turns_and_what_was_put_off_is_carried_over_under_its_own_id():
    plan = put_off(OFFICE)
    days = Days(date(2022, 3, 7), date(2022, 3, 9))
    anew = Change("activity", date(2021, 12, 1), "the office", Step.RESCHEDULE, days=days)
    following = carried_over(plan, Plan(NEXT, ()), anew)
    turned = year_turned(evolve(OFFICE.planning, plan=plan), following)
    office = evolve(OFFICE, planning=turned)
    assert turned.plan == following
    assert turned.former == (plan,)
    assert first_days(following)["activity"] == plan.activities[0].days
    assert documents.loads(documents.dumps(office)) == office


def test_records_may_go_on_naming_the_activities_of_a_former_year():
    told = a_benchmark(activity="activity")
    planning = year_turned(evolve(OFFICE.planning, benchmarks=(told,)), Plan(NEXT, ()))
    office = evolve(OFFICE, planning=planning)
    assert office.planning.benchmarks[0].activity == "activity"


def test_the_plan_of_an_earlier_year_cannot_follow():
    with pytest.raises(InvalidValue) as caught:
        year_turned(OFFICE.planning, Plan(ReportingYear(2020), ()))
    assert [fault.path for fault in caught.value.faults] == ["plan.year"]


def test_strategies_do_not_replace_each_other_in_a_circle():
    first = a_strategy("first", replaces="second", goals=())
    second = a_strategy("second", replaces="first", goals=())
    with pytest.raises(InvalidValue) as caught:
        Programme(strategies=(first, second))
    assert [fault.path for fault in caught.value.faults] == [
        "strategies[0].replaces",
        "strategies[1].replaces",
    ]


def test_in_a_plan_every_activity_has_an_id_of_its_own():
    with pytest.raises(InvalidValue) as caught:
        a_plan(an_activity("one"), an_activity("two"), an_activity("one"))
    assert [fault.path for fault in caught.value.faults] == ["activities[2].id"]
