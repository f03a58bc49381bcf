import re
from collections.abc import Callable
from functools import cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rocb import Language, LocalizedText, OfficeYear, Source
from rocb.reporting.html import to_html
from rocb.reporting.markup import element
from rocb.reporting.pages import (
    Fact,
    Facts,
    Heading,
    Page,
    Paragraph,
    Picture,
    Section,
    Table,
    plain,
)
from rocb.reporting.quarterly import quarterly_page
from rocb.reporting.report import quarterly_report
from rocb.reporting.wording import Span
from rocb.reporting.workplan import workplan_page
from tests.reporting.full_year import (
    NAMED,
    NASTY,
    bare_year,
    drafted_year,
    full_year,
    in_english_only,
    only,
    the_example,
)
from tests.reporting.readings import read_html, said, words_of

YEARS = {"example": the_example, "full": full_year, "drafted": drafted_year, "bare": bare_year}
SVG = "http://www.w3.org/2000/svg"


def pages(year: OfficeYear, language: Language = Language.EN) -> list[Page]:
    reports = (quarterly_report(year, quarter) for quarter in year.plan.year.quarters)
    return [workplan_page(year, language), *(quarterly_page(it, language) for it in reports)]


def documents(year: OfficeYear, language: Language = Language.EN) -> list[str]:
    return [to_html(page) for page in pages(year, language)]


@cache
def written(year: Callable[[], OfficeYear], language: Language) -> list[str]:
    """The documents of a year, made once for all tests that only read them."""
    return documents(year(), language)


@cache
def usual() -> list[Element]:
    """The documents of the full year, where everything is called what it is, only in English."""
    return [read_html(document) for document in documents(full_year(LocalizedText))]


def a_page(*blocks: Heading | Paragraph | Facts | Table | Picture, note: str = "") -> Page:
    sections = (Section("Section", blocks),) if blocks else ()
    return Page(Language.EN, "Title", plain("Office"), (), sections, "sample", note)


def only_of(root: Element, tag: str) -> Element:
    (found,) = root.iter(tag)
    return found


def classed(root: Element, name: str) -> list[Element]:
    return [node for node in root.iter() if node.get("class") == name]


every_year = pytest.mark.parametrize("year", YEARS.values(), ids=YEARS)
both_languages = pytest.mark.parametrize("language", Language)


@every_year
@both_languages
def test_tags_balance_in_every_document(year, language):
    for document in written(year, language):
        assert document.startswith("<!DOCTYPE html>\n<html")
        assert only_of(read_html(document), "html").get("lang") == language.value


@every_year
@both_languages
def test_a_document_without_its_pictures_is_xml_too(year, language):
    for document in written(year, language):
        drawn = re.sub(r"<svg .*?</svg>", "", document, flags=re.DOTALL)
        closed = re.sub(r"(<meta [^>]*)>", r"\1/>", drawn).removeprefix("<!DOCTYPE html>\n")
        assert ElementTree.fromstring(closed).tag == "html"  # noqa: S314 - our own text


@every_year
@both_languages
def test_every_picture_is_xml_on_its_own(year, language):
    for document in written(year, language):
        for drawn in re.findall(r"<svg .*?</svg>", document, flags=re.DOTALL):
            assert ElementTree.fromstring(drawn).tag == f"{{{SVG}}}svg"  # noqa: S314 - our own


@every_year
@both_languages
def test_a_document_needs_nothing_from_outside(year, language):
    for document in written(year, language):
        rest = document.replace(SVG, "")
        for outside in ("http://", "https://", "<script", "<link", "src=", "@import", "url("):
            assert outside not in rest


@every_year
@both_languages
def test_every_picture_has_a_text_that_says_what_it_shows(year, language):
    for document in written(year, language):
        root = read_html(document)
        for figure in root.iter("figure"):
            drawn, caption = only_of(figure, "svg"), only_of(figure, "figcaption")
            description = only_of(drawn, "desc")
            assert drawn.get("role") == "img"
            assert drawn.get("aria-labelledby") == caption.get("id") is not None
            assert drawn.get("aria-describedby") == description.get("id") is not None
            assert len(words_of(description)) > 20


@every_year
@both_languages
def test_every_table_has_a_caption_and_headers_with_their_scope(year, language):
    for document in written(year, language):
        for table in read_html(document).iter("table"):
            assert words_of(only_of(table, "caption"))
            headers = list(table.iter("th"))
            assert headers
            assert {header.get("scope") for header in headers} <= {"col", "row"}
            assert {len(row) for row in table.iter("tr")} == {len(headers)}


@every_year
def test_no_id_stands_twice_and_every_reference_to_one_is_met(year):
    for document in written(year, Language.EN):
        root = read_html(document)
        ids = [node.get("id") for node in root.iter() if node.get("id")]
        assert len(ids) == len(set(ids))
        for key in ("aria-labelledby", "aria-describedby"):
            assert {node.get(key) for node in root.iter()} - {None} <= set(ids)


@every_year
def test_headings_do_not_skip_a_level(year):
    for document in written(year, Language.EN):
        levels = [
            node.tag for node in read_html(document).iter() if re.fullmatch("h[1-6]", node.tag)
        ]
        assert levels[0] == "h1"
        assert set(levels[1:]) == {"h2"}


