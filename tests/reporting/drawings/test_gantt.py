from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Days, InvalidValue, ReportingYear
from rocb.reporting.drawings.canvas import FAINT, WIDTH
from rocb.reporting.drawings.gantt import DayMark, Gantt, Stretch, StretchState
from tests.reporting.drawings.builders import MONTHS, YEAR, a_gantt
from tests.reporting.drawings.measured import boxes, number, picture, texts

DONE = StretchState.DONE


def on_calendar(*spans: Days, year: Days = YEAR, marked: Days | None = None) -> list[Element]:
    rows = tuple(Stretch(f"row {place}", days, DONE) for place, days in enumerate(spans))
    return boxes(picture(Gantt(rows, year, marked, MONTHS["en"])))


def end(box: Element) -> float:
    return number(box, "x") + number(box, "width")


@given(st.dates(YEAR.first, date(2021, 12, 20)), st.dates(YEAR.first, date(2021, 12, 20)))
@settings(max_examples=50)
def test_a_later_day_stands_further_to_the_right(one, other):
    first, second = on_calendar(Days(one, one), Days(other, other))
    assert (number(first, "x") < number(second, "x")) == (one < other)


@given(st.integers(0, 364), st.integers(0, 200), st.integers(0, 200))
@settings(max_examples=50)
def test_a_longer_stretch_is_no_shorter_on_the_calendar(start, one, other):
    first = YEAR.first + timedelta(days=start)
    spans = [Days(first, first + timedelta(days=length)) for length in (one, other)]
    widths = [number(box, "width") for box in on_calendar(*spans)]
    assert (widths[0] <= widths[1]) or one > other


@pytest.mark.parametrize("year", [YEAR, ReportingYear(2024).days, ReportingYear(2021, 7).days])
def test_a_stretch_beyond_the_year_is_cut_to_it(year):
    beyond = Days(year.first - timedelta(days=40), year.last + timedelta(days=400))
    whole, cut = on_calendar(year, beyond, year=year)
    assert (number(whole, "x"), end(whole)) == (number(cut, "x"), end(cut))
    assert end(whole) == pytest.approx(WIDTH, abs=1)


def test_a_stretch_outside_the_year_is_an_arrow_that_points_to_it():
    before, after = (
        Days(date(2020, 3, 1), date(2020, 3, 2)),
        Days(date(2022, 1, 1), date(2022, 1, 2)),
    )
    rows = tuple(Stretch("row", days, DONE) for days in (before, after))
    image = picture(Gantt(rows, YEAR, None, MONTHS["en"]))
    assert boxes(image) == []
    assert sum(it.attrib["d"].endswith("z") for it in image.iter("path")) == 2


def test_even_the_last_day_of_the_year_is_seen_inside_the_picture():
    (box,) = on_calendar(Days(YEAR.last, YEAR.last))
    assert number(box, "width") >= 2
    assert end(box) <= WIDTH


def test_the_marked_days_lie_behind_the_stretches():
    quarter = Days(date(2021, 4, 1), date(2021, 6, 30))
    first, last = Days(quarter.first, quarter.first), Days(quarter.last, quarter.last)
    shade, begins, ends = on_calendar(first, last, marked=quarter)
    assert shade.attrib["fill"] == FAINT
    assert number(shade, "x") == number(begins, "x")
    assert end(shade) == pytest.approx(end(ends), abs=5)


def test_marked_days_of_another_year_are_not_shown():
    assert len(on_calendar(YEAR, marked=Days(date(2020, 1, 1), date(2020, 3, 31)))) == 1


def test_each_state_has_its_own_look():
    rows = tuple(
        Stretch("row", Days(date(2021, 3, 1), date(2021, 4, 1)), it) for it in StretchState
    )
    image = picture(Gantt(rows, YEAR, None, MONTHS["en"]))
    struck = {it.attrib["d"] for it in image.iter("path") if it.attrib["stroke-width"] == "1.6"}
    looks = {(it.attrib["fill"], it.attrib.get("stroke-dasharray")) for it in boxes(image)}
    assert (len(looks), len(struck)) == (4, 1)


def test_the_legend_names_the_states_that_occur():
    assert texts(picture(a_gantt(4)))[:4] == [
        "completed",
        "under way",
        "planned",
        "postponed",
    ]
    assert texts(picture(a_gantt(1)))[:2] == ["completed", "Jan"]


def test_the_months_are_named_in_order_and_again_below_many_rows():
    few, many = texts(picture(a_gantt(4))), texts(picture(a_gantt(60)))
    assert [it for it in few if it in MONTHS["en"]] == list(MONTHS["en"])
    assert sum(it in MONTHS["en"] for it in many) == 24


@pytest.mark.parametrize("day", [date(2021, 1, 1), date(2021, 6, 30), date(2021, 12, 31)])
def test_the_line_of_a_day_stands_after_it_with_its_name(day):
    stretch = Stretch("row", Days(YEAR.first, day), DONE)
    image = picture(Gantt((stretch,), YEAR, None, MONTHS["en"], as_of=DayMark(day, "as of")))
    (line,) = [it for it in image.iter("path") if it.attrib["stroke-width"] == "2"]
    (box,) = boxes(image)
    assert float(line.attrib["d"][1:].split()[0]) == pytest.approx(end(box), abs=5.1)
    assert "as of" in texts(image)


def test_a_day_of_another_year_has_no_line():
    image = picture(a_gantt(2, as_of=DayMark(date(2022, 1, 1), "as of")))
    assert "as of" not in texts(image)


def test_the_label_of_a_strong_stretch_is_bold():
    strong = Stretch("strong", YEAR, DONE, strong=True)
    image = picture(Gantt((strong, Stretch("weak", YEAR, DONE)), YEAR, None, MONTHS["en"]))
    weights = {it.text: it.attrib["font-weight"] for it in image.iter("text")}
    assert (weights["strong"], weights["weak"]) == ("600", "400")


@pytest.mark.parametrize(
    "changes",
    [
        {"months": ("Jan",)},
        {"year": Days(date(2021, 1, 1), date(2021, 6, 30))},
        {"year": Days(date(1, 1, 1), date(9999, 1, 1))},
    ],
)
def test_a_year_has_twelve_months_and_a_name_for_each(changes):
    with pytest.raises(InvalidValue, match="twelve"):
        a_gantt(1, **changes)


def test_labels_have_two_lines_where_a_page_has_room_for_them():
    assert "management and selectivity" in texts(picture(a_gantt(40)))
    assert any(it.endswith("…") for it in texts(picture(a_gantt(60))))
