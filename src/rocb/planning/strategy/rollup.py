"""What the figures of single Members come to for the region."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from rocb.checks import listed, require
from rocb.planning.strategy.indicators import Indicator, Measurement, value_from


@frozen
class RolledUp:
    """The figures of those Members that were `measured`, added up; the `silent` ones are unknown.

    Numerators and denominators are added before they are divided, so that a large administration
    weighs more than a small one. `value` is that of the measured Members alone, in the unit of the
    targets, and `None` where there are none; only where nobody is silent is it the region's.
    """

    indicator: str
    on: date
    numerator: Fraction | None
    denominator: Fraction | None
    value: Fraction | None
    measured: tuple[str, ...]
    silent: tuple[str, ...]


def rolled_up(indicator: Indicator, members: Iterable[str], on: date) -> RolledUp:
    """Return what the latest figures of these Members, by their codes, came to on a day.

    Of each Member the latest figure of that day or before counts; those of other Members do not.
    """
    require("indicator", Indicator, indicator)
    require("on", date, on)
    codes = set(listed("members", str, members))
    latest: dict[str, Measurement] = {}
    for it in indicator.measurements:
        if it.member not in codes or it.member is None or it.on > on:
            continue
        if it.member not in latest or it.on > latest[it.member].on:
            latest[it.member] = it
    figures = latest.values()
    numerator = _sum(it.numerator for it in figures)
    denominator = _sum(it.denominator for it in figures if it.denominator is not None)
    return RolledUp(
        indicator=indicator.id,
        on=on,
        numerator=numerator,
        denominator=denominator,
        value=None if numerator is None else value_from(indicator.kind, numerator, denominator),
        measured=tuple(sorted(latest)),
        silent=tuple(sorted(codes - latest.keys())),
    )


def _sum(figures: Iterable[Decimal]) -> Fraction | None:
    exact = [Fraction(figure) for figure in figures]
    return sum(exact, Fraction()) if exact else None
