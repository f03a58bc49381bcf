"""Action plans: how they are drafted from findings, and how their actions come on."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.diagnostics.assessments import Finding
from rocb.planning.diagnostics.frameworks import Area
from rocb.planning.projects.action_drafting import action_plan_from
from rocb.planning.projects.action_monitoring import (
    LateAction,
    WaitingAction,
    monitor_actions,
)
from rocb.planning.projects.action_plans import ActionPlan, PlannedAction
from rocb.texts import LocalizedText
from tests.drawn import DATES
from tests.offices import SAMPLE
from tests.planning.projects.builders import (
    a_finding,
    a_framework,
    a_note,
    an_action,
    an_action_plan,
    an_assessment,
    day,
    paths,
)
from tests.planning.projects.drawn import action_plans
from tests.planning.refs import Refs

TODAY = date(2021, 3, 1)
REFS = Refs({"members": ("AZ",), "findings": ("f1", "f2")})


def drafted(*findings: Finding, **changes: Any) -> ActionPlan:
    areas = tuple(finding.area for finding in findings)
    assessment = an_assessment(*findings, **changes)
    return action_plan_from(assessment, a_framework(*areas), "plan", TODAY)


def test_each_finding_below_its_target_gives_an_action():
    plan = drafted(a_finding("a", level=1, target=3), a_finding("b", level=3, target=3))
    assert [(it.id, it.finding) for it in plan.actions] == [("plan-1", "a")]
    assert plan.actions[0].title == LocalizedText(
        "a: from level 1 to level 3", "— a: с уровня 1 до уровня 3"
    )


def test_a_draft_belongs_to_the_member_and_the_assessment():
    plan = drafted(a_finding(), id="mission", member="GE")
    assert (plan.member, plan.assessment, plan.drawn_up_on) == ("GE", "mission", TODAY)
    assert (plan.actions[0].owner, plan.actions[0].due) == (None, None)


def test_a_draft_from_a_sample_is_a_sample():
    assert not drafted(a_finding()).source.sample
    assert drafted(a_finding(), source=SAMPLE).source.sample


def test_a_missing_translation_stays_missing_in_a_draft():
    area = Area("finding", LocalizedText("Integrity"))
    framework = evolve(a_framework(), areas=(area,))
    plan = action_plan_from(an_assessment(a_finding()), framework, "plan", TODAY)
    assert plan.actions[0].title == LocalizedText("Integrity: from level 1 to level 3")


@pytest.mark.parametrize("finding", [a_finding(level=None), a_finding(target=None)])
def test_a_finding_of_unknown_gap_gives_no_action_but_is_unanswered(finding):
    plan, assessment = drafted(finding), an_assessment(finding)
    assert plan.actions == ()
    assert monitor_actions(plan, TODAY, assessment).unanswered == (finding,)


def test_the_greatest_gap_times_importance_comes_first():
    plan = drafted(
        a_finding("e", importance=None, level=2),
        a_finding("d", importance=None, level=0),
        a_finding("f", level=2, importance=1),
        a_finding("c", level=2, importance=4),
        a_finding("b", level=1, importance=2),
        a_finding("a", level=2, importance=5),
    )
    assert [it.finding for it in plan.actions] == ["a", "b", "c", "f", "d", "e"]


def test_all_findings_outside_the_framework_are_named_at_once():
    assessment = an_assessment(a_finding("a"), a_finding("b"), a_finding("c"))
    with pytest.raises(InvalidValue) as caught:
        action_plan_from(assessment, a_framework("b"), "plan", TODAY)
    assert paths(caught.value) == ["assessment.findings[0].area", "assessment.findings[2].area"]


def test_an_action_depends_only_on_actions_that_stand_before_it():
    first, second = an_action("a"), an_action("b", depends_on=("a",))
    assert an_action_plan(first, second).actions == (first, second)
    with pytest.raises(InvalidValue) as caught:
        an_action_plan(second, first, an_action("c", depends_on=("c", "a", "x")))
    assert paths(caught.value) == [
        "actions[0].depends_on[0]",
        "actions[2].depends_on[0]",
        "actions[2].depends_on[2]",
    ]


def test_no_action_was_done_before_the_plan_was_drawn_up():
    done = (an_action("a", done_on=day("2021-01-20")), an_action("b", done_on=day("2021-01-19")))
    assert an_action_plan(done[0]).actions == done[:1]
    with pytest.raises(InvalidValue) as caught:
        an_action_plan(*done, an_action("c", done_on=day("1970-01-01"), depends_on=("x",)))
    assert paths(caught.value) == [
        "actions[2].depends_on[0]",
        "actions[1].done_on",
        "actions[2].done_on",
    ]


def test_the_rules_of_an_action_plan_bear_a_stand_in_with_gaps():
    rules = ActionPlan.__attrs_post_init__
    rules(SimpleNamespace())  # type: ignore[arg-type]
    nameless = SimpleNamespace(title="?")
    part = SimpleNamespace(actions=(nameless, an_action("b", depends_on=("x", "b"))))
    with pytest.raises(InvalidValue) as caught:
        rules(part)  # type: ignore[arg-type]
    assert paths(caught.value) == ["actions[1].depends_on[1]"]
    done = an_action(done_on=TODAY)
    rules(SimpleNamespace(actions=(done,)))  # type: ignore[arg-type]
    part = SimpleNamespace(drawn_up_on=date(2021, 4, 1), actions=(nameless, done))
    with pytest.raises(InvalidValue) as caught:
        rules(part)  # type: ignore[arg-type]
    assert paths(caught.value) == ["actions[1].done_on"]


def due(id: str, days: int, **changes: Any) -> PlannedAction:
    return an_action(id, due=TODAY + timedelta(days=days), **changes)


def test_what_is_due_today_is_not_late_and_what_was_due_yesterday_is():
    today, yesterday = due("a", 0), due("b", -1)
    monitoring = monitor_actions(an_action_plan(today, yesterday), TODAY)
    assert monitoring.due_soon == (today,)
    assert monitoring.late == (LateAction(yesterday, 1),)


def test_what_is_late_the_longest_comes_first_and_ties_stand_by_id():
    monitoring = monitor_actions(an_action_plan(due("c", -2), due("b", -9), due("a", -2)), TODAY)
    assert [(it.action.id, it.days) for it in monitoring.late] == [("b", 9), ("a", 2), ("c", 2)]


def test_what_is_due_within_the_days_asked_for_is_due_soon():
    plan = an_action_plan(due("a", 31), due("b", 30))
    assert [it.id for it in monitor_actions(plan, TODAY).due_soon] == ["b"]
    assert [it.id for it in monitor_actions(plan, TODAY).later] == ["a"]
    assert [it.id for it in monitor_actions(plan, TODAY, soon=31).due_soon] == ["b", "a"]


def test_an_action_without_a_day_is_undated_never_late():
    action = an_action()
    assert monitor_actions(an_action_plan(action), date.max).undated == (action,)


def test_what_was_done_after_the_day_was_not_done_on_it():
    action = due("a", -1, done_on=TODAY + timedelta(days=1))
    plan = an_action_plan(action)
    assert monitor_actions(plan, TODAY).late == (LateAction(action, 1),)
    assert monitor_actions(plan, TODAY + timedelta(days=1)).done == (action,)


def test_an_action_waits_for_those_that_are_not_done():
    plan = an_action_plan(
        an_action("a", done_on=TODAY), an_action("b"), an_action("c", depends_on=("a", "b"))
    )
    (waiting,) = monitor_actions(plan, TODAY).waiting
    assert waiting == WaitingAction(plan.actions[2], ("b",))


def test_a_finding_without_an_action_is_unanswered_unless_it_needs_none():
    answered, open_, fine = a_finding("a"), a_finding("b"), a_finding("c", level=3)
    plan = an_action_plan(an_action(finding="a"))
    assessment = an_assessment(answered, open_, fine)
    assert monitor_actions(plan, TODAY, assessment).unanswered == (open_,)


def test_without_the_assessment_it_is_not_known_what_is_unanswered():
    assert monitor_actions(an_action_plan(), TODAY).unanswered is None
    assert monitor_actions(an_action_plan(), TODAY, an_assessment()).unanswered == ()


@pytest.mark.parametrize(
    ("own", "expected"), [("mission", "mission, which the plan follows"), (None, "left out")]
)
def test_a_plan_is_monitored_with_its_own_assessment(own, expected):
    with pytest.raises(InvalidValue) as caught:
        monitor_actions(an_action_plan(assessment=own), TODAY, an_assessment())
    (fault,) = caught.value.faults
    assert (fault.path, fault.value, fault.expected) == ("assessment", "assessment", expected)


def test_a_day_before_the_plan_and_a_negative_time_are_refused_at_once():
    with pytest.raises(InvalidValue) as caught:
        monitor_actions(an_action_plan(), date(2021, 1, 19), soon=-1)
    assert paths(caught.value) == ["on", "soon"]
    assert monitor_actions(an_action_plan(), date(2021, 1, 20), soon=0).done == ()


@given(action_plans("plan", REFS), DATES, st.integers(0, 400))
@settings(max_examples=50)
def test_each_action_of_a_plan_is_in_one_state(plan, on, soon):
    on = max(on, plan.drawn_up_on)
    found = monitor_actions(plan, on, soon=soon)
    late = tuple(it.action for it in found.late)
    states = (found.done, late, found.due_soon, found.later, found.undated)
    assert sorted(it.id for state in states for it in state) == [it.id for it in plan.actions]
    for action in plan.actions:
        done = action.done_on is not None and action.done_on <= on
        assert (action in found.done) is done
        assert (action in late) is (not done and action.due is not None and action.due < on)
        if not done and action.due is not None and action.due >= on:
            assert (action in found.due_soon) is (action.due <= on + timedelta(days=soon))


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan")])
def test_nonsense_is_refused_by_name(nonsense):
    plan, assessment = an_action_plan(), an_assessment()
    for call in (
        lambda: monitor_actions(nonsense, TODAY),
        lambda: monitor_actions(plan, nonsense),
        lambda: monitor_actions(plan, TODAY, None, nonsense),
        lambda: action_plan_from(nonsense, a_framework(), "plan", TODAY),
        lambda: action_plan_from(assessment, nonsense, "plan", TODAY),
        lambda: action_plan_from(assessment, a_framework(), "plan", nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()


@pytest.mark.parametrize("nonsense", ["7", True, float("nan"), (a_finding(),)])
def test_a_plan_is_monitored_with_an_assessment_and_with_nothing_else(nonsense):
    with pytest.raises(InvalidValue) as caught:
        monitor_actions(an_action_plan(), TODAY, nonsense)
    assert paths(caught.value)[0].startswith("assessment")


def test_progress_is_noted_with_its_day():
    assert an_action(progress=(a_note("2021-02-01"),)).progress[0].on == day("2021-02-01")
