"""The training centres of a region, as `structures.json` holds them."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rocb import files
from rocb.members import Organisation, Region
from rocb.periods import ReportingYear
from rocb.planning.network.training_centres import TrainingCentre
from rocb.sources import Source
from rocb.texts import LocalizedText


def read_centres(
    path: Path, region: Region, year: ReportingYear, organisations: tuple[Organisation, ...]
) -> tuple[TrainingCentre, ...]:
    """Return the training centres that are known to have been there in a year.

    A centre is known from the year in which it began, or was first named, and no more from that in
    which it ended. Its first day is `None` where the source has only the year or the month.
    """
    listed = {it.id for it in organisations}
    return tuple(
        TrainingCentre(
            id=row["id"],
            name=LocalizedText(**row["name"]),
            organisation=row["id"] if row["id"] in listed else None,
            city=LocalizedText(**row["city"]),
            country=row["country"],
            source=Source(row["source"]),
            since=_day(row["since"]),
        )
        for row in json.loads(files.read(path))["centres"]
        if row["region"] == region.value and _is_there(row, year)
    )


def _is_there(row: Mapping[str, Any], year: ReportingYear) -> bool:
    began, ended = row["since"] or row["named"], row["until"]
    return int(began[:4]) <= year.year and (ended is None or year.year < int(ended[:4]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None and len(text) == len("2009-06-25") else None
