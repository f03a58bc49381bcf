"""How much of a file is read; what goes beyond is refused before it is read."""

from typing import Final

SIZE_AT_MOST: Final = 16 * 2**20
"""How many octets a file may have."""

UNPACKED_AT_MOST: Final = 64 * 2**20
"""How many octets, and how many characters of text, a workbook may hold once it is unpacked."""

ROWS_AT_MOST: Final = 100_000
"""How many rows a table may have, the headings and empty ones included."""

COLUMNS_AT_MOST: Final = 2_000
"""How many columns a table may have."""

CELLS_AT_MOST: Final = 1_000_000
"""How many cells a table may have, from its first row and column to its last."""

CELL_AT_MOST: Final = 32_767
"""How many characters may stand in a cell: as many as in a spreadsheet."""

TAGS_AT_MOST: Final = 5_000_000
"""How many tags may stand in one part of a workbook."""
