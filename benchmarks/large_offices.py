"""Large offices: a year with many activities, and ten times as many records beside them."""

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from attrs import evolve

from benchmarks.large_plans import (
    BEFORE,
    CURRENCIES,
    DONORS,
    MEMBERS,
    THEMES,
    WHY,
    a_day,
    large_needs,
    large_plan,
    named,
)
from benchmarks.regions import MADE_UP, YEAR
from rocb.booking.hours import Hours, OpeningHours
from rocb.booking.premises import Premises, Space, SpaceKind
from rocb.booking.terms import Entitlement, Rate, Tariff, Terms, Unit
from rocb.members import Member, MemberKind, Organisation, OrganisationKind, Region
from rocb.money import Money
from rocb.office import Governance, Office, RoomRequest
from rocb.periods import Days
from rocb.planning.corrections import Correction, CorrectionKind, RecordKind
from rocb.planning.experts.evaluations import Evaluation, Rating
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.skills import Skill
from rocb.planning.needs.needs import Need
from rocb.planning.network.courses import Course
from rocb.planning.network.network import Network
from rocb.planning.network.policy_gaps import PolicyGap
from rocb.planning.network.training_centres import TrainingCentre
from rocb.planning.network.translations import Translation, TranslationState, TranslationStep
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.partners.pledges import Pledge, PledgeStatus, PledgeStep
from rocb.planning.partners.relations import Contact, Medium, Relation
from rocb.planning.plan.training_evaluations import (
    EvaluationLevel,
    MarkCounts,
    TrainingEvaluation,
)
from rocb.planning.programme import Programme
from rocb.planning.projects.lessons import Lesson
from rocb.planning.projects.portfolio import Portfolio
from rocb.planning.strategy.strategies import Goal, Strategy
from rocb.planning.themes import Theme
from rocb.texts import LocalizedText

SPACES: Final = tuple(f"room-{at}" for at in range(20))
RECORDS: Final = {
    "needs": 4.0,
    "training_evaluations": 0.5,
    "room_requests": 0.3,
    "pledges": 0.1,
    "courses": 0.1,
    "translations": 0.1,
    "contacts": 0.1,
    "corrections": 0.05,
    "policy_gaps": 0.05,
    "lessons": 0.05,
    "evaluations": 0.05,
}
"""How many records there are for each activity; it has two participations, a cost and steps too."""

_TENANTS: Final = tuple(f"tenant-{at}" for at in range(20))
_EXPERTS: Final = tuple(f"expert-{at}" for at in range(20))
_HEAD: Final = "headquarters"


def large_office(activities: int, seed: int = 0) -> Office:
    """Return an office with so many activities, as it is known at the end of its year.

    One in a hundred asks for an expert. Rooms do not grow in number, so more requests are refused.
    """
    rng = Random(f"{seed} {activities} large")  # noqa: S311 - samples, no secrets
    numbers = {name: round(share * activities) for name, share in RECORDS.items()}
    needs = large_needs(numbers["needs"], rng)
    plan = large_plan(activities, needs, rng)
    ids = tuple(it.id for it in plan.activities)
    return Office(
        id="office",
        name=named("Office"),
        region=Region.EUROPE,
        as_of=YEAR.days.last,
        source=MADE_UP,
        time_zone="Asia/Baku",
        members=tuple(Member(it, named(it), MemberKind.STATE, ()) for it in MEMBERS),
        organisations=tuple(_organisations()),
        governance=Governance((_HEAD,), (_HEAD,), None, MADE_UP),
        planning=Programme(
            themes=tuple(Theme(it, named(it)) for it in THEMES),
            needs=needs,
            experts=tuple(_expert(it, rng) for it in _EXPERTS),
            plan=plan,
            strategies=(_strategy(),),
            portfolio=Portfolio(
                lessons=tuple(_lesson(at, rng) for at in range(numbers["lessons"]))
            ),
            partnerships=Partnerships(
                relations=tuple(_relations(numbers["contacts"], rng)),
                pledges=tuple(_pledge(at, rng) for at in range(numbers["pledges"])),
            ),
            network=_network(numbers, rng),
            evaluations=tuple(_mark(at, ids, rng) for at in range(numbers["evaluations"])),
            training_evaluations=tuple(
                _evaluation(at, ids, rng) for at in range(numbers["training_evaluations"])
            ),
            corrections=tuple(_corrections(needs, numbers["corrections"], rng)),
        ),
        premises=_premises(),
        room_requests=tuple(_request(at, rng) for at in range(numbers["room_requests"])),
    )


def _organisations() -> Iterator[Organisation]:
    yield Organisation(_HEAD, named(_HEAD), OrganisationKind.WCO_BODY, MADE_UP)
    for it in DONORS:
        yield Organisation(it, named(it), OrganisationKind.DONOR, MADE_UP)
    for it in _TENANTS:
        yield Organisation(it, named(it), OrganisationKind.BUSINESS, MADE_UP)


def _strategy() -> Strategy:
    years = Days(date(2024, 1, 1), date(2027, 12, 31))
    goals = (Goal(f"goal-{at}", at, named(f"Goal {at}"), MADE_UP) for at in range(1, 6))
    text = named("Strategy")
    return Strategy("strategy", text, text, text, years, tuple(goals), MADE_UP)


