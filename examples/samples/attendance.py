"""Who came to the stated activities, by Member and sex: made up within what is stated."""

from collections.abc import Iterable
from typing import Final

from attrs import evolve

from rocb.planning.plan.activities import Activity, is_completed
from rocb.planning.plan.participants import Participation
from samples.sampler import Sampler

_UNCOUNTED: Final = 4
"""One in so many of the activities that name their Members counted nobody."""


def with_attendance(sampler: Sampler, activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return the activities; those that name their Members, and say no more, with who came.

    Each count says that it is made up. No more people came than are stated.
    """
    found = []
    named = 0
    for activity in activities:
        countable = is_completed(activity) and bool(activity.members) and activity.note is None
        named += countable
        counted = countable and named % _UNCOUNTED != 1
        found.append(_attended(sampler, activity) if counted else activity)
    return tuple(found)


def _attended(sampler: Sampler, activity: Activity) -> Activity:
    rng, places = sampler.rng, len(activity.members)
    number = rng.randint(8, 20) * places
    if activity.participants is not None:
        beside = max(activity.administrations or places, places)
        most = activity.participants.number * places // beside
        number = most * rng.randint(6, 10) // 10
    rows = tuple(
        _row(sampler, member, number // places + (place < number % places))
        for place, member in enumerate(activity.members)
    )
    return evolve(activity, participation=rows)


def _row(sampler: Sampler, member: str, number: int) -> Participation:
    unstated = sampler.rng.randint(0, number // 4)
    known = number - unstated
    women = sampler.rng.randint(known // 4, known * 3 // 5)
    return Participation(member, women, known - women, unstated, sampler.source)
