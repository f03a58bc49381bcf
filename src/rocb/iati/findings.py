"""Activities held against the rules of IATI 2.03, before anything is written.

The rules are those of the reference and of the standard ruleset of 2.03, as far as they go beyond
what the values cannot break anyhow (https://iatistandard.org/en/iati-standard/203/rulesets/).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import frozen

from rocb.checks import listed, require
from rocb.errors import Fault
from rocb.iati.activities import IatiActivity
from rocb.iati.budgets import is_within_a_year
from rocb.iati.codes import ActivityDateType, ActivityStatus
from rocb.iati.facts import ReportingOrg

_ENDED = (ActivityStatus.FINALISATION, ActivityStatus.CLOSED, ActivityStatus.CANCELLED)


class IatiRule(Enum):
    """What the standard demands of an activity, or (sample) the office of itself."""

    MANDATORY = "mandatory"
    IDENTIFIER = "identifier"
    DATE_ORDER = "date_order"
    NOT_IN_FUTURE = "not_in_future"
    STATUS = "status"
    SHARES = "shares"
    BUDGET_PERIOD = "budget_period"
    SAMPLE = "sample"


@frozen
class IatiFinding:
    """A rule that an activity breaks: of which project, in which element, and how.

    As in a `Fault`, `expected` completes the sentence "… is not …" about the value.
    """

    project: str
    element: str
    rule: IatiRule
    value: object
    expected: str

    @property
    def fault(self) -> Fault:
        """The finding as a fault, with the path of the element."""
        return Fault(f"{self.project}/{self.element}", self.value, self.expected)


def iati_findings(
    activities: Iterable[IatiActivity], reporting: ReportingOrg, on: date, *, samples: bool = False
) -> tuple[IatiFinding, ...]:
    """Return every rule that activities of a publisher break, in their order.

    `on` is the day as of which they are known: nothing has happened after it. Activities with
    records that nobody stated are findings unless `samples` says that they may be published.
    """
    require("reporting", ReportingOrg, reporting)
    require("on", date, on)
    require("samples", bool, samples)
    seen: dict[str, str] = {}
    found: list[IatiFinding] = []
    for it in listed("activities", IatiActivity, activities):
        if not samples:
            found.extend(_sample_findings(it))
        found.extend(_identifier_findings(it, reporting.ref, seen))
        found.extend(_mandatory_findings(it))
        found.extend(_date_findings(it, on))
        found.extend(_status_findings(it))
        found.extend(_share_findings(it))
        found.extend(_money_findings(it, on))
    return tuple(found)


def _sample_findings(it: IatiActivity) -> Iterator[IatiFinding]:
    for record in it.samples:
        expected = "stated by anybody: it is a sample, which only samples=True publishes"
        yield IatiFinding(it.project, "iati-activity", IatiRule.SAMPLE, record, expected)


def _identifier_findings(it: IatiActivity, ref: str, seen: dict[str, str]) -> Iterator[IatiFinding]:
    rule, element = IatiRule.IDENTIFIER, "iati-identifier"
    if not it.identifier.startswith(f"{ref}-") or it.identifier == f"{ref}-":
        expected = f"{ref}, the reporting organisation, followed by a hyphen and an id"
        yield IatiFinding(it.project, element, rule, it.identifier, expected)
    first = seen.setdefault(it.identifier, it.project)
    if first != it.project:
        yield IatiFinding(it.project, element, rule, it.identifier, f"new: {first} has it already")


def _mandatory_findings(it: IatiActivity) -> Iterator[IatiFinding]:
    starts = (ActivityDateType.PLANNED_START, ActivityDateType.ACTUAL_START)
    lacking = {
        "description": (it.descriptions, "known: the project has no objective"),
        "participating-org": (it.participants, "known: no donor and no partner is"),
        "activity-status": (it.status, "stated, though the agreed end is past"),
        "activity-date": ([d for d in it.dates if d.type in starts], "known: no start is"),
        "recipient-country": (
            it.countries or it.regions,
            "one country, or countries with their shares, or a region",
        ),
        "sector": (it.sectors, "a purpose of the project or of one of its themes"),
    }
    for element, (held, expected) in lacking.items():
        if not held:
            yield IatiFinding(it.project, element, IatiRule.MANDATORY, None, expected)


def _date_findings(it: IatiActivity, on: date) -> Iterator[IatiFinding]:
    days = {day.type: day.on for day in it.dates}
    for first, last in (
        (ActivityDateType.PLANNED_START, ActivityDateType.PLANNED_END),
        (ActivityDateType.ACTUAL_START, ActivityDateType.ACTUAL_END),
    ):
        if first in days and last in days and days[last] < days[first]:
            expected = f"{days[first]}, the start, or later"
            yield _dated(it, "activity-date", IatiRule.DATE_ORDER, days[last], expected)
    for actual in (ActivityDateType.ACTUAL_START, ActivityDateType.ACTUAL_END):
        if actual in days and days[actual] > on:
            expected = f"{on} or earlier, as it is an actual date"
            yield _dated(it, "activity-date", IatiRule.NOT_IN_FUTURE, days[actual], expected)


def _dated(it: IatiActivity, element: str, rule: IatiRule, day: date, expected: str) -> IatiFinding:
    return IatiFinding(it.project, element, rule, day.isoformat(), expected)


def _status_findings(it: IatiActivity) -> Iterator[IatiFinding]:
    if it.status is None:
        return
    types = {day.type for day in it.dates}
    status, expected = it.status, None
    if ActivityDateType.ACTUAL_END in types and status not in _ENDED:
        expected = "finalisation, closed or cancelled, as there is an actual end"
    elif ActivityDateType.ACTUAL_START in types and status is ActivityStatus.PIPELINE:
        expected = "a status after the pipeline, as there is an actual start"
    if expected is not None:
        name = status.name.lower()
        yield IatiFinding(it.project, "activity-status", IatiRule.STATUS, name, expected)


def _share_findings(it: IatiActivity) -> Iterator[IatiFinding]:
    places = [each.percentage for each in it.countries]
    places += [each.percentage for each in it.regions]
    purposes = [each.percentage for each in it.sectors]
    for element, shares in (("recipient-country", places), ("sector", purposes)):
        known = [share for share in shares if share is not None]
        if shares in ([], [None]):
            continue
        if len(known) < len(shares):
            expected = "known: each of several needs its share"
            yield IatiFinding(it.project, f"{element}/@percentage", IatiRule.SHARES, None, expected)
        elif (total := sum(map(Fraction, known))) != 100:
            expected = "100, the sum of all shares"
            yield IatiFinding(
                it.project, f"{element}/@percentage", IatiRule.SHARES, float(total), expected
            )


def _money_findings(it: IatiActivity, on: date) -> Iterator[IatiFinding]:
    for budget in it.budgets:
        if not is_within_a_year(budget.days):
            rule, expected = IatiRule.BUDGET_PERIOD, "within a year of the beginning of the budget"
            yield _dated(it, "budget/period-end", rule, budget.days.last, expected)
    for transaction in it.transactions:
        if transaction.on > on:
            rule, expected = IatiRule.NOT_IN_FUTURE, f"{on} or earlier"
            yield _dated(it, "transaction/transaction-date", rule, transaction.on, expected)
