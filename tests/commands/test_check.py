"""`check` lists every fault of a document."""

import pytest

from rocb import InvalidDocument, documents, profiles
from rocb.__main__ import main
from tests.commands.running import COMMANDS
from tests.offices import an_office


def test_a_document_without_faults_is_counted(tmp_path, capsys):
    document = tmp_path / "example.json"
    document.write_bytes(profiles.example_document())
    assert main(["check", str(document)]) == 0
    printed = capsys.readouterr()
    counted = "52 Members, 36 needs, 16 experts, 34 activities, 33 room requests"
    assert printed.out == f"{document}: no fault ({counted})\n"
    assert printed.err == ""


def test_a_document_without_a_plan_has_no_activities(tmp_path, capsys):
    path = tmp_path / "office.json"
    documents.save(an_office(), path)
    assert main(["check", str(path)]) == 0
    assert "0 needs, 0 experts, 0 activities, 0 room requests" in capsys.readouterr().out


def test_one_of_a_kind_is_counted_in_the_singular(planless, capsys):
    assert main(["check", planless]) == 0
    assert "1 need," in capsys.readouterr().out


@pytest.mark.parametrize("command", [["check"], *COMMANDS], ids=lambda it: it[0])
def test_all_faults_of_a_document_are_listed_each_on_a_line_with_its_path(command, faulty, capsys):
    assert main([*command, faulty]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    lines = printed.err.removesuffix("\n").split("\n")
    with pytest.raises(InvalidDocument) as refused:
        documents.load(faulty)
    assert len(lines) == len(refused.value.faults) >= 5
    assert all(line.startswith("$") and line.isprintable() for line in lines)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b"null", b"[" * 10_000, b'{"format": "x"}']
)
def test_what_is_no_document_is_refused_with_a_path(content, tmp_path, capsys):
    path = tmp_path / "office.json"
    path.write_bytes(content)
    assert main(["check", str(path)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("$")


@pytest.mark.parametrize("command", [["check"], *COMMANDS], ids=lambda it: it[0])
@pytest.mark.parametrize("name", ["missing.json", "no/such/folder/office.json", "", "a" * 300])
def test_a_file_that_is_not_there_is_one_line(command, name, tmp_path, capsys):
    path = str(tmp_path / name)
    assert main([*command, path]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith(f"{path}: ")
