"""A page: what a document says, before anyone decides how it looks."""

from collections.abc import Iterable

from attrs import frozen

from rocb.reporting.markup import Tag
from rocb.reporting.wording import Span, Words
from rocb.texts import Language

Cell = tuple[Span, ...]


@frozen
class Fact:
    """A figure that stands out: a label, the figure, and what is to be known about it."""

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
class Table:
    """A table; every row has a cell for each column."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@frozen
class Picture:
    """A picture (an SVG element) with its caption and the text that says what it shows."""

    caption: Span
    alternative: str
    image: Tag


Block = Facts | Heading | Paragraph | Table | Picture


@frozen
class Section:
    """A part of a page, under its own heading."""

    title: str
    blocks: tuple[Block, ...]


@frozen
class Page:
    """A document in one language: a title, what it is about (label and value), its sections."""

    language: Language
    title: str
    subtitle: Cell
    about: tuple[tuple[str, Cell], ...]
    sections: tuple[Section, ...]
    sample_mark: str
    note: str = ""


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


def page_of(
    words: Words,
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
    return any(span.sample for section in sections for span in _spans(section))


def _spans(section: Section) -> Iterable[Span]:
    for block in section.blocks:
        match block:
            case Facts(facts):
                yield from (fact.value for fact in facts)
            case Heading(text) | Paragraph(text):
                yield from text
            case Table(_, _, rows):
                for row in rows:
                    for cell in row:
                        yield from cell
            case Picture(caption):
                yield caption
