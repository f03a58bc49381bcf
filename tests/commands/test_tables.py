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


@pytest.mark.parametrize(
    ("more", "begins"),
    [
        (["--out", "table.xlsx"], b"PK"),
        (["--out", "table.csv"], b"\xef\xbb\xbf"),
        (["--out", "table.txt"], b"\xef\xbb\xbf"),
        (["--out", "table.txt", "--to", "xlsx"], b"PK"),
    ],
)
def test_the_ending_chooses_what_a_template_is(more, begins, document, tmp_path, monkeypatch):
    pytest.importorskip("xlsxwriter")
    monkeypatch.chdir(tmp_path)
    assert main(["template", document, "needs", *more]) == 0
    assert Path(more[1]).read_bytes().startswith(begins)


@pytest.mark.parametrize(("out", "to"), [("table.xlsx", "csv"), ("table.csv", "xlsx")])
def test_an_ending_that_contradicts_the_format_is_refused(out, to, document, tmp_path, capsys):
    asked = ["template", document, "needs", "--to", to, "--out", str(tmp_path / out)]
    assert main(asked) == 1
    assert capsys.readouterr().err.endswith(f"is not a file that ends with .{to}\n")
    assert not (tmp_path / out).exists()


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
    assert f"{document}: is read by this command" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("source", "name", "told"),
    [
        ("a\nb", "needs.csv", r'source: "a\nb" is not one line of text'),
        (None, "a\nb.csv", r'table: "a\nb.csv" is not one line of text'),
    ],
    ids=["named", "by the table"],
)
def test_a_source_that_is_no_line_of_text_is_told_with_its_place(
    source, name, told, document, tmp_path, capsys
):
    path = tmp_path / name
    path.write_text(f"{HEAD}\n{GOOD}\n")
    more = [] if source is None else ["--source", source]
    assert main(["import", document, "needs", str(path), *more]) == 1
    assert capsys.readouterr().err == f"{told}\n"


SURPLUS = {
    "--by": "Registry",
    "--on": "2031-04-12",
    "--why-en": "Late",
    "--why-ru": "Поздно",
    "--source": "A letter",
    "--survey": "survey",
}


@pytest.mark.parametrize(
    ("kind", "of_no_use"),
    [
        ("activities", ["--by", "--on", "--why-en", "--why-ru", "--survey", "--latest"]),
        ("needs", ["--by", "--on", "--why-en", "--why-ru", "--survey", "--latest"]),
        ("participants", ["--survey", "--latest"]),
        ("answers", ["--by", "--why-en", "--why-ru", "--source"]),
    ],
)
def test_what_is_of_no_use_to_a_kind_is_refused(kind, of_no_use, document, table, capsys):
    typed = [part for it in of_no_use for part in (it, SURPLUS.get(it)) if part is not None]
    assert main(["import", document, kind, str(table), *typed]) == 1
    told = capsys.readouterr().err.splitlines()
    assert sorted(line.split(":")[0] for line in told) == sorted(it[2:] for it in of_no_use)
    assert all(line.endswith(f" is not given with {kind}") for line in told)


def test_a_template_of_no_answers_has_no_survey(document, capsys):
    assert main(["template", document, "needs", "--survey", "survey"]) == 1
    assert capsys.readouterr().err == 'survey: "survey" is not given with needs\n'


@pytest.mark.parametrize(
    ("name", "more", "told"),
    [
        ("table.csv", ["--sheet", "One"], 'sheet: "One" is not given with a table in CSV'),
        ("t.xlsx", ["--encoding", "utf-8"], 'encoding: "utf-8" is not given with a table in XLSX'),
    ],
)
def test_what_is_of_no_use_to_a_kind_of_file_is_refused(
    name, more, told, document, tmp_path, capsys
):
    path = tmp_path / name
    path.write_text(f"{HEAD}\n{GOOD}\n")
    assert main(["import", document, "needs", str(path), *more]) == 1
    assert capsys.readouterr().err == f"{told}\n"


def test_a_table_in_windows_1251_is_read_where_it_is_named(document, tmp_path):
    path, new = tmp_path / "needs.csv", tmp_path / "new.json"
    path.write_bytes(f"{HEAD},Note (Russian)\n{GOOD},Оценка".encode("cp1251"))
    asked = ["import", document, "needs", str(path), "--encoding", "cp1251", "--out", str(new)]
    assert main(asked) == 0
    assert "Оценка" in new.read_text()


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


@pytest.mark.parametrize(
    ("given", "lacking"),
    [
        (["--by", "Registry"], ["on", "why"]),
        (["--on", "2031-04-12"], ["by", "why"]),
        (["--why-ru", "Поздно"], ["by", "on"]),
        (["--on", "2031-04-12", "--why-en", "It came in late"], ["by"]),
    ],
)
def test_a_late_list_is_put_down_by_whom_when_and_why_or_not_at_all(
    given, lacking, document, late_list, capsys
):
    assert main(["import", document, "participants", late_list, *given]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in told] == lacking


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
