"""Pricing: what it costs to send experts, in whole numbers of one currency."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import reduce
from typing import Any, Final

from attrs import field, frozen

from rocb.checks import EXACT, checked, is_exact, repeated, rule
from rocb.errors import InvalidValue
from rocb.money import CURRENCIES, Money, minor_digits
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.fees import DonorRule, donor_faults
from rocb.planning.experts.mission_costs import mission_cost
from rocb.planning.plan.places import Mode
from rocb.planning.staffing.posts import Post
from rocb.sources import Source

_EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP)
_CURRENCY: Final = rule(CURRENCIES.__contains__, "a currency of ISO 4217")
_WORTH: Final = rule(lambda worth: is_exact(worth) and worth > 0, f"above zero, and {EXACT}")


@frozen(field_transformer=checked)
class ExchangeRate:
    """What one unit of a currency is worth in the currency that is reckoned in."""

    currency: str = field(validator=_CURRENCY)
    worth: Decimal = field(validator=_WORTH)
    source: Source


@frozen(field_transformer=checked)
class Pricing:
    """How missions are priced: by the rules of donors, reckoned in one currency.

    An amount in another currency without a rate has no known price. Raises `InvalidValue`.
    """

    currency: str = field(validator=_CURRENCY)
    rules: tuple[DonorRule, ...] = ()
    rates: tuple[ExchangeRate, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = [
            *donor_faults("rules", getattr(self, "rules", ())),
            *repeated("rates", getattr(self, "rates", ()), "currency"),
        ]
        if faults:
            raise InvalidValue(*faults)


def prices(
    pricing: Pricing, posts: Iterable[Post], able: Mapping[str, Iterable[Expert]]
) -> dict[tuple[str, str], int | None]:
    """Return what it costs to send each expert who is able, by the ids of role and expert.

    It is in the smallest unit of the currency, rounded half up; `None` where anything is unknown.
    The days of work are those of the activity and of preparation; who works online, or in the
    country of the own administration, does not travel.
    """
    worth = {pricing.currency: Decimal(1)} | {it.currency: it.worth for it in pricing.rates}
    unit = Decimal(f"1e{minor_digits(pricing.currency)}")
    known: dict[tuple[Any, ...], int | None] = {}
    found: dict[tuple[str, str], int | None] = {}
    for post in posts:
        role, working = post.role, post.role.preparation + len(post.activity.days)
        away = len(post.activity.days) + 2 * role.travel
        for expert in able[role.id]:
            journey = travels(expert, post)
            key = (expert.id, role.donor, working, away, journey)
            if key not in known:
                cost = mission_cost(
                    expert,
                    pricing.rules,
                    donor=role.donor,
                    working=working,
                    away=away,
                    travels=journey,
                )
                known[key] = _reckoned(cost.total, worth, unit)
            found[role.id, expert.id] = known[key]
    return found


def travels(expert: Expert, post: Post) -> bool:
    """Return whether an expert has to travel to a post; where nobody said, they have to."""
    place = post.activity.place
    if post.activity.mode is Mode.ONLINE:
        return False
    return place is None or place.country is None or expert.administration[:2] != place.country


def _reckoned(
    amounts: tuple[Money, ...] | None, worth: Mapping[str, Decimal], unit: Decimal
) -> int | None:
    if amounts is None or any(it.currency not in worth for it in amounts):
        return None
    total = reduce(
        _EXACT.add, (_EXACT.multiply(it.amount, worth[it.currency]) for it in amounts), Decimal(0)
    )
    return int(_EXACT.multiply(total, unit).to_integral_value(context=_EXACT))
