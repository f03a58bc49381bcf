import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Days, InvalidValue, Language, LocalizedText
from rocb.ical.calendars import Method, calendar
from rocb.ical.conformance import findings
from rocb.ical.events import Event, EventStatus, Text
from rocb.ical.people import Attendee, Organiser
from rocb.ical.publishing import NO_ADDRESS, SAMPLE, Publisher, publish, redacted, worded
from tests.drawn import LINES
from tests.drawn import TEXTS as NAMES
from tests.ical.injection import STAMP, the_event, the_publisher
from tests.ical.plain import (
    event_in,
    events,
    head,
    only_line,
    told,
    unescaped,
    value_of,
    zones_defined,
)
from tests.ical.test_events import events as drawn_events
from tests.offices import BAKU, BERLIN, STATED, a_publisher, a_slot, both
from tests.offices import SAMPLE as A_SAMPLE

both_languages = pytest.mark.parametrize("language", Language)
SLOT = a_slot("2026-03-02 10:00", "2026-03-02 12:00")
DAY = Days(date(2026, 3, 2), date(2026, 3, 2))


def a_feed(*found: Event, language: Language = Language.EN) -> bytes:
    return publish(found, a_publisher(language=language))


@both_languages
def test_a_feed_has_its_name_in_both_languages_and_says_which(language):
    properties = head(a_feed(language=language))
    names = {it.parameters["LANGUAGE"]: unescaped(it.value) for it in properties["NAME"]}
    assert names == {"en": "Office", "ru": "— Office"}
    assert next(iter(names)) == language.value
    (shown,) = properties["X-WR-CALNAME"]
    assert (shown.parameters, unescaped(shown.value)) == ({}, names[language.value])


@both_languages
@given(name=NAMES)
@settings(deadline=None, max_examples=30)
def test_any_name_is_read_back_in_the_languages_that_it_has(language, name):
    properties = head(publish((), a_publisher(language=language), name=name))
    names = {it.parameters["LANGUAGE"]: unescaped(it.value) for it in properties["NAME"]}
    assert names == {it.value: name.within(it) for it in Language if name.within(it) is not None}
    wanted = name.within(language) or name.en or name.ru
    assert unescaped(value_of(properties, "X-WR-CALNAME")) == wanted


def test_a_feed_says_how_often_to_look_again_in_both_ways():
    properties = head(a_feed())
    assert only_line(properties, "REFRESH-INTERVAL")[1:] == ({"VALUE": "DURATION"}, "PT12H")
    assert value_of(properties, "X-PUBLISHED-TTL") == "PT12H"
    assert value_of(properties, "METHOD") == "PUBLISH"


def test_a_feed_invites_nobody_but_says_who_publishes_it():
    entry = event_in(a_feed(the_event()))
    assert "ATTENDEE" not in entry
    assert only_line(entry, "ORGANIZER")[1:] == ({"CN": "Office"}, "mailto:office@example.org")


def test_a_message_of_the_same_event_invites():
    assert len(event_in(calendar(Method.REQUEST, (the_event(),)))["ATTENDEE"]) == 2


def test_an_empty_feed_holds_a_zone():
    assert zones_defined(publish((), a_publisher(), where=BERLIN)) == ["Europe/Berlin"]


@pytest.mark.parametrize(
    "changes",
    [
        {"events": None},
        {"events": [None]},
        {"name": "Office"},
        {"publisher": None},
        {"publisher": both("Office")},
        {"where": "Asia/Baku"},
        {"where": UTC},
    ],
    ids=str,
)
def test_a_feed_of_something_else_is_refused(changes):
    arguments: dict[str, Any] = {
        "events": (),
        "publisher": a_publisher(),
        "name": both("Office"),
        "where": BAKU,
        **changes,
    }
    with pytest.raises(InvalidValue):
        publish(**arguments)


@given(st.lists(drawn_events(), max_size=3, unique_by=lambda it: it.uid), NAMES)
@settings(deadline=None, max_examples=50)
def test_the_same_events_give_the_same_bytes(found, name):
    first = publish(found, a_publisher(), name=name)
    copies = [evolve(it) for it in found]
    assert publish(copies, a_publisher(), name=name) == first


def test_the_same_events_give_the_same_bytes_in_every_process():
    program = (
        "import sys\n"
        "from tests.ical.test_publishing import a_feed, redacted, the_event, Language\n"
        "hidden = redacted((the_event(),), Language.RU, b'key')\n"
        "sys.stdout.buffer.write(a_feed(the_event(), *hidden))\n"
    )
    here = a_feed(the_event(), *redacted((the_event(),), Language.RU, b"key"))
    for seed in ("1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        assert done.stdout == here


# Words


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (both("Hall"), Language.EN, Text("Hall", "en")),
        (both("Hall"), Language.RU, Text("— Hall", "ru")),
        (LocalizedText(ru="Зал"), Language.EN, Text("Зал", "ru")),
        (LocalizedText("Hall"), Language.RU, Text("Hall", "en")),
    ],
    ids=["English", "Russian", "Russian only", "English only"],
)
def test_a_text_is_in_the_language_asked_for_or_in_the_other(text, language, words):
    assert worded(text, language) == words
    assert worded(text, language, STATED) == words


@both_languages
def test_a_sample_is_marked_in_the_language_of_the_feed(language):
    words = worded(LocalizedText("Hall"), language, A_SAMPLE).words
    assert words == f"Hall [{SAMPLE[language]}]"


