"""Small valid benchmarks for tests: each has what its type asks for, and takes changes by name."""

from datetime import date
from decimal import Decimal
from typing import Any

from rocb.planning.benchmarking.benchmarks import (
    Benchmark,
    BenchmarkFigure,
    Dimension,
    Measure,
)
from rocb.planning.benchmarking.disclosure import Disclosure
from rocb.planning.strategy.indicators import Polarity
from tests.offices import STATED, both


def a_measure(id: str = "release", **changes: Any) -> Measure:
    values: dict[str, Any] = {
        "name": both("Time to release"),
        "unit": both("hours"),
        "dimension": Dimension.FACILITATION,
        "polarity": Polarity.DOWN,
    }
    return Measure(id=id, **{**values, **changes})


def a_ratio(id: str = "rate", **changes: Any) -> Measure:
    return a_measure(id, **{"polarity": Polarity.UP, "ratio": True, **changes})


def a_figure(member: str = "AZ", amount: str = "10", **changes: Any) -> BenchmarkFigure:
    """A figure for the measure of `a_measure`, open to all."""
    values: dict[str, Any] = {
        "measure": "release",
        "on": date(2021, 6, 30),
        "disclosure": Disclosure.PUBLIC,
        "source": STATED,
    }
    return BenchmarkFigure(member=member, numerator=Decimal(amount), **{**values, **changes})


def a_share(member: str, of: str, amount: str, **changes: Any) -> BenchmarkFigure:
    """A figure for the measure of `a_ratio`: so much `of` so much."""
    return a_figure(member, of, **{"measure": "rate", "denominator": Decimal(amount), **changes})


def a_benchmark(*figures: BenchmarkFigure, **changes: Any) -> Benchmark:
    values: dict[str, Any] = {
        "id": "benchmark",
        "title": both("Comparison"),
        "members": ("AZ", "GE", "KZ"),
        "measures": (a_measure(), a_ratio()),
        "source": STATED,
    }
    return Benchmark(figures=figures, **{**values, **changes})
