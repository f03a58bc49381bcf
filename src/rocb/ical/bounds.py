"""How much of a stream is read, and looked at by the conformance check."""

from typing import Final

SIZE_AT_MOST: Final = 64 * 2**20
"""How many octets a stream may have."""

COMPONENTS_AT_MOST: Final = 200_000
"""How many components may stand in it."""

DEPTH_AT_MOST: Final = 4
"""How deep components may nest within one that stands in a calendar."""

LINES_AT_MOST: Final = 50_000
"""How many lines of its own a component may have."""
