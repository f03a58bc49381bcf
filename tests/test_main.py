import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from icalendar import Calendar

from rocb import InvalidDocument, Language, OrganisationKind, documents, profiles, run_year
from rocb.__main__ import main
from rocb.ical.feed import feed
from rocb.ical.selections import OfExpert, OfMember, OfSpace, OfStakeholders
from rocb.reporting.quarterly import quarterly_page
from rocb.reporting.renderings.html import to_html
from rocb.reporting.renderings.markdown import to_markdown
from rocb.reporting.report import quarterly_report
from rocb.reporting.year.published import published_page
from rocb.reporting.year.schedule import schedule_page
from rocb.reporting.year.staffing import staffing_page
from rocb.reporting.year.staffing_report import staffing_report
from rocb.reporting.year.workplan import workplan_page
from rocb.scheduled_years import schedule_year
from tests.offices import YEAR, an_office
from tests.reporting.full_year import drafted_year, full_office, full_year, the_example

PLAN, CALENDAR, REPORT = ["plan"], ["calendar"], ["report", "--quarter", "2021Q1"]
STAFFING = ["staffing"]
COMMANDS = [PLAN, STAFFING, CALENDAR, REPORT]
WRITING = pytest.mark.parametrize("command", COMMANDS, ids=lambda it: it[0])


needs_full_device = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="there is no device that is always full"
)


@pytest.fixture
def document(tmp_path: Path) -> str:
    """The path of a small year with something of everything."""
    path = tmp_path / "office.json"
    documents.save(full_office(), path)
    return str(path)


@pytest.fixture
def planless(tmp_path: Path) -> str:
    """The path of a document that has needs but no plan."""
    path = tmp_path / "planless.json"
    documents.save(drafted_year().office, path)
    return str(path)


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    """The path of a document with faults in several places."""
    raw = json.loads(profiles.example_document())
    raw["members"][3]["code"] = "aZ"
    raw["planning"]["needs"][0]["importance"] = 7
    raw["planning"]["plan"]["activities"][1]["members"] = ["QQ"]
    raw["surplus\nkey\x1b[31m"] = True
    del raw["as_of"]
    path = tmp_path / "faulty.json"
    path.write_text(json.dumps(raw))
    return str(path)


def usage_of(*arguments: str) -> int:
    """The exit status that the parser of the arguments asks for."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def python(
    *arguments: str, variables: dict[str, str] | None = None, optimised: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m rocb` as its users do."""
    flags = ["-O"] if optimised else []
    usual = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, *flags, "-m", "rocb", *arguments],
        capture_output=True,
        check=False,
        env=usual | (variables or {}),
        timeout=60,
    )


def test_a_document_without_faults_is_counted(tmp_path, capsys):
    document = tmp_path / "example.json"
    document.write_bytes(profiles.example_document())
    assert main(["check", str(document)]) == 0
    printed = capsys.readouterr()
    counted = "52 Members, 30 needs, 16 experts, 32 activities, 21 room requests"
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


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("to", "render"), [("html", to_html), ("markdown", to_markdown)])
def test_the_plan_is_written_to_standard_output(language, to, render, document, capsysbinary):
    arguments = ["plan", document, "--language", language.value, "--to", to]
    assert main(arguments) == 0
    page = workplan_page(full_year(), language)
    assert capsysbinary.readouterr().out == render(page).encode()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("to", "render"), [("html", to_html), ("markdown", to_markdown)])
def test_the_report_is_written_to_standard_output(language, to, render, document, capsysbinary):
    arguments = ["report", document, "--quarter", "2021Q1", "--language", language.value]
    assert main([*arguments, "--to", to]) == 0
    report = quarterly_report(full_year(), YEAR.quarters[0])
    assert capsysbinary.readouterr().out == render(quarterly_page(report, language)).encode()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("to", "render"), [("html", to_html), ("markdown", to_markdown)])
def test_the_staffing_is_written_to_standard_output(language, to, render, document, capsysbinary):
    arguments = ["staffing", document, "--language", language.value, "--to", to]
    assert main(arguments) == 0
    page = staffing_page(staffing_report(full_year()), language)
    assert capsysbinary.readouterr().out == render(page).encode()


@pytest.mark.parametrize("language", Language)
def test_the_schedule_is_written_where_it_is_asked_for(language, document, capsysbinary):
    assert main(["staffing", document, "--schedule", "--language", language.value]) == 0
    page = schedule_page(full_office(), schedule_year(full_office()), language)
    assert capsysbinary.readouterr().out == to_markdown(page).encode()


