"""Lessons: evaluated before they are sent, and sent to those whose needs they match."""

from datetime import date
from types import SimpleNamespace

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.projects.audiences import Recipient, audience_of, audiences
from rocb.planning.projects.lessons import (
    EvaluationCriterion,
    Lesson,
    LessonEvaluation,
    LessonStatus,
    distribute,
    lesson_status,
)
from tests.drawn import DATES
from tests.offices import a_member, a_need
from tests.planning.projects.builders import (
    a_delivery,
    a_lesson,
    a_rating,
    an_evaluation,
    day,
    paths,
)
from tests.planning.projects.drawn import lessons
from tests.planning.refs import Refs

RELEVANCE, COHERENCE, *_ = EvaluationCriterion
MEMBERS = (a_member("AZ"), a_member("GE"), a_member("KZ"))
REFS = Refs({"members": ("AZ", "GE", "KZ"), "themes": ("a", "b")})
SENT = a_lesson(evaluation=an_evaluation("2021-05-01"), deliveries=(a_delivery("GE"),))


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2021-03-31", None),
        ("2021-04-01", LessonStatus.DRAFTED),
        ("2021-05-01", LessonStatus.EVALUATED),
        ("2021-05-31", LessonStatus.EVALUATED),
        ("2021-06-01", LessonStatus.SENT),
    ],
)
def test_a_lesson_is_drafted_then_evaluated_then_sent(on, status):
    assert lesson_status(SENT, day(on)) is status


def test_a_lesson_is_not_sent_before_its_evaluation():
    with pytest.raises(InvalidValue) as caught:
        a_lesson(deliveries=(a_delivery(),))
    assert paths(caught.value) == ["evaluation"]


def test_a_lesson_may_be_evaluated_on_the_day_on_which_it_was_learnt():
    assert a_lesson(evaluation=an_evaluation("2021-04-01")).evaluation is not None


def test_all_that_is_wrong_with_a_lesson_is_said_at_once():
    with pytest.raises(InvalidValue) as caught:
        a_lesson(
            evaluation=an_evaluation("2021-03-31"),
            deliveries=(
                a_delivery("GE", "2021-03-30"),
                a_delivery("KZ", "2021-03-31"),
                a_delivery("GE", "2021-06-01"),
            ),
        )
    assert paths(caught.value) == ["evaluation.on", "deliveries[2].member", "deliveries[0].on"]


def test_the_rules_of_a_lesson_bear_a_stand_in_with_gaps():
    rules = Lesson.__attrs_post_init__
    rules(SimpleNamespace())  # type: ignore[arg-type]
    rules(SimpleNamespace(deliveries=(a_delivery(), None)))  # type: ignore[arg-type]
    part = SimpleNamespace(evaluation=None, deliveries=(None, a_delivery(), a_delivery()))
    with pytest.raises(InvalidValue) as caught:
        rules(part)  # type: ignore[arg-type]
    assert paths(caught.value) == ["deliveries[2].member", "evaluation"]


def test_an_evaluation_rates_something():
    with pytest.raises(InvalidValue) as caught:
        LessonEvaluation(date(2021, 5, 1), "Evaluator", ())
    assert paths(caught.value) == ["ratings"]


def test_each_criterion_is_rated_once():
    ratings = (a_rating(RELEVANCE), a_rating(COHERENCE), a_rating(RELEVANCE, 1))
    assert an_evaluation("2021-05-01", *ratings[:2]).ratings == ratings[:2]
    with pytest.raises(InvalidValue) as caught:
        an_evaluation("2021-05-01", *ratings)
    assert paths(caught.value) == ["ratings[2].criterion"]


def test_the_six_criteria_are_those_of_2019():
    assert [it.value for it in EvaluationCriterion] == [
        "relevance",
        "coherence",
        "effectiveness",
        "efficiency",
        "impact",
        "sustainability",
    ]


@pytest.mark.parametrize("score", [0, 5, True, "3", 3.0])
def test_a_score_off_its_scale_is_refused(score):
    with pytest.raises(InvalidValue) as caught:
        a_rating(RELEVANCE, score)
    assert paths(caught.value) == ["score"]


def test_what_the_evidence_does_not_tell_is_not_scored():
    assert a_rating(RELEVANCE, None).score is None


def test_a_lesson_concerns_the_members_with_open_needs_in_its_themes():
    needs = [
        a_need("b", member="GE"),
        a_need("a", member="GE"),
        a_need("c", member="AZ", theme="integrity"),
        a_need("d", member="KZ", met_on=date(2021, 1, 1)),
    ]
    audience = audience_of(a_lesson(), needs, MEMBERS)
    assert audience.recipients == (Recipient("GE", ("a", "b")),)
    assert (audience.told, audience.learnt) == ((), ())


