"""Number formats: how a spreadsheet shows the figures that it holds as numbers and dates."""

from datetime import date
from decimal import Context, Decimal
from typing import Final

from rocb.money import CURRENCIES, minor_digits
from rocb.reporting.characters import printable
from rocb.reporting.words.spans import Span, Value
from rocb.texts import Language

_DIGITS: Final = 15
_HELD: Final = Context(prec=_DIGITS, traps=[])
_FIRST_YEAR: Final = 1900
_DATES: Final = {Language.EN: "[$-809]d mmm yyyy", Language.RU: "dd.mm.yyyy"}
_HOURS: Final = {Language.EN: "h", Language.RU: "ч"}


def is_held(value: Value | None) -> bool:
    """Return whether a spreadsheet can hold a value exactly.

    It keeps 15 digits of a number, and knows no date before 1900.
    """
    match value:
        case None:
            return False
        case date():
            return value.year >= _FIRST_YEAR
        case _:
            number = Decimal(value)
            held = _HELD.normalize(number)
            return held == number and abs(held.adjusted()) <= _DIGITS


def number_format(span: Span, language: Language, sample_mark: str) -> str:
    """Return the format in which a figure is shown: with its unit, and marked where a sample.

    Hours have two digits after the point, however finely they are held.
    """
    marked = f"\\ {_literal(f'({sample_mark})')}" if span.sample else ""
    if isinstance(span.value, date):
        return _DATES[language] + marked
    return _number(span.value or 0, span.unit, language) + marked


def _number(value: int | Decimal, unit: str, language: Language) -> str:
    decimals = 0 if isinstance(value, int) else max(-_exponent(value), 0)
    if unit in CURRENCIES:
        amount = _grouped(max(decimals, minor_digits(unit)))
        return f"[${unit}]\\ {amount}" if language is Language.EN else f"{amount}\\ [${unit}]"
    if not unit:
        return _grouped(decimals)
    if unit == "h":
        return f"{_grouped(2)}\\ {_literal(_HOURS[language])}"
    return f"{_grouped(decimals)}\\ {_literal(unit)}"


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)


def _grouped(decimals: int) -> str:
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _literal(text: str) -> str:
    """Return a text that the format shows as it is."""
    return f'"{printable(text).replace(chr(34), "")}"'
