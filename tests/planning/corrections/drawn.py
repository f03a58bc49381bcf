"""Corrections drawn by Hypothesis, with a former record of any kind."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from rocb.planning.corrections import Correction, CorrectionKind, RecordKind
from tests.drawn import DATES, LINES, TEXTS
from tests.planning.corrections.builders import SECONDS, put_right
from tests.planning.refs import Refs


@st.composite
def drawn_corrections(draw: st.DrawFn, refs: Refs) -> tuple[Correction, ...]:
    """Draw a few corrections in the order of their days, of records that are there or were.

    They are of courses only where there is a centre, as those that there were need one.
    """
    days = draw(st.lists(DATES, max_size=3).map(sorted))
    kinds = [it for it in RecordKind if it is not RecordKind.COURSE or refs.has("centres")]
    return tuple(draw(_corrections(on, draw(st.sampled_from(kinds)), refs)) for on in days)


@st.composite
def _corrections(draw: st.DrawFn, on: date, kind: RecordKind, refs: Refs) -> Correction:
    how = draw(st.sampled_from(CorrectionKind))
    former: dict[str, Any] = {}
    if how is not CorrectionKind.ENTERED_LATE:
        former[kind.value] = put_right(SECONDS[kind], draw(LINES))
    if kind is RecordKind.INDICATOR:
        former["goal"] = draw(refs.perhaps("goals"))
    return Correction(on, draw(LINES), draw(TEXTS), how, kind, "second", **former)
