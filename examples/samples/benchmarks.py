"""Comparisons between Members, each of whom says who may see its figures."""

from decimal import Decimal
from typing import Final

from rocb.office import Office
from rocb.planning.benchmarking.benchmarks import (
    Benchmark,
    BenchmarkFigure,
    Dimension,
    Measure,
)
from rocb.planning.benchmarking.disclosure import Disclosure
from rocb.planning.strategy.indicators import Polarity
from rocb.texts import LocalizedText
from samples.outlines import BENCHMARKING
from samples.sampler import Sampler

MULTILATERAL: Final = "multilateral-benchmark"
BILATERAL: Final = "bilateral-benchmark"

_LEVELS: Final = (
    Disclosure.PUBLIC,
    Disclosure.PARTICIPANTS,
    Disclosure.OFFICE,
    Disclosure.NAMED,
)
_HOURS: Final = Measure(
    "release-hours",
    LocalizedText("Time until goods are released", "Время до выпуска товаров"),
    LocalizedText("hours", "часов"),
    Dimension.FACILITATION,
    Polarity.DOWN,
)
_CHECKED: Final = Measure(
    "checked-share",
    LocalizedText("Consignments that are examined", "Досматриваемые партии товаров"),
    LocalizedText("of all consignments", "от всех партий"),
    Dimension.ENFORCEMENT,
    Polarity.DOWN,
    ratio=True,
)
_TRAINERS: Final = Measure(
    "trainers",
    LocalizedText("Officers who train others", "Сотрудники, обучающие других"),
    LocalizedText("people", "человек"),
    Dimension.ORGANISATION,
    None,
)


def benchmarks(
    sampler: Sampler, office: Office, comparing: tuple[str, ...]
) -> tuple[Benchmark, ...]:
    """Return a comparison of those whom an activity brought together, and one between two others.

    Every level of disclosure occurs; the last Member skips a measure. A comparison needs two.
    """
    others = [it.code for it in office.members if it.code not in comparing]
    held = []
    if len(comparing) > 1:
        held.append(
            Benchmark(
                id=MULTILATERAL,
                title=LocalizedText("Clearance of goods", "Выпуск товаров"),
                members=comparing,
                measures=(_HOURS, _CHECKED),
                source=sampler.source,
                figures=tuple(
                    _figure(sampler, comparing, place, measure)
                    for measure in (_HOURS, _CHECKED)
                    for place in range(len(comparing) - measure.ratio)
                ),
                activity=BENCHMARKING,
            )
        )
    if len(others) > 1:
        two = sampler.some(others, 2)
        held.append(
            Benchmark(
                id=BILATERAL,
                title=LocalizedText("Training between two", "Обучение: сравнение двух служб"),
                members=two,
                measures=(_TRAINERS,),
                source=sampler.source,
                figures=tuple(_figure(sampler, two, place, _TRAINERS) for place in range(2)),
            )
        )
    return tuple(held)


def _figure(
    sampler: Sampler, members: tuple[str, ...], place: int, measure: Measure
) -> BenchmarkFigure:
    level = _LEVELS[place % len(_LEVELS)]
    return BenchmarkFigure(
        member=members[place],
        measure=measure.id,
        numerator=Decimal(sampler.rng.randint(4, 96)),
        on=sampler.monday(90),
        disclosure=level,
        source=sampler.source,
        denominator=Decimal(sampler.rng.randint(100, 900)) if measure.ratio else None,
        seen_by=(members[0],) if level is Disclosure.NAMED else (),
    )