def test_an_exact_staffing_is_proven_in_every_objective(document, capsysbinary):
    pytest.importorskip("highspy")
    assert main(["staffing", document, "--exact"]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert "HiGHS" in out
    assert "not proven" not in out


def test_an_exact_schedule_tells_what_two_stages_lost(document, capsysbinary):
    pytest.importorskip("highspy")
    assert main(["staffing", document, "--schedule", "--exact", "--seconds", "20"]) == 0
    assert "## Two stages and one" in capsysbinary.readouterr().out.decode()


def test_seconds_are_only_for_what_is_exact(document, capsys):
    assert main(["staffing", document, "--seconds", "5"]) == 1
    assert capsys.readouterr().err.startswith("seconds: ")


def test_without_the_extra_the_staffing_says_what_to_install(document):
    script = (
        "import sys; sys.modules['highspy'] = None; "
        "from rocb.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, "staffing", document]
    refused = subprocess.run([*command, "--exact"], capture_output=True, check=False, timeout=60)
    assert refused.returncode == 1
    assert b"pip install 'rocb[solve]'" in refused.stderr
    assert b"Traceback" not in refused.stderr
    assert subprocess.run(command, capture_output=True, check=False, timeout=60).returncode == 0


@pytest.mark.parametrize("language", Language)
def test_the_calendar_is_written_to_standard_output(language, document, capsysbinary):
    assert main(["calendar", document, "--language", language.value]) == 0
    assert capsysbinary.readouterr().out == feed(full_year(), language)


@pytest.mark.parametrize(
    ("options", "about"),
    [
        (["--space", "room"], OfSpace("room")),
        (["--member", "AZ"], OfMember("AZ")),
        (["--expert", "expert"], OfExpert("expert")),
        (["--stakeholders", "donor"], OfStakeholders(OrganisationKind.DONOR)),
    ],
    ids=["space", "member", "expert", "stakeholders"],
)
@pytest.mark.parametrize("public", [False, True])
def test_a_calendar_is_written_by_selection(options, about, public, document, capsysbinary):
    shown = ["--public"] if public else []
    assert main(["calendar", document, *options, *shown]) == 0
    year = run_year(documents.load(document))
    expected = feed(year, Language.EN, about=about, public=public)
    assert capsysbinary.readouterr().out == expected


def test_a_public_calendar_hides_ids_by_a_key_from_a_file(document, tmp_path, capsysbinary):
    key = tmp_path / "key"
    key.write_bytes(b"secret")
    assert main(["calendar", document, "--key", str(key)]) == 0
    year = run_year(documents.load(document))
    expected = feed(year, Language.EN, public=True, key=b"secret")
    assert capsysbinary.readouterr().out == expected != feed(year, Language.EN, public=True)


def test_a_key_that_is_too_long_is_refused(document, tmp_path, capsys):
    key = tmp_path / "key"
    key.write_bytes(b"x" * 65)
    assert main(["calendar", document, "--key", str(key)]) == 1
    assert capsys.readouterr().err.startswith("key: ")


@pytest.mark.parametrize(
    ("option", "id", "kind"),
    [("--space", "nowhere", "space"), ("--member", "XX", "Member"), ("--expert", "x", "expert")],
)
def test_a_calendar_of_what_the_office_does_not_have_is_refused(option, id, kind, document, capsys):
    assert main(["calendar", document, option, id]) == 1
    assert capsys.readouterr().err == f'no {kind} has the id "{id}"\n'


def test_a_feed_of_our_own_has_no_fault(document, tmp_path, capsys):
    path = tmp_path / "office.ics"
    assert main(["calendar", document, "--out", str(path)]) == 0
    assert main(["lint", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: no fault\n"


def test_the_faults_of_a_feed_are_listed_by_line_with_their_rule_and_its_source(tmp_path, capsys):
    path = tmp_path / "broken.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:3.0\r\nEND:VCALENDAR\r\n")
    assert main(["lint", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 1
    assert all(re.fullmatch(rf"{path}:[0-9]+: .+ \[[a-z0-9-]+; .+\]", line) for line in lines)


def test_the_calendar_names_who_publishes_it(document, capsysbinary):
    assert main(["calendar", document, "--organiser", "mailto:office@example.org"]) == 0
    calendar = Calendar.from_ical(capsysbinary.readouterr().out)
    organisers = {str(event["ORGANIZER"]) for event in calendar.walk("VEVENT")}
    assert organisers == {"mailto:office@example.org"}


def test_the_plan_is_written_in_the_published_columns_where_asked_to(document, capsysbinary):
    assert main(["plan", document, "--published", "--language", "ru"]) == 0
    expected = to_markdown(published_page(full_year(), Language.RU))
    assert capsysbinary.readouterr().out.decode() == expected


def test_without_more_a_plan_is_markdown_in_english(document, capsysbinary):
    assert main(["plan", document]) == 0
    assert capsysbinary.readouterr().out.startswith(b"# Annual operational plan 2021\n")


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


@WRITING
def test_without_a_plan_a_year_is_asked_for(command, planless, capsys):
    assert main([*command, planless]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("year: ")
    assert "no plan" in printed.err


def test_with_a_year_a_plan_is_drafted(planless, capsysbinary):
    assert main(["plan", planless, "--year", "2021"]) == 0
    drafted = workplan_page(drafted_year(), Language.EN)
    assert capsysbinary.readouterr().out == to_markdown(drafted).encode()


def test_a_drafted_year_may_begin_in_any_month(planless, capsysbinary):
    arguments = ["report", planless, "--year", "2021", "--first-month", "7"]
    assert main([*arguments, "--quarter", "2021Q2"]) == 0
    out = capsysbinary.readouterr().out.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "- Period: 1 October – 31 December 2021" in out


@pytest.mark.parametrize("quarter", ["2020Q4", "2022Q1"])
def test_a_report_on_another_year_is_refused(quarter, document, capsys):
    assert main(["report", document, "--quarter", quarter]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    asked_for = f'quarter: "{quarter}" is not a quarter of the plan\'s year, 2021Q1 to Q4\n'
    assert printed.err == asked_for


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("unknown",),
        ("check",),
        ("check", "FILE", "surplus"),
        ("check", "FILE", "--language", "ru"),
        ("plan",),
        ("plan", "FILE", "--to", "pdf"),
        ("plan", "FILE", "--language", "de"),
        ("plan", "FILE", "--language", "RU"),
        ("plan", "FILE", "--year", "twenty"),
        ("plan", "FILE", "--year", "0"),
        ("plan", "FILE", "--year", "-5"),
        ("plan", "FILE", "--year", "9999"),
        ("plan", "FILE", "--year", "9" * 5000),
        ("plan", "FILE", "--first-month", "13"),
        ("plan", "FILE", "--quarter", "2021Q1"),
        ("staffing",),
        ("staffing", "FILE", "--to", "pdf"),
        ("staffing", "FILE", "--seconds", "0"),
        ("staffing", "FILE", "--exact", "10"),
        ("calendar", "FILE", "--to", "html"),
        ("calendar", "FILE", "--space", "no id"),
        ("calendar", "FILE", "--member", "Moldova"),
        ("calendar", "FILE", "--stakeholders", "friends"),
        ("calendar", "FILE", "--space", "a", "--expert", "b"),
        ("lint",),
        ("calendar", "FILE", "--organiser", "nobody"),
        ("calendar", "FILE", "--organiser", "mailto:a@b\r\nATTENDEE:x"),
        ("calendar", "FILE", "--organiser", "mailto:a b@example.org"),
        ("calendar", "FILE", "--organiser", "mailto:ж@example.org"),
        ("report", "FILE"),
        ("report", "FILE", "--quarter", "2021Q5"),
        ("report", "FILE", "--quarter", "2021Q0"),
        ("report", "FILE", "--quarter", "2021q1"),
        ("report", "FILE", "--quarter", "Q1"),
        ("report", "FILE", "--quarter", "0000Q1"),
        ("report", "FILE", "--quarter", ""),
        ("demo", "surplus"),
        ("demo", "--language", "fr"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_apart_from_faults(arguments, capsys):
    assert usage_of(*arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("usage: python -m rocb")
    assert "Traceback" not in printed.err


def test_a_wrong_quarter_is_answered_with_a_right_one(capsys):
    usage_of("report", "FILE", "--quarter", "2021Q5")
    assert '"2021Q5" is not a quarter, such as 2021Q2' in capsys.readouterr().err


def test_a_wrong_language_is_answered_with_the_languages_there_are(capsys):
    usage_of("plan", "FILE", "--language", "de")
    assert "en,ru" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [(), ("check",), ("plan",), ("staffing",), ("calendar",), ("report",), ("demo",)]
)
def test_help_is_no_fault(command, capsys):
    assert usage_of(*command, "--help") == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("usage: python -m rocb")
    assert printed.err == ""


def test_the_demo_writes_everything_in_both_languages(tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["demo", "--out", str(out)]) == 0
    written = {path.name: path.read_bytes() for path in out.iterdir()}
    quarters = [f"2021Q{number}" for number in range(1, 5)]
    stems = ["work-plan", "work-plan-published", "staffing", "schedule"]
    stems += [f"report-{quarter}" for quarter in quarters]
    pages = [
        f"{it}.{code}.{end}" for it in stems for code in ("en", "ru") for end in ("html", "md")
    ]
    feeds = ["calendar.ics", *(f"calendar-space-{number}.ics" for number in range(1, 8))]
    documents_ = ["europe-2021.json", "europe-2021-ahead.json"]
    assert sorted(written) == sorted([*documents_, *feeds, *pages])
    assert len(written) == 42
    hall = feed(the_example(), Language.EN, about=OfSpace("conference-hall"))
    assert written["calendar-space-1.ics"] == hall
    assert written["calendar.ics"] == feed(the_example(), Language.EN)
    assert written["europe-2021.json"] == profiles.example_document()
    page = workplan_page(the_example(), Language.RU)
    assert written["work-plan.ru.html"] == to_html(page).encode()
    staffed = staffing_page(staffing_report(the_example()), Language.EN)
    assert written["staffing.en.md"] == to_markdown(staffed).encode()
    ahead = profiles.example_year_ahead()
    assert documents.loads(written["europe-2021-ahead.json"]) == ahead
    assert "Перенесено мероприятий" in written["schedule.ru.html"].decode()
    printed = capsys.readouterr()
    assert "42 files written:" in printed.out
    assert all(str(out / name) in printed.out for name in written)
    assert printed.err == ""


@pytest.mark.parametrize(
    ("language", "happened", "possible"),
    [
        ("en", "In the plan", "possible: Computer laboratory instead; Classroom 1 instead"),
        (
            "ru",
            "В плане",
            "возможно: Компьютерный класс вместо этого; Учебная аудитория 1 вместо этого",
        ),
    ],
)
def test_the_demo_says_what_happened_and_what_would_be_possible_in_the_language_asked_for(
    language, happened, possible, tmp_path, capsys
):
    assert main(["demo", "--out", str(tmp_path), "--language", language]) == 0
    printed = capsys.readouterr().out
    assert f"\n{happened}: 32" in printed
    assert f"\n    {possible}" in printed


def test_the_demo_keeps_what_is_there_and_writes_nothing_beside_it(tmp_path, capsys):
    (tmp_path / "calendar.ics").write_bytes(b"precious")
    assert main(["demo", "--out", str(tmp_path)]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["calendar.ics"]
    assert (tmp_path / "calendar.ics").read_bytes() == b"precious"
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"{tmp_path / 'calendar.ics'}: exists already")


def test_the_demo_overwrites_only_when_told_to(tmp_path):
    assert main(["demo", "--out", str(tmp_path)]) == 0
    assert main(["demo", "--out", str(tmp_path)]) == 1
    assert main(["demo", "--out", str(tmp_path), "--force"]) == 0


# What follows runs as users run it: in a process of its own.

PLAINEST = (
    {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "ascii"},
)


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
def test_the_demo_runs_on_any_terminal(variables, tmp_path):
    out = str(tmp_path / "out")
    done = python("demo", "--out", out, "--language", "ru", variables=variables)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"42 files written:" in done.stdout


@pytest.mark.parametrize("variables", PLAINEST, ids=["LC_ALL=C", "ascii"])
def test_a_file_with_a_russian_name_is_checked_on_any_terminal(variables, document, tmp_path):
    path = tmp_path / "офис.json"
    path.write_bytes(Path(document).read_bytes())
    done = python("check", str(path), variables=variables)
    assert (done.returncode, done.stderr) == (0, b"")
    missing = python("check", str(tmp_path / "нет.json"), variables=variables)
    assert missing.returncode == 1
    assert b"Traceback" not in missing.stderr


@pytest.fixture
def closed_pipe() -> Iterator[int]:
    """The writing end of a pipe from which nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


@pytest.mark.parametrize("command", ["check", "plan", "calendar", "report", "demo"])
def test_a_reader_that_has_gone_is_no_reason_for_a_traceback(
    command, closed_pipe, document, tmp_path
):
    more = {"report": ["--quarter", "2021Q1"], "demo": ["--out", str(tmp_path / "out")]}
    given = [] if command == "demo" else [document]
    usual = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, "-m", "rocb", command, *given, *more.get(command, [])],
        stdout=closed_pipe,
        stderr=subprocess.PIPE,
        check=False,
        env=usual,
        timeout=60,
    )
    assert done.stderr == b""
    assert done.returncode in (0, 1)


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


def test_a_document_is_never_overwritten_by_what_is_made_of_it(document, capsys):
    before = Path(document).read_bytes()
    assert main(["plan", document, "--out", document, "--force"]) == 1
    assert "is the document itself" in capsys.readouterr().err
    assert Path(document).read_bytes() == before


def test_a_year_beside_a_plan_is_refused(document, capsys):
    assert main(["plan", document, "--year", "2022"]) == 1
    assert "the document has a plan" in capsys.readouterr().err
