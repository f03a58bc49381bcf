"""`staffing`: who goes where, and why not; on days and in rooms of its own if asked to."""

import argparse
from typing import Final

from rocb.commands.arguments import number_from, rendering_argument, year_arguments
from rocb.commands.command import Command
from rocb.commands.delivery import deliver_page
from rocb.commands.extras import needing_extra
from rocb.commands.offices import drafting
from rocb.errors import Fault, InvalidValue
from rocb.office import Office, run_year, staffing_case
from rocb.periods import ReportingYear
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.schedules import YearSchedule
from rocb.reporting.pages import Page
from rocb.reporting.year.schedule import schedule_page
from rocb.reporting.year.staffing import staffing_page
from rocb.reporting.year.staffing_report import staffing_report
from rocb.scheduled_years import schedule_year

SECONDS: Final = 60


def _arguments(command: argparse.ArgumentParser) -> None:
    year_arguments(command)
    rendering_argument(command)
    command.add_argument(
        "--exact", action="store_true", help="the best there is, proven (extra: solve)"
    )
    command.add_argument(
        "--schedule", action="store_true", help="find days and rooms within the windows first"
    )
    command.add_argument(
        "--seconds",
        type=number_from(1, 9999),
        help=f"how long --exact may take (default: {SECONDS})",
    )


def _run(options: argparse.Namespace) -> int:
    if options.seconds is not None and not options.exact:
        raise InvalidValue(Fault("seconds", options.seconds, "given with --exact"))
    seconds = options.seconds or SECONDS
    office, drafted = drafting(options)
    if options.schedule:
        return deliver_page(_schedule(office, drafted, seconds, options), options)
    year, made = run_year(office, drafted), None
    if options.exact:
        staff_exactly = needing_extra("planning.staffing.staff_exactly", "staff_exactly")
        case = staffing_case(office, year.plan, year.ranking)
        made = staff_exactly(case, start=year.staffing.assignments, seconds=seconds)
    return deliver_page(staffing_page(staffing_report(year, made), options.language), options)


def _schedule(
    office: Office, drafted: ReportingYear | None, seconds: int, options: argparse.Namespace
) -> Page:
    if not options.exact:
        found = schedule_year(office, drafted)
        return schedule_page(office, found, options.language)
    schedule_jointly = needing_extra("planning.scheduling.joint", "schedule_jointly")
    answers = []

    def jointly(case: YearCase) -> YearSchedule:
        answers.append(schedule_jointly(case, seconds=seconds))
        schedule: YearSchedule = answers[-1].joint
        return schedule

    found = schedule_year(office, drafted, by=jointly)
    return schedule_page(office, found, options.language, answers[-1])


STAFFING: Final = Command("staffing", "write who goes where, and why not", _arguments, _run)
