"""`sheet` writes what one Member, donor, expert or tenant asks for, and what all may see."""

import pytest

from rocb import Language
from rocb.__main__ import main
from rocb.commands.sheet import ABOUT, WHOLE
from rocb.reporting.renderings.data import page_from_json
from rocb.reporting.renderings.markdown import to_markdown
from rocb.reporting.sheets.calendar import regional_calendar
from rocb.reporting.sheets.calendar_page import calendar_page
from rocb.reporting.sheets.member import member_sheet
from rocb.reporting.sheets.member_page import member_page
from tests.offices import YEAR
from tests.reporting.full_year import full_office

IDS = {"member": "GE", "donor": "donor", "expert": "expert", "tenant": "host"}


@pytest.mark.parametrize("language", Language)
def test_a_sheet_is_about_one_record_in_the_whole_year(language, document, capsysbinary):
    assert main(["sheet", document, "member", "GE", "--language", language.value]) == 0
    page = member_page(member_sheet(full_office(), "GE"), language)
    assert capsysbinary.readouterr().out == to_markdown(page).encode()


def test_a_sheet_may_be_about_one_quarter(document, capsysbinary):
    assert main(["sheet", document, "calendar", "--quarter", "2021Q1"]) == 0
    page = calendar_page(regional_calendar(full_office(), YEAR.quarters[0].days), Language.EN)
    assert capsysbinary.readouterr().out == to_markdown(page).encode()


@pytest.mark.parametrize("about", [*ABOUT, *WHOLE])
def test_each_sheet_is_written(about, document, capsysbinary):
    id = [IDS[about]] if about in IDS else []
    assert main(["sheet", document, about, *id, "--to", "json"]) == 0
    assert page_from_json(capsysbinary.readouterr().out).sections


@pytest.mark.parametrize("about", ABOUT)
def test_a_sheet_about_one_record_needs_its_id(about, document, capsys):
    assert main(["sheet", document, about]) == 1
    assert capsys.readouterr().err.startswith("id: is missing")


@pytest.mark.parametrize("about", WHOLE)
def test_a_sheet_about_the_whole_office_takes_no_id(about, document, capsys):
    assert main(["sheet", document, about, "GE"]) == 1
    assert capsys.readouterr().err.startswith('id: "GE" is not asked for')


@pytest.mark.parametrize("about", ABOUT)
def test_a_sheet_about_nobody_is_refused(about, document, capsys):
    assert main(["sheet", document, about, "XX"]) == 1
    assert "has the id" in capsys.readouterr().err


def test_a_sheet_needs_a_plan(planless, capsys):
    assert main(["sheet", planless, "mandate"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
