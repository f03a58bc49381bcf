"""`sheet`: what one Member, donor or expert asks for, and what the office shows of itself."""

import argparse
from collections.abc import Callable
from typing import Final, TypeVar

from rocb import documents
from rocb.commands.arguments import (
    document_argument,
    language_argument,
    out_arguments,
    quarter_argument,
    rendering_argument,
)
from rocb.commands.command import Command
from rocb.commands.delivery import deliver_page
from rocb.commands.offices import quarter_of
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.office import Office
from rocb.periods import Days
from rocb.reporting.pages import Page
from rocb.reporting.sheets.calendar import regional_calendar
from rocb.reporting.sheets.calendar_page import calendar_page
from rocb.reporting.sheets.donor import donor_sheet
from rocb.reporting.sheets.donor_page import donor_page
from rocb.reporting.sheets.expert import expert_sheet
from rocb.reporting.sheets.expert_page import expert_page
from rocb.reporting.sheets.mandate import mandate_sheet
from rocb.reporting.sheets.mandate_page import mandate_page
from rocb.reporting.sheets.member import member_sheet
from rocb.reporting.sheets.member_page import member_page
from rocb.reporting.sheets.premises import premises_statement, tenant_statement
from rocb.reporting.sheets.premises_page import premises_page, tenant_page
from rocb.reporting.sheets.region_needs import region_needs
from rocb.reporting.sheets.region_needs_page import region_needs_page
from rocb.texts import Language

Sheet = TypeVar("Sheet")

Paged = Callable[[Language], Page]
"""A sheet, as a page in each language."""

ABOUT: Final[dict[str, Callable[[Office, str, Days | None], Paged]]] = {
    "member": lambda office, id, days: _paged(member_page, member_sheet(office, id, days)),
    "donor": lambda office, id, days: _paged(donor_page, donor_sheet(office, id, days)),
    "expert": lambda office, id, days: _paged(expert_page, expert_sheet(office, id, days)),
    "tenant": lambda office, id, days: _paged(tenant_page, tenant_statement(office, id, days)),
}
"""The sheets about one record, by what it is."""

WHOLE: Final[dict[str, Callable[[Office, Days | None], Paged]]] = {
    "premises": lambda office, days: _paged(premises_page, premises_statement(office, days)),
    "calendar": lambda office, days: _paged(calendar_page, regional_calendar(office, days)),
    "mandate": lambda office, days: _paged(mandate_page, mandate_sheet(office, days)),
    "needs": lambda office, days: _paged(region_needs_page, region_needs(office, days)),
}
"""The sheets about all of the office."""


def sheet_of(office: Office, about: str, id: str | None, days: Days | None = None) -> Paged:
    """Return a sheet by its name in `ABOUT` (with an id) or `WHOLE` (without).

    Raises `InvalidValue` where an id is missing or too much, and what the sheet raises.
    """
    if about in WHOLE:
        if id is not None:
            raise InvalidValue(Fault("id", id, f"asked for: {about} is about the whole office"))
        return WHOLE[about](office, days)
    if id is None:
        raise InvalidValue(Fault("id", ABSENT, f"whose sheet it is: {about} ID"))
    return ABOUT[about](office, id, days)


def _paged(page: Callable[[Sheet, Language], Page], sheet: Sheet) -> Paged:
    return lambda language: page(sheet, language)


def _arguments(command: argparse.ArgumentParser) -> None:
    document_argument(command)
    command.add_argument("about", choices=(*ABOUT, *WHOLE), help="what it is about")
    command.add_argument(
        "id", nargs="?", metavar="ID", help=f"which one, of {', '.join(ABOUT)}; a Member's code"
    )
    quarter_argument(command, required=False)
    language_argument(command)
    rendering_argument(command)
    out_arguments(command)


def _run(options: argparse.Namespace) -> int:
    office = documents.load(options.file)
    days = None if options.quarter is None else quarter_of(options.quarter, office).days
    sheet = sheet_of(office, options.about, options.id, days)
    return deliver_page(sheet(options.language), options)


SHEET: Final = Command(
    "sheet",
    "write what a Member, donor, expert or tenant asks for, or all may see",
    _arguments,
    _run,
)
