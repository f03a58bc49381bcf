"""Answers become findings, findings needs; what nobody knows stays unknown on the way."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue, Source
from rocb.planning.diagnostics.assessments import AssessmentKind
from rocb.planning.diagnostics.discovery import (
    needs_found,
    survey_assessments,
    themeless_findings,
)
from rocb.planning.diagnostics.questions import AnswerKind
from tests.offices import a_need, both
from tests.planning.diagnostics.builders import (
    DAY,
    NEW,
    OLD,
    QUESTIONS,
    a_finding,
    a_framework,
    a_question,
    a_response,
    a_survey,
    an_answer,
    an_area,
    an_assessment,
)

LEVELS = st.none() | st.integers(0, 5)


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def test_a_survey_yields_one_assessment_for_each_member_that_graded_an_area():
    survey = a_survey(
        "s",
        a_response("KZ", an_answer("ict-level", 3)),
        a_response("AZ", an_answer("target", 4), an_answer("level", 1), an_answer("weight", 5)),
        a_response("GE"),
    )
    first, second = survey_assessments(survey)
    assert (first.id, first.member, first.kind) == ("s.AZ", "AZ", AssessmentKind.SURVEY)
    assert (first.framework, first.on, first.source) == ("old", DAY, survey.source)
    (law,) = first.findings
    assert (law.id, law.area, law.level, law.target, law.importance) == ("s.AZ.1", "law", 1, 4, 5)
    (ict,) = second.findings
    assert (ict.id, ict.area, ict.level, ict.target, ict.importance) == (
        "s.KZ.2",
        "ict",
        3,
        None,
        None,
    )


def test_what_a_member_skipped_is_unknown_and_not_zero():
    (found,) = survey_assessments(a_survey("s", a_response("AZ", an_answer("weight", 5))))
    assert (found.findings[0].level, found.findings[0].target) == (None, None)


def test_a_survey_without_a_framework_finds_nothing():
    questions = tuple(evolve(it, area=None) for it in QUESTIONS[:2])
    survey = a_survey("s", a_response("AZ", an_answer()), framework=None, questions=questions)
    assert survey_assessments(survey) == ()


def test_a_general_question_is_about_no_area():
    questions = (evolve(QUESTIONS[0], area=None), QUESTIONS[3])
    survey = a_survey("s", a_response("AZ", an_answer("level", 1)), questions=questions)
    assert survey_assessments(survey) == ()


def test_words_about_an_area_are_no_figure_of_it():
    questions = (a_question("words", kind=AnswerKind.TEXT, area="ict"), *QUESTIONS[:1])
    words, level = an_answer("words", None, text=both("words")), an_answer("level", 2)
    survey = a_survey(
        "s", a_response("AZ", words, level), a_response("GE", words), questions=questions
    )
    (found,) = survey_assessments(survey)
    assert [(it.id, it.area) for it in found.findings] == [("s.AZ.1", "law")]


def test_the_longest_id_of_a_survey_still_makes_ids_of_findings():
    survey = a_survey("s" * 80, a_response("AZ", an_answer()))
    assert survey_assessments(survey)[0].findings[0].id == "s" * 80 + ".AZ.1"


def test_a_level_below_its_target_is_a_need():
    area = an_area("law", theme="valuation", focus="focus.5")
    finding = a_finding("f", level=1, target=4, importance=3, note=both("why"))
    made = an_assessment("a", finding, source=Source("a mission", sample=True))
    (need,) = needs_found(made, a_framework("old", area))
    assert need == a_need(
        "f",
        member="AZ",
        theme="valuation",
        current=1,
        target=4,
        importance=3,
        found_on=DAY,
        source=Source("a mission", sample=True),
        note=both("why"),
        focus="focus.5",
        finding="f",
    )


def test_an_unknown_level_below_a_target_is_a_need_of_unknown_level():
    (need,) = needs_found(an_assessment("a", a_finding(level=None)), OLD)
    assert (need.current, need.target) == (None, 4)


def test_a_finding_that_knows_neither_level_nor_target_is_no_need():
    made = an_assessment("a", a_finding(level=None, target=None, importance=5))
    assert needs_found(made, OLD) == ()


@given(LEVELS, LEVELS)
@settings(max_examples=50)
def test_a_need_is_found_where_a_gap_is_possible_and_something_known(level, target):
    found = needs_found(an_assessment("a", a_finding(level=level, target=target)), OLD)
    levels = range(6) if level is None else [level]
    targets = range(6) if target is None else [target]
    possible = any(one < other for one in levels for other in targets)
    assert bool(found) is (possible and (level, target) != (None, None))


def test_findings_in_an_area_without_a_theme_are_not_lost():
    lacking, lasting = a_finding("a", area="ethics"), a_finding("b", area="ict", level=5)
    made = an_assessment("x", lacking, lasting, a_finding("c"))
    assert [need.id for need in needs_found(made, OLD)] == ["c"]
    assert themeless_findings(made, OLD) == (lacking,)
    fine = an_assessment("x", a_finding(area="ethics", level=4))
    assert themeless_findings(fine, OLD) == ()


def test_an_assessment_by_another_framework_is_refused_with_all_its_places():
    made = an_assessment("x", a_finding("a"), a_finding("b", area="governance"))
    for ask in (needs_found, themeless_findings):
        with pytest.raises(InvalidValue) as caught:
            ask(made, NEW)
        assert paths(caught.value) == ["assessment.framework", "assessment.findings[0].area"]


@pytest.mark.parametrize("wrong", [None, 7, "x", True, [None]])
def test_nonsense_has_neither_findings_nor_needs(wrong):
    for call in (
        lambda: survey_assessments(wrong),
        lambda: needs_found(wrong, OLD),
        lambda: needs_found(an_assessment(), wrong),
        lambda: themeless_findings(wrong, OLD),
    ):
        with pytest.raises(InvalidValue):
            call()
