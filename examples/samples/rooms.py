"""Opening hours, and requests for rooms."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Final

from attrs import evolve

from rocb.booking.hours import Hours, OpeningHours
from rocb.booking.premises import Premises, Space
from rocb.booking.requests import Purpose
from rocb.office import Office, RoomRequest
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, ActivityKind
from rocb.planning.plan.places import Mode
from rocb.texts import LocalizedText
from samples.sampler import Sampler

PURPOSES: Final = {
    ActivityKind.CONFERENCE: Purpose.CONFERENCE,
    ActivityKind.DONOR_CONFERENCE: Purpose.CONFERENCE,
    ActivityKind.MEETING: Purpose.BUSINESS_MEETING,
    ActivityKind.SEMINAR: Purpose.SEMINAR,
    ActivityKind.TRAINING: Purpose.TRAINING,
    ActivityKind.WORKSHOP: Purpose.TRAINING,
}

HOST_REQUESTS: Final = 14


def with_hours(sampler: Sampler, premises: Premises) -> Premises:
    """Return the premises with opening hours from Monday to Friday."""
    weekly = tuple(OpeningHours(weekday, time(9), time(18)) for weekday in range(1, 6))
    return evolve(premises, hours=Hours(weekly, sampler.source))


def room_requests(
    sampler: Sampler, office: Office, activities: Iterable[Activity]
) -> tuple[RoomRequest, ...]:
    """Return requests for the office's own activities, then the host's, one of them too late."""
    if office.premises is None:
        return ()
    own = [it for it in activities if _needs_a_room(office, it)]
    wishes = [_own_request(sampler, number, office, it) for number, it in enumerate(own, 1)]
    wishes += [
        _host_request(sampler, len(own) + number, office, office.premises.spaces)
        for number in range(1, HOST_REQUESTS + 1)
    ]
    if own:
        rival = f"room-{len(wishes) + 1:02}"
        wishes.append(evolve(wishes[-1], id=rival, space=wishes[0].space, days=own[0].days))
    return tuple(wishes)


def _needs_a_room(office: Office, activity: Activity) -> bool:
    if activity.mode is Mode.ONLINE:
        return office.id in activity.organisers
    return activity.host == office.id


def _own_request(sampler: Sampler, number: int, office: Office, activity: Activity) -> RoomRequest:
    online = activity.mode is Mode.ONLINE
    return RoomRequest(
        id=f"room-{number:02}",
        space="computer-laboratory" if online else "conference-hall",
        activity=activity.id,
        organisation=office.id,
        days=None,
        starts=time(10),
        ends=time(16, 30),
        headcount=sampler.rng.randint(4, 24) if online else None,
        title=activity.title,
        source=sampler.source,
        purpose=PURPOSES.get(activity.kind),
    )


def _host_request(
    sampler: Sampler, number: int, office: Office, spaces: tuple[Space, ...]
) -> RoomRequest:
    rng = sampler.rng
    first = _working_day(sampler, rng.choice((7, 98, 189, 280)) + rng.randint(0, 14))
    return RoomRequest(
        id=f"room-{number:02}",
        space=rng.choice([space.id for space in spaces[:4]]),
        activity=None,
        organisation=office.governance.host if office.governance else None,
        days=Days(first, first + timedelta(days=rng.randint(0, 2))),
        starts=time(rng.choice((9, 10, 14))),
        ends=time(rng.choice((17, 17, 17, 19))),
        headcount=rng.randint(10, 33),
        title=LocalizedText(
            "Training of the host's staff", "Обучение сотрудников принимающей стороны"
        ),
        source=sampler.source,
        purpose=Purpose.TRAINING,
    )


def _working_day(sampler: Sampler, number: int) -> date:
    return sampler.monday(number) + timedelta(days=sampler.rng.randint(0, 2))
