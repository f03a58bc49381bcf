"""What became of the money of a project, as transactions of IATI."""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import evolve

from rocb.iati.activities import IatiOrganisation, Transaction
from rocb.iati.codes import TransactionType
from rocb.iati.omissions import Omission, OmissionReason
from rocb.money import Money
from rocb.planning.partners.pledges import Pledge, PledgeStatus
from rocb.planning.plan.activities import Activity


def pledge_transactions(
    pledge: Pledge, provider: IatiOrganisation, on: date
) -> Iterator[Transaction | Omission]:
    """Yield what became of a pledge for a project by the end of a day; later steps are omitted.

    The pledge itself, its confirmation (an incoming commitment) and each receipt (incoming funds)
    are one transaction each. What was withdrawn or lapsed is taken off what was promised, so that
    the pledges and the commitments add up to what still stands or came in.
    """
    for record, it in _moves(pledge):
        if it.on <= on:
            yield evolve(it, provider=provider)
        else:
            yield Omission(pledge.project or "", record, OmissionReason.LATER)


def _moves(pledge: Pledge) -> Iterator[tuple[str, Transaction]]:
    rest = pledge.amount
    promised = [TransactionType.INCOMING_PLEDGE]
    yield pledge.id, Transaction(TransactionType.INCOMING_PLEDGE, pledge.pledged_on, rest)
    for index, step in enumerate(pledge.history):
        record, amount = f"{pledge.id}/history[{index}]", rest
        match step.status:
            case PledgeStatus.CONFIRMED:
                promised.append(TransactionType.INCOMING_COMMITMENT)
                types = promised[-1:]
            case PledgeStatus.RECEIVED | PledgeStatus.RECEIVED_IN_PART:
                types = [TransactionType.INCOMING_FUNDS]
                if step.amount is not None:
                    amount = Money(step.amount, rest.currency)
                rest += _taken_off(amount)
            case _:
                types, amount = promised, _taken_off(rest)
        for it in types:
            yield record, Transaction(it, step.on, amount, text=step.why)


def _taken_off(amount: Money) -> Money:
    return Money(amount.amount.copy_negate(), amount.currency)


def expenditures(
    activity: Activity, project: str, days: Mapping[str, date]
) -> Iterator[Transaction | Omission]:
    """Yield what was spent on an activity of a project, dated as `days` say by its id.

    What has no day is omitted, as are commitments, of which nobody states a day.
    """
    day = days.get(activity.id)
    for index, cost in enumerate(activity.costs):
        record = f"{activity.id}/costs[{index}]"
        if cost.committed:
            yield Omission(project, f"{record}.committed", OmissionReason.UNDATED)
        if not cost.spent:
            continue
        if day is None:
            yield Omission(project, f"{record}.spent", OmissionReason.UNDATED)
            continue
        spent = Money(cost.spent, cost.amount.currency)
        yield Transaction(TransactionType.EXPENDITURE, day, spent, text=activity.title)
