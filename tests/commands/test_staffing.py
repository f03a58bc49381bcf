"""`staffing` writes who goes where, and finds days and rooms if asked to."""

import subprocess
import sys

import pytest

from rocb import Language
from rocb.__main__ import main
from rocb.reporting.renderings.html import to_html
from rocb.reporting.renderings.markdown import to_markdown
from rocb.reporting.year.schedule import schedule_page
from rocb.reporting.year.staffing import staffing_page
from rocb.reporting.year.staffing_report import staffing_report
from rocb.scheduled_years import schedule_year
from tests.reporting.full_year import full_office, full_year


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("to", "render"), [("html", to_html), ("markdown", to_markdown)])
def test_the_staffing_is_written_to_standard_output(language, to, render, document, capsysbinary):
    arguments = ["staffing", document, "--language", language.value, "--to", to]
    assert main(arguments) == 0
    page = staffing_page(staffing_report(full_year()), language)
    assert capsysbinary.readouterr().out == render(page).encode()


@pytest.mark.parametrize("language", Language)
def test_the_schedule_is_written_where_it_is_asked_for(language, document, capsysbinary):
    assert main(["staffing", document, "--schedule", "--language", language.value]) == 0
    page = schedule_page(full_office(), schedule_year(full_office()), language)
    assert capsysbinary.readouterr().out == to_markdown(page).encode()


def test_an_exact_staffing_is_proven_in_every_objective(document, capsysbinary):
    pytest.importorskip("highspy")
    assert main(["staffing", document, "--exact"]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert "HiGHS" in out
    assert "not proven" not in out


def test_an_exact_schedule_tells_what_two_stages_lost(document, capsysbinary):
    pytest.importorskip("highspy")
    assert main(["staffing", document, "--schedule", "--exact", "--seconds", "20"]) == 0
    assert "## Two stages and one" in capsysbinary.readouterr().out.decode()


def test_seconds_are_only_for_what_is_exact(document, capsys):
    assert main(["staffing", document, "--seconds", "5"]) == 1
    assert capsys.readouterr().err.startswith("seconds: ")


def test_without_the_extra_the_staffing_says_what_to_install(document):
    script = (
        "import sys; sys.modules['highspy'] = None; "
        "from rocb.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, "staffing", document]
    refused = subprocess.run([*command, "--exact"], capture_output=True, check=False, timeout=60)
    assert refused.returncode == 1
    assert b"pip install 'rocb[solve]'" in refused.stderr
    assert b"Traceback" not in refused.stderr
    assert subprocess.run(command, capture_output=True, check=False, timeout=60).returncode == 0
