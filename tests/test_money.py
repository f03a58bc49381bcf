"""Exact amounts of money, each in one currency."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Fault, InvalidValue, MixedCurrencies, Money, totals
from rocb.money import CURRENCIES, minor_digits

AMOUNTS = st.decimals(-(10**12), 10**12, places=2)
LONG_AMOUNTS = st.decimals(-(10**29), 10**29, places=10)
SOME_MONEY = st.builds(Money, AMOUNTS, st.sampled_from(["AZN", "EUR", "USD"]))


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


@pytest.mark.parametrize(
    "amount", [1, 1.5, "1.50", True, None, Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity")]
)
def test_what_is_no_finite_decimal_is_refused(amount):
    with pytest.raises(InvalidValue) as refusal:
        Money(amount, "EUR")
    (fault,) = refusal.value.faults
    assert (fault.path, fault.expected) == ("amount", "a decimal number")


@pytest.mark.parametrize("currency", ["eur", "EURO", "€", "XXX", "ЕUR", "EUR ", "ZZZ"])
def test_what_is_no_currency_is_refused(currency):
    with pytest.raises(InvalidValue) as refusal:
        Money(Decimal(1), currency)
    assert refusal.value.faults == (
        Fault("currency", currency, "a currency of ISO 4217, such as EUR"),
    )


@pytest.mark.parametrize("currency", ["AZN", "EUR", "USD", "RUB", "KZT", "GEL"])
def test_the_currencies_of_the_region_are_known(currency):
    assert Money(Decimal("12.50"), currency).currency == currency


def test_every_currency_is_three_capital_letters():
    assert all(len(it) == 3 and it.isascii() and it.isupper() for it in CURRENCIES)


def test_amounts_of_one_currency_add_up():
    assert euros("12.50") + euros("-2.25") == euros("10.25")


def test_tenths_add_up_exactly():
    assert euros("0.1") + euros("0.2") == euros("0.3")


def test_amounts_of_two_currencies_do_not_add_up():
    with pytest.raises(MixedCurrencies) as refusal:
        euros("1") + Money(Decimal(1), "USD")
    assert refusal.value.currencies == ("EUR", "USD")


@settings(deadline=None)
@given(AMOUNTS, AMOUNTS)
def test_the_order_of_a_sum_does_not_matter(one, other):
    left, right = Money(one, "EUR"), Money(other, "EUR")
    assert left + right == right + left


@settings(deadline=None)
@given(LONG_AMOUNTS, LONG_AMOUNTS)
def test_a_sum_is_exact_however_long_the_amounts_are(one, other):
    total = Money(one, "EUR") + Money(other, "EUR")
    assert Fraction(total.amount) == Fraction(one) + Fraction(other)


@pytest.mark.parametrize("amount", ["9" * 30, "-" + "9" * 30, "0.0000000001", "1E+29"])
def test_an_amount_of_30_digits_or_10_decimals_is_kept(amount):
    assert euros(amount).amount == Decimal(amount)


@pytest.mark.parametrize("amount", ["1" + "0" * 30, "1E+30", "0.00000000001", "0E+1000000"])
def test_an_amount_of_more_digits_is_refused(amount):
    with pytest.raises(InvalidValue) as refusal:
        euros(amount)
    assert [fault.path for fault in refusal.value.faults] == ["amount"]


def test_a_sum_is_exact_whatever_precision_the_host_has_set():
    with localcontext() as context:
        context.prec = 3
        total = euros("1250.75") + euros("0.25")
    assert total == euros("1251.00")


def test_a_sum_of_too_many_digits_is_refused():
    with pytest.raises(InvalidValue) as refusal:
        euros("9" * 30) + euros("1")
    assert [fault.path for fault in refusal.value.faults] == ["amount"]


def test_totals_are_by_currency_in_their_order():
    amounts = (Money(Decimal(5), "USD"), euros("1.50"), Money(Decimal(2), "USD"), euros("2"))
    assert totals(amounts) == (euros("3.50"), Money(Decimal(7), "USD"))


@pytest.mark.parametrize("nonsense", [None, 7, "7", True, [5], [None], euros("1")])
def test_only_money_has_a_total(nonsense):
    with pytest.raises(InvalidValue):
        totals(nonsense)


@pytest.mark.parametrize("nonsense", [None, 5, "5", Decimal(5), True])
def test_only_money_is_added_to_money(nonsense):
    with pytest.raises(InvalidValue) as refusal:
        euros("1") + nonsense
    assert [fault.path for fault in refusal.value.faults] == ["other"]


def test_no_amounts_have_no_total():
    assert totals(()) == ()


def test_a_total_of_nothing_is_zero_and_not_unknown():
    assert totals([euros("0.00")]) == (euros("0.00"),)


@settings(deadline=None)
@given(st.lists(SOME_MONEY))
def test_totals_lose_nothing_and_convert_nothing(amounts):
    found = {it.currency: Fraction(it.amount) for it in totals(iter(amounts))}
    assert found == {
        currency: sum(
            (Fraction(it.amount) for it in amounts if it.currency == currency), Fraction()
        )
        for currency in {it.currency for it in amounts}
    }


@pytest.mark.parametrize(
    ("currency", "digits"),
    [
        *[("AZN", 2), ("EUR", 2), ("MGA", 2), ("JPY", 0), ("KRW", 0), ("VND", 0), ("XOF", 0)],
        *[("ISK", 0), ("BHD", 3), ("KWD", 3), ("TND", 3), ("JOD", 3), ("IQD", 3), ("LYD", 3)],
    ],
)
def test_a_minor_unit_has_the_digits_that_the_standard_gives_it(currency, digits):
    assert minor_digits(currency) == digits


def test_23_currencies_have_another_minor_unit_than_hundredths():
    others = {it: minor_digits(it) for it in CURRENCIES if minor_digits(it) != 2}
    assert sorted(others.values()) == [0] * 16 + [3] * 7


@pytest.mark.parametrize("currency", ["eur", "", "XXX", None, 7, ["EUR"], {}])
def test_what_is_no_currency_has_no_minor_unit(currency):
    with pytest.raises(InvalidValue) as refusal:
        minor_digits(currency)
    assert [fault.path for fault in refusal.value.faults] == ["currency"]


def test_money_reads_as_its_exact_amount_and_currency():
    assert str(Money(Decimal("1250.00"), "EUR")) == "1250.00 EUR"
    assert str(Money(Decimal("1E+3"), "USD")) == "1000 USD"
