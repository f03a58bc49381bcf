import re
from collections.abc import Callable
from functools import cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rocb import Language, LocalizedText, OfficeYear
from rocb.errors import InvalidValue
from rocb.reporting.pages import Fact, Facts, Heading, Paragraph, Section
from rocb.reporting.renderings.html import (
    html_fragment,
    html_of_picture,
    html_of_table,
    to_html,
)
from rocb.reporting.words.spans import Span, plain
from tests.reporting.full_year import NAMED, NASTY, full_year, only
from tests.reporting.readings import read_html, said, words_of
from tests.reporting.renderings.builders import (
    a_number,
    a_page,
    a_picture,
    a_table,
    everywhere,
)
from tests.reporting.renderings.yearly import REPORT, YEARS, pages
from tests.reporting.renderings.yearly import written as pages_of

SVG = "http://www.w3.org/2000/svg"
NUMBERS = tuple(plain(str(number)) for number in range(9))


def documents(year: OfficeYear, language: Language = Language.EN) -> list[str]:
    return [to_html(page) for page in pages(year, language)]


@cache
def written(year: Callable[[], OfficeYear], language: Language) -> list[str]:
    """The documents of a year, made once for all tests that only read them."""
    return [to_html(page) for page in pages_of(year, language)]


@cache
def usual() -> list[Element]:
    """The documents of the full year, where everything is called what it is, only in English."""
    return [read_html(document) for document in documents(full_year(LocalizedText))]


def only_of(root: Element, tag: str) -> Element:
    (found,) = root.iter(tag)
    return found


def classed(root: Element, name: str) -> list[Element]:
    return [node for node in root.iter() if node.get("class") == name]


def document(*blocks: object, **changes: object) -> Element:
    """The document of a small page, read back."""
    return read_html(to_html(a_page(*blocks, **changes)))  # type: ignore[arg-type]


every_year = pytest.mark.parametrize("year", YEARS.values(), ids=YEARS)
both_languages = pytest.mark.parametrize("language", Language)


@pytest.mark.untraced
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
        for figure in read_html(document).iter("figure"):
            drawn = only_of(figure, "svg")
            assert drawn.get("role") == "img"
            assert len(drawn.get("aria-label", "")) > 20
            assert words_of(only_of(figure, "figcaption"))


@every_year
@both_languages
def test_every_table_has_a_caption_and_headers_with_their_scope(year, language):
    for document in written(year, language):
        for table in read_html(document).iter("table"):
            assert words_of(only_of(table, "caption"))
            head = list(only_of(table, "thead").iter("th"))
            assert {it.get("scope") for it in head} == {"col"}
            assert {it.get("scope") for it in only_of(table, "tbody").iter("th")} <= {"row"}
            assert {len(row) for row in table.iter("tr")} == {len(head)}


@every_year
def test_no_id_stands_twice_and_every_reference_to_one_is_met(year):
    for document in written(year, Language.EN):
        root = read_html(document)
        ids = [node.get("id") for node in root.iter() if node.get("id")]
        assert len(ids) == len(set(ids))
        links = [node.get("href", "") for node in root.iter("a")]
        assert {link[0] for link in links} == {"#"}
        assert {link[1:] for link in links} <= set(ids)
        assert {node.get("aria-labelledby") for node in root.iter()} - {None} <= set(ids)


@every_year
def test_headings_do_not_skip_a_level(year):
    for document in written(year, Language.EN):
        levels = [it.tag for it in read_html(document).iter() if re.fullmatch("h[1-6]", it.tag)]
        assert levels[:2] == ["h1", "h2"][: len(levels)]
        assert levels.count("h1") == 1
        assert set(levels) <= {"h1", "h2", "h3"}


def test_the_same_year_gives_the_same_document():
    assert documents(full_year()) == written(full_year, Language.EN)


