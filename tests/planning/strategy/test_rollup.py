"""Figures of single Members add up to one of the region; who is silent stays silent."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.members import Membership, MembershipStatus
from rocb.periods import Days
from rocb.planning.strategy.indicators import Indicator, IndicatorKind, Measurement
from rocb.planning.strategy.rollup import rolled_up
from tests.offices import STATED, a_member
from tests.planning.strategy.builders import a_measurement, an_indicator

DAY = date(2022, 12, 31)
CODES = ("AZ", "GE", "KZ")
MEMBERS = tuple(map(a_member, CODES))


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
    found = rolled_up(indicator, reversed(MEMBERS), DAY)
    assert (found.measured, found.silent) == (("GE",), ("AZ", "KZ"))
    assert found.value == 50


def test_what_nobody_measured_is_unknown():
    found = rolled_up(by_member(IndicatorKind.AMOUNT), MEMBERS, DAY)
    assert (found.numerator, found.denominator, found.value) == (None, None, None)
    assert found.silent == CODES


def test_the_days_of_the_figures_are_told():
    figures = (a_share("AZ", 1, 10, "1999-05-01"), a_share("GE", 90, 100, "2021-06-01"))
    indicator = by_member(IndicatorKind.PERCENTAGE, *figures)
    assert rolled_up(indicator, MEMBERS, DAY).days == Days(date(1999, 5, 1), date(2021, 6, 1))
    assert rolled_up(by_member(IndicatorKind.AMOUNT), MEMBERS, DAY).days is None


def test_figures_from_before_a_day_can_be_left_out():
    figures = (a_share("AZ", 1, 10, "2020-12-31"), a_share("GE", 90, 100, "2021-01-01"))
    found = rolled_up(by_member(IndicatorKind.RATIO, *figures), MEMBERS, DAY, date(2021, 1, 1))
    assert (found.measured, found.silent) == (("GE",), ("AZ", "KZ"))
    assert found.days == Days(date(2021, 1, 1), date(2021, 1, 1))


def test_no_figure_is_from_before_a_day_and_since_a_later_one():
    with pytest.raises(InvalidValue) as caught:
        rolled_up(by_member(IndicatorKind.RATIO), MEMBERS, DAY, date(2023, 1, 1))
    assert [fault.path for fault in caught.value.faults] == ["since"]
    assert rolled_up(by_member(IndicatorKind.RATIO), MEMBERS, DAY, DAY).silent == CODES


def test_members_that_left_do_not_count():
    gone = a_member(
        "TR", memberships=(Membership(MembershipStatus.MEMBER, None, date(2022, 1, 1), STATED),)
    )
    indicator = by_member(IndicatorKind.AMOUNT, a_measurement("2021-01-01", 5, member="TR"))
    found = rolled_up(indicator, (*MEMBERS, gone), DAY)
    assert (found.measured, found.silent) == ((), CODES)
    assert rolled_up(indicator, (gone,), date(2021, 6, 1)).value == 5


def test_codes_are_no_members():
    with pytest.raises(InvalidValue) as caught:
        rolled_up(an_indicator(), ("XX!", "AZ"), DAY)  # type: ignore[arg-type]
    assert [fault.path for fault in caught.value.faults] == ["members[0]", "members[1]"]


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
            st.sampled_from(CODES),
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
    assert set(found.silent) == set(CODES) - set(latest)
    if latest:
        top, bottom = (sum(pair) for pair in zip(*latest.values(), strict=True))
        assert found.value == Fraction(top, bottom)
    backwards = by_member(IndicatorKind.RATIO, *reversed(measurements))
    assert rolled_up(backwards, reversed(MEMBERS), DAY) == found


@pytest.mark.parametrize("nonsense", [None, "7", True, 7])
def test_nonsense_is_refused_by_name(nonsense):
    calls: list[tuple[str, tuple[Any, ...]]] = [
        ("indicator", (nonsense, MEMBERS, DAY)),
        ("members", (an_indicator(), nonsense, DAY)),
        ("on", (an_indicator(), MEMBERS, nonsense)),
    ]
    if nonsense is not None:
        calls.append(("since", (an_indicator(), MEMBERS, DAY, nonsense)))
    for name, arguments in calls:
        with pytest.raises(InvalidValue) as caught:
            rolled_up(*arguments)
        assert [fault.path for fault in caught.value.faults] == [name]
