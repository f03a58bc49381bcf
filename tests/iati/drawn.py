"""Offices with projects to publish, drawn by Hypothesis, and what their publishers state."""

from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from rocb.iati.activities import (
    ActivityBudget,
    ActivitySector,
    RecipientCountry,
    RecipientRegion,
    RelatedActivity,
)
from rocb.iati.codes import (
    AID_TYPES,
    FLOW_TYPES,
    ActivityStatus,
    BudgetStatus,
    BudgetType,
    OrganisationRole,
    OrganisationType,
    RelatedActivityType,
    ResultType,
    TiedStatus,
)
from rocb.iati.facts import (
    CostDate,
    IatiFacts,
    OrganisationIdentifier,
    Participant,
    ProjectFacts,
    ReportingOrg,
    ThemeSector,
)
from rocb.members import OrganisationKind
from rocb.money import Money
from rocb.office import Office
from rocb.periods import Days
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.plan.activities import Activity, Status
from rocb.planning.plan.costs import Cost
from rocb.planning.programme import Programme
from rocb.planning.projects.portfolio import Portfolio
from rocb.planning.projects.projects import Project
from rocb.planning.themes import Theme
from tests.drawn import DATES, IDS, SOURCES, TEXTS, some
from tests.offices import a_member, a_plan, an_activity, an_office, both
from tests.planning.partners.builders import an_organisation
from tests.planning.partners.drawn import pledges
from tests.planning.projects.drawn import MONEY, projects
from tests.planning.refs import Refs
from tests.planning.strategy.drawn import drawn_strategy

REFS = Refs(
    {
        "members": ("AZ", "GE", "KZ"),
        "organisations": ("bank", "wco"),
        "themes": ("valuation", "risk"),
    }
)
REFERENCES = st.from_regex(r"[A-Z]{2}-[A-Z0-9]{1,8}", fullmatch=True)
PURPOSES = st.sampled_from(["33120", "15114", "33110"])


