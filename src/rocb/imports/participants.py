"""Participants from a list: one row a person, of whom only the Member and the sex are kept."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any, Final

from attrs import evolve, field, frozen

from rocb.checks import checked, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.imports.additions import records_to_add
from rocb.imports.columns import column
from rocb.imports.contents import one_of
from rocb.imports.forms import Form, placed
from rocb.imports.lookups import Lookup, Named
from rocb.imports.outcomes import Import
from rocb.imports.registers import activities_of, members_of
from rocb.imports.rows import Values, read_rows
from rocb.imports.tables import Table
from rocb.office import Office
from rocb.planning.past.correcting import corrected
from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.plan.participants import Headcount, Participation
from rocb.planning.programme import Programme
from rocb.references import refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText as T


@frozen(field_transformer=checked)
class Participant:
    """One person in an activity, as a participation of one."""

    activity: str = field(metadata=refers_to("activities"))
    person: Participation

    def __attrs_post_init__(self) -> None:
        if self.person.number != 1:
            raise InvalidValue(Fault("person", self.person.number, "one person"))


@frozen(field_transformer=checked)
class Belated:
    """That a list came in after its time: on which day it was put down, by whom, and why then."""

    on: date
    by: str
    why: T


_WOMEN: Final = ("f", "w", "woman", "women", "ж", "жен", "жен.", "женский", "женщина")
_MEN: Final = ("m", "man", "men", "м", "муж", "муж.", "мужской", "мужчина")
_UNSTATED: Final = ("?", "-", "–", "—", "x", "other", "n/a", "unknown", "другое", "неизвестно")
_SEXES: Final = Lookup(
    T("F, M or nothing where it is not known", "Ж, М или пусто, если неизвестно"),
    (
        Named("women", "female", T("female", "женский"), _WOMEN),
        Named("men", "male", T("male", "мужской"), _MEN),
        Named("unstated", "not stated", T("not stated", "не указан"), _UNSTATED),
    ),
)


def participant_form(office: Office) -> Form[Participant]:
    """Return the columns of a list of participants, for the plan and the Members of an office.

    There is none for names: of people, only their number is kept.
    """
    require("office", Office, office)
    return Form(
        "participants",
        T("Participants", "Участники"),
        Participant,
        (
            column(
                "activity", "Activity", "Мероприятие", one_of(activities_of(office)), required=True
            ),
            column(
                "member",
                "Member",
                "Член ВТамО",
                one_of(members_of(office)),
                of=attrgetter("person.member"),
                also=("country", "страна"),
                field="person",
            ),
            column("sex", "Sex", "Пол", one_of(_SEXES), of=_sex, also=("gender",), field="person"),
        ),
    )


def _sex(participant: Participant) -> str | None:
    held = (it for it in ("women", "men") if getattr(participant.person, it))
    return next(held, None)


def import_participants(table: Table, office: Office, source: Source) -> Import[Participant]:
    """Return the people in a list, each by the activity of the plan, the Member and the sex.

    Where nothing stands, the Member or the sex is not known. All other columns, such as names, are
    passed over. `source` is who kept the list. Raises `InvalidValue` where columns are missing or
    stand twice.
    """
    require("table", Table, table)
    require("source", Source, source)
    where = placed(participant_form(office), table)
    return read_rows(where, table, partial(_fields, source=source))


def _fields(values: Values, source: Source) -> dict[str, Any]:
    fields = {"activity": values["activity"]} if "activity" in values else {}
    if "member" in values and "sex" in values:
        sex = values["sex"]
        women, men = int(sex == "women"), int(sex == "men")
        fields["person"] = Participation(
            values["member"], women, men, unstated=1 - women - men, source=source
        )
    return fields


def participations(participants: Iterable[Participant]) -> Mapping[str, tuple[Participation, ...]]:
    """Return the people of each activity by Member, by code, those of no known Member last.

    Activities stand by id. The source of several people is that of the first of them.
    """
    people: dict[str, dict[str | None, Participation]] = {}
    for it in listed("participants", Participant, participants):
        of_member = people.setdefault(it.activity, {})
        held = of_member.get(it.person.member)
        of_member[it.person.member] = it.person if held is None else _sum(held, it.person)
    return {
        activity: tuple(
            people[activity][member]
            for member in sorted(people[activity], key=lambda it: (it is None, it or ""))
        )
        for activity in sorted(people)
    }


def _sum(one: Participation, other: Participation) -> Participation:
    return evolve(
        one,
        women=one.women + other.women,
        men=one.men + other.men,
        unstated=one.unstated + other.unstated,
    )


def with_participants(
    office: Office,
    imported: Import[Participant],
    *,
    partly: bool = False,
    belated: Belated | None = None,
) -> Office:
    """Return the office with the people of a list counted in the activities of its plan.

    An activity that states no number of participants gets the number in the list; one that names
    no Members gets those of the list. A `belated` list is known from its day on: what it says of
    an activity is a correction of that day (see `corrected`), also of what was counted before, and
    of a number and Members that are just those of the people counted before.
    Raises `InvalidValue` with all that stands against it: rows that were refused, unless `partly`
    is given; activities that are not in the plan, that do not take place, whose people were counted
    before, or that state another number; Members that an activity does not name; a day before the
    last correction.
    """
    require("office", Office, office)
    require("belated", Belated | None, belated)
    counted = participations(records_to_add(imported, Participant, partly=partly))
    plan = office.planning.plan
    activities = () if plan is None else plan.activities
    held = {it.id for it in activities}
    faults = [Fault("activity", id, "an activity of the plan") for id in counted if id not in held]
    told = [it for it in activities if it.id in counted]
    if belated is not None:
        told = [_uncounted(it) for it in told if _says_else(it, counted[it.id])]
    for it in told:
        faults += (fault.under(f"activity {it.id}") for fault in _conflicts(it, counted[it.id]))
    if faults:
        raise InvalidValue(*faults)
    if plan is None:
        return office
    new = {it.id: _with(it, counted[it.id]) for it in told}
    if belated is None:
        joined = tuple(new.get(it.id, it) for it in activities)
        planning = evolve(office.planning, plan=evolve(plan, activities=joined))
    else:
        changed = (new[it.id] for it in activities if new.get(it.id, it) != it)
        planning = _corrected(office.planning, changed, belated)
    return evolve(office, planning=planning)


def _corrected(programme: Programme, activities: Iterable[Activity], belated: Belated) -> Programme:
    for it in activities:
        programme = corrected(programme, it, belated.on, belated.by, belated.why)
    return programme


def _says_else(activity: Activity, rows: tuple[Participation, ...]) -> bool:
    """Return whether a list counts other people than are counted, whoever kept it."""
    return [evolve(it, source=None) for it in rows] != [
        evolve(it, source=None) for it in activity.participation
    ]


def _uncounted(activity: Activity) -> Activity:
    """Return an activity as it was before its people were counted."""
    rows, stated = activity.participation, activity.participants
    return evolve(
        activity,
        participation=(),
        participants=None if rows and stated == Headcount(_number(rows)) else stated,
        members=() if activity.members == _members(rows) else activity.members,
    )


def _conflicts(activity: Activity, rows: tuple[Participation, ...]) -> Iterator[Fault]:
    """Yield what an activity states otherwise than a list of its participants."""
    number, stated = _number(rows), activity.participants
    if not takes_place(activity):
        yield Fault("status", activity.status.value, "that of an activity that takes place")
    if activity.participation not in ((), rows):
        before = _number(activity.participation)
        yield Fault("participation", number, f"new: {before} people are counted already")
    if stated is not None and not stated.approximate and stated.number != number:
        yield Fault("participants", number, f"the {stated.number} that the activity states")
    for row in rows:
        if activity.members and row.member not in (None, *activity.members):
            yield Fault("members", row.member, "one of the members of the activity")


def _with(activity: Activity, rows: tuple[Participation, ...]) -> Activity:
    return evolve(
        activity,
        participation=rows,
        participants=activity.participants or Headcount(_number(rows)),
        members=activity.members or _members(rows),
    )


def _number(rows: tuple[Participation, ...]) -> int:
    return sum(row.number for row in rows)


def _members(rows: tuple[Participation, ...]) -> tuple[str, ...]:
    return tuple(row.member for row in rows if row.member is not None)
