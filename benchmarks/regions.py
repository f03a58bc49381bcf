"""Regions: what ranking, tracing and reporting cost for one region and for six times that."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from rocb.mandate import CLAUSES
from rocb.members import Member, MemberKind, Region
from rocb.money import Money
from rocb.office import Office
from rocb.periods import Days, ReportingYear
from rocb.planning.needs.needs import Need
from rocb.planning.plan.activities import Activity, ActivityKind, Status
from rocb.planning.plan.costs import Cost
from rocb.planning.plan.participants import Headcount
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import begun
from rocb.planning.programme import Programme
from rocb.planning.strategy.strategies import Goal, Strategy
from rocb.planning.themes import Theme
from rocb.sources import Source
from rocb.texts import LocalizedText

MEMBERS: Final = 10_000
YEAR: Final = ReportingYear(2026)
MADE_UP: Final = Source("made by the benchmark", sample=True)
_STRATEGY: Final = Strategy(
    id="strategy",
    title=LocalizedText("Strategy"),
    mission=LocalizedText("Mission"),
    vision=LocalizedText("Vision"),
    period=Days(date(2024, 1, 1), date(2027, 12, 31)),
    goals=tuple(
        Goal(f"goal-{number}", number, LocalizedText(f"Goal {number}"), MADE_UP)
        for number in range(1, 6)
    ),
    source=MADE_UP,
)
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_THEMES: Final = 60


def codes(number: int) -> list[str]:
    """Return so many codes for Members: of parts of countries, as there are too few countries."""
    return [f"{_LETTERS[at // 26 % 26]}{_LETTERS[at % 26]}-{at // 676:03}" for at in range(number)]


def region(members: int, seed: int = 5) -> Office:
    """Return an office with so many Members, ten needs for each and two activities for each."""
    rng = Random(seed)  # noqa: S311 - samples, no secrets
    served = codes(members)
    themes = tuple(Theme(f"theme-{at}", LocalizedText(f"Theme {at}")) for at in range(_THEMES))
    clauses = [clause.id for clause in CLAUSES]
    needs = tuple(
        Need(
            id=f"need-{at:06}",
            member=served[at // 10],
            theme=themes[rng.randrange(_THEMES)].id,
            current=rng.choice((None, 0, 1, 2, 3)),
            target=rng.randint(2, 5),
            importance=rng.randint(1, 5),
            found_on=date(2025, 1, 1) + timedelta(days=rng.randrange(300)),
            source=MADE_UP,
        )
        for at in range(members * 10)
    )
    activities = tuple(
        _activity(at, rng, served, needs, clauses, themes) for at in range(members * 2)
    )
    return Office(
        id="region",
        name=LocalizedText("Region"),
        region=Region.EUROPE,
        as_of=date(2026, 12, 31),
        source=MADE_UP,
        time_zone="Asia/Baku",
        members=tuple(Member(it, LocalizedText(it), MemberKind.STATE, ()) for it in served),
        planning=Programme(
            themes=themes,
            needs=needs,
            plan=begun(Plan(YEAR, activities), YEAR.days.last, "region", LocalizedText("Taken up")),
            strategies=(_STRATEGY,),
        ),
    )


def _activity(
    at: int,
    rng: Random,
    members: list[str],
    needs: tuple[Need, ...],
    clauses: list[str],
    themes: tuple[Theme, ...],
) -> Activity:
    first = YEAR.days.first + timedelta(days=rng.randrange(360))
    served, amount = rng.sample(needs, 5), rng.randint(1, 90) * 500
    return Activity(
        id=f"activity-{at:06}",
        title=LocalizedText(f"Activity {at}", f"Мероприятие {at}"),
        kind=rng.choice(tuple(ActivityKind)),
        status=rng.choice((Status.PLANNED, Status.COMPLETED, Status.COMPLETED)),
        theme=themes[rng.randrange(_THEMES)].id,
        days=Days(first, first + timedelta(days=rng.randrange(5))),
        mode=None,
        place=None,
        host=None,
        organisers=(),
        sponsors=(),
        members=tuple(sorted(set(rng.choices(members, k=3)))),
        administrations=None,
        participants=Headcount(rng.randint(5, 60)),
        clauses=tuple(sorted(rng.sample(clauses, 2))),
        source=MADE_UP,
        needs=tuple(need.id for need in served),
        costs=(Cost(Money(Decimal(amount), rng.choice(("EUR", "USD"))), None, MADE_UP),),
        goals=(f"goal-{rng.randint(1, 5)}",),
        depends_on=(f"activity-{at - 1:06}",) if at % 7 else (),
    )
