from datetime import date
from decimal import Decimal, localcontext
from typing import Any

import pytest
from attrs import evolve

from rocb.errors import InvalidValue
from rocb.iati.activities import (
    ActivityBudget,
    ActivityDate,
    ActivitySector,
    RecipientCountry,
    RecipientRegion,
    Transaction,
)
from rocb.iati.codes import ActivityDateType, ActivityStatus, TransactionType
from rocb.iati.findings import IatiRule, iati_findings
from rocb.periods import Days
from tests.iati.builders import REPORTING, TODAY, an_iati_activity
from tests.planning.projects.builders import day, euros


def broken(**changes: Any) -> list[tuple[str, IatiRule]]:
    found = iati_findings((an_iati_activity(**changes),), REPORTING, TODAY)
    return [(it.element, it.rule) for it in found]


def dated(**days: str) -> tuple[ActivityDate, ...]:
    return tuple(ActivityDate(ActivityDateType[it.upper()], day(on)) for it, on in days.items())


def shares(*percentages: str | None) -> tuple[RecipientCountry, ...]:
    codes = ("AZ", "GE", "KZ")
    return tuple(
        RecipientCountry(code, None if it is None else Decimal(it))
        for code, it in zip(codes, percentages, strict=False)
    )


def test_an_activity_with_all_that_is_demanded_breaks_no_rule():
    assert broken() == []


@pytest.mark.parametrize(
    ("change", "element"),
    [
        ("descriptions", "description"),
        ("participants", "participating-org"),
        ("dates", "activity-date"),
        ("countries", "recipient-country"),
        ("sectors", "sector"),
    ],
)
def test_what_the_standard_demands_may_not_be_missing(change, element):
    assert broken(**{change: ()}) == [(element, IatiRule.MANDATORY)]


def test_a_status_that_nobody_stated_is_missing():
    assert broken(status=None) == [("activity-status", IatiRule.MANDATORY)]


def test_an_end_is_no_start():
    assert broken(dates=dated(planned_end="2021-12-01")) == [("activity-date", IatiRule.MANDATORY)]


def test_all_that_is_missing_is_told_at_once_and_in_the_order_of_the_activities():
    lacking = an_iati_activity("a", descriptions=(), sectors=())
    found = iati_findings((lacking, an_iati_activity("b", dates=())), REPORTING, TODAY)
    assert [(it.project, it.element) for it in found] == [
        ("a", "description"),
        ("a", "sector"),
        ("b", "activity-date"),
    ]


@pytest.mark.parametrize(
    "identifier", ["YY-TEST-1-project", "XX-TEST-1", "XX-TEST-1-", "XX-TEST-12-p"]
)
def test_an_identifier_begins_with_that_of_the_publisher(identifier):
    assert broken(identifier=identifier) == [("iati-identifier", IatiRule.IDENTIFIER)]


def test_an_identifier_stands_once():
    twice = (an_iati_activity("a"), an_iati_activity("b", identifier="XX-TEST-1-a"))
    (finding,) = iati_findings(twice, REPORTING, TODAY)
    assert (finding.project, finding.rule) == ("b", IatiRule.IDENTIFIER)
    assert str(finding.fault) == 'b/iati-identifier: "XX-TEST-1-a" is not new: a has it already'


def test_no_end_is_before_its_start():
    ended = {"status": ActivityStatus.CLOSED}
    wrong = [("activity-date", IatiRule.DATE_ORDER)]
    assert broken(dates=dated(planned_start="2021-03-01", planned_end="2021-02-28")) == wrong
    actual = dated(actual_start="2021-03-01", actual_end="2021-02-28")
    assert broken(dates=actual, **ended) == wrong
    assert broken(dates=dated(actual_start="2021-03-01", actual_end="2021-03-01"), **ended) == []


def test_what_is_planned_may_begin_after_it_really_began():
    assert broken(dates=dated(planned_start="2021-05-01", actual_start="2021-03-01")) == []


def test_nothing_has_happened_after_the_day_of_the_records():
    future = [("activity-date", IatiRule.NOT_IN_FUTURE)]
    assert broken(dates=dated(actual_start="2022-01-01")) == future
    ended = dated(planned_start="2021-01-01", actual_end="2022-01-01")
    assert broken(dates=ended, status=ActivityStatus.CLOSED) == future
    assert broken(dates=dated(actual_start="2021-12-31", planned_end="2030-01-01")) == []


