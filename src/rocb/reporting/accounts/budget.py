"""Budget: what activities cost, as planned, committed and spent, by donor and currency."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from rocb.checks import require
from rocb.money import Money, totals
from rocb.planning.plan.activities import Activity, in_order, takes_place
from rocb.planning.plan.budgets import BudgetLine, PartialSum, budget_lines
from rocb.planning.plan.costs import Cost
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, counted


@frozen
class CostFigures:
    """What some activities cost in one currency.

    `committed` and `spent` are the sums of what is stated, and not known where nothing is;
    `uncommitted` and `unspent` are of how many costs nobody stated it, with their activities.
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

    `totals` are the same of all donors, one a currency. `withdrawn` is what was meant for those
    that were cancelled or postponed; it is in no other figure. `uncosted` are the activities that
    take place though nobody stated what they cost.
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

    Raises `InvalidValue` for a sum that is too large for an amount of money.
    """
    require("basis", Basis, basis)
    return BudgetAccount(_figures(basis.activities), _figures(in_order(basis.plan.activities)))


_Rows = dict[tuple[str | None, str], list[tuple[Activity, Cost]]]


def _figures(activities: Iterable[Activity]) -> BudgetFigures:
    held = tuple(activities)
    there = tuple(filter(takes_place, held))
    gone = tuple(it for it in held if not takes_place(it))
    lines, rows, lost = budget_lines(there), _rows(there), _rows(gone)
    by_currency: dict[str, list[BudgetLine]] = {}
    for line in lines:
        by_currency.setdefault(line.currency, []).append(line)
    return BudgetFigures(
        donors=tuple(DonorCosts(it.donor, _costs([it], rows)) for it in lines),
        totals=tuple(_costs(those, rows) for _, those in sorted(by_currency.items())),
        withdrawn=tuple(DonorCosts(it.donor, _costs([it], lost)) for it in budget_lines(gone)),
        uncosted=counted("activities", (it for it in there if not it.costs)),
    )


def _rows(activities: Iterable[Activity]) -> _Rows:
    rows: _Rows = {}
    for activity in activities:
        for cost in activity.costs:
            rows.setdefault((cost.donor, cost.amount.currency), []).append((activity, cost))
    return rows


def _costs(lines: Sequence[BudgetLine], rows: _Rows) -> CostFigures:
    """Return the figures of lines of one currency, with the activities that each comes from."""
    held = [row for line in lines for row in rows[line.donor, line.currency]]
    uncommitted = [(it, cost) for it, cost in held if cost.committed is None]
    committed = [(it, cost) for it, cost in held if cost.committed is not None]
    unspent = [(it, cost) for it, cost in held if cost.spent is None]
    spent = [(it, cost) for it, cost in held if cost.spent is not None]
    (planned,) = totals(line.planned for line in lines)
    return CostFigures(
        currency=planned.currency,
        activities=_figure(len({it.id for it, _ in held}), held),
        planned=_figure(planned, held),
        committed=_figure(_known(line.committed for line in lines), committed),
        uncommitted=_figure(sum(line.committed.unknown for line in lines), uncommitted),
        spent=_figure(_known(line.spent for line in lines), spent),
        unspent=_figure(sum(line.spent.unknown for line in lines), unspent),
    )


def _known(sums: Iterable[PartialSum]) -> Money | None:
    return next(iter(totals(it.known for it in sums if it.known is not None)), None)


def _figure(value: Money | int | None, rows: Iterable[tuple[Activity, Cost]]) -> Figure:
    held = tuple(rows)
    sampled = any(it.source.sample or cost.source.sample for it, cost in held)
    return Figure(value, "activities", tuple(dict.fromkeys(it.id for it, _ in held)), sampled)
