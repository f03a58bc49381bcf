"""`frozen` and `trail`: a report as it was submitted, and what was done with it."""

import argparse
from typing import Final

from rocb.commands.arguments import (
    language_argument,
    number_from,
    out_arguments,
    rendering_argument,
)
from rocb.commands.command import DONE, Command
from rocb.commands.delivery import deliver_page
from rocb.commands.submissions import submission_argument, submission_at
from rocb.errors import Fault, InvalidValue


def _frozen_arguments(command: argparse.ArgumentParser) -> None:
    submission_argument(command)
    command.add_argument(
        "--edition", type=number_from(1, 9999), metavar="N", help="from 1 (default: the last)"
    )
    language_argument(command)
    rendering_argument(command)
    out_arguments(command)


def _frozen(options: argparse.Namespace) -> int:
    editions = submission_at(options.submission).editions
    number = options.edition or len(editions)
    if number > len(editions):
        raise InvalidValue(Fault("edition", number, f"from 1 to {len(editions)}"))
    return deliver_page(editions[number - 1].page(options.language), options)


def _trail(options: argparse.Namespace) -> int:
    submission = submission_at(options.submission)
    print(f"{submission.report} {submission.period}: {submission.state.value}")
    for entry in submission.trail:
        reasons = (entry.why.en, entry.why.ru) if entry.why else ()
        why = "".join(f"; {it}" for it in reasons if it is not None)
        print(f"{entry.on} {entry.step.value}: {entry.by}{why} ({entry.content[:12]})")
    return DONE


FROZEN: Final = Command("frozen", "write a report as it was submitted", _frozen_arguments, _frozen)
TRAIL: Final = Command("trail", "list what was done with a report", submission_argument, _trail)
