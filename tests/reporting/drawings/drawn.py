"""Drawings of every kind, drawn by Hypothesis: also empty ones, and texts of any length."""

from datetime import date, timedelta

from hypothesis import strategies as st

from rocb.periods import Days, ReportingYear
from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.drawings.drawings import Drawing
from rocb.reporting.drawings.gantt import DayMark, Gantt, Stretch, StretchKey, StretchState
from rocb.reporting.drawings.heat_maps import HeatMap, HeatRow, HeatStep
from rocb.reporting.drawings.panels import BarGroup, BarPanel, Panels
from rocb.reporting.drawings.places import Spot
from rocb.reporting.drawings.quantities import Quantity
from rocb.reporting.drawings.tiles import Tile, TileKey, Tiles
from rocb.reporting.drawings.tracks import Track, TrackGroup, Tracks

WORDS = st.sampled_from(
    (
        "Training",
        "of",
        "Оценка",
        "таможенной",
        "ЩЖЮМ",
        "WWW",
        "i",
        "<b>",
        "&amp;",
        "№ 7",
        "—",
        "汉字",
    )
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=14).map(" ".join),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=40),
    st.sampled_from(("Щ" * 300, "a", "=1+1", '"><script>alert(1)</script>')),
)
SHORT = st.sampled_from(("0", "7", "120,000.00 EUR", "не известно", "1 200 000,00 USD"))
LENGTHS = st.one_of(st.none(), st.just(0), st.integers(0, 10**9), st.floats(0, 10**12))
NUMBERS = st.one_of(st.none(), st.just(0), st.integers(-(10**9), 10**9), st.floats(-1e12, 1e12))
OPTIONAL = st.one_of(st.none(), TEXTS)
QUANTITIES = st.builds(Quantity, NUMBERS, SHORT)
YEARS = st.builds(ReportingYear, st.just(2024), st.sampled_from((1, 7))).map(lambda it: it.days)


def drawn_bars() -> st.SearchStrategy[Bars]:
    """Draw bars."""
    rows = st.lists(st.builds(Bar, TEXTS, LENGTHS, SHORT, strong=st.booleans()), max_size=8)
    return st.builds(Bars, rows.map(tuple), OPTIONAL, OPTIONAL, TEXTS)


def drawn_days() -> st.SearchStrategy[Days]:
    """Draw days about 2024."""
    firsts, lengths = st.dates(date(2023, 6, 1), date(2025, 9, 1)), st.integers(0, 500)
    return st.builds(lambda day, more: Days(day, day + timedelta(days=more)), firsts, lengths)


def drawn_gantt() -> st.SearchStrategy[Gantt]:
    """Draw Gantt charts of a year, with stretches in and out of it."""
    states = st.sampled_from(StretchState)
    rows = st.lists(st.builds(Stretch, TEXTS, drawn_days(), states, st.booleans()), max_size=35)
    keys = st.lists(st.builds(StretchKey, states, TEXTS), max_size=5, unique_by=lambda it: it.state)
    marks = st.builds(DayMark, st.dates(date(2023, 12, 1), date(2025, 8, 1)), TEXTS)
    return st.builds(
        Gantt,
        rows.map(tuple),
        YEARS,
        st.one_of(st.none(), drawn_days()),
        st.lists(TEXTS, min_size=12, max_size=12).map(tuple),
        keys.map(tuple),
        st.one_of(st.none(), marks),
        TEXTS,
    )


@st.composite
def drawn_heat_map(draw: st.DrawFn) -> HeatMap:
    """Draw heat maps with numbers from the lowest step on."""
    columns = draw(st.lists(TEXTS, max_size=54))
    least = sorted(draw(st.sets(st.integers(-9, 99), min_size=1, max_size=6)))
    values = st.one_of(st.none(), st.integers(least[0], 200))
    cells = st.lists(
        st.builds(Quantity, values, SHORT), min_size=len(columns), max_size=len(columns)
    )
    rows = st.lists(st.builds(HeatRow, TEXTS, cells.map(tuple)), max_size=4)
    steps = tuple(HeatStep(it, draw(TEXTS)) for it in least)
    return HeatMap(tuple(draw(rows)), tuple(columns), steps, draw(TEXTS), draw(TEXTS))


@st.composite
def drawn_panels(draw: st.DrawFn) -> Panels:
    """Draw panels of one to three series."""
    series = draw(st.lists(TEXTS, min_size=1, max_size=3))
    size = len(series)
    quantities = st.lists(st.builds(Quantity, LENGTHS, SHORT), min_size=size, max_size=size)
    groups = st.lists(st.builds(BarGroup, TEXTS, quantities.map(tuple)), max_size=4)
    panels = st.lists(st.builds(BarPanel, TEXTS, groups.map(tuple)), max_size=3)
    return Panels(tuple(series), tuple(draw(panels)), draw(TEXTS), draw(TEXTS))


@st.composite
def drawn_tiles(draw: st.DrawFn) -> Tiles:
    """Draw tiles, on a map and off it."""
    shades = draw(st.sets(st.one_of(st.none(), st.integers(0, 5)), min_size=1))
    spots = st.builds(Spot, st.integers(0, 19), st.integers(0, 11))
    tiles = st.lists(
        st.builds(
            Tile,
            TEXTS,
            TEXTS,
            st.sampled_from(sorted(shades, key=str)),
            OPTIONAL,
            st.one_of(st.none(), spots),
        ),
        max_size=30,
        unique_by=lambda it: it.spot or object(),
    )
    legend = tuple(TileKey(it, draw(TEXTS)) for it in sorted(shades, key=str))
    return Tiles(tuple(draw(tiles)), legend, draw(TEXTS))


def drawn_tracks() -> st.SearchStrategy[Tracks]:
    """Draw tracks of goals."""
    expected = st.one_of(st.none(), QUANTITIES)
    tracks = st.builds(Track, TEXTS, QUANTITIES, QUANTITIES, QUANTITIES, expected)
    groups = st.builds(TrackGroup, TEXTS, st.lists(tracks, max_size=4).map(tuple))
    said = [TEXTS] * 6
    return st.builds(Tracks, st.lists(groups, max_size=3).map(tuple), *said)


def drawn_drawing() -> st.SearchStrategy[Drawing]:
    """Draw any drawing."""
    return st.one_of(
        drawn_bars(),
        drawn_gantt(),
        drawn_heat_map(),
        drawn_panels(),
        drawn_tiles(),
        drawn_tracks(),
    )
