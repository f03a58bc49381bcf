from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rocb import Activity, Cost, Days, Money, Status
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.budget import budget_account
from rocb.reporting.drawings.panels import Panels
from rocb.reporting.pages import Picture, Section
from rocb.reporting.sections.budget import budget_section
from tests.offices import STATED, a_plan, an_activity
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.sections.shown import example, keys_of, said, shown, table_in


def section_of(basis: Basis) -> Section:
    return shown(budget_section, basis, budget_account(basis))


def a_cost(amount: int, currency: str = "EUR", **changes: Decimal) -> Cost:
    return Cost(Money(Decimal(amount), currency), "bank", STATED, **changes)


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_the_example_shows_a_quarter_and_the_year_in_both_languages(quarter):
    keys = keys_of(section_of(example(quarter)))
    assert keys[:2] == ["budget.picture", "budget.period"]
    assert keys[-2:] == ["budget.year", "budget.year_withdrawn"]


def test_a_year_is_not_shown_twice():
    assert "budget.year" not in keys_of(section_of(example()))


def test_each_currency_has_its_rows_its_total_and_its_panel():
    costs = (a_cost(3), a_cost(4, "USD", committed=Decimal(1)))
    section = section_of(a_basis(plan=a_plan(an_activity("activity", costs=costs))))
    rows = table_in(section, "budget.period")
    assert list(rows) == ["bank.EUR", "bank.USD", "total.EUR", "total.USD"]
    assert rows["bank.EUR"] == {
        "donor": "bank, EUR",
        "activities": "1",
        "planned": "EUR\xa03",
        "committed": "not stated",
        "uncommitted": "1",
        "spent": "not stated",
        "unspent": "1",
    }
    totals = [rows[f"total.{it}"]["donor"] for it in ("EUR", "USD")]
    assert totals == ["Total, EUR", "Total, USD"]
    assert rows["total.USD"]["committed"] == "USD\xa01"
    (picture,) = (it for it in section.blocks if isinstance(it, Picture))
    assert isinstance(picture.drawing, Panels)
    assert [it.title for it in picture.drawing.panels] == ["EUR", "USD"]
    euros = picture.drawing.panels[0].groups[0].quantities
    assert [it.value for it in euros] == [3, None, None]


def cancelled(id: str = "activity", **changes: Any) -> Activity:
    costs = (a_cost(9, committed=Decimal(8), spent=Decimal(7)),)
    return an_activity(id, **{"status": Status.CANCELLED, "costs": costs, **changes})


def test_what_was_meant_for_what_is_off_stands_apart_and_what_was_spent_is_counted():
    section = section_of(a_basis(plan=a_plan(cancelled())))
    assert keys_of(section) == ["budget.picture", "budget.period", "budget.withdrawn"]
    rows = table_in(section, "budget.period")
    for key in ("bank.EUR", "total.EUR"):
        shown_there = [text.replace("\xa0", " ") for text in rows[key].values()][1:]
        assert shown_there == ["0", "EUR 0", "EUR 8", "0", "EUR 7", "0"]
    assert table_in(section, "budget.withdrawn")["bank.EUR"]["planned"] == "EUR\xa09"
    assert "is in no other sum" in said(section)


def test_what_was_meant_for_what_is_off_is_told_of_the_whole_year_too():
    held = (cancelled(days=Days(date(2021, 11, 20), date(2021, 11, 21))), an_activity("other"))
    section = section_of(a_basis(QUARTERS[0], plan=a_plan(*held)))
    assert keys_of(section) == ["budget.year", "budget.year_withdrawn"]
    assert table_in(section, "budget.year")["total.EUR"]["spent"] == "EUR\xa07"
    assert table_in(section, "budget.year_withdrawn")["bank.EUR"]["planned"] == "EUR\xa09"
    assert "is in no other sum" in said(section)


def test_nothing_is_said_of_what_is_off_where_nothing_is():
    section = section_of(a_basis(plan=a_plan(an_activity("activity", costs=(a_cost(3),)))))
    assert keys_of(section) == ["budget.picture", "budget.period"]
    assert "no other sum" not in said(section)


def test_how_many_activities_have_no_known_cost_is_told():
    section = section_of(a_basis(QUARTERS[0], plan=a_plan(an_activity())))
    assert "Activities whose cost nobody stated: 1." in said(section)
