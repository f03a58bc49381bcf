"""The newest answer of each who was asked counts; what does not count is named, with a reason."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from time import process_time
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue, UnknownRecord
from rocb.ical.attendance import Attendance, attendance, turnout
from rocb.ical.events import Event
from rocb.ical.people import Attendee, Participation, address_key
from rocb.ical.reading import read_calendar
from rocb.ical.replies import Reply, read_reply
from rocb.ical.scheduling import invitation, one_of, reply
from tests.ical.invited import (
    ANNA,
    BORIS,
    CLARA,
    LATER,
    a_series,
    an_event,
    at,
    days_of_training,
)
from tests.offices import BERLIN, a_slot

ACCEPTED, DECLINED = Participation.ACCEPTED, Participation.DECLINED
TENTATIVE, SILENT = Participation.TENTATIVE, Participation.NEEDS_ACTION
NINTH = at("2026-03-09 09:00")
SIXTEENTH = at("2026-03-16 09:00")


def an_answer(
    address: str = ANNA, participation: Participation = ACCEPTED, **changes: Any
) -> Reply:
    values: dict[str, Any] = {"uid": "meeting@office", "sequence": 3, "stamp": LATER}
    return Reply(attendee=Attendee(address, participation=participation), **{**values, **changes})


def hours(number: int) -> datetime:
    return LATER + timedelta(hours=number)


def told(found: Attendance, number: int = 0) -> list[Participation]:
    """What the attendees of one of the events have answered."""
    return [it.participation for it in found.events[number].attendees]


def reasons(found: Attendance) -> list[str]:
    return [it.reason for it in found.refused]


def names(attendees: tuple[Attendee, ...]) -> list[str | None]:
    return [it.name for it in attendees]


def a_moved() -> Event:
    when = a_slot("2026-03-17 14:00", "2026-03-17 15:00", BERLIN)
    return evolve(one_of(a_series(), SIXTEENTH), when=when, sequence=4)


def test_an_invitation_that_was_read_and_answered_comes_back_as_attendance():
    series, moved = a_series(), a_moved()
    received = read_calendar(invitation((series, moved))).events
    answers = [
        reply(received[0], ANNA, ACCEPTED, at=LATER),
        reply(received[1], ANNA, DECLINED, at=LATER),
        reply(one_of(received[0], NINTH), BORIS, TENTATIVE, at=LATER),
    ]
    replies = [it for answer in answers for it in read_reply(answer)]
    found = attendance((series, moved), replies)
    assert not found.refused
    assert found.answers == tuple(replies)
    assert told(found, 0) == [ACCEPTED, SILENT]
    assert told(found, 1) == [DECLINED, SILENT]
    assert names(turnout(found, series.uid, NINTH).coming) == ["Anna"]
    assert names(turnout(found, series.uid, NINTH).unsure) == ["Борис"]


def test_without_replies_everybody_is_silent():
    found = attendance([an_event()], ())
    assert found.events == (an_event(),)
    assert names(turnout(found, "meeting@office").silent) == ["Anna", "Борис"]


def test_heads_are_counted_by_answer():
    people = [Attendee(f"mailto:p{number}@example.org", f"p{number}") for number in range(5)]
    answers = [an_answer(it.address, kind) for it, kind in zip(people, Participation, strict=True)]
    found = turnout(attendance([an_event(attendees=tuple(people))], answers), "meeting@office")
    assert names(found.silent) == ["p0"]
    assert names(found.coming) == ["p1"]
    assert names(found.unsure) == ["p3"]
    assert names(found.absent) == ["p2", "p4"]


def test_an_answer_changes_nothing_else_of_an_event():
    found = attendance([an_event()], [an_answer(BORIS, DECLINED)])
    anna, boris = an_event().attendees
    expected = (anna, evolve(boris, participation=DECLINED))
    assert found.events == (an_event(attendees=expected),)


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_the_newest_answer_counts_in_whatever_order_they_came(order):
    answers = [
        an_answer(participation=ACCEPTED, stamp=hours(1)),
        an_answer(participation=DECLINED, stamp=hours(3)),
        an_answer(participation=TENTATIVE, stamp=hours(2)),
    ]
    found = attendance([an_event()], [answers[place] for place in order])
    assert told(found) == [DECLINED, SILENT]
    assert found.answers == (answers[1],)
    assert len(found.refused) == 2
    assert all("newest answer" in reason for reason in reasons(found))


def test_an_answer_to_a_newer_version_counts_whenever_it_was_given():
    older = an_answer(participation=ACCEPTED, sequence=3, stamp=hours(9))
    newer = an_answer(participation=DECLINED, sequence=4, stamp=hours(1))
    assert told(attendance([an_event()], [newer, older])) == [DECLINED, SILENT]


def test_of_two_answers_at_one_time_the_last_received_counts():
    first, second = an_answer(participation=ACCEPTED), an_answer(participation=DECLINED)
    found = attendance([an_event()], [first, second])
    assert found.answers == (second,)
    assert found.refused[0].reply == first


def test_an_answer_to_an_older_version_is_out_of_date():
    found = attendance([an_event(sequence=5)], [an_answer(sequence=4)])
    assert told(found) == [SILENT, SILENT]
    assert reasons(found) == ["sequence: 4 is not 5 or more, as the event was changed since"]


def test_who_was_not_asked_does_not_count():
    found = attendance([an_event()], [an_answer(CLARA)])
    assert reasons(found) == [f'attendee.address: "{CLARA}" is not of one who was asked']
    assert not found.answers


def test_an_answer_to_something_else_does_not_count():
    found = attendance([an_event()], [an_answer(uid="other")])
    assert reasons(found) == ['uid: "other" is not the UID of an event that was sent']


@pytest.mark.parametrize(
    ("event", "original"),
    [
        (a_series(), at("2026-03-10 09:00")),
        (a_series(), date(2026, 3, 9)),
        (a_series(), at("9998-12-29 09:00")),
        (a_series(removed=(NINTH,)), NINTH),
        (an_event(), at("2026-03-02 09:00")),
        (days_of_training(), datetime(2026, 4, 10, tzinfo=UTC)),
        (one_of(a_series(), SIXTEENTH), NINTH),
        (one_of(a_series(), SIXTEENTH), None),
    ],
    ids=[
        "another day",
        "a day for a time",
        "far away",
        "removed",
        "no series",
        "a time for a day",
        "an occurrence that was not sent",
        "a series that was not sent",
    ],
)
def test_an_answer_to_what_was_not_sent_does_not_count(event, original):
    found = attendance([event], [an_answer(original=original)])
    assert "the start of an occurrence that was sent" in reasons(found)[0]
    assert not found.answers


def test_an_answer_to_an_occurrence_is_no_answer_to_the_series():
    found = attendance([a_series()], [an_answer(original=NINTH)])
    assert told(found) == [SILENT, SILENT]
    assert found.answers == (an_answer(original=NINTH),)
    assert names(turnout(found, "meeting@office", NINTH).coming) == ["Anna"]
    assert not turnout(found, "meeting@office", SIXTEENTH).coming


def test_an_answer_to_the_series_holds_for_each_occurrence_but_those_answered():
    answers = [
        an_answer(original=NINTH, participation=DECLINED, stamp=hours(1)),
        an_answer(participation=ACCEPTED, stamp=hours(2)),
    ]
    found = attendance([a_series()], answers)
    assert names(turnout(found, "meeting@office").coming) == ["Anna"]
    assert names(turnout(found, "meeting@office", SIXTEENTH).coming) == ["Anna"]
    assert names(turnout(found, "meeting@office", NINTH).absent) == ["Anna"]


def test_an_occurrence_may_be_named_by_another_clock():
    found = attendance([a_series()], [an_answer(original=NINTH.astimezone(UTC))])
    assert names(turnout(found, "meeting@office", NINTH).coming) == ["Anna"]


def test_an_answer_to_one_of_the_days_of_a_series_is_by_day():
    found = attendance([days_of_training()], [an_answer(original=date(2026, 4, 10))])
    assert names(turnout(found, "meeting@office", date(2026, 4, 10)).coming) == ["Anna"]
    assert not turnout(found, "meeting@office", date(2026, 5, 10)).coming


def test_who_accepted_a_series_is_asked_again_when_an_occurrence_is_changed():
    before = [an_answer(BORIS, ACCEPTED, sequence=3)]
    assert told(attendance((a_series(), a_moved()), before), 1) == [SILENT, SILENT]
    since = [an_answer(BORIS, ACCEPTED, sequence=4)]
    assert told(attendance((a_series(), a_moved()), since), 1) == [SILENT, ACCEPTED]


def test_an_answer_to_a_changed_occurrence_counts_from_its_own_sequence():
    outdated = an_answer(original=SIXTEENTH, sequence=3)
    found = attendance((a_series(), a_moved()), [outdated])
    assert reasons(found) == ["sequence: 3 is not 4 or more, as the event was changed since"]
    fresh = an_answer(original=SIXTEENTH, sequence=4)
    assert told(attendance((a_series(), a_moved()), [fresh]), 1) == [ACCEPTED, SILENT]


def test_only_who_is_asked_to_an_occurrence_can_answer_to_it():
    moved = evolve(a_moved(), attendees=(Attendee(CLARA, "Clara"),))
    answers = [
        an_answer(CLARA, original=SIXTEENTH, sequence=4),
        an_answer(ANNA, original=SIXTEENTH, sequence=4),
        an_answer(CLARA, sequence=4),
    ]
    found = attendance((a_series(), moved), answers)
    assert found.answers == (answers[0],)
    assert names(turnout(found, "meeting@office", SIXTEENTH).coming) == ["Clara"]


def test_somebody_may_be_asked_to_one_occurrence_alone():
    found = attendance([a_moved()], [an_answer(original=SIXTEENTH, sequence=4)])
    assert told(found) == [ACCEPTED, SILENT]


def test_events_of_several_uids_keep_their_answers_apart():
    events = (an_event(), an_event(uid="second"))
    found = attendance(events, [an_answer(uid="second")])
    assert told(found, 0) == [SILENT, SILENT]
    assert told(found, 1) == [ACCEPTED, SILENT]


def test_what_an_event_knows_already_stands_until_somebody_answers():
    known = tuple(evolve(it, participation=ACCEPTED) for it in an_event().attendees)
    found = attendance([an_event(attendees=known)], [an_answer(BORIS, DECLINED)])
    assert told(found) == [ACCEPTED, DECLINED]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mailto:Anna@Example.org", "MAILTO:anna@example.ORG"),
        ("https://Example.org/Anna", "HTTPS://example.org/Anna"),
        ("https://me@Example.org:80/", "https://me@example.org:80/"),
        ("URN:uuid:aa", "urn:uuid:aa"),
    ],
    ids=["mail", "host", "user and port", "scheme"],
)
def test_these_are_one_address(one, other):
    assert address_key(one) == address_key(other)
    event = an_event(attendees=(Attendee(one, "Anna"),))
    assert told(attendance([event], [an_answer(other)])) == [ACCEPTED]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mailto:anna@example.org", "mailto:anna@example.com"),
        ("https://example.org/Anna", "https://example.org/anna"),
        ("https://Me@example.org/", "https://me@example.org/"),
        ("urn:uuid:AA", "urn:uuid:aa"),
        ("mailto:anna@example.org", "xmpp:anna@example.org"),
    ],
    ids=["another host", "path", "user", "name", "scheme"],
)
def test_these_are_two_addresses(one, other):
    assert address_key(one) != address_key(other)


def test_one_occurrence_cannot_be_counted_twice():
    with pytest.raises(InvalidValue) as error:
        attendance((a_series(), a_moved(), a_moved()), ())
    assert [fault.path for fault in error.value.faults] == ["events[2].uid"]
    event = an_event()
    with pytest.raises(InvalidValue):
        attendance((event, event), ())


@pytest.mark.parametrize(
    ("uid", "original"),
    [("other", None), ("meeting@office", at("2026-03-10 09:00")), ("meeting@office", NINTH.date())],
    ids=["event", "occurrence", "day"],
)
def test_what_was_not_sent_has_no_turnout(uid, original):
    with pytest.raises(UnknownRecord):
        turnout(attendance([a_series()], ()), uid, original)


@pytest.mark.parametrize(
    ("events", "replies"),
    [(None, ()), ((), None), ([None], ()), ((), ["reply"]), ("events", ()), (an_event(), ())],
    ids=["no events", "no replies", "null", "text", "word", "not several"],
)
def test_what_is_no_event_or_reply_is_refused(events: Any, replies: Any):
    with pytest.raises(InvalidValue):
        attendance(events, replies)


@pytest.mark.parametrize(
    ("found", "uid", "original"),
    [
        (None, "meeting@office", None),
        (attendance([a_series()], ()), 7, None),
        (attendance([a_series()], ()), "meeting@office", "2026-03-09"),
        (attendance([a_series()], ()), "meeting@office", datetime(2026, 3, 9, 9)),  # noqa: DTZ001
    ],
    ids=["no attendance", "no uid", "text", "naive"],
)
def test_a_turnout_is_asked_for_by_uid_and_start(found: Any, uid: Any, original: Any):
    with pytest.raises(InvalidValue):
        turnout(found, uid, original)


@pytest.mark.timed
def test_thousands_of_replies_are_counted_within_a_second():
    series = a_series(rule="FREQ=DAILY")
    starts = [at("9990-01-01 09:00") - timedelta(days=number) for number in range(500)]
    replies = [an_answer(original=start) for start in starts]
    replies += [an_answer(stamp=hours(number)) for number in range(500)]
    replies += [an_answer(uid=f"uid-{number}") for number in range(1000)]
    others = [an_event(uid=f"event-{number}") for number in range(2000)]
    begun = process_time()
    found = attendance((series, *others), replies)
    assert process_time() - begun < 1
    assert len(found.answers) == 1
    assert len(found.refused) == 1999


all_replies = st.lists(
    st.builds(
        an_answer,
        st.sampled_from((ANNA, BORIS.upper().replace("MAILTO", "mailto"), CLARA)),
        st.sampled_from((ACCEPTED, DECLINED, TENTATIVE)),
        sequence=st.integers(2, 5),
        stamp=st.integers(0, 50).map(hours),
        original=st.sampled_from((None, NINTH, SIXTEENTH, at("2026-03-10 09:00"))),
    ),
    max_size=12,
    unique_by=lambda it: it.stamp,
)


@given(all_replies, st.randoms())
@settings(deadline=None)
def test_every_reply_counts_or_is_refused_and_their_order_does_not_matter(replies, random):
    events = (a_series(), a_moved())
    found = attendance(events, replies)
    counted = [*found.answers, *(it.reply for it in found.refused)]
    assert sorted(counted, key=lambda it: it.stamp) == sorted(replies, key=lambda it: it.stamp)
    shuffled = list(replies)
    random.shuffle(shuffled)
    again = attendance(events, shuffled)
    assert again.events == found.events
    assert set(again.answers) == set(found.answers)


@given(all_replies)
@settings(deadline=None)
def test_what_each_has_answered_is_the_newest_that_is_not_out_of_date(replies):
    """The same, reckoned attendee by attendee."""
    found = attendance((a_series(), a_moved()), replies)

    def newest(address: str, original: datetime | None, sequence: int) -> Participation | None:
        fitting = [
            it
            for it in replies
            if it.attendee.address.lower() == address
            and it.original == original
            and it.sequence >= sequence
        ]
        fitting.sort(key=lambda it: (it.sequence, it.stamp))
        return fitting[-1].attendee.participation if fitting else None

    for number, address in enumerate((ANNA, BORIS)):
        of_series = newest(address, None, 3) or SILENT
        assert told(found, 0)[number] is of_series
        general = newest(address, None, 4)
        assert told(found, 1)[number] is (newest(address, SIXTEENTH, 4) or general or SILENT)
        groups = turnout(found, "meeting@office", NINTH)
        by_answer = {ACCEPTED: groups.coming, DECLINED: groups.absent, TENTATIVE: groups.unsure}
        expected = newest(address, NINTH, 3) or of_series
        assert address in [it.address for it in by_answer.get(expected, groups.silent)]
