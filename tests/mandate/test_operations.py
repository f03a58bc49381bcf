"""What the office has to do to guide and support senior management: its seven operations."""

from datetime import date

from attrs import evolve

from rocb import (
    ActivityKind,
    AssessmentKind,
    Brief,
    Confidence,
    LessonStatus,
    LineDetail,
    Obstacle,
    ResponseKind,
    action_plan_from,
    audience_of,
    common_issues,
    distribute,
    evaluations_due,
    further_gaps,
    lacking,
    lesson_status,
    monitor_actions,
    movement,
    opportunities,
    prioritise_proposals,
    proposal_replies,
    propose_response,
    rank_needs,
    staff,
)
from rocb.planning.staffing import obstacles
from tests.mandate.clauses import shows
from tests.offices import a_member, a_need, a_plan, a_role, an_activity, an_expert, both
from tests.planning.diagnostics.builders import OLD, a_finding, an_assessment
from tests.planning.network.builders import day
from tests.planning.partners.builders import a_proposal
from tests.planning.projects.builders import (
    a_lesson,
    a_project,
    a_reply,
    a_support_request,
    an_evaluation,
    an_objective,
)

AZ, GE, KZ = (a_member(code) for code in ("AZ", "GE", "KZ"))


@shows("operation.1", staff, obstacles)
def test_the_pool_of_experts_fills_the_seats_and_says_why_a_seat_stays_empty():
    role = a_role(seats=2, theme="valuation")
    able = an_expert("able", themes=("valuation",))
    other = an_expert("other", themes=("origin",))
    retired = an_expert("retired", active=False)
    staffing = staff(a_plan(an_activity(roles=(role,))), (able, other, retired), rank_needs(()))
    assert [it.expert for it in staffing.assignments] == [able]
    (seat,) = staffing.unfilled
    assert [(it.obstacle, it.experts) for it in seat.exclusions] == [
        (Obstacle.INACTIVE, (retired,)),
        (Obstacle.THEME, (other,)),
    ]


@shows("operation.2", lacking)
def test_a_seminar_for_senior_managers_is_not_ready_before_it_says_what_an_initiative_implies():
    seminar = an_activity(kind=ActivityKind.SEMINAR, clauses=("operation.2", "plan.2"))
    (asked,) = lacking(a_plan(seminar))
    assert asked.details == (LineDetail.AUDIENCE, LineDetail.IMPLICATIONS)
    brief = Brief(audience=both("Directors General"), implications=(both("A single window"),))
    assert lacking(a_plan(evolve(seminar, brief=brief))) == ()


@shows("operation.3", action_plan_from, monitor_actions)
def test_actions_follow_from_what_the_diagnostic_found_and_are_watched_until_they_are_done():
    mission = an_assessment(
        "mission",
        a_finding("laws", area="law", level=3, target=4),
        a_finding("systems", area="ict", level=1, target=4),
    )
    drafted = action_plan_from(mission, OLD, "actions", day("06-10"))
    assert [it.finding for it in drafted.actions] == ["systems", "laws"]
    first, second = drafted.actions
    agreed = evolve(
        drafted,
        actions=(
            evolve(first, due=day("09-01")),
            evolve(second, due=day("08-01"), done_on=day("07-20")),
        ),
    )
    seen = monitor_actions(agreed, day("09-11"), mission.findings)
    assert [(it.action.finding, it.days) for it in seen.late] == [("systems", 10)]
    assert [it.finding for it in seen.done] == ["laws"]
    assert seen.unanswered == ()


@shows("operation.4", common_issues, propose_response)
def test_what_several_members_lack_is_a_common_issue_and_gets_the_answer_that_fits():
    needs = (
        a_need("az", member="AZ", current=0, target=4),
        a_need("ge", member="GE", current=1, target=4),
        a_need("alone", member="AZ", theme="origin"),
    )
    (issue,) = common_issues(needs, (AZ, GE, KZ))
    assert (issue.theme, issue.having, issue.silent) == ("valuation", ("AZ", "GE"), ("KZ",))
    assert propose_response(issue).kind is ResponseKind.CONSULTANCY
    assert propose_response(issue, new_initiative=True).kind is ResponseKind.SEMINAR
    slight = [evolve(it, current=3) for it in needs]
    (issue,) = common_issues(slight, (AZ, GE, KZ))
    assert propose_response(issue).kind is ResponseKind.WORKSHOP


@shows("operation.5", opportunities, lesson_status, audience_of, distribute)
def test_an_opportunity_becomes_a_project_whose_evaluated_lessons_reach_those_who_need_them():
    need, elsewhere = a_need(member="AZ"), a_need("elsewhere", member="GE")
    (found,) = opportunities((need, elsewhere), ())
    assert found.members == ("AZ", "GE")
    project = a_project(
        objectives=(an_objective("need", "elsewhere"),),
        support=a_support_request(reply=a_reply()),
    )
    assert opportunities((need, elsewhere), (project,)) == ()
    lesson = a_lesson(project="project", members=("AZ",), evaluation=an_evaluation("2021-05-01"))
    assert lesson_status(lesson, day("04-30")) is LessonStatus.DRAFTED
    assert lesson_status(lesson, day("05-01")) is LessonStatus.EVALUATED
    audience = audience_of(lesson, (need, elsewhere), (AZ, GE, KZ))
    assert [(it.member, it.needs) for it in audience.recipients] == [("GE", ("elsewhere",))]
    sent = distribute(lesson, [it.member for it in audience.recipients], day("06-01"))
    assert lesson_status(sent, day("06-01")) is LessonStatus.SENT
    assert audience_of(sent, (need, elsewhere), (AZ, GE, KZ)).recipients == ()


@shows("operation.6", evaluations_due, movement, further_gaps)
def test_an_evaluation_falls_due_confirms_what_has_moved_and_brings_further_gaps_to_light():
    before = an_assessment("before", a_finding(level=1, target=3), on=date(2019, 6, 1))
    (due,) = evaluations_due((AZ,), (before,), every=24, on=date(2021, 6, 11))
    assert (due.due, due.overdue) == (date(2021, 6, 1), 10)
    now = an_assessment(
        "now",
        a_finding("laws", level=2, target=3),
        a_finding("systems", area="ict", level=1, target=4),
        kind=AssessmentKind.EVALUATION,
        on=date(2021, 6, 11),
    )
    moved = movement(before, now, (OLD,))
    assert (moved.areas[0].change, moved.areas[0].confidence) == (1, Confidence.HIGH)
    assert [(it.finding.id, it.gap, it.before) for it in further_gaps(moved)] == [
        ("systems", 3, None)
    ]


@shows("operation.7", prioritise_proposals, proposal_replies)
def test_assistance_is_proposed_to_the_secretariat_in_the_order_of_the_needs_and_awaits_its_reply():
    ranking = rank_needs((a_need("great", current=0), a_need("small", current=3)))
    minor = a_proposal("minor", "small", proposed_on=day("03-01"))
    major = a_proposal("major", "great", proposed_on=day("03-01"), reply=a_reply("2021-04-01"))
    order = prioritise_proposals((minor, major), ranking)
    assert [(it.rank, it.proposal) for it in order.ranked] == [(1, major), (2, minor)]
    replies = proposal_replies((minor, major), day("04-01"))
    assert replies.answered == (major,)
    assert [(it.proposal, it.days) for it in replies.open] == [(minor, 31)]
