"""Preferences report what is wrong with them even where parts of them are missing."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from rocb.errors import InvalidValue
from rocb.planning.needs.ballots import Ballot
from rocb.planning.needs.judgements import Judgement, PairwiseComparison
from rocb.planning.needs.preferences import Preferences
from rocb.planning.needs.weightings import Criterion, Weighting
from tests.planning.needs.builders import DAY, a_ballot, a_criterion, between

RULED = (Ballot, PairwiseComparison, Criterion, Weighting, Preferences)
NAMELESS = SimpleNamespace()


def paths_of(kind: Any, **fields: Any) -> list[str]:
    rules: Callable[[Any], None] = kind.__attrs_post_init__
    with pytest.raises(InvalidValue) as caught:
        rules(SimpleNamespace(**fields))
    return [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize("kind", RULED)
def test_what_has_no_sound_field_breaks_no_rule(kind):
    kind.__attrs_post_init__(SimpleNamespace())


def test_a_theme_that_stands_twice_is_found_beside_a_broken_tier():
    tiers = (a_ballot("risk").tiers[0], NAMELESS, None, a_ballot("risk").tiers[0])
    assert paths_of(Ballot, tiers=tiers) == ["tiers[3].themes[0]"]


def test_a_missing_judgement_is_found_beside_a_broken_one():
    part = SimpleNamespace(first="a", intensity=3)
    judgements = (part, Judgement("a", "b", 2), None)
    found = paths_of(PairwiseComparison, themes=("a", "b", "c"), judgements=judgements)
    assert found == ["judgements", "judgements"]


def test_bounds_below_zero_are_found_without_the_weight():
    assert paths_of(Criterion, weights=between(-1, 2)) == ["weights.least"]


def test_weights_are_not_summed_while_one_is_unknown():
    twice = (a_criterion("a", 0), NAMELESS, a_criterion("a", 0))
    assert paths_of(Weighting, criteria=twice) == ["criteria[2].id"]


def test_a_second_ballot_is_found_beside_broken_ones():
    part = SimpleNamespace(member="AZ", on=DAY)
    ballots = (part, NAMELESS, None, a_ballot("risk"))
    assert paths_of(Preferences, ballots=ballots) == ["ballots[3].on"]
