"""What is typed on the command line: the options that several commands share."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rocb.errors import InvalidValue
from rocb.periods import parse_quarter
from rocb.reporting.renderings.renderings import Format
from rocb.texts import Language


def year_arguments(command: argparse.ArgumentParser) -> None:
    """Add what every command has that reads a year and writes a result."""
    document_argument(command)
    language_argument(command)
    out_arguments(command)
    drafting_arguments(command)


def document_argument(command: argparse.ArgumentParser) -> None:
    """Add the document of the office."""
    command.add_argument("file", type=Path, metavar="FILE", help="an Office document")


def out_arguments(command: argparse.ArgumentParser) -> None:
    """Add where the result goes."""
    command.add_argument("--out", type=Path, metavar="PATH", help="a file, not standard output")
    command.add_argument("--force", action="store_true", help="overwrite the file if it is there")


def drafting_arguments(command: argparse.ArgumentParser) -> None:
    """Add the year to draft where there is no plan."""
    command.add_argument(
        "--year", type=number_from(1, 9998), help="the year to draft, if the document has no plan"
    )
    command.add_argument(
        "--first-month",
        type=number_from(1, 12),
        default=1,
        help="the month it begins in (default: 1)",
    )


def language_argument(command: argparse.ArgumentParser) -> None:
    """Add the language that is written in."""
    command.add_argument(
        "--language", type=_code, default=Language.EN, metavar="{en,ru}", help="default: en"
    )


def rendering_argument(command: argparse.ArgumentParser) -> None:
    """Add the format that a page is written in."""
    command.add_argument(
        "--to",
        choices=tuple(it.value for it in Format),
        help="default: as the ending of --out says, else markdown",
    )


def quarter_argument(command: argparse.ArgumentParser, *, required: bool) -> None:
    """Add the quarter that is told of."""
    command.add_argument(
        "--quarter",
        type=typed(lambda text: str(parse_quarter(text))),
        required=required,
        help="such as 2021Q2, by the year of the plan",
    )


def earlier_argument(command: argparse.ArgumentParser) -> None:
    """Add the reports on earlier quarters, as they were submitted."""
    command.add_argument(
        "--earlier",
        type=Path,
        action="append",
        default=[],
        metavar="SUBMISSION",
        help="the report on an earlier quarter, as submitted: tells what changed since; repeatable",
    )


def _code(text: str) -> Language:
    try:
        return Language(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not en or ru") from error


def day(text: str) -> date:
    """Read a day, such as 2021-04-12."""
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day, such as 2021-04-12") from error
    if found.isoformat() != text:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day, such as 2021-04-12")
    return found


def typed(read: Callable[[str], object]) -> Callable[[str], object]:
    """Return a reader of an argument whose faults are those of wrong usage."""

    def reading(text: str) -> object:
        try:
            return read(text)
        except InvalidValue as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return reading


def number_from(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of a whole number between two others."""

    def number(text: str) -> int:
        if text.isdecimal() and len(text) <= 4 and least <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"expected a number from {least} to {most}")

    return number
