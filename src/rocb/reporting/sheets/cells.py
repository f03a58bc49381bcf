"""Cells that several sheets have, and what stands at their head."""

from collections.abc import Iterable, Iterator

from rocb.money import Money
from rocb.planning.plan.activities import Activity
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure
from rocb.reporting.pages import Row, Table, columns, table
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.reporting.words.words import Words
from rocb.sources import Source
from rocb.texts import LocalizedText


def sheet_head(names: Names, basis: Basis) -> Iterator[tuple[str, Cell]]:
    """Yield from whom a sheet is, of which days it tells, and when that was known."""
    words = names.words
    yield words.say("report.from"), names.own()
    yield words.say("report.period"), plain(words.days(basis.days))
    yield words.say("report.as_of"), plain(words.day(basis.on))


def text_or_dash(names: Names, text: LocalizedText | None, source: Source | None = None) -> Cell:
    """Return a text, or a dash where there is none."""
    return plain("–") if text is None else names.text(text, source)


def organisations_or_dash(names: Names, ids: Iterable[str]) -> Cell:
    """Return the names of organisations, or a dash where there are none."""
    return names.organisation_list(ids) or plain("–")


def sums_cell(words: Words, sums: Iterable[Figure]) -> Cell:
    """Return sums, one a currency, or a dash where there are none."""
    return joined(((figure(words, it),) for it in sums), "; ") or plain("–")


def money_cell(words: Words, amounts: Iterable[Money], kind: str, id: str, source: Source) -> Cell:
    """Return amounts that come from one record, or a dash where there are none."""
    return sums_cell(words, (Figure(it, kind, (id,), source.sample) for it in amounts))


def number_cell(words: Words, number: int | None, kind: str, id: str, source: Source) -> Cell:
    """Return a number that comes from one record; one that is not known says so."""
    return (figure(words, Figure(number, kind, (id,), source.sample)),)


def activity_table(names: Names, key: str, activities: Iterable[Activity]) -> Table:
    """Return activities with their dates, kind, status and place."""
    words = names.words
    rows = (
        Row(
            (
                plain(words.days(it.days)),
                names.title(it),
                names.kind_and_status(it),
                names.place(it) or plain("–"),
            ),
            it.id,
        )
        for it in activities
    )
    return table(words, key, columns(words, "dates", "activity", "kind_status", "place"), rows)
