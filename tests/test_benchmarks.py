"""The measurements: their arithmetic, and that the peers answer the same questions rightly."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from random import Random
from time import process_time
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from benchmarks import calendars, checks, decisions, memory, planning, pools, reporting, searches
from benchmarks.bare_report import bare_report
from benchmarks.filled import (
    BAKU,
    BERLIN,
    HOUR,
    NOW,
    QUARTER,
    SINCE,
    SOURCE,
    TEXT,
    filled,
    free_in_a_room,
    full_days,
    kind_of,
    moments_of,
    opened,
    premises_of,
    slot_of,
    spans_in_a_pool,
    spans_in_a_room,
    windows_in_a_pool,
    windows_in_a_room,
)
from benchmarks.large_offices import large_office
from benchmarks.meetings import (
    bare_event,
    bare_feed,
    by_ical,
    by_ics,
    by_vobject,
    event_of,
    joined,
    meetings,
    of_icalendar,
)
from benchmarks.peers import (
    Bare,
    Chunked,
    Naive,
    Sorted,
    Span,
    Sql,
    Steps,
    Tree,
    bare_series,
    scanned_gap,
    scanned_peak,
    swept_gap,
    swept_peak,
)
from benchmarks.regions import YEAR
from benchmarks.rows import row_of, table, write
from benchmarks.turns import Work, in_turns
from rocb import Book, BookingRefused, Request, Series, Slot, Use, decide, first_free
from rocb.ical.calendars import Method, calendar
from rocb.references import records_by_id
from rocb.reporting.accounts.basis import basis_of
from rocb.reporting.accounts.period import period_account
from rocb.reporting.quarterly import quarterly_report

ROOMS = [Bare, Chunked, Sorted, Tree, Sql, lambda spans: Chunked(spans, 4)]


def windows(number: int = 300, seed: int = 7) -> Iterator[Span]:
    chance = Random(seed)  # noqa: S311
    for _ in range(number):
        begins = SINCE + chance.randrange(400) * QUARTER
        yield begins, begins + chance.randrange(1, 6) * QUARTER


def test_a_ratio_is_the_median_of_the_ratios_turn_by_turn():
    row = row_of("it", "s", [2.0, 8.0, 9.0], "other", [1.0, 2.0, 9.0])
    assert (row.ratio, row.spread, row.value) == (2.0, (1.0, 4.0), 8.0)


@pytest.mark.parametrize(("bound", "holds"), [(2.0, True), (1.99, False), (None, None)])
def test_a_bound_holds_up_to_itself(bound, holds):
    assert row_of("it", "s", [2.0], "other", [1.0], bound).holds is holds


@pytest.mark.parametrize(("always", "holds"), [(False, True), (True, False)])
def test_a_bound_that_holds_always_is_held_against_every_ratio(always, holds):
    assert row_of("it", "s", [1.0, 1.0, 3.0], "other", [1.0] * 3, 2.0, always=always).holds is holds


def test_a_bound_is_held_against_the_ratio_before_it_is_rounded():
    assert row_of("it", "s", [2.00001], "other", [1.0], 2.0).holds is False


def test_a_subject_and_a_peer_need_as_many_turns():
    with pytest.raises(ValueError, match="zip"):
        row_of("it", "s", [1.0], "other", [1.0, 2.0])


def test_the_table_shows_what_is_exceeded_and_small_ratios_as_fractions():
    slow = row_of("slow", "s", [3.0], "other", [1.0], 2.0)
    fast = row_of("fast", "s", [0.001], "other", [2.0], 0.001)
    _, first, second = table([slow, fast]).splitlines()
    assert first.split()[0] == "slow"
    assert first.endswith("EXCEEDED")
    assert "1/2,000" in second
    assert "1.00 ms" in second


def test_rows_are_written_as_a_list_of_objects(tmp_path):
    write([row_of("it", "s", [1.0], "other", [4.0])], tmp_path / "results.json")
    assert json.loads((tmp_path / "results.json").read_text()) == [
        {
            "name": "it",
            "value": 1.0,
            "unit": "s",
            "peer": "other",
            "ratio": 0.25,
            "spread": [0.25, 0.25],
            "bound": None,
            "holds": None,
        }
    ]


def test_all_have_their_go_in_every_turn_and_the_first_does_not_count():
    went: list[tuple[int, str]] = []
    clock = count(0, 1_000_000_000)

    def work(name: str, number: int) -> Work:
        def go(turn: int) -> int:
            went.append((turn, name))
            return number

        return go

    works = {"one": work("one", 1), "two": work("two", 2)}
    seconds = in_turns(works, 2, lambda: next(clock))
    assert went == [(0, "one"), (0, "two"), (1, "two"), (1, "one"), (2, "one"), (2, "two")]
    assert seconds == {"one": [1.0, 1.0], "two": [0.5, 0.5]}


@pytest.mark.parametrize("room", ROOMS)
def test_a_peer_of_a_room_answers_like_the_book(room):
    kind = kind_of(premises_of("room"), "room")
    spans = spans_in_a_room(50)
    book = filled(kind.booking(number, slot_of(it)) for number, it in enumerate(spans))
    peer = room(spans)
    for number, (begins, ends) in enumerate(windows(), 50):
        slot = slot_of((begins, ends))
        free = book.is_free(kind.claim, slot)
        assert peer.is_free(begins, ends) is free
        if not number % 3:
            assert peer.add(begins, ends) is free
            if free:
                book.add([kind.booking(number, slot)], by="a test", at=NOW)
    assert len(book) > 50


def test_the_textbook_query_and_the_naive_scan_answer_like_the_book():
    kind = kind_of(premises_of("room"), "room")
    spans = spans_in_a_room(50)
    book = filled(kind.booking(number, slot_of(it)) for number, it in enumerate(spans))
    sql, naive = Sql(spans), Naive(map(moments_of, spans))
    for window in windows():
        free = book.is_free(kind.claim, slot_of(window))
        assert sql.is_free_by_textbook(*window) is free
        assert naive.is_free(*moments_of(window)) is free


def test_the_windows_of_a_room_are_partly_free_and_the_additions_are_all_free():
    bare = Bare(spans_in_a_room(200))
    free = [bare.is_free(*it) for it in windows_in_a_room(400, 200)]
    assert 0.3 < sum(free) / len(free) < 0.7
    assert all(bare.add(*it) for it in free_in_a_room(150, 200))


def test_the_book_refuses_what_the_bare_algorithm_refuses():
    kind = kind_of(premises_of("room"), "room")
    book, span = Book(), (SINCE, SINCE + HOUR)
    chunked = Chunked([])
    assert chunked.add(*span)
    assert not chunked.add(*span)
    book.add([kind.booking(0, slot_of(span))], by="a test", at=NOW)
    with pytest.raises(BookingRefused):
        book.add([kind.booking(1, slot_of(span))], by="a test", at=NOW)


def test_all_count_the_places_of_a_pool_alike():
    premises = premises_of("pool", places=12)
    kinds = {places: kind_of(premises, "pool", places) for places in range(1, 6)}
    taken = spans_in_a_pool(120, 12)
    steps = Steps(taken)
    book = filled(
        kinds[places].booking(number, slot_of((begins, ends)))
        for number, (begins, ends, places) in enumerate(taken)
    )
    fitting = set()
    for begins, ends in windows_in_a_pool(100, 120, 12):
        slot, peak = slot_of((begins, ends)), swept_peak(taken, begins, ends)
        assert scanned_peak(taken, begins, ends) == steps.peak(begins, ends) == peak
        assert book.places_taken(kinds[5].claim, slot) == peak
        assert book.is_free(kinds[5].claim, slot) is (peak + 5 <= 12)
        fitting.add(peak + 5 <= 12)
    assert fitting == {True, False}


@pytest.mark.parametrize("seed", range(5))
def test_full_days_hold_so_many_bookings_and_no_gap_of_two_hours(seed):
    spans, days = list(full_days(9, 37, SINCE, seed)), opened(9, SINCE)
    assert len(spans) == 37
    assert swept_gap([spans], days, 2 * HOUR) is None
    assert (
        scanned_gap([list(map(moments_of, spans))], list(map(moments_of, days)), timedelta(hours=2))
        is None
    )


@pytest.mark.parametrize("seed", range(8))
def test_all_find_the_same_first_free_slot(seed):
    chance, begins = Random(seed), SINCE - 4 * HOUR  # noqa: S311 - midnight in Baku
    ids = [f"room-{number}" for number in range(4)]
    premises = premises_of(*ids)
    rooms = [list(full_days(8, 32, begins, 10 * seed + number)) for number in range(4)]
    for room in rooms:
        for _ in range(seed):
            room.pop(chance.randrange(len(room)))
    bookings = [(id_, it) for id_, room in zip(ids, rooms, strict=True) for it in room]
    book = filled(
        kind_of(premises, id_).booking(number, slot_of(it))
        for number, (id_, it) in enumerate(bookings)
    )
    request = Request("wish", (Use(),), (slot_of((begins, begins + 2 * HOUR)),), TEXT, SOURCE)
    window, days = slot_of((begins, begins + 8 * 24 * HOUR)), opened(8, begins)
    option = first_free(premises, book, request, window, where=BAKU, now=NOW)
    swept = swept_gap(rooms, days, 2 * HOUR)
    zoned = [list(map(moments_of, room)) for room in rooms]
    scanned = scanned_gap(zoned, list(map(moments_of, days)), timedelta(hours=2))
    assert swept == (None if option is None else option.slot.begins)
    assert scanned == (None if option is None else option.slot.start)
    assert (option is None) is (seed == 0)


@pytest.mark.parametrize("where", [BAKU, BERLIN])
@pytest.mark.parametrize(("rule", "days"), [("", ()), (";BYDAY=TU,TH", (1, 3))])
def test_the_bare_series_is_decided_like_the_series(where, rule, days):
    first = datetime(2020, 1, 7, 10)  # noqa: DTZ001
    start = first.replace(tzinfo=where)
    series = Series(Slot(start, start + timedelta(hours=2)), f"FREQ=WEEKLY{rule};COUNT=60")
    premises = premises_of("room")
    kind = kind_of(premises, "room")
    busy = [(it.slot.begins + HOUR, it.slot.ends) for it in series.occurrences[::7]]
    book = filled(kind.booking(number, slot_of(it)) for number, it in enumerate(busy))
    request = Request("series", (Use("room"),), series, TEXT, SOURCE)
    decision = decide(premises, book, request, where=where, now=NOW, remedies=0)
    found = bare_series(Bare(busy), first, 2 * HOUR, where, 60, days)
    assert found == [verdict.accepted for verdict in decision.verdicts]
    assert found.count(False) == 9


@given(st.text("\\;,:\"'^ Ж€😀\u0301a", max_size=120), st.integers(0, 20))
@settings(deadline=None)
def test_the_bare_writer_writes_what_we_write(text, number):
    meeting = meetings(number + 1)[number]
    address, name, answer = meeting.people[0]
    people = ((address, f".{text}", answer), (f"{address}.az", name, answer))
    named = evolve(meeting, title=f"{text}.", about=f".{text}.", place=f".{text}", people=people)
    held = [named, *meetings(number)]
    content = calendar(Method.REQUEST, map(event_of, held))
    head = content[: content.index(b"BEGIN:VEVENT")]
    assert bare_feed(held, head) == content
    assert joined(head, list(map(bare_event, held))) == content


def test_icalendar_reads_the_same_in_what_it_writes_and_in_what_we_write():
    held = meetings(40)
    contents = (of_icalendar(held).to_ical(), calendar(Method.REQUEST, map(event_of, held)))
    theirs, ours = (Calendar.from_ical(it).walk("VEVENT") for it in contents)
    assert len(ours) == 40
    assert theirs == ours


@pytest.mark.parametrize("writer", [by_ical, by_ics, by_vobject])
def test_other_libraries_write_the_same_meetings_again_and_again(writer):
    held = meetings(7)
    write = writer(held)
    for content in (write(), write()):
        found = sorted(
            (
                str(event["UID"]),
                str(event["SUMMARY"]),
                str(event["DESCRIPTION"]),
                str(event["LOCATION"]),
                str(event["STATUS"]),
                sorted((str(it), it.params["PARTSTAT"]) for it in event.attendees),
            )
            for event in Calendar.from_ical(content).events
        )
        assert found == [
            (
                it.uid,
                it.title,
                it.about,
                it.place,
                "CONFIRMED",
                sorted((address, answer) for address, _, answer in it.people),
            )
            for it in held
        ]


def test_no_text_of_a_meeting_is_that_of_another():
    held = meetings(60)
    for texts in (
        [it.uid for it in held],
        [it.title for it in held],
        [it.about for it in held],
        [it for meeting in held for it in meeting.people],
    ):
        assert len(set(texts)) == len(texts)


def test_a_large_office_has_ten_times_as_many_records_as_activities():
    office = large_office(100)
    planning: Any = office.planning
    activities = planning.plan.activities
    unnamed = (
        *planning.plan.history,
        *planning.corrections,
        *(row for it in activities for row in (*it.costs, *it.participation)),
        *(contact for it in planning.partnerships.relations for contact in it.contacts),
    )
    assert len(activities) == 100
    assert len(records_by_id(office)) - 100 + len(unnamed) >= 1_000


def test_the_bare_loops_count_what_the_accounts_count():
    basis = basis_of(large_office(150), YEAR.quarters[1].days)
    account: Any = period_account(basis)
    bare = bare_report(basis)
    needs, documents = account.needs.all, account.translations.all
    turnover = ("opening", "opened", "closed", "replaced", "closing")
    assert bare["needs"] == {name: getattr(needs, name).value for name in turnover}
    assert bare["translations"] == {
        "asked": documents.asked.value,
        "delivered": documents.delivered.value,
    }
    assert bare["outcomes"] == {
        it.outcome: it.activities.value
        for it in account.activities.outcomes
        if it.activities.records
    }
    assert bare["people"] == {
        it.member: [it.people.women.value, it.people.men.value]
        for it in account.participants.members
        if it.people is not None
    }
    for days, budget in (("period", account.budget.period), ("year", account.budget.year)):
        assert bare[days] == {
            (it.donor, it.costs.currency): [
                figure.value.amount if figure.value else 0
                for figure in (it.costs.planned, it.costs.committed, it.costs.spent)
            ]
            for it in budget.donors
        }
    moved = {key: sums for key, sums in bare["pledges"].items() if any(sums)}
    found = (
        (it.donor, it.currency, it.made.value.amount, it.received.value.amount)
        for it in account.pledges.donors
    )
    assert moved == {(donor, code): [*sums] for donor, code, *sums in found if any(sums)}
    assert bare["hours"] == {
        it.organisation: it.hours.booked.value for it in account.premises.tenants
    }
    assert bare["answers"] == {
        it.level: [it.answers.value, it.answers.value * it.mean.value]
        for it in account.satisfaction.levels
        if it.answers.value
    }
    assert bare["courses"] == {
        it.centre.id: it.count.value for it in account.centres.centres if it.courses
    }
    assert all(bare.values())


@pytest.mark.timed
def test_a_thousand_activities_are_reported_on_in_seconds():
    office = large_office(1_000)
    since = process_time()
    quarterly_report(office, YEAR.quarters[1])
    assert process_time() - since < 15


def test_every_measurement_runs_on_a_small_scale():
    rows = [
        *checks.rows(sizes=(700, 1_400), turns=1, checks=5),
        *pools.rows(number=300, turns=1, checks=5, compared=10),
        *searches.rows(rooms=2, days=21, held=84, turns=1),
        *decisions.rows(turns=1, times=1),
        *memory.rows(number=100),
        *calendars.rows(number=9, others=3, read=4, series=20, turns=1),
        *planning.rows(sizes=(10, 20), turns=1),
        *reporting.rows(sizes=(10, 20), turns=1),
    ]
    named = [(row.name, row.peer) for row in rows]
    assert len(set(named)) == len(named)
    assert all(row.spread[0] <= row.ratio <= row.spread[1] for row in rows)
    assert all((row.bound is None) is (row.holds is None) for row in rows)
