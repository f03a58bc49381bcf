"""Rows: what was measured, beside a peer and against a bound."""

import json
import statistics
from collections.abc import Sequence
from pathlib import Path

from attrs import asdict, frozen


@frozen
class Row:
    """One measurement: the median of the subject, and its ratios to the peer.

    `ratio` is that of the subject to the peer: below 1 the subject takes less. `bound` is the most
    that the ratio may be. Without a bound the row only informs, and `holds` is `None`.
    """

    name: str
    value: float
    unit: str
    peer: str
    ratio: float
    spread: tuple[float, float]
    bound: float | None
    holds: bool | None


def row_of(
    name: str,
    unit: str,
    subject: Sequence[float],
    peer_name: str,
    peer: Sequence[float],
    bound: float | None = None,
    *,
    always: bool = False,
) -> Row:
    """Return the row of a subject and a peer that were measured in turns, turn by turn.

    The bound is for the median of the ratios, or, where it holds `always`, for each of them.
    """
    ratios = [mine / other for mine, other in zip(subject, peer, strict=True)]
    ratio = statistics.median(ratios)
    return Row(
        name=name,
        value=_short(statistics.median(subject)),
        unit=unit,
        peer=peer_name,
        ratio=_short(ratio),
        spread=(_short(min(ratios)), _short(max(ratios))),
        bound=bound,
        holds=None if bound is None else (max(ratios) if always else ratio) <= bound,
    )


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a table for people; a ratio far below 1 is shown as a fraction."""
    cells = [("subject", "median", "beside", "ratio", "least", "most", "bound", "")]
    for row in rows:
        held = {True: "holds", False: "EXCEEDED", None: ""}[row.holds]
        ratios = map(_as_ratio, (row.ratio, *row.spread, row.bound))
        cells.append((row.name, _as_value(row), row.peer, *ratios, held))  # type: ignore[arg-type]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    left = (0, 2, 7)
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place in left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    )


def write(rows: Sequence[Row], path: Path) -> None:
    """Write the rows as JSON."""
    path.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")


def _short(number: float) -> float:
    return float(f"{number:.4g}")


def _as_ratio(ratio: float | None) -> str:
    if ratio is None:
        return ""
    return f"1/{1 / ratio:,.0f}" if 0 < ratio < 0.1 else f"{ratio:,.2f}"


def _as_value(row: Row) -> str:
    if row.unit != "s":
        return f"{row.value:,.0f} {row.unit}"
    for factor, unit in ((1, "s "), (1e3, "ms"), (1e6, "µs")):
        if row.value * factor >= 1:
            return f"{row.value * factor:,.2f} {unit}"
    return f"{row.value * 1e9:,.0f} ns"
