"""What activities cost, and the experts that they need."""

from decimal import Decimal
from typing import Final

from attrs import evolve

from rocb.money import Money
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.languages import Fluency, SpokenLanguage
from rocb.planning.experts.skills import Level, RequiredSkill
from rocb.planning.plan.activities import Activity, ActivityKind
from rocb.planning.plan.costs import Cost
from rocb.planning.plan.places import Mode
from rocb.planning.plan.roles import Role
from rocb.planning.themes import Theme
from samples.organisations import DONORS
from samples.sampler import Sampler, titled

INSPECTIONS: Final = (ActivityKind.DIAGNOSTIC_MISSION, ActivityKind.EVALUATION)
UNSTAFFED: Final = (
    ActivityKind.CONFERENCE,
    ActivityKind.DONOR_CONFERENCE,
    ActivityKind.MEETING,
)
"""Kinds of activity to which no experts are sent."""


def with_cost(sampler: Sampler, activity: Activity) -> Activity:
    """Return the activity with a cost, which its first sponsor pays."""
    rng = sampler.rng
    amount = Decimal(rng.randint(6, 60) * 500).quantize(Decimal("0.01"))
    cost = Cost(
        Money(amount, rng.choice(("EUR", "USD"))),
        activity.sponsors[0] if activity.sponsors else None,
        sampler.source,
    )
    return evolve(activity, costs=(cost,))


def with_role(sampler: Sampler, activity: Activity, seats: int | None, theme: Theme) -> Activity:
    """Return the activity with roles of so many `seats` together, where experts are sent.

    Where several inspect, or teach on the spot, one of them leads, and the others need that lead.
    """
    rng = sampler.rng
    if activity.kind in UNSTAFFED:
        return activity
    inspects, travels = activity.kind in INSPECTIONS, activity.mode is Mode.IN_PERSON
    wanted = seats or rng.randint(1, 2)
    language = rng.choice(("en", "ru"))
    level = Level.ADVANCED if inspects else Level.WORKING if travels else None
    payer = activity.sponsors[0] if activity.sponsors else None
    role = Role(
        id=f"{activity.id[:93]}.expert",
        title=titled("Expert", "Эксперт", theme.name),
        seats=wanted,
        skills=(RequiredSkill(theme.id, level),),
        languages=(SpokenLanguage(language, Fluency.B1 if inspects else None),),
        accreditation=Accreditation.ACCREDITED if inspects else Accreditation.PRE_ACCREDITED,
        independent=inspects,
        source=sampler.source,
        preparation=1 if inspects else 0,
        travel=1 if travels else 0,
        donor=payer if payer in DONORS else None,
    )
    if wanted < 2 or not (inspects or travels):
        return evolve(activity, roles=(role,))
    lead = evolve(
        role,
        id=f"{activity.id[:93]}.lead",
        title=titled("Lead", "Руководитель", theme.name),
        seats=1,
        accreditation=Accreditation.ACCREDITED,
        lead=True,
    )
    others = evolve(
        role,
        seats=wanted - 1,
        skills=(RequiredSkill(theme.id),),
        accreditation=Accreditation.PRE_ACCREDITED,
        escorted=True,
        team_languages=(SpokenLanguage("ru" if language == "en" else "en"),) if travels else (),
    )
    return evolve(activity, roles=(lead, others))
