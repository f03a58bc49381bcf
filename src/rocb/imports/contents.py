"""What may stand in the cells of a column: how it is read, how it is written, what is offered."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from attrs import evolve, frozen

from rocb.checks import EXACT, is_exact, require
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.imports.lookups import Lookup, Named
from rocb.imports.tables import Cell, Value
from rocb.planning.plan.participants import Headcount
from rocb.texts import Language
from rocb.texts import LocalizedText as T

_WHOLE: Final = re.compile(r"([+-]?[0-9]{1,18})(\.0*)?")
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,40}(\.[0-9]{1,40})?")
_ISO: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})([T ][0-9:.]+(Z|[+-][0-9:]+)?)?")
_DOTTED: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_BREAKS: Final = re.compile(r"\s*[\r\n\t\v\f]\s*")
_ABOUT: Final = re.compile(r"(?:about|ca\.?|около|примерно|~)\s*", re.IGNORECASE)


class Typed(Enum):
    """What a spreadsheet is told of the cells of a column."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


def _nothing_offered(_language: Language) -> tuple[str, ...]:
    return ()


@frozen
class Content:
    """What may stand in a cell that is not empty.

    `read` raises `InvalidValue`, with the address of the cell, for all else; what `write` returns
    it reads as the same value. `explained` says to people what may be written, `offered` is what a
    list shows to choose from. `least` and `most` bound a number.
    """

    explained: T
    read: Callable[[Cell], Any]
    write: Callable[[Any, Language], Value]
    typed: Typed = Typed.TEXT
    offered: Callable[[Language], tuple[str, ...]] = _nothing_offered
    least: int | None = None
    most: int | None = None


def _refused(cell: Cell, expected: str) -> InvalidValue:
    value = ABSENT if cell.value is None else cell.value
    return InvalidValue(Fault(cell.address, value, expected))


def words(cell: Cell, expected: str = "text") -> str:
    """Return the text of a cell; a number that a spreadsheet made of it is a text again.

    Line breaks and tabs become spaces. Raises `InvalidValue`.
    """
    value = cell.value
    if isinstance(value, date):
        raise _refused(cell, f"{expected}; the column has to be formatted as text, not as dates")
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise _refused(cell, expected)
    text = _BREAKS.sub(" ", str(value)).strip()
    require(cell.address, str, text)
    return text


def line() -> Content:
    """Return the content of one line of free text."""
    return Content(T("text", "текст"), words, lambda value, _: value)


def identifier() -> Content:
    """Return the content of an id, which the record that it is of checks."""
    explained = T("an id: letters, digits, . - _", "код: латинские буквы, цифры, . - _")
    return Content(explained, words, lambda value, _: value)


def country() -> Content:
    """Return the content of an ISO 3166 code of a country."""
    expected = "a code of two letters (ISO 3166), such as AZ"

    def read(cell: Cell) -> str:
        text = words(cell, expected).upper()
        if re.fullmatch("[A-Z]{2}", text) is None:
            raise _refused(cell, expected)
        return text

    return Content(T(expected, "двухбуквенный код (ISO 3166)"), read, lambda value, _: value)


def localized_line(language: Language) -> Content:
    """Return the content of free text, which is kept as text in one language."""
    return Content(
        T("text", "текст"),
        lambda cell: T(**{language.value: words(cell)}),
        lambda value, _: value.within(language),
    )


def whole(least: int, most: int | None = None) -> Content:
    """Return the content of whole numbers, from `least` to `most`, both included."""
    between = f"from {least} to {most}" if most is not None else f"of {least} or more"
    russian = f"от {least} до {most}" if most is not None else f"не меньше {least}"

    def read(cell: Cell) -> int:
        value = cell.value
        found = _WHOLE.fullmatch(value) if isinstance(value, str) else None
        number = int(found[1]) if found else value
        if type(number) is not int or number < least or (most is not None and number > most):
            raise _refused(cell, f"a whole number {between}")
        return number

    explained = T(f"a whole number {between}", f"целое число {russian}")
    return Content(explained, read, lambda value, _: value, Typed.NUMBER, least=least, most=most)


def _decimal(cell: Cell) -> Decimal:
    value = cell.value
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        value = Decimal(value)
    number = Decimal(value) if type(value) is int else value
    if not isinstance(number, Decimal):
        raise _refused(cell, "a number, with a point before its decimals, such as 7.5")
    if not is_exact(number):
        raise _refused(cell, EXACT)
    return number


