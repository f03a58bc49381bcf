"""What serves each clause of the mandate: activities of a plan, and other records of an office."""

from datetime import date, time
from typing import Any

import pytest
from attrs import evolve

from rocb import (
    CLAUSES,
    AssessmentKind,
    Coverage,
    Days,
    Entitlement,
    Governance,
    InvalidValue,
    Office,
    OrganisationKind,
    Programme,
    Serving,
    SpaceKind,
    Status,
    Terms,
    Theme,
    mandate_coverage,
)
from rocb.planning.diagnostics.diagnostics import Diagnostics
from rocb.planning.network.network import Network
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.projects.portfolio import Portfolio
from tests.offices import (
    STATED,
    a_need,
    a_plan,
    a_room_request,
    a_space,
    an_activity,
    an_expert,
    an_office,
    both,
    some_premises,
)
from tests.planning.administrations.builders import an_acceptance, an_administration
from tests.planning.diagnostics.builders import OLD, an_assessment
from tests.planning.network.builders import (
    a_centre,
    a_course,
    a_direction,
    a_guidance,
    a_policy_gap,
    a_representation,
    a_secretariat_activity,
    a_staff_member,
    a_translation,
)
from tests.planning.partners.builders import (
    a_capital_need,
    a_conference,
    a_forum,
    a_proposal,
    a_relation,
    an_organisation,
)
from tests.planning.projects.builders import a_lesson, a_project, an_action_plan
from tests.planning.strategy.builders import a_goal, a_strategy

THEMES = (
    Theme("valuation", both("Valuation")),
    Theme("risk", both("Risk")),
    Theme("ict", both("Technology")),
)
ORGANISATIONS = (
    an_organisation("bank", OrganisationKind.DONOR),
    an_organisation("customs-az", OrganisationKind.CUSTOMS_ADMINISTRATION),
    an_organisation("secretariat", OrganisationKind.WCO_BODY),
    an_organisation("vice-chair"),
)
FREE = Entitlement("free", both("Free"), STATED, kinds=(OrganisationKind.WCO_BODY,))


def a_full_office(**changes: Any) -> Office:
    """An office with a record for every clause that not only activities serve."""
    planning = Programme(
        themes=THEMES,
        needs=tuple(
            a_need(f"need-{number}", focus=f"focus.{number}", member=member)
            for number, member in ((1, "AZ"), (2, "GE"), (3, "KZ"), (4, "AZ"))
        ),
        experts=(an_expert(),),
        plan=a_plan(),
        administrations=(an_administration(acceptances=(an_acceptance("safe.1"),)),),
        diagnostics=Diagnostics(
            (OLD,),
            (
                an_assessment("mission"),
                an_assessment("evaluation", kind=AssessmentKind.EVALUATION),
            ),
        ),
        strategies=(
            a_strategy(
                goals=tuple(
                    a_goal(f"goal-{number}", number=number, clauses=(f"focus.{number}",))
                    for number in (5, 6, 7, 8)
                ),
                adopted=None,
            ),
        ),
        portfolio=Portfolio(
            (a_project("wanted"), a_project("other", themes=("risk",))),
            (an_action_plan(assessment="mission"),),
            (a_lesson(),),
        ),
        partnerships=Partnerships(
            relations=(a_relation("bank", themes=("valuation",)),),
            fora=(a_forum(),),
            conferences=(a_conference(),),
            capital_needs=(a_capital_need(),),
            proposals=(a_proposal(),),
        ),
        network=Network(
            centres=(a_centre(),),
            courses=(a_course(),),
            policy_gaps=(a_policy_gap(),),
            translations=(a_translation(),),
            representations=(a_representation(),),
            secretariat_activities=(a_secretariat_activity(),),
            staff_development=(a_staff_member(),),
            guidance=(a_guidance(),),
            directions=(a_direction(),),
        ),
    )
    values: dict[str, Any] = {
        "organisations": ORGANISATIONS,
        "governance": Governance(("secretariat",), ("vice-chair",), None, STATED),
        "planning": planning,
        "premises": some_premises(
            *(a_space(kind.value, kind=kind) for kind in SpaceKind), terms=Terms((FREE,))
        ),
        "room_requests": (a_room_request("letting", space="classroom"),),
    }
    return an_office(**{**values, **changes})


