"""A case says what a seat is worth, and refuses what it cannot hold."""

from typing import Any

import pytest

from rocb.errors import InvalidValue
from rocb.planning.needs.ranking import rank_needs
from rocb.planning.staffing.cases import ActivityWeight, StaffingCase, seat_weights, weights_of
from tests.offices import a_need, a_plan, a_role, an_activity, an_expert
from tests.planning.staffing.builders import a_case

NEEDS = (a_need("small", importance=1), a_need("great", importance=5))
UNKNOWN = a_need("unknown", importance=None)


def worth(*needs: str, **changes: Any) -> int:
    case = a_case(an_activity(needs=needs), ranking=rank_needs((*NEEDS, UNKNOWN)), **changes)
    return weights_of(case)["activity"]


def test_a_seat_is_worth_the_greatest_need_that_its_activity_serves():
    assert worth("small") == 3 * 1
    assert worth("great") == worth("small", "great") == 3 * 5


def test_a_need_that_nobody_assessed_gives_no_priority():
    assert worth("unknown") == worth() == 1
    assert weights_of(a_case(an_activity(needs=("great",)))) == {"activity": 1}


def test_what_is_stated_goes_before_the_ranking():
    assert worth("great", weights=(ActivityWeight("activity", 2),)) == 2
    assert worth("great", weights=(ActivityWeight("activity", 0),)) == 0


def test_an_expert_or_a_weight_twice_is_a_fault_and_both_are_told():
    weight = ActivityWeight("activity", 1)
    with pytest.raises(InvalidValue) as caught:
        StaffingCase(
            a_plan(an_activity()), (an_expert("a"), an_expert("a")), weights=(weight, weight)
        )
    assert [it.path for it in caught.value.faults] == ["experts[1].id", "weights[1].activity"]


def test_a_weight_of_an_activity_that_the_plan_has_not_is_a_fault():
    with pytest.raises(InvalidValue) as caught:
        a_case(an_activity(), weights=(ActivityWeight("activity", 1), ActivityWeight("x", 1)))
    assert [it.path for it in caught.value.faults] == ["weights[1].activity"]


def test_a_role_can_be_worth_nothing():
    activity = an_activity(roles=(a_role("one"), a_role("two")))
    weights = (ActivityWeight("activity", 3),)
    case = a_case(activity, weights=weights, weightless=("two",))
    assert seat_weights(case) == {"one": 3, "two": 0}
    with pytest.raises(InvalidValue) as caught:
        a_case(activity, weightless=("two", "three"))
    assert [it.path for it in caught.value.faults] == ["weightless[1]"]


@pytest.mark.parametrize("nonsense", [float("nan"), -1, 1.5, "7", True, None])
def test_a_weight_is_a_whole_number(nonsense):
    with pytest.raises(InvalidValue) as caught:
        ActivityWeight("activity", nonsense)
    assert [it.path for it in caught.value.faults] == ["weight"]
