"""Pages with everything that a page may hold, drawn at random."""

from decimal import Decimal

from hypothesis import strategies as st

from rocb import Language
from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.pages import (
    Column,
    Fact,
    Facts,
    Heading,
    Page,
    Paragraph,
    Picture,
    Row,
    Section,
    Table,
)
from rocb.reporting.words.spans import Span
from tests.drawn import DATES, LINES
from tests.reporting.drawings.builders import every_drawing

TEXTS = st.text(
    st.sampled_from("aб 1–|\\*_#`<>&\"'=+-@\n\t\x00\x07\u202e\u200d\u0301😀")
    | st.characters(codec="utf-8"),
    max_size=30,
)
KEYS = st.text("abc.-_", max_size=8)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1)
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=2).filter(
    lambda it: abs(it) < 10**30
) | st.sampled_from([Decimal("1E+3"), Decimal("-0"), Decimal("0.00")])
SPANS = st.builds(
    Span,
    TEXTS,
    st.none() | st.sampled_from(Language),
    st.booleans(),
    st.none() | NUMBERS | AMOUNTS | DATES,
    st.sampled_from(["", "EUR", "h", "%"]),
    KEYS,
    st.lists(KEYS, max_size=2).map(tuple),
)
CELLS = st.lists(SPANS, max_size=2).map(tuple)
DRAWINGS = st.sampled_from(
    [it for language in Language for it in every_drawing(language.value).values()]
) | st.builds(lambda label: Bars((Bar(label, 1, label),)), LINES)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(st.builds(Column, KEYS, TEXTS), min_size=1, max_size=9).map(tuple))
    rows = st.builds(Row, st.tuples(*[CELLS] * len(columns)), KEYS)
    return Table(draw(KEYS), draw(TEXTS), columns, tuple(draw(st.lists(rows, max_size=2))))


BLOCKS = st.one_of(
    st.builds(Facts, st.lists(st.builds(Fact, KEYS, TEXTS, SPANS, TEXTS), max_size=2).map(tuple)),
    st.builds(Heading, CELLS),
    st.builds(Paragraph, CELLS),
    _tables(),
    st.builds(Picture, KEYS, SPANS, TEXTS, DRAWINGS),
)
SECTIONS = st.builds(Section, KEYS, TEXTS, st.lists(BLOCKS, max_size=3).map(tuple))
PAGES = st.builds(
    Page,
    KEYS,
    st.sampled_from(Language),
    TEXTS,
    CELLS,
    st.lists(st.tuples(TEXTS, CELLS), max_size=2).map(tuple),
    st.lists(SECTIONS, max_size=6).map(tuple),
    TEXTS,
    TEXTS,
)
