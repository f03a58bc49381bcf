from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Activity, Cost, Money, Status
from rocb.periods import Days
from rocb.planning.plan.activities import takes_place
from rocb.planning.plan.budgets import budget
from rocb.reporting.accounts.budget import BudgetFigures, CostFigures, budget_account
from rocb.reporting.figures import Figure
from tests.offices import SAMPLE, STATED, YEAR, a_plan, an_activity
from tests.planning.plan.drawn import drawn_costs
from tests.planning.refs import Refs
from tests.reporting.accounts.bases import QUARTERS, SOURCES, a_basis, parted

COSTS = drawn_costs(Refs({"organisations": ("bank", "wco")}))


@st.composite
def plans(draw: st.DrawFn) -> tuple[Activity, ...]:
    found = []
    for number in range(draw(st.integers(1, 5))):
        first = YEAR.days.first + timedelta(days=draw(st.integers(0, 364)))
        found.append(
            an_activity(
                f"activity-{number}" if number else "activity",
                days=Days(first, first),
                status=draw(st.sampled_from(Status)),
                costs=tuple(draw(st.lists(COSTS, max_size=3))),
                source=draw(SOURCES),
            )
        )
    return tuple(found)


BASES = plans().map(lambda held: a_basis(plan=a_plan(*held)))


def a_cost(
    amount: int, currency: str = "EUR", donor: str | None = "bank", **changes: object
) -> Cost:
    values = {"committed": None, "spent": None, "source": STATED, **changes}
    return Cost(Money(Decimal(amount), currency), donor, **values)  # type: ignore[arg-type]


def euros(amount: int) -> Money:
    return Money(Decimal(amount), "EUR")


def lines(figures: BudgetFigures) -> dict[tuple[str | None, str], CostFigures]:
    return {(it.donor, it.costs.currency): it.costs for it in figures.donors}


def whole_of(figure: Figure) -> Decimal:
    """The amount of a sum, or zero where it is not known."""
    return figure.value.amount if isinstance(figure.value, Money) else Decimal(0)


def check(
    figure: Figure, rows: list[tuple[Activity, Cost]], amounts: Iterable[Decimal | None]
) -> None:
    """A figure is the sum of what is known of these costs, and names their activities."""
    known = [(row, it) for row, it in zip(rows, amounts, strict=True) if it is not None]
    value = figure.value.amount if isinstance(figure.value, Money) else None
    assert value == (sum(it for _, it in known) if known else None)
    assert set(figure.records) == {activity.id for (activity, _), _ in known}
    sampled = any(it.source.sample or cost.source.sample for (it, cost), _ in known)
    assert figure.sample == sampled


@given(BASES)
@settings(max_examples=15)
def test_every_figure_is_the_sum_of_the_costs_of_the_activities_it_names(basis):
    for each in (basis, *parted(basis)):
        found = lines(budget_account(each).period)
        held = [
            (activity, cost)
            for activity in basis.plan.activities
            if activity.days.first in each.days
            for cost in activity.costs
        ]
        assert set(found) == {(cost.donor, cost.amount.currency) for _, cost in held}
        for (donor, currency), it in found.items():
            rows = [
                (activity, cost)
                for activity, cost in held
                if (cost.donor, cost.amount.currency) == (donor, currency)
            ]
            meant = [(activity, cost) for activity, cost in rows if takes_place(activity)]
            assert whole_of(it.planned) == sum(cost.amount.amount for _, cost in meant)
            assert set(it.planned.records) == {activity.id for activity, _ in meant}
            check(it.committed, rows, [cost.committed for _, cost in rows])
            check(it.spent, rows, [cost.spent for _, cost in rows])
            silent = {activity.id for activity, cost in rows if cost.committed is None}
            assert set(it.uncommitted.records) == silent
            silent = {activity.id for activity, cost in rows if cost.spent is None}
            assert set(it.unspent.records) == silent
            assert it.uncommitted.value == sum(cost.committed is None for _, cost in rows)
            assert it.unspent.value == sum(cost.spent is None for _, cost in rows)
            assert it.activities.value == len({activity.id for activity, _ in meant})


@given(BASES)
@settings(max_examples=15)
def test_four_quarters_add_up_to_the_year_in_each_currency(basis):
    def sums(figures: BudgetFigures, name: str) -> dict[str, Decimal]:
        return {it.currency: whole_of(getattr(it, name)) for it in figures.totals}

    year = budget_account(basis)
    for name in ("planned", "committed", "spent"):
        quarters = [sums(budget_account(it).period, name) for it in parted(basis)]
        assert sums(year.year, name) == {
            currency: sum(it.get(currency, Decimal(0)) for it in quarters)
            for currency in sums(year.year, name)
        }
    assert year.period == year.year
    assert all(budget_account(it).year == year.year for it in parted(basis))


