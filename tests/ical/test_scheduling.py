"""Invitations, cancellations and replies are messages that calendars take, and nothing leaks in."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import recurring_ical_events  # type: ignore[import-untyped]
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from rocb import Days, InvalidValue, Slot, UnknownRecord
from rocb.ical.conformance import findings
from rocb.ical.events import Event, EventStatus, Text
from rocb.ical.people import Attendee, Organiser, Part, Participation
from rocb.ical.publishing import NO_ADDRESS
from rocb.ical.reading import read_calendar
from rocb.ical.replies import read_reply
from rocb.ical.scheduling import ANSWERS, cancellation, invitation, invited, one_of, reply
from tests.ical.invited import (
    ANNA,
    BORIS,
    CLARA,
    HOST,
    LATER,
    a_series,
    an_event,
    at,
    days_of_training,
    slot_of,
)
from tests.offices import BAKU, BERLIN, a_slot

MOVED = a_slot("2026-03-17 14:00", "2026-03-17 15:00", BERLIN)
NASTY = (
    "a; b, c: d",
    'say "hello"',
    "back\\slash\\",
    "C:\\new\\name",
    "^n ^' ^^",
    "END:VEVENT",
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:mallory@example.org",
    "😀 👩‍👩‍👧 e\u0301\u0323",
    "Ж" * 500,
    "=cmd|' /C calc'!A0",
    "a\u00a0b\u200bc\ufeffd",
    '";X=":mailto:mallory@example.org',
)
LINE_ENDS = ("\r\n", "\n", "\r", "\x00", "\u2028", "\x85", "\x0b", "\x1e", "\u202e")

MESSAGES = {
    "invitation to one": lambda: invitation(an_event()),
    "invitation to a series": lambda: invitation((a_series(), moved())),
    "invitation to days": lambda: invitation(days_of_training()),
    "cancellation of one": lambda: cancellation(an_event(), at=LATER),
    "cancellation of a series": lambda: cancellation((a_series(), moved()), at=LATER),
    "cancellation of an occurrence": lambda: cancellation(
        one_of(a_series(), at("2026-03-30 09:00")), at=LATER
    ),
    "cancellation of days": lambda: cancellation(days_of_training(), at=LATER),
    "reply": lambda: reply(an_event(), ANNA, Participation.ACCEPTED, at=LATER),
    "reply to a series": lambda: reply(a_series(), ANNA, Participation.DECLINED, at=LATER),
    "reply to an occurrence": lambda: reply(moved(), ANNA, Participation.TENTATIVE, at=LATER),
    "reply with a comment": lambda: reply(
        days_of_training(), BORIS, Participation.DECLINED, at=LATER, comment=Text("Увы", "ru")
    ),
}
every_message = pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)


def moved() -> Event:
    return evolve(one_of(a_series(), at("2026-03-16 09:00")), when=MOVED, sequence=4)


def components(content: bytes) -> list[Any]:
    """The events of a message, as somebody else's library reads them."""
    return list(Calendar.from_ical(content).walk("VEVENT"))


def one_component(content: bytes) -> Any:
    (found,) = components(content)
    return found


def head(content: bytes) -> set[str]:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    return {str(name) for name in calendar}


def places(error: pytest.ExceptionInfo[InvalidValue]) -> list[str]:
    return [fault.path for fault in error.value.faults]


@every_message
def test_every_message_is_what_clients_take(message):
    assert findings(message()) == ()


@every_message
def test_two_calls_give_the_same_bytes(message):
    assert message() == message()


@every_message
def test_no_message_has_the_name_of_a_feed_or_asks_to_be_read_again(message):
    assert head(message()) == {"VERSION", "PRODID", "METHOD"}


def test_an_invitation_is_read_back_as_it_was_meant():
    events = (a_series(), moved())
    found = read_calendar(invitation(events))
    assert found.method == "REQUEST"
    assert found.events == events
    assert not found.refused


