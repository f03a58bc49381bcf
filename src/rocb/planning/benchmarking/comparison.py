"""The comparison of a benchmark, as one viewer may see it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from attrs import field, frozen

from rocb.checks import checked, listed, require
from rocb.members import Member
from rocb.planning.benchmarking.benchmarks import Benchmark, BenchmarkFigure, Measure
from rocb.planning.benchmarking.disclosure import Viewer
from rocb.planning.benchmarking.visibility import visible_to_viewer
from rocb.planning.needs.ranks import ranks
from rocb.planning.strategy.indicators import Polarity


@frozen(field_transformer=checked)
class ComparedFigure:
    """A Member's figure as one number, and its place among those shown.

    Equal numbers share a place, and the next place counts them ("1, 2, 2, 4"); `None` where the
    measure knows no better and worse.
    """

    figure: BenchmarkFigure
    value: Fraction = field(repr=False)
    place: int | None = field(repr=False)


@frozen(field_transformer=checked)
class MeasureComparison:
    """One measure over the `results` shown, of so many `participants`.

    The results stand by place, then by Member. `total` is the sum of their numerators, `base` that
    of their denominators where the measure is a ratio. `median` is `None` where nothing is shown.
    """

    measure: Measure
    participants: int
    results: tuple[ComparedFigure, ...] = field(repr=False)
    total: Fraction = field(repr=False)
    base: Fraction | None = field(repr=False)
    median: Fraction | None = field(repr=False)

    @property
    def shown(self) -> int:
        """Over how many Members' figures all of this is computed."""
        return len(self.results)

    @property
    def average(self) -> Fraction | None:
        """The ratio of the sums, or else the mean; `None` where nothing is shown."""
        if not self.results:
            return None
        return self.total / (self.shown if self.base is None else self.base)

    @property
    def best(self) -> tuple[str, ...]:
        """The Members in the first place, from whose practice the others may learn."""
        return tuple(it.figure.member for it in self.results if it.place == 1)


@frozen(field_transformer=checked)
class Comparison:
    """What one viewer may see of a benchmark, measure by measure; `repr()` tells none of it."""

    benchmark: str
    viewer: Viewer
    measures: tuple[MeasureComparison, ...] = field(repr=False)


def comparison(benchmark: Benchmark, viewer: Viewer, until: date | None = None) -> Comparison:
    """Return the comparison of each measure over the figures that the viewer may see, no others.

    Of each Member the latest of these figures counts, or with `until` the latest up to that day.
    How many Members take part is known to all; who skipped a measure and who hides a figure look
    the same. Raises `InvalidValue`.
    """
    require("until", date | None, until)
    visible = visible_to_viewer(benchmark, viewer)
    latest: dict[str, dict[str, BenchmarkFigure]] = {it.id: {} for it in visible.measures}
    for figure in visible.figures:
        if until is None or figure.on <= until:
            latest[figure.measure][figure.member] = figure
    participants = len(visible.members)
    measures = tuple(
        _compared(measure, participants, tuple(latest[measure.id].values()))
        for measure in visible.measures
    )
    return Comparison(visible.id, viewer, measures)


def uncompared(benchmarks: Iterable[Benchmark], members: Iterable[Member]) -> tuple[str, ...]:
    """Return the codes of the Members that take part in no benchmark, sorted.

    Raises `InvalidValue`.
    """
    held = listed("benchmarks", Benchmark, benchmarks)
    taking_part = {member for benchmark in held for member in benchmark.members}
    asked = {member.code for member in listed("members", Member, members)}
    return tuple(sorted(asked - taking_part))


def _compared(
    measure: Measure, participants: int, figures: tuple[BenchmarkFigure, ...]
) -> MeasureComparison:
    """Return the comparison of figures that stand by Member."""
    values = {it.member: Fraction(it.numerator) / Fraction(it.denominator or 1) for it in figures}
    ranked = sorted(
        figures,
        key=lambda it: values[it.member],
        reverse=measure.polarity is Polarity.UP,
    )
    base = sum((Fraction(it.denominator or 1) for it in figures), Fraction(0))
    return MeasureComparison(
        measure=measure,
        participants=participants,
        results=(
            tuple(ComparedFigure(it, values[it.member], None) for it in figures)
            if measure.polarity is None
            else _placed(ranked, values)
        ),
        total=sum((Fraction(it.numerator) for it in figures), Fraction(0)),
        base=base if measure.ratio else None,
        median=_median([values[it.member] for it in ranked]),
    )


def _placed(
    ranked: Iterable[BenchmarkFigure], values: Mapping[str, Fraction]
) -> tuple[ComparedFigure, ...]:
    found = [(figure, values[figure.member]) for figure in ranked]
    places = ranks(value for _, value in found)
    return tuple(ComparedFigure(*row, place) for row, place in zip(found, places, strict=True))


def _median(ranked: Sequence[Fraction]) -> Fraction | None:
    if not ranked:
        return None
    middle = len(ranked) // 2
    if len(ranked) % 2:
        return ranked[middle]
    return (ranked[middle - 1] + ranked[middle]) / 2
