"""A page as a workbook of Excel: a first sheet that says what it is, then a sheet for each table.

Needs the extra `xlsx`.
"""

from datetime import datetime
from functools import cache
from io import BytesIO
from textwrap import wrap
from typing import Any, Final

from attrs import evolve

from rocb.reporting.characters import printable
from rocb.reporting.pages import Block, Facts, Heading, Page, Paragraph, Picture, Section, Table
from rocb.reporting.renderings.flow import Watch, flow
from rocb.reporting.renderings.sheets import (
    PLAIN,
    SMALL,
    Book,
    Looks,
    add_table,
    height_of,
    prepare,
    put,
    written,
)
from rocb.reporting.words.spans import Cell, Span, plain

try:
    import xlsxwriter
except ImportError as missing:
    _missing: ImportError | None = missing
else:
    _missing = None

_WIDTHS: Final = (34, 60, 50)
_LETTERS: Final = 9.4
"""About how many of one point stand on the unit in which columns are measured."""
_ROWS: Final = 1_000_000
_CREATED: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - the format knows no zones
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_DARK: Final = "#12507B"
_USUAL: Final[Looks] = {"font_size": SMALL, **PLAIN}
_TITLE: Final[Looks] = {"bold": True, "font_size": 16, "font_color": _DARK}
_SECTION: Final[Looks] = {"bold": True, "font_size": 12, "font_color": _DARK}
_HEADING: Final[Looks] = {"bold": True, "font_color": _DARK}
_LABEL: Final[Looks] = {"font_color": "#51626F"}
_FIGURE: Final[Looks] = {"bold": True, "align": "left", "indent": 1}
_NOTE: Final[Looks] = {"bg_color": "#FFF8E6"}


def to_xlsx(page: Page, watch: Watch | None = None) -> bytes:
    """Return the page as XLSX: numbers and dates as such, everything else as text.

    What the page says beside its tables stands on the first sheet. A number of more than 15 digits
    and a date before 1900, which Excel cannot hold, stay text; a text of more than 16,000
    characters goes on in the next column. The last column of a table names the records behind its
    figures. `watch` is told of every block. Raises `WritingStopped`, and `ImportError` without the
    extra.
    """
    if _missing is not None:
        raise ImportError("an XLSX needs XlsxWriter:\n    pip install 'rocb[xlsx]'") from _missing
    parts = flow(page, watch)
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as file:
        file.set_properties({"title": printable(page.title)[:255], "created": _CREATED})
        book = Book(page, file, cache(lambda **looks: file.add_format(_USUAL | looks)))
        front = file.add_worksheet(book.say("contents"))
        for place, width in enumerate(_WIDTHS):
            front.set_column(place, place, width)
        prepare(book, front, page.title)
        line = _head(book, front)
        for _, part in parts:
            line = _part(book, front, line, part)
    return stream.getvalue()


def _head(book: Book, front: Any) -> int:
    """Write what the page is, and return the next line."""
    page = book.page
    line = _across(book, front, 0, plain(page.title), **_TITLE)
    line = _across(book, front, line, page.subtitle, **_LABEL)
    for label, cell in page.about:
        line = _abreast(book, front, line, (plain(label), _LABEL), (cell, {}))
    return _across(book, front, line, plain(page.note), **_NOTE) if page.note else line


def _part(book: Book, front: Any, line: int, part: Section | Block) -> int:
    """Write a part of the page, and return the next line."""
    match part:
        case Section(_, title):
            return _across(book, front, line + 1, plain(title), **_SECTION)
        case Heading(text):
            return _across(book, front, line, text, **_HEADING)
        case Paragraph(text):
            return _across(book, front, line, text)
        case Facts():
            return _facts(book, front, line, part)
        case Table():
            return _links(book, front, line, part)
        case Picture():
            texts = (part.caption,), plain(part.alternative)
            return _abreast(book, front, line, *((text, {}) for text in texts))


def _links(book: Book, front: Any, line: int, table: Table) -> int:
    """Give a table its sheet, or several where one does not hold it, and a link to each."""
    link = book.look(font_color="#0B57A4", underline=1, align="left", indent=1)
    for start in range(0, max(len(table.rows), 1), _ROWS):
        name = add_table(
            book,
            evolve(table, rows=table.rows[start : start + _ROWS]),
            len(book.file.worksheets()),
        )
        front.write_url(line, 1, f"internal:'{name}'!A1", link, name)
        line = _abreast(book, front, line, (plain(table.caption), {}))
    return line


def _facts(book: Book, front: Any, line: int, facts: Facts) -> int:
    for fact in facts.facts:
        texts = plain(fact.label), (fact.value,), plain(fact.detail)
        looks: tuple[Looks, ...] = (_LABEL, _FIGURE, {})
        line = _abreast(book, front, line, *zip(texts, looks, strict=True))
    return line


def _abreast(book: Book, front: Any, line: int, *cells: tuple[Cell, Looks]) -> int:
    """Write cells side by side on the first sheet, and return the next line."""
    lines = 1
    for place, (cell, looks) in enumerate(cells):
        put(book, front, line, place, cell, **looks)
        lines = max(lines, _lines(written(cell, book.page), _WIDTHS[place], SMALL))
    front.set_row(line, height_of(lines))
    return line + 1


def _across(book: Book, front: Any, line: int, cell: Cell, **looks: Any) -> int:
    """Write a text across the first sheet, and return the next line."""
    text = written(cell, book.page)
    front.merge_range(line, 0, line, len(_WIDTHS) - 1, "", book.look(**looks, text_wrap=True))
    put(book, front, line, 0, (Span(text),), **looks)
    size = looks.get("font_size", SMALL)
    front.set_row(line, height_of(_lines(text, sum(_WIDTHS), size), size))
    return line + 1


def _lines(text: str, width: int, size: int) -> int:
    """Return about how many lines a text of a size takes in a column of a width."""
    return len(wrap(text, int(width * _LETTERS / size))) or 1
