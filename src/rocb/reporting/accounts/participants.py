"""Participants: people by Member and sex, as far as somebody counted them."""

from collections.abc import Callable

from attrs import evolve, frozen

from rocb.checks import require
from rocb.planning.plan.activities import Activity, is_completed
from rocb.planning.plan.participants import Participation
from rocb.planning.plan.participation import people_of
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, counted, summed


@frozen
class People:
    """People by sex, as counted in activities; `unstated` are those of unknown sex."""

    women: Figure
    men: Figure
    unstated: Figure
    all: Figure


@frozen
class MemberPeople:
    """The people of one Member (`None` for those of whom it is not known, or who come from none).

    `people` is `None` where nobody counted them. `uncounted` are the activities in which the Member
    took part with an unknown number of people.
    """

    member: str | None
    people: People | None
    uncounted: Figure


@frozen
class ParticipantAccount:
    """Who took part in the completed activities of a period.

    `stated` are the activities that state a number or count people, `approximate` those of them
    whose number is only "about", `silent` the others. `people` is `None` where nobody was counted.
    """

    people: People | None
    members: tuple[MemberPeople, ...]
    stated: Figure
    approximate: Figure
    silent: Figure


def participant_account(basis: Basis) -> ParticipantAccount:
    """Return who took part in what was completed of the activities of the period."""
    require("basis", Basis, basis)
    held = [(it, people_of(it)) for it in filter(is_completed, basis.activities)]
    rows: dict[str | None, list[tuple[Activity, Participation]]] = {}
    uncounted: dict[str | None, list[Activity]] = {}
    for activity, people in held:
        for row in people:
            rows.setdefault(row.member, []).append((activity, row))
        for member in set(activity.members) - {row.member for row in people}:
            uncounted.setdefault(member, []).append(activity)
    stated = [activity for activity, people in held if people]
    return ParticipantAccount(
        people=_people([row for found in rows.values() for row in found]),
        members=tuple(
            MemberPeople(
                member,
                _people(rows.get(member, [])),
                counted("activities", uncounted.get(member, ())),
            )
            for member in sorted({*rows, *uncounted}, key=lambda it: (it is None, it or ""))
        ),
        stated=counted("activities", stated),
        approximate=counted(
            "activities", (it for it in stated if it.participants and it.participants.approximate)
        ),
        silent=counted("activities", (it for it, people in held if not people)),
    )


def _people(rows: list[tuple[Activity, Participation]]) -> People | None:
    if not rows:
        return None
    return People(
        women=_sum(rows, lambda row: row.women),
        men=_sum(rows, lambda row: row.men),
        unstated=_sum(rows, lambda row: row.unstated),
        all=_sum(rows, lambda row: row.number),
    )


def _sum(
    rows: list[tuple[Activity, Participation]], number: Callable[[Participation], int]
) -> Figure:
    """Return a sum over the rows, a sample where somebody's count of a row is one."""
    found = summed("activities", ((activity, number(row)) for activity, row in rows))
    sampled = any((row.source or activity.source).sample for activity, row in rows)
    return evolve(found, sample=sampled)
