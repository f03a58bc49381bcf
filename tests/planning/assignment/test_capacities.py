from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.planning.assignment.capacities import sharpened

LENGTHS = st.lists(st.integers(1, 12), max_size=7).map(lambda it: dict(enumerate(it)))


@given(LENGTHS, st.integers(0, 30))
@settings(max_examples=50)
def test_each_row_holds_for_whatever_fits(lengths, capacity):
    subsets = chain.from_iterable(combinations(lengths, size) for size in range(len(lengths) + 1))
    fitting = [it for it in subsets if sum(lengths[column] for column in it) <= capacity]

    for terms, most in sharpened(lengths, capacity):
        for chosen in fitting:
            assert sum(terms.get(column, 0) for column in chosen) <= most


@given(LENGTHS, st.integers(0, 30))
@settings(max_examples=50)
def test_the_rows_let_nothing_through_that_does_not_fit(lengths, capacity):
    rows = list(sharpened(lengths, capacity))

    fits = sum(lengths.values()) <= capacity
    assert fits == all(sum(terms.values()) <= most for terms, most in rows)


def test_what_fits_in_all_needs_no_row():
    assert list(sharpened({0: 2, 1: 3}, 5)) == []


def test_of_three_halves_and_more_one_alone_fits():
    rows = list(sharpened({0: 3, 1: 3, 2: 3}, 5))

    assert rows[0] == ({0: 3, 1: 3, 2: 3}, 5)
    assert ({0: 5, 1: 5, 2: 5}, 5) in rows
