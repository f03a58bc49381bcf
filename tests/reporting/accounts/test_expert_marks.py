from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.periods import Days
from rocb.planning.experts.evaluations import Evaluation, Rating
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.expert_marks import EXPERTS_AT_LEAST, CriterionMarks, expert_marks
from tests.offices import STATED, YEAR, an_expert, both
from tests.reporting.accounts.bases import QUARTERS, SOURCES, a_basis, parted

NAMES = tuple(f"expert-{it}" for it in range(7))
EXPERTS = (an_expert(), *(an_expert(it) for it in NAMES))
CRITERIA = (both("Clarity"), both("Depth"))
MARKS = st.none() | st.integers(1, 5)
SOME = settings(max_examples=15)


@st.composite
def evaluations(draw: st.DrawFn) -> tuple[Evaluation, ...]:
    """Evaluations by quarter: of few experts, or of so many that something may be told."""
    found: list[Evaluation] = []
    for quarter in QUARTERS:
        for number in range(draw(st.sampled_from((0, 2, 4, 5, 7, 8)))):
            ratings = (Rating(it, draw(MARKS)) for it in CRITERIA[: draw(st.integers(1, 2))])
            on = quarter.first + timedelta(days=draw(st.sampled_from((0, 45, len(quarter) - 1))))
            expert = NAMES[number % len(NAMES)]
            id, source = f"{on:%m}-{number}-{len(found)}", draw(SOURCES)
            found.append(
                Evaluation(id, expert, "activity", on, both("Host"), tuple(ratings), source)
            )
    return tuple(found)


def based(held: Iterable[Evaluation], days: Days = YEAR.days) -> Basis:
    return a_basis(days, experts=EXPERTS, evaluations=tuple(held))


def everything(held: Iterable[Evaluation]) -> tuple[tuple[CriterionMarks, ...], ...]:
    """All that anybody is told: in four quarters, in the year, and of any other days."""
    basis = based(held)
    months = (Days(date(2021, 1, 1), date(2021, it, 28)) for it in range(1, 13))
    odd = (evolve(basis, days=days) for days in months)
    return tuple(map(expert_marks, (basis, *parted(basis), *odd)))


def cells(held: Iterable[Evaluation]) -> dict[tuple[int, str | None], list[tuple[Evaluation, int]]]:
    """The marks by quarter and criterion."""
    found: dict[tuple[int, str | None], list[tuple[Evaluation, int]]] = {}
    for it in held:
        for rating in it.ratings:
            if rating.mark is not None:
                key = ((it.on.month - 1) // 3, rating.criterion.en)
                found.setdefault(key, []).append((it, rating.mark))
    return found


def is_told(marks: list[tuple[Evaluation, int]]) -> bool:
    return len({it.expert for it, _ in marks}) >= EXPERTS_AT_LEAST


@given(evaluations())
@SOME
def test_a_mean_is_that_of_the_quarters_with_enough_experts(held):
    basis, found = based(held), cells(held)
    for number, each in enumerate((basis, *parted(basis))):
        for it in expert_marks(each):
            quarters = range(4) if number == 0 else [number - 1]
            marks = [found.get((quarter, it.criterion.en), []) for quarter in quarters]
            told = [mark for cell in marks if is_told(cell) for mark in cell]
            assert sorted(it.marks.records) == sorted(row.id for row, _ in told)
            assert it.marks.value == len(told)
            total = sum(mark for _, mark in told)
            assert it.mean.value == (Fraction(total, len(told)) if told else None)
            assert it.mean.sample == any(row.source.sample for row, _ in told)


@given(evaluations(), st.data())
@SOME
def test_whatever_marks_few_experts_had_all_that_is_told_is_the_same(held, data):
    """An attacker who has every figure of every report cannot tell the two worlds apart."""
    hidden = {
        (it.id, criterion)
        for (_, criterion), marks in cells(held).items()
        if not is_told(marks)
        for it, _ in marks
    }

    def other(it: Evaluation, rating: Rating) -> Rating:
        if (it.id, rating.criterion.en) not in hidden:
            return rating
        return evolve(rating, mark=data.draw(st.integers(1, 5)))

    changed = [evolve(it, ratings=tuple(other(it, each) for each in it.ratings)) for it in held]
    assert everything(changed) == everything(held)


@given(evaluations())
@SOME
def test_two_means_on_a_criterion_differ_by_no_expert_or_by_five(held):
    experts = {it.id: it.expert for it in held}
    for criterion in CRITERIA:
        told = [
            frozenset(it.mean.records)
            for account in everything(held)
            for it in account
            if it.criterion == criterion
        ]
        for one, other in combinations({*told, frozenset()}, 2):
            apart = {experts[id] for id in one ^ other}
            assert len(apart) >= EXPERTS_AT_LEAST


def marked(*experts: str, on: date = QUARTERS[0].first) -> tuple[Evaluation, ...]:
    return tuple(
        Evaluation(
            f"{on}-{number}", it, "activity", on, both("Host"), (Rating(CRITERIA[0], 4),), STATED
        )
        for number, it in enumerate(experts)
    )


def test_many_marks_of_few_experts_are_not_told():
    (found,) = expert_marks(based(marked(*["expert-1", "expert-2"] * 5)))
    assert (found.marks.value, found.mean.value) == (0, None)


def test_a_quarter_of_few_is_not_in_the_year():
    few = marked("expert-1", on=QUARTERS[1].first)
    (found,) = expert_marks(based((*marked(*NAMES[:5]), *few)))
    assert (found.marks.value, found.mean.value) == (5, 4)


def test_a_quarter_that_is_only_begun_is_not_told():
    days = Days(QUARTERS[0].first, QUARTERS[0].last - timedelta(days=1))
    (found,) = expert_marks(based(marked(*NAMES[:5]), days))
    assert found.mean.value is None
