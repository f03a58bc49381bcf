"""What changed in an earlier report since it was submitted."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from rocb.money import Money
from rocb.periods import parse_quarter
from rocb.planning.corrections import Correction
from rocb.planning.plan.changes import Change
from rocb.reporting.pages import Block, Facts, Page, Paragraph, Row, Section, Table, columns, table
from rocb.reporting.submissions.changes import FigureChange, Place
from rocb.reporting.submissions.since import CHANGES, ChangesSince, ExplainedChange
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import filled
from rocb.reporting.words.spans import Cell, Span, Value, joined, plain
from rocb.reporting.words.words import Words


def changes_section(names: Names, since: ChangesSince) -> Section:
    """Return each figure of the former report that would read otherwise now, and why."""
    period = since.submission.period
    quarter = names.words.quarter(parse_quarter(period))
    title = names.words.say("changes", quarter=quarter)
    return Section(f"{CHANGES}{period}", title, tuple(_blocks(names, since, quarter)))


def _blocks(names: Names, since: ChangesSince, quarter: str) -> Iterator[Block]:
    words, submission = names.words, since.submission
    sent = submission.trail[-1]
    yield Paragraph(
        filled(
            words,
            "changes.of",
            period=quarter,
            on=words.day(sent.on),
            state=words.say(f"submission.{submission.state.value}"),
            content=sent.content[:_SHOWN],
        )
    )
    if since.changes:
        before = _labels(submission.latest.page(words.language))
        labels = {**before, **_labels(since.restated_in(words.language))}
        heads = columns(words, "figure", "was", "is_now", "put_down")
        rows = (_row(names, it, labels) for it in since.changes)
        yield table(words, "changes.table", heads, rows)
    else:
        yield Paragraph(plain(words.say("changes.none")))
    if since.corrections:
        heads = columns(words, "date", "record", "who", "why")
        rows = (_correction_row(names, it) for it in since.corrections)
        yield table(words, "corrections.table", heads, rows)
    if since.late:
        heads = columns(words, "date", "activity", "step", "who", "why")
        yield table(words, "late_steps.table", heads, (_late_row(names, it) for it in since.late))


_SHOWN: Final = 12


def _row(names: Names, it: ExplainedChange, labels: Mapping[Place, Cell]) -> Row:
    change, words = it.change, names.words
    place = change.place
    why = joined(
        (
            *(names.text(correction.why) for correction in it.corrections),
            *(plain(_told(words, step)) for step in it.late),
        ),
        "; ",
    )
    parts = (place.section, place.table, place.row, place.column, str(place.number))
    return Row(
        (
            labels[place],
            _value(words, change.before, change),
            _value(words, change.after, change),
            why or plain(words.say("unknown")),
        ),
        "/".join(parts),
    )


def _value(words: Words, value: Value | None, change: FigureChange) -> Cell:
    """Return a figure as it reads; one that was or is not there is a dash."""
    match value:
        case None:
            return plain("–")
        case int() | Decimal():
            said = _number(words, value, change.unit)
        case _:
            said = words.day(value)
    return (Span(said, None, value=value, unit=change.unit),)


def _number(words: Words, number: int | Decimal, unit: str) -> str:
    if unit == "%":
        return words.percent(Decimal(number))
    if unit == "h":
        return words.say("hours", number=words.number(number))
    return words.money(Money(Decimal(number), unit)) if unit else words.number(number)


def _labels(page: Page) -> Mapping[Place, Cell]:
    """Return how each figure on a page is called: its section, its table, its row and column."""
    found: dict[Place, Cell] = {}
    for section in page.sections:
        paragraphs = 0
        for block in section.blocks:
            if isinstance(block, Paragraph) and (count := _figures_in(block.text)):
                paragraphs += 1
                said = (*plain(f"{section.title}: "), *block.text)
                for number in range(count):
                    found[Place(section.key, "", f"paragraph-{paragraphs}", "", number)] = said
            elif isinstance(block, Facts):
                for fact in block.facts:
                    place = Place(section.key, "", fact.key, "")
                    found[place] = plain(f"{section.title}: {fact.label}")
            elif isinstance(block, Table):
                found.update(_of_table(section, block))
    return found


def _figures_in(cell: Cell) -> int:
    return sum(span.value is not None for span in cell)


def _of_table(section: Section, held: Table) -> Iterator[tuple[Place, Cell]]:
    for row in held.rows:
        for column, cell in zip(held.columns, row.cells, strict=True):
            label = (
                *plain(f"{section.title}, {held.caption}: "),
                *row.cells[0],
                *plain(f" – {column.title}"),
            )
            for number in range(_figures_in(cell)):
                yield Place(section.key, held.key, row.key, column.key, number), label


def _correction_row(names: Names, it: Correction) -> Row:
    words = names.words
    record = f"{words.name(it.kind)} {it.id}: {words.name(it.how)}"
    on = day_cell(words, it.on)
    return Row((on, plain(record), plain(it.by), names.text(it.why)), f"{it.on}/{it.id}")


def _late_row(names: Names, it: Change) -> Row:
    words = names.words
    why = plain("–") if it.why is None else names.text(it.why)
    on = day_cell(words, it.known_on)
    title = names.activity(it.activity)
    cells = (on, title, plain(f"{words.name(it.step)}, {words.day(it.on)}"), plain(it.by), why)
    return Row(cells, f"{it.known_on}/{it.activity}/{it.step.value}")


def _told(words: Words, step: Change) -> str:
    known = words.day(step.known_on)
    return words.say("changes.late", step=words.name(step.step), on=words.day(step.on), known=known)
