from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Days, Language, LocalizedText, Money, Quarter, ReportingYear
from rocb.reporting.words.phrases import COUNTED, MONTHS
from rocb.reporting.words.spans import Span
from rocb.reporting.words.words import Words
from tests.offices import a_slot, both

BAKU = ZoneInfo("Asia/Baku")
ENGLISH = Words(Language.EN)
RUSSIAN = Words(Language.RU)
NO_BREAK = "\N{NO-BREAK SPACE}"


def loose(text: str) -> str:
    """The text with ordinary spaces in place of those that do not break."""
    return text.replace(NO_BREAK, " ")


def days(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last))


def russian_form(number: int) -> str:
    """The form after a number from 0 to 125, by the rule as grammars put it."""
    if number in (11, 12, 13, 14, 111, 112, 113, 114):
        return "мероприятий"
    endings = {1: "мероприятие", 2: "мероприятия", 3: "мероприятия", 4: "мероприятия"}
    return endings.get(number % 10, "мероприятий")


def test_russian_has_three_forms_after_a_number():
    found = [loose(RUSSIAN.count("activity", number)) for number in range(126)]
    assert found == [f"{number} {russian_form(number)}" for number in range(126)]


@pytest.mark.parametrize(
    ("number", "counted"),
    [
        (0, "0 мероприятий"),
        (1, "1 мероприятие"),
        (2, "2 мероприятия"),
        (5, "5 мероприятий"),
        (11, "11 мероприятий"),
        (12, "12 мероприятий"),
        (21, "21 мероприятие"),
        (22, "22 мероприятия"),
        (111, "111 мероприятий"),
        (112, "112 мероприятий"),
        (121, "121 мероприятие"),
        (1001, "1 001 мероприятие"),
        (1011, "1 011 мероприятий"),
    ],
)
def test_russian_numbers_of_activities_as_one_writes_them(number, counted):
    assert loose(RUSSIAN.count("activity", number)) == counted


@pytest.mark.parametrize(
    ("key", "counted"),
    [
        ("person", ["1 человек", "2 человека", "5 человек", "21 человек"]),
        ("expert", ["1 эксперт", "2 эксперта", "5 экспертов", "21 эксперт"]),
        ("need", ["1 потребность", "2 потребности", "5 потребностей", "21 потребность"]),
        ("place", ["1 место", "2 места", "5 мест", "21 место"]),
    ],
)
def test_each_russian_noun_has_its_own_forms(key, counted):
    assert [loose(RUSSIAN.count(key, number)) for number in (1, 2, 5, 21)] == counted


@pytest.mark.parametrize(
    ("number", "counted"),
    [(0, "0 activities"), (1, "1 activity"), (2, "2 activities"), (1001, "1,001 activities")],
)
def test_english_has_two_forms_after_a_number(number, counted):
    assert loose(ENGLISH.count("activity", number)) == counted


def test_after_of_russian_has_the_genitive_of_the_whole():
    found = [loose(RUSSIAN.whole("need", number)) for number in (0, 1, 2, 5, 11, 21, 22)]
    assert found == [
        "0 потребностей",
        "1 потребности",
        "2 потребностей",
        "5 потребностей",
        "11 потребностей",
        "21 потребности",
        "22 потребностей",
    ]


def test_after_of_english_counts_as_usual():
    assert [loose(ENGLISH.whole("need", number)) for number in (1, 2)] == ["1 need", "2 needs"]


@pytest.mark.parametrize("words", [ENGLISH, RUSSIAN])
@pytest.mark.parametrize("key", COUNTED)
def test_a_number_is_never_parted_from_its_noun(words, key):
    assert " " not in words.count(key, 1234)


@pytest.mark.parametrize(
    ("span", "english", "russian"),
    [
        (days("2021-10-05", "2021-10-05"), "5 October 2021", "5 октября 2021 г."),
        (days("2021-03-01", "2021-03-03"), "1–3 March 2021", "1–3 марта 2021 г."),
        (days("2021-05-30", "2021-06-01"), "30 May – 1 June 2021", "30 мая – 1 июня 2021 г."),
        (
            days("2021-12-30", "2022-01-02"),
            "30 December 2021 – 2 January 2022",
            "30 декабря 2021 г. – 2 января 2022 г.",
        ),
        (
            days("2021-03-01", "2022-03-01"),
            "1 March 2021 – 1 March 2022",
            "1 марта 2021 г. – 1 марта 2022 г.",
        ),
    ],
)
def test_a_span_of_dates_says_nothing_twice(span, english, russian):
    assert loose(ENGLISH.days(span)) == english
    assert loose(RUSSIAN.days(span)) == russian


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_a_name_in_both_languages(month):
    day = date(2021, month, 1)
    assert loose(ENGLISH.day(day)) == f"1 {day:%B} 2021"
    assert ENGLISH.month(month) == f"{day:%b}"
    assert RUSSIAN.month(month) == MONTHS[month - 1].ru


@given(st.dates(), st.dates())
@settings(deadline=None)
def test_a_span_begins_with_its_first_day_and_ends_with_its_last(one, other):
    span = Days(min(one, other), max(one, other))
    assert loose(ENGLISH.days(span)).endswith(f" {span.last.year}")
    assert ENGLISH.days(span).startswith(str(span.first.day))
    assert loose(RUSSIAN.days(span)).endswith(f" {span.last.year} г.")


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1,000", "1 000"),
        (1234567, "1,234,567", "1 234 567"),
        (Decimal("1234.50"), "1,234.50", "1 234,50"),
        (-1234, "-1,234", "-1 234"),
    ],
)
def test_thousands_are_grouped(number, english, russian):
    assert ENGLISH.number(number) == english
    assert RUSSIAN.number(number) == russian.replace(" ", NO_BREAK)


