from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from rocb.planning.strategy.indicators import Indicator, IndicatorKind
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.goals import goals_account
from rocb.reporting.pages import Section, plain_rows, spans_of
from rocb.reporting.sections.goals import goals_section
from tests.offices import a_plan, an_activity, both
from tests.planning.strategy.builders import (
    a_goal,
    a_measurement,
    a_step,
    a_strategy,
    a_target,
    an_indicator,
)
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.sections.shown import (
    example,
    keys_of,
    said,
    shown,
    table_in,
    tables_of,
)

FULL = ["goals.table", "goals.picture", "indicators.table", "targets.table"]


def section_of(basis: Basis, period: str = "quarter") -> Section:
    return shown(partial(_section, period=period), basis, goals_account(basis))


def _section(names: Any, account: Any, period: str) -> Section:
    return goals_section(names, account, period)


def with_indicators(*indicators: Indicator) -> Section:
    strategy = a_strategy(
        goals=(a_goal(indicators=indicators),), adopted=a_step("2020-12-01", "wco")
    )
    plan = a_plan(an_activity(goals=("goal",)))
    return section_of(a_basis(QUARTERS[0], plan=plan, strategies=(strategy,)))


@pytest.mark.parametrize("quarter", [1, 2, 3, 4, None])
def test_the_example_shows_it_in_both_languages(quarter):
    period = "year" if quarter is None else "quarter"
    assert keys_of(section_of(example(quarter), period)) == FULL


def test_without_a_strategy_a_sentence_says_so():
    assert said(section_of(a_basis())) == "No strategy is in force."


def test_where_nothing_is_measured_there_is_only_the_table_of_the_goals():
    assert keys_of(with_indicators()) == ["goals.table"]


def test_baseline_target_and_latest_figure_are_numbers_with_their_days():
    latest = a_measurement("2021-02-01", 12)
    section = with_indicators(an_indicator(measurements=(latest,)))
    (table,) = (it for it in tables_of(section) if it.key == "indicators.table")
    row = plain_rows(table)[0]
    assert (row["baseline"], row["baseline_on"]) == (10, date(2021, 1, 1))
    assert (row["target"], row["due"]) == (50, date(2024, 12, 31))
    assert (row["actual"], row["measured_on"]) == (12, date(2021, 2, 1))
    assert {it.records for it in spans_of(section) if it.kind == "indicators"} == {("indicator",)}


def test_a_share_is_told_with_its_part_and_its_whole():
    share = an_indicator(
        kind=IndicatorKind.PERCENTAGE,
        baseline=a_measurement("2021-01-01", 10, denominator=Decimal(40)),
        measurements=(a_measurement("2021-02-01", 15, denominator=Decimal(45)),),
    )
    row = table_in(with_indicators(share), "indicators.table")["indicator"]
    assert (row["actual"], row["portion"]) == ("33.33", "15\xa0of\xa045")


def test_what_is_not_known_is_said_so():
    bare = an_indicator(baseline=None, targets=())
    row = table_in(with_indicators(bare), "indicators.table")["indicator"]
    assert (row["baseline"], row["baseline_on"], row["target"]) == ("not stated", "–", "not stated")
    assert (row["due"], row["actual"], row["portion"]) == ("–", "not stated", "–")


def test_each_revision_of_a_target_is_told_with_who_when_and_why():
    revised = a_target(value=40, set_on=date(2021, 2, 1), why=both("The first figures are in"))
    rows = table_in(with_indicators(an_indicator(targets=(a_target(), revised))), "targets.table")
    assert [(it["target"], it["state"], it["why"]) for it in rows.values()] == [
        ("50", "replaced", "–"),
        ("40", "stands", "The first figures are in"),
    ]
    assert {it["who"] for it in rows.values()} == {"the conference"}
    assert rows["indicator/1"]["set_on"].replace("\xa0", " ") == "1 February 2021"


def test_targets_for_different_days_stand_beside_each_other():
    sooner = a_target("2022-12-31", 20)
    rows = table_in(with_indicators(an_indicator(targets=(sooner, a_target()))), "targets.table")
    assert [it["state"] for it in rows.values()] == ["stands", "stands"]
