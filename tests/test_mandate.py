"""The clauses of the two founding texts."""

from collections import Counter

import pytest
from attrs import fields

from rocb import CLAUSES, Chapter, InvalidValue, Language, clause
from rocb.checks import faults_of
from rocb.planning.plan.activities import Activity

COUNTS = {
    Chapter.DUTY: 8,
    Chapter.RESPONSIBILITY: 12,
    Chapter.PLAN: 9,
    Chapter.OPERATION: 7,
    Chapter.STAKEHOLDER: 5,
    Chapter.FOCUS: 8,
    Chapter.FACILITY: 6,
    Chapter.TERMS: 2,
}


def test_every_chapter_has_as_many_clauses_as_its_text():
    assert Counter(it.chapter for it in CLAUSES) == COUNTS


def test_every_chapter_is_counted():
    assert set(COUNTS) == set(Chapter)


def test_an_id_is_the_chapter_and_the_number_of_the_clause_in_it():
    assert [it.id for it in CLAUSES] == [
        f"{chapter.value}.{number}"
        for chapter, count in COUNTS.items()
        for number in range(1, count + 1)
    ]


def test_no_id_stands_twice():
    assert len({it.id for it in CLAUSES}) == len(CLAUSES)


@pytest.mark.parametrize(
    ("id", "word"),
    [
        ("duty.5", "strategy"),
        ("responsibility.3", "SAFE"),
        ("responsibility.8", "every quarter"),
        ("responsibility.12", "Translate"),
        ("plan.1", "projects"),
        ("plan.2", "Seminars"),
        ("plan.5", "WORLDCAP"),
        ("plan.9", "Secretariat"),
        ("operation.1", "pool of experts"),
        ("operation.3", "Columbus phase 2"),
        ("stakeholder.4", "donors together"),
        ("focus.3", "risk management"),
        ("focus.7", "integrity"),
        ("facility.1", "Conference hall"),
        ("facility.6", "Parking"),
        ("terms.2", "pay nothing"),
    ],
)
def test_a_clause_keeps_its_id(id, word):
    found = clause(id)
    assert found is not None
    assert word in (found.text.en or "")


@pytest.mark.parametrize("language", Language)
def test_every_clause_is_there_in_every_language(language):
    texts = [it.text.within(language) for it in CLAUSES]
    assert None not in texts
    assert len(set(texts)) == len(CLAUSES)


def test_the_russian_text_is_in_cyrillic():
    assert all(any("а" <= letter <= "я" for letter in it.text.ru or "") for it in CLAUSES)


def test_a_clause_is_found_by_its_id():
    assert all(clause(it.id) is it for it in CLAUSES)


@pytest.mark.parametrize("id", ["plan.0", "plan.10", "plan", "Plan.1", "plan.01"])
def test_there_is_no_clause_of_another_id(id):
    assert clause(id) is None


@pytest.mark.parametrize("nonsense", [None, 7, True, "", [], float("nan")])
def test_only_a_text_is_the_id_of_a_clause(nonsense):
    with pytest.raises(InvalidValue):
        clause(nonsense)


def test_an_activity_serves_known_clauses_only():
    attribute = fields(Activity).clauses
    assert faults_of(attribute, ("plan.1", "plan.9")) == ()
    (fault,) = faults_of(attribute, ("plan.1", "plan.10"))
    assert fault.path == "clauses[1]"
    assert fault.expected == "the id of a clause of the mandate, such as plan.2"


def test_a_clause_without_an_id_is_refused():
    with pytest.raises(InvalidValue):
        type(CLAUSES[0])("plan 1", Chapter.PLAN, CLAUSES[0].text)
