"""A policy gap is found, raised, answered and closed, in this order."""

from datetime import timedelta
from functools import partial
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.network.policy_gaps import (
    PolicyGap,
    PolicyGapState,
    policy_gap_state,
    unanswered_gaps,
)
from tests.planning.network.builders import a_policy_gap, an_answer, day, faults_beside, faults_of
from tests.planning.network.drawn import policy_gaps
from tests.planning.refs import Refs

faults = partial(faults_of, a_policy_gap)


def test_a_gap_takes_its_states_one_after_the_other():
    gap = a_policy_gap(
        raised_on=day("03-01"), answers=(an_answer("05-01"),), closed_on=day("06-01")
    )
    found = [
        policy_gap_state(gap, day(text))
        for text in ("01-31", "02-01", "02-28", "03-01", "04-30", "05-01", "05-31", "06-01")
    ]
    states = PolicyGapState
    assert found == [
        None,
        states.FOUND,
        states.FOUND,
        states.RAISED,
        states.RAISED,
        states.ANSWERED,
        states.ANSWERED,
        states.CLOSED,
    ]


def test_a_gap_may_close_without_an_answer():
    gap = a_policy_gap(closed_on=day("06-01"))
    assert policy_gap_state(gap, day("06-01")) is PolicyGapState.CLOSED


def test_only_what_was_raised_has_an_addressee_and_answers():
    assert faults(raised_to="wco", answers=(an_answer(),)) == [
        ("raised_to", "left out until the gap is raised"),
        ("answers[0].on", "possible before the gap is raised"),
    ]


def test_the_days_of_a_gap_follow_one_another():
    assert faults(raised_on=day("01-01"), answers=(an_answer("01-15"),)) == [
        ("raised_on", "2021-02-01 or later"),
        ("answers[0].on", "2021-02-01 or later"),
    ]
    answers = (an_answer("05-01"), an_answer("04-01"))
    assert faults(raised_on=day("03-01"), answers=answers, closed_on=day("04-15")) == [
        ("answers[1].on", "2021-05-01 or later"),
        ("closed_on", "2021-05-01 or later"),
    ]


def test_a_gap_names_clauses_and_provisions_that_there_are():
    assert a_policy_gap(clauses=("responsibility.9",), provisions=("rkc",)).provisions == ("rkc",)
    assert [path for path, _ in faults(clauses=("responsibility.99",))] == ["clauses[0]"]
    assert [path for path, _ in faults(provisions=("rkc.99",))] == ["provisions[0]"]


def test_what_has_waited_longest_for_an_answer_comes_first():
    early, late = a_policy_gap("c", raised_on=day("03-01")), day("04-01")
    gaps = [a_policy_gap("b", raised_on=late), a_policy_gap("a", raised_on=late), early]
    found = unanswered_gaps(gaps, day("04-11"))
    assert [(it.gap.id, it.raised_on, it.days) for it in found] == [
        ("c", day("03-01"), 41),
        ("a", late, 10),
        ("b", late, 10),
    ]


@given(policy_gaps(Refs()), st.dates(day("01-01"), day("12-31")))
@settings(max_examples=25)
def test_unanswered_is_just_what_is_raised_on_the_day(gaps, on):
    dates = [it.raised_on for it in gaps if it.raised_on]
    for asked in (on, *dates, *(it - timedelta(1) for it in dates)):
        found = {it.gap.id for it in unanswered_gaps(gaps, asked)}
        raised = PolicyGapState.RAISED
        assert found == {it.id for it in gaps if policy_gap_state(it, asked) is raised}


@pytest.mark.parametrize(
    ("stand_in", "paths"),
    [
        ({}, []),
        ({"raised_to": "wco"}, []),
        ({"raised_on": None, "raised_to": "wco"}, ["raised_to"]),
        ({"closed_on": day("01-01"), "answers": (SimpleNamespace(), an_answer())}, ["closed_on"]),
    ],
)
def test_what_is_sound_in_a_faulty_gap_is_checked_too(stand_in, paths):
    assert faults_beside(PolicyGap, **stand_in) == paths


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 3])
def test_nonsense_is_refused(nonsense):
    for call in (
        lambda: policy_gap_state(nonsense, day("01-01")),
        lambda: policy_gap_state(a_policy_gap(), nonsense),
        lambda: unanswered_gaps(nonsense, day("01-01")),
        lambda: unanswered_gaps([nonsense], day("01-01")),
        lambda: unanswered_gaps([], nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()
