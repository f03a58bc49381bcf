"""Pledges: what a donor promised, and what became of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from attrs import field, frozen

from rocb.checks import above_zero, checked, exact, identifier, require
from rocb.errors import Fault, InvalidValue
from rocb.money import Money, positive
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class PledgeStatus(Enum):
    """How far a pledge is."""

    PLEDGED = "pledged"
    CONFIRMED = "confirmed"
    RECEIVED_IN_PART = "received_in_part"
    RECEIVED = "received"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


ENDED_PLEDGES: Final = frozenset(
    (PledgeStatus.RECEIVED, PledgeStatus.WITHDRAWN, PledgeStatus.LAPSED)
)

PLEDGE_STATUSES_AFTER: Final[Mapping[PledgeStatus, frozenset[PledgeStatus]]] = MappingProxyType(
    {
        PledgeStatus.PLEDGED: ENDED_PLEDGES
        | {PledgeStatus.CONFIRMED, PledgeStatus.RECEIVED_IN_PART},
        PledgeStatus.CONFIRMED: ENDED_PLEDGES | {PledgeStatus.RECEIVED_IN_PART},
        PledgeStatus.RECEIVED_IN_PART: ENDED_PLEDGES | {PledgeStatus.RECEIVED_IN_PART},
        **dict.fromkeys(ENDED_PLEDGES, frozenset[PledgeStatus]()),
    }
)
"""The states that may follow each; a donor who returns after the end makes a new pledge."""


@frozen(field_transformer=checked)
class PledgeStep:
    """What became of a pledge on a day.

    `amount` is what came in with a receipt in part, in the currency of the pledge. A receipt that
    is not in part brings all that was outstanding; a withdrawal or a lapse ends the rest.
    """

    status: PledgeStatus
    on: date
    source: Source
    amount: Decimal | None = field(default=None, validator=[exact, above_zero])
    why: LocalizedText | None = None

    def __attrs_post_init__(self) -> None:
        in_part = self.status is PledgeStatus.RECEIVED_IN_PART
        if in_part and self.amount is None:
            raise InvalidValue(Fault("amount", None, "an amount, which a receipt in part needs"))
        if not in_part and self.amount is not None:
            raise InvalidValue(Fault("amount", self.amount, f"left out of {self.status.value}"))


@frozen(field_transformer=checked)
class Pledge:
    """An amount that a donor pledged on a day, at a `conference` or (`None`) elsewhere.

    It is meant for one project, one capital need or one theme, or for nothing in particular.
    `history` holds its steps after the pledge itself, in order.
    """

    id: str = field(validator=identifier, metadata=names("pledges"))
    donor: str = field(metadata=refers_to("organisations"))
    amount: Money = field(validator=positive)
    pledged_on: date
    source: Source
    conference: str | None = field(default=None, metadata=refers_to("donor_conferences"))
    project: str | None = field(default=None, metadata=refers_to("projects"))
    capital_need: str | None = field(default=None, metadata=refers_to("capital_needs"))
    theme: str | None = field(default=None, metadata=refers_to("themes"))
    history: tuple[PledgeStep, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = [*_purpose_faults(self), *_step_faults(self), *_amount_faults(self)]
        if faults:
            raise InvalidValue(*faults)


def _purpose_faults(pledge: Any) -> Iterator[Fault]:
    purposes = ("project", "capital_need", "theme")
    stated = [name for name in purposes if getattr(pledge, name, None) is not None]
    for name in stated[1:]:
        expected = f"left out, as the pledge is for a {stated[0].replace('_', ' ')}"
        yield Fault(name, getattr(pledge, name), expected)


def _step_faults(pledge: Any) -> Iterator[Fault]:
    status, last = PledgeStatus.PLEDGED, getattr(pledge, "pledged_on", date.min)
    for index, step in enumerate(getattr(pledge, "history", ())):
        if not isinstance(step, PledgeStep):
            continue
        if step.on < last:
            yield Fault(f"history[{index}].on", step.on.isoformat(), f"{last} or later")
        if step.status not in PLEDGE_STATUSES_AFTER[status]:
            expected = f"possible after {status.value}"
            yield Fault(f"history[{index}].status", step.status.value, expected)
        status, last = step.status, step.on


def _amount_faults(pledge: Any) -> Iterator[Fault]:
    """Yield the receipts in part that leave nothing outstanding of the pledge, or less."""
    rest = getattr(pledge, "amount", None)
    if rest is None:
        return
    for index, step in enumerate(getattr(pledge, "history", ())):
        if isinstance(step, PledgeStep) and step.amount is not None:
            path, expected = f"history[{index}].amount", f"less than the {rest.amount} outstanding"
            if step.amount >= rest.amount:
                yield Fault(path, step.amount, expected)
            else:
                rest += Money(step.amount.copy_negate(), rest.currency)


def pledge_status(pledge: Pledge, on: date) -> PledgeStatus | None:
    """Return how far a pledge was at the end of a day, `None` before it was made."""
    require("pledge", Pledge, pledge)
    require("on", date, on)
    if on < pledge.pledged_on:
        return None
    return next(
        (step.status for step in reversed(pledge.history) if step.on <= on), PledgeStatus.PLEDGED
    )
