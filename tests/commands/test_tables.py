"""`template` writes a table to fill in, `import` puts its rows into a document."""

import sys
from pathlib import Path

import pytest

from rocb import documents
from rocb.__main__ import main
from rocb.imports.kinds import KINDS
from rocb.office import Office
from rocb.planning.plan.activities import Activity

HEAD = "Member,Theme,Found on,Current level,Target level"
GOOD = "GE,valuation,2021-03-05,1,4"
BAD = "Atlantis,valuation,2021-03-05,1,4"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """The path of a table with a row that is taken and one that is refused."""
    path = tmp_path / "needs.csv"
    path.write_text("\n".join([f"{HEAD},Our number", f"{GOOD},1", f"{BAD},2"]))
    return path


@pytest.mark.parametrize("kind", [it for it in KINDS if it != "answers"])
def test_a_template_is_read_back_without_rows(kind, document, tmp_path):
    out, new = str(tmp_path / "table.csv"), tmp_path / "new.json"
    assert main(["template", document, kind, "--language", "ru", "--out", out]) == 0
    assert main(["import", document, kind, out, "--out", str(new)]) == 0
    assert documents.load(new) == documents.load(document)


def test_a_workbook_is_read_back_too(document, tmp_path):
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    out, new = str(tmp_path / "table.XLSX"), tmp_path / "new.json"
    assert main(["template", document, "needs", "--to", "xlsx", "--out", out]) == 0
    assert main(["import", document, "needs", out, "--out", str(new)]) == 0
    assert documents.load(new) == documents.load(document)


def test_a_template_of_answers_asks_for_their_survey(document, capsys):
    assert main(["template", document, "answers"]) == 1
    assert capsys.readouterr().err.startswith("survey: is missing")
    assert main(["template", document, "answers", "--survey", "other"]) == 1
    assert 'has the id "other"' in capsys.readouterr().err


def test_with_a_fault_in_one_row_nothing_is_imported(document, table, tmp_path, capsys):
    new = tmp_path / "new.json"
    assert main(["import", document, "needs", str(table), "--out", str(new)]) == 1
    told = capsys.readouterr().err
    assert 'A3: "Atlantis" is not ' in told
    assert "nothing was imported: --partly takes the other rows" in told
    assert not new.exists()


def test_in_part_what_was_refused_and_not_read_is_told(document, table, tmp_path, capsys):
    new = tmp_path / "new.json"
    asked = ["import", document, "needs", str(table), "--partly", "--out", str(new)]
    assert main([*asked, "--source", "Letter of 5 March"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0] == f"{table}: rows taken: 1; refused: 1; columns not read: Our number"
    assert told[1].startswith('A3: "Atlantis" is not ')
    before = documents.load(document).planning.needs
    (need,) = set(documents.load(new).planning.needs) - set(before)
    assert need.source.text == "Letter of 5 March"


def test_without_more_the_source_is_the_name_of_the_table(document, table, tmp_path):
    new = tmp_path / "new.json"
    table.write_text(f"{HEAD}\n{GOOD}\n")
    assert main(["import", document, "needs", str(table), "--out", str(new)]) == 0
    before = documents.load(document).planning.needs
    (need,) = set(documents.load(new).planning.needs) - set(before)
    assert need.source.text == "needs.csv"


def test_the_document_itself_is_not_overwritten(document, table, capsys):
    assert main(["import", document, "needs", str(table), "--partly", "--out", document]) == 1
    assert "is the document itself" in capsys.readouterr().err


def test_a_table_that_is_not_there_is_one_line(document, capsys):
    assert main(["import", document, "needs", "missing.csv"]) == 1
    assert capsys.readouterr().err == "missing.csv: no such file or directory\n"


@pytest.fixture
def late_list(document: str, tmp_path: Path) -> str:
    """The path of a list of as many people as one activity counted by its number alone."""
    activity = the_activity(documents.load(document))
    assert activity.participants is not None
    path = tmp_path / "people.csv"
    rows = [f"{activity.id},F"] * activity.participants.number
    path.write_text("\n".join(["Activity,Sex,Member", *(f"{it}," for it in rows)]))
    return str(path)


def the_activity(office: Office) -> Activity:
    assert office.planning.plan is not None
    return next(it for it in office.planning.plan.activities if it.participants)


def test_a_list_that_came_in_late_is_put_down_as_a_correction(document, late_list, tmp_path):
    new = tmp_path / "new.json"
    put_down = ["--by", "Registry", "--on", "2031-04-12", "--why-en", "It came in late"]
    asked = ["import", document, "participants", late_list, *put_down, "--out", str(new)]
    assert main(asked) == 0
    grown = documents.load(new)
    made = grown.planning.corrections[-1]
    assert (made.by, made.on.isoformat(), made.why.en) == ("Registry", "2031-04-12", put_down[-1])
    assert (
        sum(it.women for it in the_activity(grown).participation)
        == len(Path(late_list).read_text().splitlines()) - 1
    )


def test_who_puts_down_a_late_list_says_when_and_why(document, late_list, capsys):
    assert main(["import", document, "participants", late_list, "--by", "Registry"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in told] == ["on", "why"]


@pytest.mark.parametrize("written", [True, False], ids=["written", "read"])
def test_without_the_extra_it_is_said_what_to_install(
    written, document, tmp_path, monkeypatch, capsys
):
    lacking = "xlsxwriter" if written else "python_calamine"
    module = "rocb.imports.xlsx_templates" if written else "rocb.imports.xlsx_tables"
    monkeypatch.setitem(sys.modules, lacking, None)
    monkeypatch.delitem(sys.modules, module, raising=False)
    table = tmp_path / "table.xlsx"
    table.write_bytes(b"")
    more = ["template", document, "needs", "--to", "xlsx", "--out", str(tmp_path / "out")]
    asked = more if written else ["import", document, "needs", str(table)]
    assert main(asked) == 1
    assert "pip install 'rocb[xlsx]'" in capsys.readouterr().err
