"""`import`: the rows of a table into the document of an office, all of them or none."""

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from rocb import documents, files
from rocb.commands.arguments import (
    day,
    document_argument,
    language_argument,
    number_from,
    out_arguments,
)
from rocb.commands.command import FAULTS, Command
from rocb.commands.delivery import deliver
from rocb.commands.extras import needing_extra
from rocb.commands.submissions import why_arguments, why_of
from rocb.commands.tables import kind_arguments, kind_of
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.imports.csv_tables import Encoding, read_csv
from rocb.imports.outcomes import Import
from rocb.imports.participants import Belated
from rocb.imports.tables import Table
from rocb.sources import Source


def _arguments(command: argparse.ArgumentParser) -> None:
    document_argument(command)
    kind_arguments(command)
    command.add_argument("table", type=Path, metavar="TABLE", help="a file in CSV or XLSX")
    command.add_argument("--partly", action="store_true", help="leave out the rows with faults")
    command.add_argument(
        "--source", metavar="TEXT", help="where the records come from (default: the file's name)"
    )
    command.add_argument("--latest", action="store_true", help="of a Member's answers the last")
    command.add_argument(
        "--on",
        type=day,
        metavar="DATE",
        help="the day of answers that have none of their own; that of a late list of participants",
    )
    command.add_argument(
        "--by", metavar="NAME", help="who puts a late list of participants down, --on that day"
    )
    why_arguments(command)
    language_argument(command)
    command.add_argument(
        "--encoding",
        choices=tuple(it.value for it in Encoding),
        help="of CSV (default: utf-8)",
    )
    command.add_argument("--sheet", metavar="NAME", help="of XLSX (default: the first)")
    command.add_argument(
        "--header", type=number_from(1, 9999), default=1, help="the row of headings (default: 1)"
    )
    out_arguments(command)


def _run(options: argparse.Namespace) -> int:
    office = documents.load(options.file)
    belated = _belated(options)
    kind = kind_of(options, office, on=options.on, latest=options.latest, belated=belated)
    imported = kind.read(_table(options), _source(options))
    print(f"{options.table}: {_told(imported)}", file=sys.stderr)
    for fault in imported.faults:
        print(fault, file=sys.stderr)
    if imported.refused and not options.partly:
        print("nothing was imported: --partly takes the other rows", file=sys.stderr)
        return FAULTS
    try:
        new = kind.put(imported, options.partly)
    except InvalidValue:
        print("nothing was imported:", file=sys.stderr)
        raise
    return deliver(documents.dumps(new), options)


def _belated(options: argparse.Namespace) -> Belated | None:
    """Return when, by whom and why a list was put down after its time, if any of that is given."""
    by, on, why = options.by, options.on, why_of(options)
    if options.kind != "participants" or (by, on, why) == (None, None, None):
        return None
    if by is None or on is None or why is None:
        lacking = (
            ("by", by, "who put the list down"),
            ("on", on, "the day on which the list was put down"),
            ("why", why, "a reason: --why-en, --why-ru or both"),
        )
        raise InvalidValue(*(Fault(at, ABSENT, it) for at, held, it in lacking if held is None))
    return Belated(on, by, why)


def _source(options: argparse.Namespace) -> Source:
    """Return where the records come from; a fault of it is told of the argument that says so."""
    named, said = ("source", options.source) if options.source else ("table", options.table.name)
    try:
        return Source(said)
    except InvalidValue as error:
        raise InvalidValue(*(evolve(it, path=named) for it in error.faults)) from error


def _table(options: argparse.Namespace) -> Table:
    is_workbook = options.table.suffix.lower() == ".xlsx"
    surplus, kind = ("encoding", "XLSX") if is_workbook else ("sheet", "CSV")
    if (given := getattr(options, surplus)) is not None:
        raise InvalidValue(Fault(surplus, given, f"given with a table in {kind}"))
    content = files.read(options.table)
    if not is_workbook:
        encoding = Encoding(options.encoding or Encoding.UTF_8)
        return read_csv(content, encoding=encoding, header=options.header)
    read_xlsx = needing_extra("imports.xlsx_tables", "read_xlsx")
    table: Table = read_xlsx(content, sheet=options.sheet, header=options.header)
    return table


def _told(imported: Import[Any]) -> str:
    told = [f"rows taken: {len(imported.taken)}", f"refused: {len(imported.refused)}"]
    if imported.superseded:
        told.append(f"superseded: {len(imported.superseded)}")
    if imported.left_out:
        told.append(f"columns not read: {', '.join(imported.left_out)}")
    return "; ".join(told)


IMPORT: Final = Command("import", "put the rows of a table into a document", _arguments, _run)
