"""The development requirement: bounds that hold, with what they rest on and how much it covers."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue, Need
from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind, Finding
from rocb.planning.diagnostics.frameworks import Framework
from rocb.planning.diagnostics.requirements import AreaRequirement, development_requirements
from rocb.planning.needs.open_needs import gap_bounds
from tests.offices import SAMPLE, a_member, a_need
from tests.planning.diagnostics.builders import (
    DAY,
    NEW,
    OLD,
    a_finding,
    a_framework,
    an_area,
    an_assessment,
)

AZ, GE = a_member("AZ"), a_member("GE")
LATER = DAY + timedelta(days=1)


def law_of(
    *assessments: Assessment,
    needs: Iterable[Need] = (),
    framework: Framework = OLD,
    earlier: Iterable[Framework] = (),
) -> AreaRequirement:
    """The row of the first area of Azerbaijan."""
    (found,) = development_requirements([AZ], framework, assessments, needs, earlier)
    return found.areas[0]


def test_the_requirement_is_the_sum_of_the_gaps_with_what_was_not_assessed_left_open():
    made = an_assessment(
        "a", a_finding("f", level=1, target=4), a_finding("g", area="ict", level=5)
    )
    (found,) = development_requirements([AZ], OLD, [made])
    assert (found.least, found.most) == (3, 3 + 0 + 5)
    assert (found.assessed, len(found.areas)) == (2, 3)


def test_a_member_of_whom_nothing_is_known_may_lack_nothing_or_everything():
    (found,) = development_requirements([AZ], OLD, [])
    assert (found.least, found.most, found.assessed) == (0, 15, 0)
    assert found.areas == tuple(AreaRequirement(area.id) for area in OLD.areas)


def test_a_row_says_what_it_rests_on():
    made = an_assessment("a", a_finding("f"), kind=AssessmentKind.SURVEY, source=SAMPLE)
    assert law_of(made) == AreaRequirement(
        area="law",
        least=3,
        most=3,
        assessed=True,
        finding="f",
        kind=AssessmentKind.SURVEY,
        on=DAY,
        sample=True,
    )


def test_the_newest_finding_counts():
    old, new = an_assessment("a", a_finding("f")), an_assessment("b", a_finding("g"), on=LATER)
    assert law_of(old, new).finding == law_of(new, old).finding == "g"


def test_a_newer_finding_that_knows_no_level_does_not_hide_an_older_one_that_does():
    old = an_assessment("a", a_finding("f"))
    new = an_assessment("b", a_finding("g", level=None), on=LATER)
    assert law_of(old, new).finding == "f"
    assert law_of(new).assessed is False
    assert (law_of(new).least, law_of(new).most) == (0, 4)


@pytest.mark.parametrize(("better", "worse"), list(pairwise(AssessmentKind)))
def test_of_one_day_the_better_evidence_counts(better, worse):
    made = [
        an_assessment("b", a_finding("f"), kind=better),
        an_assessment("a", a_finding("a"), kind=worse),
    ]
    assert law_of(*made).finding == law_of(*made[::-1]).finding == "f"


def test_of_one_day_and_kind_the_lower_id_counts():
    made = [an_assessment("a", a_finding("g")), an_assessment("b", a_finding("f"))]
    assert law_of(*made).finding == law_of(*made[::-1]).finding == "f"


def test_a_need_has_the_last_word_on_its_finding():
    made = an_assessment("a", a_finding("f", level=1, target=4))
    row = law_of(made, needs=[a_need("n", finding="f", current=2, target=4, found_on=DAY)])
    assert (row.least, row.most, row.finding, row.need) == (2, 2, "f", "n")
    assert row.kind is AssessmentKind.DIAGNOSTIC_MISSION


def test_a_need_that_was_met_lacks_nothing():
    made = an_assessment("a", a_finding("f"))
    need = a_need("n", finding="f", current=None, found_on=DAY, met_on=LATER)
    row = law_of(made, needs=[need])
    assert (row.least, row.most, row.assessed, row.on) == (0, 0, True, LATER)


def test_a_finding_after_a_need_was_met_opens_the_gap_again():
    first = an_assessment("a", a_finding("f"))
    second = an_assessment("b", a_finding("g"), on=LATER + timedelta(days=9))
    need = a_need("n", finding="f", found_on=DAY, met_on=LATER)
    assert law_of(first, second, needs=[need]).finding == "g"


def test_a_need_that_names_no_finding_counts_for_the_area_of_its_theme():
    row = law_of(needs=[a_need("n", current=1, target=3)])
    assert (row.least, row.need, row.finding, row.kind) == (2, "n", None, None)
    assert row.sample is False
    assert law_of(needs=[a_need("n", source=SAMPLE)]).sample is True


def test_a_need_whose_finding_is_another_members_is_its_own():
    made = an_assessment("a", a_finding("f", level=0, target=5), member="GE")
    row = law_of(made, needs=[a_need("n", finding="f", current=1, target=3)])
    assert (row.least, row.finding) == (2, None)


def test_of_one_day_an_assessment_counts_before_a_need_without_one():
    made = an_assessment("a", a_finding("f", level=0, target=5), kind=AssessmentKind.SURVEY)
    row = law_of(made, needs=[a_need("a", current=1, target=3, found_on=DAY)])
    assert row.finding == "f"


def test_needs_that_fit_no_area_or_several_are_listed_and_not_counted():
    framework = a_framework("x", an_area("a"), an_area("b"), an_area("c", theme="ict"))
    needs = [
        a_need("z"),
        a_need("n", theme="nowhere"),
        a_need("m", theme="ict"),
        a_need("y", member="GE"),
    ]
    azerbaijan, georgia = development_requirements([GE, AZ], framework, [], needs)
    assert (azerbaijan.member, azerbaijan.uncounted) == ("AZ", ("n", "z"))
    assert (georgia.member, georgia.uncounted) == ("GE", ("y",))
    assert (azerbaijan.least, azerbaijan.assessed) == (3, 1)


def test_findings_by_an_earlier_version_count_where_the_area_continues():
    made = an_assessment("a", a_finding("f"), a_finding("g", area="ethics"))
    (found,) = development_requirements([AZ], NEW, [made], (), [OLD])
    assert [row.finding for row in found.areas] == ["f", None, None]
    third = a_framework("third", an_area("newest", continues="new-law"), replaces="new")
    assert law_of(made, framework=third, earlier=[OLD, NEW]).finding == "f"
    assert law_of(made, framework=third, earlier=[OLD]).finding is None


def test_an_area_that_was_divided_leaves_its_finding_to_both_parts():
    parts = (an_area("a", continues="law"), an_area("b", continues="law"))
    divided = a_framework("x", *parts, replaces="old")
    made = an_assessment("a", a_finding("f"))
    (found,) = development_requirements([AZ], divided, [made], (), [OLD])
    assert [row.finding for row in found.areas] == ["f", "f"]


KINDS = st.sampled_from(AssessmentKind)
LEVELS = st.none() | st.integers(0, 5)
ASSESSMENTS = st.lists(
    st.tuples(
        st.sampled_from(["AZ", "GE"]),
        KINDS,
        st.dates(DAY, DAY + timedelta(days=3)),
        st.dictionaries(st.sampled_from(["law", "ict"]), st.tuples(LEVELS, LEVELS)),
    ),
    max_size=6,
).map(
    lambda rows: [
        an_assessment(
            f"a{number}",
            *(
                a_finding(f"f{number}.{area}", area=area, level=level, target=target)
                for area, (level, target) in found.items()
            ),
            member=member,
            kind=kind,
            on=day,
        )
        for number, (member, kind, day, found) in enumerate(rows)
    ]
)


def the_row_to_go_by(member: str, area: str, assessments: list[Assessment]) -> Finding | None:
    """The finding that counts, by sorting all of them several times."""
    found = [(it, f) for it in assessments if it.member == member for f in it.findings]
    found = [(it, f) for it, f in found if f.area == area]
    found.sort(key=lambda pair: pair[1].id)
    found.sort(key=lambda pair: list(AssessmentKind).index(pair[0].kind))
    found.sort(key=lambda pair: pair[0].on, reverse=True)
    found.sort(key=lambda pair: pair[1].level is None)
    return found[0][1] if found else None


@given(ASSESSMENTS)
@settings(max_examples=50)
def test_every_area_is_judged_by_the_one_finding_that_comes_first(assessments):
    found = development_requirements([AZ, GE], OLD, assessments)
    for requirement, area in product(found, OLD.areas):
        row = next(it for it in requirement.areas if it.area == area.id)
        finding = the_row_to_go_by(requirement.member, area.id, assessments)
        assert row.finding == (finding and finding.id)
        bounds = gap_bounds(finding.level, finding.target) if finding else (0, 5)
        assert (row.least, row.most) == bounds
    assert development_requirements([GE, AZ], OLD, assessments[::-1]) == found


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=3), st.data())
@settings(max_examples=50)
def test_the_bounds_hold_the_truth_whatever_was_left_out(truth, data):
    hidden = data.draw(st.lists(st.booleans(), min_size=6, max_size=6))
    shown = [
        a_finding(
            f"f{number}",
            area=area.id,
            level=None if hidden[number] else level,
            target=None if hidden[number + 3] else target,
        )
        for number, (area, (level, target)) in enumerate(zip(OLD.areas, truth, strict=True))
    ]
    kept = data.draw(st.lists(st.sampled_from(shown), unique_by=lambda it: it.id))
    (found,) = development_requirements([AZ], OLD, [an_assessment("a", *kept)])
    assert found.least <= sum(max(target - level, 0) for level, target in truth) <= found.most


@pytest.mark.parametrize("wrong", [None, 7, "AZ", True, [None], ["AZ"]])
def test_nonsense_requires_nothing(wrong):
    calls: tuple[Callable[[], object], ...] = (
        lambda: development_requirements(wrong, OLD, []),
        lambda: development_requirements([AZ], wrong, []),
        lambda: development_requirements([AZ], OLD, wrong),
        lambda: development_requirements([AZ], OLD, [], wrong),
        lambda: development_requirements([AZ], OLD, [], [], wrong),
    )
    for call in calls:
        with pytest.raises(InvalidValue):
            call()
