from collections.abc import Iterable
from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Days, ReportingYear
from rocb.reporting import pictures
from rocb.reporting.markup import built
from rocb.reporting.pictures import (
    DARK,
    PALE,
    SHADES,
    WIDTH,
    Bar,
    Stretch,
    Tile,
)

YEAR = ReportingYear(2021).days
MONTHS = tuple("JFMAMJJASOND")
LEGEND = ((2, "now"), (1, "earlier"), (0, "not yet"))


def bars(rows: Iterable[Bar]) -> Element:
    return built(pictures.bars(rows))


def calendar(
    rows: Iterable[Stretch], year: Days, marked: Days | None, months: Iterable[str]
) -> Element:
    return built(pictures.calendar(rows, year, marked, months))


def tiles(squares: Iterable[Tile], legend: Iterable[tuple[int, str]]) -> Element:
    return built(pictures.tiles(squares, legend))


def number(node: Element, key: str) -> float:
    return float(node.attrib[key])


def boxes(image: Element) -> list[Element]:
    return image.findall("rect")


def texts(image: Element) -> list[str]:
    return [node.text or "" for node in image.findall("text")]


def lengths(*values: float) -> list[float]:
    image = bars(Bar(f"bar {value}", value, str(value)) for value in values)
    return [number(box, "width") for box in boxes(image)]


def on_calendar(*spans: Days, year: Days = YEAR, marked: Days | None = None) -> list[Element]:
    rows = (Stretch(f"row {place}", days, strong=True) for place, days in enumerate(spans))
    return boxes(calendar(rows, year, marked, MONTHS))


def height(image: Element) -> float:
    left, top, width, found = image.attrib["viewBox"].split()
    assert (left, top, width) == ("0", "0", str(WIDTH))
    return float(found)


def lowest(image: Element) -> float:
    """How far down anything on the picture reaches."""
    ends = [number(box, "y") + number(box, "height") for box in boxes(image)]
    return max(ends + [number(text, "y") for text in image.findall("text")], default=0)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12))
@settings(deadline=None)
def test_the_lengths_of_bars_are_in_proportion_to_their_values(values):
    found = lengths(*values)
    longest, most = max(found), max(values)
    for length, value in zip(found, values, strict=True):
        assert length * most == pytest.approx(longest * value, rel=1e-3, abs=0.1)


def test_a_bar_of_nothing_has_no_length():
    assert lengths(0, 10)[0] == 0
    assert lengths(0, 0) == [0, 0]


def test_bars_and_the_texts_at_their_ends_stay_inside_the_picture():
    image = bars((Bar("label", 7.5, "5 × 5 = 25"),))
    (box,) = boxes(image)
    _, end = image.findall("text")
    assert number(end, "x") >= number(box, "x") + number(box, "width")
    assert number(end, "x") + 12 * len("5 × 5 = 25") * 0.7 < WIDTH


def test_a_strong_bar_is_dark():
    strong, weak = boxes(bars((Bar("a", 1, "1"), Bar("b", 1, "1", strong=False))))
    assert (strong.attrib["fill"], weak.attrib["fill"]) == (DARK, PALE)


def test_bars_do_not_overlap_each_other():
    first, second = boxes(bars((Bar("a", 1, "1"), Bar("b", 2, "2"))))
    assert number(first, "y") + number(first, "height") < number(second, "y")


@pytest.mark.parametrize("rows", [0, 1, 60])
def test_every_picture_is_high_enough_for_what_stands_on_it(rows):
    drawn = (
        bars(Bar("a", 1, "1") for _ in range(rows)),
        calendar((Stretch("a", YEAR, strong=True) for _ in range(rows)), YEAR, YEAR, MONTHS),
        tiles((Tile("AZ", "Azerbaijan", 2) for _ in range(rows)), LEGEND),
    )
    for image in drawn:
        assert lowest(image) <= height(image)
        assert image.attrib["role"] == "img"


def test_without_rows_there_is_no_bar():
    assert boxes(bars(())) == []
    assert on_calendar() == []


def test_a_short_label_stands_as_it_is():
    image = bars((Bar("Valuation", 1, "1"),))
    assert texts(image)[0] == "Valuation"
    assert image.find("text/title") is None


@pytest.mark.parametrize("letter", ["m", "Ж", "汉"])
def test_a_label_too_long_is_shortened_and_kept_in_full_beside(letter):
    label = letter * 200
    image = bars((Bar(label, 1, "1"),))
    shown = texts(image)[0]
    assert shown.endswith("…")
    assert label.startswith(shown[:-1])
    assert 20 < len(shown) < 80
    title = image.find("text/title")
    assert title is not None
    assert title.text == label


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=120))
@settings(deadline=None)
def test_what_is_left_of_a_label_is_its_beginning(label):
    image = bars((Bar(label, 1, "1"),))
    shown = texts(image)[0]
    if shown != label:
        assert label.startswith(shown.removesuffix("…"))
        assert (image.find("text/title") or Element("none")).text in (None, label)


