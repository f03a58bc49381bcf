"""A pool says what a plain list of its spans says, whatever is taken, removed or interrupted."""

import random
from collections.abc import Callable
from functools import partial
from itertools import count, pairwise
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from rocb.booking.pool import Pool
from tests.booking.test_timeline import SMALL, Value, asked_while, done_at, interrupt

ALL = 2**40


def a_pool(*spans: tuple[int, int, int, Any], chunk: int = SMALL) -> Pool[Any]:
    pool = Pool[Any](chunk)
    for span in spans:
        pool.insert(*span)
    return pool


def state(pool: Pool[Any]) -> tuple[object, object]:
    """All that can be asked of a pool, with each value as its id."""
    rows = [(begins, ends, places, id(value)) for begins, ends, places, value in pool]
    return rows, list(pool.levels(-1000, 1000))


def lengths(pool: Pool[Any]) -> tuple[list[int], list[int]]:
    """How long the chunks are: those of the spans, those of the steps."""
    (_, spans), (_, steps) = pool._held  # noqa: SLF001 - nothing else shows them
    return [len(chunk) for chunk in spans], [len(chunk) for chunk in steps]


def test_nothing_is_taken_of_a_new_pool():
    pool = Pool[str]()
    assert list(pool) == []
    assert len(pool) == 0
    assert pool.peak(-(2**60), 2**60) == 0
    assert pool.overlapping(0, 10) == []
    assert list(pool.levels(0, 10)) == [(0, 10, 0)]


@pytest.mark.parametrize(
    ("begins", "ends", "peak", "found"),
    [
        (0, 10, 0, []),
        (0, 11, 2, ["a"]),
        (0, 16, 5, ["a", "b"]),
        (20, 25, 3, ["b"]),
        (25, 26, 4, ["c"]),
        (19, 26, 5, ["a", "b", "c"]),
        (30, 99, 0, []),
    ],
)
def test_the_peak_is_the_highest_sum_of_one_instant(begins, ends, peak, found):
    pool = a_pool((25, 30, 4, "c"), (15, 25, 3, "b"), (10, 20, 2, "a"))
    assert pool.peak(begins, ends) == peak
    assert pool.overlapping(begins, ends) == found


def test_the_levels_cover_the_window_and_equal_ones_are_joined():
    pool = a_pool((10, 20, 2, "a"), (20, 30, 2, "b"), (15, 18, 1, "c"))
    wanted = [(0, 10, 0), (10, 15, 2), (15, 18, 3), (18, 30, 2), (30, 40, 0)]
    assert list(pool.levels(0, 40)) == wanted
    assert list(pool.levels(16, 25)) == [(16, 18, 3), (18, 25, 2)]
    assert list(pool.levels(10, 15)) == [(10, 15, 2)]


def test_the_whole_pool_may_be_taken_at_once():
    pool = a_pool((0, 10, 1, "a"), (5, 25, ALL, "all"), (20, 30, 1, "b"))
    assert pool.peak(0, 30) == ALL + 1
    assert pool.peak(10, 20) == ALL
    pool.discard(5, "all")
    assert pool.peak(0, 30) == 1


def test_only_the_very_value_is_removed():
    one, other = Value(), Value()
    pool = a_pool((10, 20, 1, one), (10, 20, 2, other))
    pool.discard(10, Value())
    pool.discard(11, one)
    assert len(pool) == 2
    pool.discard(10, one)
    pool.discard(10, one)
    assert [value is other for _, _, _, value in pool] == [True]
    assert pool.peak(0, 99) == 2


def test_many_may_begin_at_the_same_time():
    pool = a_pool(*((9, 10 + n, 1, n) for n in range(40)))
    assert len(lengths(pool)[0]) > 4
    assert pool.overlapping(0, 99) == list(range(40))
    for n in range(0, 40, 2):
        pool.discard(9, n)
    assert pool.overlapping(9, 10) == list(range(1, 40, 2))
    assert pool.peak(0, 99) == 20


