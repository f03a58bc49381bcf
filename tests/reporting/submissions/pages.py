"""Small pages for the tests of submissions."""

from rocb import Language
from rocb.reporting.pages import Column, Fact, Facts, Page, Row, Section, Table
from rocb.reporting.words.spans import Span, Value, plain


def a_figure(value: Value | None, *records: str, **changes: object) -> Span:
    return Span(str(value), value=value, kind="activities", records=records, **changes)  # type: ignore[arg-type]


def a_row(key: str, *figures: Span) -> Row:
    return Row((plain(key), *((it,) for it in figures)), key)


def a_page(*rows: Row, total: Span | None = None, language: Language = Language.EN) -> Page:
    columns = (Column("name", "Name"), Column("count", "Count"))
    blocks = (
        Facts((Fact("all", "All", total or a_figure(1, "activity")),)),
        Table("people", "People", columns, rows),
    )
    section = Section("participants", "Participants", blocks)
    return Page("quarterly", language, "Report", plain("Office"), (), (section,), "sample")


def pages(*rows: Row, total: Span | None = None) -> tuple[Page, ...]:
    """The page in both languages."""
    return tuple(a_page(*rows, total=total, language=it) for it in Language)
