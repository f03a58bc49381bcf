"""Gaps tell, week by week, how long a room is open and free at a stretch."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Hours, OpeningHours
from rocb.booking.gaps import WEEK, gaps_of
from rocb.booking.timeline import Timeline
from rocb.periods import instant
from tests.booking.test_decisions import ALWAYS, HOURS, opens_at
from tests.offices import BERLIN, STATED, weekday_hours

HOUR = 3_600_000_000
FIRST = instant(datetime(2026, 10, 15, tzinfo=UTC)) // WEEK  # weeks since 1970 begin on Thursdays
LAST = FIRST + 2
NIGHTS = Hours(
    tuple(OpeningHours(day, time(22), time(6), overnight=True) for day in range(1, 8)), STATED
)


def a_room(*taken: tuple[int, int]) -> Timeline[str]:
    """A room that is taken from some hours to others, counted from the first week."""
    room: Timeline[str] = Timeline()
    for number, (begins, ends) in enumerate(taken):
        room.insert(FIRST * WEEK + begins * HOUR, FIRST * WEEK + ends * HOUR, f"{number}")
    return room


def test_the_longest_gap_of_a_room_without_bookings_is_its_longest_day():
    gaps = gaps_of(None, 0, weekday_hours(), BERLIN, FIRST, LAST)
    assert gaps.longest == (9 * HOUR, 9 * HOUR, 9 * HOUR)


def test_a_room_that_never_closes_has_a_gap_without_end():
    gaps = gaps_of(None, 0, ALWAYS, BERLIN, FIRST, LAST)
    assert all(length >= 3 * WEEK for length in gaps.longest)


def test_a_room_that_never_opens_has_no_gap():
    gaps = gaps_of(None, 0, Hours((), STATED), BERLIN, FIRST, LAST)
    assert gaps.within(FIRST, LAST) == 0


def test_a_gap_belongs_to_every_week_that_it_touches():
    room = a_room((-400, 100), (400, 900))  # free from hour 100 to hour 400; a week has 168
    gaps = gaps_of(room, 0, ALWAYS, BERLIN, FIRST, LAST)
    assert gaps.longest == (300 * HOUR, 300 * HOUR, 300 * HOUR)
    room = a_room((-400, 100), (150, 900))
    gaps = gaps_of(room, 0, ALWAYS, BERLIN, FIRST, LAST)
    assert gaps.longest == (50 * HOUR, 0, 0)


def test_the_longest_of_several_weeks_is_the_longest_within_them():
    room = a_room((-400, 100), (150, 200), (220, 900))
    gaps = gaps_of(room, 0, ALWAYS, BERLIN, FIRST, LAST)
    assert (gaps.within(FIRST, FIRST), gaps.within(FIRST + 1, LAST)) == (50 * HOUR, 20 * HOUR)
    assert gaps.within(FIRST, LAST) == 50 * HOUR


def test_gaps_hold_for_one_state_of_the_room_and_for_its_weeks():
    hours = weekday_hours()
    gaps = gaps_of(None, 7, hours, BERLIN, FIRST, LAST)
    assert gaps.hold_for(7, hours, BERLIN, FIRST, LAST)
    assert gaps.hold_for(7, hours, BERLIN, FIRST + 1, LAST - 1)
    assert not gaps.hold_for(8, hours, BERLIN, FIRST, LAST)
    assert not gaps.hold_for(7, NIGHTS, BERLIN, FIRST, LAST)
    assert not gaps.hold_for(7, hours, ZoneInfo("Asia/Baku"), FIRST, LAST)
    assert not gaps.hold_for(7, hours, BERLIN, FIRST - 1, LAST)
    assert not gaps.hold_for(7, hours, BERLIN, FIRST, LAST + 1)


TAKEN = st.lists(st.tuples(st.integers(-300, 700), st.integers(1, 60)), max_size=8).map(
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
def test_no_gap_is_longer_than_what_is_told_of_its_week(taken, hours):
    gaps = gaps_of(a_room(*taken), 0, hours, BERLIN, FIRST, LAST)
    begin = datetime.fromtimestamp(FIRST * WEEK / 1_000_000, UTC)
    free = [
        opens_at(hours, begin + timedelta(hours=hour))
        and not any(begins <= hour < ends for begins, ends in taken)
        for hour in range(-168, 168 * 4)
    ]
    for week in range(3):
        longest = run = 0
        touches = False
        for hour, is_free in zip(range(-168, 168 * 4), free, strict=True):
            run, touches = (run + 1, touches) if is_free else (0, False)
            touches |= is_free and week * 168 <= hour < (week + 1) * 168
            if touches:
                longest = max(longest, run)
        told = gaps.longest[week]
        assert told == longest * HOUR or (told > 3 * WEEK and longest)
