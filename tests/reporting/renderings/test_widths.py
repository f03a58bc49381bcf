import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.reporting.pages import Heading, Paragraph, Row, Section
from rocb.reporting.renderings.flow import flow
from rocb.reporting.renderings.widths import WHOLE, abreast, is_tall, is_wide, shares
from rocb.reporting.words.spans import Span, plain
from tests.reporting.renderings.builders import a_page, a_table

LONG = "a text of many words that goes on and on, and then on " * 2
LONG_ROW = tuple(map(plain, [LONG, LONG, *"abcde"]))
WIDE = a_table(tuple("ABCDEFG"), *[LONG_ROW] * 30)
NARROW = a_table(("A", "B"), (plain("a"), plain("b")))


@given(st.lists(st.text("ab ", min_size=1, max_size=200), min_size=1, max_size=9))
@settings(max_examples=50)
def test_the_columns_share_the_whole_page(texts):
    table = a_table(tuple("x" for _ in texts), tuple(map(plain, texts)))
    widths = shares(table)
    assert sum(widths) == WHOLE
    assert len(widths) == len(texts)
    assert all(width > 0 for width in widths)


def test_a_longer_text_has_the_wider_column():
    first, second, third = shares(
        a_table(("A", "B", "C"), (plain("7"), plain("two words"), plain(LONG)))
    )
    assert first < second < third


def test_a_table_without_columns_has_no_widths():
    assert shares(a_table(())) == ()


@pytest.mark.parametrize("columns", [6, 7, 12])
def test_only_tables_of_many_columns_and_long_texts_are_wide(columns):
    heads = tuple("A" * columns)
    assert not is_wide(a_table(heads, *[tuple(plain("7") for _ in heads)] * 100))
    row = (plain(LONG), plain(LONG), *(plain("7") for _ in heads[2:]))
    assert is_wide(a_table(heads, *[row] * 30)) is (columns >= 7)


def test_the_paper_is_not_turned_for_a_few_rows():
    lies = [is_wide(a_table(tuple("ABCDEFG"), *[LONG_ROW] * rows)) for rows in range(40)]
    assert lies == sorted(lies)
    assert not any(lies[:10])
    assert lies[30]


def test_a_wide_table_has_room_for_its_long_texts():
    upright = shares(a_table(tuple("ABCDEFG"), LONG_ROW))
    assert shares(WIDE)[0] > upright[0]


def test_a_column_has_room_for_the_longest_word_of_its_heading():
    titles = ("Опубликовано", "Отозвано", "№")
    widths = shares(a_table(titles, (plain("1"), plain("2"), plain(LONG * 5))))
    letters = [110 * width / WHOLE for width in widths]
    assert all(room >= 1.1 * len(title) + 1 for room, title in zip(letters, titles, strict=True))


def test_a_long_word_has_a_column_as_wide_as_it_is_in_russian():
    word = "предварительным"
    first, *_ = shares(a_table(tuple("ABCDEF"), (*[plain(word)] * 5, plain(LONG * 5))))
    assert first * 110 / WHOLE >= len(word) + 1


def test_one_date_among_dashes_has_a_line_to_itself():
    rows = [(plain(LONG), plain("–")) for _ in range(12)]
    _, last = shares(a_table(("A", "B"), *rows, (plain(LONG), plain("28 November 2019"))))
    assert last * 110 / WHOLE >= 17


def test_a_mark_is_a_word_of_its_own():
    marked = (Span("5", sample=True),)
    (*_, last), (*_, unmarked) = (
        shares(a_table(("A", "B"), (plain(LONG * 5), cell)))
        for cell in (marked, plain("5 abcdeox"))
    )
    assert last == unmarked


def test_broad_letters_have_more_room_than_narrow_ones():
    words = ("illicit", "seaport", "Женщины", LONG * 5)
    narrow, usual, broad, _ = shares(a_table(tuple("ABCD"), tuple(map(plain, words))))
    assert narrow < usual < broad


def test_where_not_all_words_have_room_only_the_longest_are_cut():
    words = ("проведено", "выполняется", "Профинансированные")
    table = a_table(tuple("ABCDEFGHI"), tuple(map(plain, words * 3)))
    letters = [110 * width / WHOLE for width in shares(table)]
    assert all(room >= len(words[0]) for room in letters[0::3])
    assert all(room >= len(words[1]) for room in letters[1::3])
    assert all(room < len(words[2]) for room in letters[2::3])


def test_one_long_text_among_dashes_does_not_make_a_column_wide():
    texts = [(plain(LONG[:50]), plain("–"), plain("7")) for _ in range(12)]
    rows = [(plain("–"), plain(LONG[:50]), plain("7")), *texts]
    first, second, _ = shares(a_table(("Activity", "Progress", "C"), *rows))
    assert first > 2 * second


def test_rows_without_cells_and_columns_without_width_are_not_tall():
    assert not is_tall(Row(()), ())
    assert not is_tall(Row((plain(""),)), (0,))


def test_a_row_that_would_fill_a_page_is_tall():
    assert is_tall(Row((plain("a " * 3_000),)), (WHOLE,))
    assert not is_tall(Row((plain("a " * 300),)), (WHOLE,))
    assert is_tall(Row((plain("a " * 300), plain("b"))), (WHOLE // 10, 9 * WHOLE // 10))


def test_figures_stand_side_by_side_in_lines_alike():
    assert [abreast(number) for number in range(10)] == [1, 1, 2, 3, 4, 3, 3, 4, 4, 3]


def lying(*blocks) -> list[bool]:
    return [across for across, part in flow(a_page(*blocks), None) if part in blocks]


def test_texts_lie_as_the_table_does_that_they_are_about():
    text, heading = Paragraph(plain("text")), Heading(plain("heading"))
    assert lying(text, heading, WIDE) == [True, True, True]
    assert lying(NARROW, heading, WIDE, Paragraph(plain("note"))) == [False, True, True, True]
    assert lying(WIDE, heading, NARROW) == [True, False, False]
    assert lying(text) == [False]


def test_a_section_begins_as_its_first_block_lies():
    parts = list(flow(a_page(WIDE, NARROW), None))
    assert [across for across, part in parts if isinstance(part, Section)] == [True]
