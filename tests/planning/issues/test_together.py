"""Themes that occur together are suggested, with what leaving one Member out would change."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.issues.common import CommonIssue, common_issues
from rocb.planning.issues.together import (
    FourfoldTable,
    Spread,
    ThemePair,
    ThemePairs,
    themes_together,
)
from tests.planning.issues.builders import CODES, an_issue, needs_of, some_members

HAS, HAS_NOT, SILENT = 1, 0, None


def themes(*columns: Sequence[int | None]) -> tuple[CommonIssue, ...]:
    """The issues of the themes a, b, c… as each Member answered."""
    size = max(map(len, columns))
    needs = [
        need for name, gaps in zip("abcdef", columns, strict=False) for need in needs_of(name, gaps)
    ]
    return common_issues(needs, some_members(size), at_least=0)


def the_pair(found: ThemePairs) -> ThemePair:
    (pair,) = found.pairs
    return pair


def test_members_with_both_one_or_none_of_the_themes_are_counted():
    found = themes_together(themes([1, 1, 1, 1, 0, 0], [1, 1, 1, 0, 1, 0]))
    pair = the_pair(found)
    assert (pair.first, pair.second, pair.members) == ("a", "b", ("AA", "AB", "AC"))
    assert pair.table == FourfoldTable(both=3, first_only=1, second_only=1, neither=1)


def test_the_lift_is_against_chance_and_the_jaccard_index_against_either():
    pair = the_pair(themes_together(themes([1, 1, 1, 1, 0, 0], [1, 1, 1, 0, 1, 0])))
    assert pair.lift.value == Fraction(3 * 6, 4 * 4)
    assert pair.jaccard.value == Fraction(3, 5)


def test_who_is_silent_on_one_theme_is_not_counted():
    heard = themes([1, 1, 1, 0, 0], [1, 1, 1, 0, 0])
    silent = themes([1, 1, 1, 0, 0, 1, None, 0], [1, 1, 1, 0, 0, None, 1, None])
    assert the_pair(themes_together(silent)) == the_pair(themes_together(heard))


def test_what_occurs_as_often_as_by_chance_is_not_suggested():
    assert themes_together(themes([1, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0])).pairs == ()
    assert themes_together(themes([1, 1, 1, 0], [0, 0, 0, 1]), at_least=2).pairs == ()


def test_too_few_members_are_no_suggestion():
    two = themes([1, 1, 0, 0], [1, 1, 0, 0])
    assert themes_together(two).pairs == ()
    assert the_pair(themes_together(two, at_least=2)).table.both == 2


def test_a_suggestion_that_hangs_on_one_member_is_not_stable():
    just_enough = themes([1, 1, 1, 0, 0], [1, 1, 1, 0, 0])
    assert not the_pair(themes_together(just_enough)).stable
    assert the_pair(themes_together(just_enough, at_least=2)).stable


def test_a_lift_that_hangs_on_one_member_is_not_stable():
    pair = the_pair(themes_together(themes([1, 1, 1, 1, 0], [1, 1, 1, 1, 0])))
    assert pair.lift == Spread(Fraction(5, 4), least=Fraction(1), most=Fraction(4, 3))
    assert not pair.stable


def test_the_greatest_lift_comes_first_then_the_jaccard_index_then_the_ids():
    found = themes_together(
        themes(
            [1, 1, 1, 1, 0, 0, 0, 0],
            [1, 1, 1, 1, 0, 0, 0, 0],
            [1, 1, 1, 0, 0, 0, 0, 0],
            [1, 1, 1, 1, 1, 1, 0, 0],
        )
    )
    assert [(it.first, it.second) for it in found.pairs] == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
        ("a", "d"),
        ("b", "d"),
        ("c", "d"),
    ]


def test_of_two_pairs_of_one_lift_the_greater_jaccard_index_comes_first():
    found = themes_together(
        themes(
            [1] * 3 + [0] * 9,
            [1] * 6 + [0] * 6,
            [0] * 6 + [1] * 4 + [0] * 2,
            [0] * 6 + [1] * 6,
        )
    )
    assert [(it.first, it.lift.value, it.jaccard.value) for it in found.pairs] == [
        ("c", Fraction(2), Fraction(2, 3)),
        ("a", Fraction(2), Fraction(1, 2)),
    ]


def test_only_the_most_common_themes_are_compared_and_the_rest_is_named():
    issues = themes([1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 1, 0], [1, 0, 0, 0])
    found = themes_together(issues, themes_at_most=2)
    assert (found.compared, found.left_out) == (("b", "c"), ("a", "d"))
    assert [(it.first, it.second) for it in found.pairs] == [("b", "c")]


def test_nothing_gives_nothing():
    assert themes_together([]) == ThemePairs((), (), ())
    assert themes_together([an_issue(None, None)]).pairs == ()


COLUMN = st.lists(st.sampled_from([HAS, HAS, HAS_NOT, SILENT]), min_size=10, max_size=10)


def suggested(rows: list[tuple[int | None, int | None]], at_least: int) -> bool:
    both = sum(row == (1, 1) for row in rows)
    firsts, seconds = sum(row[0] or 0 for row in rows), sum(row[1] or 0 for row in rows)
    return both >= at_least and both * len(rows) > firsts * seconds


def lift_of(rows: list[tuple[int | None, int | None]]) -> Fraction:
    firsts, seconds = sum(row[0] or 0 for row in rows), sum(row[1] or 0 for row in rows)
    return Fraction(sum(row == (1, 1) for row in rows) * len(rows), firsts * seconds)


def jaccard_of(rows: list[tuple[int | None, int | None]]) -> Fraction:
    return Fraction(sum(row == (1, 1) for row in rows), sum(1 in row for row in rows))


@given(st.lists(COLUMN, min_size=2, max_size=4), st.integers(2, 4))
@settings(max_examples=60)
def test_every_member_is_left_out_once(columns, at_least):
    found = themes_together(themes(*columns), at_least=at_least)
    expected = {}
    for (first, one), (second, other) in combinations(zip("abcdef", columns, strict=False), 2):
        rows = [row for row in zip(one, other, strict=True) if None not in row]
        if not suggested(rows, at_least):
            continue
        fewer = [rows[:place] + rows[place + 1 :] for place in range(len(rows))]
        lifts, jaccards = [lift_of(it) for it in fewer], [jaccard_of(it) for it in fewer]
        expected[first, second] = (
            Spread(lift_of(rows), min(lifts), max(lifts)),
            Spread(jaccard_of(rows), min(jaccards), max(jaccards)),
            all(suggested(it, at_least) for it in fewer),
            tuple(code for code, *row in zip(CODES, one, other, strict=False) if row == [1, 1]),
        )
    assert expected == {
        (it.first, it.second): (it.lift, it.jaccard, it.stable, it.members) for it in found.pairs
    }


@given(st.lists(COLUMN, min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_the_issues_changes_nothing(columns, random):
    issues = list(themes(*columns))
    found = themes_together(issues)
    random.shuffle(issues)
    assert themes_together(issues) == found


def test_a_table_leaves_out_only_members_that_it_has():
    assert list(FourfoldTable(0, 2, 0, 1).without_one()) == [
        FourfoldTable(0, 1, 0, 1),
        FourfoldTable(0, 2, 0, 0),
    ]
    assert list(FourfoldTable(1, 0, 1, 0).without_one()) == [
        FourfoldTable(0, 0, 1, 0),
        FourfoldTable(1, 0, 0, 0),
    ]


def test_a_table_without_a_theme_has_neither_lift_nor_index():
    assert FourfoldTable(0, 0, 2, 1).lift is None
    assert FourfoldTable(0, 0, 0, 3).jaccard is None


def test_a_table_counts_no_fewer_than_none():
    with pytest.raises(InvalidValue) as caught:
        FourfoldTable(0, -1, 0, 0)
    assert [fault.path for fault in caught.value.faults] == ["first_only"]


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(InvalidValue) as caught:
        themes_together([an_issue(1), an_issue(1)], at_least=1, themes_at_most=1)
    assert [fault.path for fault in caught.value.faults] == [
        "at_least",
        "themes_at_most",
        "issues[1].theme",
    ]


@pytest.mark.parametrize("nonsense", [None, "7", True, 7.0])
def test_nonsense_is_refused_by_name(nonsense):
    calls: list[tuple[str, Any, dict[str, Any]]] = [
        ("issues", nonsense, {}),
        ("issues[0]", [nonsense], {}),
        ("at_least", [], {"at_least": nonsense}),
        ("themes_at_most", [], {"themes_at_most": nonsense}),
    ]
    for name, issues, options in calls:
        with pytest.raises(InvalidValue) as caught:
            themes_together(issues, **options)
        assert [fault.path for fault in caught.value.faults] == [name]
