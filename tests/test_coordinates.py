from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Coordinates, InvalidValue

BAKU = Coordinates(Decimal("40.4093"), Decimal("49.8671"))


def test_baku_has_coordinates():
    assert (BAKU.latitude, BAKU.longitude) == (Decimal("40.4093"), Decimal("49.8671"))


def test_the_poles_and_the_date_line_have_coordinates():
    for latitude, longitude in ((90, 180), (-90, -180), (0, 0)):
        Coordinates(Decimal(latitude), Decimal(longitude))


@pytest.mark.parametrize(
    ("latitude", "longitude", "path"),
    [
        ("90.000000001", "0", "latitude"),
        ("-91", "0", "latitude"),
        ("0", "180.1", "longitude"),
        ("0", "-1E+9", "longitude"),
        ("0.0000000001", "0", "latitude"),
        ("0", "1E-10", "longitude"),
        ("NaN", "0", "latitude"),
        ("0", "Infinity", "longitude"),
        ("sNaN", "0", "latitude"),
    ],
)
def test_what_is_nowhere_on_the_globe_is_refused(latitude, longitude, path):
    with pytest.raises(InvalidValue) as caught:
        Coordinates(Decimal(latitude), Decimal(longitude))
    assert [fault.path for fault in caught.value.faults] == [path]


@pytest.mark.parametrize("value", [40, 40.4, "40.4", True, None])
def test_only_decimals_are_taken(value):
    with pytest.raises(InvalidValue):
        Coordinates(value, Decimal(0))
    with pytest.raises(InvalidValue):
        Coordinates(Decimal(0), value)


@given(st.decimals(-90, 90, places=9), st.decimals(-180, 180, places=9))
@settings(deadline=None)
def test_nine_places_are_enough_for_any_point(latitude, longitude):
    found = Coordinates(latitude, longitude)
    assert (found.latitude, found.longitude) == (latitude, longitude)


def test_the_same_point_is_the_same_value():
    assert Coordinates(Decimal("40.40930"), Decimal("49.8671")) == BAKU
    assert len({BAKU, Coordinates(Decimal("40.4093"), Decimal("49.86710"))}) == 1
