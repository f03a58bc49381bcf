from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.planning.assignment.matching import matched

ROWS = st.lists(st.dictionaries(st.integers(0, 4), st.integers(-3, 9)), max_size=4)


def the_most(rows: list[dict[int, int]], taken: frozenset[int] = frozenset()) -> int:
    if not rows:
        return 0
    free = {column: gain for column, gain in rows[0].items() if column not in taken}
    return max(
        the_most(rows[1:], taken),
        *(gain + the_most(rows[1:], taken | {column}) for column, gain in free.items()),
        0,
    )


@settings(max_examples=200)
@given(ROWS)
def test_no_other_matching_gains_more(rows):
    chosen = matched(rows)
    columns = [it for it in chosen if it is not None]
    assert len(chosen) == len(rows)
    assert len(columns) == len(set(columns))
    pairs = zip(rows, chosen, strict=True)
    assert sum(row[it] for row, it in pairs if it is not None) == the_most(rows)


def test_a_row_gives_way_where_another_has_no_choice():
    assert matched([{1: 5, 2: 4}, {1: 5}]) == [2, 1]


def test_what_loses_is_not_matched():
    assert matched([{1: -1}, {}]) == [None, None]
