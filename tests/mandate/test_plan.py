"""The nine lines of the annual operational plan."""

from datetime import timedelta
from fractions import Fraction

from attrs import evolve

from rocb import (
    ActivityKind,
    AssessmentKind,
    Brief,
    LineDetail,
    NotTheOwner,
    Participation,
    PlanLine,
    Status,
    comparison,
    confirm_amendment,
    critical_path,
    evaluations_due,
    known_of,
    lacking,
    lines_of,
    meetings_attended,
    participant_count,
    propose_amendment,
    response_rate,
    survey_assessments,
    uncompared,
    unreported_meetings,
    unserved_lines,
    upcoming_meetings,
    update_administration,
    workplan_rows,
)
from rocb.planning.administrations.particulars import Particulars
from rocb.planning.benchmarking.disclosure import THE_OFFICE
from tests.mandate.clauses import shows
from tests.offices import YEAR, a_member, a_plan, an_activity, both
from tests.planning.administrations.builders import (
    OWNER,
    a_staff_count,
    an_administration,
    an_amendment,
    stated,
)
from tests.planning.benchmarking.builders import a_benchmark, a_figure
from tests.planning.diagnostics.builders import (
    a_response,
    a_survey,
    an_answer,
    an_assessment,
)
from tests.planning.network.builders import a_representation, day, days
from tests.planning.strategy.builders import a_goal

AZ, GE = a_member("AZ"), a_member("GE")


@shows("plan.1", lacking, critical_path)
def test_activities_of_a_project_belong_to_it_and_follow_one_another():
    mission = an_activity(
        "mission", status=Status.PLANNED, project="project", days=days("03-01", "03-05")
    )
    training = an_activity(
        "training", status=Status.PLANNED, depends_on=("mission",), days=days("03-06", "03-10")
    )
    plan = a_plan(mission, training)
    (missing,) = lacking(plan)
    assert (missing.activity, missing.details) == ("training", (LineDetail.PROJECT,))
    path = critical_path(plan)
    assert (path.paths, path.end) == ((("mission", "training"),), day("03-10"))


@shows("plan.2", lines_of, participant_count)
def test_seminars_are_a_line_of_the_plan_and_count_who_came_by_member_and_sex():
    seminar = an_activity(
        kind=ActivityKind.SEMINAR,
        clauses=("plan.2",),
        members=("AZ", "GE"),
        participation=(Participation("AZ", women=4, men=3), Participation("GE", women=2, men=5)),
    )
    assert lines_of(seminar) == (PlanLine.SEMINARS,)
    counted = participant_count(a_plan(seminar))
    assert counted.people == Participation(None, women=6, men=8)
    assert [(it.member, it.people.number) for it in counted.members if it.people] == [
        ("AZ", 7),
        ("GE", 7),
    ]


@shows("plan.3", response_rate, survey_assessments, evaluations_due)
def test_members_are_asked_visited_and_evaluated_and_what_they_answer_becomes_findings():
    survey = a_survey(
        "survey",
        a_response("AZ", an_answer("level", 2), an_answer("ict-level", 1)),
        a_response("GE", an_answer("level", 3)),
    )
    answered = response_rate(survey)
    assert (answered.complete, answered.partial, answered.silent) == (("AZ",), ("GE",), ("KZ",))
    assert answered.rate == Fraction(2, 3)
    found = survey_assessments(survey)
    assert [(it.member, [f.level for f in it.findings]) for it in found] == [
        ("AZ", [2, 1]),
        ("GE", [3]),
    ]
    visited = [an_assessment(it.value, kind=it) for it in AssessmentKind if it.independent]
    for mission in visited:
        never, due = evaluations_due((AZ, GE), (mission,), 24, day("12-31"))
        assert (never.member, never.last) == ("GE", None)
        assert (due.last, due.due) == (mission.id, mission.on.replace(year=2023))


