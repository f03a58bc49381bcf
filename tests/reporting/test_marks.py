"""What is a sample and what lacks a translation is marked, in every section of a report."""

import pytest

from rocb.reporting.pages import Facts, Page, Table
from rocb.reporting.quarterly import quarterly_page
from rocb.reporting.words.words import Words
from rocb.texts import Language
from tests.reporting.full_year import in_english_only, only
from tests.reporting.readings import spans_of
from tests.reporting.reported_office import (
    REPORT_NAMED,
    REPORT_SOURCED,
    first_quarter,
    reported_office,
    usual_report,
)

SHOWN_AS = (
    *((kind, kind) for kind in sorted({*REPORT_NAMED} & {*REPORT_SOURCED})),
    ("lesson", "recommendation"),
    ("request", "title"),
)
"""What has a source, and the words of what it states."""


def usual(language: Language = Language.EN) -> Page:
    return quarterly_page(usual_report(), language)


@pytest.mark.parametrize("language", Language)
def test_every_section_of_the_office_has_figures_or_a_table(language):
    told = [it.key for it in usual(language).sections if _has_figures(it.blocks)]
    every = [it.key for it in usual(language).sections if it.key != "sources"]
    assert told == every


def _has_figures(blocks: object) -> bool:
    assert isinstance(blocks, tuple)
    return any(isinstance(it, Facts | Table) for it in blocks)


@pytest.mark.parametrize("language", Language)
def test_where_everything_is_stated_there_is_neither_mark_nor_note(language):
    found = usual(language)
    assert not any(span.sample for span in spans_of(found))
    assert found.note == ""


@pytest.mark.parametrize("kind", REPORT_SOURCED)
def test_a_sample_of_any_kind_brings_a_mark_and_the_note(kind):
    report = first_quarter(reported_office(sourced=only(kind)))
    for language in Language:
        found = quarterly_page(report, language)
        assert any(span.sample for span in spans_of(found))
        assert found.note == Words(language).say("samples.note", mark=found.sample_mark)


@pytest.mark.parametrize(("kind", "name"), SHOWN_AS)
def test_the_words_of_a_sample_are_marked_wherever_they_stand(kind, name):
    found = quarterly_page(first_quarter(reported_office(sourced=only(kind))), Language.EN)
    named = [span for span in spans_of(found) if span.text == name]
    assert named
    assert all(span.sample for span in named)


@pytest.mark.parametrize("kind", REPORT_NAMED)
def test_a_missing_translation_is_shown_in_the_other_language_and_marked(kind):
    found = quarterly_page(first_quarter(reported_office(in_english_only(kind))), Language.RU)
    shown = [span for span in spans_of(found) if f"only {kind}" in span.text]
    assert shown
    assert all(span.language is Language.EN for span in shown)
