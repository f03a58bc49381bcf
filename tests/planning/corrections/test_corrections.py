"""A correction says what was put right, when, by whom and why, and keeps what it said before."""

from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Change, Days, InvalidValue, Step, documents
from rocb.planning.corrections import Correction, CorrectionKind, RecordKind, kind_of
from rocb.planning.programme import Programme
from tests.offices import a_deadline, a_need, an_activity
from tests.planning.an_office import REFS
from tests.planning.corrections.builders import OFFICE, SECONDS, WHY, a_correction, day, put_right
from tests.planning.corrections.drawn import drawn_corrections

CORRECTED: dict[str, Any] = {"how": CorrectionKind.CORRECTED, "need": a_need()}
ACTIVITY = an_activity()
STRUCK: dict[str, Any] = {
    "how": CorrectionKind.STRUCK_OUT,
    "kind": RecordKind.ACTIVITY,
    "id": "activity",
    "activity": ACTIVITY,
}
DONE = Change("activity", day("03-03"), "Officer", Step.COMPLETE, None, ACTIVITY.days)


def paths(**changes: Any) -> list[str]:
    with pytest.raises(InvalidValue) as caught:
        a_correction(**changes)
    return [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize("kind", RecordKind)
def test_the_record_as_it_was_stands_in_the_field_of_its_kind(kind):
    record = SECONDS[kind]
    former: dict[str, Any] = {kind.value: record}
    found = a_correction(how=CorrectionKind.CORRECTED, kind=kind, id="second", **former)
    assert found.before == record
    assert kind_of(record) is kind
    assert a_correction(kind=kind).before is None


def test_every_kind_has_a_field():
    assert {it.value for it in RecordKind} < {it.name for it in fields(Correction)}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"how": CorrectionKind.CORRECTED}, ["need"]),
        ({"how": CorrectionKind.STRUCK_OUT}, ["need"]),
        ({"need": a_need()}, ["need"]),
        ({**CORRECTED, "need": a_need("other")}, ["need.id"]),
        ({**CORRECTED, "activity": ACTIVITY}, ["activity"]),
        ({**CORRECTED, "kind": RecordKind.EXPERT}, ["need", "expert"]),
        ({"goal": "goal"}, ["goal"]),
        ({**CORRECTED, "history": (DONE,)}, ["history", "history[0].activity"]),
        ({**STRUCK, "how": CorrectionKind.CORRECTED, "history": (DONE,)}, ["history"]),
        (
            {**STRUCK, "how": CorrectionKind.CORRECTED, "deadlines": (a_deadline(),)},
            ["deadlines", "deadlines[0].activity"],
        ),
        ({**STRUCK, "deadlines": (a_deadline(activity="other"),)}, ["deadlines[0].activity"]),
        ({**STRUCK, "history": (evolve(DONE, step=Step.START),)}, ["activity.status"]),
        (
            {**STRUCK, "history": (evolve(DONE, days=Days(day("03-01"), day("03-01"))),)},
            ["activity.days"],
        ),
        ({**STRUCK, "history": (evolve(DONE, step=Step.START, days=None),)}, ["history[0].days"]),
        ({"why": None}, ["why"]),
        ({"why": "because"}, ["why"]),
        ({"by": ""}, ["by"]),
        ({"kind": "need"}, ["kind"]),
        ({"id": "../etc"}, ["id"]),
        ({"id": True}, ["id"]),
        ({"need": "need"}, ["need"]),
    ],
)
def test_a_correction_refuses_what_it_cannot_hold(changes, found):
    assert paths(**changes) == found


def test_its_rules_bear_that_other_fields_are_missing():
    rule = Correction.__attrs_post_init__
    rule(SimpleNamespace())  # type: ignore[arg-type]
    rule(SimpleNamespace(how=CorrectionKind.CORRECTED, kind=RecordKind.NEED))  # type: ignore[arg-type]
    rule(SimpleNamespace(history=(SimpleNamespace(),), activity=ACTIVITY))  # type: ignore[arg-type]
    rule(SimpleNamespace(need=SimpleNamespace(), id="need"))  # type: ignore[arg-type]


@pytest.mark.parametrize("nonsense", [None, "7", True, OFFICE])
def test_only_what_can_be_corrected_has_a_kind(nonsense):
    with pytest.raises(InvalidValue):
        kind_of(nonsense)


def test_corrections_stand_in_the_order_of_their_days():
    Programme(corrections=(a_correction("05-01"), a_correction("05-01")))
    with pytest.raises(InvalidValue) as caught:
        Programme(corrections=(a_correction("05-02"), a_correction("05-01")))
    assert [fault.path for fault in caught.value.faults] == ["corrections[1].on"]


def test_nothing_refers_to_what_is_known_from_corrections_alone():
    struck = a_correction(how=CorrectionKind.STRUCK_OUT, id="gone", need=a_need("gone"))
    serving = evolve(SECONDS[RecordKind.ACTIVITY], id="activity", needs=("gone",))
    plan = OFFICE.planning.plan
    assert plan is not None
    plan = evolve(plan, activities=(serving, SECONDS[RecordKind.ACTIVITY]))
    with pytest.raises(InvalidValue) as caught:
        evolve(OFFICE.planning, plan=plan, corrections=(struck,))
    assert [fault.path for fault in caught.value.faults] == ["plan.activities[0].needs[0]"]
    as_it_was = a_correction(
        how=CorrectionKind.CORRECTED, kind=RecordKind.ACTIVITY, id="activity", activity=serving
    )
    planning = evolve(OFFICE.planning, corrections=(struck, as_it_was))
    office = evolve(OFFICE, planning=planning)
    assert documents.loads(documents.dumps(office)) == office


def test_what_a_correction_keeps_may_have_the_id_of_what_is_there():
    former = put_right(a_need())
    planning = evolve(OFFICE.planning, corrections=(a_correction(**{**CORRECTED, "need": former}),))
    assert evolve(OFFICE, planning=planning).planning.corrections[0].why == WHY


def test_what_a_correction_keeps_refers_to_what_there_is():
    stranger = a_correction(**{**CORRECTED, "need": a_need(theme="magic")})
    with pytest.raises(InvalidValue) as caught:
        evolve(OFFICE, planning=evolve(OFFICE.planning, corrections=(stranger,)))
    assert [it.path for it in caught.value.faults] == ["planning.corrections[0].need.theme"]


@settings(max_examples=25)
@given(data=st.data())
def test_corrections_come_back_from_a_document(data):
    drawn = data.draw(drawn_corrections(REFS.with_ids(centres=("centre",))))
    office = evolve(OFFICE, planning=evolve(OFFICE.planning, corrections=drawn))
    assert documents.loads(documents.dumps(office)) == office
