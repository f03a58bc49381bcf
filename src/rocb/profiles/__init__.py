"""Packaged offices: the facts of each region's office, and whole years to try things out on."""

from datetime import date
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from attrs import evolve

from rocb import documents
from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.members import Region
from rocb.office import Office
from rocb.periods import Days, ReportingYear
from rocb.planning.plan.activities import Activity, Status, takes_place
from rocb.planning.plan.plans import Plan
from rocb.sources import Source
from rocb.texts import LocalizedText

EXAMPLE_YEARS: Final = MappingProxyType({2021: "europe-2021.json", 2022: "europe-2022.json"})
"""The names of the documents of the years that `example_year` returns."""

EXAMPLE_YEAR: Final = EXAMPLE_YEARS[2021]
YEAR_AHEAD: Final = "europe-2021-ahead.json"
WINDOW: Final = 14
"""By how many days the activities of `example_year_ahead()` may be moved, forward or back."""

_AHEAD: Final = Source("sample: the year as if it were still ahead", sample=True)
_NOTE: Final = LocalizedText(
    f"Sample: as if still ahead; to be held within {WINDOW} days of the days that it really had.",
    f"Условный пример: как будто ещё предстоит; срок можно сдвинуть до {WINDOW} дней "
    "от действительного.",
)


def profile(region: Region) -> Office:
    """Return what is known of a region's office: Europe in full, the others in outline.

    What the founding texts do not say is not there: the office of an outline has no Members, no
    premises and no time zone. Raises `InvalidValue` for what is no `Region`.
    """
    require("region", Region, region)
    return documents.loads(files(__name__).joinpath(f"{region.value}.json").read_bytes())


def example_year(year: int = 2021) -> Office:
    """Return the office of Europe with the activities of a year, 2021 or 2022.

    The activities are real; how they came about and who attended, the needs, experts, costs and
    room requests are samples, and say so. Raises `InvalidValue` for another year.
    """
    return documents.loads(example_document(year))


def example_document(year: int = 2021) -> bytes:
    """Return the document of `example_year(year)` as it is stored. Raises `InvalidValue`."""
    require("year", int, year)
    if year not in EXAMPLE_YEARS:
        known = " or ".join(map(str, EXAMPLE_YEARS))
        raise InvalidValue(Fault("year", year, f"a year of which there is an example: {known}"))
    return files(__name__).joinpath(EXAMPLE_YEARS[year]).read_bytes()


def example_year_ahead() -> Office:
    """Return the office of `example_year()` on the eve of 2021, with everything still to come.

    Each activity that took place is planned, on the days that it really had, and may be moved by up
    to 14 days, but not over the ends of the year. What is told so is a sample, and says so. What
    was cancelled or postponed in that year is so already.
    """
    office = example_year()
    plan = office.planning.plan
    if plan is None:
        return office
    first = plan.year.days.first
    return evolve(
        office,
        as_of=date.fromordinal(first.toordinal() - 1),
        planning=evolve(
            office.planning, plan=_ahead(plan), evaluations=(), training_evaluations=()
        ),
    )


def _ahead(plan: Plan) -> Plan:
    activities = tuple(
        _still_to_come(it, plan.year) if takes_place(it) else it for it in plan.activities
    )
    return evolve(plan, activities=activities, history=())


def _still_to_come(activity: Activity, year: ReportingYear) -> Activity:
    days, limits = activity.days, year.days
    first = max(limits.first.toordinal(), days.first.toordinal() - WINDOW)
    last = min(max(limits.last, days.last).toordinal(), days.last.toordinal() + WINDOW)
    return evolve(
        activity,
        status=Status.PLANNED,
        participation=(),
        costs=tuple(evolve(cost, committed=None, spent=None) for cost in activity.costs),
        window=Days(date.fromordinal(first), date.fromordinal(last)),
        note=_NOTE,
        source=_AHEAD,
    )
