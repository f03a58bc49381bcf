"""What the office has to do to guide and support senior management: its seven operations."""

from datetime import date

from attrs import evolve

from rocb import (
    Accreditation,
    ActivityKind,
    AssessmentKind,
    Brief,
    Confidence,
    LessonStatus,
    LineDetail,
    Obstacle,
    Participation,
    ResponseKind,
    Status,
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
    participant_count,
    prioritise_proposals,
    proposal_replies,
    propose_response,
    rank_needs,
    staff,
    staff_ability,
    support_replies,
)
from rocb.planning.experts.climbing import ClimbStep, prospects
from rocb.planning.experts.lapses import lapses
from rocb.planning.experts.skill_gaps import area_pools
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.obstacles import obstacles
from rocb.planning.staffing.posts import Post, days_away
from rocb.planning.themes import Theme, ThemeArea
from tests.mandate.clauses import shows
from tests.offices import (
    a_member,
    a_need,
    a_plan,
    a_role,
    an_activity,
    an_expert,
    awarded,
    both,
    skilled,
    spoken,
)
from tests.planning.diagnostics.builders import OLD, a_finding, an_assessment
from tests.planning.issues.builders import an_issue
from tests.planning.network.builders import a_development, a_staff_member, day, days
from tests.planning.partners.builders import a_proposal
from tests.planning.projects.builders import (
    a_lesson,
    a_project,
    a_reply,
    a_support_request,
    an_action,
    an_evaluation,
    an_objective,
)

AZ, GE, KZ = (a_member(code) for code in ("AZ", "GE", "KZ"))


@shows("operation.1", staff_ability, staff, obstacles, days_away, area_pools, lapses, prospects)
def test_a_pool_of_experts_is_trained_put_to_work_and_watched_for_what_keeps_whom_from_a_seat():
    trained = a_staff_member("trained", a_development(), expert="able")
    (ability,) = staff_ability((trained,), ("valuation",), (AZ, GE), day("03-01"))
    assert [it.expert for it in ability.able] == ["able"]
    role = a_role(seats=2, independent=True, accreditation=Accreditation.PRE_ACCREDITED)
    mission = an_activity(members=("AZ",), days=days("03-01", "03-03"), roles=(role,))
    able = an_expert("able", awards=awarded(Accreditation.PRE_ACCREDITED), days_per_year=3)
    own = an_expert("own", administration="AZ")
    held_back = {
        Obstacle.INACTIVE: an_expert("retired", left_on=day("01-01")),
        Obstacle.SKILL: an_expert("other", skills=skilled("origin")),
        Obstacle.ACCREDITATION: an_expert("new", awards=awarded(Accreditation.PRE_SCREENED)),
        Obstacle.LANGUAGE: an_expert("silent", languages=spoken("ru")),
        Obstacle.OWN_ADMINISTRATION: own,
        Obstacle.UNAVAILABLE: an_expert("away", unavailable=(days("03-03", "03-04"),)),
        Obstacle.DAYS_USED_UP: an_expert("used-up", days_per_year=2),
    }
    case = StaffingCase(a_plan(mission), (*held_back.values(), able), rank_needs(()))
    staffing = staff(case)
    assert [it.expert for it in staffing.assignments] == [able]
    (seat,) = staffing.unfilled
    assert {it.obstacle: it.experts for it in seat.exclusions} == {
        obstacle: (expert,) for obstacle, expert in held_back.items()
    }
    post, work = Post(mission, role), [it.post for it in staffing.assignments]
    assert days_away(work) == 3
    assert [*obstacles(able, post, work)] == [Obstacle.DAYS_USED_UP, Obstacle.BUSY]
    assert [*obstacles(own, Post(mission, evolve(role, independent=False)))] == []
    ends = awarded(Accreditation.ACCREDITED, expires=day("06-30"))
    pool = (evolve(able, awards=(*able.awards, *ends)), *held_back.values())
    valuation = Theme("valuation", both("Valuation"), ThemeArea.CUSTOMS_TECHNIQUES)
    organisation, techniques, _ = area_pools(pool, (valuation,), day("03-01"))
    assert (organisation.experts, len(techniques.experts)) == ((), 6)
    (lapse,) = lapses(pool, days("06-01", "06-30"))
    assert (lapse.expert, lapse.left) == ("able", Accreditation.PRE_ACCREDITED)
    could_climb = {it.expert: it.step for it in prospects(pool, (), (), day("07-01"))}
    assert could_climb == {"able": ClimbStep.RENEWAL, "new": ClimbStep.WORKSHOP}


