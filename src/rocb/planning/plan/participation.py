"""Who took part: people by Member and sex, and of whom it is not known."""

from attrs import evolve, frozen

from rocb.checks import checked, require
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, is_completed
from rocb.planning.plan.participants import Participation
from rocb.planning.plan.plans import Plan, beginning


@frozen(field_transformer=checked)
class MemberParticipants:
    """The people of one Member, over the activities that counted them, by id.

    `member` is `None` for people of whom the Member is not known, or who come from none. In the
    activities `uncounted` the Member took part, with how many people is not known; `people` is
    `None` where that is so of all.
    """

    member: str | None
    people: Participation | None
    counted: tuple[str, ...]
    uncounted: tuple[str, ...]


@frozen(field_transformer=checked)
class ParticipantCount:
    """The people of some activities: all of them together, and by Member (the unknown one last).

    `people` is `None` where nobody was counted. Activities are ids: those of which the number is
    only "about" (`approximate`), and those that state no number at all (`silent`).
    """

    people: Participation | None
    members: tuple[MemberParticipants, ...]
    approximate: tuple[str, ...]
    silent: tuple[str, ...]


def participant_count(plan: Plan, days: Days | None = None) -> ParticipantCount:
    """Return who took part in the completed activities of a plan that began on these days.

    Without `days`, in those of its year; quarters add up to the year. Where more people are stated
    than were counted by Member, the others are of an unknown Member and of unstated sex.
    """
    require("plan", Plan, plan)
    require("days", Days | None, days)
    counted: dict[str | None, list[tuple[str, Participation]]] = {}
    uncounted: dict[str | None, list[str]] = {}
    held = tuple(filter(is_completed, beginning(plan, days or plan.year.days)))
    for activity in held:
        rows = people_of(activity)
        for row in rows:
            counted.setdefault(row.member, []).append((activity.id, row))
        for member in set(activity.members) - {row.member for row in rows}:
            uncounted.setdefault(member, []).append(activity.id)
    order = sorted({*counted, *uncounted}, key=lambda member: (member is None, member or ""))
    rows_of_all = [row for found in counted.values() for _, row in found]
    return ParticipantCount(
        people=_sum(None, rows_of_all),
        members=tuple(
            MemberParticipants(
                member=member,
                people=_sum(member, [row for _, row in counted.get(member, ())]),
                counted=tuple(id for id, _ in counted.get(member, ())),
                uncounted=tuple(uncounted.get(member, ())),
            )
            for member in order
        ),
        approximate=tuple(it.id for it in held if it.participants and it.participants.approximate),
        silent=tuple(it.id for it in held if not people_of(it)),
    )


def people_of(activity: Activity) -> tuple[Participation, ...]:
    """Return the people of an activity by Member, so that they are as many as are stated."""
    rows, stated = activity.participation, activity.participants
    others = max(stated.number - sum(row.number for row in rows), 0) if stated is not None else 0
    if not others and (rows or stated is None):
        return rows
    unknown = next((row for row in rows if row.member is None), Participation(None))
    named = tuple(row for row in rows if row.member is not None)
    return (*named, evolve(unknown, unstated=unknown.unstated + others))


def _sum(member: str | None, rows: list[Participation]) -> Participation | None:
    if not rows:
        return None
    return Participation(
        member,
        women=sum(row.women for row in rows),
        men=sum(row.men for row in rows),
        unstated=sum(row.unstated for row in rows),
    )
