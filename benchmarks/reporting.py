"""Reporting: a quarter of a large office as a value, as a page and in each format."""

import json
import resource
import sys
from collections.abc import Callable
from functools import partial
from math import log
from pathlib import Path
from typing import Any, Final

from benchmarks.bare_report import bare_report
from benchmarks.engines import told
from benchmarks.large_offices import large_office
from benchmarks.progress import tell
from benchmarks.regions import YEAR
from benchmarks.rows import Row, row_of
from benchmarks.turns import Work, in_turns
from rocb.office import Office
from rocb.reporting.accounts.basis import basis_of
from rocb.reporting.accounts.period import period_account
from rocb.reporting.quarterly import KEY, quarterly_page, quarterly_report
from rocb.reporting.renderings.renderings import Format, render
from rocb.reporting.submissions.submissions import Submission, submitted
from rocb.texts import Language

SIZES: Final = (100, 1_000, 10_000)
"""Numbers of activities; there are more than ten times as many records beside them."""
LIMIT: Final = 30.0
MEMORY: Final = 2**30
_QUARTER: Final = YEAR.quarters[1]
_PEER: Final = "bare loops"


def rows(sizes: tuple[int, ...] = SIZES, turns: int = 3) -> list[Row]:
    """Return the rows on each size, which is measured in a process of its own.

    From size to size the bound is what a cost of n log n grows by, and a quarter more.
    """
    found: list[Row] = []
    before: tuple[int, dict[str, list[float]]] | None = None
    for size in sizes:
        name = f"{size:,} activities"
        answer = told("benchmarks.reporting", {"activities": size, "turns": turns})
        seconds, memory = answer["seconds"], answer["memory"]
        tell(f"{name}: {answer}")
        found += [
            row_of(
                f"report of {name}", "s", seconds["report"], f"{LIMIT:.0f} s", [LIMIT] * turns, 1.0
            ),
            row_of(f"memory of it, {name}", "bytes", [memory], "1 GiB", [MEMORY], 1.0),
            row_of(f"accounts of {name}", "s", seconds["accounts"], _PEER, seconds[_PEER]),
        ]
        if before is not None:
            found += _growth(*before, size, seconds)
        before = size, seconds
    return found


def _growth(
    fewer: int, least: dict[str, list[float]], size: int, seconds: dict[str, list[float]]
) -> list[Row]:
    growth = size / fewer * log(10 * size) / log(10 * fewer)
    return [
        row_of(
            f"{name}, {size:,} activities",
            "s",
            seconds[name],
            f"{fewer:,} activities",
            least[name],
            1.25 * growth,
        )
        for name in seconds
        if name not in (_PEER, "report")
    ]


def measured(activities: int, turns: int) -> dict[str, Any]:
    """Return the seconds of each part of a report, turn by turn, and the most memory it held.

    The turns report on one quarter after the other, and again on the second one with what changed
    since the first was submitted. Memory is that of all this, and of no page or file of it.
    """
    office = large_office(activities)
    basis = basis_of(office, _QUARTER.days)
    former = _submitted(office)
    values: dict[str, Work] = {
        "basis": _once(lambda: basis_of(office, _QUARTER.days)),
        "accounts": _once(lambda: period_account(basis)),
        _PEER: _once(lambda: bare_report(basis)),
        "report": lambda turn: bool(quarterly_report(office, YEAR.quarters[turn % 4])),
        "report with changes": _once(lambda: quarterly_report(office, _QUARTER, [former])),
    }
    seconds = in_turns(values, turns)
    memory = peak()
    report = quarterly_report(office, _QUARTER)
    page = quarterly_page(report, Language.EN)
    pages = {"page": _once(lambda: quarterly_page(report, Language.EN))}
    pages |= {it.value: _once(partial(render, page, it)) for it in Format}
    seconds |= in_turns(pages, turns)
    return {"seconds": seconds, "memory": memory}


def _submitted(office: Office) -> Submission:
    """Return the report on the first quarter as it was submitted, in both languages."""
    first = YEAR.quarters[0]
    report = quarterly_report(office, first)
    pages = tuple(quarterly_page(report, it) for it in Language)
    return submitted(KEY, str(first), pages, first.next.days.first, "office")


def peak() -> int:
    """Return how many bytes this process held at most.

    Where the system tells it, without those that the process held from which it was started.
    """
    status = Path("/proc/self/status")
    for line in status.read_text("ascii").splitlines() if status.exists() else ():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _once(work: Callable[[], object]) -> Work:
    def go(_: int) -> int:
        work()
        return 1

    return go


if __name__ == "__main__":
    print(json.dumps(measured(**json.load(sys.stdin))))
