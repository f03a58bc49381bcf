from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from rocb import InvalidValue, Language, LocalizedText
from rocb.reporting.submissions.submissions import (
    Edition,
    Submission,
    SubmissionState,
    SubmissionStep,
    TrailEntry,
    accepted,
    content_hash,
    edition_of,
    resubmitted,
    returned,
    submitted,
)
from tests.reporting.submissions.pages import a_figure, a_page, a_row, pages

APRIL, MAY, JUNE = date(2021, 4, 1), date(2021, 5, 1), date(2021, 6, 1)
WHY = LocalizedText("One Member is missing", "Не хватает одного члена")
FIRST = pages(a_row("GE", a_figure(3, "a")))
SECOND = pages(a_row("GE", a_figure(4, "a", "b")))


def a_submission() -> Submission:
    return submitted("quarterly", "2021Q1", FIRST, APRIL, "office")


def faults(call: object) -> list[str]:
    with pytest.raises(InvalidValue) as caught:
        call()  # type: ignore[operator]
    return [fault.path for fault in caught.value.faults]


def test_what_is_submitted_is_frozen_with_its_hash_and_who_and_when():
    found = a_submission()
    assert found.state is SubmissionState.SUBMITTED
    assert found.latest.pages == FIRST
    assert found.latest.content == content_hash(FIRST)
    (entry,) = found.trail
    assert (entry.step, entry.on, entry.by) == (SubmissionStep.SUBMIT, APRIL, "office")


def test_the_hash_is_that_of_the_content_and_of_nothing_else():
    assert content_hash(FIRST) == content_hash(pages(a_row("GE", a_figure(3, "a"))))
    assert content_hash(FIRST) != content_hash(SECOND)


def test_each_language_has_its_page():
    edition = edition_of(FIRST)
    assert [edition.page(it).language for it in Language] == list(Language)


def test_a_language_that_was_not_submitted_is_refused():
    assert faults(lambda: edition_of(FIRST[:1]).page(Language.RU)) == ["language"]


def test_a_returned_report_keeps_the_reason_and_what_was_returned():
    found = returned(a_submission(), MAY, "directorate", WHY)
    assert found.state is SubmissionState.RETURNED
    assert found.trail[-1].why == WHY
    assert found.trail[-1].content == found.latest.content


def test_a_report_is_not_returned_without_a_reason():
    assert faults(lambda: returned(a_submission(), MAY, "x", None)) == ["why"]  # type: ignore[arg-type]


def test_what_was_returned_is_submitted_again_and_both_editions_stay():
    found = resubmitted(returned(a_submission(), MAY, "x", WHY), SECOND, JUNE, "office")
    assert [it.pages for it in found.editions] == [FIRST, SECOND]
    assert found.state is SubmissionState.SUBMITTED
    assert len(found.trail) == 3


def test_nothing_is_submitted_again_that_was_not_returned():
    assert faults(lambda: resubmitted(a_submission(), SECOND, JUNE, "office")) == ["trail[1].step"]


def test_the_very_pages_that_were_returned_are_refused():
    back = returned(a_submission(), MAY, "x", WHY)
    assert faults(lambda: resubmitted(back, FIRST, JUNE, "office")) == ["pages"]


def test_an_accepted_report_stays_accepted():
    found = accepted(a_submission(), MAY, "vice-chair")
    assert found.state is SubmissionState.ACCEPTED
    assert faults(lambda: returned(found, JUNE, "x", WHY)) == ["trail[2].step"]


def test_no_step_is_earlier_than_the_one_before():
    assert faults(lambda: returned(a_submission(), date(2021, 3, 1), "x", WHY)) == ["trail[1].on"]


def test_pages_that_were_changed_do_not_pass_for_those_that_were_submitted():
    sound = edition_of(FIRST)
    assert faults(lambda: Edition(SECOND, sound.content)) == ["content"]


def test_an_edition_that_the_trail_does_not_tell_of_is_refused():
    found = a_submission()
    more = (*found.editions, edition_of(SECOND))
    assert faults(lambda: evolve(found, editions=more)) == ["editions"]


def test_a_page_a_language():
    twice = (a_page(), a_page())
    assert faults(lambda: edition_of(twice)) == ["pages[1].language"]
    assert faults(lambda: edition_of(())) == ["pages"]


@pytest.mark.parametrize("nonsense", [None, "2021", 7, True, object()])
def test_nonsense_is_refused(nonsense):
    for call in (
        lambda: submitted("quarterly", "2021Q1", nonsense, APRIL, "office"),
        lambda: submitted("quarterly", "2021Q1", FIRST, nonsense, "office"),
        lambda: returned(nonsense, MAY, "x", WHY),
        lambda: accepted(nonsense, MAY, "x"),
        lambda: content_hash(nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()


def taken(submission: Submission, step: SubmissionStep, number: int) -> Submission:
    """The submission after one more step; every edition has another number in it."""
    match step:
        case SubmissionStep.SUBMIT:
            new = pages(a_row("GE", a_figure(number, "a")))
            return resubmitted(submission, new, MAY, "office")
        case SubmissionStep.RETURN:
            return returned(submission, MAY, "x", WHY)
        case SubmissionStep.ACCEPT:
            return accepted(submission, MAY, "x")


ALLOWED = {
    (SubmissionState.SUBMITTED, SubmissionStep.RETURN): SubmissionState.RETURNED,
    (SubmissionState.SUBMITTED, SubmissionStep.ACCEPT): SubmissionState.ACCEPTED,
    (SubmissionState.RETURNED, SubmissionStep.SUBMIT): SubmissionState.SUBMITTED,
}


@given(st.lists(st.sampled_from(SubmissionStep), max_size=6))
def test_a_trail_holds_just_what_the_transitions_allow(steps):
    found = a_submission()
    for number, step in enumerate(steps, 10):
        left = ALLOWED.get((found.state, step))
        if left is None:
            with pytest.raises(InvalidValue):
                taken(found, step, number)
        else:
            found = taken(found, step, number)
            assert found.state is left


def test_an_entry_says_what_it_is_about():
    with pytest.raises(InvalidValue):
        TrailEntry(SubmissionStep.RETURN, MAY, "x", "hash")
