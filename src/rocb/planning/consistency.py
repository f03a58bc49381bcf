"""What records of different rooms say of one another: whose need, finding or expert it is.

Only what cannot be so is a fault. An id that names nothing is none here, as it is one already.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from rocb.errors import Fault
from rocb.periods import Days
from rocb.planning.plan.activities import Status
from rocb.planning.plan.roles import stretched


def consistency_faults(programme: Any) -> Iterator[Fault]:
    """Yield each reference of a programme, or of a stand-in for one, to what is another Member's.

    A need was found where it is; an action plan follows an assessment of its own Member, and its
    actions the findings of that; a project and a proposal serve needs of their own Members; an
    expert is lent by the administration that the same person works for among its staff, is pinned
    to one role at a time as far as windows can part them, and was accredited by what was over by
    then. A donor has one rule. Each role of a former plan has an id of its own, as those of
    the present one have.
    """
    yield from _finding_faults(programme)
    yield from _need_faults(programme)
    yield from _expert_faults(programme)
    yield from _award_faults(programme)
    yield from _pin_faults(programme)
    for path, plan in _records(programme, "former"):
        yield from role_faults(f"{path}.activities", getattr(plan, "activities", ()))


def _finding_faults(programme: Any) -> Iterator[Fault]:
    assessed = _values(programme, "member", "diagnostics", "assessments")
    by = _assessments(programme)
    for path, need in _records(programme, "needs"):
        member, finding = getattr(need, "member", None), getattr(need, "finding", None)
        if _differs(assessed.get(by.get(finding)), member):
            yield Fault(f"{path}.finding", finding, f"a finding at {member}")
    for path, plan in _records(programme, "portfolio", "action_plans"):
        member, assessment = getattr(plan, "member", None), getattr(plan, "assessment", None)
        if _differs(assessed.get(assessment), member):
            yield Fault(f"{path}.assessment", assessment, f"an assessment of {member}")
        for index, action in enumerate(getattr(plan, "actions", ())):
            finding = getattr(action, "finding", None)
            place = f"{path}.actions[{index}].finding"
            if _differs(by.get(finding), assessment):
                yield Fault(place, finding, f"found by {assessment}")
            elif assessment is None and _differs(assessed.get(by.get(finding)), member):
                yield Fault(place, finding, f"a finding at {member}")


def _assessments(programme: Any) -> dict[Any, str | None]:
    """Return the id of the assessment that each finding belongs to, by the finding's own id."""
    return {
        finding.id: getattr(assessment, "id", None)
        for _, assessment in _records(programme, "diagnostics", "assessments")
        for finding in getattr(assessment, "findings", ())
        if hasattr(finding, "id")
    }


def _need_faults(programme: Any) -> Iterator[Fault]:
    members = _values(programme, "member", "needs")
    for path, project in _records(programme, "portfolio", "projects"):
        own = getattr(project, "members", ())
        for index, objective in enumerate(getattr(project, "objectives", ())):
            yield from _strangers(f"{path}.objectives[{index}]", objective, members, own)
    for path, proposal in _records(programme, "partnerships", "proposals"):
        member = getattr(proposal, "member", None)
        yield from _strangers(path, proposal, members, () if member is None else (member,))


def _strangers(
    path: str, serving: Any, members: Mapping[str, Any], own: tuple[str, ...]
) -> Iterator[Fault]:
    """Yield the needs of others; where no Member is named, it is not known whose they should be."""
    for index, need in enumerate(getattr(serving, "needs", ())):
        if own and members.get(need) not in (None, *own):
            yield Fault(f"{path}.needs[{index}]", need, f"a need of {' or '.join(own)}")


def _expert_faults(programme: Any) -> Iterator[Fault]:
    lent_by = _values(programme, "administration", "experts")
    for path, person in _records(programme, "network", "staff_development"):
        member, expert = getattr(person, "member", None), getattr(person, "expert", None)
        left = getattr(person, "left_on", None) is not None
        if not left and _differs(lent_by.get(expert), member):
            yield Fault(f"{path}.expert", expert, f"an expert of {member}")


