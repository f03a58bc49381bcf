"""A timeline says what a plain list of its spans says, whatever is done to it or interrupted."""

import random
import sys
from bisect import insort
from collections.abc import Callable
from functools import partial
from itertools import count, pairwise
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from rocb.booking.timeline import Timeline

SMALL = 4
"""A chunk so short that a few spans already split and join it."""


class Value:
    """Something that is equal to everything, and has no hash."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        raise AssertionError("values are not hashed")


def a_timeline(*spans: tuple[int, int, Any], chunk: int = SMALL) -> Timeline[Any]:
    timeline = Timeline[Any](chunk)
    for span in spans:
        timeline.insert(*span)
    return timeline


def spans_of(timeline: Timeline[Any]) -> list[tuple[int, int, int]]:
    """The spans, with each value as its id."""
    return [(begins, ends, id(value)) for begins, ends, value in timeline]


def lengths(timeline: Timeline[Any]) -> list[int]:
    """How long the chunks are."""
    return [len(chunk) for chunk in timeline._held[1]]  # noqa: SLF001 - nothing else shows them


def test_a_new_timeline_is_empty_and_free():
    timeline = Timeline[str]()
    assert list(timeline) == []
    assert len(timeline) == 0
    assert timeline.is_free(-(2**60), 2**60)
    assert timeline.overlapping(0, 10) == []
    assert timeline.before(10) is None
    assert timeline.after(0) is None
    assert list(timeline.free(0, 10)) == [(0, 10)]


@pytest.mark.parametrize(
    ("begins", "ends", "found"),
    [
        (0, 10, []),
        (0, 11, ["a"]),
        (10, 20, ["a"]),
        (12, 13, ["a"]),
        (19, 21, ["a", "b"]),
        (30, 40, []),
        (29, 41, ["b", "c"]),
        (0, 99, ["a", "b", "c"]),
        (50, 99, []),
    ],
)
def test_a_window_that_only_touches_a_span_is_free(begins, ends, found):
    timeline = a_timeline((40, 50, "c"), (10, 20, "a"), (20, 30, "b"))
    assert timeline.overlapping(begins, ends) == found
    assert timeline.is_free(begins, ends) == (not found)


def test_the_neighbours_are_the_nearest_spans_outside():
    timeline = a_timeline((10, 20, "a"), (20, 30, "b"), (40, 50, "c"))
    assert timeline.before(9) is None
    assert timeline.before(20) == (20, "a")
    assert timeline.before(29) == (20, "a")
    assert timeline.before(99) == (50, "c")
    assert timeline.after(0) == (10, "a")
    assert timeline.after(20) == (20, "b")
    assert timeline.after(21) == (40, "c")
    assert timeline.after(41) is None


def test_what_is_free_lies_between_the_spans_and_within_the_window():
    timeline = a_timeline((10, 20, "a"), (20, 30, "b"), (40, 50, "c"))
    assert list(timeline.free(0, 60)) == [(0, 10), (30, 40), (50, 60)]
    assert list(timeline.free(15, 35)) == [(30, 35)]
    assert list(timeline.free(20, 30)) == []
    assert list(timeline.free(30, 40)) == [(30, 40)]


def test_only_the_very_value_is_removed():
    kept, other = Value(), Value()
    timeline = a_timeline((10, 20, kept))
    timeline.discard(10, other)
    timeline.discard(11, kept)
    timeline.discard(20, kept)
    assert len(timeline) == 1
    timeline.discard(10, kept)
    timeline.discard(10, kept)
    assert len(timeline) == 0


def test_a_span_may_lie_across_what_once_parted_two_chunks():
    timeline = a_timeline(*((n * 10, n * 10 + 5, n) for n in range(SMALL + 1)))
    assert len(lengths(timeline)) == 2
    timeline.discard(10, 1)
    timeline.discard(20, 2)
    assert timeline.before(29) == (5, 0)
    timeline.insert(10, 28, "across")
    assert [value for _, _, value in timeline] == [0, "across", 3, 4]
    for begins in range(10, 28):
        assert timeline.overlapping(begins, begins + 1) == ["across"]
        assert not timeline.is_free(begins, begins + 1)


def test_many_removals_leave_no_crowd_of_short_chunks():
    chunk, many = 16, 2000
    numbers = list(range(many))
    for kept in (numbers[::50], numbers[:40], numbers[-40:], []):
        timeline = a_timeline(*((n * 2, n * 2 + 1, n) for n in numbers), chunk=chunk)
        for n in set(numbers).difference(kept):
            timeline.discard(n * 2, n)
        assert [value for _, _, value in timeline] == kept
        assert len(lengths(timeline)) <= 1 + len(kept) / (chunk / 4)


class TimelineMachine(RuleBasedStateMachine):
    """A timeline beside a plain list that is searched from end to end."""

    times = st.integers(-10, 60)
    lengths = st.integers(1, 6)

    def __init__(self):
        super().__init__()
        self.timeline = Timeline[str](SMALL)
        self.held: list[tuple[int, int, str]] = []
        self.numbers = count()

    def overlapped(self, begins: int, ends: int) -> list[tuple[int, int, str]]:
        return [it for it in self.held if it[0] < ends and begins < it[1]]

    @rule(begins=times, length=lengths)
    def insert(self, begins, length):
        if not self.overlapped(begins, begins + length):
            span = (begins, begins + length, f"span {next(self.numbers)}")
            self.timeline.insert(*span)
            insort(self.held, span)

    @rule(data=st.data())
    def discard(self, data):
        if self.held:
            span = data.draw(st.sampled_from(self.held))
            self.held.remove(span)
            for _ in range(2):
                self.timeline.discard(span[0], span[2])

    @rule(first=times, after=times)
    def discard_many(self, first, after):
        for span in self.overlapped(first, after):
            self.held.remove(span)
            self.timeline.discard(span[0], span[2])

    @rule(begins=times)
    def discard_what_is_not_there(self, begins):
        self.timeline.discard(begins, "nothing")

    @rule(begins=times, length=st.integers(1, 30))
    def every_question_has_the_answer_of_the_list(self, begins, length):
        ends = begins + length
        found = self.overlapped(begins, ends)
        assert self.timeline.overlapping(begins, ends) == [value for _, _, value in found]
        assert self.timeline.is_free(begins, ends) == (not found)
        earlier = [(stop, value) for _, stop, value in self.held if stop <= begins]
        later = [(start, value) for start, _, value in self.held if start >= ends]
        assert self.timeline.before(begins) == (earlier[-1] if earlier else None)
        assert self.timeline.after(ends) == (later[0] if later else None)
        self.free_is_every_instant_that_nothing_holds(begins, ends)

    def free_is_every_instant_that_nothing_holds(self, begins: int, ends: int) -> None:
        free = list(self.timeline.free(begins, ends))
        instants = [t for t in range(begins, ends) if not self.overlapped(t, t + 1)]
        assert [t for start, stop in free for t in range(start, stop)] == instants
        assert all(stop < start for (_, stop), (start, _) in pairwise(free))

    @invariant()
    def the_timeline_holds_what_the_list_holds_in_order(self):
        assert list(self.timeline) == self.held
        assert len(self.timeline) == len(self.held)

    @invariant()
    def no_chunk_is_too_long_or_needlessly_short(self):
        found = lengths(self.timeline)
        assert max(found) <= SMALL
        assert len(found) == 1 or min(found) >= SMALL // 4


TestTimeline = TimelineMachine.TestCase
TestTimeline.settings = settings(deadline=None, max_examples=150, stateful_step_count=50)


def test_thousands_of_spans_in_chunks_of_the_real_length_are_what_a_list_holds():
    chance = random.Random(7)  # noqa: S311 - a test, and the same each time
    timeline, held = Timeline[str](), dict[int, tuple[int, str]]()
    for step in range(12_000):
        begins = chance.randrange(4000) * 10
        if begins in held and (step > 8000 or chance.random() < 0.2):
            timeline.discard(begins, held.pop(begins)[1])
        elif begins not in held and step <= 8000:
            held[begins] = (begins + chance.randint(1, 10), f"{step}")
            timeline.insert(begins, *held[begins])
        at = chance.randrange(40_000)
        first, second = at // 10 * 10, at // 10 * 10 + 10
        taken = [it for it in (first, second) if it in held and it < at + 5 and held[it][0] > at]
        assert timeline.is_free(at, at + 5) == (not taken)
        assert timeline.overlapping(at, at + 5) == [held[it][1] for it in taken]
    assert list(timeline) == [(begins, *held[begins]) for begins in sorted(held)]
    assert len(lengths(timeline)) > 1


class Interrupted(BaseException):
    """What a test raises in the middle of a change."""


def interrupt() -> None:
    raise Interrupted


def done_at(line: int, action: Callable[[], None], run: Callable[..., object], *given: Any) -> bool:
    """Run something and do `action` before its line of this number; return whether it has one."""
    lines = count()
    reached = False

    def trace(frame: Any, event: str, _: Any) -> Any:
        nonlocal reached
        ours = frame.f_globals["__name__"].startswith("rocb.")
        if event == "line" and ours and next(lines) == line:
            reached = True
            action()
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run(*given)
    except Interrupted:
        pass
    finally:
        sys.settrace(before)
    return reached


SPANS = [(n * 10, n * 10 + 5, Value()) for n in range(12)]
NEW = Value()


@pytest.mark.untraced
@pytest.mark.parametrize("held", [0, 1, 4, 5, 8, 9, 12])
@pytest.mark.parametrize("begins", [-5, 5, 35, 45, 75, 125])
def test_an_insertion_that_is_interrupted_anywhere_is_done_or_not_begun(held, begins):
    span = (begins, begins + 5, NEW)
    wanted = spans_of(a_timeline(*SPANS[:held], span))
    for line in count():
        timeline = a_timeline(*SPANS[:held])
        before = spans_of(timeline)
        if not done_at(line, interrupt, timeline.insert, *span):
            assert line > 5
            break
        assert spans_of(timeline) in (before, wanted)
        if spans_of(timeline) == before:
            timeline.insert(*span)
        assert spans_of(timeline) == wanted
        assert timeline.before(begins + 5) == (begins + 5, NEW)


@pytest.mark.untraced
@pytest.mark.parametrize("held", [1, 2, 5, 6, 9, 12])
@pytest.mark.parametrize("place", [0, -1])
def test_a_removal_that_is_interrupted_anywhere_is_done_or_not_begun(held, place):
    begins, _, value = SPANS[:held][place]
    wanted = [(b, e, id(v)) for b, e, v in SPANS[:held] if b != begins]
    for line in count():
        timeline = a_timeline(*SPANS[:held], chunk=2)
        before = spans_of(timeline)
        if not done_at(line, interrupt, timeline.discard, begins, value):
            assert line > 5
            break
        assert spans_of(timeline) in (before, wanted)
        timeline.discard(begins, value)
        assert spans_of(timeline) == wanted
        assert timeline.is_free(begins, begins + 5)


QUESTIONS: list[Callable[[Timeline[Any]], object]] = [
    lambda timeline: timeline.is_free(31, 39),
    lambda timeline: timeline.is_free(36, 44),
    lambda timeline: [id(value) for value in timeline.overlapping(0, 99)],
    lambda timeline: timeline.before(40),
    lambda timeline: timeline.after(35),
    lambda timeline: list(timeline.free(0, 99)),
    spans_of,
    len,
]


def asked_while(
    line: int, change: Callable[[], None], ask: Callable[[], object]
) -> tuple[bool, object]:
    """Ask, with a change before this line; return whether the line was reached, and the answer."""
    heard: list[object] = []
    reached = done_at(line, change, lambda: heard.append(ask()))
    return reached, heard[0]


@pytest.mark.untraced
@pytest.mark.parametrize("ask", QUESTIONS)
@pytest.mark.parametrize("held", [3, 4, 5, 8, 12])
@pytest.mark.parametrize("adding", [True, False])
def test_a_question_is_answered_as_before_or_after_a_change_made_meanwhile(ask, held, adding):
    fewer, more = SPANS[:held], [*SPANS[:held], (35, 40, NEW)]
    answers = ask(a_timeline(*fewer)), ask(a_timeline(*more))
    for line in count():
        timeline = a_timeline(*(fewer if adding else more))
        add, remove = partial(timeline.insert, 35, 40, NEW), partial(timeline.discard, 35, NEW)
        reached, answer = asked_while(line, add if adding else remove, partial(ask, timeline))
        assert answer in answers
        if not reached:
            assert line > 0
            break
