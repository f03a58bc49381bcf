"""The types and rules that the values of the domain enforce when they are made."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from enum import Enum
from time import process_time
from types import SimpleNamespace

import attrs
import pytest
from attrs import field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Fault, InvalidValue
from rocb.checks import (
    EXACT,
    at_least,
    between,
    checked,
    confidential,
    country_code,
    each,
    exact,
    faults_of,
    identifier,
    language_code,
    matching,
    repeated,
    rule,
    too_early,
)
from rocb.errors import ABSENT, WITHHELD

WHOLE = "a whole number"
WITHIN = "between -9,007,199,254,740,991 and 9,007,199,254,740,991"
LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON reads exactly."""
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSAFE = "\0\t\n\r\x1b\x1f\x7f\x80\x85\x9f\u2028\u2029\ud800\udbff\udc00\udfff" + BIDI
SAFE = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=BIDI))


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class NoOffset(tzinfo):
    """A zone that does not know its offset: a datetime in it is naive all the same."""

    def utcoffset(self, _when: datetime | None) -> None:
        return None

    def dst(self, _when: datetime | None) -> None:
        return None

    def tzname(self, _when: datetime | None) -> None:
        return None


class Text(str):
    """A text that is not quite a `str`."""

    __slots__ = ()


@frozen(field_transformer=checked)
class Part:
    number: int = 1


@frozen(field_transformer=checked)
class Whole:
    text: str = "text"
    number: int = 1
    flag: bool = False
    amount: Decimal = Decimal(1)
    day: date = date(2021, 1, 1)
    clock: time = time(9)
    moment: datetime = datetime(2021, 1, 1, tzinfo=UTC)
    colour: Colour = Colour.RED
    part: Part = Part()
    numbers: tuple[int, ...] = ()
    maybe: int | None = None
    either: date | time = date(2021, 1, 1)
    perhaps: tuple[int, ...] | None = None


@frozen(field_transformer=checked)
class Ruled:
    small: int = field(default=1, validator=between(1, 5))
    positive: int = field(default=1, validator=at_least(0))
    even: int | None = field(default=None, validator=rule(lambda it: it % 2 == 0, "even"))
    letters: str = field(default="ab", validator=matching("[ab]+", "letters a and b"))
    codes: tuple[str, ...] = field(default=(), validator=each(country_code))


@frozen(field_transformer=checked)
class Named:
    id: str = field(default="a", validator=identifier)
    country: str = field(default="AZ", validator=country_code)
    language: str = field(default="en", validator=language_code)


@frozen
class Unchecked:
    anything: int = 1


def faults(make: Callable[..., object], **values: object) -> tuple[Fault, ...]:
    """Return the faults for which a value is refused."""
    with pytest.raises(InvalidValue) as refusal:
        make(**values)
    return refusal.value.faults


@pytest.mark.parametrize(
    "values",
    [
        {"text": "Баку, 15° — «да»"},
        {"text": "x" * 10_000},
        {"text": "right-to-left: \u05d0\u05d1"},
        {"number": LARGEST},
        {"number": -LARGEST},
        {"flag": True},
        {"amount": Decimal("-0.00")},
        {"day": date.max},
        {"clock": time(23, 59, 59)},
        {"moment": datetime(2021, 1, 1, tzinfo=UTC)},
        {"colour": Colour.BLUE},
        {"part": Part(2)},
        {"numbers": (1, 2, 2)},
        {"maybe": 7},
        {"either": time(9)},
        {"perhaps": (1, 2)},
    ],
    ids=str,
)
def test_a_value_of_its_type_is_kept_as_it_is(values):
    assert attrs.asdict(Whole(**values), recurse=False).items() >= values.items()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("text", 7, "one line of text"),
        ("text", None, "one line of text"),
        ("text", b"text", "one line of text"),
        ("text", Text("text"), "one line of text"),
        ("text", "", "one line of text"),
        ("text", "   ", "one line of text"),
        ("text", "x" * 10_001, "one line of text"),
        ("number", True, WHOLE),
        ("number", "7", WHOLE),
        ("number", 7.0, WHOLE),
        ("number", Decimal(7), WHOLE),
        ("number", None, WHOLE),
        ("number", LARGEST + 1, WITHIN),
        ("number", -(10**50), WITHIN),
        ("flag", 1, "true or false"),
        ("flag", "true", "true or false"),
        ("amount", 1, "a decimal number"),
        ("amount", 1.5, "a decimal number"),
        ("amount", "1.5", "a decimal number"),
        ("amount", Decimal("NaN"), "a decimal number"),
        ("amount", Decimal("sNaN"), "a decimal number"),
        ("amount", Decimal("Infinity"), "a decimal number"),
        ("amount", Decimal("-Infinity"), "a decimal number"),
        ("day", datetime(2021, 1, 1, tzinfo=UTC), "a date"),
        ("day", "2021-01-01", "a date"),
        ("clock", time(9, tzinfo=UTC), "a time of day without a zone"),
        ("clock", "09:00", "a time of day without a zone"),
        ("moment", datetime.fromisoformat("2021-01-01"), "a time with a zone"),
        ("moment", datetime(2021, 1, 1, tzinfo=NoOffset()), "a time with a zone"),
        ("moment", date(2021, 1, 1), "a time with a zone"),
        ("colour", "red", "a Colour, such as Colour.RED"),
        ("part", {"number": 1}, "a Part"),
        ("numbers", [1], "a tuple"),
        ("numbers", "12", "a tuple"),
        ("numbers", None, "a tuple"),
        ("maybe", "7", f"{WHOLE} or null"),
        ("maybe", True, f"{WHOLE} or null"),
        ("maybe", LARGEST + 1, f"{WITHIN} or null"),
        ("either", datetime(2021, 1, 1, tzinfo=UTC), "a date or a time of day without a zone"),
        ("perhaps", [1], "a tuple or null"),
        ("perhaps", (1, "2"), "a tuple or null"),
    ],
)
def test_a_value_of_another_type_is_refused(name, value, expected):
    (fault,) = faults(Whole, **{name: value})
    assert repr(fault) == repr(Fault(name, value, expected))


