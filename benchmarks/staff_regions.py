"""Staff regions: a year's activities and a pool of experts, made up, as a case to be staffed."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product
from random import Random
from string import ascii_uppercase
from typing import Final

from attrs import frozen

from rocb.money import Money
from rocb.periods import Days, ReportingYear
from rocb.planning.experts.accreditations import Accreditation, Award
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.fees import DonorRule, Fee
from rocb.planning.experts.languages import SpokenLanguage
from rocb.planning.experts.skills import Level, RequiredSkill, Skill
from rocb.planning.needs.needs import Need
from rocb.planning.needs.ranking import rank_needs
from rocb.planning.plan.activities import Activity, ActivityKind, Status
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.pricing import Pricing
from rocb.sources import Source
from rocb.texts import LocalizedText

YEAR: Final = ReportingYear(2026)
MADE_UP: Final = Source("made by the benchmark", sample=True)
MEMBERS: Final = tuple("".join(it) for it in islice(product(ascii_uppercase, repeat=2), 52))
THEMES: Final = tuple(f"theme-{number}" for number in range(12))

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_SPOKEN: Final = (("en",), ("en", "ru"), ("ru",), ("en", "fr"))
_LANGUAGES: Final = {code: SpokenLanguage(code) for code in ("en", "ru", "fr")}
_ASKED: Final = ("en",) * 5 + ("ru",) * 4 + ("fr",)
_LEVELS: Final = (Level.BASIC, Level.WORKING, Level.WORKING, Level.ADVANCED, Level.LEADING)
_LEAST: Final = (None, None, Level.WORKING)
_STEPS: Final = (Accreditation.PRE_ACCREDITED, Accreditation.ACCREDITED)
_LENGTHS: Final = (1, 2, 2, 3, 3, 5)
PRICING: Final = Pricing(
    "EUR",
    (
        DonorRule(
            id="rule",
            donor=None,
            pays_fees=True,
            fee_at_most=None,
            allowance=Money(Decimal(180), "EUR"),
            travel=Money(Decimal(700), "EUR"),
            source=MADE_UP,
        ),
    ),
)


@frozen
class StaffRegion:
    """A plan, the needs that it serves, and the pool of experts."""

    plan: Plan
    needs: tuple[Need, ...]
    experts: tuple[Expert, ...]


def staff_region(activities: int, experts: int, seed: int = 0) -> StaffRegion:
    """Return a region: so many activities with about three roles each, and so many experts.

    Two thirds of the activities fall into a dozen busy weeks; each serves one need, and could be
    held up to a week sooner or later. Roles ask for a skill, one in three of them at a level; for a
    language; half of them for somebody of none of the Members that the activity serves, and three
    in ten for somebody accredited. One activity in ten has a role that may be taken only beside its
    accredited lead. Experts are away twice in the year and have 5 to 20 days for the office. In
    the busy weeks some seats have to stay empty.
    """
    rng = Random(f"{seed} {activities} {experts}")  # noqa: S311 - samples, no secrets
    peaks = [rng.randrange(15, 350) for _ in range(12)]
    return StaffRegion(
        Plan(YEAR, tuple(_activity(number, peaks, rng) for number in range(activities))),
        tuple(_need(number, rng) for number in range(activities)),
        tuple(_expert(number, rng) for number in range(experts)),
    )


def staff_case(activities: int, experts: int, seed: int = 0) -> StaffingCase:
    """Return such a region as a case to be staffed on the days that are planned."""
    it = staff_region(activities, experts, seed)
    return StaffingCase(it.plan, it.experts, ranking=rank_needs(it.needs), pricing=PRICING)


def _need(number: int, rng: Random) -> Need:
    return Need(
        id=_need_id(number),
        member=rng.choice(MEMBERS),
        theme=rng.choice(THEMES),
        current=0,
        target=rng.randint(1, 5),
        importance=rng.randint(1, 5),
        found_on=date(2025, 6, 2),
        source=MADE_UP,
    )


def _need_id(number: int) -> str:
    return f"need-{number:04}"


def _activity(number: int, peaks: list[int], rng: Random) -> Activity:
    wanted = rng.randrange(10, 355)
    if rng.random() < 2 / 3:
        wanted = min(354, max(10, round(rng.gauss(rng.choice(peaks), 6))))
    length = rng.choice(_LENGTHS)
    first = YEAR.days.first + timedelta(days=wanted)
    first -= timedelta(days=max(0, first.weekday() + length - 5))  # none lasts over a weekend
    theme, id_ = rng.choice(THEMES), f"activity-{number:04}"
    escorted = rng.random() < 0.1
    roles = tuple(
        _role(f"{id_}-{place}", place, theme, rng, escorted=escorted)
        for place in range(rng.choice((2, 3, 3, 4)))
    )
    return Activity(
        id=id_,
        title=LocalizedText(f"Activity {number}"),
        kind=ActivityKind.WORKSHOP,
        status=Status.PLANNED,
        theme=theme,
        days=Days(first, first + timedelta(days=length - 1)),
        mode=None,
        place=None,
        host=None,
        organisers=(),
        sponsors=(),
        members=tuple(sorted(rng.sample(MEMBERS, rng.randint(1, 7)))),
        administrations=None,
        participants=None,
        clauses=(),
        source=MADE_UP,
        needs=(_need_id(number),),
        roles=roles,
        window=Days(
            max(YEAR.days.first, first - _WEEK), min(YEAR.days.last, first + length * _DAY + _WEEK)
        ),
    )


def _role(id_: str, place: int, theme: str, rng: Random, *, escorted: bool) -> Role:
    subject = theme if place == 0 or rng.random() < 0.5 else rng.choice(THEMES)
    accredited = rng.random() < 0.3
    return Role(
        id=id_,
        title=LocalizedText(f"Role {place}"),
        seats=rng.choice((1, 1, 1, 2)),
        skills=(RequiredSkill(subject, rng.choice(_LEAST)),),
        languages=(_LANGUAGES[rng.choice(_ASKED)],),
        accreditation=Accreditation.ACCREDITED if accredited else Accreditation.NONE,
        independent=rng.random() < 0.5,
        source=MADE_UP,
        lead=place == 0,
        escorted=escorted and place == 1,
        travel=1,
    )


def _expert(number: int, rng: Random) -> Expert:
    return Expert(
        id=f"expert-{number:04}",
        name=LocalizedText(f"Expert {number}"),
        administration=rng.choice(MEMBERS),
        skills=tuple(
            Skill(theme, rng.choice(_LEVELS), MADE_UP)
            for theme in rng.sample(THEMES, rng.choice((1, 1, 2, 2)))
        ),
        languages=tuple(_LANGUAGES[code] for code in rng.choice(_SPOKEN)),
        awards=(Award(rng.choice(_STEPS), date(2024, 3, 1), None, MADE_UP),),
        days_per_year=rng.choice((5, 8, 10, 12, 15, 20)),
        unavailable=tuple(_absence(rng) for _ in range(2)),
        source=MADE_UP,
        fees=(Fee(None, Money(Decimal(rng.randrange(150, 600, 10)), "EUR"), MADE_UP),),
    )


def _absence(rng: Random) -> Days:
    first = YEAR.days.first + timedelta(days=rng.randrange(340))
    return Days(first, first + timedelta(days=rng.randrange(7, 30)))
