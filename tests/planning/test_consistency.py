"""What records of different rooms say of one another cannot contradict itself."""

import json
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve, fields

from rocb import (
    Fault,
    InvalidDocument,
    InvalidValue,
    Plan,
    Programme,
    ReportingYear,
    Status,
    documents,
)
from rocb.planning.consistency import consistency_faults
from rocb.planning.diagnostics.diagnostics import Diagnostics
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.network.network import Network
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.projects.portfolio import Portfolio
from rocb.profiles import example_year
from tests.offices import a_need, a_plan, a_role, an_activity, an_expert
from tests.planning.an_office import the_office
from tests.planning.diagnostics.builders import a_finding, an_assessment
from tests.planning.experts.builders import an_award, days
from tests.planning.network.builders import a_staff_member
from tests.planning.partners.builders import a_proposal
from tests.planning.projects.builders import a_project, an_action, an_action_plan, an_objective

SOUND: dict[str, Any] = {
    "needs": (
        a_need("az", finding="f-az"),
        a_need("ge", member="GE", finding="f-ge"),
        a_need("kz", member="KZ"),
    ),
    "experts": (an_expert(),),
    "diagnostics": Diagnostics(
        assessments=(
            an_assessment("a-az", a_finding("f-az")),
            an_assessment("a-az-2", a_finding("f-az-2")),
            an_assessment("a-ge", a_finding("f-ge"), member="GE"),
        )
    ),
    "portfolio": Portfolio(
        (a_project(members=("AZ", "GE"), objectives=(an_objective("az", "ge"),)),),
        (an_action_plan(an_action(finding="f-az"), assessment="a-az"),),
    ),
    "partnerships": Partnerships(proposals=(a_proposal("proposal", "az"),)),
    "network": Network(staff_development=(a_staff_member(member="GE", expert="expert"),)),
}


def faults(**changes: Any) -> list[tuple[str, str]]:
    try:
        Programme(**{**SOUND, **changes})
    except InvalidValue as error:
        return [(it.path, it.expected) for it in error.faults]
    return []


def plans(*findings: str | None, **changes: Any) -> Portfolio:
    actions = (an_action(f"action-{n}", finding=it) for n, it in enumerate(findings))
    return Portfolio((), (an_action_plan(*actions, **{"assessment": "a-az", **changes}),))


def test_records_that_agree_are_no_fault():
    assert faults() == []


def test_the_example_year_agrees_with_itself():
    assert list(consistency_faults(example_year().planning)) == []


def test_a_need_was_found_where_it_is():
    need = a_need("az", finding="f-ge")
    expected = [("needs[0].finding", "a finding at AZ")]
    assert faults(needs=(need, *SOUND["needs"][1:])) == expected


def test_an_action_plan_follows_an_assessment_of_its_own_member():
    assert faults(portfolio=plans(assessment="a-ge")) == [
        ("portfolio.action_plans[0].assessment", "an assessment of AZ")
    ]


def test_an_action_answers_a_finding_of_the_assessment():
    assert faults(portfolio=plans("f-az", "f-az-2", None)) == [
        ("portfolio.action_plans[0].actions[1].finding", "found by a-az")
    ]


def test_without_an_assessment_an_action_answers_any_finding_at_the_member():
    assert faults(portfolio=plans("f-az", "f-az-2", "f-ge", assessment=None)) == [
        ("portfolio.action_plans[0].actions[2].finding", "a finding at AZ")
    ]


def test_a_project_pursues_needs_of_its_members():
    project = a_project(members=("AZ", "GE"), objectives=(an_objective(), an_objective("ge", "kz")))
    assert faults(portfolio=Portfolio((project,))) == [
        ("portfolio.projects[0].objectives[1].needs[1]", "a need of AZ or GE")
    ]


def test_a_project_that_names_no_members_may_pursue_any_need():
    project = a_project(members=(), objectives=(an_objective("az", "kz"),))
    assert faults(portfolio=Portfolio((project,))) == []


def test_a_proposal_serves_needs_of_its_member():
    proposal = a_proposal("proposal", "az", "ge")
    assert faults(partnerships=Partnerships(proposals=(proposal,))) == [
        ("partnerships.proposals[0].needs[1]", "a need of AZ")
    ]


def test_an_expert_is_lent_by_the_administration_that_the_person_works_for():
    person = a_staff_member(member="AZ", expert="expert")
    assert faults(network=Network(staff_development=(person,))) == [
        ("network.staff_development[0].expert", "an expert of AZ")
    ]
    left = evolve(person, left_on=date(2021, 1, 1))
    assert faults(network=Network(staff_development=(left,))) == []


def test_an_id_that_names_nothing_is_left_to_the_check_of_references():
    nowhere = a_need("az", finding="gone")
    assert faults(needs=(nowhere, *SOUND["needs"][1:])) == []


