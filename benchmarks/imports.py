"""Imports: what it costs to import the package in a new process."""

import subprocess
import sys
from time import perf_counter_ns

from benchmarks.rows import Row, row_of
from benchmarks.turns import Work, in_turns


def rows(turns: int = 15) -> list[Row]:
    """Return the rows on imports."""
    seconds = in_turns(
        {
            "rocb": _importing("rocb"),
            "engine": _importing("rocb.booking.book, rocb.booking.decisions"),
            "attrs": _importing("attrs"),
        },
        turns,
        perf_counter_ns,
    )
    return [
        row_of("import rocb", "s", seconds["rocb"], "import attrs", seconds["attrs"], 2.0),
        row_of(
            "from rocb import Book, decide",
            "s",
            seconds["engine"],
            "import attrs",
            seconds["attrs"],
        ),
    ]


def _importing(modules: str) -> Work:
    def work(_: int) -> int:
        subprocess.run([sys.executable, "-c", f"import {modules}"], check=True)  # noqa: S603
        return 1

    return work