def number() -> Content:
    """Return the content of decimal numbers; those of a workbook have the digits that it shows."""
    explained = T("a number, such as 7.5", "число, например 7.5")
    return Content(explained, _decimal, lambda value, _: value, Typed.NUMBER)


def _day(cell: Cell) -> date:
    value = cell.value
    if type(value) is date:
        return value
    if isinstance(value, str):
        iso, dotted = _ISO.fullmatch(value), _DOTTED.fullmatch(value)
        try:
            if iso:
                return datetime.fromisoformat(value).date()
            if dotted:
                return date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        except ValueError as error:
            raise _refused(cell, "a day of the calendar") from error
    raise _refused(cell, "a date, such as 2021-03-05 or 05.03.2021")


def day(least: date | None = None) -> Content:
    """Return the content of dates, from `least` on; of a time, the date that it shows is taken."""

    def read(cell: Cell) -> date:
        found = _day(cell)
        if least is not None and found < least:
            raise _refused(cell, f"{least} or later")
        return found

    explained = T("a date, such as 2021-03-05", "дата, например 05.03.2021")
    return Content(explained, read, lambda value, _: value, Typed.DATE)


def one_of(lookup: Lookup) -> Content:
    """Return the content of one thing, by its id or its name."""

    def read(cell: Cell) -> Any:
        text = words(cell, lookup.expected.en or "")
        try:
            return lookup.find(text)
        except InvalidValue as error:
            raise _refused(cell, error.faults[0].expected) from error

    return Content(
        lookup.expected,
        read,
        lookup.label,
        offered=lambda language: tuple(lookup.label(it.key, language) for it in lookup.named),
    )


def several_of(lookup: Lookup) -> Content:
    """Return the content of several things, by ids or names, with semicolons between them.

    Commas and line breaks will do where no name holds one.
    """

    def read(cell: Cell) -> tuple[Any, ...]:
        if isinstance(cell.value, date):
            raise _refused(cell, lookup.expected.en or "")
        found, faults = [], []
        for text in _parts(cell, lookup):
            try:
                found.append(lookup.find(text))
            except InvalidValue as error:
                faults += [it.under(cell.address) for it in error.faults]
        if faults:
            raise InvalidValue(*faults)
        return tuple(found)

    def write(keys: tuple[Any, ...], language: Language) -> str | None:
        labels = [(lookup.label(key, language), str(key)) for key in keys]
        return "; ".join(id if ";" in name else name for name, id in labels) or None

    explained = T(
        f"{lookup.expected.en}; several with ; between them",
        f"{lookup.expected.ru}; несколько через ;",
    )
    return Content(explained, read, write)


def _parts(cell: Cell, lookup: Lookup) -> list[str]:
    value = re.sub(r"[\r\n]+", ";", cell.value) if isinstance(cell.value, str) else cell.value
    parts: list[str] = []
    for text in words(evolve(cell, value=value), lookup.expected.en or "").split(";"):
        parts += [text] if lookup.called(text.strip()) else text.split(",")
    return [part.strip() for part in parts if part.strip()]


_FLAGS: Final = Lookup(
    T("yes or no", "да или нет"),
    (
        Named(key=True, id="yes", name=T("yes", "да"), also=("true", "1", "+", "x", "х")),
        Named(key=False, id="no", name=T("no", "нет"), also=("false", "0", "-")),
    ),
)


def flag() -> Content:
    """Return the content of yes and no."""
    content = one_of(_FLAGS)

    def read(cell: Cell) -> Any:
        return cell.value if isinstance(cell.value, bool) else content.read(cell)

    return Content(content.explained, read, content.write, offered=content.offered)


def headcount() -> Content:
    """Return the content of a number of people, which may be "about" so many."""
    plain = whole(0)

    def read(cell: Cell) -> Headcount:
        value = cell.value
        about = _ABOUT.match(value) if isinstance(value, str) else None
        if about is None or not isinstance(value, str):
            return Headcount(plain.read(cell))
        return Headcount(plain.read(evolve(cell, value=value[about.end() :])), approximate=True)

    def write(value: Headcount, language: Language) -> Value:
        mark = {Language.EN: "about", Language.RU: "около"}[language]
        return f"{mark} {value.number}" if value.approximate else value.number

    explained = T("a whole number, or: about 30", "целое число или: около 30")
    return Content(explained, read, write)
