"""Values as HTML for notebooks: what they say of themselves, and tables of their records."""

from collections.abc import Collection, Iterable
from html import escape
from itertools import islice
from typing import Any, Final, get_args, get_origin

import attrs

from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.record_rows import (
    Plain,
    PlainRow,
    columns_of,
    is_record,
    kinds_of,
    rows_of,
    sound_records,
)

SHOWN: Final = 20
"""How many rows of a table a notebook shows."""

WIDEST: Final = 15
"""How many columns it shows."""

_LONGEST: Final = 80


def html_of(value: object, whole: tuple[str, ...] = ()) -> str:
    """Return a value as HTML: its own columns, and a table of each of its tuples of records.

    A table is as `html_of_records` shows it. What the value does not print is not shown either. Of
    the records in the fields that `whole` names, all columns are shown. Raises `InvalidValue`.
    """
    require("whole", tuple[str, ...], whole)
    if not attrs.has(type(value)):
        raise InvalidValue(Fault("value", value, "a value of this library"))
    kind: Any = type(value)
    several = {
        it.name: getattr(value, it.name)
        for it in attrs.fields(kind)
        if it.repr and _is_several(it.type)
    }
    facts = (
        (name, len(several[name]) if name in several else read(value))
        for name, read in columns_of(kind, frozenset(), printed=True)
    )
    tables = (html_of_records(held, name, whole) for name, held in several.items() if held)
    return "".join((f"<p><b>{escape(kind.__name__)}</b></p>", _facts(facts), *tables))


def html_of_records(
    records: Collection[object], name: str = "", whole: tuple[str, ...] = ()
) -> str:
    """Return records as one table in HTML, under a name and their number.

    It leaves out the columns in which it has nothing, has at most 20 rows and 15 columns, and says
    how many more there are. What a record does not print is not shown either. Raises
    `InvalidValue`.
    """
    require("name", str | None, name or None)
    require("records", Collection, records)
    first = sound_records(islice(records, SHOWN), whole)
    return _table(rows_of(first, frozenset(whole), printed=True), name, len(records))


def _table(rows: list[PlainRow], name: str, number: int) -> str:
    filled = [
        column
        for column in dict.fromkeys(column for row in rows for column in row)
        if any(row[column] not in (None, "") for row in rows)
    ]
    names = filled[:WIDEST]
    hidden = ((number - len(rows), "rows"), (len(filled) - len(names), "columns"))
    more = " and ".join(f"{count:,} more {what}" for count, what in hidden if count)
    return "".join(
        (
            f"<table><caption>{escape(name)} ({number:,})</caption><thead><tr>",
            *(f'<th scope="col">{escape(column)}</th>' for column in names),
            "</tr></thead><tbody>",
            *(_row(row, names) for row in rows),
            "</tbody></table>",
            f"<p>… {more}</p>" if more else "",
        )
    )


def _row(row: PlainRow, names: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<td>{_shown(row[name])}</td>' for name in names)}</tr>"


def _facts(facts: Iterable[tuple[str, Plain]]) -> str:
    rows = (
        f'<tr><th scope="row">{escape(name)}</th><td>{_shown(fact)}</td></tr>'
        for name, fact in facts
        if fact not in (None, "")
    )
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def _shown(plain: Plain) -> str:
    if plain is None:
        return ""
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    text = f"{plain:.4g}" if isinstance(plain, float) else str(plain)
    return escape(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _is_several(kind: Any) -> bool:
    return get_origin(kind) is tuple and all(map(is_record, kinds_of(get_args(kind)[0])))
