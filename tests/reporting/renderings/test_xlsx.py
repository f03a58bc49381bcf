from datetime import date, datetime
from decimal import Context, Decimal, Inexact, localcontext
from io import BytesIO
from typing import Any, cast
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from rocb.errors import InvalidValue
from rocb.reporting.pages import Fact, Facts, Paragraph
from rocb.reporting.renderings import xlsx
from rocb.reporting.renderings.flow import WritingStopped
from rocb.reporting.renderings.number_formats import is_held, number_format
from rocb.reporting.renderings.sheets import sheet_name
from rocb.reporting.renderings.xlsx import to_xlsx
from rocb.reporting.words.spans import Span, plain
from rocb.texts import Language
from tests.reporting.renderings.builders import a_page, a_picture, a_table
from tests.reporting.renderings.drawn import PAGES
from tests.reporting.renderings.offices import as_pdf, needs_libreoffice, needs_poppler, text_of_pdf
from tests.reporting.renderings.specimens import ENGLISH_ONLY, every_word, say, specimen

both_languages = pytest.mark.parametrize("language", Language)

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "{=A1}", "_x0041_", "http://a.b")


def read(content: bytes) -> Any:
    """The workbook as another library reads it."""
    return openpyxl.load_workbook(BytesIO(content), rich_text=False)


def rows(content: bytes, sheet: int = 1) -> list[list[Any]]:
    """The values of a sheet; the first after the contents where none is named."""
    return [[cell.value for cell in row] for row in read(content).worksheets[sheet].iter_rows()]


def one(*cells: Span, language: Language = Language.EN) -> Any:
    """The first cell of a table of one row."""
    table = a_table(tuple("ABCDEFG"[: len(cells)]), tuple((it,) for it in cells))
    return read(to_xlsx(a_page(table, language=language))).worksheets[1].cell(2, 1)


@both_languages
def test_every_word_comes_back(language):
    book = CalamineWorkbook.from_filelike(BytesIO(to_xlsx(specimen(language))))
    cells = [
        str(cell)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    ]
    said = {word for cell in cells for word in cell.replace("(", " ").replace(")", " ").split()}
    drawn = {word for key in ("valuation", "audit") for word in say(key, language).split()}
    assert every_word(language) - drawn <= said
    assert set(say("alternative", language).split()) <= said


@both_languages
def test_the_same_page_gives_the_same_bytes(language):
    assert to_xlsx(specimen(language)) == to_xlsx(specimen(language))


def test_numbers_are_numbers_and_dates_are_dates():
    head, first, *_ = rows(to_xlsx(specimen(Language.EN)))
    assert head[:2] == ["No.", "Begins"]
    assert first[0] == 1
    assert first[1] == datetime(2021, 5, 2)  # noqa: DTZ001 - a workbook knows no zones
    assert first[6:8] == [1001, 7.5]
    amounts = [row[1] for row in rows(to_xlsx(specimen(Language.EN)), 2)[1:]]
    assert amounts == [1250.5, 300, -17.25]


@pytest.mark.parametrize(
    ("span", "english", "russian"),
    [
        (Span("7", value=7), "#,##0", "#,##0"),
        (Span("7.50", value=Decimal("7.50")), "#,##0.00", "#,##0.00"),
        (Span("7", value=7, unit="EUR"), "[$EUR]\\ #,##0.00", "#,##0.00\\ [$EUR]"),
        (Span("7", value=7, unit="JPY"), "[$JPY]\\ #,##0", "#,##0\\ [$JPY]"),
        (Span("7 h", value=7, unit="h"), '#,##0.00\\ "h"', '#,##0.00\\ "ч"'),
        (
            Span("20 min", value=Decimal("0.333333"), unit="h"),
            '#,##0.00\\ "h"',
            '#,##0.00\\ "ч"',
        ),
        (Span("7", value=Decimal("7.5"), unit="%"), '#,##0.0\\ "%"', '#,##0.0\\ "%"'),
        (Span("7", value=7, unit='a"b'), '#,##0\\ "ab"', '#,##0\\ "ab"'),
        (Span("7", None, sample=True, value=7), '#,##0\\ "(mark)"', '#,##0\\ "(mark)"'),
        (Span("", value=date(2021, 5, 2)), "[$-809]d mmm yyyy", "dd.mm.yyyy"),
    ],
)
def test_a_figure_is_shown_with_its_unit(span, english, russian):
    assert number_format(span, Language.EN, "mark") == english
    assert number_format(span, Language.RU, "mark") == russian
    assert one(span).number_format.replace("sample", "mark") == english


