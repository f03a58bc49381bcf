"""Pages, tables and pictures in notebooks: as their renderings have them."""

from typing import Any

import pytest

from rocb.errors import InvalidValue, UnknownRecord
from rocb.profiles import example_year
from rocb.reporting.annual import annual_page, annual_report
from rocb.reporting.drawings.charts import chart
from rocb.reporting.pages import picture, pictures, tables
from rocb.reporting.quarterly import quarterly_page, quarterly_report
from rocb.reporting.renderings.html import html_fragment, html_of_picture, html_of_table
from rocb.reporting.renderings.markdown import markdown_of_table, to_markdown
from rocb.reporting.shown import shown
from rocb.texts import Language

OFFICE = example_year()
PLAN = OFFICE.planning.plan
assert PLAN is not None
REPORT = quarterly_report(OFFICE, PLAN.year.quarters[3])
PAGE = quarterly_page(REPORT, Language.EN)
RUSSIAN = quarterly_page(REPORT, Language.RU)


def test_a_report_shows_itself_as_its_english_page() -> None:
    assert REPORT._repr_html_() == html_fragment(PAGE)
    assert PLAN is not None
    year = annual_report(OFFICE, PLAN.year)
    assert year._repr_html_() == html_fragment(annual_page(year, Language.EN))


def test_a_page_is_shown_in_its_own_language() -> None:
    found = shown(RUSSIAN, Language.EN)
    assert found.language is Language.RU
    assert found._repr_html_() == html_fragment(RUSSIAN)
    assert found._repr_markdown_() == to_markdown(RUSSIAN)


def test_a_table_is_shown_in_english_unless_asked_otherwise() -> None:
    table = tables(PAGE)[0]
    assert shown(table)._repr_html_() == html_of_table(table, Language.EN)
    assert shown(table, Language.RU)._repr_markdown_() == markdown_of_table(table, Language.RU)


def test_a_picture_is_shown_as_it_is_drawn_or_else_by_what_it_says() -> None:
    found = picture(RUSSIAN, "premises.picture")
    assert shown(found, Language.RU)._repr_html_() == html_of_picture(found, Language.RU)
    assert shown(found)._repr_markdown_() == found.alternative


@pytest.mark.parametrize("content", [None, "page", REPORT, PAGE.sections[0]])
def test_nothing_else_is_shown(content: Any) -> None:
    with pytest.raises(InvalidValue):
        shown(content)


def test_a_picture_is_found_by_its_key_and_every_one_is_a_chart() -> None:
    found = pictures(PAGE)
    assert [it.key for it in found] == [it.key for it in pictures(RUSSIAN)]
    assert len(found) >= 4
    for it in found:
        assert picture(PAGE, it.key) is it
        assert chart(it.drawing).to_dict()["$schema"]
    with pytest.raises(UnknownRecord):
        picture(PAGE, "missing")
