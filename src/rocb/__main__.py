"""The command line: `python -m rocb`."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from rocb import documents, files, profiles
from rocb.arguments import (
    RENDERINGS,
    about_arguments,
    language_argument,
    number_from,
    rendering_argument,
    typed,
    year_arguments,
)
from rocb.errors import ABSENT, Fault, FileRefused, InvalidValue, UnknownRecord
from rocb.ical.conformance import findings
from rocb.ical.feed import feed
from rocb.ical.people import Organiser
from rocb.ical.publishing import NO_ADDRESS
from rocb.ical.selections import OfSpace
from rocb.office import Office, OfficeYear, run_year, staffing_case
from rocb.periods import ReportingYear, parse_quarter
from rocb.planning.scheduling.cases import YearCase
from rocb.planning.scheduling.schedules import YearSchedule
from rocb.reporting.digest import digest
from rocb.reporting.pages import Page
from rocb.reporting.published import published_page
from rocb.reporting.quarterly import quarterly_page
from rocb.reporting.report import quarterly_report
from rocb.reporting.schedule import schedule_page
from rocb.reporting.staffing import staffing_page
from rocb.reporting.staffing_report import staffing_report
from rocb.reporting.workplan import workplan_page
from rocb.scheduled_years import schedule_year
from rocb.texts import Language

DONE: Final = 0
FAULTS: Final = 1
SECONDS: Final = 60


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 for faults in the input, 2 for wrong usage."""
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
    except OSError as error:
        # Nobody takes the output; without this, Python would say so again when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            print(f"standard output: {(error.strerror or str(error)).lower()}", file=sys.stderr)
        return FAULTS
    return status


def _demo(options: argparse.Namespace) -> int:
    year = run_year(profiles.example_year())
    ahead = profiles.example_year_ahead()
    scheduled = schedule_year(ahead)
    staffed = staffing_report(year)
    contents = {
        options.out / profiles.EXAMPLE_YEAR: profiles.example_document(),
        options.out / profiles.YEAR_AHEAD: documents.dumps(ahead),
    }
    contents[options.out / "calendar.ics"] = feed(year, Language.EN)
    spaces = year.office.premises.spaces if year.office.premises else ()
    named = {options.out / f"calendar-space-{n}.ics": it for n, it in enumerate(spaces, 1)}
    contents |= {path: feed(year, Language.EN, about=OfSpace(it.id)) for path, it in named.items()}
    reports = [quarterly_report(year, quarter) for quarter in year.plan.year.quarters]
    for language in Language:
        pages = {"work-plan": workplan_page(year, language)}
        pages |= {"work-plan-published": published_page(year, language)}
        pages |= {"staffing": staffing_page(staffed, language)}
        pages |= {"schedule": schedule_page(ahead, scheduled, language)}
        pages |= {f"report-{it.quarter}": quarterly_page(it, language) for it in reports}
        contents |= {
            options.out / f"{stem}.{language.value}.{suffix}": render(page).encode()
            for stem, page in pages.items()
            for suffix, render in RENDERINGS.values()
        }
    files.write_all(contents, overwrite=options.force)
    print(digest(year, options.language))
    print(f"\n{len(contents)} files written:")
    for path, content in contents.items():
        about = f": {named[path].id}" if path in named else ""
        print(f"  {path} ({len(content):,} bytes){about}")
    return DONE


def _check(options: argparse.Namespace) -> int:
    office = documents.load(options.file)
    planning = office.planning
    counts = {
        "Member": len(office.members),
        "need": len(planning.needs),
        "expert": len(planning.experts),
        "activity": len(planning.plan.activities) if planning.plan else 0,
        "room request": len(office.room_requests),
    }
    listed = ", ".join(_counted(number, what) for what, number in counts.items())
    print(f"{options.file}: no fault ({listed})")
    return DONE


def _counted(number: int, what: str) -> str:
    if number == 1:
        return f"1 {what}"
    return f"{number} {what.removesuffix('y')}ies" if what.endswith("y") else f"{number} {what}s"


def _plan(options: argparse.Namespace) -> int:
    year = _year_of(options)
    page_of = published_page if options.published else workplan_page
    return _render(page_of(year, options.language), options)


def _staffing(options: argparse.Namespace) -> int:
    if options.seconds is not None and not options.exact:
        raise InvalidValue(Fault("seconds", options.seconds, "given with --exact"))
    seconds = options.seconds or SECONDS
    office, drafted = _drafting(options)
    if options.schedule:
        return _render(_schedule(office, drafted, seconds, options), options)
    year, made = run_year(office, drafted), None
    if options.exact:
        staff_exactly = _solving("staffing.staff_exactly", "staff_exactly")
        case = staffing_case(office, year.plan, year.ranking)
        made = staff_exactly(case, start=year.staffing.assignments, seconds=seconds)
    return _render(staffing_page(staffing_report(year, made), options.language), options)


