"""k of n assessed, of N Members: silence is not "no need"."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.members import Membership, MembershipStatus, membership_on
from rocb.planning.issues.common import CommonIssue, common_issues
from rocb.planning.needs.needs import Need
from rocb.planning.needs.standings import ThemeStanding
from rocb.planning.themes import Theme
from tests.offices import STATED, a_member, a_need, both
from tests.planning.issues.builders import CODES, needs_of, some_members
from tests.planning.needs.builders import possible_gaps

REGION = (a_member("AZ"), a_member("GE"), a_member("KZ"))


def the_issue(*needs: Need) -> CommonIssue:
    """The one issue of these needs in a region of three."""
    (issue,) = common_issues(needs, REGION, at_least=0)
    return issue


def ids_of(issues: tuple[CommonIssue, ...]) -> list[str]:
    return [issue.theme for issue in issues]


def test_an_issue_says_who_has_it_who_does_not_and_who_is_silent():
    lacking, content = a_need("a", member="GE"), a_need("b", member="AZ", current=4)
    issue = the_issue(lacking, content)
    assert issue.needs == (lacking,)
    assert (issue.having, issue.without, issue.silent) == (("GE",), ("AZ",), ("KZ",))
    assert issue.assessed == 2


def test_the_silent_bound_the_share_from_above():
    issue = the_issue(a_need("a", member="GE"), a_need("b", member="AZ", current=4))
    assert (issue.least, issue.most) == (Fraction(1, 3), Fraction(2, 3))


def test_where_nobody_is_silent_the_bounds_meet():
    issue = the_issue(*(a_need(it.code, member=it.code) for it in REGION))
    assert issue.least == issue.most == 1


@pytest.mark.parametrize("need", [a_need(current=None), a_need(target=None)])
def test_a_need_of_unknown_level_is_silence(need):
    issue = the_issue(need)
    assert (issue.assessed, issue.silent) == (0, ("AZ", "GE", "KZ"))


def test_importance_plays_no_part():
    assert the_issue(a_need(importance=None)).having == ("AZ",)


@pytest.mark.parametrize("current", [4, 5])
def test_a_level_at_its_target_is_no_issue(current):
    issue = the_issue(a_need(current=current, target=4))
    assert (issue.having, issue.without) == ((), ("AZ",))


def test_a_met_need_is_assessed_and_no_issue():
    met = a_need(current=None, target=None, met_on=date(2021, 1, 1))
    assert the_issue(met).without == ("AZ",)
    assert the_issue(a_need(met_on=date(2021, 1, 1))).without == ("AZ",)


def test_the_newest_need_of_a_member_counts():
    old = a_need("b", found_on=date(2019, 1, 1), current=0)
    new = a_need("a", found_on=date(2020, 1, 1), current=4)
    assert the_issue(old, new).without == the_issue(new, old).without == ("AZ",)


def test_after_a_newer_need_of_unknown_level_a_member_is_silent():
    old = a_need("a", found_on=date(2019, 1, 1), current=4, target=4)
    met = a_need("a", found_on=date(2019, 1, 1), met_on=date(2019, 6, 1))
    new = a_need("b", found_on=date(2020, 1, 1), current=None, target=5)
    for before in (old, met):
        issue = the_issue(before, new)
        assert (issue.without, issue.silent) == ((), ("AZ", "GE", "KZ"))
        assert issue.most == 1


def test_needs_of_one_day_that_lack_more_and_less_show_the_issue_together():
    small, great = a_need("b", current=3), a_need("a", current=0)
    assert the_issue(small, great).needs == the_issue(great, small).needs == (great, small)


def test_a_member_whose_needs_of_one_day_contradict_each_other_is_silent():
    assert the_issue(a_need("a", current=4), a_need("b", current=1)).assessed == 0


def test_on_a_day_needs_count_as_they_stood():
    need = a_need(found_on=date(2020, 1, 1), met_on=date(2099, 1, 1))
    for on, having in ((date(2019, 1, 1), None), (date(2021, 1, 1), ("AZ",)), (None, ())):
        found = common_issues([need], REGION, at_least=0, on=on)
        assert [it.having for it in found] == ([] if having is None else [having])


def a_membership(until: date | None) -> Membership:
    return Membership(MembershipStatus.MEMBER, None, until, STATED)


def test_a_member_that_had_left_by_the_day_does_not_count():
    left = a_member("TR", memberships=(a_membership(date(1990, 1, 1)),))
    stays = a_member("UZ", memberships=(a_membership(date(1990, 1, 1)), a_membership(None)))
    needs = [a_need("a"), a_need("b", member="TR")]
    (issue,) = common_issues(needs, (*REGION, left, stays), at_least=0, on=date(2021, 1, 1))
    assert (issue.having, issue.members) == (("AZ",), ("AZ", "GE", "KZ", "UZ"))
    (issue,) = common_issues(needs, (*REGION, left), at_least=0)
    assert issue.having == ("AZ", "TR")


def test_an_issue_is_not_made_of_what_contradicts_itself():
    az, kz = the_issue(a_need()).lacking, the_issue(a_need("n", member="KZ", current=4))
    with pytest.raises(InvalidValue) as caught:
        CommonIssue("valuation", (), (), ())
    assert [fault.path for fault in caught.value.faults] == ["members"]
    met = ThemeStanding("GE", "valuation", (a_need(member="GE", current=4),))
    with pytest.raises(InvalidValue) as caught:
        CommonIssue(
            "valuation", (*az, met, *az), ("AZ", "TR", *kz.without), ("AZ", "GE", "KZ", "KZ")
        )
    assert [fault.path for fault in caught.value.faults] == [
        "members",
        "lacking[1]",
        "lacking[2].member",
        "without[0]",
        "without[1]",
    ]


def test_what_most_members_have_comes_first_and_then_the_order_is_by_id():
    needs = (
        *needs_of("b", [1, 1]),
        *needs_of("a", [1, 1]),
        *needs_of("c", [1, 1, 1]),
        *needs_of("rare", [1, 0, 0, 0]),
    )
    assert ids_of(common_issues(needs, some_members(4))) == ["c", "a", "b"]
    assert ids_of(common_issues(needs, some_members(4), at_least=3)) == ["c"]
    assert ids_of(common_issues(needs, some_members(4), at_least=1)) == ["c", "a", "b", "rare"]


def test_themes_that_nobody_was_asked_about_are_told_where_none_need_have_them():
    themes = (Theme("valuation", both("Valuation")), Theme("ethics", both("Ethics")))
    issues = common_issues([a_need()], REGION, themes, at_least=0)
    assert ids_of(issues) == ["valuation", "ethics"]
    assert (issues[1].least, issues[1].most, issues[1].assessed) == (Fraction(0), Fraction(1), 0)
    assert ids_of(common_issues([a_need()], REGION, themes, at_least=1)) == ["valuation"]


def test_a_member_given_twice_counts_once():
    (issue,) = common_issues([a_need()], [*REGION, a_member("AZ")], at_least=0)
    assert issue.members == ("AZ", "GE", "KZ")


def test_without_members_there_are_no_issues():
    assert common_issues([], [], [Theme("ethics", both("Ethics"))], at_least=0) == ()


def test_unknown_members_are_reported_all_at_once():
    needs = [a_need("a", member="TR"), a_need("b"), a_need("c", member="UZ")]
    with pytest.raises(InvalidValue) as caught:
        common_issues(needs, REGION, at_least=-1)
    assert [fault.path for fault in caught.value.faults] == [
        "at_least",
        "needs[0].member",
        "needs[2].member",
    ]


def test_who_joins_after_the_day_does_not_count_on_it():
    joining = Membership(MembershipStatus.MEMBER, date(2021, 7, 1), None, STATED)
    region = (a_member("AZ"), a_member("PL", memberships=(joining,)))
    needs = (a_need("a"), a_need("b", member="PL"))
    (before,) = common_issues(needs, region, at_least=0, on=date(2021, 6, 30))
    assert (before.having, before.members) == (("AZ",), ("AZ",))
    for on in (date(2021, 7, 1), None):
        (issue,) = common_issues(needs, region, at_least=0, on=on)
        assert (issue.having, issue.members) == (("AZ", "PL"), ("AZ", "PL"))


DAYS = st.dates(date(2020, 12, 1), date(2021, 2, 1))


@st.composite
def stretches(draw: st.DrawFn) -> tuple[Membership, ...]:
    """Draw one membership, or none, with or without a beginning and an end."""
    since, until = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if since is not None and until is not None and until <= since:
        until = None
    held = Membership(MembershipStatus.MEMBER, since, until, STATED)
    return (held,) if draw(st.booleans()) else ()


@given(st.lists(stretches(), max_size=6), DAYS)
@settings(max_examples=50)
def test_the_region_of_a_day_are_those_whose_membership_may_cover_it(memberships, on):
    members = [a_member(code, memberships=it) for code, it in zip(CODES, memberships, strict=False)]
    themes = [Theme("valuation", both("Valuation"))]
    issues = common_issues([], members, themes, at_least=0, on=on)
    there = [it.code for it in members if not it.memberships or membership_on(it, on)]
    assert [list(issue.members) for issue in issues] == ([sorted(there)] if there else [])


@st.composite
def regions(draw: st.DrawFn) -> tuple[list[bool], list[Need]]:
    """Draw what each Member lacks in the end, and what was found out of it over some days.

    Each day has a level and a target; a need found on it may hide either.
    """
    truth = []
    needs: list[Need] = []
    for code in CODES[: draw(st.integers(1, 6))]:
        level, target = draw(st.integers(0, 5)), draw(st.integers(0, 5))
        for day, number in enumerate(draw(st.lists(st.integers(1, 2), max_size=3)), 1):
            level, target = draw(st.integers(0, 5)), draw(st.integers(0, 5))
            for _ in range(number):
                hides = draw(st.tuples(st.booleans(), st.booleans()))
                need = a_need(
                    f"need-{code}-{len(needs)}",
                    member=code,
                    current=None if hides[0] else level,
                    target=None if hides[1] else target,
                    found_on=date(2020, 1, day),
                )
                needs.append(need)
        truth.append(target > level)
    return truth, draw(st.permutations(needs))


@given(regions())
@settings(max_examples=100)
def test_the_bounds_contain_the_truth_of_a_region(region):
    truth, needs = region
    members = some_members(len(truth))
    themes = [Theme("valuation", both("Valuation"))]
    (issue,) = common_issues(needs, members, themes, at_least=0)
    share = Fraction(sum(truth), len(truth))
    assert issue.least <= share <= issue.most
    assert issue.most - issue.least == Fraction(len(issue.silent), len(truth))
    lacking = {code for code, it in zip(CODES, truth, strict=False) if it}
    assert set(issue.having) <= lacking
    assert not set(issue.without) & lacking
    assert sorted((*issue.having, *issue.without, *issue.silent)) == list(issue.members)


FIGURES = st.none() | st.integers(0, 3)


@st.composite
def many_needs(draw: st.DrawFn) -> list[Need]:
    """Draw needs of three Members in two themes on a few days."""
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["AZ", "GE", "KZ"]),
                st.sampled_from(["ethics", "valuation"]),
                FIGURES,
                FIGURES,
                st.integers(1, 3),
                st.booleans(),
            ),
            max_size=12,
        )
    )
    return [
        a_need(
            f"need-{number}",
            member=member,
            theme=theme,
            current=current,
            target=target,
            found_on=date(2020, 1, day),
            met_on=date(2020, 2, 1) if met else None,
        )
        for number, (member, theme, current, target, day, met) in enumerate(rows)
    ]


def plainly(needs: list[Need], theme: str, member: str) -> bool | None:
    """Whether a Member has an issue, by going through all needs once for every question."""
    told = [it for it in needs if (it.theme, it.member) == (theme, member)]
    newest = [it for it in told if it.found_on == max(other.found_on for other in told)]
    unmet = [it for it in newest if it.met_on is None]
    gaps = {gap for it in unmet for gap in possible_gaps(it.current, it.target)}
    if not newest or (0 in gaps and gaps != {0}):
        return None
    return bool(gaps) and 0 not in gaps


@given(many_needs(), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_every_member_stands_where_its_own_needs_put_it(needs, random):
    issues = common_issues(needs, REGION, at_least=0)
    assert {it.theme for it in issues} == {it.theme for it in needs}
    for issue in issues:
        by_answer: dict[bool | None, list[str]] = {True: [], False: [], None: []}
        for member in ("AZ", "GE", "KZ"):
            by_answer[plainly(needs, issue.theme, member)].append(member)
        found = (issue.having, issue.without, issue.silent)
        assert found == tuple(tuple(by_answer[answer]) for answer in (True, False, None))
    random.shuffle(needs)
    assert common_issues(needs, REGION, at_least=0) == issues


@pytest.mark.parametrize("nonsense", [None, "7", True, 7])
def test_nonsense_is_refused_by_name(nonsense):
    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
        ("needs", (nonsense, REGION), {}),
        ("members", ([], nonsense), {}),
        ("themes", ([], REGION, nonsense), {}),
        ("needs[1]", ([a_need(), nonsense], REGION), {}),
    ]
    if type(nonsense) is not int:
        calls.append(("at_least", ([], REGION), {"at_least": nonsense}))
    for name, arguments, options in calls:
        with pytest.raises(InvalidValue) as caught:
            common_issues(*arguments, **options)
        assert [fault.path for fault in caught.value.faults] == [name]
