from datetime import date, datetime

import pytest
from attrs import evolve

from rocb import Deadline, InvalidValue, Office, documents
from rocb.planning.programme import Programme
from tests.offices import STATED, a_deadline, a_plan, an_activity, an_office


def office_with(*deadlines: Deadline) -> Office:
    plan = evolve(a_plan(an_activity("seminar")), deadlines=deadlines)
    themes = an_office().planning.themes
    return an_office(planning=Programme(themes=themes, plan=plan))


def test_a_deadline_may_belong_to_an_activity_or_to_nothing():
    office_with(a_deadline("a", activity="seminar"), a_deadline("b"))


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"id": "a b"}, "id"),
        ({"id": "a\r\nb"}, "id"),
        ({"title": "a title"}, "title"),
        ({"due": "2021-06-30"}, "due"),
        ({"due": datetime(2021, 6, 30, tzinfo=None)}, "due"),  # noqa: DTZ001 - refused
        ({"due": None}, "due"),
        ({"source": None}, "source"),
        ({"activity": 5}, "activity"),
    ],
    ids=["blank", "line end", "title", "text", "moment", "no day", "no source", "number"],
)
def test_a_faulty_deadline_is_refused_with_its_place(changes, path):
    with pytest.raises(InvalidValue) as caught:
        a_deadline(**changes)
    assert [fault.path for fault in caught.value.faults] == [path]


def test_a_deadline_of_an_activity_that_is_not_there_is_refused():
    with pytest.raises(InvalidValue) as caught:
        office_with(a_deadline(activity="nowhere"))
    (fault,) = caught.value.faults
    assert fault.path == "deadlines[0].activity"


def test_two_deadlines_with_one_id_are_refused():
    with pytest.raises(InvalidValue) as caught:
        office_with(a_deadline("a"), a_deadline("a", due=date(2021, 7, 1)))
    (fault,) = caught.value.faults
    assert fault.path == "deadlines[1].id"


def test_deadlines_stand_in_a_document_and_are_read_back():
    office = office_with(a_deadline("a", activity="seminar"), a_deadline("b", source=STATED))
    assert documents.loads(documents.dumps(office)) == office
