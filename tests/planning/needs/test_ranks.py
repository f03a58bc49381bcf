"""Equals share a rank, and the next rank counts them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.planning.needs.ranks import ranks


def test_ties_are_counted_by_the_rank_after_them():
    assert list(ranks([9, 7, 7, 1])) == [1, 2, 2, 4]


def test_nothing_has_no_rank():
    assert list(ranks([])) == []


@given(st.lists(st.none() | st.integers(0, 3)))
@settings(max_examples=50)
def test_a_rank_counts_the_keys_before_all_its_equals(keys):
    ordered = sorted(keys, key=str)
    assert list(ranks(ordered)) == [1 + ordered.index(key) for key in ordered]
