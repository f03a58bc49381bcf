"""Results go where they are asked to, whole or not at all."""

import os
import subprocess
import sys
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from rocb import Language, profiles
from rocb.__main__ import main
from rocb.commands.example_files import FACTS
from rocb.commands.iati import facts_to_json
from rocb.reporting.renderings.renderings import Format, render
from rocb.reporting.year.published import published_page
from tests.commands.running import COMMANDS, WRITING, needs_full_device
from tests.reporting.full_year import full_year


@WRITING
def test_a_file_is_written_where_it_is_asked_for(command, document, tmp_path, capsysbinary):
    out = tmp_path / "out.txt"
    assert main([*command, document]) == 0
    expected = capsysbinary.readouterr().out
    assert main([*command, document, "--out", str(out)]) == 0
    assert out.read_bytes() == expected
    printed = capsysbinary.readouterr()
    assert printed.out == b""
    assert printed.err.decode() == f"{out} ({len(expected):,} bytes)\n"


@WRITING
def test_a_file_that_is_there_is_kept_unless_told_otherwise(command, document, tmp_path, capsys):
    out = tmp_path / "out.txt"
    out.write_bytes(b"precious\r\n")
    assert main([*command, document, "--out", str(out)]) == 1
    assert out.read_bytes() == b"precious\r\n"
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"{out}: exists already")
    assert main([*command, document, "--out", str(out), "--force"]) == 0
    assert out.read_bytes() != b"precious\r\n"


@WRITING
def test_a_missing_folder_is_made(command, document, tmp_path):
    out = tmp_path / "new" / "folder" / "out.txt"
    assert main([*command, document, "--out", str(out)]) == 0
    assert [path.name for path in out.parent.iterdir()] == ["out.txt"]


@WRITING
@pytest.mark.parametrize("name", ["", "office.json/out.txt", "a" * 300, "a\0b"])
def test_where_a_file_cannot_be_written_one_line_says_why(
    command, name, document, tmp_path, capsys
):
    assert main([*command, document, "--out", str(tmp_path / name), "--force"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["office.json"]


def test_a_faulty_document_leaves_no_file_behind(faulty, tmp_path):
    out = tmp_path / "out.txt"
    assert main(["plan", faulty, "--out", str(out)]) == 1
    assert not out.exists()


def test_a_reader_that_has_gone_is_told_by_the_status(closed_pipe, document, monkeypatch):
    with os.fdopen(os.dup(closed_pipe), "w") as nobody:
        monkeypatch.setattr(sys, "stdout", nobody)
        assert main(["plan", document]) == 1
        monkeypatch.undo()


@needs_full_device
def test_output_that_nobody_can_store_is_told_by_the_status(document, monkeypatch, capsys):
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(["check", document]) == 1
        monkeypatch.undo()
    assert capsys.readouterr().err == "standard output: no space left on device\n"


@pytest.mark.parametrize("command", [["check"], *COMMANDS], ids=lambda it: it[0])
def test_output_goes_also_where_only_text_is_taken(command, document):
    with redirect_stdout(StringIO()) as notebook:
        assert main([*command, document]) == 0
    assert len(notebook.getvalue()) > 20


STEP = ["--by", "A", "--on", "2031-04-12"]


@pytest.fixture
def folder(document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, now the current one, with a file of everything that commands read."""
    monkeypatch.chdir(tmp_path)
    Path("needs.csv").write_text("Member,Theme,Found on\n")
    Path("facts.json").write_bytes(facts_to_json(FACTS))
    Path("key").write_bytes(b"secret")
    Path("europe.json").write_bytes(profiles.example_document())
    assert main(["submit", document, "--quarter", "2021Q1", *STEP, "--out", "Q1.json"]) == 0
    return tmp_path


@pytest.mark.parametrize(
    ("command", "read"),
    [
        ("plan office.json", ["office.json"]),
        ("import office.json needs needs.csv", ["office.json", "needs.csv"]),
        ("template office.json needs", ["office.json"]),
        ("iati europe.json --facts facts.json --samples", ["europe.json", "facts.json"]),
        ("calendar office.json --key key", ["office.json", "key"]),
        ("report office.json --quarter 2021Q2 --earlier Q1.json", ["office.json", "Q1.json"]),
        (f"submit office.json --quarter 2021Q2 --earlier Q1.json {' '.join(STEP)}", ["Q1.json"]),
        ("frozen Q1.json", ["Q1.json"]),
    ],
)
def test_a_file_is_never_overwritten_by_what_is_made_of_it(command, read, folder, capsys):
    before = {path: path.read_bytes() for path in folder.iterdir()}
    for name in read:
        assert main([*command.split(), "--out", f"../{folder.name}/{name}", "--force"]) == 1
        assert f"{name}: is read by this command, and never overwritten" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_submission_is_overwritten_by_its_next_step(folder):
    before = Path("Q1.json").read_bytes()
    assert main(["accept", "Q1.json", *STEP, "--out", "Q1.json", "--force"]) == 0
    assert Path("Q1.json").read_bytes() != before


def test_an_office_document_takes_the_place_of_another_if_asked_to(folder):
    put = ["import", "office.json", "needs", "needs.csv", "--out", "europe.json"]
    assert main(put) == 1
    assert main([*put, "--force"]) == 0
    assert Path("europe.json").read_bytes() == Path("office.json").read_bytes()


BINARY = ["docx", "xlsx", "pdf"]


class Terminal(StringIO):
    """A terminal: it takes text and bytes, and says what it is."""

    buffer = BytesIO()

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize("to", BINARY)
@pytest.mark.parametrize("where", [Terminal, StringIO], ids=["terminal", "text"])
def test_what_only_programs_read_is_not_shown_to_people(to, where, document, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", where())
    assert main(["plan", document, "--to", to]) == 1
    monkeypatch.undo()
    expected = f'to: "{to}" is not for a terminal: --out PATH writes it into a file\n'
    assert capsys.readouterr().err == expected


@pytest.mark.parametrize("to", Format)
def test_every_format_goes_into_a_pipe_and_into_a_file(to, document, tmp_path, capsysbinary):
    out = tmp_path / f"plan.{to.suffix}"
    asked = ["plan", document, "--published", "--to", to.value]
    assert main(asked) == 0
    expected = render(published_page(full_year(), Language.EN), to)
    assert capsysbinary.readouterr().out == expected
    assert main([*asked, "--out", str(out)]) == 0
    assert out.read_bytes() == expected


def test_who_waits_at_a_terminal_sees_how_far_it_is_and_then_nothing(
    document, tmp_path, monkeypatch
):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    out = str(tmp_path / "plan.xlsx")
    assert main(["plan", document, "--to", "xlsx", "--out", out]) == 0
    monkeypatch.undo()
    shown = terminal.getvalue()
    assert shown.startswith("\rxlsx: 1 of ")
    assert "\r\x1b[K" in shown


def test_a_missing_extra_says_what_to_type(document):
    script = (
        "import sys; sys.modules['docx'] = None; "
        "from rocb.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, "plan", document, "--to", "docx"]
    refused = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert b"pip install 'rocb[docx]'" in refused.stderr
