"""Records of `the_office`, drawn with all that a table of them can hold."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from hypothesis import strategies as st

from rocb.imports.participants import Participant
from rocb.mandate import CLAUSES, FOCUS_AREAS
from rocb.periods import Days
from rocb.planning.diagnostics.questions import GRADED, Answer, AnswerKind, Question
from rocb.planning.diagnostics.surveys import Response, Survey
from rocb.planning.needs.needs import Need
from rocb.planning.plan.activities import Activity, ActivityKind, Status
from rocb.planning.plan.participants import Headcount, Participation
from rocb.planning.plan.places import Mode, Place
from rocb.sources import Source
from rocb.texts import LocalizedText
from tests.drawn import AMOUNTS, CODES, DATES, IDS, LINES
from tests.imports.builders import FILE
from tests.planning.refs import Refs

CELLS = LINES.map(str.strip).filter(
    lambda it: not {"\ufffe", "\uffff"} & set(it)
) | st.sampled_from(
    ["=1+1", "'=1+1", "+7", "-7", "@x", "'tis", "007", "1e3", "TRUE", "a;b", "a,b", '"q"', "#N/A"]
)
TEXTS = st.builds(LocalizedText, CELLS, st.none() | CELLS) | st.builds(
    LocalizedText, st.none(), CELLS
)
SOURCES = st.builds(Source, CELLS, st.booleans())
T = TypeVar("T")
LEVELS = st.none() | st.integers(0, 5)


def drawn_needs(refs: Refs) -> st.SearchStrategy[list[Need]]:
    """Draw needs with ids of their own."""

    def need(id: str) -> st.SearchStrategy[Need]:
        return st.builds(
            lambda found_on, later, finding, **rest: Need(
                id=id,
                found_on=found_on,
                met_on=None if later is None else found_on + timedelta(later),
                finding=finding,
                **rest,
            ),
            found_on=DATES,
            later=st.none() | st.integers(0, 99),
            member=refs.one("members"),
            theme=refs.one("themes"),
            current=LEVELS,
            target=LEVELS,
            importance=st.none() | st.integers(1, 5),
            source=SOURCES,
            note=st.none() | TEXTS,
            focus=st.none() | st.sampled_from(sorted(FOCUS_AREAS)),
            finding=refs.perhaps("findings"),
        )

    return _several(need)


def drawn_activities(refs: Refs) -> st.SearchStrategy[list[Activity]]:
    """Draw activities with ids of their own, in whatever year."""

    def activity(id: str) -> st.SearchStrategy[Activity]:
        return st.builds(
            Activity,
            id=st.just(id),
            title=TEXTS,
            kind=st.sampled_from(ActivityKind),
            status=st.sampled_from(Status),
            theme=refs.one("themes"),
            days=st.builds(
                lambda first, length: Days(first, first + timedelta(length)),
                DATES,
                st.integers(0, 9),
            ),
            mode=st.none() | st.sampled_from(Mode),
            place=st.none()
            | st.builds(Place, TEXTS, st.none() | CODES)
            | st.builds(Place, st.none(), CODES),
            host=refs.perhaps("organisations"),
            organisers=refs.some("organisations"),
            sponsors=refs.some("organisations"),
            members=refs.some("members"),
            administrations=st.none() | st.integers(0, 99),
            participants=st.none() | st.builds(Headcount, st.integers(0, 10**12), st.booleans()),
            clauses=st.lists(
                st.sampled_from([it.id for it in CLAUSES]), unique=True, max_size=3
            ).map(tuple),
            note=st.none() | TEXTS,
            source=SOURCES,
        )

    return _several(activity)


def drawn_participants(refs: Refs) -> st.SearchStrategy[list[Participant]]:
    """Draw people in activities."""
    person = st.builds(
        lambda member, it: Participation(member, it[0], it[1], it[2], FILE),
        refs.perhaps("members"),
        st.sampled_from([(1, 0, 0), (0, 1, 0), (0, 0, 1)]),
    )
    return st.lists(st.builds(Participant, refs.one("activities"), person), max_size=6)


@st.composite
def drawn_responses(draw: st.DrawFn, survey: Survey) -> list[Response]:
    """Draw responses of some of the Members that were asked, texts in English."""
    sent = survey.sent_on
    assert sent is not None
    some = st.sets(st.sampled_from(survey.questions), min_size=1)
    return [
        Response(
            member,
            sent + timedelta(draw(st.integers(0, 99))),
            tuple(draw(_answer(it)) for it in survey.questions if it in answered),
        )
        for member in draw(st.lists(st.sampled_from(survey.asked), unique=True))
        for answered in [draw(some)]
    ]


def _answer(question: Question) -> st.SearchStrategy[Answer]:
    if question.kind in GRADED:
        return st.integers(1, 5).map(lambda it: Answer(question.id, grade=it))
    if question.kind is AnswerKind.CHOICE:
        ids = [it.id for it in question.options]
        return st.sampled_from(ids).map(lambda it: Answer(question.id, chosen=it))
    if question.kind is AnswerKind.NUMBER:
        return AMOUNTS.map(lambda it: Answer(question.id, number=it))
    return CELLS.map(lambda it: Answer(question.id, text=LocalizedText(it)))


def _several(record: Callable[[str], st.SearchStrategy[T]]) -> st.SearchStrategy[list[T]]:
    ids = st.lists(IDS, unique=True, max_size=3)
    return ids.flatmap(lambda found: st.tuples(*map(record, found)).map(list))
