"""A quote names the rule that it applied; where nobody can name a price, it says why."""

from datetime import timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product
from time import perf_counter
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.booking.limits import Period
from rocb.booking.quotes import Item, Line, NoEntitlement, NoTariff, Quote, quote
from rocb.booking.terms import Allowance, Entitlement, Rate, Tariff, Terms, Unit
from rocb.errors import InvalidValue
from rocb.members import Organisation, OrganisationKind
from rocb.money import Money
from rocb.sources import Source
from rocb.texts import LocalizedText

STATED = Source("made for a test")
NAME = LocalizedText("A name")
MINUTE, QUARTER, HOUR, DAY = (timedelta(minutes=it) for it in (1, 15, 60, 1440))
NOTHING = timedelta()
CUSTOMS = Organisation("customs", NAME, OrganisationKind.CUSTOMS_ADMINISTRATION, STATED, "TR")
BANK = Organisation("bank", NAME, OrganisationKind.BUSINESS, STATED, "TR")
FREE = Entitlement("free", NAME, STATED, kinds=(OrganisationKind.CUSTOMS_ADMINISTRATION,))
HALL = (Item("hall"),)


def money(amount: str, currency: str = "AZN") -> Money:
    return Money(Decimal(amount), currency)


def rates(item="hall", currency="AZN", **prices: str) -> tuple[Rate, ...]:
    """Rates of an item by the names of their units, such as half_day="30"."""
    return tuple(
        Rate(item, Unit(unit), money(price, currency)) for unit, price in prices.items() if price
    )


def tariff(*some: Rate, **lengths) -> Tariff:
    return Tariff("tariff", NAME, some, STATED, **lengths)


USUAL = tariff(
    *rates(hour="10", half_day="30", day="50"),
    *rates("coffee", once="4.50"),
    *rates("booth", day="100", currency="EUR"),
)


USUALLY = Terms((FREE,), USUAL)


def asked(terms: Any = USUALLY, organisation: Any = BANK, **changes: Any):
    """What is answered where the bank uses the hall for an hour, or something is changed."""
    values = {"items": HALL, "extras": (), "length": HOUR, "used": NOTHING, **changes}
    return quote(terms, organisation, **values)


def quoted(terms: Any = USUALLY, organisation: Any = BANK, **changes: Any) -> Quote:
    found: object = asked(terms, organisation, **changes)
    assert isinstance(found, Quote)
    return found


def charged(length: timedelta, some: Tariff = USUAL, **changes) -> list[tuple[str, Unit]]:
    """The quantities and units of the lines that somebody pays for a length."""
    lines = quoted(Terms((), some), length=length, **changes).lines
    return [(str(line.quantity), line.unit) for line in lines]


def amounts(length: timedelta, some: Tariff = USUAL, **changes) -> list[str]:
    lines = quoted(Terms((), some), length=length, **changes).lines
    return [str(line.amount.amount) for line in lines]


def with_allowance(hours: float, some: Tariff | None = USUAL) -> Terms:
    allowance = Allowance(timedelta(hours=hours), Period.MONTH)
    return Terms((attrs.evolve(FREE, allowance=allowance),), some)


def test_who_is_entitled_pays_nothing_and_the_quote_names_the_entitlement():
    assert asked(organisation=CUSTOMS, length=3 * HOUR) == Quote(("free",), (), 3 * HOUR, NOTHING)


def test_who_is_entitled_needs_no_tariff():
    assert quoted(Terms((FREE,)), CUSTOMS).totals == ()


def test_who_is_not_entitled_pays_the_tariff_and_the_quote_names_it():
    line = Line("hall", Decimal(1), Unit.HOUR, money("10"), money("10"))
    assert asked(length=HOUR) == Quote(("tariff",), (line,), NOTHING, HOUR)


def test_an_unknown_organisation_is_not_entitled_and_may_be_charged():
    assert asked(organisation=None) == asked(organisation=BANK)


def test_no_tariff_and_no_entitlement_is_a_reason_and_never_a_price_of_zero():
    assert asked(Terms((FREE,)), BANK) == (NoEntitlement("bank"), NoTariff("hall"))
    assert asked(Terms((FREE,)), None) == (NoEntitlement(None), NoTariff("hall"))


