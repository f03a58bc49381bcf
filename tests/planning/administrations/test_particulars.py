"""Of the entries on one subject the one of the last day holds, and the others stay."""

from collections.abc import Callable
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from rocb.planning.administrations.acceptances import AcceptanceStatus
from rocb.planning.administrations.contacts import ContactFunction, ContactPoint
from rocb.planning.administrations.languages import LanguageUse
from rocb.planning.administrations.particulars import (
    Particulars,
    RecordAspect,
    holding,
    joined,
    latest,
    stated_in,
    statements_of,
)
from rocb.planning.administrations.staff import StaffGroup
from rocb.references import reference_faults
from tests.drawn import DATES
from tests.planning.administrations.builders import (
    a_contact_point,
    a_staff_count,
    a_structure,
    an_acceptance,
    faults_of,
    some_languages,
    stated,
)
from tests.planning.administrations.drawn import drawn_particulars
from tests.planning.refs import Refs

EARLY, LATE = date(2021, 4, 1), date(2021, 5, 1)
DRAWN = drawn_particulars(Refs({"organisations": ("a", "b")}))


def test_an_entry_holds_from_the_day_on_which_it_was_stated():
    entries = Particulars(structures=(a_structure(stated=stated(LATE)),))
    assert holding(entries, date(2021, 4, 30)) == Particulars()
    assert holding(entries, LATE) == entries


def test_of_two_entries_of_one_day_the_one_that_was_stated_last_holds_wherever_it_stands():
    old, new = a_staff_count(stated=stated(EARLY)), a_staff_count(number=7, stated=stated(LATE))
    for line in ((old, new), (new, old)):
        assert holding(Particulars(staff=line), LATE).staff == (new,)
        assert holding(Particulars(staff=line), EARLY).staff == (old,)


@pytest.mark.parametrize("line", tuple(permutations(range(3))))
def test_history_that_is_entered_later_does_not_hold_against_what_is_newer(line):
    in_2006, in_2019 = date(2006, 1, 1), date(2019, 1, 1)
    accepted = an_acceptance("rkc.a.1", on=in_2006, stated=stated(EARLY))
    withdrawn = an_acceptance("rkc.a.1", status=AcceptanceStatus.WITHDRAWN, on=in_2019)
    again = an_acceptance("rkc.a.1", on=in_2006, stated=stated(LATE))
    acceptances = tuple((accepted, withdrawn, again)[it] for it in line)
    assert holding(Particulars(acceptances=acceptances), LATE).acceptances == (withdrawn,)
    counts = (a_staff_count(), *(a_staff_count(counted_on=it) for it in (in_2006, in_2019)))
    staff = tuple(counts[it] for it in line)
    assert holding(Particulars(staff=staff), LATE).staff == counts[:1]


def test_an_acceptance_without_a_day_counts_as_of_the_day_of_the_statement():
    undated = an_acceptance(stated=stated(EARLY))
    older = an_acceptance(on=date(2021, 3, 31), stated=stated(LATE))
    newer = an_acceptance(on=date(2021, 4, 2), stated=stated(LATE))
    assert holding(Particulars(acceptances=(undated, older)), LATE).acceptances == (undated,)
    assert holding(Particulars(acceptances=(newer, undated)), LATE).acceptances == (newer,)


def test_of_two_entries_of_one_day_the_later_in_line_holds():
    first, second = some_languages("az"), some_languages("az", "ru")
    assert holding(Particulars(languages=(first, second)), LATE).languages == (second,)
    assert holding(Particulars(languages=(second, first)), LATE).languages == (first,)


def test_entries_on_different_subjects_hold_together():
    entries = Particulars(
        staff=(a_staff_count(), a_staff_count(group=StaffGroup.FIELD)),
        languages=(some_languages(), some_languages(use=LanguageUse.WORKING)),
        contacts=(
            a_contact_point(function=ContactFunction.INTEGRITY),
            a_contact_point(function=ContactFunction.NATIONAL),
        ),
        acceptances=(an_acceptance("rkc"), an_acceptance("rkc.a")),
    )
    assert holding(entries, LATE) == entries


def test_several_persons_may_have_one_function():
    one, two = a_contact_point("one"), a_contact_point("two")
    assert holding(Particulars(contacts=(two, one)), LATE).contacts == (one, two)


def test_a_contact_point_holds_from_its_first_day_on():
    coming = a_contact_point(since=LATE, stated=stated(EARLY))
    entries = Particulars(contacts=(coming,))
    assert holding(entries, date(2021, 4, 30)).contacts == ()
    assert holding(entries, LATE).contacts == (coming,)


