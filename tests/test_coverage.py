"""What serves each clause of the mandate: activities of a plan, and other records of an office."""

from datetime import date, time
from typing import Any

import pytest
from attrs import evolve

from rocb import (
    CLAUSES,
    AcceptanceStatus,
    AssessmentKind,
    ColumbusPhase,
    Coverage,
    Days,
    DevelopmentResult,
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
    TranslationState,
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
    a_development,
    a_direction,
    a_guidance,
    a_policy_gap,
    a_representation,
    a_secretariat_activity,
    a_staff_member,
    a_translation,
    a_translation_step,
    day,
)
from tests.planning.partners.builders import (
    a_capital_need,
    a_conference,
    a_contact,
    a_forum,
    a_pledge,
    a_proposal,
    a_relation,
    an_organisation,
)
from tests.planning.projects.builders import (
    a_delivery,
    a_lesson,
    a_phase,
    a_project,
    an_action_plan,
    an_evaluation,
)
from tests.planning.strategy.builders import a_goal, a_step, a_strategy

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
BEGUN = (a_phase(ColumbusPhase.IMPLEMENTATION, "2021-02-01"),)
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
        plan=a_plan(an_activity(clauses=())),
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
                adopted=a_step("2020-12-01", "secretariat"),
            ),
        ),
        portfolio=Portfolio(
            (a_project("wanted", phases=BEGUN), a_project("other", themes=("risk",), phases=BEGUN)),
            (an_action_plan(assessment="mission"),),
            (a_lesson(evaluation=an_evaluation()),),
        ),
        partnerships=Partnerships(
            relations=(a_relation("bank", themes=("valuation",), contacts=(a_contact(),)),),
            fora=(a_forum(attended=True),),
            conferences=(a_conference(attended=("bank",)),),
            capital_needs=(a_capital_need(),),
            proposals=(a_proposal(),),
        ),
        network=Network(
            centres=(a_centre(),),
            courses=(a_course(),),
            policy_gaps=(a_policy_gap(raised_on=day("03-01")),),
            translations=(a_translation(),),
            representations=(a_representation(attended=True, for_wco=True),),
            secretariat_activities=(a_secretariat_activity(),),
            staff_development=(a_staff_member("person", a_development()),),
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


@pytest.mark.parametrize(
    "plan", [None, a_plan(), a_plan(an_activity(status=Status.CANCELLED))], ids=repr
)
def test_a_plan_of_which_nothing_takes_place_is_none(plan):
    assert records("duty.6", planned(a_full_office(), plan=plan)) == []


LATER = date(2022, 1, 1)
OPPOSITES: dict[str, dict[str, Any]] = {
    "duty.1": {"strategies": (a_strategy(adopted=None),)},
    "duty.2": {"network": Network(directions=(a_direction(on=LATER),))},
    "duty.4": {"needs": (a_need(found_on=day("02-01"), met_on=day("03-01")),)},
    "duty.5": {"strategies": (a_strategy(adopted=a_step("2022-01-01", "secretariat")),)},
    "duty.7": {"network": Network(guidance=(a_guidance(on=LATER),))},
    "duty.8": {"needs": (a_need(current=4, target=4),)},
    "responsibility.2": {
        "network": Network(
            staff_development=(
                a_staff_member("left", a_development(), left_on=day("03-01")),
                a_staff_member("failed", a_development(result=DevelopmentResult.NOT_YET)),
            )
        )
    },
    "responsibility.3": {
        "administrations": (
            an_administration(
                acceptances=(
                    an_acceptance("safe", status=AcceptanceStatus.NOT_ACCEPTED),
                    an_acceptance("rkc.general", status=AcceptanceStatus.WITHDRAWN),
                    an_acceptance("rkc.body", status=AcceptanceStatus.DECLARED),
                )
            ),
        )
    },
    "responsibility.4": {"portfolio": Portfolio((a_project(),))},
    "responsibility.6": {"partnerships": Partnerships((a_relation(identified_on=LATER),))},
    "responsibility.7": {"needs": (a_need(found_on=LATER),)},
    "responsibility.9": {
        "network": Network(policy_gaps=(a_policy_gap(), a_policy_gap("later", raised_on=LATER)))
    },
    "responsibility.10": {
        "network": Network(
            representations=(
                a_representation("missed", for_wco=True, attended=False),
                a_representation("unknown", for_wco=True),
                a_representation("guest", attended=True),
                a_representation("later", days=Days(LATER, LATER), for_wco=True, attended=True),
            )
        )
    },
    "responsibility.12": {
        "network": Network(
            translations=(
                a_translation(
                    "withdrawn", steps=(a_translation_step(TranslationState.WITHDRAWN, "03-01"),)
                ),
                a_translation("later", asked_on=LATER, due=None),
            )
        )
    },
    "operation.1": {"experts": (an_expert(left_on=day("01-01")),)},
    "operation.3": {
        "portfolio": Portfolio((), (an_action_plan(assessment="mission", drawn_up_on=LATER),))
    },
    "operation.4": {
        "needs": (
            a_need("one"),
            a_need("two", member="GE", met_on=day("12-31")),
            a_need("three", member="KZ", found_on=LATER),
        ),
    },
    "operation.5": {"portfolio": Portfolio(lessons=(a_lesson(),))},
    "operation.6": {
        "diagnostics": Diagnostics(
            (OLD,), (an_assessment("mission", kind=AssessmentKind.EVALUATION, on=LATER),)
        )
    },
    "operation.7": {"partnerships": Partnerships(proposals=(a_proposal(proposed_on=LATER),))},
    "stakeholder.1": {
        "partnerships": Partnerships(
            (a_relation("bank"), a_relation("secretariat", contacts=(a_contact("2022-01-01"),)))
        )
    },
    "stakeholder.3": {
        "partnerships": Partnerships(
            fora=(
                a_forum("missed", attended=False),
                a_forum("unknown"),
                a_forum("later", first="2022-01-01", attended=True),
            )
        )
    },
    "stakeholder.4": {
        "partnerships": Partnerships(
            conferences=(
                a_conference("nobody", invited=("bank",)),
                a_conference("later", days=Days(LATER, LATER), attended=("bank",)),
            )
        )
    },
    "stakeholder.5": {"partnerships": Partnerships(capital_needs=(a_capital_need(),))},
    "focus.1": {"needs": (a_need(focus="focus.1", met_on=day("12-31")),)},
    "focus.5": {"strategies": (a_strategy(goals=(a_goal(clauses=("focus.5",)),), adopted=None),)},
}
"""For each clause, records which say that it is not served, or not yet on the day of the office."""


@pytest.mark.parametrize("clause", OPPOSITES)
def test_what_says_the_opposite_of_a_clause_does_not_serve_it(clause):
    office = planned(a_full_office(governance=None), portfolio=Portfolio(), plan=a_plan())
    assert records(clause, planned(office, **OPPOSITES[clause])) == []


def test_what_happens_on_the_day_of_the_office_serves_already():
    today = Network(guidance=(a_guidance(on=date(2021, 12, 31)),))
    assert records("duty.7", planned(a_full_office(), network=today)) == ["guidance guidance"]


def test_a_lesson_that_was_sent_serves_as_well_as_one_that_was_evaluated():
    lesson = a_lesson(evaluation=an_evaluation(), deliveries=(a_delivery(),))
    office = planned(a_full_office(), portfolio=Portfolio(lessons=(lesson,)))
    assert records("operation.5", office) == ["lessons lesson"]


def test_what_was_pledged_for_a_capital_need_serves_as_well_as_somebody_who_may_pay():
    need = a_capital_need()
    for held in (
        Partnerships(capital_needs=(need,), relations=(a_relation("bank"),)),
        Partnerships(capital_needs=(need,), pledges=(a_pledge(capital_need=need.id),)),
    ):
        office = planned(a_full_office(), partnerships=held)
        assert records("stakeholder.5", office) == ["capital_needs scanner"]


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


def test_a_focus_area_is_served_by_its_needs_and_by_the_goals_of_the_strategy_in_force():
    former = a_strategy(
        "former",
        goals=(a_goal("one", clauses=("focus.1",)),),
        adopted=a_step("2020-01-01", "secretariat"),
    )
    adopted = a_strategy(
        "adopted",
        goals=(a_goal("two", clauses=("focus.1", "duty.1")),),
        adopted=a_step("2020-12-01", "secretariat"),
    )
    office = planned(a_full_office(), strategies=(former, adopted))
    assert records("focus.1", office) == ["needs need-1", "goals two"]
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
