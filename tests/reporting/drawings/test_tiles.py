import pytest

from rocb import InvalidValue, Region
from rocb.profiles import profile
from rocb.reporting.drawings.looks import SHADES
from rocb.reporting.drawings.places import EUROPE, Spot
from rocb.reporting.drawings.tiles import Tile, TileKey, Tiles, spread
from tests.reporting.drawings.builders import a_region
from tests.reporting.drawings.measured import boxes, number, picture, texts, titles

LEGEND = (TileKey(2, "now"), TileKey(1, "earlier"), TileKey(0, "not yet"), TileKey(None, "unknown"))


def fills(*tiles: Tile) -> list[str]:
    return [box.attrib["fill"] for box in boxes(picture(Tiles(tiles, LEGEND)))[4:]]


def test_the_map_has_a_spot_for_every_member_of_the_region():
    members = {member.code for member in profile(Region.EUROPE).members}
    assert set(EUROPE) == members
    assert len(set(EUROPE.values())) == len(members)


@pytest.mark.parametrize(
    ("western", "eastern"), [("PT", "ES"), ("GB", "DE"), ("DE", "PL"), ("TR", "AM"), ("AZ", "TM")]
)
def test_who_is_further_east_stands_further_to_the_right(western, eastern):
    assert EUROPE[western].column < EUROPE[eastern].column


@pytest.mark.parametrize(
    ("northern", "southern"), [("NO", "DK"), ("EE", "LV"), ("LV", "LT"), ("DE", "IT"), ("UZ", "TM")]
)
def test_who_is_further_north_stands_higher(northern, southern):
    assert EUROPE[northern].row < EUROPE[southern].row


def test_tiles_stand_on_their_spots_and_the_others_in_rows_of_twelve_below():
    mapped = Tile("AZ", "Azerbaijan", 2, spot=Spot(3, 4))
    others = tuple(Tile(f"X{it}", f"Member {it}", 0) for it in range(13))
    found = {
        tile.text: (row, column) for tile, row, column in spread(Tiles((mapped, *others), LEGEND))
    }
    assert found["AZ"] == (3, 4)
    assert (found["X0"], found["X11"], found["X12"]) == ((5, 0), (5, 11), (6, 0))


def test_no_two_tiles_of_a_region_share_a_place():
    drawn = boxes(picture(a_region(60)))[4:]
    assert (
        len({(box.attrib["x"], box.attrib["y"]) for box in drawn if number(box, "width") > 60})
        == 60
    )


def test_the_highest_shade_of_the_legend_is_the_darkest():
    dark, pale, empty = fills(Tile("A", "a", 2), Tile("B", "b", 1), Tile("C", "c", 0))
    assert (dark, empty) == (SHADES[-1].fill, SHADES[0].fill)
    assert pale not in (dark, empty)


def test_the_unknown_is_hatched_and_its_text_can_be_read():
    image = picture(Tiles((Tile("A", "a", None),), LEGEND))
    assert len(list(image.iter("path"))) == 2
    (_, white) = boxes(image)[4:]
    assert number(white, "width") > 40


def test_the_text_on_a_dark_tile_is_white():
    image = picture(Tiles((Tile("A", "a", 2, "7"), Tile("B", "b", 1)), LEGEND))
    dark, noted, pale = list(image.iter("text"))[4:]
    assert dark.attrib["fill"] == noted.attrib["fill"] == "#ffffff"
    assert pale.attrib["fill"] != "#ffffff"


def test_a_tile_says_its_text_and_its_note_and_tells_its_name():
    image = picture(Tiles((Tile("AZ", "Azerbaijan", 2, "3 times"),), LEGEND))
    assert texts(image)[4:] == ["AZ", "3 times"]
    assert "Azerbaijan" in titles(image)


def test_two_tiles_on_one_spot_are_refused():
    tiles = tuple(Tile(it, it, 0, spot=Spot(1, 1)) for it in ("A", "B"))
    with pytest.raises(InvalidValue, match=r"squares\[1\].spot.*a spot that A does not have"):
        Tiles(tiles, LEGEND)


def test_a_shade_that_the_legend_does_not_name_is_refused():
    with pytest.raises(InvalidValue, match=r"squares\[0\].shade"):
        Tiles((Tile("A", "a", 3),), LEGEND)


@pytest.mark.parametrize("shade", [-1, 6, True, "1"])
def test_a_shade_is_one_of_six(shade):
    with pytest.raises(InvalidValue, match="a shade from 0 to 5"):
        Tile("A", "a", shade)
