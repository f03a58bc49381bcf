"""Requests to support a project wait for the Secretariat's reply, the longest first."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.projects.replies import WaitingProject, support_replies
from tests.drawn import DATES
from tests.planning.projects.builders import a_project, a_reply, a_support_request
from tests.planning.projects.drawn import projects
from tests.planning.refs import Refs

TODAY = date(2021, 2, 15)


def test_an_open_request_says_how_long_the_project_has_been_waiting():
    project = a_project(support=a_support_request())
    assert support_replies([project], TODAY).open == (WaitingProject(project, 31),)
    assert support_replies([project], date(2021, 1, 15)).open == (WaitingProject(project, 0),)
    assert support_replies([project], date(2021, 1, 14)).open == ()


def test_a_project_for_which_no_support_was_asked_waits_for_no_reply():
    found = support_replies([a_project()], TODAY)
    assert (found.open, found.answered) == ((), ())


def test_a_reply_after_the_day_was_not_there_on_it():
    project = a_project(support=a_support_request(reply=a_reply("2021-02-16")))
    assert support_replies([project], TODAY).open == (WaitingProject(project, 31),)
    assert support_replies([project], date(2021, 2, 16)).answered == (project,)


def test_the_longest_wait_and_the_first_reply_come_first_and_ties_stand_by_id():
    asked = {
        "d": a_support_request(),
        "c": a_support_request(asked_on=date(2021, 1, 1)),
        "b": a_support_request(),
        "z": a_support_request(reply=a_reply("2021-02-01")),
        "y": a_support_request(reply=a_reply("2021-02-02")),
        "x": a_support_request(reply=a_reply("2021-02-02")),
    }
    found = support_replies([a_project(id, support=it) for id, it in asked.items()], TODAY)
    assert [it.project.id for it in found.open] == ["c", "b", "d"]
    assert [it.id for it in found.answered] == ["z", "x", "y"]


@given(st.lists(projects("p", Refs()), max_size=4), DATES)
@settings(max_examples=25)
def test_each_request_made_by_the_day_is_either_open_or_answered(drawn, on):
    found = support_replies(drawn, on)
    made = [it.support for it in drawn if it.support is not None and it.support.asked_on <= on]
    replied = [it for it in made if it.reply is not None and it.reply.on <= on]
    assert len(found.answered) == len(replied)
    assert len(found.open) == len(made) - len(replied)


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), [None]])
def test_nonsense_is_refused_by_name(nonsense):
    with pytest.raises(InvalidValue):
        support_replies(nonsense, TODAY)
    with pytest.raises(InvalidValue):
        support_replies((), nonsense)
