"""The occurrences of events within a period, beside those that recurring_ical_events finds."""

from datetime import UTC, date, datetime, time, timedelta
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rocb import InvalidValue
from rocb.booking.recurrence import Rule, last_year, read_rule, wall_starts
from rocb.ical.events import Event, EventStatus
from rocb.ical.expansion import occurrences
from rocb.ical.rules import Steps, walls
from rocb.periods import Days, Slot, instant, is_skipped
from tests.ical.streams import STAMP, written
from tests.offices import BAKU, BERLIN, a_slot

NUUK = ZoneInfo("America/Nuuk")
APIA = ZoneInfo("Pacific/Apia")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
GREENWICH = ZoneInfo("UTC")
BARE: dict[str, Any] = {"uid": "a", "stamp": STAMP}
MARCH = a_slot("2026-03-01 00:00", "2026-04-01 00:00", BERLIN)


def at(text: str, where: Any = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=where)


def timed(start: str, *, hours: float = 1, where: Any = BERLIN, **fields: Any) -> Event:
    """An event that begins at a wall time."""
    begin = at(start, where)
    end = (begin.astimezone(UTC) + hours * HOUR).astimezone(where)
    return Event(when=Slot(begin, end), **BARE | fields)


def days(first: str, number: int = 1, **fields: Any) -> Event:
    """An event of whole days."""
    begin = date.fromisoformat(first)
    when = Days(begin, begin + (number - 1) * DAY)
    return Event(when=when, **BARE | fields)


def starts(*events: Event, period: Slot = MARCH, **how: Any) -> list[str]:
    """When events take place within a period, as the clocks show it."""
    found = occurrences(events, period, **how)
    assert not found.refused, found.refused
    return [f"{it.slot.start:%m-%d %H:%M}" for it in found.occurrences]


def refusal(event: Event, period: Slot = MARCH, **how: Any) -> str:
    found = occurrences([event], period, **how)
    assert not found.occurrences
    assert found.refused[0].event is event
    return found.refused[0].reason


# Single events


def test_an_event_takes_place_once():
    event = timed("2026-03-02 09:00")
    (found,) = occurrences([event], MARCH).occurrences
    assert found.slot == event.when
    assert found.event is event
    assert found.original == at("2026-03-02 09:00")


@pytest.mark.parametrize(
    ("start", "number"),
    [("02-28 23:00", 0), ("02-28 23:01", 1), ("03-31 23:59", 1), ("04-01 00:00", 0)],
)
def test_what_only_touches_the_period_is_not_in_it(start, number):
    assert len(starts(timed(f"2026-{start}"))) == number


def test_cancelled_events_do_not_take_place():
    assert starts(timed("2026-03-02 09:00", status=EventStatus.CANCELLED)) == []


def test_days_last_from_midnight_to_midnight():
    (found,) = occurrences([days("2026-03-28", 2)], MARCH, where=BERLIN).occurrences
    assert found.slot == a_slot("2026-03-28 00:00", "2026-03-30 00:00", BERLIN)
    assert found.slot.length == 47 * HOUR
    assert found.original == date(2026, 3, 28)


def test_days_need_a_zone():
    assert "say where" in refusal(days("2026-03-02"))
    assert "say where" in refusal(days("2026-03-02", rule="FREQ=DAILY"))


def test_occurrences_are_in_order_of_time():
    events = [timed("2026-03-09 09:00", uid="b"), timed("2026-03-02 09:00", rule="FREQ=WEEKLY")]
    assert starts(*events)[:2] == ["03-02 09:00", "03-09 09:00"]
    assert starts(*events) == sorted(starts(*events))


# Series


def test_a_series_without_an_end_is_followed_to_the_end_of_the_period():
    assert len(starts(timed("1990-01-01 09:00", rule="FREQ=DAILY"))) == 31


def test_a_series_without_an_end_goes_on_for_a_hundred_years():
    far = a_slot("2089-12-30 00:00", "2091-02-01 00:00", GREENWICH)
    assert len(starts(timed("1990-01-01 09:00", rule="FREQ=DAILY", where=UTC), period=far)) == 367
    beyond = a_slot("2200-01-01 00:00", "2201-01-01 00:00", GREENWICH)
    assert starts(timed("1990-01-01 09:00", rule="FREQ=WEEKLY"), period=beyond) == []


