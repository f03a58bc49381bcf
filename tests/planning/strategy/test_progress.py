"""Progress at any date, by what was known then."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.strategy.indicators import Indicator, IndicatorKind, Polarity
from rocb.planning.strategy.paces import Pace
from rocb.planning.strategy.past_targets import past_targets, targets_on
from rocb.planning.strategy.progress import (
    MissingFigure,
    goal_progress,
    indicator_progress,
    strategy_progress,
)
from tests.planning.refs import Refs
from tests.planning.strategy.builders import (
    a_goal,
    a_measurement,
    a_strategy,
    a_target,
    an_indicator,
    measured_as,
)
from tests.planning.strategy.drawn import drawn_indicator

HALFWAY = date(2023, 1, 1)
REFS = Refs({"members": ("AZ", "GE")})
DRAWN = drawn_indicator("drawn", REFS, date(2030, 6, 1))


def test_the_share_is_that_of_the_way_from_baseline_to_target():
    found = indicator_progress(measured_as(("2022-06-01", 20)), HALFWAY)
    assert found.share == Fraction(1, 4)
    assert (found.baseline, found.target) == (a_measurement(), a_target())
    assert found.latest == a_measurement("2022-06-01", 20)


def test_the_way_down_is_measured_downwards():
    falling = measured_as(
        ("2023-01-01", 40),
        polarity=Polarity.DOWN,
        baseline=a_measurement(numerator=60),
        targets=(a_target(value=20),),
    )
    found = indicator_progress(falling, HALFWAY)
    assert (found.share, found.pace) == (Fraction(1, 2), Pace.ON_TRACK)


def test_the_straight_line_runs_from_the_baseline_to_the_day_due():
    found = indicator_progress(measured_as(("2023-01-01", 30)), HALFWAY)
    assert found.expected == Fraction(730, 1460)
    assert found.pace is Pace.ON_TRACK


@pytest.mark.parametrize(("value", "pace"), [(29, Pace.BEHIND), (30, Pace.ON_TRACK)])
def test_what_lies_below_the_line_is_behind(value, pace):
    assert indicator_progress(measured_as(("2023-01-01", value)), HALFWAY).pace is pace


def test_exactly_on_the_line_is_on_track():
    short = measured_as(("2021-01-03", 20), targets=(a_target("2021-01-05"),))
    evenly = evolve(short, targets=(a_target("2021-01-09"),))
    found = indicator_progress(evenly, date(2021, 1, 3))
    assert (found.share, found.expected, found.pace) == (
        Fraction(1, 4),
        Fraction(1, 4),
        Pace.ON_TRACK,
    )
    assert indicator_progress(short, date(2021, 1, 3)).pace is Pace.BEHIND


def test_the_line_is_asked_on_the_day_asked():
    ahead = measured_as(("2021-01-03", 20), targets=(a_target("2021-01-17"),))
    on = [date(2021, 1, day) for day in (3, 5, 6)]
    found = [indicator_progress(ahead, day) for day in on]
    assert [it.expected for it in found] == [Fraction(1, 8), Fraction(1, 4), Fraction(5, 16)]
    assert [it.pace for it in found] == [Pace.ON_TRACK, Pace.ON_TRACK, Pace.UNKNOWN]
    assert [it.missing for it in found] == [(), (), (MissingFigure.RECENT,)]
    assert [it.age for it in found] == [0, 2, 3]


def test_silence_is_no_progress():
    silent = measured_as(("2021-01-02", 11))
    found = indicator_progress(silent, date(2024, 12, 30))
    assert (found.pace, found.missing) == (Pace.UNKNOWN, (MissingFigure.RECENT,))
    assert found.age == 1458


def test_what_was_behind_on_its_own_day_stays_behind_in_silence():
    found = indicator_progress(measured_as(("2022-01-01", 12)), date(2024, 6, 1))
    assert (found.pace, found.missing) == (Pace.BEHIND, ())


def test_without_a_figure_there_is_no_age():
    assert indicator_progress(an_indicator(), HALFWAY).age is None


def test_more_than_the_target_is_more_than_the_whole_way():
    found = indicator_progress(measured_as(("2022-06-01", 70)), HALFWAY)
    assert (found.share, found.pace) == (Fraction(3, 2), Pace.REACHED)


def test_worse_than_the_baseline_is_less_than_nothing():
    found = indicator_progress(measured_as(("2022-06-01", 6)), HALFWAY)
    assert (found.share, found.pace) == (Fraction(-1, 10), Pace.BEHIND)


def test_exactly_the_target_is_reached():
    assert indicator_progress(measured_as(("2022-06-01", 50)), HALFWAY).pace is Pace.REACHED


@pytest.mark.parametrize(
    ("polarity", "aim", "now", "share", "pace"),
    [
        (Polarity.UP, 10, 10, 1, Pace.REACHED),
        (Polarity.UP, 10, 9, 0, Pace.BEHIND),
        (Polarity.UP, 5, 7, 1, Pace.REACHED),
        (Polarity.DOWN, 10, 10, 1, Pace.REACHED),
        (Polarity.DOWN, 10, 11, 0, Pace.BEHIND),
        (Polarity.DOWN, 12, 11, 1, Pace.REACHED),
    ],
)
def test_where_the_baseline_is_the_target_it_is_to_be_held(polarity, aim, now, share, pace):
    held = measured_as(("2021-01-01", now), polarity=polarity, targets=(a_target(value=aim),))
    found = indicator_progress(held, HALFWAY)
    assert (found.share, found.expected, found.pace) == (share, Fraction(1), pace)


@pytest.mark.parametrize("due", ["2021-01-01", "2020-12-31"])
def test_all_of_the_way_is_expected_where_the_target_was_due_by_the_baseline(due):
    target = a_target(due, set_on=date(2020, 1, 1))
    found = indicator_progress(measured_as(("2022-06-01", 20), targets=(target,)), HALFWAY)
    assert (found.share, found.expected) == (Fraction(1, 4), Fraction(1))
    assert found.pace is Pace.MISSED


def test_no_result_is_missing_before_the_day_due():
    assert indicator_progress(measured_as(("2022-06-01", 20)), date(2024, 12, 30)).missing == ()


def test_a_target_that_was_missed_is_missed_once_it_was_measured():
    late = measured_as(("2024-06-01", 49), ("2025-01-01", 49))
    assert indicator_progress(late, date(2024, 6, 1)).pace is Pace.ON_TRACK
    waiting = indicator_progress(late, date(2024, 12, 31))
    assert (waiting.pace, waiting.missing) == (Pace.UNKNOWN, (MissingFigure.RESULT,))
    assert waiting.share == Fraction(39, 40)
    missed = indicator_progress(late, date(2025, 1, 1))
    assert (missed.pace, missed.missing) == (Pace.MISSED, ())


def test_a_measurement_on_the_day_due_is_a_result():
    found = indicator_progress(measured_as(("2024-12-31", 49)), date(2024, 12, 31))
    assert found.pace is Pace.MISSED


def test_the_target_is_the_next_one_due_and_in_the_end_the_last():
    early, late = a_target("2022-12-31", 20), a_target("2024-12-31", 50)
    indicator = an_indicator(targets=(late, early))
    assert targets_on(indicator, HALFWAY) == (early, late)
    on = [date(2022, 12, 31), date(2023, 1, 1), date(2030, 1, 1)]
    assert [indicator_progress(indicator, day).target for day in on] == [early, late, late]


def test_only_figures_of_the_whole_region_count():
    of_one = a_measurement("2022-06-01", 50, member="AZ")
    found = indicator_progress(an_indicator(measurements=(of_one,)), HALFWAY)
    assert (found.latest, found.missing) == (None, (MissingFigure.MEASUREMENT,))


def test_figures_from_before_the_baseline_do_not_count():
    indicator = measured_as(("2020-12-31", 50))
    assert indicator_progress(indicator, HALFWAY).latest is None
    assert indicator_progress(evolve(indicator, baseline=None), HALFWAY).pace is Pace.REACHED


def test_the_baseline_alone_shows_no_progress():
    found = indicator_progress(an_indicator(), HALFWAY)
    assert (found.share, found.expected, found.pace) == (None, None, Pace.UNKNOWN)
    assert found.missing == (MissingFigure.MEASUREMENT,)


def test_what_is_unknown_is_named():
    nothing = an_indicator(baseline=None, targets=())
    found = indicator_progress(nothing, HALFWAY)
    assert found.missing == (
        MissingFigure.BASELINE,
        MissingFigure.TARGET,
        MissingFigure.MEASUREMENT,
    )
    assert (found.share, found.pace) == (None, Pace.UNKNOWN)


def test_without_a_baseline_only_the_pace_of_a_target_under_way_is_unknown():
    indicator = measured_as(("2022-06-01", 49), ("2022-07-01", 50), ("2025-01-01", 49))
    indicator = evolve(indicator, baseline=None)
    on = [date(2022, 6, 1), date(2022, 7, 1), date(2025, 1, 1)]
    paces = [indicator_progress(indicator, day).pace for day in on]
    assert paces == [Pace.UNKNOWN, Pace.REACHED, Pace.MISSED]


def test_percentages_are_held_against_targets_in_percent():
    indicator = an_indicator(
        kind=IndicatorKind.PERCENTAGE,
        baseline=a_measurement(numerator=1, denominator=Decimal(4)),
        targets=(a_target(value=75),),
        measurements=(a_measurement("2022-06-01", 2, denominator=Decimal(4)),),
    )
    assert indicator_progress(indicator, HALFWAY).share == Fraction(1, 2)


def test_a_goal_goes_at_the_pace_of_its_worst_indicator():
    reached, behind, unknown = (
        measured_as(("2022-06-01", 50), id="reached"),
        measured_as(("2022-06-01", 10), id="behind"),
        an_indicator("unknown"),
    )
    track = measured_as(("2022-06-01", 40), id="track")
    soon = (a_target("2022-01-01"),)
    late = measured_as(("2022-06-01", 10), ("2022-07-01", 50), id="late", targets=soon)
    missed = measured_as(("2022-06-01", 10), id="missed", targets=soon)
    everything = (reached, track, late, unknown, behind, missed)
    paces = [
        goal_progress(a_goal(indicators=everything[:number]), HALFWAY).pace
        for number in range(1, 7)
    ]
    assert [pace.name for pace in paces] == [
        "REACHED",
        "ON_TRACK",
        "LATE",
        "UNKNOWN",
        "BEHIND",
        "MISSED",
    ]
    found = goal_progress(a_goal(indicators=everything), HALFWAY).indicators
    assert [it.indicator for it in found] == [it.id for it in everything]


def test_a_goal_without_indicators_is_unknown():
    assert goal_progress(a_goal(), HALFWAY).pace is Pace.UNKNOWN


def test_a_strategy_is_as_far_as_its_goals_by_number():
    strategy = a_strategy(goals=(a_goal("b", number=2), a_goal("a", number=1)))
    found = strategy_progress(strategy, date(2022, 12, 31))
    assert [it.goal for it in found.goals] == ["a", "b"]
    assert found.elapsed == Fraction(730, 1461)


@pytest.mark.parametrize(
    ("day", "elapsed"),
    [("2020-12-31", 0), ("2021-01-01", Fraction(1, 1461)), ("2024-12-31", 1), ("2030-01-01", 1)],
)
def test_a_strategy_has_elapsed_by_its_last_day(day, elapsed):
    assert strategy_progress(a_strategy(), date.fromisoformat(day)).elapsed == elapsed


def known_by(indicator: Indicator, day: date) -> Indicator:
    """What the record of an indicator was at the end of a day."""
    baseline = indicator.baseline
    return evolve(
        indicator,
        baseline=baseline if baseline and baseline.on <= day else None,
        targets=tuple(it for it in indicator.targets if it.set_on <= day),
        measurements=tuple(it for it in indicator.measurements if it.on <= day),
    )


@given(DRAWN, st.data())
@settings(max_examples=100)
def test_nothing_from_after_the_day_leaks_in(indicator, data):
    days = [it.on for it in indicator.measurements] + [it.set_on for it in indicator.targets]
    days += [indicator.baseline.on] if indicator.baseline else []
    near = st.sampled_from(days) if days else st.nothing()
    day = data.draw(near | st.dates(date(1990, 1, 1), date(2070, 1, 1)))
    found = indicator_progress(indicator, day)
    assert found == indicator_progress(known_by(indicator, day), day)
    shuffled = data.draw(st.permutations(indicator.measurements))
    assert found == indicator_progress(evolve(indicator, measurements=tuple(shuffled)), day)


@given(DRAWN, st.dates(date(1990, 1, 1), date(2070, 1, 1)))
@settings(max_examples=50)
def test_reached_is_the_whole_way_and_unknown_is_named(indicator, day):
    found = indicator_progress(indicator, day)
    if found.share is not None and found.target is not None:
        is_due = found.target.due <= day
        assert is_due or (found.share >= 1) is (found.pace is Pace.REACHED)
        assert found.expected is not None
        assert 0 <= found.expected <= 1
    of_another_kind = set(found.missing) - {MissingFigure.RESULT, MissingFigure.RECENT}
    assert (found.share is None) is bool(of_another_kind)
    if found.pace is Pace.UNKNOWN:
        assert found.missing


@given(DRAWN, st.dates(date(1990, 1, 1), date(2070, 1, 1)))
@settings(max_examples=50)
def test_up_and_down_mirror_each_other(indicator, day):
    other = Polarity.DOWN if indicator.polarity is Polarity.UP else Polarity.UP
    mirrored = evolve(
        indicator,
        polarity=other,
        lowest=indicator.highest and -indicator.highest,
        highest=indicator.lowest and -indicator.lowest,
        baseline=indicator.baseline
        and evolve(indicator.baseline, numerator=-indicator.baseline.numerator),
        targets=tuple(evolve(it, value=-it.value) for it in indicator.targets),
        measurements=tuple(evolve(it, numerator=-it.numerator) for it in indicator.measurements),
    )
    found, other_way = indicator_progress(indicator, day), indicator_progress(mirrored, day)
    assert (found.share, found.expected, found.pace) == (
        other_way.share,
        other_way.expected,
        other_way.pace,
    )


@given(
    st.sampled_from(Polarity),
    st.integers(-9, 9),
    st.integers(-9, 9),
    st.lists(st.tuples(st.integers(0, 20), st.integers(-12, 12)), unique_by=lambda it: it[0]),
    st.integers(1, 15),
    st.integers(0, 20),
)
@settings(max_examples=100)
def test_share_line_and_pace_are_those_of_a_ruler(polarity, start, aim, figures, due, asked):
    """The same by plain numbers: day 0 is the baseline, `due` the target, `asked` the day asked."""
    first = date(2021, 1, 1)
    days = [date.fromordinal(first.toordinal() + number) for number in range(21)]
    found = indicator_progress(
        an_indicator(
            polarity=polarity,
            baseline=a_measurement(numerator=start),
            targets=(a_target(days[due].isoformat(), aim),),
            measurements=tuple(a_measurement(days[n].isoformat(), it) for n, it in figures),
        ),
        days[asked],
    )
    known = sorted(it for it in figures if it[0] <= asked)
    if not known:
        assert (found.share, found.pace) == (None, Pace.UNKNOWN)
        return
    day, now = known[-1]
    sign = 1 if polarity is Polarity.UP else -1
    way, gone, left = sign * (aim - start), sign * (now - start), sign * (aim - now)
    if way > 0:
        assert found.share == Fraction(gone, way)
        assert found.expected == min(Fraction(asked, due), 1)
    else:
        assert (found.share, found.expected) == (Fraction(left <= 0), Fraction(1))
    assert found.age == asked - day
    if asked < due:
        above = way > 0 and gone * due >= way * asked
        kept_up = way > 0 and gone * due >= way * day
        stale = Pace.UNKNOWN if kept_up else Pace.BEHIND
        assert found.pace is (Pace.REACHED if left <= 0 else Pace.ON_TRACK if above else stale)
        assert found.past == ()
        return
    results = [sign * (it - aim) >= 0 for number, it in known if number >= due]
    if results:
        missed = Pace.LATE if results[-1] else Pace.MISSED
        assert found.pace is (Pace.REACHED if results[0] else missed)
    else:
        assert found.pace is (Pace.REACHED if left <= 0 else Pace.UNKNOWN)
    assert [it.outcome for it in found.past] == [found.pace]


@pytest.mark.parametrize("nonsense", [None, "7", True, 7])
def test_nonsense_is_refused_by_name(nonsense):
    for ask, name, sound in (
        (indicator_progress, "indicator", an_indicator()),
        (targets_on, "indicator", an_indicator()),
        (past_targets, "indicator", an_indicator()),
        (goal_progress, "goal", a_goal()),
        (strategy_progress, "strategy", a_strategy()),
    ):
        for arguments, path in (((nonsense, HALFWAY), name), ((sound, nonsense), "on")):
            with pytest.raises(InvalidValue) as caught:
                ask(*arguments)
            assert [fault.path for fault in caught.value.faults] == [path]