def pinned(*spans: tuple[str, str], **changes: Any) -> Plan:
    """A plan with an activity on each of the spans, to which the expert is pinned."""
    role = {"pinned": ("expert",), **changes}
    return a_plan(
        *(
            an_activity(f"a-{n}", days=days(*span), roles=(a_role(f"role-{n}", **role),))
            for n, span in enumerate(spans)
        )
    )


def test_an_expert_is_pinned_to_one_role_at_a_time():
    apart = (("03-01", "03-03"), ("03-04", "03-05"), ("03-06", "03-06"))
    assert faults(plan=pinned(*apart)) == []
    assert faults(plan=pinned(("03-01", "03-05"), ("03-04", "03-05"), ("03-05", "03-06"))) == [
        (
            f"plan.activities[{n}].roles[0].pinned[0]",
            f"free from 2021-{first} to 2021-{last}, "
            "as plan.activities[0].roles[0].pinned[0] is the same expert",
        )
        for n, first, last in ((1, "03-04", "03-05"), (2, "03-05", "03-06"))
    ]


def in_windows(*windows: tuple[str, str] | None, status: Status = Status.PLANNED) -> Plan:
    """A plan with an expert who is pinned to several activities on the 5th of March."""
    plan = pinned(*(("03-05", "03-05") for _ in windows))
    pairs = zip(plan.activities, windows, strict=True)
    return a_plan(
        *(evolve(it, window=None if at is None else days(*at), status=status) for it, at in pairs)
    )


@pytest.mark.parametrize(
    ("windows", "clash"),
    [
        ((None, ("03-05", "03-06")), False),
        ((("03-04", "03-05"), None), False),
        ((("03-05", "03-05"), None), True),
        ((None, None, ("03-05", "03-09")), True),
    ],
)
def test_pins_that_a_window_can_part_are_no_fault(windows, clash):
    assert bool(faults(plan=in_windows(*windows))) is clash


def test_the_window_of_what_has_begun_parts_nothing():
    window = ("03-05", "03-09")
    assert faults(plan=in_windows(window, window, status=Status.UNDER_WAY))


def test_two_roles_of_one_activity_are_not_parted_by_its_window():
    (activity,) = pinned(("03-05", "03-05")).activities
    roles = tuple(a_role(id, pinned=("expert",)) for id in ("one", "two"))
    window = days("03-01", "03-09")
    plan = a_plan(evolve(activity, roles=roles, window=window, status=Status.PLANNED))
    assert faults(plan=plan)


def test_a_short_pin_after_a_long_one_hides_no_clash():
    found = faults(plan=pinned(("03-01", "03-31"), ("03-02", "03-02"), ("03-30", "03-30")))
    assert [path for path, _ in found] == [
        "plan.activities[1].roles[0].pinned[0]",
        "plan.activities[2].roles[0].pinned[0]",
    ]


@pytest.mark.parametrize(
    ("changes", "clash"),
    [
        ({}, False),
        ({"preparation": 1}, False),
        ({"preparation": 2}, True),
        ({"travel": 1}, True),
        ({"pinned": ()}, False),
    ],
)
def test_preparation_and_travel_belong_to_what_an_expert_is_pinned_to(changes, clash):
    plan = pinned(("03-01", "03-03"), ("03-05", "03-06"), **changes)
    assert bool(faults(plan=plan)) is clash


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_what_does_not_take_place_pins_nobody(status):
    first, second = pinned(("03-01", "03-05"), ("03-04", "03-05")).activities
    assert faults(plan=a_plan(first, evolve(second, status=status))) == []


def test_two_roles_of_one_activity_pin_two_experts():
    roles = (a_role("one", pinned=("expert",)), a_role("two", pinned=("expert",)))
    assert [path for path, _ in faults(plan=a_plan(an_activity(roles=roles)))] == [
        "plan.activities[0].roles[1].pinned[0]"
    ]


def awarded_on(text: str) -> tuple[Any, ...]:
    return (an_expert(awards=(an_award(Accreditation.PRE_ACCREDITED, text, activity="a"),)),)


def test_nobody_is_awarded_what_is_not_over():
    workshop = an_activity("a", days=days("03-01", "03-05"))
    assert faults(plan=a_plan(workshop), experts=awarded_on("03-05")) == []
    expected = [("experts[0].awards[0].on", "2021-03-05 or later")]
    assert faults(plan=a_plan(workshop), experts=awarded_on("03-04")) == expected
    assert faults(former=(a_plan(workshop),), experts=awarded_on("03-04")) == expected
    assert faults(experts=awarded_on("03-04")) == []


