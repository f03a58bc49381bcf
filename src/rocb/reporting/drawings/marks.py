"""Marks of charts: bars, boxes and texts of Altair in the look of our pictures.

Needs the extra `plots`. Everything is made of plain rows, whose texts are never expressions.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from rocb.reporting.drawings.canvas import INK, MUTED, SIZE, WHITE
from rocb.reporting.drawings.looks import Look
from rocb.reporting.drawings.rows import DrawnRow

try:
    import altair as alt
except ImportError as missing:
    raise ImportError("charts need Altair:\n    pip install 'rocb[plots]'") from missing

_FONT: Final = "system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif"
LABELS: Final = 330
"""How wide the labels of rows may be."""

Marks = alt.Chart
Layers = alt.LayerChart
Chart = alt.LayerChart | alt.VConcatChart
Named = Sequence[tuple[Look, str]]


def marks(rows: Iterable[DrawnRow]) -> Marks:
    """Return marks still to be chosen for these rows; dates are written as JSON has them."""
    values = [
        {key: it.isoformat() if isinstance(it, date) else it for key, it in row.items()}
        for row in rows
    ]
    return Marks(alt.InlineData(values=values))


def texts(
    rows: Iterable[DrawnRow],
    x: alt.X | float,
    y: alt.Y | float,
    field: str = "text",
    **style: Any,
) -> Marks:
    """Return texts that begin at a place or at so many pixels; `ink` of a row is their colour."""
    found = list(rows)
    styled = {"align": "left", "baseline": "middle", "color": INK, "fontSize": SIZE, **style}
    given: dict[str, Any] = {"x": _at(x), "y": _at(y)}
    if any("ink" in row for row in found):
        given["color"] = alt.Color("ink:N", scale=None)
    written: Marks = marks(found).mark_text(**styled)
    return written.encode(text=f"{field}:N", **given)


def labels(rows: Iterable[DrawnRow], y: alt.Y) -> Marks:
    """Return the labels of rows, before where these begin."""
    return texts(rows, -10, y, "label", align="right", limit=LABELS)


def places(field: str, number: int) -> alt.Y:
    """Return places one below the other, told by numbers from 0."""
    return alt.Y(f"{field}:O", axis=None, scale=alt.Scale(domain=list(range(number))))


def across(field: str, number: int) -> alt.X:
    """Return places side by side, told by numbers from 0."""
    return alt.X(f"{field}:O", axis=None, scale=alt.Scale(domain=list(range(number))))


def along(field: str, least: float, most: float | None = None) -> alt.X:
    """Return a scale of numbers; without `most` it goes as far as they do."""
    ends = {"domainMin": least} if most is None else {"domain": [least, most]}
    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(**ends))


def between_days(field: str, first: date, after: date) -> alt.X:
    """Return a scale of days from `first` until before `after`."""
    ends = [first.isoformat(), after.isoformat()]
    return alt.X(f"{field}:T", axis=None, scale=alt.Scale(type="utc", domain=ends))


def fill(field: str, named: Named, *, shown: bool = True) -> alt.Color:
    """Return the colours of boxes, with a legend below them where that is to be shown."""
    legend = alt.Legend(title=None, orient="bottom", symbolType="square", symbolStrokeColor=MUTED)
    said, fills = [text for _, text in named], [look.fill for look, _ in named]
    scale = alt.Scale(domain=said, range=fills)
    return alt.Color(f"{field}:N", scale=scale, legend=legend if shown else None)


def looks(field: str, named: Named) -> dict[str, Any]:
    """Return how boxes look: the colours, and dashes where a picture has these or is hatched."""
    dashes = [[4, 3] if look.dashed or look.hatched else [1, 0] for look, _ in named]
    scale = alt.Scale(domain=[text for _, text in named], range=dashes)
    dashed = alt.StrokeDash(f"{field}:N", scale=scale, legend=None)
    return {"color": fill(field, named), "strokeDash": dashed}


def layered(*layers: Marks | Layers, width: float, height: float, title: str = "") -> Layers:
    """Return marks one above the other, the first at the bottom."""
    return Layers(layer=list(layers), width=width, height=height, title=title or alt.Undefined)


def stacked(panels: Iterable[Layers]) -> alt.VConcatChart:
    """Return charts one below the other, each to its own scale."""
    return alt.VConcatChart(vconcat=list(panels))


def dressed(chart: Chart) -> Chart:
    """Return a chart in the font of our pictures, on white."""
    view, title = alt.ViewConfig(stroke=None), alt.TitleConfig(anchor="start")
    config = alt.Config(font=_FONT, background=WHITE, view=view, title=title)
    return chart.properties(config=config)


def _at(place: Any) -> Any:
    return alt.value(place) if isinstance(place, int | float) else place
