"""A case becomes an assignment problem; pins that cannot hold are named with their places."""

from typing import Any

import pytest
from hypothesis import given, settings

from rocb.errors import Fault, InvalidValue
from rocb.planning.assignment.escorts import Escort
from rocb.planning.assignment.tasks import Candidate, Pairing, Person, Task
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.plan.activities import Status
from rocb.planning.staffing.cases import ActivityWeight, StaffingCase
from rocb.planning.staffing.pricing import Pricing
from rocb.planning.staffing.problems import staffing_problem
from tests.offices import a_role, an_expert, awarded, spoken
from tests.planning.experts.builders import a_donor_rule, a_fee, euros
from tests.planning.staffing.builders import a_case, a_seat, an_activity_for, march
from tests.planning.staffing.drawn import drawn_cases
from tests.planning.staffing.naive import could_ever, roles_of


def faults(case: StaffingCase) -> list[Fault]:
    with pytest.raises(InvalidValue) as caught:
        staffing_problem(case)
    return list(caught.value.faults)


def test_roles_are_tasks_in_days_and_experts_are_people():
    case = a_case(
        a_seat("one", march(5, 6), seats=2, travel=1),
        pool=(an_expert("a", days_per_year=7), an_expert("b", languages=())),
        weights=(ActivityWeight("a-one", 3),),
    )
    problem, first = staffing_problem(case), march(4).first.toordinal()
    assert problem.tasks == (Task("one", first, first + 4, 2, 3),)
    assert problem.people == (Person("a", 7), Person("b"))
    assert problem.candidates == (Candidate("one", "a"),)


@settings(max_examples=20)
@given(drawn_cases())
def test_candidates_are_those_whom_nothing_lasting_keeps_out(case: StaffingCase):
    pairs = {(it.task, it.person) for it in staffing_problem(case).candidates}
    assert pairs == {
        (id, it.id)
        for id, (activity, role) in roles_of(case).items()
        for it in case.experts
        if could_ever(it, activity, role)
    }


def test_who_may_come_only_beside_whom_is_an_escort():
    activity = an_activity_for(
        a_role("guest", escorted=True), a_role("lead", lead=True, team_languages=spoken("ru"))
    )
    young = an_expert("a", awards=awarded(Accreditation.PRE_ACCREDITED), languages=spoken("en"))
    old = an_expert("b", languages=spoken("en", "ru"))
    problem = staffing_problem(a_case(activity, pool=(young, old)))
    assert problem.escorts == (
        Escort(("guest",), ("a",), ("lead",), ("b",)),
        Escort(("lead",), ("a",), ("guest", "lead"), ("b",)),
    )


def test_a_price_that_is_not_known_never_looks_cheap():
    pool = (
        an_expert("cheap", fees=(a_fee(None, euros(10)),)),
        an_expert("dear", fees=(a_fee(None, euros(90)),)),
        an_expert("silent"),
    )
    case = a_case(a_seat("one", march(1, 2)), pool=pool, pricing=Pricing("EUR", (a_donor_rule(),)))
    costs = {it.person: it.cost for it in staffing_problem(case).candidates}
    assert costs == {"cheap": 2_000, "dear": 18_000, "silent": 18_000}


def test_a_pin_is_a_pin_unless_its_activity_does_not_take_place():
    on = a_seat("one", march(1), pinned=("a",))
    off = an_activity_for(
        a_role("two", pinned=("nobody",)), id="off", status=Status.CANCELLED, days=march(2)
    )
    assert staffing_problem(a_case(on, off, pool=(an_expert("a"),))).pins == (Pairing("one", "a"),)


def test_pins_of_the_unknown_and_the_unable_are_told_at_once():
    case = a_case(
        a_seat("one", march(1), pinned=("nobody",)),
        a_seat("two", march(2), seats=2, pinned=("a", "b")),
        pool=(an_expert("a"), an_expert("b", languages=(), skills=())),
    )
    assert [(it.path, it.value) for it in faults(case)] == [
        ("plan.activities[0].roles[0].pinned[0]", "nobody"),
        ("plan.activities[1].roles[0].pinned[1]", "b"),
    ]
    assert "skill, language" in faults(case)[1].expected


def test_two_pins_of_one_expert_that_overlap_name_each_other():
    case = a_case(
        a_seat("one", march(1, 3), pinned=("a",)),
        a_seat("two", march(3, 4), pinned=("a",)),
        pool=(an_expert("a"),),
    )
    (fault,) = faults(case)
    assert fault.path == "plan.activities[1].roles[0].pinned[0]"
    assert "plan.activities[0].roles[0].pinned[0]" in fault.expected


def test_pins_that_use_up_more_days_than_there_are_name_each_other():
    case = a_case(
        a_seat("one", march(1, 3), pinned=("a",)),
        a_seat("two", march(8, 9), pinned=("a",)),
        pool=(an_expert("a", days_per_year=4),),
    )
    (fault,) = faults(case)
    assert fault.path == "plan.activities[1].roles[0].pinned[0]"
    assert "plan.activities[0].roles[0].pinned[0]" in fault.expected


def test_a_pin_whose_only_escort_is_pinned_elsewhere_names_that_pin():
    guest = an_activity_for(
        a_role("lead", lead=True), a_role("guest", escorted=True, pinned=("a",)), days=march(1, 3)
    )
    young = an_expert("a", awards=awarded(Accreditation.PRE_ACCREDITED))
    case = a_case(guest, a_seat("two", march(3), pinned=("b",)), pool=(young, an_expert("b")))
    (fault,) = faults(case)
    assert fault.path == "plan.activities[1].roles[0].pinned[0]"
    assert "plan.activities[0].roles[1].pinned[0]" in fault.expected


@pytest.mark.parametrize("nonsense", [None, 7, "7", ()])
def test_nonsense_is_refused(nonsense: Any):
    with pytest.raises(InvalidValue):
        staffing_problem(nonsense)
