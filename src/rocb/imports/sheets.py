"""The cells of a sheet, counted before they are read: what reaches too far, what has no value."""

import re
from collections.abc import Mapping
from typing import Final

from rocb.errors import Described, Fault, InvalidValue
from rocb.imports.bounds import CELLS_AT_MOST, COLUMNS_AT_MOST, ROWS_AT_MOST, UNPACKED_AT_MOST
from rocb.imports.tables import address
from rocb.imports.workbooks import Parts, Sheet, no_workbook, parse

_STRINGS: Final = "xl/sharedStrings.xml"
_ADDRESS: Final = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,6}")
_WORDS_AT_MOST: Final = 20
_BOUNDS: Final = (
    f"within {ROWS_AT_MOST:,} rows, {COLUMNS_AT_MOST:,} columns and {CELLS_AT_MOST:,} cells"
)


def without_values(parts: Parts, sheet: Sheet) -> Mapping[tuple[int, int], Described]:
    """Return the cells of a sheet that hold something, but no value, by column and row from 0.

    These are errors, and formulas that nobody calculated. Raises `InvalidValue` where the cells
    reach beyond the bounds, or hold more text.
    """
    texts = _Texts()
    if _STRINGS in parts:
        parse(parts[_STRINGS], texts.begin, texts.end, texts.text)
    cells = _Cells(texts.lengths)
    parse(parts[sheet.part], cells.begin, cells.end, cells.text)
    return cells.without_values


class _Texts:
    """How long the texts are that the cells of a workbook share."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self._length = 0

    def begin(self, tag: str, _attributes: dict[str, str]) -> None:
        if tag.endswith("si"):
            self._length = 0

    def text(self, data: str) -> None:
        self._length += len(data)

    def end(self, tag: str) -> None:
        if tag.endswith("si"):
            self.lengths.append(self._length)


class _Cells:
    """The cells of a sheet, one after the other, as the tags of its part go by."""

    def __init__(self, lengths: list[int]) -> None:
        self.without_values: dict[tuple[int, int], Described] = {}
        self._lengths = lengths
        self._column = self._row = -1
        self._width = self._height = self._text = 0
        self._kind: str | None = None
        self._formula = self._held = self._reading = False
        self._words, self._length = "", 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            number = attributes.get("r")
            self._column, self._row = -1, self._row + 1 if number is None else _row(number)
        elif name == "c":
            place = attributes.get("r")
            if place is None:
                self._column += 1
            else:
                self._column, self._row = _place(place)
            self._kind = attributes.get("t")
            self._formula = self._held = self._reading = False
            self._words, self._length = "", 0
        elif name == "f":
            self._formula = True
        elif name in ("v", "is"):
            self._held = self._reading = True

    def text(self, data: str) -> None:
        if self._reading:
            self._length += len(data)
            if len(self._words) < _WORDS_AT_MOST:
                self._words += data[:_WORDS_AT_MOST]

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in ("v", "is"):
            self._reading = False
        elif name == "c" and (self._held or self._formula):
            self._count()

    def _count(self) -> None:
        self._width = max(self._width, self._column + 1)
        self._height = max(self._height, self._row + 1)
        if (
            self._height > ROWS_AT_MOST
            or self._width > COLUMNS_AT_MOST
            or self._width * self._height > CELLS_AT_MOST
        ):
            here = address(self._column, self._row + 1)
            raise InvalidValue(Fault(here, Described("a cell"), _BOUNDS))
        shared = self._kind == "s" and self._held
        self._text += self._shared() if shared else self._length
        if self._text > UNPACKED_AT_MOST:
            expected = f"a sheet of at most {UNPACKED_AT_MOST:,} characters"
            raise InvalidValue(Fault("content", Described("more"), expected))
        if self._kind == "e":
            what = Described(f"the error {self._words[:_WORDS_AT_MOST]}")
            self.without_values[self._column, self._row] = what
        elif self._formula and not self._words and self._kind != "str":
            what = Described("a formula that was not calculated")
            self.without_values[self._column, self._row] = what

    def _shared(self) -> int:
        words = self._words
        index = int(words) if words.isdecimal() and len(words) < 10 else -1
        if not 0 <= index < len(self._lengths):
            raise no_workbook("a workbook without some of its texts")
        return self._lengths[index]


def _row(number: str) -> int:
    if _NUMBER.fullmatch(number) is None:
        raise no_workbook("a workbook with a row that has no number")
    return int(number) - 1


def _place(place: str) -> tuple[int, int]:
    found = _ADDRESS.fullmatch(place)
    if found is None:
        raise no_workbook("a workbook with a cell that has no address")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1, int(found[2]) - 1
