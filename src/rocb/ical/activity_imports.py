"""Activities of a calendar that is kept elsewhere."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from rocb.checks import checked, require
from rocb.errors import InvalidValue
from rocb.ical.events import Event, EventStatus, recurs
from rocb.ical.expansion import occurrences
from rocb.ical.reading import Calendar, Outcome
from rocb.ical.records import localized, made_id, reported, source_of, taken_events, title_of
from rocb.ical.uids import ACTIVITY, record_of
from rocb.periods import MICROSECOND, Days, Slot
from rocb.planning.plan.activities import Activity, ActivityKind, Status
from rocb.planning.plan.places import Mode, Place
from rocb.sources import Source
from rocb.vocabulary.kinds import KINDS

_STATUS: Final[Mapping[EventStatus, Status]] = MappingProxyType(
    {
        EventStatus.TENTATIVE: Status.PROPOSED,
        EventStatus.CONFIRMED: Status.PLANNED,
        EventStatus.CANCELLED: Status.CANCELLED,
    }
)
_KIND_OF: Final = {
    words: kind for kind in ActivityKind for words in (KINDS[kind].en, KINDS[kind].ru)
}
_ONLINE: Final = (KINDS[Mode.ONLINE].en, KINDS[Mode.ONLINE].ru)


@frozen(field_transformer=checked)
class ActivitiesRead:
    """The activities that a calendar holds, and the report on each of its components."""

    activities: tuple[Activity, ...]
    outcomes: tuple[Outcome, ...]


def activities_in(
    calendar: Calendar,
    like: Activity,
    *,
    period: Slot,
    where: ZoneInfo,
    source: Source,
    domain: str | None = None,
) -> ActivitiesRead:
    """Return the activities of a calendar that take place within a period, in order of time.

    An event says the title, the days (by the clocks of `where`), the status, the kind if that is
    one of its categories, the place, the note and the conference; the rest is as in `like`, but
    for its roles and costs, which are of one activity alone. Of a series, every occurrence is an
    activity, with its number after the id. Ids are those in the UIDs of `domain`, of whose events
    only those of activities are taken; they are made of all others. Raises `InvalidValue`.
    """
    require("calendar", Calendar, calendar)
    require("like", Activity, like)
    require("period", Slot, period)
    require("where", ZoneInfo, where)
    require("source", Source, source)
    require("domain", str | None, domain)
    by_line = dict(taken_events(calendar))
    ids = {line: _id(it, domain) for line, it in by_line.items()}
    standing = {
        line: evolve(it, status=EventStatus.CONFIRMED)
        for line, it in by_line.items()
        if ids[line] is not None
    }
    line_of = {id(event): line for line, event in standing.items()}
    expansion = occurrences(standing.values(), period, where=where)
    reasons = dict.fromkeys(by_line, "it takes place outside of the period")
    reasons |= {line: "it is of no activity" for line in by_line if line not in standing}
    reasons |= {line_of[id(it.event)]: it.reason for it in expansion.refused}
    found: list[Activity] = []
    series = {it.uid for it in standing.values() if recurs(it) or it.original is not None}
    numbers: dict[str, int] = {}
    for slot, event, _ in expansion.occurrences:
        line = line_of[id(event)]
        numbers[event.uid] = numbers.get(event.uid, 0) + 1
        number = f"-{numbers[event.uid]}" if event.uid in series else ""
        try:
            said = _said(by_line[line], like, source)
            days, id_ = _days(slot, where), f"{ids[line]}{number}"
            found.append(evolve(like, id=id_, days=days, window=None, **said))
            reasons.pop(line, None)
        except InvalidValue as error:
            reasons[line] = str(error).replace("\n", "; ")
    return ActivitiesRead(tuple(found), reported(calendar, reasons))


def _id(event: Event, domain: str | None) -> str | None:
    """Return the id of the activity that an event is, or `None` where it is something else."""
    record = record_of(event.uid, domain)
    if record is None:
        return made_id(event.uid)
    return record.id if record.kind == ACTIVITY else None


def _days(slot: Slot, where: ZoneInfo) -> Days:
    last = slot.end.astimezone(where) - MICROSECOND
    return Days(slot.start.astimezone(where).date(), last.date())


def _said(event: Event, like: Activity, source: Source) -> dict[str, Any]:
    """Return what an event says of an activity, beside its days."""
    kinds = (_KIND_OF.get(it.words) for it in event.categories)
    said: dict[str, Any] = {
        "title": title_of(event) or like.title,
        "status": _STATUS[event.status],
        "kind": next((it for it in kinds if it is not None), like.kind),
        "conference": event.conference or like.conference,
        "source": source_of(event, source),
        "roles": (),
        "costs": (),
    }
    if event.description:
        said["note"] = localized(event.description[0])
    if event.location is not None and event.location.words in _ONLINE:
        said |= {"mode": Mode.ONLINE, "place": None}
    elif event.location is not None:
        said["place"] = Place(localized(event.location), None, event.coordinates)
        said["mode"] = None if like.mode is Mode.ONLINE else like.mode
    return said
