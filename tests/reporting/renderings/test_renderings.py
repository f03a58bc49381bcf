import pytest

from rocb import Language
from rocb.errors import InvalidValue
from rocb.reporting.renderings.data import page_from_json
from rocb.reporting.renderings.flow import WritingStopped
from rocb.reporting.renderings.html import to_html
from rocb.reporting.renderings.markdown import to_markdown
from rocb.reporting.renderings.renderings import Format, render
from tests.reporting.renderings.builders import a_page, everywhere

BEGINNINGS = {
    Format.HTML: b"<!DOCTYPE html>",
    Format.MARKDOWN: b"# ",
    Format.JSON: b'{"format":"rocb-page"',
    Format.DOCX: b"PK",
    Format.XLSX: b"PK",
    Format.PDF: b"%PDF-",
}
LONG = (Format.DOCX, Format.XLSX, Format.PDF)


@pytest.mark.parametrize("to", Format)
def test_a_page_is_written_in_every_format_and_twice_the_same(to):
    page = everywhere("слова", language=Language.RU)
    content = render(page, to)
    assert content.startswith(BEGINNINGS[to])
    assert render(page, to) == content


def test_every_format_has_a_suffix_of_its_own():
    assert [it.suffix for it in Format] == ["html", "md", "json", "docx", "xlsx", "pdf"]


def test_text_is_written_in_utf_8():
    page = everywhere("слова")
    assert render(page, Format.HTML).decode() == to_html(page)
    assert render(page, Format.MARKDOWN).decode() == to_markdown(page)
    assert page_from_json(render(page, Format.JSON)) == page


@pytest.mark.parametrize("to", LONG)
def test_who_waits_for_a_long_one_is_told_how_far_it_is(to):
    page = everywhere("words")
    told: list[tuple[int, int]] = []
    render(page, to, watch=lambda *it: told.append(it))
    assert told == [(done, 5) for done in range(1, 6)]


@pytest.mark.parametrize("to", LONG)
def test_who_waits_may_stop_it(to):
    with pytest.raises(WritingStopped):
        render(everywhere("words"), to, watch=lambda done, _: done == 2)


@pytest.mark.parametrize("wrong", [None, "html", True, 7, float("nan"), (), {}])
def test_nonsense_is_refused(wrong):
    with pytest.raises(InvalidValue):
        render(wrong, Format.HTML)
    with pytest.raises(InvalidValue):
        render(a_page(), wrong)
    if wrong is not None:
        with pytest.raises(InvalidValue):
            render(a_page(), Format.HTML, watch=wrong)
