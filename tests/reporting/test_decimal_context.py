"""Reports are the same whatever the host has set for decimals of its own."""

from collections.abc import Callable
from decimal import ROUND_UP, Context, FloatOperation, Inexact, localcontext
from fractions import Fraction
from functools import cache

import pytest

from rocb import Language, run_year
from rocb.reporting.annual import annual_page, annual_report
from rocb.reporting.quarterly import quarterly_page, quarterly_report
from rocb.reporting.renderings.renderings import Format, render
from rocb.reporting.words.words import Words
from rocb.reporting.year.proofs import amount_of, percentage, rounded
from rocb.reporting.year.staffing import staffing_page
from rocb.reporting.year.staffing_report import staffing_report
from tests.reporting.full_year import the_example

COARSE = Context(prec=1, rounding=ROUND_UP, traps=[])
STRICT = Context(prec=2, rounding=ROUND_UP, traps=[Inexact, FloatOperation])

hostile = pytest.mark.parametrize("context", [COARSE, STRICT], ids=["coarse", "strict"])


def quarter_in_all_formats() -> list[bytes]:
    year = the_example()
    report = quarterly_report(year.office, year.plan.year.quarters[3], year=year.plan.year)
    pages = [quarterly_page(report, it) for it in Language]
    return [render(page, it) for page in pages for it in Format]


def year_in_data() -> list[bytes]:
    year = the_example()
    report = annual_report(year.office, year.plan.year)
    return [render(annual_page(report, it), Format.JSON) for it in Language]


def staffing_in_data() -> list[bytes]:
    report = staffing_report(run_year(the_example().office))
    return [render(staffing_page(report, it), Format.JSON) for it in Language]


@cache
def as_usual(made: Callable[[], list[bytes]]) -> list[bytes]:
    return made()


@hostile
@pytest.mark.parametrize("made", [quarter_in_all_formats, year_in_data, staffing_in_data])
def test_reports_and_their_pages_stay_the_same(made, context):
    usual = as_usual(made)
    with localcontext(context):
        assert made() == usual


@hostile
def test_amounts_and_shares_of_proofs_stay_the_same(context):
    with localcontext(context):
        amount = amount_of(1234567, "EUR")
        share = percentage(Words(Language.EN), Fraction(123451, 10**6))
        whole = rounded(amount)
    assert str(amount) == "12345.67 EUR"
    assert str(whole) == "12346 EUR"
    assert share == "12.4\N{NO-BREAK SPACE}%"
