"""Guidance to senior management is followed up when it is due."""

from functools import partial

import pytest

from rocb.errors import InvalidValue
from rocb.planning.network.guidance import Guidance, follow_ups_due, members_not_guided
from tests.offices import a_member, both
from tests.planning.network.builders import a_guidance, day, faults_beside, faults_of

faults = partial(faults_of, a_guidance)


def test_a_follow_up_comes_after_the_guidance():
    assert faults(follow_up_due=day("01-01"), followed_up_on=day("01-31")) == [
        ("follow_up_due", "2021-02-01 or later"),
        ("followed_up_on", "2021-02-01 or later"),
    ]


def test_what_came_of_it_is_known_from_the_follow_up():
    expected = [("followed_up_on", "known, as it is known what came of the guidance")]
    assert faults(outcome=both("A reform")) == expected
    followed_up = a_guidance(outcome=both("A reform"), followed_up_on=day("05-01"))
    assert followed_up.outcome == both("A reform")


def test_guidance_names_clauses_and_provisions_that_there_are():
    assert a_guidance(clauses=("duty.7",), provisions=("safe.1",)).clauses == ("duty.7",)
    assert [path for path, _ in faults(clauses=("duty.99",))] == ["clauses[0]"]
    assert [path for path, _ in faults(provisions=("safe.99",))] == ["provisions[0]"]


@pytest.mark.parametrize(
    ("changes", "on", "due"),
    [
        ({}, "12-31", False),
        ({"follow_up_due": day("05-01")}, "04-30", False),
        ({"follow_up_due": day("05-01")}, "05-01", True),
        ({"follow_up_due": day("05-01"), "followed_up_on": day("06-01")}, "05-31", True),
        ({"follow_up_due": day("05-01"), "followed_up_on": day("06-01")}, "06-01", False),
    ],
)
def test_a_follow_up_is_due_from_its_day_until_it_is_made(changes, on, due):
    guidance = a_guidance(**changes)
    assert follow_ups_due([guidance], day(on)) == ((guidance,) if due else ())


def test_what_is_due_first_comes_first():
    rows = [("b", "05-02"), ("a", "05-02"), ("c", "05-01")]
    found = follow_ups_due([a_guidance(id, follow_up_due=day(it)) for id, it in rows], day("06-01"))
    assert [it.id for it in found] == ["c", "a", "b"]


def test_members_that_were_given_no_guidance_since_a_day_are_listed():
    guidance = [a_guidance("a"), a_guidance("b", member="GE", on=day("01-31"))]
    members = [a_member(code) for code in ("KZ", "GE", "AZ", "KZ")]
    assert members_not_guided(guidance, members, day("02-01")) == ("GE", "KZ")


@pytest.mark.parametrize(
    ("stand_in", "paths"),
    [
        ({}, []),
        ({"follow_up_due": day("01-01"), "outcome": both("A reform")}, []),
        ({"outcome": both("A reform"), "followed_up_on": None}, ["followed_up_on"]),
    ],
)
def test_what_is_sound_in_a_faulty_record_is_checked_too(stand_in, paths):
    assert faults_beside(Guidance, **stand_in) == paths


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 3])
def test_nonsense_is_refused(nonsense):
    for call in (
        lambda: follow_ups_due(nonsense, day("01-01")),
        lambda: follow_ups_due([], nonsense),
        lambda: members_not_guided([nonsense], [], day("01-01")),
        lambda: members_not_guided([], nonsense, day("01-01")),
        lambda: members_not_guided([], [], nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()
