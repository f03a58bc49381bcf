"""How much of a file is looked at: as much as `rocb.ical.reading` reads."""

from typing import Final

SIZE_AT_MOST: Final = 64 * 2**20
"""How many octets a file may have."""

COMPONENTS_AT_MOST: Final = 200_000
"""How many components may stand in it."""

DEPTH_AT_MOST: Final = 4
"""How deep components may nest within one that stands in a calendar."""

LINES_AT_MOST: Final = 50_000
"""How many lines of its own a component may have."""
