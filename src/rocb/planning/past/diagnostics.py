"""Diagnostics and benchmarks as they were known on a day."""

from collections.abc import Iterable
from datetime import date

from rocb.planning.benchmarking.benchmarks import Benchmark
from rocb.planning.diagnostics.diagnostics import Diagnostics
from rocb.planning.past.dated import dated_by, known


def diagnostics_on(diagnostics: Diagnostics, day: date) -> Diagnostics:
    """Return what was assessed, asked and answered by a day; frameworks stay.

    A survey of which nobody knows when it was sent stays as well.
    """
    surveys = dated_by(diagnostics.surveys, "sent_on", day)
    return known(
        diagnostics,
        assessments=dated_by(diagnostics.assessments, "on", day),
        surveys=tuple(known(it, responses=dated_by(it.responses, "on", day)) for it in surveys),
    )


def benchmarks_on(benchmarks: Iterable[Benchmark], day: date) -> tuple[Benchmark, ...]:
    """Return the benchmarks with the figures that are as of a day or earlier."""
    return tuple(known(it, figures=dated_by(it.figures, "on", day)) for it in benchmarks)
