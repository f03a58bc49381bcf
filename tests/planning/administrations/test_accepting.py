"""Acceptances are known part by part; what nobody stated is unknown, not refused."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import UnknownRecord
from rocb.planning.administrations.acceptances import Acceptance, AcceptanceStatus
from rocb.planning.administrations.accepting import (
    PartAcceptance,
    RegionalAcceptance,
    acceptance_gaps,
    acceptances_on,
    regional_acceptances,
)
from rocb.planning.administrations.administrations import Administration, known_of
from rocb.planning.administrations.instruments import INSTRUMENTS, undivided_parts
from tests.drawn import DATES
from tests.offices import a_member
from tests.planning.administrations.builders import (
    an_acceptance,
    an_administration,
    faults_of,
    stated,
)
from tests.planning.administrations.drawn import PROVISIONS, drawn_administrations
from tests.planning.refs import Refs

ON = date(2021, 6, 1)
LATE = date(2021, 5, 1)
NOT = AcceptanceStatus.NOT_ACCEPTED


def accepted_of(record: Administration, part: str) -> bool | None:
    instrument_id = part.split(".", maxsplit=1)[0]
    found = {it.provision: it.accepted for it in acceptances_on(record, instrument_id, ON).parts}
    return found[part]


def test_parts_are_listed_in_order_with_what_was_stated_and_when():
    chapter = an_acceptance("rkc.a.2", on=date(2020, 1, 1))
    found = acceptances_on(an_administration(acceptances=(chapter,)), "rkc", ON)
    assert tuple(it.provision for it in found.parts) == undivided_parts("rkc")
    assert found.parts[12] == PartAcceptance("rkc.a.2", chapter)


def test_accepted_known_and_all_parts_are_counted_apart():
    acceptances = (an_acceptance("safe.2"), an_acceptance("safe.1.3", status=NOT))
    found = acceptances_on(an_administration(acceptances=acceptances), "safe", ON)
    assert (found.accepted, found.known, found.all) == (6, 7, 20)


def test_what_nobody_stated_is_unknown():
    found = acceptances_on(an_administration(), "arusha", ON)
    assert (found.accepted, found.known, found.all) == (0, 0, 10)
    assert {it.accepted for it in found.parts} == {None}


def test_a_statement_on_a_whole_holds_for_its_parts():
    record = an_administration(acceptances=(an_acceptance("safe"),))
    assert accepted_of(record, "safe.3.within") is True
    declared = an_administration(
        acceptances=(an_acceptance("safe", status=AcceptanceStatus.DECLARED),)
    )
    assert accepted_of(declared, "safe.3.within") is False


def test_who_accepts_the_convention_accepts_its_body_and_general_annex_alone():
    found = acceptances_on(an_administration(acceptances=(an_acceptance("rkc"),)), "rkc", ON)
    assert (found.accepted, found.known, found.all) == (11, 11, 36)
    annex = an_administration(acceptances=(an_acceptance("rkc"), an_acceptance("rkc.k")))
    assert (accepted_of(annex, "rkc.k.3"), accepted_of(annex, "rkc.a.1")) == (True, None)


@pytest.mark.parametrize("later", [stated(), stated(LATE)])
def test_the_nearest_statement_decides_whichever_is_later(later):
    part = an_acceptance("rkc.a.1", status=NOT)
    record = an_administration(acceptances=(part, an_acceptance("rkc.a", stated=later)))
    assert (accepted_of(record, "rkc.a.1"), accepted_of(record, "rkc.a.2")) == (False, True)


def test_a_history_that_is_entered_in_any_order_ends_with_the_withdrawal():
    accepted = an_acceptance("rkc.a.1", on=date(2006, 1, 1))
    withdrawn = an_acceptance("rkc.a.1", status=AcceptanceStatus.WITHDRAWN, on=date(2019, 1, 1))
    for line in ((accepted, withdrawn), (withdrawn, accepted)):
        assert accepted_of(an_administration(acceptances=line), "rkc.a.1") is False


def test_gaps_are_the_parts_that_are_known_not_to_be_accepted():
    acceptances = (
        an_acceptance("safe.3.within", status=AcceptanceStatus.DECLARED),
        an_acceptance("rkc.c", status=AcceptanceStatus.WITHDRAWN),
        an_acceptance("arusha.4"),
    )
    gaps = acceptance_gaps(an_administration(acceptances=acceptances), ON)
    assert [it.provision for it in gaps] == ["safe.3.within", "rkc.c.1"]


def test_the_region_is_split_into_accepting_not_accepting_and_unknown():
    records = [
        an_administration("GE", acceptances=(an_acceptance("rkc.a"),)),
        an_administration("AZ", acceptances=(an_acceptance("rkc"),)),
        an_administration("KZ", acceptances=(an_acceptance("rkc.a.2", status=NOT),)),
        an_administration("UA", acceptances=(an_acceptance("rkc.a.1"),)),
    ]
    members = [a_member(it) for it in ("UA", "TR", "KZ", "GE", "AZ")]
    assert regional_acceptances(records, members, ["rkc.a", "rkc.a.1"], ON) == (
        RegionalAcceptance("rkc.a", ("GE",), ("KZ",), ("AZ", "TR", "UA")),
        RegionalAcceptance("rkc.a.1", ("GE", "UA"), (), ("AZ", "KZ", "TR")),
    )


def test_the_region_accepts_the_convention_without_the_annexes_that_are_accepted_on_their_own():
    acceptances = (an_acceptance("rkc"), an_acceptance("rkc.k", status=NOT))
    record = an_administration(acceptances=acceptances)
    found = regional_acceptances([record], [a_member("AZ")], ["rkc", "rkc.a", "rkc.k"], ON)
    assert [(it.accepting, it.not_accepting, it.unknown) for it in found] == [
        (("AZ",), (), ()),
        ((), (), ("AZ",)),
        ((), ("AZ",), ()),
    ]


def test_an_unknown_instrument_is_refused():
    with pytest.raises(UnknownRecord, match=r'no instrument has the id "rkc\.a"'):
        acceptances_on(an_administration(), "rkc.a", ON)


def test_unknown_provisions_are_refused_together():
    assert faults_of(regional_acceptances, [], [], ["safe.4", "rkc", "x"], ON) == [
        f'provisions[{place}]: "{id}" is not the id of an instrument or of a part of one, '
        "such as rkc or safe.1.3"
        for place, id in ((0, "safe.4"), (2, "x"))
    ]


def slowly(record: Administration, part: str, on: date) -> Acceptance | None:
    """Take the longest id that the id of the part begins with; that of the convention is short."""
    own = re.match(r"rkc\.[a-k]\b", part)
    about = [
        it
        for it in known_of(record, on).acceptances
        if f"{part}.".startswith(f"{it.provision}.") and not (own and it.provision == "rkc")
    ]
    return max(about, key=lambda it: len(it.provision), default=None)


RECORDS = drawn_administrations(Refs({"members": ("AZ", "GE"), "organisations": ("a",)}))
MEMBERS = [a_member("AZ"), a_member("GE"), a_member("KZ")]


@settings(max_examples=25)
@given(RECORDS, DATES)
def test_each_part_stands_as_a_slow_search_finds_it(records, on):
    for record in records:
        for instrument in INSTRUMENTS:
            for part in acceptances_on(record, instrument.id, on).parts:
                assert part.acceptance == slowly(record, part.provision, on)


@settings(max_examples=25)
@given(RECORDS, st.sampled_from(PROVISIONS), DATES)
def test_every_member_stands_in_one_column_of_the_region(records, provision, on):
    (row,) = regional_acceptances(records, MEMBERS, [provision], on)
    columns = (row.accepting, row.not_accepting, row.unknown)
    assert sorted(code for column in columns for code in column) == ["AZ", "GE", "KZ"]
    assert all(list(column) == sorted(column) for column in columns)
    for record in records:
        parts = undivided_parts(provision if provision != "rkc" else "rkc.general")
        own = ("rkc.body",) if provision == "rkc" else ()
        found = [slowly(record, part, on) for part in (*own, *parts)]
        refused = any(it is not None and not it.accepting for it in found)
        assert (record.member in row.not_accepting) == refused
        assert (record.member in row.accepting) == all(it and it.accepting for it in found)


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 7])
def test_nonsense_is_refused(nonsense):
    assert faults_of(acceptances_on, nonsense, "rkc", ON)
    assert faults_of(acceptances_on, an_administration(), "rkc", nonsense)
    assert faults_of(acceptances_on, an_administration(), [nonsense], ON)
    assert faults_of(acceptance_gaps, nonsense, ON)
    assert faults_of(acceptance_gaps, an_administration(), nonsense)
    assert faults_of(regional_acceptances, nonsense, [], [], ON)
    assert faults_of(regional_acceptances, [], nonsense, [], ON)
    assert faults_of(regional_acceptances, [], [], nonsense, ON)
    assert faults_of(regional_acceptances, [], [], [[nonsense]], ON)
    assert faults_of(regional_acceptances, [], [], [], nonsense)
