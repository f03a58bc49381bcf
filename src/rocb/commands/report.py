"""`report`: the report on a quarter."""

import argparse
from typing import Final

from rocb.commands.arguments import (
    earlier_argument,
    quarter_argument,
    rendering_argument,
    year_arguments,
)
from rocb.commands.command import Command
from rocb.commands.delivery import deliver_page
from rocb.commands.offices import drafting, quarter_of
from rocb.commands.submissions import submission_at
from rocb.reporting.quarterly import quarterly_page, quarterly_report


def _arguments(command: argparse.ArgumentParser) -> None:
    year_arguments(command)
    quarter_argument(command, required=True)
    earlier_argument(command)
    rendering_argument(command)


def _run(options: argparse.Namespace) -> int:
    office, drafted = drafting(options)
    quarter = quarter_of(options.quarter, office, drafted)
    earlier = [submission_at(it) for it in options.earlier]
    report = quarterly_report(office, quarter, earlier, drafted)
    return deliver_page(quarterly_page(report, options.language), options)


REPORT: Final = Command("report", "write the report on a quarter", _arguments, _run)
