"""Small valid values of activity files: each takes changes by name."""

from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from rocb.iati.activities import (
    ActivityDate,
    ActivityDescription,
    ActivitySector,
    IatiActivity,
    IatiOrganisation,
    ParticipatingOrg,
    RecipientCountry,
)
from rocb.iati.codes import (
    ActivityDateType,
    ActivityStatus,
    DescriptionType,
    OrganisationRole,
    OrganisationType,
)
from rocb.iati.facts import IatiFacts, ReportingOrg
from rocb.iati.publishing import iati_draft, iati_file
from rocb.members import OrganisationKind
from rocb.office import Office
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.partners.pledges import Pledge
from rocb.planning.plan.activities import Activity
from rocb.planning.programme import Programme
from rocb.planning.projects.portfolio import Portfolio
from rocb.planning.projects.projects import Project
from rocb.planning.strategy.strategies import Goal
from rocb.planning.themes import Theme
from tests.offices import a_plan, an_office, both
from tests.planning.partners.builders import an_organisation
from tests.planning.projects.builders import a_project, an_objective
from tests.planning.strategy.builders import a_strategy

SCHEMA = Path(__file__).parent / "schema" / "iati-activities-schema.xsd"
REF = "XX-TEST-1"
REPORTING = ReportingOrg(REF, OrganisationType.MULTILATERAL)
TODAY = date(2021, 12, 31)


def some_facts(**changes: Any) -> IatiFacts:
    return IatiFacts(**{"reporting": REPORTING, **changes})


def a_published_project(id: str = "project", **changes: Any) -> Project:
    """A project of which all is known that the standard demands."""
    values: dict[str, Any] = {
        "objectives": (an_objective(),),
        "partners": ("wco",),
        "starts": date(2021, 3, 1),
        "ends": date(2022, 2, 28),
    }
    return a_project(id, **{**values, **changes})


def office_with(
    *projects: Project,
    pledges: tuple[Pledge, ...] = (),
    activities: tuple[Activity, ...] = (),
    goals: tuple[Goal, ...] = (),
    **changes: Any,
) -> Office:
    """An office with these projects, the organisations bank and wco, and two themes."""
    planning = Programme(
        themes=(Theme("valuation", both("Valuation")), Theme("risk", both("Risk"))),
        plan=a_plan(*activities) if activities else None,
        strategies=(a_strategy(goals=goals),) if goals else (),
        portfolio=Portfolio(projects),
        partnerships=Partnerships(pledges=pledges),
    )
    values: dict[str, Any] = {
        "organisations": (
            an_organisation("bank", OrganisationKind.DONOR),
            an_organisation("wco", OrganisationKind.WCO_BODY),
        ),
        "as_of": TODAY,
        "planning": planning,
    }
    return an_office(**{**values, **changes})


def drafted(office: Office, facts: IatiFacts | None = None) -> IatiActivity:
    """The only project of an office as an activity."""
    (activity,) = iati_draft(office, facts or some_facts()).activities
    return activity


def parsed(office: Office, facts: IatiFacts | None = None, **how: Any) -> Element:
    """The file of an office, as another reader has it."""
    return read(iati_file(office, facts or some_facts(), **how))


def read(content: bytes) -> Element:
    """A file, as another reader has it."""
    return fromstring(content)  # noqa: S314 - our own file


def an_iati_activity(project: str = "project", **changes: Any) -> IatiActivity:
    """An activity that breaks no rule."""
    wco = ParticipatingOrg(IatiOrganisation(both("wco")), OrganisationRole.IMPLEMENTING)
    values: dict[str, Any] = {
        "identifier": f"{REF}-{project}",
        "title": both(project),
        "descriptions": (ActivityDescription(DescriptionType.GENERAL, both("Text")),),
        "participants": (wco,),
        "status": ActivityStatus.IMPLEMENTATION,
        "dates": (ActivityDate(ActivityDateType.PLANNED_START, date(2021, 3, 1)),),
        "countries": (RecipientCountry("AZ"),),
        "regions": (),
        "sectors": (ActivitySector("33120"),),
        "budgets": (),
        "transactions": (),
        "related": (),
        "results": (),
        "samples": (),
    }
    return IatiActivity(project=project, **{**values, **changes})
