"""`calendar`: a feed of all of the office, or of a part of it."""

import argparse
from pathlib import Path
from typing import Final

from rocb import files
from rocb.commands.arguments import typed, year_arguments
from rocb.commands.command import Command
from rocb.commands.delivery import deliver
from rocb.commands.offices import year_of
from rocb.errors import Fault, InvalidValue
from rocb.ical.feed import feed
from rocb.ical.people import Organiser
from rocb.ical.publishing import NO_ADDRESS
from rocb.ical.selections import Everything, OfExpert, OfMember, OfSpace, OfStakeholders
from rocb.members import OrganisationKind


def _arguments(command: argparse.ArgumentParser) -> None:
    year_arguments(command)
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
    command.add_argument(
        "--organiser",
        type=typed(lambda text: Organiser(text).address),
        default=NO_ADDRESS,
        metavar="URI",
        help="who publishes it, such as mailto:office@example.org",
    )


def _kind(text: str) -> OfStakeholders:
    try:
        return OfStakeholders(OrganisationKind(text))
    except ValueError as error:
        kinds = ", ".join(it.value for it in OrganisationKind)
        raise InvalidValue(Fault("", text, f"one of {kinds}")) from error


def _run(options: argparse.Namespace) -> int:
    year = year_of(options)
    key = b"" if options.key is None else files.read(options.key)
    public = options.public or options.key is not None
    language, organiser = options.language, options.organiser
    content = feed(year, language, organiser, about=options.about, public=public, key=key)
    return deliver(content, options)


CALENDAR: Final = Command("calendar", "write a calendar feed", _arguments, _run)
