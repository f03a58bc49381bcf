"""The rows of a list of activities, as `activities.json` in this folder holds them."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs
from attrs import field, frozen

from rocb import files
from rocb.checks import at_least, checked, country_code, each, faults_of, identifier, rule
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.planning.plan.activities import ActivityKind
from rocb.planning.plan.places import Mode


def _is_date(text: str) -> bool:
    try:
        day = date.fromisoformat(text)
        return day.isoformat() == text and 1952 < day.year < 9999
    except ValueError:
        return False


iso_date = rule(_is_date, "a date, such as 2021-03-31")
kind = rule([it.value for it in ActivityKind].__contains__, "a known kind of activity")
mode = rule([it.value for it in Mode].__contains__, "in_person, online or hybrid")


@frozen(field_transformer=checked)
class Row:
    """One activity as a public page states it; `None` means that the page does not say."""

    id: str = field(validator=identifier)
    title: str
    kind: str = field(validator=kind)
    theme: str
    start: str = field(validator=iso_date)
    end: str = field(validator=iso_date)
    mode: str | None = field(validator=mode)
    city: str | None
    country: str | None = field(validator=country_code)
    host: str | None
    organisers: tuple[str, ...]
    sponsors: tuple[str, ...]
    administrations: int | None = field(validator=at_least(0))
    members: tuple[str, ...] = field(validator=each(country_code))
    participants: int | None = field(validator=at_least(0))
    experts: int | None = field(validator=at_least(0))
    region: str | None
    source: str
    approximate: bool
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.end < self.start:
            raise InvalidValue(Fault("end", self.end, f"{self.start} or later"))


def read_rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of a file. Raises `FileRefused`, or `InvalidValue` with every fault."""
    try:
        raw = json.loads(files.read(path))
    except (ValueError, RecursionError) as error:
        raise InvalidValue(Fault("$", str(error), "JSON")) from error
    if not isinstance(raw, list):
        raise InvalidValue(Fault("$", raw, "a list of activities"))
    rows, faults = [], []
    seen: dict[str, int] = {}
    for index, item in enumerate(raw):
        try:
            row = _row(item)
            if seen.setdefault(row.id, index) != index:
                raise InvalidValue(Fault("id", row.id, f"new: $[{seen[row.id]}] has it already"))
            rows.append(row)
        except InvalidValue as error:
            faults += [fault.under(f"$[{index}]") for fault in error.faults]
    if faults:
        raise InvalidValue(*faults)
    return tuple(rows)


def _row(item: Any) -> Row:
    """Return the row of a JSON object; keys that the form does not ask for are passed over."""
    if not isinstance(item, Mapping):
        raise InvalidValue(Fault("", item, "an object"))
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for attribute in attrs.fields(Row):
        value = item.get(attribute.name, ABSENT)
        if value is ABSENT and attribute.default is not attrs.NOTHING:
            continue
        values[attribute.name] = tuple(value) if isinstance(value, list) else value
        faults += faults_of(attribute, values[attribute.name])
    if faults:
        raise InvalidValue(*faults)
    return Row(**values)
