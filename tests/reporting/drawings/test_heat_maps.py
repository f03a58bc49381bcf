from itertools import pairwise

import pytest
from attrs import evolve

from rocb import InvalidValue
from rocb.reporting.drawings.heat_maps import HeatMap, HeatRow, HeatStep, step_of
from rocb.reporting.drawings.looks import SHADES
from rocb.reporting.drawings.quantities import Quantity
from tests.reporting.drawings.builders import AREAS, a_matrix, weeks_of_rooms
from tests.reporting.drawings.measured import boxes, grows, number, picture, texts, titles

STEPS = (HeatStep(0, "none"), HeatStep(1, "some"), HeatStep(10, "many"))


def a_row(*values: float | None) -> HeatMap:
    cells = tuple(Quantity(it, "?" if it is None else f"{it:g}") for it in values)
    columns = tuple(f"c{place}" for place in range(len(values)))
    return HeatMap((HeatRow("row", cells),), columns, STEPS, "not known")


def fills(drawing: HeatMap) -> list[str]:
    cells = len(drawing.columns) * len(drawing.rows)
    return [box.attrib["fill"] for box in boxes(picture(drawing))[-cells:]]


def test_a_number_has_the_shade_of_the_last_step_that_it_reaches():
    white, some, again, many = fills(a_row(0, 1, 9.5, 10))
    assert some == again
    assert (white, many) == (SHADES[0].fill, SHADES[-1].fill)
    assert some not in (white, many)


def test_the_shades_grow_darker_in_grey():
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.3 * red + 0.59 * green + 0.11 * blue

    greys = [grey(look.fill) for look in SHADES]
    assert all(one - other >= 18 for one, other in pairwise(greys))
    assert all(abs(grey(it.ink) - grey(it.fill)) > 100 for it in SHADES)


def test_an_unknown_cell_is_hatched_and_without_number_but_zero_is_written():
    image = picture(a_row(None, 0))
    assert texts(image) == ["none", "some", "many", "not known", "c0", "c1", "row", "0"]
    assert len(list(image.iter("path"))) == 2


def test_the_legend_speaks_of_the_unknown_only_where_there_is_some():
    assert "not known" not in texts(picture(a_row(1, 2)))


def test_each_cell_tells_what_it_is():
    assert titles(picture(a_row(None, 7))) == ["row, c0: ?", "row, c1: 7"]


def test_long_names_of_columns_are_turned_and_short_ones_are_not():
    def turned(drawing: HeatMap) -> int:
        return sum("transform" in it.attrib for it in picture(drawing).iter("text"))

    assert turned(weeks_of_rooms()) == 0
    assert turned(a_matrix(2, 20)) >= 20


def test_every_area_of_a_matrix_is_named_in_both_languages():
    for language in ("en", "ru"):
        words = " ".join(texts(picture(a_matrix(52, 20, language))))
        assert all(area.split()[-1] in words for area in AREAS[language])


def test_columns_stand_in_their_order_and_rows_too():
    drawn = boxes(picture(a_matrix(3, 5)))[-15:]
    assert grows([number(box, "x") for box in drawn[:5]])
    assert grows([number(box, "y") for box in drawn[::5]])


def test_numbers_that_have_no_room_are_left_to_the_titles():
    wide = tuple(Quantity(it, f"{it},000,000 h") for it in range(40))
    drawing = HeatMap((HeatRow("row", wide),), tuple(map(str, range(40))), STEPS, "?")
    image = picture(drawing)
    assert not any("000,000" in it for it in texts(image))
    assert "row, 7: 7,000,000 h" in titles(image)


def test_the_step_of_a_number_is_the_last_that_it_reaches():
    drawing = a_row(None, 0, 9, 1000)
    found = [step_of(drawing, cell) for cell in drawing.rows[0].cells]
    assert found == [None, *STEPS]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"steps": ()}, "steps"),
        ({"steps": tuple(HeatStep(it, "s") for it in range(7))}, "steps"),
        ({"steps": (HeatStep(1, "a"), HeatStep(1, "b"))}, r"steps\[1\].least"),
        ({"rows": (HeatRow("row", ()),)}, r"rows\[0\].cells"),
        ({"steps": (HeatStep(5, "a"),)}, r"rows\[0\].cells\[0\].value"),
    ],
)
def test_a_heat_map_that_does_not_fit_together_is_refused(change, path):
    with pytest.raises(InvalidValue, match=path):
        evolve(a_matrix(1, 2), **change)


def test_a_number_is_a_number():
    with pytest.raises(InvalidValue, match="a number from"):
        Quantity(float("nan"), "?")
