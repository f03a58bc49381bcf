"""Staff offices: an office whose year is to be given days, rooms and experts."""

from datetime import date, time
from random import Random
from typing import Final

from benchmarks.staff_regions import MADE_UP, MEMBERS, PRICING, THEMES, staff_region
from rocb.booking.hours import Hours, OpeningHours
from rocb.booking.premises import Premises, Space, SpaceKind
from rocb.members import Member, MemberKind, Region
from rocb.office import Office, RoomRequest
from rocb.planning.plan.activities import Activity
from rocb.planning.programme import Programme
from rocb.planning.themes import Theme
from rocb.texts import LocalizedText

_NAME: Final = LocalizedText("Room")
_HALLS: Final = {"hall": 80, "hall-left": 40, "hall-right": 40}
_CLASSROOMS: Final = {"classroom-1": 30, "classroom-2": 30}
_PREMISES: Final = Premises(
    (
        *(
            Space(
                id,
                _NAME,
                SpaceKind.CONFERENCE_HALL,
                capacity,
                MADE_UP,
                parts=("hall-left", "hall-right") if id == "hall" else (),
            )
            for id, capacity in _HALLS.items()
        ),
        *(
            Space(id, _NAME, SpaceKind.CLASSROOM, capacity, MADE_UP)
            for id, capacity in _CLASSROOMS.items()
        ),
    ),
    Hours(tuple(OpeningHours(day, time(9), time(18)) for day in range(1, 6)), MADE_UP),
)


def staff_office(activities: int, experts: int, seed: int = 0) -> Office:
    """Return an office with so many activities and experts.

    Every other activity needs a room: a hall that can be divided, one of its parts, or one of two
    classrooms.
    """
    rng = Random(f"{seed} {activities} rooms")  # noqa: S311 - samples, no secrets
    region = staff_region(activities, experts, seed)
    return Office(
        id="office",
        name=LocalizedText("Office"),
        region=Region.EUROPE,
        as_of=date(2025, 12, 1),
        source=MADE_UP,
        time_zone="Asia/Baku",
        members=tuple(Member(it, LocalizedText(it), MemberKind.STATE, ()) for it in MEMBERS),
        planning=Programme(
            themes=tuple(Theme(it, LocalizedText(it)) for it in THEMES),
            needs=region.needs,
            plan=region.plan,
            experts=region.experts,
            pricing=PRICING,
        ),
        premises=_PREMISES,
        room_requests=tuple(_request(it, rng) for it in region.plan.activities[::2]),
    )


def _request(activity: Activity, rng: Random) -> RoomRequest:
    space, capacity = rng.choice((*_HALLS.items(), *_CLASSROOMS.items()))
    return RoomRequest(
        id=f"room-for-{activity.id}",
        space=space,
        activity=activity.id,
        organisation=None,
        days=None,
        starts=time(9),
        ends=time(17),
        headcount=rng.randint(capacity // 2, capacity),
        title=activity.title,
        source=MADE_UP,
    )
