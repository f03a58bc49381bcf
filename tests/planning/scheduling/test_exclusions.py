"""Exclusions: keys are shared just where two would take the same at one time."""

from hypothesis import given
from hypothesis import strategies as st

from rocb.planning.scheduling.exclusions import Taking, exclusive_keys

SPANS = st.builds(
    lambda group, resource, begins, length: (group, resource, begins, begins + length),
    st.sampled_from("abc"),
    st.sampled_from(("hall", "lab")),
    st.integers(0, 12),
    st.integers(1, 5),
)


def test_what_only_touches_shares_no_key():
    keys = exclusive_keys([Taking(0, "a", "hall", 1, 3), Taking(1, "b", "hall", 3, 5)])
    assert keys == {}


def test_what_overlaps_shares_a_key():
    keys = exclusive_keys([Taking(0, "a", "hall", 1, 4), Taking(1, "b", "hall", 3, 5)])
    assert keys == {0: ("hall|3",), 1: ("hall|3",)}


def test_options_of_one_group_need_no_key():
    assert exclusive_keys([Taking(0, "a", "hall", 1, 4), Taking(1, "a", "hall", 3, 5)]) == {}


@given(st.lists(SPANS, max_size=9))
def test_two_of_different_groups_share_a_key_just_where_they_overlap(spans):
    keys = exclusive_keys(Taking(number, *span) for number, span in enumerate(spans))
    for one, (group, resource, begins, ends) in enumerate(spans):
        for other, (its_group, its_resource, its_begins, its_ends) in enumerate(spans):
            if group != its_group:
                overlap = resource == its_resource and begins < its_ends and its_begins < ends
                shared = set(keys.get(one, ())) & set(keys.get(other, ()))
                assert bool(shared) == overlap