def structure(root: Element) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a document and their attributes, but for those within pictures."""
    drawn = {id(node) for picture in root.iter("svg") for node in picture}
    inside = {id(node) for picture in root.iter("svg") for node in picture.iter()} | drawn
    return [
        (node.tag, tuple(sorted(node.attrib)))
        for node in root.iter()
        if node.tag != "wbr" and (node.tag == "svg" or id(node) not in inside)
    ]


DRAWN = {
    "svg",
    "title",
    "desc",
    "g",
    "defs",
    "pattern",
    "text",
    "tspan",
    "rect",
    "line",
    "path",
    "circle",
}


@cache
def _model() -> list[tuple[str, tuple[str, ...]]]:
    return structure(read_html(to_html(everywhere("words"))))


def check_text(text: str) -> None:
    """`text` has to come out as text wherever it stands, and as nothing else."""
    root = read_html(to_html(everywhere(text)))
    assert structure(root) == _model()
    for picture in root.iter("svg"):
        assert {node.tag for node in picture.iter()} <= DRAWN
    shown = " ".join(text.split())
    for tag in ("h1", "h2", "dt", "th", "figcaption", "caption"):
        for node in root.iter(tag):
            assert shown in " ".join(words_of(node).split())


@pytest.mark.parametrize("text", NASTY)
def test_nothing_in_a_text_is_markup(text):
    check_text(text)


@given(st.text("<>&\"'`!-[]/=#;\\ aб\u200d😀", min_size=1, max_size=30).filter(str.strip))
@example("<style>")
@example("</style><script>")
@example("</td></tr></table>")
@example("</svg>")
@example("</title>")
@settings(max_examples=20)
def test_no_mixture_of_signs_in_a_text_is_markup(text):
    check_text(text)


@pytest.mark.parametrize("text", ["<script>a()</script> & ", "]]> \"'></td> "])
def test_nothing_in_the_name_of_a_record_is_markup(text):
    year = full_year(lambda kind: LocalizedText(text + kind))
    for page, model in zip(pages(year), usual(), strict=True):
        root = read_html(to_html(page))
        assert structure(root) == structure(model)
        for kind in NAMED:
            named = {words for words, _ in said(model) if words.strip() == kind}
            assert {text + kind for _ in named} <= {words for words, _ in said(root)}


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\u202e", "\u2066", "\ud800", "\ufffe"])
def test_signs_that_nobody_may_see_or_that_turn_the_text_are_shown_as_such(sign):
    written = to_html(everywhere(f"a{sign}b"))
    assert sign not in written
    assert "a\N{REPLACEMENT CHARACTER}b" in written
    written.encode()


def test_a_missing_translation_stands_in_its_own_language_with_a_mark_beside():
    roots = [read_html(to_html(page)) for page in pages(full_year(LocalizedText), Language.RU)]
    seen = set()
    for words, path in (it for root in roots for it in said(only_of(root, "body"))):
        if words in NAMED and all(node.tag != "svg" for node in path):
            *_, holder, node = path
            mark = list(holder)[list(holder).index(node) + 1]
            assert node.get("lang") == "en"
            assert node.tail == " "
            assert (mark.get("class"), words_of(mark)) == ("tongue", "en")
            seen.add(words)
    assert seen >= {"office", "activity", "role", "expert", "organisation"}


@pytest.mark.parametrize(("language", "mark"), [(Language.EN, "sample"), (Language.RU, "пример")])
def test_samples_are_marked_in_the_language_of_the_page(language, mark):
    root = read_html(to_html(pages(full_year(sourced=only("expert")), language)[REPORT]))
    marks = classed(root, "mark")
    assert marks
    assert {words_of(node) for node in marks} == {mark}
    assert mark in words_of(classed(root, "note")[0])


@both_languages
def test_where_everything_is_stated_there_is_neither_mark_nor_note(language):
    for document in written(full_year, language):
        root = read_html(document)
        assert classed(root, "mark") == classed(root, "note") == []


def test_a_page_without_anything_is_still_a_document():
    root = document()
    assert words_of(only_of(root, "header")) == "TitleOffice"
    assert words_of(only_of(root, "main")) == ""
    assert only_of(root, "head").findtext("title") == "Title – Office"


def test_a_note_is_told_apart():
    (note,) = classed(document(note="Take care."), "note")
    assert (note.get("role"), words_of(note)) == ("note", "Take care.")


@pytest.mark.parametrize(
    ("language", "skip"), [(Language.EN, "Skip to the text"), (Language.RU, "Перейти к тексту")]
)
def test_the_first_thing_to_reach_leads_to_the_text(language, skip):
    root = document(language=language)
    first = next(iter(only_of(root, "body")))
    assert (first.tag, words_of(first)) == ("a", skip)
    main = only_of(root, "main")
    assert (first.get("href"), main.get("tabindex")) == (f"#{main.get('id')}", "-1")


@pytest.mark.parametrize(
    ("language", "title"), [(Language.EN, "Contents"), (Language.RU, "Содержание")]
)
def test_a_long_page_begins_with_its_contents(language, title):
    sections = tuple(Section(str(place), f"Part {place}", ()) for place in range(5))
    root = document(sections=sections, language=language)
    nav = only_of(root, "nav")
    assert words_of(nav[0]) == title
    ids = {it.get("id"): words_of(it) for it in root.iter("h2")}
    links = [(it.get("href", "")[1:], words_of(it)) for it in nav.iter("a")]
    assert links == list(ids.items())
    assert [words for _, words in links] == [it.title for it in sections]


def test_a_short_page_has_no_contents():
    sections = tuple(Section(str(place), f"Part {place}", ()) for place in range(4))
    assert list(document(sections=sections).iter("nav")) == []


def test_a_fact_without_a_detail_has_no_line_for_it():
    facts = Facts((Fact("a", "one", Span("1"), "first"), Fact("b", "two", Span("2"))))
    root = document(facts)
    assert [words_of(node) for node in classed(root, "value")] == ["1", "2"]
    assert [words_of(node) for node in classed(root, "detail")] == ["first"]


def test_a_range_of_numbers_is_not_broken_over_lines():
    written = to_html(a_page(Paragraph(plain("1–3 March – April"))))
    assert "1\N{WORD JOINER}–\N{WORD JOINER}3 March – April" in written


def test_a_long_word_may_break_and_is_still_one_word():
    word = "abcdefghij" * 5
    (paragraph,) = only_of(document(Paragraph(plain(f"a {word} b"))), "main").iter("p")
    assert words_of(paragraph) == f"a {word} b"
    pieces = [paragraph.text or "", *(it.tail or "" for it in paragraph.iter("wbr"))]
    assert max(map(len, pieces)) <= 14


def test_words_of_usual_length_are_left_whole():
    text = "the interconnectedness of responsibilities"
    assert list(document(Paragraph(plain(text))).iter("wbr")) == []


def test_numbers_stand_to_the_right_below_their_heading():
    table = a_table(("what", "number"), (plain("a"), a_number(7)), (plain("b"), plain("unknown")))
    right = [words_of(it) for it in classed(document(table), "number")]
    assert right == ["number", "7", "unknown"]


def test_a_number_among_words_stands_to_the_right_alone():
    rows = ((plain("a"), a_number(7)), (plain("b"), plain("c")), (plain("d"), plain("e")))
    table = a_table(("what", "number"), *rows)
    assert [words_of(it) for it in classed(document(table), "number")] == ["7"]


def rows_headed(*names: str) -> list[str]:
    table = a_table(("name", "more"), *((plain(name), plain("more")) for name in names))
    body = only_of(document(table), "tbody")
    return [words_of(it) for it in body.iter("th") if it.get("scope") == "row"]


def test_a_first_cell_that_names_its_row_is_its_header():
    assert rows_headed("a", "b") == ["a", "b"]


@pytest.mark.parametrize("names", [("a", "a"), ("a", ""), ("a", " ")])
def test_a_first_cell_that_several_rows_share_or_lack_is_no_header(names):
    assert rows_headed(*names) == []


def test_a_column_without_a_heading_has_an_empty_cell_above_it():
    head = only_of(document(a_table(("", "a"), (plain("1"), plain("2")))), "thead")
    assert [(it.tag, words_of(it)) for it in head[0]] == [("td", ""), ("th", "a")]


@pytest.mark.parametrize(("columns", "looks"), [(4, None), (5, "cards"), (8, "wide cards")])
def test_a_table_of_many_columns_is_set_small_and_in_cards_where_the_screen_is_narrow(
    columns, looks
):
    table = a_table(tuple(f"title {it}" for it in range(columns)), NUMBERS[:columns])
    root = document(table)
    assert only_of(root, "table").get("class") == looks
    labels = [it.get("data-label") for it in only_of(root, "tbody")[0]]
    assert labels == [f"title {it}" if looks else None for it in range(columns)]


def test_a_table_is_scrolled_by_the_keys_under_its_name():
    (frame,) = classed(document(a_table(("a",), (plain("1"),), caption="In detail")), "scroll")
    assert frame.get("tabindex") == "0"
    assert (frame.get("role"), frame.get("aria-label")) == ("group", "In detail")


def test_a_picture_is_told_in_words_to_those_who_do_not_see_it():
    root = document(a_picture("What it shows"))
    assert only_of(root, "svg").get("aria-label") == "What it shows"
    assert words_of(only_of(root, "figcaption")) == "Caption"


def test_a_picture_without_such_words_has_its_caption():
    assert only_of(document(a_picture("")), "svg").get("aria-label") == "Caption"


def test_rendering_a_page_leaves_its_pictures_as_they_were():
    page = a_page(a_picture())
    before = evolve(page)
    assert to_html(page) == to_html(page)
    assert page == before


def test_a_heading_stands_below_that_of_its_section():
    written = to_html(a_page(Heading(plain("Seats & <roles>"))))
    assert "<h3>Seats &amp; &lt;roles&gt;</h3>" in written


def test_a_fragment_is_one_element_that_touches_nothing_else():
    made = html_fragment(everywhere("words", language=Language.RU))
    (root,) = read_html(made)
    assert (root.tag, root.get("class"), root.get("lang")) == ("div", "rocb", "ru")
    assert {node.tag for node in root.iter()} & {"html", "head", "body", "main", "script"} == set()
    assert [node.get("id") for node in root.iter() if node.get("id")] == []
    style = re.sub(r"@media [^{]*", "@media", only_of(root, "style").text or "")
    selectors = [it for found in re.findall(r"([^{}]+)\{", style) for it in found.split(",")]
    for selector in (it.strip() for it in selectors):
        assert selector == "@media" or re.match(r"\.rocb\b", selector), selector


def test_a_fragment_says_what_the_page_says():
    page = everywhere("words")
    (root,) = read_html(html_fragment(page))
    root.remove(only_of(root, "style"))
    whole = read_html(to_html(page))
    assert words_of(root) == words_of(only_of(whole, "header")) + words_of(only_of(whole, "main"))


@both_languages
def test_a_table_alone_brings_its_look_and_its_language(language):
    table = a_table(("a",), ((Span("made up", sample=True),),))
    (root,) = read_html(html_of_table(table, language))
    assert (root.get("class"), root.get("lang")) == ("rocb", language.value)
    mark = "sample" if language is Language.EN else "пример"
    assert words_of(only_of(root, "tbody")) == f"made up {mark}"


def test_a_picture_alone_brings_its_look_and_its_language():
    (root,) = read_html(html_of_picture(a_picture(), Language.RU))
    assert root.get("lang") == "ru"
    assert only_of(root, "svg").get("role") == "img"


@pytest.mark.parametrize("wrong", [None, "7", True, float("nan"), 7, (), {}])
def test_nonsense_is_refused(wrong):
    for make in (to_html, html_fragment):
        with pytest.raises(InvalidValue):
            make(wrong)
    with pytest.raises(InvalidValue):
        html_of_table(wrong, Language.EN)
    with pytest.raises(InvalidValue):
        html_of_table(a_table(("a",)), wrong)
    with pytest.raises(InvalidValue):
        html_of_picture(wrong, Language.EN)
    with pytest.raises(InvalidValue):
        html_of_picture(a_picture(), wrong)


def test_what_is_printed_has_its_title_and_its_number_on_each_page():
    style = only_of(document(title='A "title"\\ } body { display: none'), "style").text or ""
    assert '"A \\22 title\\22 \\5c  \\7d  body \\7b  display\\3a  none \\2013  Office"' in style
    assert "counter(page)" in style
