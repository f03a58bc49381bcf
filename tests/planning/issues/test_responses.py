"""A response is proposed by the first rule that fits, and says which one it was."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.issues.common import common_issues
from rocb.planning.issues.responses import (
    RESPONSE_RULES,
    ResponseKind,
    ResponseRule,
    propose_response,
)
from tests.offices import a_member, a_need, both
from tests.planning.issues.builders import an_issue

INITIATIVE, MANY, DEEP, EXPERTS = RESPONSE_RULES


def a_rule(kind: ResponseKind = ResponseKind.WORKSHOP, **changes: Any) -> ResponseRule:
    return ResponseRule(both("Rule"), kind, **changes)


@pytest.mark.parametrize(
    ("gaps", "kind", "rule"),
    [
        ([3], ResponseKind.CONSULTANCY, DEEP),
        ([3, 3, 3], ResponseKind.CONSULTANCY, DEEP),
        ([3, 3, 2], ResponseKind.WORKSHOP, EXPERTS),
        ([5, 1], ResponseKind.CONSULTANCY, DEEP),
        ([1], ResponseKind.WORKSHOP, EXPERTS),
        ([5, 5, 5, 5], ResponseKind.WORKSHOP, EXPERTS),
        ([1] * 9, ResponseKind.WORKSHOP, EXPERTS),
        ([1] * 10, ResponseKind.SEMINAR, MANY),
        ([5] * 10, ResponseKind.SEMINAR, MANY),
    ],
)
def test_number_and_depth_decide_unless_an_office_has_its_own_rules(gaps, kind, rule):
    found = propose_response(an_issue(*gaps))
    assert (found.kind, found.rule) == (kind, rule)


def test_a_new_initiative_is_explained_in_a_seminar():
    found = propose_response(an_issue(3), new_initiative=True)
    assert (found.kind, found.rule) == (ResponseKind.SEMINAR, INITIATIVE)
    assert found.new_initiative


def test_the_reason_holds_the_figures():
    found = propose_response(an_issue(2, 1, 1, 0, None, theme="ethics"))
    assert (found.theme, found.members) == ("ethics", ("AA", "AB", "AC"))
    assert (found.assessed, found.total) == (4, 5)
    assert found.gap == Fraction(4, 3)


def test_without_a_member_that_has_it_nothing_is_proposed():
    found = propose_response(an_issue(0, 0))
    assert (found.kind, found.rule, found.gap, found.firm) == (None, None, None, True)


def test_that_nobody_has_it_is_not_firm_while_somebody_is_silent():
    assert not propose_response(an_issue(0, None)).firm
    assert not propose_response(an_issue(0, None), new_initiative=True).firm


def test_where_no_rule_fits_nothing_is_proposed():
    found = propose_response(an_issue(1), rules=[a_rule(members_from=2)])
    assert (found.kind, found.rule) == (None, None)
    assert found.gap == 1
    assert propose_response(an_issue(1), rules=[]).kind is None


def test_the_first_rule_that_fits_decides():
    first, second = a_rule(members_from=1), a_rule(ResponseKind.SEMINAR)
    assert propose_response(an_issue(1), rules=[first, second]).rule is first
    assert propose_response(an_issue(1), rules=[second, first]).rule is second


@pytest.mark.parametrize(
    ("bounds", "fits"),
    [
        ({"members_from": 3}, True),
        ({"members_from": 4}, False),
        ({"members_to": 3}, True),
        ({"members_to": 2}, False),
        ({"gap_from": Decimal(2)}, True),
        ({"gap_from": Decimal("2.1")}, False),
        ({"gap_to": Decimal(2)}, True),
        ({"gap_to": Decimal("1.9")}, False),
        ({"new_initiative": True}, False),
    ],
)
def test_every_bound_of_a_rule_has_to_hold(bounds, fits):
    found = propose_response(an_issue(1, 2, 3), rules=[a_rule(**bounds)])
    assert (found.rule is not None) is fits


def test_a_response_is_firm_where_the_silent_would_not_change_it():
    assert propose_response(an_issue(3, 0, 0)).firm
    assert propose_response(an_issue(5, None)).firm
    assert not propose_response(an_issue(5, None, None)).firm
    assert propose_response(an_issue(*[1] * 10, None)).firm
    assert not propose_response(an_issue(*[1] * 9, None)).firm


def test_a_response_is_not_firm_where_the_gap_of_a_silent_member_would_change_it():
    assert propose_response(an_issue(2, 3, None)).kind is ResponseKind.WORKSHOP
    assert not propose_response(an_issue(2, 3, None)).firm
    assert propose_response(an_issue(2, 3, 5)).kind is ResponseKind.CONSULTANCY
    assert not propose_response(an_issue(3, None)).firm
    assert propose_response(an_issue(3, 1)).kind is ResponseKind.WORKSHOP


def test_needs_of_one_day_that_contradict_each_other_shake_a_response():
    needs = [a_need("a", current=0, target=5), a_need("b", current=4, target=5)]
    (issue,) = common_issues(needs, [a_member("AZ")], at_least=1)
    found = propose_response(issue)
    assert found.gap == 5
    assert (found.kind, found.firm) == (ResponseKind.CONSULTANCY, False)


def test_what_fits_only_between_two_rules_shakes_a_response_too():
    rules = [a_rule(members_to=2), a_rule(members_from=5), a_rule(ResponseKind.SEMINAR)]
    assert propose_response(an_issue(1, None), rules=rules).firm
    assert not propose_response(an_issue(1, *[None] * 5), rules=rules).firm


def test_what_fits_only_between_two_gaps_shakes_a_response_too():
    rules = [a_rule(gap_to=Decimal(1)), a_rule(gap_from=Decimal(3)), a_rule(ResponseKind.SEMINAR)]
    assert propose_response(an_issue(1), rules=rules).firm
    assert not propose_response(an_issue(1, None), rules=rules).firm


def test_a_rule_for_a_new_initiative_shakes_no_other_response():
    assert propose_response(an_issue(*[1] * 10, None), rules=[*RESPONSE_RULES]).firm


RULES = st.lists(
    st.builds(
        lambda kind, ends: a_rule(kind, members_from=min(ends), members_to=max(ends)),
        st.sampled_from(ResponseKind),
        st.tuples(st.integers(1, 9), st.integers(1, 9)),
    )
    | st.builds(
        lambda kind, first, gap: a_rule(kind, members_from=first, gap_to=gap),
        st.sampled_from(ResponseKind),
        st.none() | st.integers(1, 9),
        st.none() | st.decimals(0, 5, places=1),
    ),
    max_size=3,
)


@given(RULES, st.lists(st.integers(1, 5), min_size=1, max_size=4), st.integers(0, 6))
@settings(max_examples=100)
def test_firm_is_what_trying_every_number_of_members_and_mean_gap_says(
    rules: list[ResponseRule], gaps: list[int], silent: int
):
    found = propose_response(an_issue(*gaps, *[None] * silent), rules=rules)

    def kind_for(number: int, mean: Fraction) -> ResponseKind | None:
        for it in rules:
            enough = (it.members_from or 0) <= number <= (it.members_to or 99)
            if enough and (it.gap_to is None or mean <= Fraction(it.gap_to)):
                return it.kind
        return None

    assert found.kind is kind_for(len(gaps), Fraction(sum(gaps), len(gaps)))
    kinds = set()
    for more in range(silent + 1):
        number = len(gaps) + more
        least, most = (Fraction(sum(gaps) + each * more, number) for each in (1, 5))
        means = [least, most, *(Fraction(it, 20) for it in range(101))]
        kinds |= {kind_for(number, it) for it in means if least <= it <= most}
    assert found.firm is (len(kinds) == 1)


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        ({"members_from": 0}, ["members_from"]),
        ({"members_to": 0}, ["members_to"]),
        ({"gap_from": Decimal("-0.1")}, ["gap_from"]),
        ({"gap_to": Decimal("5.1")}, ["gap_to"]),
        ({"gap_to": Decimal("1E-999999")}, ["gap_to"]),
        ({"gap_to": 3}, ["gap_to"]),
        (
            {"members_from": 3, "members_to": 2, "gap_from": Decimal(3), "gap_to": Decimal(2)},
            ["members_to", "gap_to"],
        ),
    ],
)
def test_bounds_off_the_scale_or_out_of_order_are_refused(changes, paths):
    with pytest.raises(InvalidValue) as caught:
        a_rule(**changes)
    assert [fault.path for fault in caught.value.faults] == paths


@pytest.mark.parametrize("nonsense", [None, "7", 7])
def test_nonsense_is_refused_by_name(nonsense):
    calls: list[tuple[str, Any, dict[str, Any]]] = [
        ("issue", nonsense, {}),
        ("new_initiative", an_issue(1), {"new_initiative": nonsense}),
        ("rules", an_issue(1), {"rules": nonsense}),
        ("rules[1]", an_issue(1), {"rules": [a_rule(), nonsense]}),
    ]
    for name, issue, options in calls:
        with pytest.raises(InvalidValue) as caught:
            propose_response(issue, **options)
        assert [fault.path for fault in caught.value.faults] == [name]
