"""The activities of a Member: those in which it took part, and those that are planned for it."""

from attrs import frozen

from rocb.planning.plan.activities import Activity, in_order, is_completed, takes_place
from rocb.planning.plan.participants import Participation
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.participants import People, participant_account
from rocb.reporting.figures import Figure, counted


@frozen
class AttendedActivity:
    """An activity in which a Member took part, and its people; `None` where nobody counted them."""

    activity: Activity
    people: Participation | None


@frozen
class MemberActivities:
    """The completed activities of a period in which a Member took part, with its `people`.

    `people` is `None` where nobody counted them, and `uncounted` are the activities of which that
    is so. Of the whole year, `ahead` are those that are still to be held, `off` those that are
    postponed or cancelled.
    """

    attended: tuple[AttendedActivity, ...]
    count: Figure
    people: People | None
    uncounted: Figure
    ahead: tuple[Activity, ...]
    off: tuple[Activity, ...]
    ahead_count: Figure
    off_count: Figure


def member_activities(basis: Basis, code: str) -> MemberActivities:
    """Return the activities of a Member, each on the day on which it begins."""
    attended = tuple(
        AttendedActivity(it, next((row for row in it.participation if row.member == code), None))
        for it in basis.activities
        if is_completed(it) and code in it.members
    )
    others = [
        it for it in in_order(basis.plan.activities) if code in it.members and not is_completed(it)
    ]
    ahead = tuple(filter(takes_place, others))
    off = tuple(it for it in others if not takes_place(it))
    told = next((it for it in participant_account(basis).members if it.member == code), None)
    return MemberActivities(
        attended=attended,
        count=counted("activities", (it.activity for it in attended)),
        people=told.people if told else None,
        uncounted=told.uncounted if told else counted("activities", ()),
        ahead=ahead,
        off=off,
        ahead_count=counted("activities", ahead),
        off_count=counted("activities", off),
    )
