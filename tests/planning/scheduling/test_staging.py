"""Two stages: activities find days and rooms, and then their experts."""

from datetime import date
from typing import Any

import pytest

from rocb.errors import InvalidValue
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, Status
from rocb.planning.scheduling.cases import YearCase, year_case
from rocb.planning.scheduling.options import Hindrance, Impediment, PlacementOption
from rocb.planning.scheduling.schedules import YearSchedule
from rocb.planning.scheduling.staging import schedule
from rocb.planning.scheduling.verification import schedule_breaches
from rocb.planning.staffing.cases import StaffingCase
from tests.offices import a_plan, a_role, an_expert
from tests.planning.scheduling.builders import a_year, march, planned

HALL = ("hall",)
DAYS = (("a", 4), ("b", 9), ("c", 11))


def held(schedule: YearSchedule) -> dict[str, int]:
    """The first days in March of what is placed."""
    return {it.activity: it.days.first.day for it in schedule.chosen}


def scheduled(case: YearCase) -> YearSchedule:
    found = schedule(case)
    assert schedule_breaches(case, found) == ()
    return found


def test_what_nothing_hinders_stays_on_its_days():
    found = scheduled(a_year(planned("a", march(2, 3), march(1, 12)), planned("b", march(2))))
    assert held(found) == {"a": 2, "b": 2}
    assert found.unplaced == ()
    assert all(proof.is_proven for proof in found.proofs)


def test_of_two_that_want_one_room_the_one_with_a_window_makes_way():
    rooms = {"a": HALL, "b": HALL}
    found = scheduled(
        a_year(planned("a", march(2), march(1, 5)), planned("b", march(2)), rooms=rooms)
    )
    assert held(found) in ({"a": 1, "b": 2}, {"a": 3, "b": 2})


def test_another_room_is_taken_where_there_is_one():
    rooms = {"a": ("hall", "lab"), "b": HALL}
    found = scheduled(a_year(planned("a", march(2)), planned("b", march(2)), rooms=rooms))
    assert {it.activity: it.spaces for it in found.chosen} == {"a": ("lab",), "b": ("hall",)}


def test_the_weightier_of_two_gets_the_room_and_the_other_is_told_why():
    case = a_year(
        planned("a", march(2, 3)),
        planned("b", march(3, 4)),
        rooms={"a": HALL, "b": HALL},
        weights={"a": 1, "b": 2},
    )
    found = scheduled(case)
    assert held(found) == {"b": 3}
    (left,) = found.unplaced
    assert left.activity.id == "a"
    assert left.reasons == (Impediment(Hindrance.CONTESTED, ("b",)),)
    assert found.plan.activities[0].status is Status.POSTPONED


def test_two_light_ones_are_worth_more_than_a_heavy_one_that_is_in_their_way():
    case = a_year(
        planned("a", march(2)),
        planned("b", march(3)),
        planned("c", march(2, 3)),
        rooms=dict.fromkeys("abc", HALL),
        weights={"a": 3, "b": 3, "c": 5},
    )
    found = scheduled(case)
    assert held(found) == {"a": 2, "b": 3}
    assert found.proofs[0].value == 6


def test_a_chain_of_three_makes_way_for_a_fourth():
    case = a_year(
        planned("a", march(1), march(1, 2)),
        planned("b", march(2), march(2, 3)),
        planned("c", march(3), march(3, 4)),
        planned("d", march(1)),
        rooms=dict.fromkeys("abcd", HALL),
        weights={"a": 4, "b": 3, "c": 2, "d": 1},
    )
    assert held(scheduled(case)) == {"a": 2, "b": 3, "c": 4, "d": 1}


def test_what_depends_on_another_begins_after_its_end():
    case = a_year(
        planned("mission", march(2, 4)),
        planned("workshop", march(3), march(1, 12), depends_on=("mission",)),
    )
    assert held(scheduled(case)) == {"mission": 2, "workshop": 5}


def test_what_waits_for_something_too_late_has_no_place():
    case = a_year(
        planned("mission", march(2, 4)),
        planned("workshop", march(3), march(2, 4), depends_on=("mission",)),
    )
    found = scheduled(case)
    assert held(found) == {"mission": 2}
    (left,) = found.unplaced
    assert left.reasons == (Impediment(Hindrance.WAITS, ("mission",)),)
    assert len(left.barred) == 3


def test_what_waits_for_something_without_a_place_has_none_either():
    case = a_year(
        planned("fair", march(2)),
        planned("mission", march(2)),
        planned("workshop", march(9), depends_on=("mission",)),
        rooms={"fair": HALL, "mission": HALL},
        weights={"fair": 9},
    )
    found = scheduled(case)
    assert held(found) == {"fair": 2}
    assert [it.activity.id for it in found.unplaced] == ["mission", "workshop"]
    assert found.unplaced[1].reasons == (Impediment(Hindrance.WAITS, ("mission",)),)


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_what_waits_for_something_that_is_not_held_has_no_place(status):
    case = a_year(
        planned("mission", march(2), status=status),
        planned("workshop", march(9), march(8, 12), depends_on=("mission",)),
    )
    found = scheduled(case)
    assert held(found) == {}
    assert [it.activity.id for it in found.unplaced] == ["workshop"]


