"""Figures of single Members add up to one of the region; who is silent stays silent."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.strategy.indicators import Indicator, IndicatorKind, Measurement
from rocb.planning.strategy.rollup import rolled_up
from tests.planning.strategy.builders import a_measurement, an_indicator

DAY = date(2022, 12, 31)
MEMBERS = ("AZ", "GE", "KZ")


def by_member(kind: IndicatorKind, *measurements: Measurement) -> Indicator:
    return an_indicator(kind=kind, baseline=None, measurements=measurements)


def a_share(member: str, numerator: int, denominator: int, on: str = "2022-01-01") -> Measurement:
    return a_measurement(on, numerator, denominator=Decimal(denominator), member=member)


def test_percentages_roll_up_by_numerator_and_denominator():
    indicator = by_member(IndicatorKind.PERCENTAGE, a_share("AZ", 1, 10), a_share("GE", 90, 100))
    found = rolled_up(indicator, MEMBERS, DAY)
    assert (found.numerator, found.denominator) == (Fraction(91), Fraction(110))
    assert found.value == Fraction(9100, 110)


def test_a_ratio_is_no_percentage():
    indicator = by_member(IndicatorKind.RATIO, a_share("AZ", 1, 10), a_share("GE", 1, 6))
    assert rolled_up(indicator, MEMBERS, DAY).value == Fraction(2, 16)


def test_amounts_are_added():
    amounts = (a_measurement("2022-01-01", n, member=m) for n, m in ((5, "AZ"), ("0.5", "GE")))
    found = rolled_up(by_member(IndicatorKind.AMOUNT, *amounts), MEMBERS, DAY)
    assert (found.numerator, found.denominator) == (Fraction(11, 2), None)
    assert found.value == found.numerator


def test_silent_members_are_named_and_count_for_nothing():
    indicator = by_member(IndicatorKind.PERCENTAGE, a_share("GE", 1, 2))
    found = rolled_up(indicator, ["KZ", "GE", "AZ"], DAY)
    assert (found.measured, found.silent) == (("GE",), ("AZ", "KZ"))
    assert found.value == 50


def test_what_nobody_measured_is_unknown():
    found = rolled_up(by_member(IndicatorKind.AMOUNT), MEMBERS, DAY)
    assert (found.numerator, found.denominator, found.value) == (None, None, None)
    assert found.silent == MEMBERS


def test_an_amount_of_zero_is_known():
    indicator = by_member(IndicatorKind.AMOUNT, a_measurement("2022-01-01", 0, member="AZ"))
    assert rolled_up(indicator, MEMBERS, DAY).value == 0


def test_figures_of_the_region_and_of_other_members_are_left_out():
    regional = a_measurement("2022-01-01", 100)
    other = a_measurement("2022-01-01", 1000, member="TR")
    own = a_measurement("2022-01-01", 1, member="AZ")
    indicator = by_member(IndicatorKind.AMOUNT, regional, other, own)
    assert rolled_up(indicator, MEMBERS, DAY).value == 1


@given(
    st.lists(
        st.tuples(
            st.sampled_from(MEMBERS),
            st.dates(date(2022, 12, 25), date(2023, 1, 5)),
            st.integers(0, 9),
            st.integers(1, 9),
        ),
        unique_by=lambda row: row[:2],
        max_size=8,
    )
)
@settings(max_examples=50)
def test_of_each_member_the_latest_figure_by_that_day_counts(rows):
    measurements = [a_share(member, n, d, on.isoformat()) for member, on, n, d in rows]
    found = rolled_up(by_member(IndicatorKind.RATIO, *measurements), MEMBERS, DAY)
    latest = {}
    for member, _, n, d in sorted(row for row in rows if row[1] <= DAY):
        latest[member] = (n, d)
    assert set(found.measured) == set(latest)
    assert set(found.silent) == set(MEMBERS) - set(latest)
    if latest:
        top, bottom = (sum(pair) for pair in zip(*latest.values(), strict=True))
        assert found.value == Fraction(top, bottom)
    backwards = by_member(IndicatorKind.RATIO, *reversed(measurements))
    assert rolled_up(backwards, reversed(MEMBERS), DAY) == found


@pytest.mark.parametrize("nonsense", [None, "7", True, 7])
def test_nonsense_is_refused_by_name(nonsense):
    calls: list[tuple[str, tuple[Any, Any, Any]]] = [
        ("indicator", (nonsense, MEMBERS, DAY)),
        ("members", (an_indicator(), nonsense, DAY)),
        ("on", (an_indicator(), MEMBERS, nonsense)),
    ]
    for name, arguments in calls:
        with pytest.raises(InvalidValue) as caught:
            rolled_up(*arguments)
        assert [fault.path for fault in caught.value.faults] == [name]
