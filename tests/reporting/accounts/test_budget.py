from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Activity, Cost, Money, Status
from rocb.periods import Days
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


def lines(figures: BudgetFigures) -> dict[tuple[str | None, str], CostFigures]:
    return {(it.donor, it.costs.currency): it.costs for it in figures.donors}


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
            and activity.status not in (Status.CANCELLED, Status.POSTPONED)
            for cost in activity.costs
        ]
        assert set(found) == {(cost.donor, cost.amount.currency) for _, cost in held}
        for (donor, currency), it in found.items():
            rows = [
                (activity, cost)
                for activity, cost in held
                if (cost.donor, cost.amount.currency) == (donor, currency)
            ]
            check(it.planned, rows, [cost.amount.amount for _, cost in rows])
            check(it.committed, rows, [cost.committed for _, cost in rows])
            check(it.spent, rows, [cost.spent for _, cost in rows])
            silent = {activity.id for activity, cost in rows if cost.committed is None}
            assert set(it.uncommitted.records) == silent
            silent = {activity.id for activity, cost in rows if cost.spent is None}
            assert set(it.unspent.records) == silent
            assert it.uncommitted.value == sum(cost.committed is None for _, cost in rows)
            assert it.unspent.value == sum(cost.spent is None for _, cost in rows)
            assert it.activities.value == len({activity.id for activity, _ in rows})


@given(BASES)
@settings(max_examples=15)
def test_four_quarters_add_up_to_the_year_in_each_currency(basis):
    def sums(figures: BudgetFigures) -> dict[str, Decimal]:
        return {
            it.currency: it.planned.value.amount
            for it in figures.totals
            if isinstance(it.planned.value, Money)
        }

    quarters = [sums(budget_account(it).period) for it in parted(basis)]
    year = budget_account(basis)
    assert sums(year.year) == {
        currency: sum(it.get(currency, Decimal(0)) for it in quarters)
        for currency in sums(year.year)
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
            amounts = [getattr(it, name).value for it in those if getattr(it, name).value]
            value = getattr(total, name).value
            assert all(isinstance(it, Money) and it.currency == total.currency for it in amounts)
            assert (value.amount if value else Decimal(0)) == sum(it.amount for it in amounts)


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
