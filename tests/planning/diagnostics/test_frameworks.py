"""Frameworks have versions, and an area of one version may continue in the next."""

import pytest

from rocb import InvalidValue
from rocb.planning.diagnostics.frameworks import (
    WCO_DIAGNOSTIC,
    WCO_DIAGNOSTIC_2005,
    lineage,
    predecessors,
    themed,
)
from tests.planning.diagnostics.builders import NEW, OLD, a_framework, an_area


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def test_both_versions_of_the_diagnostic_look_at_seven_areas():
    assert len(WCO_DIAGNOSTIC_2005.areas) == len(WCO_DIAGNOSTIC.areas) == 7


def test_the_checklist_of_2005_ends_with_integrity_and_the_later_one_with_governance():
    assert WCO_DIAGNOSTIC_2005.areas[-1].name.en == "Integrity"
    assert WCO_DIAGNOSTIC.areas[-1].name.en == "Governance"
    assert WCO_DIAGNOSTIC.replaces == WCO_DIAGNOSTIC_2005.id


def test_all_but_the_last_area_of_the_diagnostic_continue():
    continued = [area.continues for area in WCO_DIAGNOSTIC.areas]
    assert continued == [*(area.id for area in WCO_DIAGNOSTIC_2005.areas[:-1]), None]


def test_the_packaged_frameworks_stand_in_both_languages_and_no_day_is_made_up():
    for framework in (WCO_DIAGNOSTIC_2005, WCO_DIAGNOSTIC):
        assert not any(area.name.missing for area in framework.areas)
        assert framework.issued is None


def test_an_area_leads_back_through_all_versions():
    third = a_framework("third", an_area("newest", continues="new-law"), replaces="new")
    lines = lineage([OLD, third, NEW])
    assert lines["newest"] == ("newest", "new-law", "law")
    assert lines["governance"] == ("governance",)


def test_an_area_of_a_version_that_is_not_given_ends_the_line():
    assert lineage([NEW])["new-law"] == ("new-law", "law")


def test_areas_that_continue_each_other_end_the_line_too():
    one = a_framework("one", an_area("a", continues="b"), replaces="two")
    two = a_framework("two", an_area("b", continues="a"), replaces="one")
    assert lineage([one, two])["a"] == ("a", "b")


def test_versions_lead_back_to_the_first_or_to_one_that_is_missing():
    third = a_framework("third", replaces="new")
    assert predecessors("third", {"third": third, "new": NEW, "old": OLD}) == (
        "third",
        "new",
        "old",
    )
    assert predecessors("third", {"third": third}) == ("third", "new")
    one, two = a_framework("one", replaces="two"), a_framework("two", replaces="one")
    assert predecessors("one", {"one": one, "two": two}) == ("one", "two")


def test_themes_are_given_to_areas_and_the_others_keep_theirs():
    made = themed(OLD, {"ethics": "integrity"})
    assert [area.theme for area in made.areas] == ["valuation", "ict", "integrity"]


def test_a_theme_for_an_area_that_is_not_there_is_refused():
    with pytest.raises(InvalidValue) as caught:
        themed(OLD, {"nowhere": "x", "law": "y"})
    assert [fault.value for fault in caught.value.faults] == ["nowhere"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"areas": (an_area(continues="past"),)}, ["areas[0].continues"]),
        (
            {"replaces": "x", "areas": (an_area("a"), an_area("b", continues="a"))},
            ["areas[1].continues"],
        ),
        ({"replaces": "first"}, ["replaces"]),
        ({"replaces": "first", "areas": (an_area(continues="law"),)}, None),
        ({"areas": (an_area(), an_area())}, ["areas[1].id"]),
        ({"version": None}, ["version"]),
        ({"areas": [an_area()]}, ["areas"]),
        ({"issued": "2005"}, ["issued"]),
    ],
)
def test_a_framework_refuses_what_it_cannot_be(changes, path):
    with pytest.raises(InvalidValue) as caught:
        a_framework(**changes)
    assert paths(caught.value) == (path or ["replaces", "areas[0].continues"])


@pytest.mark.parametrize("focus", ["focus.9", "plan.1", ""])
def test_the_focus_of_an_area_is_a_focus_area(focus):
    assert an_area(focus="focus.7").focus == "focus.7"
    with pytest.raises(InvalidValue):
        an_area(focus=focus)


@pytest.mark.parametrize("wrong", [None, "old", 7, [None], [True]])
def test_only_frameworks_have_lines(wrong):
    with pytest.raises(InvalidValue):
        lineage(wrong)
    with pytest.raises(InvalidValue):
        themed(wrong, {})
    with pytest.raises(InvalidValue):
        themed(OLD, wrong)
