"""Others who use the premises: the Secretariat, the customs of the host, and one who pays."""

from datetime import time, timedelta
from decimal import Decimal
from typing import Final

from attrs import evolve, frozen

from rocb.booking.premises import Premises, SpaceKind
from rocb.booking.requests import Purpose
from rocb.booking.terms import Rate, Tariff, Terms, Unit
from rocb.money import Money
from rocb.office import Office, RoomRequest
from rocb.periods import Days
from rocb.texts import LocalizedText
from samples.organisations import TENANT, made_up_tenant
from samples.sampler import Sampler

_PRICES: Final = {
    SpaceKind.CONFERENCE_HALL: (60, 200, 350),
    SpaceKind.COMPUTER_LABORATORY: (40, 130, 220),
    SpaceKind.CLASSROOM: (25, 80, 140),
}
_UNITS: Final = (Unit.HOUR, Unit.HALF_DAY, Unit.DAY)


@frozen
class _Visit:
    """What an organisation wants in each quarter, from about so many days after its first on."""

    organisation: str
    begins: int
    lasts: int
    space: SpaceKind
    starts: time
    ends: time
    people: int
    title: LocalizedText
    purpose: Purpose


_VISITS: Final = (
    _Visit(
        "wco-secretariat",
        40,
        2,
        SpaceKind.CLASSROOM,
        time(10),
        time(16),
        18,
        LocalizedText("Briefing of the regions", "Инструктаж для регионов"),
        Purpose.SEMINAR,
    ),
    _Visit(
        "scc-azerbaijan",
        47,
        1,
        SpaceKind.COMPUTER_LABORATORY,
        time(9),
        time(13),
        15,
        LocalizedText("Test of new software", "Проверка новых программ"),
        Purpose.TRAINING,
    ),
    _Visit(
        TENANT,
        54,
        2,
        SpaceKind.CLASSROOM,
        time(13),
        time(17, 30),
        22,
        LocalizedText("Course for declarants", "Курс для декларантов"),
        Purpose.TRAINING,
    ),
)


def with_tenants(sampler: Sampler, office: Office) -> Office:
    """Return the office, its premises lent to others too; without premises as it is."""
    if office.premises is None:
        return office
    tenant = made_up_tenant(sampler)
    known = evolve(
        office,
        organisations=(*office.organisations, tenant),
        premises=_with_tariff(sampler, office.premises),
    )
    return evolve(known, room_requests=(*known.room_requests, *_requests(sampler, known)))


def _with_tariff(sampler: Sampler, premises: Premises) -> Premises:
    """Return the premises with prices for who is not entitled to them; nobody stated these."""
    rates = tuple(
        Rate(space.id, unit, Money(Decimal(price), "AZN"))
        for space in premises.spaces
        for unit, price in zip(_UNITS, _PRICES.get(space.kind, ()), strict=False)
    )
    name = LocalizedText("Sample tariff", "Условный тариф")
    tariff = Tariff("sample-tariff", name, rates, sampler.source)
    return evolve(premises, terms=evolve(premises.terms or Terms(), tariff=tariff))


def _requests(sampler: Sampler, office: Office) -> tuple[RoomRequest, ...]:
    """Return what others ask for in each quarter, as far as the office has such spaces and knows
    who asks."""
    known = {it.id for it in office.organisations}
    spaces = office.premises.spaces if office.premises is not None else ()
    places = {space.kind: space.id for space in spaces}
    return tuple(
        _request(sampler, f"tenant-{quarter}-{number}", visit, places[visit.space], quarter)
        for quarter in range(1, 5)
        for number, visit in enumerate(_VISITS, 1)
        if visit.organisation in known and visit.space in places
    )


def _request(sampler: Sampler, id: str, visit: _Visit, space: str, quarter: int) -> RoomRequest:
    begun = sampler.year.quarters[quarter - 1].days.first - sampler.day(0)
    first = sampler.monday(begun.days + visit.begins)
    return RoomRequest(
        id=id,
        space=space,
        activity=None,
        organisation=visit.organisation,
        days=Days(first, first + timedelta(days=visit.lasts - 1)),
        starts=visit.starts,
        ends=visit.ends,
        headcount=visit.people,
        title=visit.title,
        source=sampler.source,
        purpose=visit.purpose,
    )
