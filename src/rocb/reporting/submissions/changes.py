"""Changes: the figures in which two pages of one report differ."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from rocb.reporting.pages import Facts, Page, Paragraph, Row, Section, Table
from rocb.reporting.words.spans import Span, Value


@frozen
class Place:
    """Where a figure stands on a page, by keys that are the same in every language.

    A figure that stands out has no table; its row is its own key. One in a sentence has none
    either; its row is `paragraph-` with the number of the paragraph, from 1, among those of the
    section that hold figures. Where several figures stand in one cell or paragraph, `number` counts
    them from 0.
    """

    section: str
    table: str
    row: str
    column: str
    number: int = 0


@frozen
class FigureChange:
    """A figure that changed; `before` or `after` is `None` where there was none, or is none.

    `sample` says whether it was or is one. `unit` is that of the figure, and `records` are the ids
    of all the records, of one `kind`, that it came from or comes from.
    """

    place: Place
    before: Value | None
    after: Value | None
    unit: str
    kind: str
    records: tuple[str, ...]
    sample: bool = False


def changes_between(before: Page, after: Page) -> tuple[FigureChange, ...]:
    """Return the figures in which a page differs from an earlier one, in the order of the later.

    What is on the earlier page alone comes last.
    """
    old, new = figures_on(before), figures_on(after)
    places = dict.fromkeys((*new, *old))
    found = ((place, old.get(place), new.get(place)) for place in places)
    return tuple(_change(place, was, now) for place, was, now in found if not _is_same(was, now))


def figures_on(page: Page) -> Mapping[Place, Span]:
    """Return every figure on a page, by its place."""
    return {
        place: span
        for section in page.sections
        for place, span in _figures(section)
        if span.value is not None
    }


def _is_same(was: Span | None, now: Span | None) -> bool:
    return was is not None and now is not None and (was.value, was.unit) == (now.value, now.unit)


def _change(place: Place, was: Span | None, now: Span | None) -> FigureChange:
    known = [span for span in (was, now) if span is not None]
    records = dict.fromkeys(id for span in known for id in span.records)
    latest = known[-1]
    return FigureChange(
        place,
        was.value if was else None,
        now.value if now else None,
        latest.unit,
        latest.kind,
        tuple(records),
        any(span.sample for span in known),
    )


def _figures(section: Section) -> Iterator[tuple[Place, Span]]:
    paragraphs = 0
    for block in section.blocks:
        match block:
            case Paragraph(text) if any(span.value is not None for span in text):
                paragraphs += 1
                figures = (span for span in text if span.value is not None)
                for number, span in enumerate(figures):
                    yield Place(section.key, "", f"paragraph-{paragraphs}", "", number), span
            case Facts(facts):
                for fact in facts:
                    yield Place(section.key, "", fact.key, ""), fact.value
            case Table():
                for row in block.rows:
                    yield from _cells(section, block, row)


def _cells(section: Section, table: Table, row: Row) -> Iterator[tuple[Place, Span]]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        figures = (span for span in cell if span.value is not None)
        for number, span in enumerate(figures):
            yield Place(section.key, table.key, row.key, column.key, number), span
