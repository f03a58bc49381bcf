"""Bounds that need no engine."""

from hypothesis import given, settings

from rocb.planning.assignment.objectives import COST, COVER, measured
from rocb.planning.assignment.obvious import obvious_bound
from rocb.planning.assignment.placements import Placement
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Candidate, Pairing, Person, Task
from tests.planning.assignment.drawn import answers, drawn_problems

PEOPLE = (Person("anna"), Person("boris"))
EVERYBODY = tuple(Candidate(task, it.id) for task in ("long", "short") for it in PEOPLE)
TASKS = (Task("long", 0, 9, seats=3, weight=5), Task("short", 3, 4, weight=2))


def test_every_task_has_as_many_as_there_are_seats_and_candidates():
    assert obvious_bound(AssignmentProblem(TASKS, PEOPLE, EVERYBODY), COVER) == 2 * 5 + 2


def test_a_group_has_its_best_placement():
    placements = (Placement("a", "g", ("long",), weight=1), Placement("b", "g", ("short",)))
    problem = AssignmentProblem(TASKS, PEOPLE, EVERYBODY, placements=placements)
    assert obvious_bound(problem, COVER) == 2 * 5 + 1


def test_who_is_pinned_has_a_seat():
    one = (Task("lead", 0, 1, weight=3),)
    both = (Candidate("lead", "anna"), Candidate("lead", "boris"))
    problem = AssignmentProblem(one, PEOPLE, both, pins=(Pairing("lead", "anna"),))
    assert obvious_bound(problem, COVER) == 3


def test_nothing_is_obvious_where_the_least_is_wanted():
    assert obvious_bound(AssignmentProblem(TASKS, PEOPLE, EVERYBODY), COST) is None


@settings(max_examples=40)
@given(drawn_problems())
def test_no_answer_passes_it(problem):
    bound = obvious_bound(problem, COVER)
    assert bound is not None
    assert all(measured(COVER, problem, answer) <= bound for answer in answers(problem))
