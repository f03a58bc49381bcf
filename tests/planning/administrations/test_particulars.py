"""Of the entries on one subject the last that was stated holds, and the others stay."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from rocb.planning.administrations.contacts import ContactFunction
from rocb.planning.administrations.languages import LanguageUse
from rocb.planning.administrations.particulars import (
    Particulars,
    RecordAspect,
    holding,
    joined,
    statements_of,
)
from rocb.planning.administrations.staff import StaffGroup
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


def test_the_entry_that_was_stated_last_holds_wherever_it_stands():
    old, new = a_staff_count(stated=stated(EARLY)), a_staff_count(number=7, stated=stated(LATE))
    for line in ((old, new), (new, old)):
        assert holding(Particulars(staff=line), LATE).staff == (new,)
        assert holding(Particulars(staff=line), EARLY).staff == (old,)


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


def test_a_successor_holds_from_the_first_day_on():
    old, new = a_contact_point("old"), a_contact_point("new", since=LATE, stated=stated(EARLY))
    entries = Particulars(contacts=(old, new))
    assert holding(entries, date(2021, 4, 30)).contacts == (old,)
    assert holding(entries, LATE).contacts == (new,)


def test_a_contact_point_that_has_ended_leaves_the_function_empty():
    begun = a_contact_point()
    ended = a_contact_point(until=LATE, stated=stated(EARLY))
    entries = Particulars(contacts=(begun, ended))
    assert holding(entries, date(2021, 4, 30)).contacts == (ended,)
    assert holding(entries, LATE).contacts == ()


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


def slowly(entries: tuple[Any, ...], subject: Callable[[Any], str], on: date) -> tuple[Any, ...]:
    """For each subject, sort what was stated and has begun by then, and take the last."""
    found = []
    for id in sorted({subject(it) for it in entries}):
        known = [
            (it.stated.on, place, it)
            for place, it in enumerate(entries)
            if subject(it) == id
            and it.stated.on <= on
            and (getattr(it, "since", None) or getattr(it, "on", None) or date.min) <= on
        ]
        last = sorted(known, key=lambda row: row[:2])[-1][2] if known else None
        if last is not None and (getattr(last, "until", None) or date.max) > on:
            found.append(last)
    return tuple(found)


@settings(max_examples=25)
@given(DRAWN, DRAWN, DATES)
def test_what_holds_is_what_a_slow_search_finds(one, other, on):
    entries = joined([one, other])
    assert holding(entries, on) == Particulars(
        slowly(entries.structures, lambda _: "", on),
        slowly(entries.staff, lambda it: it.group.value, on),
        slowly(entries.languages, lambda it: it.use.value, on),
        slowly(entries.contacts, lambda it: it.function.value, on),
        slowly(entries.acceptances, lambda it: it.provision, on),
    )


@settings(max_examples=25)
@given(DRAWN, DATES)
def test_what_holds_still_holds_alone(entries, on):
    found = holding(entries, on)
    assert holding(found, on) == found


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 7])
def test_nonsense_is_refused(nonsense):
    assert faults_of(holding, nonsense, LATE)
    assert faults_of(holding, Particulars(), nonsense)
    assert faults_of(joined, nonsense)
    assert faults_of(joined, [nonsense])
    assert faults_of(statements_of, nonsense, RecordAspect.STAFF)
    assert faults_of(statements_of, Particulars(), nonsense)
    assert faults_of(Particulars, (), nonsense)
