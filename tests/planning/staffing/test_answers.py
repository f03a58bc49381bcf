"""An answer becomes a staffing only if the records allow it."""

import pytest

from rocb.errors import InvalidValue, UnsoundAnswer
from rocb.planning.assignment.solutions import AssignmentSolution
from rocb.planning.assignment.tasks import Pairing
from rocb.planning.staffing.answers import pairings_of, staffing_of
from tests.offices import an_expert
from tests.planning.staffing.builders import a_case, a_seat, assigned, march, pairs_of

CASE = a_case(
    a_seat("one", march(1, 3)), a_seat("two", march(3, 4)), pool=tuple(map(an_expert, "ab"))
)


def solution(*pairs: tuple[str, str]) -> AssignmentSolution:
    return AssignmentSolution(tuple(Pairing(*it) for it in pairs), (), ())


def test_an_answer_stands_in_the_order_of_the_plan():
    staffing = staffing_of(CASE, solution(("two", "a"), ("one", "b")))
    assert pairs_of(staffing) == [("one", "b"), ("two", "a")]
    assert pairings_of(staffing.assignments) == (Pairing("one", "b"), Pairing("two", "a"))
    assert staffing.unfilled == ()


def test_an_answer_that_breaks_a_rule_is_not_returned():
    with pytest.raises(UnsoundAnswer) as caught:
        staffing_of(CASE, solution(("one", "a"), ("two", "a")))
    assert caught.value.broken == ("one, a: busy", "two, a: busy")


@pytest.mark.parametrize("nonsense", [None, "7", 7, (1,)])
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InvalidValue):
        pairings_of(nonsense)
    assert pairings_of(assigned(CASE, ("one", "a"))) == (Pairing("one", "a"),)