def test_a_series_keeps_its_phase_however_long_ago_it_began():
    event = timed("1990-01-01 09:00", rule="FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU", where=BAKU)
    far = a_slot("1990-01-01 00:00", "2027-01-01 00:00", BAKU)
    known = starts(event, period=far)
    near = a_slot("2026-01-01 00:00", "2027-01-01 00:00", BAKU)
    assert starts(event, period=near) == known[-len(starts(event, period=near)) :]


def test_the_first_slot_counts_though_the_rule_does_not_give_it():
    event = timed("2026-03-03 09:00", rule="FREQ=WEEKLY;BYDAY=MO;COUNT=3")
    assert starts(event) == ["03-03 09:00", "03-09 09:00", "03-16 09:00"]
    assert starts(timed("2026-03-03 09:00", rule="FREQ=DAILY;UNTIL=20260101T000000Z")) == [
        "03-03 09:00"
    ]


def test_a_rule_ends_with_its_until():
    assert len(starts(timed("2026-03-02 09:00", rule="FREQ=DAILY;UNTIL=20260304T080000Z"))) == 3
    assert len(starts(timed("2026-03-02 09:00", rule="FREQ=DAILY;UNTIL=20260304T075959Z"))) == 2


@pytest.mark.parametrize("where", [BAKU, BERLIN, NUUK, ZoneInfo("Pacific/Kiritimati")])
def test_the_until_of_days_includes_its_day(where):
    event = days("2026-03-02", rule="FREQ=DAILY;UNTIL=20260304")
    assert len(starts(event, where=where)) == 3
    endless = days("2026-03-02", rule="FREQ=DAILY")
    period = Slot(at("2026-03-02 00:00", where), at("2026-03-12 00:00", where))
    assert len(starts(endless, where=where, period=period)) == 10


def test_additions_and_removals_hold():
    event = timed(
        "2026-03-02 09:00",
        rule="FREQ=DAILY;COUNT=3",
        added=(at("2026-03-10 09:00"), Slot(at("2026-03-11 09:00"), at("2026-03-11 09:30"))),
        removed=(at("2026-03-03 08:00", UTC),),
    )
    found = occurrences([event], MARCH).occurrences
    assert [it.slot.length / HOUR for it in found] == [1, 1, 1, 0.5]
    assert [it.slot.start.day for it in found] == [2, 4, 10, 11]


def test_the_first_slot_may_be_removed():
    event = timed("2026-03-02 09:00", rule="FREQ=DAILY;COUNT=2", removed=(at("2026-03-02 09:00"),))
    assert starts(event) == ["03-03 09:00"]


def test_days_are_added_and_removed():
    event = days("2026-03-02", added=(date(2026, 3, 9),), removed=(date(2026, 3, 2),))
    (found,) = occurrences([event], MARCH, where=BAKU).occurrences
    assert (found.slot.start, found.original) == (at("2026-03-09 00:00", BAKU), date(2026, 3, 9))


# Changed occurrences


def test_a_changed_occurrence_stands_in_place_of_the_first_one():
    series = timed("2026-03-02 09:00", rule="FREQ=DAILY;COUNT=2")
    moved = timed("2026-03-20 15:00", original=at("2026-03-02 08:00", UTC))
    found = occurrences([series, moved], MARCH).occurrences
    assert [(it.slot.start.day, it.event) for it in found] == [(3, series), (20, moved)]
    assert found[1].original == at("2026-03-02 09:00")
    assert occurrences([moved, series], MARCH).occurrences == found


def test_a_cancelled_occurrence_does_not_take_place():
    series = timed("2026-03-02 09:00", rule="FREQ=DAILY;COUNT=2")
    gone = timed("2026-03-02 09:00", original=at("2026-03-02 09:00"), status=EventStatus.CANCELLED)
    assert starts(series, gone) == ["03-03 09:00"]


def test_a_changed_occurrence_may_leave_the_period_or_come_into_it():
    series = timed("2026-03-31 09:00", rule="FREQ=DAILY;COUNT=2")
    out = timed("2026-05-01 09:00", original=at("2026-03-31 09:00"))
    into = timed("2026-03-01 09:00", original=at("2026-04-01 09:00"))
    assert starts(series, out, into) == ["03-01 09:00"]