def shared(kind: Any, codes: tuple[str, ...]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Draw one to three of these codes, with shares that are a hundred."""

    def divided(chosen: list[str]) -> tuple[Any, ...]:
        shares = (
            (Decimal(100),),
            (Decimal("33.3"), Decimal("66.7")),
            (Decimal(25), Decimal(25), Decimal(50)),
        )
        return tuple(kind(*pair) for pair in zip(chosen, shares[len(chosen) - 1], strict=True))

    return st.lists(st.sampled_from(codes), unique=True, min_size=1, max_size=3).map(divided)


@st.composite
def drawn_activities(draw: st.DrawFn, owned: tuple[str, ...], goals: tuple[str, ...]) -> Any:
    """Draw activities of the plan that belong to projects, some with costs and goals."""

    def cost(amount: Money, donor: str | None, source: Any, parts: list[Decimal | None]) -> Cost:
        return Cost(amount, donor, source, *parts)

    parts = st.lists(st.none() | st.decimals(0, 10**6, places=2), min_size=2, max_size=2)
    costs = st.builds(cost, MONEY, REFS.perhaps("organisations"), SOURCES, parts)
    names = draw(st.lists(IDS, unique=True, max_size=3))
    return tuple(
        an_activity(
            id,
            status=draw(st.sampled_from([Status.PLANNED, Status.CANCELLED])),
            project=draw(st.none() | st.sampled_from(owned)) if owned else None,
            goals=draw(st.lists(st.sampled_from(goals), unique=True).map(tuple)) if goals else (),
            costs=draw(some(costs)),
            source=draw(SOURCES),
        )
        for id in names
    )


@st.composite
def drawn_offices(draw: st.DrawFn) -> Office:
    """Draw an office with projects that have a first day, pledges for them, goals and costs."""
    owned = tuple(draw(st.lists(IDS, unique=True, min_size=1, max_size=3)))
    refs = REFS.with_ids(projects=owned)
    made = [
        evolve(it, starts=it.starts or date(1990, 1, 1))
        for it in (draw(projects(id, REFS)) for id in owned)
    ]
    promised = tuple(draw(pledges(id, refs)) for id in draw(st.lists(IDS, unique=True, max_size=3)))
    strategies = draw(drawn_strategy(REFS))
    goals = tuple(goal.id for it in strategies for goal in it.goals)
    activities = draw(drawn_activities(owned, goals))
    planning = Programme(
        themes=(Theme("valuation", both("Valuation")), Theme("risk", both("Risk"))),
        plan=a_plan(*activities),
        strategies=strategies,
        portfolio=Portfolio(tuple(made)),
        partnerships=Partnerships(pledges=promised),
    )
    return an_office(
        name=draw(TEXTS),
        source=draw(SOURCES),
        members=tuple(a_member(it) for it in REFS.ids["members"]),
        organisations=(
            evolve(an_organisation("bank", OrganisationKind.DONOR), source=draw(SOURCES)),
            evolve(an_organisation("wco"), name=draw(TEXTS)),
        ),
        as_of=draw(DATES),
        planning=planning,
    )


@st.composite
def project_facts(draw: st.DrawFn, project: Project, on: date) -> ProjectFacts:
    """Draw what makes a project complete, and consistent with its records."""
    begun = [it.on for it in project.phases if it.on <= on]
    ended = draw(st.none() | st.dates(begun[0] if begun else date(1980, 1, 1), on))
    over = ActivityStatus.FINALISATION, ActivityStatus.CLOSED, ActivityStatus.CANCELLED
    started = (*over, ActivityStatus.IMPLEMENTATION, ActivityStatus.SUSPENDED)
    budget = st.builds(
        ActivityBudget,
        st.dates(date(1990, 1, 1), date(2050, 1, 1)).map(lambda it: Days(it, it)),
        MONEY,
        DATES,
        st.none() | st.sampled_from(BudgetType),
        st.none() | st.sampled_from(BudgetStatus),
    )
    participant = st.builds(
        Participant, REFS.one("organisations"), st.sampled_from(OrganisationRole)
    )
    place: dict[str, Any] = {"regions": draw(shared(RecipientRegion, ("89", "619", "298")))}
    if project.members:
        place = {"countries": draw(shared(RecipientCountry, project.members))}
    related = st.builds(RelatedActivity, REFERENCES, st.sampled_from(RelatedActivityType))
    return ProjectFacts(
        project.id,
        description=draw(TEXTS),
        status=draw(st.sampled_from(over if ended else started)),
        ended_on=ended,
        sectors=draw(shared(ActivitySector, ("33120", "15114", "33110"))),
        participants=draw(st.lists(participant, unique=True, min_size=1, max_size=2).map(tuple)),
        budgets=draw(some(budget)),
        related=draw(st.lists(related, max_size=2, unique_by=lambda it: it.ref).map(tuple)),
        **place,
    )


def _of_organisations(draw: st.DrawFn) -> tuple[OrganisationIdentifier, ...]:
    types = st.none() | st.sampled_from(OrganisationType)
    return tuple(
        OrganisationIdentifier(id, draw(st.none() | REFERENCES), draw(types))
        for id in draw(REFS.some("organisations"))
    )


def _spent(draw: st.DrawFn, activities: tuple[Activity, ...], on: date) -> tuple[CostDate, ...]:
    chosen = (it.id for it in activities if draw(st.booleans()))
    return tuple(CostDate(id, draw(st.dates(date(1980, 1, 1), on))) for id in chosen)


@st.composite
def drawn_facts(draw: st.DrawFn, office: Office) -> IatiFacts:
    """Draw what a publisher states, so that every project of the office is complete."""
    planning = office.planning
    return IatiFacts(
        reporting=ReportingOrg(
            draw(REFERENCES),
            draw(st.sampled_from(OrganisationType)),
            draw(st.none() | st.booleans()),
            draw(st.none() | st.sampled_from(OrganisationRole)),
        ),
        organisations=_of_organisations(draw),
        sector=draw(st.none() | PURPOSES),
        sectors=tuple(ThemeSector(it, draw(PURPOSES)) for it in draw(REFS.some("themes"))),
        region=draw(st.none() | st.just("89")),
        currency=draw(st.none() | st.sampled_from(["EUR", "USD"])),
        flow_type=draw(st.none() | st.sampled_from(sorted(FLOW_TYPES))),
        finance_type=draw(st.none() | st.just("110")),
        aid_type=draw(st.none() | st.sampled_from(sorted(AID_TYPES))),
        tied_status=draw(st.none() | st.sampled_from(TiedStatus)),
        result_type=draw(st.sampled_from(ResultType)),
        spent=_spent(draw, planning.plan.activities if planning.plan else (), office.as_of),
        projects=tuple(draw(project_facts(it, office.as_of)) for it in planning.portfolio.projects),
    )


@st.composite
def drawn_publications(draw: st.DrawFn) -> tuple[Office, IatiFacts]:
    """Draw an office, and facts with which all of its projects can be published."""
    office = draw(drawn_offices())
    return office, draw(drawn_facts(office))
