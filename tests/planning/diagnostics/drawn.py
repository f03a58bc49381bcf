"""Registers of diagnostics drawn by Hypothesis: versions, assessments and surveys that fit."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind, Finding
from rocb.planning.diagnostics.diagnostics import Diagnostics
from rocb.planning.diagnostics.frameworks import Area, Framework
from rocb.planning.diagnostics.questions import GRADED, Answer, AnswerKind, Choice, Question
from rocb.planning.diagnostics.surveys import Response, Survey
from tests.drawn import AMOUNTS, DATES, IDS, LINES, SOURCES, TEXTS
from tests.planning.refs import Refs

LEVELS = st.none() | st.integers(0, 5)
IMPORTANCES = st.none() | st.integers(1, 5)
FOCUS = st.none() | st.sampled_from(["focus.1", "focus.7"])


@st.composite
def drawn_diagnostics(draw: st.DrawFn, refs: Refs) -> Diagnostics:
    """Draw a register whose references to other rooms are among `refs`."""
    taken: dict[str, set[str]] = {}

    def new(kind: str) -> str:
        """Draw an id that no other record of the kind has."""
        used = taken.setdefault(kind, set())
        id = draw(IDS.filter(lambda it: it not in used))
        used.add(id)
        return id

    frameworks = draw(_frameworks(refs, new))
    if not frameworks or not refs.has("members"):
        return Diagnostics(frameworks, (), draw(_surveys(refs, (), new)))
    return Diagnostics(
        frameworks,
        draw(_assessments(refs, frameworks, new)),
        draw(_surveys(refs, frameworks, new)),
    )


@st.composite
def _frameworks(draw: st.DrawFn, refs: Refs, new: Callable[[str], str]) -> tuple[Framework, ...]:
    found: list[Framework] = []
    for _ in range(draw(st.integers(0, 2))):
        before = draw(st.none() | st.just(found[-1])) if found else None
        older = st.sampled_from(before.areas) if before and before.areas else st.nothing()
        areas = tuple(
            Area(
                new("areas"),
                draw(TEXTS),
                draw(refs.perhaps("themes")),
                draw(st.none() | older.map(lambda it: it.id)),
                draw(FOCUS),
            )
            for _ in range(draw(st.integers(0, 2)))
        )
        framework = Framework(
            new("frameworks"),
            draw(TEXTS),
            draw(LINES),
            draw(st.none() | DATES),
            areas,
            draw(SOURCES),
            before.id if before else None,
        )
        found.append(framework)
    return tuple(found)


@st.composite
def _assessments(
    draw: st.DrawFn, refs: Refs, frameworks: tuple[Framework, ...], new: Callable[[str], str]
) -> tuple[Assessment, ...]:
    return tuple(
        Assessment(
            new("assessments"),
            draw(refs.one("members")),
            draw(st.sampled_from(AssessmentKind)),
            framework.id,
            draw(DATES),
            tuple(
                Finding(
                    new("findings"),
                    area.id,
                    draw(LEVELS),
                    draw(LEVELS),
                    draw(IMPORTANCES),
                    draw(st.none() | TEXTS),
                )
                for area in framework.areas
                if draw(st.booleans())
            ),
            draw(SOURCES),
            draw(refs.perhaps("activities")),
        )
        for framework in draw(st.lists(st.sampled_from(frameworks), max_size=2))
    )


@st.composite
def _surveys(
    draw: st.DrawFn, refs: Refs, frameworks: tuple[Framework, ...], new: Callable[[str], str]
) -> tuple[Survey, ...]:
    if not draw(st.booleans()):
        return ()
    framework = draw(st.none() | st.sampled_from(frameworks)) if frameworks else None
    questions = draw(_questions(framework, new))
    asked = draw(refs.some("members"))
    sent, days = draw(DATES), timedelta(days=draw(st.integers(0, 99)))
    responses = tuple(
        Response(
            member, sent + 2 * timedelta(days=draw(st.integers(0, 99))), draw(_answers(questions))
        )
        for member in asked
        if draw(st.booleans())
    )
    return (
        Survey(
            new("surveys"),
            draw(TEXTS),
            framework.id if framework else None,
            questions,
            asked,
            sent if responses else draw(st.none() | st.just(sent)),
            draw(st.none() | st.just(sent + days)),
            draw(SOURCES),
            responses,
        ),
    )


@st.composite
def _questions(
    draw: st.DrawFn, framework: Framework | None, new: Callable[[str], str]
) -> tuple[Question, ...]:
    areas = [None, *(area.id for area in framework.areas)] if framework else [None]
    asked = st.tuples(st.sampled_from(AnswerKind), st.sampled_from(areas))
    rows = draw(st.lists(asked, max_size=3, unique=True))
    return tuple(
        Question(
            new("questions"), draw(TEXTS), kind, area, draw(_options(kind)), draw(st.booleans())
        )
        for kind, area in rows
    )


def _options(kind: AnswerKind) -> st.SearchStrategy[tuple[Choice, ...]]:
    if kind is not AnswerKind.CHOICE:
        return st.just(())
    choices = st.builds(Choice, IDS, TEXTS)
    return st.lists(choices, min_size=2, max_size=3, unique_by=lambda it: it.id).map(tuple)


@st.composite
def _answers(draw: st.DrawFn, questions: tuple[Question, ...]) -> tuple[Answer, ...]:
    return tuple(
        Answer(question.id, **draw(_answer(question)))
        for question in questions
        if draw(st.booleans())
    )


def _answer(question: Question) -> st.SearchStrategy[dict[str, Any]]:
    if question.kind in GRADED:
        return st.fixed_dictionaries({"grade": st.integers(1, 5)})
    if question.kind is AnswerKind.CHOICE:
        ids = [option.id for option in question.options]
        return st.fixed_dictionaries({"chosen": st.sampled_from(ids)})
    if question.kind is AnswerKind.NUMBER:
        return st.fixed_dictionaries({"number": AMOUNTS})
    return st.fixed_dictionaries({"text": TEXTS})
