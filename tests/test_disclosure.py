"""What a Member does not show is in nothing that leaves the office, in no form and in no total."""

import json
import pickle
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    THE_PUBLIC,
    Benchmark,
    BenchmarkFigure,
    Disclosure,
    InvalidDocument,
    InvalidValue,
    Language,
    LocalizedText,
    Office,
    Viewer,
    ViewerKind,
    comparison,
    documents,
    mandate_coverage,
    run_year,
    translation_queue,
    with_figures_for,
)
from rocb.ical.feed import feed
from rocb.reporting.annual import annual_page, annual_report
from rocb.reporting.pages import Page
from rocb.reporting.quarterly import quarterly_page, quarterly_report
from rocb.reporting.renderings.data import to_json
from rocb.reporting.renderings.html import to_html
from rocb.reporting.renderings.markdown import to_markdown
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
from rocb.reporting.year.digest import digest
from rocb.reporting.year.published import published_page
from rocb.reporting.year.workplan import workplan_page
from tests.offices import YEAR, an_expert
from tests.planning.an_office import the_office
from tests.planning.benchmarking.builders import a_benchmark, a_figure
from tests.planning.experts.builders import an_evaluation
from tests.planning.plan.builders import a_training_evaluation

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


def refused(document: Any) -> InvalidDocument:
    with pytest.raises(InvalidDocument) as caught:
        documents.loads(json.dumps(document))
    return caught.value


def refusal(office: Office) -> InvalidDocument:
    """What is said of a document in which the benchmarks stand at the wrong place."""
    raw = json.loads(documents.dumps(office))
    raw["planning"]["benchmarks"] = {"all": raw["planning"]["benchmarks"]}
    return refused(raw)


Paged = tuple[Any, Callable[[Any, Language], Page]]
"""A report or a sheet as a value, and what makes a page of it."""


def reported(office: Office) -> Iterator[Paged]:
    """Everything that reports on an office to others."""
    first, second, _, last = YEAR.quarters
    before = quarterly_page(quarterly_report(office, first), Language.EN)
    sent = submitted("quarterly", str(first), (before,), first.days.last, "office")
    yield quarterly_report(office, second, [sent]), quarterly_page
    yield quarterly_report(office, last), quarterly_page
    yield annual_report(office, YEAR), annual_page
    yield member_sheet(office, "GE"), member_page
    yield donor_sheet(office, "bank"), donor_page
    yield expert_sheet(office, "expert"), expert_page
    yield premises_statement(office), premises_page
    yield tenant_statement(office, "bank"), tenant_page
    yield regional_calendar(office), calendar_page
    yield mandate_sheet(office), mandate_page
    yield region_needs(office), region_needs_page


def outputs(office: Office, viewer: Viewer) -> Iterator[object]:
    """Everything that the library makes of an office for others: values, and bytes of the rest."""
    year, reports = run_year(office), tuple(reported(office))
    yield from (report for report, _ in reports)
    for language in Language:
        for page in (
            *(page_of(report, language) for report, page_of in reports),
            workplan_page(year, language),
            published_page(year, language),
        ):
            yield to_html(page).encode()
            yield to_markdown(page).encode()
            yield to_json(page)
        yield repr(digest(year, language)).encode()
        yield feed(year, language)
    yield repr(mandate_coverage(office)).encode()
    yield repr(translation_queue(office)).encode()
    yield repr(office).encode()
    yield pickle.dumps(refusal(office))
    yield documents.dumps(with_figures_for(office, viewer))
    yield pickle.dumps(with_figures_for(office, viewer))
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


def test_all_but_the_figures_stays_for_every_viewer():
    office = office_with(*hidden_figures({"AZ": Decimal(1)}))
    for viewer in (THE_PUBLIC, GEORGIA):
        assert with_figures_for(office, viewer) == office_with()
    assert with_figures_for(office_with(), THE_PUBLIC) == office_with()


SECRET = Decimal("770425.25")
HIDDEN = a_figure("AZ", str(SECRET), disclosure=Disclosure.OFFICE)
BENCHMARK = a_benchmark(HIDDEN)


