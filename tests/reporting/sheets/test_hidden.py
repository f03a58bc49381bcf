"""What a Member does not show to another is on no sheet of another, in no form and no total."""

import pickle
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import BenchmarkFigure, Disclosure, Language, Office
from rocb.reporting.pages import Page
from rocb.reporting.renderings.data import to_json
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
from tests.planning.an_office import the_office
from tests.planning.benchmarking.builders import a_benchmark, a_figure
from tests.reporting.sheets.drawn import text_on

OFFICE = the_office()
MEMBERS = ("AZ", "GE", "KZ")
SHOWN = a_figure("GE", "12.5", disclosure=Disclosure.PUBLIC)
SHEETS: dict[str, tuple[Callable[[Office], Any], Callable[..., Page]]] = {
    "GE": (lambda it: member_sheet(it, "GE"), member_page),
    "donor": (lambda it: donor_sheet(it, "bank"), donor_page),
    "expert": (lambda it: expert_sheet(it, "expert"), expert_page),
    "premises": (premises_statement, premises_page),
    "tenant": (lambda it: tenant_statement(it, "bank"), tenant_page),
    "calendar": (regional_calendar, calendar_page),
    "mandate": (mandate_sheet, mandate_page),
    "needs": (region_needs, region_needs_page),
}


def office_with(*hidden: BenchmarkFigure) -> Office:
    """An office whose one benchmark has a public figure and these."""
    benchmark = a_benchmark(SHOWN, *hidden, members=MEMBERS)
    return evolve(OFFICE, planning=evolve(OFFICE.planning, benchmarks=(benchmark,)))


def outputs(office: Office) -> Iterator[object]:
    """The sheets as values, and their pages in both languages as bytes."""
    for make, page in SHEETS.values():
        sheet = make(office)
        yield sheet
        for language in Language:
            yield to_json(page(sheet, language))


def pages_of(office: Office, code: str) -> tuple[Page, ...]:
    return tuple(member_page(member_sheet(office, code), it) for it in Language)


@settings(max_examples=3, deadline=None)
@given(
    amounts=st.dictionaries(
        st.sampled_from(["AZ", "KZ"]), st.decimals(-(10**9), 10**9, places=2), min_size=1
    )
)
def test_no_sheet_depends_on_a_figure_that_is_hidden_from_who_gets_it(amounts):
    hidden = (a_figure(code, str(it), disclosure=Disclosure.OFFICE) for code, it in amounts.items())
    same = tuple(outputs(office_with(*hidden))) == tuple(outputs(office_with()))
    assert same


def test_what_is_hidden_is_not_even_within_a_sheet():
    for make, _ in SHEETS.values():
        assert b"770425" not in pickle.dumps(make(office_with(HIDDEN)))


HIDDEN = a_figure("AZ", "770425", disclosure=Disclosure.OFFICE)
NAMED = evolve(HIDDEN, disclosure=Disclosure.NAMED, seen_by=("KZ",))
SHARED = evolve(HIDDEN, disclosure=Disclosure.PARTICIPANTS)


@pytest.mark.parametrize(
    ("figure", "seen_by"),
    [(HIDDEN, {"AZ"}), (NAMED, {"AZ", "KZ"}), (SHARED, {"AZ", "GE", "KZ"})],
    ids=["the office alone", "a Member by name", "who takes part"],
)
def test_a_member_sees_its_own_figure_and_those_that_it_is_shown(figure, seen_by):
    office = office_with(figure)
    for code in MEMBERS:
        for page, plain in zip(pages_of(office, code), pages_of(office_with(), code), strict=True):
            said = text_on(page).replace("\N{NO-BREAK SPACE}", "").replace(",", "")
            assert ("770425" in said) == (code in seen_by)
            assert (page == plain) == (code not in seen_by)


def test_a_figure_that_is_named_to_another_does_not_say_to_whom():
    sheet = member_sheet(office_with(NAMED), "KZ")
    (seen,) = sheet.benchmarks
    assert {it.seen_by for it in seen.benchmark.figures} <= {(), ("KZ",)}


def test_the_figures_that_everybody_may_see_are_not_hidden():
    more = a_figure("AZ", str(Decimal(99)), disclosure=Disclosure.PUBLIC)
    same = tuple(outputs(office_with(more))) == tuple(outputs(office_with()))
    assert not same
