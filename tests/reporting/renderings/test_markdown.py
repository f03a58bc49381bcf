import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rocb import Language, LocalizedText
from rocb.errors import InvalidValue
from rocb.reporting.pages import Block, Fact, Facts, Heading, Paragraph, tables
from rocb.reporting.renderings.markdown import markdown_of_table, to_markdown
from rocb.reporting.words.spans import Span, text_of
from rocb.reporting.words.spans import plain as cell
from tests.reporting.full_year import NAMED, NASTY, full_year, only
from tests.reporting.readings import cells_of, plain_text
from tests.reporting.renderings.builders import (
    a_number,
    a_page,
    a_picture,
    a_table,
    everywhere,
)
from tests.reporting.renderings.drawn import PAGES
from tests.reporting.renderings.yearly import REPORT, YEARS, pages, written

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
        for table in tables(page):
            expected += [[column.title for column in table.columns]]
            expected += [[text_of(it).strip() for it in row.cells] for row in table.rows]
        mark = rf" \*\((?:en|ru|{page.sample_mark})\)\*"
        rows = (line for line in lines if not line.startswith("| ---"))
        found = [[plain_text(re.sub(mark, "", it)) for it in cells_of(line)] for line in rows]
        assert found == expected


def test_the_same_page_gives_the_same_document():
    assert to_markdown(everywhere("words")) == to_markdown(everywhere("words"))


def shown(line: str) -> list[str]:
    """The texts of a line of a document without marks; any other markup in them is a fault."""
    line = re.sub(r" \*\((?:en|ru|sample)\)\*", "", line)
    if line.startswith("| ---"):
        return []
    parts = cells_of(line) if line.startswith("| ") else [re.sub("^(#+|-|>) ", "", line)]
    return [plain_text(re.sub(r"^\*\*(.*)\*\*$", r"\1", part)) for part in parts]


def check_text(text: str) -> None:
    """`text` must come out as text wherever it stands, and change nothing else."""
    written = to_markdown(everywhere(f"{text}§", sample_mark="sample"))
    model = to_markdown(everywhere("§", sample_mark="sample"))
    assert outline(written) == outline(model)
    for line, other in zip(written.split("\n"), model.split("\n"), strict=True):
        for words, plainly in zip(shown(line), shown(other), strict=True):
            assert words.split() == plainly.replace("§", f"{text}§").split()


@pytest.mark.parametrize("text", NASTY)
def test_nothing_in_a_text_is_markup(text):
    check_text(text)


@given(st.text("<>&\"'`!-[](){}_*~#|\\+=.1 aб\u200d😀", min_size=1, max_size=30))
@example("\\")
@example("|")
@example("\\|")
@settings(max_examples=25)
def test_no_mixture_of_signs_in_a_text_is_markup(text):
    check_text(text)


def tokens(document: str) -> list[str]:
    """The kinds of the parts that a parser of CommonMark with tables finds."""
    parsed = MarkdownIt("commonmark").enable("table").parse(document)
    inside = [child.type for token in parsed for child in token.children or ()]
    return [token.type for token in parsed] + [kind for kind in inside if kind != "text_special"]


@pytest.mark.parametrize("text", NASTY)
def test_a_parser_of_markdown_finds_no_markup_in_a_text(text):
    found = tokens(to_markdown(everywhere(f"{text}a")))
    expected = tokens(to_markdown(everywhere("words")))
    assert not FORBIDDEN & set(found)
    assert [it for it in found if it in LEFT] == [it for it in expected if it in LEFT]
    assert found.count("strong_open") == expected.count("strong_open")
    assert found.count("em_open") == expected.count("em_open")


@given(PAGES)
@settings(max_examples=15)
def test_no_page_has_links_images_html_or_code(page):
    assert not FORBIDDEN & set(tokens(to_markdown(page)))


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\u202e", "\ud800"])
def test_signs_that_nobody_may_see_or_that_turn_the_text_are_shown_as_such(sign):
    document = to_markdown(everywhere(f"a{sign}b"))
    assert f"a{sign}b" not in document
    assert "a\N{REPLACEMENT CHARACTER}b" in document


def test_a_missing_translation_is_marked_with_its_language():
    seen: set[str] = set()
    for page in pages(full_year(LocalizedText), Language.RU):
        for line in to_markdown(page).split("\n"):
            found = [cell for cell in re.split(r"[|*]|, ", line) if cell.strip() in NAMED]
            seen.update(it.strip() for it in found)
            for name in {it.strip() for it in found}:
                assert f"{name} *(en)*" in line
    assert seen >= {"office", "activity", "role", "expert"}


@pytest.mark.parametrize(("language", "mark"), [(Language.EN, "sample"), (Language.RU, "пример")])
def test_samples_are_marked_in_the_language_of_the_page(language, mark):
    document = to_markdown(pages(full_year(sourced=only("expert")), language)[REPORT])
    assert f"expert *({mark})*" in document
    assert [mark in line for line in document.split("\n") if line.startswith("> ")] == [True]


@both_languages
def test_where_everything_is_stated_there_is_neither_mark_nor_note(language):
    for page in written(full_year, language):
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
    facts = Facts((Fact("a", "one", Span("1", sample=True), "first"), Fact("b", "two", Span("2"))))
    assert body(facts) == "- one: 1 *(sample)* (first)\n- two: 2"


def test_a_table_has_its_caption_above():
    table = a_table(("a", "b"), (cell("1"), ()), (cell("2"), cell("3")))
    lines = body(table).split("\n")
    assert lines[:4] == ["**Caption**", "", "| a | b |", "| --- | --- |"]
    assert [cells_of(line) for line in lines[4:]] == [["1", ""], ["2", "3"]]


def test_a_table_without_a_caption_has_no_line_for_it():
    assert body(a_table(("a",), (cell("1"),), caption="")).startswith("| a |")


def test_a_column_of_numbers_stands_to_the_right():
    table = a_table(("what", "number"), (cell("a"), a_number(7)), (cell("b"), cell("unknown")))
    assert body(table).split("\n")[3] == "| --- | ---: |"


@pytest.mark.parametrize(("language", "mark"), [(Language.EN, "sample"), (Language.RU, "пример")])
def test_a_table_alone_is_in_the_language_asked_for(language, mark):
    table = a_table(("a",), ((Span("made up", sample=True),),))
    expected = f"**Caption**\n\n| a |\n| --- |\n| made up *({mark})* |\n"
    assert markdown_of_table(table, language) == expected


@pytest.mark.parametrize("wrong", [None, "7", True, float("nan"), 7, (), {}])
def test_nonsense_is_refused(wrong):
    with pytest.raises(InvalidValue):
        to_markdown(wrong)
    with pytest.raises(InvalidValue):
        markdown_of_table(wrong, Language.EN)
    with pytest.raises(InvalidValue):
        markdown_of_table(a_table(("a",)), wrong)


def test_a_picture_is_told_in_words():
    picture = a_picture("What *it* shows", sample=True)
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
