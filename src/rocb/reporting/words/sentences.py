"""Phrases whose gaps are filled with cells, so that names keep their marks within a sentence."""

from string import Formatter

from rocb.reporting.words.phrases import PHRASES
from rocb.reporting.words.spans import Cell, Span, plain
from rocb.reporting.words.words import Words


def filled(words: Words, key: str, **gaps: Cell | str) -> Cell:
    """Return the phrase `key` as a cell, each gap filled with a text or with a cell."""
    text = PHRASES[key].within(words.language) or key
    spans: list[Span] = []
    for literal, gap, _, _ in Formatter().parse(text):
        spans += plain(literal) if literal else ()
        if gap is not None:
            found = gaps[gap]
            spans += plain(found) if isinstance(found, str) else found
    return tuple(spans)


def ended(cell: Cell) -> Cell:
    """Return a cell as a sentence, with a full stop unless it ends with one."""
    return cell if cell and cell[-1].text.endswith(".") else (*cell, Span("."))
