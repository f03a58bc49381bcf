"""`plan` writes the work plan."""

import pytest

from rocb import Language
from rocb.__main__ import main
from rocb.reporting.renderings.html import to_html
from rocb.reporting.renderings.markdown import to_markdown
from rocb.reporting.year.published import published_page
from rocb.reporting.year.workplan import workplan_page
from tests.reporting.full_year import full_year


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("to", "render"), [("html", to_html), ("markdown", to_markdown)])
def test_the_plan_is_written_to_standard_output(language, to, render, document, capsysbinary):
    arguments = ["plan", document, "--language", language.value, "--to", to]
    assert main(arguments) == 0
    page = workplan_page(full_year(), language)
    assert capsysbinary.readouterr().out == render(page).encode()


def test_the_plan_is_written_in_the_published_columns_where_asked_to(document, capsysbinary):
    assert main(["plan", document, "--published", "--language", "ru"]) == 0
    expected = to_markdown(published_page(full_year(), Language.RU))
    assert capsysbinary.readouterr().out.decode() == expected


def test_without_more_a_plan_is_markdown_in_english(document, capsysbinary):
    assert main(["plan", document]) == 0
    assert capsysbinary.readouterr().out.startswith(b"# Annual operational plan 2021\n")
