"""Indicators keep what they are made of, and refuse what cannot be."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

from rocb.errors import ABSENT, InvalidValue
from rocb.planning.strategy.indicators import (
    Indicator,
    IndicatorKind,
    Measurement,
    measured,
    retargeted,
    value_of,
)
from tests.offices import both
from tests.planning.strategy.builders import a_measurement, a_target, an_indicator


def paths(make: Any, **changes: Any) -> list[str]:
    with pytest.raises(InvalidValue) as caught:
        make(**changes)
    return [fault.path for fault in caught.value.faults]


def a_percentage(**changes: Any) -> Indicator:
    values: dict[str, Any] = {
        "kind": IndicatorKind.PERCENTAGE,
        "baseline": a_measurement(numerator=1, denominator=Decimal(3)),
    }
    return an_indicator(**{**values, **changes})


def test_the_value_of_an_amount_is_its_numerator():
    assert value_of(an_indicator(), a_measurement(numerator="12.5")) == Fraction(25, 2)


@pytest.mark.parametrize(
    ("kind", "value"),
    [(IndicatorKind.RATIO, Fraction(1, 3)), (IndicatorKind.PERCENTAGE, Fraction(100, 3))],
)
def test_the_value_of_a_ratio_is_exact(kind, value):
    third = a_measurement(numerator=1, denominator=Decimal(3))
    assert value_of(a_percentage(kind=kind), third) == value


def test_a_figure_of_another_kind_has_no_value():
    with pytest.raises(InvalidValue) as caught:
        value_of(a_percentage(), a_measurement())
    assert caught.value.faults[0].path == "measurement.denominator"


def test_an_amount_has_no_denominator_and_a_percentage_has_one():
    third = a_measurement(numerator=1, denominator=Decimal(3))
    assert paths(an_indicator, baseline=third) == ["baseline.denominator"]
    assert paths(a_percentage, measurements=(third, a_measurement("2022-01-01"))) == [
        "measurements[1].denominator"
    ]


def test_a_denominator_is_above_zero():
    assert paths(a_measurement, denominator=Decimal(0)) == ["denominator"]


@pytest.mark.parametrize("number", ["1E+30", "1E-11", "NaN", "Infinity", "1E+999999"])
def test_a_number_out_of_all_proportion_is_refused(number):
    assert paths(a_measurement, numerator=number) == ["numerator"]
    assert paths(a_target, value=number) == ["value"]


@pytest.mark.parametrize("number", [5, 5.0, True, "5"])
def test_a_number_that_is_no_decimal_is_refused(number):
    assert paths(
        lambda **changes: Measurement(date(2021, 1, 1), denominator=None, **changes),
        numerator=number,
        source=an_indicator().source,
    ) == ["numerator"]


def test_everything_beyond_the_scale_is_reported_at_once():
    assert paths(
        an_indicator,
        lowest=Decimal(0),
        highest=Decimal(100),
        baseline=a_measurement(numerator=-1),
        targets=(a_target(value=100), a_target("2026-01-01", "100.1")),
        measurements=(a_measurement("2022-01-01", 0), a_measurement("2023-01-01", 101)),
    ) == ["targets[1].value", "baseline.numerator", "measurements[1].numerator"]


def test_a_percentage_is_held_against_the_scale_as_a_percentage():
    whole = a_measurement(numerator=3, denominator=Decimal(3))
    more = a_measurement("2022-01-01", numerator=4, denominator=Decimal(3))
    assert a_percentage(measurements=(whole,)).measurements == (whole,)
    assert paths(a_percentage, measurements=(more,)) == ["measurements[0].numerator"]
    wide = a_percentage(highest=Decimal(200), measurements=(more,))
    assert wide.measurements == (more,)


@pytest.mark.parametrize("value", [250, -250, "100.1", "-0.1"])
def test_percentages_lie_from_0_to_100_unless_it_is_stated_otherwise(value):
    beyond = (a_target(value=value),)
    assert paths(a_percentage, targets=beyond) == ["targets[0].value"]
    ends = {"lowest": Decimal(-300), "highest": Decimal(300)}
    assert a_percentage(targets=beyond, **ends).targets == beyond
    third = a_measurement(numerator=1, denominator=Decimal(3))
    assert a_percentage(kind=IndicatorKind.RATIO, baseline=third, targets=beyond).targets == beyond


@pytest.mark.parametrize("value", [0, 100])
def test_the_ends_of_a_percentage_are_on_its_scale(value):
    assert a_percentage(targets=(a_target(value=value),)).targets[0].value == value


def test_a_percentage_with_one_end_keeps_the_other():
    beyond = (a_target(value=-1), a_target("2026-01-01", 101))
    assert paths(a_percentage, targets=beyond, lowest=Decimal(-5)) == ["targets[1].value"]
    assert paths(a_percentage, targets=beyond, highest=Decimal(500)) == ["targets[0].value"]


def test_an_end_that_is_faulty_itself_is_no_other_end():
    stand_in = SimpleNamespace(
        kind=IndicatorKind.PERCENTAGE,
        highest=None,
        targets=(a_target(value=-1), a_target("2026-01-01", 101)),
    )
    with pytest.raises(InvalidValue) as caught:
        Indicator.__attrs_post_init__(stand_in)  # type: ignore[arg-type]
    assert [fault.path for fault in caught.value.faults] == ["targets[1].value"]


def test_the_ends_of_a_scale_stand_in_order():
    assert paths(an_indicator, lowest=Decimal(5), highest=Decimal(5)) == ["highest"]


def test_a_target_is_not_due_before_it_is_set():
    assert a_target("2021-01-01").due == date(2021, 1, 1)
    assert paths(a_target, due="2020-12-31") == ["due"]


def test_a_target_that_is_revised_stays_on_record():
    first, second = a_target(), a_target(value=60, set_on=date(2022, 1, 1), why=both("Slow"))
    assert retargeted(an_indicator(), second).targets == (first, second)


def test_a_revision_of_a_target_needs_a_reason():
    again = a_target(value=60, set_on=date(2022, 1, 1))
    assert paths(retargeted, indicator=an_indicator(), revision=again) == ["targets[1].why"]
    same_day = a_target(value=60)
    assert paths(retargeted, indicator=an_indicator(), revision=same_day) == ["targets[1].why"]


def test_a_target_for_another_day_that_is_set_later_needs_a_reason_too():
    first, easier = a_target("2022-12-31", 50), a_target("2024-12-31", 20, set_on=date(2022, 1, 1))
    indicator = an_indicator(targets=(first,))
    assert paths(retargeted, indicator=indicator, revision=easier) == ["targets[1].why"]
    explained = evolve(easier, why=both("Nobody could travel"))
    assert retargeted(indicator, explained).targets == (first, explained)


def test_the_targets_that_are_set_first_need_no_reason():
    milestones = (a_target("2022-12-31", 20), a_target("2023-12-31", 30), a_target())
    assert an_indicator(targets=milestones).targets == milestones


def test_no_revision_is_set_before_an_earlier_one():
    early = a_target("2023-01-01", set_on=date(2020, 12, 31))
    assert paths(retargeted, indicator=an_indicator(), revision=early) == ["targets[1].set_on"]


def test_a_day_has_one_figure_of_the_region_and_one_of_each_member():
    regional, of_one = a_measurement("2022-01-01"), a_measurement("2022-01-01", member="AZ")
    held = measured(measured(an_indicator(), regional), of_one)
    assert held.measurements == (regional, of_one)
    assert paths(measured, indicator=held, measurement=of_one) == ["measurements[2].on"]


def test_the_baseline_is_that_of_the_region():
    assert paths(an_indicator, baseline=a_measurement(member="AZ")) == ["baseline.member"]


def test_what_is_sound_in_a_faulty_indicator_is_still_held_against_the_rules():
    stand_in = SimpleNamespace(
        measurements=(ABSENT, a_measurement("2022-01-01"), a_measurement("2022-01-01")),
        targets=(SimpleNamespace(due=date(2022, 1, 1)), a_target(value=7)),
        highest=Decimal(6),
    )
    with pytest.raises(InvalidValue) as caught:
        Indicator.__attrs_post_init__(stand_in)  # type: ignore[arg-type]
    found = [fault.path for fault in caught.value.faults]
    assert found == ["measurements[2].on", "targets[1].value"]


@pytest.mark.parametrize("nonsense", [None, "7", True, 7])
def test_nonsense_is_refused_by_name(nonsense):
    assert paths(value_of, indicator=nonsense, measurement=a_measurement()) == ["indicator"]
    assert paths(value_of, indicator=an_indicator(), measurement=nonsense) == ["measurement"]
    assert paths(measured, indicator=nonsense, measurement=a_measurement()) == ["indicator"]
    assert paths(measured, indicator=an_indicator(), measurement=nonsense) == ["measurement"]
    assert paths(retargeted, indicator=nonsense, revision=a_target()) == ["indicator"]
    assert paths(retargeted, indicator=an_indicator(), revision=nonsense) == ["revision"]
