"""The packaged years, and every page that an office would make of each."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from attrs import frozen

from rocb import profiles
from rocb.commands.sheet import sheet_of
from rocb.office import Office, OfficeYear, run_year
from rocb.reporting.annual import annual_page, annual_report
from rocb.reporting.pages import Page
from rocb.reporting.quarterly import KEY, quarterly_page, quarterly_report
from rocb.reporting.submissions.submissions import Submission, accepted, submitted
from rocb.reporting.year.published import published_page
from rocb.reporting.year.schedule import schedule_page
from rocb.reporting.year.staffing import staffing_page
from rocb.reporting.year.staffing_report import staffing_report
from rocb.reporting.year.workplan import workplan_page
from rocb.scheduled_years import schedule_year
from rocb.texts import Language

AHEAD: Final = 2021
"""The year of which there is a document in which it is still ahead."""

SHEETS: Final = (
    ("member", "UZ"),
    ("donor", "sample-donor-1"),
    ("expert", "expert-01"),
    ("tenant", "sample-broker"),
    ("premises", None),
    ("calendar", None),
    ("mandate", None),
    ("needs", None),
)
"""Of whom there are sheets: of one of each kind, and of the whole office."""

_SENT_AFTER: Final = timedelta(days=10)
_ACCEPTED_AFTER: Final = timedelta(days=24)
_SENDER: Final = "ROCB Europe (sample)"
_READER: Final = "Capacity Building Directorate (sample)"


@frozen
class ExampleYear:
    """A packaged year of an office, and the reports on its quarters as they were submitted.

    Who submitted and accepted them, and when, are samples.
    """

    year: OfficeYear
    submissions: tuple[Submission, ...]

    @property
    def number(self) -> int:
        """The number of the year."""
        return self.year.plan.year.year

    @property
    def folder(self) -> str:
        """Where all that is made of the year goes."""
        return str(self.number)


def example_year_of(number: int) -> ExampleYear:
    """Return a packaged year; each report tells what changed in those before it."""
    office = profiles.example_year(number)
    year = run_year(office)
    submissions: list[Submission] = []
    for quarter in year.plan.year.quarters:
        report = quarterly_report(office, quarter, submissions)
        pages = (quarterly_page(report, language) for language in Language)
        last = quarter.days.last
        sent = submitted(KEY, str(quarter), pages, last + _SENT_AFTER, _SENDER)
        submissions.append(accepted(sent, last + _ACCEPTED_AFTER, _READER))
    return ExampleYear(year, tuple(submissions))


def example_pages(example: ExampleYear) -> Iterator[tuple[str, Page]]:
    """Yield every page of a year, in each language, with the name of its file without ending."""
    for it in example.submissions:
        for page in it.latest.pages:
            yield f"{example.folder}/reports/quarterly-{it.period}", page
    office, plan = example.year.office, example.year.plan
    annual, staffed = annual_report(office, plan.year), staffing_report(example.year)
    sheets = {f"sheets/{about}": sheet_of(office, about, id) for about, id in SHEETS}
    for language in Language:
        pages = {
            "reports/annual": annual_page(annual, language),
            "year/work-plan": workplan_page(example.year, language),
            "year/work-plan-published": published_page(example.year, language),
            "year/staffing": staffing_page(staffed, language),
        }
        pages |= {name: sheet(language) for name, sheet in sheets.items()}
        for name, page in pages.items():
            yield f"{example.folder}/{name}", page
    if example.number == AHEAD:
        yield from _schedule(example.folder, profiles.example_year_ahead())


def _schedule(folder: str, ahead: Office) -> Iterator[tuple[str, Page]]:
    scheduled = schedule_year(ahead)
    for language in Language:
        yield f"{folder}/year/schedule", schedule_page(ahead, scheduled, language)
