from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.reporting.words.decimals import shifted_by, to_digits, trimmed

WIDE = Context(prec=60, rounding=ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("number", "digits", "rounded"),
    [
        (Fraction(1, 4), 1, "0.3"),
        (Fraction(-1, 4), 1, "-0.3"),
        (Fraction(-1, 100), 1, "0.0"),
        (Fraction(1, 3), 6, "0.333333"),
        (Fraction(12), 2, "12.00"),
        (Fraction(25, 2), 0, "13"),
    ],
)
def test_halves_go_away_from_zero(number, digits, rounded):
    assert str(to_digits(number, digits)) == rounded


@given(number=st.fractions(-(10**12), 10**12, max_denominator=10**6), digits=st.integers(0, 6))
@settings(max_examples=50)
def test_a_number_is_rounded_as_decimals_are(number, digits):
    exact = WIDE.divide(Decimal(number.numerator), Decimal(number.denominator))
    assert to_digits(number, digits) == WIDE.quantize(exact, Decimal((0, (1,), -digits)))


def test_a_shifted_number_loses_nothing():
    assert shifted_by(10**40 + 1, 2) == Decimal("1" + "0" * 38 + ".01")
    assert shifted_by(-5, 0) == Decimal(-5)


@pytest.mark.parametrize(
    ("number", "without"),
    [("40", "40"), ("40.00", "40"), ("1.50", "1.5"), ("0.0", "0"), ("4E+1", "4E+1")],
)
def test_only_zeros_after_the_point_are_trimmed(number, without):
    assert str(trimmed(Decimal(number))) == without
