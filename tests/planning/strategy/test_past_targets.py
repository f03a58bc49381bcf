"""What became of a target stays known once the next one is due."""

from datetime import date

from rocb.planning.strategy.paces import Pace
from rocb.planning.strategy.past_targets import PastTarget, past_targets, targets_on
from rocb.planning.strategy.progress import MissingFigure, goal_progress, indicator_progress
from tests.offices import both
from tests.planning.strategy.builders import a_goal, a_target, an_indicator, measured_as

HALFWAY = date(2023, 1, 1)


def test_a_target_that_was_missed_stays_missed_whatever_the_next_one_is():
    missed, easy = a_target("2022-12-31", 50), a_target("2025-12-31", 20)
    indicator = measured_as(("2022-12-31", 15), targets=(missed, easy))
    goal = a_goal(indicators=(indicator,))
    for day, pace in ((date(2022, 12, 31), Pace.MISSED), (date(2023, 1, 1), Pace.ON_TRACK)):
        found = indicator_progress(indicator, day)
        assert found.pace is pace
        assert found.past == (PastTarget(missed, indicator.measurements[0], Pace.MISSED),)
        assert goal_progress(goal, day).pace is Pace.MISSED
    assert indicator_progress(indicator, date(2022, 12, 30)).past == ()


def test_what_was_missed_and_reached_since_is_late_until_it_is_lost():
    targets = (a_target("2022-12-31", 20), a_target())
    figures = ("2022-12-31", 19), ("2023-06-01", 45), ("2024-01-01", 18)
    indicator = measured_as(*figures, targets=targets)
    on = [date(2023, 1, 1), date(2023, 6, 1), date(2024, 1, 1)]
    assert [past_targets(indicator, day)[0].outcome for day in on] == [
        Pace.MISSED,
        Pace.LATE,
        Pace.MISSED,
    ]
    caught_up = indicator_progress(indicator, on[1])
    assert (caught_up.pace, caught_up.past[0].result) == (Pace.ON_TRACK, indicator.measurements[0])
    assert goal_progress(a_goal(indicators=(indicator,)), on[1]).pace is Pace.LATE


def test_what_was_reached_on_its_day_was_reached_whatever_came_later():
    reached = measured_as(("2024-12-31", 50), ("2026-01-01", 10))
    assert indicator_progress(reached, date(2026, 1, 1)).pace is Pace.REACHED


def test_a_figure_from_before_the_day_due_can_show_that_a_target_was_reached():
    early = measured_as(("2024-06-01", 50), ("2025-06-01", 49))
    waiting, judged = (indicator_progress(early, date(2025, month, 1)) for month in (1, 6))
    assert (waiting.pace, waiting.missing) == (Pace.REACHED, ())
    assert judged.pace is Pace.MISSED


def test_a_past_target_without_a_result_is_missing_one():
    targets = (a_target("2022-12-31", 20), a_target())
    indicator = measured_as(("2022-06-01", 19), targets=targets)
    found = indicator_progress(indicator, HALFWAY)
    assert (found.past[0].outcome, found.missing) == (Pace.UNKNOWN, (MissingFigure.RESULT,))


def test_a_revised_target_is_in_force_from_the_day_on_which_it_was_set():
    first = a_target()
    assert first.why is None
    second = a_target(value=60, set_on=date(2022, 1, 1), why=both("Slow"))
    third = a_target(value=70, set_on=date(2022, 1, 1), why=both("Quick"))
    indicator = an_indicator(targets=(first, second, third))
    assert targets_on(indicator, date(2020, 12, 31)) == ()
    assert targets_on(indicator, date(2021, 12, 31)) == (first,)
    assert targets_on(indicator, date(2022, 1, 1)) == (third,)
