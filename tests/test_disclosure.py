"""What a Member does not show is in nothing that leaves the office, in no form and in no total."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    THE_PUBLIC,
    Benchmark,
    BenchmarkFigure,
    Disclosure,
    Language,
    Office,
    Viewer,
    ViewerKind,
    as_seen_by,
    comparison,
    documents,
    mandate_coverage,
    run_year,
    translation_queue,
)
from rocb.ical.feed import feed
from rocb.reporting.digest import digest
from rocb.reporting.html import to_html
from rocb.reporting.markdown import to_markdown
from rocb.reporting.published import published_page
from rocb.reporting.quarterly import quarterly_page
from rocb.reporting.report import quarterly_report
from rocb.reporting.workplan import workplan_page
from tests.offices import STATED
from tests.planning.an_office import the_office
from tests.planning.benchmarking.builders import a_benchmark, a_figure

OFFICE = the_office()
GEORGIA = Viewer(ViewerKind.MEMBER, "GE")
MEMBERS = ("AZ", "GE", "KZ")
SHOWN = a_figure("GE", "12.5", disclosure=Disclosure.PUBLIC)


def office_with(*hidden: BenchmarkFigure) -> Office:
    """An office whose one benchmark has a public figure and these."""
    benchmark = a_benchmark(SHOWN, *hidden, members=MEMBERS)
    return evolve(OFFICE, planning=evolve(OFFICE.planning, benchmarks=(benchmark,)))


def hidden_figures(amounts: dict[str, Decimal]) -> Iterator[BenchmarkFigure]:
    for member, amount in amounts.items():
        yield a_figure(member, str(amount), disclosure=Disclosure.OFFICE)


def the_benchmark(office: Office) -> Benchmark:
    (benchmark,) = office.planning.benchmarks
    return benchmark


def outputs(office: Office, viewer: Viewer) -> Iterator[bytes]:
    """Everything that the library makes of an office for others, as bytes."""
    year = run_year(office)
    for language in Language:
        report = quarterly_report(year, year.plan.year.quarters[0])
        for page in (
            quarterly_page(report, language),
            workplan_page(year, language),
            published_page(year, language),
        ):
            yield to_html(page).encode()
            yield to_markdown(page).encode()
        yield repr(digest(year, language)).encode()
        yield feed(year, language)
    yield repr(mandate_coverage(office)).encode()
    yield repr(translation_queue(office)).encode()
    yield repr(office).encode()
    yield documents.dumps(as_seen_by(office, viewer))
    yield repr(comparison(the_benchmark(office), viewer).measures).encode()
    for measure in comparison(the_benchmark(office), viewer).measures:
        told = (measure.total, measure.base, measure.median, measure.average, measure.best)
        yield repr((*told, measure.shown, measure.results)).encode()


@pytest.mark.parametrize("viewer", [THE_PUBLIC, GEORGIA], ids=["the public", "a Member"])
@settings(max_examples=4)
@given(
    amounts=st.dictionaries(
        st.sampled_from(["AZ", "KZ"]), st.decimals(-(10**9), 10**9, places=2), min_size=1
    )
)
def test_no_output_depends_on_a_figure_that_is_hidden_from_the_viewer(viewer, amounts):
    without = tuple(outputs(office_with(), viewer))
    assert tuple(outputs(office_with(*hidden_figures(amounts)), viewer)) == without


def test_the_outputs_do_depend_on_a_figure_that_is_shown():
    more = a_figure("AZ", "99", disclosure=Disclosure.PUBLIC)
    assert tuple(outputs(office_with(more), THE_PUBLIC)) != tuple(
        outputs(office_with(), THE_PUBLIC)
    )


def test_a_fault_in_a_figure_does_not_repeat_it():
    figure = a_figure("AZ", "77.25", disclosure=Disclosure.OFFICE)
    assert "77.25" not in repr(figure)
    assert figure.numerator == Decimal("77.25")
    assert figure.on <= date.max
    assert figure.source == STATED
