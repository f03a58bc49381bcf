"""The canvas of our pictures (SVG): its width, its colours, and what is drawn with them.

Colours are shades of one blue, told apart in grey as well; what has another meaning has another
pattern. Nothing has an id, so that several pictures may stand in one page.
"""

import re
from collections.abc import Iterable, Iterator
from math import ceil
from typing import Final

from rocb.reporting.drawings.lettering import fitted, width_of, wrapped
from rocb.reporting.markup import Tag, element

WIDTH: Final = 960
INK: Final = "#1c2b3a"
MUTED: Final = "#51626f"
WHITE: Final = "#ffffff"
DARK: Final = "#12507b"
PALE: Final = "#a9c4d9"
FAINT: Final = "#e6edf3"
LINE: Final = "#c3ced8"
SIZE: Final = 12
"""How high the letters of a label are."""
LINE_STEP: Final = 14
"""How far apart the lines of a label are."""

_FONT: Final = "font-family:system-ui,'Segoe UI','Noto Sans',Arial,sans-serif"
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HATCH: Final = 5


def canvas(height: float, drawn: Iterable[Tag]) -> Tag:
    """Return a picture of this height, with these elements in it."""
    return element(
        "svg",
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {ceil(height)}",
        style=_FONT,
        role="img",
    )


def blank(text: str) -> Tag:
    """Return a picture that has nothing to show, and says so."""
    return canvas(40, [shortened(text, 2, 25, WIDTH - 4, ink=MUTED)])


def written(
    text: str,
    x: float,
    y: float,
    *,
    size: float = SIZE,
    bold: bool = False,
    ink: str = INK,
    anchor: str = "start",
    turned: bool = False,
    title: str | None = None,
) -> Tag:
    """Return a line of text by the end of it that `anchor` says; one `turned` reads upwards."""
    attributes: dict[str, str | float] = {"x": round(x, 1), "y": round(y, 1)}
    if turned:
        attributes["transform"] = f"rotate(-90 {attributes['x']:g} {attributes['y']:g})"
    return element(
        "text",
        _clean(text),
        *_titled(title),
        **attributes,
        fill=ink,
        font_size=size,
        font_weight="600" if bold else "400",
        text_anchor=anchor,
    )


def shortened(
    text: str,
    x: float,
    y: float,
    width: float,
    *,
    size: float = SIZE,
    bold: bool = False,
    ink: str = INK,
    anchor: str = "start",
) -> Tag:
    """Return a line of text cut to a width; the whole of it is its title."""
    short = fitted(text, width, size, bold=bold)
    whole = text if short != text else None
    return written(short, x, y, size=size, bold=bold, ink=ink, anchor=anchor, title=whole)


def label(
    text: str, middle: float, width: float, lines: int = 1, *, bold: bool = False
) -> Iterator[Tag]:
    """Yield the label of a row about its middle, on so many lines at the most.

    The whole of one that is cut is its title.
    """
    found = wrapped(text, width, SIZE, lines, bold=bold)
    whole = text if " ".join(found) != text else None
    first = middle + 4.5 - (len(found) - 1) * LINE_STEP / 2
    for number, part in enumerate(found):
        yield written(part, 2, first + number * LINE_STEP, bold=bold, title=whole)


def lines_needed(texts: Iterable[str], width: float, most: int, *, bold: bool = False) -> int:
    """Return how many lines the longest of the labels takes, at the most so many."""
    return max((len(wrapped(text, width, SIZE, most, bold=bold)) for text in texts), default=1)


def room_for(texts: Iterable[str], least: float, most: float, *, bold: bool = False) -> float:
    """Return the room that labels of rows get: what the widest of them needs, within limits."""
    widest = max((width_of(text, SIZE, bold=bold) for text in texts), default=0.0)
    return min(max(ceil(widest) + 14.0, least), most)


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    *,
    outline: str = "none",
    dashed: bool = False,
    title: str | None = None,
) -> Tag:
    """Return a rectangle."""
    dashes = {"stroke_dasharray": "4 3"} if dashed else {}
    return element(
        "rect",
        *_titled(title),
        x=round(x, 1),
        y=round(y, 1),
        width=round(width, 1),
        height=round(height, 1),
        fill=fill,
        stroke=outline,
        **dashes,
    )


def line(x1: float, y1: float, x2: float, y2: float, *, ink: str = LINE, width: float = 1) -> Tag:
    """Return a line."""
    return path(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}", ink=ink, width=width)


def path(drawn: str, *, ink: str = LINE, width: float = 1, fill: str = "none") -> Tag:
    """Return a path."""
    return element("path", d=drawn, stroke=ink, stroke_width=width, fill=fill)


def hatch(x: float, y: float, width: float, height: float) -> Tag:
    """Return slanting lines that fill a rectangle."""
    lines = []
    for number in range(1, ceil((width + height) / _HATCH)):
        reach = number * _HATCH
        down, along = min(reach, height), min(reach, width)
        lines.append(
            f"M{x + reach - down:.1f} {y + down:.1f}L{x + along:.1f} {y + reach - along:.1f}"
        )
    return path("".join(lines), ink=MUTED, width=0.8)


def _titled(title: str | None) -> tuple[Tag, ...]:
    return (element("title", _clean(title)),) if title else ()


def _clean(text: str) -> str:
    """Return a text without the characters that no document of XML may hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
