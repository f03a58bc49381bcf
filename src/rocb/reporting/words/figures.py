"""Figures in words: the number as readers expect it, with its value and its records behind it."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from rocb.money import Money
from rocb.reporting.figures import Figure
from rocb.reporting.words.decimals import to_digits, trimmed
from rocb.reporting.words.spans import Cell, Span, Value
from rocb.reporting.words.words import Words
from rocb.sources import Source

_SECOND: Final = timedelta(seconds=1)
_IN_HOUR: Final = 3600
_MILLIONTHS: Final = 6


def figure(words: Words, figure: Figure) -> Span:
    """Return a figure for the page; one that is not known says so.

    Money is in its currency. A length of time is in hours, to the millionth, of which many add up
    without a second going astray. A fraction is a share, in percent, to the tenth. The words say
    the value that stands beside them (see `said`).
    """
    value, unit = _measured(figure)
    text = words.say("unknown") if value is None else said(words, value, unit)
    return Span(text, None, figure.sample, value, unit, figure.kind, figure.records)


def said(words: Words, value: Value, unit: str) -> str:
    """Return a value of a figure in words, with its unit (see `Span`)."""
    if isinstance(value, date):
        return words.day(value)
    match unit:
        case "":
            return words.number(value)
        case "h":
            return words.hours(round(Fraction(value) * _IN_HOUR) * _SECOND)
        case "%":
            return words.percent(Decimal(value))
        case _:
            return words.money(Money(Decimal(value), unit))


def figure_cell(words: Words, shown: Figure | None) -> Cell:
    """Return a cell with a figure, or a dash where there is none."""
    return (Span("–"),) if shown is None else (figure(words, shown),)


def exactly(words: Words, value: Fraction, kind: str, id: str, source: Source) -> Span:
    """Return a number that comes from one record, to the hundredth where it is not whole."""
    return figure(words, Figure(rounded(value), kind, (id,), source.sample))


def rounded(value: Fraction) -> int | Decimal:
    """Return a whole number as it is, and any other to the hundredth, halves up."""
    return int(value) if value.denominator == 1 else to_digits(value, 2)


def _measured(figure: Figure) -> tuple[int | Decimal | None, str]:
    """Return the value of a figure as a number of a unit."""
    match figure.value:
        case Money(amount, currency):
            return amount, currency
        case timedelta() as length:
            return trimmed(to_digits(Fraction(length // _SECOND, _IN_HOUR), _MILLIONTHS)), "h"
        case Fraction() as share:
            return to_digits(share * 100, 1), "%"
        case number:
            return number, ""
