"""The pages of whole years: plans, staffing, and the reports on the quarters."""

from collections.abc import Callable
from functools import cache

from rocb import Language, OfficeYear
from rocb.reporting.pages import Page
from rocb.reporting.quarterly import quarterly_page, quarterly_report
from rocb.reporting.year.published import published_page
from rocb.reporting.year.staffing import staffing_page
from rocb.reporting.year.staffing_report import staffing_report
from rocb.reporting.year.workplan import workplan_page
from tests.reporting.full_year import bare_year, drafted_year, full_year, the_example

YEARS = {"example": the_example, "full": full_year, "drafted": drafted_year, "bare": bare_year}


def pages(year: OfficeYear, language: Language = Language.EN) -> list[Page]:
    """The plans of a year, its staffing, and the reports on its quarters."""
    reports = (
        quarterly_report(year.office, quarter, year=year.plan.year)
        for quarter in year.plan.year.quarters
    )
    return [
        workplan_page(year, language),
        published_page(year, language),
        staffing_page(staffing_report(year), language),
        *(quarterly_page(report, language) for report in reports),
    ]


@cache
def written(year: Callable[[], OfficeYear], language: Language) -> tuple[Page, ...]:
    """The pages of a year, made once for all tests that only read them."""
    return tuple(pages(year(), language))


REPORT = 3
"""Where the report on the first quarter stands among the pages of a year."""
