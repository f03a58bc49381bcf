"""Strategies drawn by Hypothesis, with whatever goals, indicators and steps they may have."""

from datetime import date, timedelta

from hypothesis import strategies as st

from rocb.mandate import CLAUSES
from rocb.periods import Days
from rocb.planning.strategy.indicators import (
    Indicator,
    IndicatorKind,
    Measurement,
    Polarity,
    TargetRevision,
)
from rocb.planning.strategy.strategies import Goal, Strategy, StrategyStep
from tests.drawn import AMOUNTS, DATES, IDS, LINES, SOURCES, TEXTS
from tests.planning.refs import Refs

CLAUSE_IDS = st.lists(st.sampled_from([it.id for it in CLAUSES]), unique=True, max_size=2)
DIVISORS = st.decimals("0.01", 10**6, places=2)
LOWEST = st.decimals(-(10**25), -(10**20), places=1)
HIGHEST = st.decimals(10**20, 10**25, places=1)


@st.composite
def drawn_measurements(
    draw: st.DrawFn, kind: IndicatorKind, refs: Refs
) -> tuple[Measurement | None, tuple[Measurement, ...]]:
    """Draw a baseline, or none, and measurements of an indicator of this kind."""
    divisors = st.none() if kind is IndicatorKind.AMOUNT else DIVISORS
    baseline = st.builds(Measurement, DATES, AMOUNTS, divisors, SOURCES)
    measurement = st.builds(Measurement, DATES, AMOUNTS, divisors, SOURCES, refs.perhaps("members"))
    measurements = st.lists(measurement, max_size=4, unique_by=lambda it: (it.on, it.member))
    return draw(st.none() | baseline), tuple(draw(measurements))


@st.composite
def drawn_targets(draw: st.DrawFn, last: date) -> tuple[TargetRevision, ...]:
    """Draw targets in the order in which they were set, some for one day, none after `last`."""
    days = st.dates(last - timedelta(days=1000), last - timedelta(days=100))
    set_on = sorted(draw(st.lists(days, max_size=4)))
    due = st.sampled_from([last - timedelta(days=99), last])
    targets = []
    seen: set[date] = set()
    for day in set_on:
        until = draw(due)
        later = until in seen or day > set_on[0]
        why = draw(TEXTS if later else st.none() | TEXTS)
        targets.append(TargetRevision(day, until, draw(AMOUNTS), draw(LINES), draw(SOURCES), why))
        seen.add(until)
    return tuple(targets)


@st.composite
def drawn_indicator(draw: st.DrawFn, id: str, refs: Refs, last: date) -> Indicator:
    """Draw an indicator with this id, and no target due after `last`."""
    kind = draw(st.sampled_from(IndicatorKind))
    unbounded = st.none() if kind is not IndicatorKind.PERCENTAGE else st.nothing()
    baseline, measurements = draw(drawn_measurements(kind, refs))
    return Indicator(
        id=id,
        name=draw(TEXTS),
        unit=draw(TEXTS),
        kind=kind,
        polarity=draw(st.sampled_from(Polarity)),
        baseline=baseline,
        source=draw(SOURCES),
        targets=draw(drawn_targets(last)),
        measurements=measurements,
        lowest=draw(unbounded | LOWEST),
        highest=draw(unbounded | HIGHEST),
    )


@st.composite
def drawn_goals(
    draw: st.DrawFn, prefix: str, refs: Refs, last: date, *, least: int
) -> tuple[Goal, ...]:
    """Draw goals with ids that begin so, and no target due after `last`."""
    numbers = draw(st.lists(st.integers(1, 99), unique=True, min_size=least, max_size=2))
    return tuple(
        Goal(
            id=f"{prefix}-{number}",
            number=number,
            title=draw(TEXTS),
            source=draw(SOURCES),
            description=draw(st.none() | TEXTS),
            indicators=tuple(
                draw(drawn_indicator(f"{prefix}-{number}-{index}", refs, last))
                for index in range(draw(st.integers(0, 2)))
            ),
            clauses=tuple(draw(CLAUSE_IDS)),
            themes=draw(refs.some("themes")),
        )
        for number in numbers
    )


@st.composite
def drawn_steps(
    draw: st.DrawFn, refs: Refs, last: date
) -> tuple[StrategyStep | None, tuple[StrategyStep, ...], StrategyStep | None]:
    """Draw how a strategy was drafted, discussed and adopted by a day, as far as it was."""
    if not refs.has("organisations"):
        return None, (), None
    organisation = refs.one("organisations")
    organisations = st.lists(organisation, unique=True, min_size=1, max_size=2).map(tuple)
    before, after = (
        st.dates(last - timedelta(days=days), last - timedelta(days=days - 400))
        for days in (900, 400)
    )
    early = st.builds(StrategyStep, before, organisations, SOURCES, st.none() | TEXTS)
    adopted = st.builds(StrategyStep, after, organisations, SOURCES, st.none() | TEXTS)
    consultations = tuple(draw(st.lists(early, max_size=2)))
    return draw(st.none() | early), consultations, draw(st.none() | adopted)


@st.composite
def drawn_periods(draw: st.DrawFn) -> Days:
    """Draw from three to five years."""
    first = draw(DATES)
    return Days(first, first + timedelta(days=draw(st.integers(3 * 366, 5 * 365))))


@st.composite
def drawn_strategy(draw: st.DrawFn, refs: Refs) -> tuple[Strategy, ...]:
    """Draw up to two strategies, of which the second may replace the first."""
    ids = draw(st.lists(IDS, unique=True, max_size=2))
    strategies = []
    for index, id in enumerate(ids):
        period = draw(drawn_periods())
        drafted, consultations, adopted = draw(drawn_steps(refs, period.last))
        perhaps = TEXTS if adopted else st.none() | TEXTS
        goals = drawn_goals(f"goal-{index}", refs, period.last, least=1 if adopted else 0)
        strategies.append(
            Strategy(
                id=id,
                title=draw(TEXTS),
                mission=draw(perhaps),
                vision=draw(perhaps),
                period=period,
                goals=draw(goals),
                source=draw(SOURCES),
                drafted=drafted,
                consultations=consultations,
                adopted=adopted,
                replaces=draw(st.none() | st.just(ids[0])) if index else None,
            )
        )
    return tuple(strategies)
