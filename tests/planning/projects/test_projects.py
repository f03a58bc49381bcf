"""Projects: their phases, their money, and what the Secretariat was asked."""

from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.money import totals
from rocb.planning.projects.phases import PHASES_AFTER, ColumbusPhase, is_step_back
from rocb.planning.projects.projects import Project, ProjectFunding, funding_of, phase_on
from tests.drawn import DATES, IDS
from tests.offices import both
from tests.planning.projects.builders import (
    a_cost,
    a_phase,
    a_project,
    a_reply,
    a_support_request,
    an_objective,
    day,
    euros,
    paths,
)
from tests.planning.projects.drawn import phase_histories, projects
from tests.planning.refs import Refs

FIND = ColumbusPhase.DIAGNOSTIC
DO = ColumbusPhase.IMPLEMENTATION
WATCH = ColumbusPhase.MONITORING
A_WAY = (a_phase(FIND, "2021-01-01"), a_phase(DO, "2021-03-01"), a_phase(WATCH, "2021-09-01"))
REFS = Refs({"members": ("AZ", "GE"), "themes": ("valuation",), "organisations": ("a", "b")})


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        ("2020-12-31", None),
        ("2021-01-01", FIND),
        ("2021-02-28", FIND),
        ("2021-03-01", DO),
        ("2021-09-01", WATCH),
        ("2030-01-01", WATCH),
    ],
)
def test_a_project_is_in_a_phase_from_the_day_on_which_it_entered_it(on, phase):
    assert phase_on(a_project(phases=A_WAY), day(on)) is phase


def test_of_two_phases_entered_on_one_day_the_later_one_counts():
    steps = (a_phase(FIND, "2021-01-01"), a_phase(DO, "2021-01-01"))
    assert phase_on(a_project(phases=steps), day("2021-01-01")) is DO


@pytest.mark.parametrize("phase", [FIND, DO])
def test_a_project_begins_with_a_diagnostic_or_on_top_of_an_earlier_one(phase):
    assert phase_on(a_project(phases=(a_phase(phase, "2021-01-01"),)), date.max) is phase


def test_a_project_does_not_begin_with_its_monitoring():
    with pytest.raises(InvalidValue) as caught:
        a_project(phases=(a_phase(WATCH, "2021-01-01"),))
    assert str(caught.value) == (
        'phases[0].phase: "monitoring" is not possible at the beginning of a project'
    )


@pytest.mark.parametrize(
    ("before", "after"), [(FIND, FIND), (FIND, WATCH), (DO, DO), (WATCH, WATCH)]
)
def test_a_phase_neither_repeats_itself_nor_skips_the_next(before, after):
    way = A_WAY[: 1 + [FIND, DO, WATCH].index(before)]
    steps = (*way, a_phase(after, "2021-12-01", "A reason"))
    with pytest.raises(InvalidValue) as caught:
        a_project(phases=steps)
    assert paths(caught.value) == [f"phases[{len(steps) - 1}].phase"]


@pytest.mark.parametrize(("steps", "back"), [(2, FIND), (3, FIND), (3, DO)])
def test_a_step_back_needs_a_reason(steps, back):
    way = A_WAY[:steps]
    explained = a_project(phases=(*way, a_phase(back, "2021-12-01", "The law changed")))
    assert phase_on(explained, day("2021-12-01")) == back
    with pytest.raises(InvalidValue) as caught:
        a_project(phases=(*way, a_phase(back, "2021-12-01")))
    assert paths(caught.value) == [f"phases[{steps}].why"]


def test_all_that_is_wrong_with_a_project_is_said_at_once():
    with pytest.raises(InvalidValue) as caught:
        a_project(
            phases=(
                a_phase(WATCH, "2021-05-01"),
                a_phase(DO, "2021-04-01"),
                a_phase(DO, "2021-06-01"),
            ),
            starts=day("2021-02-02"),
            ends=day("2021-02-01"),
        )
    assert paths(caught.value) == [
        "phases[0].phase",
        "phases[1].on",
        "phases[1].why",
        "phases[2].phase",
        "ends",
    ]


