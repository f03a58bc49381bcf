"""Small valid values of the portfolio: each takes changes by name."""

from datetime import date
from decimal import Decimal
from typing import Any

from rocb.errors import InvalidValue
from rocb.money import Money
from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind, Finding
from rocb.planning.diagnostics.frameworks import Area, Framework
from rocb.planning.projects.action_plans import ActionPlan, PlannedAction, ProgressNote
from rocb.planning.projects.lessons import (
    Delivery,
    EvaluationCriterion,
    Lesson,
    LessonEvaluation,
    LessonRating,
)
from rocb.planning.projects.phases import ColumbusPhase, PhaseStep
from rocb.planning.projects.projects import Objective, Project, ProjectCost, ProjectKind
from rocb.planning.projects.secretariat_replies import ReplyKind, SecretariatReply
from rocb.planning.projects.support import SupportRequest
from tests.offices import STATED, both


def day(text: str) -> date:
    return date.fromisoformat(text)


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def a_reply(on: str = "2021-02-01", **changes: Any) -> SecretariatReply:
    values: dict[str, Any] = {"kind": ReplyKind.AGREED, "source": STATED}
    return SecretariatReply(on=day(on), **{**values, **changes})


def a_support_request(**changes: Any) -> SupportRequest:
    return SupportRequest(**{"asked_on": date(2021, 1, 15), "source": STATED, **changes})


def a_phase(phase: ColumbusPhase, on: str, why: str | None = None) -> PhaseStep:
    return PhaseStep(phase, day(on), "Officer", both(why) if why else None)


def an_objective(*needs: str) -> Objective:
    return Objective(both("Objective"), needs)


def a_cost(amount: Money | None = None, donor: str | None = None) -> ProjectCost:
    return ProjectCost(both("Item"), amount, donor, STATED)


def a_project(id: str = "project", **changes: Any) -> Project:
    values: dict[str, Any] = {
        "title": both(id),
        "kind": ProjectKind.PILOT,
        "proposed_on": date(2021, 1, 10),
        "members": ("AZ",),
        "themes": ("valuation",),
        "objectives": (),
        "source": STATED,
    }
    return Project(id=id, **{**values, **changes})


def a_finding(id: str = "finding", **changes: Any) -> Finding:
    values: dict[str, Any] = {"area": id, "level": 1, "target": 3, "importance": 2}
    return Finding(id=id, **{**values, **changes})


def an_assessment(*findings: Finding, **changes: Any) -> Assessment:
    values: dict[str, Any] = {
        "id": "assessment",
        "member": "AZ",
        "kind": AssessmentKind.DIAGNOSTIC_MISSION,
        "framework": "framework",
        "on": date(2021, 1, 1),
        "source": STATED,
    }
    return Assessment(findings=findings, **{**values, **changes})


def a_framework(*areas: str) -> Framework:
    return Framework(
        "framework", both("Framework"), "1", None, tuple(Area(it, both(it)) for it in areas), STATED
    )


def an_action(id: str = "action", **changes: Any) -> PlannedAction:
    return PlannedAction(id=id, **{"title": both(id), **changes})


def a_note(on: str) -> ProgressNote:
    return ProgressNote(day(on), "Officer", both("Half of it is done"), STATED)


def an_action_plan(*actions: PlannedAction, **changes: Any) -> ActionPlan:
    values: dict[str, Any] = {
        "id": "actions",
        "member": "AZ",
        "assessment": "assessment",
        "drawn_up_on": date(2021, 1, 20),
        "source": STATED,
    }
    return ActionPlan(actions=actions, **{**values, **changes})


def a_rating(criterion: EvaluationCriterion, score: int | None = 3) -> LessonRating:
    return LessonRating(criterion, score, both("Interviews"))


def an_evaluation(on: str = "2021-05-01", *ratings: LessonRating) -> LessonEvaluation:
    return LessonEvaluation(
        day(on), "Evaluator", ratings or (a_rating(EvaluationCriterion.RELEVANCE),)
    )


def a_delivery(member: str = "GE", on: str = "2021-06-01") -> Delivery:
    return Delivery(member, day(on))


def a_lesson(id: str = "lesson", **changes: Any) -> Lesson:
    values: dict[str, Any] = {
        "text": both("Small steps last longer"),
        "recommendation": both("Begin with one office"),
        "themes": ("valuation",),
        "learnt_on": date(2021, 4, 1),
        "source": STATED,
    }
    return Lesson(id=id, **{**values, **changes})
