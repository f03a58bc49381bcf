"""When a space or an expert is taken, and no more, as free and busy times (RFC 5545, 3.6.4)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, timedelta, tzinfo
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from rocb.booking.bookings import OCCUPYING, Booking
from rocb.booking.premises import Premises, space_of
from rocb.checks import listed, require
from rocb.ical import content
from rocb.ical.booking_events import event_status
from rocb.ical.busy import BusyTime
from rocb.ical.calendars import Method, calendar
from rocb.ical.events import EventStatus
from rocb.ical.office_events import EVENT_STATUS
from rocb.ical.people import organiser_line
from rocb.ical.publishing import Publisher
from rocb.periods import Days, Slot, at_instant, midnight, slot_between
from rocb.planning.experts.availability import absent_days
from rocb.planning.experts.experts import Expert
from rocb.planning.plan.activities import takes_place
from rocb.planning.plan.roles import mission_days
from rocb.planning.staffing.assignments import Assignment

_SECOND: Final = 1_000_000
_DAY: Final = timedelta(days=1)
_FIRST_DAY: Final = date(2, 1, 1)
_LAST_DAY: Final = date(9998, 12, 30)  # what zones shift from it is still within a slot's years
_PERIODS_A_LINE: Final = 4


class _Use(NamedTuple):
    """How many places are taken from one instant to another."""

    begins: int
    ends: int
    tentative: bool
    places: int = 1


def busy_of_space(
    bookings: Iterable[Booking], premises: Premises, space: str
) -> tuple[BusyTime, ...]:
    """Return when a space is taken, by itself, in part or with what it is a part of, in UTC.

    Only the slots count, not the setup and teardown around them. What is requested or held is
    tentative. A pool is taken when none of its places is left; while nobody stated how many it
    has, when one is taken. Raises `UnknownRecord`.
    """
    require("premises", Premises, premises)
    require("space", str, space)
    asked = space_of(premises, space)
    full = asked.capacity or 1 if asked.pooled else 1
    units = set(premises.units(space))
    uses = []
    for booking in listed("bookings", Booking, bookings):
        if booking.status not in OCCUPYING:
            continue
        tentative = event_status(booking) is EventStatus.TENTATIVE
        for claim in booking.claims:
            if claim.space in units:
                places = full if claim.places is None else claim.places
                uses.append(_Use(booking.slot.begins, booking.slot.ends, tentative, places))
    return tuple(_swept(uses, full, UTC))


def busy_of_expert(
    assignments: Iterable[Assignment], expert: Expert, where: ZoneInfo
) -> tuple[BusyTime, ...]:
    """Return when an expert is away or sent somewhere: whole days by the clocks of a zone.

    A mission takes the days of preparation and travel as well. What was proposed is tentative; what
    was cancelled or postponed takes no time.
    """
    require("expert", Expert, expert)
    require("where", ZoneInfo, where)
    spans = [(days, False) for days in absent_days(expert)]
    for assignment in listed("assignments", Assignment, assignments):
        activity = assignment.activity
        if assignment.expert.id == expert.id and takes_place(activity):
            tentative = EVENT_STATUS[activity.status] is EventStatus.TENTATIVE
            spans.append((mission_days(assignment.role, activity.days), tentative))
    return tuple(_swept(_whole_days(spans, where), 1, where))


def free_busy(busy: Iterable[BusyTime], period: Slot, publisher: Publisher, *, uid: str) -> bytes:
    """Return a calendar that publishes when something is taken within a period (RFC 5546, 3.3.1).

    It says neither by whom nor for what. All is in UTC, in order, widened to whole seconds and cut
    to the period; what overlaps or touches is one, and what is certain stands before what is not.
    `uid` has to stay the same whenever the same space or expert is told of. Raises `InvalidValue`.
    """
    require("period", Slot, period)
    require("publisher", Publisher, publisher)
    require("uid", str, uid)
    begins, ends = _whole_seconds(period)
    cut = []
    for it in listed("busy", BusyTime, busy):
        first, after = _whole_seconds(it.slot)
        if first < ends and begins < after:
            cut.append(_Use(max(first, begins), min(after, ends), it.tentative))
    rows = (
        "BEGIN:VFREEBUSY",
        f"UID:{content.text(uid)}",
        f"DTSTAMP:{content.moment(publisher.stamp)}",
        f"DTSTART:{content.moment(at_instant(begins, UTC))}",
        f"DTEND:{content.moment(at_instant(ends, UTC))}",
        organiser_line(publisher.organiser),
        *_told(_swept(cut, 1, UTC)),
        "END:VFREEBUSY",
    )
    return calendar(Method.PUBLISH, (), also=content.lines(rows))


def _whole_seconds(slot: Slot) -> tuple[int, int]:
    return slot.begins // _SECOND * _SECOND, -(-slot.ends // _SECOND) * _SECOND


def _whole_days(spans: Iterable[tuple[Days, bool]], where: ZoneInfo) -> Iterator[_Use]:
    """Yield days from midnight to midnight, without those that lie outside the years of slots."""
    for days, tentative in spans:
        first, last = max(days.first, _FIRST_DAY), min(days.last, _LAST_DAY)
        if first <= last:
            yield _Use(midnight(first, where), midnight(last + _DAY, where), tentative)


def _swept(uses: Iterable[_Use], full: int, where: tzinfo) -> Iterator[BusyTime]:
    """Yield the longest slots in which as many places are taken as there are, in order."""
    steps: dict[int, list[int]] = {}
    for use in uses:
        for at, change in ((use.begins, use.places), (use.ends, -use.places)):
            steps.setdefault(at, [0, 0])[use.tentative] += change
    certain = uncertain = since = 0
    tentative: bool | None = None
    for at in sorted(steps):
        certain += steps[at][False]
        uncertain += steps[at][True]
        after = certain < full if certain + uncertain >= full else None
        if after is not tentative:
            if tentative is not None:
                yield BusyTime(slot_between(since, at, where), tentative)
            since, tentative = at, after


def _told(busy: Iterable[BusyTime]) -> Iterator[str]:
    """Yield FREEBUSY properties, a few periods each (RFC 5545, 3.8.2.6)."""
    for tentative, alike in groupby(busy, key=attrgetter("tentative")):
        kind = "BUSY-TENTATIVE" if tentative else "BUSY"
        told = [f"{content.moment(it.slot.start)}/{content.moment(it.slot.end)}" for it in alike]
        for begin in range(0, len(told), _PERIODS_A_LINE):
            periods = ",".join(told[begin : begin + _PERIODS_A_LINE])
            yield f"FREEBUSY;FBTYPE={kind}:{periods}"
