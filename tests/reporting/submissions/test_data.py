"""A submission is written and read as it is; what was changed by hand is refused with its place."""

import json
from datetime import date
from typing import Any

import pytest

from rocb import InvalidDocument, InvalidValue, Language
from rocb.reporting.submissions.data import submission_from_json, submission_to_json
from rocb.reporting.submissions.submissions import (
    Submission,
    accepted,
    resubmitted,
    returned,
    submitted,
)
from rocb.texts import LocalizedText
from tests.reporting.submissions.pages import a_figure, a_row, pages

FIRST = submitted("quarterly", "2021Q1", pages(), date(2021, 4, 12), "The office")
SENT_BACK = returned(FIRST, date(2021, 4, 20), "A reader", LocalizedText(ru="Кто платил?"))
MENDED = resubmitted(
    SENT_BACK, pages(a_row("GE", a_figure(2, "activity"))), date(2021, 4, 25), "The office"
)


def read_back(changed: dict[str, Any]) -> Submission:
    return submission_from_json(json.dumps(changed))


def faults_of(content: Any) -> list[str]:
    with pytest.raises(InvalidDocument) as refused:
        submission_from_json(content)
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize(
    "submission",
    [FIRST, SENT_BACK, MENDED, accepted(MENDED, date(2021, 4, 30), "A reader")],
    ids=["submitted", "returned", "submitted again", "accepted"],
)
def test_a_submission_is_read_as_it_was_written(submission):
    content = submission_to_json(submission)
    assert submission_from_json(content) == submission
    assert submission_from_json(content.decode()) == submission
    assert submission_to_json(submission_from_json(content)) == content


def test_russian_is_written_as_such_and_the_last_line_is_ended():
    content = submission_to_json(SENT_BACK)
    assert "Кто платил?" in content.decode()
    assert content.endswith(b"}\n")


def test_a_figure_that_was_changed_is_found_out_by_the_hash_of_its_edition():
    raw = json.loads(submission_to_json(MENDED))
    section = raw["editions"][1]["pages"][0]["sections"][0]
    section["blocks"][1]["rows"][0]["cells"][1][0]["value"] = 3
    (fault,) = faults_of(json.dumps(raw))
    assert fault.startswith("$.editions[1].content: ")
    assert fault.endswith("is not the hash of the pages")


def test_with_a_hash_of_its_own_a_changed_page_does_not_fit_the_trail():
    raw = json.loads(submission_to_json(FIRST))
    other = json.loads(submission_to_json(MENDED))
    raw["editions"] = [other["editions"][1]]
    (fault,) = faults_of(json.dumps(raw))
    assert fault.startswith("$.editions: ")


def renamed(raw: dict[str, Any]) -> None:
    raw["trail"][0]["by"] = "Somebody else"


def dated_back(raw: dict[str, Any]) -> None:
    raw["trail"][0]["on"] = "2021-04-01"


def talked_round(raw: dict[str, Any]) -> None:
    raw["trail"][1]["why"] = {"en": "Well done"}


def given_another_period(raw: dict[str, Any]) -> None:
    raw["period"] = "2021Q2"


def never_returned(raw: dict[str, Any]) -> None:
    raw["trail"].pop()


def unsealed(raw: dict[str, Any]) -> None:
    del raw["seal"]


@pytest.mark.parametrize(
    "change", [renamed, dated_back, talked_round, given_another_period, never_returned, unsealed]
)
def test_who_when_and_why_are_sealed_too(change):
    raw = json.loads(submission_to_json(SENT_BACK))
    change(raw)
    (fault,) = faults_of(json.dumps(raw))
    assert fault.startswith("$.seal: ")


def test_a_submission_may_be_laid_out_otherwise():
    raw = json.loads(submission_to_json(SENT_BACK))
    other = {key: raw[key] for key in sorted(raw)}
    assert submission_from_json(json.dumps(other, indent=2)) == SENT_BACK


def test_a_trail_that_cannot_have_happened_is_refused_with_its_place():
    raw = json.loads(submission_to_json(SENT_BACK))
    raw["trail"][1]["on"] = "2021-04-01"
    (fault,) = faults_of(json.dumps(raw))
    assert fault == '$.trail[1].on: "2021-04-01" is not 2021-04-12 or later'


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("format", "rocb-page", '$.format: "rocb-page" is not "rocb-submission"'),
        ("version", 2, "$.version: 2 is not 1"),
        ("version", True, "$.version: true is not 1"),
        ("period", 7, "$.period: 7 is not text"),
        ("trail", None, "$.trail: null is not a list"),
        ("editions", [], "$.editions: 0 is not those that the trail tells of, in order"),
        ("more", 1, '$.more: "more" is not asked for'),
    ],
)
def test_what_does_not_belong_there_is_refused_with_its_place(key, value, expected):
    raw = json.loads(submission_to_json(FIRST))
    raw[key] = value
    assert any(fault.startswith(expected) for fault in faults_of(json.dumps(raw)))


def test_all_faults_are_told_at_once():
    raw = json.loads(submission_to_json(FIRST))
    raw["period"] = 7
    raw["trail"][0]["on"] = "12.04.2021"
    del raw["report"]
    paths = [fault.split(": ")[0] for fault in faults_of(json.dumps(raw))]
    assert paths == ["$.report", "$.period", "$.trail[0].on"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, "{}", None, 7, bytearray(b"{}")],
    ids=lambda it: repr(it)[:12],
)
def test_what_is_no_submission_is_refused_with_a_path(content):
    assert all(fault.startswith("$") for fault in faults_of(content))


def test_a_key_that_stands_twice_is_refused():
    content = submission_to_json(FIRST).decode().replace('"report":', '"report":"x","report":')
    assert faults_of(content) == ['$.report: "report" is not a key that stands once']


def test_a_number_without_end_is_refused_in_time():
    content = submission_to_json(FIRST).decode().replace('"2021Q1"', "9" * 100_000)
    assert len(faults_of(content)) == 1


@pytest.mark.parametrize("nonsense", [None, b"{}", "submission", FIRST.latest])
def test_only_submissions_are_written(nonsense):
    with pytest.raises(InvalidValue):
        submission_to_json(nonsense)


def test_each_language_is_read_back():
    submission = read_back(json.loads(submission_to_json(FIRST)))
    assert [page.language for page in submission.latest.pages] == list(Language)
