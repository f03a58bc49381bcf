import re
import subprocess
import sys
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.reporting.pages import Heading, Page, Paragraph, Table
from rocb.reporting.renderings import typesetting
from rocb.reporting.renderings.flow import WritingStopped
from rocb.reporting.renderings.pdf import to_pdf
from rocb.reporting.renderings.typesetting import lacking
from rocb.reporting.words.spans import Span, plain
from rocb.texts import Language
from tests.reporting.renderings.builders import a_page, a_picture, a_table
from tests.reporting.renderings.drawn import PAGES
from tests.reporting.renderings.offices import letters, needs_poppler, text_of_pdf
from tests.reporting.renderings.specimens import every_word, specimen

both_languages = pytest.mark.parametrize("language", Language)

MARKUP = (
    '#import "x"',
    "#panic()",
    "= a heading",
    "*bold* _slanted_ `raw`",
    "$ x^2 $",
    "\\ / // a comment /* another */",
    "<label> @reference",
    '#sys.inputs.page "quoted"',
    "- item",
    "https://example.org/a",
)


def read(page: Page, folder) -> str:
    return " ".join(text_of_pdf(to_pdf(page), folder).split())


@needs_poppler
@both_languages
def test_every_word_comes_back(language, tmp_path):
    text = letters(text_of_pdf(to_pdf(specimen(language)), tmp_path))
    assert not [word for word in every_word(language) if letters(word) not in text]


@both_languages
def test_the_same_page_gives_the_same_bytes_also_in_another_process(language):
    code = (
        "import sys; from rocb.texts import Language\n"
        "from rocb.reporting.renderings.pdf import to_pdf\n"
        "from tests.reporting.renderings.specimens import specimen\n"
        f"sys.stdout.buffer.write(to_pdf(specimen(Language.{language.name})))"
    )
    made = to_pdf(specimen(language))
    assert made == to_pdf(specimen(language))
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert other.stdout == made


@both_languages
def test_it_keeps_the_standard_for_people_who_do_not_see(language):
    made = to_pdf(specimen(language))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"/MarkInfo" in made
    assert f"/Lang({language.value})".encode() in made
    assert b"/Outlines" in made


def test_it_tells_no_time():
    made = to_pdf(specimen(Language.EN))
    assert b"CreationDate" not in made
    assert b"ModDate" not in made


@needs_poppler
@pytest.mark.parametrize("text", MARKUP)
def test_nothing_in_a_text_is_markup(text, tmp_path):
    table = a_table((text,), (plain(text),), caption=text)
    page = a_page(Heading(plain(text)), Paragraph(plain(text)), table, title=text)
    assert read(page, tmp_path).count(text) == 6  # the section has its own title


@needs_poppler
@given(text=st.text("#[]{}()$*_`\\\"'<>@=-+/~ aб", min_size=1, max_size=20))
@settings(max_examples=8, deadline=None)
def test_no_mixture_of_signs_is_markup(text, tmp_path_factory):
    text = f"x{text}x"
    shown = read(a_page(Paragraph(plain(text))), tmp_path_factory.mktemp("pdf"))
    assert " ".join(text.split()) in shown


@given(page=PAGES)
@settings(max_examples=8, deadline=None)
def test_every_page_can_be_set(page):
    assert to_pdf(page).startswith(b"%PDF-1.7")


@needs_poppler
def test_a_character_that_no_font_has_is_shown_by_its_code(tmp_path):
    page = a_page(Paragraph(plain("Anna 😀, 日")))
    made = to_pdf(page)
    assert "Anna [U+1F600], [U+65E5]" in text_of_pdf(made, tmp_path)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_the_fonts_have_the_letters_of_the_region():
    assert lacking("Azərbaycan ğışçöü Україна їєґ Қазақстан ს ა հ ë ő ș ț Ł ß Ω ب") == frozenset()
    assert lacking("ab😀c日") == frozenset("😀日")


@needs_poppler
def test_nothing_of_a_very_long_word_or_text_is_lost(tmp_path):
    word, text = "x" * 3_000, "слово " * 3_000
    row = (plain(word), plain(text), plain("b"))
    shown = read(a_page(a_table(("A", "B", "C"), row)), tmp_path)
    assert shown.count("x") == len(word)
    assert shown.count("слово") == 3_000


@needs_poppler
def test_wide_tables_lie_across_the_paper_and_their_heads_are_repeated(tmp_path):
    file = tmp_path / "made.pdf"
    file.write_bytes(to_pdf(specimen(Language.EN)))
    told = subprocess.run(["pdfinfo", "-l", "9", file], capture_output=True, check=True)
    sizes = re.findall(rb"^Page +\d+ size: +([\d.]+) x", told.stdout, re.MULTILINE)
    assert sizes == [b"595.276", b"841.89", b"841.89", b"595.276"]
    text = text_of_pdf(file.read_bytes(), tmp_path)
    assert text.count("Kind and status") == 2
    assert f"Page 1 of {len(sizes)}" in text


@needs_poppler
@pytest.mark.parametrize("lines", range(30, 50, 3))
def test_no_end_of_a_page_parts_a_heading_from_its_table(lines, tmp_path):
    before = a_table(("Before",), *[(plain("x"),)] * lines)
    goal = Heading(plain("Goal")), Paragraph(plain("Lead")), a_table(("After",), (plain("x"),))
    shown = text_of_pdf(to_pdf(a_page(before, *goal)), tmp_path)
    (page,) = (it for it in shown.split("\f") if "Goal" in it)
    assert "Lead" in page
    assert "After" in page


@needs_poppler
def test_foreign_texts_and_samples_are_marked(tmp_path):
    cell = (Span("по-русски", Language.RU, sample=True),)
    assert "по-русскиrusample" in read(a_page(Paragraph(cell)), tmp_path).replace(" ", "")


def test_pictures_have_the_text_that_says_what_they_show():
    assert b"/Alt" in to_pdf(a_page(a_picture("What it shows")))


@needs_poppler
def test_a_page_without_anything_is_still_a_document(tmp_path):
    empty = evolve(a_page(), subtitle=())
    assert read(empty, tmp_path) == "Title Page 1 of 1"
    assert "A" in read(a_page(Table("t", "Caption", (), ()), Paragraph(plain("A"))), tmp_path)


def test_who_waits_is_told_of_each_block_and_may_stop():
    told: list[tuple[int, int]] = []
    to_pdf(specimen(Language.EN), lambda done, of: told.append((done, of)))
    assert told == [(done, 6) for done in range(1, 7)]
    with pytest.raises(WritingStopped, match="stopped after 2 of 6 blocks"):
        to_pdf(specimen(Language.EN), lambda done, _: done == 2)


@pytest.mark.parametrize("page", [None, "page", 7, True])
def test_what_is_no_page_is_refused(page: Any):
    with pytest.raises(InvalidValue, match=r"^page: "):
        to_pdf(page)
    with pytest.raises(InvalidValue, match=r"^watch: "):
        to_pdf(a_page(), cast("Any", "watch"))


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(typesetting, "_missing", ImportError())
    with pytest.raises(ImportError, match=r"pip install 'rocb\[pdf\]'"):
        to_pdf(a_page())
