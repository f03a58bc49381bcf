"""A comparison ranks and sums the figures shown, and says over how many."""

from datetime import date
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.benchmarking.benchmarks import Benchmark
from rocb.planning.benchmarking.comparison import (
    MeasureComparison,
    comparison,
    uncompared,
)
from rocb.planning.benchmarking.disclosure import (
    THE_OFFICE,
    THE_PUBLIC,
    Disclosure,
    Viewer,
    ViewerKind,
)
from tests.offices import a_member
from tests.planning.benchmarking.builders import a_benchmark, a_figure, a_measure, a_ratio, a_share
from tests.planning.benchmarking.drawn import figures

MEMBERS = ("AZ", "GE", "KZ")
DATES = st.sampled_from([date(2020, 6, 30), date(2021, 6, 30)])
DRAWN = figures(MEMBERS, (a_measure(), a_ratio()), MEMBERS, DATES, most=8)


def hours(benchmark: Benchmark, viewer: Viewer = THE_OFFICE) -> MeasureComparison:
    return comparison(benchmark, viewer).measures[0]


def places(found: MeasureComparison) -> list[tuple[str, int | None]]:
    return [(it.figure.member, it.place) for it in found.results]


def test_the_least_is_best_where_lower_is_better():
    found = hours(a_benchmark(a_figure("AZ", "9"), a_figure("GE", "5"), a_figure("KZ", "7")))
    assert places(found) == [("GE", 1), ("KZ", 2), ("AZ", 3)]
    assert found.best == ("GE",)


def test_the_greatest_is_best_where_higher_is_better():
    shares = (a_share("AZ", "1", "4"), a_share("GE", "10", "100"), a_share("KZ", "1", "2"))
    found = comparison(a_benchmark(*shares), THE_OFFICE).measures[1]
    assert places(found) == [("KZ", 1), ("AZ", 2), ("GE", 3)]


def test_equal_figures_share_a_place_and_the_best_practice():
    found = hours(a_benchmark(a_figure("KZ", "5"), a_figure("GE", "7"), a_figure("AZ", "5.0")))
    assert places(found) == [("AZ", 1), ("KZ", 1), ("GE", 3)]
    assert found.best == ("AZ", "KZ")


def test_equal_figures_stand_by_member_also_where_higher_is_better():
    shares = (a_share("KZ", "2", "4"), a_share("GE", "3", "4"), a_share("AZ", "1", "2"))
    found = comparison(a_benchmark(*shares), THE_OFFICE).measures[1]
    assert places(found) == [("GE", 1), ("AZ", 2), ("KZ", 2)]


def test_without_an_order_of_merit_nobody_is_best():
    measure = a_measure(polarity=None)
    benchmark = a_benchmark(a_figure("GE", "1"), a_figure("AZ", "2"), measures=(measure,))
    found = hours(benchmark)
    assert places(found) == [("AZ", None), ("GE", None)]
    assert found.best == ()


def test_a_ratio_is_taken_of_the_sums():
    shares = (a_share("AZ", "1", "2"), a_share("GE", "10", "100"))
    found = comparison(a_benchmark(*shares), THE_OFFICE).measures[1]
    assert (found.total, found.base) == (Fraction(11), Fraction(102))
    assert found.average == Fraction(11, 102)
    assert found.median == (Fraction(1, 2) + Fraction(1, 10)) / 2


def test_an_average_of_amounts_is_their_mean():
    found = hours(a_benchmark(a_figure("AZ", "1"), a_figure("GE", "2.5")))
    assert (found.total, found.base, found.average) == (Fraction(7, 2), None, Fraction(7, 4))


def test_nothing_shown_has_no_average_and_no_median():
    found = hours(a_benchmark())
    assert (found.shown, found.average, found.median, found.best) == (0, None, None, ())


