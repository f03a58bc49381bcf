"""Budget: what activities cost, as planned, committed and spent, by donor and currency."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from attrs import frozen

from rocb.checks import require
from rocb.money import Money, totals
from rocb.planning.plan.activities import Activity, in_order, takes_place
from rocb.planning.plan.costs import Cost
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, counted


@frozen
class CostFigures:
    """What some activities cost in one currency.

    `planned` is what the plan has for those that take place, which `activities` counts. What was
    `committed` and `spent` is the sum of what is stated of any of them, and not known where nothing
    is; `uncommitted` and `unspent` are of how many costs nobody stated it, with their activities.
    """

    currency: str
    activities: Figure
    planned: Figure
    committed: Figure
    uncommitted: Figure
    spent: Figure
    unspent: Figure


@frozen
class DonorCosts:
    """What one donor (`None` where unknown) is to pay in one currency."""

    donor: str | None
    costs: CostFigures


@frozen
class BudgetFigures:
    """The costs of some activities, by donor (the unknown one last), then by currency.

    `totals` are the same of all donors, one a currency. `withdrawn` are the costs of those that
    were cancelled or postponed: what was meant for them is in no other figure, while what was
    committed and spent for them is in those of the donors and in the totals too. `uncosted` are the
    activities that take place though nobody stated what they cost.
    """

    donors: tuple[DonorCosts, ...]
    totals: tuple[CostFigures, ...]
    withdrawn: tuple[DonorCosts, ...]
    uncosted: Figure


@frozen
class BudgetAccount:
    """What the activities of a period cost, and beside it those of the whole year."""

    period: BudgetFigures
    year: BudgetFigures


def budget_account(basis: Basis) -> BudgetAccount:
    """Return what the activities of a period cost, and those of the year, as the plan stood.

    What was cancelled or postponed belongs to the day on which it was to begin. Raises
    `InvalidValue` for a sum that is too large for an amount of money.
    """
    require("basis", Basis, basis)
    return BudgetAccount(_figures(basis.activities), _figures(in_order(basis.plan.activities)))


_Rows = list[tuple[Activity, Cost]]


def _figures(activities: Iterable[Activity]) -> BudgetFigures:
    held = tuple(activities)
    rows = _rows(held)
    currencies = sorted({cost.amount.currency for _, cost in rows})
    return BudgetFigures(
        donors=_donors(rows, takes_place),
        totals=tuple(_costs(it, _in(rows, it), takes_place) for it in currencies),
        withdrawn=_donors(_rows(it for it in held if not takes_place(it)), lambda _: True),
        uncosted=counted("activities", (it for it in held if takes_place(it) and not it.costs)),
    )


def _rows(activities: Iterable[Activity]) -> _Rows:
    return [(activity, cost) for activity in activities for cost in activity.costs]


def _in(rows: _Rows, currency: str) -> _Rows:
    return [(it, cost) for it, cost in rows if cost.amount.currency == currency]


def _donors(rows: _Rows, meant: Callable[[Activity], bool]) -> tuple[DonorCosts, ...]:
    grouped: dict[tuple[str | None, str], _Rows] = {}
    for activity, cost in rows:
        grouped.setdefault((cost.donor, cost.amount.currency), []).append((activity, cost))
    order = sorted(grouped, key=lambda it: (it[0] is None, it[0] or "", it[1]))
    return tuple(DonorCosts(it[0], _costs(it[1], grouped[it], meant)) for it in order)


def _costs(currency: str, rows: _Rows, meant: Callable[[Activity], bool]) -> CostFigures:
    """Return the figures of costs in one currency; what is planned is for what is `meant` to be."""
    there = [(it, cost) for it, cost in rows if meant(it)]
    committed = [(it, cost) for it, cost in rows if cost.committed is not None]
    uncommitted = [(it, cost) for it, cost in rows if cost.committed is None]
    spent = [(it, cost) for it, cost in rows if cost.spent is not None]
    unspent = [(it, cost) for it, cost in rows if cost.spent is None]
    planned = _sum(currency, (cost.amount.amount for _, cost in there))
    return CostFigures(
        currency=currency,
        activities=_figure(len({it.id for it, _ in there}), there),
        planned=_figure(planned or Money(Decimal(0), currency), there),
        committed=_figure(_sum(currency, (cost.committed for _, cost in rows)), committed),
        uncommitted=_figure(len(uncommitted), uncommitted),
        spent=_figure(_sum(currency, (cost.spent for _, cost in rows)), spent),
        unspent=_figure(len(unspent), unspent),
    )


def _sum(currency: str, amounts: Iterable[Decimal | None]) -> Money | None:
    """Return the sum of the amounts that are known, or `None` where none is."""
    known = (Money(it, currency) for it in amounts if it is not None)
    return next(iter(totals(known)), None)


def _figure(value: Money | int | None, rows: _Rows) -> Figure:
    sampled = any(it.source.sample or cost.source.sample for it, cost in rows)
    return Figure(value, "activities", tuple(dict.fromkeys(it.id for it, _ in rows)), sampled)