def test_a_changed_occurrence_stands_without_its_series_and_beside_others():
    moved = timed("2026-03-20 15:00", original=at("2026-03-02 09:00"))
    other = timed("2026-03-02 09:00", uid="b")
    assert starts(moved, other) == ["03-02 09:00", "03-20 15:00"]


# Changes of the clocks


def test_a_skipped_start_is_moved_forward_and_the_length_stays():
    event = timed("2026-03-28 02:30", rule="FREQ=DAILY;COUNT=3")
    found = occurrences([event], MARCH).occurrences
    assert [f"{it.slot.start:%d %H:%M}" for it in found] == ["28 02:30", "29 03:30", "30 02:30"]
    assert {it.slot.length for it in found} == {HOUR}


def test_of_a_repeated_start_the_first_is_meant():
    event = timed("2026-10-24 02:30", rule="FREQ=DAILY;COUNT=2")
    found = occurrences([event], a_slot("2026-10-25 00:00", "2026-10-26 00:00", BERLIN))
    assert found.occurrences[0].slot.start.astimezone(UTC) == at("2026-10-25 00:30", UTC)


def test_a_skipped_start_is_removed_by_its_wall_time():
    gone = (at("2026-03-29 02:30"),)
    event = timed("2026-03-28 02:30", rule="FREQ=DAILY;COUNT=3", removed=gone)
    assert starts(event) == ["03-28 02:30", "03-30 02:30"]


def test_a_day_that_the_zone_skips_has_no_occurrence():
    period = a_slot("2011-12-28 00:00", "2012-01-02 00:00", APIA)
    event = days("2011-12-29", rule="FREQ=DAILY;COUNT=3")
    assert starts(event, where=APIA, period=period) == ["12-29 00:00", "12-31 00:00"]


# Bounds


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (timed("1990-01-01 09:00", rule="FREQ=DAILY"), "10,000 times that an event"),
        (
            timed(
                "2026-01-01 09:00",
                added=tuple(at("2026-02-01 00:00", UTC) + it * HOUR for it in range(10_000)),
            ),
            "10,000 times that an event",
        ),
    ],
    ids=["a rule", "additions"],
)
@pytest.mark.timed
def test_an_event_with_too_many_occurrences_is_refused_at_once(event, expected):
    century = a_slot("1990-01-01 00:00", "2090-01-01 00:00", GREENWICH)
    begin = process_time()
    assert expected in refusal(event, century)
    assert process_time() - begin < 0.5


def test_how_many_is_too_many_may_be_said():
    event = timed("2026-03-02 09:00", rule="FREQ=DAILY;COUNT=5")
    assert len(starts(event, at_most=5)) == 5
    assert "4 times" in refusal(event, at_most=4)


def test_events_beyond_the_bound_of_all_are_refused():
    events = [timed("2026-03-02 09:00", uid=it, rule="FREQ=DAILY;COUNT=5") for it in "abc"]
    found = occurrences(events, MARCH, in_all=11)
    assert len(found.occurrences) == 10
    assert [it.event.uid for it in found.refused] == ["c"]
    assert "11 times that all" in found.refused[0].reason


def test_a_rule_that_never_comes_true_has_its_first_slot_alone():
    event = timed("2026-03-02 09:00", rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
    century = a_slot("2026-01-01 00:00", "2100-01-01 00:00", GREENWICH)
    assert len(starts(event, period=century)) == 1


def test_the_edges_of_the_calendar_are_no_trouble():
    period = a_slot("9998-12-01 00:00", "9998-12-31 00:00", GREENWICH)
    event = timed("9990-12-20 09:00", rule="FREQ=DAILY", where=UTC)
    assert len(starts(event, period=period)) == 30
    last = days("9990-12-29", 3, rule="FREQ=DAILY")
    assert "9998" in refusal(last, period, where=ZoneInfo("Pacific/Kiritimati"))


@pytest.mark.timed
def test_a_hundred_thousand_occurrences_take_about_a_second():
    events = [timed("2000-01-03 09:00", uid=str(it), rule="FREQ=DAILY") for it in range(20)]
    period = a_slot("2010-01-01 00:00", "2023-09-01 00:00", GREENWICH)
    begin = process_time()
    found = occurrences(events, period)
    assert process_time() - begin < 2
    assert len(found.occurrences) > 99_000


LONG: dict[str, Any] = {"when": Days(date(2, 1, 1), date(9998, 12, 30))}
EDGES = [
    Event(**BARE, **LONG, rule="FREQ=DAILY"),
    Event(**BARE, **LONG, added=(date(9997, 1, 1), date(2026, 3, 2))),
    Event(**BARE, when=Days(date(2000, 1, 1), date(5999, 12, 31)), rule="FREQ=YEARLY"),
    Event(**BARE, when=Days(date(9998, 12, 1), date(9998, 12, 30)), rule="FREQ=DAILY"),
    Event(
        **BARE,
        when=Slot(datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, tzinfo=UTC)),
        rule="FREQ=DAILY",
    ),
    Event(
        **BARE,
        when=Slot(datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, tzinfo=UTC)),
        added=(datetime(9997, 1, 1, tzinfo=UTC),),
    ),
]


