"""`iati`: the projects of an office as an activity file for donors."""

import argparse
import json
from pathlib import Path
from typing import Final

from rocb import documents, files
from rocb.commands.arguments import document_argument, out_arguments
from rocb.commands.command import Command
from rocb.commands.delivery import deliver
from rocb.errors import InvalidDocument, InvalidValue
from rocb.iati.facts import IatiFacts
from rocb.iati.publishing import iati_file
from rocb.reporting.renderings.forms import form_of
from rocb.strict_json import parsed, repeated_keys


def _arguments(command: argparse.ArgumentParser) -> None:
    document_argument(command)
    command.add_argument(
        "--facts",
        type=Path,
        required=True,
        metavar="FACTS.json",
        help="what the publisher states: its identifier, and what no record says",
    )
    command.add_argument(
        "--project", action="append", metavar="ID", help="only this one; may stand several times"
    )
    command.add_argument("--samples", action="store_true", help="publish samples too, marked so")
    out_arguments(command)


def _run(options: argparse.Namespace) -> int:
    office, facts = documents.load(options.file), facts_from_json(files.read(options.facts))
    return deliver(iati_file(office, facts, options.project, samples=options.samples), options)


def facts_to_json(facts: IatiFacts) -> bytes:
    """Return what a publisher states as JSON, as the option `--facts` takes it."""
    text = json.dumps(form_of(IatiFacts).write(facts), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def facts_from_json(content: bytes) -> IatiFacts:
    """Return what a publisher states. Raises `InvalidDocument` with all faults."""
    raw = parsed(content)
    try:
        facts: IatiFacts = form_of(IatiFacts).read(raw)
    except InvalidValue as error:
        found = (fault.under("$") for fault in error.faults)
        raise InvalidDocument(*found, *repeated_keys(raw)) from error
    if faults := [*repeated_keys(raw)]:
        raise InvalidDocument(*faults)
    return facts


IATI: Final = Command("iati", "write an activity file (IATI 2.03)", _arguments, _run)
