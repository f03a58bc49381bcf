"""From a case to an assignment problem: each role a task, each expert a person, by their ids."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.planning.assignment.escorts import Escort
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Candidate, Pairing, Person, Task
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.languages import speaks
from rocb.planning.plan.activities import takes_place
from rocb.planning.staffing.cases import StaffingCase, seat_weights
from rocb.planning.staffing.obstacles import is_escort, lasting_obstacles, needs_escort
from rocb.planning.staffing.posts import Post, posts_of
from rocb.planning.staffing.pricing import Pricing, prices
from rocb.planning.staffing.shortlists import shortlists

_PIN = re.compile(r"pins\[(\d+)\]")


def staffing_problem(case: StaffingCase) -> AssignmentProblem:
    """Return the assignment problem of a case.

    Tasks have the ids of roles, people those of experts; times are days by their ordinal numbers,
    the first of January of year 1 being day 1. The weight of a task is what a seat of its activity
    is worth, the cost of a candidate is as in `prices`; where that is unknown, it is that of the
    dearest candidate of the post whose cost is known, so that the unknown never looks cheap.
    Raises `InvalidValue` for pins that cannot hold.
    """
    require("case", StaffingCase, case)
    posts = posts_of(case.plan)
    weights = seat_weights(case)
    able = shortlists(posts, case.experts)
    pins = tuple(_pins(case))
    faults = [*_pin_faults(case, pins, able)]
    wrong = {it.path for it in faults}
    sound = [(path, pin) for path, pin in pins if path not in wrong]
    try:
        problem = AssignmentProblem(
            tasks=tuple(task_of(post, weights[post.role.id]) for post in posts),
            people=tuple(Person(it.id, it.days_per_year) for it in case.experts),
            candidates=tuple(candidates_of(posts, able, case.pricing)),
            escorts=tuple(escorts_of(posts, able)),
            pins=tuple(pin for _, pin in sound),
        )
    except InvalidValue as error:
        places = [place for place, _ in sound]
        told = (_told(fault, places) for fault in error.faults)
        raise InvalidValue(*faults, *told) from None
    if faults:
        raise InvalidValue(*faults)
    return problem


def task_of(post: Post, weight: int) -> Task:
    """Return a post as a task."""
    days = post.days
    return Task(
        post.role.id, days.first.toordinal(), days.last.toordinal() + 1, post.role.seats, weight
    )


def candidates_of(
    posts: Iterable[Post], able: Mapping[str, tuple[Expert, ...]], pricing: Pricing | None
) -> Iterator[Candidate]:
    """Yield those who are able to take each post as its candidates."""
    found = tuple(posts)
    priced = {} if pricing is None else prices(pricing, found, able)
    for post in found:
        role, experts = post.role.id, able[post.role.id]
        asked = [priced.get((role, it.id)) for it in experts]
        dearest = max((it for it in asked if it is not None), default=0)
        for expert, cost in zip(experts, asked, strict=True):
            yield Candidate(role, expert.id, dearest if cost is None else cost)


def escorts_of(posts: Iterable[Post], able: Mapping[str, tuple[Expert, ...]]) -> Iterator[Escort]:
    """Yield who may come to an activity only beside whom: an accredited lead, a speaker."""
    teams: dict[str, list[Post]] = {}
    for post in posts:
        teams.setdefault(post.activity.id, []).append(post)
    for team in teams.values():
        sent = [(post, expert) for post in team for expert in able[post.role.id]]
        leads = [post for post in team if post.role.lead]
        leading = [expert.id for post, expert in sent if is_escort(expert, post)]
        for post in team:
            own = able[post.role.id]
            yield from _escort(
                post, [it.id for it in own if needs_escort(it, post)], leads, leading
            )
            for language in post.role.team_languages:
                silent = [it.id for it in own if not speaks(it.languages, language)]
                speakers = [it.id for _, it in sent if speaks(it.languages, language)]
                yield from _escort(post, silent, team, speakers)


def _escort(
    post: Post, guests: list[str], beside: list[Post], escorts: list[str]
) -> Iterator[Escort]:
    if guests:
        yield Escort(
            tasks=(post.role.id,),
            people=tuple(guests),
            beside=tuple(other.role.id for other in beside),
            escorts=tuple(dict.fromkeys(escorts)),
        )


def _pins(case: StaffingCase) -> Iterator[tuple[str, Pairing]]:
    """Yield the pins of the roles that take place, each with its path."""
    for number, activity in enumerate(case.plan.activities):
        if takes_place(activity):
            for place, role in enumerate(activity.roles):
                for index, expert in enumerate(role.pinned):
                    path = f"plan.activities[{number}].roles[{place}].pinned[{index}]"
                    yield path, Pairing(role.id, expert)


def _pin_faults(
    case: StaffingCase, pins: Iterable[tuple[str, Pairing]], able: Mapping[str, tuple[Expert, ...]]
) -> Iterator[Fault]:
    """Yield the pins of those who are not in the pool, or whom something keeps from the post."""
    pool = {it.id: it for it in case.experts}
    posts = {post.role.id: post for post in posts_of(case.plan)}
    for path, pin in pins:
        expert = pool.get(pin.person)
        if expert is None:
            yield Fault(path, pin.person, "the id of one of the experts")
        elif expert not in able[pin.task]:
            kept = ", ".join(it.value for it in lasting_obstacles(expert, posts[pin.task]))
            yield Fault(path, pin.person, f"an expert whom nothing keeps from the role: {kept}")


def _told(fault: Fault, places: list[str]) -> Fault:
    """Return a fault of the problem in the words of the case."""

    def place(found: re.Match[str]) -> str:
        return places[int(found[1])]

    path, expected = _PIN.sub(place, fault.path), _PIN.sub(place, fault.expected)
    return Fault(path, fault.value, expected)
