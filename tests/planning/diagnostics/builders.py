"""Small valid records of diagnostics: each has what its type asks for, and takes changes."""

from datetime import date
from typing import Any

from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind, Finding
from rocb.planning.diagnostics.frameworks import Area, Framework
from rocb.planning.diagnostics.questions import Answer, AnswerKind, Question
from rocb.planning.diagnostics.surveys import Response, Survey
from tests.offices import STATED, both

DAY = date(2021, 6, 1)
CLOSING = date(2021, 6, 30)


def an_area(id: str = "law", **changes: Any) -> Area:
    values: dict[str, Any] = {"name": both(id), "theme": "valuation"}
    return Area(id=id, **{**values, **changes})


def a_framework(id: str = "first", *areas: Area, **changes: Any) -> Framework:
    values: dict[str, Any] = {
        "name": both(id),
        "version": "1",
        "issued": None,
        "areas": areas or (an_area(),),
        "source": STATED,
    }
    return Framework(id=id, **{**values, **changes})


OLD = a_framework("old", an_area("law"), an_area("ict", theme="ict"), an_area("ethics", theme=None))
NEW = a_framework(
    "new",
    an_area("new-law", continues="law"),
    an_area("new-ict", theme="ict", continues="ict"),
    an_area("governance", theme="governance"),
    replaces="old",
)


def a_finding(id: str = "finding", **changes: Any) -> Finding:
    values: dict[str, Any] = {"area": "law", "level": 1, "target": 4, "importance": 3}
    return Finding(id=id, **{**values, **changes})


def an_assessment(id: str = "assessment", *findings: Finding, **changes: Any) -> Assessment:
    values: dict[str, Any] = {
        "member": "AZ",
        "kind": AssessmentKind.DIAGNOSTIC_MISSION,
        "framework": "old",
        "on": DAY,
        "findings": findings,
        "source": STATED,
    }
    return Assessment(id=id, **{**values, **changes})


def a_question(id: str = "level", **changes: Any) -> Question:
    values: dict[str, Any] = {"text": both(id), "kind": AnswerKind.LEVEL, "area": "law"}
    return Question(id=id, **{**values, **changes})


def an_answer(question: str = "level", grade: int | None = 2, **changes: Any) -> Answer:
    return Answer(question, grade, **changes)


def a_response(member: str = "AZ", *answers: Answer, on: date = DAY) -> Response:
    return Response(member, on, answers)


QUESTIONS = (
    a_question("level", required=True),
    a_question("target", kind=AnswerKind.TARGET),
    a_question("weight", kind=AnswerKind.IMPORTANCE),
    a_question("ict-level", area="ict", required=True),
    a_question("remarks", kind=AnswerKind.TEXT, area=None),
)


def a_survey(id: str = "survey", *responses: Response, **changes: Any) -> Survey:
    values: dict[str, Any] = {
        "title": both(id),
        "framework": "old",
        "questions": QUESTIONS,
        "asked": ("AZ", "GE", "KZ"),
        "sent_on": date(2021, 5, 1),
        "closes": CLOSING,
        "source": STATED,
        "responses": responses,
    }
    return Survey(id=id, **{**values, **changes})
