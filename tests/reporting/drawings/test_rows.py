from datetime import date

from hypothesis import given, settings

from rocb.reporting.drawings.rows import drawing_rows
from rocb.reporting.drawings.tracks import TrackGroup
from tests.reporting.drawings.builders import (
    a_budget,
    a_gantt,
    a_matrix,
    a_region,
    a_track,
    some_bars,
    some_tracks,
)
from tests.reporting.drawings.drawn import drawn_drawing


@given(drawn_drawing())
@settings(max_examples=50)
def test_all_rows_of_a_drawing_have_the_same_keys_and_plain_values(drawing):
    rows = drawing_rows(drawing)
    assert len({tuple(row) for row in rows}) <= 1
    assert all(
        it is None or type(it) in (str, int, float, bool, date)
        for row in rows
        for it in row.values()
    )


def test_a_bar_is_a_row_and_the_unknown_stays_unknown():
    rows = drawing_rows(some_bars(5))
    assert rows[0] == {
        "label": "1. Valuation workshop",
        "value": 35,
        "text": "35 h",
        "strong": True,
    }
    assert rows[4]["value"] is None


def test_a_stretch_is_a_row_with_its_days():
    (row,) = drawing_rows(a_gantt(1))
    assert (row["first"], row["last"]) == (date(2021, 1, 1), date(2021, 1, 2))
    assert row["state"] == "done"


def test_each_cell_of_a_heat_map_is_a_row():
    rows = drawing_rows(a_matrix(3, 20))
    assert len(rows) == 60
    assert {row["step"] for row in rows if row["value"] is None} == {None}
    assert rows[1] == {
        "row": "Albania",
        "column": "Human resources",
        "value": 3,
        "text": "3",
        "step": "1–6",
    }


def test_each_amount_is_a_row_of_its_panel_and_series():
    rows = drawing_rows(a_budget(2))
    assert [row["panel"] for row in rows] == ["EUR"] * 6 + ["USD"] * 3
    assert [row["series"] for row in rows[:3]] == ["planned", "committed", "spent"]
    assert sum(int(str(it["value"])) for it in rows if it["series"] == "planned") == 355_000


def test_a_tile_is_a_row_with_its_place_and_its_meaning():
    row = drawing_rows(a_region(3))[2]
    assert (row["text"], row["row"], row["column"]) == ("SE", 0, 4)
    assert row["meaning"] == "reached in this quarter"


def test_a_track_is_a_row_with_the_share_that_it_has_come():
    drawing = some_tracks(0, groups=(TrackGroup("Goal", (a_track(), a_track(expected=None))),))
    first, second = drawing_rows(drawing)
    assert (first["goal"], first["share"], first["expected"]) == ("Goal", 0.5, 17)
    assert second["expected"] is None
