from collections.abc import Iterator
from typing import Any, get_args

import pytest
from attrs import fields, has

from rocb import LocalizedText, Office
from rocb.planning.network.network import Network
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.translations import translation_account
from rocb.reporting.pages import Section
from rocb.reporting.sections.translations import TEXTS_SHOWN, translations_section
from rocb.reporting.words.kind_phrases import KIND_PHRASES
from tests.offices import a_plan, an_activity, an_office
from tests.planning.network.builders import a_translation, day
from tests.planning.plan.builders import a_training_evaluation
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.sections.shown import example, keys_of, said, shown, table_in


def section_of(basis: Basis) -> Section:
    return shown(translations_section, basis, translation_account(basis))


@pytest.mark.parametrize("quarter", [1, 2, 3, 4, None])
def test_the_example_shows_it_in_both_languages(quarter):
    assert "translations.documents" in keys_of(section_of(example(quarter)))


def test_where_nothing_waits_two_sentences_say_so():
    section = section_of(a_basis(network=Network()))
    assert said(section) == (
        "No document was asked for.\nEvery record of the office is in both languages."
    )


def test_documents_are_told_by_language_and_the_late_ones_by_name():
    network = Network(translations=(a_translation(due=day("06-20")),))
    section = section_of(a_basis(QUARTERS[1], network=network))
    assert table_in(section, "translations.documents")["ru"]["language"] == "Russian"
    assert table_in(section, "translations.documents")["total"]["overdue"] == "1"
    late = table_in(section, "translations.overdue")["translation"]
    assert (late["due"], late["days_late"]) == ("20\xa0June 2021", "10")


def test_of_many_texts_the_first_are_shown_and_all_are_counted():
    number = TEXTS_SHOWN + 2
    sisters = tuple(LocalizedText(f"Office {it}") for it in range(number))
    office = an_office(premises=None, sister_offices=sisters)
    section = section_of(a_basis(office=office, plan=a_plan(an_activity())))
    assert table_in(section, "translations.kinds")["offices"]["lacks_russian"] == str(number)
    assert f"Shown are the first {TEXTS_SHOWN} of {number}\xa0texts." in said(section)


def test_how_many_texts_are_not_quoted_is_said():
    held = (a_training_evaluation(remarks=LocalizedText("Quite private")),)
    section = section_of(a_basis(training_evaluations=held, network=Network()))
    assert keys_of(section) == ["translations.kinds"]
    assert said(section) == (
        "No document was asked for.\n"
        "Of these, not for publication and therefore not quoted: 1\xa0text."
    )


def kinds_in(kind: Any, seen: set[Any]) -> Iterator[str]:
    """The kinds of all records that a value of this type can hold."""
    if kind in seen:
        return
    seen.add(kind)
    for it in fields(kind) if has(kind) else ():
        if "rocb.names" in it.metadata:
            yield it.metadata["rocb.names"]
        yield from kinds_in(it.type, seen)
    for inner in get_args(kind):
        yield from kinds_in(inner, seen)


def test_every_kind_of_record_has_a_name():
    kinds = {"offices", *kinds_in(Office, set())}
    assert len(kinds) > 40
    assert sorted(it for it in kinds if f"kind.{it}" not in KIND_PHRASES) == []
