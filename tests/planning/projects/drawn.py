"""Portfolios drawn by Hypothesis: whatever fields they have, every reference leads somewhere."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from rocb.money import Money
from rocb.planning.projects.action_plans import ActionPlan, PlannedAction, ProgressNote
from rocb.planning.projects.lessons import (
    Delivery,
    EvaluationCriterion,
    Lesson,
    LessonEvaluation,
    LessonRating,
)
from rocb.planning.projects.phases import PHASES_AFTER, ColumbusPhase, PhaseStep
from rocb.planning.projects.portfolio import Portfolio
from rocb.planning.projects.projects import Objective, Project, ProjectCost, ProjectKind
from rocb.planning.projects.secretariat_replies import ReplyKind, SecretariatReply
from rocb.planning.projects.support import SupportRequest
from tests.drawn import DATES, IDS, LINES, SOURCES, TEXTS, some
from tests.planning.refs import Refs

MONEY = st.builds(
    Money, st.decimals(0, 10**9, places=2), st.sampled_from(["AZN", "EUR", "JPY", "USD"])
)


def ids(most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw a few ids, each once."""
    return st.lists(IDS, max_size=most, unique=True).map(tuple)


@st.composite
def dated(draw: st.DrawFn, least: int = 0, most: int = 3) -> list[date]:
    """Draw a few days in order; some may be the same."""
    return sorted(draw(st.lists(DATES, min_size=least, max_size=most)))


@st.composite
def replies(draw: st.DrawFn, since: date) -> SecretariatReply | None:
    """Draw a reply that is not older than a day, or none."""
    if draw(st.booleans()):
        return None
    on = draw(st.dates(since, date(2060, 1, 1)))
    return SecretariatReply(
        on, draw(st.sampled_from(ReplyKind)), draw(SOURCES), draw(st.none() | TEXTS)
    )


@st.composite
def support_requests(draw: st.DrawFn) -> SupportRequest:
    """Draw a request that the Secretariat may have replied to."""
    asked = draw(DATES)
    return SupportRequest(asked, draw(SOURCES), draw(replies(asked)))


@st.composite
def phase_histories(draw: st.DrawFn) -> tuple[PhaseStep, ...]:
    """Draw a way through the phases, back and forth."""
    phase: ColumbusPhase | None = None
    steps: list[PhaseStep] = []
    for on in draw(dated(most=4)):
        phase = draw(st.sampled_from(sorted(PHASES_AFTER[phase], key=lambda it: it.value)))
        steps.append(PhaseStep(phase, on, draw(LINES), draw(TEXTS if steps else st.none() | TEXTS)))
    return tuple(steps)


@st.composite
def projects(draw: st.DrawFn, id: str, refs: Refs) -> Project:
    """Draw a project."""
    ends = draw(st.sampled_from([(False, False), (True, False), (False, True), (True, True)]))
    first, last = draw(dated(2, 2))
    members = draw(refs.some("members"))
    objectives = st.builds(Objective, TEXTS, refs.at(*members).some("needs"))
    costs = st.builds(ProjectCost, TEXTS, st.none() | MONEY, refs.perhaps("organisations"), SOURCES)
    return Project(
        id,
        draw(TEXTS),
        draw(st.sampled_from(ProjectKind)),
        draw(DATES),
        members,
        draw(refs.some("themes")),
        draw(some(objectives)),
        draw(SOURCES),
        draw(phase_histories()),
        first if ends[0] else None,
        last if ends[1] else None,
        draw(refs.some("organisations")),
        draw(some(costs)),
        draw(st.none() | support_requests()),
    )


@st.composite
def action_plans(draw: st.DrawFn, id: str, refs: Refs) -> ActionPlan:
    """Draw an action plan of a Member; an action may depend on earlier ones."""
    notes = st.builds(ProgressNote, DATES, LINES, TEXTS, SOURCES)
    member = draw(refs.one("members"))
    own, drawn_up_on = refs.at(member), draw(DATES)
    actions: list[PlannedAction] = []
    for number in range(draw(st.integers(0, 3))):
        earlier = Refs({"actions": tuple(action.id for action in actions)})
        actions.append(
            PlannedAction(
                f"{id}.{number}",
                draw(TEXTS),
                draw(own.perhaps("findings")),
                draw(st.none() | TEXTS),
                draw(st.none() | DATES),
                draw(st.none() | DATES.map(lambda day: max(day, drawn_up_on))),
                draw(earlier.some("actions")),
                draw(some(notes)),
            )
        )
    return ActionPlan(
        id,
        member,
        draw(own.perhaps("assessments")),
        drawn_up_on,
        tuple(actions),
        draw(SOURCES),
        draw(refs.perhaps("projects")),
    )


@st.composite
def evaluations(draw: st.DrawFn, on: date) -> LessonEvaluation:
    """Draw an evaluation of a day; each criterion is rated at most once."""
    chosen = st.lists(st.sampled_from(EvaluationCriterion), unique=True, min_size=1, max_size=3)
    criteria = draw(chosen)
    scores = st.none() | st.integers(1, 4)
    ratings = tuple(LessonRating(it, draw(scores), draw(TEXTS)) for it in criteria)
    return LessonEvaluation(on, draw(LINES), ratings)


@st.composite
def lessons(draw: st.DrawFn, id: str, refs: Refs) -> Lesson:
    """Draw a lesson; one that is evaluated may have been sent."""
    learnt, evaluated, sent = draw(dated(3, 3))
    evaluation = draw(st.none() | evaluations(evaluated))
    told = draw(refs.some("members")) if evaluation else ()
    return Lesson(
        id,
        draw(TEXTS),
        draw(TEXTS),
        draw(refs.some("themes")),
        learnt,
        draw(SOURCES),
        draw(refs.perhaps("projects")),
        draw(refs.perhaps("activities")),
        draw(refs.some("members")),
        evaluation,
        tuple(Delivery(member, sent) for member in told),
    )


def _all(
    draw: st.DrawFn, one: Callable[[str, Refs], st.SearchStrategy[Any]], names: Any, refs: Refs
) -> tuple[Any, ...]:
    return tuple(draw(one(id, refs)) for id in names)


@st.composite
def _portfolios(draw: st.DrawFn, refs: Refs) -> Portfolio:
    own = draw(ids())
    inner = refs.with_ids(projects=own)
    return Portfolio(
        _all(draw, projects, own, refs),
        _all(draw, action_plans, draw(ids()), inner) if refs.has("members") else (),
        _all(draw, lessons, draw(ids()), inner),
    )


def drawn_projects(refs: Refs) -> st.SearchStrategy[Portfolio]:
    """Draw a portfolio that refers to what there is."""
    return _portfolios(refs)
