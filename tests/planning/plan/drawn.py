"""What an activity holds beside its dates and places, drawn with every field."""

from decimal import Decimal

from hypothesis import strategies as st

from rocb import Brief, Cost, Money, Participation, Publication
from tests.drawn import SOURCES, TEXTS, some
from tests.planning.refs import Refs

AMOUNTS = st.decimals(Decimal(0), Decimal(10**9), places=2)
NUMBERS = st.lists(st.integers(0, 9999), min_size=1, max_size=4).map(
    lambda parts: ".".join(map(str, parts))
)
PUBLICATIONS = st.builds(
    Publication,
    st.none() | NUMBERS,
    some(TEXTS),
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.none() | TEXTS,
    some(TEXTS),
)
PEOPLE = st.integers(0, 10**6)


def drawn_costs(refs: Refs) -> st.SearchStrategy[Cost]:
    """Draw what an activity costs, in one of two currencies."""
    return st.builds(
        Cost,
        st.builds(Money, AMOUNTS, st.sampled_from(["EUR", "USD"])),
        refs.perhaps("organisations"),
        SOURCES,
        st.none() | AMOUNTS,
        st.none() | AMOUNTS,
    )


COSTS = drawn_costs(Refs({"organisations": ("donor", "other")}))


def drawn_briefs(refs: Refs) -> st.SearchStrategy[Brief]:
    """Draw what an activity is about."""
    return st.builds(
        Brief,
        st.none() | TEXTS,
        some(TEXTS),
        refs.perhaps("surveys"),
        refs.perhaps("assessments"),
        st.none() | TEXTS,
        st.none() | TEXTS,
        refs.some("organisations"),
        refs.perhaps("benchmarks"),
        refs.perhaps("representations"),
    )


def drawn_participation(members: tuple[str, ...]) -> st.SearchStrategy[tuple[Participation, ...]]:
    """Draw how many people of each of these Members, and of none of them, take part."""
    return st.lists(
        st.builds(Participation, st.sampled_from((None, *members)), PEOPLE, PEOPLE, PEOPLE),
        max_size=3,
        unique_by=lambda row: row.member,
    ).map(tuple)
