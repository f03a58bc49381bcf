"""Measure every subject beside its peer, print a table and write `results.json`."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from attrs import asdict, frozen

RESULTS: Final = Path(__file__).parent / "results.json"
ROUNDS: Final = 15


@frozen
class Row:
    """One measurement: the subject's median, and its ratios to the peer."""

    name: str
    value: float
    unit: str
    peer: str
    ratio: float
    spread: tuple[float, float]
    bound: float
    holds: bool


def compared(
    name: str, subject: Callable[[], float], peer_name: str, peer: Callable[[], float], bound: float
) -> Row:
    """Return a row of seconds, measured in turns; the first turn of each does not count."""
    subject()
    peer()
    pairs = [(subject(), peer()) for _ in range(ROUNDS)]
    ratios = [mine / other for mine, other in pairs]
    ratio = statistics.median(ratios)
    return Row(
        name=name,
        value=round(statistics.median(mine for mine, _ in pairs), 5),
        unit="s",
        peer=peer_name,
        ratio=round(ratio, 2),
        spread=(round(min(ratios), 2), round(max(ratios), 2)),
        bound=bound,
        holds=ratio <= bound,
    )


def importing(module: str) -> Callable[[], float]:
    """Return a function that imports a module in a new process and gives the seconds it took."""

    def seconds() -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True)  # noqa: S603
        return time.perf_counter() - begin

    return seconds


def main() -> int:
    """Measure, print, write; return 1 where a bound does not hold."""
    rows = [
        compared("import rocb", importing("rocb"), "import attrs", importing("attrs"), 2.0),
        compared(
            "from rocb import Book, decide",
            importing("rocb.booking.book, rocb.booking.decisions"),
            "import attrs",
            importing("attrs"),
            2.0,
        ),
    ]
    print(f"{'subject':32} {'median':>9} {'peer':16} {'ratio':>6} {'spread':>14} {'bound':>6}")
    for row in rows:
        low, high = row.spread
        print(
            f"{row.name:32} {row.value * 1000:6.1f} ms {row.peer:16} {row.ratio:6.2f} "
            f"{low:6.2f} – {high:5.2f} {row.bound:6.1f} {'' if row.holds else 'exceeded'}"
        )
    RESULTS.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
