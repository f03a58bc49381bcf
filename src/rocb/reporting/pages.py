"""A page: what a document says, before anyone decides how it looks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from attrs import frozen

from rocb.checks import require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.reporting.drawings.drawings import Drawing
from rocb.reporting.words.phrases import PHRASES
from rocb.reporting.words.spans import Cell, Span, Value, text_of
from rocb.reporting.words.words import Words
from rocb.texts import Language


@frozen
class Fact:
    """A figure that stands out: a label, the figure, and what is to be known about it."""

    key: str
    label: str
    value: Span
    detail: str = ""


@frozen
class Facts:
    """Figures side by side."""

    facts: tuple[Fact, ...]


@frozen
class Heading:
    """What the blocks after it are about, within a section."""

    text: Cell


@frozen
class Paragraph:
    """A paragraph of text."""

    text: Cell


@frozen
class Column:
    """A column of a table: its heading, and a `key` that is the same in every language."""

    key: str
    title: str


@frozen
class Row:
    """A row of a table, with a cell for each column; `key` tells what it is about, mostly by id.

    A row `is_total` where it sums up others of its table.
    """

    cells: tuple[Cell, ...]
    key: str = ""
    is_total: bool = False


@frozen
class Table:
    """A table; its `key` is told apart within the page and is the same in every language."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def __attrs_post_init__(self) -> None:
        expected = f"as many as there are columns, {len(self.columns)}"
        faults = [
            Fault(f"rows[{index}].cells", len(row.cells), expected)
            for index, row in enumerate(self.rows)
            if len(row.cells) != len(self.columns)
        ]
        if faults:
            raise InvalidValue(*faults)


@frozen
class Picture:
    """A drawing with its caption and the text that says what it shows."""

    key: str
    caption: Span
    alternative: str
    drawing: Drawing


_CURRENCY: Final = 3
_UNSTATED: Final = frozenset(["", "–", *(PHRASES["unknown"].within(it) for it in Language)])

Block = Facts | Heading | Paragraph | Table | Picture


@frozen
class Section:
    """A part of a page, under its own heading; `key` is the same in every language."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@frozen
class Page:
    """A document in one language: a title, what it is about (label and value), its sections.

    `key` says what document it is and is the same in every language.
    """

    key: str
    language: Language
    title: str
    subtitle: Cell
    about: tuple[tuple[str, Cell], ...]
    sections: tuple[Section, ...]
    sample_mark: str
    note: str = ""


def columns(words: Words, *keys: str) -> tuple[Column, ...]:
    """Return the columns with these keys, under their headings."""
    return tuple(Column(key, words.say(f"column.{key}")) for key in keys)


def table(words: Words, key: str, heads: tuple[Column, ...], rows: Iterable[Row]) -> Table:
    """Return a table under the caption that its key has."""
    return Table(key, words.say(key), heads, tuple(rows))


def sections_of(
    words: Words, subject: str, parts: Mapping[str, Iterable[Block]]
) -> tuple[Section, ...]:
    """Return a section of these blocks for each key; its title is a phrase of the subject."""
    return tuple(
        Section(key, words.say(f"{subject}.{key}"), tuple(blocks)) for key, blocks in parts.items()
    )


def sentence(text: str) -> Paragraph:
    """Return a paragraph of words that need no mark."""
    return Paragraph((Span(text),))


def tables(page: Page) -> tuple[Table, ...]:
    """Return the tables of a page, in order."""
    require("page", Page, page)
    return tuple(it for section in page.sections for it in section.blocks if isinstance(it, Table))


def pictures(page: Page) -> tuple[Picture, ...]:
    """Return the pictures of a page, in order."""
    return tuple(
        it for section in page.sections for it in section.blocks if isinstance(it, Picture)
    )


def picture(page: Page, key: str) -> Picture:
    """Return the picture of a page that has this key. Raises `UnknownRecord` without one."""
    require("page", Page, page)
    require("key", str, key)
    found = next((it for it in pictures(page) if it.key == key), None)
    if found is None:
        raise UnknownRecord("picture", key)
    return found


def plain_rows(table: Table) -> list[dict[str, Value | str | None]]:
    """Return the rows of a table as plain data, by the keys of its columns.

    What stands in a column is of one kind: values, all numbers or all dates, where no cell has a
    figure among words or several of them; words elsewhere. What is not stated, or a dash, or has no
    value beside others, is `None`. A column of money has its currencies beside it, under its key
    with `_currency`. Rows of totals are left out, so that whoever adds up counts nothing twice.
    """
    require("table", Table, table)
    rows = [row for row in table.rows if not row.is_total]
    found: list[dict[str, Value | str | None]] = [{} for _ in rows]
    for place, column in enumerate(table.columns):
        cells = [row.cells[place] for row in rows]
        currencies = [_currency_of(cell) for cell in cells]
        in_money = any(currencies)
        for plain, value, currency in zip(found, plain_values(cells), currencies, strict=True):
            plain[column.key] = value
            if in_money:
                plain[f"{column.key}_currency"] = currency
    return found


def _currency_of(cell: Cell) -> str | None:
    unit = cell[0].unit if len(cell) == 1 else ""
    return unit if len(unit) == _CURRENCY else None


def plain_values(cells: Sequence[Cell]) -> list[Value | str | None]:
    """Return what the cells of a column hold, all of one kind: numbers, dates, or words."""
    figures = [cell for cell in cells if any(span.value is not None for span in cell)]
    values = [cell[0].value for cell in figures if len(cell) == 1]
    dated = [isinstance(value, date) for value in values]
    if not figures or len(values) < len(figures) or any(dated) != all(dated):
        return [None if text_of(cell) in _UNSTATED else text_of(cell) for cell in cells]
    exact = any(isinstance(value, Decimal) for value in values)
    held = (cell[0].value if len(cell) == 1 else None for cell in cells)
    return [Decimal(it) if exact and isinstance(it, int) else it for it in held]


def page_of(
    words: Words,
    key: str,
    title: str,
    subtitle: Cell,
    about: Iterable[tuple[str, Cell]],
    sections: tuple[Section, ...],
) -> Page:
    """Return a page of these sections, with a note where a sample stands on it."""
    mark = words.say("sample")
    described = tuple(about)
    head = (*subtitle, *(span for _, cell in described for span in cell))
    sampled = any(span.sample for span in head) or has_samples(sections)
    return Page(
        key=key,
        language=words.language,
        title=title,
        subtitle=subtitle,
        about=described,
        sections=sections,
        sample_mark=mark,
        note=words.say("samples.note", mark=mark) if sampled else "",
    )


def has_samples(sections: Iterable[Section]) -> bool:
    """Return whether anything on these sections is a sample."""
    return any(span.sample for section in sections for span in spans_of(section))


def spans_of(section: Section) -> Iterable[Span]:
    """Yield every span of a section, in order."""
    for block in section.blocks:
        match block:
            case Facts(facts):
                yield from (fact.value for fact in facts)
            case Heading(text) | Paragraph(text):
                yield from text
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from cell
            case Picture():
                yield block.caption
