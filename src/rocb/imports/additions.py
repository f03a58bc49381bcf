"""Putting what was imported into an office: all of it, or nothing, and why not."""

import re
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.imports.outcomes import Import
from rocb.office import Office

Record = TypeVar("Record")


def records_to_add(
    imported: Import[Record], kind: type[Record], *, partly: bool
) -> tuple[Record, ...]:
    """Return the records of an import.

    Raises `InvalidValue` with all that is wrong in its refused rows, unless `partly` is given.
    """
    require("imported", Import, imported)
    require("partly", bool, partly)
    records = listed("imported.records", kind, imported.records)
    if imported.refused and not partly:
        raise InvalidValue(*imported.faults)
    return records


def added(
    imported: Import[Any],
    path: str,
    before: int,
    add: Callable[[], Office],
    ids: Collection[str] = (),
) -> Office:
    """Return what `add` makes; its faults are told by the rows of an import.

    The records of the import stand under `path`, a regular expression, after so many `before` them.
    None may have one of the `ids` that are there already. Raises `InvalidValue`.
    """
    faults = [
        Fault(f"row {it.row}.id", it.record.id, "new: the office has it already")
        for it in imported.taken
        if ids and it.record.id in ids
    ]
    office = None
    told = {fault.path for fault in faults}
    try:
        office = add()
    except InvalidValue as error:
        found = (_by_row(fault, path, before, imported) for fault in error.faults)
        faults += (fault for fault in found if fault.path not in told)
    if faults or office is None:
        raise InvalidValue(*faults)
    return office


def _by_row(fault: Fault, path: str, before: int, imported: Import[Any]) -> Fault:
    """Return a fault with the number of the row whose record it is about, if it is about one."""
    found = re.fullmatch(rf"(?:planning\.)?{path}\[(\d+)\]\.?(.*)", fault.path)
    index = int(found[1]) - before if found else -1
    if found is None or not 0 <= index < len(imported.taken):
        return fault
    return Fault(found[2], fault.value, fault.expected).under(f"row {imported.taken[index].row}")
