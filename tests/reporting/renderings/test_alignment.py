from datetime import date
from decimal import Decimal

import pytest

from rocb.reporting.renderings.alignment import is_number, numeric_columns
from rocb.reporting.words.spans import Cell, Span, plain
from tests.reporting.renderings.builders import a_number, a_table

WORDS = plain("words")


def column(*cells: Cell) -> bool:
    (found,) = numeric_columns(a_table(("title",), *((cell,) for cell in cells)))
    return found


@pytest.mark.parametrize("value", [0, -7, Decimal("1.50")])
def test_a_figure_is_a_number(value):
    assert is_number(a_number(value))
    assert is_number((*a_number(value), Span("; "), *a_number(value)))


@pytest.mark.parametrize(
    "cell", [(), WORDS, plain("7"), a_number(date(2021, 3, 31)), (*a_number(7), Span(" of 9"))]
)
def test_words_and_dates_are_no_numbers(cell):
    assert not is_number(cell)


def test_a_column_is_one_of_numbers_where_half_of_it_is():
    assert column(a_number(7))
    assert column(a_number(7), WORDS)
    assert not column(a_number(7), WORDS, WORDS)


def test_empty_cells_are_not_counted():
    assert column(a_number(7), (), plain(" "), ())
    assert not column(())
    assert not column()


def test_each_column_is_told_for_itself():
    table = a_table(("a", "b", "c"), (WORDS, a_number(1), a_number(date(2021, 3, 31))))
    assert numeric_columns(table) == (False, True, False)
