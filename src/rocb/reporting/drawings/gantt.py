"""Gantt charts: the activities of a year on its days."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from rocb.checks import rule
from rocb.errors import Fault, InvalidValue
from rocb.periods import Days
from rocb.reporting.drawings.canvas import (
    DARK,
    FAINT,
    INK,
    LINE,
    MUTED,
    SIZE,
    WIDTH,
    blank,
    box,
    canvas,
    label,
    line,
    lines_needed,
    path,
    room_for,
    shortened,
    written,
)
from rocb.reporting.drawings.lettering import width_of
from rocb.reporting.drawings.looks import OPEN, PUT_OFF, STRONG, STRUCK, WEAK, legend, painted
from rocb.reporting.markup import Tag

_STEP: Final = 20
_HEIGHT: Final = 13
_SHORTEST: Final = 5
_LABELS: Final = 410
_HEAD: Final = 24
_MANY: Final = 30
"""From how many rows on the months are named at the foot as well."""
_SECOND_LINE: Final = 14
_PAGE: Final = 1360
"""How high the rows may be on a page; labels have two lines where that leaves them room."""


class StretchState(Enum):
    """What became of a stretch."""

    DONE = "done"
    UNDER_WAY = "under_way"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


LOOKS_OF_STATES: Final = {
    StretchState.DONE: STRONG,
    StretchState.UNDER_WAY: WEAK,
    StretchState.PLANNED: OPEN,
    StretchState.POSTPONED: PUT_OFF,
    StretchState.CANCELLED: STRUCK,
}


@frozen
class Stretch:
    """A bar on a calendar; the label of a `strong` one is bold."""

    label: str
    days: Days
    state: StretchState
    strong: bool = False


@frozen
class StretchKey:
    """What a state is called."""

    state: StretchState
    text: str


@frozen
class DayMark:
    """A line at a day, and what it is called, such as "as of 30 June"."""

    day: date
    text: str


@frozen
class Gantt:
    """Stretches on the days of a year, below the names of its twelve months.

    `marked` days are shaded; `legend` names the states, of which those are shown that occur;
    `empty` says that there is no stretch. Raises `InvalidValue`.
    """

    rows: tuple[Stretch, ...]
    year: Days
    marked: Days | None
    months: tuple[str, ...] = field(validator=rule(lambda it: len(it) == 12, "twelve names"))
    legend: tuple[StretchKey, ...] = ()
    as_of: DayMark | None = None
    empty: str = "–"

    def __attrs_post_init__(self) -> None:
        year = self.year
        if len(year) > 366 or sum(day.day == 1 for day in year) != 12:
            raise InvalidValue(Fault("year", f"{year.first} to {year.last}", "twelve whole months"))


def gantt_svg(drawing: Gantt) -> Tag:
    """Return a Gantt chart as a picture."""
    rows = drawing.rows
    if not rows:
        return blank(drawing.empty)
    shown = {row.state for row in rows}
    keys = ((LOOKS_OF_STATES[key.state], key.text) for key in drawing.legend if key.state in shown)
    drawn, top = legend(keys, 0)
    labels, bold = [row.label for row in rows], any(row.strong for row in rows)
    left = room_for(labels, 120, _LABELS, bold=bold)
    roomy = len(rows) * (_STEP + _SECOND_LINE) <= _PAGE
    lines = lines_needed(labels, left - 12, 2, bold=bold) if roomy else 1
    step = _STEP + (lines - 1) * _SECOND_LINE
    head = top + (18 if drawing.as_of else 0)
    first = head + _HEAD + 2
    bottom = first + len(rows) * step + 2
    drawn += _calendar(drawing, left, head, bottom)
    for number, row in enumerate(rows):
        middle = first + (number + 0.5) * step
        edge, ink = middle - step / 2, FAINT if number % 5 else LINE
        drawn.append(line(2, edge, WIDTH, edge, ink=ink))
        drawn += label(row.label, middle, left - 12, lines, bold=row.strong)
        drawn += _stretch(row, drawing.year, left, middle - _HEIGHT / 2)
    if drawing.as_of is not None:
        drawn += _as_of(drawing.as_of, drawing.year, left, top, bottom)
    return canvas(bottom + (20 if len(rows) >= _MANY else 4), drawn)


def _calendar(drawing: Gantt, left: float, top: float, bottom: float) -> Iterator[Tag]:
    year, marked = drawing.year, drawing.marked
    if marked is not None and marked.overlaps(year):
        start = _x(max(marked.first, year.first), year, left)
        end = _x(min(marked.last, year.last), year, left, after=True)
        yield box(start, top, end - start, bottom - top, FAINT)
    starts = [_x(day, year, left) for day in year if day.day == 1]
    for number, (name, x) in enumerate(zip(drawing.months, starts, strict=True)):
        yield line(x, top + 4, x, bottom, ink=MUTED if number % 3 == 0 else LINE)
        room = (WIDTH - left) / 12 - 8
        yield shortened(name, x + 4, top + 15, room, bold=number % 3 == 0)
        if len(drawing.rows) >= _MANY:
            yield shortened(name, x + 4, bottom + 14, room, bold=number % 3 == 0)


def _stretch(row: Stretch, year: Days, left: float, y: float) -> Iterator[Tag]:
    if row.days.last < year.first:
        yield path(f"M{left + 8:.1f} {y:.1f}l-6 6.5l6 6.5z", ink=DARK, fill=DARK)
    elif row.days.first > year.last:
        yield path(f"M{WIDTH - 8} {y:.1f}l6 6.5l-6 6.5z", ink=DARK, fill=DARK)
    else:
        start = min(_x(max(row.days.first, year.first), year, left), WIDTH - 1 - _SHORTEST)
        end = min(_x(row.days.last, year, left, after=True), WIDTH - 1)
        yield from painted(
            LOOKS_OF_STATES[row.state], start, y, max(end - start, _SHORTEST), _HEIGHT, row.label
        )


def _as_of(mark: DayMark, year: Days, left: float, top: float, bottom: float) -> Iterator[Tag]:
    if mark.day in year:
        x = _x(mark.day, year, left, after=True)
        yield line(x, top + 4, x, bottom, ink=INK, width=2)
        if x + 8 + width_of(mark.text, SIZE, bold=True) <= WIDTH:
            yield written(mark.text, x + 5, top + 13, bold=True)
        else:
            yield shortened(mark.text, x - 5, top + 13, x - 8, bold=True, anchor="end")


def _x(day: date, year: Days, left: float, *, after: bool = False) -> float:
    passed = (day - year.first).days + (1 if after else 0)
    return round(left + (WIDTH - left) * passed / len(year), 1)
