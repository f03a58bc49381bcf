"""Pledges: what donors promised, what came of it, and what is outstanding."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from attrs import frozen

from rocb.checks import require
from rocb.money import Money
from rocb.periods import Days
from rocb.planning.partners.balances import PledgeBalance, pledge_balance
from rocb.planning.partners.pledges import Pledge
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, amounts


@frozen
class PledgeTurnover:
    """What became of the pledges of one donor (`None`: of all) in one currency.

    What was outstanding before a period (`opening`) and was pledged in it (`made`) is as much as
    what was received, withdrawn or lapsed in it and what is outstanding at its end (`closing`).
    """

    donor: str | None
    currency: str
    opening: Figure
    made: Figure
    received: Figure
    withdrawn: Figure
    lapsed: Figure
    closing: Figure


@frozen
class PledgeAccount:
    """What became of the pledges in a period, by donor, then by currency; `totals` by currency.

    Left out is who had nothing outstanding and pledged nothing.
    """

    donors: tuple[PledgeTurnover, ...]
    totals: tuple[PledgeTurnover, ...]


def pledge_account(basis: Basis) -> PledgeAccount:
    """Return what became of the pledges in a period.

    Raises `InvalidValue` for a sum that is too large for an amount of money.
    """
    require("basis", Basis, basis)
    donors: dict[tuple[str, str], list[_Course]] = {}
    currencies: dict[str, list[_Course]] = {}
    pledges = basis.office.planning.partnerships.pledges
    for pledge in sorted(pledges, key=lambda it: it.id):
        course = _course(pledge, basis.days)
        if course is not None:
            donors.setdefault((pledge.donor, pledge.amount.currency), []).append(course)
            currencies.setdefault(pledge.amount.currency, []).append(course)
    return PledgeAccount(
        tuple(
            _turnover(donor, currency, held) for (donor, currency), held in sorted(donors.items())
        ),
        tuple(_turnover(None, currency, held) for currency, held in sorted(currencies.items())),
    )


@frozen
class _Course:
    """A pledge, and what became of it by the day before a period and by its end."""

    pledge: Pledge
    before: PledgeBalance
    after: PledgeBalance


def _course(pledge: Pledge, days: Days) -> _Course | None:
    """Return the course of a pledge; `None` where it is still to be made, or was over before."""
    after = pledge_balance(pledge, days.last)
    if after is None:
        return None
    eve = date.fromordinal(max(days.first.toordinal() - 1, 1))
    known = pledge_balance(pledge, eve) if pledge.pledged_on < days.first else None
    none = Money(Decimal(0), pledge.amount.currency)
    before = known or PledgeBalance(pledge.donor, none, none, none, none, none)
    is_over = known is not None and not known.outstanding.amount
    return None if is_over else _Course(pledge, before, after)


def _turnover(donor: str | None, currency: str, courses: Iterable[_Course]) -> PledgeTurnover:
    held = tuple(courses)

    def summed(part: Callable[[_Course], Money]) -> Figure:
        moved = [(it.pledge, part(it)) for it in held]
        none = Figure(Money(Decimal(0), currency), "pledges", ())
        return next(iter(amounts("pledges", (it for it in moved if it[1].amount))), none)

    return PledgeTurnover(
        donor,
        currency,
        opening=summed(lambda it: it.before.outstanding),
        made=summed(lambda it: _less(it.after.pledged, it.before.pledged)),
        received=summed(lambda it: _less(it.after.received, it.before.received)),
        withdrawn=summed(lambda it: _less(it.after.withdrawn, it.before.withdrawn)),
        lapsed=summed(lambda it: _less(it.after.lapsed, it.before.lapsed)),
        closing=summed(lambda it: it.after.outstanding),
    )


def _less(one: Money, other: Money) -> Money:
    return one + Money(other.amount.copy_negate(), other.currency)
