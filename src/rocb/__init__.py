"""The domain model of a regional office for capacity building.

Values are frozen, rules are free functions over them. What reads and writes (documents, calendars,
reports, packaged profiles) is imported by its own name: `from rocb import documents`.

A name is loaded with its first use, so that importing the package costs next to nothing and an
application that only books rooms never loads the planning. `__init__.pyi` tells type checkers.
"""

from importlib import import_module
from typing import Final

_HOMES: Final = {
    "booking.book": "Book",
    "booking.bookings": "Action Booking BookingStatus Entry replay",
    "booking.claims": "Claim claims_of",
    "booking.decisions": "decide decide_edit decide_waiting visible_to",
    "booking.edits": "Edit Scope in_scope",
    "booking.hours": "Closure DatedHours Hours OpeningHours",
    "booking.ledger": "Waiting",
    "booking.limits": "Limits Period Quota",
    "booking.premises": "Layout Premises Space SpaceKind",
    "booking.quotes": "Line NoEntitlement NoTariff Quote",
    "booking.reasons": (
        "CapacityUnknown Closed Conflict HoursUnknown MissingEquipment MissingLayout NoSpaceFits "
        "OrganisationUnknown OutsideHours PlacesTaken PlacesUnknown QuotaExceeded TooFar "
        "TooFewPlaces TooLong TooManyPeople TooShort TooSoon"
    ),
    "booking.requests": "Purpose Request Use",
    "booking.search": "Option first_free free_slots search",
    "booking.series": "Moved Occurrence Series",
    "booking.terms": "Allowance Entitlement Rate Tariff Terms Unit",
    "booking.utilisation": "utilisation",
    "booking.verdicts": "Decision OtherSpace Shift Skip Verdict Version",
    "coordinates": "Coordinates",
    "errors": (
        "BookingRefused DecisionRefused Fault FileRefused InvalidDocument InvalidValue "
        "MixedCurrencies RocbError StaleDecision TransitionRefused UnknownRecord"
    ),
    "mandate": "CLAUSES Chapter Clause clause",
    "members": (
        "Member MemberKind Membership MembershipStatus Organisation "
        "OrganisationKind Region membership_on"
    ),
    "money": "Money totals",
    "office": "Governance Milestone Office OfficeYear RoomRequest RoomSchedule book_rooms run_year",
    "periods": "Days Quarter ReportingYear Slot parse_quarter",
    "planning.deadlines": "Deadline",
    "planning.drafting": "DraftRules draft_plan",
    "planning.experts": "Accreditation Expert",
    "planning.needs": "Need RankedNeed Ranking rank_needs",
    "planning.plan": (
        "Activity ActivityKind Cost Coverage Headcount Mode Place Plan Role Status mandate_coverage"
    ),
    "planning.programme": "Programme",
    "planning.staffing": "Assignment Obstacle Staffing Unfilled staff",
    "planning.themes": "Theme",
    "sources": "Source",
    "texts": "Language LocalizedText translation_queue",
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605 - the list stands in _HOMES


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
