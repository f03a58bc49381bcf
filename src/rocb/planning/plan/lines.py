"""The nine lines of activity of the annual plan, and what each asks of an activity."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from attrs import frozen

from rocb.checks import checked, require
from rocb.planning.plan.activities import Activity, ActivityKind, in_order, takes_place
from rocb.planning.plan.briefs import Brief
from rocb.planning.plan.plans import Plan


class PlanLine(Enum):
    """A line that the annual plan has to cover; its value is the id of the clause."""

    PROJECTS = "plan.1"
    SEMINARS = "plan.2"
    MEMBERS = "plan.3"
    DIRECTORATE = "plan.4"
    DATABASES = "plan.5"
    STAKEHOLDERS = "plan.6"
    BENCHMARKING = "plan.7"
    REGIONAL_MEETINGS = "plan.8"
    SECRETARIAT_MEETINGS = "plan.9"


KIND_LINES: Final[Mapping[ActivityKind, PlanLine]] = MappingProxyType(
    {
        ActivityKind.BENCHMARKING: PlanLine.BENCHMARKING,
        ActivityKind.DATABASE: PlanLine.DATABASES,
        ActivityKind.DIAGNOSTIC_MISSION: PlanLine.MEMBERS,
        ActivityKind.DONOR_CONFERENCE: PlanLine.STAKEHOLDERS,
        ActivityKind.EVALUATION: PlanLine.MEMBERS,
        ActivityKind.PROJECT: PlanLine.PROJECTS,
        ActivityKind.SEMINAR: PlanLine.SEMINARS,
        ActivityKind.SURVEY: PlanLine.MEMBERS,
    }
)
"""The line of each kind of activity that belongs to one, whatever its clauses are."""


class LineDetail(Enum):
    """Something that a line asks of an activity."""

    PROJECT = "project"
    AUDIENCE = "audience"
    IMPLICATIONS = "implications"
    INQUIRY = "inquiry"
    SUBJECT = "subject"
    DATABASE = "database"
    PARTNERS = "partners"
    BENCHMARK = "benchmark"
    REPRESENTATION = "representation"


LINE_DETAILS: Final[Mapping[PlanLine, tuple[LineDetail, ...]]] = MappingProxyType(
    {
        PlanLine.PROJECTS: (LineDetail.PROJECT,),
        PlanLine.SEMINARS: (LineDetail.AUDIENCE, LineDetail.IMPLICATIONS),
        PlanLine.MEMBERS: (LineDetail.INQUIRY,),
        PlanLine.DIRECTORATE: (LineDetail.SUBJECT,),
        PlanLine.DATABASES: (LineDetail.DATABASE,),
        PlanLine.STAKEHOLDERS: (LineDetail.PARTNERS,),
        PlanLine.BENCHMARKING: (LineDetail.BENCHMARK,),
        PlanLine.REGIONAL_MEETINGS: (LineDetail.REPRESENTATION,),
        PlanLine.SECRETARIAT_MEETINGS: (LineDetail.REPRESENTATION,),
    }
)
"""What each line asks of its activities; an inquiry is a survey or an assessment."""


@frozen(field_transformer=checked)
class Lacking:
    """What a line still asks of an activity, by its id."""

    activity: str
    line: PlanLine
    details: tuple[LineDetail, ...]


def lines_of(activity: Activity) -> tuple[PlanLine, ...]:
    """Return the lines that an activity serves by its clauses or kind, in the order of the plan."""
    require("activity", Activity, activity)
    own = KIND_LINES.get(activity.kind)
    return tuple(line for line in PlanLine if line is own or line.value in activity.clauses)


def clauses_served(activity: Activity) -> tuple[str, ...]:
    """Return the clauses that an activity serves: those that it names, then that of its kind."""
    require("activity", Activity, activity)
    lines = (line.value for line in lines_of(activity))
    return tuple(dict.fromkeys((*activity.clauses, *lines)))


def lacking(plan: Plan) -> tuple[Lacking, ...]:
    """Return what the lines still ask of the activities of a plan, those that begin first first.

    Nothing is asked of what was cancelled or postponed.
    """
    require("plan", Plan, plan)
    found = (
        Lacking(activity.id, line, _missing(activity, line))
        for activity in in_order(filter(takes_place, plan.activities))
        for line in lines_of(activity)
    )
    return tuple(it for it in found if it.details)


def unserved_lines(plan: Plan) -> tuple[PlanLine, ...]:
    """Return the lines that no activity of a plan serves, if it takes place."""
    require("plan", Plan, plan)
    served = {line for it in filter(takes_place, plan.activities) for line in lines_of(it)}
    return tuple(line for line in PlanLine if line not in served)


def _missing(activity: Activity, line: PlanLine) -> tuple[LineDetail, ...]:
    known = _known(activity)
    return tuple(detail for detail in LINE_DETAILS[line] if not known[detail])


def _known(activity: Activity) -> dict[LineDetail, bool]:
    brief = activity.brief or Brief()
    return {
        LineDetail.PROJECT: activity.project is not None,
        LineDetail.AUDIENCE: brief.audience is not None,
        LineDetail.IMPLICATIONS: bool(brief.implications),
        LineDetail.INQUIRY: brief.survey is not None or brief.assessment is not None,
        LineDetail.SUBJECT: brief.subject is not None,
        LineDetail.DATABASE: brief.database is not None,
        LineDetail.PARTNERS: bool(brief.partners),
        LineDetail.BENCHMARK: brief.benchmark is not None,
        LineDetail.REPRESENTATION: brief.representation is not None,
    }
