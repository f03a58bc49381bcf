"""Two staffings differ by who is sent, where they go, and what it comes to."""

import pytest

from rocb.errors import InvalidValue
from rocb.planning.assignment.objectives import Sense
from rocb.planning.staffing.differences import (
    ObjectiveDifference,
    SeatMove,
    StaffingDifference,
    staffing_difference,
)
from rocb.planning.staffing.staff import staff
from tests.offices import an_expert
from tests.planning.staffing.builders import a_case, a_seat, a_staffing, march

CASE = a_case(
    a_seat("one", march(1, 2), seats=2),
    a_seat("two", march(4, 6)),
    pool=tuple(map(an_expert, "abc")),
)


def test_a_staffing_does_not_differ_from_itself():
    same = a_staffing(CASE, ("one", "a"), ("two", "b"))
    assert staffing_difference(same, same) == StaffingDifference((), (), (), (), (), (), 2, ())


def test_who_is_sent_freed_and_moved_is_told_by_id():
    before = a_staffing(CASE, ("one", "a"), ("one", "b"))
    after = a_staffing(CASE, ("one", "c"), ("two", "a"))
    found = staffing_difference(before, after)
    assert (found.sent, found.freed, found.moved) == (("c",), ("b",), ("a",))
    assert (found.filled, found.emptied, found.kept) == (("two",), ("one",), 0)
    assert found.moves == (
        SeatMove("a-one", "one", "a", "c"),
        SeatMove("a-one", "one", "b", None),
        SeatMove("a-two", "two", None, "a"),
    )


def test_objectives_are_compared_by_name_and_unknown_stays_unknown():
    full, none = staff(CASE), a_staffing(CASE)
    cover = staffing_difference(none, full).objectives[0]
    assert cover == ObjectiveDifference("cover", Sense.MOST, None, 3)
    assert (cover.change, cover.loss) == (None, None)
    less = staff(a_case(*CASE.plan.activities, pool=CASE.experts[:1]))
    lost = staffing_difference(full, less).objectives[0]
    assert (lost.change, lost.loss) == (-1, 1)


@pytest.mark.parametrize("nonsense", [None, "7", True])
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InvalidValue):
        staffing_difference(nonsense, a_staffing(CASE))
