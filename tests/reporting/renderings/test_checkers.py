import pytest
from hypothesis import example, given, settings

from rocb import Language
from rocb.reporting.pages import Page
from rocb.reporting.renderings.html import html_fragment, to_html
from tests.reporting.full_year import NASTY, bare_year, full_year, the_example
from tests.reporting.renderings.builders import everywhere
from tests.reporting.renderings.checkers import (
    by_axe,
    by_html5lib,
    by_html_validate,
    needs_axe,
    needs_html_validate,
)
from tests.reporting.renderings.drawn import PAGES
from tests.reporting.renderings.yearly import REPORT, written

pytestmark = pytest.mark.untraced

PLAN, STAFFING = 0, 2
KINDS = {"report": REPORT, "work plan": PLAN, "staffing": STAFFING}
WRONG = "<!DOCTYPE html><html><body><p><div></p><img src='a.png'></body></html>"

both_languages = pytest.mark.parametrize("language", Language)


def alone(fragment: str) -> str:
    """A fragment in a document of its own; a style within its body is what makes it a fragment."""
    style, rest = fragment.split("</style>", 1)
    opened, style = style.split("<style>", 1)
    head = f'<meta charset="utf-8"><title>A page</title><style>{style}</style>'
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>{opened}{rest}</body></html>'


@both_languages
@pytest.mark.parametrize("year", [full_year, bare_year])
def test_every_document_is_read_without_a_fault(year, language):
    for page in written(year, language):
        assert by_html5lib(to_html(page)) == []


def test_a_fragment_is_read_without_a_fault():
    assert by_html5lib(alone(html_fragment(everywhere("words")))) == []


@given(PAGES)
@example(everywhere("\x00\ud800\u202e"))
@example(everywhere("</style></title></table>"))
@settings(max_examples=15)
def test_any_page_is_read_without_a_fault(page: Page):
    assert by_html5lib(to_html(page)) == []


@needs_html_validate
@both_languages
def test_everything_stands_where_html_lets_it(language):
    documents = [
        *(to_html(written(the_example, language)[place]) for place in KINDS.values()),
        *(to_html(everywhere(text, language=language)) for text in NASTY[:5]),
    ]
    assert by_html_validate(documents) == []


@needs_axe
@both_languages
@pytest.mark.parametrize("kind", KINDS)
def test_whoever_cannot_see_or_point_can_use_it(kind, language):
    page = written(the_example, language)[KINDS[kind]]
    assert by_axe(to_html(page), 1200) == []


@needs_axe
@pytest.mark.parametrize(
    ("language", "kind"), [(Language.EN, "report"), (Language.RU, "work plan")]
)
def test_it_fits_a_narrow_screen_and_can_be_used_there(kind, language):
    page = written(the_example, language)[KINDS[kind]]
    assert by_axe(to_html(page), 360) == []


@needs_axe
def test_long_words_fit_a_narrow_screen():
    long = "https://example.org/" + "abcdefghij" * 12
    assert by_axe(to_html(everywhere(long, sample_mark="sample")), 360) == []


@needs_html_validate
def test_html_validate_sees_what_is_wrong():
    assert any("close-order" in it for it in by_html_validate([WRONG]))


@needs_axe
def test_axe_sees_what_is_wrong():
    assert by_html5lib(WRONG) != []
    page = to_html(everywhere("words")).replace('lang="en"', "", 1).replace("scope", "data-scope")
    assert any(it.startswith("html-has-lang: ") for it in by_axe(page, 1200))
