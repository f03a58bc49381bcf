"""Heat maps: a number for each pair of a row and a column, in shades."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from attrs import field, frozen

from rocb.errors import Fault, InvalidValue
from rocb.reporting.drawings.canvas import (
    LINE_STEP,
    SIZE,
    WIDTH,
    blank,
    canvas,
    room_for,
    shortened,
    written,
)
from rocb.reporting.drawings.lettering import widest, wrapped
from rocb.reporting.drawings.looks import SHADES, UNKNOWN, Look, legend, painted, shade
from rocb.reporting.drawings.quantities import Quantity, drawable
from rocb.reporting.markup import Tag

_STEP: Final = 20
_LABELS: Final = 300
_WIDEST: Final = 110
_HIGHEST: Final = 200
_SIZES: Final = (12, 11, 10, 9)


@frozen
class HeatRow:
    """A row of cells, one for each column."""

    label: str
    cells: tuple[Quantity, ...]


@frozen
class HeatStep:
    """A shade: from which number on it is used, and what it is called, such as "10 to 19 h"."""

    least: float = field(validator=drawable)
    text: str


@frozen
class HeatMap:
    """Rows of cells below the names of their columns, in shades from the lowest step on.

    There are one to six steps, in order; no number is below the first of them. `unknown` says
    what a hatched cell means, `empty` that there is no cell. Raises `InvalidValue`.
    """

    rows: tuple[HeatRow, ...]
    columns: tuple[str, ...]
    steps: tuple[HeatStep, ...]
    unknown: str
    empty: str = "–"

    def __attrs_post_init__(self) -> None:
        faults = (*_step_faults(self.steps), *_row_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _step_faults(steps: tuple[HeatStep, ...]) -> Iterator[Fault]:
    if not 1 <= len(steps) <= len(SHADES):
        yield Fault("steps", len(steps), f"one to {len(SHADES)} steps")
    for place, (below, step) in enumerate(pairwise(steps), 1):
        if step.least <= below.least:
            yield Fault(f"steps[{place}].least", step.least, f"more than {below.least}")


def _row_faults(drawing: HeatMap) -> Iterator[Fault]:
    lowest = min((step.least for step in drawing.steps), default=None)
    for place, row in enumerate(drawing.rows):
        if len(row.cells) != len(drawing.columns):
            expected = f"{len(drawing.columns)}, one for each column"
            yield Fault(f"rows[{place}].cells", len(row.cells), expected)
        for number, cell in enumerate(row.cells):
            if cell.value is not None and lowest is not None and cell.value < lowest:
                path = f"rows[{place}].cells[{number}].value"
                yield Fault(path, cell.value, f"{lowest} or more")


def step_of(drawing: HeatMap, cell: Quantity) -> HeatStep | None:
    """Return the step that a known number of the heat map belongs to."""
    if cell.value is None:
        return None
    return drawing.steps[_level(drawing, cell.value)]


def heat_map_svg(drawing: HeatMap) -> Tag:
    """Return a heat map as a picture."""
    if not drawing.rows or not drawing.columns:
        return blank(drawing.empty)
    drawn, top = legend(_legend(drawing), 0)
    left = room_for((row.label for row in drawing.rows), 60, _LABELS)
    width = min((WIDTH - left - 2) / len(drawing.columns), _WIDEST)
    headed, first = _heads(drawing.columns, left, width, top + 4)
    drawn += headed
    size = _size(drawing, width - 3)
    for number, row in enumerate(drawing.rows):
        y = first + number * _STEP
        drawn.append(shortened(row.label, 2, y + 14, left - 10))
        for place, (column, cell) in enumerate(zip(drawing.columns, row.cells, strict=True)):
            x = left + place * width
            look = _look(drawing, cell)
            title = f"{row.label}, {column}: {cell.text}"
            drawn += painted(look, x, y, width, _STEP, title)
            if size is not None and cell.value is not None:
                drawn.append(_number(cell.text, x + width / 2, y + 14, size, look))
    return canvas(first + len(drawing.rows) * _STEP + 4, drawn)


def _legend(drawing: HeatMap) -> Iterator[tuple[Look, str]]:
    most = len(drawing.steps) - 1
    yield from ((shade(level, most), step.text) for level, step in enumerate(drawing.steps))
    if any(cell.value is None for row in drawing.rows for cell in row.cells):
        yield UNKNOWN, drawing.unknown


def _heads(
    columns: tuple[str, ...], left: float, width: float, top: float
) -> tuple[list[Tag], float]:
    """Return the names of the columns, turned where they have no room, and how far they reach."""
    middles = [left + (place + 0.5) * width for place in range(len(columns))]
    for size in _SIZES:
        if widest(columns, size) <= width - 3:
            named = zip(columns, middles, strict=True)
            return [
                written(it, x, top + 13, size=size, anchor="middle") for it, x in named
            ], top + 20
    small = min(float(SIZE), max(width - 3, 4))
    lines = max(1, min(2, int(width / LINE_STEP)))
    high = min(widest(columns, small) + 2, _HIGHEST)
    turned: list[Tag] = []
    for text, middle in zip(columns, middles, strict=True):
        turned += _turned(text, middle, top + high, high, small, lines)
    return turned, top + high + 6


def _turned(text: str, x: float, y: float, high: float, size: float, lines: int) -> Iterator[Tag]:
    """Yield a name that reads upwards, on lines side by side about the middle of its column."""
    parts = wrapped(text, high, size, lines)
    whole = text if " ".join(parts) != text else None
    for number, part in enumerate(parts):
        aside = (number - (len(parts) - 1) / 2) * LINE_STEP
        yield written(part, x + aside + size * 0.35, y, size=size, turned=True, title=whole)


def _size(drawing: HeatMap, width: float) -> float | None:
    """Return the size in which every number has room in its cell, if there is one."""
    texts = [cell.text for row in drawing.rows for cell in row.cells if cell.value is not None]
    return next((size for size in _SIZES if widest(texts, size) <= width), None)


def _number(text: str, x: float, y: float, size: float, look: Look) -> Tag:
    return written(text, x, y, size=size, ink=look.ink, anchor="middle")


def _look(drawing: HeatMap, cell: Quantity) -> Look:
    if cell.value is None:
        return UNKNOWN
    return shade(_level(drawing, cell.value), len(drawing.steps) - 1)


def _level(drawing: HeatMap, value: float) -> int:
    return bisect_right([step.least for step in drawing.steps], value) - 1
