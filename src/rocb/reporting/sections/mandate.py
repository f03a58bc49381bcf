"""What served the clauses of the mandate."""

from collections.abc import Iterator

from rocb.mandate import Chapter
from rocb.reporting.accounts.mandate import ClauseService, MandateAccount
from rocb.reporting.pages import Block, Row, Section, Table, columns, sentence
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import Span


def mandate_section(names: Names, account: MandateAccount, period: str) -> Section:
    """Return what served each clause, a table a chapter; `period` is "quarter" or "year"."""
    title = names.words.say("mandate")
    return Section("mandate", title, tuple(_blocks(names, account, period)))


def _blocks(names: Names, account: MandateAccount, period: str) -> Iterator[Block]:
    words = names.words
    quarterly = ("quarter",) if period == "quarter" else ()
    heads = columns(words, "clause", *quarterly, "year", "other_records")
    for chapter in Chapter:
        rows = tuple(
            _row(names, it, period) for it in account.clauses if it.clause.chapter is chapter
        )
        if rows:
            yield Table(f"mandate.{chapter.value}", words.name(chapter), heads, rows)
    yield sentence(words.say("mandate.note"))


def _row(names: Names, it: ClauseService, period: str) -> Row:
    words = names.words
    others = tuple(f"{record.kind}/{record.id}" for record in it.records)
    count = Span(words.number(len(others)), value=len(others), kind="records", records=others)
    return Row(
        (
            names.text(it.clause.text),
            *(((figure(words, it.period),),) if period == "quarter" else ()),
            (figure(words, it.year),),
            (count,),
        ),
        it.clause.id,
    )
