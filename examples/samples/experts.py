"""The pool of experts, what donors pay for them, and who has to come or must not."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from attrs import evolve

from rocb.members import Member
from rocb.money import Money
from rocb.periods import Days, months_after
from rocb.planning.experts.accreditations import Accreditation, Award, accreditation_on
from rocb.planning.experts.experts import Expert, deactivated
from rocb.planning.experts.fees import DonorRule, Fee
from rocb.planning.experts.languages import Fluency, SpokenLanguage, speaks
from rocb.planning.experts.skills import Level, Skill, masters
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.pricing import Pricing
from rocb.planning.themes import Theme
from rocb.texts import LocalizedText
from samples.organisations import DONORS
from samples.sampler import Sampler

LEVELS: Final = (
    *[Level.WORKING] * 3,
    *[Level.ADVANCED] * 4,
    *[Level.LEADING] * 2,
    None,
)
FLUENCIES: Final = (Fluency.B1, Fluency.B2, Fluency.C1, Fluency.C2, None)
LEFT: Final = LocalizedText("Moved to another post", "Перешёл на другую должность")


def experts(
    sampler: Sampler,
    details: Sampler,
    number: int,
    members: tuple[Member, ...],
    themes: tuple[Theme, ...],
) -> tuple[Expert, ...]:
    """Return a pool of so many experts, none where there is no Member to lend
    them or nothing to know. Levels, awards and fees are drawn from the `details`."""
    if not members or not themes:
        return ()
    return tuple(_expert(sampler, details, it, members, themes) for it in range(1, number + 1))


def _expert(
    sampler: Sampler,
    details: Sampler,
    number: int,
    members: tuple[Member, ...],
    themes: tuple[Theme, ...],
) -> Expert:
    rng, more, source = sampler.rng, details.rng, sampler.source
    away = sampler.year.days.first + timedelta(days=rng.randint(0, 330))
    known = sorted(rng.sample(range(len(themes)), min(5, len(themes))))
    administration = rng.choice(members).code
    languages = rng.choice((("en",), ("en", "fr"), ("ru",), ("en", "ru"), ("en", "ru")))
    top = rng.choice((Accreditation.PRE_ACCREDITED, *[Accreditation.ACCREDITED] * 3))
    days_per_year = rng.choice((8, 12, 20, None))
    unavailable = (Days(away, away + timedelta(days=rng.randint(6, 27))),)
    stays = rng.random() > 0.08
    expert = Expert(
        id=f"expert-{number:02}",
        name=LocalizedText(f"Sample expert {number}", f"Условный эксперт {number}"),
        administration=administration,
        skills=tuple(Skill(themes[it].id, more.choice(LEVELS), source) for it in known),
        languages=tuple(SpokenLanguage(it, more.choice(FLUENCIES)) for it in languages),
        awards=tuple(_awards(details, top)),
        days_per_year=days_per_year,
        unavailable=unavailable,
        source=source,
        available=_seasons(details) if more.random() < 0.1 else (),
        fees=_fees(details),
    )
    return expert if stays else deactivated(expert, details.day(more.randint(-60, 90)), LEFT)


def _awards(details: Sampler, top: Accreditation) -> Iterable[Award]:
    """Yield how somebody climbed, in the years before; some who were screened go no further."""
    rng, source = details.rng, details.source
    screened = details.day(-rng.randint(1_300, 1_800))
    yield Award(Accreditation.PRE_SCREENED, screened, None, source)
    if top is Accreditation.PRE_ACCREDITED and rng.random() < 0.3:
        return
    trained = screened + timedelta(days=rng.randint(60, 200))
    yield Award(Accreditation.PRE_ACCREDITED, trained, _expiry(rng, trained, 84), source)
    if top is Accreditation.ACCREDITED:
        assessed = trained + timedelta(days=rng.randint(100, 600))
        yield Award(top, assessed, _expiry(rng, assessed, 54), source)


def _expiry(rng: Random, since: date, months: int) -> date | None:
    return months_after(since, months) if rng.random() < 0.7 else None


def _seasons(details: Sampler) -> tuple[Days, ...]:
    return (
        Days(details.day(0), details.day(150)),
        Days(details.day(240), details.day(364)),
    )


def _fees(details: Sampler) -> tuple[Fee, ...]:
    """Return what is asked for a day; of some nobody knows, and some ask for nothing."""
    rng = details.rng
    amount = Money(Decimal(rng.choice((0, 150, 200, 250, 300))), "EUR")
    return (Fee(None, amount if rng.random() < 0.8 else None, details.source),)


def pricing(sampler: Sampler) -> Pricing:
    """Return what the sample donors pay, and what is paid where no donor is named."""
    rules = (
        _rule(sampler, "sample-rule-own", None, 200, 120, 600),
        evolve(_rule(sampler, "sample-rule-1", DONORS[0], None, 150, 700), pays_fees=False),
        _rule(sampler, "sample-rule-2", DONORS[1], None, 140, None),
    )
    return Pricing("EUR", rules)


def _rule(
    sampler: Sampler,
    id: str,
    donor: str | None,
    fee_at_most: int | None,
    allowance: int,
    travel: int | None,
) -> DonorRule:
    return DonorRule(
        id=id,
        donor=donor,
        pays_fees=True,
        fee_at_most=None if fee_at_most is None else _euros(fee_at_most),
        allowance=_euros(allowance),
        travel=None if travel is None else _euros(travel),
        source=sampler.source,
    )


def _euros(amount: int) -> Money:
    return Money(Decimal(amount), "EUR")


def with_choices(pool: Iterable[Expert], activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return the activities, in one of which an expert is pinned, and in another one ruled out."""
    held, experts = list(activities), tuple(pool)
    staffed = [place for place, it in enumerate(held) if it.roles]
    for place in staffed:
        free = [it for it in experts if _is_free(it, held[place])]
        if free:
            held[place] = _chosen(held[place], evolve(held[place].roles[0], pinned=(free[0].id,)))
            staffed.remove(place)
            break
    for place in staffed:
        able = [it for it in experts if _could_come(it, held[place])]
        if len(able) > 2:
            held[place] = _chosen(
                held[place], evolve(held[place].roles[0], forbidden=(able[0].id,))
            )
            break
    return tuple(held)


def _chosen(activity: Activity, role: Role) -> Activity:
    return evolve(activity, roles=(role, *activity.roles[1:]))


def _is_free(expert: Expert, activity: Activity) -> bool:
    """Return whether an expert could come, and is there on all days about then."""
    days = activity.days
    around = Days(days.first - timedelta(days=9), days.last + timedelta(days=9))
    return (
        _could_come(expert, activity)
        and not expert.available
        and expert.days_per_year is None
        and not any(it.overlaps(around) for it in expert.unavailable)
    )


def _could_come(expert: Expert, activity: Activity) -> bool:
    """Return whether an expert is one of those whom the first role of an activity asks for."""
    role = activity.roles[0]
    return (
        expert.left_on is None
        and all(masters(expert.skills, it) for it in role.skills)
        and all(speaks(expert.languages, it) for it in role.languages)
        and accreditation_on(expert.awards, activity.days.last).step >= role.accreditation.step
        and expert.administration not in activity.members
    )
