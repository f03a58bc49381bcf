from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Language, Money
from rocb.reporting.figures import Figure
from rocb.reporting.quarterly import quarterly_page, quarterly_report
from rocb.reporting.submissions.changes import figures_on
from rocb.reporting.words.figures import figure, figure_cell, said
from rocb.reporting.words.marks import mark_cell
from rocb.reporting.words.spans import Span
from rocb.reporting.words.words import Words
from tests.reporting.full_year import the_example

ENGLISH, RUSSIAN = Words(Language.EN), Words(Language.RU)
NO_BREAK = "\N{NO-BREAK SPACE}"
MINUTE = timedelta(minutes=1)
A_MOMENT = Decimal("0.0001")


def shown(value, words: Words = ENGLISH) -> Span:
    return figure(words, Figure(value, "bookings", ("booking",)))


def minutes_in(text: str) -> Fraction:
    """The minutes that a length of time in English amounts to."""
    parts = text.replace(",", "").split(NO_BREAK)
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return sum((Fraction(number) * {"h": 60, "min": 1}[unit] for number, unit in pairs), Fraction())


@pytest.mark.parametrize(
    ("value", "english", "russian", "held", "unit"),
    [
        (7, "7", "7", 7, ""),
        (Decimal("1234.50"), "1,234.50", "1 234,50", Decimal("1234.50"), ""),
        (Money(Decimal("12.5"), "EUR"), "EUR 12.5", "12,5 EUR", Decimal("12.5"), "EUR"),
        (Fraction(1, 3), "33.3%", "33,3 %", Decimal("33.3"), "%"),
        (Fraction(1, 800), "0.1%", "0,1 %", Decimal("0.1"), "%"),
        (39 * 60 * MINUTE, "39 h", "39 ч", 39, "h"),
        (timedelta(), "0 h", "0 ч", 0, "h"),
        (90 * MINUTE, "1.5 h", "1,5 ч", Decimal("1.5"), "h"),
        (15 * MINUTE, "15 min", "15 мин", Decimal("0.25"), "h"),
        (20 * MINUTE, "20 min", "20 мин", Decimal("0.333333"), "h"),
        (75 * MINUTE, "1 h 15 min", "1 ч 15 мин", Decimal("1.25"), "h"),
        (None, "not stated", "не указано", None, ""),
    ],
)
def test_a_figure_has_its_words_beside_its_value(value, english, russian, held, unit):
    for words, text in ((ENGLISH, english), (RUSSIAN, russian)):
        found = shown(value, words)
        assert found.text.replace(NO_BREAK, " ") == text
        assert (found.value, found.unit) == (held, unit)
        assert (found.kind, found.records) == ("bookings", ("booking",))


def test_bookings_of_twenty_minutes_and_a_quarter_of_an_hour_read_as_their_total():
    rows = [shown(minutes * MINUTE) for minutes in (20, 20, 20, 15)]
    total = shown(75 * MINUTE)
    assert sum(minutes_in(it.text) for it in rows) == minutes_in(total.text) == 75
    held = [Decimal(str(it.value)) for it in (*rows, total)]
    assert abs(sum(held[:-1]) - held[-1]) < A_MOMENT


@given(st.lists(st.integers(0, 100_000), max_size=30))
@settings(max_examples=30)
def test_lengths_in_whole_minutes_add_up_as_they_read(lengths):
    read = sum(minutes_in(shown(minutes * MINUTE).text) for minutes in lengths)
    assert read == minutes_in(shown(sum(lengths) * MINUTE).text)


@given(st.integers(0, 10**8))
@settings(max_examples=50)
def test_the_words_of_a_length_are_those_of_the_value_beside_it(seconds):
    length = timedelta(seconds=seconds)
    assert shown(length).text == ENGLISH.hours(length)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("39.0"), "h", "39 h"),
        (Decimal("0.0"), "h", "0 h"),
        (5, "h", "5 h"),
        (Decimal("0.333333"), "h", "20 min"),
        (Decimal("12.5"), "%", "12.5%"),
        (5, "%", "5%"),
        (Decimal("1250.50"), "EUR", "EUR 1,250.50"),
        (300, "USD", "USD 300"),
        (1001, "", "1,001"),
        (Decimal("7.50"), "", "7.50"),
        (date(2021, 5, 2), "", "2 May 2021"),
    ],
)
def test_a_value_is_said_with_its_unit(value, unit, text):
    assert said(ENGLISH, value, unit).replace(NO_BREAK, " ") == text


@pytest.mark.parametrize("words", [ENGLISH, RUSSIAN])
def test_every_figure_of_a_report_reads_as_its_value_is_said(words):
    year = the_example()
    report = quarterly_report(year.office, year.plan.year.quarters[3], year=year.plan.year)
    found = figures_on(quarterly_page(report, words.language)).values()
    assert {"", "h", "%", "EUR"} <= {it.unit for it in found}
    for it in found:
        assert it.value is not None
        assert it.text.endswith(said(words, it.value, it.unit))


def test_no_figure_is_a_dash():
    assert figure_cell(ENGLISH, None) == (Span("–"),)


def test_a_mean_mark_is_told_to_the_hundredth():
    (mark,) = mark_cell(ENGLISH, Figure(Fraction(27, 8), "evaluations", ("one",)))
    assert (mark.text, mark.value) == ("3.38", Decimal("3.38"))
    (unknown,) = mark_cell(ENGLISH, Figure(None, "evaluations", ()))
    assert unknown.value is None
