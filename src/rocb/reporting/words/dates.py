"""Days in words: a date as readers expect it, with the day behind it."""

from datetime import date

from rocb.reporting.words.spans import Cell, Span, plain
from rocb.reporting.words.words import Words


def day_cell(words: Words, day: date | None) -> Cell:
    """Return a cell with a day, or a dash where there is none."""
    return plain("–") if day is None else (Span(words.day(day), value=day),)
