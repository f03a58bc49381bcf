"""Reach: which Members took part in something, and which did not."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final

from attrs import evolve, frozen

from rocb.checks import require
from rocb.members import Member, is_member
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, is_completed, takes_place
from rocb.planning.plan.plans import beginning
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, counted


@frozen
class MemberReach:
    """The activities of a period that one Member took part in, and those of the year before it."""

    member: Member
    now: Figure
    earlier: Figure


@frozen
class ReachAccount:
    """The Members of the region by the completed activities that name them.

    Each is reached `now`, in the period; or only `earlier`, in the year before it; or `not_yet`. Of
    these, `expected` are Members of what was planned for the period. `nameless` are the completed
    activities of the period that name no Member: for whom they were is not known. How many Members
    were reached is not known where no Member of the region is.
    """

    now: Figure
    earlier: Figure
    not_yet: Figure
    expected: Figure
    members: tuple[MemberReach, ...]
    nameless: Figure


def reach_account(basis: Basis) -> ReachAccount:
    """Return which Members were reached by the end of a period.

    Who has left by then does not count, nor does who had not yet joined.
    """
    require("basis", Basis, basis)
    held = tuple(filter(is_completed, basis.activities))
    nameless = counted("activities", (it for it in held if not it.members))
    if not basis.office.members:
        return evolve(_NOBODY, nameless=nameless)
    now = _by_member(held)
    earlier = _by_member(filter(is_completed, _before(basis)))
    expected = _by_member(filter(takes_place, basis.activities))
    members, on = basis.office.members, basis.on
    region = tuple(it for it in members if is_member(it, on))
    reached = {*now, *earlier}
    return ReachAccount(
        now=_members(it for it in region if it.code in now),
        earlier=_members(it for it in region if it.code in earlier and it.code not in now),
        not_yet=_members(it for it in region if it.code not in reached),
        expected=_members(it for it in region if it.code in expected and it.code not in reached),
        members=tuple(
            MemberReach(
                it,
                counted("activities", now.get(it.code, ())),
                counted("activities", earlier.get(it.code, ())),
            )
            for it in region
        ),
        nameless=nameless,
    )


_UNKNOWN: Final = Figure(None, "members", ())
_NOBODY: Final = ReachAccount(
    now=_UNKNOWN,
    earlier=_UNKNOWN,
    not_yet=_UNKNOWN,
    expected=_UNKNOWN,
    members=(),
    nameless=_UNKNOWN,
)


def _members(members: Iterable[Member]) -> Figure:
    held = tuple(members)
    sampled = any(row.source.sample for it in held for row in it.memberships)
    return Figure(len(held), "members", tuple(it.code for it in held), sampled)


def _by_member(activities: Iterable[Activity]) -> Mapping[str, list[Activity]]:
    found: dict[str, list[Activity]] = {}
    for activity in activities:
        for code in activity.members:
            found.setdefault(code, []).append(activity)
    return found


def _before(basis: Basis) -> Iterable[Activity]:
    """Return the activities of the year that begin before the period."""
    first = basis.plan.year.days.first
    if basis.days.first <= first:
        return ()
    return beginning(basis.plan, Days(first, basis.days.first - timedelta(days=1)))
