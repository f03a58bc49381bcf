"""The plan of a year in the columns in which the office publishes it, in English or Russian."""

from collections.abc import Iterable, Iterator

from rocb.checks import require
from rocb.office import OfficeYear
from rocb.planning.drafting import DRAFTED
from rocb.planning.plan.workplan import WorkplanGroup, WorkplanRow, published_goals, workplan_rows
from rocb.reporting.pages import (
    Block,
    Page,
    Paragraph,
    Row,
    Section,
    columns,
    page_of,
    sentence,
    table,
)
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.reporting.words.words import Words
from rocb.sources import Source
from rocb.texts import Language, LocalizedText


def published_page(year: OfficeYear, language: Language) -> Page:
    """Return the plan of the year under the goals of the strategy, as a page in this language.

    What nobody stated is a dash; where the stakeholders are not, those who take part stand there.
    Raises `InvalidValue` where a published number belongs to none of the goals of its activity.
    """
    require("year", OfficeYear, year)
    words = Words(language)
    names = names_of(year.office, words)
    goals = published_goals(year.plan, year.office.planning.strategies)
    groups = workplan_rows(year.plan, goals)
    sections = tuple(
        Section(_key(it), _heading(it, words), tuple(_blocks(it, names))) for it in groups
    )
    title = f"{words.say('published.title')} {year.plan.year}"
    return page_of(words, "work-plan-published", title, names.own(), _about(year, names), sections)


def _about(year: OfficeYear, names: Names) -> Iterator[tuple[str, Cell]]:
    words = names.words
    yield words.say("report.period"), plain(words.days(year.plan.year.days))
    yield words.say("report.as_of"), plain(words.day(year.office.as_of))
    if not year.plan.activities:
        yield words.say("workplan.activities"), plain(words.say("none"))
    elif all(activity.source.text == DRAFTED for activity in year.plan.activities):
        yield words.say("workplan.activities"), plain(words.say("workplan.drafted"))


def _key(group: WorkplanGroup) -> str:
    return "goal-none" if group.goal is None else f"goal-{group.goal.number}"


def _heading(group: WorkplanGroup, words: Words) -> str:
    if group.goal is None:
        return words.say("published.no_goal")
    return words.say("published.goal", number=group.goal.number)


def _blocks(group: WorkplanGroup, names: Names) -> Iterator[Block]:
    words = names.words
    if group.goal is not None:
        yield Paragraph(names.text(group.goal.title, group.goal.source))
    if not group.rows:
        yield sentence(words.say("none"))
        return
    heads = columns(
        words,
        "published_number",
        "activity",
        "stakeholders",
        "action",
        "status",
        "indicator",
        "outcome",
        "progress",
    )
    rows = tuple(_cells(row, names) for row in group.rows)
    yield table(words, "published.table", heads, map(Row, rows))


def _cells(row: WorkplanRow, names: Names) -> tuple[Cell, ...]:
    return (
        plain(row.number or "–"),
        names.text(row.title, row.source),
        _texts(names, row.stakeholders, row.source, ", ") or _involved(names, row) or plain("–"),
        _text(names, row.action, row.source),
        plain(names.words.name(row.status)),
        _text(names, row.indicator, row.source),
        _text(names, row.outcome, row.source),
        _texts(names, row.progress, row.source, "; ") or plain("–"),
    )


def _text(names: Names, text: LocalizedText | None, source: Source) -> Cell:
    return plain("–") if text is None else names.text(text, source)


def _texts(names: Names, texts: Iterable[LocalizedText], source: Source, joint: str) -> Cell:
    return joined((names.text(text, source) for text in texts), joint)


def _involved(names: Names, row: WorkplanRow) -> Cell:
    """Return the names of the organisations and Members that take part in an activity."""
    organisations = (names.organisation(id_) for id_ in row.organisations)
    return joined((*organisations, *(names.member(code) for code in row.members)))
