"""A survey among Members by a framework: full, partial and late answers, and silence."""

from decimal import Decimal
from typing import Final

from rocb.members import Member
from rocb.periods import Days
from rocb.planning.diagnostics.frameworks import Area, Framework
from rocb.planning.diagnostics.questions import Answer, AnswerKind, Choice, Question
from rocb.planning.diagnostics.surveys import Response, Survey
from rocb.texts import LocalizedText
from samples.sampler import Sampler, titled

SURVEY: Final = "survey"
_ASKED: Final = 8

_FORMS: Final = (
    Choice("seminar", LocalizedText("A regional seminar", "Региональный семинар")),
    Choice("workshop", LocalizedText("A national workshop", "Национальный рабочий семинар")),
    Choice("expert", LocalizedText("The visit of an expert", "Приезд эксперта")),
)
_GENERAL: Final = (
    Question(
        f"{SURVEY}.form",
        LocalizedText("Which form of help suits you best?", "Какая форма помощи вам подходит?"),
        AnswerKind.CHOICE,
        options=_FORMS,
        required=True,
    ),
    Question(
        f"{SURVEY}.people",
        LocalizedText("How many people would take part?", "Сколько человек примут участие?"),
        AnswerKind.NUMBER,
    ),
    Question(
        f"{SURVEY}.other",
        LocalizedText("What else should we know?", "Что ещё нам следует знать?"),
        AnswerKind.TEXT,
    ),
)
_GRADES: Final = (
    (AnswerKind.LEVEL, "Level today", "Уровень сегодня"),
    (AnswerKind.TARGET, "Level wanted", "Желаемый уровень"),
    (AnswerKind.IMPORTANCE, "Importance", "Важность"),
)


def survey(
    sampler: Sampler, framework: Framework, members: tuple[Member, ...], days: Days
) -> Survey:
    """Return a survey that was sent and closed on the first and last of these days.

    The first who was asked answers in part, the last but one late, the last not at all.
    """
    asked = tuple(member.code for member in sampler.some(members, _ASKED))
    areas = [area for area in framework.areas if area.theme is not None][:2] or framework.areas[:1]
    questions = (*(it for area in areas for it in _graded(area)), *_GENERAL)
    answering = asked[:-1] or asked
    return Survey(
        id=SURVEY,
        title=LocalizedText("What Members want to work on", "Над чем члены хотят работать"),
        framework=framework.id,
        questions=questions,
        asked=asked,
        sent_on=days.first,
        closes=days.last,
        source=sampler.source,
        responses=tuple(
            Response(
                member,
                sampler.day((days.last - sampler.day(0)).days + (5 if late else -place)),
                _answers(sampler, questions[: 2 if partial else len(questions)]),
            )
            for place, member in enumerate(answering)
            for partial, late in ((place == 0, place == len(answering) - 1 > 0),)
        ),
    )


def _graded(area: Area) -> tuple[Question, ...]:
    return tuple(
        Question(
            f"{SURVEY}.{area.id}.{kind.value}",
            titled(english, russian, area.name),
            kind,
            area=area.id,
            required=kind is not AnswerKind.IMPORTANCE,
        )
        for kind, english, russian in _GRADES
    )


def _answers(sampler: Sampler, questions: tuple[Question, ...]) -> tuple[Answer, ...]:
    rng = sampler.rng
    answers = []
    for question in questions:
        match question.kind:
            case AnswerKind.LEVEL:
                answers.append(Answer(question.id, grade=rng.randint(1, 3)))
            case AnswerKind.TARGET | AnswerKind.IMPORTANCE:
                answers.append(Answer(question.id, grade=rng.randint(3, 5)))
            case AnswerKind.CHOICE:
                answers.append(Answer(question.id, chosen=rng.choice(_FORMS).id))
            case AnswerKind.NUMBER:
                answers.append(Answer(question.id, number=Decimal(rng.randint(5, 25))))
            case AnswerKind.TEXT:
                pass
    return tuple(answers)
