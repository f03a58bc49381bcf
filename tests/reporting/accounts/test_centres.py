from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Course, Days, TrainingCentre
from rocb.planning.network.network import Network
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.centres import centres_account
from tests.offices import STATED, YEAR
from tests.planning.network.builders import a_centre, a_course, days
from tests.reporting.accounts.bases import SOURCES, a_basis, parted

FIRST, SECOND, *_ = (quarter.days for quarter in YEAR.quarters)


CENTRES = (a_centre(),)


def a_year(
    *courses: Course, centres: tuple[TrainingCentre, ...] = CENTRES, on: Days = FIRST
) -> Basis:
    return a_basis(on, network=Network(centres=centres, courses=courses))


COURSES = st.lists(
    st.builds(
        lambda month, length, places, members, source: {
            "days": days(f"{month:02}-01", f"{min(month + length, 12):02}-05"),
            "places": places,
            "members": tuple(members),
            "source": source,
        },
        st.integers(1, 12),
        st.integers(0, 2),
        st.none() | st.integers(1, 40),
        st.lists(st.sampled_from(("AZ", "GE", "KZ")), unique=True),
        SOURCES,
    ),
    max_size=4,
)


@given(COURSES)
@settings(max_examples=25)
def test_every_figure_comes_from_the_courses_that_it_names(drawn):
    courses = {f"c{number}": a_course(f"c{number}", **it) for number, it in enumerate(drawn)}
    basis = a_year(*courses.values(), on=YEAR.days)
    for each in (basis, *parted(basis)):
        account = centres_account(each)
        (it,) = account.centres
        begun = {id for id, course in courses.items() if course.days.first in each.days}
        assert set(account.courses.records) == set(it.count.records) == begun
        assert it.places.value == sum(courses[id].places or 0 for id in begun)
        assert set(it.unstated.records) == {id for id in begun if courses[id].places is None}
        invited = {code for id in begun for code in courses[id].members}
        assert set(it.members.records) == invited
        assert it.members.value == len(invited)


def test_four_quarters_hold_the_courses_of_the_year():
    basis = a_year(a_course(), a_course("other", days=days("05-01", "05-02")), on=YEAR.days)
    held = [centres_account(each).courses.value for each in parted(basis)]
    assert held == [1, 1, 0, 0]


def test_a_centre_that_had_ended_is_not_told():
    gone = a_centre("gone", until=date(2020, 1, 1))
    account = centres_account(a_year(centres=(a_centre(), gone)))
    assert [it.centre.id for it in account.centres] == ["centre"]


def test_a_centre_without_courses_stands_with_none():
    (it,) = centres_account(a_year(a_course(source=STATED), on=SECOND)).centres
    assert (it.count.value, it.places.value, it.courses) == (0, 0, ())


def test_courses_at_the_same_time_for_the_same_members_are_told():
    other = a_course("other", theme="risk")
    assert len(centres_account(a_year(a_course(), other)).clashing) == 1
