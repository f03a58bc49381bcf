"""Response rates keep numerator and denominator, and tell partial answers from silence."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue
from rocb.planning.diagnostics.response_rates import QuestionRate, response_rate
from tests.planning.diagnostics.builders import CLOSING, DAY, a_response, a_survey, an_answer

FULL = (an_answer("level", 2), an_answer("ict-level", 0))


def test_members_are_complete_partial_or_silent():
    survey = a_survey("s", a_response("GE", FULL[1]), a_response("AZ", *FULL))
    found = response_rate(survey)
    assert (found.complete, found.partial, found.silent) == (("AZ",), ("GE",), ("KZ",))
    assert (found.answered, found.asked, found.rate) == (2, 3, Fraction(2, 3))


def test_only_the_required_questions_make_a_response_complete():
    found = response_rate(a_survey("s", a_response("AZ", *FULL), a_response("GE", FULL[0])))
    assert found.complete == ("AZ",)


def test_where_nothing_is_required_only_an_answer_to_everything_is_complete():
    questions = tuple(evolve(it, required=False) for it in a_survey().questions[:2])
    full = a_response("AZ", an_answer("level"), an_answer("target"))
    survey = a_survey("s", full, a_response("GE", an_answer("level")), questions=questions)
    found = response_rate(survey)
    assert (found.complete, found.partial) == (("AZ",), ("GE",))


def test_until_a_survey_is_sent_nobody_is_asked_and_nobody_silent():
    for found in (
        response_rate(a_survey("s", sent_on=None)),
        response_rate(a_survey("s", a_response("AZ", *FULL)), date(2021, 4, 30)),
    ):
        assert (found.asked, found.silent, found.complete, found.rate) == (0, (), (), None)
        assert {(it.asked, it.answered, it.skipped) for it in found.questions} == {(0, 0, 0)}


def test_on_a_day_only_what_was_answered_by_then_counts():
    survey = a_survey("s", a_response("AZ", *FULL), a_response("GE", *FULL, on=CLOSING))
    assert response_rate(survey, DAY).rate == Fraction(1, 3)
    assert response_rate(survey, CLOSING).rate == Fraction(2, 3)
    assert response_rate(survey, date(2021, 5, 1)).silent == ("AZ", "GE", "KZ")


def test_a_member_that_returned_nothing_but_blanks_is_silent():
    survey = a_survey("s", a_response("AZ"))
    optional = tuple(evolve(it, required=False) for it in survey.questions)
    for asked in (survey, evolve(survey, questions=optional)):
        found = response_rate(asked)
        assert (found.answered, found.silent) == (0, ("AZ", "GE", "KZ"))


def test_a_question_knows_who_skipped_it_apart_from_who_was_silent():
    found = response_rate(a_survey("s", a_response("GE", FULL[1]), a_response("AZ", *FULL)))
    assert found.questions[:3] == (
        QuestionRate("level", answered=1, skipped=1, asked=3),
        QuestionRate("target", answered=0, skipped=2, asked=3),
        QuestionRate("weight", answered=0, skipped=2, asked=3),
    )


def test_a_late_response_counts_and_is_told_apart():
    late = a_response("AZ", *FULL, on=CLOSING.replace(year=2022))
    found = response_rate(a_survey("s", late, a_response("GE", *FULL, on=CLOSING)))
    assert (found.complete, found.late) == (("AZ", "GE"), ("AZ",))


def test_where_nobody_was_asked_the_rate_is_unknown():
    found = response_rate(a_survey("s", asked=()))
    assert (found.asked, found.rate) == (0, None)


PICKS = st.sets(st.sampled_from(["level", "ict-level", "target"]))


@given(st.permutations(["AZ", "GE", "KZ", "MD"]), st.lists(PICKS, max_size=4))
@settings(max_examples=50)
def test_every_member_stands_in_one_row_and_every_answer_is_counted(codes, picked):
    responses = tuple(
        a_response(code, *(an_answer(question, 1) for question in sorted(questions)))
        for code, questions in zip(codes, picked, strict=False)
    )
    survey = a_survey("s", *responses, asked=tuple(codes))
    found = response_rate(survey)
    assert sorted((*found.complete, *found.partial, *found.silent)) == sorted(codes)
    counted = Counter(question for questions in picked for question in questions)
    assert all(it.answered == counted[it.question] for it in found.questions)
    assert all(it.answered + it.skipped + len(found.silent) == it.asked for it in found.questions)
    turned = evolve(survey, asked=tuple(codes[::-1]), responses=responses[::-1])
    assert response_rate(turned) == found


@pytest.mark.parametrize("wrong", [None, 7, "survey", True, ()])
def test_only_a_survey_has_a_response_rate(wrong):
    with pytest.raises(InvalidValue):
        response_rate(wrong)
    if wrong is not None:
        with pytest.raises(InvalidValue):
            response_rate(a_survey(), wrong)