@pytest.mark.parametrize("event", EDGES, ids=map(str, range(len(EDGES))))
@pytest.mark.parametrize("where", [BAKU, ZoneInfo("Pacific/Kiritimati"), NUUK], ids=str)
@pytest.mark.parametrize(
    "period",
    [
        MARCH,
        a_slot("0002-01-01 00:00", "0002-02-01 00:00", BAKU),
        a_slot("0002-01-01 00:00", "9998-12-30 00:00", GREENWICH),
        a_slot("9998-12-29 00:00", "9998-12-31 00:00", GREENWICH),
    ],
    ids=["now", "first", "all", "last"],
)
def test_what_ends_beyond_the_calendar_is_refused_and_costs_no_other_event(event, where, period):
    other = Event(uid="b", stamp=STAMP, when=Slot(period.start, period.start + HOUR))
    found = occurrences([event, other], period, where=where)
    assert [it.slot for it in found.occurrences if it.event is other] == [other.when]
    assert all(it.reason for it in found.refused)


def test_a_time_outside_of_the_calendar_is_the_reason():
    found = occurrences(EDGES[:2], MARCH, where=BAKU)
    assert [it.event for it in found.refused] == EDGES[:2]
    assert "9998" in found.refused[0].reason
    assert "the calendar holds" in found.refused[1].reason


NEVER = "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"
CENTURY = Slot(at("1900-01-01 00:00", UTC), at("2100-01-01 00:00", UTC))
BOMBS = {
    "count": (100, timed("2000-01-03 09:00", rule="FREQ=DAILY;COUNT=10000")),
    "count by days": (100, timed("2000-01-03 09:00", rule="FREQ=DAILY;BYDAY=MO;COUNT=5000")),
    "a century": (200, Event(**BARE, when=CENTURY, rule="FREQ=DAILY;COUNT=10000")),
    "months": (1000, timed("1970-01-01 09:00", rule="FREQ=MONTHLY;BYDAY=1TH")),
    "birthdays": (1000, days("1950-01-01", rule="FREQ=YEARLY")),
    "never": (1000, timed("2000-01-03 09:00", rule=NEVER)),
    "leap days": (1000, days("1904-02-29", rule="FREQ=YEARLY;INTERVAL=7")),
}


@pytest.mark.timed
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_bounded_before_it_is_expanded(name):
    number, event = BOMBS[name]
    year = a_slot("2026-01-01 00:00", "2027-01-01 00:00", GREENWICH)
    begin = process_time()
    occurrences([event] * number, year, where=BAKU)
    assert process_time() - begin < 3


@pytest.mark.parametrize("name", ["months", "birthdays", "leap days"])
def test_many_that_began_long_ago_are_all_told(name):
    number, event = BOMBS[name]
    assert not occurrences([event] * number, MARCH, where=BAKU).refused


def test_what_comes_after_too_many_steps_is_refused_with_the_reason():
    never = [timed("2000-01-03 09:00", uid=str(it), rule=NEVER) for it in range(100)]
    plain = timed("2026-03-02 09:00", uid="plain")
    found = occurrences([*never, plain], MARCH)
    assert [it.event for it in found.occurrences] == [plain]
    assert 0 < len(found.refused) < 100
    assert found.refused[0].reason == (
        'rule: "MONTHLY" is not told within the steps that all rules together may take'
    )


# Beside a walk from the first start


def walked(rule: Rule, first: datetime, begin: datetime) -> list[datetime]:
    """What a rule gives after `first` from `begin` on, without leaving anything out."""
    found = [it for it in wall_starts(rule, first) if it != first and it.year <= last_year(first)]
    counted = found if rule.count is None else found[: rule.count - 1]
    return [it for it in counted if it >= begin]


