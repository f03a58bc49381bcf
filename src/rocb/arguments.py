"""What is typed on the command line: the options that several commands share."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from rocb.errors import Fault, InvalidValue
from rocb.ical.selections import Everything, OfExpert, OfMember, OfSpace, OfStakeholders
from rocb.members import OrganisationKind
from rocb.reporting.html import to_html
from rocb.reporting.markdown import to_markdown
from rocb.reporting.pages import Page
from rocb.texts import Language

RENDERINGS: Final[dict[str, tuple[str, Callable[[Page], str]]]] = {
    "html": ("html", to_html),
    "markdown": ("md", to_markdown),
}
"""How a page can be written: the ending of such a file, and the rendering."""


def year_arguments(command: argparse.ArgumentParser) -> None:
    """Add what every command has that reads a year and writes a document."""
    command.add_argument("file", type=Path, metavar="FILE", help="an Office document")
    language_argument(command)
    command.add_argument("--out", type=Path, metavar="PATH", help="a file, not standard output")
    command.add_argument("--force", action="store_true", help="overwrite the file if it is there")
    command.add_argument(
        "--year", type=number_from(1, 9998), help="the year to draft, if the document has no plan"
    )
    command.add_argument(
        "--first-month",
        type=number_from(1, 12),
        default=1,
        help="the month it begins in (default: 1)",
    )


def about_arguments(command: argparse.ArgumentParser) -> None:
    """Add the options that say what a calendar is about, and who may see it."""
    command.set_defaults(about=Everything())
    one_of = command.add_mutually_exclusive_group()
    for option, read, shown, about in (
        ("--space", OfSpace, "ID", "only the bookings of this space"),
        ("--member", OfMember, "CODE", "only what concerns this Member"),
        ("--expert", OfExpert, "ID", "only where this expert is sent"),
        ("--stakeholders", _kind, "KIND", "only what organisations of this kind are behind"),
    ):
        one_of.add_argument(option, dest="about", type=typed(read), metavar=shown, help=about)
    command.add_argument(
        "--public", action="store_true", help="tell only when something is taken, not by what"
    )
    command.add_argument(
        "--key",
        type=Path,
        metavar="PATH",
        help="a file of at most 64 bytes that nobody else knows: hides ids in a public feed",
    )


def _kind(text: str) -> OfStakeholders:
    try:
        return OfStakeholders(OrganisationKind(text))
    except ValueError as error:
        kinds = ", ".join(it.value for it in OrganisationKind)
        raise InvalidValue(Fault("", text, f"one of {kinds}")) from error


def language_argument(command: argparse.ArgumentParser) -> None:
    """Add the language that is written in."""
    command.add_argument(
        "--language", type=_code, default=Language.EN, metavar="{en,ru}", help="default: en"
    )


def rendering_argument(command: argparse.ArgumentParser) -> None:
    """Add the format that a page is written in."""
    command.add_argument(
        "--to", choices=tuple(RENDERINGS), default="markdown", help="default: markdown"
    )


def _code(text: str) -> Language:
    try:
        return Language(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not en or ru") from error


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
