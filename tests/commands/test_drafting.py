"""Without a plan a year is drafted."""

from rocb import Language
from rocb.__main__ import main
from rocb.reporting.renderings.markdown import to_markdown
from rocb.reporting.year.workplan import workplan_page
from tests.commands.running import WRITING
from tests.reporting.full_year import drafted_year


@WRITING
def test_without_a_plan_a_year_is_asked_for(command, planless, capsys):
    assert main([*command, planless]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("year: ")
    assert "no plan" in printed.err


def test_with_a_year_a_plan_is_drafted(planless, capsysbinary):
    assert main(["plan", planless, "--year", "2021"]) == 0
    drafted = workplan_page(drafted_year(), Language.EN)
    assert capsysbinary.readouterr().out == to_markdown(drafted).encode()


def test_a_drafted_year_may_begin_in_any_month(planless, capsysbinary):
    arguments = ["report", planless, "--year", "2021", "--first-month", "7"]
    assert main([*arguments, "--quarter", "2021Q2"]) == 0
    out = capsysbinary.readouterr().out.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "- Period: 1 October – 31 December 2021" in out


def test_a_year_beside_a_plan_is_refused(document, capsys):
    assert main(["plan", document, "--year", "2022"]) == 1
    assert "the document has a plan" in capsys.readouterr().err
