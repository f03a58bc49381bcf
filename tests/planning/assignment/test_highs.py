from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.planning.assignment import highs
from rocb.planning.assignment.model_rows import Row

WIDTH = 5
EVERY = tuple(range(WIDTH))


@st.composite
def drawn_rows(draw) -> tuple[Row, ...]:
    """Draw rows of up to five columns that hold where all columns are 0."""
    terms = st.dictionaries(st.sampled_from(EVERY), st.integers(-3, 3).filter(bool), min_size=1)
    limits = st.none() | st.integers(0, 4)
    return tuple(
        Row(draw(terms), None if (least := draw(limits)) is None else -least, draw(limits))
        for _ in range(draw(st.integers(1, 4)))
    )


COSTS = st.dictionaries(st.sampled_from(EVERY), st.integers(-6, 6).map(lambda it: 2 * it))


def cheapest(costs: dict[int, int], rows: tuple[Row, ...]) -> int:
    """Return the least cost, by trying everything."""
    return min(
        sum(cost * values[column] for column, cost in costs.items())
        for values in product((0, 1), repeat=WIDTH)
        if all(_holds(row, values) for row in rows)
    )


def _holds(row: Row, values: tuple[int, ...]) -> bool:
    total = sum(count * values[column] for column, count in row.terms.items())
    above = row.least is None or total >= row.least
    return above and (row.most is None or total <= row.most)


def a_matrix(costs: dict[int, int], rows: tuple[Row, ...]) -> highs.Matrix:
    """Return a matrix of five columns of 0 or 1."""
    return highs.matrix(costs, rows, [0] * WIDTH, [1] * WIDTH, WIDTH)


@given(COSTS, drawn_rows())
@settings(max_examples=40)
def test_the_least_is_what_trying_everything_finds(costs, rows):
    found = highs.least(a_matrix(costs, rows), EVERY, start=None, seconds=9, watch=None)

    assert found.values is not None
    assert sum(cost * round(found.values[it]) for it, cost in costs.items()) == found.bound
    assert found.bound == cheapest(costs, rows)
    assert not found.stopped


@given(COSTS, drawn_rows(), st.lists(st.sampled_from(EVERY), unique=True))
@settings(max_examples=40)
def test_whatever_a_relaxation_begins_with_its_bound_holds(costs, rows, first):
    matrix = a_matrix(costs, rows)

    found = highs.relaxed(matrix, first, 9)

    assert found is not None
    bound = highs.rounded(found.bound, matrix.step)
    assert bound is not None
    assert bound <= cheapest(costs, rows)


@given(COSTS, drawn_rows(), st.integers(0, 8))
@settings(max_examples=40)
def test_what_a_relaxation_settles_is_so_in_every_answer_that_near(costs, rows, gap):
    matrix = a_matrix(costs, rows)
    found = highs.relaxed(matrix, EVERY, 9)

    assert found is not None
    never, always = found.settled(gap)
    for values in product((0, 1), repeat=WIDTH):
        cost = sum(it * values[column] for column, it in costs.items()) / matrix.step
        if all(_holds(row, values) for row in rows) and cost <= found.bound + gap:
            assert not any(values[it] for it in never)
            assert all(values[it] for it in always)


@pytest.mark.parametrize(
    ("bound", "step", "expected"),
    [
        (3.0000000001, 1, 3),
        (2.9999999, 1, 3),
        (3.01, 1, 4),
        (-2.5, 1, -2),
        (1.2, 10, 20),
        (float("inf"), 1, None),
        (float("-inf"), 1, None),
    ],
)
def test_a_bound_is_rounded_to_what_whole_numbers_allow(bound, step, expected):
    assert highs.rounded(bound, step) == expected
