"""How a section of a report is looked at in tests: in both languages, which say the same."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from attrs import evolve

from rocb.profiles import example_year
from rocb.reporting.accounts.basis import Basis, basis_of
from rocb.reporting.pages import (
    Block,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Section,
    Table,
    spans_of,
)
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import Span, text_of
from rocb.reporting.words.words import Words
from rocb.texts import Language
from tests.offices import YEAR
from tests.reporting.accounts.bases import QUARTERS

A = TypeVar("A")


@cache
def example(quarter: int | None = None) -> Basis:
    """A quarter of the packaged year, or all of it."""
    return basis_of(example_year(), YEAR.days if quarter is None else QUARTERS[quarter - 1])


def names_in(basis: Basis, language: Language) -> Names:
    return names_of(basis.office, Words(language))


def shown(make: Callable[[Names, A], Section], basis: Basis, account: A) -> Section:
    """The section in English, once it is sure that the Russian one has the same figures."""
    english, russian = (make(names_in(basis, it), account) for it in Language)
    assert outline(english) == outline(russian)
    for section in (english, russian):
        for it in spans_of(section):
            assert it.text or it.value is None
            assert "{" not in it.text
            if isinstance(it.value, int | Decimal) and it.value:
                assert it.kind
                assert it.records
    for table in tables_of(english):
        if table.key == "translations.missing":
            continue
        keys = [row.key for row in table.rows if row.key]
        assert len(set(keys)) == len(keys)
    return english


def outline(section: Section) -> list[Any]:
    """What is the same in every language: the keys, and the figures with their records."""
    section = evolve(section, blocks=tuple(map(_settled, section.blocks)))
    figures = [
        (it.value, it.unit, it.kind, it.records, it.sample)
        for it in spans_of(section)
        if it.value is not None
    ]
    return [section.key, figures, *map(_outline, section.blocks)]


def _settled(block: Block) -> Block:
    """A table of Members by their codes: by name they come otherwise in each language."""
    if isinstance(block, Table) and block.columns[0].key == "member":
        return evolve(block, rows=tuple(sorted(block.rows, key=lambda row: row.key)))
    return block


def _outline(block: object) -> Any:
    match block:
        case Table():
            heads = tuple(it.key for it in block.columns)
            return block.key, heads, tuple((row.key, len(row.cells)) for row in block.rows)
        case Facts(facts):
            return tuple(it.key for it in facts)
        case Picture():
            return block.key
        case _:
            return type(block)


def tables_of(section: Section) -> Iterator[Table]:
    return (it for it in section.blocks if isinstance(it, Table))


def names_down(section: Section, key: str) -> list[str]:
    """The words of the first column of a table."""
    (table,) = (it for it in tables_of(section) if it.key == key)
    return [text_of(row.cells[0]) for row in table.rows]


def table_in(section: Section, key: str) -> dict[str, dict[str, str]]:
    """The words of a table by the keys of its rows and columns."""
    (table,) = (it for it in tables_of(section) if it.key == key)
    heads = [it.key for it in table.columns]
    return {row.key: dict(zip(heads, map(text_of, row.cells), strict=True)) for row in table.rows}


def keys_of(section: Section) -> list[str]:
    """The keys of its tables and pictures, in order."""
    return [it.key for it in section.blocks if isinstance(it, Table | Picture)]


def facts_of(section: Section) -> dict[str, Span]:
    """The figures that stand out, by their keys."""
    return {
        fact.key: fact.value for it in section.blocks if isinstance(it, Facts) for fact in it.facts
    }


def said(section: Section) -> str:
    """The paragraphs and headings, one a line."""
    told = (it.text for it in section.blocks if isinstance(it, Paragraph | Heading))
    return "\n".join(map(text_of, told))
