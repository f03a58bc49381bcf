"""Replanning: the busiest experts are lost and activities move, and the least is changed."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from random import Random
from time import perf_counter
from typing import Final

from attrs import evolve, frozen

from benchmarks.progress import tell
from benchmarks.rows import Row, row_of
from benchmarks.staff_regions import YEAR, staff_case
from rocb.periods import Days
from rocb.planning.assignment.objectives import COST, COVER
from rocb.planning.experts.experts import deactivated
from rocb.planning.plan.activities import Activity
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.replanning import Replanning, replan
from rocb.planning.staffing.solvers import Solver
from rocb.planning.staffing.staff import staff
from rocb.planning.staffing.staff_exactly import staff_exactly
from rocb.planning.staffing.staffings import Staffing

LIMIT: Final = 10.0
"""Seconds for a staffing restored."""
LOST: Final = 6
MOVED: Final = 3
_FORTNIGHT: Final = timedelta(days=14)


@frozen
class Restored:
    """A year staffed anew after a change, exactly and otherwise, and the seats that stayed."""

    exact: Replanning
    seconds: float
    brief: Replanning
    fresh: Staffing
    fresh_kept: int

    @property
    def cover(self) -> int:
        """The cover of the exact answer."""
        return self.exact.staffing.proofs[0].value

    @property
    def cover_at_most(self) -> int:
        """The best cover that any of the answers has."""
        answers = (self.exact.staffing, self.brief.staffing, self.fresh)
        return max(it.proofs[0].value for it in answers)

    @property
    def kept_at_most(self) -> int:
        """How many seats can be kept at most with the best cover; all, if that is not proven."""
        cover, kept, _ = self.exact.staffing.proofs
        proven = cover.is_proven and kept.bound is not None
        return (kept.bound or 0) if proven else self.exact.before


def rows(
    activities: int = 150, experts: int = 300, seeds: int = 3, limit: float = LIMIT
) -> list[Row]:
    """Return the rows on years that are staffed, changed and staffed anew, once without extra."""
    found = [_restored(activities, experts, seed, limit) for seed in range(seeds)]
    size, best = f"{activities} activities", "the most that can be"
    seconds, limits = [it.seconds for it in found], [limit] * seeds
    unproven = [sum(not proof.is_proven for proof in it.exact.staffing.proofs) for it in found]
    less = [it.cover_at_most - it.cover for it in found]
    covers = [it.cover_at_most for it in found]
    most = [it.kept_at_most for it in found]
    lacking = [it.kept_at_most - it.exact.kept for it in found]
    lacking_brief = [it.kept_at_most - it.brief.kept for it in found]
    kept, kept_fresh = [it.exact.kept for it in found], [it.fresh_kept for it in found]
    brief = f"seats not kept, {size}, no extra, {limit:g} s"
    return [
        row_of(f"replanning, {size}", "s", seconds, f"{limit:g} s", limits, 1.0, always=True),
        row_of(f"not proven of it, {size}", "objectives", unproven, "all", [3] * seeds, 0.0),
        row_of(
            f"cover not restored, {size}", "points", less, "best seen", covers, 0.0, always=True
        ),
        row_of(f"seats not kept, {size}", "seats", lacking, best, most, 0.05, always=True),
        row_of(brief, "seats", lacking_brief, best, most, 0.05, always=True),
        row_of(f"seats kept, {size}", "seats", kept, "staffed afresh", kept_fresh),
    ]


def _restored(activities: int, experts: int, seed: int, limit: float) -> Restored:
    exact: Solver = partial(staff_exactly, seconds=2 * limit)
    case = staff_case(activities, experts, seed)
    before = staff_exactly(case, (COVER, COST), seconds=2 * limit)
    changed = changed_case(case, before, seed)
    since = perf_counter()
    after = replan(changed, before, by=exact)
    seconds = perf_counter() - since
    brief = replan(changed, before, by=partial(staff, seconds=limit))
    fresh = staff_exactly(changed, (COVER, COST), seconds=2 * limit)
    kept = len(_seats(fresh.assignments) & _seats(before.assignments))
    tell(f"{after.kept} of {after.before} kept in {seconds:.1f} s", after.staffing.proofs)
    tell(f"  {brief.kept} without extra", brief.staffing.proofs)
    tell(f"  {kept} when staffed afresh", fresh.proofs)
    return Restored(after, seconds, brief, fresh, kept)


def changed_case(case: StaffingCase, staffing: Staffing, seed: int = 0) -> StaffingCase:
    """Return a case without its busiest experts; some activities are moved by a fortnight."""
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
