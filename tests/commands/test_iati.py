"""`iati` writes an activity file from what the publisher states."""

from pathlib import Path

import pytest

from rocb import documents, profiles
from rocb.__main__ import main
from rocb.commands.example_files import FACTS
from rocb.commands.iati import facts_from_json, facts_to_json
from rocb.iati.publishing import iati_file


@pytest.fixture
def example(tmp_path: Path) -> str:
    """The path of the packaged year 2021."""
    path = tmp_path / "example.json"
    path.write_bytes(profiles.example_document())
    return str(path)


@pytest.fixture
def facts(tmp_path: Path) -> str:
    """The path of what the publisher states."""
    path = tmp_path / "facts.json"
    path.write_bytes(facts_to_json(FACTS))
    return str(path)


def test_an_activity_file_is_written(example, facts, capsysbinary):
    assert main(["iati", example, "--facts", facts, "--samples"]) == 0
    expected = iati_file(documents.load(example), FACTS, samples=True)
    assert capsysbinary.readouterr().out == expected


def test_samples_are_not_published_unless_asked_to(example, facts, capsys):
    assert main(["iati", example, "--facts", facts]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "it is a sample" in printed.err


def test_a_project_that_is_not_there_is_refused(example, facts, capsys):
    assert main(["iati", example, "--facts", facts, "--project", "none"]) == 1
    assert capsys.readouterr().err == 'no project has the id "none"\n'


def test_facts_are_read_as_they_were_written():
    assert facts_from_json(facts_to_json(FACTS)) == FACTS


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "$: "),
        ("[" * 100_000, "$: "),
        ("[]", "$: a list of 0"),
        ("{}", "$.reporting: is missing"),
        ('{"reporting": {"ref": "XX-1", "type": "4"}}', "$.reporting.type: "),
        ('{"reporting": {"ref": "XX-1", "type": "40"}, "more": 1}', "$.more: "),
    ],
)
def test_what_is_no_statement_is_refused_with_its_place(
    content, expected, example, tmp_path, capsys
):
    path = tmp_path / "facts.json"
    path.write_text(content)
    assert main(["iati", example, "--facts", str(path)]) == 1
    assert capsys.readouterr().err.startswith(expected)
