"""What the figures of single Members come to for the region."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.members import Member, is_member
from rocb.periods import Days
from rocb.planning.strategy.indicators import Indicator, Measurement, value_from


@frozen
class RolledUp:
    """The figures of those Members that were `measured`, added up; the `silent` ones are unknown.

    They may be of different days: `days` are those from the oldest to the newest of them.

    Numerators and denominators are added before they are divided, so that a large administration
    weighs more than a small one. `value` is that of the measured Members alone, in the unit of the
    targets, and `None` where there are none; only where nobody is silent is it the region's.
    """

    indicator: str
    on: date
    numerator: Fraction | None
    denominator: Fraction | None
    value: Fraction | None
    days: Days | None
    measured: tuple[str, ...]
    silent: tuple[str, ...]


def rolled_up(
    indicator: Indicator, members: Iterable[Member], on: date, since: date | None = None
) -> RolledUp:
    """Return what the latest figures of these Members came to on a day.

    Of each Member the latest figure of that day or before counts, unless it is from before the day
    `since`; then the Member is silent. Figures of whoever is no Member on the day do not count.
    Raises `InvalidValue`, also where `since` is after the day.
    """
    require("indicator", Indicator, indicator)
    require("on", date, on)
    require("since", date | None, since)
    first = since or date.min
    if first > on:
        raise InvalidValue(Fault("since", first.isoformat(), f"{on} or earlier"))
    codes = {it.code for it in listed("members", Member, members) if is_member(it, on)}
    latest: dict[str, Measurement] = {}
    for it in indicator.measurements:
        if it.member is None or it.member not in codes or not first <= it.on <= on:
            continue
        if it.member not in latest or it.on > latest[it.member].on:
            latest[it.member] = it
    figures = latest.values()
    days = sorted(it.on for it in figures)
    numerator = _sum(it.numerator for it in figures)
    denominator = _sum(it.denominator for it in figures if it.denominator is not None)
    return RolledUp(
        indicator=indicator.id,
        on=on,
        numerator=numerator,
        denominator=denominator,
        value=None if numerator is None else value_from(indicator.kind, numerator, denominator),
        days=Days(days[0], days[-1]) if days else None,
        measured=tuple(sorted(latest)),
        silent=tuple(sorted(codes - latest.keys())),
    )


def _sum(figures: Iterable[Decimal]) -> Fraction | None:
    exact = [Fraction(figure) for figure in figures]
    return sum(exact, Fraction()) if exact else None
