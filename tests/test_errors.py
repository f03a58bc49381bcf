"""Faults as values, the sentences that they make, and the exceptions that carry them."""

import copy
import pickle
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from attrs import field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    BookingRefused,
    Fault,
    FileRefused,
    InvalidDocument,
    InvalidValue,
    MixedCurrencies,
    RocbError,
    UnknownRecord,
)
from rocb.errors import ABSENT, WITHHELD, shown

ANY_TEXT = st.text(st.characters(exclude_categories=()))

ERRORS = (
    InvalidValue(Fault("a", 7, "between 1 and 5"), Fault("b", None, "a date")),
    InvalidValue(Fault("a", ABSENT, "a value")),
    InvalidDocument(Fault("$.a", "x", "a date")),
    MixedCurrencies(("EUR", "USD")),
    UnknownRecord("activity", "nowhere"),
    BookingRefused("wish.1", ("other.1",)),
    FileRefused("plan.json", "is a folder"),
)


@frozen
class Withdrawn:
    """A record that does not show what it holds."""

    amount: str = field(repr=False)


def test_a_fault_says_where_what_and_what_was_expected():
    fault = Fault("needs[3].importance", 7, "between 1 and 5")
    assert str(fault) == "needs[3].importance: 7 is not between 1 and 5"


def test_a_fault_of_the_value_itself_needs_no_place():
    assert str(Fault("", "2021q2", "a quarter")) == '"2021q2" is not a quarter'


def test_a_fault_of_nothing_says_that_it_is_missing():
    assert str(Fault("id", ABSENT, "a value")) == "id: is missing; expected a value"


@pytest.mark.parametrize(
    ("path", "prefix", "seen"),
    [
        ("importance", "needs", "needs.importance"),
        ("[3]", "needs", "needs[3]"),
        ("[3].importance", "needs", "needs[3].importance"),
        ("", "needs", "needs"),
        ("needs[3]", "$", "$.needs[3]"),
    ],
)
def test_a_fault_is_seen_from_above_by_a_longer_path(path, prefix, seen):
    assert Fault(path, 1, "two").under(prefix) == Fault(seen, 1, "two")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"amount": "4711"}, "an object with 1 keys"),
        (["4711"], "a list of 1"),
        (Withdrawn("4711"), "Withdrawn()"),
    ],
    ids=["object", "list", "record"],
)
def test_a_fault_keeps_nothing_of_what_is_within_its_value(value, told):
    fault = Fault("a", value, "a number")
    assert str(fault) == f"a: {told} is not a number"
    assert b"4711" not in pickle.dumps(fault)


@pytest.mark.parametrize("value", [7, 1.5, "x", b"x", Decimal(7), date(2021, 3, 1), None, ABSENT])
def test_a_fault_keeps_a_value_that_holds_no_others(value):
    assert Fault("a", value, "two").value is value


def test_a_withheld_value_leaves_path_and_expectation():
    assert str(Fault("a", 7, "two").withheld()) == "a: the value given is not two"
    assert Fault("a", 7, "two").withheld() == Fault("a", WITHHELD, "two")


@pytest.mark.parametrize("value", [None, ABSENT])
def test_that_there_is_no_value_is_not_withheld(value):
    assert Fault("a", value, "two").withheld() == Fault("a", value, "two")


def test_faults_with_the_same_fields_are_equal():
    assert Fault("a", 1, "two") == Fault("a", 1, "two")
    assert Fault("a", 1, "two") != Fault("b", 1, "two")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (1.5, "1.5"),
        ("Baku", '"Baku"'),
        ("Баку", '"Баку"'),
        ("", '""'),
        ("a\nb", r'"a\nb"'),
        ("a\x00b", r'"a\x00b"'),
        ("a\x1b[31m", r'"a\x1b[31m"'),
        ("a\u202eb", r'"a\u202eb"'),
        ("a\u2028b", r'"a\u2028b"'),
        ("\ud800", r'"\ud800"'),
        ({"a": 1, "b": 2}, "an object with 2 keys"),
        ([1, 2, 3], "a list of 3"),
        (WITHHELD, "the value given"),
        (ABSENT, "nothing"),
        (date(2021, 3, 1), '"2021-03-01"'),
        (datetime(2021, 3, 1, 9, tzinfo=UTC), '"2021-03-01T09:00:00+00:00"'),
    ],
)
def test_a_value_is_shown_in_the_words_of_a_document(value, text):
    assert shown(value) == text


def test_a_long_text_is_shown_in_part():
    assert shown("x" * 10_000) == '"' + "x" * 59 + "…"


def test_a_text_of_the_longest_length_is_shown_whole():
    assert shown("x" * 58) == '"' + "x" * 58 + '"'


@settings(deadline=None)
@given(ANY_TEXT)
def test_any_text_is_shown_short_and_printable(text):
    assert shown(text).isprintable()
    assert len(shown(text)) <= 61


@pytest.mark.parametrize("number", [10**5_000, -(10**5_000)], ids=["plus", "minus"])
def test_a_number_of_5000_digits_is_shown_short(number):
    assert len(shown(number)) <= 61


@settings(deadline=None)
@given(ANY_TEXT)
def test_no_path_breaks_the_message_of_a_fault_into_lines(path):
    assert str(Fault(path, 1, "two")).isprintable()


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_every_error_is_a_rocb_error(error):
    assert isinstance(error, RocbError)


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_every_error_says_the_same_after_pickling(error):
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_every_error_says_the_same_when_copied(error):
    assert str(copy.deepcopy(error)) == str(error)


def test_an_invalid_value_lists_each_fault_on_its_line():
    error = InvalidValue(Fault("a", 7, "small"), Fault("b", None, "a date"))
    assert str(error) == "a: 7 is not small\nb: null is not a date"


def test_an_invalid_value_carries_its_faults():
    faults = (Fault("a", 7, "small"), Fault("b", None, "a date"))
    assert InvalidValue(*faults).faults == faults


def test_an_invalid_document_is_an_invalid_value():
    assert isinstance(InvalidDocument(Fault("$", 1, "an object")), InvalidValue)


def test_mixed_currencies_names_them():
    error = MixedCurrencies(("EUR", "USD"))
    assert error.currencies == ("EUR", "USD")
    assert str(error) == "one sum of several currencies: EUR, USD"


def test_an_unknown_record_is_named_by_kind_and_id():
    error = UnknownRecord("activity", "no\nwhere")
    assert (error.kind, error.id) == ("activity", "no\nwhere")
    assert str(error) == r'no activity has the id "no\nwhere"'


def test_a_refused_booking_names_what_it_collides_with():
    error = BookingRefused("wish.1", ("other.1", "other.2"))
    assert (error.booking, error.conflicts) == ("wish.1", ("other.1", "other.2"))
    assert str(error) == 'booking "wish.1" collides with other.1, other.2'


def test_a_booking_refused_for_its_id_says_that_it_is_there_already():
    assert str(BookingRefused("wish.1", ("wish.1",))) == (
        'a booking with the id "wish.1" is in the Book already'
    )


def test_a_refused_file_says_which_and_why():
    error = FileRefused("plan.json", "is a folder")
    assert (error.path, error.why) == ("plan.json", "is a folder")
    assert str(error) == "plan.json: is a folder"
