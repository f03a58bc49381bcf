"""Nobody learns anything of a figure that it may not see, alone, together, or over time."""

import json
from datetime import date
from decimal import Decimal
from itertools import combinations, permutations
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.benchmarking.benchmarks import Benchmark, BenchmarkFigure
from rocb.planning.benchmarking.comparison import comparison
from rocb.planning.benchmarking.disclosure import (
    THE_OFFICE,
    THE_PUBLIC,
    Disclosure,
    Viewer,
    ViewerKind,
)
from rocb.planning.benchmarking.visibility import disclosed, visible_to_viewer
from tests.planning.benchmarking.builders import a_benchmark, a_figure, a_measure, a_ratio, a_share
from tests.planning.benchmarking.drawn import AMOUNTS, disclosures, figures

MEMBERS = ("AZ", "GE", "KZ")
OUTSIDER = "TR"
SEERS = (*MEMBERS, OUTSIDER)
VIEWERS = (THE_OFFICE, THE_PUBLIC, *(Viewer(ViewerKind.MEMBER, member) for member in SEERS))
DATES = st.sampled_from([date(2020, 6, 30), date(2021, 6, 30)])
DRAWN = figures(MEMBERS, (a_measure(), a_ratio()), SEERS, DATES, most=8)


def may_see(viewer: Viewer, figure: BenchmarkFigure) -> bool:
    """The rule of disclosure, written once more as a table."""
    if viewer == THE_OFFICE:
        return True
    seers = {
        Disclosure.OFFICE: (),
        Disclosure.NAMED: figure.seen_by,
        Disclosure.PARTICIPANTS: MEMBERS,
        Disclosure.PUBLIC: (*SEERS, None),
    }
    return viewer.member in (figure.member, *seers[figure.disclosure])


def outputs(benchmark: Benchmark, viewer: Viewer) -> dict[str, Any]:
    """All that the viewer can be shown: values, their text, and JSON."""
    visible = visible_to_viewer(benchmark, viewer)
    compared = [comparison(benchmark, viewer, day) for day in (None, date(2020, 12, 31))]
    return {
        "visible": visible,
        "text": repr(visible) + repr(visible.figures) + repr(compared),
        "json": json.dumps(attrs.asdict(visible), default=str),
        "disclosed": disclosed([benchmark], viewer),
        "compared": compared,
        "figures": json.dumps([attrs.asdict(it) for it in compared], default=str),
        "derived": [(it.shown, it.average, it.best) for c in compared for it in c.measures],
        "hash": hash(visible),
    }


@given(DRAWN, st.sampled_from(VIEWERS))
@settings(max_examples=50)
def test_a_viewer_sees_just_the_figures_that_it_may_see(held, viewer):
    seen = visible_to_viewer(a_benchmark(*held), viewer).figures
    assert {(it.member, it.measure, it.on, it.numerator) for it in seen} == {
        (it.member, it.measure, it.on, it.numerator) for it in held if may_see(viewer, it)
    }


@given(st.data(), st.sampled_from(VIEWERS[1:]))
@settings(max_examples=50)
def test_hidden_figures_may_change_come_and_go_without_a_trace(data, viewer):
    held = data.draw(DRAWN)
    shown = [it for it in held if may_see(viewer, it)]
    taken = {(it.member, it.measure, it.on) for it in shown}
    others = [
        it
        for it in data.draw(DRAWN)
        if not may_see(viewer, it) and (it.member, it.measure, it.on) not in taken
    ]
    mixed = data.draw(st.permutations(shown + others))
    assert outputs(a_benchmark(*mixed), viewer) == outputs(a_benchmark(*held), viewer)


@given(st.data(), DRAWN.filter(bool), AMOUNTS)
@settings(max_examples=50)
def test_all_who_may_not_see_a_figure_cannot_tell_two_amounts_apart_together(data, held, amount):
    place = data.draw(st.integers(0, len(held) - 1))
    other = (*held[:place], evolve(held[place], numerator=amount), *held[place + 1 :])
    gone = (*held[:place], *held[place + 1 :])
    for viewer in VIEWERS:
        if not may_see(viewer, held[place]):
            before = outputs(a_benchmark(*held), viewer)
            assert outputs(a_benchmark(*other), viewer) == before
            assert outputs(a_benchmark(*gone), viewer) == before


