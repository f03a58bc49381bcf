"""`report` and `annual` write what the office owes on a quarter and a year."""

import pytest

from rocb import Language
from rocb.__main__ import main
from rocb.reporting.annual import annual_page, annual_report
from rocb.reporting.quarterly import quarterly_page, quarterly_report
from rocb.reporting.renderings.data import page_from_json
from rocb.reporting.renderings.html import to_html
from rocb.reporting.renderings.markdown import to_markdown
from tests.commands.running import usage_of
from tests.offices import YEAR
from tests.reporting.full_year import full_office


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("to", "render"), [("html", to_html), ("markdown", to_markdown)])
def test_the_report_is_written_to_standard_output(language, to, render, document, capsysbinary):
    arguments = ["report", document, "--quarter", "2021Q1", "--language", language.value]
    assert main([*arguments, "--to", to]) == 0
    report = quarterly_report(full_office(), YEAR.quarters[0])
    assert capsysbinary.readouterr().out == render(quarterly_page(report, language)).encode()


@pytest.mark.parametrize("quarter", ["2020Q4", "2022Q1"])
def test_a_report_on_another_year_is_refused(quarter, document, capsys):
    assert main(["report", document, "--quarter", quarter]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    asked_for = f'quarter: "{quarter}" is not a quarter of 2021\n'
    assert printed.err == asked_for


def test_a_wrong_quarter_is_answered_with_a_right_one(capsys):
    usage_of("report", "FILE", "--quarter", "2021Q5")
    assert '"2021Q5" is not a quarter, such as 2021Q2' in capsys.readouterr().err


@pytest.mark.parametrize("language", Language)
def test_the_annual_report_is_written_to_standard_output(language, document, capsysbinary):
    assert main(["annual", document, "--language", language.value]) == 0
    page = annual_page(annual_report(full_office(), YEAR), language)
    assert capsysbinary.readouterr().out == to_markdown(page).encode()


def test_an_annual_report_is_also_of_a_drafted_year(planless, capsysbinary):
    assert main(["annual", planless, "--year", "2021"]) == 0
    assert "Annual report 2021" in capsysbinary.readouterr().out.decode()


def test_a_report_tells_what_changed_since_the_one_before(document, tmp_path, capsysbinary):
    sent = str(tmp_path / "Q1.json")
    step = ["--by", "The office", "--on", "2021-04-12", "--out", sent]
    assert main(["submit", document, "--quarter", "2021Q1", *step]) == 0
    asked = ["report", document, "--quarter", "2021Q2", "--earlier", sent]
    capsysbinary.readouterr()
    assert main([*asked, "--to", "json"]) == 0
    page = page_from_json(capsysbinary.readouterr().out)
    assert "changes-2021Q1" in [section.key for section in page.sections]


def test_an_earlier_report_on_no_earlier_quarter_is_refused(document, tmp_path, capsys):
    sent = str(tmp_path / "Q1.json")
    step = ["--by", "The office", "--on", "2021-04-12", "--out", sent]
    assert main(["submit", document, "--quarter", "2021Q1", *step]) == 0
    capsys.readouterr()
    assert main(["report", document, "--quarter", "2021Q1", "--earlier", sent]) == 1
    assert capsys.readouterr().err.startswith("earlier[0].period: ")
