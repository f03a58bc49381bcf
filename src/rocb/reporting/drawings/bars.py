"""Bars: lengths side by side."""

from typing import Final

from attrs import field, frozen

from rocb.reporting.drawings.canvas import (
    LINE,
    SIZE,
    WIDTH,
    blank,
    canvas,
    label,
    line,
    lines_needed,
    room_for,
    shortened,
)
from rocb.reporting.drawings.lettering import widest
from rocb.reporting.drawings.looks import STRONG, UNKNOWN, WEAK, legend, painted
from rocb.reporting.drawings.quantities import length_or_none
from rocb.reporting.markup import Tag

_STEP: Final = 26
_HEIGHT: Final = 17
_STUB: Final = 40
_LABELS: Final = 410
_ENDS: Final = 220


@frozen
class Bar:
    """A bar: its label, its length, and the text at its end; a `strong` one is dark.

    A `value` of `None` is unknown, and has no length.
    """

    label: str
    value: float | None = field(validator=length_or_none)
    text: str
    strong: bool = True


@frozen
class Bars:
    """Horizontal bars, one below the other, all to one scale.

    `dark` and `pale` say what strong bars and others mean, `empty` that there are none.
    """

    rows: tuple[Bar, ...]
    dark: str | None = None
    pale: str | None = None
    empty: str = "–"


def bars_svg(drawing: Bars) -> Tag:
    """Return bars as a picture."""
    rows = drawing.rows
    if not rows:
        return blank(drawing.empty)
    looks = ((STRONG, drawing.dark), (WEAK, drawing.pale))
    drawn, top = legend(((look, text) for look, text in looks if text is not None), 0)
    longest = max((row.value for row in rows if row.value is not None), default=0) or 1
    left = room_for((row.label for row in rows), 80, _LABELS)
    ends = min(widest((row.text for row in rows), SIZE) + 12, _ENDS)
    lines = lines_needed((row.label for row in rows), left - 12, 2)
    step = _STEP + (lines - 1) * 10
    bottom = top + 6 + len(rows) * step
    for number, row in enumerate(rows):
        middle = top + 6 + (number + 0.5) * step
        look = UNKNOWN if row.value is None else STRONG if row.strong else WEAK
        reach = _STUB if row.value is None else (WIDTH - left - ends) * row.value / longest
        drawn += label(row.label, middle, left - 12, lines)
        if reach:
            drawn += painted(look, left, middle - _HEIGHT / 2, reach, _HEIGHT, row.label)
        drawn.append(shortened(row.text, left + reach + 8, middle + 4.5, ends - 10))
    drawn.append(line(left, top + 4, left, bottom, ink=LINE))
    return canvas(bottom + 2, drawn)
