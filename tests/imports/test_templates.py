"""Templates: what is written into them is read back, byte for byte the same each time."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from rocb.errors import InvalidValue
from rocb.imports.activities import activity_form, import_activities
from rocb.imports.answers import answer_form, import_answers
from rocb.imports.csv_tables import read_csv
from rocb.imports.csv_templates import csv_template
from rocb.imports.needs import import_needs, need_form
from rocb.imports.participants import import_participants, participant_form
from rocb.imports.xlsx_tables import read_xlsx
from rocb.imports.xlsx_templates import xlsx_template
from rocb.members import Member, MemberKind
from rocb.office import Office
from rocb.planning.diagnostics.questions import Answer, AnswerKind, Choice
from rocb.texts import Language, LocalizedText
from tests.imports.builders import FILE
from tests.imports.drawn import (
    drawn_activities,
    drawn_needs,
    drawn_participants,
    drawn_responses,
)
from tests.offices import a_need, both
from tests.planning.an_office import REFS, the_office
from tests.planning.diagnostics.builders import QUESTIONS, a_question, a_response, a_survey

LANGUAGES = st.sampled_from(Language)
WAYS = st.sampled_from([(csv_template, read_csv), (xlsx_template, read_xlsx)])
CHOICE = a_question(
    "choice",
    kind=AnswerKind.CHOICE,
    area=None,
    options=(Choice("yes", both("Yes")), Choice("no", both("No")), Choice("no.2", both("No"))),
)
SURVEY = a_survey(
    questions=(
        *QUESTIONS,
        CHOICE,
        a_question("member", kind=AnswerKind.NUMBER, area=None),
        a_question("formula", text=both("=2+2, 'Q'; or/and?"), kind=AnswerKind.TEXT, area=None),
        a_question("formula.2", text=both("choice/yes"), kind=AnswerKind.TEXT, area=None),
    )
)


def an_office_of_namesakes() -> Office:
    """The office with names that would lead astray, were they taken for what they say."""
    office = the_office()
    awkward = [
        LocalizedText("=GE", "а; б"),
        LocalizedText("AZ", "а, б"),
        LocalizedText("Twin", "Twin"),
    ]
    members = [evolve(it, name=name) for it, name in zip(office.members, awkward, strict=True)]
    twin = Member("XX", LocalizedText("twin"), MemberKind.STATE, ())
    diagnostics = evolve(office.planning.diagnostics, surveys=(SURVEY,))
    return evolve(
        office,
        members=(*members, twin),
        planning=evolve(office.planning, diagnostics=diagnostics),
    )


OFFICES = st.sampled_from([an_office_of_namesakes()])


@settings(max_examples=20)
@given(OFFICES, drawn_needs(REFS), LANGUAGES, WAYS)
def test_needs_are_read_as_they_were_written(office, needs, language, way):
    write, read = way
    content = write(need_form(office), language, needs)
    found = import_needs(read(content), office, FILE)
    assert (found.records, found.refused, found.left_out) == (tuple(needs), (), ())
    assert write(need_form(office), language, needs) == content


@settings(max_examples=20)
@given(OFFICES, drawn_activities(REFS), LANGUAGES, WAYS)
def test_activities_are_read_as_they_were_written(office, activities, language, way):
    write, read = way
    content = write(activity_form(office), language, activities)
    found = import_activities(read(content), office, FILE)
    assert (found.records, found.refused, found.left_out) == (tuple(activities), (), ())


@settings(max_examples=10)
@given(OFFICES, drawn_participants(REFS), LANGUAGES, WAYS)
def test_participants_are_read_as_they_were_written(office, participants, language, way):
    write, read = way
    content = write(participant_form(office), language, participants)
    found = import_participants(read(content), office, FILE)
    assert (found.records, found.refused, found.left_out) == (tuple(participants), (), ())


@settings(max_examples=20)
@given(OFFICES, drawn_responses(SURVEY), LANGUAGES, WAYS)
def test_answers_are_read_as_they_were_written(office, responses, language, way):
    write, read = way
    content = write(answer_form(office, "survey"), language, responses)
    found = import_answers(read(content), office, "survey")
    assert (found.records, found.refused, found.left_out) == (tuple(responses), (), ())


def test_a_template_in_csv_is_separated_as_the_spreadsheets_of_its_readers_are():
    english, russian = (csv_template(need_form(the_office()), it) for it in Language)
    assert english.startswith("\ufeffId,Member,Theme,".encode())
    assert russian.startswith("\ufeffКод;Член ВТамО;Тема;".encode())


def test_what_looks_like_a_formula_is_text_in_csv_and_in_a_workbook():
    form, records = need_form(the_office()), [a_need(note=LocalizedText("=cmd|' /C calc'!A0"))]
    assert b"'=cmd" in csv_template(form, Language.EN, records)
    sheet = load_workbook(BytesIO(xlsx_template(form, Language.EN, records))).worksheets[0]
    cell = sheet["K2"]
    assert (cell.value, cell.data_type) == ("=cmd|' /C calc'!A0", "s")


def test_a_workbook_has_typed_cells_lists_and_a_sheet_that_explains():
    book = load_workbook(BytesIO(xlsx_template(need_form(the_office()), Language.RU, [a_need()])))
    table, explained, lists = book.worksheets
    assert book.sheetnames == ["Потребности", "Графы", "Списки"]
    assert table.freeze_panes == "A2"
    assert (table["D2"].value, table["D2"].data_type) == (1, "n")
    assert table["G2"].value == datetime(2020, 6, 1)  # noqa: DTZ001
    rules = {str(it.sqref).split(":")[0]: it for it in table.data_validations.dataValidation}
    assert rules["B2"].formula1 == "'Списки'!$A$2:$A$4"
    assert [lists.cell(row, 1).value for row in (1, 2, 3, 4)] == [
        "Член ВТамО",
        *(it.name.ru for it in the_office().members),
    ]
    assert (rules["F2"].formula1, rules["F2"].formula2) == ("1", "5")
    assert [it.value for it in explained[3]] == [
        "Член ВТамО",
        "член ВТамО: код или название",
        "да",
        None,
    ]
    assert explained["D5"].value.startswith("0: ничего нет")


def test_a_workbook_does_not_say_when_it_was_made():
    book = load_workbook(BytesIO(xlsx_template(need_form(the_office()), Language.EN)))
    assert book.properties.created == book.properties.modified == datetime(1980, 1, 1)  # noqa: DTZ001


def test_a_number_that_a_spreadsheet_would_round_is_written_as_text():
    office = an_office_of_namesakes()
    response = a_response("AZ", Answer("member", number=Decimal("12345678901234567890.5")))
    content = xlsx_template(answer_form(office, "survey"), Language.EN, [response])
    assert import_answers(read_xlsx(content), office, "survey").records == (response,)


@pytest.mark.parametrize("write", [csv_template, xlsx_template])
@pytest.mark.parametrize(
    "arguments", [(None, Language.EN), (need_form(the_office()), "en"), (None, None)]
)
def test_nonsense_is_refused(write, arguments):
    with pytest.raises(InvalidValue):
        write(*arguments)


@pytest.mark.parametrize("write", [csv_template, xlsx_template])
@pytest.mark.parametrize("records", [None, "x", [None], [the_office()], 7])
def test_records_of_another_kind_are_refused(write, records):
    with pytest.raises(InvalidValue):
        write(need_form(the_office()), Language.EN, records)
