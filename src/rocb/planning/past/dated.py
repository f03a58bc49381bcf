"""What was there on a day, by the dates that records bear."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from attrs import evolve

_Record = TypeVar("_Record")


def dated_by(records: Iterable[_Record], name: str, day: date) -> tuple[_Record, ...]:
    """Return the records whose date of this name is no later than a day, or not known."""
    return tuple(it for it in records if (on := getattr(it, name)) is None or on <= day)


def come(on: date | None, day: date) -> date | None:
    """Return a day if it had come by another one, `None` otherwise."""
    return on if on is not None and on <= day else None


def known(record: _Record, **fields: object) -> _Record:
    """Return a record with these fields as they were known; itself where none differs."""
    if all(getattr(record, name) == value for name, value in fields.items()):
        return record
    held: Any = record
    found: _Record = evolve(held, **fields)
    return found
