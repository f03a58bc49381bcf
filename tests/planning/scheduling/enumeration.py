"""The best of a tiny year, found by trying everything; independent of how it is searched."""

from collections.abc import Iterator
from itertools import product

from attrs import evolve

from rocb.periods import Days
from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.options import PlacementOption
from rocb.planning.staffing.obstacles import lasting_obstacles
from rocb.planning.staffing.posts import Post


def best_of(case: YearCase) -> tuple[int, int, int]:
    """The most that can be placed, the most seats then filled, and the least then moved."""
    weights = {it.activity: it.weight for it in case.staffing.weights}
    held = {it.id: it for it in case.plan.activities if takes_place(it)}
    options = {id: [it for it in case.options if it.activity == id] for id in held}
    best: tuple[int, int, int] | None = None
    for way in product(*((None, *options[id]) for id in held)):
        chosen = [it for it in way if it is not None]
        if _may_stand(case, held, chosen):
            placed = sum(max(1, weights.get(it.activity, 1)) for it in chosen)
            moved = sum(it.cost for it in chosen)
            if best is None or placed >= best[0]:
                seats = _most_seats(case, held, chosen, weights)
                best = max(best or (0, 0, 0), (placed, seats, -moved))
    assert best is not None
    return best[0], best[1], -best[2]


def _may_stand(case: YearCase, held: dict[str, Activity], chosen: list[PlacementOption]) -> bool:
    days = {it.activity: it.days for it in chosen}
    for number, one in enumerate(chosen):
        if any(
            it not in days or days[it].last >= one.days.first
            for it in held[one.activity].depends_on
        ):
            return False
        for other in chosen[:number]:
            if set(one.uses) & set(other.uses):
                return False
            shared = set(held[one.activity].members) & set(held[other.activity].members)
            if case.members_apart and shared and one.days.overlaps(other.days):
                return False
    return True


def _most_seats(
    case: YearCase,
    held: dict[str, Activity],
    chosen: list[PlacementOption],
    weights: dict[str, int],
) -> int:
    posts = [
        Post(evolve(held[it.activity], days=it.days), role)
        for it in chosen
        for role in held[it.activity].roles
    ]

    def most(left: list[Post], busy: dict[str, list[Days]]) -> int:
        if not left:
            return 0
        post, *rest = left
        found = most(rest, busy)
        for team in _teams(case, post, busy):
            sent = {**busy}
            for expert in team:
                sent[expert] = [*sent.get(expert, ()), post.days]
            worth = weights.get(post.activity.id, 1) * len(team)
            found = max(found, worth + most(rest, sent))
        return found

    return most(posts, {})


def _teams(case: YearCase, post: Post, busy: dict[str, list[Days]]) -> Iterator[tuple[str, ...]]:
    assert post.role.seats == 1
    for expert in case.staffing.experts:
        taken = busy.get(expert.id, [])
        free = not any(it.overlaps(post.days) for it in taken)
        limit = expert.days_per_year
        used = sum(map(len, taken)) + len(post.days)
        if free and (limit is None or used <= limit) and not list(lasting_obstacles(expert, post)):
            yield (expert.id,)