# Publishers


def test_a_publisher_without_an_address_has_one_that_calendars_take():
    publisher = Publisher("office", both("Office"), Language.RU, STAMP)
    assert publisher.organiser == Organiser(NO_ADDRESS, "— Office")


@pytest.mark.parametrize(
    "changes",
    [
        {"domain": "a b"},
        {"domain": "a\r\nb"},
        {"name": "Office"},
        {"language": "en"},
        {"stamp": date(2026, 1, 1)},
        {"stamp": datetime(2026, 1, 1)},  # noqa: DTZ001 - refused
        {"sequence": -1},
        {"sequence": 1.5},
        {"address": "office@example.org"},
        {"address": "mailto:a@example.org\r\nBEGIN:VEVENT"},
        {"address": "mailto:a@example.org\nATTENDEE:mailto:b@example.org"},
        {"address": 'mailto:a@example.org"'},
        {"address": "mailto:Ж@example.org"},
        {"address": "mailto:"},
    ],
    ids=str,
)
def test_a_faulty_publisher_is_refused(changes):
    with pytest.raises(InvalidValue) as caught:
        evolve(the_publisher(), **changes)
    assert [fault.path for fault in caught.value.faults] == list(changes)


@pytest.mark.parametrize("kind", [Organiser, Attendee])
@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("a@example.org", None),
        ("mailto:a b@example.org", None),
        ("mailto:a@b", "a\nb"),
        (None, "a"),
    ],
)
def test_a_person_without_a_sound_address_and_name_is_refused(kind, address, name):
    with pytest.raises(InvalidValue):
        kind(address, name)


# What the public may see


@both_languages
def test_the_public_sees_when_somebody_is_busy_and_no_more(language):
    word = {Language.EN: "Busy", Language.RU: "Занято"}[language]
    (hidden,) = redacted((evolve(the_event(), status=EventStatus.TENTATIVE),), language)
    assert hidden == Event(
        uid=hidden.uid,
        stamp=STAMP,
        when=the_event().when,
        summary=Text(word, language.value),
        status=EventStatus.TENTATIVE,
        rule=the_event().rule,
        added=the_event().added,
        removed=the_event().removed,
        organiser=the_event().organiser,
    )


@given(drawn_events().map(lambda it: evolve(it, busy=True, organiser=None)))
@settings(deadline=None, max_examples=100)
def test_no_text_of_an_event_is_shown_to_the_public(event):
    marked = evolve(
        event,
        uid="Q7uid",
        summary=Text("Q7summary"),
        description=(Text("Q7description"),),
        comments=(Text("Q7comment"),),
        categories=(Text("Q7category"),),
        location=Text("Q7location"),
        resources=("Q7resource",),
        related=("Q7related",),
        url="https://q7url",
        conference="https://q7conference",
        attendees=(Attendee("mailto:q7attendee", "Q7attendee"),),
    )
    content = calendar(Method.PUBLISH, redacted((marked,), Language.EN))
    assert not [it for it in told(content) if "q7" in it.casefold()]
    assert b"GEO" not in content


@given(drawn_events())
@settings(deadline=None, max_examples=100)
def test_times_and_certainty_stay_and_what_takes_no_time_goes(event):
    found = redacted((event,), Language.EN)
    assert len(found) == event.busy
    for hidden in found:
        for name in ("stamp", "when", "sequence", "status", "rule", "added", "removed", "original"):
            assert getattr(hidden, name) == getattr(event, name)


def test_occurrences_keep_the_uid_of_their_series_and_others_differ():
    series = Event("a", STAMP, SLOT, rule="FREQ=DAILY;COUNT=3")
    changed = Event("a", STAMP, SLOT, original=SLOT.start + timedelta(days=1))
    first, second, third = redacted((series, changed, evolve(series, uid="b")), Language.EN)
    assert first.uid == second.uid != third.uid
    assert len(events(a_feed(first, second, third))) == 3


def test_a_key_makes_uids_that_nobody_can_guess():
    series = Event("a", STAMP, SLOT)
    uids = {redacted((series,), Language.EN, key)[0].uid for key in (b"", b"one", b"another")}
    assert len(uids) == 3
    assert redacted((series,), Language.EN, b"one") == redacted((series,), Language.EN, b"one")


@pytest.mark.parametrize(
    ("found", "language"), [(None, Language.EN), ([1], Language.EN), ((), "en")]
)
def test_only_events_in_a_language_are_hidden(found, language):
    with pytest.raises(InvalidValue):
        redacted(found, language)


@both_languages
def test_nothing_is_wrong_with_a_feed_of_all_there_is(language):
    whole = evolve(the_event(), removed=(), added=())
    hidden = redacted((whole,), language)
    days = Event("d", STAMP, DAY, Text("Day"), organiser=the_publisher().organiser)
    assert findings(a_feed(whole, days, *hidden, language=language)) == ()
    assert findings(a_feed(language=language)) == ()


@given(LINES)
@settings(deadline=None, max_examples=50)
def test_a_name_of_an_organiser_stays_one_parameter(name):
    event = Event("a", STAMP, SLOT, organiser=Organiser("mailto:a@example.org", name))
    assert only_line(event_in(a_feed(event)), "ORGANIZER")[1:] == (
        {"CN": name},
        "mailto:a@example.org",
    )
