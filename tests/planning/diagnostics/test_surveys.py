"""Surveys keep every response, also partial and late ones, and refuse what nobody was asked."""

from datetime import date, timedelta

import pytest

from rocb import InvalidValue
from rocb.planning.diagnostics.questions import AnswerKind
from rocb.planning.diagnostics.surveys import is_late
from tests.planning.diagnostics.builders import (
    CLOSING,
    DAY,
    QUESTIONS,
    a_question,
    a_response,
    a_survey,
    an_answer,
)


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def test_a_partial_response_is_kept():
    response = a_response("AZ", an_answer("level", 2))
    assert a_survey("s", response).responses == (response,)


@pytest.mark.parametrize(("days", "late"), [(-1, False), (0, False), (1, True)])
def test_a_response_after_the_last_day_is_kept_and_known_as_late(days, late):
    response = a_response("AZ", an_answer(), on=CLOSING + timedelta(days=days))
    survey = a_survey("s", response)
    assert survey.responses == (response,)
    assert is_late(survey, response) is late


def test_nothing_is_late_for_a_survey_that_does_not_close():
    response = a_response("AZ", an_answer(), on=date(2031, 1, 1))
    assert not is_late(a_survey("s", response, closes=None), response)


def test_a_survey_may_be_made_before_it_is_sent():
    assert a_survey("s", sent_on=None, closes=None, asked=()).sent_on is None


def test_all_faults_of_a_survey_are_told_at_once():
    with pytest.raises(InvalidValue) as caught:
        a_survey(
            "s",
            a_response("AZ", an_answer("nothing"), an_answer("level", 1), an_answer("level", 2)),
            a_response("UZ", an_answer("weight", 0)),
            a_response("AZ", an_answer("remarks"), on=date(2021, 4, 30)),
            closes=date(2021, 4, 1),
        )
    assert paths(caught.value) == [
        "closes",
        "responses[2].on",
        "responses[2].member",
        "responses[0].answers[2].question",
        "responses[0].answers[0].question",
        "responses[1].member",
        "responses[1].answers[0].grade",
        "responses[2].answers[0].grade",
    ]


def test_nobody_answers_what_was_not_sent():
    with pytest.raises(InvalidValue) as caught:
        a_survey("s", a_response(), sent_on=None)
    assert paths(caught.value) == ["responses[0].on"]


def test_a_survey_may_close_and_be_answered_on_the_day_on_which_it_is_sent():
    a_survey("s", a_response("AZ", an_answer(), on=DAY), sent_on=DAY, closes=DAY)


def test_a_figure_of_an_area_is_asked_for_once():
    twice = (*QUESTIONS, a_question("again"), a_question("wish", kind=AnswerKind.TEXT))
    more = (*twice, a_question("wish-2", kind=AnswerKind.TEXT))
    with pytest.raises(InvalidValue) as caught:
        a_survey("s", questions=more)
    assert paths(caught.value) == ["questions[5].area"]


def test_a_survey_without_a_framework_asks_about_no_area():
    with pytest.raises(InvalidValue) as caught:
        a_survey("s", framework=None, questions=QUESTIONS[-2:])
    assert paths(caught.value) == ["questions[0].area"]
    a_survey("s", framework=None, questions=(a_question(area=None), a_question("b", area=None)))


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"id": "x" * 81}, "id"),
        ({"id": "a b"}, "id"),
        ({"asked": ("AZ", "AZ")}, "asked[1]"),
        ({"asked": ["AZ"]}, "asked"),
        ({"sent_on": "2021-05-01"}, "sent_on"),
        ({"responses": (None,)}, "responses[0]"),
    ],
)
def test_a_survey_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        a_survey(**changes)
    assert paths(caught.value) == [path]


@pytest.mark.parametrize("wrong", [None, 7, "survey", True])
def test_only_a_response_to_a_survey_is_late(wrong):
    with pytest.raises(InvalidValue):
        is_late(wrong, a_response())
    with pytest.raises(InvalidValue):
        is_late(a_survey(), wrong)
