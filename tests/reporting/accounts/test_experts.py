from datetime import date, timedelta

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Activity, Days, Status
from rocb.planning.experts.accreditations import Accreditation, Award
from rocb.planning.experts.evaluations import Evaluation
from rocb.planning.experts.experts import Expert
from rocb.reporting.accounts.experts import expert_account
from tests.offices import (
    SAMPLE,
    STATED,
    YEAR,
    a_plan,
    a_role,
    an_activity,
    an_expert,
    awarded,
    both,
)
from tests.reporting.accounts.bases import NEARBY, QUARTERS, SOURCES, a_basis, parted, value

ACCREDITED = Accreditation.ACCREDITED
PRE = Accreditation.PRE_ACCREDITED


@st.composite
def pools(draw: st.DrawFn) -> tuple[Expert, ...]:
    steps = st.sampled_from((PRE, ACCREDITED))
    found = []
    for id in ("expert", "other", "third"):
        awards = []
        for _ in range(draw(st.integers(0, 3))):
            on = draw(st.none() | NEARBY)
            expires = draw(st.none() | NEARBY)
            if on is not None and expires is not None:
                on, expires = sorted((on, expires))
            awards.append(Award(draw(steps), on, expires, draw(SOURCES)))
        found.append(an_expert(id, awards=tuple(awards), source=draw(SOURCES)))
    return tuple(found)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Activity, ...]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        first = YEAR.days.first + timedelta(days=draw(st.integers(0, 364)))
        id = f"activity-{number}" if number else "activity"
        role = a_role(
            f"role-{number}",
            seats=draw(st.integers(1, 2)),
            travel=draw(st.integers(0, 2)),
            source=draw(SOURCES),
        )
        found.append(
            an_activity(
                id,
                days=Days(first, first + timedelta(days=draw(st.integers(0, 40)))),
                status=draw(st.sampled_from(Status)),
                roles=(role,),
                source=draw(SOURCES),
            )
        )
    return tuple(found)


BASES = st.builds(lambda pool, plan: a_basis(experts=pool, plan=a_plan(*plan)), pools(), plans())
SOME = settings(max_examples=15)


@given(BASES)
@SOME
def test_an_expert_is_away_on_each_day_once_and_only_in_the_period(basis):
    for each in (basis, *parted(basis)):
        away: dict[str, set[date]] = {}
        for it in basis.year.staffing.assignments:
            days = {day for day in it.post.days if day in each.days}
            away.setdefault(it.expert.id, set()).update(days)
        account = expert_account(each)
        assert {it.expert.id: it.days.value for it in account.experts} == {
            id: len(days) for id, days in away.items() if days
        }
        assert account.days.value == sum(map(len, away.values()))
        for row in account.experts:
            missions = [
                it
                for it in basis.year.staffing.assignments
                if it.expert.id == row.expert.id and it.post.days.overlaps(each.days)
            ]
            assert set(row.days.records) == {it.activity.id for it in missions}
            begun = {it.activity.id for it in missions if it.activity.days.first in each.days}
            assert set(row.missions.records) == begun
            assert row.missions.value == len(begun)
            assert row.days.sample == any(
                record.source.sample
                for it in missions
                for record in (it.activity, it.role, it.expert)
            )


@given(BASES)
@SOME
def test_filled_and_empty_seats_are_all_seats_of_what_begins_and_takes_place(basis):
    for each in (basis, *parted(basis)):
        account = expert_account(each)
        seats = {
            role.id: role.seats
            for it in basis.plan.activities
            if it.days.first in each.days and it.status not in (Status.CANCELLED, Status.POSTPONED)
            for role in it.roles
        }
        assert value(account.filled) + value(account.empty) == sum(seats.values())
        assert {*account.filled.records, *account.empty.records} == seats.keys()
        assert account.empty.value == sum(it.empty for it in account.unfilled)


@given(BASES)
@SOME
def test_four_quarters_add_up_to_the_year(basis):
    year, quarters = expert_account(basis), [expert_account(it) for it in parted(basis)]
    for name in ("filled", "empty", "missions"):
        assert sum(getattr(it, name).value for it in quarters) == getattr(year, name).value
    for place, awards in enumerate(year.awards):
        assert sum(value(it.awards[place].awards) for it in quarters) == awards.awards.value
    assert [lapse for it in quarters for lapse in it.lapsed] == list(year.lapsed)
    beyond = sum(
        len({day for day in it.post.days if day not in YEAR.days})
        for it in basis.year.staffing.assignments
    )
    everything = sum(len(it.post.days) for it in basis.year.staffing.assignments)
    assert year.days.value == everything - beyond
    assert sum(value(it.days) for it in quarters) == year.days.value


@given(BASES)
@SOME
def test_each_dated_award_of_the_period_is_counted_under_its_step(basis):
    pool = basis.office.planning.experts
    for each in (basis, *parted(basis)):
        account = expert_account(each)
        for row in account.awards:
            held = [
                (it, award)
                for it in pool
                for award in it.awards
                if award.accreditation is row.accreditation
                and award.on is not None
                and award.on in each.days
            ]
            assert row.awards.value == len(held)
            assert set(row.awards.records) == {it.id for it, _ in held}
            sampled = any(it.source.sample or award.source.sample for it, award in held)
            assert row.awards.sample == sampled
        undated = [award for it in pool for award in it.awards if award.on is None]
        assert account.undated.value == len(undated)


def test_a_lapse_that_a_newer_award_covers_is_none():
    lapsing = awarded(ACCREDITED, on=date(2020, 1, 1), expires=date(2021, 2, 1))
    newer = awarded(ACCREDITED, on=date(2021, 1, 1))
    pool = (an_expert(awards=lapsing), an_expert("covered", awards=(*lapsing, *newer)))
    account = expert_account(a_basis(QUARTERS[0], experts=pool))
    assert [it.expert for it in account.lapsed] == ["expert"]
    assert [it.awards.value for it in account.awards] == [1, 0, 0]


def test_what_lapses_within_three_months_after_the_period_lapses_soon():
    ends = (date(2021, 3, 31), date(2021, 4, 1), date(2021, 6, 30), date(2021, 7, 1))
    pool = tuple(
        an_expert(id, awards=awarded(ACCREDITED, expires=on))
        for id, on in zip(("expert", "first", "last", "later"), ends, strict=True)
    )
    account = expert_account(a_basis(QUARTERS[0], experts=pool))
    assert [it.expert for it in account.lapsed] == ["expert"]
    assert [it.expert for it in account.lapsing] == ["first", "last"]


def test_evaluations_are_counted_by_the_day_on_which_they_came():
    held = tuple(
        Evaluation(f"evaluation-{on}", "expert", "activity", on, both("Host"), (), source)
        for on, source in ((date(2021, 3, 31), SAMPLE), (date(2021, 4, 1), STATED))
    )
    found = [expert_account(a_basis(it, evaluations=held)).evaluations for it in QUARTERS[:2]]
    assert [(it.value, it.sample) for it in found] == [(1, True), (1, False)]
    assert found[0].records == ("evaluation-2021-03-31",)


def test_a_seat_is_fixed_where_the_office_pinned_who_fills_it():
    roles = (a_role("pinned", pinned=("other",)), a_role("open"))
    pool = tuple(map(an_expert, ("expert", "other", "third")))
    basis = a_basis(plan=a_plan(an_activity(roles=roles)), experts=pool)
    account = expert_account(basis)
    assert set(account.filled.records) == {"pinned", "open"}
    assert (account.fixed.value, account.fixed.records) == (1, ("pinned",))
    assert expert_account(evolve(basis, days=QUARTERS[1])).fixed.value == 0
