"""A strategy covers three to five years, and says who made it."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import ABSENT, InvalidValue
from rocb.periods import Days
from rocb.planning.strategy.strategies import (
    Strategy,
    is_adopted_on,
    replacement_faults,
    strategy_on,
    uninvolved,
)
from tests.planning.refs import Refs
from tests.planning.strategy.builders import a_goal, a_step, a_strategy, a_target, an_indicator
from tests.planning.strategy.drawn import drawn_strategy

REFS = Refs({"members": ("AZ", "GE"), "organisations": ("wco", "chair"), "themes": ("ethics",)})


def faults(make: Any, *args: Any, **changes: Any) -> list[str]:
    with pytest.raises(InvalidValue) as caught:
        make(*args, **changes)
    return [fault.path for fault in caught.value.faults]


def a_period(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2021-01-01", "2023-12-31"),
        ("2021-01-01", "2024-12-31"),
        ("2021-01-01", "2025-12-31"),
        ("2021-01-01", "2024-06-30"),
        ("2021-01-01", "2024-01-01"),
        ("2021-07-01", "2024-06-30"),
        ("2025-03-01", "2028-02-29"),
        ("2024-02-29", "2027-02-28"),
        ("2024-02-29", "2028-02-28"),
        ("2096-02-29", "2100-02-28"),
        ("2024-02-28", "2028-02-27"),
    ],
)
def test_a_strategy_covers_three_to_five_years(first, last):
    period = a_period(first, last)
    assert a_strategy(period=period).period == period


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2021-01-01", "2022-12-31"),
        ("2021-01-01", "2026-12-31"),
        ("2021-01-01", "2023-12-30"),
        ("2021-01-01", "2026-01-01"),
        ("2025-03-01", "2028-02-28"),
        ("2024-02-29", "2027-02-27"),
        ("2024-02-29", "2029-03-01"),
        ("9998-01-01", "9999-12-31"),
        ("2021-01-01", "9999-12-31"),
    ],
)
def test_any_other_length_is_refused(first, last):
    assert faults(a_strategy, period=a_period(first, last)) == ["period.last"]


def test_the_refusal_names_the_days_between_which_it_may_end():
    with pytest.raises(InvalidValue) as caught:
        a_strategy(period=a_period("2021-01-01", "2022-12-31"))
    assert "from 2023-12-31 to 2025-12-31" in str(caught.value)


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.integers(1, 7),
    st.integers(-2, 2) | st.integers(-200, 200),
)
@settings(max_examples=100)
def test_three_to_five_years_are_counted_to_the_day(first, years, days):
    three, five, about = (
        date(first.year + number, first.month, 1) + timedelta(days=first.day - 1)
        for number in (3, 5, years)
    )
    after = about + timedelta(days=days)
    period = Days(first, after - timedelta(days=1))
    if three <= after <= five:
        assert a_strategy(period=period).period == period
    else:
        assert faults(a_strategy, period=period) == ["period.last"]


def test_two_goals_have_not_one_number():
    goals = (a_goal("a"), a_goal("b", number=2), a_goal("c"))
    assert faults(a_strategy, goals=goals) == ["goals[2].number"]


def test_no_step_of_the_making_follows_the_adoption():
    found = faults(
        a_strategy,
        drafted=a_step("2021-02-01"),
        consultations=(a_step("2021-01-01"), a_step("2021-01-02")),
        adopted=a_step("2021-01-01"),
    )
    assert found == ["drafted.on", "consultations[1].on"]


def test_a_step_names_somebody():
    assert faults(a_step().__class__, date(2021, 1, 1), (), a_strategy().source) == [
        "organisations"
    ]


def test_it_is_adopted_by_the_end_of_its_period():
    assert a_strategy(adopted=a_step("2024-12-31")).adopted is not None
    assert faults(a_strategy, adopted=a_step("2025-01-01")) == ["adopted.on"]


def test_only_a_draft_may_lack_mission_vision_and_goals():
    nothing: dict[str, Any] = {"mission": None, "vision": None, "goals": ()}
    assert a_strategy(**nothing, drafted=a_step("2020-10-01")).mission is None
    adopted = a_step("2020-12-01")
    assert faults(a_strategy, **nothing, adopted=adopted) == ["mission", "vision", "goals"]
    for name, held in nothing.items():
        assert faults(a_strategy, **{name: held}, adopted=adopted) == [name]


def test_no_target_is_due_after_the_period():
    in_time, late = a_target("2024-12-31"), a_target("2050-01-01")
    indicators = (an_indicator(), an_indicator("second", targets=(in_time, late)))
    goals = (a_goal("a"), a_goal("b", number=2, indicators=indicators))
    assert faults(a_strategy, goals=goals) == ["goals[1].indicators[1].targets[1].due"]


def test_a_strategy_does_not_replace_itself():
    assert faults(a_strategy, "one", replaces="one") == ["replaces"]


def test_strategies_do_not_replace_each_other_in_a_circle():
    links = {"a": "b", "b": "c", "c": "a", "d": "a", "e": None, "f": "e", "g": "gone"}
    held = [a_strategy(id, replaces=other) for id, other in links.items()]
    assert [it.path for it in replacement_faults(held)] == [
        f"strategies[{index}].replaces" for index in range(3)
    ]
    assert tuple(replacement_faults(held[3:])) == ()


def test_stand_ins_for_strategies_are_held_against_the_same_rule():
    held = [
        SimpleNamespace(replaces="b"),
        SimpleNamespace(id="self", replaces="self"),
        SimpleNamespace(id="a", replaces="b"),
        ABSENT,
        a_strategy("b", replaces="a"),
    ]
    assert [it.path for it in replacement_faults(held)] == [
        "strategies[2].replaces",
        "strategies[4].replaces",
    ]


def test_all_faults_are_told_at_once_even_beside_faulty_fields():
    stand_in = SimpleNamespace(
        period=a_period("2021-01-01", "2026-12-31"),
        goals=(a_goal("a"), ABSENT, SimpleNamespace(number=1)),
        replaces="other",
        consultations=(SimpleNamespace(), a_step("2021-01-02")),
        adopted=a_step("2021-01-01"),
        vision=None,
    )
    with pytest.raises(InvalidValue) as caught:
        Strategy.__attrs_post_init__(stand_in)  # type: ignore[arg-type]
    found = [fault.path for fault in caught.value.faults]
    assert found == ["period.last", "goals[2].number", "consultations[1].on", "vision"]


def test_a_strategy_without_a_sound_period_is_still_held_against_the_other_rules():
    stand_in = SimpleNamespace(id="one", replaces="one", period=SimpleNamespace())
    with pytest.raises(InvalidValue) as caught:
        Strategy.__attrs_post_init__(stand_in)  # type: ignore[arg-type]
    assert [fault.path for fault in caught.value.faults] == ["replaces"]


def test_a_strategy_is_adopted_from_the_day_of_its_adoption():
    strategy = a_strategy(adopted=a_step("2021-04-10"))
    assert not is_adopted_on(strategy, date(2021, 4, 9))
    assert is_adopted_on(strategy, date(2021, 4, 10))
    assert not is_adopted_on(a_strategy(), date(2021, 4, 10))


def test_the_strategy_in_force_is_the_one_adopted_last():
    former = a_strategy("former", adopted=a_step("2021-04-10"))
    revised = a_strategy("a-revision", adopted=a_step("2022-04-10"), replaces="former")
    draft = a_strategy("draft")
    known = [revised, draft, former]
    assert strategy_on(known, date(2021, 4, 9)) is None
    assert strategy_on(known, date(2022, 4, 9)) is former
    assert strategy_on(known, date(2022, 4, 10)) is revised
    assert strategy_on(known, date(2024, 12, 31)) is revised
    assert strategy_on(known, date(2025, 1, 1)) is None


def test_of_two_strategies_adopted_on_one_day_the_last_by_id_is_in_force():
    first, last = (a_strategy(id, adopted=a_step("2021-04-10")) for id in "ab")
    assert strategy_on([last, first], date(2021, 5, 1)) is last
    assert strategy_on([first, last], date(2021, 5, 1)) is last


def test_partners_whom_no_step_names_were_not_involved():
    strategy = a_strategy(
        drafted=a_step("2020-01-01", "think-tank"),
        consultations=(a_step("2020-02-01", "secretariat"),),
        adopted=a_step("2020-03-01", "conference"),
    )
    partners = ["vice-chair", "secretariat", "conference", "think-tank", "contact-point"]
    assert uninvolved(strategy, partners) == ("contact-point", "vice-chair")
    assert uninvolved(a_strategy(), ["secretariat"]) == ("secretariat",)


@given(drawn_strategy(REFS))
@settings(max_examples=25)
def test_whatever_is_drawn_can_be_made(strategies):
    assert all(len(it.goals) <= 2 for it in strategies)


@pytest.mark.parametrize("nonsense", [None, "7", True, 7])
def test_nonsense_is_refused_by_name(nonsense):
    assert faults(is_adopted_on, nonsense, date(2021, 1, 1)) == ["strategy"]
    assert faults(is_adopted_on, a_strategy(), nonsense) == ["on"]
    assert faults(strategy_on, nonsense, date(2021, 1, 1)) == ["strategies"]
    assert faults(strategy_on, [a_strategy(), nonsense], date(2021, 1, 1)) == ["strategies[1]"]
    assert faults(strategy_on, [], nonsense) == ["on"]
    assert faults(uninvolved, nonsense, []) == ["strategy"]
    assert faults(uninvolved, a_strategy(), nonsense) == ["partners"]
