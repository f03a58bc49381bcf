"""Drawings as charts, for notebooks, in the look of our pictures. Needs the extra `plots`."""

from datetime import timedelta
from fractions import Fraction
from typing import Any, Final

from rocb.reporting.drawings.bars import Bars
from rocb.reporting.drawings.canvas import FAINT, INK, LINE, MUTED, SIZE
from rocb.reporting.drawings.drawings import Drawing
from rocb.reporting.drawings.gantt import LOOKS_OF_STATES, Gantt, StretchState
from rocb.reporting.drawings.heat_maps import HeatMap
from rocb.reporting.drawings.lettering import widest
from rocb.reporting.drawings.looks import STRONG, UNKNOWN, WEAK, Look, shade
from rocb.reporting.drawings.marks import (
    LABELS,
    Chart,
    Layers,
    Marks,
    Named,
    across,
    along,
    between_days,
    dressed,
    fill,
    labels,
    layered,
    looks,
    marks,
    places,
    stacked,
    texts,
)
from rocb.reporting.drawings.panels import LOOKS_OF_SERIES, Panels
from rocb.reporting.drawings.rows import DrawnRow, drawing_rows
from rocb.reporting.drawings.tiles import Tiles
from rocb.reporting.drawings.tracks import Track, Tracks, is_unknown, share_of

_WIDTH: Final = 560
_BEYOND: Final = 0.125
_DAY: Final = timedelta(days=1)
_MARK: Final = Look(INK, INK)


def chart(drawing: Drawing) -> Chart:
    """Return a drawing as a chart of Altair, made of plain rows."""
    return dressed(_chart(drawing) if drawing_rows(drawing) else _blank(drawing.empty))


def _chart(drawing: Drawing) -> Chart:
    match drawing:
        case Bars():
            return _bars(drawing)
        case Gantt():
            return _gantt(drawing)
        case HeatMap():
            return _heat_map(drawing)
        case Panels():
            return _panels(drawing)
        case Tiles():
            return _tiles(drawing)
        case Tracks():
            return _tracks(drawing)


def _blank(text: str) -> Layers:
    return layered(texts([{"text": text}], 0, 10, color=MUTED), width=_WIDTH, height=20)


def _bars(drawing: Bars) -> Layers:
    named = ((STRONG, drawing.dark or "dark"), (WEAK, drawing.pale or "pale"))
    rows = [
        {**row, "meaning": named[0 if row["strong"] else 1][1], "place": place}
        for place, row in enumerate(drawing_rows(drawing))
    ]
    shown = drawing.dark is not None and drawing.pale is not None
    lengths = _lengths(rows, rows, 26)
    lengths[0] = lengths[0].encode(color=fill("meaning", named, shown=shown))
    return layered(*lengths, width=_WIDTH, height=26 * len(rows))


