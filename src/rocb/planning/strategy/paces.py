"""Paces: how far an indicator or a goal is, in one word."""

from collections.abc import Iterable
from enum import Enum
from typing import Final


class Pace(Enum):
    """How an indicator stands to a target, or a goal to those of its indicators.

    What is late was missed on its day and has been reached since.
    """

    REACHED = "reached"
    ON_TRACK = "on_track"
    LATE = "late"
    BEHIND = "behind"
    MISSED = "missed"
    UNKNOWN = "unknown"


_WORST_FIRST: Final = (
    Pace.MISSED,
    Pace.BEHIND,
    Pace.UNKNOWN,
    Pace.LATE,
    Pace.ON_TRACK,
    Pace.REACHED,
)


def worst_of(paces: Iterable[Pace]) -> Pace:
    """Return the worst pace: missed, behind, unknown, late, on track, reached; of none, unknown."""
    return min(paces, key=_WORST_FIRST.index, default=Pace.UNKNOWN)
