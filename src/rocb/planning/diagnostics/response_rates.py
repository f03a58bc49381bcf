"""Response rates: who answered a survey, in full, in part or not at all."""

from datetime import date
from fractions import Fraction

from attrs import frozen

from rocb.checks import checked, require
from rocb.planning.diagnostics.surveys import Response, Survey, is_late


@frozen(field_transformer=checked)
class QuestionRate:
    """How many of the Members `asked` answered a question, and how many skipped it.

    Who answered nothing at all has not skipped the question and counts only as asked.
    """

    question: str
    answered: int
    skipped: int
    asked: int


@frozen(field_transformer=checked)
class ResponseRate:
    """The Members that were asked, each in one of three rows, and the rate of every question.

    A response is `complete` with an answer to all that is required, or to everything where nothing
    is; it is `partial` with an answer to anything, and the other Members are `silent`. Whoever came
    after the survey closed is in its row and in `late`. All rows stand by code.
    """

    survey: str
    complete: tuple[str, ...]
    partial: tuple[str, ...]
    silent: tuple[str, ...]
    late: tuple[str, ...]
    questions: tuple[QuestionRate, ...]

    @property
    def answered(self) -> int:
        """The numerator: how many Members answered, in full or in part."""
        return len(self.complete) + len(self.partial)

    @property
    def asked(self) -> int:
        """The denominator: how many Members were asked, none until the survey is sent."""
        return self.answered + len(self.silent)

    @property
    def rate(self) -> Fraction | None:
        """The share that answered, `None` where nobody was asked."""
        return Fraction(self.answered, self.asked) if self.asked else None


def response_rate(survey: Survey, on: date | None = None) -> ResponseRate:
    """Return who answered a survey by the end of a day, partial and late responses included.

    The rate is the one that counts partial responses with complete ones (AAPOR, Standard
    Definitions, response rate 2); `complete` gives the stricter one.
    """
    require("survey", Survey, survey)
    require("on", date | None, on)
    questions = frozenset(it.id for it in survey.questions)
    required = frozenset(it.id for it in survey.questions if it.required) or questions
    asked = survey.asked if _is_sent(survey, on) else ()
    complete: list[str] = []
    partial: list[str] = []
    late: list[str] = []
    counts = {question.id: 0 for question in survey.questions}
    for response in survey.responses:
        answered = _answered(response)
        if not answered or (on is not None and response.on > on):
            continue
        (complete if required <= answered else partial).append(response.member)
        if is_late(survey, response):
            late.append(response.member)
        for question in answered:
            counts[question] += 1
    heard = frozenset((*complete, *partial))
    return ResponseRate(
        survey.id,
        tuple(sorted(complete)),
        tuple(sorted(partial)),
        tuple(sorted(set(asked) - heard)),
        tuple(sorted(late)),
        tuple(
            QuestionRate(question, number, len(heard) - number, len(asked))
            for question, number in counts.items()
        ),
    )


def _is_sent(survey: Survey, on: date | None) -> bool:
    return survey.sent_on is not None and (on is None or survey.sent_on <= on)


def _answered(response: Response) -> frozenset[str]:
    return frozenset(answer.question for answer in response.answers)
