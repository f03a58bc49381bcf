"""What a record of any kind is called in a list."""

from collections.abc import Mapping
from datetime import date

from rocb.coverage import Serving
from rocb.office import Office
from rocb.planning.administrations.administrations import Administration
from rocb.planning.diagnostics.assessments import Assessment
from rocb.planning.needs.needs import Need
from rocb.planning.projects.action_plans import ActionPlan
from rocb.references import records_by_id
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import Cell, plain
from rocb.sources import Source
from rocb.texts import LocalizedText

Records = Mapping[tuple[str, str], object]

_NAMED_BY = ("title", "name", "text", "about", "meeting")


def named_records(office: Office) -> Records:
    """Return the records of an office that serve a clause, by their kind and id."""
    terms = office.premises.terms if office.premises else None
    entitlements = terms.entitlements if terms else ()
    return records_by_id(office) | {("entitlements", it.id): it for it in entitlements}


def record_name(names: Names, records: Records, record: Serving) -> Cell:
    """Return what a record is called; its id where it has no name of its own."""
    found = records.get((record.kind, record.id))
    match found:
        case Need():
            return names.need(found)
        case Administration():
            return names.member(found.member)
        case Assessment():
            return _dated(names, found.member, found.on)
        case ActionPlan():
            return _dated(names, found.member, found.drawn_up_on)
    if record.kind == "plans":
        return plain(names.words.say("workplan.title"))
    text = next((it for name in _NAMED_BY if (it := getattr(found, name, None))), None)
    source = getattr(found, "source", None)
    if not isinstance(text, LocalizedText):
        return plain(record.id)
    return names.text(text, source if isinstance(source, Source) else None)


def _dated(names: Names, member: str, on: date) -> Cell:
    return (*names.member(member), *plain(f", {names.words.day(on)}"))