def part(name: str, values: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    lists = st.lists(values, min_size=1, max_size=3, unique=True)
    return st.just("") | lists.map(lambda it: f";{name}={','.join(map(str, it))}")


def signed(most: int) -> st.SearchStrategy[int]:
    return st.integers(-most, most).filter(bool)


WEEKDAYS = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
DAYS_OF_WEEKS = st.lists(WEEKDAYS, min_size=1, max_size=4, unique=True)
NUMBERED = st.lists(st.builds("{}{}".format, signed(5), WEEKDAYS), min_size=1, max_size=3)
BYDAY = st.just("") | (DAYS_OF_WEEKS | NUMBERED).map(lambda it: f";BYDAY={','.join(it)}")


def sound(text: str) -> bool:
    try:
        read_rule(text)
    except InvalidValue:
        return False
    return True


ANY_RULE = st.builds(
    "FREQ={};INTERVAL={};WKST={}{}{}{}{}{}{}{}".format,
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.sampled_from([1, 1, 2, 3, 5, 7, 12, 40]),
    WEEKDAYS,
    BYDAY,
    part("BYMONTH", st.integers(1, 12)),
    part("BYMONTHDAY", signed(31)),
    st.just("") | part("BYYEARDAY", signed(366)),
    st.just("") | part("BYWEEKNO", signed(51)),
    st.just("") | part("BYSETPOS", signed(4)),
    st.sampled_from([";UNTIL=99980101T000000Z", ";COUNT=1", ";COUNT=7", ";COUNT=900"]),
).filter(sound)
FIRSTS = st.dates(date(1890, 1, 1), date(2030, 12, 31)) | st.dates(
    date(9850, 1, 1), date(9998, 12, 31)
)


@settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
@given(ANY_RULE, FIRSTS, st.integers(-400, 40_000))
def test_what_is_left_out_of_a_walk_changes_nothing(text, first, later):
    rule, start = read_rule(text), datetime.combine(first, time(9, 30))
    begin = start + min(later, (datetime(9998, 12, 31) - start).days) * DAY  # noqa: DTZ001
    found = walls(rule, start, begin, Steps(10**9))
    assert list(found) == walked(rule, start, begin)


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=MONTHLY", "2000-01-31"),
        ("FREQ=MONTHLY;INTERVAL=5", "2000-03-30"),
        ("FREQ=MONTHLY;BYMONTH=2", "2000-01-30"),
        ("FREQ=YEARLY", "2000-02-29"),
        ("FREQ=YEARLY;INTERVAL=3", "2000-02-29"),
        ("FREQ=YEARLY;BYMONTH=4,6,7", "2000-07-31"),
        ("FREQ=YEARLY;BYWEEKNO=1,-1;BYDAY=MO,SU", "2000-06-15"),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU", "2000-03-04"),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=SU,TU", "2000-03-05"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "2000-01-15"),
    ],
)
def test_months_that_lack_a_day_and_weeks_that_begin_elsewhere_are_walked_alike(rule, first):
    read, start = read_rule(f"{rule};UNTIL=99980101T000000Z"), datetime.fromisoformat(first)
    for later in range(0, 5000, 391):
        begin = start + later * DAY
        found = walls(read, start, begin, Steps(10**9))
        assert [next(found, None) for _ in range(20)] == (walked_twenty(read, start, begin))


def walked_twenty(rule: Rule, start: datetime, begin: datetime) -> list[datetime | None]:
    near = (it for it in wall_starts(rule, start) if it != start and it >= begin)
    return [next(near, None) for _ in range(20)]


@pytest.mark.parametrize(
    ("events", "how"),
    [
        (None, {}),
        (["x"], {}),
        ([], {"period": MARCH.start}),
        ([], {"where": "Asia/Baku"}),
        ([], {"at_most": True}),
        ([], {"in_all": 1.5}),
    ],
    ids=["no events", "texts", "period", "where", "at_most", "in_all"],
)
def test_what_is_asked_is_checked(events, how):
    with pytest.raises(InvalidValue):
        occurrences(events, **{"period": MARCH, **how})


# Beside recurring_ical_events