def test_a_price_of_zero_that_somebody_stated_is_a_price():
    found = quoted(Terms((), tariff(*rates(hour="0"))))
    assert (found.rules, found.totals) == (("tariff",), (money("0"),))


def test_every_reason_is_given_at_once_and_none_twice():
    items = (Item("hall"), Item("cellar", 2), Item("roof"), Item("cellar"))
    assert asked(items=items, extras=("choir", "coffee", "choir")) == (
        NoEntitlement("bank"),
        NoTariff("cellar"),
        NoTariff("roof"),
        NoTariff("choir"),
    )


def test_an_entitlement_covers_the_premises_and_no_extras():
    found = quoted(organisation=CUSTOMS, extras=("coffee",), length=3 * HOUR)
    assert [line.item for line in found.lines] == ["coffee"]
    assert found.rules == ("free", "tariff")
    assert (found.free, found.charged) == (3 * HOUR, NOTHING)
    assert found.totals == (money("4.50"),)


def test_an_extra_without_a_rate_is_a_reason_though_the_premises_are_free():
    assert asked(organisation=CUSTOMS, extras=("choir",)) == (NoTariff("choir"),)
    assert asked(Terms((FREE,)), CUSTOMS, extras=("coffee",)) == (NoTariff("coffee"),)


def test_an_extra_is_paid_for_the_whole_length_however_much_of_it_is_free():
    terms = with_allowance(2, tariff(*rates(hour="10"), *rates("booth", hour="1")))
    found = quoted(terms, CUSTOMS, extras=("booth",), length=3 * HOUR)
    assert [f"{line.quantity} {line.item}" for line in found.lines] == ["1 hall", "3 booth"]


def test_an_allowance_that_lasts_leaves_nothing_to_pay():
    found = quoted(with_allowance(5), CUSTOMS, length=3 * HOUR, used=2 * HOUR)
    assert found == Quote(("free",), (), 3 * HOUR, NOTHING)


def test_an_allowance_that_runs_out_on_the_way_names_both_rules():
    found = quoted(with_allowance(5), CUSTOMS, length=3 * HOUR, used=4 * HOUR)
    assert (found.rules, found.free, found.charged) == (("free", "tariff"), HOUR, 2 * HOUR)
    assert found.totals == (money("20"),)


@pytest.mark.parametrize("used", [5 * HOUR, 5 * HOUR + QUARTER, timedelta.max])
def test_an_allowance_that_is_used_up_leaves_everything_to_the_tariff(used):
    found = quoted(with_allowance(5), CUSTOMS, length=2 * HOUR, used=used)
    assert (found.rules, found.free, found.charged) == (("tariff",), NOTHING, 2 * HOUR)


def test_beyond_its_allowance_an_entitled_organisation_lacks_a_tariff_and_no_entitlement():
    assert asked(with_allowance(0, None), CUSTOMS) == (NoTariff("hall"),)


def test_what_was_used_says_nothing_where_there_is_no_allowance():
    assert quoted(organisation=CUSTOMS, used=timedelta.max).free == HOUR
    assert quoted(organisation=BANK, used=timedelta.max).charged == HOUR


@pytest.mark.parametrize(
    ("hours", "lines"),
    [
        (1, [("1", Unit.HOUR)]),
        (3, [("1", Unit.HALF_DAY)]),
        (4, [("1", Unit.HALF_DAY)]),
        (5, [("1", Unit.HALF_DAY), ("1", Unit.HOUR)]),
        (7, [("1", Unit.DAY)]),
        (8, [("1", Unit.DAY)]),
        (9, [("1", Unit.DAY), ("1", Unit.HOUR)]),
        (13, [("1", Unit.DAY), ("1", Unit.HALF_DAY), ("1", Unit.HOUR)]),
        (15, [("2", Unit.DAY)]),
    ],
)
def test_the_cheapest_days_half_days_and_hours_are_charged(hours, lines):
    assert charged(hours * HOUR, tariff(*rates(hour="10", half_day="29", day="50"))) == lines


def test_a_begun_hour_counts_whole():
    assert charged(HOUR + timedelta(microseconds=1)) == [("2", Unit.HOUR)]
    assert charged(timedelta(microseconds=1)) == [("1", Unit.HOUR)]


