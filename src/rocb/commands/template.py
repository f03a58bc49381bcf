"""`template`: a table for people to fill in."""

import argparse
from typing import Final

from rocb import documents
from rocb.commands.arguments import document_argument, language_argument, out_arguments
from rocb.commands.command import Command
from rocb.commands.delivery import deliver, format_of, refuse_at_terminal
from rocb.commands.extras import needing_extra
from rocb.commands.tables import kind_arguments, kind_of
from rocb.imports.csv_templates import csv_template

_CSV: Final = "csv"
_XLSX: Final = "xlsx"
_ENDINGS: Final = {_CSV: _CSV, _XLSX: _XLSX}


def _arguments(command: argparse.ArgumentParser) -> None:
    document_argument(command)
    kind_arguments(command)
    command.add_argument(
        "--to", choices=tuple(_ENDINGS), help="default: as the ending of --out says, else csv"
    )
    language_argument(command)
    out_arguments(command)


def _run(options: argparse.Namespace) -> int:
    form = kind_of(options, documents.load(options.file)).form
    if format_of(options, _ENDINGS, _CSV) == _CSV:
        return deliver(csv_template(form, options.language), options)
    refuse_at_terminal(_XLSX, options)
    xlsx_template = needing_extra("imports.xlsx_templates", "xlsx_template")
    return deliver(xlsx_template(form, options.language), options)


TEMPLATE: Final = Command("template", "write a table to fill in", _arguments, _run)