def test_an_attacker_with_every_output_and_all_other_figures_finds_no_amount():
    """Every way to show three figures is tried; so is every amount, in turn with all outputs."""
    levels = [
        (Disclosure.OFFICE, ()),
        (Disclosure.NAMED, ("GE",)),
        (Disclosure.PARTICIPANTS, ()),
        (Disclosure.PUBLIC, ()),
    ]
    amounts = [Decimal(amount) for amount in range(3)]
    for hidden, others in [(it, two) for it in levels for two in combinations(levels, 2)]:
        blind = [
            viewer
            for viewer in VIEWERS
            if not may_see(viewer, a_figure("AZ", disclosure=hidden[0], seen_by=hidden[1]))
        ]
        seen = set()
        for amount in amounts:
            secret = a_figure("AZ", str(amount), disclosure=hidden[0], seen_by=hidden[1])
            known = [
                a_figure(member, "1", disclosure=level, seen_by=seers)
                for member, (level, seers) in zip(("GE", "KZ"), others, strict=True)
            ]
            benchmark = a_benchmark(secret, *known)
            seen.add(repr([sorted(map(str, outputs(benchmark, it).items())) for it in blind]))
        assert len(seen) == 1


def test_the_order_of_the_figures_tells_nothing():
    held = (a_figure("AZ", "3"), a_figure("GE", "1"), a_share("KZ", "1", "2"))
    found = {visible_to_viewer(a_benchmark(*them), THE_OFFICE) for them in permutations(held)}
    assert len(found) == 1


def test_figures_stand_by_measure_then_member_then_day():
    early = a_figure("GE", on=date(2020, 1, 1))
    held = (a_share("AZ", "1", "2"), a_figure("GE"), early, a_figure("AZ"))
    seen = visible_to_viewer(a_benchmark(*held), THE_OFFICE).figures
    assert seen == (held[3], early, held[1], held[0])


def test_a_named_member_does_not_learn_who_else_is_named():
    figure = a_figure("AZ", disclosure=Disclosure.NAMED, seen_by=("GE", "TR"))
    benchmark = a_benchmark(figure)
    seen = visible_to_viewer(benchmark, Viewer(ViewerKind.MEMBER, "GE")).figures
    assert [it.seen_by for it in seen] == [("GE",)]
    for viewer in (THE_OFFICE, Viewer(ViewerKind.MEMBER, "AZ")):
        assert visible_to_viewer(benchmark, viewer).figures == (figure,)


def test_a_member_outside_the_benchmark_is_no_participant():
    benchmark = a_benchmark(a_figure("AZ", disclosure=Disclosure.PARTICIPANTS))
    assert visible_to_viewer(benchmark, Viewer(ViewerKind.MEMBER, OUTSIDER)).figures == ()
    assert len(visible_to_viewer(benchmark, Viewer(ViewerKind.MEMBER, "GE")).figures) == 1


def test_who_joins_later_sees_what_was_shown_to_participants_before():
    latecomer = Viewer(ViewerKind.MEMBER, OUTSIDER)
    before = a_benchmark(
        a_figure("AZ", disclosure=Disclosure.PARTICIPANTS),
        a_figure("GE", disclosure=Disclosure.NAMED, seen_by=("AZ",)),
    )
    joined = evolve(before, members=(*before.members, OUTSIDER))
    assert [it.member for it in visible_to_viewer(before, latecomer).figures] == []
    assert [it.member for it in visible_to_viewer(joined, latecomer).figures] == ["AZ"]


@given(DRAWN, st.sampled_from(VIEWERS))
@settings(max_examples=50)
def test_to_look_twice_shows_the_same(held, viewer):
    once = visible_to_viewer(a_benchmark(*held), viewer)
    assert visible_to_viewer(once, viewer) == once


@given(disclosures(SEERS))
@settings(max_examples=50)
def test_whoever_may_see_a_figure_the_office_and_its_member_may_too(level):
    benchmark = a_benchmark(a_figure("AZ", disclosure=level[0], seen_by=level[1]))
    for viewer in (THE_OFFICE, Viewer(ViewerKind.MEMBER, "AZ")):
        assert visible_to_viewer(benchmark, viewer) == benchmark


def test_a_row_of_benchmarks_is_shown_in_its_order():
    secret = a_figure("AZ", disclosure=Disclosure.OFFICE)
    benchmarks = [a_benchmark(secret, id="b"), a_benchmark(a_figure("GE"), id="a")]
    shown = disclosed(iter(benchmarks), THE_PUBLIC)
    assert [(it.id, len(it.figures)) for it in shown] == [("b", 0), ("a", 1)]


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 3])
def test_nonsense_is_refused(nonsense):
    for call in (
        lambda: visible_to_viewer(nonsense, THE_OFFICE),
        lambda: visible_to_viewer(a_benchmark(), nonsense),
        lambda: disclosed(nonsense, THE_OFFICE),
        lambda: disclosed([nonsense], THE_OFFICE),
        lambda: disclosed([], nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()
