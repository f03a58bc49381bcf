"""What can be imported, by name: for those who let people choose it, such as a command line."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from attrs import frozen

from rocb.checks import require
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.imports.activities import activity_form, import_activities, with_activities
from rocb.imports.answers import answer_form, import_answers, with_answers
from rocb.imports.forms import Form
from rocb.imports.needs import import_needs, need_form, with_needs
from rocb.imports.outcomes import Import
from rocb.imports.participants import (
    Belated,
    import_participants,
    participant_form,
    with_participants,
)
from rocb.imports.tables import Table
from rocb.office import Office
from rocb.sources import Source
from rocb.texts import Language


@frozen
class ImportKind:
    """One kind of record: its form, how a table of it is read, and how it enters the office.

    `read` takes the source of the records, `put` whether rows that were refused may be missing.
    """

    form: Form[Any]
    read: Callable[[Table, Source], Import[Any]]
    put: Callable[[Import[Any], bool], Office]


KINDS: Final = ("activities", "answers", "needs", "participants")
"""The names of what can be imported."""


def import_kind(
    name: str,
    office: Office,
    *,
    survey: str | None = None,
    language: Language = Language.EN,
    on: date | None = None,
    latest: bool = False,
    belated: Belated | None = None,
) -> ImportKind:
    """Return how records of this name are imported into an office.

    Answers are those to a `survey`; `language`, `on` and `latest` are for them alone (see
    `import_answers`), and `belated` for participants (see `with_participants`). Raises
    `InvalidValue` for another name and for answers without a survey, `UnknownRecord` for a survey
    that is not there.
    """
    require("name", str, name)
    require("office", Office, office)
    require("survey", str | None, survey)
    match name:
        case "activities":
            return ImportKind(
                activity_form(office),
                lambda table, source: import_activities(table, office, source),
                lambda imported, partly: with_activities(office, imported, partly=partly),
            )
        case "answers" if survey is not None:
            id = survey
            return ImportKind(
                answer_form(office, id, language=language),
                lambda table, _: import_answers(
                    table, office, id, language=language, on=on, latest=latest
                ),
                lambda imported, partly: with_answers(office, id, imported, partly=partly),
            )
        case "answers":
            raise InvalidValue(Fault("survey", ABSENT, "the id of a survey"))
        case "needs":
            return ImportKind(
                need_form(office),
                lambda table, source: import_needs(table, office, source),
                lambda imported, partly: with_needs(office, imported, partly=partly),
            )
        case "participants":
            return ImportKind(
                participant_form(office),
                lambda table, source: import_participants(table, office, source),
                lambda imported, partly: with_participants(
                    office, imported, partly=partly, belated=belated
                ),
            )
    raise InvalidValue(Fault("name", name, f"one of {', '.join(KINDS)}"))
