from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from rocb import Slot
from rocb.ical import content
from rocb.ical.lines import property_of
from rocb.periods import at_instant, instant, slot_between
from tests.drawn import LINES
from tests.ical.plain import check_lines, read_line, unescaped, unfolded
from tests.offices import BAKU, BERLIN, a_slot

SECOND = 1_000_000
NEW_YORK = ZoneInfo("America/New_York")
ZONES: tuple[tzinfo, ...] = (
    BAKU,
    BERLIN,
    ZoneInfo("Europe/Kyiv"),
    NEW_YORK,
    ZoneInfo("UTC"),
    UTC,
    timezone(timedelta(hours=5, minutes=30)),
)
NEAR_CHANGES = tuple(
    instant(datetime.fromisoformat(f"{day}T00:00+00:00"))
    for day in ("2026-03-08", "2026-03-29", "2026-10-25", "2026-11-01", "2021-06-01")
)
INSTANTS = st.builds(
    lambda day, minutes, rest: day + minutes * 60 * SECOND + rest,
    st.sampled_from(NEAR_CHANGES),
    st.integers(-600, 600),
    st.just(0) | st.integers(0, SECOND - 1),
)
LENGTHS = st.integers(1, 8).map(lambda it: it * 1800 * SECOND) | st.integers(1, 10**12)
SLOTS = st.builds(
    lambda begins, length, where: slot_between(begins, begins + length, where),
    INSTANTS,
    LENGTHS,
    st.sampled_from(ZONES),
)


def as_icalendar_reads(*rows: str) -> Any:
    """The event that these lines make, as icalendar reads it."""
    wrapped = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", *rows, "END:VEVENT", "END:VCALENDAR")
    (event,) = Calendar.from_ical(content.lines(wrapped)).walk("VEVENT")
    return event


def read_back(start: datetime, end: datetime) -> tuple[int, int]:
    """The instants of two times as icalendar reads them."""
    event = as_icalendar_reads(content.at("DTSTART", start), content.at("DTEND", end))
    return instant(event["DTSTART"].dt), instant(event["DTEND"].dt)


@given(LINES)
@example("C:\\new\\Folder; a, b\\")
@settings(deadline=None)
def test_a_text_is_read_back_with_and_without_a_library(words):
    value = content.text(words)
    assert unescaped(value) == words
    assert str(as_icalendar_reads(f"SUMMARY:{value}")["SUMMARY"]) == words


@given(LINES)
@example('a "quoted" ^n^^ name; with: signs, and \\')
@settings(deadline=None)
def test_a_parameter_is_read_back_by_three_readers(words):
    line = f"ORGANIZER;CN={content.parameter(words)}:mailto:a@example.org"
    assert read_line(line).parameters == {"CN": words}
    found = property_of(1, line)
    assert found is not None
    assert found.parameters["CN"] == (words,)
    assert str(as_icalendar_reads(line)["ORGANIZER"].params["CN"]) == words


@given(
    st.lists(
        st.text(
            st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=300
        ).filter(lambda it: not it.startswith((" ", "\t"))),
        min_size=1,
        max_size=5,
    )
)
@example(["Ж" * 37, "a" + "Ж" * 37, "😀" * 40, "x" * 75, "x" * 76, "x" * 149, "x" * 150])
@settings(deadline=None)
def test_folding_loses_nothing_and_cuts_no_character(rows):
    written = content.lines(rows)
    check_lines(written)
    assert unfolded(written) == rows


@pytest.mark.parametrize(
    ("octets", "lengths"), [(75, [75]), (76, [74, 3]), (148, [74, 75]), (149, [74, 75, 2])]
)
def test_a_line_is_folded_only_where_it_is_too_long(octets, lengths):
    written = content.lines(["x" * octets]).removesuffix(b"\r\n")
    assert [len(line) for line in written.split(b"\r\n")] == lengths


