"""The script that makes the Office document of a region and year."""

import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rocb import ActivityKind, Office, Purpose, Region, ReportingYear, documents
from rocb.profiles import EXAMPLE_YEARS, example_document, profile

EXAMPLES = Path(__file__).parents[2] / "examples"
ACTIVITIES = EXAMPLES / "activities.json"
ROWS: list[dict[str, Any]] = json.loads(ACTIVITIES.read_text(encoding="utf-8"))
A_ROW = next(row for row in ROWS if row["region"] == "europe" and row["start"].startswith("2021"))

Main = Callable[..., int]


@pytest.fixture(scope="module")
def make_year() -> Iterator[ModuleType]:
    """The script as a module, with its own folder on the path as when it is run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(EXAMPLES))
        yield importlib.import_module("make_year")


@pytest.fixture
def main(make_year: ModuleType, tmp_path: Path) -> Main:
    """The script's `main`, which writes office.json; rows of one's own may be given."""

    def run(*options: str, rows: object = None, region: str = "europe", year: int = 2021) -> int:
        activities = ACTIVITIES
        if rows is not None:
            activities = tmp_path / "rows.json"
            activities.write_text(json.dumps(rows), encoding="utf-8")
        arguments = ["--activities", str(activities), "--year", str(year), "--region", region]
        status: int = make_year.main([*arguments, "--out", str(tmp_path / "office.json"), *options])
        return status

    return run


def script(out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the script as the README says, for the year 2021 of Europe unless told otherwise."""
    arguments = ["--activities", str(ACTIVITIES), "--year", "2021", "--region", "europe"]
    command = [sys.executable, str(EXAMPLES / "make_year.py"), *arguments, "--out", str(out)]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=False)


def made(tmp_path: Path) -> Office:
    return documents.load(tmp_path / "office.json")


def lines(text: str) -> list[str]:
    return text.rstrip("\n").split("\n")


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2021, "24 activities of 2021 and 10 sample activities, 52 Members"),
        (2022, "14 activities of 2022 and 10 sample activities, 52 Members"),
    ],
)
def test_the_script_makes_the_packaged_examples_byte_by_byte_and_says_so(tmp_path, year, said):
    out = tmp_path / "office.json"
    run = script(out, "--year", str(year))
    assert (run.returncode, run.stderr, run.stdout) == (0, "", f"{out}: {said}\n")
    assert out.read_bytes() == example_document(year)


@pytest.mark.parametrize("year", EXAMPLE_YEARS)
def test_the_examples_in_the_folder_are_the_packaged_ones(year):
    assert (EXAMPLES / EXAMPLE_YEARS[year]).read_bytes() == example_document(year)


def test_the_same_call_makes_the_same_bytes(main, tmp_path):
    assert main("--seed", "7") == 0
    first = (tmp_path / "office.json").read_bytes()
    assert main("--seed", "7", "--force") == 0
    assert (tmp_path / "office.json").read_bytes() == first


def test_another_process_with_the_same_seed_makes_the_same_bytes(main, tmp_path):
    assert main("--seed", "7") == 0
    assert script(tmp_path / "other.json", "--seed", "7").returncode == 0
    assert (tmp_path / "other.json").read_bytes() == (tmp_path / "office.json").read_bytes()


def test_another_seed_makes_other_samples_of_the_same_activities(main, tmp_path):
    assert main("--seed", "7") == 0
    office, example = made(tmp_path), documents.loads(example_document())
    assert office != example
    assert office.planning.needs != example.planning.needs
    assert office.planning.plan is not None
    assert example.planning.plan is not None
    assert [it.id for it in office.planning.plan.activities] == [
        it.id for it in example.planning.plan.activities
    ]


def test_a_room_request_says_what_the_premises_are_lent_for(main, tmp_path):
    assert main() == 0
    office = made(tmp_path)
    assert office.planning.plan is not None
    kinds = {activity.id: activity.kind for activity in office.planning.plan.activities}
    purposes = {
        (kinds[it.activity] if it.activity else None, it.purpose) for it in office.room_requests
    }
    assert {purpose for kind, purpose in purposes if kind is None} == {
        Purpose.SEMINAR,
        Purpose.TRAINING,
    }
    assert (ActivityKind.WORKSHOP, Purpose.TRAINING) in purposes
    assert (ActivityKind.MEETING, Purpose.BUSINESS_MEETING) in purposes
    of_activities = [kind for kind, _ in purposes if kind is not None]
    assert len(of_activities) == len(set(of_activities))


def test_a_region_whose_year_runs_from_july_to_june_can_be_made(tmp_path):
    out = tmp_path / "office.json"
    run = script(out, "--region", "asia_pacific", "--first-month", "7")
    assert (run.returncode, run.stderr) == (0, "")
    plan = made(tmp_path).planning.plan
    assert plan is not None
    assert plan.year == ReportingYear(2021, 7)
    assert all(activity.days.first in plan.year.days for activity in plan.activities)


@pytest.mark.parametrize("region", Region)
def test_every_year_of_every_region_makes_a_document_that_is_read_back(make_year, region):
    rows = make_year.read_rows(ACTIVITIES)
    begun = 0
    for year in range(2009, 2025):
        office = make_year.make_year(rows, region, ReportingYear(year), 10)
        assert documents.loads(documents.dumps(office)) == office
        begun += len(office.planning.plan.activities)
    assert begun == sum(row.region == region.value for row in rows)