def test_an_invitation_asks_each_attendee_to_answer():
    asked = one_component(invitation(an_event()))["ATTENDEE"]
    assert [str(it) for it in asked] == [ANNA, BORIS]
    assert [it.params["PARTSTAT"] for it in asked] == ["NEEDS-ACTION"] * 2
    assert [it.params["RSVP"] for it in asked] == ["TRUE"] * 2
    assert asked[1].params["CN"] == "Борис"


def test_one_event_may_stand_alone_or_among_others():
    assert invitation(an_event()) == invitation([an_event()]) == invitation(iter((an_event(),)))


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"organiser": None}, "events[0].organiser"),
        ({"organiser": Organiser(NO_ADDRESS)}, "events[0].organiser.address"),
        ({"organiser": Organiser("INVALID:nobody")}, "events[0].organiser.address"),
        ({"attendees": ()}, "events[0].attendees"),
        ({"summary": None}, "events[0].summary"),
        ({"status": EventStatus.CANCELLED}, "events[0].status"),
    ],
    ids=["no organiser", "no address", "capitals", "nobody", "no summary", "cancelled"],
)
def test_an_invitation_names_what_it_lacks(changes, path):
    with pytest.raises(InvalidValue) as error:
        invitation(an_event(**changes))
    assert places(error) == [path]


def test_everything_wrong_with_an_invitation_is_told_at_once():
    bare = an_event(uid="other", organiser=None, attendees=(), summary=None)
    with pytest.raises(InvalidValue) as error:
        invitation((an_event(), bare))
    assert places(error) == [
        "events[1].uid",
        "events[1].organiser",
        "events[1].attendees",
        "events[1].summary",
    ]


def test_an_invitation_to_nothing_is_refused():
    with pytest.raises(InvalidValue) as error:
        invitation(())
    assert places(error) == ["events"]


def test_a_changed_occurrence_by_another_organiser_is_refused():
    with pytest.raises(InvalidValue) as error:
        invitation((a_series(), evolve(moved(), organiser=Organiser(CLARA))))
    assert places(error) == ["events[1].organiser.address"]


def test_an_organiser_may_be_written_in_another_case():
    shouted = evolve(moved(), organiser=Organiser(HOST.upper()))
    assert len(components(invitation((a_series(), shouted)))) == 2


def test_a_changed_occurrence_may_ask_other_people():
    other = evolve(moved(), attendees=(Attendee(CLARA),))
    _, changed = components(invitation((a_series(), other)))
    assert str(changed["ATTENDEE"]) == CLARA


def test_one_occurrence_cannot_be_invited_to_twice():
    with pytest.raises(InvalidValue):
        invitation((a_series(), moved(), moved()))


@pytest.mark.parametrize("given", [None, 7, "text", [None], ["event"], {"a": 1}], ids=repr)
def test_what_is_no_event_is_refused(given: Any):
    with pytest.raises(InvalidValue):
        invitation(given)
    with pytest.raises(InvalidValue):
        cancellation(given, at=LATER)
    with pytest.raises(InvalidValue):
        reply(given, ANNA, Participation.ACCEPTED, at=LATER)
    with pytest.raises(InvalidValue):
        one_of(given, LATER)


def test_a_cancellation_is_newer_than_what_it_cancels():
    found = one_component(cancellation(an_event(), at=LATER))
    assert found["STATUS"] == "CANCELLED"
    assert found["SEQUENCE"] == 4
    assert found["DTSTAMP"].dt == LATER
    assert [str(it) for it in found["ATTENDEE"]] == [ANNA, BORIS]


def test_each_event_of_a_cancellation_counts_its_own_sequence():
    found = components(cancellation((a_series(), moved()), at=LATER))
    assert [it["SEQUENCE"] for it in found] == [4, 5]


