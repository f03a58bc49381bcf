"""Small pages to be rendered, and parts of them."""

from typing import Any

from rocb import Language
from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.pages import (
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Page,
    Paragraph,
    Picture,
    Row,
    Section,
    Table,
)
from rocb.reporting.words.spans import Cell, Span, plain


def a_page(*blocks: Block, **changes: Any) -> Page:
    """A page whose only section holds these blocks; without any it has no section."""
    values: dict[str, Any] = {
        "key": "page",
        "language": Language.EN,
        "title": "Title",
        "subtitle": plain("Office"),
        "about": (),
        "sections": (Section("section", "Section", blocks),) if blocks else (),
        "sample_mark": "sample",
    }
    return Page(**{**values, **changes})


def a_table(titles: tuple[str, ...], *rows: tuple[Cell, ...], caption: str = "Caption") -> Table:
    """A table with these columns and rows."""
    columns = tuple(Column(f"column-{place}", it) for place, it in enumerate(titles))
    return Table("table", caption, columns, tuple(map(Row, rows)))


def a_picture(
    alternative: str = "What it shows", caption: str = "Caption", **changes: Any
) -> Picture:
    """A picture of one bar."""
    bars = Bars((Bar("Label", 1, "one"),))
    return Picture("picture", Span(caption, **changes), alternative, bars)


def a_number(value: Any, text: str = "") -> Cell:
    """A cell that is one figure."""
    return (Span(text or str(value), value=value),)


def everywhere(text: str, **changes: Any) -> Page:
    """A page on which every text is this one, marked as a sample and as foreign.

    In its picture it stands only where a drawing takes it.
    """
    drawn = text if text.isprintable() and text.strip() else "words"
    span = Span(text, Language.RU, sample=True)
    cell = (span, Span(", "), span)
    blocks = (
        Facts((Fact("fact", text, span, text),)),
        Heading(cell),
        Paragraph(cell),
        Table(
            "table",
            text,
            tuple(Column(str(place), text) for place in range(8)),
            (Row((cell,) * 8), Row(((),) * 8)),
        ),
        Picture("picture", span, text, Bars((Bar(drawn, 1, drawn),))),
    )
    values: dict[str, Any] = {
        "title": text,
        "subtitle": cell,
        "about": ((text, cell),),
        "sections": (Section("0", text, blocks), *(Section(it, text, ()) for it in "1234")),
        "sample_mark": text,
        "note": text,
    }
    return a_page(**{**values, **changes})
