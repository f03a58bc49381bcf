"""Reading the rows of a table by a form: each is taken, or refused with all that is wrong in it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any, TypeVar

import attrs

from rocb.checks import faults_of
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.imports.forms import Placed
from rocb.imports.outcomes import Import, Refused, Taken
from rocb.imports.tables import Row, Table, address
from rocb.sources import Source
from rocb.texts import LocalizedText

Record = TypeVar("Record")
Values = Mapping[str, Any]
"""What was read of a row, by the ids of columns: `None` where nothing stands in it.

A column whose cell is faulty has no value.
"""


def _no_faults(_values: Values) -> Iterable[Fault]:
    return ()


def read_rows(
    where: Placed[Record],
    table: Table,
    fields: Callable[[Values], dict[str, Any]],
    rules: Callable[[Values], Iterable[Fault]] = _no_faults,
) -> Import[Record]:
    """Return what the rows of a table say, each as a record.

    `fields` makes the fields of a record of what was read of its row, without those for which a
    value lacks. `rules` are over values of a row, which may lack as well; the paths of their faults
    are ids of columns.
    """
    kind = where.form.kind
    taken: list[Taken[Record]] = []
    refused: list[Refused] = []
    for row in table.rows:
        values, faults = _values(where, row)
        faults += (_at(where, row, fault) for fault in rules(values))
        try:
            record = None if faults else kind(**fields(values))
        except InvalidValue:
            record = None
        if record is not None:
            taken.append(Taken(row.number, record))
        else:
            faults += (_at(where, row, it) for it in _faults(kind, fields(values)))
            refused.append(Refused(row.number, tuple(sorted(faults, key=_place))))
    return Import(tuple(taken), tuple(refused), (), where.left_out)


def _values(where: Placed[Any], row: Row) -> tuple[dict[str, Any], list[Fault]]:
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for column in where.form.columns:
        cell = where.cell(row, column.id)
        if cell is not None and cell.value is not None:
            try:
                values[column.id] = column.content.read(cell)
            except InvalidValue as error:
                faults += error.faults
        elif cell is not None and column.required:
            faults.append(Fault(cell.address, ABSENT, column.content.explained.en or column.id))
        else:
            values[column.id] = None
    return values, faults


def _faults(kind: Any, held: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong with the fields of a record, and then with those that are sound."""
    named = {it.name: it for it in attrs.fields(kind)}
    found = {name: faults_of(named[name], value) for name, value in held.items()}
    for faults in found.values():
        yield from faults
    sound = {name: value for name, value in held.items() if not found[name]}
    yield from _rule_faults(kind, SimpleNamespace(**sound))


def _rule_faults(kind: Any, stand_in: SimpleNamespace) -> tuple[Fault, ...]:
    """Return what the rules over several fields of a record say of a stand-in for one."""
    rules = getattr(kind, "__attrs_post_init__", None)
    if rules is None:
        return ()
    try:
        rules(stand_in)
    except InvalidValue as error:
        return error.faults
    except (AttributeError, TypeError):  # the rules need a field that is faulty itself
        return ()
    return ()


def _place(fault: Fault) -> tuple[bool, int, str]:
    """Return the order of faults within a row: by column, then those of no cell."""
    return " " in fault.path, len(fault.path), fault.path


def _at(where: Placed[Any], row: Row, fault: Fault) -> Fault:
    """Return a fault of a record with the address of the cell that it comes from."""
    name = re.split(r"[.\[]", fault.path)[0]
    places = [
        where.places[it.id]
        for it in where.form.columns
        if name in (it.id, it.field) and it.id in where.places
    ]
    path = row.cell(places[-1]).address if places else f"row {row.number}"
    return Fault(path, fault.value, fault.expected)


def without_repeated(
    imported: Import[Record], where: Placed[Any], column: str, key: Callable[[Record], str]
) -> Import[Record]:
    """Return an import in which no two rows taken have one `key`: all those that do are refused.

    The key stands in a column, or is made of the row where that is not there.
    """
    rows: dict[str, list[int]] = {}
    for it in imported.taken:
        rows.setdefault(key(it.record), []).append(it.row)
    again = []
    for shared, alike in rows.items():
        for row in alike if len(alike) > 1 else ():
            place = where.places.get(column)
            path = f"row {row}" if place is None else address(place, row)
            others = ", ".join(str(it) for it in alike if it != row)
            expected = f"new: row {others} has it as well"
            again.append(Refused(row, (Fault(path, shared, expected),)))
    gone = {it.row for it in again}
    return attrs.evolve(
        imported,
        taken=tuple(it for it in imported.taken if it.row not in gone),
        refused=tuple(sorted((*imported.refused, *again), key=lambda it: it.row)),
    )


def localized(values: Values, name: str) -> LocalizedText | None:
    """Return the text of the two columns of a name, `None` where both are empty."""
    en, ru = values.get(f"{name}_en"), values.get(f"{name}_ru")
    return None if en is None and ru is None else LocalizedText(en, ru)


def source_of(values: Values, source: Source) -> Source:
    """Return the source that a row names, or else the given one, and whether it is a sample."""
    sample = values.get("sample")
    named = values.get("source") or source.text
    return Source(named, source.sample if sample is None else sample)
