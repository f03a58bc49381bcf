"""Pinning: whether those who are pinned could all come, each beside whom they need."""

from collections.abc import Iterable, Mapping

from rocb.errors import InvalidValue
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Candidate, Pairing, Person
from rocb.planning.experts.experts import Expert
from rocb.planning.staffing.posts import Post
from rocb.planning.staffing.problems import escorts_of, task_of


def is_pinned(posts: Iterable[Post]) -> bool:
    """Return whether anybody is pinned to any of these posts."""
    return any(post.role.pinned for post in posts)


def pins_hold(posts: Iterable[Post], able: Mapping[str, tuple[Expert, ...]]) -> bool:
    """Return whether all who are pinned to posts could come together, as a staffing has it.

    `able` are those whom nothing lasting keeps from each post, by the id of its role.
    """
    held = tuple(posts)
    pins = tuple(Pairing(post.role.id, expert) for post in held for expert in post.role.pinned)
    people = {it.id: it for post in held for it in able[post.role.id]}
    if any(pin.person not in people for pin in pins):
        return False
    try:
        AssignmentProblem(
            tuple(task_of(post, 1) for post in held),
            tuple(Person(it.id, it.days_per_year) for it in people.values()),
            tuple(
                Candidate(post.role.id, it.id) for post in held for it in able[post.role.id]
            ),
            tuple(escorts_of(held, able)),
            pins=pins,
        )
    except InvalidValue:
        return False
    return True
