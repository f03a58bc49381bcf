"""Indicators: what shows how far a goal is, with baseline, targets and measurements."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final

from attrs import evolve, field, frozen

from rocb.checks import above_zero, checked, exact, identifier, require, too_early
from rocb.errors import Fault, InvalidValue
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText

_NONE: Final = Decimal(0)
_ALL: Final = Decimal(100)


class IndicatorKind(Enum):
    """What the figures of an indicator are, and so how those of several Members add up.

    An amount is one number, a ratio is a numerator by a denominator, and a percentage is a ratio
    times a hundred.
    """

    AMOUNT = "amount"
    RATIO = "ratio"
    PERCENTAGE = "percentage"


class Polarity(Enum):
    """Whether a figure is better the higher it is (up), or the lower (down)."""

    UP = "up"
    DOWN = "down"


@frozen(field_transformer=checked)
class Measurement:
    """A figure of an indicator on a day; `member` is `None` where it is that of the whole region.

    Only amounts have no denominator.
    """

    on: date
    numerator: Decimal = field(validator=exact)
    denominator: Decimal | None = field(validator=[exact, above_zero])
    source: Source
    member: str | None = field(default=None, metadata=refers_to("members"))


@frozen(field_transformer=checked)
class TargetRevision:
    """The value that an indicator is to have on the day `due`, as `by` set it on a day.

    The targets that were set first need no reason. Every later one says `why`, for whatever day it
    is: nobody reaches a goal by moving it without a word.
    """

    set_on: date
    due: date
    value: Decimal = field(validator=exact)
    by: str
    source: Source
    why: LocalizedText | None = None

    def __attrs_post_init__(self) -> None:
        faults = tuple(too_early(self, "set_on", "due"))
        if faults:
            raise InvalidValue(*faults)


@frozen(field_transformer=checked)
class Indicator:
    """What is measured to know how far a goal is.

    `baseline` is where the region stood at first. `targets` stand in the order in which they were
    set: one for the same day as an earlier one takes its place, and the earlier stays on record;
    one for another day stands beside it. `lowest` and `highest` bound the scale, where it is
    bounded: no value lies beyond. Percentages lie from 0 to 100 unless it is stated otherwise.
    """

    id: str = field(validator=identifier, metadata=names("indicators"))
    name: LocalizedText
    unit: LocalizedText
    kind: IndicatorKind
    polarity: Polarity
    baseline: Measurement | None
    source: Source
    targets: tuple[TargetRevision, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    lowest: Decimal | None = field(default=None, validator=exact)
    highest: Decimal | None = field(default=None, validator=exact)

    def __attrs_post_init__(self) -> None:
        faults = [
            *_figure_faults(self),
            *_target_faults(self),
            *_scale_faults(self),
        ]
        if faults:
            raise InvalidValue(*faults)


def value_of(indicator: Indicator, measurement: Measurement) -> Fraction:
    """Return what a figure of an indicator comes to, in the unit of its targets."""
    require("indicator", Indicator, indicator)
    require("measurement", Measurement, measurement)
    fault = _shape_fault("measurement", indicator.kind, measurement)
    if fault is not None:
        raise InvalidValue(fault)
    return value_from(indicator.kind, measurement.numerator, measurement.denominator)


def value_from(
    kind: IndicatorKind, numerator: Decimal | Fraction, denominator: Decimal | Fraction | None
) -> Fraction:
    """Return what a numerator by a denominator, which only amounts lack, comes to."""
    value = Fraction(numerator) / Fraction(1 if denominator is None else denominator)
    return value * 100 if kind is IndicatorKind.PERCENTAGE else value


def measured(indicator: Indicator, measurement: Measurement) -> Indicator:
    """Return the indicator with one more measurement. Raises `InvalidValue`, as `Indicator`."""
    require("indicator", Indicator, indicator)
    require("measurement", Measurement, measurement)
    return evolve(indicator, measurements=(*indicator.measurements, measurement))


def retargeted(indicator: Indicator, revision: TargetRevision) -> Indicator:
    """Return the indicator with one more target, or with a target revised; all earlier ones stay.

    Raises `InvalidValue`, as `Indicator`.
    """
    require("indicator", Indicator, indicator)
    require("revision", TargetRevision, revision)
    return evolve(indicator, targets=(*indicator.targets, revision))


def _figures(indicator: Any) -> Iterator[tuple[str, Measurement]]:
    """Yield the baseline and the measurements that are sound, each with its path."""
    baseline = getattr(indicator, "baseline", None)
    if isinstance(baseline, Measurement):
        yield "baseline", baseline
    for index, measurement in enumerate(getattr(indicator, "measurements", ())):
        if isinstance(measurement, Measurement):
            yield f"measurements[{index}]", measurement


def _revisions(indicator: Any) -> Iterator[tuple[str, TargetRevision]]:
    for index, revision in enumerate(getattr(indicator, "targets", ())):
        if isinstance(revision, TargetRevision):
            yield f"targets[{index}]", revision


def _figure_faults(indicator: Any) -> Iterator[Fault]:
    kind = getattr(indicator, "kind", None)
    seen: set[tuple[date, str | None]] = set()
    for path, figure in _figures(indicator):
        fault = _shape_fault(path, kind, figure)
        if fault is not None:
            yield fault
        if path == "baseline":
            if figure.member is not None:
                yield Fault(f"{path}.member", figure.member, "null: all of the region is meant")
            continue
        if (figure.on, figure.member) in seen:
            expected = "a day on which nothing else was measured there"
            yield Fault(f"{path}.on", figure.on.isoformat(), expected)
        seen.add((figure.on, figure.member))


def _shape_fault(path: str, kind: IndicatorKind | None, figure: Measurement) -> Fault | None:
    """Return what is wrong with the denominator; of an unknown kind, any will do."""
    if kind is None or (figure.denominator is None) is (kind is IndicatorKind.AMOUNT):
        return None
    expected = "null, as an amount has none" if figure.denominator else f"known for a {kind.value}"
    return Fault(f"{path}.denominator", figure.denominator, expected)


def _target_faults(indicator: Any) -> Iterator[Fault]:
    first = None
    last = date.min
    due: set[date] = set()
    for path, revision in _revisions(indicator):
        first = first or revision.set_on
        if revision.set_on < last:
            yield Fault(f"{path}.set_on", revision.set_on.isoformat(), f"{last} or later")
        if revision.why is None and (revision.due in due or revision.set_on > first):
            yield Fault(f"{path}.why", None, "a reason, as it was set after the first target")
        last = max(last, revision.set_on)
        due.add(revision.due)


def _scale_faults(indicator: Any) -> Iterator[Fault]:
    lowest, highest = _end(indicator, "lowest", _NONE), _end(indicator, "highest", _ALL)
    if lowest is not None and highest is not None and highest <= lowest:
        yield Fault("highest", highest, f"above {lowest}, the lowest")
        return
    for path, value in _values(indicator):
        if lowest is not None and value < Fraction(lowest):
            yield Fault(path, str(value), f"{lowest} or more, within the scale")
        if highest is not None and value > Fraction(highest):
            yield Fault(path, str(value), f"{highest} or less, within the scale")


def _end(indicator: Any, name: str, of_percentages: Decimal) -> Decimal | None:
    """Return an end of the scale; that of percentages where none is stated."""
    end: Decimal | None = getattr(indicator, name, None)
    kind = getattr(indicator, "kind", None)
    unstated = end is None and hasattr(indicator, name)
    return of_percentages if unstated and kind is IndicatorKind.PERCENTAGE else end


def _values(indicator: Any) -> Iterator[tuple[str, Fraction]]:
    kind = getattr(indicator, "kind", None)
    for path, revision in _revisions(indicator):
        yield f"{path}.value", Fraction(revision.value)
    for path, figure in _figures(indicator):
        if kind is not None and _shape_fault(path, kind, figure) is None:
            yield f"{path}.numerator", value_from(kind, figure.numerator, figure.denominator)
