"""Each quarter of the packaged years has something for every section of its report."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from rocb import Office, Plan, Quarter, Status
from rocb.planning.network.translations import TranslationState, overdue_translations
from rocb.planning.plan.activities import is_completed
from rocb.planning.plan.budgets import budget
from rocb.planning.plan.changes import Step, by_activity
from rocb.planning.plan.participation import participant_count
from rocb.planning.plan.training_evaluations import EvaluationLevel, training_results
from rocb.profiles import EXAMPLE_YEARS, example_year

OFFICES = {str(year): example_year(year) for year in EXAMPLE_YEARS}

of_each_year = pytest.mark.parametrize("office", OFFICES.values(), ids=OFFICES)


def plan_of(office: Office) -> Plan:
    assert office.planning.plan is not None
    return office.planning.plan


def quarter_of(office: Office, day: date) -> int:
    return next(it.number for it in plan_of(office).year.quarters if day in it.days)


def steps(*wanted: Step) -> Callable[[Office], Iterable[date]]:
    return lambda office: (it.on for it in plan_of(office).history if it.step in wanted)


def translated(*states: TranslationState) -> Callable[[Office], Iterable[date]]:
    return lambda office: (
        step.on
        for it in office.planning.network.translations
        for step in it.steps
        if step.state in states
    )


def uses_by(organisation: str) -> Callable[[Office], Iterable[date]]:
    return lambda office: (
        it.days.first
        for it in office.room_requests
        if it.days is not None and it.organisation == organisation
    )


DATED: dict[str, Callable[[Office], Iterable[date | None]]] = {
    "activities": lambda it: (activity.days.first for activity in plan_of(it).activities),
    "activities that began": steps(Step.START),
    "activities completed": steps(Step.COMPLETE),
    "needs found": lambda it: (need.found_on for need in it.planning.needs),
    "needs met": lambda it: (need.met_on for need in it.planning.needs),
    "courses": lambda it: (course.days.first for course in it.planning.network.courses),
    "awards": lambda it: (award.on for expert in it.planning.experts for award in expert.awards),
    "evaluations of experts": lambda it: (made.on for made in it.planning.evaluations),
    "evaluations of trainings": lambda it: (made.on for made in it.planning.training_evaluations),
    "contacts": lambda it: (
        contact.on
        for relation in it.planning.partnerships.relations
        for contact in relation.contacts
    ),
    "pledges and their steps": lambda it: (
        on
        for pledge in it.planning.partnerships.pledges
        for on in (pledge.pledged_on, *(step.on for step in pledge.history))
    ),
    "representations": lambda it: (
        meeting.days.first for meeting in it.planning.network.representations
    ),
    "guidance": lambda it: (given.on for given in it.planning.network.guidance),
    "translations asked": lambda it: (asked.asked_on for asked in it.planning.network.translations),
    "translations delivered": translated(TranslationState.DELIVERED, TranslationState.PUBLISHED),
    "policy gaps found": lambda it: (gap.found_on for gap in it.planning.network.policy_gaps),
    "lessons": lambda it: (lesson.learnt_on for lesson in it.planning.portfolio.lessons),
    "measurements": lambda it: (
        measured.on
        for strategy in it.planning.strategies
        for goal in strategy.goals
        for indicator in goal.indicators
        for measured in indicator.measurements
    ),
    "rooms for the host": uses_by("government-azerbaijan"),
    "rooms for the Secretariat": uses_by("wco-secretariat"),
    "rooms for the customs of the host": uses_by("scc-azerbaijan"),
    "rooms for a company": uses_by("sample-broker"),
}


@pytest.mark.parametrize("number", range(1, 5))
@pytest.mark.parametrize("kind", DATED)
@of_each_year
def test_every_quarter_has_some_of_each_kind(office, kind, number):
    days = Quarter(plan_of(office).year, number).days
    assert any(day in days for day in DATED[kind](office) if day is not None)


@of_each_year
def test_every_activity_has_a_history_that_ends_on_its_real_days(office):
    plan = plan_of(office)
    told = by_activity(plan.history)
    assert set(told) == {it.id for it in plan.activities}
    for activity in filter(is_completed, plan.activities):
        starts, ends = told[activity.id][-2:]
        assert (starts.step, ends.step) == (Step.START, Step.COMPLETE)
        assert (starts.on, ends.on) == (activity.days.first, activity.days.last)


@of_each_year
def test_the_history_runs_from_the_first_day_to_the_last(office):
    days = [it.on for it in plan_of(office).history]
    assert days == sorted(days)
    assert days[-1] <= office.as_of


@of_each_year
def test_something_was_put_off_moved_and_cancelled_and_each_says_why(office):
    history = plan_of(office).history
    for step in (Step.POSTPONE, Step.CANCEL):
        reasons = [it.why for it in history if it.step is step]
        assert reasons
        assert None not in reasons
    assert Step.RESCHEDULE in {it.step for it in history}
    statuses = {it.status for it in plan_of(office).activities}
    assert statuses >= {
        Status.COMPLETED,
        Status.UNDER_WAY,
        Status.POSTPONED,
        Status.CANCELLED,
    }


@of_each_year
def test_no_more_people_are_counted_than_are_stated_and_some_are_of_unknown_sex(office):
    counted = [it for it in plan_of(office).activities if it.participation]
    for activity in counted:
        if activity.participants is not None:
            people = sum(row.number for row in activity.participation)
            assert people <= activity.participants.number
    assert {quarter_of(office, it.days.first) for it in counted} >= {2, 3, 4}
    rows = [row for it in counted for row in it.participation]
    assert all(any(getattr(row, sex) for row in rows) for sex in ("women", "men", "unstated"))
    assert participant_count(plan_of(office)).silent


@of_each_year
def test_money_of_three_donors_or_more_in_two_currencies_is_spent_as_far_as_it_is_known(office):
    found = budget(plan_of(office))
    spent = [line for line in found.lines if line.spent.known is not None]
    assert len({line.donor for line in spent if line.donor is not None}) >= 3
    assert {line.currency for line in spent} == {"EUR", "USD"}
    assert any(line.spent.unknown for line in found.lines)
    assert any(line.donor is None for line in found.lines)
    assert found.uncosted
    for cost in (cost for it in plan_of(office).activities for cost in it.costs):
        assert (cost.spent or 0) <= (cost.committed or cost.amount.amount) <= cost.amount.amount


@of_each_year
def test_trainings_are_evaluated_on_all_levels_and_some_by_too_few(office):
    results = training_results(office.planning.training_evaluations)
    assert [it.level for it in results.levels if it.marks is not None] == list(EvaluationLevel)
    assert results.suppressed
    assert any(it.unstated for it in results.levels)
    assert any(it.gain is not None for it in results.levels)
    stated = {it.id: it.participants for it in plan_of(office).activities}
    for evaluation in office.planning.training_evaluations:
        people = stated[evaluation.activity]
        assert people is None or evaluation.answers.number <= people.number
        assert evaluation.on in plan_of(office).year.days


@of_each_year
def test_a_translation_is_overdue_at_the_end_of_the_year(office):
    assert overdue_translations(office.planning.network.translations, office.as_of)


@of_each_year
def test_policy_gaps_were_raised_and_answered_in_the_year(office):
    gaps = office.planning.network.policy_gaps
    days = plan_of(office).year.days
    assert sum(it.raised_on is not None and it.raised_on in days for it in gaps) == 4
    assert sum(answer.on in days for it in gaps for answer in it.answers) == 4


@of_each_year
def test_targets_were_revised_in_the_year_with_a_reason(office):
    targets = [
        target
        for strategy in office.planning.strategies
        for goal in strategy.goals
        for indicator in goal.indicators
        for target in indicator.targets
        if target.set_on in plan_of(office).year.days
    ]
    assert targets
    assert all(target.why is not None for target in targets)
