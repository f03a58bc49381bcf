"""The role of the office: what it is guided by, knows, estimates, plans and advises."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from rocb import (
    Aim,
    Change,
    ColumbusPhase,
    Days,
    InvalidValue,
    LateReason,
    ProjectKind,
    RecordAspect,
    Status,
    Step,
    Supervisor,
    Theme,
    begun,
    borda,
    changed,
    development_requirements,
    directions_from,
    draft_plan,
    follow_ups_due,
    members_not_guided,
    monitor,
    open_directions,
    overview,
    phase_on,
    postponed,
    rank_needs,
    strategy_on,
    trace,
    uninvolved,
    unserved,
)
from rocb.mandate import FOCUS_AREAS
from tests.mandate.clauses import shows
from tests.offices import YEAR, a_member, a_need, a_plan, an_activity, both
from tests.planning.administrations.builders import (
    a_contact_point,
    a_staff_count,
    a_structure,
    an_acceptance,
    an_administration,
    stated,
)
from tests.planning.diagnostics.builders import OLD, a_finding, an_assessment
from tests.planning.needs.builders import a_ballot, ranks
from tests.planning.network.builders import a_direction, a_guidance, day
from tests.planning.projects.builders import a_phase, a_project
from tests.planning.strategy.builders import a_goal, a_step, a_strategy

AZ, GE, KZ = (a_member(code) for code in ("AZ", "GE", "KZ"))
VALUATION, ORIGIN = (Theme(id, both(id)) for id in ("valuation", "origin"))


@shows("duty.1", trace, unserved)
def test_what_the_office_does_leads_to_aims_of_the_wco_and_an_aim_left_alone_is_named():
    standards = a_goal("standards", number=1, clauses=("responsibility.3",))
    integrity = a_goal("integrity", number=2, clauses=("focus.7",))
    traced = trace(a_plan(an_activity(goals=("standards",))), (standards, integrity), ())
    assert [(it.activity, it.goals) for it in traced.activities] == [("activity", ("standards",))]
    assert unserved(traced, Aim.GOAL) == ("integrity",)
    alone = unserved(traced, Aim.CLAUSE)
    assert [it in alone for it in ("plan.1", "plan.2", "focus.7")] == [False, True, False]
    assert set(unserved(traced, Aim.FOCUS)) == FOCUS_AREAS


@shows("duty.2", directions_from, open_directions)
def test_what_each_supervisor_asks_of_the_office_waits_until_it_is_done():
    asked = [a_direction(it.value, given_by=it, due=day("06-30")) for it in Supervisor]
    assert [directions_from(asked, it) for it in Supervisor] == [(it,) for it in asked]
    contact_point, vice_chair, director_general = asked
    done = evolve(contact_point, done_on=day("03-01"))
    undated = a_direction("undated", on=day("01-15"))
    given = (undated, done, vice_chair, director_general)
    assert open_directions(given, day("04-01")) == (director_general, vice_chair, undated)
    assert open_directions(given, day("02-28"))[0] == done
    assert open_directions(given, day("01-31")) == (undated,)


@shows("duty.3", overview)
def test_the_overview_says_what_is_known_of_each_administration_how_old_it_is_and_what_is_not():
    record = an_administration(
        structures=(a_structure(),),
        staff=(a_staff_count(number=1200),),
        contacts=(a_contact_point(stated=stated(date(2022, 1, 10))),),
        acceptances=(an_acceptance("safe", stated=stated(date(2022, 1, 10))),),
    )
    seen = overview((record,), (AZ, GE), date(2022, 3, 2), stale_after=timedelta(days=365))
    (row,) = seen.members
    assert (row.member, row.known.staff[0].number) == ("AZ", 1200)
    assert row.stale == (RecordAspect.STRUCTURE, RecordAspect.STAFF)
    assert row.unknown == (RecordAspect.LANGUAGES,)
    assert seen.without_record == ("GE",)


@shows("duty.4", development_requirements)
def test_what_each_member_has_to_develop_is_estimated_between_bounds_and_says_what_was_assessed():
    found = an_assessment("mission", a_finding(area="law", level=1, target=4))
    assessed, silent = development_requirements((AZ, GE), OLD, (found,))
    assert (assessed.member, assessed.least, assessed.most) == ("AZ", 3, 3 + 5 + 5)
    assert (assessed.assessed, assessed.areas[0].findings) == (1, ("finding",))
    assert (silent.member, silent.least, silent.most, silent.assessed) == ("GE", 0, 15, 0)


@shows("duty.5", strategy_on, uninvolved)
def test_the_strategy_has_mission_vision_and_goals_for_years_and_says_who_did_not_join_in():
    strategy = a_strategy(
        drafted=a_step("2020-09-01", "rocb", "secretariat"),
        adopted=a_step("2020-12-01", "conference"),
    )
    in_force = strategy_on((strategy,), date(2023, 6, 1))
    assert in_force is not None
    assert None not in (in_force.mission, in_force.vision, *in_force.goals)
    assert strategy_on((strategy,), date(2025, 1, 1)) is None
    assert uninvolved(strategy, ("secretariat", "vice-chair")) == ("vice-chair",)
    for year in (2022, 2026):
        with pytest.raises(InvalidValue, match="three to five years"):
            a_strategy(period=Days(date(2021, 1, 1), date(year, 12, 31)))


@shows("duty.6", draft_plan, changed, monitor)
def test_the_plan_is_drawn_up_from_the_needs_managed_carried_out_and_monitored():
    plan = draft_plan(rank_needs((a_need(),)), (VALUATION,), YEAR)
    (draft,) = plan.activities
    assert (draft.status, draft.needs) == (Status.PROPOSED, ("need",))
    drawn_up = begun(plan, day("01-04"), "office", both("the draft"))
    plan = changed(drawn_up, Change(draft.id, day("01-15"), "office", Step.PLAN))
    (late,) = monitor(plan, draft.days.first + timedelta(days=1)).late
    assert (late.activity.status, late.reasons) == (Status.PLANNED, (LateReason.NOT_BEGUN,))
    plan = changed(
        plan,
        Change(draft.id, draft.days.first, "office", Step.START),
        Change(draft.id, draft.days.last, "office", Step.COMPLETE),
    )
    assert plan.activities[0].status is Status.COMPLETED
    assert monitor(plan, draft.days.last + timedelta(days=1)).late == ()
    put_off = postponed(drawn_up, draft.id, day("01-20"), "office", both("Nobody can travel"))
    assert [it.id for it in monitor(put_off, draft.days.last).postponed] == [draft.id]
    assert monitor(drawn_up, draft.days.first).postponed == ()


@shows("duty.7", members_not_guided, follow_ups_due, phase_on)
def test_senior_managers_are_advised_followed_up_and_helped_by_pilots_and_longer_work():
    given = a_guidance(member="AZ", provisions=("rkc.general.6",), follow_up_due=day("03-01"))
    assert members_not_guided((given,), (AZ, GE), since=given.on) == ("GE",)
    assert members_not_guided((given,), (AZ, GE), since=day("02-02")) == ("AZ", "GE")
    followed = a_guidance(
        "followed", follow_up_due=day("02-10"), followed_up_on=day("02-20"), outcome=both("A law")
    )
    advice = (given, followed, a_guidance("later", follow_up_due=day("03-02")), a_guidance("free"))
    assert follow_ups_due(advice, day("03-01")) == (given,)
    assert follow_ups_due(advice, day("02-19")) == (followed,)
    for kind in ProjectKind:
        started = a_phase(ColumbusPhase.IMPLEMENTATION, "2021-02-01")
        project = a_project(kind=kind, phases=(started,))
        assert phase_on(project, day("02-01")) is ColumbusPhase.IMPLEMENTATION
        assert phase_on(project, day("01-31")) is None


@shows("duty.8", rank_needs, borda)
def test_the_greatest_needs_come_first_and_the_members_have_a_say_in_the_order():
    small = a_need("small", current=3, target=4, importance=5)
    great = a_need("great", member="GE", current=1, target=4, importance=4)
    ranking = rank_needs((small, great))
    assert [(it.rank, it.need.id, it.score) for it in ranking.ranked] == [
        (1, "great", 12),
        (2, "small", 5),
    ]
    ballots = (
        a_ballot("valuation", "origin", member="AZ"),
        a_ballot("origin", "valuation", member="GE"),
        a_ballot("origin", "valuation", member="KZ"),
    )
    changed_mind = a_ballot("valuation", "origin", member="KZ", on=date(2020, 1, 1))
    said = borda((*ballots, changed_mind), (VALUATION, ORIGIN), (AZ, GE, KZ, a_member("UA")))
    assert ranks(said.order) == [("origin", 1), ("valuation", 2)]
    assert (said.counted, said.replaced, said.silent) == (ballots, (changed_mind,), ("UA",))
