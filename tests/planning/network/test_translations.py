"""Translations wait in a queue, the most urgent first, until they are at hand."""

from functools import partial
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.network.translations import (
    TRANSLATION_STATES_AFTER,
    LanguageQueue,
    Translation,
    TranslationState,
    UntranslatedDocument,
    documents_to_translate,
    overdue_translations,
    translation_state,
    translations_by_language,
    untranslated_documents,
)
from rocb.texts import LocalizedText
from tests.drawn import DATES
from tests.offices import both
from tests.planning.network.builders import (
    a_translation,
    a_translation_step,
    day,
    faults_beside,
    faults_of,
)
from tests.planning.network.drawn import translations

UNDER_WAY = a_translation_step(TranslationState.UNDER_WAY, "02-10")
DELIVERED = a_translation_step(TranslationState.DELIVERED, "03-01")
PUBLISHED = a_translation_step(TranslationState.PUBLISHED, "03-10")
WITHDRAWN = a_translation_step(TranslationState.WITHDRAWN, "03-10")


faults = partial(faults_of, a_translation)


def test_a_translation_takes_its_steps_day_by_day():
    translation = a_translation(steps=(UNDER_WAY, DELIVERED, PUBLISHED))
    states = TranslationState
    found = {
        text: translation_state(translation, day(text))
        for text in ("01-31", "02-01", "02-10", "02-28", "03-01", "03-10")
    }
    assert found == {
        "01-31": None,
        "02-01": states.ASKED,
        "02-10": states.UNDER_WAY,
        "02-28": states.UNDER_WAY,
        "03-01": states.DELIVERED,
        "03-10": states.PUBLISHED,
    }


def test_what_was_delivered_may_go_back_to_the_translator():
    back = a_translation_step(TranslationState.UNDER_WAY, "03-05")
    translation = a_translation(steps=(DELIVERED, back))
    assert documents_to_translate([translation], day("03-04")) == ()
    assert documents_to_translate([translation], day("03-05")) == (translation,)


@pytest.mark.parametrize("last", [PUBLISHED, WITHDRAWN])
@pytest.mark.parametrize("state", [it for it in TranslationState if it.name != "ASKED"])
def test_nothing_follows_the_end(last, state):
    after = a_translation_step(state, "04-01")
    expected = f"possible for a translation that is {last.state.value}"
    assert faults(steps=(last, after)) == [("steps[1].state", expected)]


def test_every_step_is_possible_where_the_table_says_so():
    for state, following in TRANSLATION_STATES_AFTER.items():
        before = () if state.name == "ASKED" else (a_translation_step(state, "02-10"),)
        for other in TranslationState:
            if other.name == "ASKED":
                continue
            steps = (*before, a_translation_step(other, "03-10"))
            if other in following:
                assert a_translation(steps=steps).steps == steps
            else:
                assert len(faults(steps=steps)) == 1


def test_asking_is_no_step_but_has_its_own_day():
    with pytest.raises(InvalidValue):
        a_translation_step(TranslationState.ASKED, "02-01")


def test_all_faults_are_told_at_once():
    assert faults(language="en", due=day("01-01"), steps=(DELIVERED, UNDER_WAY, UNDER_WAY)) == [
        ("language", "another language than that of the original"),
        ("due", "2021-02-01 or later"),
        ("steps[1].on", "2021-03-01 or later"),
        ("steps[2].on", "2021-03-01 or later"),
        ("steps[2].state", "possible for a translation that is under_way"),
    ]


@pytest.mark.parametrize("priority", [0, 6, True, "7", None])
def test_a_priority_runs_from_one_to_five(priority):
    with pytest.raises(InvalidValue):
        a_translation(priority=priority)


def test_the_queue_goes_by_priority_then_due_then_asked_then_id():
    queue = (
        a_translation("z", priority=1, due=None),
        a_translation("y", due=day("03-01")),
        a_translation("x", asked_on=day("01-01")),
        a_translation("a"),
        a_translation("b"),
        a_translation("c", due=None, asked_on=day("01-01")),
        a_translation("d", due=None),
    )
    assert documents_to_translate(reversed(queue), day("02-01")) == queue


def test_overdue_is_what_was_due_before_the_day():
    due, open_end = a_translation("a"), a_translation("b", due=None)
    assert overdue_translations([due, open_end], day("03-31")) == ()
    assert overdue_translations([due, open_end], day("04-01")) == (due,)
    assert overdue_translations([a_translation(steps=(DELIVERED,))], day("04-01")) == ()


