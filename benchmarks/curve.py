"""The curve: how certain, fast and large a staffing is, for more and more activities."""

import json
import resource
import sys
from time import perf_counter
from typing import Any, Final

from benchmarks.engines import told
from benchmarks.progress import tell
from benchmarks.rows import Row, row_of
from benchmarks.staff_regions import staff_case
from rocb.planning.assignment.objectives import COST, COVER
from rocb.planning.assignment.solve import solve
from rocb.planning.staffing.problems import staffing_problem

SIZES: Final = (50, 150, 500, 1_500)
"""Numbers of activities; experts are twice as many."""
LIMIT: Final = 600.0
MEMORY: Final = 4 * 2**30
_GAPS: Final = {"cover": 0.001, "cost": 0.02}


def rows(sizes: tuple[int, ...] = SIZES) -> list[Row]:
    """Return the rows on each size, which is staffed in a process of its own."""
    found = []
    for activities in sizes:
        size = f"{activities:,} activities"
        answer = told("benchmarks.curve", {"activities": activities})
        tell(f"{size}: {answer}")
        for name, (value, bound, _) in answer["proofs"].items():
            gap = abs(value if bound is None else bound - value)
            most = _GAPS[name]
            found.append(row_of(f"gap of {name}, {size}", "points", [gap], name, [value], most))
        found += [
            row_of(f"staffing of {size}", "s", [answer["seconds"]], "600 s", [LIMIT], 1.0),
            row_of(f"memory of it, {size}", "bytes", [answer["memory"]], "4 GiB", [MEMORY], 1.0),
        ]
    return found


def staffed(activities: int) -> dict[str, Any]:
    """Return how a case is staffed: proofs, seconds in all, and the most memory that was held.

    The method is given nine tenths of the time that is left when the case has become a problem.
    """
    since = perf_counter()
    problem = staffing_problem(staff_case(activities, 2 * activities))
    made = perf_counter() - since
    solution = solve(problem, (COVER, COST), seconds=0.9 * (LIMIT - made))
    return {
        "candidates": len(problem.candidates),
        "made": made,
        "seconds": perf_counter() - since,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "proofs": {it.objective: (it.value, it.bound, it.seconds) for it in solution.proofs},
    }


if __name__ == "__main__":
    print(json.dumps(staffed(**json.load(sys.stdin))))
