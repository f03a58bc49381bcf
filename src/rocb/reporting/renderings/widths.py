"""Widths: which tables lie across the paper, and how what stands side by side shares it."""

from fractions import Fraction
from itertools import accumulate, pairwise
from math import ceil
from typing import Final

from rocb.reporting.pages import Block, Row, Table
from rocb.reporting.words.spans import Cell, text_of

MANY_COLUMNS: Final = 7
"""From how many columns on a table is set smaller, and may lie across the paper."""

WHOLE: Final = 1000

_LETTERS: Final = 110
"""About how many of small type stand on a line of a page."""
_LETTERS_ACROSS: Final = 195
_MARGIN: Final = 2
_LONGEST_WORD: Final = 22
_LONGEST_LINE: Final = 90
_TALLEST: Final = 20
_LINES: Final = 60
"""From about how many lines of small type on a table is worth pages of its own."""
_MOST_ABREAST: Final = 4
_MARK: Final = " " + 7 * "x"
_BOLD: Final = Fraction(5, 4)


def is_wide(block: Block) -> bool:
    """Return whether a block is a table of many columns with so much text that it lies across.

    One that would not fill a page stands upright: the paper is not turned for a few rows.
    """
    if not isinstance(block, Table) or len(block.columns) < MANY_COLUMNS:
        return False
    needs = _needs(block)
    if sum(line for _, line in needs) <= _LETTERS_ACROSS:
        return False
    widths = _shared(needs, _LETTERS)
    return sum(_lines(row, widths) for row in block.rows) > _LINES


def shares(table: Table) -> tuple[int, ...]:
    """Return the widths of the columns, in thousandths of the page; they add up to `WHOLE`.

    Each has what its longest word needs; the rest goes to those whose texts are long.
    """
    return _shared(_needs(table), _LETTERS_ACROSS if is_wide(table) else _LETTERS)


def abreast(number: int) -> int:
    """Return how many of so many figures stand side by side: four at most, in lines alike."""
    lines = ceil(number / _MOST_ABREAST) or 1
    return ceil(number / lines) or 1


def is_tall(row: Row, widths: tuple[int, ...]) -> bool:
    """Return whether a row takes so much of a page that it may be cut, with columns of `shares`."""
    return _lines(row, widths) > _TALLEST


def _lines(row: Row, widths: tuple[int, ...]) -> int:
    """Return about how many lines a row takes upright, with columns of these widths."""
    lines = (
        ceil(len(text_of(cell)) * WHOLE / (_LETTERS * width or 1))
        for cell, width in zip(row.cells, widths, strict=True)
    )
    return max(lines, default=0)


def _shared(needs: list[tuple[int, int]], letters: int) -> tuple[int, ...]:
    """Return the widths of columns with these needs, on lines of so many letters."""
    left = max(letters - sum(word for word, _ in needs), 0)
    spare = sum(line - word for word, line in needs) or 1
    return _whole([word + left * (line - word) / spare for word, line in needs])


def _whole(weights: list[float]) -> tuple[int, ...]:
    """Return whole numbers in these proportions that add up to `WHOLE`."""
    ends = [round(WHOLE * reached / sum(weights)) for reached in accumulate(weights)]
    return tuple(end - start for start, end in pairwise([0, *ends]))


def _needs(table: Table) -> list[tuple[int, int]]:
    """Return the letters of the longest word and the longest text of each column.

    A mark is a word of its own; the letters of a heading are bold, and so wider.
    """
    needs = []
    for place, column in enumerate(table.columns):
        texts = [_marked(row.cells[place]) for row in table.rows]
        longest = max((_longest_word(text) for text in texts), default=0)
        head = ceil(_longest_word(column.title) * _BOLD)
        word = max(head, min(longest, _LONGEST_WORD)) + _MARGIN
        line = min(max(map(len, [column.title, *texts])), _LONGEST_LINE) + _MARGIN
        needs.append((word, max(word, line)))
    return needs


def _longest_word(text: str) -> int:
    return max(map(len, text.split(" ")))


def _marked(cell: Cell) -> str:
    return "".join(f"{span.text}{_MARK if span.sample else ''}" for span in cell)
