"""Quantities: numbers with the words that say them, and which numbers can be drawn."""

from typing import Final

from attrs import field, frozen

from rocb.checks import rule

_FAR: Final = 10.0**300


def is_drawable(value: object) -> bool:
    """Return whether a value is a number that a place in a picture can stand for."""
    return isinstance(value, int | float) and type(value) is not bool and -_FAR <= value <= _FAR


drawable: Final = rule(is_drawable, "a number from -10^300 to 10^300")
"""Refuse what is no number that a place can stand for."""

drawable_or_none: Final = rule(
    lambda it: it is None or is_drawable(it), "a number from -10^300 to 10^300 or nothing"
)
"""Refuse what is neither such a number nor `None`."""

length_or_none: Final = rule(
    lambda it: it is None or (is_drawable(it) and it >= 0), "a number from 0 to 10^300 or nothing"
)
"""Refuse what is neither the number of a length nor `None`."""


@frozen
class Quantity:
    """A number and the text that says it; a `value` of `None` is unknown, which is not zero."""

    value: float | None = field(validator=drawable_or_none)
    text: str
