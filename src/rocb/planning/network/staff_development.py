"""Staff of the region who are developed so that they can support Members' organisations."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Any

from attrs import field, frozen

from rocb.checks import checked, identifier, listed, require, too_early
from rocb.errors import Fault, InvalidValue
from rocb.members import Member
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class DevelopmentResult(Enum):
    """Whether somebody can support Members in a theme afterwards."""

    ABLE = "able"
    NOT_YET = "not_yet"


@frozen(field_transformer=checked)
class Development:
    """A course, mission or placement that somebody took part in, in one theme.

    `last` is `None` while it goes on or where nobody said when it ended, `result` where nobody said
    what came of it; a result needs the day.
    """

    title: LocalizedText
    theme: str = field(metadata=refers_to("themes"))
    first: date
    last: date | None
    result: DevelopmentResult | None
    source: Source

    def __attrs_post_init__(self) -> None:
        faults = [*too_early(self, "first", "last"), *_result_faults(self)]
        if faults:
            raise InvalidValue(*faults)


def _result_faults(development: Any) -> Iterator[Fault]:
    result = getattr(development, "result", None)
    if result is not None and getattr(development, "last", result) is None:
        yield Fault("last", None, "known, as there is a result")


@frozen(field_transformer=checked)
class StaffMember:
    """Somebody of a Member's administration, and how the office developed them.

    `expert` is the same person in the pool of experts, if there. Who `left_on` a day is no longer
    there for others from that day on.
    """

    id: str = field(validator=identifier, metadata=names("staff"))
    name: LocalizedText
    member: str = field(metadata=refers_to("members"))
    source: Source
    developments: tuple[Development, ...] = ()
    expert: str | None = field(default=None, metadata=refers_to("experts"))
    left_on: date | None = None


def able_themes(person: StaffMember, on: date) -> tuple[str, ...]:
    """Return the themes in which somebody can support Members at the end of a day, sorted.

    In each theme the latest result counts; of results of one day, that which is not able. Who has
    left is able in none. Raises `InvalidValue`.
    """
    require("person", StaffMember, person)
    require("on", date, on)
    if person.left_on is not None and person.left_on <= on:
        return ()
    results = sorted(
        (it.last, it.result is DevelopmentResult.NOT_YET, it.theme)
        for it in person.developments
        if it.last is not None and it.last <= on and it.result is not None
    )
    not_yet = {theme: failed for _, failed, theme in results}
    return tuple(sorted(theme for theme, failed in not_yet.items() if not failed))


@frozen(field_transformer=checked)
class StaffAbility:
    """Who can support Members in a theme, and the codes of the Members in which nobody can."""

    theme: str
    able: tuple[StaffMember, ...]
    members_without: tuple[str, ...]


def staff_ability(
    staff: Iterable[StaffMember], themes: Iterable[str], members: Iterable[Member], on: date
) -> tuple[StaffAbility, ...]:
    """Return who is able in each theme at the end of a day, in the order of the themes' ids.

    People stand by id, Members by code. Raises `InvalidValue`.
    """
    people = sorted(listed("staff", StaffMember, staff), key=lambda it: it.id)
    asked = sorted(set(listed("themes", str, themes)))
    region = sorted({member.code for member in listed("members", Member, members)})
    require("on", date, on)
    able: dict[str, list[StaffMember]] = {theme: [] for theme in asked}
    for person in people:
        for theme in able_themes(person, on):
            if theme in able:
                able[theme].append(person)
    return tuple(
        StaffAbility(theme, tuple(held), _without(region, held)) for theme, held in able.items()
    )


def _without(codes: Iterable[str], people: Iterable[StaffMember]) -> tuple[str, ...]:
    there = {person.member for person in people}
    return tuple(code for code in codes if code not in there)
