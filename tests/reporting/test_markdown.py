import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rocb import Language, LocalizedText, OfficeYear, Source
from rocb.reporting.markdown import to_markdown
from rocb.reporting.markup import element
from rocb.reporting.pages import (
    Block,
    Cell,
    Fact,
    Facts,
    Heading,
    Page,
    Paragraph,
    Picture,
    Section,
    Table,
)
from rocb.reporting.pages import plain as cell
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
from tests.reporting.readings import cells_of, plain_text, text_of

YEARS = {"example": the_example, "full": full_year, "drafted": drafted_year, "bare": bare_year}
LEFT = {"heading_open", "table_open", "tr_open", "blockquote_open", "bullet_list_open"}
FORBIDDEN = {
    "link_open",
    "image",
    "html_inline",
    "html_block",
    "code_inline",
    "code_block",
    "fence",
}

every_year = pytest.mark.parametrize("year", YEARS.values(), ids=YEARS)
both_languages = pytest.mark.parametrize("language", Language)


def pages(year: OfficeYear, language: Language = Language.EN) -> list[Page]:
    reports = (quarterly_report(year, quarter) for quarter in year.plan.year.quarters)
    return [workplan_page(year, language), *(quarterly_page(it, language) for it in reports)]


@cache
def written(year: Callable[[], OfficeYear], language: Language) -> list[Page]:
    """The pages of a year, made once for all tests that only read them."""
    return pages(year(), language)


@cache
def usual(beginning: str = "") -> list[Page]:
    """The pages of the full year, where everything is called what it is, only in English."""
    return pages(full_year(lambda kind: LocalizedText(f"{beginning}{kind}")))


def a_page(*blocks: Block, about: tuple[tuple[str, Cell], ...] = (), note: str = "") -> Page:
    sections = (Section("Section", blocks),) if blocks else ()
    return Page(Language.EN, "Title", cell("Office"), about, sections, "sample", note)


def body(*blocks: Block) -> str:
    """What Markdown makes of the blocks of one section."""
    return to_markdown(a_page(*blocks)).split("## Section\n\n")[1].removesuffix("\n")


def outline(document: str) -> list[str]:
    """What each line of a document is: a heading, a row of a table, an item, a text."""
    kinds = (
        (r"#+ ", "heading"),
        (r"\| ", "row"),
        (r"- ", "item"),
        (r"> ", "quote"),
        ("$", "empty"),
    )
    return [
        next((kind for start, kind in kinds if re.match(start, line)), "text")
        for line in document.split("\n")
    ]


@every_year
@both_languages
def test_a_document_is_made_of_headings_tables_lists_and_texts(year, language):
    for page in written(year, language):
        document = to_markdown(page)
        lines = document.split("\n")
        assert lines[0].startswith("# ")
        headings = [line for line in lines if line.startswith("## ")]
        assert len(headings) == len(page.sections)
        assert document.endswith("\n")
        assert not document.endswith("\n\n")


@every_year
@both_languages
def test_tables_come_out_with_every_cell_as_it_was(year, language):
    for page in written(year, language):
        lines = [line for line in to_markdown(page).split("\n") if line.startswith("|")]
        expected = []
        for part in page.sections:
            for block in part.blocks:
                if isinstance(block, Table):
                    expected += [list(block.columns), ["---"] * len(block.columns)]
                    expected += [[text_of(it).strip() for it in row] for row in block.rows]
        mark = rf" \*\((?:en|ru|{page.sample_mark})\)\*"
        found = [[plain_text(re.sub(mark, "", it)) for it in cells_of(line)] for line in lines]
        assert found == expected


@every_year
@both_languages
def test_the_same_year_gives_the_same_document(year, language):
    once, again = ([to_markdown(page) for page in pages(year(), language)] for _ in range(2))
    assert once == again


def shown(line: str, page: Page) -> list[str]:
    """The texts of a line of a document without marks; any other markup in them is a fault."""
    line = re.sub(rf" \*\((?:en|ru|{page.sample_mark})\)\*", "", line)
    if line.startswith("| ---"):
        return []
    parts = cells_of(line) if line.startswith("| ") else [re.sub("^(#+|-|>) ", "", line)]
    return [plain_text(re.sub(r"^\*\*(.*)\*\*$", r"\1", part)) for part in parts]


def check_named(text: str) -> None:
    """`text` at the beginning of every name must come out as text, and change nothing else."""
    named = pages(full_year(lambda kind: LocalizedText(f"{text}§{kind}")))
    for page, model in zip(named, usual("§"), strict=True):
        lines, expected = to_markdown(page).split("\n"), to_markdown(model).split("\n")
        assert outline("\n".join(lines)) == outline("\n".join(expected))
        for line, other in zip(lines, expected, strict=True):
            for words, plainly in zip(shown(line, page), shown(other, model), strict=True):
                assert words.split() == plainly.replace("§", f"{text}§").split()


@pytest.mark.parametrize("text", NASTY)
def test_nothing_in_a_name_is_markup(text):
    check_named(text)


