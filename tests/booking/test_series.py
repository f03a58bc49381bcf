"""A series is what its rule gives, at the wall time of its zone, with its exceptions."""

import time as clock
from calendar import isleap, monthrange
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import islice, takewhile
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rocb.booking.series import Moved, Occurrence, Series, occurrences
from rocb.errors import Fault, InvalidValue
from rocb.periods import Slot, at_instant, instant, wall_instant

BAKU = ZoneInfo("Asia/Baku")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = (
    BAKU,
    BERLIN,
    NEW_YORK,
    ZoneInfo("Europe/Kyiv"),
    ZoneInfo("Australia/Lord_Howe"),
    ZoneInfo("UTC"),
)
HOUR = timedelta(hours=1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def at(text: str, where: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=where)


def a_slot(start: datetime, length: timedelta = HOUR) -> Slot:
    return Slot(start, (start.astimezone(UTC) + length).astimezone(start.tzinfo))


MONDAY = a_slot(at("2026-03-02T10:00"))
DAILY = Series(MONDAY, "FREQ=DAILY;COUNT=5")


def starts(series: Series) -> list[str]:
    return [it.slot.start.strftime("%Y-%m-%d %H:%M") for it in series.occurrences]


def days(rule: str, first: str = "2026-03-02") -> list[str]:
    series = Series(a_slot(at(f"{first}T10:00")), rule)
    assert {it.slot.start.time() for it in series.occurrences} == {time(10)}
    return [str(it.slot.start.date()) for it in series.occurrences]


def faults(make: Callable[..., object], *values: Any, **named: Any) -> tuple[Fault, ...]:
    """The faults of what is refused, which has to be soon."""
    began = clock.perf_counter()
    with pytest.raises(InvalidValue) as caught:
        make(*values, **named)
    assert clock.perf_counter() - began < 1
    assert str(caught.value)
    return caught.value.faults


# --- against other ways to work it out

WALLS = st.datetimes(datetime(1971, 1, 1), datetime(2036, 1, 1)).map(  # noqa: DTZ001 - wall times
    lambda wall: wall.replace(second=0, microsecond=0)
)
NEAR_CHANGES = st.builds(
    lambda day, minutes: datetime.combine(day, time()) + timedelta(minutes=minutes),
    st.sampled_from([date(2026, 3, 1), date(2026, 3, 22), date(2026, 10, 18), date(2026, 10, 4)])
    | st.dates(date(2026, 3, 1), date(2026, 4, 10)),
    st.integers(0, 5 * 12).map(lambda steps: steps * 5),
)


def slowly(walls: list[datetime], length: timedelta, where: ZoneInfo) -> list[Slot]:
    """The slots at these wall times, by the instants of their ends."""
    begins = dict.fromkeys(wall_instant(wall, where) for wall in walls)
    ends = [it + length // timedelta(microseconds=1) for it in begins]
    return [
        Slot(at_instant(begin, where), at_instant(end, where))
        for begin, end in zip(begins, ends, strict=True)
    ]


@given(
    WALLS | NEAR_CHANGES,
    st.sampled_from(ZONES),
    st.sampled_from(
        ["FREQ=DAILY", "FREQ=WEEKLY", "freq=weekly;byday={day}", "WKST=SU;FREQ=WEEKLY"]
    ),
    st.integers(1, 3) | st.integers(1, 400),
    st.integers(1, 60),
    st.sampled_from([timedelta(minutes=5), HOUR, 30 * HOUR]),
)
def test_a_rule_of_steps_gives_what_dateutil_gives(wall, where, rule, interval, count, length):
    rule = rule.format(day=WEEKDAYS[wall.weekday()])
    walls = list(rrulestr(f"{rule};INTERVAL={interval};COUNT={count}", dtstart=wall))
    assume(walls[-1].year <= wall.year + 100)
    expected = slowly(walls, length, where)
    series = Series(expected[0], f"{rule};INTERVAL={interval};COUNT={count}")
    assume(expected[0].start.replace(tzinfo=None) == wall)
    assert [it.slot for it in series.occurrences] == expected
    for occurrence, slot in zip(series.occurrences, expected, strict=True):
        assert occurrence.original == occurrence.slot.start
        assert occurrence.slot.start.isoformat() == slot.start.isoformat()
        assert occurrence.slot.end.isoformat() == slot.end.isoformat()


@given(WALLS | NEAR_CHANGES, st.sampled_from(ZONES), st.integers(0, 40), st.integers(-3, 3))
@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"])
def test_until_is_compared_by_instant_and_included(rule, wall, where, steps, seconds):
    walls = [wall + timedelta(days=step) for step in range(45)]
    slots = slowly(walls, HOUR, where)
    assume(slots[0].start.replace(tzinfo=None) == wall)
    until = slots[steps].start.astimezone(UTC) + timedelta(seconds=seconds)
    assume(until >= slots[0].start.astimezone(UTC))
    series = Series(slots[0], f"{rule};UNTIL={until:%Y%m%dT%H%M%SZ}")
    expected = [slot for slot in slots if slot.begins <= instant(until)]
    assert [it.slot for it in series.occurrences] == expected


Parts = dict[str, Any]
"""A rule: `freq`, `interval`, `wkst` and lists of its BY values; a day is number and weekday."""


def by_the_table(rule: Parts, first: date) -> Iterator[date]:
    """Yield what a rule gives within ten years, period by period, as RFC 5545 words it."""
    for period in periods(rule, first):
        found = [day for day in period if fits(rule, day, first)]
        if "bysetpos" in rule:
            places = {place % len(found) for place in positions(rule, len(found))}
            found = [day for place, day in enumerate(found) if place in places]
        yield from (day for day in found if day >= first)


def positions(rule: Parts, size: int) -> list[int]:
    zero_based = [place - 1 if place > 0 else place for place in rule["bysetpos"]]
    return [place for place in zero_based if -size <= place < size]


def periods(rule: Parts, first: date) -> Iterator[list[date]]:
    interval = rule["interval"]
    if rule["freq"] in ("DAILY", "WEEKLY"):
        size = 7 if rule["freq"] == "WEEKLY" else 1
        begin = first - timedelta(days=(first.weekday() - rule["wkst"]) % 7 if size == 7 else 0)
        for step in range(0, 3653, size * interval):
            yield [begin + timedelta(days=step + day) for day in range(size)]
    elif rule["freq"] == "MONTHLY":
        for step in range(0, 120, interval):
            year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
            yield [date(year, month + 1, day + 1) for day in range(monthrange(year, month + 1)[1])]
    else:
        for year in range(first.year, first.year + 10, interval):
            size = 365 + isleap(year)
            yield [date(year, 1, 1) + timedelta(days=day) for day in range(size)]


def fits(rule: Parts, day: date, first: date) -> bool:
    """Whether a day is in every BY part, or in what stands for them where there are none."""
    of_month = monthrange(day.year, day.month)[1]
    of_year = 365 + isleap(day.year)
    on = day.timetuple().tm_yday
    tests: dict[str, set[Any]] = {
        "bymonth": {day.month},
        "bymonthday": {day.day, day.day - of_month - 1},
        "byyearday": {on, on - of_year - 1},
        "byweekno": week_numbers(day, rule["wkst"]),
        "byday": {(0, day.weekday()), *((n, day.weekday()) for n in numbers(rule, day))},
    }
    if not all(set(rule[name]) & here for name, here in tests.items() if name in rule):
        return False
    if any(name in rule for name in ("byday", "bymonthday", "byyearday", "byweekno")):
        return True
    return {
        "DAILY": True,
        "WEEKLY": day.weekday() == first.weekday(),
        "MONTHLY": day.day == first.day,
        "YEARLY": day.day == first.day and ("bymonth" in rule or day.month == first.month),
    }[rule["freq"]]


def numbers(rule: Parts, day: date) -> set[int]:
    """The number of a weekday in its month or year, from the front and from the back."""
    if rule["freq"] == "MONTHLY" or "bymonth" in rule:
        place, size = day.day, monthrange(day.year, day.month)[1]
    else:
        place, size = day.timetuple().tm_yday, 365 + isleap(day.year)
    return {(place - 1) // 7 + 1, -((size - place) // 7 + 1)}


def week_numbers(day: date, week_start: int) -> set[int]:
    """The number of a week in the year that holds four of its days or more, both ways."""
    begin = day - timedelta(days=(day.weekday() - week_start) % 7)
    middle = begin + timedelta(days=3)
    number = (middle.timetuple().tm_yday - 1) // 7 + 1
    last = max(
        (date(middle.year, 12, 31) - timedelta(days=back)).timetuple().tm_yday
        for back in range(7)
        if (date(middle.year, 12, 31) - timedelta(days=back)).weekday() == middle.weekday()
    )
    return {number, number - ((last - 1) // 7 + 1) - 1}


def signed(most: int, size: int = 4) -> st.SearchStrategy[list[int]]:
    ends = st.integers(1, most) | st.integers(-most, -1)
    return st.lists(ends, min_size=1, max_size=size, unique=True)


PLAIN_DAYS = st.lists(st.tuples(st.just(0), st.integers(0, 6)), min_size=1, max_size=7, unique=True)


def numbered_days(most: int) -> st.SearchStrategy[list[tuple[int, int]]]:
    numbers = st.integers(1, most) | st.integers(-most, -1)
    return st.lists(st.tuples(numbers, st.integers(0, 6)), min_size=1, max_size=4, unique=True)


MONTHS = st.lists(st.integers(1, 12), min_size=1, max_size=6, unique=True)
BASE = {"interval": st.integers(1, 3), "wkst": st.integers(0, 6)}
RULES = st.one_of(
    st.fixed_dictionaries(
        {"freq": st.just("DAILY"), **BASE},
        optional={"bymonth": MONTHS, "bymonthday": signed(31, 15), "byday": PLAIN_DAYS},
    ),
    st.fixed_dictionaries(
        {"freq": st.just("WEEKLY"), **BASE}, optional={"bymonth": MONTHS, "byday": PLAIN_DAYS}
    ),
    st.fixed_dictionaries(
        {"freq": st.just("WEEKLY"), "byday": PLAIN_DAYS, "bysetpos": signed(1), **BASE},
        optional={"bymonth": MONTHS},
    ),
    st.fixed_dictionaries(
        {"freq": st.just("MONTHLY"), **BASE},
        optional={
            "bymonth": MONTHS,
            "bymonthday": signed(31, 15),
            "byday": PLAIN_DAYS | numbered_days(5),
        },
    ),
    st.fixed_dictionaries(
        {"freq": st.just("MONTHLY"), "byday": PLAIN_DAYS, "bysetpos": signed(6), **BASE},
        optional={"bymonth": MONTHS},
    ),
    st.fixed_dictionaries(
        {"freq": st.just("YEARLY"), **BASE},
        optional={
            "bymonth": MONTHS,
            "bymonthday": signed(31, 15),
            "byday": PLAIN_DAYS | numbered_days(5),
        },
    ),
    st.fixed_dictionaries(
        {"freq": st.just("YEARLY"), "byday": PLAIN_DAYS | numbered_days(53), **BASE},
        optional={"byyearday": signed(366, 30), "bysetpos": signed(9)},
    ),
    st.fixed_dictionaries(
        {"freq": st.just("YEARLY"), "byweekno": signed(51), "byday": PLAIN_DAYS, **BASE},
        optional={"bymonth": MONTHS},
    ),
)


def written(rule: Parts) -> str:
    """The text of a rule."""
    texts = {
        name.upper(): value if isinstance(value, str) else str(value)
        for name, value in rule.items()
        if not isinstance(value, list)
    }
    texts["WKST"] = WEEKDAYS[rule["wkst"]]
    for name in ("bymonth", "bymonthday", "byyearday", "byweekno", "bysetpos"):
        if name in rule:
            texts[name.upper()] = ",".join(map(str, rule[name]))
    if "byday" in rule:
        texts["BYDAY"] = ",".join(f"{n or ''}{WEEKDAYS[day]}" for n, day in rule["byday"])
    return ";".join(f"{name}={text}" for name, text in texts.items())


@settings(max_examples=400, deadline=None)
@given(RULES, st.dates(date(1999, 1, 1), date(2090, 1, 1)), st.integers(1, 30))
def test_a_rule_gives_the_days_that_the_table_of_the_rfc_gives(rule, day, count):
    found = list(islice(by_the_table(rule, day), 1))
    assume(found)
    (first,) = found
    expected = list(islice(by_the_table(rule, first), count))
    text = f"{written(rule)};COUNT={len(expected)}"
    series = Series(a_slot(datetime.combine(first, time(10), BAKU)), text)
    assert [it.slot.start.date() for it in series.occurrences] == expected


@settings(deadline=None)
@given(st.integers(2, 9997), st.integers(0, 27))
@pytest.mark.parametrize(
    "rule", ["FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"]
)
def test_in_every_century_a_rule_gives_what_dateutil_gives(rule, year, days_on):
    first = datetime(year, 2, 1, 10) + timedelta(days=days_on)  # noqa: DTZ001 - a wall time
    walls = takewhile(lambda wall: wall.year < 9999, rrulestr(f"{rule};COUNT=20", dtstart=first))
    expected = [wall.date() for wall in walls]
    series = Series(a_slot(first.replace(tzinfo=UTC)), f"{rule};COUNT={len(expected)}")
    assert [it.slot.start.date() for it in series.occurrences] == expected


# --- what a rule gives


def test_days_that_a_month_lacks_are_skipped():
    assert days("FREQ=MONTHLY;COUNT=4", "2026-01-31") == [
        "2026-01-31",
        "2026-03-31",
        "2026-05-31",
        "2026-07-31",
    ]


def test_a_fifth_weekday_that_a_month_lacks_is_skipped():
    assert days("FREQ=MONTHLY;BYDAY=5MO;COUNT=3", "2026-03-30") == [
        "2026-03-30",
        "2026-06-29",
        "2026-08-31",
    ]


@pytest.mark.parametrize(
    ("rule", "second"),
    [("", "2026-03-08"), (";WKST=MO", "2026-03-08"), (";WKST=SU", "2026-03-15")],
)
def test_weeks_begin_on_monday_unless_the_rule_says_otherwise(rule, second):
    rule = f"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=2{rule}"
    assert days(rule) == ["2026-03-02", second]


def test_the_last_working_day_of_each_month():
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3"
    assert days(rule, "2026-01-30") == ["2026-01-30", "2026-02-27", "2026-03-31"]


@pytest.mark.timed
def test_positions_count_from_the_begin_of_the_week_even_in_the_first():
    rule = "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1,3;COUNT=2"
    slot = a_slot(at("2026-03-04T10:00"))
    assert faults(Series, slot, rule) == (
        Fault(
            "first.start",
            "2026-03-04T10:00:00+01:00",
            "what the rule gives first, 2026-03-06T10:00:00+01:00",
        ),
    )


def test_a_rule_is_read_in_capitals_and_small_letters():
    assert days("freq=Weekly;byday=mo,we;Count=2") == ["2026-03-02", "2026-03-04"]


def test_the_wall_time_holds_across_a_change_of_the_clocks_and_so_does_the_length():
    series = Series(a_slot(at("2026-03-28T22:00"), 8 * HOUR), "FREQ=DAILY;COUNT=3")
    assert starts(series) == ["2026-03-28 22:00", "2026-03-29 22:00", "2026-03-30 22:00"]
    assert {it.slot.length for it in series.occurrences} == {8 * HOUR}
    assert series.occurrences[0].slot.end == at("2026-03-29T07:00")


def test_only_the_occurrence_in_the_gap_is_moved_by_it():
    series = Series(a_slot(at("2026-03-28T02:30")), "FREQ=DAILY;COUNT=3")
    assert starts(series) == ["2026-03-28 02:30", "2026-03-29 03:30", "2026-03-30 02:30"]


def test_a_series_that_begins_in_a_gap_keeps_the_wall_time_that_was_meant():
    series = Series(a_slot(at("2026-03-29T02:30")), "FREQ=DAILY;COUNT=2")
    assert starts(series) == ["2026-03-29 03:30", "2026-03-30 02:30"]


@pytest.mark.timed
def test_a_series_cannot_begin_in_the_second_of_two_equal_hours():
    start = at("2026-10-25T02:30").replace(fold=1)
    (fault,) = faults(Series, a_slot(start), "FREQ=DAILY;COUNT=2")
    assert fault.expected == "what the rule gives first, 2026-10-25T02:30:00+02:00"


def test_a_day_that_a_zone_skips_falls_on_the_next_and_counts_once():
    apia = ZoneInfo("Pacific/Apia")
    series = Series(a_slot(at("2011-12-29T10:00", apia)), "FREQ=DAILY;COUNT=4")
    assert starts(series) == ["2011-12-29 10:00", "2011-12-31 10:00", "2012-01-01 10:00"]


def test_the_time_zone_of_universal_time_is_taken():
    slot = Slot(datetime(2026, 3, 2, 10, tzinfo=UTC), datetime(2026, 3, 2, 11, tzinfo=UTC))
    (occurrence,) = Series(slot, "FREQ=DAILY;COUNT=1").occurrences
    assert occurrence.slot.start.tzinfo is ZoneInfo("UTC")


def test_a_century_may_pass_between_the_first_and_the_last():
    assert days("FREQ=YEARLY;INTERVAL=50;COUNT=3") == ["2026-03-02", "2076-03-02", "2126-03-02"]
    assert days("FREQ=DAILY;INTERVAL=9999;COUNT=4")[-1] == "2108-04-18"


# --- exceptions


def test_an_addition_takes_its_place_in_time():
    extra = datetime(2026, 3, 3, 12, tzinfo=UTC)
    series = evolve(DAILY, rule="FREQ=DAILY;COUNT=2", added=(extra, at("2026-03-02T18:00")))
    assert starts(series) == [
        "2026-03-02 10:00",
        "2026-03-02 18:00",
        "2026-03-03 10:00",
        "2026-03-03 13:00",
    ]
    assert {it.slot.length for it in series.occurrences} == {HOUR}


def test_what_was_removed_is_left_out_whatever_the_zone_it_is_told_in():
    removed = (datetime(2026, 3, 2, 9, tzinfo=UTC), at("2026-03-04T13:00", BAKU))
    assert starts(evolve(DAILY, removed=removed)) == [
        "2026-03-03 10:00",
        "2026-03-05 10:00",
        "2026-03-06 10:00",
    ]


def test_what_was_moved_comes_in_the_order_of_its_new_time_and_knows_its_original():
    slot = a_slot(at("2026-03-05T15:00"), 3 * HOUR)
    series = evolve(DAILY, moved=(Moved(at("2026-03-03T10:00"), slot),))
    assert starts(series) == [
        "2026-03-02 10:00",
        "2026-03-04 10:00",
        "2026-03-05 10:00",
        "2026-03-05 15:00",
        "2026-03-06 10:00",
    ]
    assert series.occurrences[3] == Occurrence(at("2026-03-03T10:00"), slot)


def test_occurrences_moved_to_one_time_come_in_the_order_of_their_originals():
    extra, other, slot = (
        at("2026-03-02T18:00"),
        at("2026-03-03T10:00"),
        a_slot(at("2026-03-09T18:00")),
    )
    moved = (Moved(other, slot), Moved(extra, slot))
    series = evolve(DAILY, added=(extra,), moved=moved)
    assert series.occurrences[-2:] == (Occurrence(extra, slot), Occurrence(other, slot))


def test_an_addition_can_be_moved_or_removed():
    extra, other = at("2026-03-02T18:00"), at("2026-03-02T20:00")
    slot = a_slot(at("2026-03-09T18:00"))
    series = evolve(DAILY, added=(extra, other), removed=(other,), moved=(Moved(extra, slot),))
    assert series.occurrences == (*DAILY.occurrences, Occurrence(extra, slot))


@settings(deadline=None)
@given(st.data(), st.sampled_from(ZONES))
def test_exceptions_are_taken_as_sets_of_instants(data, where):
    first = a_slot(at("2026-03-24T02:15", where))
    plain = Series(first, "FREQ=DAILY;COUNT=12")
    begins = [it.slot.begins for it in plain.occurrences]
    extra = data.draw(st.sets(st.integers(1, 900), max_size=5))
    added = {first.begins + 900_000_000 * it for it in extra} - set(begins)
    removed = data.draw(st.sets(st.sampled_from(sorted({*begins, *added})), max_size=8))
    series = evolve(
        plain,
        added=tuple(at_instant(it, UTC_ZONE) for it in added),
        removed=tuple(at_instant(it, NEW_YORK) for it in removed),
    )
    assert [it.slot.begins for it in series.occurrences] == sorted({*begins, *added} - removed)


UTC_ZONE = ZoneInfo("UTC")
THERE, ELSE = at("2026-03-03T10:00"), at("2026-03-03T11:00")


@pytest.mark.timed
@pytest.mark.parametrize(
    ("exceptions", "expected"),
    [
        ({"added": (THERE,)}, [("added[0]", "new: the series has it already")]),
        ({"added": (ELSE, ELSE)}, [("added[1]", "new: the series has it already")]),
        ({"added": (at("2026-03-01T10:00"),)}, [("added[0]", "later than the first start")]),
        ({"added": (at("9999-12-31T23:00"),)}, [("added[0]", "before the year 2126")]),
        ({"removed": (ELSE,)}, [("removed[0]", "a start of the series")]),
        (
            {"removed": (THERE, THERE)},
            [("removed[1]", "a start that was not removed or moved already")],
        ),
        ({"moved": (Moved(ELSE, MONDAY),)}, [("moved[0].original", "a start of the series")]),
        (
            {"moved": (Moved(THERE, MONDAY), Moved(THERE, MONDAY))},
            [("moved[1].original", "a start that was not removed or moved already")],
        ),
        (
            {"moved": (Moved(THERE, MONDAY),), "removed": (THERE,)},
            [("moved[0].original", "a start that was not removed or moved already")],
        ),
        (
            {"added": (THERE,), "removed": (ELSE,), "moved": (Moved(ELSE, MONDAY),)},
            [
                ("added[0]", "new: the series has it already"),
                ("removed[0]", "a start of the series"),
                ("moved[0].original", "a start of the series"),
            ],
        ),
        (
            {"removed": tuple(it.original for it in DAILY.occurrences)},
            [("removed", "fewer than there are occurrences")],
        ),
    ],
)
def test_exceptions_that_do_not_fit_the_series_are_named(exceptions, expected):
    found = faults(Series, MONDAY, "FREQ=DAILY;COUNT=5", **exceptions)
    assert [(it.path, it.expected) for it in found] == expected


@pytest.mark.timed
@pytest.mark.parametrize("name", ["added", "removed"])
@pytest.mark.parametrize(
    "start", [THERE.replace(tzinfo=None), THERE.date(), "20260303T100000", None]
)
def test_exceptions_of_the_wrong_type_are_refused(name, start):
    found = faults(Series, MONDAY, "FREQ=DAILY;COUNT=5", **{name: (start,)})
    assert found == (Fault(f"{name}[0]", start, "a time with a zone"),)


@pytest.mark.timed
def test_a_moved_occurrence_has_an_original_with_a_zone():
    assert [it.path for it in faults(Moved, THERE.replace(tzinfo=None), MONDAY)] == ["original"]


@pytest.mark.timed
@pytest.mark.parametrize("name", ["added", "removed", "moved"])
def test_hundreds_of_thousands_of_exceptions_are_refused_at_a_glance(name):
    found = faults(Series, MONDAY, "FREQ=DAILY;COUNT=5", **{name: (THERE,) * 200_000})
    assert [(it.path, it.expected) for it in found] == [(name, "at most 10,000")]


@pytest.mark.timed
def test_the_rule_and_the_additions_together_keep_to_the_limit():
    added = tuple(ELSE + timedelta(minutes=5 * step) for step in range(2))
    found = faults(Series, MONDAY, "FREQ=DAILY;COUNT=9999", added=added)
    assert [it.path for it in found] == ["added"]
    assert len(Series(MONDAY, "FREQ=DAILY;COUNT=9999", added=added[:1]).occurrences) == 10_000


# --- what is refused


@pytest.mark.timed
@pytest.mark.parametrize(
    "rule",
    [
        "",
        " ",
        "FREQ",
        "FREQ=",
        "COUNT=3",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;",
        "FREQ=WEEKLY;COUNT=2;",
        "FREQ=WEEKLY;COUNT=2;COUNT=2",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20270101T000000Z",
        "FREQ=SECONDLY;COUNT=2",
        "FREQ=MINUTELY;COUNT=2",
        "FREQ=HOURLY;COUNT=2",
        "FREQ=FORTNIGHTLY;COUNT=2",
        "FREQ=WEEKLY;INTERVAL=0;COUNT=2",
        "FREQ=WEEKLY;INTERVAL=-1;COUNT=2",
        "FREQ=WEEKLY;INTERVAL=1.5;COUNT=2",
        f"FREQ=WEEKLY;INTERVAL={10**30};COUNT=2",
        f"FREQ=DAILY;COUNT={10**30}",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;COUNT=10001",
        "FREQ=DAILY;COUNT=١",
        "FREQ=DAILY;UNTIL=20270101",
        "FREQ=DAILY;UNTIL=20270101T000000",
        "FREQ=DAILY;UNTIL=20270230T000000Z",
        "FREQ=DAILY;UNTIL=20270101T000060Z",
        "FREQ=DAILY;UNTIL=00000101T000000Z",
        "FREQ=DAILY;UNTIL=99991231T235959Z",
        "FREQ=DAILY;UNTIL=20250101T000000Z",
        "FREQ=MONTHLY;UNTIL=20250101T000000Z",
        "FREQ=YEARLY;UNTIL=21260101T000000Z",
        "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20991231T235959Z",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20991231T235959Z",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6,7,8,9,10,11,12,13,14,15;COUNT=2",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29;COUNT=30",
        "FREQ=YEARLY;COUNT=102",
        "FREQ=DAILY;INTERVAL=9999;COUNT=5",
        "FREQ=WEEKLY;INTERVAL=9999;BYDAY=SA,SU;BYMONTH=1;COUNT=9",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=2",
        "FREQ=WEEKLY;BYDAY=1MO;COUNT=2",
        "FREQ=DAILY;BYDAY=1MO;COUNT=2",
        "FREQ=WEEKLY;BYDAY=XX;COUNT=2",
        "FREQ=WEEKLY;BYDAY=;COUNT=2",
        "FREQ=WEEKLY;BYDAY=MO,;COUNT=2",
        "FREQ=MONTHLY;BYDAY=8MO;COUNT=2",
        "FREQ=MONTHLY;BYDAY=53MO;COUNT=2",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=53MO;COUNT=2",
        "FREQ=YEARLY;BYDAY=54MO;COUNT=2",
        "FREQ=YEARLY;BYDAY=0MO;COUNT=2",
        "FREQ=MONTHLY;BYDAY=MO,1MO;COUNT=2",
        "FREQ=MONTHLY;BYMONTHDAY=0;COUNT=2",
        "FREQ=MONTHLY;BYMONTHDAY=32;COUNT=2",
        "FREQ=MONTHLY;BYMONTHDAY=2,;COUNT=2",
        "FREQ=WEEKLY;BYMONTHDAY=2;COUNT=2",
        "FREQ=YEARLY;BYMONTH=13;COUNT=2",
        "FREQ=YEARLY;BYMONTH=0;COUNT=2",
        "FREQ=YEARLY;BYMONTH=-1;COUNT=2",
        "FREQ=YEARLY;BYYEARDAY=367;COUNT=2",
        "FREQ=MONTHLY;BYYEARDAY=61;COUNT=2",
        "FREQ=MONTHLY;BYWEEKNO=10;BYDAY=MO;COUNT=2",
        "FREQ=YEARLY;BYWEEKNO=10;COUNT=2",
        "FREQ=YEARLY;BYWEEKNO=10;BYDAY=1MO;COUNT=2",
        "FREQ=YEARLY;BYWEEKNO=52;BYDAY=MO;COUNT=2",
        "FREQ=MONTHLY;BYSETPOS=1;COUNT=2",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0;COUNT=2",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367;COUNT=2",
        "FREQ=YEARLY;BYDAY=MO;BYSETPOS=1,2,3,4,5,6,7,8,9,10,11;COUNT=2",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2;COUNT=2",
        "FREQ=DAILY;BYDAY=MO;BYSETPOS=1;COUNT=2",
        "FREQ=DAILY;BYHOUR=10;COUNT=2",
        "FREQ=DAILY;BYMINUTE=0;COUNT=2",
        "FREQ=DAILY;BYSECOND=0;COUNT=2",
        "FREQ=YEARLY;BYEASTER=0;COUNT=2",
        "FREQ=DAILY;COUNT=2;X-PART=1",
        "FREQ=DAILY; COUNT=2",
        "FREQ=DAILY;COUNT=2\nFREQ=DAILY;COUNT=2",
        "RRULE:FREQ=WEEKLY;COUNT=2",
        "\ud800",
        "FREQ=DAILY;COUNT=2;\udfff",
        "ſ",
        ";".join(["FREQ=DAILY"] * 10_000),
        "FREQ=DAILY;COUNT=2;BYMONTHDAY=" + ",".join(["2"] * 10_000),
        ";" * 500,
        None,
        7,
        b"FREQ=DAILY;COUNT=2",
    ],
)
def test_a_rule_that_is_wrong_is_refused_soon(rule):
    found = faults(Series, MONDAY, rule)
    assert all(fault.path in ("rule", "first.start") for fault in found)


@pytest.mark.timed
def test_everything_that_is_wrong_is_told_at_once():
    start = datetime(2026, 3, 2, 10, tzinfo=timezone(4 * HOUR))
    found = faults(Series, a_slot(start), "FREQ=DAILY;INTERVAL=0;BYMONTH=13;COUNT=2;BYHOUR=1")
    assert [(it.path, it.value) for it in found] == [
        ("first.start", start.isoformat()),
        ("rule", "INTERVAL=0"),
        ("rule", "BYMONTH=13"),
        ("rule", "BYHOUR=1"),
    ]


@pytest.mark.timed
def test_a_first_slot_with_an_offset_and_no_zone_is_refused():
    start = datetime(2026, 3, 2, 10, tzinfo=timezone(4 * HOUR))
    (fault,) = faults(Series, a_slot(start), "FREQ=DAILY;COUNT=2")
    assert (fault.path, fault.expected) == ("first.start", "in an IANA time zone or in UTC")


@pytest.mark.timed
def test_a_rule_that_only_the_week_after_the_calendar_would_fit_never_gives_a_start():
    weeks = (date(9999, 12, 27) - date(9898, 2, 28)).days // 7
    rule = f"FREQ=WEEKLY;INTERVAL={weeks};BYMONTH=1;BYDAY=SA,SU;COUNT=2"
    (fault,) = faults(Series, a_slot(datetime(2298, 2, 28, 10, tzinfo=UTC)), rule)
    assert "gives a start" in fault.expected


@pytest.mark.timed
@pytest.mark.parametrize("rule", ["FREQ=DAILY;COUNT=400", "FREQ=MONTHLY;BYDAY=MO,TU;COUNT=400"])
def test_a_series_that_runs_over_the_end_of_the_calendar_is_refused(rule):
    found = faults(Series, a_slot(datetime(9998, 6, 1, 10, tzinfo=UTC)), rule)
    assert "reaches its COUNT" in found[-1].expected


@pytest.mark.timed
def test_a_slot_that_runs_over_the_end_of_the_calendar_is_refused():
    first = a_slot(datetime(9998, 6, 1, 10, tzinfo=UTC), timedelta(days=200))
    assert faults(Series, first, "FREQ=DAILY;COUNT=30")


# --- as a value


@pytest.mark.timed
def test_the_occurrences_of_a_series_are_counted_by_who_asks():
    assert occurrences(DAILY) == occurrences(DAILY, 5) == DAILY.occurrences
    (fault,) = faults(occurrences, DAILY, 4)
    assert (fault.path, fault.value) == ("series", 5)
    assert [it.path for it in faults(occurrences, DAILY, "5")] == ["at_most"]
    assert [it.path for it in faults(occurrences, None)] == ["series"]


def test_series_in_different_zones_differ_though_they_begin_at_once():
    start = at("2026-03-02T10:00")
    here, there = (Slot(start.astimezone(it), MONDAY.end.astimezone(it)) for it in (BERLIN, BAKU))
    assert here == there
    assert Series(here, "FREQ=DAILY;COUNT=5") == DAILY
    assert hash(Series(here, "FREQ=DAILY;COUNT=5")) == hash(DAILY)
    assert Series(there, "FREQ=DAILY;COUNT=5") != DAILY


def test_exceptions_told_in_another_zone_make_no_other_series():
    here, there = evolve(DAILY, removed=(THERE,)), evolve(DAILY, removed=(THERE.astimezone(UTC),))
    assert here == there != DAILY
