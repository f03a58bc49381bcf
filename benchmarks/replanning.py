"""Replanning: the busiest experts are lost and activities move, and the least is changed."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from random import Random
from time import perf_counter
from typing import Final

from attrs import evolve

from benchmarks.progress import tell
from benchmarks.rows import Row, row_of
from benchmarks.staff_regions import YEAR, staff_case
from rocb.periods import Days
from rocb.planning.assignment.objectives import COST, COVER
from rocb.planning.experts.experts import deactivated
from rocb.planning.plan.activities import Activity
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.replanning import replan
from rocb.planning.staffing.solvers import Solver
from rocb.planning.staffing.staff import staff
from rocb.planning.staffing.staff_exactly import staff_exactly
from rocb.planning.staffing.staffings import Staffing

LIMIT: Final = 10.0
"""Seconds for a staffing restored."""
LOST: Final = 6
MOVED: Final = 3
_FORTNIGHT: Final = timedelta(days=14)


def rows(
    activities: int = 150, experts: int = 300, seeds: int = 3, limit: float = LIMIT
) -> list[Row]:
    """Return the rows on years that are staffed, changed and staffed anew, once without extra."""
    exact: Solver = partial(staff_exactly, seconds=2 * limit)
    brief: Solver = partial(staff, seconds=limit)
    seconds, unproven, lacking, lacking_brief, most, kept, kept_fresh = ([] for _ in range(7))
    for seed in range(seeds):
        case = staff_case(activities, experts, seed)
        before = staff_exactly(case, (COVER, COST), seconds=2 * limit)
        changed = changed_case(case, before, seed)
        since = perf_counter()
        after = replan(changed, before, by=exact)
        seconds.append(perf_counter() - since)
        unproven.append(sum(not it.is_proven for it in after.staffing.proofs))
        end = after.staffing.proofs[1].bound or after.before
        searched = replan(changed, before, by=brief)
        fresh = staff_exactly(changed, (COVER, COST), seconds=2 * limit)
        most.append(end)
        lacking.append(end - after.kept)
        lacking_brief.append(end - searched.kept)
        kept.append(after.kept)
        kept_fresh.append(len(_seats(fresh.assignments) & _seats(before.assignments)))
        tell(
            f"{after.kept} of {after.before} seats kept, without extra {searched.kept}, "
            f"afresh {kept_fresh[-1]}, in {seconds[-1]:.1f} s",
            after.staffing.proofs,
        )
    size, best = f"{activities} activities", "the most that can be"
    return [
        row_of(
            f"replanning, {size}", "s", seconds, f"{limit:.0f} s", [limit] * seeds, 1.0, always=True
        ),
        row_of(f"not proven of it, {size}", "objectives", unproven, "all", [3] * seeds, 0.0),
        row_of(f"seats not kept, {size}", "seats", lacking, best, most, 0.05, always=True),
        row_of(
            f"seats not kept, {size}, no extra, {limit:g} s",
            "seats",
            lacking_brief,
            best,
            most,
            0.05,
            always=True,
        ),
        row_of(f"seats kept, {size}", "seats", kept, "staffed afresh", kept_fresh),
    ]


def changed_case(case: StaffingCase, staffing: Staffing, seed: int = 0) -> StaffingCase:
    """Return a case without its busiest experts, in which some activities are a fortnight later."""
    rng = Random(f"{seed} moved")  # noqa: S311 - samples, no secrets
    loads = Counter(it.expert.id for it in staffing.assignments)
    lost = {id for id, _ in sorted(loads.items(), key=lambda it: (-it[1], it[0]))[:LOST]}
    moved = {
        it.id for it in rng.sample(case.plan.activities, min(MOVED, len(case.plan.activities)))
    }
    activities = tuple(_moved(it) if it.id in moved else it for it in case.plan.activities)
    experts = tuple(
        deactivated(it, YEAR.days.first) if it.id in lost else it for it in case.experts
    )
    return evolve(case, plan=evolve(case.plan, activities=activities), experts=experts)


def _moved(activity: Activity) -> Activity:
    days = activity.days
    by = _FORTNIGHT if days.last + _FORTNIGHT in YEAR.days else -_FORTNIGHT
    return evolve(activity, days=Days(days.first + by, days.last + by), window=None)


def _seats(assignments: Iterable[Assignment]) -> set[tuple[str, str]]:
    return {(it.role.id, it.expert.id) for it in assignments}
