"""The development requirement: bounds that hold, with what they rest on and how much it covers."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue, Membership, MembershipStatus, Need, UnknownRecord, standings
from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind, Finding
from rocb.planning.diagnostics.frameworks import Framework
from rocb.planning.diagnostics.requirements import AreaRequirement, development_requirements
from tests.offices import SAMPLE, STATED, a_member, a_need
from tests.planning.diagnostics.builders import (
    DAY,
    NEW,
    OLD,
    a_finding,
    a_framework,
    an_area,
    an_assessment,
)
from tests.planning.needs.builders import possible_gaps

AZ, GE = a_member("AZ"), a_member("GE")
LATER = DAY + timedelta(days=1)


def law_of(
    *assessments: Assessment,
    needs: Iterable[Need] = (),
    framework: Framework = OLD,
    frameworks: Iterable[Framework] = (),
    on: date | None = None,
) -> AreaRequirement:
    """The row of the first area of Azerbaijan."""
    found, _ = development_requirements([GE, AZ], framework, assessments, needs, frameworks, on)
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
        findings=("f",),
        kind=AssessmentKind.SURVEY,
        on=DAY,
        sample=True,
    )


def test_the_newest_finding_counts():
    old, new = an_assessment("a", a_finding("f")), an_assessment("b", a_finding("g"), on=LATER)
    assert law_of(old, new).findings == law_of(new, old).findings == ("g",)


def test_a_newer_finding_that_knows_no_level_leaves_it_unknown():
    old = an_assessment("a", a_finding("f", level=2, target=2))
    new = an_assessment("b", a_finding("g", level=None, target=5), on=LATER)
    row = law_of(old, new)
    assert (row.findings, row.assessed) == (("g",), False)
    assert (row.least, row.most) == (0, 5)


def test_a_newer_need_of_unknown_level_leaves_it_unknown():
    old = a_need("old", current=4, target=4)
    new = a_need("new", current=None, target=5, found_on=LATER)
    row = law_of(needs=[old, new])
    assert (row.needs, row.assessed, row.least, row.most) == (("new",), False, 0, 5)


def test_a_finding_without_level_and_target_found_nothing():
    old = an_assessment("a", a_finding("f"))
    empty = an_assessment("b", a_finding("g", level=None, target=None), on=LATER)
    assert law_of(old, empty).findings == ("f",)
    assert law_of(empty) == AreaRequirement("law")


@pytest.mark.parametrize(("better", "worse"), list(pairwise(AssessmentKind)))
def test_of_one_day_the_better_evidence_counts(better, worse):
    made = [
        an_assessment("b", a_finding("f"), kind=better),
        an_assessment("a", a_finding("a"), kind=worse),
    ]
    assert law_of(*made).findings == law_of(*made[::-1]).findings == ("f",)


def test_what_is_equally_good_gives_bounds_together():
    made = [
        an_assessment("a", a_finding("g", level=0, target=5)),
        an_assessment("b", a_finding("f", level=4, target=5)),
    ]
    row = law_of(*made)
    assert (row.least, row.most, row.findings) == (1, 5, ("f", "g"))
    assert law_of(*made[::-1]) == row
    needs = [a_need("b", current=3, target=4), a_need("a", current=0, target=5)]
    row = law_of(needs=needs)
    assert (row.least, row.most, row.needs) == (1, 5, ("a", "b"))


def test_a_need_has_the_last_word_on_its_finding():
    made = an_assessment("a", a_finding("f", level=1, target=4))
    row = law_of(made, needs=[a_need("n", finding="f", current=2, target=4, found_on=DAY)])
    assert (row.least, row.most, row.findings, row.needs) == (2, 2, ("f",), ("n",))
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
    assert law_of(first, second, needs=[need]).findings == ("g",)


def test_a_met_need_hides_no_open_one_of_its_day_and_none_found_later():
    met = a_need("A", found_on=DAY, met_on=LATER + timedelta(days=9))
    for day in (DAY, LATER):
        row = law_of(needs=[met, a_need("B", found_on=day, current=0, target=5)])
        assert (row.least, row.needs) == (5, ("B",))


def test_of_two_needs_of_one_finding_the_open_one_counts():
    made = an_assessment("a", a_finding("f"))
    met = a_need("met", finding="f", met_on=LATER)
    row = law_of(made, needs=[met, a_need("open", finding="f", current=0, target=5)])
    assert (row.least, row.findings, row.needs) == (5, ("f",), ("open",))


def test_a_met_need_of_a_mission_hides_no_open_one_of_its_day_without_a_finding():
    made = an_assessment("a", a_finding("f"))
    met = a_need("met", finding="f", found_on=DAY, met_on=LATER)
    row = law_of(made, needs=[met, a_need("open", found_on=DAY, current=0, target=5)])
    assert (row.least, row.needs, row.kind) == (5, ("open",), None)


def test_on_a_day_only_what_was_found_and_met_by_then_counts():
    made = an_assessment("a", a_finding("f", level=0, target=5), on=LATER)
    need = a_need("n", current=1, target=3, found_on=DAY, met_on=DAY)
    before, during = DAY - timedelta(days=1), DAY
    assert law_of(made, needs=[need], on=before) == AreaRequirement("law")
    assert law_of(made, needs=[need], on=during).needs == ("n",)
    assert law_of(made, needs=[need], on=LATER).findings == ("f",)
    unmet = a_need("n", finding="f", current=1, target=3, found_on=LATER, met_on=date(2099, 1, 1))
    assert law_of(made, needs=[unmet], on=LATER).least == 2
    assert law_of(made, needs=[unmet]).least == 0


def test_a_member_that_had_left_has_nothing_to_develop_any_more():
    ended = Membership(MembershipStatus.MEMBER, None, date(1990, 1, 1), STATED)
    left = a_member("GE", memberships=(ended,))
    for on, members in ((DAY, ["AZ"]), (None, ["AZ", "GE"])):
        found = development_requirements(
            [AZ, left], OLD, [an_assessment("a", member="GE")], [], [], on
        )
        assert [it.member for it in found] == members


def test_records_of_a_member_that_is_not_given_are_refused_together():
    made = [an_assessment("x", a_finding(), member="FR"), an_assessment("y")]
    with pytest.raises(InvalidValue) as caught:
        development_requirements([AZ], OLD, made, [a_need("p"), a_need("q", member="DE")])
    assert [it.path for it in caught.value.faults] == ["assessments[0].member", "needs[1].member"]


def test_needs_that_share_an_id_are_refused():
    made = an_assessment("a", a_finding("f"))
    with pytest.raises(InvalidValue) as caught:
        law_of(made, needs=[a_need("n", finding="f"), a_need("n")])
    assert [fault.path for fault in caught.value.faults] == ["needs[1].id"]


def test_a_need_that_names_no_finding_counts_for_the_area_of_its_theme():
    row = law_of(needs=[a_need("n", current=1, target=3)])
    assert (row.least, row.needs, row.findings, row.kind) == (2, ("n",), (), None)
    assert row.sample is False
    assert law_of(needs=[a_need("n", source=SAMPLE)]).sample is True


def test_a_need_whose_finding_is_another_members_is_its_own():
    made = an_assessment("a", a_finding("f", level=0, target=5), member="GE")
    row = law_of(made, needs=[a_need("n", finding="f", current=1, target=3)])
    assert (row.least, row.findings) == (2, ())


def test_a_need_whose_finding_does_not_count_here_is_its_own():
    other = an_assessment("o", a_finding("of", area="zzz"), framework="other")
    dropped = an_assessment("d", a_finding("df", area="ethics"))
    named = a_need("n", finding="of", current=1, target=3)
    assert law_of(other, needs=[named]).needs == ("n",)
    (found,) = development_requirements(
        [AZ], NEW, [dropped], [a_need("n", finding="df"), a_need("m", theme="x")], [OLD]
    )
    assert (found.areas[0].needs, found.uncounted) == (("n",), ("m",))


def test_of_one_day_an_assessment_counts_before_a_need_without_one():
    made = an_assessment("a", a_finding("f", level=0, target=5), kind=AssessmentKind.SURVEY)
    row = law_of(made, needs=[a_need("a", current=1, target=3, found_on=DAY)])
    assert row.findings == ("f",)


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
    (found,) = development_requirements([AZ], NEW, [made], (), [OLD, NEW])
    assert [row.findings for row in found.areas] == [("f",), (), ()]
    third = a_framework("third", an_area("newest", continues="new-law"), replaces="new")
    assert law_of(made, framework=third, frameworks=[OLD, third, NEW]).findings == ("f",)


def test_a_version_that_an_assessment_may_be_by_has_to_be_given():
    made = an_assessment("a", a_finding("f"))
    third = a_framework("third", an_area("newest", continues="new-law"), replaces="new")
    assert law_of(framework=third).findings == ()
    for given_, missing in (([], "new"), ([OLD], "new"), ([NEW], "old")):
        with pytest.raises(UnknownRecord) as caught:
            law_of(made, framework=third, frameworks=given_)
        assert caught.value.id == missing


def test_an_assessment_by_a_later_version_does_not_count():
    made = an_assessment("a", a_finding("f", area="new-law"), framework="new")
    assert law_of(made, frameworks=[OLD, NEW]) == AreaRequirement("law")


def test_an_area_that_was_divided_leaves_its_finding_to_both_parts():
    parts = (an_area("a", continues="law"), an_area("b", continues="law"))
    divided = a_framework("x", *parts, replaces="old")
    made = an_assessment("a", a_finding("f"))
    (found,) = development_requirements([AZ], divided, [made], (), [OLD])
    assert [row.findings for row in found.areas] == [("f",), ("f",)]


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


def those_to_go_by(member: str, area: str, assessments: list[Assessment]) -> list[Finding]:
    """The findings that count, by going through all of them several times."""
    found = [(it, f) for it in assessments if it.member == member for f in it.findings]
    found = [(it, f) for it, f in found if f.area == area and (f.level, f.target) != (None, None)]
    found = [(it, f) for it, f in found if all(it.on >= other.on for other, _ in found)]
    kinds = list(AssessmentKind)
    best = min((kinds.index(it.kind) for it, _ in found), default=None)
    return [f for it, f in found if kinds.index(it.kind) == best]


@given(ASSESSMENTS)
@settings(max_examples=50)
def test_every_area_is_judged_by_the_best_of_the_newest_findings(assessments):
    found = development_requirements([AZ, GE], OLD, assessments)
    for requirement, area in product(found, OLD.areas):
        row = next(it for it in requirement.areas if it.area == area.id)
        findings = those_to_go_by(requirement.member, area.id, assessments)
        gaps = {gap for it in findings for gap in possible_gaps(it.level, it.target)}
        assert row.findings == tuple(sorted(it.id for it in findings))
        assert (row.least, row.most) == (min(gaps, default=0), max(gaps, default=5))
        assert row.assessed is any(it.level is not None for it in findings)
    assert development_requirements([GE, AZ], OLD, assessments[::-1]) == found


@given(
    st.lists(
        st.tuples(
            LEVELS, LEVELS, st.dates(DAY, DAY + timedelta(days=2)), st.none() | st.integers(0, 2)
        ),
        max_size=5,
    )
)
@settings(max_examples=50)
def test_by_needs_alone_a_member_lacks_what_its_standing_says(rows):
    needs = [
        a_need(
            f"n{number}",
            current=current,
            target=target,
            found_on=day,
            met_on=None if after is None else day + timedelta(days=after),
        )
        for number, (current, target, day, after) in enumerate(rows)
    ]
    for on in (None, DAY, LATER):
        row = law_of(needs=needs, on=on)
        bounds = [(it.least, it.most) for it in standings(needs, on)]
        assert [(row.least, row.most)] == (bounds or [(0, 5)])


@st.composite
def histories(draw: st.DrawFn) -> tuple[int, list[Assessment], list[Need]]:
    """Draw what is missing in the end, and what findings and needs said of it, day by day."""
    gap = draw(st.integers(0, 5))
    assessments, needs = [], []
    for number in range(draw(st.integers(0, 4))):
        day = DAY + timedelta(days=number)
        level, target = draw(st.integers(0, 5)), draw(st.integers(0, 5))
        gap = max(target - level, 0)
        for record in range(draw(st.integers(1, 2))):
            id = f"r{number}.{record}"
            shown = draw(st.sampled_from([(level, target), (None, target), (level, None)]))
            if draw(st.booleans()):
                needs.append(a_need(id, current=shown[0], target=shown[1], found_on=day))
            else:
                finding = a_finding(id, level=shown[0], target=shown[1])
                kind = draw(st.sampled_from(AssessmentKind))
                assessments.append(an_assessment(f"a-{id}", finding, kind=kind, on=day))
                if draw(st.booleans()):
                    needs.append(
                        a_need(f"n-{id}", finding=id, current=level, target=target, found_on=day)
                    )
    return gap, assessments, needs


@given(histories())
@settings(max_examples=100)
def test_the_bounds_hold_the_truth_whatever_was_left_out(history):
    gap, assessments, needs = history
    row = law_of(*assessments, needs=needs)
    assert row.least <= gap <= row.most


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
    if wrong is not None:
        with pytest.raises(InvalidValue):
            development_requirements([AZ], OLD, [], [], [], wrong)
