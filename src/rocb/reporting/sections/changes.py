"""What changed in an earlier report since it was submitted."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve

from rocb.periods import parse_quarter
from rocb.planning.corrections import Correction
from rocb.planning.plan.changes import Change
from rocb.reporting.pages import Block, Facts, Page, Paragraph, Row, Section, Table, columns, table
from rocb.reporting.submissions.changes import FigureChange, Place
from rocb.reporting.submissions.since import CHANGES, ChangesSince, ExplainedChange
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.figures import said
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import filled
from rocb.reporting.words.spans import Cell, Span, Value, joined, plain
from rocb.reporting.words.words import Words


def changes_section(names: Names, since: ChangesSince, *, is_last: bool) -> Section:
    """Return each figure of a former report that would read otherwise now, and why.

    What was put right although no figure changed is told with the last of the former reports.
    """
    period = since.submission.period
    quarter = names.words.quarter(parse_quarter(period))
    title = names.words.say("changes", quarter=quarter)
    blocks = [*_figures(names, since, quarter)]
    if since.changes or is_last:
        blocks += _put_right(names, since)
    return Section(f"{CHANGES}{period}", title, tuple(blocks))


def _figures(names: Names, since: ChangesSince, quarter: str) -> Iterator[Block]:
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
        labels = {**_former_labels(since, words), **_labels(since.restated_in(words.language))}
        heads = columns(words, "figure", "was", "is_now", "put_down")
        told = "changes.follows" if since.corrections or since.late else "unknown"
        rows = (_row(names, it, labels, told) for it in since.changes)
        yield table(words, "changes.table", heads, rows)
    else:
        yield Paragraph(plain(words.say("changes.none")))


def _put_right(names: Names, since: ChangesSince) -> Iterator[Block]:
    words = names.words
    if since.corrections:
        heads = columns(words, "date", "record", "who", "why")
        rows = (_correction_row(names, it) for it in since.corrections)
        yield table(words, "corrections.table", heads, rows)
    if since.late:
        heads = columns(words, "date", "activity", "step", "who", "why")
        yield table(words, "late_steps.table", heads, (_late_row(names, it) for it in since.late))


_SHOWN: Final = 12


def _former_labels(since: ChangesSince, words: Words) -> Mapping[Place, Cell]:
    """Return how figures were called on the page that was submitted, in whatever language."""
    pages = since.submission.latest.pages
    page = next((it for it in pages if it.language is words.language), pages[0])
    foreign = None if page.language is words.language else page.language
    return {
        place: tuple(evolve(span, language=span.language or foreign) for span in label)
        for place, label in _labels(page).items()
    }


def _row(names: Names, it: ExplainedChange, labels: Mapping[Place, Cell], otherwise: str) -> Row:
    """Return a changed figure and why; where nothing was put down about it, what is `otherwise`."""
    change, words = it.change, names.words
    place = change.place
    reasons = (
        *(names.text(correction.why) for correction in it.corrections),
        *(plain(_told(words, step)) for step in it.steps),
    )
    why = joined(dict.fromkeys(reasons), "; ")
    parts = (place.section, place.table, place.row, place.column, str(place.number))
    return Row(
        (
            labels[place],
            _value(words, change.before, change),
            _value(words, change.after, change),
            why or plain(words.say(otherwise)),
        ),
        "/".join(parts),
    )


def _value(words: Words, value: Value | None, change: FigureChange) -> Cell:
    """Return a figure as it reads; one that was or is not there is a dash."""
    if value is None:
        return plain("–")
    told = said(words, value, change.unit)
    return (Span(told, sample=change.sample, value=value, unit=change.unit),)


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


def _told(words: Words, it: Change) -> str:
    step, on, known = words.name(it.step), words.day(it.on), words.day(it.known_on)
    if it.known_on == it.on:
        return words.say("changes.step", step=step, on=on)
    return words.say("changes.late", step=step, on=on, known=known)
