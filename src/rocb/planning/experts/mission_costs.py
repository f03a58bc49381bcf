"""What it costs to send an expert on a mission, by the rule of whoever pays."""

from collections.abc import Iterable, Iterator
from decimal import Context
from enum import Enum
from typing import Final

from attrs import field, frozen

from rocb.checks import at_least, checked, require
from rocb.errors import Fault, InvalidValue
from rocb.money import Money, totals
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.fees import DonorRule, fee_for, rule_for

_EXACT: Final = Context(prec=60)


class MissionExpense(Enum):
    """What is paid for an expert."""

    FEE = "fee"
    ALLOWANCE = "allowance"
    TRAVEL = "travel"


@frozen(field_transformer=checked)
class MissionItem:
    """So many days of work, days away or journeys, and what each costs; `None` if unknown."""

    expense: MissionExpense
    number: int = field(validator=at_least(1))
    each: Money | None

    @property
    def amount(self) -> Money | None:
        """What all of them cost, or `None`."""
        if self.each is None:
            return None
        return Money(_EXACT.multiply(self.each.amount, self.number), self.each.currency)


@frozen(field_transformer=checked)
class MissionCost:
    """What it costs to send an expert, item by item; what is not paid for has no item.

    `rule` is the id of the donor's rule that was applied, `None` where there is none.
    """

    expert: str
    rule: str | None
    items: tuple[MissionItem, ...]

    @property
    def unknown(self) -> tuple[MissionExpense, ...]:
        """What nobody knows the price of."""
        return tuple(it.expense for it in self.items if it.each is None)

    @property
    def known(self) -> tuple[Money, ...]:
        """One sum a currency of all that is known."""
        return totals(it.amount for it in self.items if it.amount is not None)

    @property
    def total(self) -> tuple[Money, ...] | None:
        """One sum a currency of all; `None` where anything is unknown."""
        return None if self.unknown else self.known


def mission_cost(
    expert: Expert,
    rules: Iterable[DonorRule],
    *,
    donor: str | None,
    working: int,
    away: int,
    travels: bool,
) -> MissionCost:
    """Return what it costs a donor to send an expert for days of work and days away.

    Who is paid asks what they ask of this donor, or of all others; the donor pays that up to its
    limit. A fee that nobody stated is unknown, and so is one in another currency than the limit.
    Without a rule, everything is. Who does not travel is paid neither journey nor allowance.
    Raises `InvalidValue`.
    """
    require("expert", Expert, expert)
    require("travels", bool, travels)
    faults = [
        Fault(name, days, "a number of days, 0 or more")
        for name, days in (("working", working), ("away", away))
        if type(days) is not int or days < 0
    ]
    if faults:
        raise InvalidValue(*faults)
    rule = rule_for(rules, donor)
    items = _items(expert, rule, donor, working, away if travels else 0, int(travels))
    return MissionCost(expert.id, None if rule is None else rule.id, tuple(items))


def _items(
    expert: Expert,
    rule: DonorRule | None,
    donor: str | None,
    working: int,
    away: int,
    journeys: int,
) -> Iterator[MissionItem]:
    if working and (rule is None or rule.pays_fees):
        fee = None if rule is None else _fee(expert, rule, donor)
        yield MissionItem(MissionExpense.FEE, working, fee)
    if away:
        yield MissionItem(MissionExpense.ALLOWANCE, away, None if rule is None else rule.allowance)
    if journeys:
        yield MissionItem(MissionExpense.TRAVEL, journeys, None if rule is None else rule.travel)


def _fee(expert: Expert, rule: DonorRule, donor: str | None) -> Money | None:
    stated = fee_for(expert.fees, donor)
    asked = None if stated is None else stated.per_day
    most = rule.fee_at_most
    if asked is None or most is None:
        return asked
    if asked.currency != most.currency:
        return None
    return min(asked, most, key=lambda it: it.amount)
