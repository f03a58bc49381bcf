"""The plan as it was adopted against today's: what is new, gone, moved, longer or dearer."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Activity, Cost, DonorBudget, InvalidValue, Money, Plan, Status, Step
from rocb.planning.plan.deviations import Deviation, DeviationKind, baseline_of, deviations
from rocb.planning.plan.steps import begun, changed
from tests.offices import STATED, YEAR, a_plan, an_activity, both
from tests.planning.plan.pasts import a_begun_plan, a_change, a_line, chained, day, days


def a_cost(amount: int, currency: str = "EUR", donor: str | None = None) -> Cost:
    return Cost(Money(Decimal(amount), currency), donor, STATED)


def between(before: tuple[Activity, ...], after: tuple[Activity, ...]) -> tuple[Deviation, ...]:
    adopted = baseline_of(Plan(YEAR, before), both("Plan"), day("01-20"), "Chair", STATED)
    return deviations(Plan(YEAR, after), adopted)


LINE = a_line("a", "03-01", 3, members=("AZ", "GE"), costs=(a_cost(10), a_cost(5, "USD")))


def test_a_plan_does_not_deviate_from_itself():
    assert between((LINE, a_line("b")), (a_line("b"), LINE)) == ()


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"title": both("other")}, [DeviationKind.RENAMED]),
        ({"status": Status.CANCELLED}, [DeviationKind.STATE]),
        ({"days": days("03-05", 3)}, [DeviationKind.MOVED]),
        ({"days": days("03-01", 4)}, [DeviationKind.LENGTH]),
        ({"costs": (a_cost(10), a_cost(6, "USD"))}, [DeviationKind.BUDGET]),
        ({"costs": (a_cost(10),)}, [DeviationKind.BUDGET]),
        ({"costs": ()}, [DeviationKind.BUDGET]),
        ({"costs": (a_cost(5, "USD"), a_cost(4), a_cost(6))}, []),
        ({"costs": (a_cost(10, donor="donor"), a_cost(5, "USD"))}, [DeviationKind.BUDGET]),
        ({"members": ("AZ", "KZ")}, [DeviationKind.MEMBERS]),
        ({"members": ("GE", "AZ")}, []),
        ({"goals": ("goal",)}, [DeviationKind.GOALS]),
        ({"note": both("a note")}, []),
        (
            {"status": Status.POSTPONED, "days": days("02-01")},
            [DeviationKind.STATE, DeviationKind.MOVED, DeviationKind.LENGTH],
        ),
    ],
)
def test_each_deviation_says_in_what_it_is_one(changes, kinds):
    found = between((LINE,), (evolve(LINE, **changes),))
    assert [list(it.kinds) for it in found] == [kinds for _ in found]
    assert bool(found) is bool(kinds)


def test_a_deviation_counts_the_days():
    (later,) = between((LINE,), (evolve(LINE, days=days("03-05", 7)),))
    assert (later.moved, later.longer) == (4, 4)
    (sooner,) = between((LINE,), (evolve(LINE, days=days("02-27", 1)),))
    assert (sooner.moved, sooner.longer) == (-2, -2)


def test_what_was_added_or_removed_has_one_side_and_no_count_of_days():
    gone, new = between((LINE,), (a_line("b"),))
    assert (gone.activity, gone.kinds, gone.after) == ("a", (DeviationKind.REMOVED,), None)
    assert (new.activity, new.kinds, new.before) == ("b", (DeviationKind.ADDED,), None)
    assert (gone.moved, gone.longer, new.moved, new.longer) == (None, None, None, None)


def test_the_budget_stands_there_before_and_after():
    (found,) = between((LINE,), (evolve(LINE, costs=()),))
    assert found.before is not None
    assert found.after is not None
    assert found.before.budget == (
        DonorBudget(None, Money(Decimal(10), "EUR")),
        DonorBudget(None, Money(Decimal(5), "USD")),
    )
    assert found.after.budget == ()


def test_what_really_happened_deviates_also_where_nobody_changed_the_dates():
    plan = a_begun_plan(a_line("a", "03-01", 10))
    adopted = baseline_of(plan, both("Plan"), day("01-02"), "Chair", STATED)
    began = changed(plan, a_change("a", Step.START, "04-20"))
    (late,) = deviations(began, adopted)
    assert (late.kinds, late.moved, late.longer) == (
        (DeviationKind.STATE, DeviationKind.MOVED),
        50,
        0,
    )
    (over,) = deviations(changed(began, a_change("a", Step.COMPLETE, "05-30")), adopted)
    assert over.kinds == (DeviationKind.STATE, DeviationKind.MOVED, DeviationKind.LENGTH)
    assert (over.moved, over.longer) == (50, 31)
    again = baseline_of(began, both("Plan"), day("04-20"), "Chair", STATED)
    assert deviations(began, again) == ()


def as_told(activity: Activity) -> tuple[object, ...]:
    return (activity.title, activity.status, activity.days)


@given(chained(), chained())
@settings(max_examples=50)
def test_exactly_what_differs_deviates_by_id(before, after):
    old, new = ({it.id: it for it in side} for side in (before, after))
    expected = {id for id in old.keys() | new.keys() if id not in old or id not in new}
    expected |= {id for id in old.keys() & new.keys() if as_told(old[id]) != as_told(new[id])}
    found = between(before, after)
    assert [it.activity for it in found] == sorted(expected)
    for it in found:
        if it.before and it.after and it.moved is not None:
            assert old[it.activity].days.first.toordinal() + it.moved == (
                new[it.activity].days.first.toordinal()
            )


@given(st.data())
@settings(max_examples=20)
def test_the_deviations_do_not_depend_on_the_order_of_the_plan(data):
    before, after = data.draw(chained()), data.draw(chained())
    shuffled = tuple(data.draw(st.permutations(after)))
    assert between(before, after) == between(before, shuffled)


def test_nonsense_does_not_deviate():
    with pytest.raises(InvalidValue):
        deviations(None, None)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue):
        deviations(Plan(YEAR, ()), None)  # type: ignore[arg-type]


def test_no_baseline_is_made_of_a_day_before_the_history_begins():
    planned = a_plan(an_activity(status=Status.PLANNED))
    plan = begun(planned, date(2021, 1, 5), "office", both("Kept"))
    with pytest.raises(InvalidValue) as caught:
        baseline_of(plan, both("Adopted"), date(2020, 12, 1), "office", STATED)
    assert [fault.path for fault in caught.value.faults] == ["on"]
