"""Baselines: the plan as it was when it was adopted, kept beside today's."""

from datetime import date

from attrs import field, frozen

from rocb.checks import checked, identifier, repeated, rule
from rocb.errors import InvalidValue
from rocb.money import Money
from rocb.periods import Days
from rocb.planning.plan.activities import Status
from rocb.sources import Source
from rocb.texts import LocalizedText


def _in_one_currency_each(budget: tuple[Money, ...]) -> bool:
    return len({money.currency for money in budget}) == len(budget)


@frozen(field_transformer=checked)
class BaselineLine:
    """An activity as the baseline has it; `activity` is its id, also if it was since removed.

    `budget` holds one amount for each currency; it is empty where no cost was stated.
    """

    activity: str = field(validator=identifier)
    title: LocalizedText
    status: Status
    days: Days
    budget: tuple[Money, ...] = field(
        default=(), validator=rule(_in_one_currency_each, "one amount for each currency")
    )


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
