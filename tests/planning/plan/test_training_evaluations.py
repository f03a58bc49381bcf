"""Training evaluations add up by level and activity; what too few people answered stays hidden."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import documents
from rocb.errors import InvalidValue
from rocb.office import Office
from rocb.periods import Days, ReportingYear
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.training_evaluations import (
    EvaluationLevel,
    LevelResult,
    MarkCounts,
    TrainingEvaluation,
    TrainingResults,
    training_results,
)
from tests.offices import STATED, an_activity
from tests.planning.an_office import the_office
from tests.planning.plan.builders import a_training_evaluation

REACTION, LEARNING, *_, RETURN = EvaluationLevel
ACTIVITIES = ("customs", "valuation")


def on_level(results: TrainingResults, level: EvaluationLevel) -> LevelResult:
    return next(it for it in results.levels if it.level is level)


def test_marks_keep_the_numerator_and_the_denominator_of_their_mean():
    marks = MarkCounts(1, 0, 2, 0, 4)
    assert (marks.sum, marks.number, marks.mean) == (27, 7, Fraction(27, 7))


def test_the_mean_of_no_marks_is_unknown():
    assert MarkCounts().mean is None


def test_no_mark_is_given_by_less_than_nobody():
    with pytest.raises(InvalidValue) as caught:
        MarkCounts(three=-1)
    assert str(caught.value) == "three: -1 is not 0 or more"


def test_no_more_people_answer_than_were_asked():
    with pytest.raises(InvalidValue) as caught:
        a_training_evaluation(asked=9)
    assert str(caught.value) == "answers: 10 is not at most the 9 people who were asked"
    assert a_training_evaluation(asked=10).asked == 10


@pytest.mark.parametrize("level", [it for it in EvaluationLevel if it is not LEARNING])
def test_only_learning_is_tested_before_the_training(level):
    with pytest.raises(InvalidValue) as caught:
        a_training_evaluation(level=level, before=MarkCounts(five=1), asked=9)
    assert [it.path for it in caught.value.faults] == ["answers", "before"]


def test_a_stand_in_with_missing_fields_has_only_the_faults_that_can_be_told():
    rules = TrainingEvaluation.__attrs_post_init__
    rules(SimpleNamespace(asked=1))  # type: ignore[arg-type]
    rules(SimpleNamespace(before=MarkCounts()))  # type: ignore[arg-type]
    with pytest.raises(InvalidValue):
        rules(SimpleNamespace(asked=1, answers=MarkCounts(2)))  # type: ignore[arg-type]


def test_the_answers_of_a_level_are_added_over_its_activities():
    first = a_training_evaluation("a", 0, 0, 0, 5, 5, activity="one", asked=20)
    second = a_training_evaluation("b", 1, 0, 0, 0, 5, activity="two", asked=10)
    results = training_results([second, first])
    assert results.levels[0] == LevelResult(
        level=REACTION,
        activity=None,
        marks=MarkCounts(1, 0, 0, 5, 10),
        responded=16,
        asked=30,
        gain=None,
        evaluations=("a", "b"),
        unstated=(),
        suppressed=(),
    )
    assert results.levels[0].response_rate == Fraction(16, 30)
    assert [(it.activity, it.evaluations) for it in results.activities] == [
        ("one", ("a",)),
        ("two", ("b",)),
    ]


def test_every_level_is_listed_and_one_without_evaluations_has_no_figures():
    results = training_results([a_training_evaluation()])
    assert [it.level for it in results.levels] == list(EvaluationLevel)
    empty = LevelResult(RETURN, None, None, None, None, None, (), (), ())
    assert on_level(results, RETURN) == empty
    assert empty.response_rate is None


def test_the_response_rate_counts_only_evaluations_that_state_how_many_were_asked():
    stated = a_training_evaluation("a", 0, 0, 0, 0, 6, asked=12)
    unstated = a_training_evaluation("b", 0, 0, 0, 0, 30, asked=None)
    level = training_results([stated, unstated]).levels[0]
    assert (level.responded, level.asked, level.unstated) == (6, 12, ("b",))
    assert level.marks == MarkCounts(five=36)
    alone = training_results([unstated]).levels[0]
    assert (alone.responded, alone.asked, alone.response_rate) == (None, None, None)


def test_fewer_answers_than_the_least_are_listed_and_in_no_figure():
    few = a_training_evaluation("few", 4, 0, 0, 0, 0, asked=40)
    enough = a_training_evaluation("enough", 0, 0, 0, 0, 5, asked=5)
    results = training_results([few, enough])
    level = results.levels[0]
    assert (level.marks, level.asked, level.evaluations) == (MarkCounts(five=5), 5, ("enough",))
    assert level.suppressed == results.suppressed == ("few",)
    assert training_results([few], least=4).suppressed == ()
    alone = training_results([few]).levels[0]
    assert (alone.marks, alone.responded, alone.asked) == (None, None, None)
    assert alone.suppressed == ("few",)


def test_what_was_learnt_is_the_difference_of_the_marks_before_and_after():
    tested = a_training_evaluation("a", 0, 0, 0, 5, 5, level=LEARNING, before=MarkCounts(5, 5))
    untested = a_training_evaluation("b", 5, 0, 0, 0, 0, level=LEARNING)
    gain = on_level(training_results([tested, untested]), LEARNING).gain
    assert gain is not None
    assert (gain.mean, gain.evaluations) == (Fraction(3), ("a",))


@pytest.mark.parametrize("before", [None, MarkCounts(4)])
def test_nothing_is_known_of_a_gain_where_too_few_were_tested_before(before):
    tested = a_training_evaluation(level=LEARNING, before=before)
    level = on_level(training_results([tested]), LEARNING)
    assert level.gain is None
    assert level.marks == tested.answers


def test_only_the_evaluations_of_the_days_asked_for_count():
    dated = [
        a_training_evaluation(str(day), on=date(2021, 1, 1) + timedelta(days=day))
        for day in range(4)
    ]
    days = Days(date(2021, 1, 2), date(2021, 1, 3))
    assert training_results(dated, days=days).levels[0].evaluations == ("1", "2")
    assert training_results(dated).levels[0].evaluations == ("0", "1", "2", "3")


COUNTS = st.lists(st.integers(0, 3), min_size=5, max_size=5).map(lambda it: MarkCounts(*it))


@st.composite
def evaluations(draw: st.DrawFn, id: str) -> TrainingEvaluation:
    level, answers = draw(st.sampled_from(EvaluationLevel)), draw(COUNTS)
    asked = st.integers(answers.number, answers.number + 5)
    return TrainingEvaluation(
        id,
        draw(st.sampled_from(ACTIVITIES)),
        level,
        date(2021, 1, 1) + timedelta(days=draw(st.integers(0, 364))),
        draw(st.none() | asked),
        answers,
        STATED,
        draw(st.none() | COUNTS) if level is LEARNING else None,
    )


YEARS = st.integers(0, 6).flatmap(
    lambda number: st.tuples(*(evaluations(f"e{place}") for place in range(number)))
)


@settings(max_examples=50)
@given(YEARS, st.integers(1, 9))
def test_figures_are_those_of_a_list_of_single_marks(held, least):
    for row in (rows := training_results(held, least)).levels + rows.activities:
        mine = [it for it in held if it.level is row.level and row.activity in (None, it.activity)]
        shown = [it for it in mine if len(marks_of(it.answers)) >= least]
        marks = [mark for it in shown for mark in marks_of(it.answers)]
        assert sorted(row.evaluations) == sorted(it.id for it in shown)
        assert sorted((*row.evaluations, *row.suppressed)) == sorted(it.id for it in mine)
        assert (row.marks is None) == (not shown)
        if row.marks is not None:
            assert Counter(marks_of(row.marks)) == Counter(marks)
            assert row.marks.mean == Fraction(sum(marks), len(marks))
        known = [it for it in shown if it.asked is not None]
        assert (row.asked or 0) == sum(it.asked or 0 for it in known)
        assert (row.responded or 0) == sum(len(marks_of(it.answers)) for it in known)
        assert set(row.unstated) == {it.id for it in shown} - {it.id for it in known}
        tested = [it for it in shown if it.before and len(marks_of(it.before)) >= least]
        assert (row.gain is None) == (not tested)
        if row.gain is not None:
            before = [mark for it in tested for mark in marks_of(it.before)]
            after = [mark for it in tested for mark in marks_of(it.answers)]
            mean = Fraction(sum(after), len(after)) - Fraction(sum(before), len(before))
            assert row.gain.mean == mean


def marks_of(counts: MarkCounts | None) -> list[int]:
    """Return the single marks that were counted."""
    numbers = (counts.one, counts.two, counts.three, counts.four, counts.five) if counts else ()
    return [mark for mark, number in enumerate(numbers, start=1) for _ in range(number)]


@settings(max_examples=50)
@given(YEARS, st.integers(1, 9), st.data())
def test_whoever_knows_everything_that_is_shown_cannot_tell_what_is_suppressed(held, least, data):
    """The attacker has every cut; another year with other hidden answers looks just the same."""
    other = tuple(_with_other_secrets(it, least, data.draw) for it in held)
    assert everything_shown(other, least) == everything_shown(held, least)


def _with_other_secrets(it: TrainingEvaluation, least: int, draw: Any) -> TrainingEvaluation:
    if it.answers.number < least:
        answers = draw(COUNTS.filter(lambda counts: counts.number < least))
        asked = draw(st.none() | st.integers(answers.number, 99))
        before = draw(st.none() | COUNTS) if it.level is LEARNING else None
        return evolve(it, answers=answers, asked=asked, before=before)
    if it.before is not None and it.before.number < least:
        return evolve(it, before=draw(COUNTS.filter(lambda counts: counts.number < least)))
    return it


def everything_shown(held: Iterable[TrainingEvaluation], least: int) -> list[TrainingResults]:
    """Return the results of a year, of its quarters, of each activity and of each level."""
    held = tuple(held)
    starts = (date(2021, month, 1) for month in (1, 4, 7, 10))
    quarters = [Days(first, first + timedelta(days=89)) for first in starts]
    of_activities = [[it for it in held if it.activity == name] for name in ACTIVITIES]
    of_levels = [[it for it in held if it.level is level] for level in EvaluationLevel]
    return [
        training_results(some, least, days)
        for some in (held, *of_activities, *of_levels)
        for days in (None, *quarters)
    ]


@settings(max_examples=50)
@given(YEARS, st.randoms())
def test_the_order_of_the_evaluations_does_not_matter(held, random):
    shuffled = list(held)
    random.shuffle(shuffled)
    assert training_results(shuffled) == training_results(held)


def test_an_evaluation_of_an_activity_that_is_not_there_is_refused():
    with pytest.raises(InvalidValue) as caught:
        office_with(a_training_evaluation(activity="nowhere"))
    assert [it.path for it in caught.value.faults] == ["planning.training_evaluations[0].activity"]


def test_two_evaluations_have_no_id_in_common():
    with pytest.raises(InvalidValue) as caught:
        office_with(a_training_evaluation(), a_training_evaluation(level=RETURN))
    assert [it.path for it in caught.value.faults] == ["planning.training_evaluations[1].id"]


def office_with(*held: TrainingEvaluation) -> Office:
    office = the_office()
    return evolve(office, planning=evolve(office.planning, training_evaluations=held))


def test_an_activity_of_a_year_before_can_still_be_evaluated():
    day = date(2020, 3, 1)
    former = Plan(ReportingYear(2020), (an_activity("past", days=Days(day, day)),))
    planning = evolve(the_office().planning, former=(former,))
    held = (a_training_evaluation(activity="past"),)
    office = evolve(the_office(), planning=evolve(planning, training_evaluations=held))
    assert office.planning.training_evaluations == held


def test_a_document_names_every_fault_of_an_evaluation():
    raw = documents.dumps(office_with(a_training_evaluation(asked=10)))
    wrong = raw.replace(b'"asked": 10', b'"asked": 9').replace(b'"reaction"', b'"joy"')
    with pytest.raises(InvalidValue) as caught:
        documents.loads(wrong)
    assert {it.path for it in caught.value.faults} == {
        "$.planning.training_evaluations[0].answers",
        "$.planning.training_evaluations[0].level",
    }


@pytest.mark.parametrize("nonsense", [None, "7", True, 7, float("nan"), ["7"]])
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InvalidValue):
        training_results(nonsense)
    with pytest.raises(InvalidValue):
        training_results([], least=nonsense if nonsense != 7 else 0)
    if nonsense is not None:
        with pytest.raises(InvalidValue):
            training_results([], days=nonsense)
