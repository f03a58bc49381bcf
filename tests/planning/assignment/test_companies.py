"""People who can come only together."""

from hypothesis import given, settings

from rocb.planning.assignment.assign import assign
from rocb.planning.assignment.escorts import Escort
from rocb.planning.assignment.objectives import COVER
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.tasks import Candidate, Pairing, Person, Task
from rocb.planning.assignment.verification import violations
from tests.planning.assignment.drawn import drawn_problems

PEOPLE = tuple(map(Person, ("anna", "boris", "clara")))


def beside(one: str, other: str, *tasks: str) -> Escort:
    """Let one come to the tasks only beside the other."""
    return Escort(tasks, (one,), tasks, (other,))


def team(seats: int, *escorts: Escort, pins: tuple[Pairing, ...] = ()) -> AssignmentProblem:
    """Return one task that all of them could take."""
    everybody = tuple(Candidate("team", it.id) for it in PEOPLE)
    return AssignmentProblem((Task("team", 0, 1, seats),), PEOPLE, everybody, escorts, pins=pins)


def sent(problem: AssignmentProblem) -> list[str]:
    return [it.person for it in assign(problem, (COVER,)).pairings]


def test_two_who_escort_each_other_come_together():
    mutual = (beside("anna", "boris", "team"), beside("boris", "anna", "team"))
    alone = beside("clara", "anna", "team")
    assert sent(team(2, *mutual, alone)) == ["anna", "boris"]


def test_a_ring_of_three_comes_together():
    ring = (beside("anna", "boris", "team"), beside("boris", "clara", "team"))
    closed = (*ring, beside("clara", "anna", "team"))
    assert sent(team(3, *closed)) == ["anna", "boris", "clara"]
    assert sent(team(2, *closed)) == []


def test_a_ring_comes_with_the_one_who_is_pinned():
    ring = (beside("anna", "boris", "team"), beside("boris", "clara", "team"))
    closed = (*ring, beside("clara", "anna", "team"))
    assert len(sent(team(3, *closed, pins=(Pairing("team", "boris"),)))) == 3


def test_a_start_of_people_who_come_together_is_kept():
    mutual = (beside("anna", "boris", "team"), beside("boris", "anna", "team"))
    alone = beside("clara", "anna", "team")
    start = (Pairing("team", "anna"), Pairing("team", "boris"))
    assert assign(team(2, *mutual, alone), (COVER,), start=start, steps=0).pairings == start


@settings(max_examples=30)
@given(drawn_problems())
def test_whoever_comes_no_rule_is_broken(problem):
    assert violations(problem, assign(problem, (COVER,), steps=20).pairings) == ()
