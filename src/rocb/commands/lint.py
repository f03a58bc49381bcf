"""`lint`: what is wrong with a calendar feed."""

import argparse
from pathlib import Path
from typing import Final

from rocb import files
from rocb.commands.command import DONE, FAULTS, Command
from rocb.ical.conformance import findings


def _arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FEED.ics", help="a calendar (iCalendar)")


def _run(options: argparse.Namespace) -> int:
    found = findings(files.read(options.file))
    for finding in found:
        print(f"{options.file}:{finding}")
    if all(it.demand.advice for it in found):
        print(f"{options.file}: no fault")
        return DONE
    return FAULTS


LINT: Final = Command("lint", "list what clients will stumble over in a feed", _arguments, _run)
