from io import BytesIO
from typing import Any, cast
from zipfile import ZipFile

import docx as word
import pytest
from attrs import evolve
from docx.oxml.ns import qn
from hypothesis import given, settings

from rocb.errors import InvalidValue
from rocb.reporting.pages import Fact, Facts, Heading, Page, Paragraph, Section
from rocb.reporting.renderings import docx
from rocb.reporting.renderings.docx import to_docx
from rocb.reporting.renderings.flow import WritingStopped
from rocb.reporting.words.spans import Span, plain
from rocb.texts import Language
from tests.reporting.renderings.builders import a_page, a_picture, a_table
from tests.reporting.renderings.drawn import PAGES
from tests.reporting.renderings.offices import (
    as_pdf,
    letters,
    needs_libreoffice,
    needs_poppler,
    text_of_pdf,
)
from tests.reporting.renderings.specimens import every_word, say, specimen

both_languages = pytest.mark.parametrize("language", Language)


def read(page: Page) -> Any:
    """The document as python-docx reads it."""
    return word.Document(BytesIO(to_docx(page)))


def texts(document: Any) -> list[str]:
    """The texts of all paragraphs, in tables too."""
    return list(map(said_in, document.element.body.iter(qn("w:p"))))


def said_in(element: Any) -> str:
    """The text within an element."""
    return "".join(it.text or "" for it in element.iter(qn("w:t")))


@both_languages
def test_every_word_comes_back(language):
    drawn = {word for key in ("valuation", "audit") for word in say(key, language).split()}
    said = {word for text in texts(read(specimen(language))) for word in text.split()}
    assert every_word(language) - drawn <= said


@both_languages
def test_the_same_page_gives_the_same_bytes(language):
    assert to_docx(specimen(language)) == to_docx(specimen(language))


