"""Every clause of the mandate is served by something, and a test shows it."""

from pathlib import Path
from types import FunctionType

import pytest

from rocb.mandate import CLAUSES
from tests.mandate.clauses import SERVED, WAYS, Subject, broken
from tests.mandate.table import CHAPTERS, named, table

DOCS = Path(__file__).parents[2] / "docs"


def test_every_clause_has_a_row():
    assert SERVED.keys() == {clause.id for clause in CLAUSES}


def test_every_row_names_what_serves_the_clause_and_stands_in_one_of_the_chapters():
    chapters = {chapter.__name__ for chapter in CHAPTERS}
    assert all(row.subjects and row.test.__module__ in chapters for row in SERVED.values())


def test_what_serves_a_clause_stands_in_the_library():
    subjects = [subject for row in SERVED.values() for subject in row.subjects]
    assert [named(it) for it in subjects if not it.__module__.startswith("rocb.")] == []


def test_the_table_of_the_docs_is_the_one_of_the_code():
    assert table() in (DOCS / "mandate.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("clause", "subject"),
    [(id, subject) for id, row in SERVED.items() for subject in row.subjects],
)
def test_what_shows_a_clause_fails_when_its_subject_is_broken(
    clause: str, subject: Subject, way: FunctionType
):
    row = SERVED[clause]
    row.test()
    with broken(subject, way), pytest.raises(Exception):  # noqa: B017, PT011 - it may fail anyhow
        row.test()
    row.test()