def _panels(drawing: Panels) -> Chart:
    number = len(drawing.series)
    named = tuple(zip(LOOKS_OF_SERIES[number - 1], drawing.series, strict=True))
    found, made = iter(drawing_rows(drawing)), []
    for panel in (it for it in drawing.panels if it.groups):
        step = number + 1
        rows = [
            {**next(found), "place": group * step + series}
            for group in range(len(panel.groups))
            for series in range(number)
        ]
        lengths = _lengths(rows, rows[(number - 1) // 2 :: number], 17)
        lengths[0] = lengths[0].encode(color=fill("series", named))
        height = 17 * (len(panel.groups) * step - 1)
        made.append(layered(*lengths, width=_WIDTH, height=height, title=panel.title))
    return stacked(made)


def _lengths(rows: list[DrawnRow], labelled: list[DrawnRow], step: int) -> list[Marks]:
    """Return bars, the texts behind them, and labels before those that are labelled."""
    highest = max(int(str(row["place"])) for row in rows)
    x, y = along("value", 0), places("place", highest + 1)
    bars: Marks = marks(rows).mark_bar(size=step * 0.7, stroke=MUTED)
    ends: list[DrawnRow] = [{**row, "value": row["value"] or 0} for row in rows]
    return [bars.encode(x=x, y=y), texts(ends, x, y, dx=6), labels(labelled, y)]


def _gantt(drawing: Gantt) -> Layers:
    year, said = drawing.year, {key.state: key.text for key in drawing.legend}
    named = [(look, said.get(state, state.value)) for state, look in LOOKS_OF_STATES.items()]
    every = [{**row, "place": place} for place, row in enumerate(drawing_rows(drawing))]
    rows = [
        {
            **row,
            "meaning": said.get(it.state, it.state.value),
            "from": max(it.days.first, year.first),
            "to": min(it.days.last, year.last) + _DAY,
        }
        for row, it in zip(every, drawing.rows, strict=True)
        if it.days.overlaps(year)
    ]
    struck = [row for row in rows if row["state"] == StretchState.CANCELLED.value]
    firsts = zip(drawing.months, (day for day in year if day.day == 1), strict=True)
    months: list[DrawnRow] = [{"text": text, "from": day} for text, day in firsts]
    x, y = between_days("from", year.first, year.last + _DAY), places("place", len(every))
    bars: Marks = marks(rows).mark_bar(size=13, stroke=MUTED)
    return layered(
        *_shaded(drawing, x),
        marks(months).mark_rule(color=LINE).encode(x=x),
        texts(months, x, 0, dx=3, dy=-10),
        bars.encode(x=x, x2="to:T", y=y, **looks("meaning", named)),
        marks(struck).mark_rule(color=INK, strokeWidth=1.6).encode(x=x, x2="to:T", y=y),
        labels(every, y),
        *_as_of(drawing, x),
        width=_WIDTH,
        height=20 * len(every),
    )


def _shaded(drawing: Gantt, x: Any) -> list[Marks]:
    year, marked = drawing.year, drawing.marked
    if marked is None or not marked.overlaps(year):
        return []
    first, after = max(marked.first, year.first), min(marked.last, year.last) + _DAY
    days: Marks = marks([{"from": first, "to": after}]).mark_rect(color=FAINT)
    return [days.encode(x=x, x2="to:T")]


def _as_of(drawing: Gantt, x: Any) -> list[Marks]:
    mark = drawing.as_of
    if mark is None or mark.day not in drawing.year:
        return []
    rows: list[DrawnRow] = [{"text": mark.text, "from": mark.day + _DAY}]
    line: Marks = marks(rows).mark_rule(color=INK, strokeWidth=2)
    return [line.encode(x=x), texts(rows, x, 0, dx=3, dy=-26, fontWeight="bold")]


def _heat_map(drawing: HeatMap) -> Layers:
    most, wide = len(drawing.steps) - 1, len(drawing.columns)
    unknown = f"? {drawing.unknown}"
    named = [(shade(level, most), step.text) for level, step in enumerate(drawing.steps)]
    if any(cell.value is None for row in drawing.rows for cell in row.cells):
        named.append((UNKNOWN, unknown))
    rows = [
        {
            **row,
            "text": row["text"] if row["step"] else "?",
            "meaning": row["step"] or unknown,
            "x": place % wide,
            "y": place // wide,
        }
        for place, row in enumerate(drawing_rows(drawing))
    ]
    size = max(14.0, min((_WIDTH + 200) / wide, 70.0))
    heads: list[DrawnRow] = [{"text": it, "x": x} for x, it in enumerate(drawing.columns)]
    named_rows: list[DrawnRow] = [{"label": it.label, "y": y} for y, it in enumerate(drawing.rows)]
    x, y = across("x", wide), places("y", len(drawing.rows))
    placed: dict[str, Any] = {"align": "center", "dy": -8}
    if widest(drawing.columns, SIZE) > size:
        placed = {"angle": 270, "dx": 6, "limit": 200}
    return layered(
        *_grid(rows, named, x, y, size=9 if size < 20 else 11),
        texts(heads, x, 0, **placed),
        labels(named_rows, y),
        width=size * wide,
        height=20 * len(drawing.rows),
    )


def _tiles(drawing: Tiles) -> Layers:
    most = max((key.shade or 0 for key in drawing.legend), default=0)
    named = [
        (UNKNOWN, f"? {key.text}") if key.shade is None else (shade(key.shade, most), key.text)
        for key in drawing.legend
    ]
    rows = [
        {
            **row,
            "text": " ".join(str(it) for it in (row["text"], row["note"]) if it is not None),
            "meaning": f"? {row['meaning']}" if row["shade"] is None else row["meaning"],
        }
        for row in drawing_rows(drawing)
    ]
    for row in (it for it in rows if it["shade"] is None):
        row["text"] = f"{row['text']} ?"
    high = max(int(str(row["row"])) for row in rows) + 1
    boxes = _grid(rows, named, across("column", 12), places("row", high), size=SIZE)
    return layered(*boxes, width=12 * 62, height=high * 40)


def _grid(rows: list[DrawnRow], named: Named, x: Any, y: Any, *, size: int) -> list[Marks]:
    """Return boxes side by side, and their texts in them."""
    inks = {text: look.ink for look, text in named}
    inked: list[DrawnRow] = [{**row, "ink": inks[str(row["meaning"])]} for row in rows]
    boxes: Marks = marks(inked).mark_rect(stroke=MUTED)
    return [
        boxes.encode(x=x, y=y, **looks("meaning", named)),
        texts(inked, x, y, align="center", fontSize=size),
    ]


def _tracks(drawing: Tracks) -> Layers:
    titles: list[DrawnRow] = []
    rows: list[DrawnRow] = []
    for group in drawing.groups:
        if group.tracks:
            titles.append({"text": group.title, "place": len(titles) + len(rows)})
        for it in group.tracks:
            rows.append({**_track(it, drawing), "place": len(titles) + len(rows)})
    known = [row for row in rows if not row["unknown"]]
    awaited = [row for row in known if row["awaited"] is not None]
    wide, left = _WIDTH - 220, -LABELS - 90
    figures = (("baseline", 0, "right"), ("target", wide, "left"), ("actual", wide + 90, "left"))
    heads: DrawnRow = {key: getattr(drawing, key) for key, _, _ in figures}
    named = ((STRONG, drawing.actual), (_MARK, drawing.expected), (UNKNOWN, drawing.unknown))
    x, y = along("start", -_BEYOND, 1 + _BEYOND), places("place", len(titles) + len(rows))
    return layered(
        marks(known).mark_bar(size=14, color=FAINT, stroke=MUTED).encode(x=x, x2="end:Q", y=y),
        marks(rows)
        .mark_bar(size=14, stroke=MUTED)
        .encode(x=x, x2="reached:Q", y=y, **looks("meaning", named)),
        marks(awaited)
        .mark_tick(size=22, thickness=3, color=INK, opacity=1)
        .encode(x="awaited:Q", y=y),
        texts(titles, left, y, fontWeight="bold", fontSize=13),
        texts(rows, left, y, "label", limit=LABELS),
        *(texts(rows, at, y, field, align=to) for field, at, to in figures),
        *(texts([heads], at, -8, field, align=to) for field, at, to in figures),
        width=wide,
        height=26 * (len(titles) + len(rows)),
    )


def _track(track: Track, drawing: Tracks) -> DrawnRow:
    unknown = is_unknown(track)
    return {
        "label": track.label,
        "baseline": track.baseline.text,
        "target": track.target.text,
        "actual": track.actual.text,
        "unknown": unknown,
        "meaning": drawing.unknown if unknown else drawing.actual,
        "start": 0,
        "end": 1,
        "reached": 1 if unknown else _kept(share_of(track, track.actual)) or 0,
        "awaited": _kept(share_of(track, track.expected)),
    }


def _kept(share: Fraction | None) -> float | None:
    """Return a share as far as a chart shows it."""
    return None if share is None else min(max(float(share), -_BEYOND), 1 + _BEYOND)