@pytest.mark.parametrize(
    ("amount", "english", "russian"),
    [
        ("21500.00", "EUR 21,500.00", "21 500,00 EUR"),
        ("0.05", "EUR 0.05", "0,05 EUR"),
        ("300", "EUR 300", "300 EUR"),
        ("1E+3", "EUR 1,000", "1 000 EUR"),
        ("1E-9", "EUR 0.000000001", "0,000000001 EUR"),
    ],
)
def test_money_is_an_amount_with_its_currency(amount, english, russian):
    money = Money(Decimal(amount), "EUR")
    assert loose(ENGLISH.money(money)) == english
    assert loose(RUSSIAN.money(money)) == russian


def test_an_amount_is_never_parted_from_its_currency():
    money = Money(Decimal("1234567.89"), "EUR")
    assert " " not in ENGLISH.money(money) + RUSSIAN.money(money)


@pytest.mark.parametrize(
    ("length", "english", "russian"),
    [
        (timedelta(), "0 h", "0 ч"),
        (timedelta(hours=2), "2 h", "2 ч"),
        (timedelta(minutes=90), "1.5 h", "1,5 ч"),
        (timedelta(minutes=6), "0.1 h", "0,1 ч"),
        (timedelta(minutes=15), "15 min", "15 мин"),
        (timedelta(minutes=100), "1 h 40 min", "1 ч 40 мин"),
        (timedelta(minutes=119), "1 h 59 min", "1 ч 59 мин"),
        (timedelta(minutes=1, seconds=30), "2 min", "2 мин"),
        (timedelta(minutes=2, seconds=30), "3 min", "3 мин"),
        (timedelta(days=50), "1,200 h", "1 200 ч"),
    ],
)
def test_lengths_are_in_hours_where_tenths_say_them_and_else_in_hours_and_minutes(
    length, english, russian
):
    assert loose(ENGLISH.hours(length)) == english
    assert loose(RUSSIAN.hours(length)) == russian


def test_a_slot_of_one_day_says_the_day_and_the_times():
    slot = a_slot("2021-03-01 09:00", "2021-03-01 17:30")
    assert loose(ENGLISH.slot(slot, BAKU)) == "1 March 2021, 09:00–17:30"
    assert loose(RUSSIAN.slot(slot, BAKU)) == "1 марта 2021 г., 09:00–17:30"


def test_a_slot_over_midnight_says_both_days():
    slot = a_slot("2021-03-01 22:00", "2021-03-02 06:00")
    assert loose(ENGLISH.slot(slot, BAKU)) == "1 March 2021, 22:00 – 2 March 2021, 06:00"
    russian = "1 марта 2021 г., 22:00 – 2 марта 2021 г., 06:00"
    assert loose(RUSSIAN.slot(slot, BAKU)) == russian


def test_a_moment_says_the_day_and_the_time():
    moment = a_slot("2021-03-01 00:30", "2021-03-01 17:30").start
    assert loose(ENGLISH.moment(moment, BAKU)) == "1 March 2021, 00:30"
    assert loose(RUSSIAN.moment(moment, BAKU)) == "1 марта 2021 г., 00:30"
    assert loose(ENGLISH.moment(moment, ZoneInfo("UTC"))) == "28 February 2021, 20:30"


def test_times_are_those_of_the_clocks_asked_for():
    slot = a_slot("2021-03-01 09:00", "2021-03-01 17:30")
    assert ENGLISH.times(slot, ZoneInfo("UTC")) == "05:00–13:30"


@pytest.mark.parametrize(
    ("year", "number", "english", "russian"),
    [
        (ReportingYear(2021), 1, "Q1 2021", "I квартал 2021 г."),
        (ReportingYear(2021), 2, "Q2 2021", "II квартал 2021 г."),
        (ReportingYear(2021), 3, "Q3 2021", "III квартал 2021 г."),
        (ReportingYear(2021), 4, "Q4 2021", "IV квартал 2021 г."),
        (ReportingYear(2021, 7), 1, "Q1 2021/22", "I квартал 2021/22 г."),
    ],
)
def test_a_quarter_has_a_name_in_both_languages(year, number, english, russian):
    assert loose(ENGLISH.quarter(Quarter(year, number))) == english
    assert loose(RUSSIAN.quarter(Quarter(year, number))) == russian


def test_a_text_in_the_language_of_the_page_has_no_mark():
    assert RUSSIAN.read(both("Office")) == Span("— Office")


def test_a_text_that_lacks_the_language_of_the_page_is_marked_with_its_own():
    assert RUSSIAN.read(LocalizedText("Office")) == Span("Office", Language.EN)
    assert ENGLISH.read(LocalizedText(ru="Офис")) == Span("Офис", Language.RU)


def test_a_text_of_a_sample_is_marked():
    assert ENGLISH.read(both("Office"), sample=True) == Span("Office", sample=True)


def test_the_gaps_of_a_phrase_are_filled_as_they_are():
    assert loose(ENGLISH.say("of", part=2, whole=5)) == "2 of 5"
    assert loose(RUSSIAN.say("about", number="{part}")) == "около {part}"