def test_a_begun_step_counts_whole_and_is_given_in_hours():
    some = tariff(*rates(hour="10"), step=QUARTER)
    assert charged(HOUR + MINUTE, some) == [("1.25", Unit.HOUR)]
    assert amounts(HOUR + MINUTE, some) == ["12.50"]
    assert charged(HOUR, some) == [("1", Unit.HOUR)]
    assert charged(3 * HOUR, tariff(*rates(hour="10"), step=2 * HOUR)) == [("4", Unit.HOUR)]


@pytest.mark.parametrize(
    ("unit", "length", "count"),
    [
        ("day", QUARTER, "1"),
        ("day", 8 * HOUR, "1"),
        ("day", 8 * HOUR + MINUTE, "2"),
        ("half_day", 4 * HOUR, "1"),
        ("half_day", 5 * HOUR, "2"),
        ("half_day", 9 * HOUR, "3"),
        ("once", MINUTE, "1"),
        ("once", 400 * DAY, "1"),
    ],
)
def test_an_item_with_one_rate_is_charged_by_its_begun_units(unit, length, count):
    assert charged(length, tariff(*rates(**{unit: "7"}))) == [(count, Unit(unit))]


def test_a_price_for_once_competes_with_the_others():
    some = tariff(*rates(hour="10", once="25"))
    assert charged(2 * HOUR, some) == [("2", Unit.HOUR)]
    assert charged(3 * HOUR, some) == [("1", Unit.ONCE)]


def test_units_that_cost_more_than_shorter_ones_are_left_out():
    some = tariff(*rates(hour="1", half_day="30", day="500"))
    assert charged(25 * HOUR, some) == [("25", Unit.HOUR)]


def test_of_equally_cheap_covers_the_one_with_the_fewest_lines_is_charged():
    assert charged(5 * HOUR, tariff(*rates(hour="10", half_day="40"))) == [("5", Unit.HOUR)]
    assert charged(12 * HOUR, tariff(*rates(half_day="40", day="80"))) == [("3", Unit.HALF_DAY)]
    assert charged(5 * HOUR, tariff(*rates(hour="10", half_day="40", once="50"))) in (
        [("5", Unit.HOUR)],
        [("1", Unit.ONCE)],
    )


def test_of_equally_cheap_covers_once_is_one_line():
    some = tariff(*rates(hour="10", half_day="35", once="45"))
    assert charged(5 * HOUR, some) == [("1", Unit.ONCE)]


def test_a_dearer_unit_is_charged_where_it_fits_better():
    some = tariff(*rates(hour="1", day="8.50"), step=3 * HOUR)
    assert charged(100 * HOUR, some) == [("2", Unit.DAY), ("84", Unit.HOUR)]


def test_dearer_units_that_cover_far_too_much_give_nothing_back():
    some = tariff(*rates(hour="1", half_day="4.05", day="8.10"), step=5 * QUARTER)
    assert charged(33 * QUARTER, some) == [("8.75", Unit.HOUR)]


def test_every_place_pays():
    found = quoted(Terms((), tariff(*rates("parking", hour="0.50"))), items=(Item("parking", 3),))
    (line,) = found.lines
    assert (str(line.quantity), line.places, line.amount) == ("1", 3, money("1.50"))


def test_nothing_is_converted():
    found = quoted(items=(Item("booth"), Item("hall")), extras=("booth", "coffee"))
    assert found.totals == (money("14.50"), money("200", "EUR"))


@pytest.mark.parametrize(
    ("price", "currency", "amount"),
    [
        ("0.005", "AZN", "0.01"),
        ("0.0049999999", "AZN", "0.00"),
        ("0.015", "AZN", "0.02"),
        ("0.025", "AZN", "0.03"),
        ("0.5", "JPY", "1"),
        ("1.5", "JPY", "2"),
        ("2.4999", "JPY", "2"),
        ("0.0005", "KWD", "0.001"),
        ("7", "KWD", "7.000"),
    ],
)
def test_amounts_are_rounded_half_up_to_the_minor_unit(price, currency, amount):
    assert amounts(HOUR, tariff(*rates(hour=price, currency=currency))) == [amount]