def test_a_line_of_blanks_within_is_folded_so_that_they_stay():
    row = "SUMMARY:" + " " * 200 + "x"
    assert unfolded(content.lines([row])) == [row]


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (date(2026, 3, 1), "X;VALUE=DATE:20260301"),
        (date(1, 1, 1), "X;VALUE=DATE:00010101"),
        (datetime(2026, 3, 1, 10, tzinfo=BAKU), "X;TZID=Asia/Baku:20260301T100000"),
        (datetime(2026, 3, 1, 10, tzinfo=UTC), "X:20260301T100000Z"),
        (datetime(2026, 3, 1, 10, tzinfo=ZoneInfo("Etc/UTC")), "X:20260301T100000Z"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), "X;TZID=Europe/Berlin:20261025T023000"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1), "X:20261025T013000Z"),
        (datetime(2026, 3, 1, 10, tzinfo=timezone(timedelta(hours=4))), "X:20260301T060000Z"),
    ],
    ids=["day", "first day", "Baku", "UTC", "Etc/UTC", "first", "second", "offset"],
)
def test_days_and_moments_are_written_by_the_clocks_of_their_zone(value, line):
    assert content.at("X", value) == line


@given(INSTANTS, st.sampled_from(ZONES))
@settings(deadline=None)
def test_any_moment_is_read_back_but_for_parts_of_a_second(at, where):
    event = as_icalendar_reads(content.at("DTSTART", at_instant(at, where)))
    assert instant(event["DTSTART"].dt) == at // SECOND * SECOND


@given(SLOTS)
@settings(deadline=None, max_examples=300)
def test_any_slot_is_read_back_widened_to_whole_seconds(slot):
    expected = slot.begins // SECOND * SECOND, -(-slot.ends // SECOND) * SECOND
    assert read_back(*content.ends(slot)) == expected


@given(SLOTS)
@settings(deadline=None, max_examples=300)
def test_where_readers_would_disagree_both_ends_are_in_utc(slot):
    assert all(content.told_by_clocks(it) for it in content.ends(slot))
    written = [content.at("X", it) for it in content.ends(slot)]
    if not (content.told_by_clocks(slot.start) and content.told_by_clocks(slot.end)):
        assert all(it.startswith("X:") for it in written)


@given(SLOTS)
@settings(deadline=None, max_examples=300)
def test_the_first_of_a_series_is_as_long_by_its_clocks_or_has_no_end(slot):
    start, *ends = content.recurring_ends(slot)
    assert (start, instant(start)) == (slot.start, slot.begins)
    for end in ends:
        assert instant(end) == slot.ends
        assert end.replace(tzinfo=None) - start.replace(tzinfo=None) == slot.length


def test_a_series_over_the_change_of_the_clocks_has_no_end():
    night = Slot(datetime(2026, 3, 28, 22, tzinfo=BERLIN), datetime(2026, 3, 29, 6, tzinfo=BERLIN))
    assert content.recurring_ends(night) == (night.start,)


def test_ends_by_clocks_of_two_zones_keep_both():
    flight = Slot(datetime(2026, 6, 1, 10, tzinfo=BAKU), datetime(2026, 6, 1, 11, tzinfo=BERLIN))
    assert [it.tzinfo for it in content.ends(flight)] == [BAKU, BERLIN]


def test_a_period_is_in_utc():
    slot = a_slot("2026-03-01 10:00", "2026-03-01 12:00")
    assert content.period("RDATE", slot) == "RDATE;VALUE=PERIOD:20260301T060000Z/20260301T080000Z"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (timedelta(hours=12), "PT12H"),
        (timedelta(days=1, minutes=5), "PT24H5M"),
        (timedelta(seconds=61), "PT1M1S"),
        (timedelta(0), "PT0S"),
    ],
    ids=str,
)
def test_lengths_are_written_in_hours_minutes_and_seconds(value, written):
    assert content.length(value) == written


@given(st.integers(0, 10**7).map(lambda it: timedelta(seconds=it)))
@settings(deadline=None)
def test_any_length_is_read_back(value):
    event = as_icalendar_reads(f"DURATION:{content.length(value)}")
    assert event["DURATION"].dt == value


@pytest.mark.parametrize(
    ("wall", "told"),
    [("2026-03-29T02:30", False), ("2026-10-25T02:30", False), ("2026-10-25T04:00", True)],
)
def test_clocks_tell_what_they_show_once(wall, told):
    moment = datetime.fromisoformat(wall).replace(tzinfo=BERLIN)
    assert content.told_by_clocks(moment) is told
    assert content.told_by_clocks(moment.replace(fold=1)) is told
