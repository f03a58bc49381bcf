"""The measurements of staffing: what they make up, and that other engines solve the same."""

from collections import Counter
from itertools import combinations

import pytest

from benchmarks import curve, replanning, shifts, staffing, year
from benchmarks.engines import ENGINES, OBJECTIVES, answered
from benchmarks.plain import plain_model, settled
from benchmarks.staff_offices import staff_office
from benchmarks.staff_regions import staff_case
from rocb.office import run_year
from rocb.planning.assignment.objectives import COVER, PEOPLE
from rocb.planning.assignment.solve import solve
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.staffing.obstacles import Obstacle, lasting_obstacles
from rocb.planning.staffing.posts import posts_of
from rocb.planning.staffing.problems import staffing_problem
from rocb.planning.staffing.staff import staff


def test_a_made_up_case_is_the_same_for_the_same_seed_alone():
    assert staff_case(5, 9, seed=3) == staff_case(5, 9, seed=3)
    assert staff_case(5, 9, seed=3) != staff_case(5, 9, seed=4)


def test_a_made_up_year_has_all_that_makes_staffing_hard():
    case = staff_case(150, 300)
    posts = posts_of(case.plan)
    seats = sum(post.role.seats for post in posts)
    assert 2.7 < len(posts) / 150 < 3.3
    assert 520 < seats < 620
    assert any(post.role.escorted for post in posts)
    assert {post.role.accreditation for post in posts} >= {Accreditation.ACCREDITED}
    found = Counter(
        obstacle
        for post in posts[::9]
        for expert in case.experts[::9]
        for obstacle in lasting_obstacles(expert, post)
    )
    assert set(found) == {
        Obstacle.SKILL,
        Obstacle.LEVEL,
        Obstacle.ACCREDITATION,
        Obstacle.LANGUAGE,
        Obstacle.OWN_ADMINISTRATION,
        Obstacle.UNAVAILABLE,
    }


def test_no_made_up_activity_lasts_over_a_weekend_or_leaves_the_year():
    plan = staff_case(300, 1).plan
    for activity in plan.activities:
        assert all(day.weekday() < 5 and day in plan.year.days for day in activity.days)


def test_a_changed_year_lacks_the_busiest_and_holds_three_activities_on_other_days():
    case = staff_case(12, 20)
    before = staff(case, steps=10)
    after = replanning.changed_case(case, before)
    loads = Counter(it.expert.id for it in before.assignments)
    gone = {it.id for it in after.experts if it.left_on is not None}
    assert len(gone) == 6
    assert min(loads[id] for id in gone) >= max(loads[id] for id in set(loads) - gone)
    pairs = zip(case.plan.activities, after.plan.activities, strict=True)
    moved = [(one.days, other.days) for one, other in pairs if one != other]
    assert len(moved) == 3
    assert all(len(one) == len(other) and not one.overlaps(other) for one, other in moved)


def test_a_made_up_office_has_too_few_rooms_for_its_year_as_it_is_planned():
    office = staff_office(150, 20)
    assert len(office.room_requests) == 75
    year = run_year(office)
    assert 100 < len(year.rooms.bookings) < 250
    assert any(not decision.accepted for decision in year.rooms.decisions)


@pytest.mark.parametrize("seed", range(3))
def test_a_plain_model_has_a_row_for_any_two_tasks_that_one_person_cannot_take(seed):
    problem = staffing_problem(staff_case(8, 16, seed))
    model, tasks = plain_model(problem), {task.id: task for task in problem.tasks}
    alone = {
        pair
        for factors, most in model.rows
        if most == 1 and all(factor == 1 for _, factor in factors)
        for pair in combinations(sorted(number for number, _ in factors), 2)
    }
    for (at, one), (other_at, other) in combinations(enumerate(problem.candidates), 2):
        if one.person == other.person and tasks[one.task].overlaps(tasks[other.task]):
            assert (at, other_at) in alone


def test_everybody_has_the_first_of_their_seats_and_no_more_than_needed():
    model = plain_model(staffing_problem(staff_case(8, 16)))
    columns = settled(model, [1] * model.columns)
    for own, seats in model.loads:
        taken = [columns[seat] for seat in seats]
        assert sum(taken) == min(len(own), len(seats))
        assert taken == sorted(taken, reverse=True)
    assert not any(settled(model, [0] * model.columns))


@pytest.mark.parametrize("engine", ENGINES)
def test_another_engine_proves_the_same_of_the_same(engine):
    problem = staffing_problem(staff_case(12, 20, seed=1))
    ours = solve(problem, OBJECTIVES).proofs
    theirs = answered(engine, problem, seconds=20)
    assert [(it.value, it.bound) for it in theirs] == [(it.value, it.bound) for it in ours]
    assert all(proof.is_proven for proof in theirs)


def test_all_jobs_of_a_made_up_day_can_be_done_by_four_in_five():
    problem = shifts.day(10, 30, 33)
    assert len(problem.tasks) == 30
    cover, people = solve(problem, (COVER, PEOPLE)).proofs
    assert cover.value == 30
    assert people.value <= 8


def test_every_measurement_of_staffing_runs_on_a_small_scale():
    rows = [
        *staffing.rows(6, 12, seeds=2, compared=1, times=(0.1, 0.2)),
        *curve.rows(sizes=(4, 6)),
        *replanning.rows(9, 24, seeds=1, limit=1),
        *shifts.rows(sizes=((6, 15, 50),), seeds=2),
        *year.rows(6, 12, limit=5),
    ]
    named = [(row.name, row.peer) for row in rows]
    assert len(set(named)) == len(named)
    assert all(row.spread[0] <= row.ratio <= row.spread[1] for row in rows)
    assert all((row.bound is None) is (row.holds is None) for row in rows)