def test_a_line_is_rounded_once_and_after_multiplying():
    some = tariff(*rates(hour="0.004"), step=QUARTER)
    assert amounts(HOUR + QUARTER, some, items=(Item("hall", 100),)) == ["0.50"]


def test_amounts_are_exact_whatever_precision_the_host_has_set():
    some = tariff(*rates(hour="1234567.89", half_day="4938271.55"))
    with localcontext() as context:
        context.prec = 3
        found = amounts(13 * HOUR, some, items=(Item("hall", 7),))
    assert found == ["103703702.55", "8641975.23"]


TEN_YEARS = 3652 * DAY


def test_ten_years_are_charged_exactly():
    assert charged(TEN_YEARS) == [(str(3652 * 3), Unit.DAY)]
    assert amounts(TEN_YEARS) == ["547800.00"]


@pytest.mark.timed
def test_the_longest_length_there_is_is_quoted_in_no_time():
    odd = {"day": 24 * HOUR, "half_day": 23 * HOUR + 3 * QUARTER, "step": 22 * HOUR + 3 * QUARTER}
    some = tariff(*rates(hour="10", half_day="234", day="239"), **odd)
    began = perf_counter()
    (line,) = quoted(Terms((), some), length=timedelta.max, used=timedelta.max).lines[:1]
    assert perf_counter() - began < 0.5
    assert line.amount.amount > 10**10


ALIKE = st.sampled_from(["0", "5", "10", "20", "40", "80"])
PRICES = st.none() | ALIKE | st.decimals(0, 60, places=1).map(str)
SOME_RATES = st.fixed_dictionaries(
    {"hour": PRICES, "half_day": PRICES, "day": PRICES, "once": st.none() | PRICES}
).filter(lambda prices: any(prices.values()))


@st.composite
def tariffs(draw) -> Tariff:
    step, half_day, day = sorted(draw(st.lists(st.integers(1, 96), min_size=3, max_size=3)))
    lengths = (step, min(half_day, 95), max(day, min(half_day, 95) + 1))
    usual = draw(st.sampled_from([(4, 16, 32), (4, 18, 36), (2, 14, 30), (1, 16, 40), lengths]))
    names = ("step", "half_day", "day")
    return tariff(
        *rates(**draw(SOME_RATES)), **{a: b * QUARTER for a, b in zip(names, usual, strict=True)}
    )


