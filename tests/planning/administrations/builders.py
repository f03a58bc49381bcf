"""Small valid records of administrations: each has what its type asks for, and takes changes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rocb import InvalidValue
from rocb.planning.administrations.acceptances import Acceptance, AcceptanceStatus
from rocb.planning.administrations.administrations import Administration, Amendment
from rocb.planning.administrations.contacts import ContactFunction, ContactPoint
from rocb.planning.administrations.languages import Languages, LanguageUse
from rocb.planning.administrations.particulars import Particulars
from rocb.planning.administrations.staff import StaffCount, StaffGroup
from rocb.planning.administrations.statements import Statement
from rocb.planning.administrations.structures import Department, Structure
from tests.offices import STATED, both

OWNER = "customs-az"
OFFICE = "rocb"
DAY = date(2021, 3, 1)
TAKEN_OVER = date(2010, 1, 1)


def faults_of(make: Callable[..., object], *args: object, **changes: object) -> list[str]:
    """What is wrong with a value that cannot be made, in order."""
    with pytest.raises(InvalidValue) as caught:
        make(*args, **changes)
    return [str(fault) for fault in caught.value.faults]


def stated(on: date = DAY, by: str = OWNER) -> Statement:
    return Statement(on, by, STATED)


def a_department(id: str = "hq", part_of: str | None = None) -> Department:
    return Department(id, both(id), part_of)


def a_structure(*departments: Department, **changes: Any) -> Structure:
    return Structure(departments or (a_department(),), **{"stated": stated(), **changes})


def a_staff_count(**changes: Any) -> StaffCount:
    values: dict[str, Any] = {
        "group": StaffGroup.ALL,
        "counted_on": date(2021, 1, 1),
        "number": 100,
        "stated": stated(),
    }
    return StaffCount(**{**values, **changes})


def some_languages(*codes: str, **changes: Any) -> Languages:
    values: dict[str, Any] = {"use": LanguageUse.OFFICIAL, "stated": stated()}
    return Languages(codes=codes or ("az",), **{**values, **changes})


def a_contact_point(name: str = "contact", **changes: Any) -> ContactPoint:
    values: dict[str, Any] = {
        "function": ContactFunction.NATIONAL,
        "address": None,
        "since": None,
        "until": None,
        "stated": stated(),
    }
    return ContactPoint(name=both(name), **{**values, **changes})


def an_acceptance(provision: str = "rkc", **changes: Any) -> Acceptance:
    values: dict[str, Any] = {
        "status": AcceptanceStatus.ACCEPTED,
        "on": None,
        "stated": stated(),
    }
    return Acceptance(provision=provision, **{**values, **changes})


def an_amendment(id: str = "amendment", **changes: Any) -> Amendment:
    values: dict[str, Any] = {
        "by": OFFICE,
        "on": DAY,
        "particulars": Particulars(staff=(a_staff_count(stated=stated(by=OFFICE)),)),
    }
    return Amendment(id=id, **{**values, **changes})


def an_administration(member: str = "AZ", **changes: Any) -> Administration:
    """A record; `structures`, `staff`, … go to its particulars."""
    aspects = {"structures", "staff", "languages", "contacts", "acceptances"} & set(changes)
    values: dict[str, Any] = {
        "owned": stated(TAKEN_OVER),
        "source": STATED,
        "particulars": Particulars(**{name: changes.pop(name) for name in aspects}),
    }
    return Administration(member=member, **{**values, **changes})
