import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue
from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.drawings.canvas import DARK, PALE, WIDTH
from tests.reporting.drawings.builders import some_bars
from tests.reporting.drawings.measured import boxes, number, picture, texts, titles, written_areas


def lengths(*values: float | None) -> list[float]:
    image = picture(Bars(tuple(Bar(f"bar {value}", value, str(value)) for value in values)))
    return [number(box, "width") for box in boxes(image)]


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=12))
@settings(max_examples=50)
def test_the_lengths_of_bars_are_in_proportion_to_their_values(values):
    found = lengths(*values)
    longest, most = max(found), max(values)
    for length, value in zip(found, values, strict=True):
        assert length * most == pytest.approx(longest * value, rel=1e-3, abs=0.1 * most)


def test_a_bar_of_nothing_has_no_length():
    assert lengths(0, 0) == []
    assert len(lengths(0, 10)) == 1


def test_what_is_unknown_is_hatched_and_not_nothing():
    image = picture(Bars((Bar("a", None, "not known"), Bar("b", 0, "0"))))
    (hatched,) = boxes(image)
    assert hatched.attrib["fill"] not in (DARK, PALE)
    assert any("L" in it.attrib["d"] and len(it.attrib["d"]) > 60 for it in image.iter("path"))
    assert texts(image) == ["a", "not known", "b", "0"]


def test_a_strong_bar_is_dark_and_the_legend_says_what_that_means():
    image = picture(Bars((Bar("a", 1, "1"), Bar("b", 1, "1", strong=False)), "now", "later"))
    assert [box.attrib["fill"] for box in boxes(image)] == [DARK, PALE, DARK, PALE]
    assert texts(image)[:2] == ["now", "later"]


def test_bars_do_not_overlap_each_other():
    image = picture(some_bars(25))
    drawn = boxes(image)[2:]
    ends = [number(box, "y") + number(box, "height") for box in drawn]
    assert all(end < number(box, "y") for end, box in zip(ends, drawn[1:], strict=False))


def test_the_text_at_the_end_of_the_longest_bar_has_room():
    image = picture(Bars((Bar("label", 7.5, "1 200 000,00 USD"),)))
    (bar,) = boxes(image)
    end = list(written_areas(image))[-1]
    assert number(bar, "x") + number(bar, "width") < end.left
    assert WIDTH - 10 < end.right <= WIDTH


def test_a_short_label_stands_as_it_is():
    image = picture(Bars((Bar("Valuation", 0, "0"),)))
    assert texts(image)[0] == "Valuation"
    assert titles(image) == []


@pytest.mark.parametrize("letter", ["m", "Ж", "汉"])
def test_a_label_too_long_is_shortened_and_kept_in_full_beside(letter):
    image = picture(Bars((Bar(letter * 200, 0, "0"),)))
    shown = texts(image)[0]
    assert shown.endswith("…")
    assert 20 < len(shown) < 80
    assert titles(image) == [letter * 200]


def test_a_label_may_take_two_lines():
    image = picture(some_bars(3))
    assert "management and selectivity" in texts(image)


@pytest.mark.parametrize("value", [-1, math.nan, math.inf, True, "7", 10**301])
def test_what_is_no_length_is_refused(value):
    with pytest.raises(InvalidValue, match="a number from 0"):
        Bar("a", value, "a")
