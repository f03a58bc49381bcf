"""On what terms the premises are lent, and to whom."""

from datetime import time, timedelta
from decimal import Decimal

from attrs import evolve

from rocb import (
    Money,
    NoEntitlement,
    OrganisationKind,
    Purpose,
    Quote,
    Rate,
    Tariff,
    Terms,
    Unit,
    book_rooms,
)
from rocb.booking.quotes import Item, entitlement_of, quote
from tests.mandate.clauses import shows
from tests.mandate.premises import baku, stated
from tests.offices import STATED, a_plan, a_room_request, an_office, both
from tests.planning.network.builders import days
from tests.planning.partners.builders import an_organisation

COMPANY = an_organisation("company", OrganisationKind.BUSINESS)
HALL = (Item("conference-hall"),)
HOURLY = Rate("conference-hall", Unit.HOUR, Money(Decimal(20), "AZN"))


def terms() -> Terms:
    """The terms of the founding text, which says nothing of what the others pay."""
    found = stated().terms
    assert found is not None
    return found


@shows("terms.1", book_rooms, quote)
def test_rooms_are_let_for_conferences_seminars_trainings_and_business_meetings():
    tariff = Tariff("tariff", both("Tariff"), (HOURLY,), STATED)
    office = an_office(
        organisations=(COMPANY,),
        premises=evolve(baku(), terms=evolve(terms(), tariff=tariff)),
        room_requests=tuple(
            a_room_request(
                purpose.value,
                space="conference-hall",
                organisation="company",
                purpose=purpose,
                days=days(f"03-0{number}", f"03-0{number}"),
                starts=time(10),
                ends=time(12),
            )
            for number, purpose in enumerate(Purpose, 1)
        ),
    )
    bookings = book_rooms(office, a_plan()).bookings
    assert [it.request.purpose for it in bookings] == list(Purpose)
    assert [it.quote and it.quote.totals for it in bookings] == [(Money(Decimal(40), "AZN"),)] * 4


@shows("terms.2", entitlement_of, quote)
def test_the_wco_foreign_customs_and_government_services_of_azerbaijan_pay_nothing_and_others_do():
    free = {
        "secretariat": an_organisation("secretariat", OrganisationKind.WCO_BODY),
        "customs": evolve(
            an_organisation("customs", OrganisationKind.CUSTOMS_ADMINISTRATION), country="TR"
        ),
        "committee": evolve(
            an_organisation("committee", OrganisationKind.CUSTOMS_ADMINISTRATION), country="AZ"
        ),
        "ministry": evolve(an_organisation("ministry", OrganisationKind.GOVERNMENT), country="AZ"),
    }
    two_hours = timedelta(hours=2)
    for organisation in free.values():
        entitlement = entitlement_of(terms(), organisation)
        assert entitlement is not None
        asked = quote(terms(), organisation, HALL, (), two_hours, timedelta())
        assert isinstance(asked, Quote)
        assert (asked.rules, asked.totals, asked.free) == ((entitlement.id,), (), two_hours)
    foreign = evolve(free["ministry"], country="TR")
    assert [entitlement_of(terms(), it) for it in (COMPANY, foreign)] == [None, None]
    refused = quote(terms(), COMPANY, HALL, (), two_hours, timedelta())
    assert isinstance(refused, tuple)
    assert NoEntitlement("company") in refused
