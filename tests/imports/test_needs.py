"""Needs from a table: every row is taken or refused, and nothing is half done."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from rocb.errors import InvalidValue
from rocb.imports.needs import import_needs, need_form, with_needs
from rocb.imports.outcomes import Import, Taken
from rocb.planning.needs.needs import Need
from rocb.sources import Source
from rocb.texts import LocalizedText
from tests.imports.builders import FILE, a_table
from tests.offices import a_need
from tests.planning.an_office import the_office

OFFICE = the_office()
WRONG: Any = [7]
HEADINGS = "Member;Theme;Found on;Current level;Target level"


def faults_in(*rows: str) -> list[str]:
    found = import_needs(a_table(*rows), OFFICE, FILE)
    assert not found.taken
    return [str(fault) for fault in found.faults]


def test_a_row_is_a_need():
    found = import_needs(
        a_table(
            "Id;Член ВТамО;THEME;Current level;Важность;found on;Note (Russian);Source;Sample",
            "n1;az;valuation;1;5;05.03.2021;Нет правил;Letter 7;yes",
        ),
        OFFICE,
        FILE,
    )
    assert found == Import(
        (
            Taken(
                2,
                Need(
                    id="n1",
                    member="AZ",
                    theme="valuation",
                    current=1,
                    target=None,
                    importance=5,
                    found_on=date(2021, 3, 5),
                    source=Source("Letter 7", sample=True),
                    note=LocalizedText(ru="Нет правил"),
                ),
            ),
        )
    )


def test_a_need_without_an_id_is_called_after_what_it_is():
    found = import_needs(a_table(HEADINGS, "AZ;Risk;2021-03-05;;"), OFFICE, FILE)
    assert found.records[0].id == "AZ.risk.2021-03-05"
    assert found.records[0].source == FILE


def test_all_that_is_wrong_in_a_row_is_told_at_once_with_its_cells():
    headings = f"Id;{HEADINGS};Met on;Importance"
    assert faults_in(headings, "a b;;Magic;2021-03-05;7,5;9;2020-01-01;0") == [
        'A2: "a b" is not an id: letters, digits, dots, dashes and underscores, 100 at most',
        "B2: is missing; expected a Member of the office, by code or name",
        'C2: "Magic" is not a theme of the office, by id or name',
        'E2: "7,5" is not a whole number from 0 to 5',
        'F2: "9" is not a whole number from 0 to 5',
        'G2: "2020-01-01" is not 2021-03-05 or later',
        'H2: "0" is not a whole number from 1 to 5',
    ]


def test_a_rule_over_several_cells_is_kept_where_the_rest_is_sound():
    headings = f"{HEADINGS};Met on"
    assert faults_in(headings, "AZ;Risk;2021-03-05;;;2020-01-01") == [
        'F2: "2020-01-01" is not 2021-03-05 or later'
    ]


def test_of_an_id_that_stands_twice_no_row_is_taken():
    assert faults_in(f"{HEADINGS};Id", "AZ;Risk;2021-03-05;;;x", "GE;Risk;2021-03-05;;;x") == [
        'F2: "x" is not new: row 3 has it as well',
        'F3: "x" is not new: row 2 has it as well',
    ]
    assert faults_in(HEADINGS, "AZ;Risk;2021-03-05;;", "AZ;Risk;2021-03-05;1;") == [
        'row 2: "AZ.risk.2021-03-05" is not new: row 3 has it as well',
        'row 3: "AZ.risk.2021-03-05" is not new: row 2 has it as well',
    ]


def test_headings_that_are_missing_or_stand_twice_are_told_all_at_once():
    with pytest.raises(InvalidValue) as refused:
        import_needs(a_table("Theme;Тема;Target level;theme", "x;x;x;x"), OFFICE, FILE)
    assert list(map(str, refused.value.faults)) == [
        'B1: "Тема" is not new: A1 is the same column',
        'D1: "theme" is not new: A1 is the same column',
        "row 1: is missing; expected a column: Member / Член ВТамО",
        "row 1: is missing; expected a column: Found on / Дата выявления",
    ]


def test_columns_that_are_not_known_are_told_once():
    found = import_needs(
        a_table(f"{HEADINGS};№;;", "AZ;Risk;2021-03-05;;;7;;x", "GE;Risk;2021-03-05;;;8;;"),
        OFFICE,
        FILE,
    )
    assert (len(found.taken), found.left_out) == (2, ("H1", "№"))


def test_every_row_is_taken_or_refused():
    table = a_table(
        HEADINGS, "AZ;Risk;2021-03-05;;", "", "XX;Risk;2021-03-05;;", "GE;Risk;1.1.2021;;"
    )
    found = import_needs(table, OFFICE, FILE)
    assert ([it.row for it in found.taken], [it.row for it in found.refused]) == ([2, 5], [4])


def test_what_was_taken_goes_into_the_office_after_what_is_there():
    found = import_needs(a_table(HEADINGS, "AZ;Risk;2021-03-05;;"), OFFICE, FILE)
    grown = with_needs(OFFICE, found)
    assert grown.planning.needs == (*OFFICE.planning.needs, *found.records)


def test_nothing_goes_in_while_rows_are_refused_unless_partly():
    found = import_needs(
        a_table(HEADINGS, "AZ;Risk;2021-03-05;;", "XX;Risk;2021-03-05;;"), OFFICE, FILE
    )
    with pytest.raises(InvalidValue, match='A3: "XX" is not a Member of the office'):
        with_needs(OFFICE, found)
    assert len(with_needs(OFFICE, found, partly=True).planning.needs) == 2


def test_what_does_not_go_together_with_the_office_is_told_all_at_once():
    office = evolve(OFFICE, planning=evolve(OFFICE.planning, needs=(a_need(finding="finding"),)))
    found = import_needs(
        a_table(
            f"{HEADINGS};Id;Finding",
            "AZ;Risk;2021-03-05;;;need;",
            "GE;Risk;2021-03-05;;;n2;finding",
        ),
        office,
        FILE,
    )
    with pytest.raises(InvalidValue) as refused:
        with_needs(office, found)
    assert list(map(str, refused.value.faults)) == [
        'row 2.id: "need" is not new: the office has it already',
        'row 3.finding: "finding" is not a finding at GE',
    ]


def test_the_same_table_goes_in_only_once():
    found = import_needs(a_table(HEADINGS, "AZ;Risk;2021-03-05;;"), OFFICE, FILE)
    with pytest.raises(InvalidValue, match=r"row 2.id: .* the office has it already"):
        with_needs(with_needs(OFFICE, found), found)


def test_an_import_without_rows_changes_nothing():
    assert with_needs(OFFICE, import_needs(a_table(HEADINGS), OFFICE, FILE)) == OFFICE


@pytest.mark.parametrize("nonsense", [None, "x", True, 7, float("nan"), [], ()])
def test_nonsense_is_refused(nonsense):
    table = a_table(HEADINGS)
    for wrong in (
        lambda: need_form(nonsense),
        lambda: import_needs(nonsense, OFFICE, FILE),
        lambda: import_needs(table, nonsense, FILE),
        lambda: import_needs(table, OFFICE, nonsense),
        lambda: with_needs(nonsense, Import(())),
        lambda: with_needs(OFFICE, nonsense),
        lambda: with_needs(OFFICE, Import(()), partly=WRONG),
        lambda: with_needs(OFFICE, Import((Taken(2, nonsense),))),
        lambda: Import(WRONG),
    ):
        with pytest.raises(InvalidValue):
            wrong()