@frozen(field_transformer=checked)
class Sealed:
    amounts: tuple[Decimal, ...] = field(validator=each(exact), metadata=confidential())


@pytest.mark.parametrize(
    ("amounts", "path", "expected"),
    [
        (["4711"], "amounts", "a tuple"),
        (("4711",), "amounts[0]", "a decimal number"),
        ((Decimal("4711e40"),), "amounts[0]", EXACT),
        ((Decimal(4711), Decimal(4711)), "amounts[1]", "new: it stands at [0] already"),
    ],
    ids=["type", "item", "rule", "twice"],
)
def test_no_fault_repeats_a_confidential_value(amounts, path, expected):
    assert faults(Sealed, amounts=amounts) == (Fault(path, WITHHELD, expected),)


def test_that_nothing_was_given_is_not_confidential():
    assert faults(Sealed, amounts=None) == (Fault("amounts", None, "a tuple"),)


def test_every_wrong_item_of_a_tuple_is_named_by_its_place():
    assert faults(Whole, numbers=(1, "2", 3, 4.0)) == (
        Fault("numbers[1]", "2", WHOLE),
        Fault("numbers[3]", 4.0, WHOLE),
    )


@pytest.mark.parametrize("unsafe", UNSAFE, ids=ascii)
@pytest.mark.parametrize("text", ["{}text", "te{}xt", "text{}", "{}"])
def test_a_text_with_one_unsafe_character_is_refused(text, unsafe):
    text = text.format(unsafe)
    assert faults(Whole, text=text) == (Fault("text", text, "one line of text"),)


@settings(deadline=None)
@given(SAFE.filter(str.strip))
def test_a_text_of_safe_characters_is_kept(text):
    assert Whole(text=text).text == text


def test_a_number_within_its_bounds_is_kept():
    assert [Ruled(small=number).small for number in (1, 5)] == [1, 5]


@pytest.mark.parametrize("number", [0, 6, -LARGEST])
def test_a_number_outside_its_bounds_is_refused(number):
    assert faults(Ruled, small=number) == (Fault("small", number, "between 1 and 5"),)


def test_the_least_number_is_kept_and_the_one_below_refused():
    assert Ruled(positive=0).positive == 0
    assert faults(Ruled, positive=-1) == (Fault("positive", -1, "0 or more"),)


def test_a_rule_names_what_it_expects():
    assert faults(Ruled, even=3) == (Fault("even", 3, "even"),)


def test_a_rule_is_not_asked_about_what_is_unknown():
    assert Ruled(even=None).even is None


def test_a_rule_is_not_asked_about_a_wrong_type():
    assert faults(Ruled, small="7") == (Fault("small", "7", WHOLE),)


@pytest.mark.parametrize("text", ["abc", "cab", "AB"])
def test_a_pattern_matches_from_end_to_end(text):
    assert faults(Ruled, letters=text) == (Fault("letters", text, "letters a and b"),)


def test_a_repeated_item_is_named_by_both_its_places():
    assert faults(Ruled, codes=("AZ", "GE", "AZ")) == (
        Fault("codes[2]", "AZ", "new: it stands at [0] already"),
    )


def test_every_wrong_item_is_named():
    expected = "two capital letters, such as AZ"
    assert faults(Ruled, codes=("az", "GE", "AZE", "GE")) == (
        Fault("codes[0]", "az", expected),
        Fault("codes[2]", "AZE", expected),
        Fault("codes[3]", "GE", "new: it stands at [1] already"),
    )


def test_different_items_are_kept():
    assert Ruled(codes=("AZ", "GE")).codes == ("AZ", "GE")


@pytest.mark.timed
@pytest.mark.parametrize("code", ["AZ", "az"], ids=["repeated", "wrong"])
def test_six_times_as_many_bad_items_take_about_six_times_as_long(code):
    def seconds(number: int) -> float:
        begun = process_time()
        assert len(faults(Ruled, codes=(code,) * number)) >= number - 1
        return process_time() - begun

    assert seconds(60_000) < 11 * seconds(10_000)


