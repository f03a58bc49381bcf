from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.past_office import office_on
from rocb.periods import Days
from rocb.planning.corrections import RecordKind
from rocb.planning.experts.evaluations import Evaluation, Rating
from rocb.planning.past.correcting import corrected, entered_late, struck_out
from rocb.planning.programme import Programme
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.expert_marks import EXPERTS_AT_LEAST, CriterionMarks, expert_marks
from tests.offices import STATED, YEAR, an_expert, both
from tests.reporting.accounts.bases import QUARTERS, SOURCES, a_basis, parted, the_year, value

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


APRIL, WHY = date(2021, 4, 15), both("A form was found")


def a_programme(*held: Evaluation) -> Programme:
    planning = the_year().office.planning
    return evolve(planning, experts=EXPERTS, evaluations=held, corrections=())


def reported(programme: Programme, days: Days = YEAR.days) -> dict[str | None, CriterionMarks]:
    """What a report on these days tells by what was known at their end."""
    office = office_on(evolve(the_year().office, planning=programme), days.last)
    basis = Basis(evolve(the_year(), office=office), days)
    return {it.criterion.en: it for it in expert_marks(basis)}


def clarity(programme: Programme, days: Days = YEAR.days) -> tuple[object, object]:
    found = reported(programme, days)["Clarity"]
    return found.marks.value, found.mean.value


def test_a_mark_that_was_put_right_after_the_quarter_cannot_be_recovered_from_the_year():
    held = marked(*NAMES[:5])
    right = evolve(held[0], ratings=(Rating(CRITERIA[0], 1),))
    later = corrected(a_programme(*held), right, APRIL, "Clerk", WHY)
    assert clarity(later) == clarity(later, QUARTERS[0]) == (5, 4)
    last = corrected(a_programme(*held), right, QUARTERS[0].last, "Clerk", WHY)
    assert clarity(last) == clarity(last, QUARTERS[0]) == (5, Fraction(17, 5))


def test_a_mark_that_was_put_right_twice_counts_as_it_was_told_first():
    held = marked(*NAMES[:5])
    programme = a_programme(*held)
    for month, mark in ((4, 1), (8, 2)):
        right = evolve(held[0], ratings=(Rating(CRITERIA[0], mark),))
        programme = corrected(programme, right, date(2021, month, 15), "Clerk", WHY)
    assert clarity(programme) == (5, 4)


def test_an_evaluation_that_was_entered_after_its_quarter_is_in_no_mean():
    *held, one = marked(*NAMES[:6])
    later = entered_late(a_programme(*held), one, APRIL, "Clerk", WHY)
    assert clarity(later) == clarity(later, QUARTERS[0]) == (5, 4)
    within = entered_late(a_programme(*held), one, date(2021, 3, 1), "Clerk", WHY)
    assert clarity(within) == (6, 4)


def test_the_fifth_expert_who_was_marked_too_late_makes_no_mean():
    *held, one = marked(*NAMES[:5])
    later = entered_late(a_programme(*held), one, APRIL, "Clerk", WHY)
    assert clarity(later) == (0, None)


def test_a_quarter_of_which_one_was_struck_out_since_is_in_no_mean_of_the_year():
    held = (*marked(*NAMES[:6]), *marked(*NAMES[:5], on=QUARTERS[2].first))
    kind = RecordKind.EVALUATION
    later = struck_out(a_programme(*held), kind, held[0].id, APRIL, "Clerk", WHY)
    assert clarity(later, QUARTERS[0]) == (6, 4)
    found = reported(later)["Clarity"]
    assert found.marks.records == tuple(it.id for it in held[6:])


def test_an_evaluation_that_was_moved_to_another_quarter_counts_where_it_was_told():
    held = marked(*NAMES[:5])
    moved = evolve(held[0], on=QUARTERS[1].first)
    later = corrected(a_programme(*held), moved, date(2021, 8, 1), "Clerk", WHY)
    assert clarity(later) == clarity(later, QUARTERS[0]) == (5, 4)


@st.composite
def corrected_programmes(draw: st.DrawFn) -> Programme:
    """Evaluations that were put right, struck out and entered, at any time of the year."""
    held = draw(evaluations())
    programme = a_programme(*held)
    for month in sorted(draw(st.lists(st.integers(1, 12), max_size=5))):
        on = date(2021, month, 28)
        there = programme.evaluations
        if not there:
            break
        one = draw(st.sampled_from(there))
        ratings = tuple(Rating(it, draw(MARKS)) for it in CRITERIA)
        right = evolve(one, ratings=ratings, on=draw(st.sampled_from((one.on, APRIL))))
        match draw(st.integers(0, 2)):
            case 0:
                kind = RecordKind.EVALUATION
                programme = struck_out(programme, kind, one.id, on, "Clerk", WHY)
            case 1:
                new = evolve(right, id=f"late-{len(programme.corrections)}")
                programme = entered_late(programme, new, on, "Clerk", WHY)
            case _ if right != one:
                programme = corrected(programme, right, on, "Clerk", WHY)
    return programme


@given(corrected_programmes())
@SOME
def test_however_marks_were_put_right_the_year_is_made_of_whole_quarters_as_they_were_told(
    programme,
):
    """An attacker who takes any quarters from the year is left with other whole quarters."""
    quarters = [reported(programme, it) for it in QUARTERS]
    for name, year in reported(programme).items():
        told = [
            (value(it.marks), value(it.mean) * value(it.marks))
            for found in quarters
            if (it := found.get(name)) is not None and it.marks.value
        ]
        sums = {
            (sum(number for number, _ in some), sum(total for _, total in some))
            for size in range(len(told) + 1)
            for some in combinations(told, size)
        }
        number = value(year.marks)
        assert (number, number and value(year.mean) * number) in sums
