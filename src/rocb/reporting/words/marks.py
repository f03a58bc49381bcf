"""Mean marks in words, to the hundredth."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from attrs import evolve

from rocb.reporting.figures import Figure
from rocb.reporting.words.figures import figure
from rocb.reporting.words.spans import Cell
from rocb.reporting.words.words import Words

_HUNDREDTH: Final = Decimal("0.01")


def mark_cell(words: Words, mean: Figure) -> Cell:
    """Return a cell with a mean mark, halves rounded up; one that is not known says so."""
    if not isinstance(mean.value, Fraction):
        return (figure(words, mean),)
    exact = Decimal(mean.value.numerator) / Decimal(mean.value.denominator)
    return (figure(words, evolve(mean, value=exact.quantize(_HUNDREDTH, ROUND_HALF_UP))),)
