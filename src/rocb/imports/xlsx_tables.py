"""Tables in XLSX workbooks. Needs the extra `xlsx`."""

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from rocb.checks import require
from rocb.errors import Described, Fault, InvalidValue
from rocb.imports.sheets import without_values
from rocb.imports.tables import Table, Value, made_table
from rocb.imports.workbooks import packed, sheet_named, unpacked

try:
    from python_calamine import CalamineError, CalamineWorkbook
except ImportError as missing:
    raise ImportError("reading XLSX needs calamine:\n    pip install 'rocb[xlsx]'") from missing

_EXACT: Final = 2**53


def read_xlsx(content: bytes, *, sheet: str | None = None, header: int = 1) -> Table:
    """Return the table on a sheet, or on the first one, whose headings stand in row `header`.

    Only values are read, of formulas those that were saved with them; errors, and formulas without
    a value, are such that every column refuses them. Dates are dates, and a number without decimals
    is a whole one. Raises `InvalidValue`.
    """
    require("content", bytes, content)
    require("sheet", str | None, sheet)
    require("header", int, header)
    parts = unpacked(content)
    named = sheet_named(parts, sheet)
    unread = without_values(parts, named)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(packed(parts, named)))
        rows = book.get_sheet_by_index(named.place).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        what = Described("a workbook with a broken part")
        raise InvalidValue(Fault("content", what, "a workbook in XLSX")) from error
    return made_table(_read(rows, unread), header)


def _read(
    rows: list[list[Any]], unread: Mapping[tuple[int, int], Described]
) -> Iterator[list[Value]]:
    held: dict[int, dict[int, Described]] = {}
    for (column, row), what in unread.items():
        held.setdefault(row, {})[column] = what
    height = max((*held, len(rows) - 1), default=-1) + 1
    for number in range(height):
        values = [_value(it) for it in rows[number]] if number < len(rows) else []
        marks = held.get(number, {})
        values += [None] * (max(marks, default=-1) + 1 - len(values))
        for column, what in marks.items():
            values[column] = what
        yield values


def _value(value: Any) -> Value:
    match value:
        case bool() | str():
            return value
        case float() if not math.isfinite(value):
            return Described("what is no number")
        case float() if value.is_integer() and abs(value) < _EXACT:
            return int(value)
        case float() | int():
            return Decimal(repr(value))
        case datetime() if value.time() == time():
            return value.date()
        case datetime():
            return value.isoformat(" ")
        case date():
            return value
    return str(value)
