"""Small valid values for tests: each has what its type asks for, and takes changes by name."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from rocb import (
    Activity,
    ActivityKind,
    Booking,
    Claim,
    Days,
    Deadline,
    Hours,
    Language,
    LocalizedText,
    Member,
    MemberKind,
    Membership,
    MembershipStatus,
    Mode,
    Need,
    Office,
    OpeningHours,
    Plan,
    Premises,
    Region,
    ReportingYear,
    Request,
    Role,
    RoomRequest,
    Slot,
    Source,
    Space,
    SpaceKind,
    Status,
    Theme,
    Use,
)
from rocb.ical.publishing import Publisher
from rocb.planning.experts.accreditations import Accreditation, Award
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.languages import SpokenLanguage
from rocb.planning.experts.skills import RequiredSkill, Skill
from rocb.planning.programme import Programme

BAKU = ZoneInfo("Asia/Baku")
BERLIN = ZoneInfo("Europe/Berlin")
STATED = Source("a test")
SAMPLE = Source("a test", sample=True)
YEAR = ReportingYear(2021)


def both(text: str) -> LocalizedText:
    """A text in both languages, the Russian one told apart by its dash."""
    return LocalizedText(text, f"— {text}")


def a_member(code: str = "AZ", **changes: Any) -> Member:
    membership = Membership(MembershipStatus.MEMBER, None, None, STATED)
    values = {"name": both(code), "kind": MemberKind.STATE, "memberships": (membership,)}
    return Member(code=code, **{**values, **changes})


def a_need(id: str = "need", **changes: Any) -> Need:
    values: dict[str, Any] = {
        "member": "AZ",
        "theme": "valuation",
        "current": 1,
        "target": 4,
        "importance": 3,
        "found_on": date(2020, 6, 1),
        "source": STATED,
    }
    return Need(id=id, **{**values, **changes})


def skilled(*themes: str, **changes: Any) -> tuple[Skill, ...]:
    """Skills in these themes; nobody said how well."""
    return tuple(Skill(it, **{"level": None, "source": STATED, **changes}) for it in themes)


def asked(*themes: str) -> tuple[RequiredSkill, ...]:
    """Skills that a role asks for, at any level."""
    return tuple(map(RequiredSkill, themes))


def spoken(*languages: str) -> tuple[SpokenLanguage, ...]:
    """Languages, at no known level, or asked for at any."""
    return tuple(map(SpokenLanguage, languages))


def awarded(accreditation: Accreditation, **changes: Any) -> tuple[Award, ...]:
    """An accreditation that holds since nobody knows when, and for ever."""
    values: dict[str, Any] = {"on": None, "expires": None, "source": STATED}
    return (Award(accreditation, **{**values, **changes}),)


def an_expert(id: str = "expert", **changes: Any) -> Expert:
    values: dict[str, Any] = {
        "name": both(id),
        "administration": "GE",
        "skills": skilled("valuation"),
        "languages": spoken("en"),
        "awards": awarded(Accreditation.ACCREDITED),
        "days_per_year": None,
        "unavailable": (),
        "source": STATED,
    }
    return Expert(id=id, **{**values, **changes})


def a_role(id: str = "role", **changes: Any) -> Role:
    values: dict[str, Any] = {
        "title": both("Expert"),
        "seats": 1,
        "skills": asked("valuation"),
        "languages": spoken("en"),
        "accreditation": Accreditation.NONE,
        "independent": False,
        "source": STATED,
    }
    return Role(id=id, **{**values, **changes})


def an_activity(id: str = "activity", **changes: Any) -> Activity:
    values: dict[str, Any] = {
        "title": both(id),
        "kind": ActivityKind.WORKSHOP,
        "status": Status.COMPLETED,
        "theme": "valuation",
        "days": Days(date(2021, 3, 1), date(2021, 3, 3)),
        "mode": Mode.ONLINE,
        "place": None,
        "host": None,
        "organisers": (),
        "sponsors": (),
        "members": ("AZ",),
        "administrations": None,
        "participants": None,
        "clauses": ("plan.1",),
        "source": STATED,
    }
    return Activity(id=id, **{**values, **changes})


def a_deadline(id: str = "deadline", **changes: Any) -> Deadline:
    values: dict[str, Any] = {"title": both("Deadline"), "due": date(2021, 6, 30), "source": STATED}
    return Deadline(id=id, **{**values, **changes})


def a_plan(*activities: Activity, year: ReportingYear = YEAR) -> Plan:
    return Plan(year, activities)


def a_slot(start: str, end: str, where: ZoneInfo = BAKU) -> Slot:
    """A slot between two wall times, such as "2021-03-01 09:00"."""
    first, last = (datetime.fromisoformat(text).replace(tzinfo=where) for text in (start, end))
    return Slot(first, last)


def a_space(id: str = "room", **changes: Any) -> Space:
    values = {"name": both(id), "kind": SpaceKind.CLASSROOM, "capacity": 30, "source": STATED}
    return Space(id=id, **{**values, **changes})


def weekday_hours(opens: time = time(9), closes: time = time(18)) -> Hours:
    weekly = tuple(OpeningHours(weekday, opens, closes) for weekday in range(1, 6))
    return Hours(weekly, STATED)


def some_premises(*spaces: Space, hours: Hours | None = None, **changes: Any) -> Premises:
    return Premises(spaces or (a_space(),), hours or weekday_hours(), **changes)


def a_request(id: str = "request", *slots: Slot, space: str = "room", **changes: Any) -> Request:
    """A request for one space; `headcount`, `layout`, `places` and `equipment` go to its use."""
    asked = {"headcount", "layout", "places", "equipment"} & set(changes)
    use = Use(space, **{name: changes.pop(name) for name in asked})
    values: dict[str, Any] = {
        "uses": (use,),
        "when": slots or (a_slot("2021-03-01 10:00", "2021-03-01 12:00"),),
        "title": both("Training"),
        "source": STATED,
    }
    return Request(id=id, **{**values, **changes})


def a_booking(id: str, *slots: Slot, **changes: Any) -> Booking:
    """A booking of all of a space, as it comes of a request with the same changes."""
    request = a_request(id, *slots, **changes)
    occurrence = request.occurrences[0]
    claims = tuple(Claim(use.space) for use in request.uses if use.space is not None)
    return Booking(id, occurrence.slot, request, request.uses, claims, None, occurrence.original)


def a_room_request(id: str = "wish", **changes: Any) -> RoomRequest:
    values: dict[str, Any] = {
        "space": "room",
        "activity": None,
        "organisation": None,
        "days": Days(date(2021, 3, 1), date(2021, 3, 2)),
        "starts": time(10),
        "ends": time(12),
        "headcount": None,
        "title": both("Training"),
        "source": STATED,
    }
    return RoomRequest(id=id, **{**values, **changes})


def an_office(**changes: Any) -> Office:
    values: dict[str, Any] = {
        "id": "office",
        "name": both("Office"),
        "region": Region.EUROPE,
        "as_of": date(2021, 12, 31),
        "source": STATED,
        "time_zone": "Asia/Baku",
        "members": (a_member("AZ"), a_member("GE"), a_member("KZ")),
        "languages": (Language.EN, Language.RU),
        "premises": some_premises(),
        "planning": Programme(themes=(Theme("valuation", both("Valuation")),)),
    }
    return Office(**{**values, **changes})


def a_publisher(**changes: Any) -> Publisher:
    values: dict[str, Any] = {
        "domain": "office",
        "name": both("Office"),
        "language": Language.EN,
        "stamp": datetime(2026, 1, 1, tzinfo=UTC),
    }
    return Publisher(**{**values, **changes})