def test_a_cancelled_occurrence_is_told_by_its_original_start():
    event = one_of(a_series(), at("2026-03-30 09:00"))
    found = one_component(cancellation(event, at=LATER))
    assert found["RECURRENCE-ID"].dt == at("2026-03-30 09:00")
    assert "RRULE" not in found
    (read,) = read_calendar(cancellation(event, at=LATER)).events
    assert read == evolve(event, status=EventStatus.CANCELLED, sequence=4, stamp=LATER)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"organiser": None}, "events[0].organiser"),
        ({"attendees": ()}, "events[0].attendees"),
    ],
    ids=["no organiser", "nobody"],
)
def test_a_cancellation_names_what_it_lacks(changes, path):
    with pytest.raises(InvalidValue) as error:
        cancellation(an_event(**changes), at=LATER)
    assert places(error) == [path]


def test_a_cancellation_needs_a_time_with_a_zone():
    with pytest.raises(InvalidValue) as error:
        cancellation(an_event(), at=datetime(2026, 1, 1))  # noqa: DTZ001 - what is refused
    assert places(error) == ["at"]


def test_an_occurrence_is_as_long_as_its_series_across_a_change_of_the_clocks():
    night = a_series(when=a_slot("2026-03-21 22:00", "2026-03-22 06:00", BERLIN))
    found = one_of(night, at("2026-03-28 22:00"))
    assert slot_of(found) == a_slot("2026-03-28 22:00", "2026-03-29 07:00", BERLIN)
    assert slot_of(found).length == slot_of(night).length


def test_an_occurrence_at_a_time_that_the_clocks_skip_is_moved_forward():
    early = a_series(when=a_slot("2026-03-22 02:30", "2026-03-22 03:00", BERLIN))
    found = one_of(early, at("2026-03-29 02:30"))
    assert slot_of(found) == a_slot("2026-03-29 03:30", "2026-03-29 04:00", BERLIN)
    assert components(invitation((early, found)))[1]["RECURRENCE-ID"].dt == at("2026-03-29 02:30")


def test_an_occurrence_of_days_has_as_many_days():
    found = one_of(days_of_training(), date(2026, 4, 10))
    assert found.when == Days(date(2026, 4, 10), date(2026, 4, 11))
    assert found.original == date(2026, 4, 10)


def test_an_added_slot_keeps_its_own_length():
    extra = a_slot("2026-03-05 09:00", "2026-03-05 17:00", BERLIN)
    found = one_of(a_series(added=(extra,)), extra.start)
    assert slot_of(found) == extra


def test_an_added_start_is_an_occurrence_too():
    added = at("2026-03-05 09:00")
    assert slot_of(one_of(a_series(added=(added,)), added)).length == timedelta(hours=2)


def test_an_occurrence_that_would_end_after_all_years_is_refused():
    far, long = at("9998-12-01 09:00"), a_slot("2026-03-02 09:00", "2028-03-02 09:00", BERLIN)
    with pytest.raises(InvalidValue) as error:
        one_of(a_series(when=long, rule=None, added=(far,)), far)
    assert places(error) == ["original"]


def test_an_occurrence_may_be_named_in_another_zone():
    found = one_of(a_series(), datetime(2026, 3, 30, 7, tzinfo=UTC))
    assert slot_of(found) == a_slot("2026-03-30 09:00", "2026-03-30 11:00", BERLIN)


@pytest.mark.parametrize(
    ("series", "original"),
    [
        (a_series(), at("2026-03-10 09:00")),
        (a_series(), at("2026-04-06 09:00")),
        (a_series(removed=(at("2026-03-09 09:00"),)), at("2026-03-09 09:00")),
        (an_event(), at("2026-03-02 09:00")),
        (days_of_training(), date(2026, 3, 11)),
    ],
    ids=["another day", "after the end", "removed", "no series", "second day"],
)
def test_what_a_series_does_not_give_is_no_occurrence(series, original):
    with pytest.raises(InvalidValue) as error:
        one_of(series, original)
    assert places(error) == ["original"]


