"""A first draft of an action plan, made from the findings of an assessment."""

from datetime import date
from typing import Final

from rocb.checks import require
from rocb.planning.diagnostics.assessments import Assessment, Finding, gap_of
from rocb.planning.diagnostics.discovery import found_by
from rocb.planning.diagnostics.frameworks import Area, Framework
from rocb.planning.projects.action_plans import ActionPlan, PlannedAction
from rocb.sources import Source
from rocb.texts import LocalizedText

DRAFTED_ACTIONS: Final = "drafted from the findings of the assessment"
"""What the source of a drafted action plan says; it is a sample where the assessment is."""


def action_plan_from(assessment: Assessment, framework: Framework, id: str, on: date) -> ActionPlan:
    """Return an action for each finding below its target, the greatest gap x importance first.

    A finding whose importance is not known stands after the others, one whose gap is not known
    gives no action; `monitor_actions` lists it as unanswered. Owners and dates are left for the
    Member to fill in. Raises `InvalidValue` where the assessment is not by this framework.
    """
    require("on", date, on)
    found = found_by(assessment, framework)
    lacking = sorted((row for row in found if gap_of(row[0])), key=lambda row: _urgency(row[0]))
    return ActionPlan(
        id=id,
        member=assessment.member,
        assessment=assessment.id,
        drawn_up_on=on,
        actions=tuple(
            PlannedAction(f"{id}-{number}", _title(it, area), it.id)
            for number, (it, area) in enumerate(lacking, 1)
        ),
        source=Source(DRAFTED_ACTIONS, sample=assessment.source.sample),
    )


def _urgency(finding: Finding) -> tuple[int, int, str]:
    gap = gap_of(finding) or 0
    return -gap * (finding.importance or 0), -gap, finding.id


def _title(finding: Finding, area: Area) -> LocalizedText:
    low, high, name = finding.level, finding.target, area.name
    return LocalizedText(
        name.en and f"{name.en}: from level {low} to level {high}",
        name.ru and f"{name.ru}: с уровня {low} до уровня {high}",
    )
