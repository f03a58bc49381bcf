"""Reports are frozen, returned, sent again and accepted; what was sent stays readable."""

import json
from pathlib import Path

import pytest

from rocb import Language
from rocb.__main__ import main
from rocb.reporting.quarterly import quarterly_page, quarterly_report
from rocb.reporting.renderings.markdown import to_markdown
from rocb.reporting.submissions.data import submission_from_json
from rocb.reporting.submissions.submissions import SubmissionState
from tests.offices import YEAR
from tests.reporting.full_year import full_office

SENT = ["--by", "The office", "--on", "2021-04-12"]
READ = ["--by", "The Directorate", "--on", "2021-04-20"]
WHY = ["--why-en", "Who paid?", "--why-ru", "Кто платил?"]


@pytest.fixture
def sent(document: str, tmp_path: Path) -> str:
    """The path of the report on the first quarter, as it was submitted."""
    path = str(tmp_path / "sent.json")
    assert main(["submit", document, "--quarter", "2021Q1", *SENT, "--out", path]) == 0
    return path


@pytest.fixture
def sent_back(sent: str, tmp_path: Path) -> str:
    """The path of the same report, as it was returned."""
    path = str(tmp_path / "returned.json")
    assert main(["return", sent, *READ, *WHY, "--out", path]) == 0
    return path


def test_a_report_is_frozen_in_both_languages(sent):
    submission = submission_from_json(Path(sent).read_bytes())
    report = quarterly_report(full_office(), YEAR.quarters[0])
    assert submission.latest.pages == tuple(quarterly_page(report, it) for it in Language)
    assert (submission.report, submission.period) == ("quarterly", "2021Q1")
    assert submission.state is SubmissionState.SUBMITTED


@pytest.mark.parametrize("language", Language)
def test_a_frozen_report_is_written_as_it_was(language, sent, document, capsysbinary):
    Path(document).unlink()
    capsysbinary.readouterr()
    assert main(["frozen", sent, "--language", language.value]) == 0
    page = quarterly_page(quarterly_report(full_office(), YEAR.quarters[0]), language)
    assert capsysbinary.readouterr().out == to_markdown(page).encode()


def test_an_edition_that_is_not_there_is_refused(sent, capsys):
    assert main(["frozen", sent, "--edition", "1", "--out", f"{sent}.md"]) == 0
    capsys.readouterr()
    assert main(["frozen", sent, "--edition", "2"]) == 1
    assert capsys.readouterr().err == "edition: 2 is not from 1 to 1\n"


def test_the_trail_tells_who_did_what_when_and_why(sent_back, capsys):
    capsys.readouterr()
    assert main(["trail", sent_back]) == 0
    head, first, second = capsys.readouterr().out.splitlines()
    assert head == "quarterly 2021Q1: returned"
    assert first.startswith("2021-04-12 submit: The office (")
    assert second.startswith("2021-04-20 return: The Directorate; Who paid?; Кто платил? (")


def test_to_return_a_report_needs_a_reason(sent, capsys):
    capsys.readouterr()
    assert main(["return", sent, *READ]) == 1
    assert capsys.readouterr().err.startswith("why: is missing")


def test_a_reason_in_one_language_will_do(sent, tmp_path):
    out = tmp_path / "out.json"
    assert main(["return", sent, *READ, "--why-ru", "Кто платил?", "--out", str(out)]) == 0
    why = submission_from_json(out.read_bytes()).trail[-1].why
    assert why is not None
    assert (why.en, why.ru) == (None, "Кто платил?")


def test_a_report_is_accepted(sent, tmp_path):
    out = tmp_path / "out.json"
    assert main(["accept", sent, *READ, "--out", str(out)]) == 0
    assert submission_from_json(out.read_bytes()).state is SubmissionState.ACCEPTED


def test_what_was_returned_is_not_accepted(sent_back, capsys):
    capsys.readouterr()
    assert main(["accept", sent_back, *READ]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("trail[2].step: ")


def test_a_submission_may_be_carried_on_in_its_own_file(sent, capsys):
    assert main(["accept", sent, *READ, "--out", sent]) == 1
    assert main(["accept", sent, *READ, "--out", sent, "--force"]) == 0
    assert len(submission_from_json(Path(sent).read_bytes()).trail) == 2


def test_a_returned_report_is_sent_anew_once_it_was_mended(sent_back, document, tmp_path, capsys):
    again = ["--by", "The office", "--on", "2021-04-25", "--why-en", "Told by donor"]
    raw = json.loads(Path(document).read_bytes())
    raw["name"] = {"en": "Mended"}
    Path(document).write_text(json.dumps(raw))
    out = tmp_path / "again.json"
    assert main(["resubmit", sent_back, document, *again, "--out", str(out)]) == 0
    submission = submission_from_json(out.read_bytes())
    assert submission.state is SubmissionState.SUBMITTED
    first, second = submission.editions
    assert first.content != second.content
    capsys.readouterr()
    assert main(["frozen", str(out), "--edition", "2"]) == 0
    told = capsys.readouterr().out
    assert "Mended" in told
    assert "As known on: 25" in told


def test_who_changed_a_word_in_a_submission_is_found_out(sent, capsys):
    content = Path(sent).read_text(encoding="utf-8")
    Path(sent).write_text(content.replace("Transmittal", "Transmission", 1), encoding="utf-8")
    capsys.readouterr()
    assert main(["frozen", sent]) == 1
    assert "$.editions[0].content" in capsys.readouterr().err