def test_it_tells_no_time_and_no_author():
    content = to_docx(specimen(Language.EN))
    properties = word.Document(BytesIO(content)).core_properties
    assert (properties.author, properties.comments, properties.created) == ("", "", None)
    with ZipFile(BytesIO(content)) as archive:
        assert {it.date_time for it in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [it for it in archive.namelist() if b"TargetMode" in archive.read(it)]
        assert "docProps/thumbnail.jpeg" not in archive.namelist()


@pytest.mark.parametrize(("language", "locale"), [(Language.EN, "en-GB"), (Language.RU, "ru-RU")])
def test_the_language_is_known_to_who_checks_the_spelling(language, locale):
    document = read(specimen(language))
    (default,) = document.styles.element.iter(qn("w:lang"))
    assert default.get(qn("w:val")) == locale
    assert document.core_properties.language == locale
    assert document.core_properties.title == say("title", language)


def test_headings_are_headings_and_captions_stand_above_tables():
    document = read(specimen(Language.EN))
    styles = [(it.style.name, it.text) for it in document.paragraphs if it.text]
    assert styles[0] == ("Title", "Quarterly report: Q2 2021")
    assert ("Heading 1", "Activities of the quarter") in styles
    assert ("Heading 2", "Budget by donor") in styles
    assert ("Caption", "Budget by donor") in styles
    for table in document.tables[2:]:
        assert table._tbl.getprevious().style == "Caption"  # noqa: SLF001 - there is no other way


def test_the_head_of_a_table_is_repeated_and_its_rows_are_not_cut():
    table = read(specimen(Language.EN)).tables[2]
    head, *rows = [row._tr for row in table.rows]  # noqa: SLF001 - there is no other way
    assert head.find(f".//{qn('w:tblHeader')}") is not None
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert all(row.find(f".//{qn('w:tblHeader')}") is None for row in rows)


def test_a_table_of_many_columns_is_set_more_narrowly_and_has_its_head_as_well():
    tables = [a_table(tuple("A" * number), (plain("a"),) * number) for number in (6, 7)]
    styles = [it.style for it in read(a_page(*tables)).tables]
    assert [it.name for it in styles] == ["Records", "Narrow Records"]
    for style in styles:  # LibreOffice takes no head over from the style that another is based on
        assert style.element.find(f"{qn('w:tblStylePr')}") is not None


def test_a_row_taller_than_a_page_may_be_cut():
    table = read(a_page(a_table(("A",), (plain("слово " * 4_000),)))).tables[0]
    row = table.rows[1]._tr  # noqa: SLF001 - there is no other way
    assert row.find(f".//{qn('w:cantSplit')}") is None


def test_numbers_stand_to_the_right():
    document = read(specimen(Language.EN))
    styles = [cell.paragraphs[0].style.name for cell in document.tables[3].rows[1].cells]
    assert styles == ["Table Text", "Table Number", "Table Number"]


def test_wide_tables_lie_across_the_paper_and_fit_it():
    document = read(specimen(Language.EN))
    shapes = [(it.orientation, it.page_width > it.page_height) for it in document.sections]
    assert shapes == [(0, False), (1, True), (0, False)]
    across = document.sections[1]
    room = across.page_width - across.left_margin - across.right_margin
    assert sum(column.width for column in document.tables[2].columns) <= room


def test_pages_are_numbered_and_all_but_the_first_have_the_title():
    document = read(specimen(Language.RU))
    for section, first in zip(document.sections, (True, False, False), strict=True):
        assert section.different_first_page_header_footer is first
        assert said_in(section.header.part.element) == say("title", Language.RU)
        for foot in (section.footer, section.first_page_footer) if first else (section.footer,):
            assert said_in(foot.part.element) == "Стр. 1 из 1"
            fields = [it.get(qn("w:instr")) for it in foot.part.element.iter(qn("w:fldSimple"))]
            assert fields == ["PAGE", "NUMPAGES"]


def test_foreign_texts_are_marked_and_in_their_own_language():
    cell = (Span("по-русски", Language.RU, sample=True), Span(" and so on"))
    document = read(a_page(Paragraph(cell)))
    paragraph = next(it for it in document.paragraphs if "по-русски" in it.text)
    assert paragraph.text == "по-русски ru sample and so on"
    assert paragraph.runs[0]._r.find(f".//{qn('w:lang')}").get(qn("w:val")) == "ru-RU"  # noqa: SLF001
    assert [
        run.style.name for run in paragraph.runs if run.style.name != "Default Paragraph Font"
    ] == [
        "Language Mark",
        "Sample Mark",
    ]


def test_pictures_have_the_text_that_says_what_they_show():
    document = read(a_page(a_picture("What <it> shows"), a_picture("And this")))
    told = [it._inline.docPr.get("descr") for it in document.inline_shapes]  # noqa: SLF001
    assert told == ["What <it> shows", "And this"]
    ids = [it._inline.docPr.get("id") for it in document.inline_shapes]  # noqa: SLF001
    assert len(set(ids)) == 2
    for shape in document.inline_shapes:
        assert shape.width <= document.sections[0].page_width


def test_no_page_can_part_a_picture_from_its_caption_or_its_heading():
    document = read(a_page(Heading(plain("Heading")), a_picture(caption="What is drawn")))
    (drawn,) = (it for it in document.paragraphs if "What is drawn" in it.text)
    assert drawn._p.find(f".//{qn('w:drawing')}") is not None  # noqa: SLF001
    keeping = {
        it.name: it.paragraph_format.keep_with_next for it in document.styles if it.type == 1
    }
    assert drawn.style.name == "Picture"
    assert keeping["Heading 1"]
    assert keeping["Heading 2"]
    assert not keeping["Picture"]


def test_words_of_tables_alone_may_be_hyphenated():
    document = read(specimen(Language.RU))
    assert document.settings.element.find(qn("w:autoHyphenation")) is not None
    barred = {
        it.name: it.element.find(f".//{qn('w:suppressAutoHyphens')}")
        for it in document.styles
        if it.name in ("Normal", "Table Text")
    }
    assert barred["Normal"].get(qn("w:val")) is None
    assert barred["Table Text"].get(qn("w:val")) == "0"


def test_a_paragraph_between_a_heading_and_a_table_is_kept_with_both():
    table = a_table(("A",), (plain("a"),))
    texts = [Paragraph(plain(it)) for it in ("a lead", "a text")]
    document = read(a_page(Heading(plain("Goal")), texts[0], table, texts[1]))
    styles = {it.text: it.style for it in document.paragraphs}
    assert styles["a lead"].paragraph_format.keep_with_next
    assert styles["a text"].name == "Normal"


@needs_libreoffice
@needs_poppler
def test_libreoffice_breaks_no_word_and_no_mark_of_a_narrow_table(tmp_path):
    titles = ("Мероприятие", "Сколько", "Назначений", "Опубликовано", "Отозвано", "Бронирований")
    title = " ".join(["Национальный семинар по таможенному контролю"] * 3)
    cells = (title, "5", "12", "1", "0", "999")
    row = tuple((Span(it, sample=True),) for it in cells)
    page = a_page(a_table(titles, row), sample_mark="пример")
    printed = text_of_pdf(as_pdf(to_docx(page), "docx", tmp_path), tmp_path).split()
    assert set(titles) <= set(printed)
    assert printed.count("пример") == len(cells)


@pytest.mark.parametrize("text", ["<w:p/>", "a & b &amp;", "]]>", "\"quoted\" 'so'", "{locale}"])
def test_nothing_in_a_text_is_markup(text):
    page = a_page(
        Facts((Fact("fact", text, Span(text), text),)),
        Heading(plain(text)),
        Paragraph(plain(text)),
        a_table((text,), (plain(text),), caption=text),
        title=text,
        about=((text, plain(text)),),
        note=text,
    )
    assert sum(it == text for it in texts(read(page))) == 12


@given(page=PAGES)
@settings(max_examples=8, deadline=None)
def test_every_page_becomes_a_document_that_opens(page):
    document = read(page)
    headings = [it for it in document.paragraphs if it.style.name == "Heading 1"]
    assert len(headings) == len(page.sections)


def test_a_page_without_anything_is_still_a_document():
    assert texts(read(evolve(a_page(), subtitle=()))) == ["Title", ""]
    bare = Section("section", "Section", (Facts(()), a_table((), caption="Caption")))
    assert "Caption" in texts(read(a_page(sections=(bare,))))


@needs_libreoffice
@needs_poppler
def test_libreoffice_opens_it_and_prints_every_word(tmp_path):
    drawn = {word for key in ("valuation", "audit") for word in say(key, Language.RU).split()}
    printed = text_of_pdf(as_pdf(to_docx(specimen(Language.RU)), "docx", tmp_path), tmp_path)
    words = every_word(Language.RU) - drawn
    assert not [word for word in words if letters(word) not in letters(printed)]


def test_who_waits_is_told_of_each_block_and_may_stop():
    told: list[tuple[int, int]] = []
    to_docx(specimen(Language.EN), lambda done, of: told.append((done, of)))
    assert told == [(done, 6) for done in range(1, 7)]
    with pytest.raises(WritingStopped):
        to_docx(specimen(Language.EN), lambda done, _: done == 2)


def test_what_is_no_page_is_refused():
    for wrong in (None, "page", 7, True):
        with pytest.raises(InvalidValue, match=r"^page: "):
            to_docx(cast("Any", wrong))


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(docx, "_missing", ImportError())
    with pytest.raises(ImportError, match=r"pip install 'rocb\[docx\]'"):
        to_docx(a_page())