@every_year
@both_languages
def test_the_same_year_gives_the_same_document(year, language):
    assert documents(year(), language) == documents(year(), language)


def check_named(text: str) -> None:
    """`text` in every name of a year has to come out as text, and as nothing else."""
    year = full_year(lambda kind: LocalizedText(text + kind))
    for document, model in zip(documents(year), usual(), strict=True):
        root = read_html(document)
        assert [node.tag for node in without_titles(root)] == [
            node.tag for node in without_titles(model)
        ]
        for node, other in zip(without_titles(root), without_titles(model), strict=True):
            assert node.attrib.keys() == other.attrib.keys()
        for kind in NAMED:
            named = {words for words, _ in said(model) if words.strip() == kind}
            expected = {words.replace(kind, text + kind) for words in named}
            assert expected <= {words for words, _ in said(root)}


def without_titles(root: Element) -> list[Element]:
    """The elements but for the titles that long labels of a picture get."""
    return [node for node in root.iter() if node.tag != "title"]


@pytest.mark.parametrize("text", NASTY)
def test_nothing_in_a_name_is_markup(text):
    check_named(text)


@given(st.text("<>&\"'`!-[]/=#;\\ aб\u200d😀", min_size=1, max_size=30))
@example("<style>")
@example("</td></tr></table>")
@example("</svg>")
@example("</title>")
@settings(deadline=None, max_examples=10)
def test_no_mixture_of_signs_in_a_name_is_markup(text):
    check_named(text)


@pytest.mark.parametrize("text", NASTY)
def test_nothing_in_the_name_of_a_source_is_markup(text):
    year = full_year(sourced=lambda kind: Source(f"{text}§{kind}"))
    root = read_html(to_html(pages(year)[1]))
    assert any(f"{text}§activity" in words for words, _ in said(root))
    plainly = read_html(written(full_year, Language.EN)[1])
    assert [node.tag for node in root.iter()] == [node.tag for node in plainly.iter()]


@pytest.mark.parametrize("kind", NAMED)
def test_a_missing_translation_stands_in_its_own_language_with_a_mark_beside(kind):
    year = full_year(in_english_only(kind))
    root = read_html(to_html(pages(year, Language.RU)[1]))
    shown = [path for words, path in said(only_of(root, "main")) if words == f"only {kind}"]
    outside = [path for path in shown if all(node.tag != "svg" for node in path)]
    assert outside
    for *_, holder, node in outside:
        assert node.get("lang") == "en"
        mark = list(holder)[list(holder).index(node) + 1]
        assert (mark.get("class"), words_of(mark)) == ("tongue", "en")


@pytest.mark.parametrize(("language", "mark"), [(Language.EN, "sample"), (Language.RU, "пример")])
def test_samples_are_marked_in_the_language_of_the_page(language, mark):
    root = read_html(to_html(pages(full_year(sourced=only("expert")), language)[1]))
    marks = classed(root, "mark")
    assert marks
    assert {words_of(node) for node in marks} == {mark}
    assert mark in words_of(classed(root, "note")[0])


@both_languages
def test_where_everything_is_stated_there_is_neither_mark_nor_note(language):
    for document in documents(full_year(), language):
        root = read_html(document)
        assert classed(root, "mark") == classed(root, "note") == []


def test_a_page_without_anything_is_still_a_document():
    root = read_html(to_html(a_page()))
    assert words_of(only_of(root, "main")) == "TitleOffice"
    assert only_of(root, "head").findtext("title") == "Title – Office"


def test_a_note_is_told_apart():
    (note,) = classed(read_html(to_html(a_page(note="Take care."))), "note")
    assert (note.get("role"), words_of(note)) == ("note", "Take care.")


def test_a_fact_without_a_detail_has_no_line_for_it():
    facts = Facts((Fact("one", Span("1"), "first"), Fact("two", Span("2"))))
    root = read_html(to_html(a_page(facts)))
    assert [words_of(node) for node in classed(root, "value")] == ["1", "2"]
    assert [words_of(node) for node in classed(root, "detail")] == ["first"]


def test_a_range_of_numbers_is_not_broken_over_lines():
    document = to_html(a_page(Paragraph(plain("1–3 March – April"))))
    assert "1\N{WORD JOINER}–\N{WORD JOINER}3 March – April" in document


def test_a_picture_keeps_its_own_attributes_and_parts():
    drawn = element("svg", element("rect", x=1), viewBox="0 0 10 20")
    root = read_html(to_html(a_page(Picture(Span("Caption"), "What it shows", drawn))))
    svg = only_of(root, "svg")
    assert svg.get("viewbox") == "0 0 10 20"
    assert [node.tag for node in svg] == ["desc", "rect"]


def test_rendering_a_page_leaves_its_pictures_as_they_were():
    drawn = element("svg", element("rect", x=1), viewBox="0 0 10 20")
    page = a_page(Picture(Span("Caption"), "What it shows", drawn))
    assert to_html(page) == to_html(page)
    assert drawn == element("svg", element("rect", x=1), viewBox="0 0 10 20")


def test_a_heading_stands_below_that_of_its_section():
    document = to_html(a_page(Heading(plain("Seats & <roles>"))))
    assert "<h3>Seats &amp; &lt;roles&gt;</h3>" in document
