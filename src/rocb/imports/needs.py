"""Needs from a table: one row a need."""

from functools import partial
from operator import attrgetter
from typing import Any, Final

from attrs import evolve

from rocb.checks import require
from rocb.imports.additions import added, records_to_add
from rocb.imports.columns import column, source_columns, text_columns
from rocb.imports.contents import day, identifier, one_of, whole
from rocb.imports.forms import Form, placed
from rocb.imports.outcomes import Import
from rocb.imports.registers import findings_of, focus_areas, members_of, themes_of
from rocb.imports.rows import Values, localized, read_rows, source_of, without_repeated
from rocb.imports.tables import Table
from rocb.office import Office
from rocb.planning.needs.needs import HIGHEST_IMPORTANCE, HIGHEST_LEVEL, Need
from rocb.sources import Source
from rocb.texts import LocalizedText as T


def need_form(office: Office) -> Form[Need]:
    """Return the columns of needs, for the Members and themes of an office."""
    require("office", Office, office)
    levels, importances = whole(0, HIGHEST_LEVEL), whole(1, HIGHEST_IMPORTANCE)
    return Form(
        "needs",
        T("Needs", "Потребности"),
        Need,
        (
            column("id", "Id", "Код", identifier(), meaning=_MADE),
            column(
                "member",
                "Member",
                "Член ВТамО",
                one_of(members_of(office)),
                required=True,
                also=("country", "страна"),
            ),
            column("theme", "Theme", "Тема", one_of(themes_of(office)), required=True),
            column("current", "Current level", "Текущий уровень", levels, meaning=_LEVELS),
            column("target", "Target level", "Целевой уровень", levels, meaning=_LEVELS),
            column("importance", "Importance", "Важность", importances, meaning=_IMPORTANCE),
            column(
                "found_on",
                "Found on",
                "Дата выявления",
                day(),
                required=True,
                also=("date", "дата"),
            ),
            column("met_on", "Met on", "Дата удовлетворения", day()),
            column("focus", "Focus area", "Приоритетная область", one_of(focus_areas())),
            column("finding", "Finding", "Вывод", one_of(findings_of(office))),
            *text_columns("note", "Note", "Примечание"),
            *source_columns(),
        ),
    )


_MADE: Final = T("made of Member, theme and date if empty", "если пусто: член, тема и дата")
_LEVELS: Final = T(
    "0: nothing in place; 5: in place and improving; empty: not assessed",
    "0: ничего нет; 5: внедрено и улучшается; пусто: не оценивалось",
)
_IMPORTANCE: Final = T("5: the highest; empty: not stated", "5: наивысшая; пусто: не указана")


def import_needs(table: Table, office: Office, source: Source) -> Import[Need]:
    """Return the needs in a table.

    A need without an id is called after its Member, its theme and the day on which it was found;
    one without a source is from `source`. Raises `InvalidValue` where columns are missing or stand
    twice.
    """
    require("table", Table, table)
    require("source", Source, source)
    where = placed(need_form(office), table)
    imported = read_rows(where, table, partial(_fields, source=source))
    return without_repeated(imported, where, "id", attrgetter("id"))


def _fields(values: Values, source: Source) -> dict[str, Any]:
    fields = {id: value for id, value in values.items() if id in _PLAIN}
    made_of = [values.get(id) for id in ("member", "theme", "found_on")]
    if "id" in fields and fields["id"] is None:
        del fields["id"]
        if None not in made_of:
            fields["id"] = ".".join(map(str, made_of))
    fields["note"] = localized(values, "note")
    fields["source"] = source_of(values, source)
    return fields


_PLAIN: Final = (
    *("id", "member", "theme", "current", "target", "importance", "found_on", "met_on", "focus"),
    "finding",
)


def with_needs(office: Office, imported: Import[Need], *, partly: bool = False) -> Office:
    """Return the office with the needs that were taken, after those that it has.

    Raises `InvalidValue` with all that stands against it: rows that were refused, unless `partly`
    is given, and what does not go together with the office, such as ids that it has already.
    """
    require("office", Office, office)
    needs = records_to_add(imported, Need, partly=partly)
    planning = office.planning
    return added(
        imported,
        r"needs",
        len(planning.needs),
        lambda: evolve(office, planning=evolve(planning, needs=(*planning.needs, *needs))),
        frozenset(it.id for it in planning.needs),
    )
