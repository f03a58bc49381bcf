"""Mean marks in words, to the hundredth."""

from fractions import Fraction

from attrs import evolve

from rocb.reporting.figures import Figure
from rocb.reporting.words.decimals import to_digits
from rocb.reporting.words.figures import figure
from rocb.reporting.words.spans import Cell
from rocb.reporting.words.words import Words


def mark_cell(words: Words, mean: Figure) -> Cell:
    """Return a cell with a mean mark, halves rounded up; one that is not known says so."""
    if not isinstance(mean.value, Fraction):
        return (figure(words, mean),)
    return (figure(words, evolve(mean, value=to_digits(mean.value, 2))),)
