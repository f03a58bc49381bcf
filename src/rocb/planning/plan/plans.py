"""The annual operational plan."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import frozen

from rocb.checks import checked
from rocb.display import html_of
from rocb.errors import Fault, InvalidValue
from rocb.periods import Days, ReportingYear
from rocb.planning.plan.activities import Activity, Status, in_order
from rocb.planning.plan.baselines import Baseline
from rocb.planning.plan.changes import Change, Standing, after, leap
from rocb.planning.plan.deadlines import Deadline
from rocb.planning.plan.dependencies import cycle_faults


@frozen(field_transformer=checked)
class Plan:
    """The activities of one reporting year, each of which begins in it, and its deadlines.

    `history` holds the changes of those activities that have one, in the order in which they were
    made; replayed, it leaves each of them as it stands in `activities`. `baselines` are the plan as
    it was adopted, the first one first. Activities depend on others of the same plan only.
    """

    year: ReportingYear
    activities: tuple[Activity, ...]
    deadlines: tuple[Deadline, ...] = ()
    history: tuple[Change, ...] = ()
    baselines: tuple[Baseline, ...] = ()

    def __attrs_post_init__(self) -> None:
        activities = getattr(self, "activities", ())
        faults = [
            *_id_faults("activities", activities),
            *_id_faults("deadlines", getattr(self, "deadlines", ())),
            *_stranger_faults(self),
            *_year_faults(getattr(self, "year", None), activities),
            *cycle_faults(activities),
            *_number_faults(activities),
            *_history_faults(activities, getattr(self, "history", ())),
            *_adoption_faults(getattr(self, "baselines", ())),
        ]
        if faults:
            raise InvalidValue(*faults)

    _repr_html_ = html_of


def _id_faults(kind: str, records: Iterable[Any]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, record in enumerate(records):
        id = getattr(record, "id", None)
        if id in seen:
            yield Fault(f"{kind}[{index}].id", id, f"an id that no other of the {kind} has")
        if id is not None:
            seen.add(id)


def _stranger_faults(plan: Any) -> Iterator[Fault]:
    """Yield what leads to no activity of the plan, unless the id of one of them is not known."""
    activities = getattr(plan, "activities", None)
    if activities is None or not all(hasattr(it, "id") for it in activities):
        return
    known = {it.id for it in activities}
    found = [
        *(
            (f"activities[{index}].depends_on[{place}]", id)
            for index, activity in enumerate(activities)
            for place, id in enumerate(getattr(activity, "depends_on", ()))
        ),
        *(
            (f"{name}[{index}].activity", getattr(record, "activity", None))
            for name in ("deadlines", "history")
            for index, record in enumerate(getattr(plan, name, ()))
        ),
    ]
    for path, id in found:
        if id is not None and id not in known:
            yield Fault(path, id, "the id of one of the activities")


def _year_faults(year: ReportingYear | None, activities: Iterable[Any]) -> Iterator[Fault]:
    if not isinstance(year, ReportingYear):
        return
    days = year.days
    for index, activity in enumerate(activities):
        first = getattr(getattr(activity, "days", None), "first", None)
        if first is not None and first not in days:
            expected = f"within the year of the plan, {days.first} to {days.last}"
            yield Fault(f"activities[{index}].days.first", first.isoformat(), expected)


def _number_faults(activities: Iterable[Any]) -> Iterator[Fault]:
    """Yield the published numbers that stand twice; 1.2 and 1.02 are one number."""
    seen: dict[tuple[int, ...], int] = {}
    for index, activity in enumerate(activities):
        number = getattr(getattr(activity, "published", None), "number", None)
        if number is None:
            continue
        first = seen.setdefault(tuple(map(int, number.split("."))), index)
        if first != index:
            expected = f"new: activities[{first}] has it already"
            yield Fault(f"activities[{index}].published.number", number, expected)


def _history_faults(activities: Iterable[Any], history: Iterable[Any]) -> Iterator[Fault]:
    """Yield what cannot have happened, and where the history does not lead to the present."""
    standings: dict[str, Standing] = {}
    lasts: dict[str, Change] = {}
    broken: set[str] = set()
    for index, change in enumerate(history):
        id = getattr(change, "activity", "")
        if not isinstance(change, Change):
            broken.add(id)
        if id in broken:
            continue
        fault = leap(standings.get(id), lasts.get(id), change)
        if fault is not None:
            broken.add(id)
            yield fault.under(f"history[{index}]")
        else:
            standings[id], lasts[id] = after(standings.get(id), change), change
    for index, activity in enumerate(activities):
        id = getattr(activity, "id", "")
        if id in standings and id not in broken:
            for fault in _differences(activity, standings[id]):
                yield fault.under(f"activities[{index}]")


def _differences(activity: Any, standing: Standing) -> Iterator[Fault]:
    status, days = getattr(activity, "status", None), getattr(activity, "days", None)
    if isinstance(status, Status) and status is not standing.status:
        yield Fault("status", status.value, f"{standing.status.value}, as the history has it")
    if isinstance(days, Days) and days != standing.days:
        expected = f"{standing.days.first} to {standing.days.last}, as the history has it"
        yield Fault("days", f"{days.first} to {days.last}", expected)


def _adoption_faults(baselines: Iterable[Any]) -> Iterator[Fault]:
    latest: date | None = None
    for index, baseline in enumerate(baselines):
        on = getattr(baseline, "adopted_on", None)
        if on is not None and latest is not None and on < latest:
            expected = f"{latest} or later, as the baselines stand in the order of their adoption"
            yield Fault(f"baselines[{index}].adopted_on", on.isoformat(), expected)
        latest = on or latest


def beginning(plan: Plan, days: Days) -> tuple[Activity, ...]:
    """Return the activities of a plan that begin on one of these days, in order."""
    return in_order(activity for activity in plan.activities if activity.days.first in days)
