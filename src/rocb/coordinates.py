"""Coordinates of a place on the globe."""

from decimal import Decimal

from attrs import field, frozen

from rocb.checks import checked, rule


@frozen(field_transformer=checked)
class Coordinates:
    """Degrees north of the equator and east of Greenwich (WGS 84), below zero south and west."""

    latitude: Decimal = field(
        validator=rule(
            lambda it: abs(it) <= 90 and it.as_tuple().exponent >= -9,
            "between -90 and 90 degrees, with at most nine places",
        )
    )
    longitude: Decimal = field(
        validator=rule(
            lambda it: abs(it) <= 180 and it.as_tuple().exponent >= -9,
            "between -180 and 180 degrees, with at most nine places",
        )
    )
