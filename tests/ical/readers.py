"""Calendars as other libraries read them: what takes place, by UID, from when until when.

Times are seconds since 1970, days are their ISO form. What is cancelled does not take place.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import recurring_ical_events  # type: ignore[import-untyped]
from icalendar import Calendar

from rocb import Book
from rocb.booking.bookings import Booking

Found = tuple[str, int | str, int | str]

ICAL_JS = Path(sys.prefix) / "node_modules" / "ical.js"
NODE = shutil.which("node")

needs_ical_js = pytest.mark.skipif(
    NODE is None or not ICAL_JS.exists(), reason="node or its package ical.js is not there"
)


def by_recurring_ical_events(content: bytes) -> list[Found]:
    """What recurring-ical-events finds in a calendar, from 1990 to 2100."""
    query = recurring_ical_events.of(Calendar.from_ical(content))
    found = query.between(date(1990, 1, 1), date(2100, 1, 1))
    return sorted(
        (str(it["UID"]), _shown(it["DTSTART"].dt), _shown(it.end))
        for it in found
        if it.get("STATUS") != "CANCELLED"
    )


def by_ical_js(content: bytes) -> list[Found]:
    """What ical.js finds in a calendar."""
    node = _node()
    assert node.stdin is not None
    assert node.stdout is not None
    node.stdin.write(json.dumps(content.decode()) + "\n")
    node.stdin.flush()
    answer: Any = json.loads(node.stdout.readline())
    assert isinstance(answer, list), answer["error"]
    return sorted((uid, begins, ends) for uid, begins, ends in answer)


@cache
def _node() -> "subprocess.Popen[str]":
    assert NODE is not None
    program = Path(__file__).with_name("expand.mjs")
    return subprocess.Popen(
        [NODE, str(program), sys.prefix],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def times_of(bookings: Iterable[Booking]) -> list[tuple[int, int]]:
    """When bookings take place, in seconds since 1970."""
    return sorted((it.slot.begins // 10**6, it.slot.ends // 10**6) for it in bookings)


def times_in(found: Iterable[Found]) -> list[tuple[int, int]]:
    """The times alone of what a reader found."""
    return sorted((int(begins), int(ends)) for _, begins, ends in found)


def held(book: Book) -> list[tuple[int, int]]:
    """When the bookings of a Book take place that take their spaces."""
    return times_of(book)


def _shown(moment: date) -> int | str:
    return int(moment.timestamp()) if isinstance(moment, datetime) else moment.isoformat()
