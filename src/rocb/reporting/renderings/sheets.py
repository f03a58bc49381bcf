"""Sheets: tables as sheets of a workbook. Needs the extra `xlsx`."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from math import ceil
from typing import Any, Final

from attrs import frozen

from rocb.reporting.characters import printable
from rocb.reporting.pages import Page, Table
from rocb.reporting.renderings.alignment import numeric_columns
from rocb.reporting.renderings.number_formats import is_held, number_format
from rocb.reporting.words.phrases import PHRASES
from rocb.reporting.words.spans import Cell, Span, text_of

_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\'\s]+")
_NAME: Final = 31
_TEXT: Final = 16_000
"""A cell holds 32,767 units of UTF-16, into which so much of any text fits."""
_WIDEST: Final = 60
_NARROWEST: Final = 6
_SPARE: Final = 4
_HIGHEST: Final = 409
_A4: Final = 9
_HEADER: Final = 100
_DARK: Final = "#12507B"

Looks = dict[str, Any]

SMALL: Final = 9
PLAIN: Final[Looks] = {"font_name": "Arial", "font_color": "#1C2B3A", "valign": "top"}
_HEAD: Final[Looks] = {
    "bold": True,
    "bg_color": "#F2F6F9",
    "text_wrap": True,
    "bottom": 2,
    "bottom_color": _DARK,
}
_LEFT: Final[Looks] = {"align": "left", "indent": 1}
_RIGHT: Final[Looks] = {"align": "right"}
_BODY: Final[Looks] = {"bottom": 1, "bottom_color": "#C3CED8"}


@frozen
class Book:
    """A workbook of XlsxWriter in the making; `look` gives a format by its properties."""

    page: Page
    file: Any
    look: Callable[..., Any]

    def say(self, key: str) -> str:
        """Return a phrase of the renderings."""
        return PHRASES[f"document.{key}"].within(self.page.language) or key


def put(book: Book, sheet: Any, row: int, column: int, cell: Cell, **looks: Any) -> None:
    """Write a cell: one figure as the number or date that it is, and anything else as text."""
    span = cell[0] if len(cell) == 1 else Span("")
    if not is_held(span.value):
        align = _LEFT if span.value is None else _RIGHT
        text = written(cell, book.page)[:_TEXT]
        sheet.write_string(row, column, text, book.look(**align | looks, text_wrap=True))
        return
    shown = number_format(span, book.page.language, book.page.sample_mark)
    if isinstance(span.value, date):
        look = book.look(**_LEFT | looks, num_format=shown)
        sheet.write_datetime(row, column, span.value, look)
    else:
        sheet.write_number(row, column, span.value, book.look(**looks, num_format=shown))


def written(cell: Cell, page: Page) -> str:
    """Return the words of a cell with their marks."""
    return printable("".join(_marked(span, page) for span in cell))


def _marked(span: Span, page: Page) -> str:
    language = f" [{span.language.value}]" if span.language else ""
    return f"{span.text}{language}{f' ({page.sample_mark})' if span.sample else ''}"


def add_table(book: Book, table: Table, number: int) -> str:
    """Add a sheet with a table, and return its name, which begins with the number."""
    name = sheet_name(number, table.caption)
    sheet = book.file.add_worksheet(name)
    columns = tuple(_columns(book, table))
    lines = [1] * (len(table.rows) + 1)
    for place, (title, cells, right) in enumerate(columns):
        align = _RIGHT if right else _LEFT
        sheet.write_string(0, place, title, book.look(**_HEAD, **align))
        lengths = [len(title)]
        for line, cell in enumerate(cells, 1):
            put(book, sheet, line, place, cell, **_BODY)
            lengths.append(len(written(cell, book.page)))
        width = min(max(*lengths, _NARROWEST) + _SPARE, _WIDEST)
        sheet.set_column(place, place, width)
        lines = [max(one, ceil(it / (width - 1))) for one, it in zip(lines, lengths, strict=True)]
    for line, needed in enumerate(lines):
        sheet.set_row(line, height_of(needed))
    if columns:
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), len(columns) - 1)
        sheet.repeat_rows(0)
    prepare(book, sheet, table.caption)
    return name


def height_of(lines: int, size: int = SMALL) -> int:
    """Return the height of a row with so many lines of text of a size, in points; at most 409."""
    return min(size * 4 // 3 * lines + 2, _HIGHEST)


def sheet_name(number: int, caption: str) -> str:
    """Return a name that a sheet may have: the number, and as much of the caption as there is room.

    Names have at most 31 units of UTF-16, and none of the signs `[]:*?/\\'`.
    """
    plain = _FORBIDDEN.sub(" ", printable(caption))
    name = f"{number} {plain}".strip().encode("utf-16-le")[: 2 * _NAME]
    return name.decode("utf-16-le", "ignore").strip()


def prepare(book: Book, sheet: Any, title: str) -> None:
    """Prepare a sheet for print: A4 across, as wide as the paper, with its title and numbers."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L&8{printable(title)[:_HEADER].replace('&', '&&')}")
    sheet.set_footer(f"&C&8{book.say('page')} &P {book.say('of')} &N")


def _columns(book: Book, table: Table) -> Iterator[tuple[str, Sequence[Cell], bool]]:
    """Yield the columns, with their titles, cells, and whether they stand to the right.

    A column whose texts are too long for a cell goes on in the next one.
    """
    right = numeric_columns(table)
    for place, column in enumerate(table.columns):
        cells = [row.cells[place] for row in table.rows]
        yield from _pieces(printable(column.title), cells, right[place], book.page)
    records = [_records(table, row.cells) for row in table.rows]
    if any(map(text_of, records)):
        yield from _pieces(book.say("records"), records, False, book.page)  # noqa: FBT003


def _pieces(
    title: str, cells: list[Cell], right: bool, page: Page
) -> Iterator[tuple[str, list[Cell], bool]]:
    longest = max((len(written(cell, page)) for cell in cells), default=0)
    if longest <= _TEXT:
        yield title, cells, right
        return
    for number, start in enumerate(range(0, longest, _TEXT), 1):
        said = title if number == 1 else f"{title} ({number})"
        texts = [written(cell, page)[start : start + _TEXT] for cell in cells]
        yield said, [(Span(text),) for text in texts], right


def _records(table: Table, cells: Sequence[Cell]) -> Cell:
    """Return the ids of the records behind the figures of a row, each after the column's title."""
    told = [
        f"{column.title}: {', '.join(span.records)}"
        for column, cell in zip(table.columns, cells, strict=True)
        for span in cell
        if span.records
    ]
    return (Span("; ".join(told)),)
