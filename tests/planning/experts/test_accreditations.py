"""Who stands where on the ladder follows from dated awards, some of which expire."""

import pytest

from rocb.errors import InvalidValue
from rocb.planning.experts.accreditations import (
    Accreditation,
    Award,
    accreditation_on,
    has_lapsed,
)
from tests.offices import STATED
from tests.planning.experts.builders import an_award, day

NONE, SCREENED, PRE, FULL = Accreditation


def test_the_ladder_rises_one_step_at_a_time():
    assert [step.step for step in Accreditation] == [0, 1, 2, 3]


def test_nobody_without_an_award_stands_on_the_ladder():
    assert accreditation_on((), day("03-01")) is NONE


def test_the_highest_award_that_holds_counts_in_any_order():
    awards = (an_award(FULL, "03-01"), an_award(SCREENED, "01-01"), an_award(PRE, "02-01"))
    for text, step in (("01-31", SCREENED), ("02-28", PRE), ("03-01", FULL)):
        assert accreditation_on(awards, day(text)) is step
        assert accreditation_on(awards[::-1], day(text)) is step


def test_an_award_holds_from_its_day_to_its_last_one():
    awards = (an_award(PRE, "03-01", "06-30"),)
    held = {text: accreditation_on(awards, day(text)) for text in ("02-28", "03-01", "06-30")}
    assert held == {"02-28": NONE, "03-01": PRE, "06-30": PRE}
    assert accreditation_on(awards, day("07-01")) is NONE


def test_an_award_of_no_known_day_holds_from_the_beginning():
    assert accreditation_on((an_award(FULL),), day("0001-01-01")) is FULL


def test_who_falls_back_to_a_lower_step_has_lapsed():
    awards = (an_award(PRE, "01-01"), an_award(FULL, "02-01", "06-30"))
    assert not has_lapsed(awards, day("06-30"))
    assert has_lapsed(awards, day("07-01"))
    assert accreditation_on(awards, day("07-01")) is PRE


def test_who_was_awarded_anew_has_not_lapsed():
    awards = (an_award(FULL, "02-01", "06-30"), an_award(FULL, "06-01", "12-31"))
    assert not has_lapsed(awards, day("07-01"))
    assert has_lapsed(awards, day("2022-01-01"))


def test_who_never_stood_higher_has_not_lapsed():
    assert not has_lapsed((an_award(SCREENED, "01-01"), an_award(FULL, "12-01")), day("03-01"))


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ((NONE, None, None, STATED), "accreditation"),
        ((3, None, None, STATED), "accreditation"),
        ((FULL, day("03-02"), day("03-01"), STATED), "expires"),
        ((FULL, "2021-03-02", None, STATED), "on"),
        ((FULL, None, None, STATED, 7), "activity"),
    ],
)
def test_an_award_refuses_what_it_cannot_hold(values, path):
    with pytest.raises(InvalidValue) as caught:
        Award(*values)
    assert [fault.path for fault in caught.value.faults] == [path]


@pytest.mark.parametrize("wrong", [None, 7, "7", True, [None]])
def test_nonsense_is_refused(wrong):
    for ask in (accreditation_on, has_lapsed):
        with pytest.raises(InvalidValue):
            ask(wrong, day("03-01"))
        with pytest.raises(InvalidValue):
            ask((), wrong)
