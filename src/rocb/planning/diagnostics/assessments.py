"""Assessments: what was found at one Member on one day, area by area."""

from datetime import date
from enum import Enum

from attrs import field, frozen

from rocb.checks import between, checked, identifier, repeated, require
from rocb.errors import InvalidValue
from rocb.planning.needs.needs import HIGHEST_IMPORTANCE, HIGHEST_LEVEL
from rocb.planning.needs.open_needs import gap_between
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class AssessmentKind(Enum):
    """How an assessment was made, the best evidence first."""

    DIAGNOSTIC_MISSION = "diagnostic_mission"
    EVALUATION = "evaluation"
    SELF_ASSESSMENT = "self_assessment"
    SURVEY = "survey"

    @property
    def independent(self) -> bool:
        """Whether others than the Member itself assessed it."""
        return self in (AssessmentKind.DIAGNOSTIC_MISSION, AssessmentKind.EVALUATION)


@frozen(field_transformer=checked)
class Finding:
    """What was found in one area: its level, the target (0 to 5 both) and the importance (1 to 5).

    What was not assessed is `None`.
    """

    id: str = field(validator=identifier, metadata=names("findings"))
    area: str = field(metadata=refers_to("areas"))
    level: int | None = field(validator=between(0, HIGHEST_LEVEL))
    target: int | None = field(validator=between(0, HIGHEST_LEVEL))
    importance: int | None = field(validator=between(1, HIGHEST_IMPORTANCE))
    note: LocalizedText | None = None


@frozen(field_transformer=checked)
class Assessment:
    """The findings at a Member by one version of a framework, each area at most once.

    `activity` is the activity of the plan that it was the purpose of. What a mission and the Member
    itself find on one day are two assessments.
    """

    id: str = field(validator=identifier, metadata=names("assessments"))
    member: str = field(metadata=refers_to("members"))
    kind: AssessmentKind
    framework: str = field(metadata=refers_to("frameworks"))
    on: date
    findings: tuple[Finding, ...]
    source: Source
    activity: str | None = field(default=None, metadata=refers_to("activities"))

    def __attrs_post_init__(self) -> None:
        faults = tuple(repeated("findings", getattr(self, "findings", ()), "area"))
        if faults:
            raise InvalidValue(*faults)


def gap_of(finding: Finding) -> int | None:
    """Return how many levels a finding is below its target, `None` where that is not known."""
    require("finding", Finding, finding)
    return gap_between(finding.level, finding.target)
