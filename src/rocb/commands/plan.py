"""`plan`: the work plan of a year."""

import argparse
from typing import Final

from rocb.commands.arguments import rendering_argument, year_arguments
from rocb.commands.command import Command
from rocb.commands.delivery import deliver_page
from rocb.commands.offices import year_of
from rocb.reporting.year.published import published_page
from rocb.reporting.year.workplan import workplan_page


def _arguments(command: argparse.ArgumentParser) -> None:
    year_arguments(command)
    rendering_argument(command)
    command.add_argument(
        "--published", action="store_true", help="in the columns in which the office publishes it"
    )


def _run(options: argparse.Namespace) -> int:
    year = year_of(options)
    page_of = published_page if options.published else workplan_page
    return deliver_page(page_of(year, options.language), options)


PLAN: Final = Command("plan", "write the staffed and scheduled work plan", _arguments, _run)
