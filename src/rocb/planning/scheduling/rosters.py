"""Rosters: who could go to an activity, for each of the days on which it could be held."""

from collections.abc import Mapping
from datetime import date

from attrs import evolve, frozen

from rocb.checks import checked
from rocb.periods import Days
from rocb.planning.assignment.tasks import Candidate
from rocb.planning.experts.experts import Expert
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.staffing.posts import Post
from rocb.planning.staffing.problems import candidates_of
from rocb.planning.staffing.shortlists import shortlists


@frozen(field_transformer=checked)
class Roster:
    """A post on certain days, those whom nothing lasting keeps from it, and what they would cost.

    `candidates` name the experts in the same order, and the role.
    """

    post: Post
    able: tuple[Expert, ...]
    candidates: tuple[Candidate, ...]


Rosters = Mapping[tuple[str, date], tuple[Roster, ...]]
"""The rosters of each activity, by its id and the first of the days."""


def rosters_of(case: YearCase) -> Rosters:
    """Return the rosters of every option of a case."""
    activities = {it.id: it for it in case.plan.activities if it.roles}
    days: dict[str, dict[Days, None]] = {}
    for option in case.options:
        if option.activity in activities:
            days.setdefault(option.activity, {})[option.days] = None
    waiting = {id: list(held) for id, held in days.items()}
    found: dict[tuple[str, date], tuple[Roster, ...]] = {}
    while waiting:
        held = [evolve(activities[id], days=left.pop()) for id, left in waiting.items()]
        posts = [Post(it, role) for it in held for role in it.roles]
        able = shortlists(posts, case.staffing.experts)
        taking: dict[str, list[Candidate]] = {}
        for candidate in candidates_of(posts, able, case.staffing.pricing):
            taking.setdefault(candidate.task, []).append(candidate)
        teams: dict[tuple[str, date], list[Roster]] = {}
        for post in posts:
            id, first = post.role.id, post.activity.days.first
            roster = Roster(post, able[id], tuple(taking.get(id, ())))
            teams.setdefault((post.activity.id, first), []).append(roster)
        found.update((key, tuple(team)) for key, team in teams.items())
        waiting = {id: left for id, left in waiting.items() if left}
    return found