def test_everything_is_computed_over_what_is_shown_and_says_of_how_many():
    secret = a_figure("AZ", "1", disclosure=Disclosure.OFFICE)
    found = hours(a_benchmark(secret, a_figure("GE", "5"), a_figure("KZ", "7")), THE_PUBLIC)
    assert (found.shown, found.participants) == (2, 3)
    assert found.average == found.median == Fraction(6)
    assert found.best == ("GE",)
    assert places(found) == [("GE", 1), ("KZ", 2)]


def test_of_each_member_the_latest_visible_figure_counts():
    hidden = a_figure("AZ", "1", on=date(2022, 1, 1), disclosure=Disclosure.OFFICE)
    early, later = a_figure("AZ", "9", on=date(2020, 1, 1)), a_figure("AZ", "8")
    benchmark = a_benchmark(later, hidden, early)
    assert hours(benchmark, THE_PUBLIC).total == 8
    assert hours(benchmark, Viewer(ViewerKind.MEMBER, "AZ")).total == 1


def test_figures_after_the_day_asked_for_do_not_count():
    benchmark = a_benchmark(a_figure("AZ", "9", on=date(2020, 1, 1)), a_figure("AZ", "8"))
    totals = [
        comparison(benchmark, THE_OFFICE, day).measures[0].total
        for day in (date(2019, 12, 31), date(2020, 1, 1), date(2021, 6, 30))
    ]
    assert totals == [0, 9, 8]


def test_the_text_of_a_comparison_tells_no_figure():
    benchmark = a_benchmark(a_figure("AZ", "4242"))
    found = comparison(benchmark, THE_OFFICE)
    assert "4242" not in repr(found) + repr(found.measures) + repr(found.measures[0].results)
    assert "AZ" not in repr(found) + repr(found.measures)


@given(DRAWN)
@settings(max_examples=50)
def test_the_comparison_agrees_with_one_made_by_hand(held):
    benchmark = a_benchmark(*held)
    for found in comparison(benchmark, THE_OFFICE).measures:
        rows = {}
        for figure in sorted(held, key=lambda it: it.on):
            if figure.measure == found.measure.id:
                rows[figure.member] = figure
        values = {
            member: Fraction(it.numerator) / (Fraction(it.denominator) if it.denominator else 1)
            for member, it in rows.items()
        }
        sign = -1 if found.measure.ratio else 1
        assert {it.figure.member: it.value for it in found.results} == values
        for it in found.results:
            assert it.place == 1 + sum(sign * v < sign * it.value for v in values.values())
        assert found.median == (median(values.values()) if values else None)
        assert found.total == sum(Fraction(it.numerator) for it in rows.values())
        if values:
            assert found.average is not None
            assert min(values.values()) <= found.average <= max(values.values())


@given(DRAWN, st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_the_order_of_the_figures_changes_no_comparison(held, chance):
    mixed = list(held)
    chance.shuffle(mixed)
    expected = comparison(a_benchmark(*held), THE_OFFICE)
    assert comparison(a_benchmark(*mixed), THE_OFFICE) == expected


def test_members_in_no_benchmark_are_listed():
    benchmarks = [a_benchmark(members=("AZ", "GE")), a_benchmark(id="b", members=("GE", "KZ"))]
    members = [a_member(code) for code in ("TR", "AZ", "BY", "TR", "KZ")]
    assert uncompared(benchmarks, members) == ("BY", "TR")


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 3])
def test_nonsense_is_refused(nonsense):
    for call in (
        lambda: comparison(nonsense, THE_OFFICE),
        lambda: comparison(a_benchmark(), nonsense),
        lambda: uncompared(nonsense, []),
        lambda: uncompared([], nonsense),
        lambda: uncompared([nonsense], []),
    ):
        with pytest.raises(InvalidValue):
            call()


@pytest.mark.parametrize("nonsense", ["2021-01-01", True, 3, float("nan")])
def test_the_day_asked_for_is_a_date(nonsense):
    with pytest.raises(InvalidValue):
        comparison(a_benchmark(), THE_OFFICE, nonsense)