def test_each_language_has_a_queue_of_its_own():
    late, there = a_translation("a"), a_translation("b", steps=(PUBLISHED,))
    other = a_translation("c", language="az", due=None)
    unasked = a_translation("d", language="fr", asked_on=day("05-01"), due=None)
    assert translations_by_language([unasked, there, other, late], day("04-01")) == (
        LanguageQueue("az", (other,), (), ()),
        LanguageQueue("ru", (late,), (late,), (there,)),
    )


def test_a_document_lacks_the_languages_of_the_region_in_which_it_is_not_at_hand():
    other = both("Other")
    found = untranslated_documents(
        [
            a_translation("b", document="other", title=other, language="az", steps=(DELIVERED,)),
            a_translation("a", document="other", title=other, steps=(WITHDRAWN,)),
            a_translation("c", asked_on=day("01-01")),
            a_translation("d", document="done", title=both("Done"), steps=(PUBLISHED,)),
        ],
        ["ru", "en", "az", "ru"],
        day("03-10"),
    )
    assert found == (
        UntranslatedDocument("document", both("Document"), ("az", "ru")),
        UntranslatedDocument("other", other, ("ru",)),
        UntranslatedDocument("done", both("Done"), ("az",)),
    )


def test_a_document_is_one_whatever_its_title_in_each_translation():
    russian, french = (
        a_translation("a", title=LocalizedText("Compendium"), steps=(PUBLISHED,)),
        a_translation("b", title=both("Compendium"), language="fr", steps=(PUBLISHED,)),
    )
    translations = (french, russian)
    assert untranslated_documents(translations, ["ru", "fr"], day("12-31")) == ()
    assert untranslated_documents(translations, ["az"], day("12-31")) == (
        UntranslatedDocument("document", LocalizedText("Compendium"), ("az",)),
    )


def test_a_document_with_two_originals_lacks_neither_language():
    translations = (a_translation("a"), a_translation("b", original="fr", language="az"))
    (found,) = untranslated_documents(translations, ["az", "en", "fr", "ru"], day("02-01"))
    assert found.languages == ("az", "ru")


@given(translations(), DATES)
@settings(max_examples=25)
def test_what_was_asked_for_waits_is_at_hand_or_is_withdrawn(found, on):
    queues = translations_by_language(found, on)
    waiting = {it.id for queue in queues for it in queue.waiting}
    at_hand = {it.id for queue in queues for it in queue.at_hand}
    states = {it.id: translation_state(it, on) for it in found}
    withdrawn = {id for id, state in states.items() if state is TranslationState.WITHDRAWN}
    assert not waiting & at_hand
    assert waiting | at_hand == {id for id, state in states.items() if state} - withdrawn
    assert {it.id for it in documents_to_translate(found, on)} == waiting


@given(translations(), DATES, st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_the_order_of_the_translations_changes_nothing(found, on, chance):
    mixed = list(found)
    chance.shuffle(mixed)
    assert translations_by_language(mixed, on) == translations_by_language(found, on)
    assert untranslated_documents(mixed, ["ru", "az"], on) == untranslated_documents(
        found, ["ru", "az"], on
    )


@pytest.mark.parametrize(
    ("stand_in", "paths"),
    [
        ({}, []),
        ({"due": day("01-01")}, []),
        ({"steps": (SimpleNamespace(), DELIVERED, UNDER_WAY)}, ["steps[2].on"]),
        ({"steps": (PUBLISHED, SimpleNamespace(), WITHDRAWN)}, []),
    ],
)
def test_what_is_sound_in_a_faulty_translation_is_checked_too(stand_in, paths):
    assert faults_beside(Translation, **stand_in) == paths


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 3])
def test_nonsense_is_refused(nonsense):
    on = day("01-01")
    for call in (
        lambda: translation_state(nonsense, on),
        lambda: translation_state(a_translation(), nonsense),
        lambda: documents_to_translate(nonsense, on),
        lambda: documents_to_translate([], nonsense),
        lambda: overdue_translations([nonsense], on),
        lambda: overdue_translations([], nonsense),
        lambda: translations_by_language(nonsense, on),
        lambda: translations_by_language([], nonsense),
        lambda: untranslated_documents(nonsense, [], on),
        lambda: untranslated_documents([], nonsense, on),
        lambda: untranslated_documents([], [], nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()