ZONES = [BAKU, BERLIN, ZoneInfo("Europe/Kyiv"), ZoneInfo("America/New_York")]
RULES = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=DAILY;BYMONTH=3,6",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;INTERVAL=5",
        "FREQ=YEARLY",
    ]
)
WALLS = st.builds(
    lambda day, quarter: datetime.combine(day, time()) + quarter * timedelta(minutes=15),
    st.dates(date(2020, 1, 1), date(2022, 12, 31)),
    st.integers(0, 95),
)
PERIOD = a_slot("2021-03-01 00:00", "2023-03-01 00:00", GREENWICH)


@st.composite
def ended(draw: st.DrawFn, whole: bool) -> str:
    rule = draw(RULES)
    last = ";UNTIL=20230201" if whole else ";UNTIL=20230201T120000Z"
    end = draw(st.sampled_from(["", ";COUNT=1", ";COUNT=20", last]))
    return rule + end


def changes(moment: datetime) -> bool:
    """Whether the clocks change on the day of a moment, or beside it."""
    naive = moment.replace(tzinfo=None)
    offsets = {(naive + it * DAY).replace(tzinfo=moment.tzinfo).utcoffset() for it in (-2, 2)}
    return len(offsets) > 1 or is_skipped(naive, moment.tzinfo)  # type: ignore[arg-type]


@st.composite
def series(draw: st.DrawFn, whole: bool) -> list[Event]:
    """A series, of whose occurrences some are removed, some added and one is moved."""
    where = draw(st.sampled_from(ZONES))
    wall = draw(WALLS)
    rule = draw(ended(whole))
    length = draw(st.integers(1, 4))
    if "BYMONTH" in rule:
        wall = wall.replace(month=3, day=min(wall.day, 28))
    if whole:
        plain = days(f"{wall:%Y-%m-%d}", length, rule=rule)
    else:
        plain = timed(wall.isoformat(), hours=length / 2, where=where, rule=rule)
    century = a_slot("2019-01-01 00:00", "2026-01-01 00:00", GREENWICH)
    given = [it.original for it in occurrences([plain], century, where=GREENWICH).occurrences]
    some = st.lists(st.sampled_from(given), max_size=min(3, len(given) - 1), unique=True)
    removed = draw(some)
    moved: Any = draw(st.none() | st.sampled_from(given).filter(lambda it: it not in removed))
    shift = draw(st.integers(1, 400)) * DAY
    more = plain.when.first if isinstance(plain.when, Days) else plain.when.start
    event = Event(
        uid="a",
        stamp=STAMP,
        when=plain.when,
        rule=rule,
        removed=tuple(removed),
        added=tuple(draw(st.sampled_from([[], [more + 1001 * DAY]]))),
    )
    if moved is None:
        return [event]
    if whole:
        day = moved + shift
        return [event, Event(uid="a", stamp=STAMP, when=Days(day, day), original=moved)]
    begin = (moved + shift + 7 * timedelta(minutes=1)).astimezone(UTC)
    return [event, Event(uid="a", stamp=STAMP, when=Slot(begin, begin + HOUR), original=moved)]


def oracle(events: list[Event], whole: bool) -> list[tuple[Any, Any]]:
    calendar = icalendar.Calendar.from_ical(written(events))
    found = recurring_ical_events.of(calendar).between(PERIOD.start, PERIOD.end)
    spans = [(it.start, it.end) for it in found]
    return sorted(spans) if whole else sorted((instant(a), instant(b)) for a, b in spans)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(series(whole=False))
def test_the_times_of_a_series_are_those_that_others_find(events):
    found = occurrences(events, PERIOD).occurrences
    quiet = [it.slot for it in found if not (changes(it.slot.start) or changes(it.slot.end))]
    loud = {it.slot.begins // 86_400_000_000 for it in found} - {
        it.begins // 86_400_000_000 for it in quiet
    }
    expected = oracle(events, whole=False)
    near = {day + number for day in loud for number in (-1, 0, 1)}
    assert [(it.begins, it.ends) for it in quiet if it.begins // 86_400_000_000 not in near] == [
        it for it in expected if it[0] // 86_400_000_000 not in near
    ]


@pytest.mark.exhaustive
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(series(whole=True))
def test_the_days_of_a_series_are_those_that_others_find(events):
    found = occurrences(events, PERIOD, where=GREENWICH).occurrences
    spans = [(it.slot.start.date(), it.slot.end.date()) for it in found]
    assert spans == oracle(events, whole=True)
