"""Questions say what may be answered, and answers hold one thing."""

from decimal import Decimal

import pytest

from rocb import InvalidValue
from rocb.planning.diagnostics.questions import Answer, AnswerKind, Choice, answer_fault
from tests.offices import both
from tests.planning.diagnostics.builders import a_question, an_answer

YES, NO = Choice("yes", both("Yes")), Choice("no", both("No"))
ANSWERS = {
    AnswerKind.LEVEL: an_answer("x", 0),
    AnswerKind.TARGET: an_answer("x", 5),
    AnswerKind.IMPORTANCE: an_answer("x", 1),
    AnswerKind.CHOICE: Answer("x", chosen="yes"),
    AnswerKind.NUMBER: Answer("x", number=Decimal("-1.5")),
    AnswerKind.TEXT: Answer("x", text=both("words")),
}
GRADED = (AnswerKind.LEVEL, AnswerKind.TARGET, AnswerKind.IMPORTANCE)


def a_question_for(kind: AnswerKind):
    return a_question("x", kind=kind, options=(YES, NO) if kind is AnswerKind.CHOICE else ())


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


@pytest.mark.parametrize("asked", AnswerKind)
@pytest.mark.parametrize("given", AnswerKind)
def test_an_answer_fits_a_question_of_its_own_kind_only(asked, given):
    fits = asked is given or (asked in GRADED and given in GRADED)
    if (asked, given) == (AnswerKind.IMPORTANCE, AnswerKind.LEVEL):
        fits = False  # the level is 0, and an importance is at least 1
    fault = answer_fault(a_question_for(asked), ANSWERS[given])
    assert (fault is None) is fits


def test_a_choice_is_one_of_those_that_were_offered():
    fault = answer_fault(a_question_for(AnswerKind.CHOICE), Answer("x", chosen="perhaps"))
    assert fault is not None
    assert (fault.path, fault.expected) == ("chosen", "one of yes, no")


def test_an_answer_holds_one_thing():
    for answer in ({}, {"number": Decimal(1)}):
        with pytest.raises(InvalidValue) as caught:
            an_answer("x", 2 if answer else None, **answer)
        assert paths(caught.value) == [""]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"grade": 6}, ["grade"]),
        ({"grade": -1}, ["grade"]),
        ({"grade": True}, ["grade"]),
        ({"grade": None, "number": Decimal("NaN")}, ["number"]),
        ({"grade": None, "number": 1.5}, ["number"]),
        ({"grade": None, "chosen": "a b"}, ["chosen"]),
        ({"grade": None, "text": "bare"}, ["text"]),
    ],
)
def test_an_answer_refuses_what_is_beyond_every_scale(changes, found):
    with pytest.raises(InvalidValue) as caught:
        Answer(**{"question": "x", "grade": 1, **changes})
    assert paths(caught.value) == found


@pytest.mark.parametrize(
    ("kind", "options", "found"),
    [
        (AnswerKind.CHOICE, (), ["options"]),
        (AnswerKind.CHOICE, (YES,), ["options"]),
        (AnswerKind.CHOICE, (YES, NO, YES), ["options[2].id"]),
        (AnswerKind.LEVEL, (YES, NO), ["options"]),
        (AnswerKind.TEXT, (YES, YES), ["options", "options[1].id"]),
    ],
)
def test_only_a_choice_has_options_and_two_of_them_at_least(kind, options, found):
    with pytest.raises(InvalidValue) as caught:
        a_question(kind=kind, options=options)
    assert paths(caught.value) == found


@pytest.mark.parametrize("number", ["1E30", "0.00000000001"])
def test_an_answer_is_a_number_that_a_document_can_hold(number):
    with pytest.raises(InvalidValue) as caught:
        Answer("x", number=Decimal(number))
    assert paths(caught.value) == ["number"]
