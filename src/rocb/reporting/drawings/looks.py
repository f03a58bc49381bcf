"""Looks: how boxes are told apart without colour, and the legend that says what each means."""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from rocb.reporting.drawings.canvas import (
    DARK,
    FAINT,
    INK,
    MUTED,
    PALE,
    SIZE,
    WHITE,
    WIDTH,
    box,
    hatch,
    line,
    shortened,
)
from rocb.reporting.drawings.lettering import width_of
from rocb.reporting.markup import Tag

_SWATCH: Final = 26
_APART: Final = 24
LEGEND_LINE: Final = 22


@frozen
class Look:
    """What a box looks like; `ink` is that of text on it.

    One that is `upright` is no box but a line, in the middle of where the box would be.
    """

    fill: str
    outline: str
    dashed: bool = False
    hatched: bool = False
    struck: bool = False
    upright: bool = False
    ink: str = INK


STRONG: Final = Look(DARK, DARK, ink=WHITE)
WEAK: Final = Look(PALE, MUTED)
OPEN: Final = Look(WHITE, DARK)
PUT_OFF: Final = Look(WHITE, MUTED, dashed=True)
STRUCK: Final = Look(WHITE, MUTED, struck=True)
UNKNOWN: Final = Look(WHITE, MUTED, hatched=True)
MARK: Final = Look("none", "none", upright=True)
SHADES: Final = (
    Look(WHITE, MUTED),
    Look(FAINT, MUTED),
    Look("#b9cfe0", MUTED),
    Look("#7fa5c4", MUTED),
    Look("#3f78a3", MUTED, ink=WHITE),
    Look("#0d3c5e", MUTED, ink=WHITE),
)
"""From nothing to most."""


def shade(level: int, most: int) -> Look:
    """Return how the `level` looks of those from 0 to `most`: the highest is darkest."""
    return SHADES[level * (len(SHADES) - 1) // max(most, 1)]


def painted(
    look: Look, x: float, y: float, width: float, height: float, title: str | None = None
) -> Iterator[Tag]:
    """Yield a box that looks so."""
    if look.upright:
        yield line(x + width / 2, y, x + width / 2, y + height, ink=INK, width=3)
        return
    yield box(x, y, width, height, look.fill, outline=look.outline, dashed=look.dashed, title=title)
    if look.hatched:
        yield hatch(x, y, width, height)
    if look.struck:
        yield line(x, y + height / 2, x + width, y + height / 2, ink=INK, width=1.6)


def legend(entries: Iterable[tuple[Look, str]], top: float) -> tuple[list[Tag], float]:
    """Return what each look means, in as many lines as that takes, and how far down it reaches."""
    drawn: list[Tag] = []
    left = 2.0
    for look, text in entries:
        needed = _SWATCH + min(width_of(text, SIZE), WIDTH - _SWATCH - 4)
        if left > 2 and left + needed > WIDTH - 2:
            left, top = 2.0, top + LEGEND_LINE
        drawn += painted(look, left, top + 2, 18, 13)
        drawn.append(shortened(text, left + _SWATCH, top + 13, WIDTH - left - _SWATCH - 2))
        left += needed + _APART
    return drawn, top + LEGEND_LINE if drawn else top
