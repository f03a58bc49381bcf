from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.reporting.drawings.canvas import DARK, FAINT, PALE
from rocb.reporting.drawings.quantities import Quantity
from rocb.reporting.drawings.tracks import Track, TrackGroup, is_unknown, share_of
from tests.reporting.drawings.builders import a_track, some_tracks
from tests.reporting.drawings.measured import boxes, number, picture, texts

UNKNOWN = Quantity(None, "not known")


def drawn(*tracks: Track):
    return picture(some_tracks(0, groups=(TrackGroup("Goal", tracks),)))


def bar(track: Track) -> tuple[float, float, str]:
    """Return where a bar begins and ends as shares of the whole track, and its colour."""
    image = drawn(track)
    (whole,) = boxes(image, FAINT)
    found = boxes(image)[-1]
    left, wide = number(whole, "x"), number(whole, "width")
    begin = (number(found, "x") - left) / wide
    return begin, begin + number(found, "width") / wide, found.attrib["fill"]


@given(st.integers(0, 100), st.integers(-50, 50).filter(bool), st.integers(1, 100))
@settings(max_examples=50)
def test_a_bar_reaches_as_far_as_the_indicator_has_come(baseline, way, percent):
    target, actual = baseline + way, baseline + way * percent / 100
    numbers = (Quantity(it, str(it)) for it in (baseline, target, actual))
    begin, end, colour = bar(Track("label", *numbers))
    assert begin == pytest.approx(0, abs=2e-3)
    assert end == pytest.approx(percent / 100, abs=4e-3)
    assert colour == DARK


def test_a_target_below_the_baseline_is_approached_downwards():
    track = a_track(
        baseline=Quantity(48, "48"), target=Quantity(12, "12"), actual=Quantity(30, "30")
    )
    assert share_of(track, track.actual) == Fraction(1, 2)


def test_what_went_back_is_drawn_before_the_baseline_in_another_shade():
    begin, end, colour = bar(a_track(actual=Quantity(9, "9")))
    assert begin == pytest.approx(-0.1, abs=3e-3)
    assert end == pytest.approx(0, abs=3e-3)
    assert colour == PALE


@pytest.mark.parametrize("actual", [-1000, 1000])
def test_what_lies_far_beyond_is_cut_with_an_arrow(actual):
    image = drawn(a_track(actual=Quantity(actual, str(actual))))
    assert sum(it.attrib["d"].endswith("z") for it in image.iter("path")) == 1
    assert str(actual) in texts(image)


@pytest.mark.parametrize("name", ["baseline", "target", "actual"])
def test_what_is_unknown_is_hatched_and_has_no_bar(name):
    track = a_track(**{name: UNKNOWN})
    image = drawn(track)
    assert is_unknown(track)
    assert boxes(image, FAINT) == []
    assert boxes(image, DARK)[1:] == []
    assert texts(image).count("not known") == 2


def test_the_expected_mark_stands_where_it_is_expected():
    image = drawn(a_track())
    (whole,) = boxes(image, FAINT)
    (_, mark) = [it for it in image.iter("path") if it.attrib["stroke-width"] == "3"]
    at = float(mark.attrib["d"][1:].split()[0])
    share = (at - number(whole, "x")) / number(whole, "width")
    assert share == pytest.approx(0.7, abs=3e-3)


def test_without_an_expectation_there_is_no_mark_and_no_word_of_it():
    image = drawn(a_track(expected=None), a_track(expected=UNKNOWN))
    assert not any(it.attrib["stroke-width"] == "3" for it in image.iter("path"))
    assert "expected by now" not in texts(image)


def test_a_target_that_is_the_baseline_has_no_way():
    track = a_track(target=Quantity(10, "10"))
    assert share_of(track, track.actual) is None
    assert len(boxes(drawn(track), FAINT)) == 1


def test_each_track_stands_below_its_goal_with_its_three_figures():
    shown = texts(picture(some_tracks(1)))
    assert shown[-5:] == [some_tracks(1).groups[0].title, "1.Valuation workshop", "10", "20", "15"]


def test_a_goal_without_tracks_is_left_out():
    assert "Empty" not in texts(
        picture(some_tracks(0, groups=(TrackGroup("Empty", ()), TrackGroup("Goal", (a_track(),)))))
    )
