"""Content lines are unfolded before they are decoded, and say what stands on which line."""

from collections.abc import Iterator
from io import BytesIO
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar.parser import Contentline, Parameters

from rocb.ical.lines import (
    BYTE_ORDER_MARK,
    HEAD_AT_MOST,
    Property,
    property_of,
    unfolded,
    without_mark,
)


def the_property(line: str) -> Property:
    found = property_of(1, line)
    assert found is not None
    return found


def test_lines_are_numbered_by_where_they_begin():
    content = b"A:1\r\nB:2\r\n 3\r\n\t4\r\nC:5\r\n"
    assert list(unfolded(content)) == [(1, b"A:1"), (2, b"B:234"), (5, b"C:5")]


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r\r\n"], ids=["CRLF", "LF", "CRCRLF"])
def test_lines_may_end_with_any_line_end(end):
    assert list(unfolded(end.join((b"A:1", b" 2", b"B:3", b"")))) == [(1, b"A:12"), (3, b"B:3")]


def test_the_last_line_needs_no_end():
    assert list(unfolded(b"A:1\r\nB:2")) == [(1, b"A:1"), (2, b"B:2")]


def test_empty_lines_are_left_out():
    assert list(unfolded(b"\r\nA:1\r\n\r\n\r\nB:2\r\n\r\n")) == [(2, b"A:1"), (5, b"B:2")]


def test_a_fold_may_stand_within_a_character():
    first, second = "Ж".encode()[:1], "Ж".encode()[1:]
    ((_, line),) = unfolded(b"A:" + first + b"\r\n " + second)
    assert line.decode() == "A:Ж"


def test_only_one_blank_belongs_to_a_fold():
    assert list(unfolded(b"A:1\r\n  2\r\n \r\n \t3")) == [(1, b"A:1 2\t3")]


def test_a_fold_of_nothing_is_a_line():
    assert list(unfolded(b" A:1\r\n 2")) == [(1, b" A:12")]


def test_no_octets_give_no_lines():
    assert list(unfolded(b"")) == []


@settings(deadline=None)
@given(
    st.lists(st.binary(min_size=1).filter(lambda it: it.strip(b"\r\n ") == it and b"\n" not in it)),
    st.integers(1, 10),
)
def test_what_is_folded_anywhere_is_unfolded(lines, width):
    whole = [b"A" + it for it in lines]
    folded = (b"\r\n ".join(it[at : at + width] for at in range(0, len(it), width)) for it in whole)
    content = b"".join(it + b"\r\n" for it in folded)
    if b"\r\r\n" not in content:
        assert [line for _, line in unfolded(content)] == whole


def plainly(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The same, one line after the other."""
    first, parts = 0, list[bytes]()
    for number, line in enumerate(BytesIO(content), 1):
        text = line.rstrip(b"\r\n")
        if line[:1] in b" \t" and parts:
            parts.append(text[1:])
        elif text:
            if parts:
                yield first, b"".join(parts)
            first, parts = number, [text]
    if parts:
        yield first, b"".join(parts)


@settings(deadline=None, max_examples=500)
@given(
    st.lists(st.sampled_from([b"\r", b"\n", b"\r\n", b" ", b"\t", b"A", b"\r\n "])).map(b"".join)
)
def test_lines_are_what_one_after_the_other_would_be(content):
    assert list(unfolded(content)) == list(plainly(content))


@pytest.mark.timed
@pytest.mark.parametrize(
    "content",
    [
        b"\n" * 6_000_000,
        b"\r\n" * 3_000_000,
        b" \n" * 3_000_000,
        b"\r" * 6_000_000 + b"x",
        b"A:" + b"x\r\n " * 2_000_000,
        b"A:" + b"x\n\t" * 2_000_000,
        b"A:" + b"\r\n\r\r\n " * 1_000_000,
    ],
    ids=["LF", "CRLF", "blanks", "CR", "folds", "tabs", "empty folds"],
)
def test_neither_empty_lines_nor_folds_take_long(content):
    begin = process_time()
    assert len(list(unfolded(content))) <= 1
    assert process_time() - begin < 1.5


def test_a_byte_order_mark_says_nothing():
    assert without_mark(BYTE_ORDER_MARK + b"A:1") == without_mark(b"A:1") == b"A:1"


def test_a_property_has_a_name_and_a_value():
    assert the_property("summary:a:b;c,d") == Property(1, "SUMMARY", {}, "a:b;c,d")


def test_a_property_may_be_empty():
    assert the_property("X:").value == ""


def test_names_of_parameters_are_in_capitals_and_their_values_as_they_stand():
    found = the_property("dtstart;tzid=Europe/Berlin;value=Date-Time:20210301T090000")
    assert found.parameters == {"TZID": ("Europe/Berlin",), "VALUE": ("Date-Time",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", ("a",)),
        ("", ("",)),
        ("a,b", ("a", "b")),
        ("a,", ("a", "")),
        (",", ("", "")),
        ('"a,b"', ("a,b",)),
        ('"a;b:c",d', ("a;b:c", "d")),
        ('""', ("",)),
        ('"a","b"', ("a", "b")),
        ("a^nb", ("a\nb",)),
        ("^'a^'", ('"a"',)),
        ("a^^n", ("a^n",)),
        ("a^b", ("a^b",)),
    ],
    ids=repr,
)
def test_parameters_may_have_several_values_quotes_and_carets(text, expected):
    assert the_property(f"X;A={text}:v") == Property(1, "X", {"A": expected}, "v")


@pytest.mark.parametrize(
    "line",
    [
        *("", ":", "SUMMARY", "SUMMARY;", "SUMMARY;:v", "SUMMARY;A:v", "SUMMARY;A=b", "A B:v"),
        *('SUMMARY;A="b:v', 'SUMMARY;A=b"c:v', ";A=b:v", " A:v", "Ж:v", "A_B:v", "A\r:v"),
    ],
    ids=repr,
)
def test_what_is_no_content_line_is_none(line):
    assert property_of(1, line) is None


def test_a_head_may_not_be_endless():
    assert property_of(1, f"X;A={'a' * (HEAD_AT_MOST - 5)}:v") is not None
    assert property_of(1, f"X;A={'a' * HEAD_AT_MOST}:v") is None
    assert property_of(1, f"X;A={'a' * 300}:{'v' * HEAD_AT_MOST}") is not None


NAMES = st.from_regex("X-[A-Z]{1,8}", fullmatch=True)
VALUES = st.text(st.characters(exclude_categories=("C", "Z")), max_size=20)

PLAIN = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters=",;\\"), max_size=20
)


@settings(deadline=None)
@given(NAMES, st.dictionaries(NAMES, VALUES, max_size=4), PLAIN)
def test_what_icalendar_writes_is_read_back(name, parameters, value):
    line = Contentline.from_parts(name, Parameters(parameters), value.encode())
    found = the_property(str(line))
    assert (found.name, found.value) == (name, value)
    assert {key: ",".join(it) for key, it in found.parameters.items()} == parameters


@settings(deadline=None)
@given(st.text())
def test_no_text_raises(line):
    property_of(1, line)
