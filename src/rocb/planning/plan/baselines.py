"""Baselines: the plan as it was when it was adopted, kept beside today's."""

from datetime import date

from attrs import field, frozen

from rocb.checks import checked, each, identifier, repeated, rule, territory_code
from rocb.errors import InvalidValue
from rocb.money import Money
from rocb.periods import Days
from rocb.planning.plan.activities import Status
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class DonorBudget:
    """What one donor (`None` where unknown) is to pay in one currency."""

    donor: str | None = field(validator=identifier)
    amount: Money


def _once_each(budget: tuple[DonorBudget, ...]) -> bool:
    return len({(it.donor, it.amount.currency) for it in budget}) == len(budget)


@frozen(field_transformer=checked)
class BaselineLine:
    """An activity as the baseline has it; `activity` is its id, also if it was since removed.

    `days` are the actual ones of what had begun. `budget` holds one amount for each donor and
    currency; it is empty where no cost was stated. Members, goals and donors are kept by id, also
    if they are no longer known.
    """

    activity: str = field(validator=identifier)
    title: LocalizedText
    status: Status
    days: Days
    budget: tuple[DonorBudget, ...] = field(
        default=(), validator=rule(_once_each, "one amount for each donor and currency")
    )
    members: tuple[str, ...] = field(default=(), validator=each(territory_code))
    goals: tuple[str, ...] = field(default=(), validator=each(identifier))


@frozen(field_transformer=checked)
class Baseline:
    """The plan as `by` adopted it on a day; it is never changed afterwards."""

    name: LocalizedText
    adopted_on: date
    by: str
    source: Source
    lines: tuple[BaselineLine, ...]

    def __attrs_post_init__(self) -> None:
        faults = tuple(repeated("lines", getattr(self, "lines", ()), "activity"))
        if faults:
            raise InvalidValue(*faults)