@given(st.dates(YEAR.first, YEAR.last), st.dates(YEAR.first, YEAR.last))
@settings(deadline=None)
def test_a_later_day_stands_further_to_the_right(one, other):
    first, second = on_calendar(Days(one, one), Days(other, other))
    assert (number(first, "x") < number(second, "x")) == (one < other)


@given(st.integers(0, 364), st.integers(0, 200), st.integers(0, 200))
@settings(deadline=None)
def test_a_longer_stretch_is_no_shorter_on_the_calendar(start, one, other):
    first = YEAR.first + timedelta(days=start)
    spans = [Days(first, first + timedelta(days=length)) for length in (one, other)]
    widths = [number(box, "width") for box in on_calendar(*spans)]
    assert (widths[0] <= widths[1]) or one > other


def test_the_whole_year_takes_the_whole_calendar():
    (whole,) = on_calendar(YEAR)
    assert number(whole, "x") + number(whole, "width") == pytest.approx(WIDTH)


@pytest.mark.parametrize("year", [YEAR, ReportingYear(2024).days, ReportingYear(2021, 7).days])
def test_a_stretch_beyond_the_year_ends_with_the_year(year):
    beyond = Days(year.last - timedelta(days=40), year.last + timedelta(days=400))
    (box,) = on_calendar(beyond, year=year)
    assert number(box, "x") + number(box, "width") == pytest.approx(WIDTH)


def test_even_the_last_day_of_the_year_is_seen_inside_the_picture():
    (box,) = on_calendar(Days(YEAR.last, YEAR.last))
    assert number(box, "width") >= 2
    assert number(box, "x") + number(box, "width") <= WIDTH


def test_the_marked_days_lie_behind_the_stretches():
    quarter = Days(date(2021, 4, 1), date(2021, 6, 30))
    shade, begins, ends = on_calendar(
        Days(quarter.first, quarter.first), Days(quarter.last, quarter.last), marked=quarter
    )
    assert number(shade, "x") == number(begins, "x")
    end = number(ends, "x") + number(ends, "width")
    assert number(shade, "x") + number(shade, "width") == pytest.approx(end, abs=5)


def test_the_months_are_named_at_their_first_days():
    starts = [Days(date(2021, month, 1), date(2021, month, 1)) for month in range(1, 13)]
    rows = [Stretch("row", days, strong=False) for days in starts]
    image = calendar(rows, YEAR, None, MONTHS)
    lines = [number(line, "x1") for line in image.findall("line")]
    assert lines == [number(box, "x") for box in boxes(image)]
    assert texts(image)[:12] == list(MONTHS)


def test_a_year_from_july_begins_with_july():
    year = ReportingYear(2021, 7).days
    rows = (Stretch("first", Days(date(2021, 7, 1), date(2021, 7, 1)), strong=True),)
    image = calendar(rows, year, None, ("Jul", *MONTHS[1:]))
    assert number(image.findall("line")[0], "x1") == number(boxes(image)[0], "x")


def test_every_stretch_tells_its_name():
    (box,) = on_calendar(Days(YEAR.first, YEAR.first))
    assert [title.text for title in box.findall("title")] == ["row 0"]


def test_fifty_two_tiles_stand_in_four_rows_of_thirteen():
    squares = tuple(Tile(f"{place}", f"Member {place}", place % 3) for place in range(52))
    image = tiles(squares, LEGEND)
    drawn = boxes(image)[:52]
    assert len({box.attrib["y"] for box in drawn}) == 4
    assert len({(box.attrib["x"], box.attrib["y"]) for box in drawn}) == 52
    assert all(number(box, "x") + number(box, "width") <= WIDTH for box in drawn)
    assert [box.attrib["fill"] for box in drawn[:3]] == list(SHADES)


def test_a_tile_says_its_text_and_tells_its_name():
    image = tiles((Tile("AZ", "Azerbaijan", 2),), LEGEND)
    assert texts(image)[0] == "AZ"
    assert [title.text for title in boxes(image)[0].findall("title")] == ["Azerbaijan"]


def test_the_text_on_a_dark_tile_is_white():
    dark, pale = tiles((Tile("A", "a", 2), Tile("B", "b", 1)), ()).findall("text")
    assert dark.attrib["fill"] == "#ffffff"
    assert pale.attrib["fill"] != "#ffffff"


def test_the_legend_names_each_shade_below_the_tiles():
    image = tiles((Tile("AZ", "Azerbaijan", 2),), LEGEND)
    tile, *legend = boxes(image)
    assert [box.attrib["fill"] for box in legend] == [SHADES[2], SHADES[1], SHADES[0]]
    assert texts(image)[1:] == ["now", "earlier", "not yet"]
    assert all(number(box, "y") > number(tile, "y") for box in legend)


def test_the_same_rows_give_the_same_picture():
    rows = (Bar("a", 1, "1"), Bar("b", 2, "2"))
    pairs = zip(bars(rows).iter(), bars(rows).iter(), strict=True)
    assert all(one.attrib == other.attrib for one, other in pairs)
