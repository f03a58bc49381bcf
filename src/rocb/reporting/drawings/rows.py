"""The numbers of a drawing as plain rows, for tables of data and for charts."""

from collections.abc import Iterator
from datetime import date

from rocb.reporting.drawings.bars import Bars
from rocb.reporting.drawings.drawings import Drawing
from rocb.reporting.drawings.gantt import Gantt
from rocb.reporting.drawings.heat_maps import HeatMap, step_of
from rocb.reporting.drawings.panels import Panels
from rocb.reporting.drawings.tiles import Tiles, spread
from rocb.reporting.drawings.tracks import Track, Tracks, share_of

DrawnRow = dict[str, str | int | float | bool | date | None]
"""What is drawn at one place; the keys are the same for all places of a drawing."""


def drawing_rows(drawing: Drawing) -> list[DrawnRow]:
    """Return what a drawing shows, a row for each bar, cell, tile or track, in their order.

    What is unknown is `None`. A row of a heat map is one of its cells.
    """
    match drawing:
        case Bars():
            return list(_bars(drawing))
        case Gantt():
            return list(_stretches(drawing))
        case HeatMap():
            return list(_cells(drawing))
        case Panels():
            return list(_groups(drawing))
        case Tiles():
            return list(_tiles(drawing))
        case Tracks():
            return list(_tracks(drawing))


def _bars(drawing: Bars) -> Iterator[DrawnRow]:
    for it in drawing.rows:
        yield {"label": it.label, "value": it.value, "text": it.text, "strong": it.strong}


def _stretches(drawing: Gantt) -> Iterator[DrawnRow]:
    for it in drawing.rows:
        yield {
            "label": it.label,
            "first": it.days.first,
            "last": it.days.last,
            "state": it.state.value,
            "strong": it.strong,
        }


def _cells(drawing: HeatMap) -> Iterator[DrawnRow]:
    for row in drawing.rows:
        for column, cell in zip(drawing.columns, row.cells, strict=True):
            step = step_of(drawing, cell)
            yield {
                "row": row.label,
                "column": column,
                "value": cell.value,
                "text": cell.text,
                "step": None if step is None else step.text,
            }


def _groups(drawing: Panels) -> Iterator[DrawnRow]:
    for panel in drawing.panels:
        for group in panel.groups:
            for series, it in zip(drawing.series, group.quantities, strict=True):
                yield {
                    "panel": panel.title,
                    "label": group.label,
                    "series": series,
                    "value": it.value,
                    "text": it.text,
                }


def _tiles(drawing: Tiles) -> Iterator[DrawnRow]:
    meanings = {key.shade: key.text for key in drawing.legend}
    for it, row, column in spread(drawing):
        yield {
            "text": it.text,
            "name": it.name,
            "meaning": meanings[it.shade],
            "shade": it.shade,
            "note": it.note,
            "row": row,
            "column": column,
        }


def _tracks(drawing: Tracks) -> Iterator[DrawnRow]:
    for group in drawing.groups:
        for it in group.tracks:
            yield {
                "goal": group.title,
                "label": it.label,
                "baseline": it.baseline.value,
                "target": it.target.value,
                "actual": it.actual.value,
                "expected": None if it.expected is None else it.expected.value,
                "share": _share(it),
            }


def _share(track: Track) -> float | None:
    share = share_of(track, track.actual)
    return None if share is None else float(share)