def test_a_former_plan_holds_to_what_the_present_one_does():
    clash = pinned(("03-01", "03-03"), ("03-02", "03-04"))
    twins = a_plan(
        an_activity("one", roles=(a_role(),)), an_activity("two", roles=(a_role(), a_role("x")))
    )
    following = Plan(ReportingYear(2022), ())
    assert [path for path, _ in faults(former=(clash,), plan=following)] == [
        "former[0].activities[1].roles[0].pinned[0]"
    ]
    twice = ".activities[1].roles[0].id"
    assert [path for path, _ in faults(former=(twins,), plan=following)] == [f"former[0]{twice}"]


def test_overlapping_pins_are_told_beside_the_faults_of_a_document():
    office = the_office()
    planning = evolve(office.planning, plan=pinned(("03-01", "03-02"), ("03-04", "03-05")))
    raw = json.loads(documents.dumps(evolve(office, planning=planning)))
    activities = raw["planning"]["plan"]["activities"]
    activities[1]["roles"][0]["seats"] = -1
    activities[1]["roles"][0]["travel"] = 2
    raw["planning"]["experts"][0]["skills"][0]["theme"] = "magic"
    with pytest.raises(InvalidDocument) as caught:
        documents.loads(json.dumps(raw))
    assert sorted(fault.path for fault in caught.value.faults) == [
        "$.planning.experts[0].skills[0].theme",
        "$.planning.plan.activities[1].roles[0].pinned[0]",
        "$.planning.plan.activities[1].roles[0].seats",
    ]


def test_all_faults_of_a_programme_are_told_at_once():
    found = faults(
        needs=(a_need("az", finding="f-ge"),),
        portfolio=plans("f-az", "f-az-2", assessment="a-ge"),
        partnerships=Partnerships(proposals=(a_proposal("p", "az", member="KZ"),)),
        network=Network(staff_development=(a_staff_member(member="KZ", expert="expert"),)),
    )
    assert [path for path, _ in found] == [
        "needs[0].finding",
        "portfolio.action_plans[0].assessment",
        "portfolio.action_plans[0].actions[0].finding",
        "portfolio.action_plans[0].actions[1].finding",
        "partnerships.proposals[0].needs[0]",
        "network.staff_development[0].expert",
    ]


@pytest.mark.parametrize("missing", [it.name for it in fields(Programme)])
def test_a_stand_in_without_a_part_is_checked_as_far_as_it_goes(missing):
    parts = {**SOUND, "portfolio": plans("f-az-2")}
    stand_in = SimpleNamespace(**{name: it for name, it in parts.items() if name != missing})
    found = list(consistency_faults(stand_in))
    told = missing not in ("portfolio", "diagnostics")
    expected = Fault("portfolio.action_plans[0].actions[0].finding", "f-az-2", "found by a-az")
    assert found == ([expected] if told else [])


@pytest.mark.parametrize("part", [None, SimpleNamespace()], ids=["null", "nothing known of it"])
def test_a_stand_in_of_records_of_which_nothing_is_known_is_no_fault(part):
    stand_in = SimpleNamespace(
        needs=(part, SimpleNamespace(finding="f")),
        experts=(part, SimpleNamespace(awards=(part, SimpleNamespace(on=None)))),
        plan=SimpleNamespace(
            activities=(
                part,
                SimpleNamespace(days=days("03-01", "03-02"), roles=(part,)),
                SimpleNamespace(roles=(SimpleNamespace(pinned=("expert",)),)),
            )
        ),
        former=(part,),
        diagnostics=SimpleNamespace(assessments=(part, SimpleNamespace(findings=(part,)))),
        portfolio=SimpleNamespace(
            projects=(part, SimpleNamespace(objectives=(part,), members=("AZ",))),
            action_plans=(part, SimpleNamespace(member="AZ", actions=(part,))),
        ),
        partnerships=SimpleNamespace(proposals=(part, SimpleNamespace(needs=("n",)))),
        network=SimpleNamespace(staff_development=(part, SimpleNamespace(member="AZ"))),
    )
    assert list(consistency_faults(stand_in)) == []


def test_a_document_that_contradicts_itself_is_refused_with_its_other_faults():
    office = the_office()
    portfolio = Portfolio((), (an_action_plan(an_action(finding="finding")),))
    planning = evolve(office.planning, portfolio=portfolio)
    raw = json.loads(documents.dumps(evolve(office, planning=planning)))
    raw["planning"]["portfolio"]["action_plans"][0]["member"] = "GE"
    raw["planning"]["needs"][0]["target"] = 7
    with pytest.raises(InvalidDocument) as caught:
        documents.loads(json.dumps(raw))
    assert [fault.path for fault in caught.value.faults] == [
        "$.planning.needs[0].target",
        "$.planning.portfolio.action_plans[0].assessment",
    ]
