"""Widths: which tables lie across the paper, and how what stands side by side shares it."""

import re
from itertools import accumulate, pairwise
from math import ceil, sqrt
from typing import Final

from attrs import frozen

from rocb.reporting.pages import Block, Row, Table
from rocb.reporting.words.spans import Cell, text_of

WHOLE: Final = 1000

_MANY_COLUMNS: Final = 7
_LETTERS: Final = 110
"""About how many of small type stand on a line of a page."""
_LETTERS_ACROSS: Final = 165
_MARGIN: Final = 2
_NARROW_MARGIN: Final = 1.3
_LONGEST_WORD: Final = 22
_LONGEST_LINE: Final = 90
_SHORT: Final = 16
_TALLEST: Final = 20
_LINES: Final = 60
"""From about how many lines of small type on a table is worth pages of its own."""
_MOST_ABREAST: Final = 4
_MARK: Final = " " + 7 * "x"
_WORD: Final = re.compile("[^ –-]+[–-]?")
_NARROW: Final = frozenset("fijlrtIг.,:;!|'()[]/-\N{NO-BREAK SPACE}")
_SLIM: Final = frozenset("cksvxyzзксту")
_BROAD: Final = frozenset("mwжмфшщыю%@–—№→")
_BOLD: Final = 1.1
_GIVE: Final = 1.06
"""How much more the letters of most words are reckoned at than they take."""


@frozen
class _Need:
    """What a column needs, in letters: its longest word, its longest text, and a usual text."""

    word: float
    longest: float
    usual: float


def has_many_columns(table: Table) -> bool:
    """Return whether a table has so many columns that it is set more narrowly."""
    return len(table.columns) >= _MANY_COLUMNS


def is_wide(block: Block) -> bool:
    """Return whether a block is a table of many columns with so much text that it lies across.

    One that would not fill a page stands upright: the paper is not turned for a few rows.
    """
    if not isinstance(block, Table) or not has_many_columns(block):
        return False
    needs = _needs(block)
    if sum(it.longest for it in needs) <= _LETTERS_ACROSS:
        return False
    widths = _shared(needs, _LETTERS)
    return sum(_lines(row, widths) for row in block.rows) > _LINES


def shares(table: Table) -> tuple[int, ...]:
    """Return the widths of the columns, in thousandths of the page; they add up to `WHOLE`.

    Each has what its longest word needs, and the longest of all words have less where that is too
    much; the rest goes to those whose texts are mostly long.
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


def _shared(needs: list[_Need], letters: int) -> tuple[int, ...]:
    """Return the widths of columns with these needs, on lines of so many letters."""
    words = _fitting([it.word for it in needs], letters * _GIVE)
    wants = [max(it.usual - it.word, 0) for it in needs]
    left = max(letters - sum(words), 0)
    spare = sum(wants) or 1
    return _whole([word + left * want / spare for word, want in zip(words, wants, strict=True)])


def _fitting(words: list[float], letters: float) -> list[float]:
    """Return the words, the longest of them cut to one length with which all have room."""
    for number, word in enumerate(sorted(words)):
        even = letters / (len(words) - number)
        if word > even:
            return [min(it, even) for it in words]
        letters -= word
    return words


def _whole(weights: list[float]) -> tuple[int, ...]:
    """Return whole numbers in these proportions that add up to `WHOLE`."""
    ends = [round(WHOLE * reached / sum(weights)) for reached in accumulate(weights)]
    return tuple(end - start for start, end in pairwise([0, *ends]))


def _needs(table: Table) -> list[_Need]:
    """Return what each column needs. A mark is a word of its own; headings are bold, and broader.

    What is usual leans to the longer texts, so that one among many dashes does not count for all;
    a date or an amount does.
    """
    needs = []
    margin = _NARROW_MARGIN if has_many_columns(table) else _MARGIN
    for place, column in enumerate(table.columns):
        texts = [_marked(row.cells[place]) for row in table.rows]
        longest = max((_longest_word(text) for text in texts), default=0)
        head = _longest_word(column.title) * _BOLD
        word = max(head, min(longest, _LONGEST_WORD)) + _MARGIN
        lengths = [min(len(text), _LONGEST_LINE) for text in texts]
        most = max(lengths, default=0)
        leaning = sqrt(sum(it * it for it in lengths) / max(len(lengths), 1))
        usual = max(leaning, min(most, _SHORT)) + margin
        needs.append(_Need(word, max(word, most + margin, len(column.title) + margin), usual))
    return needs


def _longest_word(text: str) -> float:
    return max((sum(map(_breadth, word)) for word in _WORD.findall(text)), default=0)


def _breadth(letter: str) -> float:
    """Return how broad a letter is beside most others."""
    if letter in _NARROW:
        return 0.65
    if letter in _SLIM:
        return 0.9
    return 1.35 if letter in _BROAD or letter.isupper() else 1


def _marked(cell: Cell) -> str:
    return "".join(f"{span.text}{_MARK if span.sample else ''}" for span in cell)
