"""The register holds together: versions follow each other, findings stay in their framework."""

import pytest
from attrs import evolve
from hypothesis import given, settings

from rocb import InvalidValue
from rocb.planning.diagnostics.diagnostics import Diagnostics
from rocb.planning.diagnostics.frameworks import WCO_DIAGNOSTIC, WCO_DIAGNOSTIC_2005
from rocb.references import reference_faults
from tests.planning.diagnostics.builders import (
    NEW,
    OLD,
    a_finding,
    a_framework,
    a_question,
    a_survey,
    an_area,
    an_assessment,
)
from tests.planning.diagnostics.drawn import drawn_diagnostics
from tests.planning.refs import Refs


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def test_nothing_is_known_at_first():
    assert Diagnostics() == Diagnostics(frameworks=(), assessments=(), surveys=())


def test_versions_assessments_and_surveys_are_held():
    made = an_assessment("a", a_finding("f", area="new-law"), framework="new")
    held = Diagnostics((NEW, OLD), (made, an_assessment("b", a_finding("g"))), (a_survey(),))
    assert held.assessments[0].findings[0].area == "new-law"
    assert Diagnostics((WCO_DIAGNOSTIC, WCO_DIAGNOSTIC_2005)).frameworks[0] is WCO_DIAGNOSTIC


def test_what_speaks_of_areas_of_another_framework_is_refused_with_every_place():
    made = an_assessment("a", a_finding("f"), a_finding("g", area="governance"))
    survey = a_survey(questions=(a_question(), a_question("b", area="new-ict")))
    with pytest.raises(InvalidValue) as caught:
        Diagnostics((OLD, NEW), (an_assessment("b", framework="new"), made), (survey,))
    assert paths(caught.value) == [
        "assessments[1].findings[1].area",
        "surveys[0].questions[1].area",
    ]


def test_an_area_of_no_framework_is_a_dangling_reference_and_told_as_that():
    Diagnostics((OLD,), (an_assessment("a", a_finding(area="nowhere")),))


def test_a_framework_continues_areas_of_the_version_that_it_replaces():
    third = a_framework("third", an_area("x", continues="law"), an_area("y"), replaces="new")
    with pytest.raises(InvalidValue) as caught:
        Diagnostics((OLD, NEW, third))
    assert paths(caught.value) == ["frameworks[2].areas[0].continues"]


def test_versions_do_not_replace_each_other_in_a_circle():
    one, two = a_framework("one", an_area("a"), replaces="two"), evolve(OLD, replaces="one")
    three = a_framework("two", an_area("b"), replaces="old")
    with pytest.raises(InvalidValue) as caught:
        Diagnostics((NEW, two, one, three))
    assert paths(caught.value) == [f"frameworks[{number}].replaces" for number in (1, 2, 3)]


REFS = Refs({"members": ("AZ", "GE"), "themes": ("law",), "activities": ("mission",)})


@given(drawn_diagnostics(REFS) | drawn_diagnostics(Refs()))
@settings(max_examples=50)
def test_whatever_is_drawn_refers_to_nothing_that_is_missing(register):
    outside = {fault.value for fault in reference_faults(Diagnostics, register)}
    assert outside <= {"AZ", "GE", "law", "mission"}
