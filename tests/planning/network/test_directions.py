"""What supervisors ask of the office stays open until it is done."""

from collections.abc import Callable
from functools import partial

import pytest

from rocb.errors import InvalidValue
from rocb.planning.network.directions import (
    Direction,
    Supervisor,
    directions_from,
    open_directions,
)
from tests.offices import both
from tests.planning.network.builders import a_direction, day, faults_beside, faults_of

faults = partial(faults_of, a_direction)


def test_a_direction_is_due_and_done_after_it_was_given():
    assert faults(due=day("01-31"), done_on=day("01-01")) == [
        ("due", "2021-02-01 or later"),
        ("done_on", "2021-02-01 or later"),
    ]


def test_what_was_done_was_done_on_a_day():
    assert faults(done=both("Sent")) == [("done_on", "known, as it is known what was done")]
    assert a_direction(done=both("Sent"), done_on=day("02-01")).done == both("Sent")


@pytest.mark.parametrize(
    ("on", "is_open"), [("01-31", False), ("02-01", True), ("02-28", True), ("03-01", False)]
)
def test_a_direction_is_open_from_the_day_it_was_given_until_it_is_done(on, is_open):
    direction = a_direction(done_on=day("03-01"))
    assert open_directions([direction], day(on)) == ((direction,) if is_open else ())


def test_what_is_due_first_comes_first_and_what_has_no_day_last():
    directions = [
        a_direction("a"),
        a_direction("d", due=day("05-02")),
        a_direction("c", due=day("05-02")),
        a_direction("e", due=day("05-01")),
        a_direction("b", on=day("02-02")),
    ]
    assert [it.id for it in open_directions(directions, day("12-31"))] == ["e", "c", "d", "a", "b"]


def test_each_supervisor_has_directions_of_its_own():
    directions = [
        a_direction("a", given_by=Supervisor.CONTACT_POINT),
        a_direction("d", on=day("01-01")),
        a_direction("c"),
        a_direction("b"),
    ]
    found = directions_from(directions, Supervisor.VICE_CHAIR)
    assert [it.id for it in found] == ["d", "b", "c"]


@pytest.mark.parametrize(
    ("stand_in", "paths"),
    [
        ({}, []),
        ({"due": day("01-01"), "done": both("Sent")}, []),
        ({"done": both("Sent"), "done_on": None}, ["done_on"]),
    ],
)
def test_what_is_sound_in_a_faulty_direction_is_checked_too(stand_in, paths):
    assert faults_beside(Direction, **stand_in) == paths


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 3])
def test_nonsense_is_refused(nonsense):
    calls: tuple[Callable[[], object], ...] = (
        lambda: open_directions(nonsense, day("01-01")),
        lambda: open_directions([], nonsense),
        lambda: directions_from([nonsense], Supervisor.VICE_CHAIR),
        lambda: directions_from([], nonsense),
    )
    for call in calls:
        with pytest.raises(InvalidValue):
            call()
