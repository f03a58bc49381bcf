from datetime import date

from rocb import Status
from rocb.planning.strategy.strategies import Strategy
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.goals import GoalsAccount, goals_account
from tests.offices import SAMPLE, YEAR, a_plan, an_activity
from tests.planning.strategy.builders import (
    a_goal,
    a_step,
    a_strategy,
    a_target,
    an_indicator,
    measured_as,
)
from tests.reporting.accounts.bases import a_basis

FIRST, SECOND, *_ = (quarter.days for quarter in YEAR.quarters)


def in_force(*goals, **changes) -> Strategy:
    adopted = a_step("2020-12-01", "wco")
    return a_strategy(goals=goals or (a_goal(),), adopted=adopted, **changes)


def a_year(*goals, activities=(), days=FIRST) -> Basis:
    plan = a_plan(*activities) if activities else a_plan(an_activity(goals=("goal",)))
    return a_basis(days, plan=plan, strategies=(in_force(*goals),))


def told(*goals, **changes) -> GoalsAccount:
    return goals_account(a_year(*goals, **changes))


def test_without_a_strategy_in_force_no_goal_is_told():
    account = goals_account(a_basis(FIRST, strategies=(a_strategy(),)))
    assert account.strategy is None
    assert account.goals == ()


def test_an_activity_serves_the_goals_that_it_names():
    (goal,) = told().goals
    assert goal.period.records == goal.year.records == ("activity",)


def test_what_begins_in_another_quarter_counts_for_the_year_alone():
    (goal,) = told(days=SECOND).goals
    assert (goal.period.value, goal.year.value) == (0, 1)


def test_what_was_cancelled_serves_nothing():
    off = an_activity(goals=("goal",), status=Status.CANCELLED)
    account = told(activities=(off,))
    assert account.goals[0].year.value == 0
    assert account.aimless.value == 0


def test_what_serves_no_goal_is_told():
    account = told(activities=(an_activity(source=SAMPLE),))
    assert account.aimless.records == ("activity",)
    assert account.aimless.sample


def test_goals_stand_by_their_number():
    account = told(a_goal("goal", number=2), a_goal("first", number=1))
    assert [it.goal.id for it in account.goals] == ["first", "goal"]


def test_each_target_that_was_set_by_then_is_told_beside_the_one_in_its_place():
    revised = a_target(value=40, set_on=date(2021, 2, 1), why=an_indicator().name)
    later = a_target(value=30, set_on=date(2021, 5, 1), why=an_indicator().name)
    indicator = an_indicator(targets=(a_target(), revised, later))
    (goal,) = told(a_goal(indicators=(indicator,))).goals
    (it,) = goal.indicators
    assert [int(target.value) for target in it.targets] == [50, 40]
    assert it.retargeted == (a_target(), revised)


def test_what_was_measured_in_the_period_is_told_and_what_came_later_plays_no_part():
    indicator = measured_as(("2021-02-01", 12), ("2021-05-01", 20))
    (goal,) = told(a_goal(indicators=(indicator,))).goals
    (it,) = goal.indicators
    assert [int(figure.numerator) for figure in it.measured] == [12]
    assert it.progress.latest is not None
    assert it.progress.latest.numerator == 12
