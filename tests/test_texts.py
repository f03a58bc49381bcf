"""Text in the languages of the office, and what still has to be translated."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Fault, InvalidValue, Language, LocalizedText, translation_queue
from rocb.texts import MissingTranslation, Reading, read_in

from .offices import a_member, an_activity, an_office

ENGLISH = LocalizedText("Customs")
RUSSIAN = LocalizedText(ru="Таможня")
BOTH = LocalizedText("Customs", "Таможня")


def test_a_text_in_no_language_is_refused():
    with pytest.raises(InvalidValue) as refusal:
        LocalizedText()
    assert refusal.value.faults == (Fault("", None, "a text in at least one language (en, ru)"),)


@pytest.mark.parametrize("text", ["", " ", "two\nlines", 7, b"bytes"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_no_line_of_text_is_refused(language, text):
    with pytest.raises(InvalidValue) as refusal:
        LocalizedText(**{language: text})
    assert refusal.value.faults == (Fault(language, text, "one line of text or null"),)


@pytest.mark.parametrize(
    ("text", "english", "russian"),
    [(ENGLISH, "Customs", None), (RUSSIAN, None, "Таможня"), (BOTH, "Customs", "Таможня")],
)
def test_a_text_is_given_within_a_language_or_not_at_all(text, english, russian):
    assert text.within(Language.EN) == english
    assert text.within(Language.RU) == russian


@pytest.mark.parametrize(
    ("text", "missing"),
    [(ENGLISH, (Language.RU,)), (RUSSIAN, (Language.EN,)), (BOTH, ())],
)
def test_a_text_knows_in_which_languages_it_is_missing(text, missing):
    assert text.missing == missing


@pytest.mark.parametrize(
    ("text", "language", "reading"),
    [
        (BOTH, Language.EN, Reading("Customs", Language.EN)),
        (BOTH, Language.RU, Reading("Таможня", Language.RU)),
        (ENGLISH, Language.RU, Reading("Customs", Language.EN)),
        (RUSSIAN, Language.EN, Reading("Таможня", Language.RU)),
    ],
)
def test_a_text_is_read_in_the_other_language_where_it_must_be(text, language, reading):
    assert read_in(text, language) == reading


@settings(deadline=None)
@given(st.lists(st.sampled_from([ENGLISH, RUSSIAN, BOTH]), max_size=5))
def test_the_queue_holds_each_missing_text_once_in_order(texts):
    assert translation_queue(tuple(texts)) == tuple(
        MissingTranslation(f"[{index}]", text, language)
        for index, text in enumerate(texts)
        for language in text.missing
    )


def test_the_queue_names_the_place_of_a_text_in_the_office():
    office = an_office(name=ENGLISH, members=(a_member("AZ"), a_member("GE", name=RUSSIAN)))
    assert translation_queue(office) == (
        MissingTranslation("name", ENGLISH, Language.RU),
        MissingTranslation("members[1].name", RUSSIAN, Language.EN),
    )


def test_the_queue_reaches_into_optional_and_nested_records():
    activity = an_activity(note=ENGLISH)
    assert [it.path for it in translation_queue((evolve(activity, id="a"), activity))] == [
        "[0].note",
        "[1].note",
    ]


def test_an_office_that_is_translated_waits_for_nothing():
    assert translation_queue(an_office()) == ()


@pytest.mark.parametrize("value", [None, "text", 7, {"en": ENGLISH}])
def test_what_holds_no_texts_waits_for_nothing(value):
    assert translation_queue(value) == ()
