"""Answers to a survey, from a table of one's own or as Kobo exports them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from rocb.errors import InvalidValue, UnknownRecord
from rocb.imports.answers import answer_form, import_answers, with_answers
from rocb.imports.csv_tables import read_csv
from rocb.imports.outcomes import Import, Superseded
from rocb.imports.xlsx_tables import read_xlsx
from rocb.office import Office
from rocb.planning.diagnostics.questions import Answer, AnswerKind, Choice
from rocb.planning.diagnostics.surveys import Response, Survey
from rocb.texts import Language, LocalizedText
from tests.imports.builders import a_table, as_csv, as_xlsx
from tests.offices import both
from tests.planning.an_office import the_office
from tests.planning.diagnostics.builders import (
    QUESTIONS,
    a_question,
    a_response,
    a_survey,
    an_answer,
)

WRONG: Any = "wrong"
OPTIONS = (
    Choice("yes", LocalizedText("Yes, fully", "Да")),
    Choice("no", LocalizedText("No", "Нет")),
)
SURVEY = a_survey(
    questions=(
        *QUESTIONS,
        a_question("law", kind=AnswerKind.CHOICE, area=None, options=OPTIONS),
        a_question("staff", kind=AnswerKind.NUMBER, area=None),
    )
)


def an_office(survey: Survey = SURVEY) -> Office:
    office = the_office()
    diagnostics = evolve(office.planning.diagnostics, surveys=(survey,))
    return evolve(office, planning=evolve(office.planning, diagnostics=diagnostics))


def imported(*rows: str, **how: Any) -> Import[Response]:
    return import_answers(a_table(*rows), an_office(), "survey", **how)


def test_a_row_is_a_response_of_a_member():
    found = imported(
        "Member;Answered on;level;— target;Remarks;law;staff",
        "AZ;2021-06-01;2;;Fine;да;12.5",
    )
    assert found.records == (
        Response(
            "AZ",
            date(2021, 6, 1),
            (
                Answer("level", grade=2),
                Answer("remarks", text=LocalizedText("Fine")),
                Answer("law", chosen="yes"),
                Answer("staff", number=Decimal("12.5")),
            ),
        ),
    )


def test_free_text_is_in_the_language_that_the_caller_names():
    found = imported("Member;Date;remarks", "AZ;2021-06-01;Хорошо", language=Language.RU)
    assert found.records[0].answers == (Answer("remarks", text=LocalizedText(ru="Хорошо")),)


def test_the_day_may_be_one_for_all_rows():
    rows = ("Member;level", "AZ;2")
    assert imported(*rows, on=date(2021, 6, 2)).records[0].on == date(2021, 6, 2)
    assert list(map(str, imported(*rows).faults)) == [
        "row 2: is missing; expected the day of the answer, in a column or for all rows"
    ]


def test_all_that_is_wrong_in_a_row_is_told_at_once():
    found = imported("Member;Date;level;weight;law;staff", "EE;2021-04-30;6;0;yes no;7,5")
    assert list(map(str, found.faults)) == [
        'A2: "EE" is not a Member that was asked, by code or name',
        'B2: "2021-04-30" is not 2021-05-01 or later',
        'C2: "6" is not a whole number from 0 to 5',
        'D2: "0" is not a whole number from 1 to 5',
        'E2: "yes no" is not one of yes, no, or its text; one alone',
        'F2: "7,5" is not a number, with a point before its decimals, such as 7.5',
    ]


def test_of_a_member_that_answered_twice_no_row_is_taken():
    found = imported("Member;Date;level", "AZ;2021-06-01;2", "GE;2021-06-01;2", "AZ;2021-06-02;3")
    assert [it.row for it in found.taken] == [3]
    assert list(map(str, found.faults)) == [
        'A2: "AZ" is not new: row 4 has it as well',
        'A4: "AZ" is not new: row 2 has it as well',
    ]


def test_the_latest_is_taken_where_the_caller_says_so():
    found = imported(
        "Member;Date;level",
        "AZ;2021-06-03;1",
        "AZ;2021-06-03;3",
        "AZ;2021-06-02;2",
        "GE;2021-06-03;3",
        latest=True,
    )
    assert [it.row for it in found.taken] == [3, 5]
    assert found.superseded == (Superseded(2, by=3), Superseded(4, by=3))
    assert found.refused == ()


def test_a_row_without_any_answer_is_refused():
    found = imported("Member;Date;level;staff", "AZ;2021-06-01;;", "GE;2021-06-01;2;")
    assert [it.row for it in found.taken] == [3]
    assert list(map(str, found.faults)) == [
        "row 2: is missing; expected an answer to one of the questions"
    ]


def test_a_row_whose_only_answer_is_faulty_is_told_of_that_alone():
    faults = imported("Member;Date;level", "AZ;2021-06-01;9").faults
    assert list(map(str, faults)) == ['C2: "9" is not a whole number from 0 to 5']


@pytest.mark.parametrize("latest", [False, True])
def test_no_answer_loses_to_a_blank_form(latest):
    rows = ("AZ;2021-06-01;2", "AZ;2021-06-03;")
    found = imported("Member;Date;level", *rows, latest=latest)
    assert [it.row for it in found.taken] == [2]
    assert [it.row for it in found.refused] == [3]
    assert found.superseded == ()


def test_a_table_in_which_no_question_has_a_column_is_refused():
    with pytest.raises(InvalidValue, match="row 1: is missing; expected a column with the answers"):
        imported("Member;Date;My question", "AZ;2021-06-01;4")


@pytest.mark.parametrize("last", ["2021-06-03;9", "soon;2", "soon;9"])
def test_where_the_latest_is_refused_no_earlier_one_takes_its_place(last):
    found = imported(
        "Member;Date;level", "AZ;2021-06-01;1", f"AZ;{last}", "GE;2021-06-01;1", latest=True
    )
    assert [it.row for it in found.taken] == [4]
    assert [it.row for it in found.refused] == [3]
    assert found.superseded == (Superseded(2, by=3),)
    (survey,) = with_answers(an_office(), "survey", found, partly=True).planning.diagnostics.surveys
    assert [it.member for it in survey.responses] == ["GE"]


def test_an_earlier_row_that_is_refused_stands_in_no_way():
    rows = ("AZ;2021-06-01;9", "AZ;2021-06-03;2")
    found = imported("Member;Date;level", *rows, latest=True)
    assert [it.row for it in found.taken] == [3]
    assert [it.row for it in found.refused] == [2]


KOBO = (
    ("start", "end", "today", "about/country", "rules/level", "rules/sub/law", "rules/remarks"),
    ("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "__version__", "_index"),
)
HEADINGS = [*KOBO[0], *KOBO[1]]
ROW = [
    *("2021-06-01T10:00:00.000+04:00", "2021-06-01T10:20:00.000+04:00", "2021-06-01"),
    *("AZ", "2", "yes", "Fine", "77", "abc", "2021-06-01T06:20:11", "", "", "v1", "1"),
]
EXPECTED = a_response(
    "AZ",
    an_answer("level", 2),
    Answer("remarks", text=LocalizedText("Fine")),
    Answer("law", chosen="yes"),
)


def test_an_export_of_kobo_is_read_as_it_is():
    table = read_csv(as_csv(HEADINGS, ROW, delimiter=";"))
    found = import_answers(table, an_office(), "survey")
    assert (found.records, found.left_out) == ((EXPECTED,), ())


def test_so_is_one_with_labels_in_a_workbook():
    labels = ["end", "About/Country", "Rules/— level", "Rules/law", "Rules/Remarks", "_id", "_tags"]
    row = [ROW[1], "— AZ", 2, "Yes, fully", "Fine", 77, None]
    found = import_answers(read_xlsx(as_xlsx(labels, row)), an_office(), "survey")
    assert (found.records, found.left_out) == ((EXPECTED,), ())


def test_each_row_of_an_export_has_the_day_that_stands_in_it():
    found = imported(
        "today;end;_submission_time;Member;level",
        ";2021-06-02T23:45:00.000-08:00;2021-06-09;AZ;2",
        "2021-06-01;2021-06-02;2021-06-03;GE;2",
        ";;2021-06-03T07:45:00;KZ;2",
    )
    days = [(it.row, it.record.member, it.record.on.day) for it in found.taken]
    assert days == [(2, "AZ", 2), (3, "GE", 1), (4, "KZ", 3)]
    assert (found.refused, found.left_out) == ((), ())


def test_what_is_wrong_with_a_day_is_told_of_the_cell_that_it_stands_in():
    rows = (";2021-04-30;AZ;2", "2021-04-30;;GE;2", ";;KZ;2")
    found = imported("today;end;Member;level", *rows)
    assert list(map(str, found.faults)) == [
        'B2: "2021-04-30" is not 2021-05-01 or later',
        'A3: "2021-04-30" is not 2021-05-01 or later',
        "A4: is missing; expected the day of the answer, in a column or for all rows",
    ]


def test_no_member_answers_twice_by_the_days_of_two_columns():
    rows = (";2021-06-02;AZ;2", "2021-06-01;;AZ;3")
    assert imported("today;end;Member;level", *rows).taken == ()
    found = imported("today;end;Member;level", *rows, latest=True)
    assert ([it.row for it in found.taken], found.superseded) == ([2], (Superseded(3, by=2),))


@pytest.mark.parametrize("heading", ["law/yes", "rules/law/no", "rules/law/Нет"])
def test_a_question_with_several_answers_is_refused_with_a_clear_word(heading):
    with pytest.raises(InvalidValue, match=r"C1: .* select_multiple gives several"):
        imported(f"Member;Date;{heading}", "AZ;2021-06-01;1")


def test_a_question_may_have_the_name_of_another_column():
    survey = a_survey(questions=(a_question("date", kind=AnswerKind.TEXT, area=None),))
    table = a_table("Member;Answered on;date", "AZ;2021-06-01;soon")
    found = import_answers(table, an_office(survey), "survey")
    assert found.records[0].answers == (Answer("date", text=LocalizedText("soon")),)


def test_a_text_that_two_questions_have_is_refused():
    questions = [
        a_question(id, text=both("How many?"), kind=AnswerKind.NUMBER, area=None)
        for id in ("one", "two")
    ]
    office = an_office(a_survey(questions=tuple(questions)))
    with pytest.raises(InvalidValue, match="the heading of one column; it may be one, two"):
        import_answers(a_table("Member;How many?", "AZ;7"), office, "survey")


def test_answers_go_into_the_survey():
    found = imported("Member;Date;level", "AZ;2021-06-01;2")
    (survey,) = with_answers(an_office(), "survey", found).planning.diagnostics.surveys
    assert survey.responses == found.records


def test_who_has_answered_before_is_told():
    found = imported("Member;Date;level", "GE;2021-06-01;2", "AZ;2021-06-01;2")
    office = an_office(evolve(SURVEY, responses=(a_response("AZ", an_answer()),)))
    with pytest.raises(InvalidValue, match=r'row 3\.member: "AZ" is not new'):
        with_answers(office, "survey", found)


def test_nothing_is_imported_to_a_survey_that_is_not_there_or_was_not_sent():
    with pytest.raises(UnknownRecord):
        import_answers(a_table("Member", "AZ"), an_office(), "other")
    office = an_office(evolve(SURVEY, sent_on=None, closes=None))
    with pytest.raises(InvalidValue, match='"survey" is not a survey that was sent'):
        import_answers(a_table("Member", "AZ"), office, "survey")


@pytest.mark.parametrize("nonsense", [None, 7, True, float("nan"), []])
def test_nonsense_is_refused(nonsense):
    table, office = a_table("Member;Date", "AZ;2021-06-01"), an_office()
    for wrong in (
        lambda: answer_form(nonsense, "survey"),
        lambda: answer_form(office, nonsense),
        lambda: answer_form(office, "survey", language=nonsense),
        lambda: import_answers(nonsense, office, "survey"),
        lambda: import_answers(table, nonsense, "survey"),
        lambda: import_answers(table, office, nonsense),
        lambda: import_answers(table, office, "survey", on=nonsense or WRONG),
        lambda: import_answers(table, office, "survey", latest=WRONG),
        lambda: with_answers(nonsense, "survey", Import(())),
        lambda: with_answers(office, nonsense, Import(())),
        lambda: with_answers(office, "survey", nonsense),
    ):
        with pytest.raises(InvalidValue):
            wrong()
