"""Staffings: the seats that are filled, those that are not, and how good the answer is."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import checked
from rocb.display import html_of
from rocb.planning.assignment.solutions import Proof, SolutionStatus
from rocb.planning.experts.experts import Expert
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.obstacles import Obstacle, clashes, obstacles
from rocb.planning.staffing.posts import Post
from rocb.planning.staffing.shortlists import Sieve


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
    """The seats that are filled and those that are not.

    `proofs` say for each objective how good the staffing is, in the order in which they counted;
    there are none where nobody looked for a better one. `stopped` says that the search was ended
    before everything was proven.
    """

    assignments: tuple[Assignment, ...]
    unfilled: tuple[Unfilled, ...]
    proofs: tuple[Proof, ...] = ()
    stopped: bool = False

    @property
    def seats(self) -> int:
        """The number of all seats."""
        return len(self.assignments) + sum(role.empty for role in self.unfilled)

    @property
    def status(self) -> SolutionStatus:
        """Optimal only where there are proofs, and each objective is proven."""
        proven = bool(self.proofs) and all(proof.is_proven for proof in self.proofs)
        return SolutionStatus.OPTIMAL if proven else SolutionStatus.FEASIBLE

    _repr_html_ = html_of


def unfilled_roles(
    posts: Iterable[Post], experts: Iterable[Expert], assignments: Iterable[Assignment]
) -> tuple[Unfilled, ...]:
    """Return the roles with empty seats, in the order of the posts, each with its funnel."""
    sieve = Sieve({it.id: it for it in experts})
    work: dict[str, list[Post]] = {}
    teams: dict[str, list[Assignment]] = {}
    taken: dict[str, set[str]] = {}
    for it in assignments:
        work.setdefault(it.expert.id, []).append(it.post)
        teams.setdefault(it.activity.id, []).append(it)
        taken.setdefault(it.role.id, set()).add(it.expert.id)
    found = []
    for post in posts:
        activity, role = post.activity, post.role
        sent = taken.get(role.id, set())
        if len(sent) < role.seats:
            left = [id for id in sieve.pool if id not in sent]
            exclusions = _exclusions(sieve, left, post, work, teams.get(activity.id, []))
            found.append(Unfilled(activity, role, role.seats - len(sent), exclusions))
    return tuple(found)


def _exclusions(
    sieve: Sieve,
    ids: list[str],
    post: Post,
    work: dict[str, list[Post]],
    team: list[Assignment],
) -> tuple[Exclusion, ...]:
    found = dict(sieve.sifted(post, ids))
    kept = {id for those in found.values() for id in those}
    for id in ids:
        if id not in kept:
            expert, held = sieve.pool[id], work.get(id, ())
            first = next(obstacles(expert, post, held, team), None)
            if first is not None:
                found.setdefault(first, []).append(id)
    busy = (
        clash.activity for id in found.get(Obstacle.BUSY, ()) for clash in clashes(post, work[id])
    )
    busy_with = tuple({activity.id: activity for activity in busy}.values())
    return tuple(
        Exclusion(
            it,
            tuple(sieve.pool[id] for id in found[it]),
            busy_with if it is Obstacle.BUSY else (),
        )
        for it in Obstacle
        if it in found
    )
