"""Figures in words: the number as readers expect it, with its value and its records behind it."""

from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from rocb.money import Money
from rocb.reporting.figures import Figure
from rocb.reporting.words.spans import Cell, Span, Value
from rocb.reporting.words.words import Words
from rocb.sources import Source

_SECOND: Final = timedelta(seconds=1)
_TENTH: Final = Decimal("0.1")
_HUNDREDTH: Final = Decimal("0.01")


def figure(words: Words, figure: Figure) -> Span:
    """Return a figure for the page; one that is not known says so.

    Money is in its currency, lengths of time are in hours, and fractions are shares, in percent.
    """
    text, value, unit = _said(words, figure)
    return Span(text, None, figure.sample, value, unit, figure.kind, figure.records)


def figure_cell(words: Words, shown: Figure | None) -> Cell:
    """Return a cell with a figure, or a dash where there is none."""
    return (Span("–"),) if shown is None else (figure(words, shown),)


def exactly(words: Words, value: Fraction, kind: str, id: str, source: Source) -> Span:
    """Return a number that comes from one record, to the hundredth where it is not whole."""
    return figure(words, Figure(rounded(value), kind, (id,), source.sample))


def rounded(value: Fraction) -> int | Decimal:
    """Return a whole number as it is, and any other to the hundredth, halves up."""
    return int(value) if value.denominator == 1 else _rounded(value, _HUNDREDTH)


def _said(words: Words, figure: Figure) -> tuple[str, Value | None, str]:
    match figure.value:
        case None:
            return words.say("unknown"), None, ""
        case Money() as money:
            return words.money(money), money.amount, money.currency
        case timedelta() as length:
            return words.hours(length), _rounded(Fraction(length // _SECOND, 3600)), "h"
        case Fraction() as share:
            percent = _rounded(share * 100)
            return words.percent(percent), percent, "%"
        case int() | Decimal() as number:
            return words.number(number), number, ""


def _rounded(number: Fraction, to: Decimal = _TENTH) -> Decimal:
    """Return a number to the tenth, halves up."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(to, ROUND_HALF_UP)
