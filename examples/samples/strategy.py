"""The regional strategy around the year."""

from datetime import date
from decimal import Decimal
from typing import Final

from rocb.office import Office
from rocb.periods import Days, ReportingYear
from rocb.planning.strategy.indicators import (
    Indicator,
    IndicatorKind,
    Measurement,
    Polarity,
    TargetRevision,
)
from rocb.planning.strategy.strategies import Goal, Strategy, StrategyStep
from rocb.planning.themes import Theme
from rocb.texts import LocalizedText
from samples.organisations import supervisors_of
from samples.sampler import Sampler
from samples.themes import themes_in

STRATEGY: Final = "regional-strategy"
_YEARS_AFTER: Final = 2
_MONTHS: Final = (-370, -5, 80, 180, 265, 360)
"""When indicators are measured, in days after the first one of the year."""

_GOALS: Final = (
    (
        LocalizedText("Trade that is safe and smooth", "Безопасная и беспрепятственная торговля"),
        ("focus.1", "focus.3", "responsibility.3"),
    ),
    (
        LocalizedText("Enforcement and collection, together", "Совместный контроль и взимание"),
        ("focus.4", "focus.5", "responsibility.7"),
    ),
    (
        LocalizedText("People of skill and integrity", "Умелые и добросовестные сотрудники"),
        ("focus.7", "responsibility.2", "responsibility.5"),
    ),
    (
        LocalizedText("Means where they are needed", "Средства там, где они нужны"),
        ("focus.2", "focus.6", "focus.8", "responsibility.6"),
    ),
)
_INDICATORS: Final = (
    (
        LocalizedText("Members assessed in two years", "Члены, оценённые за два года"),
        LocalizedText("% of Members", "% членов"),
        IndicatorKind.PERCENTAGE,
        Polarity.UP,
        ((12, 50), (16, 50), (18, 50), (21, 50), (22, 50), (24, 50)),
        ("60", "55"),
    ),
    (
        LocalizedText("Activities per Member that asked", "Мероприятий на обратившегося члена"),
        LocalizedText("activities per Member", "мероприятий на члена"),
        IndicatorKind.RATIO,
        Polarity.UP,
        ((15, 30), (18, 30), (20, 32), (22, 32), (27, 32), (30, 32)),
        ("1.5", "1.25"),
    ),
    (
        LocalizedText(
            "Trained officers still in post a year later", "Обученные, работающие через год"
        ),
        LocalizedText("% of those trained", "% обученных"),
        IndicatorKind.PERCENTAGE,
        Polarity.UP,
        ((210, 300), (226, 320), (231, 324), (237, 330), (250, 344), (256, 350)),
        ("80", "75"),
    ),
    (
        LocalizedText("Days until a request is answered", "Дней до ответа на запрос"),
        LocalizedText("days", "дней"),
        IndicatorKind.AMOUNT,
        Polarity.DOWN,
        ((40, None), (36, None), (34, None), (30, None), (31, None), (33, None)),
        ("20", "25"),
    ),
)
_REVISED: Final = LocalizedText(
    "The first figures show what is possible", "Первые данные показали, что достижимо"
)


def strategy(sampler: Sampler, office: Office) -> Strategy:
    """Return a strategy of four years, of which this is the second.

    It was drafted with the first of those who supervise the office, discussed with each of them
    and adopted by the last; nobody did where they are not known.
    """
    year = sampler.year
    first = ReportingYear(year.year - 1, year.first_month).days.first
    last = ReportingYear(year.year + _YEARS_AFTER, year.first_month).days.last
    supervisors = supervisors_of(office)
    steps = tuple(
        StrategyStep(sampler.day(-480 + 15 * place), (id,), sampler.source)
        for place, id in enumerate(supervisors)
    )
    return Strategy(
        id=STRATEGY,
        title=LocalizedText("Regional strategy", "Региональная стратегия"),
        mission=LocalizedText(
            "To help every customs administration of the region to do its work better",
            "Помогать каждой таможенной администрации региона лучше выполнять свою работу",
        ),
        vision=LocalizedText(
            "Customs administrations that learn from each other",
            "Таможенные администрации, которые учатся друг у друга",
        ),
        period=Days(first, last),
        goals=tuple(
            _goal(sampler, number, office.planning.themes, last) for number in range(len(_GOALS))
        ),
        source=sampler.source,
        drafted=StrategyStep(sampler.day(-520), supervisors[:1], sampler.source) if steps else None,
        consultations=steps,
        adopted=StrategyStep(sampler.day(-400), supervisors[-1:], sampler.source)
        if steps
        else None,
    )


def _goal(sampler: Sampler, place: int, themes: tuple[Theme, ...], last: date) -> Goal:
    title, clauses = _GOALS[place]
    return Goal(
        id=f"goal-{place + 1}",
        number=place + 1,
        title=title,
        source=sampler.source,
        indicators=(_indicator(sampler, place, last),),
        clauses=clauses,
        themes=themes_in(themes, clauses),
    )


def _indicator(sampler: Sampler, place: int, last: date) -> Indicator:
    name, unit, kind, polarity, figures, (target, revised) = _INDICATORS[place]
    baseline, *measurements = (
        Measurement(
            sampler.day(number),
            Decimal(numerator),
            None if denominator is None else Decimal(denominator),
            sampler.source,
        )
        for number, (numerator, denominator) in zip(_MONTHS, figures, strict=True)
    )
    percentage = kind is IndicatorKind.PERCENTAGE
    return Indicator(
        id=f"indicator-{place + 1}",
        name=name,
        unit=unit,
        kind=kind,
        polarity=polarity,
        baseline=baseline,
        source=sampler.source,
        targets=tuple(
            TargetRevision(
                sampler.day(number), last, Decimal(value), "Heads of customs", sampler.source, why
            )
            for number, value, why in ((-400, target, None), (20, revised, _REVISED))
        ),
        measurements=tuple(measurements),
        lowest=Decimal(0),
        highest=Decimal(100) if percentage else None,
    )
