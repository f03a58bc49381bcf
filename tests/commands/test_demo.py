"""`demo` makes everything of the packaged years."""

import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from rocb import Language, documents, profiles
from rocb.__main__ import main
from rocb.commands.example_years import SHEETS
from rocb.commands.rendering import renderings_of
from rocb.ical.feed import feed
from rocb.ical.selections import OfSpace
from rocb.imports.kinds import KINDS
from rocb.reporting.renderings.data import to_json
from rocb.reporting.renderings.html import to_html
from rocb.reporting.renderings.renderings import Format, render
from rocb.reporting.submissions.data import submission_from_json
from rocb.reporting.year.workplan import workplan_page
from tests.commands.running import PLAINEST, python
from tests.reporting.full_year import full_year, the_example

pytestmark = pytest.mark.untraced

QUARTERS = [f"2021Q{number}" for number in range(1, 5)]
SUFFIXES = ("html", "md")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, str]:
    """The folder of 2021 in HTML and Markdown, and what was printed on the plainest terminal."""
    out = tmp_path_factory.mktemp("demo") / "out"
    asked = ["--year", "2021", "--to", "html", "--to", "markdown", "--language", "ru"]
    done = python("demo", "--out", str(out), *asked, variables=PLAINEST[0])
    assert (done.returncode, done.stderr) == (0, b"")
    return out / "2021", done.stdout.decode()


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def pages(*stems: str) -> set[str]:
    return {f"{it}.{code}.{end}" for it in stems for code in ("en", "ru") for end in SUFFIXES}


def test_every_report_sheet_and_page_of_the_year_is_there_in_both_languages(made):
    folder, _ = made
    quarterly = [f"quarterly-{it}" for it in QUARTERS]
    assert names_in(folder / "reports") == pages("annual", *quarterly)
    assert names_in(folder / "sheets") == pages(*(about for about, _ in SHEETS))
    stems = ["work-plan", "work-plan-published", "staffing", "schedule"]
    assert names_in(folder / "year") == pages(*stems)


def test_a_page_is_what_the_library_makes_of_the_year(made):
    folder, _ = made
    page = workplan_page(the_example(), Language.RU)
    assert (folder / "year" / "work-plan.ru.html").read_bytes() == to_html(page).encode()
    schedule = (folder / "year" / "schedule.ru.html").read_text(encoding="utf-8")
    assert "Перенесено мероприятий" in schedule


def test_what_was_submitted_is_what_the_reports_say(made):
    folder, _ = made
    assert names_in(folder / "submissions") == {f"{it}.json" for it in QUARTERS}
    for quarter in QUARTERS:
        submission = submission_from_json((folder / "submissions" / f"{quarter}.json").read_bytes())
        for page in submission.latest.pages:
            name = f"quarterly-{quarter}.{page.language.value}.html"
            assert (folder / "reports" / name).read_bytes() == to_html(page).encode()


def test_calendars_are_of_the_office_and_of_each_space(made):
    folder, _ = made
    spaces = {f"space-{number}.ics" for number in range(1, 8)}
    assert names_in(folder / "calendars") == {"office.ics", *spaces}
    office = (folder / "calendars" / "office.ics").read_bytes()
    assert office == feed(the_example(), Language.EN)
    hall = feed(the_example(), Language.EN, about=OfSpace("conference-hall"))
    assert (folder / "calendars" / "space-1.ics").read_bytes() == hall


def test_documents_templates_and_the_activity_file_are_there(made):
    folder, _ = made
    assert names_in(folder) == {"europe-2021.json", "europe-2021-ahead.json"}
    assert (folder / "europe-2021.json").read_bytes() == profiles.example_document()
    ahead = documents.load(folder / "europe-2021-ahead.json")
    assert ahead == profiles.example_year_ahead()
    assert names_in(folder / "iati") == {"activities.xml", "facts.json"}
    csv = {f"{kind}.{code}.csv" for kind in KINDS for code in ("en", "ru")}
    assert csv <= names_in(folder / "templates")


def test_it_says_what_happened_what_would_be_possible_and_what_was_written(made):
    folder, printed = made
    number = sum(path.is_file() for path in folder.rglob("*"))
    assert "\nВ плане: " in printed
    assert "\n    возможно: " in printed
    assert f"\n{number} files written:\n" in printed
    assert f"  {folder / 'calendars'}: 8 files (" in printed


def test_a_year_that_is_there_is_kept_unless_told_otherwise(made, capsys):
    folder, _ = made
    before = (folder / "year" / "staffing.en.md").stat().st_mtime_ns
    assert main(["demo", "--out", str(folder.parent)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"{folder}: exists already")
    assert (folder / "year" / "staffing.en.md").stat().st_mtime_ns == before
    assert not (folder.parent / "2022").exists()


def test_who_stops_it_finds_nothing_half_done(tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-m", "rocb", "demo", "--out", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        sleep(4)
        running.send_signal(signal.SIGINT)
        printed = running.communicate(timeout=60)
    assert (running.returncode, printed) == (130, (b"", b"stopped\n"))
    assert not out.exists()


def test_a_page_is_rendered_in_every_format_that_is_asked_for():
    page = workplan_page(full_year(), Language.RU)
    made = renderings_of(page, (Format.JSON, Format.MARKDOWN))
    markdown = render(page, Format.MARKDOWN)
    assert (made.files, made.lacking) == ({"json": to_json(page), "md": markdown}, ())


def test_a_format_whose_extra_is_missing_is_left_out_and_told():
    script = (
        "import sys; sys.modules['docx'] = sys.modules['xlsxwriter'] = None\n"
        "from rocb import Language, profiles, run_year\n"
        "from rocb.commands.rendering import renderings_of\n"
        "from rocb.reporting.renderings.renderings import Format\n"
        "from rocb.reporting.year.published import published_page\n"
        "page = published_page(run_year(profiles.example_year()), Language.EN)\n"
        "made = renderings_of(page, (Format.DOCX, Format.JSON, Format.XLSX))\n"
        "print(*made.files, *made.lacking)\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60)
    assert done.stdout.startswith("json ")
    assert "pip install 'rocb[docx]'" in done.stdout
    assert "pip install 'rocb[xlsx]'" in done.stdout