def test_a_pool_that_is_emptied_keeps_no_chunks():
    numbers = list(range(300))
    pool = a_pool(*((n * 7 % 300, n * 7 % 300 + 20, n, n) for n in numbers))
    assert len(lengths(pool)[0]) > 50
    for n in numbers:
        pool.discard(n * 7 % 300, n)
    assert lengths(pool) == ([0], [0])


class PoolMachine(RuleBasedStateMachine):
    """A pool beside a plain list whose places are summed up instant by instant."""

    times = st.integers(-10, 60)

    def __init__(self):
        super().__init__()
        self.pool = Pool[str](SMALL)
        self.held: list[tuple[int, int, int, str]] = []
        self.numbers = count()

    def overlapped(self, begins: int, ends: int) -> list[tuple[int, int, int, str]]:
        return [it for it in self.held if it[0] < ends and begins < it[1]]

    def taken(self, begins: int, ends: int) -> list[int]:
        """The places taken at each instant of the window."""
        return [sum(it[2] for it in self.overlapped(t, t + 1)) for t in range(begins, ends)]

    @rule(
        begins=times,
        length=st.integers(1, 8) | st.integers(1, 80),
        places=st.integers(1, 3) | st.just(ALL),
    )
    def insert(self, begins, length, places):
        span = (begins, begins + length, places, f"span {next(self.numbers)}")
        self.pool.insert(*span)
        self.held.append(span)
        self.held.sort(key=lambda it: it[0])

    @rule(data=st.data())
    def discard(self, data):
        if self.held:
            span = data.draw(st.sampled_from(self.held))
            self.held.remove(span)
            for _ in range(2):
                self.pool.discard(span[0], span[3])

    @rule(first=times, after=times)
    def discard_many(self, first, after):
        for span in self.overlapped(first, after):
            self.held.remove(span)
            self.pool.discard(span[0], span[3])

    @rule(begins=times)
    def discard_what_is_not_there(self, begins):
        self.pool.discard(begins, "nothing")

    @rule(begins=times, length=st.integers(1, 60))
    def every_question_has_the_answer_of_the_list(self, begins, length):
        ends = begins + length
        taken = self.taken(begins, ends)
        assert self.pool.peak(begins, ends) == max(taken)
        found = [value for _, _, _, value in self.overlapped(begins, ends)]
        assert self.pool.overlapping(begins, ends) == found
        levels = list(self.pool.levels(begins, ends))
        assert [level for since, until, level in levels for _ in range(since, until)] == taken
        assert [since for since, _, _ in levels] == [begins] + [
            until for _, until, _ in levels[:-1]
        ]
        assert all(one[2] != next_[2] for one, next_ in pairwise(levels))

    @invariant()
    def the_pool_holds_what_the_list_holds_by_begin(self):
        assert list(self.pool) == self.held
        assert len(self.pool) == len(self.held)

    @invariant()
    def no_chunk_is_too_long_or_needlessly_short(self):
        for found in lengths(self.pool):
            assert max(found) <= SMALL
            assert len(found) == 1 or min(found) >= SMALL // 4


TestPool = PoolMachine.TestCase
TestPool.settings = settings(deadline=None, max_examples=150, stateful_step_count=50)


def swept(spans: list[tuple[int, int, int, int]], begins: int, ends: int) -> int:
    """The peak of a window, from all begins and ends of the spans in order."""
    events = [(max(start, begins), places) for start, stop, places, _ in spans if stop > begins]
    events += [(stop, -places) for _, stop, places, _ in spans if stop > begins]
    level = peak = 0
    for time, places in sorted(events):
        if time >= ends:
            break
        level += places
        peak = max(peak, level)
    return peak


