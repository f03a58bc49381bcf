"""What a use of the premises costs, by which rule, or why no price can be given."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from itertools import combinations, product
from math import gcd
from operator import mul
from typing import Final

from attrs import field, fields, frozen

from rocb.booking.terms import QUARTER_HOUR, Entitlement, Rate, Tariff, Terms, Unit
from rocb.checks import at_least, checked, faults_of, identifier, require, rule
from rocb.errors import Fault, InvalidValue
from rocb.members import Organisation
from rocb.money import Money, minor_digits, totals

_NO_TIME: Final = timedelta()
_EXACT: Final = Context(prec=100, rounding=ROUND_HALF_UP)


@frozen(field_transformer=checked)
class Item:
    """Something that is used: the id of a space, and how many of its places, each of which pays."""

    item: str = field(validator=identifier)
    places: int = field(default=1, validator=at_least(1))


_ID: Final = fields(Item).item


@frozen(field_transformer=checked)
class Line:
    """One line of a quote: `quantity` units at a `price`, for each of the `places`.

    `amount` is the product, rounded half up to the minor unit of the currency.
    """

    item: str
    quantity: Decimal = field(validator=rule(lambda number: number > 0, "a number above zero"))
    unit: Unit
    price: Money
    amount: Money
    places: int = field(default=1, validator=at_least(1))


@frozen(field_transformer=checked)
class Quote:
    """What is to be paid for one use, and the ids of the rules that say so.

    The rules are an entitlement, a tariff, or both in this order. `free` and `charged` are how much
    of the use the premises cost nothing and how much they are paid for.
    """

    rules: tuple[str, ...]
    lines: tuple[Line, ...]
    free: timedelta
    charged: timedelta

    def __attrs_post_init__(self) -> None:
        faults = []
        if not self.rules:
            faults.append(Fault("rules", self.rules, "one rule or more"))
        if self.free < _NO_TIME:
            faults.append(Fault("free", str(self.free), "a length of time that is not negative"))
        if self.charged < _NO_TIME:
            faults.append(
                Fault("charged", str(self.charged), "a length of time that is not negative")
            )
        if faults:
            raise InvalidValue(*faults)

    @property
    def totals(self) -> tuple[Money, ...]:
        """What the lines come to, one sum a currency; none where nothing is to be paid."""
        return totals(line.amount for line in self.lines)


@frozen(field_transformer=checked)
class NoEntitlement:
    """The organisation is not entitled to free use; `None` stands for one that is not known."""

    organisation: str | None


@frozen(field_transformer=checked)
class NoTariff:
    """Nobody stated what the item costs, a space or an extra."""

    item: str


def entitlement_of(terms: Terms, organisation: Organisation | None) -> Entitlement | None:
    """Return the first entitlement that holds for an organisation. Raises `InvalidValue`.

    An unknown organisation (`None`) has none; an unknown kind or country is among no others.
    """
    require("terms", Terms, terms)
    if organisation is not None:
        require("organisation", Organisation, organisation)
    return _entitlement(terms, organisation)


def _entitlement(terms: Terms, organisation: Organisation | None) -> Entitlement | None:
    if organisation is None:
        return None
    for entitlement in terms.entitlements:
        if organisation.id in entitlement.organisations:
            return entitlement
        if organisation.kind in entitlement.kinds and (
            not entitlement.countries or organisation.country in entitlement.countries
        ):
            return entitlement
    return None


def quote(
    terms: Terms,
    organisation: Organisation | None,
    items: tuple[Item, ...],
    extras: tuple[str, ...],
    length: timedelta,
    used: timedelta,
) -> Quote | tuple[NoEntitlement | NoTariff, ...]:
    """Return what one use of `items` for a `length` costs, or every reason why nobody can say.

    `used` is how much of its allowance the organisation has used up in the period; without an
    allowance it says nothing. An entitlement covers the items and never the extras, which are paid
    for the whole length. The cheapest days, half days and begun steps of hours that cover the
    length are charged, or the price for once; the cheapest before rounding, and of several the one
    with the fewest lines. Each line is rounded half up to the minor unit of its currency.

    Raises `InvalidValue`, also for an amount of more than 30 digits.
    """
    _require_all(terms, organisation, items, extras, length, used)
    entitlement = _entitlement(terms, organisation)
    free = _NO_TIME if entitlement is None else _free_time(entitlement, length, used)
    rules = (entitlement.id,) if entitlement is not None and free else ()
    charged = length - free
    if not charged and not extras:
        return Quote(rules, (), free, charged)
    uses = [(it, charged) for it in items if charged] + [(Item(it), length) for it in extras]
    tariff = terms.tariff
    wanted = dict.fromkeys(it.item for it, _ in uses)
    missing = tuple(NoTariff(it) for it in wanted if tariff is None or it not in tariff.by_item)
    if tariff is None or missing:
        known = None if organisation is None else organisation.id
        return missing if entitlement is not None else (NoEntitlement(known), *missing)
    lines = tuple(line for item, time in uses for line in _lines(tariff, item, time))
    return Quote((*rules, tariff.id), lines, free, charged)


def _require_all(
    terms: object, organisation: object, items: object, extras: object, length: object, used: object
) -> None:
    faults = []
    if not isinstance(terms, Terms):
        faults.append(Fault("terms", terms, "a Terms"))
    if organisation is not None and not isinstance(organisation, Organisation):
        faults.append(Fault("organisation", organisation, "an Organisation or null"))
    if type(items) is not tuple or set(map(type, items)) != {Item}:
        faults.append(Fault("items", items, "a tuple of one Item or more"))
    if type(extras) is not tuple or any(faults_of(_ID, it) for it in extras):
        faults.append(Fault("extras", extras, "a tuple of ids"))
    if not isinstance(length, timedelta) or length <= _NO_TIME:
        faults.append(Fault("length", length, "a length of time above zero"))
    if not isinstance(used, timedelta) or used < _NO_TIME:
        faults.append(Fault("used", used, "a length of time that is not negative"))
    if faults:
        raise InvalidValue(*faults)


def _free_time(entitlement: Entitlement, length: timedelta, used: timedelta) -> timedelta:
    if entitlement.allowance is None:
        return length
    if used >= entitlement.allowance.length:
        return _NO_TIME
    return min(length, entitlement.allowance.length - used)


@frozen
class _Stretch:
    """What one unit of a rate covers, in quarters of an hour, and what it costs.

    The cost is a whole number, and exact: prices have 10 digits after the point at most, and a
    quarter of an hour two more.
    """

    rate: Rate
    covers: int
    cost: int


_Cover = tuple[tuple[_Stretch, int], ...]


def _lines(tariff: Tariff, item: Item, length: timedelta) -> Iterator[Line]:
    """Yield the lines of the cheapest cover of a length, the longest units first."""
    whole, begun = divmod(length, QUARTER_HOUR)
    needed = whole + bool(begun)
    stretches = [_stretch(tariff, rate, needed) for rate in tariff.by_item[item.item]]
    for stretch, count in sorted(_cheapest(stretches, needed), key=lambda it: -it[0].covers):
        rate, quantity = stretch.rate, _quantity(stretch.rate.unit, stretch.covers, count)
        amount = _amount(rate.price, _EXACT.multiply(quantity, item.places))
        yield Line(item.item, quantity, rate.unit, rate.price, amount, item.places)


def _stretch(tariff: Tariff, rate: Rate, needed: int) -> _Stretch:
    covers = {
        Unit.ONCE: needed,
        Unit.HOUR: tariff.step // QUARTER_HOUR,
        Unit.HALF_DAY: tariff.half_day // QUARTER_HOUR,
        Unit.DAY: tariff.day // QUARTER_HOUR,
    }[rate.unit]
    cost = _EXACT.multiply(rate.price.amount, _quantity(rate.unit, covers, 1))
    return _Stretch(rate, covers, int(_EXACT.scaleb(cost, 12)))


def _quantity(unit: Unit, covers: int, count: int) -> Decimal:
    return _EXACT.divide(count * covers, 4) if unit is Unit.HOUR else Decimal(count)


def _amount(price: Money, quantity: Decimal) -> Money:
    smallest = Decimal((0, (1,), -minor_digits(price.currency)))
    product = _EXACT.multiply(price.amount, quantity)
    return Money(_EXACT.quantize(product, smallest), price.currency)


def _cheapest(stretches: Sequence[_Stretch], needed: int) -> _Cover:
    """Return the cheapest cover, and of several the one with the fewest lines."""
    once = [it for it in stretches if it.rate.unit is Unit.ONCE]
    timed = [it for it in stretches if it.rate.unit is not Unit.ONCE]
    timed.sort(key=lambda it: (Fraction(it.cost, it.covers), -it.covers))
    covers = [_cover(it, needed) for size in (1, 2, 3) for it in combinations(timed, size)]
    covers.extend(((it, 1),) for it in once)
    return min(covers, key=lambda cover: (sum(it.cost * count for it, count in cover), len(cover)))


def _cover(stretches: tuple[_Stretch, ...], needed: int) -> _Cover:
    """Return the cheapest cover with stretches of which the first costs least for its length.

    Where another stretch stands in a cover so often that the first fits in exactly, the first can
    stand there instead and the cover costs no more: so few numbers of the others have to be tried.
    Nor is one tried so often that it would do alone, unless it is alone.
    """
    best, *others = stretches
    covers, costs = [it.covers for it in others], [it.cost for it in stretches]
    tried = [min(best.covers // gcd(best.covers, it), -(-needed // it)) for it in covers]

    def completed(counts: tuple[int, ...]) -> tuple[int, ...]:
        left = needed - sum(map(mul, counts, covers))
        return (max(0, -(-left // best.covers)), *counts)

    counts = min(
        map(completed, product(*map(range, tried))),
        key=lambda counts: sum(map(mul, counts, costs)),
    )
    return tuple((it, count) for it, count in zip(stretches, counts, strict=True) if count)