@pytest.mark.parametrize(
    "original",
    ["2026-03-09", 7, datetime(2026, 3, 9, 9), date(2026, 3, 9), at("9998-12-30 09:00"), None],  # noqa: DTZ001
    ids=["text", "number", "naive", "day", "far away", "null"],
)
def test_an_occurrence_needs_a_start_as_its_series_has_it(original: Any):
    with pytest.raises(InvalidValue):
        one_of(a_series(), original)


def test_a_reply_is_by_one_attendee_about_what_was_asked():
    answer = Text("Я буду; спасибо", "ru")
    sent = reply(moved(), BORIS, Participation.TENTATIVE, at=LATER, comment=answer)
    found = one_component(sent)
    assert Calendar.from_ical(sent)["METHOD"] == "REPLY"
    assert str(found["UID"]) == "meeting@office"
    assert found["SEQUENCE"] == 4
    assert found["DTSTAMP"].dt == LATER
    assert found["DTSTART"].dt == MOVED.start
    assert found["RECURRENCE-ID"].dt == at("2026-03-16 09:00")
    assert str(found["ORGANIZER"]) == HOST
    assert str(found["ATTENDEE"]) == BORIS
    assert found["ATTENDEE"].params["PARTSTAT"] == "TENTATIVE"
    assert str(found["COMMENT"]) == answer.words


def test_a_reply_asks_for_no_answer_to_it():
    found = one_component(reply(an_event(), ANNA, Participation.ACCEPTED, at=LATER))
    assert "RSVP" not in found["ATTENDEE"].params


def test_a_reply_to_a_series_says_nothing_of_its_rule():
    found = one_component(reply(a_series(), ANNA, Participation.ACCEPTED, at=LATER))
    assert "RRULE" not in found
    assert found["DTSTART"].dt == at("2026-03-02 09:00")


def test_a_reply_tells_nobody_who_else_was_asked():
    assert b"boris" not in reply(an_event(), ANNA, Participation.ACCEPTED, at=LATER).lower()


def test_somebody_who_was_not_asked_cannot_answer():
    with pytest.raises(UnknownRecord) as error:
        reply(an_event(), CLARA, Participation.ACCEPTED, at=LATER)
    assert (error.value.kind, error.value.id) == ("attendee", CLARA)


def test_an_attendee_is_known_by_the_address_in_any_case():
    found = one_component(
        reply(an_event(), "MAILTO:Anna@Example.ORG", Participation.ACCEPTED, at=LATER)
    )
    assert str(found["ATTENDEE"]) == ANNA


@pytest.mark.parametrize("participation", sorted(set(Participation) - set(ANSWERS), key=str))
def test_only_an_answer_can_be_sent_as_a_reply(participation):
    with pytest.raises(InvalidValue) as error:
        reply(an_event(organiser=None), ANNA, participation, at=LATER)
    assert places(error) == ["event.organiser", "participation"]


@pytest.mark.parametrize(
    "changes",
    [
        {"address": 7},
        {"address": "mailto:a\r\nb@example.org"},
        {"participation": "ACCEPTED"},
        {"at": date(2026, 1, 1)},
        {"comment": "words"},
    ],
    ids=["number", "line end", "text", "day", "plain words"],
)
def test_what_a_reply_is_given_has_to_be_of_its_type(changes: dict[str, Any]):
    values: dict[str, Any] = {"address": ANNA, "participation": Participation.ACCEPTED}
    with pytest.raises(InvalidValue):
        reply(an_event(), **{**values, "at": LATER, **changes})


def with_words(words: str) -> Event:
    text = Text(words)
    attendees = (Attendee(ANNA, words, part=Part.CHAIR), Attendee(BORIS, words))
    return a_series(
        uid=words,
        summary=text,
        description=(text, text),
        comments=(text,),
        categories=(text,),
        location=text,
        resources=(words,),
        related=(words,),
        organiser=Organiser(HOST, words),
        attendees=attendees,
    )