def test_what_has_begun_stays_whatever_it_takes():
    case = a_year(
        planned("a", march(2), status=Status.COMPLETED),
        planned("b", march(2), status=Status.UNDER_WAY),
        planned("c", march(2), march(1, 3)),
        rooms=dict.fromkeys("abc", HALL),
        weights={"c": 9},
    )
    found = scheduled(case)
    assert held(found) == {"a": 2, "b": 2, "c": 2}


def test_a_member_is_invited_to_one_activity_at_a_time_where_that_is_wanted():
    activities = (
        planned("a", march(2), march(1, 5), members=("AZ", "GE")),
        planned("b", march(2), members=("GE",)),
    )
    assert held(scheduled(a_year(*activities))) == {"a": 2, "b": 2}
    found = scheduled(a_year(*activities, members_apart=True))
    assert held(found)["a"] != 2


def test_a_member_that_is_at_what_has_begun_is_told():
    case = a_year(
        planned("a", march(2), members=("GE",)),
        planned("b", march(1, 3), members=("GE",), status=Status.UNDER_WAY),
        members_apart=True,
    )
    (left,) = scheduled(case).unplaced
    assert left.reasons == (Impediment(Hindrance.MEMBERS, ("b",)),)


def test_days_are_chosen_on_which_the_only_expert_is_free():
    role, other = a_role("one"), a_role("other")
    case = a_year(
        planned("a", march(2), march(1, 5), roles=(role,)),
        planned("b", march(2), roles=(other,)),
        experts=(an_expert("anna"),),
    )
    found = scheduled(case)
    assert held(found)["a"] != 2
    assert len(found.staffing.assignments) == 2


def test_days_are_chosen_on_which_the_only_expert_is_not_away():
    case = a_year(
        planned("a", march(2), march(1, 5), roles=(a_role(),)),
        experts=(an_expert("anna", unavailable=(march(1, 3),)),),
    )
    found = scheduled(case)
    assert held(found) == {"a": 4}
    assert found.staffing.unfilled == ()


def test_an_activity_without_experts_is_held_all_the_same():
    found = scheduled(a_year(planned("a", march(2), march(1, 5), roles=(a_role(),))))
    assert held(found) == {"a": 2}
    assert [it.role.id for it in found.staffing.unfilled] == ["role"]


def test_an_expert_who_is_pinned_twice_keeps_two_activities_apart():
    one, two = (a_role(id, pinned=("anna",)) for id in ("one", "two"))
    case = a_year(
        planned("a", march(2), march(1, 5), roles=(one,)),
        planned("b", march(2), roles=(two,)),
        experts=(an_expert("anna"),),
    )
    found = scheduled(case)
    assert held(found)["a"] != 2
    assert len(found.staffing.assignments) == 2


def test_an_expert_who_is_pinned_and_away_bars_the_days():
    case = a_year(
        planned("a", march(2), march(1, 3), roles=(a_role(pinned=("anna",)),)),
        experts=(an_expert("anna", unavailable=(march(1, 3),)),),
    )
    (left,) = scheduled(case).unplaced
    assert left.reasons == (Impediment(Hindrance.PINNED, ("anna",)),)


def guided(id: str, first: int, window: Days | None = None, guest: str = "new") -> Activity:
    """An activity to which somebody is pinned who comes only beside a lead."""
    roles = (a_role(f"{id}-lead", lead=True), a_role(id, pinned=(guest,), escorted=True))
    return planned(id, march(first), window, roles=roles)


def test_days_without_a_lead_for_an_expert_who_is_pinned_are_barred():
    experts = (an_expert("new", awards=()), an_expert("lead", unavailable=(march(5),)))
    case = a_year(guided("a", 5, march(3, 5)), experts=experts)
    assert held(scheduled(case)) == {"a": 4}
    (left,) = scheduled(a_year(guided("a", 5), experts=experts)).unplaced
    assert left.reasons == (Impediment(Hindrance.PINNED, ("new",)),)


def test_two_pinned_experts_who_need_one_lead_part_their_activities():
    guests = (an_expert("new", awards=()), an_expert("other", awards=()))
    case = a_year(
        guided("a", 4, march(4, 5)),
        guided("b", 4, guest="other"),
        experts=(*guests, an_expert("lead")),
    )
    found = scheduled(case)
    assert held(found) == {"a": 5, "b": 4}
    assert found.proofs[0].is_proven


