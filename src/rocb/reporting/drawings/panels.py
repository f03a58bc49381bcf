"""Panels of grouped bars, such as what each donor planned, committed and spent, by currency."""

from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from rocb.checks import rule
from rocb.errors import Fault, InvalidValue
from rocb.reporting.drawings.canvas import (
    LINE,
    MUTED,
    SIZE,
    WIDTH,
    blank,
    canvas,
    label,
    line,
    room_for,
    shortened,
)
from rocb.reporting.drawings.lettering import widest
from rocb.reporting.drawings.looks import OPEN, STRONG, UNKNOWN, WEAK, Look, legend, painted
from rocb.reporting.drawings.quantities import Quantity
from rocb.reporting.markup import Tag

_STEP: Final = 17
_HEIGHT: Final = 13
_APART: Final = 9
_HEAD: Final = 30
_STUB: Final = 40
_LABELS: Final = 330
_ENDS: Final = 200
LOOKS_OF_SERIES: Final = ((STRONG,), (OPEN, STRONG), (OPEN, WEAK, STRONG))


@frozen
class BarGroup:
    """The bars of one, such as a donor: a quantity for each series."""

    label: str
    quantities: tuple[Quantity, ...]


@frozen
class BarPanel:
    """Groups of bars to one scale, such as those of one currency."""

    title: str
    groups: tuple[BarGroup, ...]


@frozen
class Panels:
    """Panels one below the other, each to its own scale: what is in two of them is not compared.

    There are one to three series, such as what is planned, committed and spent. `unknown` says what
    a hatched bar means, `empty` that there is no bar. Raises `InvalidValue`.
    """

    series: tuple[str, ...] = field(
        validator=rule(
            lambda it: 1 <= len(it) <= len(LOOKS_OF_SERIES), f"one to {len(LOOKS_OF_SERIES)} series"
        )
    )
    panels: tuple[BarPanel, ...]
    unknown: str
    empty: str = "–"

    def __attrs_post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _faults(drawing: Panels) -> Iterator[Fault]:
    for place, panel in enumerate(drawing.panels):
        for number, group in enumerate(panel.groups):
            path = f"panels[{place}].groups[{number}].quantities"
            if len(group.quantities) != len(drawing.series):
                expected = f"{len(drawing.series)}, one for each series"
                yield Fault(path, len(group.quantities), expected)
            for at, it in enumerate(group.quantities):
                if it.value is not None and it.value < 0:
                    yield Fault(f"{path}[{at}].value", it.value, "zero or more")


def panels_svg(drawing: Panels) -> Tag:
    """Return panels of bars as a picture."""
    groups = [group for panel in drawing.panels for group in panel.groups]
    if not groups:
        return blank(drawing.empty)
    quantities = [it for group in groups for it in group.quantities]
    looks = LOOKS_OF_SERIES[len(drawing.series) - 1]
    entries = list(zip(looks, drawing.series, strict=True))
    if any(it.value is None for it in quantities):
        entries.append((UNKNOWN, drawing.unknown))
    drawn, top = legend(entries, 0)
    left = room_for((group.label for group in groups), 80, _LABELS)
    ends = min(widest((it.text for it in quantities), SIZE) + 12, _ENDS)
    for panel in drawing.panels:
        if panel.groups:
            drawn.append(shortened(panel.title, 2, top + 20, WIDTH - 4, size=14, bold=True))
            drawn.append(line(2, top + _HEAD - 3, WIDTH, top + _HEAD - 3, ink=MUTED))
            drawn += _panel(panel, looks, left, top + _HEAD, WIDTH - left - ends)
            top += _HEAD + _high(panel)
    return canvas(top + 2, drawn)


def _high(panel: BarPanel) -> float:
    return sum(len(group.quantities) * _STEP + _APART for group in panel.groups)


def _panel(
    panel: BarPanel, looks: tuple[Look, ...], left: float, top: float, room: float
) -> Iterator[Tag]:
    values = (it.value for group in panel.groups for it in group.quantities)
    longest = max((value for value in values if value is not None), default=0) or 1
    ends = WIDTH - left - room
    y, middle = top + 2, (len(looks) * _STEP - _STEP + _HEIGHT) / 2
    for group in panel.groups:
        yield from label(group.label, y + middle, left - 12, len(looks))
        for look, it in zip(looks, group.quantities, strict=True):
            reach = _STUB if it.value is None else room * it.value / longest
            if reach:
                shown = UNKNOWN if it.value is None else look
                yield from painted(shown, left, y, reach, _HEIGHT, group.label)
            yield shortened(it.text, left + reach + 8, y + 11, ends - 10)
            y += _STEP
        y += _APART
    yield line(left, top, left, y - _APART, ink=LINE)