NEEDS = ("needs need-1", "needs need-2", "needs need-3", "needs need-4")
RECORDS = {
    "duty.1": ("strategies strategy",),
    "duty.2": ("organisations secretariat", "directions direction"),
    "duty.3": ("administrations AZ",),
    "duty.4": NEEDS,
    "duty.5": ("strategies strategy",),
    "duty.6": ("plans 2021",),
    "duty.7": ("guidance guidance",),
    "duty.8": NEEDS,
    "responsibility.2": ("staff person",),
    "responsibility.3": ("administrations AZ",),
    "responsibility.4": ("projects wanted", "projects other"),
    "responsibility.5": ("courses course",),
    "responsibility.6": ("organisations bank",),
    "responsibility.7": NEEDS,
    "responsibility.8": ("organisations vice-chair",),
    "responsibility.9": ("policy_gaps gap",),
    "responsibility.10": ("representations meeting",),
    "responsibility.11": ("secretariat_activities workshop",),
    "responsibility.12": ("translations translation",),
    "operation.1": ("experts expert",),
    "operation.3": ("action_plans actions",),
    "operation.4": ("themes valuation",),
    "operation.5": ("lessons lesson",),
    "operation.6": ("assessments evaluation",),
    "operation.7": ("proposals proposal",),
    "stakeholder.1": ("organisations bank",),
    "stakeholder.2": ("projects wanted",),
    "stakeholder.3": ("fora forum",),
    "stakeholder.4": ("donor_conferences conference",),
    "stakeholder.5": ("capital_needs scanner",),
    "focus.1": ("needs need-1",),
    "focus.2": ("needs need-2",),
    "focus.3": ("needs need-3",),
    "focus.4": ("needs need-4",),
    "focus.5": ("goals goal-5",),
    "focus.6": ("goals goal-6",),
    "focus.7": ("goals goal-7",),
    "focus.8": ("goals goal-8",),
    "facility.1": ("spaces conference_hall",),
    "facility.2": ("spaces computer_laboratory",),
    "facility.3": ("spaces classroom",),
    "facility.4": ("spaces cafeteria",),
    "facility.5": ("spaces kitchen",),
    "facility.6": ("spaces parking",),
    "terms.1": ("room_requests letting",),
    "terms.2": ("entitlements free",),
}
"""For each clause that other records than activities serve, those of the full office."""


def of(clause: str, office: Office) -> Coverage:
    return next(it for it in mandate_coverage(office) if it.clause.id == clause)


def records(clause: str, office: Office) -> list[str]:
    return [f"{it.kind} {it.id}" for it in of(clause, office).records]


def planned(office: Office, **changes: Any) -> Office:
    return evolve(office, planning=evolve(office.planning, **changes))


def test_the_coverage_lists_every_clause_in_order():
    for whole in (a_plan(), an_office(), a_full_office()):
        assert tuple(it.clause for it in mandate_coverage(whole)) == CLAUSES


def test_an_empty_plan_serves_no_clause():
    assert not any(it.served for it in mandate_coverage(a_plan()))


def test_each_clause_has_the_activities_that_serve_it_in_the_order_of_the_plan():
    one = an_activity("one", clauses=("plan.1", "plan.2"))
    february = Days(date(2021, 2, 1), date(2021, 2, 1))
    two = an_activity("two", clauses=("plan.2",), days=february)
    served = {it.clause.id: it.activities for it in mandate_coverage(a_plan(one, two))}
    assert served.pop("plan.1") == (one,)
    assert served.pop("plan.2") == (one, two)
    assert set(served.values()) == {()}


@pytest.mark.parametrize("status", Status)
def test_what_was_cancelled_or_postponed_serves_nothing(status):
    activity = an_activity(status=status, clauses=("plan.1",))
    takes_place = status not in (Status.CANCELLED, Status.POSTPONED)
    for whole in (
        a_plan(activity),
        an_office(planning=Programme(themes=THEMES, plan=a_plan(activity))),
    ):
        served = {it.clause.id: it.activities for it in mandate_coverage(whole) if it.activities}
        assert served == ({"plan.1": (activity,)} if takes_place else {})


def test_of_a_plan_alone_no_other_records_are_known():
    plan = a_full_office().planning.plan
    assert plan is not None
    assert all(it.records == () for it in mandate_coverage(plan))


def test_an_office_that_knows_nothing_serves_no_clause():
    nothing = an_office(premises=None, planning=Programme())
    assert not any(it.served for it in mandate_coverage(nothing))


def test_every_clause_has_the_records_of_the_office_that_serve_it():
    office = a_full_office()
    found = {it.clause.id: tuple(records(it.clause.id, office)) for it in mandate_coverage(office)}
    assert {id: rows for id, rows in found.items() if rows} == RECORDS


def test_a_clause_is_served_by_an_activity_or_by_another_record():
    office = a_full_office()
    assert {it.clause.id for it in mandate_coverage(office) if it.served} == RECORDS.keys()
    plan = a_plan(an_activity(clauses=("plan.1",)))
    unserved = {
        it.clause.id for it in mandate_coverage(planned(office, plan=plan)) if not it.served
    }
    assert unserved == {it.id for it in CLAUSES} - RECORDS.keys() - {"plan.1"}