def _expert(id: str, rng: Random) -> Expert:
    skills = (Skill(it, None, MADE_UP) for it in rng.sample(THEMES, 30))
    return Expert(id, named(id), rng.choice(MEMBERS), tuple(skills), (), (), None, (), MADE_UP)


def _mark(at: int, activities: tuple[str, ...], rng: Random) -> Evaluation:
    ratings = (Rating(named("Delivery"), rng.randint(1, 5)),)
    return Evaluation(
        f"mark-{at}", rng.choice(_EXPERTS), rng.choice(activities), a_day(rng), named("Office"),
        ratings, MADE_UP,
    )  # fmt: skip


def _evaluation(at: int, activities: tuple[str, ...], rng: Random) -> TrainingEvaluation:
    answers = MarkCounts(*(rng.randrange(6) for _ in range(5)))
    level = rng.choice(tuple(EvaluationLevel))
    id, activity = f"evaluation-{at:06}", rng.choice(activities)
    return TrainingEvaluation(id, activity, level, a_day(rng), 40, answers, MADE_UP)


def _lesson(at: int, rng: Random) -> Lesson:
    text = LocalizedText(f"Lesson {at}", f"Урок {at}")
    return Lesson(f"lesson-{at:06}", text, text, (rng.choice(THEMES),), a_day(rng), MADE_UP)


def _relations(contacts: int, rng: Random) -> Iterator[Relation]:
    for id in (*DONORS, *_TENANTS):
        number = contacts // len((*DONORS, *_TENANTS))
        held = (
            Contact(a_day(rng), "office", named("Funding"), rng.choice(tuple(Medium)), MADE_UP)
            for _ in range(number)
        )
        steady = tuple(sorted(held, key=lambda it: it.on))
        yield Relation(id, BEFORE, (), (), 90, MADE_UP, steady)


def _pledge(at: int, rng: Random) -> Pledge:
    amount, pledged = Money(Decimal(1_000), rng.choice(CURRENCIES)), a_day(rng)
    received = PledgeStep(PledgeStatus.RECEIVED, pledged + timedelta(days=10), MADE_UP)
    history = (received,) if rng.random() < 0.5 else ()
    id, donor = f"pledge-{at:06}", rng.choice(DONORS)
    return Pledge(id, donor, amount, pledged, MADE_UP, history=history)


def _network(numbers: dict[str, int], rng: Random) -> Network:
    centres = tuple(f"centre-{at}" for at in range(10))
    return Network(
        centres=tuple(TrainingCentre(it, named(it), None, None, None, MADE_UP) for it in centres),
        courses=tuple(_course(at, centres, rng) for at in range(numbers["courses"])),
        policy_gaps=tuple(
            PolicyGap(f"gap-{at:06}", named(f"Gap {at}"), None, a_day(rng), MADE_UP)
            for at in range(numbers["policy_gaps"])
        ),
        translations=tuple(_translation(at, rng) for at in range(numbers["translations"])),
    )


def _course(at: int, centres: tuple[str, ...], rng: Random) -> Course:
    first = a_day(rng)
    days = Days(first, first + timedelta(days=4))
    title = LocalizedText(f"Course {at}", f"Курс {at}")
    centre, theme = rng.choice(centres), rng.choice(THEMES)
    return Course(f"course-{at:06}", centre, title, theme, days, ("en",), 20, (), MADE_UP)


def _translation(at: int, rng: Random) -> Translation:
    asked, title = a_day(rng), LocalizedText(f"Guide {at}", f"Руководство {at}")
    done = TranslationStep(TranslationState.DELIVERED, asked + timedelta(days=9))
    steps = (done,) if rng.random() < 0.7 else ()
    id, due = f"translation-{at:06}", asked + timedelta(days=10)
    return Translation(id, f"guide-{at}", title, "en", "ru", asked, due, 3, None, MADE_UP, steps)


def _corrections(needs: Iterable[Need], number: int, rng: Random) -> Iterator[Correction]:
    days = sorted(a_day(rng) for _ in range(number))
    for on, need in zip(days, needs, strict=False):
        before = evolve(need, importance=1)
        kind, how = RecordKind.NEED, CorrectionKind.CORRECTED
        yield Correction(on, "office", WHY, how, kind, need.id, need=before)


def _premises() -> Premises:
    rates = tuple(Rate(it, Unit.DAY, Money(Decimal(100), "AZN")) for it in SPACES)
    bodies = Entitlement("donors", named("Donors"), MADE_UP, kinds=(OrganisationKind.DONOR,))
    return Premises(
        tuple(Space(it, named(it), SpaceKind.CLASSROOM, 30, MADE_UP) for it in SPACES),
        Hours(tuple(OpeningHours(day, time(9), time(18)) for day in range(1, 8)), MADE_UP),
        terms=Terms((bodies,), Tariff("tariff", named("Tariff"), rates, MADE_UP)),
    )


def _request(at: int, rng: Random) -> RoomRequest:
    day, title = a_day(rng), LocalizedText(f"Meeting {at}", f"Встреча {at}")
    tenant, starts = rng.choice((*DONORS, *_TENANTS)), time(rng.randint(9, 14))
    ends = time(starts.hour + 2)
    return RoomRequest(
        f"request-{at:06}", rng.choice(SPACES), None, tenant, Days(day, day), starts, ends, 20,
        title, MADE_UP,
    )  # fmt: skip