def _schedule(
    office: Office, drafted: ReportingYear | None, seconds: int, options: argparse.Namespace
) -> Page:
    if not options.exact:
        found = schedule_year(office, drafted)
        return schedule_page(office, found, options.language)
    schedule_jointly = _solving("scheduling.joint", "schedule_jointly")
    answers = []

    def jointly(case: YearCase) -> YearSchedule:
        answers.append(schedule_jointly(case, seconds=seconds))
        schedule: YearSchedule = answers[-1].joint
        return schedule

    found = schedule_year(office, drafted, by=jointly)
    return schedule_page(office, found, options.language, answers[-1])


def _solving(module: str, name: str) -> Any:
    """Return what needs the extra `solve`; without it, all other commands work."""
    return getattr(import_module(f"rocb.planning.{module}"), name)


def _calendar(options: argparse.Namespace) -> int:
    year = _year_of(options)
    key = b"" if options.key is None else files.read(options.key)
    public = options.public or options.key is not None
    language, organiser = options.language, options.organiser
    content = feed(year, language, organiser, about=options.about, public=public, key=key)
    return _deliver(content, options)


def _lint(options: argparse.Namespace) -> int:
    found = findings(files.read(options.file))
    for finding in found:
        print(f"{options.file}:{finding}")
    if all(it.demand.advice for it in found):
        print(f"{options.file}: no fault")
        return DONE
    return FAULTS


def _report(options: argparse.Namespace) -> int:
    year = _year_of(options)
    quarter = parse_quarter(options.quarter, year.plan.year.first_month)
    return _render(quarterly_page(quarterly_report(year, quarter), options.language), options)


def _year_of(options: argparse.Namespace) -> OfficeYear:
    return run_year(*_drafting(options))


def _drafting(options: argparse.Namespace) -> tuple[Office, ReportingYear | None]:
    """Return the office of the document, and the year to draft where it has no plan."""
    office = documents.load(options.file)
    if office.planning.plan is None and options.year is None:
        raise InvalidValue(Fault("year", ABSENT, "--year, as the document has no plan"))
    if office.planning.plan is not None and options.year is not None:
        raise InvalidValue(Fault("year", options.year, "asked for: the document has a plan"))
    return office, ReportingYear(options.year, options.first_month) if options.year else None


def _render(page: Page, options: argparse.Namespace) -> int:
    _, render = RENDERINGS[options.to]
    return _deliver(render(page).encode(), options)


def _deliver(content: bytes, options: argparse.Namespace) -> int:
    if options.out is None:
        binary = getattr(sys.stdout, "buffer", None)
        if binary is None:
            sys.stdout.write(content.decode())
        else:
            binary.write(content)
    else:
        if files.same(options.out, options.file):
            raise FileRefused(str(options.out), "is the document itself")
        files.write(options.out, content, overwrite=options.force)
        print(f"{options.out} ({len(content):,} bytes)", file=sys.stderr)
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m rocb",
        description="From the document of a regional office to its work plan, calendar and report.",
        epilog="Exit status: 0 done, 1 faults in the input, 2 wrong usage.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    demo = _command(commands, _demo, "demo", "run everything on the packaged year 2021 of Europe")
    language_argument(demo)
    demo.add_argument("--out", type=Path, default=Path("out"), help="the folder (default: out)")
    demo.add_argument("--force", action="store_true", help="overwrite files that are there")
    check = _command(commands, _check, "check", "list every fault of a document")
    check.add_argument("file", type=Path, metavar="FILE", help="an Office document")
    plan = _command(commands, _plan, "plan", "write the staffed and scheduled work plan")
    year_arguments(plan)
    rendering_argument(plan)
    plan.add_argument(
        "--published", action="store_true", help="in the columns in which the office publishes it"
    )
    staffing = _command(commands, _staffing, "staffing", "write who goes where, and why not")
    year_arguments(staffing)
    rendering_argument(staffing)
    staffing.add_argument(
        "--exact", action="store_true", help="the best there is, proven (extra: solve)"
    )
    staffing.add_argument(
        "--schedule", action="store_true", help="find days and rooms within the windows first"
    )
    staffing.add_argument(
        "--seconds",
        type=number_from(1, 9999),
        help=f"how long --exact may take (default: {SECONDS})",
    )
    calendar = _command(commands, _calendar, "calendar", "write a calendar feed")
    year_arguments(calendar)
    about_arguments(calendar)
    calendar.add_argument(
        "--organiser",
        type=typed(lambda text: Organiser(text).address),
        default=NO_ADDRESS,
        metavar="URI",
        help="who publishes it, such as mailto:office@example.org",
    )
    lint = _command(commands, _lint, "lint", "list what clients will stumble over in a feed")
    lint.add_argument("file", type=Path, metavar="FEED.ics", help="a calendar (iCalendar)")
    report = _command(commands, _report, "report", "write the report on a quarter")
    year_arguments(report)
    report.add_argument(
        "--quarter",
        type=typed(lambda text: str(parse_quarter(text))),
        required=True,
        help="such as 2021Q2, by the year of the plan",
    )
    rendering_argument(report)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    run: Callable[[argparse.Namespace], int],
    name: str,
    about: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    command.set_defaults(run=run)
    return command


if __name__ == "__main__":
    sys.exit(main())
