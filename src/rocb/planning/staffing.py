"""Who goes where: experts for the roles of a plan, and why a seat stays empty."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.periods import Days
from rocb.planning.experts import Expert
from rocb.planning.needs.ranking import Ranking
from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.roles import Role


class Obstacle(Enum):
    """Why an expert cannot take a seat, in the order in which the funnel narrows."""

    INACTIVE = "inactive"
    THEME = "theme"
    ACCREDITATION = "accreditation"
    LANGUAGE = "language"
    OWN_ADMINISTRATION = "own_administration"
    UNAVAILABLE = "unavailable"
    DAYS_USED_UP = "days_used_up"
    BUSY = "busy"


@frozen(field_transformer=checked)
class Assignment:
    """An expert in a seat of a role."""

    activity: Activity
    role: Role
    expert: Expert


@frozen(field_transformer=checked)
class Exclusion:
    """The experts for whom this was the first obstacle, and the activities they are busy with."""

    obstacle: Obstacle
    experts: tuple[Expert, ...]
    busy_with: tuple[Activity, ...] = ()


@frozen(field_transformer=checked)
class Unfilled:
    """A role with empty seats; each expert of the pool is counted under the first obstacle."""

    activity: Activity
    role: Role
    empty: int
    exclusions: tuple[Exclusion, ...]


@frozen(field_transformer=checked)
class Staffing:
    """The seats that are filled and those that are not."""

    assignments: tuple[Assignment, ...]
    unfilled: tuple[Unfilled, ...]

    @property
    def seats(self) -> int:
        """The number of all seats."""
        return len(self.assignments) + sum(role.empty for role in self.unfilled)


def staff(plan: Plan, experts: Iterable[Expert], ranking: Ranking) -> Staffing:
    """Return a staffing of the plan, found in one pass in order of priority.

    The activity that serves the greatest need chooses first (then the earlier one); a seat goes to
    the expert with the fewest days so far (then by id). This is a first answer, not the best one:
    an earlier choice is never revised. Cancelled and postponed activities are not staffed.
    """
    require("plan", Plan, plan)
    require("ranking", Ranking, ranking)
    pool = sorted(listed("experts", Expert, experts), key=lambda expert: expert.id)
    work: dict[str, list[Activity]] = {expert.id: [] for expert in pool}
    assignments: list[Assignment] = []
    unfilled: list[Unfilled] = []
    for activity in _by_priority(plan, ranking):
        for role in activity.roles:
            able = [e for e in pool if next(obstacles(e, role, activity, work[e.id]), None) is None]
            able.sort(key=lambda expert: (days_used(work[expert.id]), expert.id))
            chosen = able[: role.seats]
            empty = role.seats - len(chosen)
            if empty:
                left = [expert for expert in pool if expert not in chosen]
                unfilled.append(
                    Unfilled(activity, role, empty, _exclusions(left, role, activity, work))
                )
            for expert in chosen:
                work[expert.id].append(activity)
                assignments.append(Assignment(activity, role, expert))
    return Staffing(tuple(assignments), tuple(unfilled))


def obstacles(
    expert: Expert, role: Role, activity: Activity, work: Iterable[Activity]
) -> Iterator[Obstacle]:
    """Yield what keeps an expert who already has this `work` from a seat; nothing if nothing does.

    The limit on days holds over all of `work`, which is the work of one reporting year.
    """
    held = tuple(work)
    if not expert.active:
        yield Obstacle.INACTIVE
    if role.theme not in expert.themes:
        yield Obstacle.THEME
    if expert.accreditation.step < role.accreditation.step:
        yield Obstacle.ACCREDITATION
    if not set(role.languages) <= set(expert.languages):
        yield Obstacle.LANGUAGE
    if role.independent and expert.administration in activity.members:
        yield Obstacle.OWN_ADMINISTRATION
    if any(absence.overlaps(activity.days) for absence in expert.unavailable):
        yield Obstacle.UNAVAILABLE
    limit = expert.days_per_year
    if limit is not None and days_used(held) + len(activity.days) > limit:
        yield Obstacle.DAYS_USED_UP
    if _clashes(held, activity.days):
        yield Obstacle.BUSY


def days_used(work: Iterable[Activity]) -> int:
    """Return how many days these activities take."""
    return sum(len(activity.days) for activity in work)


def _clashes(work: Iterable[Activity], days: Days) -> list[Activity]:
    return [activity for activity in work if activity.days.overlaps(days)]


def _by_priority(plan: Plan, ranking: Ranking) -> list[Activity]:
    ranks = {ranked.need.id: ranked.rank for ranked in ranking.ranked if ranked.score > 0}
    last = len(ranking.ranked) + 1

    def place(activity: Activity) -> tuple[int, date, str]:
        rank = min((ranks.get(need, last) for need in activity.needs), default=last)
        return rank, activity.days.first, activity.id

    return sorted(filter(takes_place, plan.activities), key=place)


def _exclusions(
    experts: list[Expert], role: Role, activity: Activity, work: Mapping[str, list[Activity]]
) -> tuple[Exclusion, ...]:
    found: dict[Obstacle, list[Expert]] = {}
    for expert in experts:
        first = next(obstacles(expert, role, activity, work[expert.id]))
        found.setdefault(first, []).append(expert)
    busy = (a for e in found.get(Obstacle.BUSY, ()) for a in _clashes(work[e.id], activity.days))
    busy_with = tuple({clash.id: clash for clash in busy}.values())
    return tuple(
        Exclusion(it, tuple(found[it]), busy_with if it is Obstacle.BUSY else ())
        for it in Obstacle
        if it in found
    )
