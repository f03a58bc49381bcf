"""Surveys: what the Members of a region were asked, and what they answered."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from attrs import field, frozen

from rocb.checks import checked, distinct, matching, repeated, require, too_early
from rocb.errors import Fault, InvalidValue
from rocb.planning.diagnostics.questions import GRADED, Answer, Question, answer_fault
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText

_short_identifier: Final = matching(
    r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}",
    "an id: letters, digits, dots, dashes and underscores, 80 at most",
)


@frozen(field_transformer=checked)
class Response:
    """What one Member answered on a day; a question without an answer was skipped."""

    member: str = field(metadata=refers_to("members"))
    on: date
    answers: tuple[Answer, ...]


@frozen(field_transformer=checked)
class Survey:
    """Questions, the Members that were asked, and their responses, one a Member.

    `sent_on` is `None` until it is sent, `closes` (the last day to answer) where nobody set one; a
    response that came later is kept, and told apart by `is_late`. Only a survey by a framework asks
    about its areas, and asks for each figure of an area once. The id is shorter than others, as
    those of its assessments and findings begin with it.
    """

    id: str = field(validator=_short_identifier, metadata=names("surveys"))
    title: LocalizedText
    framework: str | None = field(metadata=refers_to("frameworks"))
    questions: tuple[Question, ...]
    asked: tuple[str, ...] = field(validator=distinct, metadata=refers_to("members"))
    sent_on: date | None
    closes: date | None
    source: Source
    responses: tuple[Response, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = [*_date_faults(self), *_question_faults(self), *_response_faults(self)]
        if faults:
            raise InvalidValue(*faults)


def is_late(survey: Survey, response: Response) -> bool:
    """Return whether a response came after the survey had closed."""
    require("survey", Survey, survey)
    require("response", Response, response)
    return survey.closes is not None and response.on > survey.closes


def _date_faults(survey: Any) -> Iterator[Fault]:
    if not hasattr(survey, "sent_on"):
        return
    sent = survey.sent_on
    yield from too_early(survey, "sent_on", "closes")
    for index, response in enumerate(getattr(survey, "responses", ())):
        on = getattr(response, "on", None)
        if on is not None and (sent is None or on < sent):
            expected = (
                "possible for a survey that was not sent" if sent is None else f"{sent} or later"
            )
            yield Fault(f"responses[{index}].on", on.isoformat(), expected)


def _question_faults(survey: Any) -> Iterator[Fault]:
    seen: set[tuple[str, Any]] = set()
    for index, question in enumerate(getattr(survey, "questions", ())):
        area, kind = getattr(question, "area", None), getattr(question, "kind", None)
        if area is None:
            continue
        place = f"questions[{index}].area"
        if getattr(survey, "framework", area) is None:
            yield Fault(place, area, "left out, as the survey has no framework")
        if kind in GRADED and (area, kind) in seen:
            yield Fault(place, area, f"an area whose {kind.value} no other question asks for")
        seen.add((area, kind))


def _response_faults(survey: Any) -> Iterator[Fault]:
    questions = getattr(survey, "questions", None)
    known = {getattr(it, "id", None): it for it in questions or ()}
    complete = questions is not None and None not in known
    asked = frozenset(survey.asked) if hasattr(survey, "asked") else None
    responses = getattr(survey, "responses", ())
    yield from repeated("responses", responses, "member")
    for index, response in enumerate(responses):
        place = f"responses[{index}]"
        member = getattr(response, "member", None)
        if member is not None and asked is not None and member not in asked:
            yield Fault(f"{place}.member", member, "one of the Members that were asked")
        for fault in _answer_faults(response, known, complete=complete):
            yield fault.under(place)


def _answer_faults(response: Any, questions: dict[Any, Any], *, complete: bool) -> Iterator[Fault]:
    """Yield what is wrong with answers; `complete` says that no other question may be there."""
    answers = getattr(response, "answers", ())
    yield from repeated("answers", answers, "question")
    for index, answer in enumerate(answers):
        place = f"answers[{index}]"
        id = getattr(answer, "question", None)
        if id is None:
            continue
        if id not in questions:
            if complete:
                yield Fault(f"{place}.question", id, "one of the questions of the survey")
            continue
        fault = answer_fault(questions[id], answer)
        if fault is not None:
            yield fault.under(place)
