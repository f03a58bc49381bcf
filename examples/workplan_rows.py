"""The rows of the work plan that ROCB Europe publishes, as `workplan.json` holds them.

The table names neither its year, nor dates, themes, clauses or the strategy of its goals. Who loads
it says for which year and under which theme; each row then lasts that year. Its links to clauses
and the strategy around the goals are marked as samples.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from rocb import files
from rocb.periods import Days, ReportingYear
from rocb.planning.plan.activities import Activity, ActivityKind, Status
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.publications import Publication
from rocb.planning.strategy.strategies import Goal, Strategy
from rocb.sources import Source
from rocb.texts import LocalizedText

LINKED: Final = Source("kinds and clauses as the wording of the row suggests", sample=True)
AROUND: Final = Source("a frame for goals whose strategy was not found", sample=True)
STATUSES: Final = {"ongoing": Status.UNDER_WAY}
"""The words of the table for the states of its activities."""

YEARLONG: Final = LocalizedText(
    "The table names neither its year nor dates; the whole year stands here",
    "В таблице не указаны ни год, ни даты; здесь стоит весь год",
)
CUT: Final = LocalizedText(
    "The table names neither its year nor dates; the progress was read only in part",
    "В таблице не указаны ни год, ни даты; ход выполнения прочитан не целиком",
)


def read_workplan(path: Path, year: ReportingYear, theme: str) -> tuple[Plan, Strategy]:
    """Return the published rows as the plan of a year, and a strategy with their goals."""
    raw = json.loads(files.read(path))
    source = Source(raw["source"])
    goals = tuple(Goal(it["id"], it["number"], _text(it["title"]), source) for it in raw["goals"])
    activities = tuple(_activity(row, year, theme, source) for row in raw["rows"])
    last = ReportingYear(year.year + 2, year.first_month)
    strategy = Strategy(
        id="strategy",
        title=LocalizedText("Goals of the work plan", "Цели плана работы"),
        mission=None,
        vision=None,
        period=Days(year.days.first, last.days.last),
        goals=goals,
        source=AROUND,
    )
    return Plan(year, activities), strategy


def _activity(row: Mapping[str, Any], year: ReportingYear, theme: str, source: Source) -> Activity:
    return Activity(
        id=row["id"],
        title=_text(row["activity"]),
        kind=ActivityKind(row["kind"]),
        status=STATUSES[row["status"]],
        theme=theme,
        days=year.days,
        mode=None,
        place=None,
        host=None,
        organisers=(),
        sponsors=(),
        members=(),
        administrations=None,
        participants=None,
        clauses=tuple(row["clauses"]),
        source=source,
        note=CUT if row["cut"] else YEARLONG,
        traced=LINKED,
        goals=(row["goal"],),
        published=Publication(
            number=row["number"],
            stakeholders=tuple(map(_text, row["stakeholders"])),
            action=_text(row["action"]),
            indicator=_text(row["indicator"]),
            outcome=_text(row["outcome"]),
            progress=tuple(map(_text, row["progress"])),
        ),
    )


def _text(text: Mapping[str, str]) -> LocalizedText:
    return LocalizedText(**text)
