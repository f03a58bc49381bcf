"""The three published rows of the office's work plan, loaded and published again."""

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rocb import (
    Language,
    LocalizedText,
    Office,
    Plan,
    Programme,
    ReportingYear,
    Theme,
    documents,
    run_year,
)
from rocb.planning.plan.workplan import workplan_rows
from rocb.planning.strategy.strategies import Strategy
from rocb.reporting.pages import Paragraph, Table
from rocb.reporting.words.words import Words
from rocb.reporting.year.published import published_page
from tests.offices import an_office, both
from tests.reporting.readings import text_of

EXAMPLES = Path(__file__).parents[2] / "examples"
RAW: dict[str, Any] = json.loads((EXAMPLES / "workplan.json").read_text(encoding="utf-8"))
YEAR = ReportingYear(2021)


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    """The module of the examples, with its own folder on the path."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(EXAMPLES))
        yield importlib.import_module("workplan_rows")


@pytest.fixture(scope="module")
def loaded(script) -> tuple[Plan, Strategy]:
    """The plan, and the strategy around its goals."""
    plan, strategy = script.read_workplan(EXAMPLES / "workplan.json", YEAR, "capacity-building")
    return plan, strategy


def text(raw: dict[str, str]) -> LocalizedText:
    return LocalizedText(**raw)


def test_the_published_rows_load_as_activities(loaded):
    plan, strategy = loaded
    assert [it.id for it in plan.activities] == ["workplan-1.1", "workplan-1.2", "workplan-1.3"]
    assert [(it.number, it.title) for it in strategy.goals] == [(1, text(RAW["goals"][0]["title"]))]


def test_what_the_table_does_not_say_is_not_made_up(loaded):
    for activity in loaded[0].activities:
        assert activity.note is not None
        assert activity.traced is not None
        assert activity.traced.sample
        assert not activity.source.sample
        assert loaded[1].source.sample
        assert (activity.mode, activity.place, activity.participants) == (None, None, None)


def test_the_rows_come_out_in_the_columns_as_they_are_published(loaded):
    plan, strategy = loaded
    (group,) = workplan_rows(plan, strategy.goals)
    assert group.goal == strategy.goals[0]
    columns = [
        (
            row.number,
            row.title,
            row.stakeholders,
            row.action,
            Words(Language.EN).name(row.status),
            row.indicator,
            row.outcome,
            row.progress,
        )
        for row in group.rows
    ]
    assert columns == [
        (
            it["number"],
            text(it["activity"]),
            tuple(map(text, it["stakeholders"])),
            text(it["action"]),
            it["status"],
            text(it["indicator"]),
            text(it["outcome"]),
            tuple(map(text, it["progress"])),
        )
        for it in RAW["rows"]
    ]


def office_of(plan: Plan, strategy: Strategy) -> Office:
    theme = Theme("capacity-building", both("Capacity building"))
    planning = Programme(themes=(theme,), plan=plan, strategies=(strategy,))
    return an_office(planning=planning)


@pytest.mark.parametrize(
    ("language", "heads"),
    [
        (
            Language.EN,
            "#|Activity|Stakeholders|Action|Status|Indicator|Intended Outcome|Summary Progress",
        ),
        (
            Language.RU,
            "№|Мероприятие|Заинтересованные стороны|Действие|Статус|Показатель|"
            "Ожидаемый результат|Краткий ход выполнения",
        ),
    ],
)
def test_the_page_says_what_the_office_publishes(loaded, language, heads):
    page = published_page(run_year(office_of(*loaded)), language)
    (section,) = page.sections
    goal, table = section.blocks
    assert isinstance(goal, Paragraph)
    assert isinstance(table, Table)
    code = language.value
    assert text_of(goal.text) == RAW["goals"][0]["title"][code]
    assert "|".join(column.title for column in table.columns) == heads
    assert [[text_of(cell) for cell in row.cells] for row in table.rows] == [
        [
            it["number"],
            it["activity"][code],
            ", ".join(who[code] for who in it["stakeholders"]),
            it["action"][code],
            it["status"] if language is Language.EN else "выполняется",
            it["indicator"][code],
            it["outcome"][code],
            "; ".join(what[code] for what in it["progress"]),
        ]
        for it in RAW["rows"]
    ]
    assert page.note == ""


def test_an_office_with_the_published_plan_is_read_back_as_it_was(loaded):
    office = office_of(*loaded)
    assert documents.loads(documents.dumps(office)) == office
