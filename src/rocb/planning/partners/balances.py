"""What became of pledges: per donor and currency, and of those that a conference brought."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.money import Money, totals
from rocb.planning.partners.conferences import DonorConference
from rocb.planning.partners.pledges import ENDED_PLEDGES, Pledge, PledgeStatus, pledge_status


@frozen(field_transformer=checked)
class PledgeBalance:
    """What a donor pledged in one currency, and what became of it by a day.

    What was `received`, `withdrawn`, `lapsed` and is still `outstanding` adds up to what was
    `pledged`; none of them is below zero.
    """

    donor: str
    pledged: Money
    received: Money
    withdrawn: Money
    lapsed: Money
    outstanding: Money


@frozen(field_transformer=checked)
class ConferenceOutcome:
    """What a donor conference brought: per donor and currency, and who is still to be asked.

    `absent` were invited and did not come, `silent` came and pledged nothing. Both are `None` until
    the conference is over, and where nobody said who came.
    """

    balances: tuple[PledgeBalance, ...]
    absent: tuple[str, ...] | None
    silent: tuple[str, ...] | None


def pledge_balance(pledge: Pledge, on: date) -> PledgeBalance | None:
    """Return what became of one pledge by the end of a day, `None` before it was made."""
    status = pledge_status(pledge, on)
    if status is None:
        return None
    currency = pledge.amount.currency
    parts = [it.amount for it in pledge.history if it.amount is not None and it.on <= on]
    none = Money(Decimal(0), currency)
    received = sum((Money(part, currency) for part in parts), none)
    rest = pledge.amount + Money(received.amount.copy_negate(), currency)
    return PledgeBalance(
        donor=pledge.donor,
        pledged=pledge.amount,
        received=pledge.amount if status is PledgeStatus.RECEIVED else received,
        withdrawn=rest if status is PledgeStatus.WITHDRAWN else none,
        lapsed=rest if status is PledgeStatus.LAPSED else none,
        outstanding=none if status in ENDED_PLEDGES else rest,
    )


def pledge_balances(pledges: Iterable[Pledge], on: date) -> tuple[PledgeBalance, ...]:
    """Return what became of pledges by the end of a day, one row a donor and currency, in order.

    Pledges made later are left out. Nothing is converted.
    """
    require("on", date, on)
    groups: dict[tuple[str, str], list[PledgeBalance]] = {}
    for pledge in listed("pledges", Pledge, pledges):
        balance = pledge_balance(pledge, on)
        if balance is not None:
            groups.setdefault((pledge.donor, pledge.amount.currency), []).append(balance)
    return tuple(_summed(rows) for _, rows in sorted(groups.items()))


def _summed(rows: list[PledgeBalance]) -> PledgeBalance:
    return PledgeBalance(
        rows[0].donor,
        *totals(row.pledged for row in rows),
        *totals(row.received for row in rows),
        *totals(row.withdrawn for row in rows),
        *totals(row.lapsed for row in rows),
        *totals(row.outstanding for row in rows),
    )


def conference_outcome(
    conference: DonorConference, pledges: Iterable[Pledge], on: date
) -> ConferenceOutcome:
    """Return what came of a conference by the end of a day; other pledges are passed over."""
    require("conference", DonorConference, conference)
    made = [it for it in listed("pledges", Pledge, pledges) if it.conference == conference.id]
    balances = pledge_balances(made, on)
    if conference.attended is None or on < conference.days.last:
        return ConferenceOutcome(balances, absent=None, silent=None)
    donors = {balance.donor for balance in balances}
    return ConferenceOutcome(
        balances,
        absent=tuple(sorted(set(conference.invited) - set(conference.attended))),
        silent=tuple(sorted(set(conference.attended) - donors)),
    )