@pytest.mark.parametrize(
    "value",
    [10**15, -123_456_789_012_345_678, Decimal("0.1234567890123456"), Decimal("1E+30")],
)
def test_a_number_that_excel_would_round_stays_the_text_that_it_is(value):
    cell = one(Span(f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}", value=value))
    if not is_held(value):
        assert (cell.data_type, cell.alignment.horizontal) == ("s", "right")
    else:
        assert cell.value == value


@given(st.integers() | st.decimals(allow_nan=False, allow_infinity=False))
@settings(max_examples=50)
def test_a_number_that_is_held_is_held_exactly(value):
    if is_held(value):
        assert Decimal(repr(float(value))) == Decimal(value)


@pytest.mark.parametrize("value", [123_456_789, Decimal("1250.50"), Decimal("0E+30"), 10**15])
def test_what_is_held_does_not_hang_on_what_the_host_has_set_for_decimals(value):
    with localcontext(Context(prec=4, traps=[Inexact])):
        assert is_held(value)
        assert not is_held(Decimal("0.1234567890123456"))


def test_lengths_of_time_are_numbers_that_add_up_though_fewer_digits_are_shown():
    thirds, quarter = [Decimal("0.333333")] * 3, Decimal("0.25")
    cells = [(Span("", value=it, unit="h"),) for it in (*thirds, quarter, Decimal("1.25"))]
    found = rows(to_xlsx(a_page(a_table(("A",), *((it,) for it in cells)))))
    *parts, total = [row[0] for row in found[1:]]
    assert round(sum(parts), 4) == total == 1.25


def test_a_mark_with_a_sign_that_no_file_may_hold_does_no_harm():
    table = a_table(("A",), ((Span("7", sample=True, value=7),),))
    book = read(to_xlsx(a_page(table, sample_mark='\x08"')))
    assert book.worksheets[1].cell(2, 1).number_format == '#,##0\\ "(\ufffd)"'


def test_a_date_before_excel_stays_text():
    assert one(Span("1 May 1899", value=date(1899, 5, 1))).value == "1 May 1899"


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_text(text):
    page = a_page(
        Facts((Fact("fact", text, Span(text), text),)),
        Paragraph(plain(text)),
        a_table((text,), (plain(text),), caption=text),
        a_picture(text, text),
        title=text,
        subtitle=plain(text),
        about=((text, plain(text)),),
        note=text,
    )
    book = read(to_xlsx(page))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert sum(cell.value == text for cell in cells) >= 12
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.hyperlink.target for cell in cells if cell.hyperlink} == {None}


def test_nothing_leads_outside():
    with ZipFile(BytesIO(to_xlsx(specimen(Language.EN)))) as archive:
        assert not [it for it in archive.namelist() if b"TargetMode" in archive.read(it)]
        assert {it.date_time[0] for it in archive.infolist()} == {1980}


@given(page=PAGES)
@settings(max_examples=10, deadline=None)
def test_every_page_becomes_a_workbook_with_a_sheet_for_each_table(page):
    book = read(to_xlsx(page))
    tables = [it for part in page.sections for it in part.blocks if hasattr(it, "columns")]
    assert len(book.sheetnames) == len(tables) + 1
    assert [sheet.max_row for sheet in book.worksheets[1:]] == [len(it.rows) + 1 for it in tables]


@given(caption=st.text(max_size=40))
@settings(max_examples=50)
def test_no_caption_makes_a_name_that_a_sheet_may_not_have(caption):
    name = sheet_name(12, caption)
    assert name.startswith("12")
    assert len(name.encode("utf-16-le")) <= 62
    assert not set(name) & set("[]:*?/\\'\n\x00")


