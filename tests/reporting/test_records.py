"""Every figure of a report leads back to its records."""

from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from rocb.reporting.annual import AnnualReport, annual_report
from rocb.reporting.figures import Figure
from rocb.reporting.quarterly import QuarterlyReport, quarterly_report
from tests.offices import YEAR
from tests.reporting.full_year import the_example


@pytest.fixture(scope="module", params=["quarterly", "annual"])
def report(request: pytest.FixtureRequest) -> QuarterlyReport | AnnualReport:
    office = the_example().office
    if request.param == "annual":
        return annual_report(office, YEAR)
    return quarterly_report(office, YEAR.quarters[1])


def figures(value: Any) -> Iterator[Figure]:
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from figures(item)
    elif type(value).__module__.startswith("rocb.reporting.accounts") and attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.name != "basis":
                yield from figures(getattr(value, field.name))


def test_every_record_of_every_figure_is_found(report):
    basis = report.account.basis
    held = {(it.kind, it.records): it for it in figures(report.account)}
    kinds = {kind for kind, _ in held}
    assert {"activities", "needs", "members", "bookings", "pledges", "experts"} <= kinds
    for figure in held.values():
        assert len(basis.records(figure)) == len(figure.records)


def test_no_figure_names_a_record_twice(report):
    for figure in figures(report.account):
        assert len(set(figure.records)) == len(figure.records)


def test_a_figure_without_records_is_zero_or_unknown(report):
    for figure in figures(report.account):
        if not figure.records:
            assert not getattr(figure.value, "amount", figure.value), figure