def test_the_rules_of_a_project_bear_a_stand_in_with_gaps():
    rules = Project.__attrs_post_init__
    rules(SimpleNamespace())  # type: ignore[arg-type]
    part = SimpleNamespace(phases=(None, A_WAY[2]), starts=None)
    with pytest.raises(InvalidValue) as caught:
        rules(part)  # type: ignore[arg-type]
    assert paths(caught.value) == ["phases[1].phase"]


def test_a_project_may_last_one_day():
    assert a_project(starts=day("2021-02-01"), ends=day("2021-02-01")).ends == day("2021-02-01")


@given(phase_histories(), DATES)
@settings(max_examples=50)
def test_a_history_of_phases_follows_the_table_and_its_last_step_is_the_phase(steps, on):
    project = a_project(phases=steps)
    entered = [step.phase for step in steps if step.on <= on]
    assert phase_on(project, on) is (entered.pop() if entered else None)
    assert all(after.phase in PHASES_AFTER[before.phase] for before, after in pairwise(steps))


def test_a_step_back_leads_to_an_earlier_phase():
    steps = {(a, b) for a in ColumbusPhase for b in ColumbusPhase if is_step_back(a, b)}
    assert steps == {(DO, FIND), (WATCH, FIND), (WATCH, DO)}
    assert not is_step_back(None, DO)


def test_what_no_donor_pays_for_is_still_to_be_funded():
    project = a_project(
        costs=(
            a_cost(euros("100"), "bank"),
            a_cost(euros("30")),
            a_cost(euros("20.50")),
            a_cost(None, "bank"),
        )
    )
    assert funding_of(project) == ProjectFunding(
        costs=(euros("150.50"),), funded=(euros("100"),), open=(euros("50.50"),), unknown=1
    )


def test_a_cost_below_zero_is_refused():
    with pytest.raises(InvalidValue) as caught:
        a_cost(euros("-1"))
    assert paths(caught.value) == ["amount"]


@given(st.data())
@settings(max_examples=50)
def test_per_currency_what_is_funded_and_what_is_open_are_all_of_the_costs(data):
    project = data.draw(projects(data.draw(IDS), REFS))
    funding = funding_of(project)
    assert totals((*funding.funded, *funding.open)) == funding.costs
    stated = [it.amount for it in project.costs if it.amount is not None]
    for cost in funding.costs:
        assert cost.amount == sum(it.amount for it in stated if it.currency == cost.currency)
    assert {it.currency for it in funding.costs} == {it.currency for it in stated}


def test_a_request_without_a_reply_is_open():
    assert a_support_request().reply is None


def test_a_reply_may_come_on_the_day_of_the_request_but_not_before():
    assert a_support_request(reply=a_reply("2021-01-15")).reply is not None
    with pytest.raises(InvalidValue) as caught:
        a_support_request(reply=a_reply("2021-01-14"))
    assert paths(caught.value) == ["reply.on"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"id": "a/b"}, "id"),
        ({"kind": "pilot"}, "kind"),
        ({"members": ("AZ", "AZ")}, "members[1]"),
        ({"themes": ["valuation"]}, "themes"),
        ({"objectives": (both("Objective"),)}, "objectives[0]"),
        ({"partners": ("a", "a")}, "partners[1]"),
        ({"starts": "2021-01-01"}, "starts"),
        ({"support": True}, "support"),
    ],
)
def test_a_project_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        a_project(**changes)
    assert paths(caught.value) == [path]


def test_an_objective_names_a_need_once():
    with pytest.raises(InvalidValue) as caught:
        an_objective("need", "need")
    assert paths(caught.value) == ["needs[1]"]


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 7])
def test_nonsense_is_no_project_and_no_day(nonsense):
    with pytest.raises(InvalidValue):
        phase_on(nonsense, date(2021, 1, 1))
    with pytest.raises(InvalidValue):
        phase_on(a_project(), nonsense)
    with pytest.raises(InvalidValue):
        funding_of(nonsense)
