"""The terms of use: who has the premises free of charge, and what everybody else pays."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from rocb.booking.limits import Period, not_negative
from rocb.checks import checked, country_code, distinct, each, identifier, rule
from rocb.errors import Fault, InvalidValue
from rocb.members import OrganisationKind
from rocb.money import Money
from rocb.sources import Source
from rocb.texts import LocalizedText

QUARTER_HOUR: Final = timedelta(minutes=15)
"""What the units of a tariff are measured in, so that hours of them are exact decimals."""

_quarter_hours: Final = rule(
    lambda length: (
        timedelta() < length <= timedelta(days=1) and length % QUARTER_HOUR == timedelta()
    ),
    "a number of quarters of an hour, one to 96",
)


class Unit(Enum):
    """What a price is for: the whole use however long it is, or a stretch of it."""

    ONCE = "once"
    HOUR = "hour"
    HALF_DAY = "half_day"
    DAY = "day"


@frozen(field_transformer=checked)
class Rate:
    """The price of one unit of an item: the id of a space, or of an extra such as coffee."""

    item: str = field(validator=identifier)
    unit: Unit
    price: Money = field(validator=rule(lambda price: price.amount >= 0, "a price of zero or more"))


@frozen(field_transformer=checked)
class Tariff:
    """What is paid where nothing entitles to free use.

    `half_day` and `day` are the lengths that a half day and a day cover, at most. Hours are charged
    in steps, of which a begun one counts whole. All three are whole quarters of an hour. An item
    may have one rate a unit, all of them in one currency.
    """

    id: str = field(validator=identifier)
    name: LocalizedText
    rates: tuple[Rate, ...]
    source: Source
    half_day: timedelta = field(default=timedelta(hours=4), validator=_quarter_hours)
    day: timedelta = field(default=timedelta(hours=8), validator=_quarter_hours)
    step: timedelta = field(default=timedelta(hours=1), validator=_quarter_hours)

    def __attrs_post_init__(self) -> None:
        faults = list(_rate_faults(self.rates))
        if self.half_day < self.step:
            faults.append(Fault("half_day", str(self.half_day), f"{self.step} or more"))
        if self.day <= self.half_day:
            faults.append(Fault("day", str(self.day), f"more than {self.half_day}"))
        if faults:
            raise InvalidValue(*faults)

    @cached_property
    def by_item(self) -> Mapping[str, tuple[Rate, ...]]:
        """The rates of each item."""
        found: dict[str, tuple[Rate, ...]] = {}
        for rate in self.rates:
            found[rate.item] = (*found.get(rate.item, ()), rate)
        return MappingProxyType(found)


def _rate_faults(rates: tuple[Rate, ...]) -> Iterator[Fault]:
    places: dict[tuple[str, Unit], int] = {}
    currencies: dict[str, str] = {}
    for index, rate in enumerate(rates):
        first = places.setdefault((rate.item, rate.unit), index)
        if first != index:
            expected = f"a new item or unit: rates[{first}] has both"
            yield Fault(f"rates[{index}]", f"{rate.item}, {rate.unit.value}", expected)
        currency = currencies.setdefault(rate.item, rate.price.currency)
        if rate.price.currency != currency:
            expected = f"{currency}, as in the other rates of {rate.item}"
            yield Fault(f"rates[{index}].price.currency", rate.price.currency, expected)


@frozen(field_transformer=checked)
class Allowance:
    """How long one organisation has the premises free of charge in each period."""

    length: timedelta = field(validator=not_negative)
    period: Period


@frozen(field_transformer=checked)
class Entitlement:
    """A rule by which organisations have the premises free of charge, extras excepted.

    It holds for the organisations named by their ids, and for those of the `kinds`, in all
    countries or in the `countries` alone. Beyond the `allowance` they pay; `None` is no limit.
    """

    id: str = field(validator=identifier)
    name: LocalizedText
    source: Source
    organisations: tuple[str, ...] = field(default=(), validator=each(identifier))
    kinds: tuple[OrganisationKind, ...] = field(default=(), validator=distinct)
    countries: tuple[str, ...] = field(default=(), validator=each(country_code))
    allowance: Allowance | None = None

    def __attrs_post_init__(self) -> None:
        if not self.organisations and not self.kinds:
            raise InvalidValue(Fault("kinds", self.kinds, "one or more, where none is named by id"))
        if self.countries and not self.kinds:
            raise InvalidValue(Fault("countries", self.countries, "empty where no kind is given"))


@frozen(field_transformer=checked)
class Terms:
    """The entitlements, of which the first that holds is applied, and the tariff for all others.

    Without a tariff nothing can be charged: who is not entitled is refused, never let in for free.
    """

    entitlements: tuple[Entitlement, ...] = ()
    tariff: Tariff | None = None

    def __attrs_post_init__(self) -> None:
        places: dict[str, str] = {}
        faults = []
        named = [(f"entitlements[{at}].id", it.id) for at, it in enumerate(self.entitlements)]
        if self.tariff is not None:
            named.append(("tariff.id", self.tariff.id))
        for place, id_ in named:
            first = places.setdefault(id_, place)
            if first != place:
                faults.append(Fault(place, id_, f"a new id: it stands at {first}"))
        if faults:
            raise InvalidValue(*faults)
