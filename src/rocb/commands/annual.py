"""`annual`: the report on a year."""

import argparse
from typing import Final

from rocb.commands.arguments import rendering_argument, year_arguments
from rocb.commands.command import Command
from rocb.commands.delivery import deliver_page
from rocb.commands.offices import drafting
from rocb.reporting.accounts.basis import planned_years
from rocb.reporting.annual import annual_page, annual_report


def _arguments(command: argparse.ArgumentParser) -> None:
    year_arguments(command)
    rendering_argument(command)


def _run(options: argparse.Namespace) -> int:
    office, drafted = drafting(options)
    year = planned_years(office, drafted)[-1]
    return deliver_page(annual_page(annual_report(office, year), options.language), options)


ANNUAL: Final = Command("annual", "write the report on the year of the plan", _arguments, _run)
