"""Tracks: how far each indicator has come on its way from the baseline to the target."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from attrs import frozen

from rocb.reporting.drawings.canvas import (
    DARK,
    FAINT,
    LINE_STEP,
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
)
from rocb.reporting.drawings.lettering import widest
from rocb.reporting.drawings.looks import MARK, STRONG, UNKNOWN, WEAK, Look, legend, painted
from rocb.reporting.drawings.quantities import Quantity
from rocb.reporting.markup import Tag

_STEP: Final = 26
_TITLE: Final = 30
_HEAD: Final = 22
_HEIGHT: Final = 14
_LABELS: Final = 360
_FIGURES: Final = 110
_BEYOND: Final = Fraction(1, 8)
"""How far a track goes on, before the baseline and behind the target."""


@frozen
class Track:
    """The way of an indicator from its baseline to its target, which may be the lower of the two.

    `expected` is what it should have reached by now; it is `None` where nobody can say.
    """

    label: str
    baseline: Quantity
    target: Quantity
    actual: Quantity
    expected: Quantity | None = None


@frozen
class TrackGroup:
    """The tracks of one goal."""

    title: str
    tracks: tuple[Track, ...]


@frozen
class Tracks:
    """Tracks below the goals that they belong to, and what everything on them is called.

    Each is to its own scale. `empty` says that there is no track.
    """

    groups: tuple[TrackGroup, ...]
    baseline: str
    target: str
    actual: str
    expected: str
    unknown: str
    empty: str = "–"


@frozen
class _Layout:
    """Where things stand: the ends of labels and baselines, of the track, targets and actuals."""

    labels: float
    baselines: float
    targets: float
    actuals: float
    lines: int

    def along(self, share: Fraction) -> float:
        """Return where a share of the way lies, at most a little beyond its ends."""
        start, end = self.baselines + 16, self.targets - 16
        kept = min(max(share, -_BEYOND), 1 + _BEYOND)
        return start + (end - start) * float((kept + _BEYOND) / (1 + 2 * _BEYOND))


def share_of(track: Track, quantity: Quantity | None) -> Fraction | None:
    """Return the share of a track's way at which a quantity stands.

    `None` where one of the numbers is unknown, or the target is the baseline.
    """
    start, end = track.baseline.value, track.target.value
    if quantity is None or quantity.value is None or start is None or end is None or start == end:
        return None
    return (Fraction(quantity.value) - Fraction(start)) / (Fraction(end) - Fraction(start))


def is_unknown(track: Track) -> bool:
    """Return whether nobody can say how far a track has come."""
    return None in (track.baseline.value, track.target.value, track.actual.value)


def tracks_svg(drawing: Tracks) -> Tag:
    """Return tracks as a picture."""
    tracks = [track for group in drawing.groups for track in group.tracks]
    if not tracks:
        return blank(drawing.empty)
    drawn, top = legend(_legend(drawing, tracks), 0)
    layout = _layout(drawing, tracks)
    for text, x, room, anchor in _figures(drawing.baseline, drawing.target, drawing.actual, layout):
        drawn.append(shortened(text, x, top + 15, room, ink=MUTED, anchor=anchor))
    top += _HEAD
    step = _STEP + (layout.lines - 1) * LINE_STEP
    for group in drawing.groups:
        if group.tracks:
            drawn.append(shortened(group.title, 2, top + 20, WIDTH - 4, size=13, bold=True))
            drawn.append(line(2, top + _TITLE - 4, WIDTH, top + _TITLE - 4, ink=MUTED))
            top += _TITLE
        for track in group.tracks:
            drawn += _track(track, layout, top + step / 2)
            top += step
    return canvas(top + 4, drawn)


def _legend(drawing: Tracks, tracks: list[Track]) -> Iterator[tuple[Look, str]]:
    yield STRONG, drawing.actual
    if any(share_of(it, it.expected) is not None for it in tracks):
        yield MARK, drawing.expected
    if any(map(is_unknown, tracks)):
        yield UNKNOWN, drawing.unknown


def _layout(drawing: Tracks, tracks: list[Track]) -> _Layout:
    texts = [it.label for it in tracks]
    labels = room_for(texts, 120, _LABELS)
    actuals = WIDTH - _room(drawing.actual, (it.actual for it in tracks))
    return _Layout(
        labels,
        labels + _room(drawing.baseline, (it.baseline for it in tracks)),
        actuals - _room(drawing.target, (it.target for it in tracks)),
        actuals,
        lines_needed(texts, labels - 12, 2),
    )


def _room(head: str, quantities: Iterable[Quantity]) -> float:
    """Return the room that a head and the figures below it get."""
    figures = widest((it.text for it in quantities), SIZE, bold=True)
    return min(max(figures, widest([head], SIZE)) + 14, _FIGURES)


def _figures(
    baseline: str, target: str, actual: str, layout: _Layout
) -> Iterator[tuple[str, float, float, str]]:
    """Yield each of three texts, where it ends or begins, its room, and which of the two."""
    yield baseline, layout.baselines, layout.baselines - layout.labels - 6, "end"
    yield target, layout.targets, layout.actuals - layout.targets - 6, "start"
    yield actual, layout.actuals, WIDTH - layout.actuals - 2, "start"


def _track(track: Track, layout: _Layout, middle: float) -> Iterator[Tag]:
    start, end = layout.along(Fraction(0)), layout.along(Fraction(1))
    y, wide = middle - _HEIGHT / 2, end - start
    yield from label(track.label, middle, layout.labels - 12, layout.lines)
    stated = track.baseline.text, track.target.text, track.actual.text
    for number, (text, x, room, anchor) in enumerate(_figures(*stated, layout)):
        yield shortened(text, x, middle + 4.5, room, bold=number == 2, anchor=anchor)
    if is_unknown(track):
        yield from painted(UNKNOWN, start, y, wide, _HEIGHT, track.label)
        return
    yield box(start, y, wide, _HEIGHT, FAINT, outline=MUTED, title=track.label)
    share, expected = share_of(track, track.actual), share_of(track, track.expected)
    if share:
        yield from _progress(share, layout, y)
    if expected is not None:
        yield from painted(MARK, layout.along(expected) - 2, y - 4, 4, _HEIGHT + 8)


def _progress(share: Fraction, layout: _Layout, y: float) -> Iterator[Tag]:
    start, reached = layout.along(Fraction(0)), layout.along(share)
    left, right = min(start, reached), max(start, reached)
    yield from painted(STRONG if share > 0 else WEAK, left, y, right - left, _HEIGHT)
    if share > 1 + _BEYOND:
        yield path(f"M{reached:.1f} {y:.1f}l8 7l-8 7z", ink=DARK, fill=DARK)
    elif share < -_BEYOND:
        yield path(f"M{reached:.1f} {y:.1f}l-8 7l8 7z", ink=DARK, fill=DARK)