def _award_faults(programme: Any) -> Iterator[Fault]:
    """Yield the awards that somebody was given before what they were given for was over."""
    ended: dict[str, date] = {}
    for plan in (*getattr(programme, "former", ()), getattr(programme, "plan", None)):
        for activity in getattr(plan, "activities", ()):
            days = getattr(activity, "days", None)
            if hasattr(activity, "id") and isinstance(days, Days):
                ended[activity.id] = min(days.last, ended.get(activity.id, days.last))
    for path, expert in _records(programme, "experts"):
        for index, award in enumerate(getattr(expert, "awards", ())):
            on, activity = getattr(award, "on", None), getattr(award, "activity", None)
            end = None if activity is None else ended.get(activity)
            if on is not None and end is not None and on < end:
                yield Fault(f"{path}.awards[{index}].on", str(on), f"{end} or later")


@frozen
class _Pin:
    """An expert who is pinned, where that stands, and the days that it takes as planned.

    Within the window of the activity it ends on the day `soonest_end` or later, and begins on the
    day `latest_start` or sooner, by their ordinal numbers.
    """

    expert: str
    path: str
    activity: str
    days: Days
    soonest_end: int
    latest_start: int


def _pin_faults(programme: Any) -> Iterator[Fault]:
    """Yield the pins of an expert that overlap another one, which begins no later, for certain."""
    yield from _clashes(_records(programme, "plan", "activities"))
    for path, plan in _records(programme, "former"):
        held = enumerate(getattr(plan, "activities", ()))
        yield from _clashes((f"{path}.activities[{index}]", it) for index, it in held)


def _clashes(activities: Iterable[tuple[str, Any]]) -> Iterator[Fault]:
    held: dict[str, list[_Pin]] = {}
    for pin in sorted(_pins(activities), key=lambda it: it.days.first):
        beside = [it for it in held.get(pin.expert, ()) if it.days.overlaps(pin.days)]
        clash = next((it for it in beside if not _can_part(it, pin)), None)
        if clash is not None:
            span = f"{pin.days.first} to {pin.days.last}"
            expected = f"free from {span}, as {clash.path} is the same expert"
            yield Fault(pin.path, pin.expert, expected)
        held[pin.expert] = [*beside, pin]


def _can_part(one: _Pin, other: _Pin) -> bool:
    """Return whether the windows of two activities let one of them end before the other begins."""
    return one.activity != other.activity and (
        one.soonest_end < other.latest_start or other.soonest_end < one.latest_start
    )


def _pins(activities: Iterable[tuple[str, Any]]) -> Iterator[_Pin]:
    for path, activity in activities:
        days, status = getattr(activity, "days", None), getattr(activity, "status", None)
        if not isinstance(days, Days) or status in (Status.CANCELLED, Status.POSTPONED):
            continue
        window = getattr(activity, "window", None)
        if not isinstance(window, Days) or status in (Status.UNDER_WAY, Status.COMPLETED):
            window = days
        sooner = (days.first - window.first).days
        later = (window.last - days.last).days
        for number, role in enumerate(getattr(activity, "roles", ())):
            travel = getattr(role, "travel", 0)
            taken = stretched(days, getattr(role, "preparation", 0) + travel, travel)
            ends, starts = taken.last.toordinal() - sooner, taken.first.toordinal() + later
            for index, expert in enumerate(getattr(role, "pinned", ())):
                place = f"{path}.roles[{number}].pinned[{index}]"
                yield _Pin(expert, place, path, taken, ends, starts)


def role_faults(path: str, activities: Iterable[Any]) -> Iterator[Fault]:
    """Yield the roles of activities, which stand at a path, whose id another one has."""
    seen: set[Any] = set()
    for index, activity in enumerate(activities):
        for number, role in enumerate(getattr(activity, "roles", ())):
            id = getattr(role, "id", None)
            if id is not None and id in seen:
                place = f"{path}[{index}].roles[{number}].id"
                yield Fault(place, id, "an id that no other of the roles has")
            seen.add(id)


def _records(programme: Any, *names: str) -> Iterator[tuple[str, Any]]:
    """Yield the records that stand under these names, each with its path."""
    held = programme
    for name in names:
        held = getattr(held, name, ())
    path = ".".join(names)
    return ((f"{path}[{index}]", record) for index, record in enumerate(held))


def _values(programme: Any, field: str, *names: str) -> dict[Any, str | None]:
    """Return what a field of the records under these names holds, by their ids."""
    records = (record for _, record in _records(programme, *names))
    return {it.id: getattr(it, field, None) for it in records if hasattr(it, "id")}


def _differs(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
