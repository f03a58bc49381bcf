from datetime import date, datetime, timedelta
from typing import Any, get_args

import pytest
from attrs import evolve

from rocb import (
    Booking,
    CapacityUnknown,
    Closed,
    Closure,
    Conflict,
    Days,
    HoursUnknown,
    Language,
    LocalizedText,
    MissingEquipment,
    MissingLayout,
    NoEntitlement,
    NoSpaceFits,
    NoTariff,
    OrganisationUnknown,
    OtherSpace,
    OutsideHours,
    Period,
    PlacesTaken,
    PlacesUnknown,
    Quota,
    QuotaExceeded,
    Request,
    Shift,
    Skip,
    TooFar,
    TooFewPlaces,
    TooLong,
    TooManyPeople,
    TooShort,
    TooSoon,
    Use,
    Verdict,
)
from rocb.booking.reasons import Reason
from rocb.booking.verdicts import Remedy
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import Cell, Span
from rocb.reporting.words.words import Words
from rocb.reporting.year.refusals import reasons_cell, remedies_cell, spaces_cell
from tests.offices import (
    BAKU,
    SAMPLE,
    STATED,
    a_booking,
    a_slot,
    a_space,
    an_office,
    both,
    some_premises,
    weekday_hours,
)
from tests.reporting.readings import text_of

ROOM = a_space("room", name=both("Room"))
TAKEN = a_booking("taken", a_slot("2021-03-01 09:00", "2021-03-01 11:00"))
HOLIDAY = Closure(Days(date(2021, 3, 8), date(2021, 3, 8)), both("Holiday"), STATED)
MONDAY = a_slot("2021-03-01 00:00", "2021-03-02 00:00")
HOUR = timedelta(hours=1)


def names(language: Language = Language.EN, **changes: Any) -> Names:
    return names_of(an_office(**{"premises": some_premises(ROOM), **changes}), Words(language))


def reasons(*against: Reason, language: Language = Language.EN, **changes: Any) -> Cell:
    """What is said of a slot with these reasons against it."""
    return reasons_cell(names(language, **changes), Verdict(TAKEN, against))


def remedies(*instead: Remedy, language: Language = Language.EN, **changes: Any) -> Cell:
    """What is said of these remedies for a slot."""
    return remedies_cell(names(language, **changes), Verdict(TAKEN, (), instead))


def loose(cell: Cell) -> str:
    return text_of(cell).replace("\N{NO-BREAK SPACE}", " ")


def over(period: Period) -> QuotaExceeded:
    return QuotaExceeded(Quota("quota", period, length=HOUR), MONDAY, 2 * HOUR, 1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BAKU)


