"""The commands run as users run them: in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rocb import Language
from rocb.ical.feed import feed
from tests.commands.running import PLAINEST, WRITING, needs_full_device, python
from tests.reporting.full_year import full_year

pytestmark = pytest.mark.untraced


def test_the_module_runs_and_returns_its_status(document, faulty):
    assert python("check", document).returncode == 0
    refused = python("check", faulty)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert all(line.startswith(b"$") for line in refused.stderr.splitlines())
    assert python("check").returncode == 2


@pytest.mark.parametrize("variables", PLAINEST, ids=["LC_ALL=C", "ascii"])
@WRITING
def test_russian_documents_are_utf_8_on_any_terminal(variables, command, document):
    done = python(*command, document, "--language", "ru", variables=variables)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "— activity" in done.stdout.replace(b"\r\n ", b"").decode()


@pytest.mark.parametrize("variables", PLAINEST, ids=["LC_ALL=C", "ascii"])
def test_a_file_with_a_russian_name_is_checked_on_any_terminal(variables, document, tmp_path):
    path = tmp_path / "офис.json"
    path.write_bytes(Path(document).read_bytes())
    done = python("check", str(path), variables=variables)
    assert (done.returncode, done.stderr) == (0, b"")
    missing = python("check", str(tmp_path / "нет.json"), variables=variables)
    assert missing.returncode == 1
    assert b"Traceback" not in missing.stderr


@pytest.mark.parametrize("command", ["check", "plan", "calendar", "report"])
def test_a_reader_that_has_gone_is_no_reason_for_a_traceback(command, closed_pipe, document):
    more = {"report": ["--quarter", "2021Q1"]}
    usual = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, "-m", "rocb", command, document, *more.get(command, [])],
        stdout=closed_pipe,
        stderr=subprocess.PIPE,
        check=False,
        env=usual,
        timeout=60,
    )
    assert done.stderr == b""
    assert done.returncode in (0, 1)


def test_only_the_first_line_of_a_report_may_be_read(document):
    program = f"{sys.executable} -m rocb report {document} --quarter 2021Q1 --to html | head -1"
    done = subprocess.run(["sh", "-c", program], capture_output=True, check=True, timeout=60)
    assert done.stdout == b"<!DOCTYPE html>\n"
    assert done.stderr == b""


@needs_full_device
def test_a_full_disk_is_one_line(document):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "rocb", "plan", document],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_the_same_document_gives_the_same_bytes_in_every_process(document):
    arguments = ("report", document, "--quarter", "2021Q1", "--to", "html")
    first, second = (python(*arguments, variables={"PYTHONHASHSEED": seed}) for seed in "12")
    assert first.stdout == second.stdout != b""


def test_the_module_runs_without_assertions_too(document):
    done = python("calendar", document, optimised=True)
    assert done.stdout == feed(full_year(), Language.EN)
