"""Answers to a survey from a table: one row a Member, one column a question."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any, Final

from attrs import evolve

from rocb.checks import require
from rocb.errors import ABSENT, Fault, InvalidValue, UnknownRecord
from rocb.imports.additions import added, records_to_add
from rocb.imports.columns import column
from rocb.imports.contents import Content, day, localized_line, number, one_of, whole
from rocb.imports.forms import Column, Form, Placed, placed
from rocb.imports.kobo import METADATA, prepared
from rocb.imports.lookups import Lookup, Named
from rocb.imports.outcomes import Import, Superseded
from rocb.imports.registers import members_of
from rocb.imports.rows import Values, read_rows, without_repeated
from rocb.imports.tables import Row, Table
from rocb.office import Office
from rocb.planning.diagnostics.questions import Answer, AnswerKind, Question
from rocb.planning.diagnostics.surveys import Response, Survey
from rocb.planning.needs.needs import HIGHEST_IMPORTANCE, HIGHEST_LEVEL
from rocb.texts import Language
from rocb.texts import LocalizedText as T

_MEMBER: Final = "#member"  # no id of a question begins like this
_ON: Final = "#on"
_ANSWERS: Final = "#answers"
_COLUMN: Final = "a column with the answers to a question, headed by its id or its text"
_HELD_IN: Final = {
    AnswerKind.LEVEL: "grade",
    AnswerKind.TARGET: "grade",
    AnswerKind.IMPORTANCE: "grade",
    AnswerKind.CHOICE: "chosen",
    AnswerKind.NUMBER: "number",
    AnswerKind.TEXT: "text",
}


def survey_of(office: Office, id: str) -> Survey:
    """Return the survey of an office that has this id. Raises `UnknownRecord`."""
    require("office", Office, office)
    require("id", str, id)
    found = (it for it in office.planning.diagnostics.surveys if it.id == id)
    survey = next(found, None)
    if survey is None:
        raise UnknownRecord("surveys", id)
    return survey


def answer_form(office: Office, survey: str, *, language: Language = Language.EN) -> Form[Response]:
    """Return the columns of the answers to a survey, of which the id is given.

    Free text is kept as text in `language`. Raises `UnknownRecord`.
    """
    require("language", Language, language)
    asked = survey_of(office, survey)
    members = one_of(members_of(office, asked.asked))
    return Form(
        "answers",
        T("Answers", "Ответы"),
        Response,
        (
            column(
                _MEMBER,
                "Member",
                "Член ВТамО",
                members,
                of=attrgetter("member"),
                required=True,
                also=("member", "country", "страна"),
            ),
            column(
                _ON,
                "Answered on",
                "Дата ответа",
                day(asked.sent_on),
                of=attrgetter("on"),
                also=("date", "дата"),
            ),
            *(_column(it, language) for it in asked.questions),
        ),
        passed_over=METADATA,
    )


def _column(question: Question, language: Language) -> Column:
    def of(response: Response) -> Any:
        found = (it for it in response.answers if it.question == question.id)
        answer = next(found, None)
        return None if answer is None else getattr(answer, _HELD_IN[question.kind])

    return Column(question.id, question.text, _content(question, language), of)


def _content(question: Question, language: Language) -> Content:
    match question.kind:
        case AnswerKind.LEVEL | AnswerKind.TARGET:
            return whole(0, HIGHEST_LEVEL)
        case AnswerKind.IMPORTANCE:
            return whole(1, HIGHEST_IMPORTANCE)
        case AnswerKind.NUMBER:
            return number()
        case AnswerKind.TEXT:
            return localized_line(language)
        case _:
            ids = ", ".join(it.id for it in question.options)
            expected = T(f"one of {ids}, or its text; one alone", f"одно из списка или {ids}")
            return one_of(
                Lookup(expected, tuple(Named(it.id, it.id, it.text) for it in question.options))
            )


def import_answers(
    table: Table,
    office: Office,
    survey: str,
    *,
    language: Language = Language.EN,
    on: date | None = None,
    latest: bool = False,
) -> Import[Response]:
    """Return the responses in a table to a survey, of which the id is given.

    A question is known by its id or its text, a choice by its id or its text; an export of Kobo is
    read as it is. A row without a date was answered `on` that day. Of the rows of one Member all
    are refused, unless the `latest` is asked for: then the one of the last day, and of that the
    last one, is taken, and the others are superseded, also where that one is refused. A row without
    any answer is refused, and supersedes none. Free text is kept as text in `language`. Raises
    `InvalidValue` where columns are missing or stand twice, where no question has a column, and for
    a survey that was not sent; `UnknownRecord` where there is no such survey.
    """
    require("table", Table, table)
    require("on", date | None, on)
    require("latest", bool, latest)
    form = answer_form(office, survey, language=language)
    asked = survey_of(office, survey)
    if asked.sent_on is None:
        raise InvalidValue(Fault("survey", survey, "a survey that was sent"))
    kinds = {it.id: it.kind for it in asked.questions}
    parts = [(placed(form, part), part) for part in prepared(table, asked, form, _ON)]
    where = parts[0][0]
    if where.places.keys().isdisjoint(kinds):
        raise InvalidValue(Fault(f"row {table.headings.number}", ABSENT, _COLUMN))
    fields, rules = partial(_fields, kinds=kinds, on=on), partial(_rules, kinds=kinds, on=on)
    imported = _together([read_rows(*it, fields, rules) for it in parts])
    if latest:
        imported = _latest(imported, chain.from_iterable(_given(*it, kinds, on) for it in parts))
    return without_repeated(imported, where, _MEMBER, attrgetter("member"))


def _together(parts: Sequence[Import[Response]]) -> Import[Response]:
    """Return the imports of the parts of a table as one, the rows in their order."""
    return Import(
        tuple(sorted((row for it in parts for row in it.taken), key=attrgetter("row"))),
        tuple(sorted((row for it in parts for row in it.refused), key=attrgetter("row"))),
        left_out=tuple(dict.fromkeys(name for it in parts for name in it.left_out)),
    )


def _fields(values: Values, kinds: Mapping[str, AnswerKind], on: date | None) -> dict[str, Any]:
    answers = (
        Answer(id, **{_HELD_IN[kind]: values[id]})
        for id, kind in kinds.items()
        if values.get(id) is not None
    )
    fields: dict[str, Any] = {"answers": tuple(answers)}
    if _MEMBER in values:
        fields["member"] = values[_MEMBER]
    if _ON in values and (values[_ON] or on) is not None:
        fields["on"] = values[_ON] or on
    return fields


def _rules(values: Values, kinds: Iterable[str], on: date | None) -> Iterator[Fault]:
    if on is None and _ON in values and values[_ON] is None:
        yield Fault(_ON, ABSENT, "the day of the answer, in a column or for all rows")
    if all(it in values and values[it] is None for it in kinds):
        yield Fault(_ANSWERS, ABSENT, "an answer to one of the questions")


def _latest(imported: Import[Response], given: Iterable[tuple[str, date, int]]) -> Import[Response]:
    """Return an import of which each Member's last row alone is taken, or none if that is refused.

    `given` are the Members of the rows with answers, with their days and the numbers of the rows.
    """
    newest: dict[str, tuple[date, int]] = {}
    for member, on, row in given:
        newest[member] = max((on, row), newest.get(member, (on, row)))
    by = {it.row: newest[it.record.member][1] for it in imported.taken}
    return evolve(
        imported,
        taken=tuple(it for it in imported.taken if by[it.row] == it.row),
        superseded=tuple(Superseded(row, other) for row, other in by.items() if other != row),
    )


def _given(
    where: Placed[Response], table: Table, kinds: Iterable[str], on: date | None
) -> Iterator[tuple[str, date, int]]:
    """Yield the Member, the day and the number of each row with an answer, also of refused ones.

    A row whose day cannot be read may be the last one, and so counts as that.
    """
    for row in table.rows:
        cells = (where.cell(row, id) for id in kinds)
        member = _held(where, row, _MEMBER, None)
        if member is not None and any(it is not None and it.value is not None for it in cells):
            yield member, _held(where, row, _ON, date.max) or on or date.max, row.number


def _held(where: Placed[Response], row: Row, id: str, unread: Any) -> Any:
    cell = where.cell(row, id)
    if cell is None or cell.value is None:
        return None
    try:
        return next(it.content for it in where.form.columns if it.id == id).read(cell)
    except InvalidValue:
        return unread


def with_answers(
    office: Office, survey: str, imported: Import[Response], *, partly: bool = False
) -> Office:
    """Return the office with the responses that were taken, after those that the survey has.

    Raises `InvalidValue` with all that stands against it: rows that were refused, unless `partly`
    is given, and Members that have answered the survey before; `UnknownRecord` where there is no
    such survey.
    """
    asked = survey_of(office, survey)
    responses = records_to_add(imported, Response, partly=partly)
    planning = office.planning

    def add() -> Office:
        answered = evolve(asked, responses=(*asked.responses, *responses))
        surveys = tuple(answered if it.id == survey else it for it in planning.diagnostics.surveys)
        diagnostics = evolve(planning.diagnostics, surveys=surveys)
        return evolve(office, planning=evolve(planning, diagnostics=diagnostics))

    return added(imported, "responses", len(asked.responses), add)
