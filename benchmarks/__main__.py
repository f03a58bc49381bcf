"""Measure everything, print a table and write `results.json`: `python -m benchmarks`."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Final

from benchmarks import (
    calendars,
    checks,
    curve,
    decisions,
    imports,
    memory,
    planning,
    pools,
    replanning,
    reporting,
    searches,
    shifts,
    staffing,
    year,
)
from benchmarks.rows import Row, table, write

RESULTS: Final = Path(__file__).parent / "results.json"

SUBJECTS: Final[dict[str, Callable[[], list[Row]]]] = {
    "imports": imports.rows,
    "memory": memory.rows,
    "decisions": decisions.rows,
    "pools": pools.rows,
    "searches": searches.rows,
    "checks": checks.rows,
    "calendars": calendars.rows,
    "planning": planning.rows,
    "reporting": reporting.rows,
    "shifts": shifts.rows,
    "staffing": staffing.rows,
    "replanning": replanning.rows,
    "year": year.rows,
    "curve": curve.rows,
}


def main(wanted: list[str]) -> int:
    """Measure the subjects that are wanted, or all; return 1 where a bound does not hold."""
    rows: list[Row] = []
    for name in wanted or SUBJECTS:
        since = perf_counter()
        rows += SUBJECTS[name]()
        print(f"{name} measured in {perf_counter() - since:.0f} s", file=sys.stderr, flush=True)
    print(table(rows))
    if not wanted:
        write(rows, RESULTS)
    return 0 if all(row.holds is not False for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
