"""What an activity holds beside its dates and places, drawn with every field."""

from decimal import Decimal

from hypothesis import strategies as st

from rocb import Brief, Cost, Money, Participation, Publication
from rocb.planning.plan.training_evaluations import (
    EvaluationLevel,
    MarkCounts,
    TrainingEvaluation,
)
from tests.drawn import DATES, IDS, SOURCES, TEXTS, some
from tests.planning.refs import Refs

AMOUNTS = st.decimals(Decimal(0), Decimal(10**9), places=2)
NUMBERS = st.lists(st.integers(0, 9999), min_size=1, max_size=4).map(
    lambda parts: ".".join(map(str, parts))
)
PUBLICATIONS = st.builds(
    Publication,
    st.none() | NUMBERS,
    some(TEXTS),
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.none() | TEXTS,
    some(TEXTS),
)
PEOPLE = st.integers(0, 10**6)
MARKS = st.builds(MarkCounts, *[st.integers(0, 9)] * 5)


def drawn_costs(refs: Refs) -> st.SearchStrategy[Cost]:
    """Draw what an activity costs, in one of two currencies."""
    return st.builds(
        Cost,
        st.builds(Money, AMOUNTS, st.sampled_from(["EUR", "USD"])),
        refs.perhaps("organisations"),
        SOURCES,
        st.none() | AMOUNTS,
        st.none() | AMOUNTS,
    )


COSTS = drawn_costs(Refs({"organisations": ("donor", "other")}))


def drawn_briefs(refs: Refs) -> st.SearchStrategy[Brief]:
    """Draw what an activity is about."""
    return st.builds(
        Brief,
        st.none() | TEXTS,
        some(TEXTS),
        refs.perhaps("surveys"),
        refs.perhaps("assessments"),
        st.none() | TEXTS,
        st.none() | TEXTS,
        refs.some("organisations"),
        refs.perhaps("benchmarks"),
        refs.perhaps("representations"),
    )


def drawn_participation(members: tuple[str, ...]) -> st.SearchStrategy[tuple[Participation, ...]]:
    """Draw how many people of each of these Members, and of none of them, take part."""
    return st.lists(
        st.builds(Participation, st.sampled_from((None, *members)), PEOPLE, PEOPLE, PEOPLE),
        max_size=3,
        unique_by=lambda row: row.member,
    ).map(tuple)


@st.composite
def drawn_training_evaluations(draw: st.DrawFn, refs: Refs) -> tuple[TrainingEvaluation, ...]:
    """Draw a few evaluations of trainings, on any level."""
    return tuple(
        draw(_training_evaluations(id, refs)) for id in draw(st.lists(IDS, max_size=3, unique=True))
    )


@st.composite
def _training_evaluations(draw: st.DrawFn, id: str, refs: Refs) -> TrainingEvaluation:
    level, answers = draw(st.sampled_from(EvaluationLevel)), draw(MARKS)
    tested = level is EvaluationLevel.LEARNING
    return TrainingEvaluation(
        id,
        draw(refs.one("activities")),
        level,
        draw(DATES),
        draw(st.none() | st.integers(answers.number, answers.number + 9)),
        answers,
        draw(SOURCES),
        draw(st.none() | MARKS) if tested else None,
        draw(st.none() | TEXTS),
    )
