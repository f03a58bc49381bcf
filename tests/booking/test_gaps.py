"""Gaps tell, day by day, how long a room is open and free at a stretch."""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Hours, OpeningHours
from rocb.booking.gaps import MARGIN, GapIndex, gaps_of, ordinal
from rocb.booking.timeline import Timeline
from rocb.periods import instant
from tests.booking.test_decisions import ALWAYS, HOURS, opens_at
from tests.offices import BERLIN, STATED, a_space, some_premises, weekday_hours

HOUR = 3_600_000_000
MONDAY = datetime(2026, 11, 2, tzinfo=BERLIN)
BEGIN = instant(MONDAY)
FIRST = date(2026, 11, 2).toordinal()
LAST = FIRST + 6
NIGHTS = Hours(
    tuple(OpeningHours(day, time(22), time(6), overnight=True) for day in range(1, 8)), STATED
)


def a_room(*taken: tuple[int, int]) -> Timeline[str]:
    """A room that is taken from some hours to others, counted from the first Monday."""
    room: Timeline[str] = Timeline()
    for number, (begins, ends) in enumerate(taken):
        room.insert(BEGIN + begins * HOUR, BEGIN + ends * HOUR, f"{number}")
    return room


def in_hours(gaps, first: int = FIRST, last: int = LAST) -> list[float]:
    """The longest span of each day."""
    return [gaps.within(day, day) / HOUR for day in range(first, last + 1)]


def test_the_longest_gap_of_a_room_without_bookings_is_its_day():
    gaps = gaps_of(None, weekday_hours(), BERLIN, FIRST, LAST)
    assert in_hours(gaps) == [9, 9, 9, 9, 9, 0, 0]


def test_a_room_that_never_closes_has_a_gap_without_end():
    gaps = gaps_of(None, ALWAYS, BERLIN, FIRST, LAST)
    assert all(length > 24 * 7 for length in in_hours(gaps))


def test_a_room_that_never_opens_has_no_gap():
    gaps = gaps_of(None, Hours((), STATED), BERLIN, FIRST, LAST)
    assert gaps.within(FIRST, LAST) == 0


def test_a_gap_belongs_to_every_day_that_it_touches():
    room = a_room((-900, 10), (60, 2000))  # free from Monday 10:00 to Wednesday 12:00
    assert in_hours(gaps_of(room, ALWAYS, BERLIN, FIRST, LAST)) == [50, 50, 50, 0, 0, 0, 0]


def test_a_gap_that_ends_at_midnight_does_not_touch_the_next_day():
    room = a_room((-900, 10), (24, 2000))
    assert in_hours(gaps_of(room, ALWAYS, BERLIN, FIRST, LAST)) == [14, 0, 0, 0, 0, 0, 0]


def test_the_longest_of_several_days_is_the_longest_within_them():
    room = a_room((-900, 0), (5, 24), (27, 2000))
    gaps = gaps_of(room, ALWAYS, BERLIN, FIRST, LAST)
    assert gaps.within(FIRST + 1, LAST) == 3 * HOUR
    assert gaps.within(FIRST, LAST) == 5 * HOUR


def test_gaps_tell_of_their_days_and_of_some_around():
    gaps = gaps_of(None, weekday_hours(), BERLIN, FIRST, LAST)
    assert gaps.tell_of(FIRST, LAST)
    assert gaps.tell_of(FIRST - MARGIN, LAST + MARGIN)
    assert not gaps.tell_of(FIRST - MARGIN - 1, LAST)
    assert not gaps.tell_of(FIRST, LAST + MARGIN + 1)


def test_a_room_whose_hours_nobody_stated_has_no_gap():
    assert gaps_of(None, None, BERLIN, FIRST, LAST).within(FIRST, LAST) == 0


def test_the_index_works_out_anew_what_has_changed_and_what_is_asked_otherwise():
    premises = some_premises(a_space("a"), a_space("b"))
    index, rooms, versions = GapIndex(), dict[str, Timeline[str]](), dict[str, int]()

    def asked(premises=premises, where=BERLIN, first=FIRST, last=LAST) -> list[float]:
        longest = index.longest(premises, rooms, versions, where, first, last)
        return [longest[id] / HOUR for id in ("a", "b")]

    assert asked() == [9, 9]
    rooms["a"], versions["a"] = a_room(*((24 * day, 24 * day + 24) for day in range(7))), 1
    assert asked() == [0, 9]
    assert asked(first=LAST + 1, last=LAST + 7) == [9, 9]
    assert asked(first=FIRST + 5, last=LAST) == [0, 0]
    nights = some_premises(a_space("a"), a_space("b"), hours=NIGHTS)
    assert asked(premises=nights, first=LAST + 1, last=LAST + 7) == [8, 8]
    assert asked() == [0, 9]


def test_the_day_of_an_instant_is_that_which_the_clocks_show():
    assert ordinal(BEGIN, BERLIN) == FIRST
    assert ordinal(BEGIN - 1, BERLIN) == FIRST - 1


TAKEN = st.lists(st.tuples(st.integers(-50, 200), st.integers(1, 30)), max_size=8).map(
    lambda spans: [
        (begins, begins + length)
        for number, (begins, length) in enumerate(spans)
        if not any(
            begins < other + long and other < begins + length for other, long in spans[:number]
        )
    ]
)


@given(TAKEN, st.one_of(HOURS, st.just(NIGHTS), st.just(weekday_hours()), st.just(ALWAYS)))
@settings(deadline=None, max_examples=25)
def test_no_gap_is_longer_than_what_is_told_of_its_day(taken, hours):
    gaps = gaps_of(a_room(*taken), hours, BERLIN, FIRST, LAST)
    span = range(-24 * MARGIN, 24 * (7 + MARGIN))
    free = {
        hour: opens_at(hours, MONDAY + timedelta(hours=hour))
        and not any(begins <= hour < ends for begins, ends in taken)
        for hour in span
    }
    for day in range(7):
        longest = run = 0
        touches = False
        for hour in span:
            run, touches = (run + 1, touches) if free[hour] else (0, False)
            touches |= free[hour] and day * 24 <= hour < (day + 1) * 24
            longest = max(longest, run) if touches else longest
        told = gaps.within(FIRST + day, FIRST + day)
        assert told == longest * HOUR or (told > 24 * MARGIN * HOUR and longest)
