"""Tables: what a file holds, row by row, with the address of every cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve, field, frozen

from rocb.checks import require, rule
from rocb.errors import ABSENT, Described, Fault, InvalidValue
from rocb.imports.bounds import CELL_AT_MOST, CELLS_AT_MOST, COLUMNS_AT_MOST, ROWS_AT_MOST

Value = str | int | bool | Decimal | date | Described | None
"""What a cell holds: `None` where it is empty, a description where it cannot be read."""


def address(column: int, row: int) -> str:
    """Return what a spreadsheet calls a cell, such as `B7`; columns count from 0, rows from 1."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


@frozen
class Cell:
    """One cell: in which column, from 0, and in which row, from 1, it stands; what it holds."""

    column: int
    row: int
    value: Value

    @property
    def address(self) -> str:
        """What a spreadsheet calls the cell, such as `B7`."""
        return address(self.column, self.row)


@frozen
class Row:
    """One row, by its number in the file, from 1; cells after the last of its values are empty."""

    number: int = field(validator=rule(lambda it: type(it) is int, "a whole number"))
    values: tuple[Value, ...] = field(validator=rule(lambda it: type(it) is tuple, "a tuple"))

    def cell(self, column: int) -> Cell:
        """Return the cell in a column, from 0."""
        value = self.values[column] if column < len(self.values) else None
        return Cell(column, self.number, value)


def _are_rows(values: Any) -> bool:
    return type(values) is tuple and all(isinstance(it, Row) for it in values)


@frozen
class Table:
    """The headings of a table, and the rows below them that are not empty."""

    headings: Row = field(validator=rule(lambda it: isinstance(it, Row), "a Row"))
    rows: tuple[Row, ...] = field(
        validator=rule(
            lambda it: type(it) is tuple and all(isinstance(row, Row) for row in it),
            "a tuple of Row",
        )
    )


def made_table(rows: Iterable[Sequence[Value]], header: int) -> Table:
    """Return the table in the rows of a file, whose headings stand in row `header`, from 1.

    Text is taken without spaces around it; where nothing is left, the cell is empty. Raises
    `InvalidValue` beyond the bounds, and where there are no headings.
    """
    kept = [row for row in _numbered(rows) if row.number >= header and row.values]
    if not kept or kept[0].number != header:
        raise InvalidValue(Fault(f"row {header}", ABSENT, "the headings of the columns"))
    return Table(kept[0], tuple(kept[1:]))


def _numbered(rows: Iterable[Sequence[Value]]) -> Iterator[Row]:
    cells = 0
    for number, values in enumerate(rows, 1):
        cells += len(values)
        if number > ROWS_AT_MOST:
            raise _too_many(number, number, ROWS_AT_MOST, "rows")
        if len(values) > COLUMNS_AT_MOST:
            raise _too_many(number, len(values), COLUMNS_AT_MOST, "columns")
        if cells > CELLS_AT_MOST:
            raise _too_many(number, cells, CELLS_AT_MOST, "cells")
        for column, value in enumerate(values):
            if isinstance(value, str) and len(value) > CELL_AT_MOST:
                expected = f"a text of at most {CELL_AT_MOST:,} characters"
                raise InvalidValue(Fault(address(column, number), value, expected))
        held = tuple(map(_trimmed, values))
        yield Row(number, held if any(value is not None for value in held) else ())


def _too_many(row: int, number: int, most: int, what: str) -> InvalidValue:
    return InvalidValue(Fault(f"row {row}", number, f"at most {most:,} {what}"))


def _trimmed(value: Value) -> Value:
    return value.strip() or None if isinstance(value, str) else value


def with_headings(table: Table, names: Mapping[str, str]) -> Table:
    """Return a table with other names for its headings, those in `names` by what they are now.

    So what an office calls its columns need not be changed in its file. Raises `InvalidValue` for a
    name of no heading.
    """
    require("table", Table, table)
    if not isinstance(names, Mapping) or not all(
        isinstance(it, str) for pair in names.items() for it in pair
    ):
        raise InvalidValue(Fault("names", names, "new names of headings by their old ones"))
    held = frozenset(table.headings.values)
    astray = [Fault("names", name, "one of the headings") for name in names if name not in held]
    if astray:
        raise InvalidValue(*astray)
    renamed = (names.get(it, it) if isinstance(it, str) else it for it in table.headings.values)
    return evolve(table, headings=evolve(table.headings, values=tuple(renamed)))
