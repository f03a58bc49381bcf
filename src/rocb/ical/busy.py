"""Busy times: when events take up time, for holding them against rooms and people."""

from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from attrs import frozen

from rocb.checks import checked, listed
from rocb.ical.events import Event, EventStatus
from rocb.ical.expansion import AT_MOST, IN_ALL, Unexpanded, occurrences
from rocb.periods import Slot


class BusyTime(NamedTuple):
    """A slot that is taken, or may come to be where it is `tentative`; `uid` says by which event.

    `uid` is `None` where it was not an event that told so.
    """

    slot: Slot
    tentative: bool = False
    uid: str | None = None


@frozen(field_transformer=checked)
class BusyTimes:
    """The busy times of events, in order, and the events whose times cannot be told."""

    times: tuple[BusyTime, ...]
    refused: tuple[Unexpanded, ...]


def busy_times(
    events: Iterable[Event],
    period: Slot,
    *,
    where: ZoneInfo | None = None,
    at_most: int = AT_MOST,
    in_all: int = IN_ALL,
) -> BusyTimes:
    """Return the slots that events take up within a period, whole also where they reach beyond it.

    Events that are transparent (TRANSP) or cancelled take up none. Bounds and zone are as for
    `occurrences`; what that refuses is handed on where the event is busy. Raises `InvalidValue`.
    """
    found = occurrences(events, period, where=where, at_most=at_most, in_all=in_all)
    times = (
        BusyTime(slot, event.status is EventStatus.TENTATIVE, event.uid)
        for slot, event, _ in found.occurrences
        if event.busy
    )
    return BusyTimes(tuple(times), tuple(it for it in found.refused if it.event.busy))


def merged(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Return the time that slots cover, in order, those that overlap or touch as one.

    Raises `InvalidValue`.
    """
    found: list[Slot] = []
    for slot in sorted(listed("slots", Slot, slots), key=lambda it: (it.begins, it.ends)):
        if not found or slot.begins > found[-1].ends:
            found.append(slot)
        elif slot.ends > found[-1].ends:
            found[-1] = Slot(found[-1].start, slot.end)
    return tuple(found)
