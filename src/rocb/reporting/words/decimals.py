"""Decimals: numbers to so many digits, whatever the host has set for decimals of its own."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

_HALF: Final = Fraction(1, 2)


def to_digits(value: Fraction, digits: int) -> Decimal:
    """Return a number to so many digits after the point, halves away from zero."""
    shifted = int(abs(value) * 10**digits + _HALF)
    return shifted_by(shifted if value >= 0 else -shifted, digits)


def shifted_by(number: int, digits: int) -> Decimal:
    """Return a whole number with its point moved to the left by so many digits, exactly."""
    return Decimal(f"{number}E-{digits}")


def trimmed(number: Decimal) -> Decimal:
    """Return the same number without the zeros that end it after the point."""
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else number