@pytest.mark.parametrize("status", ActivityStatus)
def test_only_what_is_over_has_an_actual_end(status):
    over = (ActivityStatus.FINALISATION, ActivityStatus.CLOSED, ActivityStatus.CANCELLED)
    dates = dated(planned_start="2021-03-01", actual_end="2021-06-01")
    expected = [] if status in over else [("activity-status", IatiRule.STATUS)]
    assert broken(dates=dates, status=status) == expected


def test_what_has_begun_is_not_in_the_pipeline():
    begun = dated(actual_start="2021-03-01")
    wrong = [("activity-status", IatiRule.STATUS)]
    assert broken(dates=begun, status=ActivityStatus.PIPELINE) == wrong
    assert broken(status=ActivityStatus.PIPELINE) == []


@pytest.mark.parametrize("right", [("100",), (None,), ("40", "60"), ("33.3", "33.3", "33.4")])
def test_shares_that_are_a_hundred_are_right(right):
    assert broken(countries=shares(*right)) == []


@pytest.mark.parametrize("wrong", [("99.9",), (None, None), ("40", None), ("40", "61")])
def test_shares_that_are_not_a_hundred_are_wrong(wrong):
    assert broken(countries=shares(*wrong)) == [("recipient-country/@percentage", IatiRule.SHARES)]


def test_a_sum_of_shares_is_exact_and_told():
    activity = an_iati_activity(countries=shares("33.3333333333", "66.6666666666"))
    with localcontext(prec=5):
        (finding,) = iati_findings((activity,), REPORTING, TODAY)
    assert str(finding.fault).startswith("project/recipient-country/@percentage: 99.9999999999 is")


def test_countries_and_regions_share_one_hundred():
    region = (RecipientRegion("89", Decimal(60)),)
    assert broken(countries=shares("40"), regions=region) == []
    wrong = [("recipient-country/@percentage", IatiRule.SHARES)]
    assert broken(countries=shares("40"), regions=(RecipientRegion("89"),)) == wrong
    assert broken(countries=(), regions=(RecipientRegion("89"),)) == []


def test_several_purposes_need_their_shares():
    purposes = ActivitySector("33120"), ActivitySector("15114")
    assert broken(sectors=purposes) == [("sector/@percentage", IatiRule.SHARES)]
    halves = tuple(ActivitySector(it.code, Decimal(50)) for it in purposes)
    assert broken(sectors=halves) == []


@pytest.mark.parametrize(
    ("first", "last", "is_right"),
    [
        ("2021-01-01", "2021-12-31", True),
        ("2021-01-01", "2022-01-01", False),
        ("2020-02-29", "2021-02-28", True),
        ("2020-02-29", "2021-03-01", False),
        ("2021-05-01", "2021-05-01", True),
    ],
)
def test_a_budget_is_of_a_year_at_most(first, last, is_right):
    budget = ActivityBudget(Days(day(first), day(last)), euros("5"), day(first))
    expected = [] if is_right else [("budget/period-end", IatiRule.BUDGET_PERIOD)]
    assert broken(budgets=(budget,)) == expected


def test_no_transaction_is_of_the_future():
    late = Transaction(TransactionType.EXPENDITURE, date(2022, 1, 1), euros("5"))
    wrong = [("transaction/transaction-date", IatiRule.NOT_IN_FUTURE)]
    assert broken(transactions=(late,)) == wrong
    assert broken(transactions=(evolve(late, on=TODAY),)) == []


def test_samples_are_published_only_where_that_is_asked_for():
    made_up = an_iati_activity(samples=("bank", "project/costs[0]"))
    found = iati_findings((made_up,), REPORTING, TODAY)
    assert [(it.rule, it.value) for it in found] == [
        (IatiRule.SAMPLE, "bank"),
        (IatiRule.SAMPLE, "project/costs[0]"),
    ]
    assert iati_findings((made_up,), REPORTING, TODAY, samples=True) == ()


@pytest.mark.parametrize("wrong", [None, "7", [None], 7, [REPORTING]])
def test_what_is_no_activity_is_refused(wrong):
    with pytest.raises(InvalidValue):
        iati_findings(wrong, REPORTING, TODAY)


def test_other_arguments_are_checked_as_well():
    wrong: list[tuple[Any, Any, Any]] = [
        (None, TODAY, False),
        (REPORTING, "today", False),
        (REPORTING, TODAY, 1),
    ]
    for reporting, on, samples in wrong:
        with pytest.raises(InvalidValue):
            iati_findings((), reporting, on, samples=samples)
