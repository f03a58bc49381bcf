"""The network holds all records, and a course only while its training centre exists."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings

from rocb.errors import InvalidValue
from rocb.planning.network.network import Network
from rocb.references import reference_faults
from tests.planning.network.builders import a_centre, a_course, day, days
from tests.planning.network.drawn import drawn_network
from tests.planning.refs import Refs

SOME = {"members": ("AZ", "GE"), "themes": ("valuation",), "fora": ("forum",), "experts": ("e",)}


def paths(make) -> list[str]:
    try:
        make()
    except InvalidValue as error:
        return [fault.path for fault in error.faults]
    return []


def test_a_centre_ends_after_it_begins():
    assert paths(lambda: a_centre(since=day("03-01"), until=day("03-01"))) == ["until"]
    assert a_centre(since=day("03-01"), until=day("03-02")).until == day("03-02")


@pytest.mark.parametrize(
    ("span", "found"),
    [
        (days("03-01", "03-31"), []),
        (days("02-28", "03-31"), ["courses[0].days.first"]),
        (days("03-01", "04-01"), ["courses[0].days.last"]),
        (days("02-28", "04-01"), ["courses[0].days.first", "courses[0].days.last"]),
    ],
)
def test_a_course_is_held_while_its_centre_exists(span, found):
    centre = a_centre(since=day("03-01"), until=day("04-01"))
    assert paths(lambda: Network(centres=(centre,), courses=(a_course(days=span),))) == found


def test_a_centre_without_known_dates_holds_courses_on_any_day():
    assert paths(lambda: Network(centres=(a_centre(),), courses=(a_course(),))) == []


def test_a_course_of_an_unknown_centre_is_a_dangling_reference():
    network = Network(courses=(a_course(),))
    assert "courses[0].centre" in [it.path for it in reference_faults(Network, network)]


def test_what_is_sound_in_a_faulty_network_is_checked_too():
    centre = a_centre(since=day("04-01"))
    check: Any = Network.__attrs_post_init__
    for stand_in, found in (
        ({}, []),
        ({"courses": (a_course(),)}, []),
        ({"centres": (SimpleNamespace(),), "courses": (a_course(),)}, []),
        (
            {"centres": (centre,), "courses": (SimpleNamespace(), a_course())},
            ["courses[1].days.first"],
        ),
    ):
        assert paths(lambda it=stand_in: check(SimpleNamespace(**it))) == found


@given(drawn_network(Refs(SOME)))
@settings(max_examples=20)
def test_a_drawn_network_refers_only_to_its_own_centres_and_to_what_it_was_given(network):
    given_ids = {id for ids in SOME.values() for id in ids}
    dangling = {it.value for it in reference_faults(Network, network)}
    assert dangling <= given_ids
