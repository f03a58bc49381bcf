"""Answers to a survey from a table: one row a Member, one column a question."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any, Final

from attrs import evolve

from rocb.checks import require
from rocb.errors import ABSENT, Fault, InvalidValue, UnknownRecord
from rocb.imports.additions import added, records_to_add
from rocb.imports.columns import column
from rocb.imports.contents import Content, day, localized_line, number, one_of, whole
from rocb.imports.forms import Column, Form, placed
from rocb.imports.kobo import METADATA, prepared
from rocb.imports.lookups import Lookup, Named
from rocb.imports.outcomes import Import, Superseded, Taken
from rocb.imports.registers import members_of
from rocb.imports.rows import Values, read_rows, without_repeated
from rocb.imports.tables import Table
from rocb.office import Office
from rocb.planning.diagnostics.questions import Answer, AnswerKind, Question
from rocb.planning.diagnostics.surveys import Response, Survey
from rocb.planning.needs.needs import HIGHEST_IMPORTANCE, HIGHEST_LEVEL
from rocb.texts import Language
from rocb.texts import LocalizedText as T

_MEMBER: Final = "#member"  # no id of a question begins like this
_ON: Final = "#on"
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
    last one, is taken, and the others are superseded. Free text is kept as text in `language`.
    Raises `InvalidValue` where columns are missing or stand twice, and for a survey that was not
    sent; `UnknownRecord` where there is no such survey.
    """
    require("table", Table, table)
    require("on", date | None, on)
    require("latest", bool, latest)
    form = answer_form(office, survey, language=language)
    asked = survey_of(office, survey)
    if asked.sent_on is None:
        raise InvalidValue(Fault("survey", survey, "a survey that was sent"))
    table = prepared(table, asked, form, _ON)
    where = placed(form, table)
    kinds = {it.id: it.kind for it in asked.questions}
    imported = read_rows(where, table, partial(_fields, kinds=kinds, on=on), partial(_rules, on=on))
    if latest:
        imported = _latest(imported)
    return without_repeated(imported, where, _MEMBER, attrgetter("member"))


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


def _rules(values: Values, on: date | None) -> Iterator[Fault]:
    if on is None and _ON in values and values[_ON] is None:
        yield Fault(_ON, ABSENT, "the day of the answer, in a column or for all rows")


def _latest(imported: Import[Response]) -> Import[Response]:
    newest: dict[str, Taken[Response]] = {}
    for it in imported.taken:
        held = newest.setdefault(it.record.member, it)
        if (it.record.on, it.row) >= (held.record.on, held.row):
            newest[it.record.member] = it
    by = {it.row: newest[it.record.member].row for it in imported.taken}
    return evolve(
        imported,
        taken=tuple(it for it in imported.taken if by[it.row] == it.row),
        superseded=tuple(Superseded(row, other) for row, other in by.items() if other != row),
    )


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