@given(BASES)
@settings(max_examples=15)
def test_donors_add_up_to_the_totals_and_currencies_stay_apart(basis):
    found = budget_account(basis).period
    assert [it.currency for it in found.totals] == sorted({it.currency for it in found.totals})
    for total in found.totals:
        those = [it.costs for it in found.donors if it.costs.currency == total.currency]
        for name in ("planned", "committed", "spent"):
            parts = [getattr(it, name) for it in those]
            whole = getattr(total, name)
            values = [it.value for it in (*parts, whole) if it.value is not None]
            assert {it.currency for it in values} <= {total.currency}
            assert whole_of(whole) == sum(map(whole_of, parts))
            assert set(whole.records) == {id for it in parts for id in it.records}


def test_the_year_is_as_the_budget_of_the_plan_has_it():
    held = (
        an_activity("activity", costs=(a_cost(3), a_cost(4, "USD", None))),
        an_activity("off", status=Status.CANCELLED, costs=(a_cost(9),)),
        an_activity("free"),
    )
    plan = a_plan(*held)
    found, expected = budget_account(a_basis(plan=plan)).year, budget(plan)
    assert [(it.donor, it.costs.planned.value) for it in found.donors] == [
        (it.donor, it.planned) for it in expected.lines
    ]
    assert [it.costs.planned.value for it in found.withdrawn] == [Money(Decimal(9), "EUR")]
    assert found.uncosted.records == expected.uncosted == ("free",)


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_what_was_spent_counts_whatever_became_of_the_activity(status):
    gone = a_cost(9, committed=Decimal(8), spent=Decimal(7))
    held = (
        an_activity("activity", costs=(a_cost(3, spent=Decimal(2)),)),
        an_activity("off", status=status, costs=(gone,)),
    )
    found = budget_account(a_basis(plan=a_plan(*held))).period
    for costs in (found.donors[0].costs, found.totals[0]):
        assert (costs.planned.value, costs.planned.records) == (euros(3), ("activity",))
        assert (costs.committed.value, costs.committed.records) == (euros(8), ("off",))
        assert (costs.spent.value, costs.spent.records) == (euros(9), ("activity", "off"))
        assert costs.activities.value == 1
    (off,) = found.withdrawn
    assert (off.costs.planned.value, off.costs.spent.value) == (euros(9), euros(7))


def test_a_donor_of_nothing_but_what_was_cancelled_has_spent_and_plans_nothing():
    gone = an_activity(
        "activity", status=Status.CANCELLED, costs=(a_cost(9, "CHF", spent=Decimal(7)), a_cost(1))
    )
    francs, euro = budget_account(a_basis(plan=a_plan(gone))).period.donors
    assert francs.costs.planned.value == Money(Decimal(0), "CHF")
    assert francs.costs.spent.value == Money(Decimal(7), "CHF")
    assert (euro.costs.spent.value, euro.costs.unspent.records) == (None, ("activity",))


def test_what_nobody_stated_stays_unknown_and_is_counted():
    held = (an_activity("activity", costs=(a_cost(3), a_cost(5, committed=Decimal(2)))),)
    (line,) = budget_account(a_basis(plan=a_plan(*held))).period.donors
    assert line.costs.committed.value == Money(Decimal(2), "EUR")
    assert (line.costs.uncommitted.value, line.costs.uncommitted.records) == (1, ("activity",))
    assert (line.costs.spent.value, line.costs.spent.records) == (None, ())
    assert line.costs.unspent.value == 2


def test_a_sample_among_the_costs_marks_the_sum():
    held = (an_activity("activity", costs=(a_cost(3, source=SAMPLE),)),)
    (line,) = budget_account(a_basis(plan=a_plan(*held))).period.donors
    assert line.costs.planned.sample


def test_an_activity_costs_in_the_quarter_in_which_it_begins():
    held = an_activity(
        "activity", days=Days(date(2021, 3, 31), date(2021, 4, 2)), costs=(a_cost(3),)
    )
    plan = a_plan(held)
    assert budget_account(a_basis(QUARTERS[0], plan=plan)).period.donors
    assert not budget_account(a_basis(QUARTERS[1], plan=plan)).period.donors
