"""From what was answered to what was found, and from what was found to what is needed."""

from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind, Finding
from rocb.planning.diagnostics.frameworks import Area, Framework
from rocb.planning.diagnostics.questions import GRADED, AnswerKind
from rocb.planning.diagnostics.surveys import Response, Survey
from rocb.planning.needs.needs import Need
from rocb.planning.needs.open_needs import gap_bounds


def survey_assessments(survey: Survey) -> tuple[Assessment, ...]:
    """Return what a survey found, one assessment for each Member that graded an area, by Member.

    A figure that the Member skipped, or was not asked for, is `None`; an area of which it gave none
    is left out. The ids begin with that of the survey.
    """
    require("survey", Survey, survey)
    if survey.framework is None:
        return ()
    asks: dict[str, tuple[str, AnswerKind]] = {
        question.id: (question.area, question.kind)
        for question in survey.questions
        if question.area is not None and question.kind in GRADED
    }
    areas = tuple(dict.fromkeys(area for area, _ in asks.values()))
    found = []
    for response in sorted(survey.responses, key=lambda it: it.member):
        id = f"{survey.id}.{response.member}"
        findings = _graded(response, asks, areas, id)
        if findings:
            found.append(
                Assessment(
                    id=id,
                    member=response.member,
                    kind=AssessmentKind.SURVEY,
                    framework=survey.framework,
                    on=response.on,
                    findings=findings,
                    source=survey.source,
                )
            )
    return tuple(found)


def _graded(
    response: Response,
    asks: dict[str, tuple[str, AnswerKind]],
    areas: tuple[str, ...],
    id: str,
) -> tuple[Finding, ...]:
    grades = {
        asks[answer.question]: answer.grade
        for answer in response.answers
        if answer.question in asks
    }
    given = {area for area, _ in grades}
    return tuple(
        Finding(
            id=f"{id}.{number}",
            area=area,
            level=grades.get((area, AnswerKind.LEVEL)),
            target=grades.get((area, AnswerKind.TARGET)),
            importance=grades.get((area, AnswerKind.IMPORTANCE)),
        )
        for number, area in enumerate(areas, 1)
        if area in given
    )


def needs_found(assessment: Assessment, framework: Framework) -> tuple[Need, ...]:
    """Return the needs that follow from an assessment, in the order of its findings.

    A finding gives one where its level is below its target, and also where only one of the two is
    known and a gap is possible: the other stays unknown. Each need has the id of its finding and
    its day, and stands in the theme of its area; see `themeless_findings` for areas without one.
    Raises `InvalidValue` where the assessment is not by this framework.
    """
    return tuple(
        Need(
            id=finding.id,
            member=assessment.member,
            theme=area.theme,
            current=finding.level,
            target=finding.target,
            importance=finding.importance,
            found_on=assessment.on,
            source=assessment.source,
            note=finding.note,
            focus=area.focus,
            finding=finding.id,
        )
        for finding, area in found_by(assessment, framework)
        if area.theme is not None and _may_lack(finding)
    )


def themeless_findings(assessment: Assessment, framework: Framework) -> tuple[Finding, ...]:
    """Return the findings that would give a need, had their area a theme (see `themed`)."""
    found = found_by(assessment, framework)
    return tuple(it for it, area in found if area.theme is None and _may_lack(it))


def found_by(assessment: Assessment, framework: Framework) -> tuple[tuple[Finding, Area], ...]:
    """Return each finding with its area, in their order.

    Raises `InvalidValue` where the assessment is not by this framework.
    """
    require("assessment", Assessment, assessment)
    require("framework", Framework, framework)
    areas = {area.id: area for area in framework.areas}
    faults = [
        Fault(f"assessment.findings[{index}].area", it.area, f"an area of {framework.id}")
        for index, it in enumerate(assessment.findings)
        if it.area not in areas
    ]
    if assessment.framework != framework.id:
        faults.insert(0, Fault("assessment.framework", assessment.framework, framework.id))
    if faults:
        raise InvalidValue(*faults)
    return tuple((it, areas[it.area]) for it in assessment.findings)


def _may_lack(finding: Finding) -> bool:
    known = finding.level is not None or finding.target is not None
    return known and gap_bounds(finding.level, finding.target)[1] > 0
