"""Values as HTML for notebooks: what they say of themselves, and tables of their records."""

from collections.abc import Collection, Iterable
from html import escape
from itertools import islice
from typing import Any, Final

import attrs

from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.record_rows import (
    Plain,
    PlainRow,
    columns_of,
    is_several,
    rows_of,
    sound_records,
)

SHOWN: Final = 10
"""How many rows of a table a notebook shows."""

WIDEST: Final = 15
"""How many columns it shows."""

_LONGEST: Final = 80
_SHORT: Final = 25
_STYLE: Final = """\
<style>
.rocb-values { overflow-x: auto; margin-bottom: 1em }
.rocb-values caption { text-align: left; font-weight: bold; padding: .3em }
.rocb-values table { border-collapse: collapse }
.rocb-values th, .rocb-values td { text-align: left; white-space: nowrap; padding: .2em .5em }
.rocb-values td.text { white-space: normal; min-width: 15em }
.rocb-values tr { border-bottom: 1px solid #8886 }
</style>"""


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
        if it.repr and is_several(it.type)
    }
    facts = (
        (name, len(several[name]) if name in several else read(value))
        for name, read in columns_of(kind, frozenset(), printed=True)
    )
    tables = (_records(held, name, whole) for name, held in several.items() if held)
    return "".join((_STYLE, _facts(kind.__name__, facts), *tables))


def html_of_records(
    records: Collection[object], name: str = "", whole: tuple[str, ...] = ()
) -> str:
    """Return records as one table in HTML, under a name and their number.

    It leaves out the columns in which it has nothing, has at most 10 rows and 15 columns, and says
    how many more there are. What a record does not print is not shown either. Raises
    `InvalidValue`.
    """
    require("name", str | None, name or None)
    require("records", Collection, records)
    return _STYLE + _records(records, name, whole)


def _records(records: Collection[object], name: str, whole: tuple[str, ...]) -> str:
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
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in names)
    body = "".join(f"<tr>{''.join(_cell(row[column]) for column in names)}</tr>" for row in rows)
    return _framed(
        f"{name} ({number:,})",
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>",
        f"<p>… {more}</p>" if more else "",
    )


def _facts(title: str, facts: Iterable[tuple[str, Plain]]) -> str:
    rows = (
        f'<tr><th scope="row">{escape(name)}</th>{_cell(fact)}</tr>'
        for name, fact in facts
        if fact not in (None, "")
    )
    return _framed(title, f"<tbody>{''.join(rows)}</tbody>")


def _framed(title: str, content: str, note: str = "") -> str:
    caption = f"<caption>{escape(title)}</caption>"
    return f'<div class="rocb-values"><table>{caption}{content}</table>{note}</div>'


def _cell(plain: Plain) -> str:
    text = _text(plain)
    kind = "" if len(text) <= _SHORT or not isinstance(plain, str) else ' class="text"'
    return f"<td{kind}>{escape(text if len(text) <= _LONGEST else f'{text[:_LONGEST]}…')}</td>"


def _text(plain: Plain) -> str:
    if plain is None:
        return ""
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    return f"{plain:.4g}" if isinstance(plain, float) else str(plain)
