"""What somebody may see of a benchmark.

The rule is non-interference (Goguen and Meseguer 1982): whatever a viewer gets is made from the
figures that this viewer may see, and from nothing else. So no figure can be had by subtraction, not
even by those who put together what they know; and a Member that hides a figure cannot be told from
one that never gave any.
"""

from collections.abc import Iterable

from attrs import evolve

from rocb.checks import listed, require
from rocb.planning.benchmarking.benchmarks import Benchmark, BenchmarkFigure
from rocb.planning.benchmarking.disclosure import Disclosure, Viewer, ViewerKind


def visible_to_viewer(benchmark: Benchmark, viewer: Viewer) -> Benchmark:
    """Return the benchmark with only those figures that the viewer may see.

    The office sees all of them, and a Member its own. The figures stand by measure, Member and day,
    whatever their order was; to other Members a figure does not say who else may see it. Raises
    `InvalidValue`.
    """
    require("benchmark", Benchmark, benchmark)
    require("viewer", Viewer, viewer)
    takes_part = viewer.member in benchmark.members
    places = {measure.id: place for place, measure in enumerate(benchmark.measures)}
    figures = (
        _as_shown(figure, viewer)
        for figure in benchmark.figures
        if _sees(viewer, figure, takes_part=takes_part)
    )
    ordered = sorted(figures, key=lambda it: (places[it.measure], it.member, it.on))
    return evolve(benchmark, figures=tuple(ordered))


def disclosed(benchmarks: Iterable[Benchmark], viewer: Viewer) -> tuple[Benchmark, ...]:
    """Return each benchmark as the viewer may see it, in the order given. Raises `InvalidValue`."""
    found = listed("benchmarks", Benchmark, benchmarks)
    require("viewer", Viewer, viewer)
    return tuple(visible_to_viewer(benchmark, viewer) for benchmark in found)


def _sees(viewer: Viewer, figure: BenchmarkFigure, *, takes_part: bool) -> bool:
    if _knows_all(viewer, figure):
        return True
    match figure.disclosure:
        case Disclosure.OFFICE:
            return False
        case Disclosure.NAMED:
            return viewer.member in figure.seen_by
        case Disclosure.PARTICIPANTS:
            return takes_part
        case Disclosure.PUBLIC:
            return True


def _knows_all(viewer: Viewer, figure: BenchmarkFigure) -> bool:
    return viewer.kind is ViewerKind.OFFICE or viewer.member == figure.member


def _as_shown(figure: BenchmarkFigure, viewer: Viewer) -> BenchmarkFigure:
    if _knows_all(viewer, figure) or viewer.member is None or not figure.seen_by:
        return figure
    return evolve(figure, seen_by=(viewer.member,))
