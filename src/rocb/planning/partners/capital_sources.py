"""Possible sources of capital: who may pay for infrastructure, and how much is still wanting."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.money import Money, totals
from rocb.planning.partners.balances import pledge_balance
from rocb.planning.partners.capital import CapitalNeed
from rocb.planning.partners.interests import SharedInterest, shared_interest
from rocb.planning.partners.pledges import Pledge
from rocb.planning.partners.relations import Relation


@frozen(field_transformer=checked)
class CapitalSource:
    """A partner that may pay for a capital need, and what it shares with it."""

    organisation: str
    interest: SharedInterest


@frozen(field_transformer=checked)
class CapitalSearch:
    """A capital need, what was pledged for it by a day, and who else may pay.

    `pledged` holds one sum a currency, without what was withdrawn or lapsed. `gap` is what the
    pledges in the currency of the need leave of it, `None` where its amount is not known; pledges
    in other currencies close no gap.
    """

    need: CapitalNeed
    pledged: tuple[Money, ...]
    gap: Money | None
    sources: tuple[CapitalSource, ...]


def capital_search(
    needs: Iterable[CapitalNeed], relations: Iterable[Relation], pledges: Iterable[Pledge], on: date
) -> tuple[CapitalSearch, ...]:
    """Return for each capital need, in the order of their ids, what is wanting and who may pay it.

    Sources share more themes before fewer, those that name the Member come before those of which it
    is not known, and ties stand by the organisation. Who has pledged for the need is none of them.
    """
    require("on", date, on)
    found = sorted(listed("needs", CapitalNeed, needs), key=lambda need: need.id)
    interested: dict[str, list[Relation]] = {}
    for relation in listed("relations", Relation, relations):
        for theme in relation.themes:
            interested.setdefault(theme, []).append(relation)
    made: dict[str, list[Pledge]] = {}
    for pledge in listed("pledges", Pledge, pledges):
        if pledge.capital_need is not None:
            made.setdefault(pledge.capital_need, []).append(pledge)
    return tuple(_searched(need, interested, made.get(need.id, ()), on) for need in found)


def _searched(
    need: CapitalNeed,
    interested: dict[str, list[Relation]],
    pledges: Iterable[Pledge],
    on: date,
) -> CapitalSearch:
    balances = [it for it in (pledge_balance(pledge, on) for pledge in pledges) if it is not None]
    standing = totals(money for it in balances for money in (it.received, it.outstanding))
    donors = {it.donor for it in balances}
    relations = {it.organisation: it for theme in need.themes for it in interested.get(theme, ())}
    sources = [
        CapitalSource(organisation, interest)
        for organisation, relation in relations.items()
        if organisation not in donors
        and (interest := shared_interest(relation, need.themes, (need.member,))) is not None
    ]
    sources.sort(
        key=lambda it: (-len(it.interest.themes), not it.interest.members_stated, it.organisation)
    )
    held = tuple(money for money in standing if money.amount > 0)
    return CapitalSearch(need, held, _gap(need.amount, held), tuple(sources))


def _gap(wanted: Money | None, pledged: tuple[Money, ...]) -> Money | None:
    if wanted is None:
        return None
    for money in pledged:
        if money.currency == wanted.currency:
            left = wanted + Money(money.amount.copy_negate(), money.currency)
            return left if left.amount > 0 else Money(Decimal(0), wanted.currency)
    return wanted
