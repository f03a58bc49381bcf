"""Situations: a staffing laid out by role, expert and activity, for questions about it."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.planning.experts.experts import Expert
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.obstacles import Obstacle, obstacles
from rocb.planning.staffing.posts import Post, posts_of
from rocb.planning.staffing.shortlists import Sieve, shortlists


@frozen
class Situation:
    """A case and who is sent where, all by the records of the case.

    `posts` are by role, `pool` by expert; `seated` are the experts by role, `work` the posts by
    expert, `teams` the assignments by activity. `able` are those by role whom nothing lasting
    keeps from it.
    """

    case: StaffingCase
    posts: Mapping[str, Post]
    pool: Mapping[str, Expert]
    seated: Mapping[str, tuple[str, ...]]
    work: Mapping[str, tuple[Post, ...]]
    teams: Mapping[str, tuple[Assignment, ...]]
    able: Mapping[str, tuple[Expert, ...]]

    def work_of(self, expert: str, but: str | None = None) -> tuple[Post, ...]:
        """Return the posts of an expert, all but one."""
        return tuple(it for it in self.work.get(expert, ()) if it.role.id != but)

    def beside(self, expert: str, post: Post) -> tuple[Assignment, ...]:
        """Return who is sent to the activity of a post beside an expert."""
        team = self.teams.get(post.activity.id, ())
        return tuple(it for it in team if it.expert.id != expert)

    def obstacles(self, expert: Expert, post: Post) -> tuple[Obstacle, ...]:
        """Return what keeps an expert from a post while all else stays as it is."""
        work = self.work_of(expert.id, post.role.id)
        return tuple(obstacles(expert, post, work, self.beside(expert.id, post)))


def situation_of(case: StaffingCase, assignments: Iterable[Assignment]) -> Situation:
    """Return the situation in which the assignments of a staffing are made, by their ids.

    Raises `InvalidValue` for a role or an expert who is not there.
    """
    require("case", StaffingCase, case)
    made = listed("assignments", Assignment, assignments)
    pairs = [(it.role.id, it.expert.id) for it in made]
    posts = {post.role.id: post for post in posts_of(case.plan)}
    pool = {it.id: it for it in case.experts}
    faults = [*_faults(pairs, posts, pool)]
    if faults:
        raise InvalidValue(*faults)
    return _laid_out(case, pairs, posts, pool, shortlists(posts.values(), case.experts))


def found_in(situation: Situation, role: str, expert: str) -> tuple[Post, Expert]:
    """Return a post and an expert by their ids. Raises `UnknownRecord`, and `InvalidValue`."""
    require("role", str, role)
    require("expert", str, expert)
    if role not in situation.posts:
        raise UnknownRecord("role that is to be staffed", role)
    if expert not in situation.pool:
        raise UnknownRecord("expert", expert)
    return situation.posts[role], situation.pool[expert]


def resituated(
    before: Situation, case: StaffingCase, pairs: Iterable[tuple[str, str]]
) -> Situation:
    """Return the situation of a case that differs from another in a few experts and roles."""
    posts = {post.role.id: post for post in posts_of(case.plan)}
    pool = {it.id: it for it in case.experts}
    others = [it for id, it in pool.items() if before.pool.get(id) is not it]
    changed = {it.id for it in others}
    sieve = Sieve({it.id: it for it in others})
    able: dict[str, tuple[Expert, ...]] = {}
    for id, post in posts.items():
        former = before.posts.get(id)
        if former != post:
            able |= shortlists((post,), case.experts)
        else:
            kept = tuple(it for it in before.able[id] if it.id in pool and it.id not in changed)
            able[id] = (*kept, *sieve.able(post))
    return _laid_out(case, pairs, posts, pool, able)


def team_of(situation: Situation, post: Post) -> tuple[Post, ...]:
    """Return the posts of an activity where experts depend on one another, else none."""
    roles = post.activity.roles
    if not any(it.escorted or it.team_languages for it in roles):
        return ()
    return tuple(situation.posts[it.id] for it in roles)


def _faults(
    pairs: list[tuple[str, str]], posts: Mapping[str, Post], pool: Mapping[str, Expert]
) -> Iterator[Fault]:
    for index, (role, expert) in enumerate(pairs):
        if role not in posts:
            expected = "the id of a role that is to be staffed"
            yield Fault(f"staffing.assignments[{index}].role.id", role, expected)
        if expert not in pool:
            expected = "the id of one of the experts"
            yield Fault(f"staffing.assignments[{index}].expert.id", expert, expected)


def _laid_out(
    case: StaffingCase,
    pairs: Iterable[tuple[str, str]],
    posts: Mapping[str, Post],
    pool: Mapping[str, Expert],
    able: Mapping[str, tuple[Expert, ...]],
) -> Situation:
    seated: dict[str, tuple[str, ...]] = {}
    work: dict[str, tuple[Post, ...]] = {}
    teams: dict[str, tuple[Assignment, ...]] = {}
    for role, expert in pairs:
        post = posts[role]
        made = Assignment(post.activity, post.role, pool[expert])
        seated[role] = (*seated.get(role, ()), expert)
        work[expert] = (*work.get(expert, ()), post)
        teams[post.activity.id] = (*teams.get(post.activity.id, ()), made)
    return Situation(case, posts, pool, seated, work, teams, able)