def test_a_contact_point_that_has_ended_holds_no_longer_and_stays_the_latest():
    begun = a_contact_point()
    ended = a_contact_point(until=LATE, stated=stated(EARLY))
    entries = Particulars(contacts=(begun, ended))
    assert holding(entries, date(2021, 4, 30)).contacts == (ended,)
    assert holding(entries, LATE).contacts == ()
    assert latest(entries, LATE).contacts == (ended,)


def test_an_acceptance_holds_from_its_first_day_on():
    before = an_acceptance(note=None)
    coming = an_acceptance(on=LATE, stated=stated(EARLY))
    entries = Particulars(acceptances=(before, coming))
    assert holding(entries, date(2021, 4, 30)).acceptances == (before,)
    assert holding(entries, LATE).acceptances == (coming,)


def test_joined_entries_keep_their_order():
    first = Particulars(staff=(a_staff_count(),), acceptances=(an_acceptance("rkc"),))
    second = Particulars(staff=(a_staff_count(number=7),), contacts=(a_contact_point(),))
    assert joined([first, second]) == Particulars(
        staff=(a_staff_count(), a_staff_count(number=7)),
        contacts=(a_contact_point(),),
        acceptances=(an_acceptance("rkc"),),
    )
    assert joined([]) == Particulars()


def test_every_aspect_has_its_statements():
    by = {aspect: aspect.value for aspect in RecordAspect}
    entries = Particulars(
        (a_structure(stated=stated(by=by[RecordAspect.STRUCTURE])),),
        (a_staff_count(stated=stated(by=by[RecordAspect.STAFF])),),
        (some_languages(stated=stated(by=by[RecordAspect.LANGUAGES])),),
        (a_contact_point(stated=stated(by=by[RecordAspect.CONTACTS])),),
        (an_acceptance(stated=stated(by=by[RecordAspect.ACCEPTANCES])),),
    )
    found = {it: [one.by for one in statements_of(entries, it)] for it in RecordAspect}
    assert found == {it: [it.value] for it in RecordAspect}


def slowly(
    entries: tuple[Any, ...], subject: Callable[[Any], Any], own_day: str, on: date
) -> tuple[Any, ...]:
    """For each subject, sort what was stated and has begun by then, and take the last."""
    found = []
    for id in sorted({subject(it) for it in entries}):
        known = [
            (getattr(it, own_day, None) or it.stated.on, it.stated.on, place, it)
            for place, it in enumerate(entries)
            if subject(it) == id
        ]
        begun = sorted((row[:3], row[3]) for row in known if row[0] <= on and row[1] <= on)
        found += [it for _, it in begun[-1:]]
    return tuple(found)


def who(contact: ContactPoint) -> tuple[str, str, str]:
    return contact.function.value, contact.name.en or "", contact.name.ru or ""


@settings(max_examples=25)
@given(DRAWN, DRAWN, DATES)
def test_what_is_latest_is_what_a_slow_search_finds(one, other, on):
    entries = joined([one, other])
    found = latest(entries, on)
    assert found == Particulars(
        slowly(entries.structures, lambda _: "", "", on),
        slowly(entries.staff, lambda it: it.group.value, "counted_on", on),
        slowly(entries.languages, lambda it: it.use.value, "", on),
        slowly(entries.contacts, who, "since", on),
        slowly(entries.acceptances, lambda it: it.provision, "on", on),
    )
    going_on = tuple(it for it in found.contacts if (it.until or date.max) > on)
    assert holding(entries, on) == evolve(found, contacts=going_on)


@settings(max_examples=25)
@given(DRAWN)
def test_every_statement_is_found_by_its_path(entries):
    refers = {it.path: it.value for it in reference_faults(Particulars, entries)}
    assert {f"{path}.by": it.by for path, it in stated_in(entries)} == refers


@settings(max_examples=25)
@given(DRAWN, DATES)
def test_what_holds_still_holds_alone(entries, on):
    found = holding(entries, on)
    assert holding(found, on) == found


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 7])
def test_nonsense_is_refused(nonsense):
    assert faults_of(holding, nonsense, LATE)
    assert faults_of(holding, Particulars(), nonsense)
    assert faults_of(latest, nonsense, LATE)
    assert faults_of(latest, Particulars(), nonsense)
    assert faults_of(joined, nonsense)
    assert faults_of(joined, [nonsense])
    assert faults_of(statements_of, nonsense, RecordAspect.STAFF)
    assert faults_of(statements_of, Particulars(), nonsense)
    assert faults_of(Particulars, (), nonsense)
