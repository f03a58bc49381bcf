from datetime import date
from decimal import Decimal
from typing import Any

from rocb.iati.activities import ResultIndicator
from rocb.iati.codes import IndicatorMeasure, ResultType
from rocb.iati.omissions import OmissionReason
from rocb.iati.publishing import iati_draft
from rocb.office import Office
from rocb.periods import Days
from rocb.planning.plan.activities import Status
from rocb.planning.strategy.indicators import IndicatorKind, Polarity
from rocb.planning.strategy.strategies import Goal
from tests.iati.builders import a_published_project, drafted, office_with, some_facts
from tests.offices import an_activity, both
from tests.planning.strategy.builders import a_goal, a_measurement, a_target, an_indicator

DUE = date(2024, 12, 31)


def serving(*goals: Goal, status: Status = Status.PLANNED) -> Office:
    course = an_activity(
        "course", project="project", goals=tuple(it.id for it in goals), status=status
    )
    return office_with(a_published_project(), activities=(course,), goals=goals)


def measured(**changes: Any) -> ResultIndicator:
    """The only indicator of the only goal that a project serves."""
    (result,) = drafted(serving(a_goal(indicators=(an_indicator(**changes),)))).results
    (indicator,) = result.indicators
    return indicator


def test_the_goals_that_the_activities_of_a_project_serve_are_its_results():
    office = serving(a_goal("b", number=1, indicators=(an_indicator("x"),)), a_goal("a", number=2))
    (result,) = drafted(office).results
    assert (result.title.en, result.type) == ("b", ResultType.OTHER)
    assert drafted(office, some_facts(result_type=ResultType.OUTCOME)).results[0].type is (
        ResultType.OUTCOME
    )
    (omission,) = iati_draft(office, some_facts()).omissions
    assert (omission.record, omission.reason) == ("a", OmissionReason.NO_INDICATOR)


def test_what_does_not_take_place_serves_no_goal():
    goal = a_goal(indicators=(an_indicator(),))
    assert drafted(serving(goal, status=Status.CANCELLED)).results == ()


def test_an_indicator_has_its_baseline_and_a_period_for_each_target_in_force():
    indicator = measured(
        targets=(
            a_target("2024-12-31", 50),
            a_target("2022-12-31", 30),
            a_target("2024-12-31", 40, set_on=date(2021, 6, 1), why=both("Fewer funds")),
            a_target("2024-12-31", 45, set_on=date(2022, 6, 1), why=both("More funds")),
        )
    )
    assert indicator.baseline is not None
    assert (indicator.baseline.on, indicator.baseline.value) == (date(2021, 1, 1), Decimal(10))
    assert [(it.days, it.target.value) for it in indicator.periods] == [
        (Days(date(2021, 1, 1), date(2022, 12, 31)), Decimal(30)),
        (Days(date(2021, 1, 1), DUE), Decimal(40)),
    ]
    assert indicator.periods[1].target.comment == both("Fewer funds")


def test_the_actual_figure_is_the_latest_that_is_known_and_of_all_the_region():
    figures = (
        a_measurement("2021-06-01", 12),
        a_measurement("2021-12-31", 14),
        a_measurement("2021-12-30", 99, member="AZ"),
        a_measurement("2022-01-01", 20),
    )
    (period,) = measured(measurements=figures).periods
    assert period.actual is not None
    assert (period.actual.on, period.actual.value) == (date(2021, 12, 31), Decimal(14))


def test_a_target_that_is_past_has_the_figure_by_which_it_is_judged():
    figures = tuple(a_measurement(f"2021-0{month}-01", month) for month in (3, 6, 9))
    (period,) = measured(targets=(a_target("2021-05-31"),), measurements=figures).periods
    assert period.actual is not None
    assert period.actual.value == 6


def test_without_figures_nothing_is_actual():
    (period,) = measured().periods
    assert period.actual is None


def test_without_a_baseline_a_period_begins_when_its_target_was_set():
    indicator = measured(baseline=None, targets=(a_target(set_on=date(2021, 2, 3)),))
    assert (indicator.baseline, indicator.periods[0].days.first) == (None, date(2021, 2, 3))


def test_a_baseline_of_a_later_day_is_not_known_yet():
    assert measured(baseline=a_measurement("2022-01-01")).baseline is None
    assert measured(baseline=a_measurement("2021-12-31")).baseline is not None


def test_a_period_does_not_begin_after_its_target_is_due():
    indicator = measured(baseline=a_measurement("2021-06-01"), targets=(a_target("2021-05-31"),))
    assert indicator.periods[0].days == Days(date(2021, 5, 31), date(2021, 5, 31))


def test_a_rounded_figure_says_numerator_and_denominator():
    third = a_measurement("2021-01-01", 1, denominator=Decimal(3))
    ratio = measured(kind=IndicatorKind.RATIO, baseline=third, polarity=Polarity.DOWN)
    percentage = measured(kind=IndicatorKind.PERCENTAGE, baseline=third)
    assert ratio.baseline is not None
    assert percentage.baseline is not None
    assert str(ratio.baseline.value) == "0.3333"
    assert str(percentage.baseline.value) == "33.3333"
    assert ratio.baseline.comment is not None
    assert ratio.baseline.comment.en == "As of 2021-01-01: 1 / 3"
    assert (ratio.measure, ratio.ascending) == (IndicatorMeasure.UNIT, False)
    assert (percentage.measure, percentage.ascending) == (IndicatorMeasure.PERCENTAGE, True)
