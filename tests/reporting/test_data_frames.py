"""The tables of every page, as pandas and polars take them."""

from collections.abc import Iterator
from functools import cache

import pandas as pd
import polars as pl
import pytest

from rocb import Language, ReportingYear
from rocb.profiles import example_year
from rocb.reporting.annual import annual_page, annual_report
from rocb.reporting.pages import Page, Table, plain_rows, tables
from rocb.reporting.quarterly import quarterly_page, quarterly_report
from rocb.reporting.sheets.calendar import regional_calendar
from rocb.reporting.sheets.calendar_page import calendar_page
from rocb.reporting.sheets.donor import donor_sheet
from rocb.reporting.sheets.donor_page import donor_page
from rocb.reporting.sheets.expert import expert_sheet
from rocb.reporting.sheets.expert_page import expert_page
from rocb.reporting.sheets.mandate import mandate_sheet
from rocb.reporting.sheets.mandate_page import mandate_page
from rocb.reporting.sheets.member import member_sheet
from rocb.reporting.sheets.member_page import member_page
from rocb.reporting.sheets.premises import premises_statement, tenant_statement
from rocb.reporting.sheets.premises_page import premises_page, tenant_page
from rocb.reporting.sheets.region_needs import region_needs
from rocb.reporting.sheets.region_needs_page import region_needs_page
from rocb.reporting.submissions.submissions import submitted
from tests.reporting.full_year import the_example
from tests.reporting.renderings.yearly import written

each_year = pytest.mark.parametrize(
    ("year", "language"), [(2021, Language.RU), (2022, Language.EN)]
)


@cache
def reports(year: int, language: Language) -> tuple[Page, ...]:
    """The reports on a year and its quarters; the third one says what changed in the second."""
    office = example_year(year)
    of_year = ReportingYear(year)
    made = [quarterly_report(office, quarter) for quarter in of_year.quarters]
    pages = [quarterly_page(made[1], it) for it in Language]
    sent = submitted("quarterly", f"{year}Q2", pages, of_year.quarters[1].days.last, "the office")
    made[2] = quarterly_report(office, of_year.quarters[2], earlier=[sent])
    quarters = (quarterly_page(report, language) for report in made)
    return (annual_page(annual_report(office, of_year), language), *quarters)


@cache
def sheets(year: int, language: Language) -> tuple[Page, ...]:
    """A sheet of every kind."""
    office = example_year(year)
    donor = next(it.donor for it in office.planning.partnerships.pledges)
    return (
        member_page(member_sheet(office, "UZ"), language),
        donor_page(donor_sheet(office, donor), language),
        expert_page(expert_sheet(office, office.planning.experts[0].id), language),
        premises_page(premises_statement(office), language),
        tenant_page(tenant_statement(office, "sample-broker"), language),
        calendar_page(regional_calendar(office), language),
        mandate_page(mandate_sheet(office), language),
        region_needs_page(region_needs(office), language),
    )


def mixed(table: Table) -> Iterator[str]:
    """The columns of a table that hold values of several kinds."""
    rows = plain_rows(table)
    for key in rows[0] if rows else ():
        if len({type(row[key]) for row in rows if row[key] is not None}) > 1:
            yield f"{table.key}.{key}"


def assert_framed(pages: tuple[Page, ...]) -> None:
    for table in (it for page in pages for it in tables(page)):
        assert not list(mixed(table))
        rows = plain_rows(table)
        assert pl.DataFrame(rows).to_dicts() == rows
        assert len(pd.DataFrame(rows)) == len(rows)


@each_year
def test_every_table_of_every_report_goes_into_data_frames(year, language):
    assert_framed(reports(year, language))


@each_year
def test_every_table_of_every_sheet_goes_into_data_frames(year, language):
    assert_framed(sheets(year, language))


def test_so_does_every_table_of_the_plans_of_a_year():
    assert_framed(written(the_example, Language.EN)[:3])


@each_year
def test_what_a_report_counts_can_be_added_up(year, language):
    for page in reports(year, language):
        (table,) = (it for it in tables(page) if it.key == "participants.table")
        place = [it.key for it in table.columns].index("women")
        (total,) = (row.cells[place][0].value for row in table.rows if row.is_total)
        assert pd.DataFrame(plain_rows(table))["women"].sum() == total