@pytest.mark.parametrize("id", ["a", "A-1", "wish.1", "room_2", "0", "x" * 100])
def test_an_id_is_kept(id):
    assert Named(id=id).id == id


@pytest.mark.parametrize(
    "id", [".", "..", "../etc", "a/b", "a b", "-a", "_a", "a\n", "é", "а", "１", "x" * 101, "=cmd"]
)
def test_what_is_no_id_is_refused(id):
    (fault,) = faults(Named, id=id)
    assert fault.path == "id"


@pytest.mark.parametrize("code", ["az", "A", "AZE", "A1", "ÄÖ", "АЗ", "AZ\n"])
def test_what_is_no_country_code_is_refused(code):
    (fault,) = faults(Named, country=code)
    assert (fault.path, fault.value) == ("country", code)


@pytest.mark.parametrize("code", ["EN", "e", "eng", "e1", "ру"])
def test_what_is_no_language_code_is_refused(code):
    assert faults(Named, language=code) == (
        Fault("language", code, "a language code of two letters, such as en"),
    )


def test_faults_are_returned_without_raising():
    attribute = attrs.fields(Ruled).small
    assert faults_of(attribute, 3) == ()
    assert faults_of(attribute, 7) == (Fault("small", 7, "between 1 and 5"),)
    assert faults_of(attribute, ABSENT) == (Fault("small", ABSENT, WHOLE),)


def test_a_field_without_a_rule_has_no_faults():
    assert faults_of(attrs.fields(Unchecked).anything, "anything") == ()


def test_a_checked_value_cannot_be_changed():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Whole().number = 2  # type: ignore[misc]


def test_the_message_of_a_refusal_is_one_safe_line():
    text = str(InvalidValue(*faults(Whole, text="a\n\x1b[2J\u202eb")))
    assert text.isprintable()
    assert re.fullmatch(r'text: ".*" is not one line of text', text)


@frozen(field_transformer=checked)
class Lasting:
    length: timedelta = timedelta()
    seconds: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "seconds", self.length // timedelta(seconds=1))


@pytest.mark.parametrize("length", [timedelta.min, timedelta(hours=-1), timedelta.max])
def test_a_length_of_time_is_kept_whatever_it_is(length):
    assert Lasting(length).length == length


@pytest.mark.parametrize("length", [3600, 1.5, float("inf"), "1:00", time(1), True, None])
def test_what_is_no_length_of_time_is_refused(length):
    with pytest.raises(InvalidValue) as refusal:
        Lasting(length)
    (fault,) = refusal.value.faults
    assert (fault.path, fault.value, fault.expected) == ("length", length, "a length of time")


def test_a_field_that_is_worked_out_needs_no_value_and_takes_none():
    assert Lasting(timedelta(hours=1)).seconds == 3600
    with pytest.raises(TypeError):
        Lasting(timedelta(hours=1), 7)  # type: ignore[call-arg]


@frozen(field_transformer=checked)
class Exact:
    number: Decimal = field(validator=exact)


@pytest.mark.parametrize("number", ["0", "-0.0000000001", "9" * 30, "9" * 30 + "." + "9" * 10])
def test_a_number_of_30_digits_and_10_after_the_point_is_kept(number):
    assert Exact(Decimal(number)).number == Decimal(number)


@pytest.mark.parametrize("number", ["1E30", "-1E30", "0.00000000001", "1.10000000000", "1E999999"])
def test_a_number_of_more_digits_is_refused(number):
    found = Decimal(number)
    expected = "a number of at most 30 digits, and 10 after the point"
    assert faults(Exact, number=found) == (Fault("number", found, expected),)


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity"])
def test_what_is_not_finite_is_no_number(number):
    assert [fault.path for fault in faults(Exact, number=Decimal(number))] == ["number"]


def test_a_key_that_stood_before_is_named_with_its_first_place():
    keys = ["a", "b", None, "a", None, Colour.RED, "a", Colour.RED]
    records = [*(SimpleNamespace(id=key) for key in keys), SimpleNamespace(), ABSENT, ABSENT]
    assert list(repeated("records", records, "id")) == [
        Fault("records[3].id", "a", "new: records[0] has it already"),
        Fault("records[6].id", "a", "new: records[0] has it already"),
        Fault("records[7].id", "red", "new: records[5] has it already"),
    ]


def test_a_date_before_the_first_one_is_too_early():
    first, before = date(2021, 2, 1), date(2021, 1, 31)
    record = SimpleNamespace(on=first, due=before, done=first, reply=SimpleNamespace(on=before))
    assert list(too_early(record, "on", "due", "done", "reply.on", "gone", "gone.on")) == [
        Fault("due", "2021-01-31", "2021-02-01 or later"),
        Fault("reply.on", "2021-01-31", "2021-02-01 or later"),
    ]
    assert list(too_early(record, "gone", "due")) == []
    assert list(too_early(SimpleNamespace(on=None, due=before), "on", "due")) == []
