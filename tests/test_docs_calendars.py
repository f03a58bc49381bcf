"""The page on conformance lists every demand, and the page on calendars every selection."""

import re
from pathlib import Path
from typing import get_args

from rocb.ical.conformance import DEMANDS
from rocb.ical.selections import Selection

DOCS = Path(__file__).parent.parent / "docs"


def rows(page: str) -> list[tuple[str, ...]]:
    """The rows of tables whose first cell is code, as their cells."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return [
        tuple(cell.strip() for cell in line.strip("|").split(" | "))
        for line in text.splitlines()
        if re.match(r"\| `", line)
    ]


def test_the_page_lists_what_is_demanded_and_by_whom():
    demanded = [
        (f"`{it.id}`", it.text, it.source + (", advice" if it.advice else "")) for it in DEMANDS
    ]
    assert rows("calendar-conformance.md") == demanded


def test_the_page_lists_every_selection():
    named = {first.strip("`").partition("(")[0] for first, *_ in rows("calendars.md")}
    assert named >= {it.__name__ for it in get_args(Selection)}
