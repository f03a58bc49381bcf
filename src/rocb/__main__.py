"""The command line: `python -m rocb`."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import Final

from rocb.commands.annual import ANNUAL
from rocb.commands.calendar import CALENDAR
from rocb.commands.check import CHECK
from rocb.commands.command import FAULTS, STOPPED, Command
from rocb.commands.demo import DEMO
from rocb.commands.frozen import FROZEN, TRAIL
from rocb.commands.iati import IATI
from rocb.commands.import_table import IMPORT
from rocb.commands.lint import LINT
from rocb.commands.plan import PLAN
from rocb.commands.report import REPORT
from rocb.commands.review import ACCEPT, RETURN
from rocb.commands.sheet import SHEET
from rocb.commands.staffing import STAFFING
from rocb.commands.submit import RESUBMIT, SUBMIT
from rocb.commands.template import TEMPLATE
from rocb.errors import FileRefused, InvalidValue, UnknownRecord

COMMANDS: Final[tuple[Command, ...]] = (
    DEMO,
    CHECK,
    *(PLAN, STAFFING, CALENDAR, LINT),
    *(REPORT, ANNUAL, SHEET),
    *(SUBMIT, RETURN, RESUBMIT, ACCEPT, FROZEN, TRAIL),
    *(TEMPLATE, IMPORT, IATI),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 for faults in the input, 2 for wrong usage, 130 if stopped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except (InvalidValue, FileRefused, UnknownRecord, ImportError) as error:
        print(error, file=sys.stderr)
        return FAULTS
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return STOPPED
    except OSError as error:
        # Nobody takes the output; without this, Python would say so again when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            print(f"standard output: {(error.strerror or str(error)).lower()}", file=sys.stderr)
        return FAULTS
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m rocb",
        description="From the document of a regional office to its plan, calendars and reports.",
        epilog="Exit status: 0 done, 1 faults in the input, 2 wrong usage, 130 stopped.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        about = f"{command.about[0].upper()}{command.about[1:]}."
        added = commands.add_parser(command.name, help=command.about, description=about)
        command.arguments(added)
        added.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