def messages_of(words: str) -> tuple[bytes, ...]:
    event = with_words(words)
    one = one_of(event, at("2026-03-09 09:00"))
    return (
        invitation((event, one)),
        cancellation((event, one), at=LATER),
        reply(one, ANNA, Participation.ACCEPTED, at=LATER, comment=Text(words)),
    )


def names_of(content: bytes) -> list[str]:
    """The names of the lines of a message, in order."""
    unfolded = content.replace(b"\r\n ", b"").decode()
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", unfolded)
    return [re.split("[;:]", line)[0] for line in unfolded.split("\r\n")]


@pytest.mark.parametrize("words", NASTY, ids=lambda it: ascii(it[:20]))
def test_no_words_add_a_line_or_are_read_as_others(words):
    plain = messages_of("plain")
    for message, other in zip(messages_of(words), plain, strict=True):
        assert names_of(message) == names_of(other)
        assert findings(message) == ()
    event = with_words(words)
    assert read_calendar(invitation(event)).events == (event,)
    (answer,) = read_reply(messages_of(words)[2])
    assert (answer.uid, answer.attendee.name, answer.comments) == (words, words, (Text(words),))


@pytest.mark.parametrize("end", LINE_ENDS, ids=ascii)
def test_words_with_a_line_end_of_any_kind_are_refused(end):
    with pytest.raises(InvalidValue):
        messages_of(f"a{end}ATTENDEE:mailto:mallory@example.org")


@given(st.text(min_size=1, max_size=100))
@settings(deadline=None)
def test_any_words_are_refused_or_read_back(words):
    try:
        event = with_words(words)
    except InvalidValue:
        return
    sent = reply(event, ANNA, Participation.ACCEPTED, at=LATER, comment=Text(words))
    plain = reply(with_words("a"), ANNA, Participation.ACCEPTED, at=LATER, comment=Text("a"))
    assert names_of(sent) == names_of(plain)
    (answer,) = read_reply(sent)
    assert (answer.attendee.name, answer.comments) == (words, (Text(words),))


def test_without_asserts_nothing_differs():
    code = (
        "from tests.ical.test_scheduling import *\n"
        "refused = 0\n"
        "for end in LINE_ENDS:\n"
        "    try:\n"
        "        messages_of(f'a{end}b')\n"
        "    except InvalidValue:\n"
        "        refused += 1\n"
        "import hashlib\n"
        "said = [it for words in NASTY for it in messages_of(words)]\n"
        "said += [message() for message in MESSAGES.values()]\n"
        "print(refused, hashlib.sha256(b''.join(said)).hexdigest())\n"
    )
    told = [
        subprocess.run(
            [sys.executable, *flags, "-c", code], check=True, capture_output=True, text=True
        ).stdout
        for flags in ([], ["-O"])
    ]
    assert told[0] == told[1]
    assert told[0].startswith(f"{len(LINE_ENDS)} ")


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - wall times
    st.sampled_from(("FREQ=DAILY;COUNT=6", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY")),
    st.integers(1, 2_000),
)
@settings(deadline=None, max_examples=60)
def test_each_occurrence_that_somebody_else_finds_is_one_of_the_series(wall, rule, minutes):
    start = wall.replace(second=0, microsecond=0, fold=0, tzinfo=BAKU)
    series = a_series(when=Slot(start, start + timedelta(minutes=minutes)), rule=rule)
    found = recurring_ical_events.of(Calendar.from_ical(invitation(series))).between(
        start, start + timedelta(days=60)
    )
    assert found
    for it in found:
        occurrence = one_of(series, it["DTSTART"].dt)
        assert slot_of(occurrence) == Slot(it["DTSTART"].dt, it["DTEND"].dt)


def test_whoever_is_invited_to_events_is_asked_to_each_of_them_and_nobody_else():
    series = an_event(rule="FREQ=DAILY;COUNT=2")
    people = (Attendee("mailto:new@example.org"),)
    assert [it.attendees for it in invited((series, series), people)] == [people, people]
