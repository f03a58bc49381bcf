import itertools
from collections import Counter
from datetime import date

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.planning.needs.needs import Need
from rocb.planning.needs.open_needs import gap_bounds
from rocb.planning.needs.standings import open_on
from rocb.planning.plan.activities import Status
from rocb.reporting.accounts.needs import NEEDS_AT_MOST, NeedAccount, need_account
from tests.offices import SAMPLE, a_need, a_plan, an_activity
from tests.reporting.accounts.bases import NEARBY, QUARTERS, SOURCES, a_basis, eve, parted, value


@st.composite
def needs(draw: st.DrawFn) -> tuple[Need, ...]:
    levels = st.none() | st.integers(0, 5)
    found = []
    for number in range(draw(st.integers(1, 7))):
        on = draw(NEARBY)
        met_on = draw(st.none() | NEARBY)
        found.append(
            a_need(
                "need" if not number else f"need-{number}",
                member="AZ" if not number else draw(st.sampled_from(("AZ", "GE"))),
                theme=draw(st.sampled_from(("valuation", "risk"))),
                current=draw(levels),
                target=draw(levels),
                importance=draw(st.none() | st.integers(1, 5)),
                found_on=on,
                met_on=None if met_on is None else max(on, met_on),
                source=draw(SOURCES),
            )
        )
    return tuple(found)


BASES = needs().map(lambda held: a_basis(needs=held))
SOME = settings(max_examples=15)


def account_of(*held: Need) -> NeedAccount:
    return need_account(a_basis(needs=held))


def lasted(need: Need, held: tuple[Need, ...]) -> tuple[str, date | None]:
    """What became of a need and when: told by looking through all of the others."""
    newer = (
        it.found_on
        for it in held
        if (it.member, it.theme) == (need.member, need.theme) and it.found_on > need.found_on
    )
    replaced = min(newer, default=None)
    if need.met_on is not None and (replaced is None or need.met_on <= replaced):
        return "closed", need.met_on
    return ("open", None) if replaced is None else ("replaced", replaced)


@given(BASES)
@SOME
def test_every_figure_counts_the_needs_that_it_names(basis):
    held = basis.office.planning.needs
    for each in (basis, *parted(basis)):
        found, days = need_account(each).all, each.days
        lacking = [it for it in held if gap_bounds(it.current, it.target)[1]]
        opened = {it.id for it in lacking if it.found_on in days}
        ends = {it.id: lasted(it, held) for it in lacking}
        assert set(found.opened.records) == opened
        for kind, figure in (("closed", found.closed), ("replaced", found.replaced)):
            ended = {id for id, (how, on) in ends.items() if how == kind and on in days}
            assert set(figure.records) == ended
        assert set(found.opening.records) == {it.id for it in open_on(held, eve(days))}
        assert set(found.closing.records) == {it.id for it in open_on(held, days.last)}
        for figure in (found.opening, found.opened, found.closed, found.replaced, found.closing):
            assert figure.value == len(figure.records) == len(set(figure.records))
            assert figure.sample == any(it.source.sample for it in held if it.id in figure.records)


@given(BASES)
@SOME
def test_what_was_open_and_was_opened_is_what_ended_and_what_is_open(basis):
    found = need_account(basis)
    for it in (found.all, *found.themes, *found.members):
        assert Counter((*it.opening.records, *it.opened.records)) == Counter(
            (*it.closed.records, *it.replaced.records, *it.closing.records)
        )


@given(BASES)
@SOME
def test_quarters_follow_each_other_and_add_up_to_the_year(basis):
    year = need_account(basis).all
    quarters = [need_account(it).all for it in parted(basis)]
    for before, after in itertools.pairwise(quarters):
        assert before.closing == after.opening
    assert (quarters[0].opening, quarters[-1].closing) == (year.opening, year.closing)
    for name in ("opened", "closed", "replaced"):
        together = [id for it in quarters for id in getattr(it, name).records]
        assert sorted(together) == sorted(getattr(year, name).records)


