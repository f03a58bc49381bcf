"""Spans: pieces of text that know what they are: a figure, a sample, a text left untranslated."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from attrs import frozen

from rocb.texts import Language

Value = int | Decimal | date


@frozen
class Span:
    """A piece of text in a page.

    `language` is set where the text is in another language than the page, as its translation is
    missing; `sample` where it belongs to a record that nobody stated. What is a figure has its
    `value` beside its words: a number of its `unit` (a currency by ISO 4217, `h`, `%`, or nothing
    for what is counted), or a date. `records` are the ids of the records, all of one `kind`, that
    it comes from.
    """

    text: str
    language: Language | None = None
    sample: bool = False
    value: Value | None = None
    unit: str = ""
    kind: str = ""
    records: tuple[str, ...] = ()


Cell = tuple[Span, ...]


def plain(text: str) -> Cell:
    """Return a cell of words that need no mark."""
    return (Span(text),)


def joined(cells: Iterable[Cell], joint: str = ", ") -> Cell:
    """Return one cell made of several, with `joint` between them."""
    spans: list[Span] = []
    for cell in cells:
        if spans and cell:
            spans.append(Span(joint))
        spans.extend(cell)
    return tuple(spans)


def text_of(cell: Cell) -> str:
    """Return the words of a cell, without their marks."""
    return "".join(span.text for span in cell)