@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (HIDDEN, {"numerator": float(SECRET)}),
        (HIDDEN, {"numerator": int(SECRET)}),
        (HIDDEN, {"numerator": str(SECRET)}),
        (HIDDEN, {"numerator": [SECRET]}),
        (HIDDEN, {"numerator": SECRET.scaleb(30)}),
        (HIDDEN, {"denominator": float(SECRET)}),
        (HIDDEN, {"denominator": -SECRET}),
        (BENCHMARK, {"figures": (evolve(HIDDEN, denominator=SECRET),)}),
        (BENCHMARK, {"figures": (HIDDEN, HIDDEN)}),
        (BENCHMARK, {"figures": [HIDDEN]}),
        (BENCHMARK, {"figures": (f"AZ {SECRET}",)}),
        (BENCHMARK, {"title": HIDDEN}),
        (OFFICE.planning, {"benchmarks": [BENCHMARK]}),
    ],
)
def test_a_fault_in_a_figure_that_is_made_does_not_repeat_it(record, changes):
    with pytest.raises(InvalidValue) as caught:
        evolve(record, **changes)
    assert_silent(caught.value)


def in_figure(**changes: Any) -> Callable[[Any], Any]:
    return lambda raw: raw["planning"]["benchmarks"][0]["figures"][0].update(changes)


def in_benchmark(**changes: Any) -> Callable[[Any], Any]:
    return lambda raw: raw["planning"]["benchmarks"][0].update(changes)


@pytest.mark.parametrize(
    "spoil",
    [
        in_figure(numerator=float(SECRET)),
        in_figure(numerator=int(SECRET)),
        in_figure(numerator="770425,25"),
        in_figure(numerator=f"{SECRET}" + "7" * 40),
        in_figure(numerator=[str(SECRET)]),
        in_figure(numerator={"amount": str(SECRET)}),
        in_figure(denominator=str(SECRET)),
        in_figure(denominator=str(-SECRET)),
        in_figure(numeratr=str(SECRET)),
        in_figure(value={"amount": str(SECRET)}),
        in_figure(on=str(SECRET)),
        in_figure(source={"text": "a log", "numerator": str(SECRET)}),
        in_benchmark(figures={"AZ": str(SECRET)}),
        in_benchmark(figures=f"AZ {SECRET}"),
        in_benchmark(figures=[f"AZ {SECRET}"]),
        in_benchmark(figures=[["AZ", str(SECRET)]]),
        in_benchmark(figure=f"AZ {SECRET}"),
        lambda raw: raw.update(planning=[raw["planning"]]),
        lambda raw: raw.update(plan=raw["planning"]),
        lambda raw: raw.update(version=[raw["planning"]]),
    ],
)
def test_a_fault_in_a_figure_that_is_read_does_not_repeat_it(spoil):
    raw = json.loads(documents.dumps(office_with(HIDDEN)))
    spoil(raw)
    assert_silent(refused(raw))


def test_a_figure_that_stands_twice_is_not_repeated():
    document = documents.dumps(office_with(HIDDEN)).decode()
    entry = f'"numerator": "{SECRET}"'
    with pytest.raises(InvalidDocument) as caught:
        documents.loads(document.replace(entry, f"{entry}, {entry}"))
    assert_silent(caught.value)


def test_a_document_that_is_nested_too_deep_is_not_repeated():
    document = documents.dumps(office_with(HIDDEN)).decode()
    deep = document.rstrip().removesuffix("}") + ', "deep": ' + "[" * 10_000 + "]" * 10_000 + "}"
    with pytest.raises(InvalidDocument) as caught:
        documents.loads(deep)
    assert_silent(caught.value)


def assert_silent(error: InvalidValue) -> None:
    """Check that the figure is neither in the message nor in anything that the faults hold."""
    assert "770425" not in f"{error} {error!r}"
    assert b"770425" not in pickle.dumps(error)


def test_reports_and_sheets_hold_public_figures_alone():
    office = office_with(HIDDEN)
    assert b"770425" in pickle.dumps(office)
    for report, _ in reported(office):
        assert b"770425" not in pickle.dumps(report)
    report = quarterly_report(office, YEAR.quarters[-1])
    assert the_benchmark(report.office).figures == (SHOWN,)


def test_what_was_remarked_in_confidence_is_on_no_page_even_where_it_lacks_a_translation():
    secret = LocalizedText("Said between ourselves")
    planning = evolve(
        OFFICE.planning,
        experts=(an_expert(left_on=date(2021, 5, 1), left_because=secret),),
        evaluations=(an_evaluation(remarks=secret),),
        training_evaluations=(a_training_evaluation(remarks=secret),),
    )
    for report, page_of in reported(evolve(OFFICE, planning=planning)):
        for language in Language:
            if page_of is not expert_page:
                assert b"between ourselves" not in to_json(page_of(report, language))
