"""Pictures for the reports, as SVG: legible in print, in grey and without colour vision."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import frozen

from rocb.periods import Days
from rocb.reporting.markup import Tag, element

WIDTH: Final = 960
INK: Final = "#1c2b3a"
DARK: Final = "#12507b"
PALE: Final = "#a9c4d9"
FAINT: Final = "#e6edf3"
LINE: Final = "#c3ced8"
SHADES: Final = ("#ffffff", PALE, DARK)
DARKEST: Final = 2

_FONT: Final = "font-family:system-ui,'Segoe UI','Noto Sans',Arial,sans-serif"
_LABELS: Final = 410
_SHORTEST: Final = 5
_NARROW: Final = 6.3
_WIDE: Final = 7.7
"""How wide letters of 12 px are at the most on average: ASCII ones, and others."""


@frozen
class Bar:
    """A bar: its label, its length, and the text at its end; a `strong` one is dark."""

    label: str
    value: float
    text: str
    strong: bool = True


@frozen
class Stretch:
    """A bar on a calendar."""

    label: str
    days: Days
    strong: bool


@frozen
class Tile:
    """A square with a short text; `shade` is 2 (dark), 1 (pale) or 0 (empty)."""

    text: str
    name: str
    shade: int


def bars(rows: Iterable[Bar]) -> Tag:
    """Return horizontal bars, one below the other, all to one scale."""
    rows = tuple(rows)
    longest = max((row.value for row in rows), default=0) or 1
    room = WIDTH - _LABELS - 130
    drawn: list[Tag] = []
    for number, row in enumerate(rows):
        top = 6 + number * 26
        length = room * row.value / longest
        drawn += [
            _label(row.label, top + 14),
            _box(_LABELS, top, length, 18, DARK if row.strong else PALE),
            _text(row.text, _LABELS + length + 8, top + 14, size=12),
        ]
    return _canvas(12 + len(rows) * 26, drawn)


def calendar(
    rows: Iterable[Stretch], year: Days, marked: Days | None, months: Iterable[str]
) -> Tag:
    """Return a Gantt chart of a year, with the days of `marked` shaded."""
    rows = tuple(rows)
    height = 34 + len(rows) * 20
    drawn: list[Tag] = []
    if marked is not None:
        left, right = _x(marked.first, year), _x(marked.last, year, after=True)
        drawn.append(_box(left, 0, right - left, height, FAINT))
    for number, (name, first) in enumerate(zip(months, _month_starts(year), strict=True)):
        x = _x(first, year)
        drawn.append(_line(x, 22, x, height))
        drawn.append(_text(name, x + 4, 15, size=12, bold=number % 3 == 0))
    for number, row in enumerate(rows):
        top = 28 + number * 20
        x = min(_x(row.days.first, year), WIDTH - _SHORTEST)
        width = max(_x(min(row.days.last, year.last), year, after=True) - x, _SHORTEST)
        drawn.append(_label(row.label, top + 11, bold=row.strong))
        drawn.append(_box(x, top, width, 13, DARK if row.strong else PALE, title=row.label))
    return _canvas(height, drawn)


def tiles(squares: Iterable[Tile], legend: Iterable[tuple[int, str]]) -> Tag:
    """Return squares in rows of thirteen, with a legend of the shades below."""
    squares = tuple(squares)
    drawn: list[Tag] = []
    for number, square in enumerate(squares):
        x, y = 2 + number % 13 * 73, 2 + number // 13 * 50
        ink = "#ffffff" if square.shade == DARKEST else INK
        drawn.append(_box(x, y, 68, 45, SHADES[square.shade], outline=LINE, title=square.name))
        drawn.append(_text(square.text, x + 34, y + 28, size=15, ink=ink, middle=True))
    below = 14 + (len(squares) + 12) // 13 * 50
    left = 2.0
    for shade, text in legend:
        drawn.append(_box(left, below, 18, 18, SHADES[shade], outline=LINE))
        drawn.append(_text(text, left + 26, below + 14, size=13))
        left += 60 + len(text) * 7.6
    return _canvas(below + 26, drawn)


def _canvas(height: float, drawn: Iterable[Tag]) -> Tag:
    return element(
        "svg",
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height:g}",
        style=_FONT,
        role="img",
    )


def _label(text: str, baseline: float, *, bold: bool = False) -> Tag:
    short = _fitted(text, _LABELS - 16)
    whole = text if short != text else ""
    return _text(short, 2, baseline, size=12, bold=bold, title=whole)


def _fitted(text: str, width: float) -> str:
    reached = 0.0
    for place, letter in enumerate(text):
        reached += _NARROW if letter.isascii() else _WIDE
        if reached > width:
            return text[: place - 1].rstrip() + "…"
    return text


def _text(
    text: str,
    x: float,
    y: float,
    *,
    size: int,
    bold: bool = False,
    ink: str = INK,
    middle: bool = False,
    title: str = "",
) -> Tag:
    inside = [element("title", title)] if title else []
    return element(
        "text",
        text,
        *inside,
        x=x,
        y=y,
        fill=ink,
        font_size=size,
        font_weight="600" if bold else "400",
        text_anchor="middle" if middle else "start",
    )


def _box(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    *,
    outline: str = "none",
    title: str = "",
) -> Tag:
    inside = [element("title", title)] if title else []
    return element(
        "rect", *inside, x=x, y=y, width=width, height=height, rx=2, fill=fill, stroke=outline
    )


def _line(x1: float, y1: float, x2: float, y2: float) -> Tag:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=LINE)


def _x(day: date, year: Days, *, after: bool = False) -> float:
    passed = (day - year.first).days + (1 if after else 0)
    return round(_LABELS + (WIDTH - _LABELS) * passed / len(year), 1)


def _month_starts(year: Days) -> list[date]:
    return [day for day in year if day.day == 1]