REASONS: list[tuple[Reason, str, str]] = [
    (
        Conflict("room", TAKEN.slot, TAKEN),
        "taken 09:00–11:00: Training",
        "занято 09:00–11:00: — Training",
    ),
    (Conflict("room", TAKEN.slot, None), "taken 09:00–11:00", "занято 09:00–11:00"),
    (PlacesTaken("room", 3, 1, (TAKEN,)), "1 free, 3 needed", "свободно 1, нужно 3"),
    (PlacesTaken("room", 3, 1, ()), "1 free, 3 needed", "свободно 1, нужно 3"),
    (TooFewPlaces("room", 9, 5), "9 needed of 5", "нужно 9, всего 5"),
    (
        PlacesUnknown("room", 2),
        "nobody stated the number of places",
        "число мест нигде не указано",
    ),
    (OutsideHours("room", ()), "closed that day", "в этот день закрыто"),
    (
        OutsideHours(
            "room",
            (
                a_slot("2021-03-01 09:00", "2021-03-01 12:00"),
                a_slot("2021-03-01 13:00", "2021-03-01 18:00"),
            ),
        ),
        "outside the opening hours (09:00–12:00, 13:00–18:00)",
        "вне часов работы (09:00–12:00, 13:00–18:00)",
    ),
    (HoursUnknown("room"), "the opening hours are not known", "часы работы неизвестны"),
    (Closed("room", HOLIDAY), "closed: Holiday", "закрыто: — Holiday"),
    (TooManyPeople("room", 33, 21), "33 people for 21 places", "33 человека на 21 место"),
    (
        CapacityUnknown("room", 1),
        "1 person, but nobody stated how many it holds",
        "1 человек, но вместимость нигде не указана",
    ),
    (MissingLayout("room", "theatre"), "no layout theatre", "нет расстановки theatre"),
    (
        MissingEquipment("room", ("board", "projector")),
        "not there: board, projector",
        "нет оборудования: board, projector",
    ),
    (
        TooSoon(at("2021-03-01 10:00")),
        "not before 1 March 2021, 10:00",
        "не раньше 1 марта 2021 г., 10:00",
    ),
    (
        TooFar(at("2021-06-01 00:00")),
        "not after 1 June 2021, 00:00",
        "не позже 1 июня 2021 г., 00:00",
    ),
    (TooShort(HOUR / 2, HOUR), "shorter than 1 h", "короче 1 ч"),
    (TooLong(10 * HOUR, 1.5 * HOUR), "longer than 1 h 30 min", "дольше 1 ч 30 мин"),
    (over(Period.DAY), "over the quota of the day", "сверх квоты на день"),
    (over(Period.WEEK), "over the quota of the week", "сверх квоты на неделю"),
    (over(Period.MONTH), "over the quota of the month", "сверх квоты на месяц"),
    (over(Period.QUARTER), "over the quota of the quarter", "сверх квоты на квартал"),
    (over(Period.YEAR), "over the quota of the year", "сверх квоты на год"),
    (OrganisationUnknown(), "nobody said who asks", "не указано, кто запрашивает"),
    (NoSpaceFits(), "there is no such space", "такого помещения нет"),
    (
        NoEntitlement("firm"),
        "not entitled to free use",
        "нет права на бесплатное пользование",
    ),
    (NoEntitlement(None), "not entitled to free use", "нет права на бесплатное пользование"),
    (NoTariff("room"), "no tariff: Room", "нет тарифа: — Room"),
    (NoTariff("coffee"), "no tariff: coffee", "нет тарифа: coffee"),
]
REMEDIES: list[tuple[Remedy, str, str]] = [
    (OtherSpace("room", "hall"), "Room instead", "— Room вместо этого"),
    (
        Shift(a_slot("2021-03-01 14:00", "2021-03-01 16:00")),
        "14:00–16:00 instead",
        "14:00–16:00 вместо этого",
    ),
    (Skip(), "the other times without this one", "остальные дни без этого"),
]


@pytest.mark.parametrize(("reason", "english", "russian"), REASONS)
def test_every_reason_is_said_in_both_languages(reason, english, russian):
    assert loose(reasons(reason)) == english
    assert loose(reasons(reason, language=Language.RU)) == russian


@pytest.mark.parametrize(("remedy", "english", "russian"), REMEDIES)
def test_every_remedy_is_said_in_both_languages(remedy, english, russian):
    assert loose(remedies(remedy)) == english
    assert loose(remedies(remedy, language=Language.RU)) == russian


def test_no_kind_of_reason_or_remedy_is_left_out_above():
    assert {type(reason) for reason, _, _ in REASONS} == set(get_args(Reason))
    assert {type(remedy) for remedy, _, _ in REMEDIES} == set(get_args(Remedy))


def test_every_period_of_a_quota_is_said_above():
    said = {it.quota.period for it, _, _ in REASONS if isinstance(it, QuotaExceeded)}
    assert said == set(Period)


def test_all_reasons_against_a_slot_are_said_in_their_order():
    against = (HoursUnknown("room"), TooManyPeople("room", 5, 4))
    assert loose(reasons(*against)) == "the opening hours are not known; 5 people for 4 places"


def test_all_remedies_are_said_with_the_best_first():
    instead = (OtherSpace("room", "hall"), Skip())
    assert loose(remedies(*instead)) == "Room instead; the other times without this one"


def test_where_there_is_no_reason_and_no_remedy_nothing_is_said():
    assert (reasons(), remedies()) == ((), ())


def test_a_hidden_booking_gives_its_time_and_nothing_else():
    secret = evolve(TAKEN, request=evolve(TAKEN.request, title=both("Secret")))
    assert "Secret" in loose(reasons(Conflict("room", TAKEN.slot, secret)))
    assert loose(reasons(Conflict("room", TAKEN.slot, None))) == "taken 09:00–11:00"