@given(BASES)
@SOME
def test_themes_and_members_each_add_up_to_all(basis):
    found = need_account(basis)
    for groups in (found.themes, found.members):
        for name in ("opening", "opened", "closed", "replaced", "closing"):
            together = [id for it in groups for id in getattr(it, name).records]
            assert sorted(together) == sorted(getattr(found.all, name).records)


@given(BASES)
@SOME
def test_what_is_open_at_the_end_is_ranked_or_lacks_a_figure(basis):
    found = need_account(basis)
    assert sorted(found.ranked.records + found.unranked.records) == sorted(
        found.all.closing.records
    )


def test_a_need_that_was_met_after_newer_findings_was_replaced_and_not_closed():
    old = a_need("need", found_on=date(2021, 1, 5), met_on=date(2021, 3, 1))
    new = a_need("newer", found_on=date(2021, 2, 1))
    found = account_of(old, new).all
    assert (found.closed.records, found.replaced.records) == ((), ("need",))


def test_a_need_that_is_met_on_the_day_of_newer_findings_is_closed():
    old = a_need("need", found_on=date(2021, 1, 5), met_on=date(2021, 2, 1))
    new = a_need("newer", found_on=date(2021, 2, 1))
    assert account_of(old, new).all.closed.records == ("need",)


def test_what_was_found_to_lack_nothing_opens_no_need():
    assert account_of(a_need(current=4, target=4, found_on=date(2021, 2, 1))).all.opened.value == 0


def test_a_theme_where_nothing_was_open_in_the_period_has_no_row():
    gone = a_need("need", found_on=date(2020, 1, 5), met_on=date(2020, 3, 1))
    assert account_of(gone).themes == ()
    late = a_need("need", found_on=date(2022, 1, 5))
    assert account_of(late).themes == ()


def test_answers_of_the_period_stand_before_those_of_the_rest_of_the_year():
    first, last = QUARTERS[0].first, QUARTERS[3].first
    activities = (
        an_activity("activity", needs=("need",), days=evolve(QUARTERS[0], last=first)),
        an_activity("later", needs=("need",), days=evolve(QUARTERS[3], last=last)),
        an_activity("off", needs=("need",), status=Status.CANCELLED),
    )
    found = need_account(a_basis(QUARTERS[3], plan=a_plan(*activities)))
    (greatest,) = found.greatest
    assert [it.id for it in greatest.period] == ["later"]
    assert [it.id for it in greatest.others] == ["activity"]
    assert found.answered.records == ("need",)
    assert need_account(a_basis(QUARTERS[1], plan=a_plan(*activities))).answered.value == 0


def test_only_the_greatest_needs_are_told_one_by_one():
    held = tuple(a_need(f"need-{it}" if it else "need", importance=1 + it % 5) for it in range(15))
    found = account_of(*held)
    assert len(found.greatest) == NEEDS_AT_MOST
    scores = [it.ranked.score for it in found.greatest]
    assert scores == sorted(scores, reverse=True)
    assert found.ranked.value == 15


def test_an_issue_tells_of_how_many_members_at_least_and_at_most():
    held = (
        a_need("need"),
        a_need("other", member="GE", source=SAMPLE),
        a_need("none", member="KZ", theme="risk", current=3, target=2),
        a_need("risk", member="GE", theme="risk"),
        a_need("risk-az", member="AZ", theme="risk"),
    )
    risk, valuation = sorted(account_of(*held).issues, key=lambda it: it.theme)
    assert (valuation.having.records, valuation.having.sample) == (("AZ", "GE"), True)
    assert (valuation.assessed.value, valuation.members.value) == (2, 3)
    assert (value(valuation.least) * 3, valuation.most.value) == (2, 1)
    assert risk.assessed.records == ("AZ", "GE", "KZ")
    assert (value(risk.most) * 3, risk.having.sample) == (2, False)


def test_an_account_knows_nothing_of_what_was_found_later():
    basis = a_basis(QUARTERS[0], needs=(a_need(), a_need("late", found_on=date(2021, 5, 1))))
    found = need_account(basis)
    assert "late" not in found.ranked.records + found.all.closing.records
