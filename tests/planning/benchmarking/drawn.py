"""Benchmarks drawn by Hypothesis: whatever fields they have, every reference leads somewhere."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from rocb.planning.benchmarking.benchmarks import (
    Benchmark,
    BenchmarkFigure,
    Dimension,
    Measure,
)
from rocb.planning.benchmarking.disclosure import Disclosure
from rocb.planning.strategy.indicators import Polarity
from tests.drawn import DATES, IDS, SOURCES, TEXTS
from tests.planning.refs import Refs

AMOUNTS = st.decimals(-(10**6), 10**6, places=3)
DIVISORS = st.decimals(Decimal("0.001"), 10**6, places=3)
MEASURES = st.builds(
    Measure,
    IDS,
    TEXTS,
    TEXTS,
    st.none() | st.sampled_from(Dimension),
    st.none() | st.sampled_from(Polarity),
    st.booleans(),
)


def disclosures(
    members: tuple[str, ...],
) -> st.SearchStrategy[tuple[Disclosure, tuple[str, ...]]]:
    """Draw to whom a figure is shown, and who is named."""
    named = st.lists(st.sampled_from(members), min_size=1, max_size=2, unique=True).map(tuple)
    others = st.sampled_from([it for it in Disclosure if it is not Disclosure.NAMED])
    return st.tuples(st.just(Disclosure.NAMED), named) | st.tuples(others, st.just(()))


@st.composite
def figures(
    draw: st.DrawFn,
    members: tuple[str, ...],
    measures: tuple[Measure, ...],
    seers: tuple[str, ...],
    dates: st.SearchStrategy[date] = DATES,
    most: int = 5,
) -> tuple[BenchmarkFigure, ...]:
    """Draw figures of these Members, shown to any of `seers` where those who see them are named."""
    if not measures:
        return ()
    places = st.tuples(st.sampled_from(members), st.sampled_from(measures), dates)
    chosen = draw(st.lists(places, max_size=most, unique_by=lambda it: (it[0], it[1].id, it[2])))
    found = []
    for member, measure, on in chosen:
        disclosure, seen_by = draw(disclosures(seers))
        divisor = draw(DIVISORS) if measure.ratio else None
        amount, source = draw(AMOUNTS), draw(SOURCES)
        found.append(
            BenchmarkFigure(member, measure.id, amount, on, disclosure, source, divisor, seen_by)
        )
    return tuple(found)


@st.composite
def drawn_benchmarking(draw: st.DrawFn, refs: Refs) -> tuple[Benchmark, ...]:
    """Draw a few benchmarks between the Members that there are; none where they are fewer than two.

    Their ids, and those of their measures, are all different.
    """
    members = refs.ids.get("members", ())
    if len(members) < 2:
        return ()
    ids = draw(st.lists(IDS, max_size=2, unique=True))
    measures = draw(st.lists(MEASURES, max_size=3, unique_by=lambda it: it.id))
    found = []
    for place, id in enumerate(ids):
        own = tuple(measures[place :: len(ids)])
        taking_part = tuple(
            draw(st.lists(st.sampled_from(members), min_size=2, max_size=4, unique=True))
        )
        found.append(
            Benchmark(
                id,
                draw(TEXTS),
                taking_part,
                own,
                draw(SOURCES),
                draw(figures(taking_part, own, members)),
                draw(refs.perhaps("activities")),
            )
        )
    return tuple(found)
