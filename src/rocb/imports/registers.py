"""What a row of a table may refer to in an office, to be found by ids and names."""

from collections.abc import Iterable

from rocb.imports.lookups import Lookup, Named, lookup_of
from rocb.mandate import CLAUSES, FOCUS_AREAS
from rocb.office import Office
from rocb.planning.plan.activities import Activity
from rocb.texts import LocalizedText as T


def members_of(office: Office, codes: Iterable[str] | None = None) -> Lookup:
    """Return the Members of an office, or those of them that have these codes."""
    among = None if codes is None else frozenset(codes)
    expected = T("a Member of the office, by code or name", "член ВТамО: код или название")
    if among is not None:
        expected = T("a Member that was asked, by code or name", "опрошенный член ВТамО")
    return lookup_of(expected, (it for it in office.members if among is None or it.code in among))


def themes_of(office: Office) -> Lookup:
    """Return the themes of an office."""
    expected = T("a theme of the office, by id or name", "тема: код или название")
    return lookup_of(expected, office.planning.themes)


def organisations_of(office: Office) -> Lookup:
    """Return the organisations that an office works with."""
    expected = T("an organisation of the office, by id or name", "организация: код или название")
    return lookup_of(expected, office.organisations)


def activities_of(office: Office) -> Lookup:
    """Return the activities in the plan of an office, by their ids and titles."""
    plan = office.planning.plan
    held: tuple[Activity, ...] = () if plan is None else plan.activities
    expected = T("an activity of the plan, by id or title", "мероприятие плана: код или название")
    return Lookup(expected, tuple(Named(it.id, it.id, it.title) for it in held))


def findings_of(office: Office) -> Lookup:
    """Return the findings of an office's assessments, by their ids alone."""
    held = (it.id for made in office.planning.diagnostics.assessments for it in made.findings)
    return _by_id(T("a finding of the office, by id", "вывод: код"), held)


def clauses() -> Lookup:
    """Return the clauses of the mandate, by their ids alone."""
    expected = T("a clause of the mandate, such as plan.2", "пункт мандата, например plan.2")
    return _by_id(expected, (it.id for it in CLAUSES))


def focus_areas() -> Lookup:
    """Return the focus areas of the mandate, by their ids alone."""
    expected = T("a focus area, such as focus.3", "приоритетная область, например focus.3")
    return _by_id(expected, (it.id for it in CLAUSES if it.id in FOCUS_AREAS))


def _by_id(expected: T, ids: Iterable[str]) -> Lookup:
    return Lookup(expected, tuple(Named(id, id, T(id)) for id in ids))
