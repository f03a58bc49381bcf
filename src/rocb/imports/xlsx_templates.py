"""Templates in XLSX: a table to fill in, lists to choose from, and what each column asks for.

Needs the extra `xlsx`.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.imports.bounds import ROWS_AT_MOST
from rocb.imports.contents import Typed, flag
from rocb.imports.forms import Column, Form, headings, written
from rocb.imports.tables import Value
from rocb.texts import Language, read_in
from rocb.texts import LocalizedText as T

try:
    import xlsxwriter
    from xlsxwriter.utility import xl_rowcol_to_cell
except ImportError as missing:
    raise ImportError("writing XLSX needs XlsxWriter:\n    pip install 'rocb[xlsx]'") from missing

_CREATED: Final = datetime(1980, 1, 1, tzinfo=UTC)
_FORMATS: Final = {Typed.TEXT: "@", Typed.NUMBER: "General", Typed.DATE: "yyyy-mm-dd"}
_WIDTHS: Final = {Typed.TEXT: 24, Typed.NUMBER: 12, Typed.DATE: 14}
_FILLED_IN: Final = 10_000
_EXPLANATIONS: Final = T("Columns", "Графы")
_LISTS: Final = T("Lists", "Списки")
_HEADINGS: Final = (
    T("Column", "Графа"),
    T("What may stand in it", "Что можно указать"),
    T("Required", "Обязательно"),
    T("What it means", "Что это значит"),
)
_HEADING: Final = {"text_wrap": True, "valign": "top", "bg_color": "#DDE6F0", "bottom": 1}


def xlsx_template(form: Form[Any], language: Language, records: Iterable[Any] = ()) -> bytes:
    """Return a workbook for people to fill in; `records` are those that stand in it already.

    Its first sheet is the table, with lists to choose from and typed cells, in which what begins
    like a formula is text. The next one explains the columns, the last one holds the lists.
    """
    require("form", Form, form)
    require("language", Language, language)
    rows = listed("records", form.kind, records)
    if len(rows) >= ROWS_AT_MOST:
        raise InvalidValue(Fault("records", len(rows), f"fewer than {ROWS_AT_MOST:,}"))
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": read_in(form.title, language).text, "created": _CREATED})
        sheet = book.add_worksheet(_text(form.title, language))
        explained = book.add_worksheet(_text(_EXPLANATIONS, language))
        lists = book.add_worksheet(_text(_LISTS, language))
        _write_table(book, sheet, form, language, rows)
        _write_explanations(book, explained, form, language)
        _write_lists(book, sheet, lists, form, language)
    return content.getvalue()


def _text(text: T, language: Language) -> str:
    return read_in(text, language).text


def _write_table(
    book: Any, sheet: Any, form: Form[Any], language: Language, rows: tuple[Any, ...]
) -> None:
    columns = headings(form)
    formats = {it: book.add_format({"num_format": _FORMATS[it]}) for it in Typed}
    bold = {it: book.add_format(_HEADING | {"bold": it}) for it in (True, False)}
    for place, column in enumerate(form.columns):
        typed = column.content.typed
        sheet.set_column(place, place, _WIDTHS[typed], formats[typed])
        sheet.write_string(0, place, columns.label(column.id, language), bold[column.required])
    for number, record in enumerate(rows, 1):
        for place, value in enumerate(written(form, record, language)):
            _write(sheet, number, place, value, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(form.columns) - 1)


def _write(sheet: Any, row: int, column: int, value: Value, formats: dict[Typed, Any]) -> None:
    match value:
        case None:
            pass
        case date():
            sheet.write_datetime(row, column, value, formats[Typed.DATE])
        case int() | Decimal() if _is_shown(value):
            sheet.write_number(row, column, value, formats[Typed.NUMBER])
        case _:
            sheet.write_string(row, column, str(value), formats[Typed.TEXT])


def _is_shown(number: int | Decimal) -> bool:
    """Return whether a spreadsheet, which counts in binary fractions, shows a number as it is."""
    return Decimal(repr(float(number))) == number


def _write_explanations(book: Any, sheet: Any, form: Form[Any], language: Language) -> None:
    columns, yes_or_no = headings(form), flag().write
    bold = book.add_format(_HEADING | {"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for place, (heading, width) in enumerate(zip(_HEADINGS, (32, 64, 14, 64), strict=True)):
        sheet.set_column(place, place, width, wrapped)
        sheet.write_string(0, place, _text(heading, language), bold)
    for row, column in enumerate(form.columns, 1):
        sheet.write_string(row, 0, columns.label(column.id, language), wrapped)
        sheet.write_string(row, 1, _text(column.content.explained, language), wrapped)
        if column.meaning is not None:
            sheet.write_string(row, 3, _text(column.meaning, language), wrapped)
        sheet.write_string(row, 2, yes_or_no(column.required, language), wrapped)
    sheet.freeze_panes(1, 0)


def _write_lists(book: Any, sheet: Any, lists: Any, form: Form[Any], language: Language) -> None:
    """Write what may be chosen in each column, and tie the cells of the table to it."""
    columns, text = headings(form), book.add_format({"num_format": "@"})
    bold = book.add_format(_HEADING | {"bold": True})
    at = 0
    for place, column in enumerate(form.columns):
        offered = column.content.offered(language)
        rule = _rule(column)
        if offered:
            lists.set_column(at, at, 32, text)
            lists.write_string(0, at, columns.label(column.id, language), bold)
            for row, name in enumerate(offered, 1):
                lists.write_string(row, at, name, text)
            rule = {"validate": "list", "source": _range(lists.name, at, len(offered))}
            at += 1
        if rule is not None:
            sheet.data_validation(1, place, _FILLED_IN, place, rule)
    lists.freeze_panes(1, 0)


def _range(sheet: str, column: int, length: int) -> str:
    first, last = (
        xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True) for row in (1, length)
    )
    return f"='{sheet}'!{first}:{last}"


def _rule(column: Column) -> dict[str, Any] | None:
    """Return the rule for the cells of a column of numbers with bounds."""
    content = column.content
    if content.least is None:
        return None
    if content.most is None:
        return {"validate": "integer", "criteria": ">=", "value": content.least}
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": content.least,
        "maximum": content.most,
    }
