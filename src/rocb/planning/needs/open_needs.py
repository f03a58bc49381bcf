"""Open needs: what a need says is lacking, today or on a day, and how many levels."""

from datetime import date

from rocb.checks import require
from rocb.planning.needs.needs import HIGHEST_LEVEL, Need


def gap_bounds(level: int | None, target: int | None) -> tuple[int, int]:
    """Return how many levels are missing up to the target, at least and at most.

    The two are equal where both figures are known; a level above its target lacks nothing.
    """
    least = max((target or 0) - (HIGHEST_LEVEL if level is None else level), 0)
    most = max((HIGHEST_LEVEL if target is None else target) - (level or 0), 0)
    return least, most


def gap_between(level: int | None, target: int | None) -> int | None:
    """Return how many levels are missing up to the target, `None` where that is not known.

    The highest level lacks nothing, whatever its target is.
    """
    least, most = gap_bounds(level, target)
    return least if least == most else None


def is_unmet(need: Need, on: date | None = None) -> bool:
    """Return whether nobody has said that a need is met.

    On a day: whether it was found by its end, and not met by then.
    """
    if on is None:
        return need.met_on is None
    return need.found_on <= on and (need.met_on is None or on < need.met_on)


def is_open_need(need: Need, on: date | None = None) -> bool:
    """Return whether a need is unmet, today or on a day, and may lack a level.

    One whose level or target is not known may: somebody stated it. Raises `InvalidValue`.
    """
    require("need", Need, need)
    require("on", date | None, on)
    return is_unmet(need, on) and gap_bounds(need.current, need.target)[1] > 0
