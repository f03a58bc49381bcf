"""What the script adds to the activities of a year: samples in every register, marked as such."""

import importlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

from rocb import (
    Office,
    Plan,
    Region,
    ReportingYear,
    Source,
    Status,
    documents,
    translation_queue,
)
from rocb.coverage import mandate_coverage
from rocb.mandate import CLAUSES
from rocb.planning.benchmarking.disclosure import Disclosure
from rocb.planning.diagnostics.assessments import AssessmentKind
from rocb.planning.diagnostics.response_rates import response_rate
from rocb.planning.plan.lines import LINE_DETAILS, lacking, unserved_lines
from rocb.planning.plan.monitoring import monitor
from rocb.planning.plan.postponements import postponements
from rocb.planning.projects.projects import ProjectKind
from rocb.planning.strategy.strategies import strategy_on, uninvolved
from rocb.profiles import EXAMPLE_YEARS, example_document, example_year

EXAMPLES = Path(__file__).parents[2] / "examples"
YEARS = {year: example_year(year) for year in EXAMPLE_YEARS}
EXAMPLE = YEARS[2021]
PLANNING = EXAMPLE.planning

of_each_year = pytest.mark.parametrize("office", YEARS.values(), ids=map(str, YEARS))


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    """The script as a module, with its own folder on the path."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(EXAMPLES))
        yield importlib.import_module("make_year")


def plan_of(office: Office) -> Plan:
    assert office.planning.plan is not None
    return office.planning.plan


def sources(value: Any, path: str = "") -> Iterator[tuple[str, Source]]:
    """Yield the sources of all records inside a value, each with its path."""
    if isinstance(value, Source):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from sources(item, f"{path}[{index}]")
    elif attrs.has(type(value)):
        for attribute in attrs.fields(type(value)):
            yield from sources(getattr(value, attribute.name), f"{path}.{attribute.name}")


@pytest.mark.parametrize("clause", [clause.id for clause in CLAUSES])
@of_each_year
def test_every_clause_of_the_mandate_is_served_in_the_examples(office, clause):
    coverage = next(it for it in mandate_coverage(office) if it.clause.id == clause)
    assert coverage.served


# An example is of one year: it has no plans of the years before.
ELSEWHERE = ("former",)
REGISTERS = [
    *(field.name for field in attrs.fields(type(PLANNING)) if field.name not in ELSEWHERE),
    *(
        f"{name}.{field.name}"
        for name in ("plan", "preferences", "diagnostics", "portfolio", "partnerships", "network")
        for field in attrs.fields(type(getattr(PLANNING, name)))
    ),
]


@pytest.mark.parametrize("register", REGISTERS)
@of_each_year
def test_no_register_of_the_examples_is_empty(office, register):
    held: Any = office.planning
    for name in register.split("."):
        held = getattr(held, name)
    assert held != ()
    assert held is not None


@pytest.mark.parametrize("year", YEARS)
def test_the_examples_are_documents_to_read(year):
    assert example_document(year).count(b"\n") < 16_000


@of_each_year
def test_the_samples_change_nothing_that_is_stated(script, office):
    rows = script.read_rows(EXAMPLES / "activities.json")
    plain = script.make_year(rows, Region.EUROPE, plan_of(office).year, 10)
    added = ("goals", "brief", "costs", "participation", "note")
    kept = {it.id: it for it in plan_of(office).activities}
    for activity in plan_of(plain).activities:
        held = {name: getattr(activity, name) for name in added}
        assert attrs.evolve(kept[activity.id], **held) == activity
        assert kept[activity.id].note == activity.note
        planned = [(cost.donor, cost.amount) for cost in kept[activity.id].costs]
        assert planned in ([], [(cost.donor, cost.amount) for cost in activity.costs])
    assert [attrs.evolve(it, awards=()) for it in office.planning.experts] == [
        attrs.evolve(it, awards=()) for it in plain.planning.experts
    ]
    assert office.room_requests[: len(plain.room_requests)] == plain.room_requests
    assert attrs.evolve(office.premises, terms=None) == attrs.evolve(plain.premises, terms=None)
    stated = plain.planning.needs
    assert [it.current for it in office.planning.needs[: len(stated)]] == [
        it.current for it in stated
    ]


@of_each_year
def test_everything_that_was_made_up_says_that_it_is_a_sample(office):
    stated = ("framework", "centres")
    beside = ("plan", "corrections")
    for name in (it.name for it in attrs.fields(type(office.planning)) if it.name not in beside):
        for path, source in sources(getattr(office.planning, name), name):
            assert source.sample != any(it in path for it in stated), path
    plan = plan_of(office)
    for activity in plan.activities:
        own, *others = sources(activity)
        assert own[1] == activity.source
        assert all(source.sample for _, source in others)
        if not activity.source.sample:
            assert (activity.published, activity.project) == (None, None)
            assert activity.brief is None or activity.brief.audience is None
            assert all(row.source and row.source.sample for row in activity.participation)
    for correction in office.planning.corrections:
        assert correction.by == "Sample officer"
        assert (correction.why.en or "").startswith("Sample: ")
    for path, source in sources(plan.baselines + plan.deadlines + office.room_requests):
        assert source.sample, path
    made_up = {it.id for it in plan.activities if it.source.sample}
    for change in plan.history:
        if change.activity not in made_up:
            assert change.by == "Sample officer"
            why = change.why
            assert why is None or (why.en or "").startswith("Sample: ")


@of_each_year
def test_no_money_is_put_into_the_mouth_of_a_real_donor(office):
    made_up = {it.id for it in office.organisations if it.source.sample}
    assert {pledge.donor for pledge in office.planning.partnerships.pledges} <= made_up
    costs = [cost for project in office.planning.portfolio.projects for cost in project.costs]
    assert {cost.donor for cost in costs if cost.donor} <= made_up


@of_each_year
def test_all_but_the_notes_of_pages_is_there_in_english_and_russian(office):
    missing = [it.path for it in translation_queue(office)]
    assert [path for path in missing if not path.endswith("].note")] == []
    assert missing


@of_each_year
def test_every_line_of_the_plan_has_an_activity_with_all_that_it_asks_for(office):
    plan = plan_of(office)
    assert unserved_lines(plan) == ()
    lacks = {(it.activity, it.line) for it in lacking(plan)}
    for line in LINE_DETAILS:
        serving = [it.id for it in plan.activities if line.value in it.clauses]
        assert any((id, line) not in lacks for id in serving), line


def test_the_year_has_something_late_something_put_off_and_something_given_up():
    plan = plan_of(EXAMPLE)
    assert [it.activity.id for it in monitor(plan, EXAMPLE.as_of).late] == ["sample-database"]
    assert {it.activity.id: it.by for it in postponements(plan)} == {
        "ccp-mentoring-kyrgyzstan-2021": 28,
        "sample-accreditation": 84,
        "sample-exchange": None,
        "customs-forum-moscow-2021": 28,
    }
    given_up = [it.id for it in plan.activities if it.status is Status.CANCELLED]
    assert given_up == ["sample-round-table"]


def test_the_activities_that_were_not_foreseen_are_not_in_the_baseline():
    (baseline,) = plan_of(EXAMPLE).baselines
    planned = {line.activity for line in baseline.lines}
    late = {"environment-khmelnytskyi-2021", "pca-study-visit-uzbekistan-2021"}
    assert {it.id for it in plan_of(EXAMPLE).activities} - planned == late


def test_the_strategy_was_made_with_all_who_supervise_the_office():
    strategy = strategy_on(PLANNING.strategies, EXAMPLE.as_of)
    assert strategy is not None
    assert EXAMPLE.governance is not None
    assert uninvolved(strategy, EXAMPLE.governance.supervised_by) == ()
    assert len(strategy.goals) == 4


def test_every_activity_is_under_the_goal_of_its_theme():
    goals = {goal.id: goal for it in PLANNING.strategies for goal in it.goals}
    for activity in plan_of(EXAMPLE).activities:
        (goal,) = activity.goals
        assert activity.theme in goals[goal].themes


def test_assessments_of_all_kinds_stand_by_both_versions_of_the_framework():
    assessments = PLANNING.diagnostics.assessments
    assert {it.kind for it in assessments} == set(AssessmentKind)
    assert {it.framework for it in assessments} == {it.id for it in PLANNING.diagnostics.frameworks}


def test_the_survey_was_answered_in_full_in_part_late_and_not_at_all():
    (survey,) = PLANNING.diagnostics.surveys
    rate = response_rate(survey)
    assert all((rate.complete, rate.partial, rate.late, rate.silent))


def test_a_need_that_came_from_a_finding_says_what_it_found():
    found = {it.id: it for made in PLANNING.diagnostics.assessments for it in made.findings}
    linked = [need for need in PLANNING.needs if need.finding is not None]
    assert len(linked) == 4
    for need in linked:
        finding = found[need.finding or ""]
        assert (finding.level, finding.target) == (need.current, need.target)


def test_the_benchmarks_show_every_level_of_disclosure():
    figures = [figure for it in PLANNING.benchmarks for figure in it.figures]
    assert {figure.disclosure for figure in figures} == set(Disclosure)
    assert sorted(it.bilateral for it in PLANNING.benchmarks) == [False, True]


def test_there_are_a_pilot_and_a_longer_term_project():
    assert [it.kind for it in PLANNING.portfolio.projects] == list(ProjectKind)


@pytest.mark.parametrize(
    ("year", "known"),
    [
        (2009, "rtc-budapest rtc-moscow rtc-skopje"),
        (2015, "rtc-budapest rtc-moscow rtc-skopje rtc-dnipropetrovsk rtc-astana"),
        (2016, "rtc-budapest rtc-moscow rtc-skopje rtc-khmelnytskyi rtc-astana"),
        (
            2021,
            "rtc-budapest rtc-moscow rtc-skopje rtc-khmelnytskyi rtc-baku rtc-astana rtc-bishkek",
        ),
    ],
)
def test_the_training_centres_are_those_known_in_the_year(script, year, known):
    found = script.read_centres(script.STRUCTURES, Region.EUROPE, ReportingYear(year), ())
    assert [it.id for it in found] == known.split()


def test_of_a_training_centre_only_a_whole_date_is_its_first_day():
    days = {it.id: it.since for it in PLANNING.network.centres}
    assert days["rtc-bishkek"] == date(2018, 12, 19)
    assert days["rtc-budapest"] is None
    assert days["rtc-baku"] is None


@pytest.mark.untraced
@pytest.mark.parametrize("region", Region)
def test_every_year_of_every_region_is_filled_and_read_back(script, region):
    rows = script.read_rows(EXAMPLES / "activities.json")
    for year in range(2009, 2025):
        office = script.filled_year(rows, region, ReportingYear(year), 10)
        assert documents.loads(documents.dumps(office)) == office
        if any(not it.source.sample for it in plan_of(office).activities) and office.members:
            assert office.planning.strategies
            assert office.planning.administrations


def test_a_year_without_activities_stays_empty(script):
    rows = script.read_rows(EXAMPLES / "activities.json")
    office = script.filled_year(rows, Region.EUROPE, ReportingYear(1990), 10)
    assert office == script.make_year(rows, Region.EUROPE, ReportingYear(1990), 10)


def test_the_registers_do_not_depend_on_each_others_draws(script):
    sampler = importlib.import_module("samples.sampler")
    europe, year = Region.EUROPE, ReportingYear(2021)
    one, other = (sampler.sampler_for(europe, year, 10, it) for it in ("strategy", "network"))
    assert one.rng.random() != other.rng.random()
    again = sampler.sampler_for(europe, year, 10, "strategy")
    again.rng.random()
    assert again.rng.random() == one.rng.random()