def test_a_region_of_unknown_members_serves_those_that_its_activities_name(main, tmp_path):
    assert profile(Region.ESA).members == ()
    assert main(region="esa", year=2019) == 0
    named = {code for row in ROWS if row["region"] == "esa" for code in row["members"]}
    assert {member.code for member in made(tmp_path).members} <= named


def test_a_year_without_activities_has_an_empty_plan(main, tmp_path):
    assert main(year=1990) == 0
    plan = made(tmp_path).planning.plan
    assert plan is not None
    assert plan.activities == ()


def test_what_a_row_states_stands_in_the_plan_and_the_rest_is_unknown(main, tmp_path):
    silent = dict.fromkeys(("mode", "city", "country", "host", "administrations", "participants"))
    assert main(rows=[{**A_ROW, **silent}]) == 0
    plan = made(tmp_path).planning.plan
    assert plan is not None
    (activity,) = (it for it in plan.activities if not it.source.sample)
    assert activity.title.en == A_ROW["title"]
    assert (activity.days.first.isoformat(), activity.days.last.isoformat()) == (
        A_ROW["start"],
        A_ROW["end"],
    )
    unknown = ("mode", "place", "host", "administrations", "participants")
    assert [getattr(activity, name) for name in unknown] == [None] * 5


def test_every_fault_of_the_rows_is_listed_with_its_place(tmp_path):
    bad = {
        **A_ROW,
        "id": "an id",
        "kind": "party",
        "start": "20210105",
        "country": "Georgia",
        "members": ["GE", "ge", "GE"],
        "participants": True,
        "title": "two\nlines",
    }
    missing = {key: value for key, value in A_ROW.items() if key != "theme"}
    activities = tmp_path / "rows.json"
    rows = [bad, A_ROW, missing, 7, A_ROW, {**A_ROW, "id": "late", "end": "2020-01-01"}]
    activities.write_text(json.dumps(rows), encoding="utf-8")
    run = script(tmp_path / "office.json", "--activities", str(activities))
    assert run.returncode == 1
    assert run.stdout == ""
    assert [line.split(": ")[0] for line in lines(run.stderr)] == [
        "$[0].id",
        "$[0].title",
        "$[0].kind",
        "$[0].start",
        "$[0].country",
        "$[0].members[1]",
        "$[0].members[2]",
        "$[0].participants",
        "$[2].theme",
        "$[3]",
        "$[4].id",
        "$[5].end",
    ]
    assert not (tmp_path / "office.json").exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"organisers": ["Таможня"]},
        {"organisers": ["WCO RTC", "WCO, RTC"]},
        {"host": "x" * 150},
        {"theme": "оценка"},
        {"theme": "!"},
        {"start": "0001-03-01", "end": "0001-03-02"},
        {"experts": 10**45},
    ],
    ids=["Cyrillic", "alike", "long", "Cyrillic theme", "no letter", "year 1", "experts"],
)
def test_an_unusual_row_is_made_into_a_document_or_refused_by_its_place(
    main, tmp_path, capsys, changes
):
    row = {**A_ROW, **changes}
    status = main(rows=[row], year=int(row["start"][:4]))
    if status == 0:
        assert made(tmp_path).planning.plan is not None
    else:
        assert all(line.startswith("$[0].") for line in lines(capsys.readouterr().err))


def test_two_themes_of_nearly_one_name_are_made_into_a_document(main, tmp_path):
    themes = ("post-clearance audit", "post clearance audit")
    rows = [{**A_ROW, "id": f"row-{n}", "theme": theme} for n, theme in enumerate(themes)]
    assert main(rows=rows) == 0
    assert made(tmp_path).planning.plan is not None


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"7", b"[", b"\xff", b"[" * 10_000, b"[" + b"9" * 5_000 + b"]"],
    ids=["empty", "object", "number", "cut", "bytes", "deep", "digits"],
)
def test_what_is_no_list_of_activities_is_refused(main, tmp_path, capsys, content):
    activities = tmp_path / "rows.json"
    activities.write_bytes(content)
    assert main("--activities", str(activities)) == 1
    assert capsys.readouterr().err.startswith("$: ")


def test_a_missing_list_of_activities_is_refused(main, tmp_path, capsys):
    assert main("--activities", str(tmp_path / "nowhere.json")) == 1
    assert "no such file" in capsys.readouterr().err


def test_a_document_that_stands_there_is_kept(tmp_path):
    out = tmp_path / "office.json"
    out.write_bytes(b"old")
    run = script(out)
    assert run.returncode == 1
    assert run.stderr == f"{out}: exists already, and is overwritten only when asked to\n"
    assert out.read_bytes() == b"old"


def test_a_document_that_stands_there_is_overwritten_by_force(main, tmp_path):
    (tmp_path / "office.json").write_bytes(b"old")
    assert main("--force") == 0
    assert (tmp_path / "office.json").read_bytes() == example_document()


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (("--year", "0"), "year: 0 is not between 1 and 9998"),
        (("--first-month", "13"), "first_month: 13 is not between 1 and 12"),
    ],
)
def test_a_year_that_cannot_be_is_refused(main, capsys, options, fault):
    assert main(*options) == 1
    assert lines(capsys.readouterr().err) == [fault]


@pytest.mark.parametrize("options", [("--region", "atlantis"), ("--year", "MMXXI")])
def test_wrong_usage_ends_with_two(main, capsys, options):
    with pytest.raises(SystemExit) as ended:
        main(*options)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err
