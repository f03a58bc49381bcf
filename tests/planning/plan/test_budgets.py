"""The budget by donor and currency: nothing is mixed, and what is unknown is no zero."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Cost, InvalidValue, Money, Status
from rocb.planning.plan.activities import takes_place
from rocb.planning.plan.budgets import BudgetLine, PartialSum, budget, budget_lines
from tests.offices import STATED, a_plan, an_activity
from tests.planning.plan.drawn import COSTS


def euros(amount: int) -> Money:
    return Money(Decimal(amount), "EUR")


def a_cost(
    amount: int | Decimal, donor: str | None = "donor", currency: str = "EUR", **changes: Any
) -> Cost:
    return Cost(Money(Decimal(amount), currency), donor, STATED, **changes)


def test_the_costs_of_one_donor_in_one_currency_make_one_line():
    first = an_activity("a", costs=(a_cost(10), a_cost(5)))
    second = an_activity("b", costs=(a_cost(7),))
    (line,) = budget(a_plan(second, first)).lines
    nothing = PartialSum(None, 3)
    assert line == BudgetLine("donor", "EUR", euros(22), nothing, nothing, ("a", "b"))


def test_donors_stand_in_the_order_of_their_ids_the_unknown_one_last_and_currencies_below():
    costs = (a_cost(1, None), a_cost(2, "z"), a_cost(3, "a", "USD"), a_cost(4, "a"))
    lines = budget(a_plan(an_activity(costs=costs))).lines
    assert [(it.donor, it.currency) for it in lines] == [
        ("a", "EUR"),
        ("a", "USD"),
        ("z", "EUR"),
        (None, "EUR"),
    ]


def test_what_is_committed_and_spent_is_added_and_the_unknown_counted():
    costs = (
        a_cost(10, committed=Decimal(8), spent=Decimal(0)),
        a_cost(10, committed=Decimal(4)),
        a_cost(10),
    )
    (line,) = budget(a_plan(an_activity(costs=costs))).lines
    assert line.committed == PartialSum(euros(12), 1)
    assert line.spent == PartialSum(euros(0), 2)


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_what_was_cancelled_or_postponed_stands_apart(status):
    gone = an_activity("gone", status=status, costs=(a_cost(3),))
    found = budget(a_plan(an_activity("held", costs=(a_cost(1),)), gone))
    assert [it.activities for it in found.lines] == [("held",)]
    assert [it.activities for it in found.withdrawn] == [("gone",)]


def test_an_activity_of_unknown_cost_is_named_and_not_free():
    plan = a_plan(an_activity("a"), an_activity("b", status=Status.CANCELLED))
    assert budget(plan).uncosted == ("a",)
    assert budget(plan).lines == ()


@settings(max_examples=50)
@given(
    st.lists(st.tuples(st.sampled_from(Status), st.lists(COSTS, max_size=3).map(tuple)), max_size=4)
)
def test_every_amount_is_in_one_line_of_its_own_currency(rows):
    activities = [
        an_activity(f"a{number}", status=status, costs=costs)
        for number, (status, costs) in enumerate(rows)
    ]
    found = budget(a_plan(*activities))
    for lines, held in ((found.lines, True), (found.withdrawn, False)):
        costs = [it for a in activities if takes_place(a) is held for it in a.costs]
        names = ("planned", "committed", "spent", "unknown")
        expected: dict[str, dict[Any, Decimal]] = {name: defaultdict(Decimal) for name in names}
        for cost in costs:
            key = (cost.donor, cost.amount.currency)
            expected["planned"][key] += cost.amount.amount
            expected["committed"][key] += cost.committed or 0
            expected["spent"][key] += cost.spent or 0
            expected["unknown"][key] += (cost.committed is None) + (cost.spent is None)
        keys = [(line.donor, line.currency) for line in lines]
        assert len(keys) == len(set(keys))
        assert set(keys) == set(expected["planned"])
        for line, key in zip(lines, keys, strict=True):
            assert line.planned == Money(expected["planned"][key], key[1])
            for name in ("committed", "spent"):
                amount = getattr(line, name).known
                assert (amount.amount if amount else 0) == expected[name][key]
                assert amount is None or amount.currency == key[1]
            assert line.committed.unknown + line.spent.unknown == expected["unknown"][key]


@pytest.mark.parametrize(
    "amount", [Decimal(-1), Decimal("NaN"), Decimal("1e30"), Decimal("1e-11"), 7, 7.0, "7", True]
)
@pytest.mark.parametrize("name", ["committed", "spent"])
def test_what_no_money_can_be_is_neither_committed_nor_spent(name, amount):
    with pytest.raises(InvalidValue) as caught:
        a_cost(1, **{name: amount})
    assert [fault.path for fault in caught.value.faults] == [name]


@pytest.mark.parametrize("field", ["amount", "committed", "spent"])
def test_a_sum_too_large_for_money_is_refused_with_whose_it_is(field):
    huge = Decimal("9e29")
    costs = {
        "amount": a_cost(huge),
        "committed": a_cost(1, committed=huge),
        "spent": a_cost(1, spent=huge),
    }
    twice = (costs[field], costs[field])
    with pytest.raises(InvalidValue) as caught:
        budget(a_plan(an_activity("a", costs=(a_cost(1, "other"),)), an_activity("b", costs=twice)))
    (fault,) = caught.value.faults
    assert fault.path == "activities[b].costs"
    assert fault.expected.endswith("as the sum of donor in EUR")


def test_a_cost_below_zero_is_refused():
    with pytest.raises(InvalidValue):
        a_cost(-1)


@pytest.mark.parametrize("nonsense", [None, "7", True, (None,)])
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InvalidValue):
        budget(nonsense)
    with pytest.raises(InvalidValue):
        budget_lines(nonsense)
