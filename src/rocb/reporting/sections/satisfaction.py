"""What people answered about activities, by level of evaluation."""

from collections.abc import Iterator

from rocb.reporting.accounts.satisfaction import (
    ActivityFigures,
    LevelFigures,
    SatisfactionAccount,
)
from rocb.reporting.pages import Block, Paragraph, Row, Section, columns, sentence, table
from rocb.reporting.words.figures import figure
from rocb.reporting.words.marks import mark_cell
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import filled
from rocb.reporting.words.spans import Cell, plain
from rocb.reporting.words.words import Words


def satisfaction_section(names: Names, account: SatisfactionAccount) -> Section:
    """Return what people answered in the evaluations of a period; too few answers are not told."""
    title = names.words.say("satisfaction")
    return Section("satisfaction", title, tuple(_blocks(names, account)))


def _blocks(names: Names, account: SatisfactionAccount) -> Iterator[Block]:
    words = names.words
    if account.levels:
        yield from _told(names, account)
    elif not account.withheld.records:
        yield sentence(words.say("satisfaction.none"))
    if account.withheld.records:
        number = (figure(words, account.withheld),)
        yield Paragraph(filled(words, "satisfaction.withheld", number=number))


def _told(names: Names, account: SatisfactionAccount) -> Iterator[Block]:
    words = names.words
    figures = ("evaluations", "answers", "response", "unasked", "mean", "gain", "suppressed")
    heads = columns(words, "level", *figures)
    rows = (Row(tuple(_cells(words, it, account.least)), it.level.value) for it in account.levels)
    yield table(words, "satisfaction.levels", heads, rows)
    heads = columns(words, "activity", "level", *figures)
    rows = (_row(names, it, account.least) for it in account.activities)
    yield table(words, "satisfaction.activities", heads, rows)
    yield sentence(words.say("satisfaction.note", least=account.least))


def _row(names: Names, it: ActivityFigures, least: int) -> Row:
    cells = (names.title(it.activity), *_cells(names.words, it.figures, least))
    return Row(cells, f"{it.activity.id}.{it.figures.level.value}")


def _cells(words: Words, it: LevelFigures, least: int) -> Iterator[Cell]:
    yield plain(words.name(it.level))
    if it.evaluations.records:
        for shown in (it.evaluations, it.answers, it.response, it.unasked):
            yield (figure(words, shown),)
        yield mark_cell(words, it.mean)
        yield mark_cell(words, it.gain) if it.gain.records else plain("–")
    else:
        yield from (plain("–"),) * 6
    yield plain(words.say("satisfaction.suppressed", least=least) if it.suppressed else "–")
