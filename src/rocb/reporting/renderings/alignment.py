"""Alignment: which columns of a table hold numbers, and so stand to the right."""

from decimal import Decimal

from rocb.reporting.pages import Table
from rocb.reporting.words.spans import Cell, Span, text_of


def numeric_columns(table: Table) -> tuple[bool, ...]:
    """Return for each column whether at least half of what stands in it are numbers."""
    numbers = [0] * len(table.columns)
    filled = [0] * len(table.columns)
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            numbers[place] += is_number(cell)
            filled[place] += bool(text_of(cell).strip())
    return tuple(0 < each <= 2 * some for some, each in zip(numbers, filled, strict=True))


def is_number(cell: Cell) -> bool:
    """Return whether a cell is a figure that is a number, not a date; or several, without words."""
    return any(map(_is_figure, cell)) and not any(
        letter.isalnum() for span in cell if not _is_figure(span) for letter in span.text
    )


def _is_figure(span: Span) -> bool:
    return isinstance(span.value, int | Decimal)
