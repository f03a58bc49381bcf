"""Proposals of external assistance: their order, and what the Secretariat replied."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.needs.ranking import rank_needs
from rocb.planning.partners.priorities import prioritise_proposals
from rocb.planning.partners.replies import OpenProposal, proposal_replies
from rocb.planning.projects.secretariat_replies import ReplyKind
from tests.drawn import DATES
from tests.offices import a_need
from tests.planning.partners.builders import a_proposal
from tests.planning.partners.drawn import proposals
from tests.planning.projects.builders import a_reply, paths
from tests.planning.refs import Refs

TODAY = date(2021, 4, 1)
RANKING = rank_needs(
    [
        a_need("first", importance=5),
        a_need("second", importance=3),
        a_need("tied", importance=3),
        a_need("last", importance=1),
        a_need("unassessed", current=None),
    ]
)


def test_the_highest_ranked_need_of_a_proposal_puts_it_in_its_place():
    found = prioritise_proposals(
        [a_proposal("a", "last", "second"), a_proposal("b", "last", "first"), a_proposal("c")],
        RANKING,
        TODAY,
    )
    assert [(it.rank, it.proposal.id) for it in found.ranked] == [(1, "b"), (2, "a")]
    assert [it.need.id for it in found.ranked[0].needs] == ["first", "last"]
    assert [it.id for it in found.unranked] == ["c"]


def test_proposals_for_tied_needs_are_tied_and_the_next_rank_counts_them():
    found = prioritise_proposals(
        [
            a_proposal("d", "last"),
            a_proposal("c", "tied"),
            a_proposal("b", "second"),
            a_proposal("a", "first"),
        ],
        RANKING,
        TODAY,
    )
    assert [(it.rank, it.proposal.id) for it in found.ranked] == [
        (1, "a"),
        (2, "b"),
        (2, "c"),
        (4, "d"),
    ]


def test_a_proposal_without_a_ranked_need_is_listed_not_ranked():
    held = [a_proposal("b", "unassessed"), a_proposal("a", "never-heard-of")]
    found = prioritise_proposals(held, RANKING, TODAY)
    assert found.ranked == ()
    assert [it.id for it in found.unranked] == ["a", "b"]


def test_only_what_is_open_on_the_day_is_ranked_and_what_is_answered_is_listed_apart():
    declined = a_reply("2021-04-01", kind=ReplyKind.DECLINED)
    held = [
        a_proposal("open", "last"),
        a_proposal("answered", "first", reply=declined),
        a_proposal("answered-later", "second", reply=a_reply("2021-04-02")),
        a_proposal("proposed-later", "first", proposed_on=date(2021, 4, 2)),
    ]
    found = prioritise_proposals(held, RANKING, TODAY)
    assert [it.proposal.id for it in found.ranked] == ["answered-later", "open"]
    assert (found.unranked, found.answered) == ((), (held[1],))


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(1, 5)), max_size=6),
    st.lists(st.lists(st.integers(0, 7), unique=True, max_size=3), max_size=5),
)
@settings(max_examples=50)
def test_the_rank_of_a_proposal_counts_those_that_serve_a_greater_need(figures, rows):
    ranking = rank_needs(
        a_need(f"n{n}", current=current, target=5, importance=importance)
        for n, (current, importance) in enumerate(figures)
    )
    held = [a_proposal(f"p{n}", *(f"n{it}" for it in row)) for n, row in enumerate(rows)]
    scores = {f"n{n}": (5 - current) * weight for n, (current, weight) in enumerate(figures)}
    best = {
        it.id: max(known) for it in held if (known := [scores[n] for n in it.needs if n in scores])
    }
    found = prioritise_proposals(held, ranking, TODAY)
    order = [(it.rank, it.proposal.id) for it in found.ranked]
    assert {id: rank for rank, id in order} == {
        id: 1 + sum(other > score for other in best.values()) for id, score in best.items()
    }
    assert order == sorted(order)
    assert [it.id for it in found.unranked] == sorted({it.id for it in held} - best.keys())
    assert found == prioritise_proposals(held[::-1], ranking, TODAY)


def test_an_open_proposal_says_how_long_it_has_been_waiting():
    proposal = a_proposal(proposed_on=date(2021, 3, 1))
    assert proposal_replies([proposal], TODAY).open == (OpenProposal(proposal, 31),)
    assert proposal_replies([proposal], date(2021, 3, 1)).open == (OpenProposal(proposal, 0),)
    assert proposal_replies([proposal], date(2021, 2, 28)).open == ()


def test_a_reply_after_the_day_was_not_there_on_it():
    proposal = a_proposal(reply=a_reply("2021-04-02"))
    assert proposal_replies([proposal], TODAY).open == (OpenProposal(proposal, 31),)
    assert proposal_replies([proposal], date(2021, 4, 2)).answered == (proposal,)


def test_the_longest_wait_and_the_first_reply_come_first_and_ties_stand_by_id():
    held = [
        a_proposal("d"),
        a_proposal("c", proposed_on=date(2021, 2, 1)),
        a_proposal("b"),
        a_proposal("z", reply=a_reply("2021-03-02")),
        a_proposal("y", reply=a_reply("2021-03-03")),
        a_proposal("x", reply=a_reply("2021-03-03")),
    ]
    found = proposal_replies(held, TODAY)
    assert [it.proposal.id for it in found.open] == ["c", "b", "d"]
    assert [it.id for it in found.answered] == ["z", "x", "y"]


def test_a_reply_is_not_older_than_the_proposal():
    assert a_proposal(reply=a_reply("2021-03-01")).reply is not None
    with pytest.raises(InvalidValue) as caught:
        a_proposal(reply=a_reply("2021-02-28"))
    assert paths(caught.value) == ["reply.on"]


@given(st.lists(proposals("p", Refs({"members": ("AZ",)})), max_size=4), DATES)
@settings(max_examples=50)
def test_each_proposal_made_by_the_day_is_either_open_or_answered(drawn, on):
    found = proposal_replies(drawn, on)
    made = [it for it in drawn if it.proposed_on <= on]
    answered = [it for it in made if it.reply is not None and it.reply.on <= on]
    assert sorted(map(repr, found.answered)) == sorted(map(repr, answered))
    assert len(found.open) == len(made) - len(answered)


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), [None]])
def test_nonsense_is_refused_by_name(nonsense):
    for call in (
        lambda: prioritise_proposals(nonsense, RANKING, TODAY),
        lambda: prioritise_proposals((), nonsense, TODAY),
        lambda: prioritise_proposals((), RANKING, nonsense),
        lambda: proposal_replies(nonsense, TODAY),
        lambda: proposal_replies((), nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()
