import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue
from rocb.reporting.drawings.panels import BarGroup, BarPanel, Panels
from rocb.reporting.drawings.quantities import Quantity
from tests.reporting.drawings.builders import a_budget
from tests.reporting.drawings.measured import boxes, number, picture, texts


def panels(*amounts: tuple[float, ...]) -> Panels:
    made = (
        BarPanel(f"P{place}", (BarGroup("donor", tuple(Quantity(it, f"{it:g}") for it in row)),))
        for place, row in enumerate(amounts)
    )
    return Panels(tuple(f"series {it}" for it in range(len(amounts[0]))), tuple(made), "not known")


def lengths(drawing: Panels) -> list[float]:
    return [number(box, "width") for box in boxes(picture(drawing))[len(drawing.series) :]]


@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=3))
@settings(max_examples=50)
def test_within_a_panel_lengths_are_in_proportion(amounts):
    found = lengths(panels(tuple(amounts)))
    for length, amount in zip(found, amounts, strict=True):
        assert length / max(found) == pytest.approx(amount / max(amounts), abs=2e-3)


def test_currencies_share_no_scale():
    one, other = lengths(panels((100,), (100_000,)))
    assert one == other


def test_each_panel_is_named_and_each_group_of_it():
    shown = texts(picture(panels((1, 2), (3, 4))))
    assert [it for it in shown if it in ("P0", "P1", "donor")] == ["P0", "donor", "P1", "donor"]


def test_each_series_has_its_own_look_and_its_name():
    image = picture(panels((1, 2, 3)))
    fills = [box.attrib["fill"] for box in boxes(image)]
    assert fills[:3] == fills[3:]
    assert len(set(fills)) == 3
    assert texts(image)[:3] == ["series 0", "series 1", "series 2"]


def test_what_is_unknown_is_hatched_and_the_legend_says_so():
    image = picture(a_budget(2))
    shown = texts(image)
    assert shown[:4] == ["planned", "committed", "spent", "not known"]
    assert shown.count("not known") == 2
    assert sum(it.attrib["stroke-width"] == "0.8" for it in image.iter("path")) == 2


def test_a_long_name_of_a_donor_is_written_in_full_over_two_lines():
    shown = " ".join(texts(picture(a_budget(1, "ru"))))
    assert "развития одного из членов 1" in shown
    assert "…" not in shown


def test_a_panel_without_groups_is_left_out():
    drawing = a_budget(1, panels=(BarPanel("CHF", ()), a_budget(1).panels[0]))
    assert "CHF" not in texts(picture(drawing))


@pytest.mark.parametrize(
    ("quantities", "path"),
    [((Quantity(1, "1"),), "quantities"), ((Quantity(-1, "-1"),) * 3, r"quantities\[2\].value")],
)
def test_bars_that_cannot_be_drawn_are_refused(quantities, path):
    with pytest.raises(InvalidValue, match=path):
        a_budget(1, panels=(BarPanel("EUR", (BarGroup("donor", quantities),)),))


def test_more_than_three_series_are_refused():
    with pytest.raises(InvalidValue, match="series"):
        a_budget(1, series=("a", "b", "c", "d"))