def test_thousands_of_spans_in_chunks_of_the_real_length_are_what_a_list_holds():
    chance = random.Random(7)  # noqa: S311 - a test, and the same each time
    pool, held = Pool[int](), list[tuple[int, int, int, int]]()
    for number in range(3000):
        begins = chance.randrange(50_000)
        length = chance.choice((10, 100, 1000, 50_000))
        span = (begins, begins + length, chance.choice((1, 2, 5)), number)
        pool.insert(*span)
        held.append(span)
    assert min(map(len, lengths(pool))) > 4
    chance.shuffle(held)
    while held:
        assert sorted(pool) == sorted(held)
        for _ in range(20):
            begins = chance.randrange(-100, 60_000)
            ends = begins + chance.choice((1, 50, 5000))
            assert pool.peak(begins, ends) == swept(held, begins, ends)
            found = {number for start, stop, _, number in held if start < ends and stop > begins}
            assert set(pool.overlapping(begins, ends)) == found
        for begins, _, _, number in held[-300:]:
            pool.discard(begins, number)
        del held[-300:]
    assert list(pool.levels(-(2**60), 2**60)) == [(-(2**60), 2**60, 0)]


SPANS = [(n * 10, n * 10 + 15, 1 + n % 3, Value()) for n in range(12)]
NEW = Value()


@pytest.mark.untraced
@pytest.mark.parametrize("held", [0, 1, 4, 5, 12])
@pytest.mark.parametrize("span", [(-5, 0), (35, 45), (-5, 200), (10, 25)])
def test_an_insertion_that_is_interrupted_anywhere_is_done_or_not_begun(held, span):
    begins, ends = span
    wanted = state(a_pool(*SPANS[:held], (begins, ends, 7, NEW)))
    for line in count():
        pool = a_pool(*SPANS[:held])
        before = state(pool)
        if not done_at(line, interrupt, pool.insert, begins, ends, 7, NEW):
            assert line > 10
            break
        assert state(pool) in (before, wanted)
        if state(pool) == before:
            pool.insert(begins, ends, 7, NEW)
        assert state(pool) == wanted


@pytest.mark.untraced
@pytest.mark.parametrize("held", [1, 2, 5, 12])
@pytest.mark.parametrize("place", [0, -1])
def test_a_removal_that_is_interrupted_anywhere_is_done_or_not_begun(held, place):
    begins, _, _, value = SPANS[:held][place]
    wanted = state(a_pool(*(span for span in SPANS[:held] if span[0] != begins)))
    for line in count():
        pool = a_pool(*SPANS[:held], chunk=2)
        before = state(pool)
        if not done_at(line, interrupt, pool.discard, begins, value):
            assert line > 10
            break
        assert state(pool) in (before, wanted)
        pool.discard(begins, value)
        assert state(pool) == wanted


QUESTIONS: list[Callable[[Pool[Any]], object]] = [
    lambda pool: pool.peak(20, 90),
    lambda pool: pool.peak(36, 39),
    lambda pool: [id(value) for value in pool.overlapping(0, 99)],
    lambda pool: list(pool.levels(0, 99)),
    lambda pool: [id(value) for _, _, _, value in pool],
    len,
]


@pytest.mark.untraced
@pytest.mark.parametrize("ask", QUESTIONS)
@pytest.mark.parametrize("held", [3, 4, 5, 12])
@pytest.mark.parametrize("adding", [True, False])
def test_a_question_is_answered_as_before_or_after_a_change_made_meanwhile(ask, held, adding):
    fewer, more = SPANS[:held], [*SPANS[:held], (35, 80, 7, NEW)]
    answers = ask(a_pool(*fewer)), ask(a_pool(*more))
    for line in count():
        pool = a_pool(*(fewer if adding else more))
        add, remove = partial(pool.insert, 35, 80, 7, NEW), partial(pool.discard, 35, NEW)
        reached, answer = asked_while(line, add if adding else remove, partial(ask, pool))
        assert answer in answers
        if not reached:
            assert line > 0
            break
