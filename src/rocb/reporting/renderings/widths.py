"""Widths: which tables lie across the paper, and how what stands side by side shares it."""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import ceil
from typing import Final

from rocb.reporting.pages import Block, Row, Table
from rocb.reporting.words.spans import Cell, text_of

MANY_COLUMNS: Final = 7
"""From how many columns on a table may lie across the paper."""

WHOLE: Final = 1000

_LETTERS: Final = 110
"""About how many of small type stand on a line of a page."""
_LETTERS_ACROSS: Final = 195
_MARGIN: Final = 2
_LONGEST_WORD: Final = 16
_LONGEST_LINE: Final = 90
_TALLEST: Final = 20
_MOST_ABREAST: Final = 4
_MARK: Final = "\N{NO-BREAK SPACE}" * 7


def is_wide(block: Block) -> bool:
    """Return whether a block is a table of many columns, of which some have long texts."""
    if not isinstance(block, Table) or len(block.columns) < MANY_COLUMNS:
        return False
    return sum(line for _, line in _needs(block)) > _LETTERS_ACROSS


def shares(table: Table) -> tuple[int, ...]:
    """Return the widths of the columns, in thousandths of the page; they add up to `WHOLE`.

    Each has what its longest word needs; the rest goes to those whose texts are long.
    """
    needs = _needs(table)
    left = max(_LETTERS - sum(word for word, _ in needs), 0)
    spare = sum(line - word for word, line in needs) or 1
    return _whole([word + left * (line - word) / spare for word, line in needs])


def abreast(number: int) -> int:
    """Return how many of so many figures stand side by side: four at most, in lines alike."""
    lines = ceil(number / _MOST_ABREAST) or 1
    return ceil(number / lines) or 1


def is_tall(row: Row, widths: tuple[int, ...]) -> bool:
    """Return whether a row takes so much of a page that it may be cut, with columns of `shares`."""
    return any(
        len(text_of(cell)) * WHOLE > _TALLEST * _LETTERS * width
        for cell, width in zip(row.cells, widths, strict=True)
    )


def _whole(weights: list[float]) -> tuple[int, ...]:
    """Return whole numbers in these proportions that add up to `WHOLE`."""
    ends = [round(WHOLE * reached / sum(weights)) for reached in accumulate(weights)]
    return tuple(end - start for start, end in pairwise([0, *ends]))


def _needs(table: Table) -> list[tuple[int, int]]:
    """Return the letters of the longest word and the longest text of each column."""
    needs = []
    for texts in _texts(table):
        longest = max(len(word) for text in texts for word in text.split(" "))
        word = min(longest, _LONGEST_WORD) + _MARGIN
        line = min(max(map(len, texts)), _LONGEST_LINE) + _MARGIN
        needs.append((word, max(word, line)))
    return needs


def _texts(table: Table) -> Iterator[list[str]]:
    """Yield the texts of each column, its heading first."""
    for place, column in enumerate(table.columns):
        yield [column.title, *(_marked(row.cells[place]) for row in table.rows)]


def _marked(cell: Cell) -> str:
    return "".join(f"{span.text}{_MARK if span.sample else ''}" for span in cell)