def test_tables_of_one_caption_have_sheets_of_their_own():
    table = a_table(("A",), (plain("a"),), caption="The same long caption of several tables")
    names = read(to_xlsx(a_page(table, table))).sheetnames
    assert names == [
        "Contents",
        "1 The same long caption of seve",
        "2 The same long caption of seve",
    ]


def test_the_first_sheet_says_what_the_page_is_and_leads_to_the_others():
    book = read(to_xlsx(specimen(Language.RU)))
    first = book.worksheets[0]
    texts = [[cell.value for cell in row] for row in first.iter_rows()]
    assert first.title == "Содержание"
    assert texts[0][0] == "Квартальный отчёт: II квартал 2021 г."
    assert ["Проведено мероприятий", 11, "указано для девяти из одиннадцати"] in texts
    links = [cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]


LONG = "Важнейшие открытые потребности и мероприятия в ответ на них " * 3


def test_every_row_of_the_first_sheet_is_as_high_as_its_longest_text_needs():
    about = (("Кому", plain(LONG)), (LONG, plain("a")))
    page = a_page(
        Facts((Fact("fact", LONG, Span("7"), ""), Fact("fact", "a", Span("7"), LONG))),
        a_table(("A",), (plain("a"),), caption=LONG),
        a_picture("What it shows", caption=LONG),
        a_picture(LONG),
        about=about,
    )
    sheet = read(to_xlsx(page)).worksheets[0]
    texts = [cell for row in sheet.iter_rows() for cell in row if cell.value == LONG]
    assert [cell.column_letter for cell in texts] == ["B", "A", "A", "C", "A", "A", "B"]
    for cell in texts:
        lines = len(LONG) / sheet.column_dimensions[cell.column_letter].width
        assert sheet.row_dimensions[cell.row].height >= 12 * lines


def test_a_sheet_has_a_frozen_head_and_a_filter():
    sheet = read(to_xlsx(specimen(Language.EN))).worksheets[1]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:I31")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.cell(1, 1).font.bold


def test_the_records_behind_the_figures_stand_in_the_last_column():
    content = to_xlsx(specimen(Language.EN))
    assert [row[-1] for row in rows(content, 2)] == ["Records", *["Cost: one, two"] * 3]
    assert rows(content)[1][-1] == "People: activity-1"
    assert rows(to_xlsx(a_page(a_table(("A",), (plain("a"),)))))[0] == ["A"]


def test_foreign_texts_and_samples_are_marked():
    assert rows(to_xlsx(specimen(Language.RU)), 2)[1][0] == f"{ENGLISH_ONLY} [en]"
    assert one(Span("a", sample=True)).value == "a (sample)"


def test_a_text_too_long_for_a_cell_goes_on_in_the_next_column():
    text = "слово " * 20_000
    head, row = rows(to_xlsx(a_page(a_table(("A", "B"), (plain(text), plain("b"))))))
    assert head == ["A", *(f"A ({place})" for place in range(2, 9)), "B"]
    assert "".join(row[:-1]) == text


def test_a_page_without_anything_is_still_a_workbook():
    assert read(to_xlsx(a_page())).sheetnames == ["Contents"]
    assert rows(to_xlsx(a_page(a_table(()))), 1) == []


@needs_libreoffice
@needs_poppler
def test_libreoffice_opens_it(tmp_path):
    printed = text_of_pdf(as_pdf(to_xlsx(specimen(Language.RU)), "xlsx", tmp_path), tmp_path)
    assert say("title", Language.RU) in printed
    assert "Err:" not in printed
    assert say("seminar", Language.RU).split()[0] in printed


def test_who_waits_is_told_of_each_block_and_may_stop():
    told: list[tuple[int, int]] = []
    to_xlsx(specimen(Language.EN), lambda done, of: told.append((done, of)))
    assert told == [(done, 6) for done in range(1, 7)]
    with pytest.raises(WritingStopped):
        to_xlsx(specimen(Language.EN), lambda done, _: done == 2)


def test_what_is_no_page_is_refused():
    for wrong in (None, "page", 7, True):
        with pytest.raises(InvalidValue, match=r"^page: "):
            to_xlsx(cast("Any", wrong))


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(xlsx, "_missing", ImportError())
    with pytest.raises(ImportError, match=r"pip install 'rocb\[xlsx\]'"):
        to_xlsx(a_page())
