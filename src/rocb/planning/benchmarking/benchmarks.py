"""Benchmarks: what is compared between administrations, and the figures that they gave."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import field, frozen

from rocb.checks import (
    above_zero,
    checked,
    confidential,
    distinct,
    exact,
    identifier,
    repeated,
)
from rocb.errors import WITHHELD, Fault, InvalidValue
from rocb.planning.benchmarking.disclosure import Disclosure
from rocb.planning.strategy.indicators import Polarity
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class Dimension(Enum):
    """A dimension of the performance of customs, as the WCO measures it."""

    ORGANISATION = "organisation"
    FACILITATION = "facilitation"
    ENFORCEMENT = "enforcement"
    REVENUE = "revenue"


@frozen(field_transformer=checked)
class Measure:
    """What is measured, and in which unit.

    Each figure of a `ratio` has a denominator. `polarity` is `None` where no order of merit is
    meant, `dimension` where nobody said to which one the measure belongs.
    """

    id: str = field(validator=identifier, metadata=names("measures"))
    name: LocalizedText
    unit: LocalizedText
    dimension: Dimension | None
    polarity: Polarity | None
    ratio: bool = False


@frozen(field_transformer=checked)
class BenchmarkFigure:
    """What a Member measured as of a day, and to whom it shows that.

    `seen_by` are the Members that may see it where they are named one by one. `repr()` and faults
    leave the amounts out: they end up in logs, which more people read than may see the figure.
    """

    member: str = field(metadata=refers_to("members"))
    measure: str = field(metadata=refers_to("measures"))
    numerator: Decimal = field(validator=exact, repr=False, metadata=confidential())
    on: date
    disclosure: Disclosure
    source: Source
    denominator: Decimal | None = field(
        default=None, validator=[exact, above_zero], repr=False, metadata=confidential()
    )
    seen_by: tuple[str, ...] = field(default=(), validator=distinct, metadata=refers_to("members"))

    def __attrs_post_init__(self) -> None:
        if self.disclosure is Disclosure.NAMED and not self.seen_by:
            expected = "at least one Member, as those who see it are named"
            raise InvalidValue(Fault("seen_by", "nobody", expected))
        if self.disclosure is not Disclosure.NAMED and self.seen_by:
            expected = "left out unless those who see it are named"
            raise InvalidValue(Fault("seen_by", ", ".join(self.seen_by), expected))


@frozen(field_transformer=checked)
class Benchmark:
    """A comparison between two Members (bilateral) or more (multilateral).

    Taking part is voluntary, measure by measure: a Member may skip any of them. Of a Member there
    is at most one figure for each measure and day. `repr()` leaves the figures out, as it is
    nobody's business which of them exist; of a figure that is wrong, faults tell where, not what.
    """

    id: str = field(validator=identifier, metadata=names("benchmarks"))
    title: LocalizedText
    members: tuple[str, ...] = field(validator=distinct, metadata=refers_to("members"))
    measures: tuple[Measure, ...]
    source: Source
    figures: tuple[BenchmarkFigure, ...] = field(default=(), repr=False, metadata=confidential())
    activity: str | None = field(default=None, metadata=refers_to("activities"))

    def __attrs_post_init__(self) -> None:
        faults = [
            *_member_faults(self),
            *repeated("measures", getattr(self, "measures", ()), "id"),
            *_measure_faults(self),
            *_days_repeated(self),
        ]
        if faults:
            raise InvalidValue(*faults)

    @property
    def bilateral(self) -> bool:
        """Whether just two Members take part."""
        return len(self.members) == 2


def _member_faults(benchmark: Any) -> Iterator[Fault]:
    members = getattr(benchmark, "members", None)
    if members is None:
        return
    if len(members) < 2:
        yield Fault("members", len(members), "two Members or more")
    taking_part = set(members)
    for index, figure in enumerate(getattr(benchmark, "figures", ())):
        member = getattr(figure, "member", None)
        if member is not None and member not in taking_part:
            yield Fault(f"figures[{index}].member", member, "one of the members of the benchmark")


def _measure_faults(benchmark: Any) -> Iterator[Fault]:
    """Yield figures of other measures, and denominators that are missing or have no place."""
    measures = {getattr(it, "id", None): it for it in getattr(benchmark, "measures", ())}
    if None in measures or not hasattr(benchmark, "measures"):
        return
    for index, figure in enumerate(getattr(benchmark, "figures", ())):
        id = getattr(figure, "measure", None)
        path = f"figures[{index}]"
        if id is not None and id not in measures:
            yield Fault(f"{path}.measure", id, "one of the measures of the benchmark")
        elif isinstance(figure, BenchmarkFigure):
            ratio = getattr(measures[id], "ratio", None)
            if ratio is True and figure.denominator is None:
                yield Fault(f"{path}.denominator", None, "given, as the measure is a ratio")
            if ratio is False and figure.denominator is not None:
                expected = "left out, as the measure is no ratio"
                yield Fault(f"{path}.denominator", WITHHELD, expected)


def _days_repeated(benchmark: Any) -> Iterator[Fault]:
    seen: dict[tuple[str, str, date], int] = {}
    for index, figure in enumerate(getattr(benchmark, "figures", ())):
        if isinstance(figure, BenchmarkFigure):
            first = seen.setdefault((figure.member, figure.measure, figure.on), index)
            if first != index:
                expected = f"a day of its own: figures[{first}] is of the same Member and measure"
                yield Fault(f"figures[{index}].on", figure.on.isoformat(), expected)