@shows("plan.4", unserved_lines, lacking)
def test_a_plan_lacks_contact_with_the_directorate_until_somebody_plans_it_and_says_about_what():
    assert PlanLine.DIRECTORATE in unserved_lines(a_plan(an_activity()))
    talk = an_activity(kind=ActivityKind.LIAISON, clauses=("plan.4",))
    assert PlanLine.DIRECTORATE not in unserved_lines(a_plan(talk))
    assert [it.details for it in lacking(a_plan(talk))] == [(LineDetail.SUBJECT,)]
    assert lacking(a_plan(evolve(talk, brief=Brief(subject=both("The report"))))) == ()


@shows("plan.5", update_administration, propose_amendment, confirm_amendment)
def test_an_administration_owns_its_record_and_what_others_enter_counts_once_it_confirms():
    record = an_administration()
    office = Particulars(staff=(a_staff_count(number=90, stated=stated(by="rocb")),))
    assert update_administration(record, office) == NotTheOwner(OWNER, ("rocb",))
    own = update_administration(record, Particulars(staff=(a_staff_count(number=100),)))
    assert not isinstance(own, NotTheOwner)
    proposed = propose_amendment(own, an_amendment("more", particulars=office))
    (held,) = known_of(proposed, day("12-31")).staff
    assert held.number == 100
    confirmed = confirm_amendment(proposed, "more", OWNER, day("04-01"))
    assert confirmed is not None
    assert not isinstance(confirmed, NotTheOwner)
    (held,) = known_of(confirmed, day("12-31")).staff  # type: ignore[arg-type]
    assert held.number == 90


@shows("plan.6", workplan_rows)
def test_the_work_plan_names_the_stakeholders_and_donors_with_whom_the_office_is_in_touch():
    talk = an_activity(
        kind=ActivityKind.LIAISON,
        clauses=("plan.6",),
        goals=("goal",),
        brief=Brief(partners=("bank", "union")),
    )
    (group,) = workplan_rows(a_plan(talk), (a_goal(),))
    assert [(row.number, row.organisations) for row in group.rows] == [("1.1", ("bank", "union"))]


@shows("plan.7", comparison, uncompared)
def test_two_administrations_or_more_are_compared_and_who_takes_no_part_is_named():
    pair = a_benchmark(a_figure("AZ", "10"), a_figure("GE", "6"), id="two", members=("AZ", "GE"))
    assert pair.bilateral
    (release, _) = comparison(pair, THE_OFFICE).measures
    assert [(it.place, it.figure.member) for it in release.results] == [(1, "GE"), (2, "AZ")]
    several = a_benchmark(a_figure("KZ", "8"), id="three", members=("AZ", "GE", "KZ"))
    assert not several.bilateral
    assert comparison(several, THE_OFFICE).measures[0].participants == 3
    assert uncompared((pair, several), ("AZ", "GE", "KZ", "UA")) == ("UA",)


@shows("plan.8", upcoming_meetings, meetings_attended)
def test_regional_meetings_stand_ahead_until_the_office_has_taken_part_in_them():
    meeting = a_representation(days=days("03-01", "03-02"))
    declined = a_representation("declined", days=days("03-01", "03-02"), attended=False)
    assert upcoming_meetings((meeting, declined), day("02-01")) == (meeting,)
    attended = evolve(meeting, attended=True)
    assert meetings_attended((attended, declined), YEAR.days).regional == (attended,)


@shows("plan.9", meetings_attended, unreported_meetings)
def test_meetings_at_the_secretariat_are_told_apart_and_each_asks_for_a_report():
    council = a_representation("council", at_secretariat=True, attended=True)
    regional = a_representation("regional", attended=True, report_sent_on=day("03-09"))
    assert meetings_attended((council, regional), YEAR.days).secretariat == (council,)
    after = council.days.last + timedelta(days=30)
    assert unreported_meetings((council, regional), after) == (council,)
