from datetime import date
from decimal import Decimal

import pytest

from rocb import Language
from rocb.errors import InvalidValue
from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.pages import (
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Page,
    Paragraph,
    Picture,
    Row,
    Section,
    Table,
    columns,
    has_samples,
    page_of,
    plain_rows,
    plain_values,
    sentence,
    spans_of,
    table,
    tables,
)
from rocb.reporting.words.spans import Cell, Span, Value, joined, plain, text_of
from rocb.reporting.words.words import Words

SAMPLED = Span("made up", sample=True)
STATED = Span("stated")
COLUMN = (Column("column", "Column"),)
DRAWING = Bars((Bar("label", 1, "one"),))
BLOCKS = {
    "facts": lambda span: Facts((Fact("a", "label", STATED), Fact("b", "label", span))),
    "heading": lambda span: Heading((STATED, span)),
    "paragraph": lambda span: Paragraph((STATED, span)),
    "table": lambda span: Table(
        "key", "caption", COLUMN, (Row(((STATED,),)), Row(((STATED, span),)))
    ),
    "picture": lambda span: Picture("key", span, "alternative", DRAWING),
}


def page(*blocks: Block, language: Language = Language.EN) -> Page:
    sections = (Section("1", "first", ()), Section("2", "second", blocks))
    return page_of(Words(language), "key", "Title", plain("Office"), (), sections)


def test_plain_words_have_no_mark():
    assert plain("words") == (Span("words"),)


def test_cells_are_joined_with_a_comma_between_them():
    assert joined((plain("a"), (SAMPLED,))) == (Span("a"), Span(", "), SAMPLED)


def test_cells_are_joined_with_what_is_asked_for():
    assert joined((plain("a"), plain("b")), "; ") == (Span("a"), Span("; "), Span("b"))


def test_empty_cells_leave_no_comma_behind():
    assert joined((plain("a"), (), plain("b"), ())) == (Span("a"), Span(", "), Span("b"))
    assert joined(((), plain("a"))) == plain("a")
    assert joined(()) == ()


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_sample_in_any_kind_of_block_brings_the_note(block):
    assert page(block(SAMPLED)).note.startswith("Records marked “sample” are samples")


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_without_a_sample_there_is_no_note(block):
    assert page(block(STATED)).note == ""


def test_the_note_names_the_mark_in_the_language_of_the_page():
    found = page(Paragraph((SAMPLED,)), language=Language.RU)
    assert found.sample_mark == "пример"
    assert "«пример»" in found.note


def test_a_sample_in_what_the_page_is_about_brings_the_note_too():
    about = (("To", (SAMPLED,)),)
    assert page_of(Words(Language.EN), "key", "Title", plain("Office"), about, ()).note


def test_a_sample_in_the_name_of_the_office_brings_the_note_too():
    assert page_of(Words(Language.EN), "key", "Title", (SAMPLED,), (), ()).note


def test_a_page_without_sections_has_no_samples():
    assert not has_samples(())


def test_a_page_is_in_one_language_and_keeps_the_order_of_its_parts():
    found = page(language=Language.RU)
    assert found.language is Language.RU
    assert [section.title for section in found.sections] == ["first", "second"]
    assert (found.title, found.about) == ("Title", ())


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_every_piece_of_text_of_a_block_is_found(block):
    spans = list(spans_of(Section("key", "title", (block(SAMPLED), block(STATED)))))
    assert spans.count(SAMPLED) == 1
    assert set(spans) == {SAMPLED, STATED}


def a_table(*rows: Row) -> Table:
    return Table("key", "caption", (Column("a", "A"), Column("b", "B")), rows)


def test_a_row_has_a_cell_for_each_column():
    with pytest.raises(InvalidValue) as caught:
        a_table(Row((plain("1"), ())), Row((plain("1"),)), Row(()))
    assert str(caught.value).splitlines() == [
        "rows[1].cells: 1 is not as many as there are columns, 2",
        "rows[2].cells: 0 is not as many as there are columns, 2",
    ]


def test_the_rows_of_a_table_are_plain_data_by_the_keys_of_its_columns():
    figure = (Span("EUR 1.50", value=Decimal("1.50"), unit="EUR"),)
    found = a_table(Row((plain("one"), figure)), Row(((), plain("two"))))
    euros = {"a": "one", "b": Decimal("1.50"), "b_currency": "EUR"}
    assert plain_rows(found) == [euros, {"a": None, "b": None, "b_currency": None}]


def test_a_row_of_totals_is_no_row_of_data():
    three, total = (Span("3", value=3),), (Span("3", value=3),)
    rows = Row((plain("one"), three)), Row((plain("all"), total), is_total=True)
    assert plain_rows(a_table(*rows)) == [{"a": "one", "b": 3}]


def of(value: Value, unit: str = "") -> Cell:
    return (Span(f"<{value}>", value=value, unit=unit),)


@pytest.mark.parametrize("value", [0, Decimal(0), date(2021, 3, 31)])
def test_a_column_of_figures_holds_their_values_and_nothing_else(value):
    others = [(), plain("–"), plain("words"), plain("not stated"), plain("не указано")]
    assert plain_values([of(value), *others]) == [value, None, None, None, None, None]


def test_numbers_are_decimal_throughout_where_one_is():
    found = plain_values([of(24), plain("–"), of(Decimal("0.50"))])
    assert found == [Decimal(24), None, Decimal("0.50")]
    assert {type(it) for it in found if it is not None} == {Decimal}


@pytest.mark.parametrize(
    "other",
    [of(date(2021, 3, 31)), (*of(5), Span("; "), *of(7)), (*of(5), Span(" of 7"))],
    ids=["a date", "several figures", "a figure among words"],
)
def test_a_column_that_values_of_one_kind_cannot_tell_is_words_throughout(other):
    assert plain_values([of(3), other, plain("–")]) == ["<3>", text_of(other), None]


def test_of_words_what_states_nothing_is_none():
    cells = [plain("words"), plain("–"), (), plain("not stated"), plain("не указано")]
    assert plain_values(cells) == ["words", None, None, None, None]


def test_only_money_has_a_currency_beside_it():
    rows = plain_rows(a_table(Row((of(7, "h"), of(7, "EUR"))), Row((of(7, "h"), of(7, "h")))))
    assert [row["b_currency"] for row in rows] == ["EUR", None]
    assert "a_currency" not in rows[0]


def test_the_tables_of_a_page_stand_in_their_order():
    first, second = a_table(), Table("other", "caption", COLUMN, ())
    assert tables(page(first, sentence("words"), second)) == (first, second)


@pytest.mark.parametrize(("language", "title"), [(Language.EN, "Dates"), (Language.RU, "Даты")])
def test_a_table_has_the_headings_of_its_keys_in_its_language(language, title):
    words = Words(language)
    made = table(words, "activities.table", columns(words, "dates"), [Row((plain("1"),))])
    assert (made.key, made.caption) == ("activities.table", words.say("activities.table"))
    assert made.columns == (Column("dates", title),)
