"""The pages of the example year as files that an office would send."""

from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from rocb.reporting.pages import Page, tables
from rocb.reporting.renderings.docx import to_docx
from rocb.reporting.renderings.pdf import to_pdf
from rocb.reporting.renderings.xlsx import to_xlsx
from rocb.reporting.words.spans import text_of
from rocb.texts import Language
from tests.reporting.full_year import the_example
from tests.reporting.renderings.offices import letters, needs_poppler, text_of_pdf
from tests.reporting.renderings.yearly import REPORT, written

both_languages = pytest.mark.parametrize("language", Language)
each_page = pytest.mark.parametrize("place", [0, 1, 2, REPORT + 1])


def words_of(page: Page) -> set[str]:
    """The words in the cells of all tables of a page."""
    return {
        word
        for table in tables(page)
        for row in table.rows
        for cell in row.cells
        for word in text_of(cell).split()
    }


@needs_poppler
@both_languages
@each_page
def test_a_pdf_has_every_word_of_every_table(language, place, tmp_path):
    page = written(the_example, language)[place]
    printed = letters(text_of_pdf(to_pdf(page), tmp_path))
    assert not [word for word in words_of(page) if letters(word) not in printed]


@both_languages
@each_page
def test_a_docx_has_every_word_of_every_table(language, place):
    page = written(the_example, language)[place]
    document = docx.Document(BytesIO(to_docx(page)))
    said = letters("".join(it.text or "" for it in document.element.body.iter(qn("w:t"))))
    assert not [word for word in words_of(page) if letters(word) not in said]


@both_languages
@each_page
def test_an_xlsx_has_every_row_of_every_table(language, place):
    page = written(the_example, language)[place]
    book = openpyxl.load_workbook(BytesIO(to_xlsx(page)))
    rows = [sheet.max_row - 1 for sheet in book.worksheets[1:]]
    assert rows == [len(table.rows) for table in tables(page)]
