"""An office with one record of every kind, so that drawn records have something to refer to."""

from rocb import OrganisationKind, Status
from rocb.office import Office
from rocb.planning.diagnostics.diagnostics import Diagnostics
from rocb.planning.network.network import Network
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.programme import Programme
from rocb.planning.projects.portfolio import Portfolio
from rocb.planning.staffing.pricing import Pricing
from rocb.planning.themes import Theme
from tests.offices import a_need, a_plan, an_activity, an_expert, an_office, both
from tests.planning.benchmarking.builders import a_benchmark
from tests.planning.diagnostics.builders import (
    a_finding,
    a_framework,
    a_survey,
    an_area,
    an_assessment,
)
from tests.planning.experts.builders import a_donor_rule
from tests.planning.network.builders import a_representation
from tests.planning.partners.builders import a_conference, a_forum, an_organisation
from tests.planning.projects.builders import a_project
from tests.planning.refs import Refs
from tests.planning.strategy.builders import a_goal, a_strategy

REFS = Refs(
    {
        "members": ("AZ", "GE", "KZ"),
        "organisations": ("bank", "wco"),
        "themes": ("valuation", "risk"),
        "experts": ("expert",),
        "needs": ("need",),
        "activities": ("activity",),
        "frameworks": ("old",),
        "areas": ("law",),
        "assessments": ("assessment",),
        "findings": ("finding",),
        "surveys": ("survey",),
        "goals": ("goal",),
        "projects": ("project",),
        "fora": ("forum",),
        "donor_conferences": ("conference",),
        "representations": ("meeting",),
        "benchmarks": ("benchmark",),
    },
    {"needs": "AZ", "assessments": "AZ", "findings": "AZ", "experts": "GE"},
)


def the_office() -> Office:
    """An office in which every id of `REFS` names a record."""
    bank = an_organisation("bank", OrganisationKind.DONOR)
    planning = Programme(
        themes=(Theme("valuation", both("Valuation")), Theme("risk", both("Risk"))),
        needs=(a_need(),),
        experts=(an_expert(),),
        plan=a_plan(an_activity(status=Status.PLANNED)),
        diagnostics=Diagnostics(
            (a_framework("old", an_area("law"), an_area("ict")),),
            (an_assessment("assessment", a_finding()),),
            (a_survey(),),
        ),
        strategies=(a_strategy(goals=(a_goal(),)),),
        portfolio=Portfolio((a_project(),)),
        partnerships=Partnerships(fora=(a_forum(),), conferences=(a_conference(),)),
        benchmarks=(a_benchmark(),),
        network=Network(representations=(a_representation(),)),
        pricing=Pricing("EUR", (a_donor_rule(donor="bank"),)),
    )
    return an_office(organisations=(bank, an_organisation("wco")), planning=planning)