def test_what_only_activities_can_serve_are_the_lines_of_the_plan_regional_work_and_seminars():
    lines = {f"plan.{number}" for number in range(1, 10)}
    only = {it.id for it in CLAUSES} - RECORDS.keys()
    assert only == {*lines, "responsibility.1", "operation.2"}


def test_an_activity_and_other_records_stand_side_by_side():
    activity = an_activity(clauses=("duty.5",))
    found = of("duty.5", planned(a_full_office(), plan=a_plan(activity)))
    assert (found.activities, found.records) == ((activity,), (Serving("strategies", "strategy"),))


def test_a_plan_serves_even_before_it_has_activities_and_no_plan_does_not():
    assert records("duty.6", a_full_office()) == ["plans 2021"]
    assert records("duty.6", planned(a_full_office(), plan=None)) == []


@pytest.mark.parametrize(
    ("provision", "counts"),
    [
        ("safe", True),
        ("safe.2.1", True),
        ("rkc", True),
        ("rkc.general.1", True),
        ("arusha", False),
        ("arusha.7", False),
    ],
)
def test_only_safe_and_the_kyoto_convention_serve_the_clause_that_names_them(provision, counts):
    record = an_administration(acceptances=(an_acceptance(provision),))
    office = planned(a_full_office(), administrations=(record,))
    assert bool(records("responsibility.3", office)) is counts
    assert records("duty.3", office) == ["administrations AZ"]


def test_an_administration_that_says_nothing_of_instruments_serves_only_the_overview():
    office = planned(a_full_office(), administrations=(an_administration(),))
    assert records("duty.3", office) == ["administrations AZ"]
    assert records("responsibility.3", office) == []


@pytest.mark.parametrize("kind", AssessmentKind)
def test_only_evaluations_show_how_far_members_have_come(kind):
    diagnostics = Diagnostics((OLD,), (an_assessment("mission", kind=kind),))
    office = planned(a_full_office(), diagnostics=diagnostics)
    evaluated = kind is AssessmentKind.EVALUATION
    assert records("operation.6", office) == (["assessments mission"] if evaluated else [])


def test_what_one_member_alone_lacks_is_no_common_issue():
    alone = planned(a_full_office(), needs=(a_need("one"), a_need("two", theme="risk")))
    assert records("operation.4", alone) == []
    shared = (a_need("one"), a_need("two", member="GE"))
    assert records("operation.4", planned(alone, needs=shared)) == ["themes valuation"]


def test_a_project_interests_a_stakeholder_by_one_of_its_themes():
    wide = a_project("wide", themes=("risk", "valuation"))
    office = planned(a_full_office(), portfolio=Portfolio((wide, a_project("far", themes=()))))
    assert records("stakeholder.2", office) == ["projects wide"]
    nobody = planned(office, partnerships=Partnerships())
    assert records("stakeholder.2", nobody) == []


def test_a_focus_area_is_served_by_its_needs_and_by_the_goals_of_every_strategy():
    first = a_strategy("first", goals=(a_goal("one", clauses=("focus.1",)),))
    second = a_strategy("second", goals=(a_goal("two", clauses=("focus.1", "duty.1")),))
    office = planned(a_full_office(), strategies=(first, second))
    assert records("focus.1", office) == ["needs need-1", "goals one", "goals two"]
    assert records("focus.2", office) == ["needs need-2"]


def test_a_room_that_an_activity_of_the_office_needs_is_not_let_to_anybody():
    own = a_room_request("own", activity="activity", days=None, starts=time(9), ends=time(10))
    office = an_office(
        planning=Programme(themes=THEMES, plan=a_plan(an_activity())), room_requests=(own,)
    )
    assert records("terms.1", office) == []


def test_premises_without_terms_let_nobody_in_for_free():
    premises = some_premises(terms=None)
    assert records("terms.2", a_full_office(premises=premises, room_requests=())) == []


def test_an_office_of_which_nobody_said_who_governs_it_is_guided_by_its_directions_alone():
    office = a_full_office(governance=None)
    assert records("duty.2", office) == ["directions direction"]
    assert records("responsibility.8", office) == []


@pytest.mark.parametrize("of", [None, "plan.1", 7, (), a_plan])
def test_the_coverage_of_what_is_no_office_and_no_plan_is_refused(of):
    with pytest.raises(InvalidValue) as caught:
        mandate_coverage(of)
    assert [fault.path for fault in caught.value.faults] == ["of"]
