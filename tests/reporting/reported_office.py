"""An office whose first quarter has something for every section of a report on it."""

from collections.abc import Callable
from datetime import date
from functools import cache

from attrs import evolve

from rocb.members import Organisation, OrganisationKind
from rocb.office import Office
from rocb.planning.network.network import Network
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.projects.portfolio import Portfolio
from rocb.reporting.quarterly import QuarterlyReport, quarterly_report
from rocb.sources import Source
from rocb.texts import LocalizedText
from tests.offices import YEAR, a_deadline, a_plan, both
from tests.planning.network.builders import (
    a_centre,
    a_course,
    a_direction,
    a_policy_gap,
    a_representation,
    a_translation,
    days,
)
from tests.planning.partners.builders import (
    a_conference,
    a_contact,
    a_forum,
    a_pledge,
    a_relation,
)
from tests.planning.plan.builders import a_training_evaluation
from tests.planning.projects.builders import a_lesson
from tests.planning.strategy.builders import (
    a_goal,
    a_measurement,
    a_strategy,
    a_target,
    an_indicator,
)
from tests.planning.strategy.builders import a_step as a_strategy_step
from tests.reporting.full_year import NAMED, SOURCED, full_office, stated

REPORT_NAMED = (
    *NAMED,
    "centre",
    "conference",
    "course",
    "deadline",
    "direction",
    "document",
    "forum",
    "gap",
    "goal",
    "indicator",
    "lesson",
    "meeting",
    "milestone",
    "recommendation",
    "unit",
)
"""What has a name in the office; the name is made of one of these words."""

REPORT_SOURCED = (
    *SOURCED,
    "centre",
    "conference",
    "course",
    "deadline",
    "direction",
    "document",
    "evaluation",
    "forum",
    "gap",
    "goal",
    "indicator",
    "lesson",
    "measurement",
    "meeting",
    "milestone",
    "pledge",
    "relation",
)
"""What has a source in the office."""


def reported_office(
    named: Callable[[str], LocalizedText] = both,
    sourced: Callable[[str], Source] = stated,
) -> Office:
    """The office of the full year, with all that only a periodic report tells.

    `named` gives the names, by the words of `REPORT_NAMED`; `sourced` gives the sources, by
    `REPORT_SOURCED`.
    """
    office = full_office(named, sourced)
    planning = office.planning
    assert planning.plan is not None
    first, *others = planning.plan.activities
    plan = evolve(
        a_plan(evolve(first, goals=("goal",)), *others),
        deadlines=(
            a_deadline(
                "late",
                title=named("deadline"),
                due=date(2021, 3, 15),
                source=sourced("deadline"),
            ),
            a_deadline(
                "next",
                title=named("milestone"),
                due=date(2021, 4, 15),
                source=sourced("milestone"),
            ),
        ),
    )
    indicator = an_indicator(
        name=named("indicator"),
        unit=named("unit"),
        source=sourced("indicator"),
        targets=(a_target(),),
        measurements=(a_measurement("2021-03-01", 20, source=sourced("measurement")),),
    )
    goal = a_goal(title=named("goal"), indicators=(indicator,), source=sourced("goal"))
    conference_organisation = Organisation(
        "conference", named("organisation"), OrganisationKind.WCO_BODY, sourced("organisation")
    )
    return evolve(
        office,
        organisations=(*office.organisations, conference_organisation),
        planning=evolve(
            planning,
            plan=plan,
            strategies=(a_strategy(goals=(goal,), adopted=a_strategy_step()),),
            network=_network(named, sourced),
            partnerships=_partnerships(named, sourced),
            portfolio=Portfolio(
                lessons=(
                    a_lesson(
                        text=named("lesson"),
                        recommendation=named("recommendation"),
                        learnt_on=date(2021, 2, 10),
                        source=sourced("lesson"),
                    ),
                )
            ),
            training_evaluations=(
                a_training_evaluation(activity="first", source=sourced("evaluation")),
            ),
        ),
    )


def _network(named: Callable[[str], LocalizedText], sourced: Callable[[str], Source]) -> Network:
    return Network(
        centres=(a_centre(name=named("centre"), source=sourced("centre")),),
        courses=(a_course(title=named("course"), source=sourced("course")),),
        policy_gaps=(a_policy_gap(title=named("gap"), source=sourced("gap")),),
        translations=(
            a_translation(
                title=named("document"), due=date(2021, 3, 15), source=sourced("document")
            ),
        ),
        representations=(
            a_representation(meeting=named("meeting"), attended=True, source=sourced("meeting")),
        ),
        directions=(a_direction(text=named("direction"), source=sourced("direction")),),
    )


def _partnerships(
    named: Callable[[str], LocalizedText], sourced: Callable[[str], Source]
) -> Partnerships:
    relation = a_relation("donor", contacts=(a_contact(),), every=1, source=sourced("relation"))
    return Partnerships(
        relations=(relation,),
        fora=(
            a_forum(
                first="2021-03-10",
                name=named("forum"),
                organisation="donor",
                source=sourced("forum"),
            ),
        ),
        conferences=(
            a_conference(
                title=named("conference"),
                days=days("03-15", "03-16"),
                invited=("donor",),
                source=sourced("conference"),
            ),
        ),
        pledges=(
            a_pledge(
                donor="donor",
                pledged_on=date(2021, 3, 16),
                conference="conference",
                source=sourced("pledge"),
            ),
        ),
    )


def first_quarter(office: Office) -> QuarterlyReport:
    """The report on the first quarter."""
    return quarterly_report(office, YEAR.quarters[0])


@cache
def usual_report() -> QuarterlyReport:
    """The report in which everything is stated, in both languages."""
    return first_quarter(reported_office())