def test_of_two_pinned_experts_with_one_lead_the_one_who_cannot_come_is_named():
    guests = (an_expert("new", awards=()), an_expert("other", awards=()))
    case = a_year(
        guided("a", 4),
        guided("b", 4, guest="other"),
        experts=(*guests, an_expert("lead")),
        weights={"b": 2},
    )
    (left,) = scheduled(case).unplaced
    assert left.activity.id == "a"
    assert left.reasons == (Impediment(Hindrance.PINNED, ("new",)),)


def test_an_expert_who_is_pinned_to_more_than_the_year_holds_comes_to_one():
    roles = [a_role(id, pinned=("anna",)) for id in "ab"]
    case = a_year(
        planned("a", march(4), roles=(roles[0],)),
        planned("b", march(9), roles=(roles[1],)),
        experts=(an_expert("anna", days_per_year=1),),
    )
    found = scheduled(case)
    assert (len(found.chosen), found.proofs[0].bound) == (1, 1)
    assert found.unplaced[0].reasons == (Impediment(Hindrance.PINNED, ("anna",)),)


def test_of_three_that_a_pinned_expert_has_not_the_days_for_no_bound_is_told():
    case = a_year(
        *(planned(it, march(day), roles=(a_role(it, pinned=("anna",)),)) for it, day in DAYS),
        experts=(an_expert("anna", days_per_year=2),),
    )
    found = scheduled(case)
    assert len(found.chosen) == 2
    assert all(proof.bound is None for proof in found.proofs)


def test_everything_that_speaks_against_days_is_told():
    case = a_year(
        planned("a", march(9)),
        planned("b", march(5), members=("AZ",), depends_on=("a",)),
        planned("c", march(5), members=("AZ",)),
        members_apart=True,
    )
    (left,) = scheduled(case).unplaced
    assert left.nearest is not None
    assert left.nearest.impediments == (
        Impediment(Hindrance.WAITS, ("a",)),
        Impediment(Hindrance.MEMBERS, ("c",)),
    )


def test_the_nearest_option_is_the_one_with_the_least_against_it():
    case = a_year(
        planned("a", march(2), march(2, 3)),
        planned("b", march(2, 3)),
        planned("c", march(3), march(3)),
        rooms={"a": HALL, "b": HALL, "c": ("lab",)},
        weights={"b": 5},
    )
    (left,) = scheduled(case).unplaced
    assert left.nearest is not None
    assert left.nearest.days == march(2)


def test_a_year_without_activities_has_an_empty_schedule():
    found = scheduled(a_year())
    assert (found.chosen, found.unplaced, found.staffing.seats) == ((), (), 0)


def test_the_history_of_what_is_moved_is_left_to_the_caller():
    found = scheduled(a_year(planned("a", march(2), march(1, 5))))
    assert found.plan.history == ()


def test_an_option_of_nothing_in_the_plan_is_refused_with_its_place():
    staffing = StaffingCase(a_plan(planned("a", march(2), march(1, 5))), ())
    with pytest.raises(InvalidValue) as caught:
        YearCase(
            staffing,
            (
                PlacementOption("nothing", march(2)),
                PlacementOption("a", march(2, 3)),
                PlacementOption("a", march(9)),
            ),
        )
    paths = [fault.path for fault in caught.value.faults]
    assert paths == ["options[0].activity", "options[1].days", "options[2].days"]


def test_what_is_fixed_cannot_have_an_option_on_other_days():
    staffing = StaffingCase(a_plan(planned("a", march(2))), ())
    with pytest.raises(InvalidValue):
        YearCase(staffing, (PlacementOption("a", march(3)),))


def test_what_has_begun_needs_its_option():
    staffing = StaffingCase(a_plan(planned("a", march(2), status=Status.COMPLETED)), ())
    with pytest.raises(InvalidValue) as caught:
        YearCase(staffing, ())
    assert [fault.path for fault in caught.value.faults] == ["options"]


@pytest.mark.parametrize("wrong", [None, "7", True, float("nan"), [1]])
def test_nonsense_is_refused(wrong: Any):
    with pytest.raises(InvalidValue):
        year_case(wrong)
    with pytest.raises(InvalidValue):
        schedule(wrong)
    with pytest.raises(InvalidValue):
        schedule(a_year(), steps=wrong)
    with pytest.raises(InvalidValue):
        schedule_breaches(wrong, wrong)


def test_days_before_the_one_that_is_named_are_out_of_the_question():
    staffing = StaffingCase(a_plan(planned("a", march(2), march(1, 5))), ())
    case = year_case(staffing, not_before=date(2021, 3, 4))
    assert [it.days for it in case.options] == [march(4), march(5)]
    assert Days(date(2021, 3, 4), date(2021, 3, 4)) == march(4)
