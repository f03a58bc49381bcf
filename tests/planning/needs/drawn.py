"""Preferences drawn by Hypothesis: ballots, comparisons and weightings of every kind."""

from itertools import combinations

from hypothesis import strategies as st

from rocb.planning.needs.ballots import Ballot, Tier
from rocb.planning.needs.judgements import Judgement, PairwiseComparison
from rocb.planning.needs.preferences import Preferences
from rocb.planning.needs.weightings import Aspect, Criterion, Interval, Weighting
from tests.drawn import DATES, IDS, LINES, SOURCES, TEXTS, records
from tests.planning.refs import Refs

WEIGHTS = st.decimals(0, 1000, places=3)
SCALES = st.lists(st.decimals(-1000, 1000, places=2), min_size=2, max_size=2, unique=True).map(
    lambda ends: Interval(min(ends), max(ends))
)


@st.composite
def criteria(draw: st.DrawFn) -> Criterion:
    """Draw a criterion with a weight above zero, alone or between two others."""
    least, weight, most = sorted(draw(st.lists(WEIGHTS, min_size=3, max_size=3, unique=True)))
    return Criterion(
        draw(IDS),
        draw(TEXTS),
        weight,
        draw(st.none() | st.sampled_from(Aspect)),
        draw(st.none() | SCALES),
        draw(st.booleans()),
        draw(st.none() | st.just(Interval(least, most))),
    )


WEIGHTINGS = records(
    Weighting,
    LINES,
    DATES,
    st.lists(criteria(), min_size=1, max_size=3, unique_by=lambda it: it.id).map(tuple),
    SOURCES,
)


@st.composite
def tiers(draw: st.DrawFn, themes: tuple[str, ...]) -> tuple[Tier, ...]:
    """Draw the tiers of a ballot on some of these themes, with ties."""
    chosen = draw(st.lists(st.sampled_from(themes), unique=True, min_size=1))
    numbers = draw(st.lists(st.integers(0, 2), min_size=len(chosen), max_size=len(chosen)))
    places: dict[int, list[str]] = {}
    for theme, number in zip(chosen, numbers, strict=True):
        places.setdefault(number, []).append(theme)
    return tuple(Tier(tuple(found)) for _, found in sorted(places.items()))


def ballots(members: tuple[str, ...], themes: tuple[str, ...]) -> st.SearchStrategy[Ballot]:
    """Draw ballots of one of these Members."""
    return st.builds(Ballot, st.sampled_from(members), DATES, tiers(themes), SOURCES)


@st.composite
def comparisons(draw: st.DrawFn, themes: tuple[str, ...]) -> tuple[PairwiseComparison, ...]:
    """Draw complete comparisons of up to four of these themes."""
    chosen = draw(st.lists(st.sampled_from(themes), unique=True, min_size=1, max_size=4))
    judgements = tuple(
        Judgement(first, second, draw(st.integers(1, 9)))
        for first, second in map(draw, map(st.permutations, combinations(chosen, 2)))
    )
    return draw(
        records(
            PairwiseComparison,
            LINES,
            DATES,
            st.just(tuple(chosen)),
            st.just(judgements),
            SOURCES,
        )
    )


@st.composite
def drawn_needs(draw: st.DrawFn, refs: Refs) -> Preferences:
    """Draw preferences whose references lead somewhere."""
    themes, members = refs.ids.get("themes", ()), refs.ids.get("members", ())
    cast: list[Ballot] = []
    if members and themes:
        some = st.lists(
            ballots(members, themes), max_size=3, unique_by=lambda it: (it.member, it.on)
        )
        cast = draw(some)
    compared = draw(comparisons(themes)) if themes else ()
    return Preferences(tuple(cast), compared, draw(WEIGHTINGS))
