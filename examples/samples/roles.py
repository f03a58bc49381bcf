"""What activities cost, and the experts that they need."""

from decimal import Decimal
from typing import Final

from attrs import evolve

from rocb.money import Money
from rocb.planning.experts import Accreditation
from rocb.planning.plan.activities import Activity, ActivityKind
from rocb.planning.plan.costs import Cost
from rocb.planning.plan.roles import Role
from rocb.planning.themes import Theme
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
    """Return the activity with a role of so many `seats`, where experts are sent."""
    rng = sampler.rng
    if activity.kind in UNSTAFFED:
        return activity
    inspects = activity.kind in INSPECTIONS
    role = Role(
        id=f"{activity.id[:93]}.expert",
        title=titled("Expert", "Эксперт", theme.name),
        seats=seats or rng.randint(1, 2),
        theme=theme.id,
        languages=(rng.choice(("en", "ru")),),
        accreditation=Accreditation.ACCREDITED if inspects else Accreditation.PRE_ACCREDITED,
        independent=inspects,
        source=sampler.source,
    )
    return evolve(activity, roles=(role,))