def test_times_are_those_of_the_clocks_of_the_office():
    conflict = Conflict("room", TAKEN.slot, None)
    shift = Shift(TAKEN.slot)
    assert loose(reasons(conflict, time_zone="UTC")) == "taken 05:00–07:00"
    assert loose(remedies(shift, time_zone="UTC")) == "05:00–07:00 instead"
    soon = TooSoon(at("2021-03-01 03:00"))
    assert loose(reasons(soon, time_zone="UTC")) == "not before 28 February 2021, 23:00"


# Samples and missing translations


def sampled(cell: Cell) -> list[str]:
    """The words of a cell that are marked as those of a sample."""
    return [span.text for span in cell if span.sample]


def test_the_title_of_a_sample_request_that_is_in_the_way_is_marked():
    booking = a_booking("taken", TAKEN.slot, source=SAMPLE)
    assert sampled(reasons(Conflict("room", TAKEN.slot, booking))) == ["Training"]
    assert sampled(reasons(Conflict("room", TAKEN.slot, TAKEN))) == []


def test_the_name_of_a_sample_closure_is_marked():
    assert sampled(reasons(Closed("room", evolve(HOLIDAY, source=SAMPLE)))) == ["Holiday"]
    assert sampled(reasons(Closed("room", HOLIDAY))) == []


@pytest.mark.parametrize("opened", [(), (TAKEN.slot,)])
def test_what_sample_hours_say_is_marked(opened):
    hours = evolve(weekday_hours(), source=SAMPLE)
    reason = OutsideHours("room", opened)
    marked = reasons(reason, premises=some_premises(ROOM, hours=hours))
    assert sampled(marked) == [text_of(marked)]
    assert sampled(reasons(reason)) == []


@pytest.mark.parametrize(
    ("of_the_space", "of_the_premises", "marked"),
    [(SAMPLE, STATED, True), (STATED, SAMPLE, False), (None, SAMPLE, True), (None, STATED, False)],
)
def test_the_hours_of_a_space_stand_before_those_of_the_premises(
    of_the_space, of_the_premises, marked
):
    own = of_the_space and evolve(weekday_hours(), source=of_the_space)
    premises = some_premises(
        a_space("room", hours=own), hours=evolve(weekday_hours(), source=of_the_premises)
    )
    assert bool(sampled(reasons(OutsideHours("room", ()), premises=premises))) is marked


def test_a_sample_space_that_is_offered_is_marked():
    premises = some_premises(evolve(ROOM, source=SAMPLE))
    assert sampled(remedies(OtherSpace("room", "hall"), premises=premises)) == ["Room"]
    assert sampled(remedies(OtherSpace("room", "hall"))) == []


@pytest.mark.parametrize("remedy", [OtherSpace("room", "hall"), NoTariff("room")])
def test_a_space_without_a_russian_name_is_named_in_english_and_marked(remedy):
    premises = some_premises(a_space("room", name=LocalizedText("Room")))
    say = reasons if isinstance(remedy, NoTariff) else remedies
    cell = say(remedy, language=Language.RU, premises=premises)
    assert Span("Room", Language.EN) in cell


def test_a_sample_space_without_a_tariff_is_marked():
    premises = some_premises(evolve(ROOM, source=SAMPLE))
    assert sampled(reasons(NoTariff("room"), premises=premises)) == ["Room"]


# The spaces of a booking


def of_spaces(*spaces: str | None) -> Booking:
    uses = tuple(Use(space) for space in spaces)
    request = Request("request", uses, (TAKEN.slot,), both("Training"), STATED)
    return evolve(TAKEN, request=request, uses=uses)


def test_all_spaces_of_a_booking_are_named():
    named = names(premises=some_premises(ROOM, a_space("hall", name=both("Hall"), source=SAMPLE)))
    cell = spaces_cell(named, of_spaces("hall", "room"))
    assert text_of(cell) == "Hall, Room"
    assert sampled(cell) == ["Hall"]


def test_where_no_space_was_found_there_is_a_dash():
    assert text_of(spaces_cell(names(), of_spaces(None))) == "–"