def offers(some: Tariff) -> list[tuple[int, Fraction]]:
    """How many quarters of an hour each unit of the hall covers, and its price."""
    hours = Fraction(some.step // QUARTER, 4)
    found = []
    for rate in some.rates:
        price = Fraction(rate.price.amount)
        if rate.unit is Unit.HOUR:
            found.append((some.step // QUARTER, price * hours))
        elif rate.unit is Unit.HALF_DAY:
            found.append((some.half_day // QUARTER, price))
        elif rate.unit is Unit.DAY:
            found.append((some.day // QUARTER, price))
        else:
            found.append((10**6, price))
    return found


def cost_of(found: Quote) -> Fraction:
    """What the lines cost before rounding."""
    return sum(
        (Fraction(it.quantity) * Fraction(it.price.amount) for it in found.lines), Fraction()
    )


def quarters_covered(found: Quote, some: Tariff) -> Fraction:
    lengths = {
        Unit.HOUR: Fraction(4),
        Unit.HALF_DAY: Fraction(some.half_day // QUARTER),
        Unit.DAY: Fraction(some.day // QUARTER),
        Unit.ONCE: Fraction(10**6),
    }
    return sum((Fraction(it.quantity) * lengths[it.unit] for it in found.lines), Fraction())


def cheapest_by_dynamic_programming(some: Tariff, quarters: int) -> Fraction:
    costs = [Fraction()]
    for needed in range(1, quarters + 1):
        costs.append(min(price + costs[max(0, needed - it)] for it, price in offers(some)))
    return costs[-1]


@settings(deadline=None, max_examples=150)
@given(tariffs(), st.integers(1, 1500))
def test_no_cover_is_cheaper_than_the_one_that_is_charged(some, quarters):
    found = quoted(Terms((), some), length=quarters * QUARTER)
    assert quarters_covered(found, some) >= quarters
    assert cost_of(found) == cheapest_by_dynamic_programming(some, quarters)


@settings(deadline=None, max_examples=100)
@given(tariffs(), st.integers(1, 60))
def test_no_cover_as_cheap_has_fewer_lines(some, quarters):
    known = offers(some)
    most = [range(-(-quarters // size) + 1) for size, _ in known]
    fewest = min(
        (
            sum(n * price for n, (_, price) in zip(counts, known, strict=True)),
            sum(map(bool, counts)),
        )
        for counts in product(*most)
        if sum(n * size for n, (size, _) in zip(counts, known, strict=True)) >= quarters
    )
    found = quoted(Terms((), some), length=quarters * QUARTER)
    assert (cost_of(found), len(found.lines)) == fewest


@settings(deadline=None)
@given(st.integers(1, 10**9), st.integers(0, 1000), st.integers(0, 10**9))
def test_free_and_charged_time_make_up_the_length(length, seconds, used):
    microsecond = timedelta(microseconds=1)
    allowance = Allowance(timedelta(seconds=seconds), Period.WEEK)
    allowed = seconds * 1_000_000
    terms = Terms((attrs.evolve(FREE, allowance=allowance),), USUAL)
    found = quoted(terms, CUSTOMS, length=length * microsecond, used=used * microsecond)
    assert found.free + found.charged == length * microsecond
    assert found.free == sorted([0, allowed - used, length])[1] * microsecond
    assert bool(found.lines) == bool(found.charged)


@settings(deadline=None)
@given(tariffs(), st.integers(1, 10**15), st.integers(1, 2**53 - 1))
def test_any_length_is_quoted_at_amounts_that_are_the_products_of_their_lines(some, length, places):
    found = quoted(
        Terms((), some), items=(Item("hall", places),), length=timedelta(microseconds=length)
    )
    for line in found.lines:
        exact = Fraction(line.quantity) * Fraction(line.price.amount) * places
        assert Fraction(line.amount.amount) == int(exact * 100 + Fraction(1, 2)) / Fraction(100)
    assert [line.item for line in found.lines] == ["hall"] * len(found.lines)


def faults(make, *args, **changes) -> list[str]:
    with pytest.raises(InvalidValue) as caught:
        make(*args, **changes)
    return [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"terms": USUAL}, "terms"),
        ({"organisation": "bank"}, "organisation"),
        ({"items": ()}, "items"),
        ({"items": ["hall"]}, "items"),
        ({"items": ("hall",)}, "items"),
        ({"items": None}, "items"),
        ({"extras": ["coffee"]}, "extras"),
        ({"extras": "coffee"}, "extras"),
        ({"extras": (["coffee"],)}, "extras"),
        ({"extras": ("\n",)}, "extras"),
        ({"extras": None}, "extras"),
        ({"length": NOTHING}, "length"),
        ({"length": timedelta.min}, "length"),
        ({"length": 3600}, "length"),
        ({"used": -MINUTE}, "used"),
        ({"used": None}, "used"),
    ],
)
def test_what_is_no_use_of_the_premises_is_refused(changes, path):
    assert faults(asked, **changes) == [path]


def test_every_fault_of_a_question_is_found_at_once():
    paths = ["terms", "organisation", "items", "extras", "length", "used"]
    assert faults(quote, None, "bank", "hall", "coffee", 1, -1) == paths


@pytest.mark.parametrize(("item", "places"), [("hall", 0), ("hall", -1), ("hall", True)])
def test_an_item_has_one_place_or_more(item, places):
    assert faults(Item, item, places) == ["places"]


def test_an_amount_of_too_many_digits_is_refused():
    dear = tariff(*rates(hour="9" * 30))
    assert faults(asked, Terms((), dear), length=2 * HOUR) == ["amount"]
    most = Item("hall", 2**53 - 1)
    assert faults(asked, Terms((), dear), items=(most,), length=timedelta.max) == ["amount"]


def test_a_quote_refuses_what_it_cannot_hold():
    assert faults(Quote, (), (), -HOUR, -HOUR) == ["rules", "free", "charged"]
    assert faults(Quote, ("free",), ("line",), HOUR, NOTHING) == ["lines[0]"]


def test_a_line_is_of_something():
    assert faults(Line, "hall", Decimal(0), Unit.HOUR, money("1"), money("0")) == ["quantity"]
