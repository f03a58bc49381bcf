"""Large plans: many activities with their needs, people, costs and histories."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from benchmarks.regions import MADE_UP, YEAR, codes
from rocb.mandate import CLAUSES
from rocb.money import Money
from rocb.periods import Days
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.skills import RequiredSkill
from rocb.planning.needs.needs import Need
from rocb.planning.plan.activities import Activity, ActivityKind, Status
from rocb.planning.plan.changes import Change, Step
from rocb.planning.plan.costs import Cost
from rocb.planning.plan.participants import Participation
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.roles import Role
from rocb.planning.plan.steps import begun, changed
from rocb.texts import LocalizedText

MEMBERS: Final = tuple(codes(50))
THEMES: Final = tuple(f"theme-{at}" for at in range(60))
DONORS: Final = tuple(f"donor-{at}" for at in range(20))
CURRENCIES: Final = ("EUR", "USD", "AZN")
BEFORE: Final = date(2025, 12, 1)
WHY: Final = LocalizedText("Asked for by the host", "По просьбе принимающей стороны")
_CLAUSES: Final = tuple(clause.id for clause in CLAUSES)


def large_needs(number: int, rng: Random) -> tuple[Need, ...]:
    """Return so many needs, found over two years; a fourth of them were met."""
    return tuple(_need(at, rng) for at in range(number))


def large_plan(number: int, needs: tuple[Need, ...], rng: Random) -> Plan:
    """Return a plan of so many activities, most of which were moved, called off or completed."""
    activities = tuple(_activity(at, rng, needs) for at in range(number))
    planned = begun(Plan(YEAR, activities), BEFORE, "office", WHY)
    later = sorted(
        (_change(it, rng) for it in activities if rng.random() < 0.9),
        key=lambda it: (it.on, it.activity),
    )
    return changed(planned, *later)


def named(name: str) -> LocalizedText:
    """Return a name in both languages."""
    return LocalizedText(name.capitalize(), f"{name.capitalize()} по-русски")


def a_day(rng: Random) -> date:
    """Return a day of the year on which work may begin."""
    return YEAR.days.first + timedelta(days=rng.randrange(350))


def _need(at: int, rng: Random) -> Need:
    found = date(2025, 1, 1) + timedelta(days=rng.randrange(700))
    return Need(
        id=f"need-{at:06}",
        member=rng.choice(MEMBERS),
        theme=rng.choice(THEMES),
        current=rng.choice((None, 0, 1, 2, 3)),
        target=rng.randint(2, 5),
        importance=rng.randint(1, 5),
        found_on=found,
        source=MADE_UP,
        met_on=None if at % 4 else found + timedelta(days=rng.randrange(200)),
    )


def _activity(at: int, rng: Random, needs: tuple[Need, ...]) -> Activity:
    first, id, theme = a_day(rng), f"activity-{at:06}", rng.choice(THEMES)
    served = sorted(rng.sample(MEMBERS, 3))
    amount = Money(Decimal(500 * rng.randint(1, 90)), rng.choice(CURRENCIES))
    seat = Role(
        f"{id}-lead", named("Lead"), 1, (RequiredSkill(theme),), (), Accreditation.NONE,
        independent=False, source=MADE_UP,
    )  # fmt: skip
    return Activity(
        id=id,
        title=LocalizedText(f"Activity {at}", f"Мероприятие {at}"),
        kind=rng.choice(tuple(ActivityKind)),
        status=Status.PLANNED,
        theme=theme,
        days=Days(first, first + timedelta(days=rng.randrange(5))),
        mode=None,
        place=None,
        host=None,
        organisers=(),
        sponsors=(),
        members=tuple(served),
        administrations=None,
        participants=None,
        clauses=tuple(sorted(rng.sample(_CLAUSES, 2))),
        source=MADE_UP,
        needs=tuple(it.id for it in rng.sample(needs, 2)),
        roles=(seat,) if at % 100 == 50 else (),
        costs=(Cost(amount, rng.choice(DONORS), MADE_UP, amount.amount, amount.amount / 2),),
        goals=(f"goal-{rng.randint(1, 5)}",),
        depends_on=(f"activity-{at - 1:06}",) if at % 7 else (),
        participation=tuple(
            Participation(it, rng.randrange(20), rng.randrange(20), source=MADE_UP)
            for it in served[:2]
        ),
    )


def _change(activity: Activity, rng: Random) -> Change:
    days, chance = activity.days, rng.random()
    if chance < 0.1:
        return Change(activity.id, BEFORE, "office", Step.CANCEL, WHY)
    if chance < 0.2:
        first = a_day(rng)
        moved = Days(first, first + (days.last - days.first))
        return Change(activity.id, BEFORE, "office", Step.RESCHEDULE, WHY, moved)
    return Change(activity.id, days.last, "office", Step.COMPLETE)
