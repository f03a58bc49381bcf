"""The letter that goes with a report: to whom, on what, by which clause."""

from collections.abc import Iterator
from typing import Final

from rocb.mandate import CLAUSES
from rocb.planning.network.directions import Direction
from rocb.reporting.accounts.transmittal import Transmittal
from rocb.reporting.pages import Block, Paragraph, Row, Section, columns, table
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import ended, filled
from rocb.reporting.words.spans import Cell, joined, plain

_DUTY: Final = next(it for it in CLAUSES if it.id == "responsibility.8")


def transmittal_section(names: Names, letter: Transmittal, period: str) -> Section:
    """Return the letter of transmittal, with what was done about the directions of the period."""
    title = names.words.say("transmittal")
    return Section("transmittal", title, tuple(_blocks(names, letter, period)))


def _blocks(names: Names, letter: Transmittal, period: str) -> Iterator[Block]:
    words = names.words
    addressees = _addressees(names, letter)
    days, on = words.days(letter.days), words.day(letter.as_of)
    duty = names.text(_DUTY.text)
    yield Paragraph(filled(words, "transmittal.dear", addressees=addressees))
    yield Paragraph(filled(words, "transmittal.text", office=names.own(), days=days, on=on))
    if period == "quarter":
        yield Paragraph(ended(filled(words, "transmittal.duty", duty=duty)))
    if letter.directions:
        heads = columns(words, "date", "direction", "due", "done")
        rows = (_direction_row(names, it) for it in letter.directions)
        yield table(words, "directions.table", heads, rows)


def _addressees(names: Names, letter: Transmittal) -> Cell:
    listed = joined(names.organisation(it.id) for it in letter.addressees)
    return listed or plain(names.words.say("unknown"))


def _direction_row(names: Names, it: Direction) -> Row:
    words = names.words
    done = plain("–") if it.done is None else names.text(it.done, it.source)
    due = day_cell(words, it.due)
    on = day_cell(words, it.on)
    return Row((on, names.text(it.text, it.source), due, done), it.id)
