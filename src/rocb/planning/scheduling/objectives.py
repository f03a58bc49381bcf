"""Objectives: what makes one schedule of a year better than another."""

from typing import Final

from rocb.planning.assignment.objectives import (
    COVER,
    AssignmentObjective,
    Sense,
    in_common,
)
from rocb.planning.assignment.tasks import Pairing

PLACED: Final = AssignmentObjective("placed", Sense.MOST, placement=lambda it: it.weight)
"""The activities that are held, each by its weight."""

SEATED: Final = AssignmentObjective(COVER.name, COVER.sense, choice=COVER.choice)
"""The seats that are filled, each by its weight, as `COVER` counts them where days are fixed."""


def pins_kept(pins: tuple[Pairing, ...]) -> AssignmentObjective:
    """Return the objective to keep the pins of the activities that are held."""
    return in_common("pinned", pins)