def test_who_learnt_it_or_has_it_is_not_sent_it_but_named():
    needs = [a_need(code, member=code) for code in ("KZ", "GE", "AZ")]
    audience = audience_of(evolve(SENT, members=("AZ",)), needs, MEMBERS)
    assert [it.member for it in audience.recipients] == ["KZ"]
    assert (audience.told, audience.learnt) == (("GE",), ("AZ",))
    audience = audience_of(evolve(SENT, members=("AZ", "GE")), needs, MEMBERS)
    assert (audience.told, audience.learnt) == ((), ("AZ", "GE"))


def test_others_than_the_members_given_are_not_in_the_audience():
    needs = [a_need("a", member="AZ"), a_need("g", member="GE")]
    audience = audience_of(a_lesson(), needs, MEMBERS[:1])
    assert [it.member for it in audience.recipients] == ["AZ"]


def test_to_distribute_a_lesson_records_who_got_it_when():
    lesson = distribute(evolve(SENT, deliveries=()), ["KZ", "AZ", "KZ"], day("2021-07-01"))
    assert lesson.deliveries == (a_delivery("KZ", "2021-07-01"), a_delivery("AZ", "2021-07-01"))


def test_who_has_the_lesson_keeps_the_first_day():
    lesson = distribute(SENT, ["GE", "AZ"], day("2021-07-01"))
    assert lesson.deliveries == (a_delivery("GE"), a_delivery("AZ", "2021-07-01"))


def test_a_lesson_that_was_not_evaluated_by_then_is_not_distributed():
    with pytest.raises(InvalidValue):
        distribute(a_lesson(), ["AZ"], day("2021-07-01"))
    with pytest.raises(InvalidValue):
        distribute(SENT, ["AZ"], day("2021-04-30"))


@given(
    st.lists(lessons("lesson", REFS), max_size=3),
    st.lists(
        st.tuples(st.sampled_from(["AZ", "GE", "KZ", "UZ"]), st.sampled_from("abc"), st.booleans()),
        max_size=6,
    ),
    st.sets(st.sampled_from(["AZ", "GE", "KZ"])),
)
@settings(max_examples=50)
def test_audiences_are_what_asking_need_by_need_gives(found, rows, served):
    needs = [
        a_need(f"n{n}", member=member, theme=theme, current=1 if open_ else 4)
        for n, (member, theme, open_) in enumerate(rows)
    ]
    members = [a_member(code) for code in sorted(served)]
    for lesson, audience in zip(found, audiences(found, needs, members), strict=True):
        expected = [
            (code, [it for it, row in zip(needs, rows, strict=True) if matches(lesson, code, row)])
            for code in sorted(served)
        ]
        got = {delivery.member for delivery in lesson.deliveries}
        assert [(it.member, it.needs) for it in audience.recipients] == [
            (code, tuple(it.id for it in held))
            for code, held in expected
            if held and code not in got and code not in lesson.members
        ]
        others = {code for code, held in expected if held} - {
            it.member for it in audience.recipients
        }
        assert others == {*audience.told, *audience.learnt}
        assert not set(audience.told) & set(audience.learnt)


def matches(lesson: Lesson, code: str, row: tuple[str, str, bool]) -> bool:
    return row[0] == code and row[1] in lesson.themes and row[2]


@given(lessons("lesson", REFS), DATES)
@settings(max_examples=50)
def test_once_sent_to_its_audience_a_lesson_has_no_recipients_left(lesson, on):
    if lesson.evaluation is None:
        return
    needs = [a_need(code, member=code, theme="a") for code in ("AZ", "GE")]
    audience = audience_of(lesson, needs, MEMBERS)
    sent = distribute(
        lesson, (it.member for it in audience.recipients), max(on, lesson.evaluation.on)
    )
    assert audience_of(sent, needs, MEMBERS).recipients == ()


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), [None]])
def test_nonsense_is_refused_by_name(nonsense):
    for call in (
        lambda: lesson_status(nonsense, date(2021, 1, 1)),
        lambda: lesson_status(SENT, nonsense),
        lambda: distribute(nonsense, (), date(2021, 1, 1)),
        lambda: distribute(SENT, nonsense, date(2021, 7, 1)),
        lambda: distribute(SENT, (), nonsense),
        lambda: audience_of(nonsense, (), ()),
        lambda: audience_of(SENT, nonsense, ()),
        lambda: audience_of(SENT, (), nonsense),
        lambda: audiences(nonsense, (), ()),
    ):
        with pytest.raises(InvalidValue):
            call()
