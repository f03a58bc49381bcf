from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.planning.assignment.bounds import Prices, bound, lowered, opening_prices, relaxation
from rocb.planning.assignment.instances import compiled
from rocb.planning.assignment.objectives import COST, COVER, FAIRNESS, PEOPLE
from tests.planning.assignment.builders import a_year, gained
from tests.planning.assignment.drawn import answers, drawn_problems

PRICE = st.integers(0, 20_000)


@settings(max_examples=50)
@given(st.data(), drawn_problems(), st.permutations((COVER, COST, FAIRNESS, PEOPLE)))
def test_no_answer_passes_a_bound_whatever_the_prices_are(data, problem, objectives):
    every = list(answers(problem))
    first, second = objectives[:2]
    floor = gained(first, problem, data.draw(st.sampled_from(every)))
    relaxed = relaxation(compiled(problem, (first, second)), 1)
    seats = data.draw(st.lists(PRICE, min_size=4, max_size=4))[: len(problem.tasks)]
    prices = Prices(seats, [data.draw(PRICE)])
    left = [it for it in every if gained(first, problem, it) >= floor]
    best = max(gained(second, problem, it) for it in left)
    assert bound(relaxed, prices, [floor]) >= best
    assert bound(relaxed, opening_prices(relaxed), [floor]) >= best
    lowest, found = lowered(relaxed, prices, [floor], best, 10)
    assert best <= lowest <= bound(relaxed, prices, [floor])
    assert lowest == bound(relaxed, found, [floor])


def never_asked(lowest: int) -> bool:
    raise AssertionError(lowest)


def test_lower_prices_come_close_to_the_best_cover():
    problem = a_year(missions=30, people=20)
    relaxed = relaxation(compiled(problem, (COVER,)), 0)
    opening = opening_prices(relaxed)
    all_seats = sum(task.weight * task.seats for task in problem.tasks)
    assert bound(relaxed, opening, []) == all_seats
    lowest, _ = lowered(relaxed, opening, [], 0, 40)
    assert lowest < all_seats


def test_the_bound_goes_no_lower_than_is_asked_for():
    relaxed = relaxation(compiled(a_year(), (COST,)), 0)
    lowest, _ = lowered(relaxed, opening_prices(relaxed), [], 0, 40, never_asked)
    assert lowest == 0
