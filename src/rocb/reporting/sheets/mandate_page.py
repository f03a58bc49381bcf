"""Mandate coverage as a page."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from rocb.checks import require
from rocb.coverage import Serving
from rocb.mandate import Chapter
from rocb.planning.plan.activities import Activity
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Heading,
    Page,
    Row,
    Section,
    Table,
    columns,
    page_of,
    sentence,
)
from rocb.reporting.sheets.cells import sheet_head
from rocb.reporting.sheets.mandate import MandateSheet, ServedClause
from rocb.reporting.sheets.record_names import Records, named_records, record_name
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import Span, plain
from rocb.reporting.words.words import Words
from rocb.texts import Language

RECORDS_NAMED: Final = 50
"""How many records of one kind are named under a clause; the others are counted."""


def mandate_page(sheet: MandateSheet, language: Language) -> Page:
    """Return the sheet as a page in this language, a section a chapter of the texts."""
    require("sheet", MandateSheet, sheet)
    words = Words(language)
    names = names_of(sheet.basis.office, words)
    records = named_records(sheet.basis.office)
    summary = Section("summary", words.say("summary"), tuple(_summary(names, sheet)))
    chapters = (
        Section(
            chapter.value,
            words.name(chapter),
            tuple(
                block
                for it in sheet.clauses
                if it.clause.chapter is chapter
                for block in _clause(names, records, it)
            ),
        )
        for chapter in Chapter
    )
    title, head = words.say("mandate_sheet.title"), sheet_head(names, sheet.basis)
    return page_of(words, "mandate", title, names.own(), head, (summary, *chapters))


def _summary(names: Names, sheet: MandateSheet) -> Iterator[Block]:
    words = names.words
    shown = {"served": sheet.served, "unserved": sheet.unserved}
    yield Facts(
        tuple(
            Fact(f"mandate.{key}", words.say(f"mandate_sheet.{key}"), figure(words, it))
            for key, it in shown.items()
        )
    )
    yield sentence(words.say("mandate.note"))


def _clause(names: Names, records: Records, it: ServedClause) -> Iterator[Block]:
    words, text = names.words, names.text(it.clause.text)
    yield Heading((*plain(f"{it.clause.id}. "), *text))
    if not it.is_served:
        yield sentence(words.say("mandate_sheet.nothing"))
        return
    rows = (
        *_activity_rows(names, it.activities, "mandate_sheet.in_period"),
        *_activity_rows(names, it.others, "mandate_sheet.in_year"),
        *_record_rows(names, records, it.records),
    )
    count = words.say(
        "mandate_sheet.counts",
        activities=words.number(len(it.activities) + len(it.others)),
        records=words.number(len(it.records)),
    )
    heads = columns(words, "record_kind", "record_name", "record_id")
    yield Table(f"mandate.{it.clause.id}", count, heads, rows)


def _activity_rows(names: Names, held: Iterable[Activity], kind: str) -> Iterator[Row]:
    words = names.words
    for it in held:
        days = plain(f" ({words.days(it.days)}, {words.name(it.status)})")
        cells = (plain(words.say(kind)), (*names.title(it), *days), plain(it.id))
        yield Row(cells, f"activities/{it.id}")


def _record_rows(names: Names, records: Records, held: Iterable[Serving]) -> Iterator[Row]:
    words = names.words
    for kind, group in groupby(held, key=lambda it: it.kind):
        title, of_kind = plain(_kind(words, kind)), list(group)
        for it in of_kind[:RECORDS_NAMED]:
            named = record_name(names, records, it)
            yield Row((title, named, plain(it.id)), f"{it.kind}/{it.id}")
        if rest := of_kind[RECORDS_NAMED:]:
            number, ids = len(rest), tuple(it.id for it in rest)
            more = words.say("mandate_sheet.more", count=words.number(number))
            cell = (Span(more, value=number, kind=kind, records=ids),)
            yield Row((title, cell, plain("–")), f"{kind}/…")


def _kind(words: Words, kind: str) -> str:
    return words.say(f"mandate_sheet.kind.{kind}" if kind in _UNNAMED else f"kind.{kind}")


_UNNAMED: Final = frozenset({"entitlements", "plans"})
"""Kinds of what serves a clause that no other record refers to."""
