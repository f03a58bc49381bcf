"""What the regional office works at: its eight focus areas."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from rocb import (
    AcceptanceStatus,
    Aim,
    ContactFunction,
    Cost,
    Dimension,
    Disclosure,
    IndicatorKind,
    Pace,
    ResponseKind,
    Status,
    Viewer,
    ViewerKind,
    acceptance_gaps,
    budget,
    funding_of,
    goal_progress,
    known_of,
    lineage,
    propose_response,
    regional_acceptances,
    rolled_up,
    similar_courses,
    trace,
    unserved,
    visible_to_viewer,
)
from tests.mandate.clauses import shows
from tests.offices import STATED, a_member, a_need, a_plan, an_activity
from tests.planning.administrations.builders import (
    a_contact_point,
    an_acceptance,
    an_administration,
)
from tests.planning.benchmarking.builders import a_benchmark, a_figure, a_measure
from tests.planning.diagnostics.builders import NEW, OLD
from tests.planning.issues.builders import an_issue
from tests.planning.network.builders import a_course, day, days
from tests.planning.projects.builders import a_cost, a_project, euros
from tests.planning.strategy.builders import a_goal, a_measurement, an_indicator

AZ, GE, KZ = (a_member(code) for code in ("AZ", "GE", "KZ"))


@shows("focus.1", regional_acceptances)
def test_how_far_the_region_has_accepted_the_standards_for_safe_trade_is_known_member_by_member():
    records = (
        an_administration("AZ", acceptances=(an_acceptance("safe"),)),
        an_administration(
            "GE", acceptances=(an_acceptance("safe.2.3", status=AcceptanceStatus.NOT_ACCEPTED),)
        ),
    )
    (safe,) = regional_acceptances(records, (AZ, GE, KZ), ("safe",), day("06-01"))
    assert (safe.accepting, safe.not_accepting, safe.unknown) == (("AZ",), ("GE",), ("KZ",))


@shows("focus.2", similar_courses, budget)
def test_members_may_hold_courses_together_and_see_whose_money_is_planned_for_what():
    courses = (
        a_course("baku", centre="baku", days=days("03-01", "03-05")),
        a_course("kyiv", centre="kyiv", days=days("03-15", "03-19")),
        a_course("late", centre="kyiv", days=days("10-01", "10-02")),
        a_course("first", centre="minsk", theme="origin", days=days("05-01", "05-02")),
        a_course("second", centre="minsk", theme="origin", days=days("05-11", "05-12")),
    )
    (together,) = similar_courses(courses, within=30)
    assert (together.theme, together.courses) == ("valuation", courses[:2])
    plan = a_plan(
        an_activity("one", costs=(Cost(euros("100"), "bank", STATED),)),
        an_activity("two", costs=(Cost(euros("50"), "bank", STATED),)),
        an_activity("free"),
        an_activity("gone", status=Status.CANCELLED, costs=(Cost(euros("70"), "union", STATED),)),
    )
    seen = budget(plan)
    assert [(it.donor, it.planned, it.activities) for it in seen.lines] == [
        ("bank", euros("150"), ("one", "two"))
    ]
    assert seen.uncosted == ("free",)
    assert [(it.donor, it.activities) for it in seen.withdrawn] == [("union", ("gone",))]


@shows("focus.3", rolled_up)
def test_one_approach_to_risk_is_measured_alike_in_all_members_and_says_who_is_silent():
    selected = an_indicator(
        "selected-by-risk",
        kind=IndicatorKind.PERCENTAGE,
        baseline=None,
        measurements=(
            a_measurement("2021-02-01", 99, denominator=Decimal(100), member="AZ"),
            a_measurement("2021-03-01", 30, denominator=Decimal(100), member="AZ"),
            a_measurement("2021-06-01", 50, denominator=Decimal(300), member="GE"),
            a_measurement("2021-06-02", 99, denominator=Decimal(100), member="GE"),
        ),
    )
    region = rolled_up(selected, (AZ, GE, KZ), day("06-01"))
    assert (region.value, region.measured, region.silent) == (Fraction(20), ("AZ", "GE"), ("KZ",))


@shows("focus.4", known_of, visible_to_viewer)
def test_administrations_find_each_others_enforcement_officers_and_share_figures_as_they_choose():
    officer = a_contact_point("officer", function=ContactFunction.ENFORCEMENT)
    known = known_of(an_administration(contacts=(officer,)), day("06-01"))
    assert known.contacts == (officer,)
    seizures = a_figure("AZ", disclosure=Disclosure.NAMED, seen_by=("GE",))
    arrests = a_figure("KZ", disclosure=Disclosure.PARTICIPANTS)
    measures = (a_measure(dimension=Dimension.ENFORCEMENT),)
    compared = a_benchmark(seizures, arrests, measures=measures, members=("AZ", "GE", "KZ", "MD"))
    for code, shown in (("GE", "AZ KZ"), ("KZ", "KZ"), ("MD", "KZ"), ("UA", "")):
        seen = visible_to_viewer(compared, Viewer(ViewerKind.MEMBER, code))
        assert [it.member for it in seen.figures] == shown.split()


@shows("focus.5", goal_progress)
def test_the_collection_of_duties_has_a_goal_and_how_far_it_is_shows_on_any_day():
    collected = an_indicator(measurements=(a_measurement("2023-01-01", 30),))
    goal = a_goal(clauses=("focus.5",), indicators=(collected,))
    stands = goal_progress(goal, date(2023, 1, 1))
    assert (stands.pace, stands.indicators[0].share) == (Pace.ON_TRACK, Fraction(1, 2))
    assert goal_progress(goal, date(2023, 12, 31)).pace is Pace.UNKNOWN
    assert goal_progress(goal, day("12-31")).pace is Pace.UNKNOWN


@shows("focus.6", lineage, propose_response)
def test_what_is_new_in_the_world_shows_in_newer_frameworks_and_is_explained_in_a_seminar():
    lines = lineage((OLD, NEW))
    assert [area.id for area in NEW.areas if len(lines[area.id]) == 1] == ["governance"]
    issue = an_issue(3, None, None, theme="governance")
    assert propose_response(issue).kind is ResponseKind.CONSULTANCY
    assert propose_response(issue, new_initiative=True).kind is ResponseKind.SEMINAR


@shows("focus.7", acceptance_gaps, trace)
def test_integrity_shows_what_a_member_lacks_of_the_arusha_factors_and_what_the_plan_does_for_it():
    record = an_administration(
        acceptances=(
            an_acceptance("arusha"),
            an_acceptance("arusha.7", status=AcceptanceStatus.NOT_ACCEPTED),
        )
    )
    assert [it.provision for it in acceptance_gaps(record, day("06-01"))] == ["arusha.7"]
    need = a_need(focus="focus.7")
    idle = trace(a_plan(an_activity()), (), (need,))
    assert "focus.7" in unserved(idle, Aim.FOCUS)
    busy = trace(a_plan(an_activity(needs=("need",))), (), (need,))
    assert "focus.7" not in unserved(busy, Aim.FOCUS)


@shows("focus.8", funding_of)
def test_what_a_project_still_has_to_find_money_for_is_known_and_what_nobody_has_priced_counted():
    project = a_project(
        costs=(a_cost(euros("100"), "bank"), a_cost(euros("50")), a_cost(None)),
    )
    funding = funding_of(project)
    assert (funding.funded, funding.open) == ((euros("100"),), (euros("50"),))
    assert funding.unknown == 1
