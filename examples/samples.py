"""Samples for what no public page states: needs, roles, costs, experts, hours, room requests.

Each is made from a seeded generator and carries a source that says that it is a sample.
"""

from collections.abc import Iterable
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from attrs import evolve, frozen

from rocb.booking.hours import Hours, OpeningHours
from rocb.booking.premises import Premises, Space
from rocb.booking.requests import Purpose
from rocb.members import Member
from rocb.money import Money
from rocb.office import Office, RoomRequest
from rocb.periods import Days, ReportingYear
from rocb.planning.experts import Accreditation, Expert
from rocb.planning.needs import Need
from rocb.planning.plan import Activity, ActivityKind, Cost, Mode, Role
from rocb.planning.themes import Theme
from rocb.sources import Source
from rocb.texts import LocalizedText

INSPECTIONS: Final = (ActivityKind.DIAGNOSTIC_MISSION, ActivityKind.EVALUATION)
UNSTAFFED: Final = (
    ActivityKind.CONFERENCE,
    ActivityKind.DONOR_CONFERENCE,
    ActivityKind.MEETING,
)
"""Kinds of activity to which no experts are sent."""

PURPOSES: Final = {
    ActivityKind.CONFERENCE: Purpose.CONFERENCE,
    ActivityKind.DONOR_CONFERENCE: Purpose.CONFERENCE,
    ActivityKind.MEETING: Purpose.BUSINESS_MEETING,
    ActivityKind.SEMINAR: Purpose.SEMINAR,
    ActivityKind.TRAINING: Purpose.TRAINING,
    ActivityKind.WORKSHOP: Purpose.TRAINING,
}

HOST_REQUESTS: Final = 14


@frozen
class Sampler:
    """What every sample is made from: the generator, the year, and the source to name."""

    rng: Random
    year: ReportingYear
    source: Source


def needs(
    sampler: Sampler,
    stated: Iterable[tuple[str, str]],
    members: tuple[Member, ...],
    themes: tuple[Theme, ...],
) -> tuple[Need, ...]:
    """Return a need for each stated pair of Member and theme, and about as many others."""
    rng = sampler.rng
    pairs = list(dict.fromkeys(stated))
    if members and themes:
        pairs += [(rng.choice(members).code, rng.choice(themes).id) for _ in range(len(pairs) + 3)]
    return tuple(
        _need(sampler, f"need-{number:03}", member, theme)
        for number, (member, theme) in enumerate(dict.fromkeys(pairs), 1)
    )


def _need(sampler: Sampler, id: str, member: str, theme: str) -> Need:
    rng = sampler.rng
    current = rng.randint(0, 3)
    return Need(
        id=id,
        member=member,
        theme=theme,
        current=current if rng.random() > 0.08 else None,
        target=rng.randint(current + 1, 5),
        importance=rng.randint(1, 5),
        found_on=sampler.year.days.first - timedelta(days=rng.randint(30, 360)),
        source=sampler.source,
    )


def with_role_and_cost(
    sampler: Sampler, activity: Activity, seats: int | None, theme: Theme
) -> Activity:
    """Return the activity with a cost, its links to clauses and needs marked, and perhaps a role.

    The role has so many `seats`; it is there where experts are sent.
    """
    rng = sampler.rng
    amount = Decimal(rng.randint(6, 60) * 500).quantize(Decimal("0.01"))
    cost = Cost(
        Money(amount, rng.choice(("EUR", "USD"))),
        activity.sponsors[0] if activity.sponsors else None,
        sampler.source,
    )
    activity = evolve(activity, costs=(cost,), traced=sampler.source)
    if activity.kind in UNSTAFFED:
        return activity
    inspects = activity.kind in INSPECTIONS
    role = Role(
        id=f"{activity.id[:93]}.expert",
        title=LocalizedText(
            theme.name.en and f"Expert: {theme.name.en}",
            theme.name.ru and f"Эксперт: {theme.name.ru}",
        ),
        seats=seats or rng.randint(1, 2),
        theme=theme.id,
        languages=(rng.choice(("en", "ru")),),
        accreditation=Accreditation.ACCREDITED if inspects else Accreditation.PRE_ACCREDITED,
        independent=inspects,
        source=sampler.source,
    )
    return evolve(activity, roles=(role,))


def experts(
    sampler: Sampler, number: int, members: tuple[Member, ...], themes: tuple[Theme, ...]
) -> tuple[Expert, ...]:
    """Return a pool of so many experts, none where there is no Member to lend
    them or nothing to know."""
    if not members or not themes:
        return ()
    return tuple(_expert(sampler, it, members, themes) for it in range(1, number + 1))


def _expert(
    sampler: Sampler, number: int, members: tuple[Member, ...], themes: tuple[Theme, ...]
) -> Expert:
    rng = sampler.rng
    away = sampler.year.days.first + timedelta(days=rng.randint(0, 330))
    known = sorted(rng.sample(range(len(themes)), min(5, len(themes))))
    return Expert(
        id=f"expert-{number:02}",
        name=LocalizedText(f"Sample expert {number}", f"Условный эксперт {number}"),
        administration=rng.choice(members).code,
        themes=tuple(themes[index].id for index in known),
        languages=rng.choice((("en",), ("en", "fr"), ("ru",), ("en", "ru"), ("en", "ru"))),
        accreditation=rng.choice((Accreditation.PRE_ACCREDITED, *[Accreditation.ACCREDITED] * 3)),
        days_per_year=rng.choice((8, 12, 20, None)),
        unavailable=(Days(away, away + timedelta(days=rng.randint(6, 27))),),
        active=rng.random() > 0.08,
        source=sampler.source,
    )


def with_hours(sampler: Sampler, premises: Premises) -> Premises:
    """Return the premises with opening hours from Monday to Friday."""
    weekly = tuple(OpeningHours(weekday, time(9), time(18)) for weekday in range(1, 6))
    return evolve(premises, hours=Hours(weekly, sampler.source))


def room_requests(
    sampler: Sampler, office: Office, activities: tuple[Activity, ...]
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
    day = sampler.year.days.first + timedelta(days=number)
    return day - timedelta(days=day.weekday()) + timedelta(days=sampler.rng.randint(0, 2))
