"""Bad input is refused with all its faults, each with its path; no function breaks on it."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rocb.errors import InvalidValue, UnknownRecord
from rocb.planning.assignment.objectives import COVER
from rocb.planning.experts.skills import RequiredSkill
from rocb.planning.staffing.alternatives import seat_alternatives
from rocb.planning.staffing.cases import ActivityWeight, StaffingCase
from rocb.planning.staffing.concessions import ConcessionCosts, concessions
from rocb.planning.staffing.differences import staffing_difference
from rocb.planning.staffing.granting import granted
from rocb.planning.staffing.objectives import continuity, least_change
from rocb.planning.staffing.obstacles import Obstacle
from rocb.planning.staffing.posts import posts_of
from rocb.planning.staffing.pricing import Pricing
from rocb.planning.staffing.problems import staffing_problem
from rocb.planning.staffing.reasons import unfilled_reasons, why_unfilled
from rocb.planning.staffing.replanning import replan, what_if
from rocb.planning.staffing.staff import staff
from rocb.planning.staffing.staff_exactly import staff_exactly
from rocb.planning.staffing.verification import breaches
from rocb.planning.staffing.why_not import why_not
from tests.offices import a_plan, a_role, an_activity, an_expert
from tests.planning.staffing.builders import a_case, a_seat, a_staffing, assigned, march

CASE = a_case(
    a_seat("one", march(1, 3), seats=2), a_seat("two", march(3)), pool=tuple(map(an_expert, "ab"))
)
STAFFING = a_staffing(CASE, ("one", "a"))
MADE = assigned(CASE, ("one", "a"))
NONSENSE: tuple[Any, ...] = (7, True, 1.5, float("nan"), Decimal("NaN"), b"one", [None], {}, date)

SEAT = {"case": CASE, "staffing": STAFFING, "role": "one", "expert": "a"}
OTHER = {**SEAT, "role": "two"}
HELD = {"case": CASE, "staffing": STAFFING}
SOUGHT = {"objectives": (COVER,), "by": staff}
POST = posts_of(CASE.plan)[0]
CALLS: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (staff, {"case": CASE, "objectives": (COVER,), "start": MADE, "steps": 1, "seed": 1}),
    (staff_exactly, {"case": CASE, "objectives": (COVER,), "start": MADE}),
    (breaches, {"case": CASE, "assignments": MADE}),
    (staffing_problem, {"case": CASE}),
    (seat_alternatives, {**SEAT, "objectives": (COVER,), "costs": None}),
    (why_not, {**OTHER, **SOUGHT, "costs": None}),
    (why_unfilled, {**HELD, "role": "two", "by": staff, "costs": None, "most": 3}),
    (unfilled_reasons, {**HELD, "by": staff, "costs": None, "most": 3}),
    (replan, {**HELD, **SOUGHT, "as_of": date(2021, 3, 1)}),
    (what_if, {**HELD, **SOUGHT, "as_of": None}),
    (staffing_difference, {"before": STAFFING, "after": STAFFING}),
    (granted, {"case": CASE, "concessions": ()}),
    (continuity, {"case": CASE, "before": MADE}),
    (least_change, {"before": MADE}),
    (
        concessions,
        {
            "expert": CASE.experts[0],
            "post": POST,
            "kinds": (Obstacle.BUSY,),
            "work": (),
            "team": (),
            "costs": None,
        },
    ),
]
PLACES = [(call, values, name) for call, values in CALLS for name in values]


@pytest.mark.parametrize(("call", "values"), CALLS, ids=[it.__name__ for it, _ in CALLS])
def test_sound_input_is_taken(call, values):
    call(**values)


@pytest.mark.parametrize(
    ("call", "values", "name"), PLACES, ids=[f"{it.__name__}-{name}" for it, _, name in PLACES]
)
def test_nonsense_is_refused_by_the_name_of_the_argument(call, values, name):
    for wrong in NONSENSE:
        fits = (name in ("steps", "seed", "most") and type(wrong) is int) or (
            wrong == {} and name not in HELD and name not in ("by", "costs", "role", "post")
        )
        if fits or (name == "by" and wrong is date):
            continue
        with pytest.raises(InvalidValue) as caught:
            call(**{**values, name: wrong})
        assert all(it.path.startswith(name) for it in caught.value.faults), wrong


@pytest.mark.parametrize(
    ("call", "values", "name"),
    [it for it in PLACES if it[2] not in ("costs", "as_of")],
    ids=[f"{it.__name__}-{name}" for it, _, name in PLACES if name not in ("costs", "as_of")],
)
def test_what_has_to_be_given_is_never_nothing(call, values, name):
    with pytest.raises(InvalidValue) as caught:
        call(**{**values, name: None})
    assert all(it.path.startswith(name) for it in caught.value.faults)


@pytest.mark.parametrize(
    ("call", "values"),
    [it for it in CALLS if "role" in it[1]],
    ids=[it.__name__ for it, values in CALLS if "role" in values],
)
def test_a_role_or_an_expert_who_is_not_there_is_unknown(call, values):
    for name in ("role", "expert"):
        if name in values:
            with pytest.raises(UnknownRecord):
                call(**{**values, name: "nobody"})


@pytest.mark.parametrize(
    ("call", "values"),
    [it for it in CALLS if "staffing" in it[1] and it[0] not in (replan, what_if)],
    ids=[it.__name__ for it, v in CALLS if "staffing" in v and it not in (replan, what_if)],
)
def test_a_staffing_of_another_case_is_refused(call, values):
    other = a_case(a_seat("x", march(1)), pool=(an_expert("z"),))
    strange = a_staffing(other, ("x", "z"))
    if call is why_unfilled:
        strange = a_staffing(
            a_case(CASE.plan.activities[1], other.plan.activities[0], pool=other.experts),
            ("x", "z"),
        )
    with pytest.raises(InvalidValue) as caught:
        call(**{**values, "staffing": strange})
    assert [it.path for it in caught.value.faults] == [
        "staffing.assignments[0].role.id",
        "staffing.assignments[0].expert.id",
    ]


CLASH = a_case(
    a_seat("one", march(1, 3), pinned=("a",)),
    a_seat("two", march(3, 4), pinned=("a", "b"), seats=2),
    a_seat("three", march(9), pinned=("nobody",)),
    pool=(an_expert("a"), an_expert("b", languages=())),
)


@pytest.mark.parametrize(
    "call",
    [
        staff,
        staff_exactly,
        staffing_problem,
        lambda it: staff(it, (COVER,), start=assigned(it, ("one", "a"))),
    ],
)
def test_pins_that_cannot_hold_are_named_where_a_case_is_staffed(call):
    with pytest.raises(InvalidValue) as caught:
        call(CLASH)
    assert [it.path for it in caught.value.faults] == [
        "plan.activities[1].roles[0].pinned[1]",
        "plan.activities[2].roles[0].pinned[0]",
        "plan.activities[1].roles[0].pinned[0]",
    ]


def test_two_overlapping_pins_of_one_expert_clash():
    one = a_seat("one", march(1, 3), pinned=("a",))
    two = a_seat("two", march(3), pinned=("a",))
    with pytest.raises(InvalidValue) as caught:
        staff(a_case(one, two, pool=(an_expert("a"),)))
    (fault,) = caught.value.faults
    assert fault.path == "plan.activities[1].roles[0].pinned[0]"
    assert "plan.activities[0].roles[0].pinned[0]" in fault.expected


def test_a_role_that_asks_for_less_than_nobody_is_none():
    with pytest.raises(InvalidValue) as caught:
        a_role(seats=-1)
    assert [it.path for it in caught.value.faults] == ["seats"]


def test_a_skill_that_nothing_has_the_name_of_is_none():
    with pytest.raises(InvalidValue) as caught:
        RequiredSkill(None, None, "no.such.provision")
    assert [it.path for it in caught.value.faults] == ["provision"]


def test_all_faults_of_a_case_are_told_at_once():
    weights = (ActivityWeight("x", 1), ActivityWeight("x", 1))
    with pytest.raises(InvalidValue) as caught:
        StaffingCase(a_plan(an_activity()), (an_expert("a"), an_expert("a")), weights=weights)
    assert [it.path for it in caught.value.faults] == [
        "experts[1].id",
        "weights[1].activity",
        "weights[0].activity",
        "weights[1].activity",
    ]


@pytest.mark.parametrize("name", ["plan", "experts", "ranking", "pricing", "weights", "weightless"])
def test_a_case_holds_nothing_else(name):
    for wrong in NONSENSE:
        values = {"plan": a_plan(), "experts": (), name: wrong}
        with pytest.raises(InvalidValue) as caught:
            StaffingCase(**values)
        assert all(it.path.startswith(name) for it in caught.value.faults)


@pytest.mark.parametrize("wrong", [-1, 0.5, float("nan"), True, "1", None])
def test_a_concession_costs_a_whole_number(wrong):
    for name in ("day", "independence"):
        with pytest.raises(InvalidValue):
            ConcessionCosts(**{name: wrong})


def test_without_the_extra_the_exact_method_says_what_to_install():
    code = (
        "import sys; sys.modules['highspy'] = None\nimport rocb\nrocb.staff\nrocb.staff_exactly\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "    pip install 'rocb[solve]'" in done.stderr.splitlines()


def test_a_pricing_needs_a_currency():
    with pytest.raises(InvalidValue):
        Pricing("euro")
