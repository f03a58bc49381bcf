"""What the plan costs: by donor and currency, as planned, committed and spent."""

from collections.abc import Iterable
from decimal import Decimal

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.display import html_of
from rocb.errors import Fault, InvalidValue
from rocb.money import Money, totals
from rocb.planning.plan.activities import Activity, in_order, takes_place
from rocb.planning.plan.costs import Cost
from rocb.planning.plan.plans import Plan


@frozen(field_transformer=checked)
class PartialSum:
    """The sum of the amounts that are `known`, and of how many records they are `unknown`.

    `known` is `None` where no record states one.
    """

    known: Money | None
    unknown: int


@frozen(field_transformer=checked)
class BudgetLine:
    """What one donor (`None` where unknown) is to pay in one currency, and for which activities.

    `planned` is known of every cost.
    """

    donor: str | None
    currency: str
    planned: Money
    committed: PartialSum
    spent: PartialSum
    activities: tuple[str, ...]


@frozen(field_transformer=checked)
class Budget:
    """The budget of a plan, by donor (the unknown one last), then by currency.

    `withdrawn` is the same for what was cancelled or postponed. `uncosted` are the ids of the
    activities that take place though nobody stated what they cost.
    """

    lines: tuple[BudgetLine, ...]
    withdrawn: tuple[BudgetLine, ...]
    uncosted: tuple[str, ...]

    _repr_html_ = html_of


def budget(plan: Plan) -> Budget:
    """Return what a plan costs. Nothing is converted: each line is of one currency.

    Raises `InvalidValue` for a sum that is too large for an amount of money.
    """
    require("plan", Plan, plan)
    ordered = in_order(plan.activities)
    return Budget(
        lines=budget_lines(it for it in ordered if takes_place(it)),
        withdrawn=budget_lines(it for it in ordered if not takes_place(it)),
        uncosted=tuple(it.id for it in ordered if takes_place(it) and not it.costs),
    )


def budget_lines(activities: Iterable[Activity]) -> tuple[BudgetLine, ...]:
    """Return what these activities cost, whatever their state, in the order of `Budget`.

    Raises `InvalidValue` for a sum that is too large for an amount of money.
    """
    grouped: dict[tuple[str | None, str], list[tuple[str, Cost]]] = {}
    for activity in listed("activities", Activity, activities):
        for cost in activity.costs:
            group = grouped.setdefault((cost.donor, cost.amount.currency), [])
            group.append((activity.id, cost))
    order = sorted(grouped, key=lambda it: (it[0] is None, it[0] or "", it[1]))
    return tuple(_line(donor, currency, grouped[donor, currency]) for donor, currency in order)


def _line(donor: str | None, currency: str, rows: list[tuple[str, Cost]]) -> BudgetLine:
    costs = [cost for _, cost in rows]
    ids = tuple(dict.fromkeys(id for id, _ in rows))
    try:
        (planned,) = totals(cost.amount for cost in costs)
        committed = _partial(currency, [cost.committed for cost in costs])
        spent = _partial(currency, [cost.spent for cost in costs])
    except InvalidValue as error:
        (fault,) = error.faults
        expected = f"{fault.expected}, as the sum of {donor or 'an unknown donor'} in {currency}"
        raise InvalidValue(Fault(f"activities[{ids[0]}].costs", fault.value, expected)) from error
    return BudgetLine(donor, currency, planned, committed, spent, ids)


def _partial(currency: str, amounts: list[Decimal | None]) -> PartialSum:
    known = [Money(amount, currency) for amount in amounts if amount is not None]
    return PartialSum(next(iter(totals(known)), None), len(amounts) - len(known))