@given(st.text("<>&\"'`!-[](){}_*~#|\\+=.1 aб\u200d😀", min_size=1, max_size=30))
@example("\\")
@example("|")
@example("\\|")
@settings(deadline=None, max_examples=15)
def test_no_mixture_of_signs_in_a_name_is_markup(text):
    check_named(text)


def tokens(document: str) -> list[str]:
    """The kinds of the parts that a parser of CommonMark with tables finds."""
    markdown_it = pytest.importorskip("markdown_it")
    parsed = markdown_it.MarkdownIt("commonmark").enable("table").parse(document)
    inside = [child.type for token in parsed for child in token.children or ()]
    return [token.type for token in parsed] + [kind for kind in inside if kind != "text_special"]


@pytest.mark.parametrize("text", NASTY)
def test_a_parser_of_markdown_finds_no_markup_in_a_name(text):
    named = pages(full_year(lambda kind: LocalizedText(text + kind)))
    for page, model in zip(named, usual(), strict=True):
        found, expected = tokens(to_markdown(page)), tokens(to_markdown(model))
        assert not FORBIDDEN & set(found)
        assert [it for it in found if it in LEFT] == [it for it in expected if it in LEFT]
        assert found.count("strong_open") == expected.count("strong_open")
        assert found.count("em_open") == expected.count("em_open")


@pytest.mark.parametrize("text", NASTY)
def test_nothing_in_the_name_of_a_source_is_markup(text):
    page = pages(full_year(sourced=lambda kind: Source(f"{text}§{kind}")))[1]
    (line,) = (it for it in to_markdown(page).split("\n") if "§activity" in it)
    assert f"{text}§activity" in plain_text(line)


@pytest.mark.parametrize("kind", NAMED)
def test_a_missing_translation_is_marked_with_its_language(kind):
    page = pages(full_year(in_english_only(kind)), Language.RU)[1]
    lines = to_markdown(page).split("\n")
    named = [line for line in lines if f"only {kind}" in line and line[0] in "|-*"]
    assert named
    for line in named:
        assert line.count(f"only {kind}") == line.count(f"only {kind} *(en)*")


@pytest.mark.parametrize(("language", "mark"), [(Language.EN, "sample"), (Language.RU, "пример")])
def test_samples_are_marked_in_the_language_of_the_page(language, mark):
    document = to_markdown(pages(full_year(sourced=only("expert")), language)[1])
    assert f"expert *({mark})*" in document
    assert [mark in line for line in document.split("\n") if line.startswith("> ")] == [True]


@both_languages
def test_where_everything_is_stated_there_is_neither_mark_nor_note(language):
    for page in pages(full_year(), language):
        document = to_markdown(page)
        assert page.sample_mark not in document.replace("samples", "")
        assert "\n> " not in document


def test_a_page_without_anything_has_a_title_and_the_office():
    assert to_markdown(a_page()) == "# Title\n\n**Office**\n"


def test_what_the_page_is_about_is_a_list():
    document = to_markdown(a_page(about=(("To", cell("WCO")), ("From", cell("Office")))))
    assert "\n\n- To: WCO\n- From: Office\n" in document


def test_a_note_is_a_quotation():
    assert "\n\n> Take care.\n" in to_markdown(a_page(note="Take care."))


def test_facts_are_a_list_with_their_details_in_brackets():
    facts = Facts((Fact("one", Span("1", sample=True), "first"), Fact("two", Span("2"))))
    assert body(facts) == "- one: 1 *(sample)* (first)\n- two: 2"


def test_a_table_has_its_caption_above():
    table = Table("Caption", ("a", "b"), ((cell("1"), ()), (cell("2"), cell("3"))))
    lines = body(table).split("\n")
    assert lines[:4] == ["**Caption**", "", "| a | b |", "| --- | --- |"]
    assert [cells_of(line) for line in lines[4:]] == [["1", ""], ["2", "3"]]


def test_a_picture_is_told_in_words():
    picture = Picture(Span("Caption", sample=True), "What *it* shows", element("svg"))
    assert body(picture) == "Caption *(sample)*: What \\*it\\* shows"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. May", "1\\. May"),
        ("12) May", "12\\) May"),
        ("- May", "\\- May"),
        ("+ May", "\\+ May"),
        ("=== May", "\\=== May"),
        ("# May", "\\# May"),
        ("> May", "\\> May"),
        ("1.5 h", None),
        ("May - June", "May - June"),
    ],
)
def test_no_paragraph_begins_a_list_or_a_heading(text, written):
    found = body(Paragraph(cell(text)))
    assert plain_text(found) == text
    assert written in (found, None)


def test_a_paragraph_that_begins_with_spaces_is_no_code():
    assert body(Paragraph(cell("    May"))).lstrip(" ") == "May"
    assert not body(Paragraph(cell("    May"))).startswith("    ")


def test_a_heading_stands_below_that_of_its_section():
    assert body(Heading(cell("Seats # *roles*"))) == "### Seats \\# \\*roles\\*"
