"""Reasons: why seats of a role stay empty, and what would fill one."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import combinations
from typing import Final

from attrs import frozen

from rocb.checks import checked, require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.planning.staffing.best_cover import has_best_cover
from rocb.planning.staffing.cases import StaffingCase, seat_weights
from rocb.planning.staffing.chains import Chains, Reseating
from rocb.planning.staffing.concessions import ConcessionCosts
from rocb.planning.staffing.obstacles import Obstacle
from rocb.planning.staffing.posts import Post
from rocb.planning.staffing.situations import Situation, situation_of
from rocb.planning.staffing.solvers import Solver, staff_briefly
from rocb.planning.staffing.staffings import Staffing, Unfilled
from rocb.planning.staffing.trials import (
    POSITIONAL,
    Kinds,
    SeatChange,
    Wanting,
    change_for,
    tried,
    wanting,
)

Trial = Callable[[Post, Iterable[SeatChange]], Reseating]
"""Whether one of those changes is enough, as `tried` says."""

_PLACE: Final = {it: place for place, it in enumerate(Obstacle)}


@frozen(field_transformer=checked)
class SeatReason:
    """Obstacles that together keep a seat empty: all of them have to go, for one expert.

    To lift them fills the seat; to lift only some of them does not, for nobody, even where others
    are moved from seat to seat. That is `proven`, or else true as far as was looked. Where the
    cover of the staffing is proven the best, nobody can fill the seat as things are, wherever
    others are moved: so to be busy, alone, is a proven reason. `changes` are those of the experts
    who take the seat once they are lifted, the easiest first, then by id. Where there are no
    obstacles, the seat can be filled as things are.
    """

    obstacles: tuple[Obstacle, ...]
    changes: tuple[SeatChange, ...]
    proven: bool


@frozen(field_transformer=checked)
class UnfilledReasons:
    """Why seats of a role stay empty: the funnel, every smallest set of reasons, and a way out.

    The `reasons` come with the fewest obstacles first, then in the order of the funnel. `easiest`
    is the change that costs least of all that are granted to one expert, then one after which
    nobody is moved, then by id; `None` only where the pool has nobody else. That no cheaper one is
    enough is `easiest_proven`, or else true as far as was looked.
    """

    unfilled: Unfilled
    reasons: tuple[SeatReason, ...]
    easiest: SeatChange | None
    easiest_proven: bool


def why_unfilled(
    case: StaffingCase,
    staffing: Staffing,
    role: str,
    *,
    by: Solver = staff_briefly,
    costs: ConcessionCosts | None = None,
    most: int = 12,
) -> UnfilledReasons:
    """Return why seats of a role (by id) stay empty in a staffing of a case, and what would help.

    `by` solves what follows when some are moved, in no more than about `most` roles at once: with
    more the answer takes longer, and more of it is proven. Raises `UnknownRecord` for a role that
    is not among those with empty seats, and `InvalidValue`.
    """
    require("role", str, role)
    require("staffing", Staffing, staffing)
    unfilled = next((it for it in staffing.unfilled if it.role.id == role), None)
    if unfilled is None:
        raise UnknownRecord("role with empty seats", role)
    return _all_reasons(case, staffing, (unfilled,), by, costs, most)[0]


def unfilled_reasons(
    case: StaffingCase,
    staffing: Staffing,
    *,
    by: Solver = staff_briefly,
    costs: ConcessionCosts | None = None,
    most: int = 12,
) -> tuple[UnfilledReasons, ...]:
    """Return for every role with empty seats why they are empty, in the order of the plan.

    See `why_unfilled`. Raises `InvalidValue`.
    """
    require("staffing", Staffing, staffing)
    return _all_reasons(case, staffing, staffing.unfilled, by, costs, most)


def _all_reasons(
    case: StaffingCase,
    staffing: Staffing,
    unfilled: Iterable[Unfilled],
    by: Solver,
    costs: ConcessionCosts | None,
    most: int,
) -> tuple[UnfilledReasons, ...]:
    require("most", int, most)
    if most < 0:
        raise InvalidValue(Fault("most", most, "at least 0"))
    require("by", Callable[..., Staffing], by)
    require("costs", ConcessionCosts | None, costs)
    situation = situation_of(case, staffing.assignments)
    asked = tuple(unfilled)
    faults = [
        Fault(f"staffing.unfilled[{index}].role.id", it.role.id, "the id of a role of the case")
        for index, it in enumerate(asked)
        if it.role.id not in situation.posts
    ]
    if faults:
        raise InvalidValue(*faults)
    weights = seat_weights(case)
    best = has_best_cover(situation, staffing)
    trial = partial(tried, Chains(situation), by=by, most=most)
    return tuple(
        _reasons(situation, it, trial, costs or ConcessionCosts(), best and weights[it.role.id] > 0)
        for it in asked
    )


def _reasons(
    situation: Situation, unfilled: Unfilled, trial: Trial, costs: ConcessionCosts, best: bool
) -> UnfilledReasons:
    """Return the reasons; `best` says that nobody can fill a seat as things are."""
    post = situation.posts[unfilled.role.id]
    pool = wanting(situation, post)
    found: list[SeatReason] = []
    sure_of_none = best and all(it.kinds for it in pool)
    failed: dict[Kinds, bool] = {frozenset(): True} if sure_of_none else {}
    for kinds in _sets_of(pool):
        if kinds in failed or any(kinds.issuperset(it.obstacles) for it in found):
            continue
        enough = [it for it in pool if it.kinds == kinds]
        changes = [change_for(situation, post, it.expert, kinds, costs) for it in enough]
        if not changes:
            others = [it for it in pool if it.lasting <= kinds < it.kinds]
            change, sure = _after_moves(situation, post, others, kinds, trial, costs)
            if change is None:
                failed[kinds] = sure
            else:
                changes.append(change)
        if changes:
            proven = all(sure for lesser, sure in failed.items() if lesser < kinds)
            ordered = tuple(sorted(kinds, key=_PLACE.__getitem__))
            found.append(SeatReason(ordered, tuple(sorted(changes, key=_ease)), proven))
    easiest, sure = _easiest(situation, post, pool, failed, trial, costs)
    return UnfilledReasons(unfilled, tuple(found), easiest, sure)


def _sets_of(pool: Iterable[Wanting]) -> list[Kinds]:
    """Return the sets of obstacles that could be enough for anybody, the smallest first."""
    found = {
        it.lasting.union(more)
        for it in pool
        for size in range(len(it.kinds & POSITIONAL) + 1)
        for more in combinations(it.kinds & POSITIONAL, size)
    }
    return sorted(found, key=lambda it: (len(it), sorted(map(_PLACE.__getitem__, it))))


def _after_moves(
    situation: Situation,
    post: Post,
    pool: Iterable[Wanting],
    kinds: Kinds,
    trial: Trial,
    costs: ConcessionCosts,
) -> tuple[SeatChange | None, bool]:
    """Return a change that suffices where others move, else `None` and whether that is proven."""
    changes = sorted(
        (change_for(situation, post, it.expert, kinds, costs) for it in pool), key=_ease
    )
    found = trial(post, changes)
    return next((it for it in changes if it.expert == found.expert), None), not found.open


def _easiest(
    situation: Situation,
    post: Post,
    pool: Iterable[Wanting],
    failed: Mapping[Kinds, bool],
    trial: Trial,
    costs: ConcessionCosts,
) -> tuple[SeatChange | None, bool]:
    """Return the change that costs least, where all stay or where others are moved.

    With it comes whether it is proven that no cheaper one is enough.
    """
    whole = [change_for(situation, post, it.expert, it.kinds, costs) for it in pool]
    best = min(whole, key=_ease, default=None)
    if best is None:
        return None, True
    lesser = [
        (kinds, change_for(situation, post, it.expert, kinds, costs))
        for it in pool
        for kinds in _sets_of((it,))
        if kinds != it.kinds
    ]
    easier = sorted(
        ((k, it) for k, it in lesser if it.cost < best.cost), key=lambda it: _ease(it[1])
    )
    hopeless = dict(failed)
    hopeful: set[Kinds] = set()
    sure = True
    for kinds, change in easier:
        if kinds not in hopeless and kinds not in hopeful:
            together = [it for own, it in easier if own == kinds]
            found = trial(post, together)
            if found.expert is None:
                hopeless[kinds] = not found.open
            else:
                hopeful.add(kinds)
        if kinds in hopeful:
            alone = trial(post, (change,))
            if alone.expert is not None:
                return change, sure
            sure &= not alone.open
        else:
            sure &= hopeless[kinds]
    return best, sure


def _ease(change: SeatChange) -> tuple[int, str]:
    return change.cost, change.expert
