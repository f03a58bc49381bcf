"""The nine lines of the annual operational plan."""

from datetime import timedelta
from fractions import Fraction

from attrs import evolve

from rocb import (
    ActivityKind,
    AssessmentKind,
    LineDetail,
    NotTheOwner,
    Participation,
    PlanLine,
    PledgeStatus,
    Status,
    comparison,
    confirm_amendment,
    contact_due,
    contacts_due,
    critical_path,
    evaluations_due,
    known_of,
    lacking,
    lines_of,
    meetings_attended,
    participant_count,
    pledge_balances,
    propose_amendment,
    response_rate,
    survey_assessments,
    unanswered_gaps,
    uncompared,
    unreported_meetings,
    unserved_lines,
    upcoming_meetings,
    update_administration,
)
from rocb.planning.administrations.particulars import Particulars
from rocb.planning.benchmarking.disclosure import THE_OFFICE
from tests.mandate.clauses import shows
from tests.offices import YEAR, a_member, a_plan, an_activity
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
from tests.planning.network.builders import a_policy_gap, a_representation, day, days
from tests.planning.network.builders import an_answer as a_policy_answer
from tests.planning.partners.builders import a_contact, a_pledge, a_relation, a_step
from tests.planning.projects.builders import euros

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
    replied = survey.responses[0].on
    assert response_rate(survey, replied).rate == Fraction(2, 3)
    assert response_rate(survey, replied - timedelta(days=1)).rate in (None, Fraction(0))
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


@shows("plan.4", unserved_lines, contact_due, unanswered_gaps)
def test_the_plan_lacks_contact_with_the_directorate_until_somebody_plans_it_and_both_sides_reply():
    assert PlanLine.DIRECTORATE in unserved_lines(a_plan(an_activity()))
    talk = an_activity(kind=ActivityKind.LIAISON, clauses=("plan.4",))
    assert PlanLine.DIRECTORATE not in unserved_lines(a_plan(talk))
    cancelled = evolve(talk, status=Status.CANCELLED)
    assert PlanLine.DIRECTORATE in unserved_lines(a_plan(cancelled))
    directorate = a_relation("directorate", every=1, contacts=(a_contact("2021-01-31"),))
    waiting = contact_due(directorate, day("03-10"))
    assert (waiting.last, waiting.due, waiting.late) == (day("01-31"), day("02-28"), 10)
    asked = a_policy_gap("asked", raised_on=day("03-01"), raised_to="directorate")
    answered = evolve(asked, id="answered", answers=(a_policy_answer("03-05"),))
    (open_gap,) = unanswered_gaps((answered, asked, a_policy_gap("found")), day("03-10"))
    assert (open_gap.gap, open_gap.days) == (asked, 9)


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


@shows("plan.6", contacts_due, pledge_balances)
def test_stakeholders_and_donors_are_called_in_turn_and_donors_are_reminded_of_what_they_pledged():
    relations = (
        a_relation("union", every=2, contacts=(a_contact("2021-02-10"),)),
        a_relation("bank", every=1, contacts=(a_contact("2021-01-31"),)),
        a_relation("agency", every=None),
        a_relation("fund", identified_on=day("04-01")),
    )
    contacts = contacts_due(relations, day("03-10"))
    assert [(it.organisation, it.late) for it in contacts.overdue] == [("bank", 10)]
    assert [(it.organisation, it.due) for it in contacts.coming] == [("union", day("04-10"))]
    assert [it.organisation for it in contacts.irregular] == ["agency"]
    assert [it.organisation for it in contacts.never] == ["agency"]
    received = a_step(PledgeStatus.RECEIVED_IN_PART, "2021-06-01", "40")
    pledges = (
        a_pledge("pledge", euros("100"), received),
        a_pledge("later", pledged_on=day("07-01")),
    )
    (before,), (after,) = (pledge_balances(pledges, day(on)) for on in ("05-31", "06-01"))
    assert (before.donor, before.outstanding) == ("bank", euros("100"))
    assert (after.received, after.outstanding) == (euros("40"), euros("60"))


@shows("plan.7", comparison, uncompared)
def test_two_administrations_or_more_are_compared_and_who_takes_no_part_is_named():
    pair = a_benchmark(a_figure("AZ", "10"), a_figure("GE", "6"), id="two", members=("AZ", "GE"))
    assert pair.bilateral
    (release, _) = comparison(pair, THE_OFFICE).measures
    assert [(it.place, it.figure.member) for it in release.results] == [(1, "GE"), (2, "AZ")]
    old, new = (
        a_figure("KZ", str(hours), on=day(on)) for hours, on in ((9, "06-30"), (8, "12-31"))
    )
    several = a_benchmark(old, new, id="three", members=("AZ", "GE", "KZ"))
    for until, figure in ((None, new), (day("12-31"), new), (day("12-30"), old)):
        (shown,) = comparison(several, THE_OFFICE, until).measures[0].results
        assert shown.figure == figure
    (release, _) = comparison(several, THE_OFFICE, day("06-29")).measures
    assert release.results == ()
    assert not several.bilateral
    assert comparison(several, THE_OFFICE).measures[0].participants == 3
    assert uncompared((pair, several), (AZ, GE, a_member("KZ"), a_member("UA"))) == ("UA",)


@shows("plan.8", upcoming_meetings, meetings_attended)
def test_regional_meetings_stand_ahead_until_the_office_has_taken_part_in_them():
    meeting = a_representation(days=days("03-01", "03-02"))
    declined = a_representation("declined", days=days("03-01", "03-02"), attended=False)
    assert upcoming_meetings((meeting, declined), day("02-01")) == (meeting,)
    assert upcoming_meetings((meeting,), day("03-01")) == (meeting,)
    assert upcoming_meetings((meeting,), day("03-02")) == ()
    attended = evolve(meeting, id="attended", attended=True)
    met = meetings_attended((meeting, attended, declined), YEAR.days)
    assert (met.regional, met.missed, met.unknown) == ((attended,), (declined,), (meeting,))
    assert meetings_attended((attended,), days("03-01", "03-01")).regional == ()


@shows("plan.9", meetings_attended, unreported_meetings)
def test_meetings_at_the_secretariat_are_told_apart_and_each_asks_for_a_report():
    council = a_representation("council", at_secretariat=True, attended=True)
    regional = a_representation("regional", attended=True, report_sent_on=day("03-09"))
    missed = a_representation("missed", at_secretariat=True, attended=False)
    unknown = a_representation("unknown", at_secretariat=True)
    met = meetings_attended((council, regional, missed, unknown), YEAR.days)
    assert (met.secretariat, met.regional) == ((council,), (regional,))
    assert (met.missed, met.unknown) == ((missed,), (unknown,))
    meetings, ended = (missed, council, regional), council.days.last
    assert unreported_meetings(meetings, ended) == ()
    assert unreported_meetings(meetings, ended + timedelta(days=1)) == (council, regional)
    assert unreported_meetings(meetings, day("03-09")) == (council,)
