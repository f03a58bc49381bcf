from bisect import bisect_right
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.planning.assignment.schedules import Diary, best_schedule

JOBS = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4), st.integers(-2, 9)), max_size=6)


def the_most(
    jobs: list[tuple[int, int, int]], room: int, load: int, first: int, rising: int
) -> int:
    best = 0
    for size in range(1, len(jobs) + 1):
        for some in combinations(sorted(jobs), size):
            apart = all(a[0] + a[1] <= b[0] for a, b in pairwise(some))
            if apart and sum(it[1] for it in some) <= room:
                dearer = rising * sum(range(load, load + size))
                paid = dearer if load else dearer + first
                best = max(best, sum(it[2] for it in some) - paid)
    return best


@settings(max_examples=200)
@given(JOBS, st.integers(0, 9), st.integers(0, 2), st.integers(0, 3), st.integers(0, 2))
def test_no_other_schedule_gains_more(jobs, room, load, first, rising):
    jobs = sorted(jobs, key=lambda it: it[0] + it[1])
    ends = [begins + length for begins, length, _ in jobs]
    diary = Diary(
        tuple(
            (number, length, bisect_right(ends, begins))
            for number, (begins, length, _) in enumerate(jobs)
        ),
        room,
        load,
    )
    most, chosen = best_schedule(diary, [profit for _, _, profit in jobs], first, rising)
    assert most == the_most(jobs, room, load, first, rising)
    picked = [jobs[it] for it in chosen]
    assert sum(it[1] for it in picked) <= room
    paid = rising * sum(range(load, load + len(picked)))
    paid += first if picked and not load else 0
    assert sum(it[2] for it in picked) - paid == most
