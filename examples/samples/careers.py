"""How experts fared in the course of the year: what they were awarded, and how they did."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice
from typing import Final

from attrs import evolve

from rocb.periods import months_after
from rocb.planning.experts.accreditations import Accreditation, Award, accreditation_on
from rocb.planning.experts.evaluations import Evaluation, Rating
from rocb.planning.experts.experts import Expert, is_there
from rocb.planning.experts.ladder import pre_accredited
from rocb.planning.experts.skills import masters
from rocb.planning.plan.activities import Activity, is_completed
from rocb.texts import LocalizedText
from samples.sampler import Sampler

CRITERIA: Final = (
    LocalizedText("Knowledge of the subject", "Знание предмета"),
    LocalizedText("Delivery", "Подача материала"),
)
_HOLDS: Final = 36
"""For how many months a sample accreditation holds."""

_EVALUATED: Final = 5
_SOON: Final = timedelta(days=7)

_RENEWED: Final = (68, 250, 326)
"""On about which days of the year awards were renewed."""

_ENOUGH: Final = 620
"""Up to how many days after the first of the year an award has to last to be renewed in it."""

_RENEWED_FOR: Final = 60


def after_workshop(
    sampler: Sampler, pool: tuple[Expert, ...], workshop: Activity
) -> tuple[Expert, ...]:
    """Return the pool, the first who was only screened pre-accredited by a workshop."""
    on = workshop.days.last
    ready = (
        it
        for it in pool
        if is_there(it, on) and accreditation_on(it.awards, on) is Accreditation.PRE_SCREENED
    )
    first = next(ready, None)
    if first is None:
        return pool
    climbed = pre_accredited(first, workshop.id, on, sampler.source, months=_HOLDS)
    return tuple(climbed if it is first else it for it in pool)


def evaluations(
    sampler: Sampler, pool: tuple[Expert, ...], activities: Iterable[Activity]
) -> tuple[Evaluation, ...]:
    """Return how experts did in a few activities, by the marks that participants gave them.

    Where that leaves a quarter without any, one activity more is evaluated, if one could be.
    """
    held = [it for it in activities if is_completed(it) and it.roles]
    found = []
    for number, activity in enumerate(sampler.some(held, _EVALUATED), 1):
        able = _able(pool, activity)
        if able:
            expert = sampler.rng.choice(able)
            on = activity.days.last + timedelta(days=sampler.rng.randint(3, 20))
            found.append(_evaluation(sampler, number, expert, activity, on))
    told = {it.activity for it in found}
    for number, quarter in enumerate(sampler.year.quarters, _EVALUATED + 1):
        if any(it.on in quarter.days for it in found):
            continue
        others = ((it, it.days.last + _SOON) for it in held if it.id not in told)
        candidates = (
            (it, on, able) for it, on in others if on in quarter.days and (able := _able(pool, it))
        )
        for activity, on, able in islice(candidates, 1):
            found.append(_evaluation(sampler, number, able[-1], activity, on))
    return tuple(found)


def _able(pool: Iterable[Expert], activity: Activity) -> list[Expert]:
    skills = activity.roles[0].skills
    return [it for it in pool if all(masters(it.skills, own) for own in skills)]


def _evaluation(
    sampler: Sampler, number: int, expert: Expert, activity: Activity, on: date
) -> Evaluation:
    climbs = accreditation_on(expert.awards, on) is Accreditation.PRE_ACCREDITED
    return Evaluation(
        id=f"sample-evaluation-{number}",
        expert=expert.id,
        activity=activity.id,
        on=on,
        given_by=LocalizedText("Participants", "Участники"),
        ratings=tuple(Rating(it, sampler.rng.choice((3, 4, 4, 5, None))) for it in CRITERIA),
        source=sampler.source,
        recommends=True if climbs else None,
    )


def renewed(sampler: Sampler, pool: tuple[Expert, ...]) -> tuple[Expert, ...]:
    """Return the pool, in which a few awards that last longer than the year were renewed.

    So nobody stands on another step on any day of the year.
    """
    lasting = [it for it in reversed(pool) if _lasts(sampler, it)]
    days = {it.id: sampler.monday(day) for it, day in zip(lasting, _RENEWED, strict=False)}
    return tuple(_renewed(sampler, it, days[it.id]) if it.id in days else it for it in pool)


def _lasts(sampler: Sampler, expert: Expert) -> bool:
    last = expert.awards[-1]
    return (
        expert.left_on is None
        and (last.on is not None and last.on < sampler.day(0))
        and (last.expires is not None and last.expires > sampler.day(_ENOUGH))
    )


def _renewed(sampler: Sampler, expert: Expert, on: date) -> Expert:
    expires = months_after(on, _RENEWED_FOR)
    award = Award(expert.awards[-1].accreditation, on, expires, sampler.source)
    return evolve(expert, awards=(*expert.awards, award))
