"""Matching: seats given to people so that they gain the most, each person at most one."""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

from attrs import define, field


@define
class _Matching:
    """Rows and the columns chosen for them, with the potentials that prove it the best so far.

    The top of a row and the height of a column are together no less than what the pair gains, and
    no more where it is matched; a row that is left without a column has a top of zero.
    """

    rows: Sequence[Mapping[int, int]]
    tops: list[int]
    chosen: list[int | None]
    holders: dict[int, int] = field(factory=dict)
    heights: dict[int, int] = field(factory=dict)


@define
class _Search:
    """A search for the shortest path from a row: `lengths` of rows and columns that it passed.

    It leads by the rows `before` each column to a free column `end`, or leaves the row `without`.
    """

    start: int
    rows: dict[int, int]
    columns: dict[int, int]
    before: dict[int, int]
    total: int
    end: int | None
    without: int


def matched(rows: Sequence[Mapping[int, int]]) -> list[int | None]:
    """Return the column for each row, or `None`, such that the sum of the gains is the most.

    A row holds its gains by column; no column is matched twice, and nothing that loses is matched.
    Successive shortest paths with potentials, as in Jonker and Volgenant (1987), on sparse rows.
    """
    tops = [max(0, *row.values()) if row else 0 for row in rows]
    matching = _Matching(rows, tops, [None] * len(rows))
    for start in range(len(rows)):
        found = _searched(matching, start)
        for row, length in found.rows.items():
            matching.tops[row] -= found.total - length
        for column, length in found.columns.items():
            matching.heights[column] = matching.heights.get(column, 0) + found.total - length
        _follow(matching, found)
    return matching.chosen


def _searched(matching: _Matching, start: int) -> _Search:
    tops, heights = matching.tops, matching.heights
    found = _Search(start, {}, {}, {}, tops[start], None, start)
    nearest: dict[int, int] = {}
    heap: list[tuple[int, int]] = []
    row, length = start, 0
    while True:
        found.rows[row] = length
        if length + tops[row] < found.total:
            found.total, found.without = length + tops[row], row
        for column, gain in matching.rows[row].items():
            reached = length + tops[row] + heights.get(column, 0) - gain
            if column not in found.columns and reached < nearest.get(column, found.total):
                nearest[column], found.before[column] = reached, row
                heappush(heap, (reached, column))
        while heap and heap[0][1] in found.columns:
            heappop(heap)
        if not heap or heap[0][0] >= found.total:
            return found
        length, column = heappop(heap)
        if column not in matching.holders:
            found.total, found.end = length, column
            return found
        found.columns[column] = length
        row = matching.holders[column]


def _follow(matching: _Matching, found: _Search) -> None:
    """Give every row on the path the column that follows it."""
    column = found.end
    if column is None:
        column, matching.chosen[found.without] = matching.chosen[found.without], None
    while column is not None:
        row = found.before[column]
        matching.holders[column] = row
        column, matching.chosen[row] = matching.chosen[row], column
