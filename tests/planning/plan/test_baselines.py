"""A baseline keeps the plan as it was adopted."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from attrs import evolve

from rocb import Baseline, BaselineLine, Cost, DonorBudget, InvalidValue, Money, Plan, Status
from rocb.planning.plan.changes import Step
from rocb.planning.plan.deviations import adopted, baseline_of
from rocb.planning.plan.steps import changed
from tests.offices import STATED, YEAR, both
from tests.planning.plan.pasts import a_begun_plan, a_change, a_line, day, days


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def a_baseline(*lines: BaselineLine, on: str = "01-20") -> Baseline:
    return Baseline(both("Plan of 2021"), day(on), "The Conference", STATED, lines)


LINE = BaselineLine("a", both("a"), Status.PLANNED, days("03-01"))


def test_a_baseline_holds_the_plan_as_it_stood_on_its_day_and_its_budget_by_donor():
    costs = (
        Cost(euros("10.50"), "donor", STATED),
        Cost(euros("2"), None, STATED),
        Cost(Money(Decimal(5), "USD"), None, STATED),
        Cost(euros("1"), "donor", STATED),
    )
    plan = a_begun_plan(a_line("b", costs=costs, goals=("goal",), members=("GE",)), a_line("a"))
    later = changed(plan, a_change("a", Step.RESCHEDULE, "02-01", days=days("05-01")))
    baseline = baseline_of(later, both("Plan of 2021"), day("01-20"), "The Conference", STATED)
    budget = (
        DonorBudget("donor", euros("11.50")),
        DonorBudget(None, euros("2")),
        DonorBudget(None, Money(Decimal(5), "USD")),
    )
    assert baseline == a_baseline(
        BaselineLine(
            "b", both("b"), Status.PLANNED, days("03-01"), budget, members=("GE",), goals=("goal",)
        ),
        evolve(LINE, members=("AZ",)),
    )


def test_an_activity_stands_in_a_baseline_once():
    with pytest.raises(InvalidValue) as caught:
        a_baseline(LINE, BaselineLine("b", both("b"), Status.PLANNED, days("03-01")), LINE, LINE)
    assert [it.path for it in caught.value.faults] == ["lines[2].activity", "lines[3].activity"]


def test_a_budget_has_one_amount_for_each_donor_and_currency():
    one, other = DonorBudget("donor", euros("1")), DonorBudget(None, euros("1"))
    assert evolve(LINE, budget=(one, other)).budget == (one, other)
    with pytest.raises(InvalidValue) as caught:
        evolve(LINE, budget=(one, DonorBudget("donor", euros("2"))))
    assert [it.path for it in caught.value.faults] == ["budget"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [({"members": ("Azerbaijan",)}, "members[0]"), ({"goals": ("a", "a")}, "goals[1]")],
)
def test_a_baseline_keeps_members_and_goals_by_their_ids(changes, path):
    with pytest.raises(InvalidValue) as caught:
        evolve(LINE, **changes)
    assert [it.path for it in caught.value.faults] == [path]


def test_a_plan_is_adopted_again_but_not_before_the_last_time():
    plan = Plan(YEAR, ())
    first, second = a_baseline(on="01-20"), a_baseline(on="06-30")
    assert adopted(adopted(plan, first), second).baselines == (first, second)
    with pytest.raises(InvalidValue) as caught:
        adopted(adopted(plan, second), first)
    assert [it.path for it in caught.value.faults] == ["baseline.adopted_on"]


def test_the_rules_of_a_baseline_bear_that_its_lines_are_missing_or_faulty():
    rule = Baseline.__attrs_post_init__
    rule(SimpleNamespace())  # type: ignore[arg-type]
    rule(SimpleNamespace(lines=(SimpleNamespace(), LINE)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ((None, both("x"), day("01-20"), "x", STATED), "plan"),
        ((Plan(YEAR, ()), "x", day("01-20"), "x", STATED), "name"),
        ((Plan(YEAR, ()), both("x"), "2021-01-20", "x", STATED), "on"),
        ((Plan(YEAR, ()), both("x"), day("01-20"), 7, STATED), "by"),
        ((Plan(YEAR, ()), both("x"), day("01-20"), "x", None), "source"),
    ],
)
def test_nonsense_makes_no_baseline(arguments, path):
    with pytest.raises(InvalidValue) as caught:
        baseline_of(*arguments)
    assert [it.path for it in caught.value.faults] == [path]


def test_only_a_baseline_is_adopted():
    with pytest.raises(InvalidValue):
        adopted(Plan(YEAR, ()), None)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue):
        adopted(None, a_baseline())  # type: ignore[arg-type]
