"""Tiles: a square for each Member of a region."""

from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from rocb.checks import rule
from rocb.errors import Fault, InvalidValue
from rocb.reporting.drawings.canvas import WHITE, blank, box, canvas, shortened
from rocb.reporting.drawings.looks import SHADES, UNKNOWN, Look, legend, painted, shade
from rocb.reporting.drawings.places import Spot
from rocb.reporting.markup import Tag

_ACROSS: Final = 12
_WIDTH: Final = 79.6
_STEP: Final = 50

_a_shade: Final = rule(
    lambda it: it is None or (type(it) is int and 0 <= it < len(SHADES)),
    f"a shade from 0 to {len(SHADES) - 1} or nothing",
)


@frozen
class Tile:
    """A square with a short text, and a `note` below it, such as a number.

    `shade` grows from 0 (white) to the highest of the legend (dark); `None` is unknown. `spot` is
    where it stands on a map.
    """

    text: str
    name: str
    shade: int | None = field(validator=_a_shade)
    note: str | None = None
    spot: Spot | None = None


@frozen
class TileKey:
    """What a shade means; `None` is that of the unknown."""

    shade: int | None = field(validator=_a_shade)
    text: str


@frozen
class Tiles:
    """Squares, with a legend of their shades; `empty` says that there are none.

    Those with a spot stand there, the others in rows of twelve below. Raises `InvalidValue` for two
    on one spot, and for a shade that the legend does not name.
    """

    squares: tuple[Tile, ...]
    legend: tuple[TileKey, ...]
    empty: str = "–"

    def __attrs_post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _faults(drawing: Tiles) -> Iterator[Fault]:
    known = {key.shade for key in drawing.legend}
    taken: dict[Spot, str] = {}
    for place, square in enumerate(drawing.squares):
        if square.shade not in known:
            yield Fault(f"squares[{place}].shade", square.shade, "a shade of the legend")
        if square.spot is not None and square.spot in taken:
            expected = f"a spot that {taken[square.spot]} does not have"
            yield Fault(f"squares[{place}].spot", square.text, expected)
        elif square.spot is not None:
            taken[square.spot] = square.text


def spread(drawing: Tiles) -> tuple[tuple[Tile, int, int], ...]:
    """Return every square with its row and its column; a row is left free below a map."""
    mapped = [(it, it.spot.row, it.spot.column) for it in drawing.squares if it.spot is not None]
    below = max((row for _, row, _ in mapped), default=-2) + 2
    others = (square for square in drawing.squares if square.spot is None)
    return (*mapped, *((it, below + n // _ACROSS, n % _ACROSS) for n, it in enumerate(others)))


def tiles_svg(drawing: Tiles) -> Tag:
    """Return tiles as a picture."""
    if not drawing.squares:
        return blank(drawing.empty)
    drawn, top = legend(((_look(drawing, key.shade), key.text) for key in drawing.legend), 0)
    standing = spread(drawing)
    for square, row, column in standing:
        x, y = 2 + column * _WIDTH, top + 6 + row * _STEP
        drawn += _square(square, _look(drawing, square.shade), x, y)
    lowest = max(row for _, row, _ in standing)
    return canvas(top + 6 + (lowest + 1) * _STEP, drawn)


def _square(square: Tile, look: Look, x: float, y: float) -> Iterator[Tag]:
    wide, high, middle = _WIDTH - 4, _STEP - 4, x + (_WIDTH - 4) / 2
    yield from painted(look, x, y, wide, high, square.name)
    if look.hatched:
        yield box(x + 10, y + 5, wide - 20, high - 10, WHITE)
    up = 28 if square.note is None else 20
    room = wide - (24 if look.hatched else 6)
    yield shortened(
        square.text, middle, y + up, room, size=15, bold=True, ink=look.ink, anchor="middle"
    )
    if square.note is not None:
        yield shortened(square.note, middle, y + 36, room, ink=look.ink, anchor="middle")


def _look(drawing: Tiles, level: int | None) -> Look:
    if level is None:
        return UNKNOWN
    return shade(level, max(key.shade or 0 for key in drawing.legend))
