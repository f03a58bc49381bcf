"""Diagnostics: the WCO's framework in two versions, and what was found by it."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from rocb.office import Office
from rocb.periods import Days
from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind, Finding
from rocb.planning.diagnostics.diagnostics import Diagnostics
from rocb.planning.diagnostics.discovery import survey_assessments
from rocb.planning.diagnostics.frameworks import (
    WCO_DIAGNOSTIC,
    WCO_DIAGNOSTIC_2005,
    Framework,
)
from rocb.planning.needs.needs import HIGHEST_LEVEL, Need
from rocb.planning.plan.plans import Plan
from rocb.sources import Source
from samples.needs import finding_of
from samples.roles import INSPECTIONS
from samples.sampler import Sampler
from samples.surveys import survey
from samples.themes import themes_in

_SELF_ASSESSED: Final = 4
_INSPECTED: Final = 2

_FOCUS_OF_AREAS: Final = {
    "strategic-management": "focus.2",
    "resources": "focus.8",
    "legal-framework": "focus.5",
    "systems-and-procedures": "focus.1",
    "ict": "focus.3",
    "external-co-operation": "focus.4",
    "integrity": "focus.7",
    "governance": "focus.7",
}
"""The focus area of the office that each area of the framework is nearest to."""


def diagnostics(sampler: Sampler, office: Office, plan: Plan, asking: Days) -> Diagnostics:
    """Return both versions of the framework, assessments of all kinds, and a survey.

    Self-assessments are what needs came from, missions those of the plan. The survey is held on
    the days of `asking`.
    """
    before, today = (_placed(it, office) for it in (WCO_DIAGNOSTIC_2005, WCO_DIAGNOSTIC))
    asked = survey(sampler, today, office.members, asking)
    self_assessed = tuple(_self_assessments(sampler, office.planning.needs, before, today))
    return Diagnostics(
        frameworks=(before, today),
        assessments=(
            *self_assessed,
            *_missions(sampler, plan, today),
            *(_evaluation(sampler, it, today) for it in self_assessed[:1]),
            *survey_assessments(asked),
        ),
        surveys=(asked,),
    )


def _placed(framework: Framework, office: Office) -> Framework:
    """Return the framework with the focus of each area, and the theme there of the most needs."""
    wanted = Counter(need.theme for need in office.planning.needs)
    areas = []
    for area in framework.areas:
        focus = _FOCUS_OF_AREAS[area.id.partition(".")[2]]
        themes = sorted(themes_in(office.planning.themes, (focus,)), key=lambda it: -wanted[it])
        areas.append(evolve(area, theme=themes[0] if themes else None, focus=focus))
    source = Source(f"{framework.source.text}; the themes and focus of its areas are samples")
    return evolve(framework, areas=tuple(areas), source=source)


def _self_assessments(
    sampler: Sampler, needs: tuple[Need, ...], before: Framework, today: Framework
) -> Iterator[Assessment]:
    """Yield one for the first need of each Member in a theme of the framework, the first one by
    the version before."""
    first: dict[str, Need] = {}
    for need in needs:
        if need.theme in {area.theme for area in today.areas}:
            first.setdefault(need.member, need)
    for place, need in enumerate(sorted(first.values(), key=lambda it: it.id)[:_SELF_ASSESSED]):
        framework = today if place else before
        id = f"self-assessment-{need.member.lower()}"
        yield Assessment(
            id=id,
            member=need.member,
            kind=AssessmentKind.SELF_ASSESSMENT,
            framework=framework.id,
            on=need.found_on,
            findings=tuple(_findings(sampler, id, framework, need)),
            source=sampler.source,
        )


def _findings(
    sampler: Sampler, id: str, framework: Framework, need: Need | None = None
) -> Iterator[Finding]:
    """Yield the finding that a need came from, and others in two areas more."""
    own = [area for area in framework.areas if need is not None and area.theme == need.theme][:1]
    if need is not None and own:
        yield Finding(finding_of(need), own[0].id, need.current, need.target, need.importance)
    others = [area for area in framework.areas if area not in own]
    for number, area in enumerate(sampler.some(others, 2), 1):
        level = sampler.rng.randint(1, 3)
        target = sampler.rng.randint(level, HIGHEST_LEVEL)
        importance = sampler.rng.choice((2, 3, 4, None))
        yield Finding(f"{id}.{number}", area.id, level, target, importance)


def _missions(sampler: Sampler, plan: Plan, framework: Framework) -> Iterator[Assessment]:
    inspections = [it for it in plan.activities if it.kind in INSPECTIONS and len(it.members) == 1]
    for activity in inspections[:_INSPECTED]:
        id = f"mission-{activity.id[:80]}"
        yield Assessment(
            id=id,
            member=activity.members[0],
            kind=AssessmentKind(activity.kind.value),
            framework=framework.id,
            on=activity.days.last,
            findings=tuple(_findings(sampler, id, framework)),
            source=sampler.source,
            activity=activity.id,
        )


def _evaluation(sampler: Sampler, earlier: Assessment, today: Framework) -> Assessment:
    """Return what an evaluation found in the areas of an earlier assessment that were carried on,
    the first of them that was assessed a level higher."""
    continued = {area.continues: area.id for area in today.areas}
    carried_on = [it for it in earlier.findings if it.area in continued]
    risen = next((it for it in carried_on if it.level not in (None, HIGHEST_LEVEL)), None)
    id = f"evaluation-{earlier.member.lower()}"
    return Assessment(
        id=id,
        member=earlier.member,
        kind=AssessmentKind.EVALUATION,
        framework=today.id,
        on=sampler.monday(300),
        findings=tuple(
            Finding(
                f"{id}.{number}",
                continued[it.area],
                None if it.level is None else it.level + (it is risen),
                it.target,
                it.importance,
            )
            for number, it in enumerate(carried_on, 1)
        ),
        source=sampler.source,
    )
