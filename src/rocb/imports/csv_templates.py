"""Templates in CSV: the headings of a form, and the rows of records."""

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any, Final

from rocb.checks import listed, require
from rocb.imports.csv_tables import GUARD, GUARDED
from rocb.imports.forms import Form, headings, written
from rocb.imports.tables import Value
from rocb.texts import Language

_DELIMITERS: Final = {Language.EN: ",", Language.RU: ";"}


def csv_template(form: Form[Any], language: Language, records: Iterable[Any] = ()) -> bytes:
    """Return a table for people to fill in: UTF-8 with a mark, separated as in their spreadsheets.

    `records` are those that stand in it already. A text that a spreadsheet would take for a formula
    begins with `'`, which `read_csv` takes away again.
    """
    require("form", Form, form)
    require("language", Language, language)
    rows = listed("records", form.kind, records)
    columns = headings(form)
    text = StringIO()
    writer = csv.writer(text, delimiter=_DELIMITERS[language])
    writer.writerow(_plain(columns.label(it.id, language)) for it in form.columns)
    for record in rows:
        writer.writerow(map(_plain, written(form, record, language)))
    return text.getvalue().encode("utf-8-sig")


def _plain(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return GUARD + value if GUARDED.match(value) else value
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
    return str(value)
