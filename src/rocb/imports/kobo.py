"""What is particular to exports of KoboToolbox and other tools that speak XLSForm."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve

from rocb.errors import Fault, InvalidValue
from rocb.imports.forms import Form, headings
from rocb.imports.lookups import Lookup, folded
from rocb.imports.tables import Row, Table, Value, address
from rocb.planning.diagnostics.questions import Question
from rocb.planning.diagnostics.surveys import Survey

METADATA: Final = frozenset(
    [
        "start",
        "end",
        "today",
        "username",
        "deviceid",
        "phonenumber",
        "simserial",
        "subscriberid",
        "audit",
        "instanceid",
        "meta/instanceid",
        "meta/instancename",
        "meta/rootuuid",
        "meta/deprecatedid",
        "formhub/uuid",
        "_id",
        "_uuid",
        "_index",
        "_parent_index",
        "_parent_table_name",
        "_submission__id",
        "_submission__uuid",
        "_submission_time",
        "_submitted_by",
        "_status",
        "_validation_status",
        "_notes",
        "_tags",
        "_version_",
        "__version__",
        "_geolocation",
        "_attachments",
        "_bamboo_dataset_id",
        "_xform_id_string",
    ]
)
"""The columns that such a tool adds of itself, which answer no question."""

_DAYS: Final = ("today", "end", "_submission_time", "start")


def prepared(table: Table, survey: Survey, form: Form[Any], day: str) -> tuple[Table, ...]:
    """Return a table whose headings are without the groups of their questions, in parts.

    A question is headed `group/question` in an export. Where no column of the form holds the day of
    the answers, which has the id `day`, of each row the first of today, end, submission and start
    in which something stands does: a part has the rows of one such column. Raises `InvalidValue`
    for questions with several answers (select_multiple), which have a column for each choice.
    """
    columns = headings(form)
    choices = {
        it.id: frozenset(map(folded, _names_of(it))) for it in survey.questions if it.options
    }
    names = [_ungrouped(it, columns) if isinstance(it, str) else it for it in table.headings.values]
    faults = [
        Fault(address(place, table.headings.number), name, _ONE)
        for place, name in enumerate(names)
        if isinstance(name, str) and _is_choice(name, columns, choices)
    ]
    if faults:
        raise InvalidValue(*faults)
    held = any(it.id == day for name in names for it in columns.called(str(name)))
    plain = [folded(it) if isinstance(it, str) else None for it in names]
    places = [] if held else [plain.index(it) for it in _DAYS if it in plain]
    return _by_day(_headed(table, names), places, day)


def _by_day(table: Table, places: list[int], day: str) -> tuple[Table, ...]:
    """Return the rows by the first of these columns in which something stands, headed `day`."""
    rows: dict[int, list[Row]] = {place: [] for place in places[:1]}
    for row in table.rows if places else ():
        filled = (it for it in places if row.cell(it).value is not None)
        rows.setdefault(next(filled, places[0]), []).append(row)
    parts = []
    for place, own in rows.items():
        names = list(table.headings.values)
        names[place] = day
        parts.append(evolve(_headed(table, names), rows=tuple(own)))
    return tuple(parts) or (table,)


def _headed(table: Table, names: Sequence[Value]) -> Table:
    return evolve(table, headings=evolve(table.headings, values=tuple(names)))


_ONE: Final = "a question with one answer; select_multiple gives several, select_one gives one"


def _ungrouped(name: str, columns: Lookup) -> str:
    return next((it for it in _endings(name) if columns.called(it)), name)


def _endings(name: str) -> Iterator[str]:
    parts = name.split("/")
    return ("/".join(parts[start:]) for start in range(len(parts)))


def _is_choice(name: str, columns: Lookup, choices: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a heading is that of one choice of a question: `group/question/choice`."""
    question, _, choice = name.rpartition("/")
    if columns.called(name):
        return False
    return any(
        folded(choice) in choices.get(it.id, ())
        for end in _endings(question)
        for it in columns.called(end)
    )


def _names_of(question: Question) -> Iterator[str]:
    for it in question.options:
        yield from (name for name in (it.id, it.text.en, it.text.ru) if name is not None)
