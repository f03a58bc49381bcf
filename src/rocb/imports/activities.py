"""Activities from a table: one row an activity."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any, Final

from attrs import evolve

from rocb.checks import require
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.imports.additions import added, records_to_add
from rocb.imports.columns import column, source_columns, text_columns
from rocb.imports.contents import country, day, headcount, identifier, one_of, several_of, whole
from rocb.imports.forms import Form, placed
from rocb.imports.lookups import lookup_among
from rocb.imports.outcomes import Import
from rocb.imports.registers import clauses, members_of, organisations_of, themes_of
from rocb.imports.rows import Values, localized, read_rows, source_of, without_repeated
from rocb.imports.tables import Table
from rocb.office import Office
from rocb.periods import DAYS_AT_MOST, Days, ReportingYear
from rocb.planning.plan.activities import Activity, ActivityKind, Status
from rocb.planning.plan.places import Mode, Place
from rocb.planning.plan.plans import Plan
from rocb.sources import Source
from rocb.texts import LocalizedText as T


def activity_form(office: Office) -> Form[Activity]:
    """Return the columns of activities, for the records of an office that they refer to."""
    require("office", Office, office)
    members, organisations = members_of(office), organisations_of(office)
    return Form(
        "activities",
        T("Activities", "Мероприятия"),
        Activity,
        (
            column("id", "Id", "Код", identifier(), required=True),
            *text_columns("title", "Title", "Название"),
            column("kind", "Kind", "Вид", one_of(lookup_among(ActivityKind)), required=True),
            column("status", "Status", "Статус", one_of(lookup_among(Status)), required=True),
            column("theme", "Theme", "Тема", one_of(themes_of(office)), required=True),
            column(
                "first_day",
                "First day",
                "Первый день",
                day(),
                of=attrgetter("days.first"),
                required=True,
                field="days",
            ),
            column(
                "last_day",
                "Last day",
                "Последний день",
                day(),
                of=attrgetter("days.last"),
                required=True,
                field="days",
            ),
            column("mode", "Mode", "Формат", one_of(lookup_among(Mode))),
            *text_columns("city", "City", "Город", _city, field="place"),
            column("country", "Country", "Страна", country(), of=_country, field="place"),
            column("host", "Host", "Принимающая сторона", one_of(organisations)),
            column("organisers", "Organisers", "Организаторы", several_of(organisations)),
            column("sponsors", "Sponsors", "Спонсоры", several_of(organisations)),
            column("members", "Members", "Члены ВТамО", several_of(members)),
            column("administrations", "Administrations", "Число администраций", whole(0)),
            column("participants", "Participants", "Участники", headcount()),
            column("clauses", "Clauses", "Пункты мандата", several_of(clauses())),
            *text_columns("note", "Note", "Примечание"),
            *source_columns(),
        ),
        either=(("title_en", "title_ru"),),
    )


def _city(activity: Activity) -> T | None:
    return None if activity.place is None else activity.place.city


def _country(activity: Activity) -> str | None:
    return None if activity.place is None else activity.place.country


def import_activities(table: Table, office: Office, source: Source) -> Import[Activity]:
    """Return the activities in a table; one without a source is from `source`.

    Several things in one cell have semicolons between them. Raises `InvalidValue` where columns are
    missing or stand twice.
    """
    require("table", Table, table)
    require("source", Source, source)
    where = placed(activity_form(office), table)
    imported = read_rows(where, table, partial(_fields, source=source), _faults)
    return without_repeated(imported, where, "id", attrgetter("id"))


_PLAIN: Final = ("id", "kind", "status", "theme", "mode", "host", "administrations", "participants")
_SEVERAL: Final = ("organisers", "sponsors", "members", "clauses")


def _fields(values: Values, source: Source) -> dict[str, Any]:
    fields = {id: values[id] for id in _PLAIN if id in values}
    fields |= {id: values[id] or () for id in _SEVERAL if id in values}
    title, first, last = localized(values, "title"), values.get("first_day"), values.get("last_day")
    if title is not None:
        fields["title"] = title
    if first is not None and last is not None and not any(_length_faults(first, last)):
        fields["days"] = Days(first, last)
    city, country = localized(values, "city"), values.get("country")
    fields["place"] = None if city is None and country is None else Place(city, country)
    fields["note"] = localized(values, "note")
    fields["source"] = source_of(values, source)
    return fields


def _faults(values: Values) -> Iterator[Fault]:
    title = ("title_en", "title_ru")
    if all(id in values and values[id] is None for id in title):
        yield Fault("title", ABSENT, "a title in English or in Russian")
    first, last = values.get("first_day"), values.get("last_day")
    if first is not None and last is not None:
        yield from _length_faults(first, last)


def _length_faults(first: date, last: date) -> Iterator[Fault]:
    """Yield why an activity cannot last from one day to another."""
    if last < first:
        yield Fault("last_day", last, f"{first} or later")
    elif (last - first).days >= DAYS_AT_MOST:
        yield Fault("last_day", last, f"within {DAYS_AT_MOST} days from {first} on")


def with_activities(
    office: Office,
    imported: Import[Activity],
    *,
    partly: bool = False,
    year: ReportingYear | None = None,
) -> Office:
    """Return the office with the activities that were taken, after those in its plan.

    Where it has no plan yet, it gets one of `year`. Raises `InvalidValue` with all that stands
    against it: rows that were refused, unless `partly` is given, and what does not go together with
    the office, such as ids that it has already and days in another year.
    """
    require("office", Office, office)
    require("year", ReportingYear | None, year)
    activities = records_to_add(imported, Activity, partly=partly)
    planning = office.planning
    plan = planning.plan or (None if year is None else Plan(year, ()))
    if plan is None:
        raise InvalidValue(Fault("year", ABSENT, "the year of the plan, as there is none yet"))

    def add() -> Office:
        joined = evolve(plan, activities=(*plan.activities, *activities))
        return evolve(office, planning=evolve(planning, plan=joined))

    ids = frozenset(it.id for it in plan.activities)
    return added(imported, r"(?:plan\.)?activities", len(plan.activities), add, ids)