@shows("operation.2", propose_response, lacking, participant_count)
def test_a_new_initiative_is_explained_in_a_seminar_which_says_what_it_implies_and_who_came():
    response = propose_response(an_issue(2, None, None), new_initiative=True)
    assert response.kind is ResponseKind.SEMINAR
    seminar = an_activity(
        kind=ActivityKind.SEMINAR,
        clauses=("operation.2", "plan.2"),
        members=("AZ", "GE"),
        participation=(Participation("AZ", women=1, men=2),),
    )
    (asked,) = lacking(a_plan(seminar))
    assert asked.details == (LineDetail.AUDIENCE, LineDetail.IMPLICATIONS)
    brief = Brief(audience=both("Directors General"), implications=(both("A single window"),))
    ready = a_plan(evolve(seminar, brief=brief))
    assert lacking(ready) == ()
    assert lacking(a_plan(evolve(seminar, status=Status.CANCELLED))) == ()
    azerbaijan, georgia = participant_count(ready).members
    assert azerbaijan.people == Participation("AZ", women=1, men=2)
    assert (georgia.member, georgia.people, georgia.uncounted) == ("GE", None, ("activity",))


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
    soon = an_action("soon", due=day("10-11"), depends_on=(first.id,))
    later = an_action("later", due=day("10-12"), depends_on=(second.id,))
    undated = an_action("undated")
    first = evolve(first, due=day("09-01"))
    second = evolve(second, due=day("08-01"), done_on=day("07-20"))
    agreed = evolve(drafted, actions=(first, second, soon, later, undated))
    seen = monitor_actions(agreed, day("09-11"), mission)
    assert [(it.action, it.days) for it in seen.late] == [(first, 10)]
    assert (seen.done, seen.due_soon, seen.later) == ((second,), (soon,), (later,))
    assert seen.undated == (undated,)
    assert [(it.action, it.waits_for) for it in seen.waiting] == [(soon, (first.id,))]
    assert seen.unanswered == ()
    found = (
        a_finding("staff", area="staff", level=2, target=3),
        a_finding("met", area="ethics", level=3, target=3),
    )
    wider = evolve(mission, findings=(*mission.findings, *found))
    assert monitor_actions(agreed, day("07-20"), wider).unanswered == found[:1]
    assert monitor_actions(agreed, day("07-20")).done == (second,)
    assert monitor_actions(agreed, day("09-01")).due_soon == (first,)


@shows("operation.4", common_issues, propose_response)
def test_what_several_members_lack_is_a_common_issue_and_gets_the_answer_that_fits():
    needs = (
        a_need("az", member="AZ", current=0, target=4),
        a_need("ge", member="GE", current=1, target=4),
        a_need("alone", member="AZ", theme="origin"),
    )
    risk = [a_need(f"risk-{it.code}", member=it.code, theme="risk") for it in (AZ, GE, KZ)]
    both_of_them = common_issues((*needs, *risk), (AZ, GE, KZ))
    assert [it.theme for it in both_of_them] == ["risk", "valuation"]
    (issue,) = common_issues(needs, (AZ, GE, KZ))
    assert (issue.theme, issue.having, issue.silent) == ("valuation", ("AZ", "GE"), ("KZ",))
    assert propose_response(issue).kind is ResponseKind.CONSULTANCY
    assert propose_response(issue, new_initiative=True).kind is ResponseKind.SEMINAR
    slight = [evolve(it, current=3) for it in needs]
    (issue,) = common_issues(slight, (AZ, GE, KZ))
    assert propose_response(issue).kind is ResponseKind.WORKSHOP


@shows("operation.5", opportunities, support_replies, lesson_status, audience_of, distribute)
def test_an_opportunity_becomes_a_project_whose_evaluated_lessons_reach_those_who_need_them():
    need, elsewhere = a_need(member="AZ"), a_need("elsewhere", member="GE")
    (found,) = opportunities((need, elsewhere), ())
    assert found.members == ("AZ", "GE")
    project = a_project(
        objectives=(an_objective("need", "elsewhere"),),
        support=a_support_request(reply=a_reply()),
    )
    assert opportunities((need, elsewhere), (project,)) == ()
    (waiting,) = support_replies((project,), day("01-31")).open
    assert (waiting.project, waiting.days) == (project, 16)
    assert support_replies((project,), day("02-01")).answered == (project,)
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
    older = an_assessment("older", on=date(2018, 6, 1))
    now = an_assessment(
        "now",
        a_finding("laws", level=2, target=3),
        a_finding("systems", area="ict", level=1, target=4),
        kind=AssessmentKind.EVALUATION,
        on=date(2021, 6, 11),
    )
    (due,) = evaluations_due((AZ,), (before, older, now), every=24, on=date(2021, 6, 10))
    assert (due.last, due.due, due.overdue) == ("before", date(2021, 6, 1), 9)
    (done,) = evaluations_due((AZ,), (before, older, now), every=24, on=now.on)
    assert (done.last, done.overdue) == ("now", 0)
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
    order = prioritise_proposals((minor, major), ranking, day("03-31"))
    assert [(it.rank, it.proposal) for it in order.ranked] == [(1, major), (2, minor)]
    replies = proposal_replies((minor, major), day("04-01"))
    assert replies.answered == (major,)
    assert [(it.proposal, it.days) for it in replies.open] == [(minor, 31)]
