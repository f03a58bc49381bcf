"""Needs and preferences as they were known on a day."""

from collections.abc import Iterable
from datetime import date

from rocb.planning.needs.needs import Need
from rocb.planning.needs.preferences import Preferences
from rocb.planning.past.dated import come, dated_by, known


def needs_on(needs: Iterable[Need], day: date) -> tuple[Need, ...]:
    """Return the needs found by a day; what was met later was open."""
    found = dated_by(needs, "found_on", day)
    return tuple(known(it, met_on=come(it.met_on, day)) for it in found)


def preferences_on(preferences: Preferences, day: date) -> Preferences:
    """Return what Members and experts had stated by a day."""
    return known(
        preferences,
        ballots=dated_by(preferences.ballots, "on", day),
        comparisons=dated_by(preferences.comparisons, "on", day),
        weightings=dated_by(preferences.weightings, "on", day),
    )
