"""What lies in both of two rows of spans."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.booking.spans import both

ROW = st.sets(st.integers(0, 60), max_size=20).map(
    lambda bounds: list(zip(sorted(bounds)[::2], sorted(bounds)[1::2], strict=False))
)
"""Spans in order and apart."""


def moments(spans: list[tuple[int, int]]) -> set[int]:
    return {moment for begins, ends in spans for moment in range(begins, ends)}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([], [], []),
        ([(1, 5)], [], []),
        ([(1, 5)], [(5, 9)], []),
        ([(1, 5)], [(1, 5)], [(1, 5)]),
        ([(1, 9)], [(2, 3), (4, 5)], [(2, 3), (4, 5)]),
        ([(1, 4), (6, 9)], [(3, 7)], [(3, 4), (6, 7)]),
        ([(1, 4), (4, 9)], [(3, 7)], [(3, 4), (4, 7)]),
        ([(-(10**18), 10**18)], [(0, 1)], [(0, 1)]),
    ],
)
def test_spans_are_cut_to_what_both_rows_hold(one, other, expected):
    assert list(both(one, other)) == expected
    assert list(both(other, one)) == expected


@settings(deadline=None)
@given(ROW, ROW)
def test_both_rows_hold_every_moment_of_what_is_left_and_no_other(one, other):
    found = list(both(one, other))
    assert moments(found) == moments(one) & moments(other)
    assert found == sorted(found)
    assert all(begins < ends for begins, ends in found)
    assert sum(ends - begins for begins, ends in found) == len(moments(found))


@settings(deadline=None)
@given(ROW, ROW)
def test_the_order_of_the_rows_does_not_matter(one, other):
    assert list(both(one, other)) == list(both(other, one))


def test_rows_may_be_iterators_without_an_end_as_long_as_one_ends():
    endless = ((number, number + 1) for number in iter(int, 1))
    assert next(both(endless, iter([(0, 5)]))) == (0, 1)
