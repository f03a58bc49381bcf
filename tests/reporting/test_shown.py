"""Pages, tables and pictures in notebooks: as their renderings have them."""

from typing import Any

import pytest

from rocb.errors import InvalidValue, UnknownRecord
from rocb.reporting.annual import annual_page, annual_report
from rocb.reporting.drawings.charts import chart
from rocb.reporting.pages import Page, picture, pictures, tables
from rocb.reporting.quarterly import QuarterlyReport, quarterly_page, quarterly_report
from rocb.reporting.renderings.html import html_fragment, html_of_picture, html_of_table
from rocb.reporting.renderings.markdown import markdown_of_table, to_markdown
from rocb.reporting.shown import shown
from rocb.texts import Language
from tests.offices import YEAR
from tests.reporting.full_year import the_example


@pytest.fixture(scope="module")
def report() -> QuarterlyReport:
    return quarterly_report(the_example().office, YEAR.quarters[3])


@pytest.fixture(scope="module")
def page(report: QuarterlyReport) -> Page:
    return quarterly_page(report, Language.EN)


@pytest.fixture(scope="module")
def russian(report: QuarterlyReport) -> Page:
    return quarterly_page(report, Language.RU)


def test_a_report_shows_itself_as_its_english_page(report: QuarterlyReport, page: Page) -> None:
    assert report._repr_html_() == html_fragment(page)
    year = annual_report(the_example().office, YEAR)
    assert year._repr_html_() == html_fragment(annual_page(year, Language.EN))


def test_a_page_is_shown_in_its_own_language(russian: Page) -> None:
    found = shown(russian, Language.EN)
    assert found.language is Language.RU
    assert found._repr_html_() == html_fragment(russian)
    assert found._repr_markdown_() == to_markdown(russian)


def test_a_table_is_shown_in_english_unless_asked_otherwise(page: Page) -> None:
    table = tables(page)[0]
    assert shown(table)._repr_html_() == html_of_table(table, Language.EN)
    assert shown(table, Language.RU)._repr_markdown_() == markdown_of_table(table, Language.RU)


def test_a_picture_is_shown_as_it_is_drawn_or_else_by_what_it_says(russian: Page) -> None:
    found = picture(russian, "premises.picture")
    assert shown(found, Language.RU)._repr_html_() == html_of_picture(found, Language.RU)
    assert shown(found)._repr_markdown_() == found.alternative


def test_nothing_else_is_shown(report: QuarterlyReport, page: Page) -> None:
    others: tuple[Any, ...] = (None, "page", report, page.sections[0])
    for content in others:
        with pytest.raises(InvalidValue):
            shown(content)


def test_a_picture_is_found_by_its_key_and_every_one_is_a_chart(page: Page, russian: Page) -> None:
    found = pictures(page)
    assert [it.key for it in found] == [it.key for it in pictures(russian)]
    assert len(found) >= 4
    for it in found:
        assert picture(page, it.key) is it
        assert chart(it.drawing).to_dict()["$schema"]
    with pytest.raises(UnknownRecord):
        picture(page, "missing")
